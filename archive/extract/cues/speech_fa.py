"""Who speaks in a Persian sentence: the subject comes first, its verb of saying last."""

from archive.extract.cues.clauses import Reported
from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.indirect_beside import SHORTEST
from archive.extract.cues.subjects_fa import FROM, GESTURES, OBJECT, THAT, THIS, PersianSubjects
from archive.extract.cues.subjects_unicased import farther
from archive.extract.people.names_fa import AND
from archive.extract.words.phrases import FRAME, Range
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Sentence, fold

STOPS = frozenset({":", ";", ".", "!", "?"})
DASHES = frozenset({",", ";", "-", "–", "—"})
# "These words", with "this" before.
WORDS = frozenset(fold(word) for word in terms("these-words-fa"))
# Verbs of calling, before which a quoted word is said.
NAMING = frozenset(
    {"خواند", "خواندند", "خوانده", "نامید", "نامیدند", "دانست", "دانستند", "میخواند", "میداند", "میدانند"}
    | {"توصیف", "ارزیابی", "عنوان", "قلمداد", "تلقی"}
)
# "Was read", "stood written".
READ = frozenset({"خوانده", "نوشته", "شنیده", "دیده", "نقش", "حک"})
BEEN, HAD_BEEN = frozenset({"میشد", "میشود", "بود", "است"}), frozenset({"شده", "بسته"})
# "Is", and "the name".
COPULAS = frozenset({"است", "بود", "بوده", "نیست", "نبود", "هستند", "نیستند", "بودند"})
NAMES = frozenset({"نام", "اسم", "عنوان", "لقب", "شعار"})
# How people go on calling something, and the most words of a nickname.
KNOWN_AS = {"مینامند": 2, "میخوانند": 2, "میشناسند": 2, "میگویند": 1}
# What may stand between "this" and them.
FIRST = frozenset({"نخستین", "اولین", "اخرین", "تنها", "همان"})
# "In the midst of" somebody's words.
AMID = frozenset({"وسط", "میان", "توی"})
# Who hands on what others say.
MEDIA = frozenset({"خبرگزاری", "روزنامه", "رسانه", "رسانهها", "شبکه", "تلویزیون", "پایگاه", "سایت", "وبسایت"})
# How nouns for things that nobody is end.
ABSTRACT = ("گی", "یت", "ات")
# How many tokens may stand between a verb and a quotation that no colon introduces.
NEAR, FAR = 4, 25
BEHIND = 30


