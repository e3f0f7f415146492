"""The facts that extraction yields: frozen, and each with the evidence it was read from."""

from dataclasses import dataclass
from typing import Literal

from archive.text import Span

Kind = Literal["direct", "indirect"]


@dataclass(frozen=True, slots=True)
class Value:
    """A title, source, via or language. `span` is None only for a value that a container stated,
    whose field `origin` then names."""

    value: str
    span: Span | None
    rule: str
    confidence: float
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One reason for a date: the words, the rule that read them, and what they say, for readers."""

    span: Span | None
    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class Date:
    """A publication date as EDTF, None when unknown (then confidence is 0 and rule "none").

    `year_evidence` counts the independent pieces of evidence for an inferred year; 0 where the year
    is stated or unknown.
    """

    edtf: str | None
    span: Span | None
    rule: str
    confidence: float
    evidence: tuple[DateEvidence, ...] = ()
    origin: str | None = None
    year_evidence: int = 0


DateRole = Literal["dateline", "statement"]


@dataclass(frozen=True, slots=True)
class RoleDate:
    """A day that the text names besides its publication: of its dateline, or of statements that it reports.

    `edtf` is None where the words ("on Saturday") cannot be placed; `evidence` says why. `quotations` are
    positions in `Facts.quotations` of those said on that day.
    """

    role: DateRole
    edtf: str | None
    span: Span
    rule: str
    confidence: float
    evidence: tuple[DateEvidence, ...]
    quotations: tuple[int, ...] = ()


NO_DATE = Date(edtf=None, span=None, rule="none", confidence=0.0)


@dataclass(frozen=True, slots=True)
class Heading:
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a quotation reports.

    `name` is never a pronoun: the resolved name, else the role phrase. `speaker` is the position in
    `Facts.speakers`. `mention` covers the words beside the quotation that name the speaker ("he"
    included); `cue` covers the verb or noun of saying. Both are None where another paragraph's
    speaker goes on.
    """

    name: str
    speaker: int
    mention: Span | None
    cue: Span | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported words. A direct one's span excludes its outer marks. `attribution` None: not attributed.
    `language` is of these words, where it is the article's without a span; None where it is not known."""

    span: Span
    kind: Kind
    rule: str
    confidence: float
    attribution: Attribution | None = None
    language: Value | None = None


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way in which the text, or the container (then `origin` names its field), names a speaker."""

    text: str
    span: Span | None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description that the text gives a speaker, as printed."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class SeriesNumber:
    """A numbered event that the report is about: `name` in lower case ("... conference"), and its number."""

    name: str
    number: int
    span: Span


SpeakerKind = Literal["person", "body", "role"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body whose words the article reports.

    `name` is the fullest printed form. `kind` is "role" where the text gives a description but no
    name ("a spokesman"). `given` and `surname` are parts of the name without honorifics; `given` is
    empty where the text has none; `generation` is "jr", "sr" or a number ("iii") that the name ends in.
    """

    name: str
    kind: SpeakerKind
    forms: tuple[NameForm, ...]
    roles: tuple[Role, ...] = ()
    given: str = ""
    surname: str = ""
    generation: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read from one document. `titles`, `sources`, `languages` and `dates` are ordered with
    the effective value first; what it outranked follows. Quotations and headings are in text order."""

    titles: tuple[Value, ...]
    sources: tuple[Value, ...]
    vias: tuple[Value, ...]
    languages: tuple[Value, ...]
    dates: tuple[Date, ...]
    headings: tuple[Heading, ...]
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    role_dates: tuple[RoleDate, ...] = ()
    series: tuple[SeriesNumber, ...] = ()
