"""Articles: the list, one article with its evidence, its original, and its machine-readable forms."""

import json
from collections.abc import Callable
from functools import wraps

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.web import citations
from archive.web.exports import as_json
from archive.web.neighbours import earlier_than, later_than
from archive.web.pages import page_of
from archive.web.reading import read

View = Callable[..., HttpResponseBase]

ORIGINS = 10  # places that an article came from shown on its page
MOST_VERSIONS = 20  # shown on the page of one
MOST_METADATA = 500  # characters of one of the container's fields

UTF_8_TEXT = "text/plain; charset=utf-8"


def of_article(view: View) -> View:
    """Hand the view its article; 404 where there is none, and a tombstone (410) for one withdrawn."""

    @wraps(view)
    def find(request: HttpRequest, public_id: str, **kwargs: str) -> HttpResponseBase:
        article = Article.objects.select_related("source", "original").filter(public_id=public_id).first()
        if article is None:
            raise Http404("The archive has no article of this number.")
        if article.is_withdrawn:
            return render(request, "article/withdrawn.html", {"article": article}, status=410)
        return view(request, article, **kwargs)

    return find


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    page = page_of(Article.objects.visible().for_lists().newest_first(), request)
    return render(request, "article/list.html", {"page": page})


@require_safe
@of_article
def article(request: HttpRequest, article: Article, slug: str = "") -> HttpResponseBase:
    if slug != article.slug:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(article.get_absolute_url() + (f"?{query}" if query else ""))
    origins = list(article.origins.all()[: ORIGINS + 1])
    context = {
        "article": article,
        "origins": origins[:ORIGINS],
        "more_origins": article.origins.count() - ORIGINS if len(origins) > ORIGINS else 0,
        "link": article.url.lower().startswith(("http://", "https://")),
        "metadata": metadata_of(article),
        "citation": citations.plain(article),
        "reading": read(article, asked=request.GET.get("evidence", "")),
        "earlier": earlier_than(article),
        "later": later_than(article),
        "versions": article.other_versions()[:MOST_VERSIONS],
    }
    return render(request, "article/article.html", context)


@require_safe
@of_article
def original(request: HttpRequest, article: Article) -> HttpResponseBase:
    """The bytes as received, never as a page: a hostile original must not run here."""
    try:
        file = article.original.path.open("rb")
    except OSError as error:
        raise Http404("The original of this article is missing from the store of originals.") from error
    response = FileResponse(file, as_attachment=True, filename=f"{article.public_id}.txt")
    response.headers["Content-Type"] = "text/plain"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@of_article
def article_txt(request: HttpRequest, article: Article) -> HttpResponseBase:
    """The Text, character for character."""
    response = HttpResponse(article.text, content_type=UTF_8_TEXT)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@of_article
def article_json(request: HttpRequest, article: Article) -> HttpResponseBase:
    return JsonResponse(as_json(article), json_dumps_params={"ensure_ascii": False})


@require_safe
@of_article
def article_bib(request: HttpRequest, article: Article) -> HttpResponseBase:
    return _attached(citations.bibtex(article), "application/x-bibtex", f"{article.public_id}.bib")


@require_safe
@of_article
def article_ris(request: HttpRequest, article: Article) -> HttpResponseBase:
    kind = "application/x-research-info-systems"
    return _attached(citations.ris(article), kind, f"{article.public_id}.ris")


def _attached(content: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8", headers=headers)


def metadata_of(article: Article) -> list[tuple[str, str]]:
    """The container's other fields, each as words; all that is not a plain value as JSON."""
    fields = article.metadata.items() if isinstance(article.metadata, dict) else ()
    return [(name, _shortened(value)) for name, value in fields]


def _shortened(value: object) -> str:
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return said if len(said) <= MOST_METADATA else f"{said[:MOST_METADATA]}…"
