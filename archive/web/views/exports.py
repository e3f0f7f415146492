"""The results of a search to take away: CSV for spreadsheets, lines of JSON for programs."""

from collections.abc import Callable, Iterable, Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from archive.errors import SearchError
from archive.search.listing import every_result
from archive.search.query import Subject
from archive.web.forms import read_search
from archive.web.rate import limited
from archive.web.result_exports import Record, as_csv, as_lines, records

Writing = Callable[[Iterable[Record], Subject], Iterator[str]]

RETRY_SECONDS = 60


@require_safe
@limited
def results_csv(request: HttpRequest) -> HttpResponseBase:
    return _sent(request, as_csv, kind="text/csv", name="search.csv")


@require_safe
@limited
def results_jsonl(request: HttpRequest) -> HttpResponseBase:
    return _sent(request, lambda found, _: as_lines(found), kind="application/jsonl", name="search.jsonl")


def _sent(request: HttpRequest, write: Writing, *, kind: str, name: str) -> HttpResponseBase:
    """All results, or none and the reason: a file that lacks some would not show it."""
    query = read_search(request.GET).query
    try:
        found = every_result(query)
    except SearchError as error:
        headers = {"Retry-After": str(RETRY_SECONDS)}
        return HttpResponse(
            f"{error}\n", status=503, content_type="text/plain; charset=utf-8", headers=headers
        )
    lines = write(records(found, query.subject), query.subject)
    response = StreamingHttpResponse(lines, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
