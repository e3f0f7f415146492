"""A member of the cast as a Speaker: the fullest printed name, every name form, and the stated roles."""

from collections.abc import Iterator

from archive.extract.cast import Cast, Member
from archive.extract.facts import NameForm, Role, Speaker
from archive.extract.given_names import is_given
from archive.extract.names import Name
from archive.extract.terms import table, terms
from archive.text import Span

# Forms of address that containers put before a name.
STYLES = terms("styles-of-address")


# Languages whose names are printed without the office before them, surnames alone too.
PLAIN = frozenset({"de", "fr"})


def printed_name(cast: Cast, member: Member) -> str:
    """The fullest form of a name, printed or stated by the container; without a name, the role phrase."""
    text = cast.reading.text
    stated = max(member.stated, key=lambda value: len(stated_parts(value.value)[0]), default=None)
    if not member.names:
        if stated is not None:
            return stated.value
        return _one_line(member.phrases[0].of(text)) if member.phrases else ""
    fullest = max(member.names, key=lambda name: (len(name.given), len(name.titles), name.last - name.core))
    if stated is not None and len(stated_parts(stated.value)[0]) > len(fullest.given):
        return stated.value
    return _one_line(_form_span(cast, fullest).of(text))


def _one_line(name: str) -> str:
    """A name without the line breaks of a wrapped text."""
    return " ".join(name.split())


def stated_parts(value: str) -> tuple[tuple[str, ...], str]:
    """Given names and surname as containers write them: "Jane Doe", "Doe, Jane", "The Hon. Jane Doe"."""
    head, comma, tail = value.partition(",")
    suffixes = terms("name-suffixes")
    ordered = f"{tail} {head}" if comma and tail.strip().lower() not in suffixes else head
    honorifics = table("honorifics")
    words = [
        word for word in ordered.split() if word.lower() not in honorifics and word.lower() not in suffixes
    ]
    while len(words) > 1 and words[0].lower().rstrip(".") in (
        "the",
        "hon",
        "rt",
        "right",
        "honourable",
        "honorable",
    ):
        words = words[1:]
    return tuple(words[:-1]), words[-1] if words else value.strip()


def read_speaker(cast: Cast, member: Member) -> Speaker:
    """The facts on one member."""
    stated = tuple(NameForm(value.value, None, value.origin) for value in member.stated)
    forms = stated + tuple(_distinct(cast.reading.text, _form_spans(cast, member)))
    roles = tuple(
        Role(span.of(cast.reading.text), span)
        for span in _unique(cast.reading.text, (cast.reading.span(*role.tokens) for role in member.roles))
    )
    return Speaker(
        name=printed_name(cast, member),
        kind=member.kind,
        forms=forms,
        roles=roles if member.kind == "person" else (),
        given=" ".join(member.given),
        surname=member.surname if member.kind == "person" else "",
    )


def _form_span(cast: Cast, name: Name) -> Span:
    """The name proper with the honorifics right before it; with its role where it has no given name."""
    tokens, honorifics = cast.reading.tokens, cast.lexicon.honorifics
    start = name.core
    alone = cast.lexicon.language in PLAIN and is_given(name.surname.lower())
    while start > name.first and tokens[start - 1].low in honorifics and not (name.given or alone):
        start -= 1
    bare = cast.lexicon.language in PLAIN and name.certain
    if not name.given and name.role is not None and not name.titles and not bare:
        start = name.role[0]
    return cast.reading.span(start, name.last)


def _form_spans(cast: Cast, member: Member) -> list[Span]:
    spans = [_form_span(cast, name) for name in member.names] + member.phrases
    return sorted(spans)


def _distinct(text: str, spans: list[Span]) -> Iterator[NameForm]:
    for span in _unique(text, iter(spans)):
        yield NameForm(span.of(text), span)


def _unique(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    seen = set()
    for span in spans:
        key = _one_line(span.of(text)).casefold()
        if key not in seen:
            seen.add(key)
            yield span
