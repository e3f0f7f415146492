"""Who speaks in an Arabic sentence: the verb comes before its subject, which may also be left out."""

from archive.extract.cues.clauses import Reported
from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.indirect_beside import SHORTEST
from archive.extract.cues.subjects_ar import SAYINGS, ArabicSubjects
from archive.extract.cues.subjects_unicased import farther
from archive.extract.people.extents_ar import articled
from archive.extract.words.phrases import FRAME, Range
from archive.extract.words.tokens import Sentence

# "On his account": after these whoever spoke last is meant.
HIS = ("قوله", "قولها", "قولهم", "تعبیره", "تعبیرها", "وصفه", "وصفها", "تعبیرهم", "وصفهم")
QUOTES = frozenset({"نقل", "نقلت", "نقلا", "نسب", "نسبت", "ونقل", "ونقلت", "ونسبت"})
SOURCES = frozenset({"عن", "الی"})
# "Quoted him".
OF_HIM = frozenset({"عنه", "عنها"})
# "With these words", "thus".
WITH_THESE = frozenset({"بهذه", "بهذا", "هکذا", "بتلک"})
# "Written on it": nobody says so.
WRITTEN, ON_IT = frozenset({"کتب", "کتبت"}), frozenset({"علیه", "علیها", "علیهما", "فیها", "فیه"})
# "Was heard", spelt so that nobody reads "he heard".
HEARD = frozenset({"سُمع", "سُمعت", "يُسمع", "تُسمع", "كُتب", "كُتبت", "يُكتب"})
AS = "کما"
# How many tokens may stand between a verb and a quotation that no colon introduces.
NEAR, FAR = 4, 25
AS_FOR = "اما"
# How far behind a quotation the words that name its speaker may stand.
BEHIND = 30


