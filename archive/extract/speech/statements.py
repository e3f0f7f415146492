"""Reported statements of an article: its quotations and the speakers whose words they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from archive.extract.confidence import attributed, reported
from archive.extract.cues.floor import Floor
from archive.extract.cues.unicased import unicased_names
from archive.extract.facts import Attribution, Quotation, Speaker
from archive.extract.layout.turns import parted_at_labels, read_turns, without_labels
from archive.extract.people.capital_nouns import without_nouns
from archive.extract.people.capitals import with_small_letters
from archive.extract.people.cast import Cast
from archive.extract.people.names import find_names
from archive.extract.people.speakers import read_speaker, stated_parts
from archive.extract.speech.attributed import Attributed
from archive.extract.speech.attribution import Walk
from archive.extract.speech.incises import settle
from archive.extract.speech.telling_turns import telling
from archive.extract.speech.voices import inside, speech, voiced
from archive.extract.words.marks import Quoted, read_marks
from archive.extract.words.proclitics import parted_tokens
from archive.extract.words.speechwords import lexicon
from archive.extract.words.tokens import read_tokens
from archive.paragraphs import part
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

    `paragraphs` are the body's, in order, without the `headings` that part them; `language` is a BCP 47
    primary tag, "" when unknown; `stated` are speakers that the container names, listed even when the
    text reports no words of theirs. Raises nothing on any text.
    """
    words = lexicon(language)
    parted = parted_at_labels(text, part(text, paragraphs))
    turns = read_turns(text, parted)
    turned = Floor([(turn.words, None) for turn in turns])
    around = telling(text, without_labels(parted, turns), turned, words)
    quoted = settle(text, around, _marked(text, around, turned), words)
    small = with_small_letters(text, around, words)
    read = parted_tokens if words.language == "ar" else None
    tokens = read_tokens(small, around, quoted, elisions=words.language == "fr", read=read)
    reading = replace(tokens, text=text)
    named_in = unicased_names(reading, words.language) if words.unicased else find_names(reading, words)
    if words.language in ("de", "fr"):
        named_in = tuple(without_nouns(named_in, reading, words))
    cast = Cast(reading, words, named_in)
    named = [cast.state(value, *stated_parts(value.value)) for value in stated]
    spoken = voiced(cast, turns, turned, named)
    floor = Floor([(turn.span, turn.member) for turn in spoken] or speech(reading, words, named))
    walk = Walk(reading, words, cast, quoted, headings=headings, floor=floor)
    found = spoken + inside(walk.run(), spoken)
    found.sort(key=lambda one: (one.span.start, one.kind))
    voices = [one.member for one in found if one.member is not None] + named
    members = list(dict.fromkeys(member.number for member in voices))
    speakers = [read_speaker(cast, cast.members[number]) for number in members]
    order = {number: at for at, number in enumerate(members)}
    quotations = tuple(_quotation(one, order, speakers, cast) for one in found)
    return Statements(quotations, tuple(speakers))


def _marked(text: str, paragraphs: Sequence[Span], turns: Floor) -> list[Quoted]:
    """The stretches between quotation marks; none goes on from one turn into the next."""
    found: list[Quoted] = []
    for _, numbers in groupby(range(len(paragraphs)), key=lambda at: turns.turn(paragraphs[at].start)):
        first, *rest = numbers
        stretch = read_marks(text, paragraphs[first : first + len(rest) + 1])
        found += (replace(one, first=one.first + first, last=one.last + first) for one in stretch)
    return found


def _quotation(
    found: Attributed, order: dict[int, int], speakers: Sequence[Speaker], cast: Cast
) -> Quotation:
    attribution = None
    if found.member is not None:
        at = order[found.member.number]
        told = cast.settled.get(found.mention.end) if found.mention else None
        attribution = Attribution(
            name=speakers[at].name,
            speaker=at,
            mention=found.mention,
            cue=found.cue,
            rule=found.rule,
            confidence=attributed(found.rule, pronoun=found.pronoun, told=told),
        )
    return Quotation(found.span, found.kind, found.rule, reported(found.rule), attribution)
