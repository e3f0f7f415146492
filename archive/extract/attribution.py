"""Who says what: walks an article sentence by sentence and ties each quotation to a member of its cast."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from archive.extract.antecedents import SUBJECT, Memory
from archive.extract.attributed import Attributed, Last
from archive.extract.cast import Cast
from archive.extract.clauses import Reported
from archive.extract.cue import Cue, Frame, count_words
from archive.extract.cues import find_cue
from archive.extract.cues_verb_first import CONTINUED, opening_source
from archive.extract.described import is_described_thing, note_gender
from archive.extract.genuine import is_genuine, is_remote
from archive.extract.indirect import find_indirect
from archive.extract.marks import Quoted
from archive.extract.members import Member
from archive.extract.name_runs import uncontracted
from archive.extract.neighbours import cue_beside, introduced_next, introduction, is_alone
from archive.extract.phrases import ANDS, Range
from archive.extract.resolve import Resolver
from archive.extract.speechwords import Lexicon
from archive.extract.tokens import Reading, Sentence, fold
from archive.extract.topics import Topic, joint_subject, mentions, noted, topics
from archive.extract.uncued import alternates, told_next, with_twins
from archive.extract.unicased import speech_of
from archive.text import Span

# In a language without rules, fewer quoted words than this may be a title or a term.
UNREAD_WORDS = 3
# So much of a long sentence is read for those whom it names, in tokens.
LONGEST = 80
# What it speaks for them that their sentence is about nobody, in sentences.
BESIDE = 1.0


class Walk:
    """One pass over an article's sentences in order."""

    def __init__(
        self,
        reading: Reading,
        lexicon: Lexicon,
        cast: Cast,
        quoted: Sequence[Quoted],
        *,
        headings: Sequence[Span] = (),
    ) -> None:
        self._headings = sorted(heading.start for heading in headings)
        self.reading = reading
        self.lexicon = lexicon
        self.cast = cast
        self.quoted = quoted
        self.speech = speech_of(reading, lexicon.language, cast.at)
        self.memory = Memory(cast)
        self.resolver = Resolver(cast, self.memory)
        self.last = Last()
        self.found: list[Attributed] = []
        self._doubtful: list[Attributed] = []
        self._speakers: list[tuple[Member, int]] = []
        self._subject: tuple[Member, Span] | None = None
        self._subject_before: tuple[Member, Span] | None = None
        self._subject_of = -9
        self._noted = noted(cast)
        self._starts = [sentence.first for sentence in reading.sentences]

    def run(self) -> list[Attributed]:
        at = 0
        for number, sentence in enumerate(self.reading.sentences):
            self.memory.sentence = number
            if number and self.reading.sentences[number - 1].paragraph != sentence.paragraph:
                self._subject_before = self._subject
                self._subject = None
            first = at
            while at < len(self.quoted) and self.reading.places[at][0] == number:
                at += 1
            for index in range(first, at):
                self._quotation(index, number, sentence)
            self._indirect(sentence)
            self._follow(number, sentence)
        return with_twins(self.reading.text, self.found, self._doubtful)

    def _quotation(self, index: int, number: int, sentence: Sentence) -> None:
        quoted = self.quoted[index]
        if not self.lexicon.saying:
            self._unread(quoted)
            return
        frame = Frame(self.reading, self.lexicon, sentence, self.reading.places[index][1], quoted)
        cue = self._cue(frame)
        alone = is_alone(frame)
        if alone and self.reading.ends[index] != self.reading.places[index]:
            last, token = self.reading.ends[index]
            ending = Frame(self.reading, self.lexicon, self.reading.sentences[last], token, quoted)
            cue = self._lead_in(number) or self._cue(ending) or cue
        if cue is None and alone:
            beside = cue_beside(self.reading, self.lexicon, number) if self.speech is None else None
            cue = beside or self._lead_in(number)
        if not is_genuine(frame, cue, alone=alone, goes_on=self.last.paragraph == sentence.paragraph):
            self._doubtful.append(Attributed(quoted.span, "direct", "none", None, None, None))
            return
        if cue is None:
            self._without_cue(quoted, number, sentence, alone)
            return
        member, mention = self._resolve(cue)
        if member is None and is_remote(frame, cue):
            return
        if cue.rule == CONTINUED:
            member, mention = self._spoken_of(sentence)
        again = cue.subject is None or cue.rule.startswith("infinitive") or self.lexicon.verb_first
        if member is None and again and self.last.sentence == number:
            member, mention = self.last.member, self.last.mention
        elif member is None and cue.subject is None and self.speech is not None:
            member = self.memory.subject(self.speech.gender(cue.cue))
        self._keep(quoted, cue.rule, member, mention, self._cue_span(cue), number, sentence)

    def _cue(self, frame: Frame) -> Cue | None:
        return find_cue(frame) if self.speech is None else self.speech.cue(frame)

    def _unread(self, quoted: Quoted) -> None:
        """A language without verbs of saying keeps its longer quotations, unattributed."""
        if count_words(quoted.span.of(self.reading.text)) >= UNREAD_WORDS:
            self.found.append(Attributed(quoted.span, "direct", "none", None, None, None))

    def _resolve(self, cue: Cue) -> tuple[Member | None, Span | None]:
        if cue.subject is None:
            return None, None
        member, mention = self._whose(cue.subject, cue.cue)
        if member is not None and cue.rule == "colon-before" and is_described_thing(self.cast, member):
            return None, None
        if member is not None:
            note_gender(self.cast, member, cue.subject)
        return member, mention

    def _whose(self, subject: Range, verb: int) -> tuple[Member | None, Span]:
        """Who a subject is, those joined to it up to its verb included, and where the text names them."""
        self._see_own_subject(subject)
        joined = any(token.low in ANDS for token in self.reading.tokens[subject[1] : verb])
        joint = joint_subject(self.cast, subject, verb + 1) if joined else None
        if joint is not None:
            return self.resolver.several(joint), self.reading.span(*joint)
        return self.resolver.member(subject), self.reading.span(*subject)

    def _see_own_subject(self, pronoun: Range) -> None:
        """A pronoun inside a sentence takes its subject: "Ms. Lee left (“Enough,” she said)"."""
        first = pronoun[0]
        number = bisect_right(self._starts, first) - 1
        sentence = self.reading.sentences[number]
        low = uncontracted(self.reading.tokens[first].low)
        if low not in self.lexicon.pronouns or first - sentence.first < 2:
            return
        about = False
        for topic in topics(self.cast, sentence):
            before = topic.phrase[1] <= first and not topic.joint
            member = self.resolver.member(topic.phrase) if before else None
            about = about or member is not None
            self.memory.see(() if member is None else (member,), weight=topic.weight)
        self._see_mentions(max(sentence.first, first - LONGEST), first, more=0.0 if about else BESIDE)

    def _see_mentions(self, first: int, stop: int, *, more: float = 0.0) -> None:
        places = self._noted[bisect_left(self._noted, first) : bisect_left(self._noted, stop)]
        for topic in mentions(self.cast, places, first, stop):
            member = self.cast.of.get(topic.phrase[0]) or self.resolver.member(topic.phrase)
            self.memory.see(() if member is None else (member,), weight=topic.weight + more)

    def _cue_span(self, cue: Cue) -> Span:
        token = self.reading.tokens[cue.cue]
        return Span(token.start, token.end)

    def _keep(
        self,
        quoted: Quoted,
        rule: str,
        member: Member | None,
        mention: Span | None,
        cue: Span | None,
        number: int,
        sentence: Sentence,
    ) -> None:
        pronoun = self._is_pronoun(mention)
        self.found.append(Attributed(quoted.span, "direct", rule, member, mention, cue, pronoun))
        if member is not None:
            member.spoke = number + 1
            if not self._speakers or self._speakers[-1][1] != sentence.paragraph:
                self._speakers.append((member, sentence.paragraph))
            self.last = Last(member, mention, number, sentence.paragraph + quoted.last - quoted.first)
            self.memory.see((member,))

    def _lead_in(self, number: int) -> Cue | None:
        """A sentence before the quotation that ends with a colon, or with a verb that opens speech."""
        if self.speech is None or not number:
            return introduction(self.reading, self.lexicon, number)
        before = self.reading.sentences[number - 1]
        ending = self.reading.tokens[before.last - 1]
        leads = ending.text == ":" or ending.low in self.lexicon.bare
        return self.speech.lead_in(before) if leads else None

    def _without_cue(self, quoted: Quoted, number: int, sentence: Sentence, alone: bool) -> None:
        """No cue: the paragraph's speaker goes on, else whom it is about, else the last speaker."""
        rule, member, mention = "none", None, None
        following = introduced_next(self.resolver, number) if alone else None
        if following is not None:
            rule, (member, mention) = "subject-next", following
        elif self._turns_to_another(alone):
            rule, (member, mention) = "paragraph-subject", self._subject or (None, None)
        elif self.last.paragraph == sentence.paragraph:
            rule, member, mention = "goes-on-in-paragraph", self.last.member, self.last.mention
        elif self._subject is not None:
            rule, (member, mention) = "paragraph-subject", self._subject
        elif self._follows_another(alone, sentence):
            rule, (member, mention) = "paragraph-subject", self._subject_before or (None, None)
        elif alone and sentence.paragraph - self.last.paragraph <= 2 and not self._headed(sentence):
            rule, member, mention = "goes-on", self.last.member, self.last.mention
            if alternates(self._speakers, sentence.paragraph):
                rule, member, mention = "alternates", self._speakers[-2][0], None
        elif alone and self.last.member is None and not self.lexicon.verb_first:
            name = told_next(self.cast, number + 1)
            if name is not None:
                rule, member = "paragraph-after", self.cast.of[name.first]
                mention = self.reading.span(name.first, name.last)
        self._keep(quoted, rule, member, mention, None, number, sentence)

    def _spoken_of(self, sentence: Sentence) -> tuple[Member | None, Span | None]:
        """Whom the paragraph is about, or who spoke in it or right before."""
        if self._subject is not None and self._subject_of >= self.last.sentence:
            return self._subject
        near = sentence.paragraph - self.last.paragraph <= 1
        return (self.last.member, self.last.mention) if near else (None, None)

    def _turns_to_another(self, alone: bool) -> bool:
        """Whether a sentence since the last quotation is about somebody: "Roux nickte. „Gut.“"."""
        known = self._subject is not None and self._subject[0].kind == "person"
        return alone and known and self._subject_of > self.last.sentence

    def _follows_another(self, alone: bool, sentence: Sentence) -> bool:
        """Whether the paragraph before is about somebody by name who has not spoken yet; English reports
        name those behind a quotation more often."""
        before = self._subject_before if alone and self.lexicon.language != "en" else None
        named = before is not None and before[0].kind == "person" and bool(before[0].given)
        return named and self._subject_of > self.last.sentence and not self._headed(sentence)

    def _indirect(self, sentence: Sentence) -> None:
        """The clauses that a sentence reports, one after another: "said that ...; he added that ..."."""
        if self.speech is not None:
            told = self.speech.reported(sentence)
            if told is not None:
                self._report(told)
            return
        for reported in find_indirect(self.reading, self.lexicon, sentence):
            self._report(reported)

    def _report(self, reported: Reported) -> None:
        member, mention = self._whose(reported.subject, reported.cue)
        if member is None or (member.kind == "role" and not (member.roles or member.plural)):
            return
        self.memory.see((member,))
        member.spoke = self.memory.sentence + 1
        clause, cue = self.reading.span(*reported.clause), self.reading.tokens[reported.cue]
        cued, pronoun = Span(cue.start, cue.end), self._is_pronoun(mention)
        self.found.append(Attributed(clause, "indirect", reported.rule, member, mention, cued, pronoun))

    def _topics(self, sentence: Sentence) -> Iterator[Topic]:
        if self.speech is None:
            yield from topics(self.cast, sentence)
            return
        phrase = self.speech.topic(sentence)
        if phrase is not None:
            yield Topic(phrase, SUBJECT)

    def _is_pronoun(self, mention: Span | None) -> bool:
        if mention is None:
            return False
        return uncontracted(fold(mention.of(self.reading.text))) in self.lexicon.pronouns

    def _headed(self, sentence: Sentence) -> bool:
        """Whether a heading parts a sentence from the last quotation: nobody speaks on across it."""
        if self.last.paragraph < 0:
            return False
        paragraphs = self.reading.paragraphs
        before = bisect_right(self._headings, paragraphs[self.last.paragraph].start)
        return before != bisect_right(self._headings, paragraphs[sentence.paragraph].start)

    def _follow(self, number: int, sentence: Sentence) -> None:
        """Note whom the sentence is about, for the pronouns and the cueless quotations after it."""
        for topic in self._topics(sentence):
            member = (self.resolver.several if topic.joint else self.resolver.member)(topic.phrase)
            if member is None:
                continue
            note_gender(self.cast, member, topic.phrase)
            self.memory.see((member,), weight=topic.weight)
            if topic.weight == SUBJECT:
                self._subject = member, self.reading.span(*topic.phrase)
                self._subject_of = number
        source = opening_source(self.reading, self.lexicon, sentence)
        member = None if source is None else self.resolver.member(source)
        if source is not None and member is not None:
            self._subject, self._subject_of = (member, self.reading.span(*source)), number
        self._see_mentions(sentence.first, min(sentence.last, sentence.first + LONGEST))
        if self.last.sentence == number and self.last.member is not None:
            self.memory.see((self.last.member,))
