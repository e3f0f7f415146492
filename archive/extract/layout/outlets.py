"""Names of outlets and places: what a printed name is, by lists and by its shape."""

import re
import unicodedata
from functools import cache

from archive.extract.words.terms import table, terms
from archive.text import Span

__all__ = [
    "AGENCY_WORD",
    "US_STATE",
    "is_acronym",
    "is_agency",
    "is_domain",
    "is_outlet",
    "is_place",
    "names_in",
]

_ACRONYM = re.compile(r"[A-Z][A-Z.]{1,7}|(?:[A-Z]\. ){1,4}[A-Z]\.")
_DOMAIN = re.compile(r"(?:[\w-]{3,}+\.)++(?:com|net|org|info|news|int|gov|edu|tv|[a-z]{2})", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,4}[A-Z]\.?")
_JOINT = re.compile(r"\s*(?:[,;/&]|\band\b|\bet\b|\bund\b|\by\b|،|و(?=\s))\s*")
_OF_AGENCY = re.compile(
    r"\s(?:News(?:\s(?:Agency|Network|Service|Website))?|Agency|TV|English)$|\sNEWS(?:\s(?:AGENCY|NETWORK|SERVICE))?$"
)
# What the word for an agency leads to: its name. "خبرگزاری مهر", "وكالة سانا".
AGENCY_WORD = re.compile(r"(?:خبرگزاری|آژانس(?: خبری)?|وكالة(?: أنباء| الأنباء)?)\s(?=\S)")
_NAME_MOST = 60
_AGENCY_MOST = 4  # words of an agency's name
# How American papers shorten their states behind a town: "TULSA, Okla.", "PITTSBURGH, PA.".
US_STATE = (
    r"(?i:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|Mass|Md|Mich|Minn|Miss|Mont|Neb|Nev"
    r"|N\.\s?[CDHJMY]|Okla|Ore|Pa|R\.\s?I|S\.\s?[CD]|Tenn|Va|Vt|Wash|W\.\s?Va|Wis|Wyo)\.(?!\w)"
)


def is_agency(name: str) -> bool:
    """Whether a list of agencies holds the name as printed, or with another case than its own."""
    whole = name.strip()
    bare = whole.strip(".")
    if bare in terms("agencies") or whole in terms("agencies"):
        return True
    if _INITIALS.fullmatch(whole):  # "A. P."
        return re.sub(r"[. ]", "", whole) in terms("agencies")
    if word := AGENCY_WORD.match(bare):  # "وكالة النبأ": its first word says what it is
        return len(bare.split()) <= _AGENCY_MOST and bare[word.end() :] not in terms("agencies")
    if not bare[:1].isupper():
        desk = re.split("[-/]", bare)[0]
        rest = bare[len(desk) + 1 :]  # "dpa/lno", a desk of dpa; "dpa-AFX", its sister
        return (rest.islower() or rest.isupper()) and desk in terms("agencies")
    if bare.lower() in _agencies():
        return True
    named = _OF_AGENCY.search(bare)
    if named and named.start() and is_agency(bare[: named.start()]):
        return True
    joined = re.split(r"[-–/]", bare)
    return 1 < len(joined) < 4 and all(one.strip() and is_agency(one) for one in joined)


def is_acronym(name: str) -> bool:
    return (
        _ACRONYM.fullmatch(name.strip()) is not None
        and not is_place(name)
        and name.strip() not in terms("time-zones")
        and name.strip().lower() not in table("weekdays")
    )


def is_domain(name: str) -> bool:
    """Whether a site is named: Example.org."""
    return _DOMAIN.fullmatch(name.strip()) is not None


def is_outlet(name: str) -> bool:
    """An agency, an acronym, a domain, or a capitalised name with a word such as News or Agency in it."""
    if is_agency(name) or is_acronym(name) or is_domain(name):
        return True
    words = re.findall(r"\w+", name)
    return (
        len(words) > 1 and name[:1].isupper() and any(word.lower() in terms("outlet-words") for word in words)
    )


def is_place(name: str) -> bool:
    """Whether a list of cities holds the name, with or without its accents."""
    bare = name.strip().strip(".").lower()
    if bare.endswith(" city"):
        bare = bare.removesuffix(" city") if bare.removesuffix(" city") in _cities() else bare
    return bare in _cities() or (not bare.isascii() and _plain(bare) in _cities())


def _plain(name: str) -> str:
    """The name without accents and their like."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def names_in(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The capitalised names that a credit lists ("PC, Al Mayadeen"); empty where it is no such list."""
    spans, at = [], start
    for joint in [*_JOINT.finditer(text, start, end), None]:
        stop = joint.start() if joint else end
        name = text[at:stop].strip()
        if not _is_name(name):
            return ()
        first = text.index(name, at)
        spans.append(Span(first, first + len(name)))
        at = joint.end() if joint else end
    return tuple(spans)


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or len(name) > _NAME_MOST or len(words) > 6:
        return False
    first = words[0][0]
    uncased = first.isalpha() and first.lower() == first.upper()
    small = [word for word in words if word[0].islower() and len(word) > 3]
    return is_agency(name) or ((first.isupper() or uncased) and not small)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(term.lower() for term in terms("agencies") if len(term) > 4)


@cache
def _cities() -> frozenset[str]:
    return frozenset(form for term in terms("cities") for form in (term.lower(), _plain(term.lower())))
