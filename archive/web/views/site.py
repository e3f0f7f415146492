"""The site's own addresses: appearance, robots, and the pages for what is not found or failed."""

import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from archive.web.context import THEMES, site

YEAR = 365 * 24 * 60 * 60
logger = logging.getLogger(__name__)


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of appearance in a cookie and go back to the page. Only an address within
    this site is gone back to."""
    back = request.GET.get("back", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("home")
    response = HttpResponseRedirect(back)
    chosen = request.GET.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            "theme", chosen, max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers may read everything but searches, whose combinations never end."""
    lines = [
        "User-agent: *",
        "Disallow: /search/",
        "Disallow: /theme/",
        "Disallow: /admin/",
        "Disallow: /*?evidence=",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    said = isinstance(exception, Http404) and not isinstance(exception, Resolver404)
    reason = str(exception) if said else ""
    return render(request, "404.html", {"reason": reason}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Without the database or a session: either may be what failed."""
    return HttpResponse(render_to_string("500.html", site(request)), status=500)
