"""The name of a paper or site on a line of its own, above all else that stands at the head of a text."""

import re

from archive.extract.layout.frame_line import FrameLine, stripped
from archive.extract.layout.furniture import is_imprint
from archive.extract.layout.mastheads import may_be_paper
from archive.extract.layout.numbered_notes import issue_end
from archive.extract.layout.papers import ends_as_paper, is_certain, is_genre, is_paper
from archive.extract.words.terms import terms
from archive.text import Span

__all__ = ["is_menu", "nameplate", "names_itself"]

MOST_WORDS = 5
PAPER_WORDS = (3, 4)  # of a paper's name with its town's
BEFORE_HOLDER = 36  # characters of such a sign with its years
LEAST_LINKS = 3  # in a site's menu
LONGEST_LINK = 24
_STROKES = re.compile(r"\s*[|•·]\s*")
_ARTICLE = re.compile(r"(?:the|der|die|das|la|le|les|el|il|o|a)\s|l['’]", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[|•·—]|--|\s–\s)\s*")
_SLOGAN = re.compile(  # what a paper says of itself behind its name
    r"\s+(?:--|[—–-])\s+(?:(?:proudly )?serving|since|est(?:ablished|\.|d\b)|founded|the voice of"
    r"|a (?:daily|weekly|monthly)|seit|gegründet|depuis|fondé|desde|fundad[oa]|dal|fondat[oa])\b[^\n]*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:Vol(?:ume\b|\.)|Issue\b|Number\b|No\.|Nr\.|N\.|N[º°]|№|Jahrgang|Anno|Año|Ann[ée]e)\s?#?[\dIVXLC]+(?!\w)"
    r"|\d{1,3}(?:e|\.|º)?\s(?:Jahrgang|jaargang|årgang|année)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s\d,©()–-]{0,20}(?:by\s)?\Z", re.IGNORECASE)


def nameplate(text: str, line: Span, below: Span) -> FrameLine | None:
    """The line of a paper's name over that of its number or page and day: "THE MONTHLY LANTERN", "Vol. XII,
    No. 7, July 1931". A page alone may as well stand below a headline."""
    name = _name_of(text, line)
    numbered = _NUMBERED.search(text, below.start, below.end) is not None
    paged = any(
        issue_end(text, piece.end(), below.end) for piece in _PARTS.finditer(text, below.start, below.end)
    )
    paged = paged or _SLOGAN.search(text, line.start, line.end) is not None
    titled = _ARTICLE.match(name.of(text)) is not None or is_paper(name.of(text))
    imprint = titled and is_imprint(text, below.start, below.end) and may_be_paper(text, name)
    told = (
        imprint
        or _is_paper_of_town(name.of(text))
        or (numbered and may_be_paper(text, name))
        or (paged and is_paper(name.of(text)))
    )
    return _plate(line, name, 0.85) if told else None


def _is_paper_of_town(name: str) -> bool:
    """Whether a name says whose paper it is, as those in Romance languages do: "Correio do Litoral"."""
    words = name.split()
    joined = PAPER_WORDS[0] <= len(words) <= PAPER_WORDS[1] and words[1] in ("do", "da", "de", "del", "di")
    return joined and words[0].lower() in terms("outlet-openings") and words[2][0].isupper()


def names_itself(text: str, line: Span, below: Span) -> FrameLine | None:
    """The name of a site or paper over the headline: its menu stands below, its name in the line of
    copyright, or its words say so."""
    name = _name_of(text, line)
    words = name.of(text)
    if (
        len(words.split()) > MOST_WORDS
        or is_genre(words)
        or words.lower() in terms("sections") | terms("kickers-en")
    ):
        return None
    if not all(word[0].isupper() or word in terms("name-joints") for word in words.split()):
        return None
    held = _holds_copyright(text, words, line.end)
    told = held or (may_be_paper(text, name) and is_menu(below.of(text)))
    return _plate(line, name, 0.8) if told or is_certain(words) or ends_as_paper(words) else None


def _holds_copyright(text: str, name: str, start: int) -> bool:
    """Whether a name stands again behind the sign of copyright."""
    at = text.find(name, start)
    while at >= 0:
        if _COPYRIGHT.search(text, max(start, at - BEFORE_HOLDER), at):
            return True
        at = text.find(name, at + 1)
    return False


def is_menu(line: str) -> bool:
    """Whether a line is the menu of a site: "News | Sports | Obits | Tide Tables"."""
    links = _STROKES.split(line)
    return len(links) >= LEAST_LINKS and all(
        link[:1].isupper() and len(link) <= LONGEST_LINK and link.isprintable() and not re.search(r"\d", link)
        for link in links
    )


def _name_of(text: str, line: Span) -> Span:
    if slogan := _SLOGAN.search(text, line.start, line.end):
        line = Span(line.start, slogan.start())
    return stripped(text, line.start, line.end - (text[line.end - 1] == "."))


def _plate(line: Span, name: Span, confidence: float) -> FrameLine:
    return FrameLine("source", line, "nameplate", confidence, names=(name,))
