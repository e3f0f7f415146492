"""An article's values, why the archive holds each, and the words that show it.

A value's key is what `?evidence=` takes: `title`, `date`, `dateline`, `statement`, `source`, `via`,
`language`, `speaker-<position>`, `flag-<number>` for what is odd about the text, and `quotation-<start>` for
who said a quotation.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from archive.models import Appearance, Article, Evidence, Quotation
from archive.text import Span
from archive.web.days import days_shown
from archive.web.languages import name_of

MOST_WORDS = 300  # characters of one passage shown in the panel; the whole is marked in the text
FLAG = "Odd"
FORM, ROLE = "Name form", "Role as printed"
MOST_FORMS = 12  # passages that name one speaker shown in the panel


@dataclass(frozen=True, slots=True)
class Reason:
    """One passage (`words` at `span`, in `paragraph`) or one field of the container (`origin`)."""

    words: str = ""
    span: Span | None = None
    paragraph: int = 0
    paragraph_start: int = 0
    origin: str = ""
    rule: str = ""
    confidence: float | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """A value that was read or stated too, and outranked."""

    value: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value by its `key`. Speakers: `known_as` is the name that the whole archive knows them under,
    where it differs, and `link_rule` why; `more` counts reasons that the panel leaves to the text."""

    key: str
    label: str
    shown: str
    reasons: tuple[Reason, ...] = ()
    others: tuple[Other, ...] = ()
    held: str = ""
    missing: str = ""
    href: str = ""
    more: int = 0
    known_as: str = ""
    link_rule: str = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(reason.span for reason in self.reasons if reason.span)

    @property
    def shown_reasons(self) -> tuple[Reason, ...]:
        return self.reasons[: len(self.reasons) - self.more]

    @property
    def has_words(self) -> bool:
        return bool(self.spans)


