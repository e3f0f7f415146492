"""Whom an article is about as it goes on: the thread that pronouns and quotations without a cue take up."""

from collections.abc import Iterator

from archive.extract.cues.authors import author
from archive.extract.cues.floor import Floor, names_nobody
from archive.extract.cues.sources_verb_first import opening_source
from archive.extract.cues.unicased import speech_of
from archive.extract.people.cast import Cast
from archive.extract.people.members import Member
from archive.extract.people.name_runs import uncontracted
from archive.extract.speech.antecedents import SUBJECT, Memory
from archive.extract.speech.described import note_gender
from archive.extract.speech.noticing import LONGEST, Noticing
from archive.extract.speech.resolve import Resolver
from archive.extract.speech.topics import ASKED, Topic, joint_subject, topics
from archive.extract.words.phrases import ANDS, Range
from archive.extract.words.tokens import Sentence, fold
from archive.text import Span

__all__ = ["Thread"]

# So many sentences back are read for those whom a pronoun may mean.
REMEMBERED = 24


class Thread:
    """Sentences are read for whom they name only when somebody asks who is meant: many are not followed by
    any report. `subject` is the person or body that the paragraph is about, and `subject_of` the sentence
    that says so; `subject_before` is the paragraph's before."""

    def __init__(self, cast: Cast, floor: Floor) -> None:
        self.reading, self.lexicon, self.cast, self.floor = cast.reading, cast.lexicon, cast, floor
        self.speech = speech_of(cast.reading, cast.lexicon.language, cast.at)
        self.memory = Memory(cast)
        self.resolver = Resolver(cast, self.memory)
        self.noticing = Noticing(self.resolver)
        self.subject: tuple[Member, Span] | None = None
        self.subject_before: tuple[Member, Span] | None = None
        self.subject_of = -9
        self._followed = 0

    def enter(self, number: int) -> None:
        """Go on to a sentence: those before it have been read for whom they are about."""
        for before in range(max(self._followed, number - REMEMBERED), number):
            self._enter(before)
            self.follow(before)
        self._enter(number)

    def _enter(self, number: int) -> None:
        self.memory.sentence = number
        sentences = self.reading.sentences
        new = number and sentences[number - 1].paragraph != sentences[number].paragraph
        if new and not self.answers(number):
            self.subject_before, self.subject = self.subject, None

    def answers(self, number: int) -> bool:
        """Whether a sentence follows a question in English: "Would she? “Tomorrow.”"."""
        before = self.reading.sentences[number - 1] if number and self.lexicon.language == "en" else None
        return before is not None and self.reading.tokens[before.last - 1].text == "?"

    def follow(self, number: int) -> None:
        """Note whom a sentence is about, for the pronouns and the cueless quotations after it."""
        sentence = self.reading.sentences[number]
        for topic in self._topics(sentence):
            self.noticing.before(topic.phrase)
            member = (self.resolver.several if topic.joint else self.resolver.member)(topic.phrase)
            if member is None:
                continue
            note_gender(self.cast, member, topic.phrase)
            self.memory.see((member,), weight=topic.weight)
            if topic.weight in (SUBJECT, ASKED):  # who is asked something answers
                self.subject, self.subject_of = (member, self.reading.span(*topic.phrase)), number
        source = opening_source(self.reading, self.lexicon, sentence)
        member = None if source is None else self.resolver.member(source)
        if source is not None and member is not None:
            self.subject, self.subject_of = (member, self.reading.span(*source)), number
        self.noticing.mentions(sentence.first, min(sentence.last, sentence.first + LONGEST))
        self._followed = number + 1

    def _topics(self, sentence: Sentence) -> Iterator[Topic]:
        if self.speech is None:
            yield from topics(self.cast, sentence)
            return
        phrase = self.speech.topic(sentence)
        if phrase is not None:
            yield Topic(phrase, SUBJECT)

    def whose(self, subject: Range, verb: int) -> tuple[Member | None, Span]:
        """Who a subject is, those joined to it up to its verb included, and where the text names them."""
        if names_nobody(self.reading.tokens, subject):
            return self.floor.own(self.reading.tokens, subject, verb), self.reading.span(*subject)
        subject = author(self.reading.tokens, self.lexicon, subject)
        self.noticing.before(subject)
        joined = any(token.low in ANDS for token in self.reading.tokens[subject[1] : verb])
        joint = joint_subject(self.cast, subject, verb + 1) if joined else None
        if joint is not None:
            return self.resolver.several(joint), self.reading.span(*joint)
        member, mention = self.resolver.member(subject), self.reading.span(*subject)
        himself = self.is_pronoun(mention) and member is self.floor.speaker(mention.start)
        return None if himself else member, mention

    def is_pronoun(self, mention: Span | None) -> bool:
        """Whether the words that name somebody are a pronoun."""
        named = mention is not None and uncontracted(fold(mention.of(self.reading.text)))
        return named in self.lexicon.pronouns
