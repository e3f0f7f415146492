"""Where the name proper begins in a run of capitals: behind offices, what they are for, and titles."""

from archive.extract.people.departments import after_department, behind_field
from archive.extract.people.name_runs import object_end
from archive.extract.people.ranks import SECOND, past_ranks
from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Token

__all__ = ["core_of"]

# What stands before a title that is printed with a name.
GRAND = frozenset({"grand", "chief", "great", "late", "blessed"})


def core_of(tokens: tuple[Token, ...], first: int, last: int, lexicon: Lexicon) -> int:
    """Where the name proper begins in a run: after the last role word that words follow, kept honorifics
    included."""
    first = cut = past_ranks(tokens, first, last, lexicon)
    for at in range(last - 2, first - 1, -1):
        token = tokens[at]
        if token.low in lexicon.honorifics and token.capital:
            continue
        if token.low in lexicon.roles and not (token.capital and _is_named(tokens, first, at, last, lexicon)):
            cut = _after_object(tokens, at, last, lexicon)
            break
        if token.low in lexicon.bodies and at + 2 < last and at > first and is_given(tokens[at + 1].low):
            return at + 1  # "Water Management Company Ann Reed", behind "head of the"
    while cut == first and cut < last - 1 and tokens[cut].low in lexicon.demonyms:
        cut += 1
        first += 1
    while cut < last - 1 and (
        _is_address(tokens[cut].low, lexicon) or (cut > first and tokens[cut].low in SECOND)
    ):
        cut += 1
    if (
        cut == first
        and cut < last - 2
        and tokens[cut].low in GRAND
        and tokens[cut + 1].low in lexicon.honorifics
    ):
        return cut + 1  # "Grand Mufti Ann Hale"
    cut = past_ranks(tokens, cut, last, lexicon) if cut > first else cut
    cut = after_department(tokens, first, cut, last, lexicon)
    title = next((at for at in range(cut + 1, last - 1) if _opens_name(tokens[at].low, lexicon)), cut)
    while title > cut and title < last - 1 and _opens_name(tokens[title].low, lexicon):
        if lexicon.honorifics[tokens[title].low][2] != "-":
            break
        title += 1  # "Lt. Gov."
    return title


def _is_named(tokens: tuple[Token, ...], first: int, at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether an office is part of a name: "Ann Bishop Hale", not "Fine Gael Senator Ann Hale"."""
    first_name = is_given(tokens[at - 1].low) and at + 2 >= last
    return at > first and (first_name or _is_forename(tokens, at, last, lexicon))


def _is_forename(tokens: tuple[Token, ...], at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether an office is a given name behind an office: "State Senator Dean Reed", "Sheriff Earl Poe"."""
    before = tokens[at - 1].low
    office = before in lexicon.roles or before in lexicon.honorifics
    return at == last - 2 and office and is_given(tokens[at].low)


def _is_address(low: str, lexicon: Lexicon) -> bool:
    """Whether a word is a title that no name keeps: "Mr.", "Puan"."""
    return low in lexicon.honorifics and lexicon.honorifics[low][2] == "-"


def _opens_name(low: str, lexicon: Lexicon) -> bool:
    if low == "st.":
        return False  # "Ann St. Clair"
    return low in lexicon.honorifics and (low.endswith(".") or lexicon.honorifics[low][2] == "-")


def _after_object(tokens: tuple[Token, ...], role: int, last: int, lexicon: Lexicon) -> int:
    """After "Secretary of State" in "Secretary of State John Kerry"; `last` where no name follows."""
    if role + 1 >= last or tokens[role + 1].low != "of":
        return role + 1
    if last - role == 5 and tokens[role + 2].low in lexicon.places:
        return role + 3  # "President of Indonesia Aldous Finch": whether a list holds the first name or not
    for at in range(role + 2, last - 1):
        if is_given(tokens[at].low):
            return at
    end = object_end(tokens, role + 2, last, lexicon)
    follows = role + 2 < end < last and tokens[end].low not in lexicon.nominals
    if follows and tokens[end].kind == "word" and tokens[end].capital:
        return end
    return behind_field(tokens, role + 2, last, lexicon) or last
