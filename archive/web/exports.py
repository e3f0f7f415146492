"""An article as JSON: the shape that `manage.py extract` prints, with the archive's own addresses."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from archive import dates
from archive.models import Appearance, Article, Evidence, Quotation
from archive.text import Span

Json = dict[str, Any]


def as_json(article: Article) -> Json:
    """All that the archive holds of an article, without its original's bytes."""
    rows = list(article.evidence.all())
    quotations = article.quotations.select_related("speaker", "appearance").order_by("start", "position")
    appearances = article.appearances.select_related("speaker").prefetch_related("name_forms", "roles")
    return {
        "id": article.public_id,
        "url": settings.ARCHIVE_URL + article.get_absolute_url(),
        "revision": article.revision,
        "original_sha256": article.original_id,
        "text_sha256": article.text_sha256,
        "text": article.text,
        "title": _effective(rows, "title"),
        "source": _effective(rows, "source"),
        "via": [_value(row) for row in rows if row.field == "via"],
        "language": _effective(rows, "language"),
        "date": _date(article, [row for row in rows if row.field == "date" and row.rank == 0]),
        "headings": [{**_span(span), "text": span.of(article.text)} for span in article.heading_spans],
        "quotations": [_quotation(quotation) for quotation in quotations],
        "speakers": [_speaker(appearance) for appearance in appearances],
        "container_url": article.url,
        "metadata": article.metadata,
        "role_dates": [_role_date(row) for row in rows if row.field in ("dateline", "statement")],
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _span_or_null(span: Span | None) -> Json | None:
    return _span(span) if span else None


def _effective(rows: Iterable[Evidence], field: str) -> Json | None:
    return next((_value(row) for row in rows if row.field == field and row.rank == 0), None)


def _value(row: Evidence) -> Json:
    stated = {"origin": row.origin} if row.origin else {}
    return {
        "value": row.value,
        "span": _span_or_null(row.span),
        "rule": row.rule,
        "confidence": row.confidence,
        **stated,
    }


def _date(article: Article, rows: list[Evidence]) -> Json:
    first = rows[0] if rows else None
    return {
        "edtf": article.date_edtf or None,
        "earliest": article.date_earliest,
        "latest": article.date_latest,
        "span": _span_or_null(first.span) if first else None,
        "rule": first.rule if first else None,
        "confidence": first.confidence if first else None,
        "evidence": [
            {
                "span": _span_or_null(row.span),
                "origin": row.origin or None,
                "rule": row.rule,
                "says": row.says,
            }
            for row in rows
        ],
    }


def _role_date(row: Evidence) -> Json:
    known = dates.parse(row.value) if row.value else None
    return {
        "role": row.field,
        "edtf": row.value or None,
        "earliest": known.earliest if known else None,
        "latest": known.latest if known else None,
        "span": _span_or_null(row.span),
        "rule": row.rule,
        "confidence": row.confidence,
        "says": row.says,
    }


def _quotation(quotation: Quotation) -> Json:
    return {
        **_span(quotation.span),
        "text": quotation.text,
        "kind": quotation.kind,
        "speaker": _said_by(quotation),
        "said": _said_on(quotation),
    }


def _said_on(quotation: Quotation) -> Json | None:
    return {"edtf": quotation.said_on or None, "span": _span(quotation.said)} if quotation.said else None


def _said_by(quotation: Quotation) -> Json | None:
    if quotation.appearance is None or quotation.speaker is None:
        return None
    return {
        "name": quotation.appearance.name,
        "speaker": quotation.speaker.slug,
        "mention": _span_or_null(quotation.mention),
        "cue": _span_or_null(quotation.cue),
        "rule": quotation.attribution_rule,
        "confidence": quotation.attribution_confidence,
    }


def _speaker(appearance: Appearance) -> Json:
    return {
        "name": appearance.name,
        "speaker": appearance.speaker.slug,
        "forms": [
            {"text": form.text, "span": _span_or_null(form.span)} for form in appearance.name_forms.all()
        ],
        "roles": [{"text": role.text, "span": _span(role.span)} for role in appearance.roles.all()],
    }