class Passages:
    """Makes reasons out of spans of one text."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self.starts = [paragraph.start for paragraph in paragraphs]

    def reason(self, span: Span | None, **said: object) -> Reason:
        if span is None:
            return Reason(**said)  # type: ignore[arg-type]
        words = self.text[span.start : min(span.end, span.start + MOST_WORDS)]
        if len(span) > MOST_WORDS:
            words += " …"
        number = max(1, bisect_right(self.starts, span.start))
        start = self.starts[number - 1] if self.starts else 0
        return Reason(words=words, span=span, paragraph=number, paragraph_start=start, **said)  # type: ignore[arg-type]


def values_of(article: Article, appearances: Iterable[Appearance]) -> tuple[Value, ...]:
    """Every value of an article, those that are unknown included, in the order in which they are shown."""
    passages = Passages(article.text, article.paragraph_spans)
    rows: dict[str, list[Evidence]] = {}
    for row in article.evidence.all():
        rows.setdefault(row.field, []).append(row)
    return (
        _date(article, rows.get("date", []), passages),
        *_dateline(article, rows.get("dateline", []), passages),
        *_statements(rows.get("statement", []), passages),
        _source(article, rows.get("source", []), passages),
        *_via(rows.get("via", []), passages),
        _title(article, rows.get("title", []), passages),
        _language(article, rows.get("language", []), passages),
        *(_speaker(appearance, passages) for appearance in appearances),
        *(_flag(number, flag, passages) for number, flag in enumerate(article.flags)),
    )


def quotation_spans(quotation: Quotation) -> tuple[Span, ...]:
    """The words that show who said it; the quotation itself where none do."""
    found = tuple(span for span in (quotation.mention, quotation.cue) if span)
    return found or (quotation.span,)


def _reasons(rows: Iterable[Evidence], passages: Passages) -> tuple[Reason, ...]:
    """One reason a passage and rule; what several pieces of evidence say about one is said together."""
    merged: dict[tuple[Span | None, str, str], Reason] = {}
    for row in rows:
        key = (row.span, row.origin, row.rule)
        said = [merged[key].says] if key in merged else []
        says = "; ".join(dict.fromkeys(part for part in [*said, row.says] if part))
        merged[key] = passages.reason(
            row.span, origin=row.origin, rule=words_of_rule(row.rule), confidence=row.confidence, says=says
        )
    return tuple(merged.values())


def _ranked(rows: list[Evidence], passages: Passages) -> tuple[tuple[Reason, ...], tuple[Other, ...]]:
    first = [row for row in rows if row.rank == 0]
    others = groupby((row for row in rows if row.rank > 0), key=lambda row: (row.rank, row.value))
    return _reasons(first, passages), tuple(
        Other(value, _reasons(group, passages)) for (_, value), group in others
    )


def _date(article: Article, rows: list[Evidence], passages: Passages) -> Value:
    words = article.date_words
    reasons, others = _ranked(rows, passages)
    return Value(
        key="date",
        label="Date",
        shown=", ".join(part for part in (words.known, words.inferred) if part),
        reasons=reasons,
        others=others,
        held=article.date_edtf,
        missing="" if reasons else "The text and its container give no date that the archive can read.",
    )


def _dateline(article: Article, rows: list[Evidence], passages: Passages) -> Iterator[Value]:
    """The dateline's day, where it is not just the article's date once more."""
    day = article.date_edtf.replace("?", "")
    if any(not row.value or not day.endswith(row.value.removeprefix("XXXX")) for row in rows):
        reasons = _reasons(rows, passages)
        yield Value(key="dateline", label="Dateline", shown=days_shown(rows), reasons=reasons)


def _statements(rows: list[Evidence], passages: Passages) -> Iterator[Value]:
    if rows:
        yield Value(
            key="statement", label="Said on", shown=days_shown(rows), reasons=_reasons(rows, passages)
        )


def _source(article: Article, rows: list[Evidence], passages: Passages) -> Value:
    reasons, others = _ranked(rows, passages)
    return Value(
        key="source",
        label="Source",
        shown=article.source.name if article.source else "not stated",
        href=article.source.get_absolute_url() if article.source else "",
        reasons=reasons,
        others=others,
        missing="" if article.source else "Neither the text nor its container says who published it.",
    )


def _via(rows: list[Evidence], passages: Passages) -> Iterator[Value]:
    if rows:
        names = dict.fromkeys(row.value for row in rows)
        yield Value(key="via", label="Via", shown=", ".join(names), reasons=_reasons(rows, passages))


def _title(article: Article, rows: list[Evidence], passages: Passages) -> Value:
    reasons, others = _ranked(rows, passages)
    return Value(
        key="title",
        label="Title",
        shown=article.headline,
        reasons=reasons,
        others=others,
        missing="" if reasons else "No evidence is kept for the title.",
    )


def _language(article: Article, rows: list[Evidence], passages: Passages) -> Value:
    reasons, others = _ranked(rows, passages)
    return Value(
        key="language",
        label="Language",
        shown=name_of(article.language) if article.language else "not known",
        reasons=reasons,
        others=others,
        held=article.language,
        missing="" if article.language else "The text is too short or too mixed to tell.",
    )


def _speaker(appearance: Appearance, passages: Passages) -> Value:
    forms = [passages.reason(row.span, origin=row.origin, rule=FORM) for row in appearance.name_forms.all()]
    roles = [passages.reason(row.span, rule=ROLE) for row in appearance.roles.all()]
    return Value(
        key=f"speaker-{appearance.position}",
        label="Speaker",
        shown=appearance.name,
        href=appearance.speaker.get_absolute_url(),
        reasons=(*forms, *roles),
        more=max(0, len(forms) + len(roles) - MOST_FORMS),
        missing="" if forms or roles else "No passage of the text names this speaker.",
        known_as=appearance.speaker.name if appearance.speaker.name != appearance.name else "",
        link_rule=words_of_rule(appearance.link_rule),
    )


def _flag(number: int, flag: dict[str, Any], passages: Passages) -> Value:
    """Something odd about the text, that the archive shows and leaves as it is."""
    span = Span(*flag["span"]) if flag.get("span") else None
    reason = passages.reason(span, rule=words_of_rule(str(flag.get("kind", ""))))
    return Value(
        key=f"flag-{number}", label=FLAG, shown=str(flag.get("says", "")), reasons=(reason,) if span else ()
    )


def words_of_rule(rule: str) -> str:
    """A rule's name for readers."""
    return rule.replace("_", " ").replace("-", " ")
