"""An article as it is read: headings and paragraphs, marked, each with its notes for the margin."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.safestring import SafeString

from archive.models import Appearance, Article, Quotation
from archive.text import Span
from archive.web.days import said_words
from archive.web.evidence import Passages, Reason, Value, quotation_spans, values_of, words_of_rule
from archive.web.render import Mark, marked

MOST_SPEAKERS = 8  # in the panel at once
Item = TypeVar("Item")

OPENING = frozenset("“„‟‘‚‛«‹\"'「『")
CLOSING = frozenset("”“‟’‘»›\"'」』«")


@dataclass(frozen=True, slots=True)
class Note:
    """One quotation beside its paragraph: `number` counts it in the article; `reasons` say who said it."""

    number: int
    quotation: Quotation
    reasons: tuple[Reason, ...]

    @property
    def rule(self) -> str:
        return words_of_rule(self.quotation.attribution_rule)

    @property
    def evidence(self) -> str:
        return f"quotation-{self.quotation.start}"


@dataclass(frozen=True, slots=True)
class Voice:
    """A run of one speaker's quotations in a paragraph. `name` is None where nobody is named; `again`
    says that the same speaker goes on from before."""

    name: str | None
    href: str
    again: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading. `opened` says that the evidence of one of its quotations was asked for;
    `follows` that no blank line stands before it; `flows` that its lines were hard-wrapped."""

    number: int
    span: Span
    is_heading: bool
    html: SafeString
    voices: tuple[Voice, ...] = ()
    opened: bool = False
    follows: bool = False
    flows: bool = False

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for voice in self.voices for note in voice.notes)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that an article's page shows of its text. `asked` is the key of the value whose words are
    marked; `message` says that there is no such value."""

    blocks: list[Block]
    values: tuple[Value, ...]
    asked: str
    message: str
    quotation_count: int
    unattributed: int
    indirect: int
    speakers: tuple[Appearance, ...]

    @property
    def panel(self) -> tuple[Value, ...]:
        """The values shown at once: all but further speakers."""
        further = {value.key for value in self.further}
        return tuple(value for value in self.values if value.key not in further)

    @property
    def further(self) -> tuple[Value, ...]:
        """Speakers beyond the first MOST_SPEAKERS, where many are named."""
        speakers = tuple(value for value in self.values if value.key.startswith("speaker-"))
        return speakers[MOST_SPEAKERS:] if len(speakers) > MOST_SPEAKERS + 1 else ()

    @property
    def asked_is_further(self) -> bool:
        return any(value.key == self.asked for value in self.further)

    @property
    def asked_is_lit(self) -> bool:
        """Whether some words of the text are `#evidence`; else the value itself is."""
        return 'id="evidence"' in "".join(block.html for block in self.blocks)


def read(article: Article, *, asked: str = "") -> Reading:
    """Everything that an article's page shows of its text, in a fixed number of queries."""
    quotations = list(
        article.quotations.select_related("speaker", "appearance").order_by("start", "position")
    )
    speakers = tuple(article.appearances.select_related("speaker").prefetch_related("name_forms", "roles"))
    values = values_of(article, speakers)
    keys = {value.key for value in values} | {f"quotation-{quotation.start}" for quotation in quotations}
    known = asked if asked in keys else ""
    marks = marks_of(article, quotations, values, known)
    return Reading(
        blocks=blocks_of(article, quotations, marks, asked=known),
        values=values,
        asked=known,
        message=f"This article has no evidence under the name “{asked[:40]}”." if asked != known else "",
        quotation_count=len(quotations),
        unattributed=sum(quotation.speaker_id is None for quotation in quotations),
        indirect=sum(quotation.kind == Quotation.Kind.INDIRECT for quotation in quotations),
        speakers=speakers,
    )


def marks_of(
    article: Article, quotations: Iterable[Quotation], values: Iterable[Value], asked: str
) -> list[Mark]:
    """Every mark of an article's text. The words that `asked` names become <mark>, the first of them
    `#evidence`; other evidence stays unlit until its value is opened."""
    marks, lit = [], []
    for quotation in quotations:
        said = quotation.kind == Quotation.Kind.DIRECT
        span = printed_span(article.text, quotation.span) if said else quotation.span
        classes = "" if said else "indirect"
        marks.append(Mark(span, "q" if said else "span", classes, quotation.anchor))
        if asked == f"quotation-{quotation.start}":
            lit += [Mark(span, "mark", "lit") for span in quotation_spans(quotation)]
        else:
            marks += [Mark(span, "span", "ev cue") for span in (quotation.mention, quotation.cue) if span]
    for value in values:
        if asked == value.key:
            lit += [Mark(span, "mark", "lit") for span in value.spans]
        else:
            marks += [Mark(span, "span", f"ev ev-{value.key}") for span in value.spans]
    return marks + _first_named(lit)


