"""Pages of a long list: a sound page for whatever number was asked for, and what to say about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

Row = TypeVar("Row")

SIZE = 20
TALLY_SIZE = 100  # rows of one line
PER_SIDE = 2


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows `first` to `last` of `total`, as page `number` of `pages`; `message` for nonsense."""

    rows: Sequence[Row]
    number: int
    pages: int
    first: int
    last: int
    total: int
    message: str = ""

    @property
    def numbers(self) -> Iterator[int | None]:
        """Page numbers to link to; None where some are left out."""
        return numbers(self.number, self.pages)

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def numbers(number: int, pages: int) -> Iterator[int | None]:
    """First, last and those around `number`; None where some are left out."""
    shown = {1, pages, *range(number - PER_SIDE, number + PER_SIDE + 1)}
    before = 0
    for page in sorted(page for page in shown if 1 <= page <= pages):
        if page > before + 1:
            yield None
        yield page
        before = page


def page_at(
    rows: Sequence[Row], *, number: int, pages: int, size: int, total: int, shown: int | None = None
) -> Page[Row]:
    """The page `number` of rows that were chosen already; `shown` counts those that have gone since too."""
    before = (number - 1) * size
    held = len(rows) if shown is None else shown
    first, last = (before + 1, before + held) if rows else (0, 0)
    return Page(rows=rows, number=number, pages=pages, first=first, last=last, total=total)


def page_of(rows: "QuerySet[Any] | Sequence[Row]", request: HttpRequest, *, size: int = SIZE) -> Page[Any]:
    """The page that the address asks for by `page`; the nearest sound one for nonsense, with a message."""
    asked = request.GET.get("page", "1")
    page = Paginator(rows, size).get_page(asked)
    sound = asked == str(page.number)
    message = "" if sound else f"There is no page “{asked[:20]}” here; this is page {page.number}."
    return Page(
        rows=list(page.object_list),
        number=page.number,
        pages=page.paginator.num_pages,
        first=page.start_index(),
        last=page.end_index(),
        total=page.paginator.count,
        message=message,
    )
