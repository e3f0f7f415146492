"""Reported statements of an article: its quotations and the speakers whose words they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.extract.attribution import Attributed, Walk
from archive.extract.cast import Cast
from archive.extract.facts import Attribution, Quotation, Speaker
from archive.extract.marks import read_marks
from archive.extract.names import find_names
from archive.extract.speakers import read_speaker, stated_parts, stated_speaker, with_stated
from archive.extract.speechwords import lexicon
from archive.extract.tokens import read_tokens
from archive.text import Span, StatedValue


@dataclass(frozen=True, slots=True)
class Statements:
    """An article's quotations in text order, and its speakers, which `Attribution.speaker` counts."""

    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]


def read_statements(
    text: str,
    *,
    paragraphs: Sequence[Span],
    headings: Sequence[Span] = (),
    language: str = "en",
    stated: Sequence[StatedValue] = (),
) -> Statements:
    """The reported words of `text` and who said them.

    `paragraphs` are the body's, in order; `language` is a BCP 47 primary tag, "" when unknown; `stated`
    are speakers that the container names. Raises nothing on any text.
    """
    words = lexicon(language)
    quoted = read_marks(text, paragraphs)
    reading = read_tokens(text, paragraphs, quoted)
    cast = Cast(reading, words, find_names(reading, words))
    found = Walk(reading, words, cast, quoted).run()
    members = list(
        dict.fromkeys(found_one.member.number for found_one in found if found_one.member is not None)
    )
    named = [(value, _member(cast, value)) for value in stated]
    members += [number for _, number in named if number is not None and number not in members]
    speakers = [read_speaker(cast, cast.members[number]) for number in members]
    for value, number in named:
        if number is None:
            speakers.append(stated_speaker(value))
        else:
            at = members.index(number)
            speakers[at] = with_stated(speakers[at], value)
    order = {number: at for at, number in enumerate(members)}
    quotations = tuple(_quotation(attributed, order, speakers) for attributed in found)
    return Statements(quotations, tuple(speakers))


def _member(cast: Cast, value: StatedValue) -> int | None:
    """The number of the cast's member whom the container names: same surname, compatible given name."""
    given, surname = stated_parts(value.value)
    member = cast.by_name(given, surname)
    return None if member is None else member.number


def _quotation(found: Attributed, order: dict[int, int], speakers: Sequence[Speaker]) -> Quotation:
    attribution = None
    if found.member is not None:
        at = order[found.member.number]
        attribution = Attribution(
            name=speakers[at].name,
            speaker=at,
            mention=found.mention,
            cue=found.cue,
            rule=found.rule,
            confidence=0.9,
        )
    return Quotation(found.quoted.span, "direct", found.rule, 0.9, attribution)
