"""How far an Arabic role reaches, and a name behind it."""

from archive.extract.words.namewords import name_words
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, fold

ARTICLE = "ال"
# The longest role, in tokens, and the longest name, in names and surnames.
LONGEST_ROLE, LONGEST_NAME = 16, 5
# Prepositions that hang a noun on a role: "the speaker for", "the member in".
HANGING = frozenset({"فی", "ب", "ل", "الی", "لدی", "باسم", "لشیون", "من", "علی", "عن"})
DANGLING = HANGING | {"و"}
# Those after which an office is never complete.
ALWAYS = frozenset({"ب", "ل", "باسم", "لشیون", "الی"})
# Who is sent "to" somewhere, as how the words for them begin; "to" behind others belongs to the verb.
TO, ENVOYS = "الی", ("مبعوث", "سفیر", "موفد", "مندوب", "رسول", "بعثه", "وفد", "عاید", "عودت")
# Verbs that take an object or "that", never both.
OPINIONS = frozenset({"رای", "رات", "یری", "تری", "اعتبر", "اعتبرت", "یعتبر", "تعتبر", "اعلن", "اعلنت"})
# "An activist in the committees".
WITHIN = "فی"
# "In whose name" a speaker speaks.
IN_HIS_NAME = frozenset({"باسمه", "باسمها", "باسمهم"})
# "General", as in "the Secretary-General"; elsewhere "the year".
GENERAL = frozenset({"العام", "عام"})
# Endings of adjectives, behind which an office without an article takes nothing but another one.
PLAIN_ADJECTIVES = frozenset(fold(word) for word in terms("adjectives-ar"))
ADJECTIVES = ("ی", "یه", "یون", "یین", "یات")
FOR_THE = "لل"
# Forms of address that need no article: "عم صابر".
ADDRESSES = frozenset({"عم", "خاله", "عمو"})
# What an expert is an expert in.
FIELDS = frozenset({"شؤون", "مجال", "قضایا", "قطاع", "علم", "علوم", "تاریخ", "اقتصاد", "سیاسه", "تکنولوجیا"})
# How words for a spokesman begin.
SPEAKING = ("متحدث", "ناطق")
# "Who asked not to": a clause about somebody unnamed.
ASKING = frozenset({"طلب", "طلبت", "طلبوا", "فضل", "فضلت", "فضلوا", "رفض", "رفضت", "رفضوا", "اشترط", "اثر"})
WITHOUT = frozenset({"عدم", "الا", "ذکر", "الکشف", "کشف", "نشر", "ان", "حجب", "اخفاء", "الافصاح", "البقاء"})
# How names begin that only look as if they had the article once folded: "إلهام", "ألكسندر".
HAMZA = ("إل", "أل", "آل")
# Pronouns that end a noun.
OWNED = ("ه", "ها", "هم", "هن", "هما", "نا")
HERS, SHORTEST_OWNED = ("ها", "ته"), 3
AND_THE = "وال"


def articled(low: str) -> bool:
    """Whether a word has the article."""
    return low.startswith(ARTICLE) and len(low) > 3


