"""Speakers of quotations that no cue ties to one: those told right after, or in the same words elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from archive.extract.cues import sources_verb_first
from archive.extract.cues.cue import Cue, sentence_subject
from archive.extract.cues.subjects import DASHES, subject_before
from archive.extract.people.cast import Cast
from archive.extract.people.members import Member
from archive.extract.people.names import Name
from archive.extract.speech.attributed import Attributed
from archive.extract.words.phrases import is_finite, phrase_after
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading, Sentence

# What points back at the words before: "So said Ann Lee", "That is how Ann Lee recalls it".
POINTING = frozenset({"that", "this", "those", "these", "such", "so", "thus"})
LEADING = frozenset({"how", "of", "by", "from", "what"})
# How many tokens a sentence that points back may need to come to its name.
REACH = 12
# How long a dash and a name, or "Turk said.", may be, in tokens.
LONGEST_SIGNATURE, LONGEST_REMARK = 14, 9
# So many words that may be no quotations are compared with those that are: headlines come first.
MOST_DOUBTFUL = 40
# So many paragraphs back somebody spoke who speaks again in turn.
FARTHEST = 4
# Fewer words than these stand in two places by chance.
FEWEST = 3


def said_next(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """Who is named right after a quotation that is sentence `number` by itself."""
    if number + 1 >= len(reading.sentences):
        return None
    following = reading.sentences[number + 1]
    beside = following.paragraph == reading.sentences[number].paragraph
    return (
        _signature(reading, lexicon, following)
        or _so_said(reading, lexicon, following)
        or (_after_stop(reading, lexicon, following) if beside else None)
    )


def _signature(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Cue | None:
    """A paragraph of a dash and a name."""
    if (
        reading.tokens[sentence.first].text not in DASHES
        or sentence.last - sentence.first > LONGEST_SIGNATURE
    ):
        return None
    subject = phrase_after(reading.tokens, lexicon, sentence.first + 1, sentence.last)
    return None if subject is None else Cue("caption", sentence.first, subject)


def _so_said(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Cue | None:
    """`"..." So said Ann Lee, who spent it on the roof.`"""
    tokens, verb = reading.tokens, sentence.first + 1
    if verb >= sentence.last or tokens[sentence.first].low not in ("so", "thus"):
        return None
    if tokens[verb].low not in lexicon.saying:
        return None
    subject = phrase_after(tokens, lexicon, verb + 1, sentence.last)
    return None if subject is None else Cue("verb-subject-next", verb, subject)


def _after_stop(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Cue | None:
    """`"..." Turk said.`: a short sentence of a subject and a verb."""
    if lexicon.verb_first:
        return sources_verb_first.said_next(reading, lexicon, sentence)
    if sentence.last - sentence.first > LONGEST_REMARK:
        return None
    tokens = reading.tokens
    for at in range(sentence.first + 1, sentence.last):
        if is_finite(tokens, at, sentence.first, lexicon):
            # The first verb ends the sentence: "Others urge caution." leads on to another.
            ends = at + 1 == sentence.last or tokens[at + 1].text == "."
            if not ends or tokens[at].low not in lexicon.saying:
                return None
            return Cue("subject-verb-next", at, subject_before(reading, lexicon, sentence.first, at))
    return None


def told_next(cast: Cast, number: int) -> Name | None:
    """Whom sentence `number`, after an opening quotation, is about, by full name, or names as its source."""
    if number >= len(cast.reading.sentences):
        return None
    sentence = cast.reading.sentences[number]
    subject = sentence_subject(cast.reading, cast.lexicon, sentence)
    tokens, first = cast.reading.tokens, sentence.first
    places = range(*subject) if subject is not None else range(0)
    if tokens[first].low in POINTING:
        stop = min(first + REACH, sentence.last)
        lead = next((at + 1 for at in range(first + 1, stop) if tokens[at].low in LEADING), stop)
        places = range(lead, min(lead + 1, stop))
    name = next((cast.at[at] for at in places if at in cast.of), None)
    if name is None or not name.given or cast.of[name.first].kind != "person":
        return None
    return name if name.given[0][1:].replace("-", "").isalpha() and name.surname[-1].islower() else None


def with_twins(text: str, found: Sequence[Attributed], doubtful: Sequence[Attributed]) -> list[Attributed]:
    """The same, those without a speaker given that of the same words elsewhere: headlines, pull quotes; of
    the `doubtful` ones those that have such a twin."""
    said = [(_folded(text, one), one) for one in found if one.member is not None and one.kind == "direct"]

    def settled(one: Attributed) -> Attributed:
        quiet = one.member is None and one.kind == "direct" and not one.rule.startswith("impersonal")
        words = _folded(text, one) if quiet else ""
        if words.count(" ") < FEWEST - 1:
            return one
        twin = next((other for fold, other in said if _are_twins(words, fold)), None)
        return one if twin is None else replace(one, rule="same-words", member=twin.member)

    twins = (settled(one) for one in doubtful[:MOST_DOUBTFUL])
    return [*(settled(one) for one in found), *(one for one in twins if one.member is not None)]


def _are_twins(words: str, said: str) -> bool:
    """Whether one holds the other, three words of it at least."""
    shorter, longer = sorted((words, said), key=len)
    return shorter.count(" ") >= FEWEST - 1 and shorter in longer


def _folded(text: str, one: Attributed) -> str:
    return " ".join(one.span.of(text).casefold().strip(" ,.!?…;:").split())


def other_speaker(
    speakers: Sequence[tuple[Member, int]], paragraph: int, *, asked: bool = False
) -> Member | None:
    """Who speaks in turn with the last speaker, where two people have in the three paragraphs before, or
    where the paragraph before was `asked` as a question; None where the last one may go on."""
    turns = speakers[-3:]
    if not turns or turns[-1][1] != paragraph - 1:
        return None
    others = [one for one, at in turns if one is not turns[-1][0] and at >= paragraph - FARTHEST]
    in_turn = (
        len(turns) == 3 and turns[0][0] is turns[2][0] is not turns[1][0] and turns[0][1] == paragraph - 3
    )
    return others[-1] if others and (asked or in_turn) else None