def _first_named(lit: list[Mark]) -> list[Mark]:
    lit.sort(key=lambda mark: mark.span)
    return [replace(mark, id="evidence") if index == 0 else mark for index, mark in enumerate(lit)]


def printed_span(text: str, span: Span) -> Span:
    """The span with the marks that are printed around it."""
    start, end = span.start, span.end
    if start and text[start - 1] in OPENING:
        start -= 2 if text[max(0, start - 2) : start] == "''" else 1
    if end < len(text) and text[end] in CLOSING:
        end += 2 if text[end : end + 2] == "''" else 1
    return Span(start, end)


def blocks_of(
    article: Article, quotations: Sequence[Quotation], marks: Iterable[Mark], *, asked: str = ""
) -> list[Block]:
    """The paragraphs and headings of an article, in reading order."""
    paragraphs = article.paragraph_spans
    headings = article.heading_spans
    quoted = _by_paragraph(paragraphs, [(quotation.span, quotation) for quotation in quotations])
    held = _by_paragraph(paragraphs, [(mark.span, mark) for mark in [*marks, *_line_marks(article)]])
    numbers = {quotation.pk: number for number, quotation in enumerate(quotations, 1)}
    passages = Passages(article.text, paragraphs)
    blocks: list[Block] = []
    last: object = None
    for index, span in enumerate(paragraphs):
        is_heading = any(heading.overlaps(span) for heading in headings)
        voices = _voices(quoted[index], span, numbers, passages, last)
        last = quoted[index][-1].speaker_id if quoted[index] else (None if is_heading else last)
        blocks.append(
            Block(
                number=index + 1,
                span=span,
                is_heading=is_heading,
                html=marked(article.text, held[index], within=span),
                voices=voices,
                follows=_follows(article, index),
                flows=len(article.paragraph_lines[index]) > 1,
                opened=any(asked == note.evidence for voice in voices for note in voice.notes),
            )
        )
    return blocks


def _follows(article: Article, index: int) -> bool:
    """Whether a line of its own stands right below another, as in an address or a poem."""
    if not index or any(len(group) > 1 for group in article.paragraph_lines[index - 1 : index + 1]):
        return False
    before, after = article.paragraph_lines[index - 1][-1], article.paragraph_lines[index][0]
    return article.text.count("\n", before.end, after.start) == 1


def _line_marks(article: Article) -> list[Mark]:
    """Anchors of the lines within paragraphs, by which they were linked before they flowed."""
    return [
        Mark(line, "span", "", f"p-{line.start}") for group in article.paragraph_lines for line in group[1:]
    ]


def _by_paragraph(paragraphs: Sequence[Span], items: Iterable[tuple[Span, Item]]) -> list[list[Item]]:
    """For each paragraph the items whose span touches it; one may lie in several."""
    held: list[list[Item]] = [[] for _ in paragraphs]
    starts = [paragraph.start for paragraph in paragraphs]
    for span, item in items:
        index = max(0, bisect_right(starts, span.start) - 1)
        while index < len(paragraphs) and paragraphs[index].start < span.end:
            if paragraphs[index].overlaps(span):
                held[index].append(item)
            index += 1
    return held


def _voices(
    quotations: Sequence[Quotation],
    paragraph: Span,
    numbers: dict[int, int],
    passages: Passages,
    last: object,
) -> tuple[Voice, ...]:
    voices: list[Voice] = []
    for quotation in quotations:
        begins = quotation.start >= paragraph.start
        note = Note(numbers[quotation.pk], quotation, _why(quotation, passages))
        notes = (note,) if begins else ()
        if voices and last == quotation.speaker_id:
            voices[-1] = replace(voices[-1], notes=voices[-1].notes + notes)
            continue
        again = quotation.speaker_id is not None and last == quotation.speaker_id
        speaker = quotation.speaker
        voices.append(
            Voice(
                name=quotation.appearance.name if quotation.appearance else None,
                href=speaker.get_absolute_url() if speaker else "",
                again=again or not begins,
                notes=notes,
            )
        )
        last = quotation.speaker_id
    return tuple(voices)


def _why(quotation: Quotation, passages: Passages) -> tuple[Reason, ...]:
    named = ((quotation.mention, "named by"), (quotation.cue, "verb"))
    dated = (quotation.said, said_words(quotation))
    return tuple(passages.reason(span, rule=words_of_rule(rule)) for span, rule in (*named, dated) if span)
