"""Partial and uncertain dates: the one module that knows EDTF (https://www.loc.gov/standards/datetime/).

The profile: a year, month or day with unknown digits (`XXXX-09-21`, `202X`) and the qualifiers `?`, `~`
and `%`; a season (`2024-21`); an interval with both ends (`2024/2025`); a set (`[2024-03-04,2024-04-03]`
for one of them, `{...}` for all). Anything else is refused with a ValueError that says what to write.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Literal, TypeVar

__all__ = ["Edtf", "Words", "bounds", "compose", "one_of", "overlaps", "parse", "words"]

Precision = Literal["day", "month", "year", "none"]
Interval = tuple[date, date]
_T = TypeVar("_T")

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
MOST_YEARS, MOST_MONTHS = 10, 120
LONGEST = 400  # characters; a set of a few dozen days, and a bound on hostile input
COARSENESS: tuple[Precision, ...] = ("day", "month", "year", "none")

_DATE = re.compile(
    r"(?P<q0>[?~%]?)(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?P<q1>[?~%]?)"
    r"(?:-(?P<q2>[?~%]?)(?P<month>\d\d|XX)(?P<q3>[?~%]?)"
    r"(?:-(?P<q4>[?~%]?)(?P<day>\d\d|XX)(?P<q5>[?~%]?))?)?"
)
_FILTER = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Edtf:
    """What a date means.

    `intervals` holds a closed interval of days for each member of a set, one for a plain date, none when
    the year is unknown. `earliest` and `latest` are their hull. `years` (at most ten) and `months` (at
    most 120 pairs of year and month) are those that it touches, in order. `inferred` says that the year
    is uncertain. `precision` is the finest part that every member gives; "none" for an unknown year alone.
    """

    edtf: str
    intervals: tuple[Interval, ...]
    earliest: date | None
    latest: date | None
    years: tuple[int, ...]
    months: tuple[tuple[int, int], ...]
    inferred: bool
    precision: Precision


@dataclass(frozen=True, slots=True)
class Words:
    """A date for people: what is known, what is inferred about it (may be empty), and a value for HTML's
    `<time datetime>` that never claims more than the words (empty where HTML has none)."""

    known: str
    inferred: str
    machine: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One date of a set or interval: digits with X for the unknown ones, empty where not given."""

    year: str
    month: str
    day: str
    doubtful: str  # of "ymd", those parts that a ? or % marks as uncertain
    about: bool  # some part is approximate


@lru_cache(maxsize=8192)
def parse(edtf: str) -> Edtf:
    """Read one EDTF value. Raises ValueError for what the profile leaves out or the calendar lacks."""
    parts, kind = _parts(edtf)
    edtf = "".join(edtf.split())  # a set may be written with blanks
    if kind == "interval":
        intervals = _hull_of_ends(edtf, parts)
    else:
        intervals = tuple(interval for part in parts for interval in _intervals(part))
    return Edtf(
        edtf=edtf,
        intervals=intervals,
        earliest=min((first for first, _ in intervals), default=None),
        latest=max((last for _, last in intervals), default=None),
        years=tuple(islice(_distinct(y for y, _ in _months(intervals)), MOST_YEARS)),
        months=tuple(islice(_distinct(_months(intervals)), MOST_MONTHS)),
        inferred=any("y" in part.doubtful for part in parts),
        precision=max((_precision(part) for part in parts), key=COARSENESS.index),
    )


def overlaps(edtf: str, first: date, last: date) -> bool:
    """Whether the date may lie in `first` to `last`, both included; a set by its members only."""
    return any(start <= last and first <= end for start, end in parse(edtf).intervals)


def bounds(value: str) -> Interval:
    """First and last day of a filter's YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError otherwise."""
    match = _FILTER.fullmatch(value.strip()) if value.isascii() else None
    if match is None:
        raise ValueError(f"“{value[:40]}” is not a date. Write 2024, 2024-05 or 2024-05-10.")
    year, month, day = (int(digits) if digits else None for digits in match.groups())
    try:
        return _span_of(year or 0, month, day)
    except ValueError:
        raise ValueError(f"The calendar has no {value.strip()}. Write a date such as 2024-05-10.") from None


