"""The JSON object that `manage.py extract` prints for one document."""

from typing import Any

from archive import dates as edtf
from archive.extract.facts import NO_DATE, Attribution, Date, Facts, Quotation, Speaker, Value
from archive.text import Document, Span

__all__ = ["as_json"]

JSON = dict[str, Any]


def as_json(document: Document, facts: Facts, *, path: str, with_text: bool = False) -> JSON:
    """One document's facts with their evidence; `with_text` adds the Text itself."""
    text = document.text
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
        "quotations": [_quotation(quotation, text.value) for quotation in facts.quotations],
        "speakers": [_speaker(speaker) for speaker in facts.speakers],
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
    value = edtf.parse(found.edtf) if found.edtf else None
    return {
        "edtf": found.edtf,
        "earliest": value.earliest.isoformat() if value and value.earliest else None,
        "latest": value.latest.isoformat() if value and value.latest else None,
        "span": _span(found.span),
        "rule": found.rule,
        "confidence": found.confidence,
        "evidence": [
            {"span": _span(item.span), "rule": item.rule, "says": item.says} for item in found.evidence
        ],
        **_origin(found.origin),
    }


def _quotation(quotation: Quotation, text: str) -> JSON:
    return {
        **_place(quotation.span),
        "text": quotation.span.of(text),
        "kind": quotation.kind,
        "speaker": _attribution(quotation.attribution),
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
