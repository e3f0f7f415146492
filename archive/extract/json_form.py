"""The JSON object that `manage.py extract` prints for one document."""

from collections.abc import Iterable
from typing import Any

from archive import dates as edtf
from archive.extract.facts import (
    NO_DATE,
    Attribution,
    Date,
    DateEvidence,
    Facts,
    Quotation,
    RoleDate,
    Speaker,
    Value,
)
from archive.text import Document, Span

__all__ = ["as_json"]

JSON = dict[str, Any]


def as_json(document: Document, facts: Facts, *, path: str, with_text: bool = False) -> JSON:
    """One document's facts with their evidence; `with_text` adds the Text itself."""
    text = document.text
    said = {at: found for found in facts.role_dates for at in found.quotations}
    return {
        "id": document.id,
        "path": path,
        "text_sha256": text.sha256,
        **({"text": text.value} if with_text else {}),
        "title": _first(facts.titles),
        "source": _first(facts.sources),
        "via": [_value(value) for value in facts.vias],
        "language": _first(facts.languages),
        "date": _date(facts.dates[0] if facts.dates else NO_DATE),
        "headings": [{**_place(h.span), "text": h.span.of(text.value)} for h in facts.headings],
        "quotations": [
            _quotation(quotation, text.value, said.get(at)) for at, quotation in enumerate(facts.quotations)
        ],
        "speakers": [_speaker(speaker) for speaker in facts.speakers],
        "role_dates": [_role_date(found) for found in facts.role_dates],
    }


def _place(span: Span) -> JSON:
    return {"start": span.start, "end": span.end}


def _span(span: Span | None) -> JSON | None:
    return None if span is None else _place(span)


def _origin(origin: str | None) -> JSON:
    return {} if origin is None else {"origin": origin}


def _first(values: tuple[Value, ...]) -> JSON | None:
    return _value(values[0]) if values else None


def _value(value: Value) -> JSON:
    return {
        "value": value.value,
        "span": _span(value.span),
        "rule": value.rule,
        "confidence": value.confidence,
        **_origin(value.origin),
    }


def _date(found: Date) -> JSON:
    return {
        **_bounds(found.edtf),
        "span": _span(found.span),
        "rule": found.rule,
        "confidence": found.confidence,
        "evidence": _evidence(found.evidence),
        **_origin(found.origin),
    }


def _role_date(found: RoleDate) -> JSON:
    """A dateline's day or a statement's; `quotations` counts into the list of that name."""
    return {
        "role": found.role,
        **_bounds(found.edtf),
        "span": _place(found.span),
        "rule": found.rule,
        "confidence": found.confidence,
        "evidence": _evidence(found.evidence),
        "quotations": list(found.quotations),
    }


def _bounds(value: str | None) -> JSON:
    known = edtf.parse(value) if value else None
    return {
        "edtf": value,
        "earliest": known.earliest.isoformat() if known and known.earliest else None,
        "latest": known.latest.isoformat() if known and known.latest else None,
    }


def _evidence(items: Iterable[DateEvidence]) -> list[JSON]:
    return [{"span": _span(item.span), "rule": item.rule, "says": item.says} for item in items]


def _quotation(quotation: Quotation, text: str, said: RoleDate | None) -> JSON:
    return {
        **_place(quotation.span),
        "text": quotation.span.of(text),
        "kind": quotation.kind,
        "speaker": _attribution(quotation.attribution),
        "language": None if quotation.language is None else _value(quotation.language),
        "said": None if said is None else {"edtf": said.edtf, "span": _place(said.span)},
    }


def _attribution(attribution: Attribution | None) -> JSON | None:
    if attribution is None:
        return None
    return {
        "name": attribution.name,
        "mention": _span(attribution.mention),
        "cue": _span(attribution.cue),
        "rule": attribution.rule,
        "confidence": attribution.confidence,
    }


def _speaker(speaker: Speaker) -> JSON:
    return {
        "name": speaker.name,
        "forms": [
            {"text": form.text, "span": _span(form.span), **_origin(form.origin)} for form in speaker.forms
        ],
        "roles": [{"text": role.text, "span": _span(role.span)} for role in speaker.roles],
    }