def compose(
    year: int | None, month: int | None = None, day: int | None = None, *, inferred: bool = False
) -> str:
    """EDTF for the given parts; `inferred` marks the year as uncertain. Raises ValueError for no such day."""
    value = "XXXX" if year is None else f"{year:04d}{'?' if inferred else ''}"
    for number in (month, day):
        if number is None:
            break
        value += f"-{number:02d}"
    parse(value)
    return value


def one_of(values: Iterable[str]) -> str:
    """EDTF for "one of these", in their order by calendar; a single value stays as it is."""
    members = sorted(set(values), key=lambda value: value.replace("?", ""))
    return members[0] if len(members) == 1 else f"[{','.join(members)}]"


@lru_cache(maxsize=4_096)
def words(edtf: str | None, *, year_evidence: int = 0) -> Words:
    """The date in words. `year_evidence` counts the independent pieces of evidence for an inferred year:
    two or more make it "probably", fewer "possibly"."""
    if edtf is None or edtf == "XXXX":
        return Words("undated", "", "")
    parts, kind = _parts(edtf)
    years = {part.year for part in parts}
    doubtful = any("y" in part.doubtful for part in parts)
    unknown = years == {"XXXX"}
    apart = unknown or (doubtful and len(years) == 1 and kind != "interval")
    joint = {"interval": " to ", "all": " and "}.get(kind, " or ")
    *most, last = _shorten([_say(part, with_year=not apart) for part in parts], month=kind != "interval")
    known = f"{', '.join(most)}{joint}{last}" if most else last
    likely = "probably" if year_evidence >= 2 else "possibly"
    if unknown:
        inferred = "year unknown"
    elif apart:
        inferred = f"{likely} {_say_year(parts[0].year)}"
    elif doubtful:
        known, inferred = "", f"{likely} {known}"
    else:
        inferred = "uncertain" if any(part.doubtful for part in parts) else ""
    return Words(known, inferred, _machine(parts, apart=apart))


def _parts(edtf: str) -> tuple[list[_Part], Literal["one", "interval", "any", "all"]]:
    if len(edtf) > LONGEST:
        raise ValueError(f"A date of {len(edtf)} characters is too long; write at most {LONGEST}.")
    if edtf[:1] + edtf[-1:] in ("[]", "{}"):
        parts = [_part(member.strip(), edtf) for member in edtf[1:-1].split(",")]
        return parts, "any" if edtf[0] == "[" else "all"
    if "/" in edtf:
        ends = edtf.split("/")
        if len(ends) != 2 or {"", ".."} & set(ends):
            raise ValueError(f"“{edtf}” is not an interval. Write both ends: 2024/2025.")
        return [_part(end, edtf) for end in ends], "interval"
    return [_part(edtf, edtf)], "one"


def _part(value: str, whole: str) -> _Part:
    match = _DATE.fullmatch(value) if value.isascii() else None
    if match is None:
        raise ValueError(f"“{whole[:60]}” is not EDTF. Write a date such as 2024-05-10 or XXXX-05-10.")
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    part = _Part(year, month, day, "".join(_qualified(match, "?%")), bool(list(_qualified(match, "~%"))))
    if year == "0000" or (month in SEASONS and day) or not _exists(part):
        raise ValueError(f"“{whole[:60]}” is no day of the calendar. Write a date such as 2024-05-10.")
    return part


def _qualified(match: re.Match[str], marks: str) -> Iterator[str]:
    """Letters of the parts under one of `marks`: one before a part marks it, one after it all up to it."""
    if not any(match.group("q0", "q1", "q2", "q3", "q4", "q5")):  # as of nearly all dates
        return
    for index, letter in enumerate("ymd"):
        before = match[f"q{2 * index}"]
        after = [match[f"q{later}"] for later in range(2 * index + 1, 6, 2)]
        if any(mark and mark in marks for mark in (before, *after)):
            yield letter


