"""Whom a sentence names before a place in it, for the pronouns and the quotations there."""

from bisect import bisect_left, bisect_right

from archive.extract.cues.cue import is_verb
from archive.extract.people.genders import Gender, gender
from archive.extract.people.members import Member
from archive.extract.people.name_runs import uncontracted
from archive.extract.speech.antecedents import CLAUSE, SUBJECT
from archive.extract.speech.resolve import Resolver
from archive.extract.speech.topics import mentions, noted, topics
from archive.extract.words.phrases import Range
from archive.extract.words.tokens import Sentence
from archive.text import Span

__all__ = ["LONGEST", "Noticing"]

# So much of a long sentence is read for those whom it names, in tokens.
LONGEST = 80
# How far behind a name the report may begin whose pronoun tells somebody's gender, in tokens.
OWN_REPORT = 16
# The longest subject that an aside may part from its verb, its comma counted, in tokens.
PARTED = 6
TOLD = frozenset({"told", "tells"})
# What it speaks for them that their sentence is about nobody, in sentences.
BESIDE = 1.0


class Noticing:
    """Reads sentences of one article for those whom they name, and lets the resolver's memory see them."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.cast = resolver.cast
        self.memory = resolver.memory
        self._noted = noted(self.cast)
        self._starts = [sentence.first for sentence in self.cast.reading.sentences]

    def before(self, pronoun: Range) -> None:
        """A pronoun inside a sentence takes its subject: "Ms. Lee left (“Enough,” she said)"."""
        reading, first = self.cast.reading, pronoun[0]
        if uncontracted(reading.tokens[first].low) not in self.cast.lexicon.pronouns:
            return
        sentence = reading.sentences[bisect_right(self._starts, first) - 1]
        if first - sentence.first < 2:
            return
        about, stop = False, self._parted(sentence.first, first)
        for topic in topics(self.cast, sentence):
            before = topic.phrase[1] <= stop and not topic.joint
            member = self.resolver.member(topic.phrase) if before else None
            about = about or member is not None
            self.memory.see(() if member is None else (member,), weight=topic.weight)
        self.mentions(max(sentence.first, first - LONGEST), stop, more=0.0 if about else BESIDE)

    def _parted(self, first: int, pronoun: int) -> int:
        """Where the subject begins that a pronoun's aside parts from its verb, who is somebody else: "The
        senator, she said, was late"; the pronoun where there is none."""
        tokens, lexicon = self.cast.reading.tokens, self.cast.lexicon
        opens = tokens[first].low in lexicon.determiners or first in self.cast.at
        if tokens[pronoun - 1].text != "," or not opens or pronoun - first > PARTED:
            return pronoun
        bare = all(
            token.kind == "word" and not is_verb(token, lexicon) for token in tokens[first : pronoun - 1]
        )
        return first if bare else pronoun

    def mentions(self, first: int, stop: int, *, more: float = 0.0) -> None:
        """Whom tokens `first` to `stop` name besides a subject; `more` speaks for them, in sentences."""
        places = self._noted[bisect_left(self._noted, first) : bisect_left(self._noted, stop)]
        for topic in mentions(self.cast, places, first, stop):
            member = self.cast.of.get(topic.phrase[0]) or self.resolver.member(topic.phrase)
            if member is not None and not member.gender and member.kind == "person":
                member.gender = self._told_by_pronoun(topic.phrase, stop)
            # "When the clerk came in, she said": not the clerk, who would have been the subject.
            other = topic.weight == CLAUSE and member is not None and not member.names
            self.memory.see(() if member is None else (member,), weight=topic.weight + more * (not other))

    def _told_by_pronoun(self, phrase: Range, stop: int) -> Gender:
        """The gender that somebody's own report tells: "Kit Moss, a welder, said she had seen it"."""
        tokens, lexicon = self.cast.reading.tokens, self.cast.lexicon
        if lexicon.language != "en" or (phrase[0] and tokens[phrase[0] - 1].low in lexicon.prepositions):
            return ""
        said = False
        for at in range(phrase[1], min(stop, phrase[1] + OWN_REPORT)):
            low = tokens[at].low
            if at in self.cast.of or tokens[at].kind == "quoted":
                return ""
            if said and low in lexicon.pronoun_genders:
                return gender(lexicon.pronoun_genders[low]) if low in ("he", "she") else ""
            said = said or low in lexicon.bare or low in TOLD
        return ""

    def subject(self, number: int, at: int) -> tuple[Member, Span] | None:
        """The person whom the English sentence `number` is about up to its token `at`; None without one."""
        sentence = self.cast.reading.sentences[number]
        if self.cast.lexicon.language != "en" or at == sentence.first:
            return None
        for topic in topics(self.cast, Sentence(sentence.first, at, sentence.paragraph)):
            about = topic.weight == SUBJECT and not topic.joint
            member = self.resolver.member(topic.phrase) if about else None
            if member is not None and member.kind == "person":
                return member, self.cast.reading.span(*topic.phrase)
        return None
