"""The search form for people who write no syntax; it leads to an ordinary search."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import search as archive_search
from archive.search import grammar
from archive.search.query import Query
from archive.web import advanced
from archive.web.facets import chips_of
from archive.web.forms import Asked, read_search
from archive.web.languages import name_of
from archive.web.links import search_address

SENT = "go"  # the parameter that says that the form was filled in
MOST_LANGUAGES = 60


@require_safe
def advanced_search(request: HttpRequest) -> HttpResponse:
    """The form, refilled from the parameters of a search; once sent, the search that it means."""
    asked = read_search(request.GET)
    if SENT not in request.GET:
        shown = advanced.refilled(asked.query)
        return _page(request, asked, shown.form, first=shown.first, last=shown.last)
    form = advanced.read_form(request.GET.dict())
    text = advanced.written(form)
    problems = [*asked.messages, *grammar.parse(form.rest).messages, *grammar.parse(text).messages]
    if not problems:
        return HttpResponseRedirect(search_address(replace(asked.query, text=text, page=1)))
    first, last = (request.GET.get(name, "").strip() for name in ("from", "to"))
    told = replace(asked, messages=tuple(dict.fromkeys(problems)))
    return _page(request, told, form, first=first, last=last)


def _page(request: HttpRequest, asked: Asked, form: advanced.Form, *, first: str, last: str) -> HttpResponse:
    filters = asked.query.filters
    chosen = filters.language if len(filters.language) == 1 else ()
    elsewhere = replace(filters, first="", last="", language=filters.language[len(chosen) :])
    context = {
        "form": form,
        "query": replace(asked.query, text=""),
        "messages": asked.messages,
        "first": first,
        "last": last,
        "bad_first": first != filters.first and SENT in request.GET,
        "bad_last": last != filters.last and SENT in request.GET,
        "kept": chips_of(replace(asked.query, filters=elsewhere), asked.names),
        "languages": _languages(chosen),
        "sorts": _sorts(asked.query),
    }
    response = render(request, "search/advanced.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _languages(chosen: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    """Languages of the archive, the most frequent first: tag, name, chosen."""
    everything = archive_search.run(Query(size=1), snippets=False, facet_size=MOST_LANGUAGES)
    listed = (facet.values for facet in everything.facets if facet.name == "language")
    tags = dict.fromkeys([*(value.value for values in listed for value in values), *chosen])
    return [(tag, "not known" if tag == "und" else name_of(tag), tag in chosen) for tag in tags]


def _sorts(query: Query) -> list[dict[str, Any]]:
    names = {"relevance": "best match first", "newest": "newest first", "oldest": "oldest first"}
    return [{"value": sort, "text": text, "chosen": sort == query.sort} for sort, text in names.items()]
