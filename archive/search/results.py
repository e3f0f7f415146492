"""What a search yields: plain values for pages, the API and feeds alike."""

from dataclasses import dataclass, field

from archive.search.query import Query
from archive.text import Span


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a text and the words in it that matched. `marks` are relative to `text`, sorted and
    disjoint; `before` and `after` say that words were left out there. `line` is where in the whole text the
    line begins that holds its first mark, or its first word. Not escaped: render.py does that."""

    text: str
    marks: tuple[Span, ...] = ()
    before: bool = False
    after: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `article` is a primary key; `quotation` one too in a search of quotations, else None.

    It may stand for other versions of the text that match as well: `hidden` counts them, and `others` has
    the primary keys of the first, articles' or quotations', in the order of the search.
    `title_marks` are spans of the article's title that matched, `said_marks` of the quotation's words;
    `snippets` come from an article's text.
    """

    article: int
    quotation: int | None = None
    title_marks: tuple[Span, ...] = ()
    said_marks: tuple[Span, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    others: tuple[int, ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that results can be narrowed to. `value` is the parameter's value, `label` for people."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one parameter, chosen ones included, most frequent first; years latest first, then
    "undated"; among speakers "unknown", for quotations of nobody, last. `distinct` counts all values, listed
    or not. A facet ignores its own selection."""

    name: str
    values: tuple[FacetValue, ...]
    distinct: int


@dataclass(frozen=True, slots=True)
class Bar:
    """Results in one month (`start` is YYYY-MM) or year (YYYY); `inferred` of them by an inferred year."""

    start: str
    count: int
    inferred: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Results by month and by year, in order of time. A date counts once in each month and year that it
    touches, of years in at most ten; `spread` counts results of no single month, such as those dated by the
    year alone, and `undated` those whose year is unknown. `held` are the years and months of which the
    archive holds anything; None where the bars are all that it holds."""

    months: tuple[Bar, ...] = ()
    years: tuple[Bar, ...] = ()
    spread: int = 0
    undated: int = 0
    held: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class SpeakerUse:
    """How a speaker occurs in a search of quotations: how many are theirs, and the primary keys of the
    first and the last one by date, None when all of them are undated; `undated` counts those."""

    slug: str
    name: str
    count: int
    first: int | None
    last: int | None
    undated: int


@dataclass(frozen=True, slots=True)
class Speakers:
    """The speakers of a search grouped by speaker: one page of them, who said most first, how many there
    are in all, and how many quotations found are attributed to nobody."""

    listed: tuple[SpeakerUse, ...]
    total: int
    unattributed: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the archive holds for the filters of a search that found nothing, its words aside: articles,
    quotations by the chosen speakers (of all speakers when none is chosen), quotations that are
    attributed to nobody under the other filters, and articles without a year. `narrowed`: there are other
    filters than those on speakers."""

    articles: int
    quotations: int
    unattributed: int
    undated: int
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class Lifted:
    """How many results the same search has without the filters of these names (fields of `Filters`)."""

    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query's text with words that the archive knows, and how many results it has."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """One page of results with all that the same search tells.

    `total` counts articles, or quotations in a search of quotations; `other_total` the other subject,
    None where it was not counted. Versions of one text count once, here and in every other figure, unless
    the query asks for all of them; `documents` counts them all. `left_out` counts what matches everything
    but a date filter because its year is unknown; 0 without a date filter. `messages` tell the reader
    what was ignored and what to write instead. `fallback` says that the index could not answer and the
    database did; `partial` that the deadline cut the search short; `relaxed` that no document has all the
    words, so that those which have some are listed; `suggestions` are spelled with words that the archive
    knows; both only where nothing was found, and so is `lifted`, which tells what there is without each of
    the filters, all words required. `holdings` is given where a filter on speakers or
    dates found nothing. `speakers` is given instead of hits where quotations are grouped by speaker.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    documents: int = 0
    facets: tuple[Facet, ...] = ()
    histogram: Timeline = Timeline()
    other_total: int | None = None
    left_out: int = 0
    messages: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    fallback: bool = False
    partial: bool = False
    relaxed: bool = False
    holdings: Holdings | None = None
    lifted: tuple[Lifted, ...] = ()
    speakers: Speakers | None = None

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        listed = self.total if self.speakers is None else self.speakers.total
        return max(1, -(-listed // self.query.size))
