"""Names of papers and stations on no list, by the words that such names are made of."""

import re
from functools import cache, lru_cache

from archive.extract.layout.outlets import is_domain
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms

__all__ = ["ends_as_paper", "is_certain", "is_genre", "is_masthead", "is_paper"]

_ARTICLE = re.compile(
    r"(?:l['’]|(?:the|le|la|les|el|los|il|lo|die|der|das|de|het|o|a)\s)(?=\w)", re.IGNORECASE
)
# Words for a paper that end another word, a genitive too: "Nordkurier", "des Osterhuder Anzeigers".
_OF = [[word] for word in ("de", "di", "da", "of", "zur", "für", "per")]
_COMPOUND = re.compile(
    r"\w{2,}(?:zeitung|blatte?s?|bode|courant|anzeigers?|kuriers?|boten?|nachrichten|rundschau|bladet?|posten"
    r"|tidende|tidningen|avisen?|krant|sanomat|hírlap)|(?:anzeiger|kurier|merkur)s"
    r"|\w{3,}(?:wire|presse?|pressen|news)",
    re.IGNORECASE,
)
# Words that stand in headlines and in no paper's name.
# What is held, and who holds it.
_OCCASIONS = frozenset(
    ("conference", "visit", "meeting", "dinner", "luncheon", "ceremony", "minister's", "minister")
)
_NO_PAPER = frozenset(("to", "on", "at", "with", "by", "who", "is", "are", "has", "not", "from", "against"))
# What ends such a name in scripts without spaces.
_UNSPACED = re.compile(
    r"\S{2,10}(?:日报|日報|晚报|晚報|早报|早報|时报|時報|新闻社?|新聞社?|周刊|週刊|通讯社|通信社|신문|일보|뉴스|통신)"
)


def is_genre(name: str) -> bool:
    """Whether a name says what kind of text a piece is, and is no paper's: "Daily Press Briefing"."""
    words = name.lower().split()
    return not (_genres().isdisjoint(words) and _OCCASIONS.isdisjoint(words))


@cache
def _genres() -> frozenset[str]:
    return terms("spoken-genres") - terms("outlet-words") - terms("outlet-openings") - terms("outlet-heads")


@lru_cache(maxsize=2048)  # the fields of a line ask twice for the same name
def is_masthead(name: str) -> bool:
    """Whether the word of a name that says "paper" or "station" stands where it does in the names of such."""
    if not name.isascii() and _UNSPACED.fullmatch(name):
        return True
    words = name.lower().split()
    if not words or not _NO_PAPER.isdisjoint(words) or words[0] in ("for", "of", "in"):
        return False
    article = _ARTICLE.match(name)
    bare = name.lower()[article.end() :].split() if article else words
    if len(words) < 4 and name[0].isupper() and is_domain(words[-1]):
        return True  # "Le Monde.fr"
    if _COMPOUND.fullmatch(words[-1]) and words[-1] not in terms("no-papers"):
        return True
    if (len(words) < 2 and not article) or name.lower() in terms("date-labels"):
        return False
    opens = bare[0] in terms("outlet-openings") or (article is not None and bare[0] in terms("outlet-heads"))
    of = words[-2:-1] in _OF  # "Conférence de presse"
    return opens or (not of and _has_word(words[-1], "outlet-words"))


def ends_as_paper(name: str) -> bool:
    """Whether two or three words end in one that ends such names and hardly a headline: "Sunday Beacon"."""
    words = name.lower().split()
    return 1 < len(words) < 4 and words[0] not in ("the", "a") and words[-1] in terms("nameplate-words")


def is_certain(name: str) -> bool:
    """Whether a name on a line of its own can hardly be a headline: not "Rising Sun", "Daily Bread"."""
    words = name.lower().split()
    if not words or words[-1] in terms("ambiguous-outlet-words") or words[0] in terms("outlet-openings"):
        return False
    return is_masthead(name)


def is_paper(name: str) -> bool:
    """Whether a name is a paper's, where more than its words speaks for it: also by words such as Pioneer,
    which are no less often something else."""
    words = name.lower().split()
    if is_masthead(name):
        return not (len(words) == 2 and is_given(words[0]))  # "Emily Post"
    if len(words) < 2 or words[-2] in terms("role-modifiers-en") or not _has_word(words[-1], "paper-words"):
        return False
    return words[0] == "the" or len(words) > 2 or not is_given(words[0])


def _has_word(word: str, kind: str) -> bool:
    """Whether a word, or a part of one with a hyphen, is listed: "Post-Dispatcher"."""
    return word in terms(kind) or any(part in terms(kind) for part in word.split("-"))
