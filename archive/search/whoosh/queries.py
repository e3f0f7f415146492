"""Query objects that Whoosh lacks, for its query trees; all compare and hash by value."""

from dataclasses import dataclass

from whoosh.query import Query

__all__ = [
    "Among",
    "Between",
    "Joined",
    "Near",
    "Overlap",
    "Similar",
    "Starting",
    "Synonyms",
    "Verbatim",
    "Weighted",
]


@dataclass(frozen=True)
class Synonyms(Query):  # type: ignore[misc]
    """Documents with any of the terms, scored as if they were one word: each is a field, a term and the
    weight of an occurrence there. What `otherwise` lists counts where none of the terms occurs: the same
    words may stand there under both."""

    terms: tuple[tuple[str, str, float], ...]
    otherwise: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True)
class Verbatim(Query):  # type: ignore[misc]
    """The words side by side, as printed but for case and accents, in any of the fields (each with a
    weight). `whole` asks that the field holds nothing else."""

    fields: tuple[tuple[str, float], ...]
    words: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True)
class Starting(Query):  # type: ignore[misc]
    """A word that begins so, in any of the fields."""

    fields: tuple[tuple[str, float], ...]
    prefix: str


@dataclass(frozen=True)
class Near(Query):  # type: ignore[misc]
    """In one field, each operand within so many words of the next, in either order."""

    operands: tuple[Synonyms | Verbatim, ...]
    distance: int


@dataclass(frozen=True)
class Overlap(Query):  # type: ignore[misc]
    """Some interval of the field shares a day with `first` to `last` (as by `date.toordinal`)."""

    fieldname: str
    first: int
    last: int


@dataclass(frozen=True)
class Joined(Query):  # type: ignore[misc]
    """Documents whose number `ours` equals the number `theirs` of some matching document of `model`;
    "key" is the primary key."""

    inner: Query
    model: str
    theirs: str
    ours: str


@dataclass(frozen=True)
class Among(Query):  # type: ignore[misc]
    """Some label, or word, of the field passes a test against `values`; one of Haystack's filter types."""

    fieldname: str
    test: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Similar(Query):  # type: ignore[misc]
    """A word at most so many letters away, in any of the fields."""

    fields: tuple[tuple[str, float], ...]
    word: str
    edits: int


@dataclass(frozen=True)
class Between(Query):  # type: ignore[misc]
    """A number from `start` to `end`, each included unless said otherwise, None for no bound."""

    fieldname: str
    start: float | None = None
    end: float | None = None
    startexcl: bool = False
    endexcl: bool = False


@dataclass(frozen=True)
class Weighted(Query):  # type: ignore[misc]
    """What `inner` matches; its score counts by `share`."""

    inner: Query
    share: float
