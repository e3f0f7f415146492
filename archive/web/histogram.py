"""A histogram as plain figures: server-side SVG whose bars are links, its axis and its table."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.dates import MONTHS
from archive.search.results import Bar, Timeline

STEP = 10  # units of the drawing that one bar takes
HEIGHT = 100
FULL = 96  # of them, the highest bar
LEAST = 4  # of them, a bar of one, so that it can be seen
MOST_MONTHS = 48  # beyond that, bars are years
MOST_LABELS = 8  # and one more where the first year is not round
ROOM = 8  # labels that stand beside each other without touching; of more, every other is left out
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)  # years between two labels


@dataclass(frozen=True, slots=True)
class Column:
    """One bar: `solid` units of height for known years, `soft` on top of it for inferred ones. `says` is the
    whole of it in words."""

    x: int
    solid: float
    soft: float
    count: int
    inferred: int
    label: str
    says: str
    href: str

    @property
    def top(self) -> float:
        return HEIGHT - self.solid

    @property
    def soft_top(self) -> float:
        return self.top - self.soft


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """`gaps` are the x of months or years of which the archive holds nothing, between the first and the last
    of which it holds something, which `lacking` says in words; `spread` counts what stands in several of
    its months."""

    unit: str
    noun: str
    width: int
    columns: tuple[Column, ...]
    gaps: tuple[int, ...]
    axis: tuple[Label, ...]
    first: str
    last: str
    spread: int = 0
    lacking: str = ""

    @property
    def has_inferred(self) -> bool:
        return any(column.inferred for column in self.columns)


def draw(timeline: Timeline, *, link: Callable[[str], str], noun: str) -> Histogram | None:
    """Bars in time order over whole years: months, or years where there are too many months or none is told;
    None without bars. `link` gives the address of a YYYY or YYYY-MM; `noun` is what is counted, in the
    plural."""
    months, years = (
        {bar.start: bar for bar in bars if bar.count} for bars in (timeline.months, timeline.years)
    )
    if not years:
        return None
    first, last = int(min(years)), int(max(years))
    monthly = bool(months) and (last - first + 1) * 12 <= MOST_MONTHS
    held = months if monthly else years
    step = 1 if monthly else next(step for step in STEPS if (last - first) // step <= MOST_LABELS)
    first -= first % step if first > step else 0  # labels are round years
    axis = [f"{year:04d}" for year in range(first, last + 1, step)]
    starts = list(_starts(first, first + len(axis) * step - 1, monthly=monthly))
    highest = max(bar.count for bar in held.values())
    places = {start: index * STEP for index, start in enumerate(starts)}
    return Histogram(
        unit="month" if monthly else "year",
        noun=noun,
        width=len(starts) * STEP,
        columns=tuple(
            _column(bar, places[start], highest, link(start), noun) for start, bar in sorted(held.items())
        ),
        gaps=tuple(_gaps(places, held if timeline.held is None else timeline.held)),
        axis=tuple(
            Label(year if show else "", link(year) if show and (monthly or year in held) else "")
            for year, show in _labelled(axis)
        ),
        first=period_words(min(held)),
        last=period_words(max(held)),
        spread=timeline.spread if monthly else 0,
        lacking=f"No {noun}" if timeline.held is None else "No articles held",
    )


def period_words(start: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD in words."""
    year, *rest = start.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def _starts(first: int, last: int, *, monthly: bool) -> Iterator[str]:
    for year in range(first, last + 1):
        if monthly:
            yield from (f"{year:04d}-{month:02d}" for month in range(1, 13))
        else:
            yield f"{year:04d}"


def _gaps(places: Mapping[str, int], held: Collection[str]) -> Iterator[int]:
    """`held` may hold years and months; those drawn are of one kind."""
    first, last = min(held, default=""), max(held, default="")
    return (x for start, x in places.items() if start not in held and first < start < last)


def _labelled(axis: Sequence[str]) -> Iterator[tuple[str, bool]]:
    apart = 1 if len(axis) <= ROOM else 2
    return ((year, at % apart == 0) for at, year in enumerate(axis))


def _column(bar: Bar, x: int, highest: int, href: str, noun: str) -> Column:
    whole = max(LEAST, FULL * bar.count / highest)
    soft = whole * bar.inferred / bar.count
    return Column(
        x=x,
        solid=round(whole - soft, 2),
        soft=round(soft, 2),
        count=bar.count,
        inferred=bar.inferred,
        label=period_words(bar.start),
        says=_says(bar, noun),
        href=href,
    )


def _says(bar: Bar, noun: str) -> str:
    counted = noun if bar.count != 1 else noun.removesuffix("s")
    inferred = f", {bar.inferred:,} of them with an inferred year" if bar.inferred else ""
    return f"{period_words(bar.start)}: {bar.count:,} {counted}{inferred}"
