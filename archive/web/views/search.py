"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import search as archive_search
from archive.web.forms import read_search
from archive.web.results import context_of
from archive.web.search_help import EXAMPLES


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    asked = read_search(request.GET)
    results = archive_search.run(asked.query)
    context = context_of(results, asked.names)
    context["messages"] = [*asked.messages, *results.messages]
    response = render(request, "search/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    return render(request, "search/help.html", {"examples": EXAMPLES})
