"""Parts of a web page: which element bears the headline, and what stands apart from the article.

Readers' comments, other articles, events, feet and the frame of a web archive have dates of their own.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice

from lxml import etree

# The page's own foot, not an article's: "post-footer".
_FOOTER = (
    "".join(rf"(?<!{part}[-_])" for part in ("entry", "post", "asset", "article", "story", "node")) + "footer"
)
_APART = re.compile(
    r"(?<![a-z])(?:comments?(?:list)?|kommentare?|commentaires?|comentarios?|respond|repl(?:y|ies)|discussion|disqus"
    rf"|related|{_FOOTER}|recommend\w*|sidebar|(?<!elementor-)widget|teasers?|events?|(?<!fa-)(?<!icon-)calendar|agenda"
    r"|twitter-tweet|instagram-media|fb-post|trending|popular|upcoming|clock|today|current-?date|weather|topbar|masthead|wm-ipp\w*)(?![a-z])"
)
_NAMED_OTHERWISE = re.compile(
    rf"updat|modif|comment|copyright|{_FOOTER}|event|agenda|current|today|clock|born|birth|startdate|enddate|dtstart|dtend|calendar|related|sidebar|timeline"
)
# Words before a date that is no publication's: when an event is, when a page changed or will close.
OTHER_MOMENT = re.compile(
    r"\b(?:when|starts?|ends?|deadline|closes|expires|until|due|updated|modified|changed|reviewed|accessed)\W{0,3}\Z",
    re.IGNORECASE,
)
_ARTICLES = ("article", "main", "body", "html")
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 1000
_OWN_FOOT = re.compile(r"(?:entry|post|node|article|story)[-_]{1,2}(?:meta|info|footer)")
_SURE_TITLE = 20
_UNHEADED = ("h5", "h6", "div", "p", "span", "strong", "b", "td", "font")
_GUIDES = re.compile(r"crumb|(?<![a-z])(?:nav|menu)(?![a-z])")
_HEADINGS, _MOST = ("h1", "h2", "h3", "h4"), 200
_SCRIPT = 20_000
_QUOTED = re.compile(r"[\"']#?([\w-]{2,40})[\"']")
PIECES = re.compile(r"\s*(?:[|–—•·»«›‹]|\s-|-\s|:\s)\s*")
# Those that part the site's name from a headline, which may itself hold a colon.
_SITES = re.compile(r"\s*(?:[|•·»«›‹]|\s[–—-]\s)\s*")


def marks(element: etree._Element) -> str:
    """Its itemprop, class and id in lower case."""
    return " ".join(element.get(name) or "" for name in ("itemprop", "class", "id")).lower()


def words_of(element: etree._Element, most: int = 40, *, between: str = "") -> str:
    """The words of an element's first pieces of text, on one line, `between` the pieces."""
    return " ".join(between.join(map(str, islice(element.itertext(), most))).split())


