"""The search page, what completes the words typed into it, and its help."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import search as archive_search
from archive.search import completion
from archive.search.run import FACET_SIZE
from archive.web.forms import read_search
from archive.web.rate import limited
from archive.web.results import context_of
from archive.web.search_help import EXAMPLES

WHOLE_FACET = 500  # values of a facet that is asked for as a whole
COMPLETION_SECONDS = 60  # for which a browser may keep a list of completions


@require_safe
@limited
def search(request: HttpRequest) -> HttpResponse:
    asked = read_search(request.GET)
    whole = request.GET.get("facets") == "all"
    results = archive_search.run(asked.query, facet_size=WHOLE_FACET if whole else FACET_SIZE)
    context = context_of(results, asked.names)
    context["whole"] = whole
    context["messages"] = [*asked.messages, *results.messages]
    response = render(request, "search/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    return render(request, "search/help.html", {"examples": EXAMPLES})


@require_safe
def complete(request: HttpRequest) -> HttpResponse:
    """Completions of `q` as JSON; with `for`, names of that kind alone."""
    text, kind = request.GET.get("q", ""), request.GET.get("for", "")
    names = next((one for one in completion.KINDS if one == kind), None)
    found = completion.names_beginning(names, text) if names else completion.complete(text)
    response = JsonResponse({"completions": [asdict(one) for one in found]})
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = f"private, max-age={COMPLETION_SECONDS}"
    return response
