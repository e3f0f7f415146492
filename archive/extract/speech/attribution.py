"""Who says what: walks an article sentence by sentence and ties each quotation to a member of its cast."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.extract.cues.chants import CHANT, chanted
from archive.extract.cues.clauses import Reported
from archive.extract.cues.cue import Cue, Frame, count_words
from archive.extract.cues.floor import Floor, names_nobody
from archive.extract.cues.impersonal import says_no_more
from archive.extract.cues.indirect import find_indirect, may_report
from archive.extract.cues.sources_verb_first import CONTINUED
from archive.extract.cues.supposed import is_foreseen
from archive.extract.cues.table import BEHIND, find_cue, find_cues
from archive.extract.people.cast import Cast
from archive.extract.people.members import Member
from archive.extract.speech.attributed import Attributed, Last
from archive.extract.speech.citations import is_citation, is_cited, is_passing
from archive.extract.speech.described import is_described_thing, note_gender
from archive.extract.speech.genuine import is_genuine, is_remote
from archive.extract.speech.neighbours import cue_beside, introduced_next, introduction
from archive.extract.speech.thread import Thread
from archive.extract.speech.uncued import other_speaker, told_next, with_twins
from archive.extract.words.marks import Quoted
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, Sentence
from archive.text import Span

# In a language without rules, fewer quoted words than this may be a title or a term.
UNREAD_WORDS = 3


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
        floor: Floor | None = None,
    ) -> None:
        self.floor = floor or Floor()
        self._headings = sorted(heading.start for heading in headings)
        self.reading = reading
        self.lexicon = lexicon
        self.cast = cast
        self.quoted = quoted
        self.thread = Thread(cast, self.floor)
        self.speech = self.thread.speech
        self.memory = self.thread.memory
        self.last = Last()
        self.found: list[Attributed] = []
        self._doubtful: list[Attributed] = []
        self._speakers: list[tuple[Member, int]] = []
        self._cues = may_report(reading, lexicon)

    def run(self) -> list[Attributed]:
        at = 0
        for number, sentence in enumerate(self.reading.sentences):
            first = at
            while at < len(self.quoted) and self.reading.places[at][0] == number:
                at += 1
            reports = self._reports(sentence)
            if at == first and not reports and self.speech is None:
                continue
            self.thread.enter(number)
            for index in range(first, at):
                self._quotation(index, number, sentence)
            for reported in reports:
                self._report(reported)
            self.thread.follow(number)
            if self.last.sentence == number and self.last.member is not None:
                self.memory.see((self.last.member,))
        return with_twins(self.reading.text, self.found, self._doubtful)

    def _quotation(self, index: int, number: int, sentence: Sentence) -> None:
        quoted = self.quoted[index]
        if not self.lexicon.saying:
            self._unread(quoted)
            return
        frame = Frame(self.reading, self.lexicon, sentence, self.reading.places[index][1], quoted)
        cue, alone = self._any_cue(frame, index, number), frame.alone
        held = self.floor.held(quoted.span.start)
        goes_on = self.last.paragraph == sentence.paragraph or self._turns_to_another(alone)
        goes_on = goes_on or (alone and self.thread.answers(number))
        genuine = is_genuine(frame, cue, alone=alone, goes_on=goes_on)
        if not genuine or (held and not is_citation(frame, cue, alone=alone)):
            if not held:
                self._doubtful.append(Attributed(quoted.span, "direct", "none", None, None, None))
            return
        if cue is None:
            self._without_cue(index, quoted, number, sentence, alone)
            return
        self._with_cue(frame, cue, number, held)

    def _with_cue(self, frame: Frame, cue: Cue, number: int, held: bool) -> None:
        """The subject of the cue speaks, else whoever spoke before."""
        member, mention = self._resolve(cue)
        if member is None and cue.subject is not None and self.speech is None:
            cue, member, mention = self._other_cue(frame, cue)
        if member is None and is_remote(frame, cue):
            return
        if held and not is_cited(member, cue, self.reading.tokens):
            if is_passing(frame, cue):
                return
            member, mention = None, None
        unsaid = cue.subject is None and cue.rule.startswith(("impersonal", CHANT))
        if cue.rule == CONTINUED:
            member, mention = self._spoken_of(frame.sentence)
        elif unsaid and member is None:
            member, mention = self._issuer(frame, cue)
        again = cue.subject is None or cue.rule.startswith("infinitive") or self.lexicon.verb_first
        if cue.rule == "colon-before" and cue.subject is None:  # "Then, after a pause:"
            near = self.last.paragraph == frame.sentence.paragraph
        else:
            near = self.last.sentence == number
        if member is None and again and near and cue.rule != CHANT:
            member, mention = self.last.member, self.last.mention
        elif member is None and cue.subject is None and self.speech is not None and not unsaid:
            member = self.memory.subject(self.speech.gender(cue.cue))
        self._keep(
            frame.quoted,
            cue.rule,
            member,
            mention,
            self.reading.span(cue.cue, cue.cue + 1),
            number,
            frame.sentence,
        )

    def _any_cue(self, frame: Frame, index: int, number: int) -> Cue | None:
        """The cue beside a quotation, or, where nothing stands beside it, around its paragraphs."""
        cue = self._cue(frame)
        if frame.alone and self.reading.ends[index] != self.reading.places[index]:
            last, token = self.reading.ends[index]
            ending = Frame(self.reading, self.lexicon, self.reading.sentences[last], token, frame.quoted)
            cue = self._lead_in(number) or self._cue(ending) or cue
        if cue is None and frame.alone:
            beside = cue_beside(self.reading, self.lexicon, number) if self.speech is None else None
            cue = beside or self._lead_in(number)
        return cue

    def _cue(self, frame: Frame) -> Cue | None:
        return chanted(frame) or (find_cue(frame) if self.speech is None else self.speech.cue(frame))

    def _other_cue(self, frame: Frame, first: Cue) -> tuple[Cue, Member | None, Span | None]:
        """A cue behind the quotation whose subject is somebody; the first one where there is none."""
        behind = (cue for cue in find_cues(frame) if cue.rule in BEHIND and cue.subject != first.subject)
        told = ((cue, *self._resolve(cue)) for cue in behind)
        return next((one for one in told if one[1] is not None), (first, None, None))

    def _unread(self, quoted: Quoted) -> None:
        """A language without verbs of saying keeps its longer quotations, unattributed."""
        if count_words(quoted.span.of(self.reading.text)) >= UNREAD_WORDS:
            self.found.append(Attributed(quoted.span, "direct", "none", None, None, None))

    def _resolve(self, cue: Cue) -> tuple[Member | None, Span | None]:
        if cue.subject is None:
            return None, None
        member, mention = self.thread.whose(cue.subject, cue.cue)
        if member is not None and cue.rule == "colon-before" and is_described_thing(self.cast, member):
            return None, None
        if member is not None:
            note_gender(self.cast, member, cue.subject)
        return member, mention

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
        pronoun = self.thread.is_pronoun(mention)
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

    def _without_cue(self, index: int, quoted: Quoted, number: int, sentence: Sentence, alone: bool) -> None:
        """No cue: the paragraph's speaker goes on, else whom it is about, else the last speaker."""
        rule, member, mention = "none", None, None
        if self.floor.held(quoted.span.start):
            self._keep(quoted, rule, None, None, None, number, sentence)
            return
        following = introduced_next(self.thread.resolver, number) if alone else None
        if following is not None:
            rule, (member, mention) = "subject-next", following
        elif self._turns_to_another(alone):
            rule, (member, mention) = "paragraph-subject", self.thread.subject or (None, None)
        elif not alone and (own := self.thread.noticing.subject(*self.reading.places[index])) is not None:
            rule, (member, mention) = "sentence-subject", own
        elif self.last.paragraph == sentence.paragraph:
            rule, member, mention = "goes-on-in-paragraph", self.last.member, self.last.mention
        elif self.thread.subject is not None:
            rule, (member, mention) = "paragraph-subject", self.thread.subject
        elif self._follows_another(alone, sentence):
            rule, (member, mention) = "paragraph-subject", self.thread.subject_before or (None, None)
        elif alone and sentence.paragraph - self.last.paragraph <= 2 and not self._headed(sentence):
            rule, member, mention = "goes-on", self.last.member, self.last.mention
            other = other_speaker(self._speakers, sentence.paragraph, asked=self._is_answer())
            if other is not None:
                rule, member, mention = "alternates", other, None
        elif alone and self.last.member is None and not self.lexicon.verb_first:
            name = told_next(self.cast, number + 1)
            if name is not None:
                rule, member = "paragraph-after", self.cast.of[name.first]
                mention = self.reading.span(name.first, name.last)
        self._keep(quoted, rule, member, mention, None, number, sentence)

    def _is_answer(self) -> bool:
        """Whether the last quotation was a question that somebody asked: `"Why?" Reed asked.`"""
        text, last = self.reading.text, self.found[-1] if self.found else None
        asked = last is not None and last.cue is not None and last.cue.of(text) in ("asked", "asks")
        return asked and last is not None and last.span.of(text).endswith("?")

    def _spoken_of(self, sentence: Sentence) -> tuple[Member | None, Span | None]:
        """Whom the paragraph is about, or who spoke in it or right before."""
        if self.thread.subject is not None and self.thread.subject_of >= self.last.sentence:
            return self.thread.subject
        near = sentence.paragraph - self.last.paragraph <= 1
        return (self.last.member, self.last.mention) if near else (None, None)

    def _issuer(self, frame: Frame, cue: Cue) -> tuple[Member | None, Span | None]:
        """Whose a statement is that names nobody: the body or office that the sentence before is about."""
        sentence, papers = frame.sentence, terms(f"statements-{self.lexicon.language}")
        stated = any(token.low in papers for token in self.reading.tokens[sentence.first : sentence.last])
        about = self.thread.subject if self.thread.subject_of == self.memory.sentence - 1 else None
        if about is not None and not stated:
            before = self.reading.sentences[self.thread.subject_of]
            opens = about[1].start == self.reading.tokens[before.first].start
            about = about if opens and says_no_more(self.reading.tokens, cue.cue) else None
        return (None, None) if about is None or about[0].kind == "person" or about[0].plural else about

    def _turns_to_another(self, alone: bool) -> bool:
        """Whether a sentence since the last quotation is about somebody: "Roux nickte. „Gut.“"."""
        known = self.thread.subject is not None and self.thread.subject[0].kind == "person"
        return alone and known and self.thread.subject_of > self.last.sentence

    def _follows_another(self, alone: bool, sentence: Sentence) -> bool:
        """Whether the paragraph before is about somebody by name who has not spoken yet; English reports
        name those behind a quotation more often."""
        before = self.thread.subject_before if alone else None
        named = before is not None and before[0].kind == "person" and bool(before[0].given)
        return named and self.thread.subject_of > self.last.sentence and not self._headed(sentence)

    def _reports(self, sentence: Sentence) -> tuple[Reported, ...]:
        """The clauses that a sentence reports, one after another: "said that ...; he added that ..."."""
        if self.speech is not None:
            told = self.speech.reported(sentence)
            return () if told is None else (told,)
        verbs = self._cues[bisect_left(self._cues, sentence.first) : bisect_left(self._cues, sentence.last)]
        return find_indirect(self.reading, self.lexicon, sentence, verbs) if verbs else ()

    def _report(self, reported: Reported) -> None:
        cue = self.reading.tokens[reported.cue]
        if self.floor.held(cue.start) and is_foreseen(self.reading.tokens, self.lexicon, reported.cue):
            return
        member, mention = self.thread.whose(reported.subject, reported.cue)
        own = names_nobody(self.reading.tokens, reported.subject)
        if member is None or (member.kind == "role" and not (own or member.roles or member.plural)):
            return
        self.memory.see((member,))
        member.spoke = self.memory.sentence + 1
        clause, cued = self.reading.span(*reported.clause), Span(cue.start, cue.end)
        pronoun = self.thread.is_pronoun(mention)
        self.found.append(Attributed(clause, "indirect", reported.rule, member, mention, cued, pronoun))

    def _headed(self, sentence: Sentence) -> bool:
        """Whether a heading parts a sentence from the last quotation: nobody speaks on across it."""
        places = (self.reading.paragraphs[n].start for n in (self.last.paragraph, sentence.paragraph))
        return self.last.paragraph >= 0 and len({bisect_right(self._headings, at) for at in places}) > 1