class PersianSpeech(PersianSubjects):
    """The cues of one text, whose names `at` holds by their first token."""

    def cue(self, frame: Frame) -> Cue | None:
        """The words that tie a quotation to its speaker; None where there are none."""
        at, words = frame.at, frame.words
        first, last = max(frame.sentence.first, at - FRAME), min(frame.sentence.last, at + FRAME)
        tells = words == 1 and self._is_predicate(first, at, last)
        if words == 1 and not (tells or self.leads(at) or self._is_called(at, last)):
            return None  # "اپلیکیشن «رسانا»": a name
        if at + 1 < last and words <= KNOWN_AS.get(self.tokens[at + 1].low, 0):
            return None  # "آن را «پیرزن» می‌نامند": a nickname
        near = self._read(first, at) or self._before(first, at)
        if near is not None and tells and self._opens_that(near, at):
            return near
        if near is not None and self._introduces(near, at) and (words > 1 or self.leads(at)):
            return near
        return (
            (self.stressed(first, at) if words > 2 else None)
            or self._behind(at, last)
            or self._according(at + 1, min(last, at + BEHIND))
            or self._according(max(first, at - FRAME), at)
            or farther(near)
            or self._far_behind(at, last)
            or self._noun(self._behind_speech(first, at), at)
            or self._label(self._behind_speech(first, at), at)
            or self._next_sentence(frame.sentence.last)
        )

    def _behind_speech(self, first: int, at: int) -> int:
        """Past the whole quotation that stands in the same sentence before this one."""
        ended = (n for n in range(at - 1, first - 1, -1) if self.tokens[n].kind == "quoted")
        return next((n + 1 for n in ended if self.ended(self.tokens[n])), first)

    def _is_called(self, at: int, last: int) -> bool:
        """Whether a verb of saying follows a quoted word at once: "طرح را «خام» خواند"."""
        return at + 1 < last and self.tokens[at + 1].low in NAMING

    def _is_predicate(self, first: int, at: int, last: int) -> bool:
        """Whether one word tells what something is, not its name: "که این کاهش «موقتی» است"."""
        behind = self.tokens[at + 1].low if at + 1 < last else ""
        named = any(self.tokens[n].low in NAMES for n in range(max(first, at - NEAR - 2), at))
        return behind in COPULAS and not named

    def _opens_that(self, cue: Cue, at: int) -> bool:
        return any(self.tokens[n].low == THAT for n in range(cue.cue + 1, min(at, cue.cue + NEAR)))

    def _next_sentence(self, last: int) -> Cue | None:
        """`رضا کریمی این جمله را با لبخند می‌گوید`: the sentence behind tells whose words they were."""
        if last >= len(self.tokens):
            return None
        end = self.sentence(last).last
        for at in range(last, end - 1):
            words = self._these_words(at)
            verb = next((v for v in range(at, end) if self.is_verb(v, end)), None) if words else None
            owner = self._owner_of(at, end) if words else None
            if owner is not None:
                return Cue("subject-verb-next", at + 1, owner)
            if verb is not None:
                return Cue("subject-verb-next", verb, self.candidate(last, at, nouns=False))
        return None

    def _owner_of(self, at: int, end: int) -> Range | None:
        """Whose "these words" are: "این خواسته اهالی", "این جمله‌ای بود که رضا کریمی"."""
        ordinal = self.tokens[at + 1].low in FIRST
        for start in range(at + 2 + ordinal, min(end, at + 5)):
            if start == at + 2 + ordinal or self.tokens[start - 1].low == THAT:
                found = self.somebody(start, end)
                if found is not None:
                    return found
        return None

    def _these_words(self, at: int) -> bool:
        if self.tokens[at].low != THIS:
            return False
        ahead = [token.low for token in self.tokens[at + 1 : at + 3]]
        return bool(ahead) and ahead[ahead[0] in FIRST and len(ahead) > 1] in WORDS

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
            if self.is_verb(verb, stop):
                return self.subject(verb, sentence.first)
        return self.candidate(sentence.first, stop, nouns=False)

    def reported(self, sentence: Sentence) -> Reported | None:
        """The clause behind "that" of a verb of saying, and whose words it reports."""
        stop = min(sentence.last - SHORTEST, sentence.first + FRAME)
        for verb in range(sentence.first, stop):
            if not self.is_verb(verb, sentence.last):
                continue
            that = next(
                (at for at in range(verb + 1, min(stop, verb + 5)) if self.tokens[at].low == THAT), None
            )
            subject = self.subject(verb, sentence.first)
            if that is None or subject is None:
                return None
            end = sentence.last
            while end > that + 1 and self.tokens[end - 1].kind == "mark":
                end -= 1
            return Reported("indirect-that", verb, subject, (that + 1, end))
        return None

    def _before(self, first: int, at: int) -> Cue | None:
        for back in range(at - 1, max(first, at - FRAME) - 1, -1):
            token = self.tokens[back]
            if token.kind == "quoted" and self.ended(token):
                return None
            if self.is_verb(back, at):
                source = self._quoted_from(first, back)
                if source is not None:
                    return Cue("according-to", back, source)
                return Cue("subject-verb-before", back, self.subject(back, first))
        return None

    def _read(self, first: int, at: int) -> Cue | None:
        """`بر دیوار نوشته شده بود: «...»`, `خوانده می‌شد:`: nobody is said to say so."""
        verb = at - 2
        if verb - 1 <= first or self.tokens[at - 1].text != ":" or self.tokens[verb].low not in BEEN:
            return None
        if not (self.tokens[verb].low.startswith("می") or self.tokens[verb - 1].low in HAD_BEEN):
            return None  # "نوشته است:": somebody wrote it
        near = range(verb - 1, max(first, verb - 3) - 1, -1)
        read = next((n for n in near if self.tokens[n].low in READ), None)
        return None if read is None else Cue("impersonal-before", read, None)

    def _introduces(self, cue: Cue, at: int) -> bool:
        between = [t for t in self.tokens[cue.cue + 1 : at] if t.text not in (",", ":") and t.low != THAT]
        colon = self.tokens[at - 1].text == ":"
        return len(between) <= (FAR if colon else NEAR) and not any(t.kind == "quoted" for t in between)

    def _quoted_from(self, first: int, verb: int) -> Range | None:
        """`به نقل از وزیر نوشت`: whom an agency quotes."""
        for at in range(verb - 1, first, -1):
            if self.tokens[at].low == "از" and self.tokens[at - 1].low == FROM and at + 1 < verb:
                if self.tokens[at + 1].low in MEDIA:
                    return None  # "یک مقام به نقل از خبرگزاری گفت": who speaks stands before
                source = self.phrase(at + 1, verb)
                behind = self.candidate(source[1], verb) if self.tokens[source[1]].text == "," else None
                return behind or source
        return None

    def _behind(self, at: int, last: int) -> Cue | None:
        """`«...»، رضا کریمی گفت`, `«...»؛ این را رضا کریمی گفت`, `«...»، به گفته او`."""
        start = at + 1
        if start >= last:
            return None
        closed = self.tokens[start].text in DASHES
        while start < last and self.tokens[start].text in DASHES:
            start += 1
        if start < last and self.tokens[start].low == AND:
            return None
        if start + 1 < last and self._these_words(start):
            owner = self._owner_of(start, last)
            if owner is not None:
                return Cue("subject-verb-after", start + 1, owner)
        if start + 1 < last and self.tokens[start].low == THIS:
            near = [n for n in range(start + 1, min(start + 3, last)) if self.tokens[n].low == OBJECT]
            closed, start = (True, near[0] + 1) if near else (closed, start)
        if not closed and self.ended(self.tokens[at]):
            return None
        return self._verb_behind(start, last, closed=closed)

    def _verb_behind(self, start: int, last: int, *, closed: bool) -> Cue | None:
        for verb in range(start, min(last, start + BEHIND)):
            token = self.tokens[verb]
            if token.kind == "quoted" or token.text in STOPS:
                return None
            if (
                verb > start
                and self._these_words(verb)
                and (teller := self.candidate(start, verb)) is not None
            ):
                return Cue("subject-verb-after", verb, teller)
            if not self.is_verb(verb, last):
                continue
            ahead = [t.text for t in self.tokens[verb + 1 : verb + 4]]
            this = any(self._these_words(at) for at in range(start, verb))
            if (":" in ahead and not this) or not (closed or verb == start):
                return None
            found = self.candidate(start, verb)
            if found is None and verb == start and not closed:
                found = self.subject(start - 1, self._sentence_start(verb))
            return Cue("subject-verb-after", verb, found)
        return None

    def _far_behind(self, at: int, last: int) -> Cue | None:
        """A part quoted inside a clause that a verb of saying ends: `طرح را «شتاب‌زده» خواند`."""
        for verb in range(at + 1, min(last, at + 8)):
            if self.tokens[verb].kind == "quoted" or self.tokens[verb].text in STOPS:
                return None
            if self.is_verb(verb, last):
                first = self._sentence_start(at)
                return Cue("subject-verb-far-before", verb, self.candidate(first, at))
        return None

    def _sentence_start(self, at: int) -> int:
        return max(self.sentence(at).first, at - FRAME)

    def _according(self, first: int, last: int) -> Cue | None:
        """`به گفته وزیر`, `به نقل از او`."""
        for at in range(first, last):
            for phrase in self.lexicon.according_by_first.get(self.tokens[at].low, ()):
                end = at + len(phrase)
                fits = end < last and all(self.tokens[at + n].low == word for n, word in enumerate(phrase))
                if fits and self.tokens[end].kind == "word":
                    return Cue("according-to", at, self.phrase(end, last))
        return None

    def _noun(self, first: int, at: int) -> Cue | None:
        """`در بیانیه انجمن آمده است: «...»`: whose words something written or said is."""
        if at == first or self.tokens[at - 1].text != ":":
            return None
        for noun in range(at - 1, first - 1, -1):
            if self.tokens[noun].low not in self.lexicon.nouns or self.tokens[noun - 1].low in AMID:
                continue
            ahead = range(noun + 1, min(at, noun + 6))
            if any(self.tokens[n].low == OBJECT for n in ahead):
                continue  # "حرف او را برید:"
            owner = next((n for n in ahead if self.somebody(n, at) is not None), None)
            return Cue("noun-before", noun, None if owner is None else self.phrase(owner, at))
        return None

    def _label(self, first: int, at: int) -> Cue | None:
        """`وزیر نیرو: «...»`: a speaker and a colon."""
        if at - 1 <= first or self.tokens[at - 1].text != ":":
            return None
        found = self.somebody(first, at - 1)
        if found is None or any(self.finite(n) for n in range(found[1], at - 1)):
            found = self.subject(at - 1, first)  # "کریمی سر تکان می‌دهد:"
        if found is not None and (self._is_abstract(found[0]) or self.tokens[found[0]].low in GESTURES):
            found = None
        return Cue("colon-before", at - 1, found)

    def _is_abstract(self, at: int) -> bool:
        """Whether a noun means nobody by its ending: "بازنشستگی عادتش را عوض نکرده:"."""
        token = self.tokens[at]
        return at not in self.at and token.low not in self.lexicon.nominals and token.low.endswith(ABSTRACT)
