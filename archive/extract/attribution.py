"""Who says what: walks an article sentence by sentence and ties each quotation to a member of its cast."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from archive.extract.antecedents import SUBJECT, Memory
from archive.extract.cast import Cast, Member
from archive.extract.cue import Cue, Frame, count_words, lead_in
from archive.extract.cues import find_cue
from archive.extract.facts import Kind
from archive.extract.genuine import is_genuine
from archive.extract.indirect import find_indirect
from archive.extract.marks import Quoted
from archive.extract.name_runs import is_contracted
from archive.extract.phrases import Range, is_finite, phrase_after
from archive.extract.resolve import Resolver
from archive.extract.speechwords import Lexicon
from archive.extract.subjects import DASHES, subject_before
from archive.extract.tokens import Reading, Sentence, fold
from archive.extract.topics import mentions, topics
from archive.text import Span

# In a language without rules, fewer quoted words than this may be a title or a term.
UNREAD_WORDS = 3
# So much of a long sentence is read for those whom it names, in tokens.
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Attributed:
    """Reported words, the rule that found their speaker ("none" without one), and the words beside them."""

    span: Span
    kind: Kind
    rule: str
    member: Member | None
    mention: Span | None
    cue: Span | None
    pronoun: bool = False


@dataclass(slots=True)
class _Last:
    """The last quotation that was attributed: what a quotation without a cue goes on from."""

    member: Member | None = None
    mention: Span | None = None
    sentence: int = -9
    paragraph: int = -9


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
        self.memory = Memory(cast)
        self.resolver = Resolver(cast, self.memory)
        self.last = _Last()
        self.found: list[Attributed] = []
        self._subject: tuple[Member, Span] | None = None
        self._starts = [sentence.first for sentence in reading.sentences]

    def run(self) -> list[Attributed]:
        at = 0
        for number, sentence in enumerate(self.reading.sentences):
            self.memory.sentence = number
            if number and self.reading.sentences[number - 1].paragraph != sentence.paragraph:
                self._subject = None
            first = at
            while at < len(self.quoted) and self.reading.places[at][0] == number:
                at += 1
            for index in range(first, at):
                self._quotation(index, number, sentence)
            self._indirect(sentence)
            self._follow(number, sentence)
        return self.found

    def _quotation(self, index: int, number: int, sentence: Sentence) -> None:
        quoted = self.quoted[index]
        if not self.lexicon.saying:
            self._unread(quoted)
            return
        frame = Frame(self.reading, self.lexicon, sentence, self.reading.places[index][1], quoted)
        cue = find_cue(frame)
        alone = _alone(frame)
        if alone and self.reading.ends[index] != self.reading.places[index]:
            last, token = self.reading.ends[index]
            ending = Frame(self.reading, self.lexicon, self.reading.sentences[last], token, quoted)
            cue = self._lead_in(number) or find_cue(ending) or cue
        if cue is None and alone:
            cue = self._signature(number) or self._after_stop(number) or self._lead_in(number)
        if not is_genuine(frame, cue, alone=alone, goes_on=self.last.paragraph == sentence.paragraph):
            return
        if cue is None:
            self._without_cue(quoted, number, sentence, alone)
            return
        member, mention = self._resolve(cue)
        again = cue.subject is None or cue.rule.startswith("infinitive")
        if member is None and again and (self.last.sentence == number or self.lexicon.unicased):
            member, mention = self.last.member, self.last.mention
            if member is None:
                member = self.memory.nearest()
        self._keep(quoted, cue.rule, member, mention, self._cue_span(cue), number, sentence)

    def _unread(self, quoted: Quoted) -> None:
        """A language without verbs of saying keeps its longer quotations, unattributed."""
        if count_words(quoted.span.of(self.reading.text)) >= UNREAD_WORDS:
            self.found.append(Attributed(quoted.span, "direct", "none", None, None, None))

    def _resolve(self, cue: Cue) -> tuple[Member | None, Span | None]:
        if cue.subject is None:
            return None, None
        self._see_own_subject(cue.subject)
        member = self.resolver.member(cue.subject)
        return member, self.reading.span(*cue.subject)

    def _see_own_subject(self, pronoun: Range) -> None:
        """A pronoun inside a sentence takes its subject: "Ms. Lee left (“Enough,” she said)"."""
        first = pronoun[0]
        number = bisect_right(self._starts, first) - 1
        sentence = self.reading.sentences[number]
        if self.reading.tokens[first].low not in self.lexicon.pronouns or first - sentence.first < 2:
            return
        for topic in topics(self.cast, sentence):
            before = topic.phrase[1] <= first and not topic.joint
            member = self.resolver.member(topic.phrase) if before else None
            self.memory.see(() if member is None else (member,), weight=topic.weight)
        self._see_mentions(max(sentence.first, first - LONGEST), first)

    def _see_mentions(self, first: int, stop: int) -> None:
        for topic in mentions(self.cast, first, stop):
            member = self.cast.of.get(topic.phrase[0]) or self.resolver.member(topic.phrase)
            self.memory.see(() if member is None else (member,), weight=topic.weight)

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
            member.spoke = member.spoke or not pronoun
            self.last = _Last(member, mention, number, sentence.paragraph + quoted.last - quoted.first)
            self.memory.see((member,))

    def _after_stop(self, number: int) -> Cue | None:
        """`"..." Turk said.`: a short sentence of a subject and a verb right after a quotation."""
        if number + 1 >= len(self.reading.sentences):
            return None
        following = self.reading.sentences[number + 1]
        if (
            following.paragraph != self.reading.sentences[number].paragraph
            or following.last - following.first > 9
        ):
            return None
        tokens = self.reading.tokens
        for at in range(following.first + 1, following.last):
            ends = at + 1 == following.last or tokens[at + 1].text == "."
            if (
                ends
                and tokens[at].low in self.lexicon.saying
                and is_finite(tokens, at, following.first, self.lexicon)
            ):
                subject = subject_before(self.reading, self.lexicon, following.first, at)
                return Cue("subject-verb-next", at, subject)
        return None

    def _signature(self, number: int) -> Cue | None:
        """A paragraph of a dash and a name right after the quotation."""
        if number + 1 >= len(self.reading.sentences):
            return None
        following = self.reading.sentences[number + 1]
        tokens = self.reading.tokens
        if tokens[following.first].text not in DASHES or following.last - following.first > 14:
            return None
        subject = phrase_after(tokens, self.lexicon, following.first + 1, following.last)
        return None if subject is None else Cue("caption", following.first, subject)

    def _lead_in(self, number: int) -> Cue | None:
        """A sentence before the quotation that ends with a colon or a verb of saying, page numbers aside."""
        tokens = self.reading.tokens
        for before in reversed(self.reading.sentences[max(0, number - 2) : number]):
            if any(token.kind == "word" for token in tokens[before.first : before.last]):
                last = before.last - 1
                says = last > before.first and is_finite(tokens, last, before.first, self.lexicon)
                opens = tokens[last].text == ":" or (says and tokens[last].low in self.lexicon.bare)
                return lead_in(self.reading, self.lexicon, before) if opens else None
        return None

    def _without_cue(self, quoted: Quoted, number: int, sentence: Sentence, alone: bool) -> None:
        """No cue: the paragraph's speaker goes on, else whom it is about, else the last speaker."""
        rule, member, mention = "none", None, None
        if self.last.paragraph == sentence.paragraph:
            rule, member, mention = "goes-on-in-paragraph", self.last.member, self.last.mention
        elif self._subject is not None:
            rule, (member, mention) = "paragraph-subject", self._subject
        elif alone and sentence.paragraph - self.last.paragraph <= 2 and not self._headed(sentence):
            rule, member, mention = "goes-on", self.last.member, self.last.mention
        self._keep(quoted, rule, member, mention, None, number, sentence)

    def _indirect(self, sentence: Sentence) -> None:
        for reported in find_indirect(self.reading, self.lexicon, sentence):
            self._see_own_subject(reported.subject)
            member = self.resolver.member(reported.subject)
            if member is None or (member.kind == "role" and not (member.roles or member.plural)):
                continue
            self.memory.see((member,))
            clause, cue = self.reading.span(*reported.clause), self.reading.tokens[reported.cue]
            mention = self.reading.span(*reported.subject)
            pronoun = self._is_pronoun(mention)
            member.spoke = member.spoke or not pronoun
            self.found.append(
                Attributed(
                    clause, "indirect", reported.rule, member, mention, Span(cue.start, cue.end), pronoun
                )
            )

    def _is_pronoun(self, mention: Span | None) -> bool:
        if mention is None:
            return False
        low = fold(mention.of(self.reading.text))
        return low in self.lexicon.pronouns or is_contracted(low, self.lexicon)

    def _headed(self, sentence: Sentence) -> bool:
        """Whether a heading parts a sentence from the last quotation: nobody speaks on across it."""
        if self.last.paragraph < 0:
            return False
        paragraphs = self.reading.paragraphs
        before = bisect_right(self._headings, paragraphs[self.last.paragraph].start)
        return before != bisect_right(self._headings, paragraphs[sentence.paragraph].start)

    def _follow(self, number: int, sentence: Sentence) -> None:
        """Note whom the sentence is about, for the pronouns and the cueless quotations after it."""
        for topic in topics(self.cast, sentence):
            member = (self.resolver.several if topic.joint else self.resolver.member)(topic.phrase)
            if member is None:
                continue
            self.memory.see((member,), weight=topic.weight)
            if topic.weight == SUBJECT:
                self._subject = member, self.reading.span(*topic.phrase)
        self._see_mentions(sentence.first, min(sentence.last, sentence.first + LONGEST))
        if self.last.sentence == number and self.last.member is not None:
            self.memory.see((self.last.member,))


def _alone(frame: Frame) -> bool:
    """Whether the sentence holds nothing but the quotation and marks."""
    sentence = frame.sentence
    head = frame.reading.tokens[sentence.first : min(sentence.last, sentence.first + 6)]
    return sentence.last - sentence.first <= 6 and all(token.kind in ("mark", "quoted") for token in head)