def before(element: etree._Element) -> str:
    """The words directly before an element, in its parent."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        words = parent.text if parent is not None else ""
    else:
        heading = previous.tag in ("h1", "h2", "h3", "h4")  # "The ferry starts" is no label
        own = "" if heading else "".join(map(str, islice(previous.itertext(), 20)))
        words = own + (previous.tail or "")
    return (words or "")[-40:].strip()


@dataclass(frozen=True, slots=True)
class Parts:
    """`around` is what the headline stands in, the nearest first, `main` the main element or article among
    that, if any; `titles` all that may be the headline, squeezed; `clocks` names in scripts that ask for the
    time."""

    root: etree._Element
    around: tuple[etree._Element, ...]
    main: etree._Element | None
    titles: frozenset[str]
    clocks: frozenset[str]

    def is_title(self, words: object) -> bool:
        return isinstance(words, str) and squeeze(words) in self.titles

    def is_apart(self, element: etree._Element) -> bool:
        """Whether a part begins here that is not the article.

        The article's own element and the body may bear such words too ("with-comments"), so they do not
        count; nor does what holds the headline.
        """
        if element.tag in _ARTICLES or element in self.around:
            return False
        if element.tag in ("footer", "aside"):
            return not _OWN_FOOT.search(marks(element))
        if element.tag == "header" and self.main is not None and self.is_outside(element):
            return True
        return bool(element.attrib) and (
            element.get("id") in self.clocks or bool(_APART.search(marks(element)))
        )

    def has_other_day(self, element: etree._Element) -> bool:
        """Whether a part begins here that is not the article, or an element named for another moment."""
        if self.is_apart(element):
            return True
        said = marks(element) if element.attrib and element not in self.around else ""
        return bool(_NAMED_OTHERWISE.search(said)) and "publi" not in said and element.tag not in _ARTICLES

    def distance(self, element: etree._Element) -> int:
        """How far up from the headline stands what holds an element too."""
        above = set(element.iterancestors())
        return next((far for far, holder in enumerate(self.around) if holder in above), len(self.around))

    def stands_apart(self, element: etree._Element) -> bool:
        return any(map(self.is_apart, element.iterancestors()))

    def is_outside(self, element: etree._Element) -> bool:
        """Whether it stands outside of the main part that holds the headline."""
        return self.main is not None and self.main not in element.iterancestors()

    def is_other(self, element: etree._Element) -> bool:
        """Whether the date in an element is another moment's than the publication's."""
        marked = bool(_NAMED_OTHERWISE.search(marks(element))) or element.get("id") in self.clocks
        return marked or bool(OTHER_MOMENT.search(before(element))) or self.stands_apart(element)


def parts_of(root: etree._Element, titles: Iterable[str]) -> Parts:
    """The parts of a page; `titles` are what it states as its title."""
    plain = [" ".join(title[:_LONGEST_TITLE].split()) for title in titles]
    squeezed = {
        squeeze(piece) for title in plain for piece in (title, *PIECES.split(title), *_SITES.split(title))
    }
    heads = tuple(islice(root.iter("h1"), 2))
    head = _headline(root, squeezed)
    if head is None and len(heads) == 1:
        head = heads[0]
    around = () if head is None else tuple(head.iterancestors())
    main = next((one for one in around if one.tag == "main"), None)
    if main is None:
        main = next((one for one in around if one.tag == "article"), None)
    lower = () if heads else tuple(islice(root.iter("h2"), 2))
    if len(lower) == 1:
        squeezed.add(squeeze(words_of(lower[0])))
    kept = frozenset(one for one in squeezed if len(one) >= _SHORTEST_TITLE)
    return Parts(root, around, main, kept, frozenset(_clocks(root)))


def _headline(root: etree._Element, titles: Set[str]) -> etree._Element | None:
    """The first heading that is the longest of the titles: a site's own name is a piece of a title, too."""
    headings = [(element, squeeze(words_of(element))) for element in islice(root.iter(*_HEADINGS), _MOST)]
    headings = [found for found in headings if not any(map(guides, found[0].iterancestors()))]
    named = [found for found in headings if found[1] in titles and len(found[1]) >= _SHORTEST_TITLE]
    if named:
        return max(named, key=lambda found: len(found[1]))[0]
    # A badge may stand behind it ("Subscribers"), or it stands in no heading at all.
    sure = tuple(title for title in titles if len(title) >= _SURE_TITLE)
    badged = (element for element, words in headings if words.startswith(sure))
    return next(badged, None if any(True for _ in root.iter("h1")) else _unheaded(root, sure))


def _unheaded(root: etree._Element, titles: tuple[str, ...]) -> etree._Element | None:
    """The first other element that holds nothing but one of the titles, outside what leads about the site."""
    for element in root.iter(*_UNHEADED):
        words = element.text or ""
        titled = len(words) <= _LONGEST_TITLE and squeeze(words) in titles
        if titled and not any(one.tag in ("li", "head") or guides(one) for one in element.iterancestors()):
            return element
    return None


def guides(element: etree._Element) -> bool:
    """Whether it leads readers about the site."""
    return element.tag == "nav" or bool(_GUIDES.search(marks(element)))


def _clocks(root: etree._Element) -> Iterator[str]:
    for script in root.iter("script"):
        if script.text and "new Date" in script.text[:_SCRIPT]:
            yield from _QUOTED.findall(script.text[:_SCRIPT])


def squeeze(words: str) -> str:
    """Words without white space, marks and case, to compare headlines."""
    return re.sub(r"[\W_]+", "", words).lower()