class ArabicSpeech(ArabicSubjects):
    """The cues of one text, whose names `at` holds by their first token."""

    def cue(self, frame: Frame) -> Cue | None:
        """The words that tie a quotation to its speaker; None where there are none."""
        at = frame.at
        first, last = max(frame.sentence.first, at - FRAME), min(frame.sentence.last, at + FRAME)
        near = self._before(first, at)
        if near is not None and self._introduces(near, at) and (frame.words > 1 or self.leads(at)):
            return near
        return (
            self._behind(at, last)
            or self._according(at + 1, min(last, at + BEHIND))
            or farther(near)
            or self._according(max(first, at - FRAME), at)
            or self._noun(first, at)
            or self._label(first, at)
            or self._next_sentence(frame.sentence.last)
        )

    def _next_sentence(self, last: int) -> Cue | None:
        """`بهذه الكلمات لخص المدرب`: the sentence behind a quotation tells whose words they were."""
        if last + 2 >= len(self.tokens) or self.tokens[last].low not in WITH_THESE:
            return None
        end = self.sentence(last).last
        subject = self.named_first(last + 2, end)
        return None if subject is None else Cue("subject-verb-next", last, subject)

    def lead_in(self, sentence: Sentence) -> Cue | None:
        """The cue of a sentence that ends with a colon, before a quotation in the next paragraph."""
        end = sentence.last - 1
        found = self._before(sentence.first, end) or self._noun(sentence.first, sentence.last)
        found = found or self._label(sentence.first, sentence.last)
        return None if found is None else Cue("paragraph-before", found.cue, found.subject)

    def topic(self, sentence: Sentence) -> Range | None:
        """Whom a sentence is about: the subject of its verb of saying, else whom it names first."""
        stop = min(sentence.last, sentence.first + FRAME)
        for verb in range(sentence.first, stop):
            if self.is_verb(verb, sentence.first):
                return self.subject(verb, sentence.first, stop)
        source = self._according(sentence.first, stop)
        return (source and source.subject) or self.named_first(sentence.first, stop)

    def reported(self, sentence: Sentence) -> Reported | None:
        """The clause behind "that" of a verb of saying, and whose words it reports."""
        stop = min(sentence.last - SHORTEST, sentence.first + FRAME)
        for verb in range(sentence.first, stop):
            if not self.is_verb(verb, sentence.first):
                continue
            that = next((at for at in range(verb + 1, stop) if self._opens_clause(at)), None)
            if that is None:
                return None
            subject = self.subject(verb, sentence.first, that)
            start = that + (self.tokens[that].low == "ان")
            end = self._clause_end(start, sentence.last)
            return None if subject is None else Reported("indirect-that", verb, subject, (start, end))
        return None

    def _opens_clause(self, at: int) -> bool:
        return self.tokens[at].low in self.lexicon.thats

    def _clause_end(self, start: int, stop: int) -> int:
        end = next((at for at in range(start, stop) if self.tokens[at].text == ";"), stop)
        while end > start and self.tokens[end - 1].kind == "mark":
            end -= 1
        return end

    def _before(self, first: int, at: int) -> Cue | None:
        """The nearest verb, participle or "his saying" before a quotation, and its subject."""
        for back in range(at - 1, max(first, at - FRAME) - 1, -1):
            token = self.tokens[back]
            if token.kind == "quoted" and self.ended(token):
                return None
            if token.text.removeprefix("و") in HEARD:
                return Cue("impersonal-before", back, None)
            if token.low in SAYINGS:
                return self._quoted_from(first, back)
            if token.low in self.lexicon.participles and back > first:
                return Cue("participle-before", back, self.shared(back, first))
            if token.low in QUOTES and (source := self._from_whom(back, at)) is not None:
                return Cue("according-to", back, source)
            if self.is_verb(back, first):
                if token.low in WRITTEN and self.tokens[back + 1].low in ON_IT:
                    return Cue("impersonal-before", back, None)
                if self._left_out(back):
                    return Cue("subject-verb-before", back, None)
                written = self._written(back, at)
                if written is not None:
                    return self._owner(written, at)
                subject = self.subject(back, first, at)
                behind = subject is not None and subject[0] > back
                return Cue("verb-subject-before" if behind else "subject-verb-before", back, subject)
        return None

    def _left_out(self, verb: int) -> bool:
        """Whether a verb between "as" and a comma has no subject of its own: "الحذاء، كما تقول، قديم"."""
        return self.tokens[verb - 1].low == AS and self.tokens[verb + 1].text == ","

    def _from_whom(self, verb: int, stop: int) -> Range | None:
        """`نقلت الوكالة عن الوزير أن`: whom an agency quotes."""
        near = range(verb + 1, min(stop, verb + BEHIND))
        source = next((at for at in near if self.tokens[at].low == "عن"), None)
        return None if source is None or source + 1 >= stop else self.phrase(source + 1, stop)

    def _written(self, verb: int, stop: int) -> int | None:
        """The noun behind a verb when something written speaks: "وأضاف البيان", "ذكر بيان للجيش"."""
        noun = verb + 1
        spoken = noun < stop and noun not in self.at and self.tokens[noun].low in self.lexicon.nouns
        if self.tokens[verb].low in self.words.objects:
            return None
        if not spoken or articled(self.tokens[noun].low):
            return noun if spoken else None
        return noun if self._owner(noun, stop).subject is not None else None

    def _introduces(self, cue: Cue, at: int) -> bool:
        end = cue.cue + 1 if cue.subject is None or cue.subject[1] <= cue.cue else cue.subject[1]
        between = [t for t in self.tokens[end:at] if t.text not in (",", ":") and t.low not in ("ان", "و")]
        colon = self.tokens[at - 1].text == ":"
        return len(between) <= (FAR if colon else NEAR) and not any(t.kind == "quoted" for t in between)

    def _quoted_from(self, first: int, at: int) -> Cue:
        """`نقلت الوكالة عن الوزير قوله`: whom the agency quotes."""
        for back in range(at - 1, max(first, at - BEHIND), -1):
            if self.tokens[back - 1].low in SOURCES and any(
                token.low in QUOTES for token in self.tokens[first : back - 1]
            ):
                return Cue("according-to", at, self.phrase(back, at))
        him = next((n for n in range(at - 1, first, -1) if self.tokens[n].low in OF_HIM), None)
        if him is not None and self.tokens[him - 1].low in QUOTES:
            return Cue("according-to", at, (him, him + 1))
        if at - 1 > first and self.is_owned_office(at - 1):  # "دافع عنه مدربه بالقول"
            return Cue("noun-before", at, (at - 1, at))
        if at > first and self.is_verb(at - 1, first):  # "علقت بالقول"
            return Cue("noun-before", at - 1, self.subject(at - 1, first, at))
        return Cue("noun-before", at, self.shared(at, first))

    def _behind(self, at: int, last: int) -> Cue | None:
        """`"..."، قال الوزير`, `"...", هكذا قال الوزير`."""
        verb = at + 1
        while verb < last and (
            self.tokens[verb].text in (",", "-", "–", "—") or self.tokens[verb].low == "هکذا"
        ):
            verb += 1
        if verb + 2 < last and self.tokens[verb].low in WITH_THESE:
            subject = self.named_first(verb + 2, last)
            return None if subject is None else Cue("verb-subject-after", verb, subject)
        if verb >= last or not self.is_verb(verb, verb):
            return None
        subject = self.after(verb + 1, last)
        end = verb + 1 if subject is None else subject[1]
        if any(token.text == ":" for token in self.tokens[end : min(last, end + 4)]):
            return None
        return Cue("verb-subject-after", verb, subject)

    def _according(self, first: int, last: int) -> Cue | None:
        """`بحسب الوزير`, `وفقا لوزارة الصحة`, `على حد قوله`, `كما قال الوزير`."""
        for at in range(first, last):
            for phrase in self.lexicon.according_by_first.get(self.tokens[at].low, ()):
                end = at + len(phrase)
                if any(self.tokens[at + n].low != word for n, word in enumerate(phrase) if at + n < last):
                    continue
                if end <= last:
                    found = self._source(at, end, last)
                    if found is not None:
                        return found
            if self.tokens[at].low in HIS and self.tokens[at - 1].low in ("حد", "حسب", "بحسب", "وفق"):
                return Cue("according-to", at, None)
        return None

    def _source(self, at: int, end: int, last: int) -> Cue | None:
        if end >= last or self.tokens[end].kind != "word":
            return None
        verb = next((v for v in range(end, min(end + 2, last)) if self.is_verb(v, v)), None)
        if verb is not None:
            return Cue("according-to", at, self.after(verb + 1, last))
        if self.tokens[at].low in ("کما", "مثلما", "حسبما") or self.tokens[end].low == "ما":
            return None
        if self.tokens[end].low in HIS:
            return Cue("according-to", at, None)
        if self.tokens[end].low in self.lexicon.nouns:
            return self._owner(end, last)
        return Cue("according-to", at, self.phrase(end, last))

    def _noun(self, first: int, at: int) -> Cue | None:
        """`جاء في بيان الوزارة: "..."`: whose words something written or said is."""
        if at == first or self.tokens[at - 1].text != ":":
            return None
        for noun in range(at - 1, first - 1, -1):
            if self.tokens[noun].low in self.lexicon.nouns:
                return self._owner(noun, at)
        return None

    def _owner(self, noun: int, stop: int) -> Cue:
        """Whose a statement is: the noun behind it, or whoever follows "issued by"."""
        for at in range(noun + 1, min(stop, noun + 8)):
            token = self.tokens[at]
            if at in self.at or token.low in self.lexicon.offices or token.low in self.lexicon.plurals:
                return Cue("noun-before", noun, self.phrase(at, stop))
            if token.text in (",", ":") or token.low in self.lexicon.openers:
                break
        return Cue("noun-before", noun, None)

    def _label(self, first: int, at: int) -> Cue | None:
        """`وزير الري: "..."`: a speaker and a colon."""
        if at - 1 <= first or self.tokens[at - 1].text != ":":
            return None
        found = self._as_for(first, at - 1)
        if found is not None:
            return Cue("colon-before", at - 1, found)
        found = self.opening(first, at - 1)
        behind = () if found is None else self.tokens[found[1] : at - 1]
        apposed = all(token.kind == "word" or token.text in (",", "(", ")") for token in behind)
        if found is not None and apposed:
            return Cue("colon-before", at - 1, found)
        return Cue("colon-before", self._act_before(first, at - 1), self.named_first(first, at - 1))

    def _as_for(self, first: int, stop: int) -> Range | None:
        """`أما بركات فيهز رأسه:`: whom "as for" names, up to the verb that "then" is written to."""
        if self.tokens[first].low != AS_FOR or first + 2 >= stop:
            return None
        near = range(first + 2, min(stop, first + NEAR + FAR))
        then = next((at for at in near if self.names.opens_answer(at)), None)
        return None if then is None else self.phrase(first + 1, then)

    def _act_before(self, first: int, colon: int) -> int:
        """The word shaped like a verb that is nearest to a colon, "ثم تمتمت:", else the colon."""
        near = range(colon - 1, max(first, colon - NEAR) - 1, -1)
        return next((at for at in near if self.words.is_verb_form(self.tokens[at])), colon)
