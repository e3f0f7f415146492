"""The vocabulary that every stage shares: Span, Text, Evidence, and a Document as parsing leaves it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of one Text. Raises ValueError unless 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def of(self, text: str) -> str:
        """The words this span covers. Raises ValueError past the end of `text`."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}..{self.end} lies past the end of a text of {len(text)}")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Text:
    """The immutable canonical text of an article; every Span counts code points of `value`.

    `encoding` is the one the bytes were decoded with; `certainty` (0 to 1) is 1.0 where a byte order
    mark, strict UTF-8 or the container decided, less where it was guessed.
    """

    value: str
    encoding: str = "utf-8"
    certainty: float = 1.0

    def __len__(self) -> int:
        return len(self.value)

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal digest of the UTF-8 form of the text."""
        return hashlib.sha256(self.value.encode("utf-8")).hexdigest()

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Each non-blank line, without surrounding white space, in reading order."""
        return tuple(lines(self.value))


def lines(value: str, *, start: int = 0) -> Iterator[Span]:
    """Each non-blank line of a text, or of the part of one that begins at `start`, without surrounding white
    space."""
    for line in value.split("\n"):
        stripped = line.strip()
        if stripped:
            offset = start + line.index(stripped[0])
            yield Span(offset, offset + len(stripped))
        start += len(line) + 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why the archive holds a value.

    A value read from the text has a `span`; one that the container stated has `span=None` and names
    the container's field in `origin`. `confidence` lies between 0 and 1. `says` is a sentence for
    readers, where the value needs one.
    """

    field: str
    value: str
    span: Span | None
    rule: str
    confidence: float
    origin: str | None = None
    says: str = ""

    def __post_init__(self) -> None:
        if (self.span is None) == (self.origin is None):
            raise ValueError("evidence has either a span of the text or a field of the container")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"not a confidence: {self.confidence}")


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value that the container gives about its document, and the container's name for the field.

    `moment` is the date and time that a date was cut from where those are of UTC, whose day may be another
    than the day on which the document came out; else it is empty.
    """

    value: str
    origin: str
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the container says of its document: JSON fields, front matter, a sidecar, HTML metadata.

    Each tuple is ordered with the strongest first; `speakers` are all of them. `metadata` keeps every
    field that has no meaning here, as the container had it (JSON values). `events` are the days of what a
    page announces: where it prints one, that is no day of publication.
    """

    title: tuple[StatedValue, ...] = ()
    date: tuple[StatedValue, ...] = ()
    source: tuple[StatedValue, ...] = ()
    language: tuple[StatedValue, ...] = ()
    speakers: tuple[StatedValue, ...] = ()
    events: tuple[StatedValue, ...] = ()
    url: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)


FlagKind = Literal["bidi", "field", "look-alike", "markup", "mojibake", "sidecar"]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about a document that a curator should look at; the archive changes nothing by itself.

    `says` is a sentence for readers. `span` is None where it is not about words of the text.
    """

    kind: FlagKind
    says: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as parsing leaves it: its Text and what its container states.

    `headings` are the spans that markup declared as headings; None where the format has no markup.
    """

    id: str
    text: Text
    stated: Stated = Stated()
    headings: tuple[Span, ...] | None = None
    flags: tuple[Flag, ...] = ()
