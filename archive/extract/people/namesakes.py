"""Bearers of one surname: when two full names are one person's, and how many people several names are."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from archive.extract.people.genders import Gender, same_gender
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import rows

# Of one surname, more different full names than this are compared with none: time stays linear.
MOST_FORMS = 30
# A given name that no list knows may be cut to its beginning: "Vlad" for "Vladyslav".
SHORTEST_CUT, LONGEST_CUT, LEAST_LEFT_OUT = 3, 5, 2
FULL_BY_ARTICLE = 1 << 12


class Form(NamedTuple):
    """A full name without its surname: given names as printed, "jr" or "iii", and the gender it tells."""

    given: tuple[str, ...]
    generation: str = ""
    gender: Gender = ""


def is_same(one: Form, other: Form) -> bool:
    """Whether two names are spelt alike, but for capitals and points."""
    return _parts(one.given) == _parts(other.given) and one.generation == other.generation


def may_be_one(one: Form, other: Form) -> bool:
    """Whether two names of one surname can be one person's: equal, an initial, a short form of the other."""
    a, b = _parts(one.given), _parts(other.given)
    if not a or not b:
        return same_gender(one.gender, other.gender) and not _other_generation(one, other)
    if at_odds(one, other):
        return False
    genders = same_gender(one.gender, other.gender) or is_same(one, other)
    return genders and (_aligned(a, b) or _behind_initial(a, b) or _behind_initial(b, a))


def at_odds(one: Form, other: Form) -> bool:
    """Whether two names tell two people apart: another generation, or other middle names."""
    if _other_generation(one, other):
        return True
    pairs = zip(_parts(one.given)[1:], _parts(other.given)[1:], strict=False)
    return _akin_first(one, other) and not all(_akin(a, b) for a, b in pairs)


def people(forms: Sequence[tuple[Form, int]]) -> dict[Form, int]:
    """Which of some full names with one surname are one person's: each with the number of its person.

    `forms` come with the place of their first mention. The fullest names stand apart where they must; a
    shorter one joins the only person whose it can be, and stays by itself where it can be two people's.
    """
    first: dict[Form, int] = {}
    for form, place in forms:
        first[form] = min(place, first.get(form, place))
    if len(first) == 1:
        return dict.fromkeys(first, 0)
    found: list[list[Form]] = []
    number: dict[Form, int] = {}
    named: dict[tuple[tuple[str, ...], str], int] = {}
    for at, form in enumerate(sorted(first, key=_fullness, reverse=True)):
        equal = named.get((_parts(form.given), form.generation))
        fits = [equal] if equal is not None else []
        if equal is None and at < MOST_FORMS:
            fits = [at for at, person in enumerate(found) if _joins(form, person, first)]
        if len(fits) != 1:
            fits = [len(found)]
            found.append([])
        found[fits[0]].append(form)
        number[form] = named[_parts(form.given), form.generation] = fits[0]
    return number


def _joins(form: Form, person: list[Form], first: dict[Form, int]) -> bool:
    """Whether a name can be a person's of whom fuller names are known."""
    if any(at_odds(form, other) or _is_elder(form, other, first) for other in person):
        return False
    return any(may_be_one(form, other) for other in person)


def _is_elder(form: Form, other: Form, first: dict[Form, int]) -> bool:
    """Whether "Jr." was added later than the plain name was printed: that tells two people apart."""
    plain, marked = (other, form) if form.generation else (form, other)
    return bool(marked.generation) and not plain.generation and first[plain] < first[marked]


def _other_generation(one: Form, other: Form) -> bool:
    return bool(one.generation and other.generation) and one.generation != other.generation


def _fullness(form: Form) -> tuple[int, bool, int]:
    words = _parts(form.given)
    return len(words), bool(form.generation), sum(map(len, words))


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names agree word for word, as far as both go."""
    return all(_akin(a, b) for a, b in zip(one, other, strict=False))


def _behind_initial(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether one name is the other without its first initial: "J. Edgar", "Edgar"."""
    return len(long) > 1 and len(long[0]) == 1 and long[1] == short[0] and _aligned(long[1:], short)


def _akin_first(one: Form, other: Form) -> bool:
    a, b = _parts(one.given), _parts(other.given)
    return bool(a and b) and _akin(a[0], b[0])


@lru_cache(maxsize=FULL_BY_ARTICLE)
def _parts(given: tuple[str, ...]) -> tuple[str, ...]:
    """Given names in lower case, initials each by themselves: "H.W." are two."""
    return tuple(part for word in given for part in word.lower().replace(".", " ").split())


@cache
def _forms() -> frozenset[tuple[str, str]]:
    return frozenset((short, long) for short, long, *_ in rows("given-name-forms"))


def _akin(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial, a known short form, or cut."""
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == 1:
        return long.startswith(short)
    if (short, long) in _forms() or (long, short) in _forms():
        return True
    cut = SHORTEST_CUT <= len(short) <= LONGEST_CUT and len(long) >= len(short) + LEAST_LEFT_OUT
    known = is_given(short) and is_given(long)
    return cut and not known and short.isascii() and long.startswith(short)
