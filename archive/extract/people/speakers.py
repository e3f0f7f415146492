"""A member of the cast as a Speaker: the fullest printed name, every name form, and the stated roles."""

from collections.abc import Iterator

from archive.extract.facts import NameForm, Role, Speaker
from archive.extract.people.cast import Cast
from archive.extract.people.members import Member
from archive.extract.people.name_runs import POST_NOMINALS, generation_of
from archive.extract.people.names import Name, fullness
from archive.extract.people.ranks import past_titles
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import table, terms
from archive.text import Span

# Forms of address that containers put before a name.
STYLES = terms("styles-of-address")


# Languages whose names are printed without the office before them, surnames alone too.
PLAIN = frozenset({"de", "fr"})


def printed_name(cast: Cast, member: Member) -> str:
    """The fullest form of a name, printed or stated by the container; without a name, the role phrase."""
    text = cast.reading.text
    stated = max(member.stated, key=lambda value: fullness(stated_parts(value.value)[0]), default=None)
    if not member.names:
        if stated is not None:
            return stated.value
        return _one_line(member.phrases[0].of(text)) if member.phrases else ""
    fullest = max(member.names, key=lambda name: _rank(cast, name))
    printed = _one_line(_form_span(cast, fullest).of(text))
    if stated is None:
        return printed
    given, _, generation = stated_parts(stated.value)
    here = fullness(fullest.given), bool(fullest.generation)
    there = fullness(given), bool(generation)
    return stated.value if there > here or (there == here and printed.isupper()) else printed


def _rank(cast: Cast, name: Name) -> tuple[tuple[int, int], bool, bool, bool, int, int]:
    """How good a form of a name is, to compare: full, with its "Jr.", not in capitals as headings are, with
    its office rather than a "Mr."."""
    small = not _form_span(cast, name).of(cast.reading.text).isupper()
    return (
        fullness(name.given),
        bool(name.generation),
        small,
        name.role is not None,
        len(name.titles),
        name.last - name.core,
    )


def _one_line(name: str) -> str:
    """A name without the line breaks of a wrapped text."""
    return " ".join(name.split())


def stated_parts(value: str) -> tuple[tuple[str, ...], str, str]:
    """Given names, surname and generation as containers write them: "Doe, Jane", "The Hon. Jane Doe"."""
    head, comma, tail = value.partition(",")
    suffixes = terms("name-suffixes")
    ordered = f"{tail} {head}" if comma and tail.strip().lower() not in suffixes else head
    honorifics = table("honorifics")
    words = [
        word
        for word in ordered.replace(",", " ").split()
        if word.lower() not in honorifics and word.lower() not in suffixes
    ]
    while len(words) > 1 and words[0].lower() in STYLES:
        words = words[1:]
    last = value.replace(",", " ").split()[-1:]
    return tuple(words[:-1]), words[-1] if words else value.strip(), generation_of("".join(last).lower())


def read_speaker(cast: Cast, member: Member) -> Speaker:
    """The facts on one member."""
    stated = tuple(NameForm(value.value, None, value.origin) for value in member.stated)
    forms = stated + tuple(_distinct(cast.reading.text, _form_spans(cast, member)))
    offices = (role for role in member.roles if not (role.words | role.heads) <= terms("kin-en"))
    roles = tuple(
        Role(span.of(cast.reading.text), span)
        for span in _unique(cast.reading.text, (cast.reading.span(*role.tokens) for role in offices))
    )
    return Speaker(
        name=printed_name(cast, member),
        kind=member.kind,
        forms=forms,
        roles=roles if member.kind == "person" else (),
        given=" ".join(member.given),
        surname=member.surname if member.kind == "person" else "",
        generation=member.generation,
    )


def _form_span(cast: Cast, name: Name) -> Span:
    """The name proper without letters after it; without a given name with honorifics or role before it."""
    tokens, honorifics = cast.reading.tokens, cast.lexicon.honorifics
    start, last = name.core, name.last
    while last > start + 1 + (tokens[last - 1].text != ",") and (
        tokens[last - 1].low in POST_NOMINALS or tokens[last - 1].text == ","
    ):
        last -= 1
    alone = cast.lexicon.language in PLAIN and is_given(name.surname.lower())
    while start > name.first and tokens[start - 1].low in honorifics and not (name.given or alone):
        start -= 1
    if name.given and honorifics.get(tokens[start].low, "-  ")[2] == "t":
        start = past_titles(tokens, start, last, cast.lexicon)
    bare = cast.lexicon.unicased or (cast.lexicon.language in PLAIN and name.certain)
    if not name.given and name.role is not None and not name.titles and not bare:
        start = name.role[0]
    return cast.reading.span(start, last)


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