def _exists(part: _Part) -> bool:
    if part.month in ("", "XX", *SEASONS) and part.day in ("", "XX"):
        return True
    return bool(_intervals(replace(part, year="2000" if "X" in part.year else part.year)))  # a leap year


def _intervals(part: _Part) -> tuple[Interval, ...]:
    """Every stretch of days that the digits allow; none for a wholly unknown year."""
    if part.year == "XXXX":
        return ()
    first, last = max(int(part.year.replace("X", "0")), 1), int(part.year.replace("X", "9"))
    day = int(part.day) if part.day.isdigit() else None
    # A season's months depend on the hemisphere, so it counts as its year.
    if part.month in ("", *SEASONS) or (part.month == "XX" and day is None):
        return ((date(first, 1, 1), date(last, 12, 31)),)
    months = range(1, 13) if part.month == "XX" else [int(part.month)]
    years = range(first, last + 1)
    return tuple(_span_of(y, m, day) for y in years for m in months if _in_calendar(y, m, day))


def _in_calendar(year: int, month: int, day: int | None) -> bool:
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year, month)[1])


def _span_of(year: int, month: int | None, day: int | None) -> Interval:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _hull_of_ends(edtf: str, parts: list[_Part]) -> tuple[Interval, ...]:
    first, last = (_intervals(part) for part in parts)
    if not first or not last:
        return ()
    if first[0][0] > last[-1][1]:
        raise ValueError(f"“{edtf}” ends before it begins. Write the earlier date first.")
    return ((first[0][0], last[-1][1]),)


def _precision(part: _Part) -> Precision:
    if part.day not in ("", "XX"):
        return "day"
    if part.month not in ("", "XX", *SEASONS):
        return "month"
    return "none" if part.year == "XXXX" else "year"


def _months(intervals: tuple[Interval, ...]) -> Iterator[tuple[int, int]]:
    for first, last in sorted(intervals):
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        for step in range(first.month - 1, first.month - 1 + count):
            yield first.year + step // 12, step % 12 + 1


def _distinct(values: Iterable[_T]) -> Iterator[_T]:
    seen: set[_T] = set()
    for value in values:
        if value not in seen:
            seen.add(value)
            yield value


def _say_year(year: str) -> str:
    return f"{year[:2]}00 to {year[:2]}99" if year.endswith("XX") else year.replace("X", "0s")


def _say(part: _Part, *, with_year: bool) -> str:
    month = SEASONS.get(part.month) or (MONTHS[int(part.month) - 1] if part.month.isdigit() else "")
    day = part.day.lstrip("0") if part.day.isdigit() else ""
    if day and not month:
        day = f"day {day} of an unknown month"
    pieces = [day, month, _say_year(part.year) if with_year else ""]
    return " ".join(["about"] * part.about + [piece for piece in pieces if piece])


def _shorten(members: list[str], *, month: bool) -> list[str]:
    """Say a year that all share once, at the end: "4 March", "3 April 2024"; with `month`, a month, too."""
    split, shared = [member.split() for member in members], 0
    while shared < 1 + month and len({" ".join(words[-1 - shared :]) for words in split}) == 1:
        shared += 1
    if not (shared and all(len(words) > shared for words in split) and split[0][-1].isdigit()):
        return members
    return [" ".join(words[:-shared]) for words in split[:-1]] + members[-1:]


def _machine(parts: list[_Part], *, apart: bool) -> str:
    if any(part.about or (part.doubtful and not apart) for part in parts):
        return ""
    common = []
    for values in zip(*((part.year, part.month, part.day) for part in parts), strict=True):
        if len(set(values)) > 1 or not values[0].isdigit() or values[0] in SEASONS:
            break
        common.append(values[0])
    if apart:
        one = parts[0]
        whole = len(parts) == 1 and one.month.isdigit() and one.day.isdigit() and one.doubtful in ("", "y")
        return f"{one.month}-{one.day}" if whole else ""
    return "-".join(common)
