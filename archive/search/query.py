"""What a search asks for, as a frozen value; nothing below the views sees a request."""

from dataclasses import dataclass, field
from typing import Literal

Subject = Literal["articles", "quotations"]
Match = Literal["all", "any"]
Sort = Literal["relevance", "newest", "oldest"]
Versions = Literal["one", "all"]
Group = Literal["none", "speaker"]

UNKNOWN_SOURCE = "unknown"
UNKNOWN_SPEAKER = "unknown"  # of quotations that are attributed to nobody; no speaker has this slug
UNDATED = "undated"
# What the index says beside the years and months of a date.
INFERRED, SPREAD = "inferred", "spread"
UNKNOWN_LANGUAGE = "und"  # BCP 47's tag for an undetermined language
DEFAULT_SIZE = 20
MOST_SIZE = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """Values of one field are alternatives; fields add up. Slugs for source, via and speaker, or "unknown"
    for a source that is not stated and for quotations attributed to nobody; `year` holds YYYY or "undated";
    `kind` "direct" or "indirect"; in a search of articles, kinds and speakers are those of some quotation;
    `first` and `last` are YYYY, YYYY-MM or YYYY-MM-DD, inclusive, by overlap."""

    source: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """One search. `text` is what the reader typed; an empty one lists everything. Grouped by speaker, a
    search of quotations lists who said them, and pages count speakers; articles are never grouped.
    Versions of one text are one result, and count once, unless `versions` is "all"."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    subject: Subject = "articles"
    match: Match = "all"
    sort: Sort = "relevance"
    page: int = 1
    size: int = DEFAULT_SIZE
    group: Group = "none"
    versions: Versions = "one"

    @property
    def grouped(self) -> bool:
        return self.group == "speaker" and self.subject == "quotations"
