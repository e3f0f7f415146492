"""A search's address to one frozen Query: what cannot be used is left out, and the reader is told."""

from dataclasses import dataclass, field
from typing import TypeVar, get_args

from django.http import QueryDict

from archive.dates import bounds
from archive.models import Source, Speaker
from archive.search.query import (
    DEFAULT_SIZE,
    MOST_SIZE,
    UNDATED,
    UNKNOWN_LANGUAGE,
    UNKNOWN_SOURCE,
    UNKNOWN_SPEAKER,
    Filters,
    Group,
    Match,
    Query,
    Sort,
    Subject,
    Versions,
)
from archive.web.languages import name_of
from archive.web.links import REPEATABLE

Choice = TypeVar("Choice", bound=str)

MOST_VALUES = 6  # of one filter: only crawlers go beyond that
MOST_PAGES = 10_000
SHOWN = 40  # characters of a bad value repeated in a message

SUBJECTS: tuple[Subject, ...] = get_args(Subject)
MATCHES: tuple[Match, ...] = get_args(Match)
SORTS: tuple[Sort, ...] = get_args(Sort)
VERSIONS: tuple[Versions, ...] = get_args(Versions)
GROUPS: tuple[Group, ...] = get_args(Group)
KINDS = {"direct": "direct, word for word", "indirect": "indirect, in the outlet’s words"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, what was left out of it and why, and words for its filters' values."""

    query: Query
    messages: tuple[str, ...]
    names: dict[tuple[str, str], str]


@dataclass(slots=True)
class Reader:
    """Reads parameters one by one; notes a message for each that cannot be used."""

    params: QueryDict
    messages: list[str] = field(default_factory=list)
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def one_of(self, name: str, choices: tuple[Choice, ...]) -> Choice:
        """The value where it is one of the choices, else the first of them."""
        value = self.params.get(name, "")
        for choice in choices:
            if value == choice:
                return choice
        if value:
            self._refuse(name, value, f"Write one of {', '.join(choices)}.")
        return choices[0]

    def number(self, name: str, *, default: int, most: int) -> int:
        value = self.params.get(name, "")
        if not value:
            return default
        if not (value.isascii() and value.isdigit() and len(value) <= 9) or not int(value):
            self._refuse(name, value, "Write a whole number from 1 up.")
            return default
        if int(value) > most:
            self.messages.append(f"“{name}” is at most {most}.")
        return min(int(value), most)

    def values(self, name: str) -> tuple[str, ...]:
        """The distinct values of a repeatable parameter, at most MOST_VALUES."""
        asked = tuple(dict.fromkeys(value for value in self.params.getlist(name) if value))
        if len(asked) > MOST_VALUES:
            self.messages.append(f"At most {MOST_VALUES} values of “{name}” are used; the first ones were.")
        return asked[:MOST_VALUES]

    def sources(self, name: str, *, unknown: bool) -> tuple[str, ...]:
        asked = self.values(name)
        known = _names(Source, asked)
        if unknown:
            known[UNKNOWN_SOURCE] = "not stated"
        return self._known(name, asked, known, "The list of sources has every name.")

    def speakers(self) -> tuple[str, ...]:
        asked = self.values("speaker")
        known = _names(Speaker, asked) | {UNKNOWN_SPEAKER: "not attributed"}
        return self._known("speaker", asked, known, "The list of speakers has every name.")

    def years(self) -> tuple[str, ...]:
        asked = self.values("year")
        known = {value: value for value in asked if value == UNDATED or _is_year(value)}
        return self._known("year", asked, known, f"Write four digits, or “{UNDATED}”.")

    def languages(self) -> tuple[str, ...]:
        asked = self.values("language")
        known = {
            value: "not known" if value == UNKNOWN_LANGUAGE else name_of(value)
            for value in asked
            if _is_tag(value)
        }
        return self._known("language", asked, known, "Write a code such as “en” or “fa”.")

    def kinds(self) -> tuple[str, ...]:
        return self._known("kind", self.values("kind"), KINDS, f"Write {' or '.join(KINDS)}.")

    def period(self) -> tuple[str, str]:
        """`from` and `to`; a bad one is left out, both when they are out of order."""
        first, last = self._date("from"), self._date("to")
        if first and last and bounds(first)[0] > bounds(last)[1]:
            self.messages.append(f"“from” ({first}) lies after “to” ({last}), so neither was used.")
            return "", ""
        return first, last

    def _date(self, name: str) -> str:
        value = self.params.get(name, "").strip()
        if not value:
            return ""
        try:
            bounds(value)
        except ValueError as error:
            self.messages.append(f"“{name}” was left out. {error}")
            return ""
        return value

    def _known(
        self, name: str, asked: tuple[str, ...], known: dict[str, str], advice: str
    ) -> tuple[str, ...]:
        for value in asked:
            if value in known:
                self.names[name, value] = known[value]
            else:
                self._refuse(name, value, advice)
        return tuple(value for value in asked if value in known)

    def _refuse(self, name: str, value: str, advice: str) -> None:
        shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
        wrong = f"The archive has no {name}" if name in REPEATABLE else f"“{name}” cannot be"
        self.messages.append(f"{wrong} “{shown}”; it was left out. {advice}")


def read_search(params: QueryDict) -> Asked:
    """One query from an address's parameters; never fails."""
    reader = Reader(params)
    first, last = reader.period()
    filters = Filters(
        source=reader.sources("source", unknown=True),
        via=reader.sources("via", unknown=False),
        speaker=reader.speakers(),
        year=reader.years(),
        language=reader.languages(),
        kind=reader.kinds(),
        first=first,
        last=last,
    )
    group = reader.one_of("group", GROUPS)
    subject = reader.one_of("in", SUBJECTS)
    if group == "speaker" and subject != "quotations":
        reader.messages.append("Only quotations are grouped by speaker: choose “Speakers” to see them.")
    query = Query(
        text=params.get("q", "").replace("\x00", "").strip(),
        filters=filters,
        subject=subject,
        match=reader.one_of("match", MATCHES),
        sort=reader.one_of("sort", SORTS),
        group=group,
        versions=reader.one_of("versions", VERSIONS),
        page=reader.number("page", default=1, most=MOST_PAGES),
        size=reader.number("size", default=DEFAULT_SIZE, most=MOST_SIZE),
    )
    return Asked(query, tuple(reader.messages), reader.names)


def _names(model: type[Source] | type[Speaker], slugs: tuple[str, ...]) -> dict[str, str]:
    """By slug; only those that there are. The database cannot be asked for a NUL."""
    sound = [slug for slug in slugs if "\x00" not in slug]
    return dict(model.objects.filter(slug__in=sound).values_list("slug", "name")) if sound else {}


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isascii() and value.isdigit() and value != "0000"


def _is_tag(value: str) -> bool:
    return len(value) <= 35 and value.isascii() and value.replace("-", "").isalnum()