class ArabicExtents:
    """Where the roles and names of one text end."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words = name_words("ar")

    def role_end(self, first: int, stop: int) -> int:
        """Where a role ends that begins at `first`: behind its last noun, before a name or anything else."""
        low = self.tokens[first].low
        at, is_open = first + 1, not (articled(low) or self._is_owned(first) or low in ADDRESSES)
        stop = min(stop, first + LONGEST_ROLE)
        while at < stop:
            low = self.tokens[at].low
            step = self._role_step(at, first, is_open, stop)
            if step == 0:
                break
            at += step
            last = self.tokens[at - 1].low
            complete = articled(last) or last.startswith(FOR_THE)
            is_open = not (complete or low in self.words.places or (step > 1 and low not in HANGING))
        while at - 1 > first and self.tokens[at - 1].low in DANGLING:
            at -= 1
        return at

    def _is_owned(self, at: int) -> bool:
        """Whether a pronoun ends the word for an office: "محاميه", "رئيسها"."""
        text = self.tokens[at].text.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
        return text.endswith(OWNED) and self.tokens[at].low in self.words.lexicon.roles

    def _role_step(self, at: int, first: int, is_open: bool, stop: int) -> int:
        """How many tokens from `at` on belong to the role; 0 where it ends."""
        token, before, known = self.tokens[at], self.tokens[at - 1], self.words.lexicon
        low = token.low
        if token.kind != "word" or self._opens_name(at, is_open, stop):
            return 0
        if low in ASKING and at + 1 < stop and self.tokens[at + 1].low in WITHOUT:
            return 0
        if low.startswith(AND_THE):
            return int(not is_open)
        if (low in GENERAL and before.low in known.roles) or low in IN_HIS_NAME:
            return 1
        if low == TO and not self._is_envoy(first, at):
            return 0
        if low == "و" or (low in HANGING and at + 1 < stop):
            return int(self._leads_on(at, stop, is_open=is_open))
        if low in known.functions or low in known.verbs or low in known.participles:
            return 0
        if low.startswith(FOR_THE) and len(low) > 4 and not low.endswith("ین"):
            return 1
        return self._noun_step(at, first, is_open, stop)

    def _is_envoy(self, first: int, last: int) -> bool:
        """Whether a word of a role is for somebody who is sent: "المبعوث الأممي إلى", not "النقابة إلى"."""
        return any(token.low.removeprefix(ARTICLE).startswith(ENVOYS) for token in self.tokens[first:last])

    def _noun_step(self, at: int, first: int, is_open: bool, stop: int) -> int:
        """How many tokens a noun, adjective or the name that a house bears adds to a role."""
        token, before = self.tokens[at], self.tokens[at - 1]
        low = token.low
        if before.low in self.words.institutions and self.opens(at) and at - 1 > first:
            return max(1, min(2, self.name_end(at, stop) - at))
        if before.low in self.words.placed and is_open and not self.opens(at) and not articled(low):
            return 1
        if before.low in self.words.styles and low in self.words.lexicon.roles and not articled(low):
            return int(not (at + 1 < stop and self.opens(at + 1)))
        if (articled(low) and not token.text.startswith(HAMZA)) or low in self.words.in_roles:
            return 1
        if self.opens(at):
            sure = self.words.joins(token) or not is_open or self.words.is_surely_given(token)
            return int(not (sure or self.name_end(at, stop) - at >= 2))
        adjective = before.low.endswith(ADJECTIVES) and before.low not in HANGING and at - 1 > first
        more = not adjective or low.endswith(ADJECTIVES) or low in PLAIN_ADJECTIVES
        return int(is_open and more and self.words.may_be_part(token))

    def _opens_name(self, at: int, is_open: bool, stop: int) -> bool:
        """Whether a name begins behind a complete role."""
        if articled(self.tokens[at].low) and not self.tokens[at].text.startswith(HAMZA):
            return self._named_with_article(at, stop)
        return not is_open and self.opens(at)

    def _leads_on(self, at: int, stop: int, *, is_open: bool) -> bool:
        """Whether "and" or a preposition leads on to more of a role."""
        if self.tokens[at].low == "و":
            return at + 1 < stop and articled(self.tokens[at + 1].low)
        following = self.tokens[at + 1].low
        within = following in self.words.lexicon.bodies or following in self.words.places
        return (is_open and self.tokens[at].low == WITHIN and within) or self._hangs(at, stop)

    def _hangs(self, at: int, stop: int) -> bool:
        """Whether a preposition leads on to more of a role."""
        low, following = self.tokens[at].low, self.tokens[at + 1]
        known = self.words.lexicon
        noun = following.kind == "word" and following.low not in self.words.small
        if low in ALWAYS:
            return noun and following.low not in self.words.media
        place = (
            following.low in FIELDS
            or following.low in known.bodies
            or following.low in self.words.places
            or articled(following.low)
        )
        if not (noun and place) or following.low in known.times:
            return False
        end = self.role_end(at + 1, min(stop, at + 6))
        titled = self.tokens[end - 1].low in self.words.styles
        return end < stop and (titled or self.opens(end)) and self.name_end(end, stop) - end >= 2

    def _named_with_article(self, at: int, stop: int) -> bool:
        """Whether a given name with an article begins a name: "المختار ولد داود", "رئيسه الهادي بوشوشة"."""
        if at + 1 >= stop or not self.words.is_given(self.tokens[at]):
            return False
        following = self.tokens[at + 1]
        plain = not articled(following.low) and self.words.may_be_part(following)
        complete = self._is_owned(at - 1) or self.tokens[at - 1].text.endswith("ة")  # no adjective of hers
        hers = self.tokens[at].text.endswith("ة")
        return (complete and plain and not hers) or following.low in self.words.joints

    def name_end(self, first: int, stop: int) -> int:
        """Where a name ends that begins at `first`; `first` itself where none can."""
        at, parts, ended = first, 0, False
        while at < stop and parts < LONGEST_NAME:
            token = self.tokens[at]
            low = token.low
            if self.words.joins(token) and at + 1 < stop and self.tokens[at + 1].kind == "word":
                if self.tokens[at + 1].low in self.words.lexicon.functions:
                    break
                at, parts, ended = at + 2, parts + 1, at > first
                continue
            known = self.words.is_given(token)
            titled = parts > 1 and articled(self.tokens[at - 1].low) and low in self.words.lexicon.roles
            if titled:
                break  # "فؤاد السنباطي المحامي"
            if at > first and self._trade_as_surname(at, stop):
                return at + 1 + (at + 1 < stop and self._goes_on(at + 1, stop))
            if low.startswith(AND_THE):
                break
            if not (known or self.words.may_be_part(token)) or (ended and not self._goes_on(at, stop)):
                break
            if parts >= 2 and not known and self._is_noun(at, stop):
                break
            titled = at + 1 < stop and self.tokens[at + 1].kind == "quoted"
            if parts and titled and low in self.words.lexicon.term_heads:
                break  # "علي حسن رواية "الملح""
            if at > first and not known and self._is_no_name(at):
                break  # "أم خالد بيتها"
            tail = at > first and low in self.words.tails
            ended = (ended and tail) or not (tail or known or at == first)
            at, parts = at + 1, parts + (not tail)
        return at

    def _is_no_name(self, at: int) -> bool:
        """Whether a pronoun ends a noun or a verb behind a name: "نديم رحلته", "هند تقاطعه"."""
        low, whole = self.tokens[at].low, self.tokens[at].text.endswith("ة")
        verb = low.startswith("ت") and low.endswith(OWNED[:3]) and not whole
        return len(low) > SHORTEST_OWNED and (verb or (low.endswith(HERS) and not whole))

    def _trade_as_surname(self, at: int, stop: int) -> bool:
        """Whether the word for a trade or rank ends a name: "محمد النجار"."""
        low, known = self.tokens[at].low, self.words.lexicon
        if low in self.words.trades and self.words.is_given(self.tokens[at - 1]):
            return not (at + 1 < stop and self.opens(at + 1))
        if low in known.functions:
            return False
        if f"{ARTICLE}{low}" in self.words.trades and self.words.is_given(self.tokens[at - 1]):
            return at + 1 >= stop or not articled(self.tokens[at + 1].low)
        if not articled(low) or not (low in known.roles or low in self.words.titles):
            return False
        if self.tokens[at].text.endswith("ة"):
            return False  # "أسعد الكاتبة"
        after = self.tokens[at + 1] if at + 1 < stop else None
        return after is None or after.kind != "word" or after.low in known.functions

    def _is_noun(self, at: int, stop: int) -> bool:
        """Whether an unknown word behind a full name is no part of it: "إجراء الانتخابات", "نموا"."""
        if self.tokens[at].low.endswith("ا"):
            return True  # "نموا": an object
        if articled(self.tokens[at].low) or at + 1 >= stop:
            return False
        low = self.tokens[at + 1].low
        if self._is_no_name(at + 1) and low.endswith(HERS):
            return True  # "خبر اعتزالها"
        return articled(low) and not low.endswith("ی") and low not in self.words.tails

    def _goes_on(self, at: int, stop: int) -> bool:
        """Whether a word can follow a surname in its name: another given name, where somebody is from, or
        one with an article before "that", where no object stands."""
        token = self.tokens[at]
        that = at + 1 < stop and self.tokens[at + 1].low in self.words.lexicon.thats
        introduced = that or (at + 1 < stop and self.tokens[at + 1].text == ":")
        second = that and articled(self.tokens[at - 1].low)
        second = second or (introduced and self._takes_none(at))
        origin = token.low.endswith("ی") and token.low not in self.words.lexicon.roles
        dotless = token.text.endswith("ى") and self.tokens[at - 1].text.endswith("ي")
        origin = origin and not dotless  # "زار كريم العسكري المستشفى"
        return self.words.is_surely_given(token) or (
            articled(token.low) and (origin or token.low in self.words.tails or second)
        )

    def _takes_none(self, at: int) -> bool:
        """Whether the verb of saying before a name takes no object that could end it."""
        back = range(at - 1, max(-1, at - LONGEST_ROLE), -1)
        verb = next((n for n in back if self.tokens[n].low in self.words.lexicon.saying), None)
        low = "" if verb is None else self.tokens[verb].low
        return verb is not None and (low in OPINIONS or low not in self.words.objects)

    def hangs_here(self, at: int) -> bool:
        """Whether "in the name of" stands behind whoever speaks: no verb of saying or title before it."""
        low = self.tokens[at - 1].low
        following = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        speaks = low.removeprefix(ARTICLE).startswith(SPEAKING) or following in self.words.lexicon.bodies
        return speaks or (low not in self.words.lexicon.saying and low not in self.words.titles)

    def opens(self, at: int) -> bool:
        """Whether a name can begin here: "باسم" is one too, but behind an office "in the name of"."""
        following = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if self.tokens[at].low in ASKING and following in WITHOUT:
            return False
        token = self.tokens[at]
        return self.words.joins(token) or (
            self.words.is_given(token) and not (at and token.low in HANGING and self.hangs_here(at))
        )
