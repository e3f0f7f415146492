"""Names in Persian text: opened by a given name or a form of address, or set between commas beside a role."""

from functools import cached_property

from archive.extract.people.names import Name
from archive.extract.words.namewords import NameWords, name_words
from archive.extract.words.phrases import Range
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, Token, fold

LONGEST_ROLE, LONGEST_NAME = 14, 5
# How many words between commas can be a name that no list knows.
FEWEST, MOST = 2, 4
AND = "و"
# Who own a firm with its founder: "شرکت حبیبی و پسران".
SONS = frozenset({"پسران", "شرکا", "برادران", "فرزندان"})
# "One of the opponents" is a role; what marks an object.
ONE, OF, OBJECT = "یکی", "از", "را"
# Relatives and others of whoever an office behind them names: "عموی راننده".
KIN = frozenset(fold(word) for word in terms("kin-fa"))
# Forms of address that are part of a name that is one given name: "شیخ محمود".
KEPT_TITLES = frozenset({"شیخ", "ملا", "کربلایی", "مشهدی", "مشدی", "کدخدا"})
# "A" as it is written to a noun, and how words for trades end.
A = "ی"
TRADES = ("فروش", "ساز", "نویس", "شناس", "کار", "دار", "دوز", "باف", "گر", "بان", "پز", "نواز", "نگار", "کش")
AMIR = "امیر"
# "Friend", which ends names, and with "have" likes.
FRIEND, LIKES = "دوست", frozenset({"دارد", "ندارد", "داشت", "نداشت", "دارند", "ندارند"})
# "ننه گلی هفتاد سال است".
NUMBERS = frozenset(fold(number) for number in terms("numbers-fa"))
COUNTED = frozenset({"سال", "ماه", "روز", "نفر", "بار", "هفته", "ساعت", "دهه", "دقیقه"})
# Verbs that lend themselves to a word before them, and those that do not.
LIGHT = frozenset({"امد", "امدند", "امده", "یافت", "یافتند", "رفت", "رفتند", "خورد", "کشید", "بست"})
LINKING = frozenset({"است", "بود", "بودند", "نیز", "هم", "دارد", "دارند", "داشت", "داشتند"})
HIS = ("ش", "اش")
# "The leader of Friday prayers".
LEADER, FRIDAY = "امام", "جمعه"
# Endings that few words but surnames have.
SURNAMES = ("زاده", "پور", "نژاد", "یان", "نیا", "وند", "فر", "منش", "خواه", "لو", "چی", "راد")


class PersianNames:
    """The names of one text; each knows the tokens of a role before it."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words: NameWords = name_words("fa")
        self.starts = {sentence.first for sentence in reading.sentences}

    def name_at(self, at: int, stop: int) -> Name | None:
        """The name that begins at a word, its role included; None where none does."""
        low = self.tokens[at].low
        if at and low in self.words.titles and self.tokens[at - 1].low in self.words.institutions:
            return None  # "دانشگاه شهید باهنر"
        if (
            low[-1:] == HIS[0]
            and self._is_kin(at)
            and at + 1 < stop
            and self.words.is_given(self.tokens[at + 1])
        ):
            return self._name(at + 1, self.name_end(at + 1, stop), role=(at, at + 1))  # "دخترش نسرین"
        role = self._behind_role(at, stop) if low in self.words.lexicon.roles else None
        if role is not None and at and self.tokens[at - 1].low in KIN:
            role = role._replace(first=role.core, role=None)  # "عموی راننده، خلیل صفدری"
        if role is not None or low in self.words.titles:
            return role or self._titled(at, stop)
        if low in self.words.lexicon.roles:
            return None
        if self.words.is_given(self.tokens[at]):
            return self._given(at, stop)
        return self._before_role(at, stop) if self._begins(at) else None

    def _begins(self, at: int) -> bool:
        before = self.tokens[at - 1]
        return at in self.starts or before.kind == "quoted" or before.text in (",", ":", "-", "–", "—")

    def _titled(self, first: int, stop: int) -> Name | None:
        """`دکتر رضا کریمی`: whatever stands behind a form of address, if no role or body."""
        core = self._past_titles(first, stop)
        last = self.name_end(core, stop)
        office = self.tokens[first].low in self.words.lexicon.roles
        kept = last - core == 1 and self.tokens[core - 1].low in KEPT_TITLES
        if last - core < 1 + (office and not kept):
            return None
        return self._name(core - kept, last)

    def _behind_role(self, first: int, stop: int) -> Name | None:
        end = self.role_end(first, stop)
        end = self._past_place(end, stop)
        core = end + (end < stop and self.tokens[end].text == ",")
        core = self._past_titles(core, stop)
        last = self.name_end(core, stop)
        if last == core:
            return None
        surely = self.words.is_given(self.tokens[core]) or self.tokens[core - 1].low in self.words.titles
        closed = core > end and last < stop and self.tokens[last].text == self.tokens[end].text == ","
        if surely and (last - core >= 2 or closed):
            return self._name(core, last, role=(first, end))
        if core == end + 1 and self._bracketed(core, stop):
            last = self._run(core, stop)
            return self._name(core, last, role=(first, end))
        return None

    def _past_titles(self, at: int, stop: int) -> int:
        """Past forms of address; "امیر" is one before another, else a given name."""
        while at < stop and (
            self.tokens[at].low in self.words.titles
            or (
                at + 1 < stop and self.tokens[at].low == AMIR and self.tokens[at + 1].low in self.words.titles
            )
        ):
            at += 1
        return at

    def _past_place(self, at: int, stop: int) -> int:
        """Past "in Afghanistan" behind a role, where a comma follows; `at` itself elsewhere."""
        if at >= stop or self.tokens[at].low != "در":
            return at
        end, known = at + 1, self.words.places | self.words.lexicon.bodies
        while end < min(stop, at + 1 + MOST) and (
            self.words.may_be_part(self.tokens[end]) or self.tokens[end].low in known
        ):
            end += 1
        return end if at + 1 < end < stop and self.tokens[end].text == "," else at

    def _run(self, core: int, stop: int) -> int:
        last = core
        while last < min(stop, core + MOST + 1) and self.words.may_be_part(self.tokens[last]):
            last += 1
        return last

    def _bracketed(self, core: int, stop: int) -> bool:
        """Whether two to four words that may be a name end before a comma or a verb of saying."""
        last = self._run(core, stop)
        if not FEWEST <= last - core <= MOST or last >= stop:
            return False
        token = self.tokens[last]
        return token.text in (",", ":", "(") or token.low in self.words.verbs

    def _before_role(self, at: int, stop: int) -> Name | None:
        """Two to four unknown words that open a clause before a comma and a role: "X Y، یکی از"."""
        last = self._run(at, stop)
        if not FEWEST <= last - at <= MOST or last + 1 >= stop:
            return None
        token, following = self.tokens[last], self.tokens[last + 1]
        role = self._is_role(following.low)
        if token.text == "," and role and not self._in_list(last + 1, stop):
            return self._name(at, last)
        spoken = token.low in self.words.lexicon.saying or token.low in self.words.compounds
        shaped = self.tokens[last - 1].text.endswith(SURNAMES)
        return self._name(at, last) if spoken and shaped and last - at <= FEWEST + 1 else None

    def _is_role(self, low: str) -> bool:
        """Whether a word is for an office or a trade, "a" written to it or not: "عتیقه‌فروشی"."""
        plain = low.removesuffix(A)
        return low in self.words.lexicon.roles or plain in self.words.lexicon.roles or plain.endswith(TRADES)

    def _in_list(self, at: int, stop: int) -> bool:
        """Whether the role behind a comma runs on into a name of its own: "در تهران، رئیس اتاق علی کریمی"."""
        end = self.role_end(at, stop)
        return end < stop and self.words.is_given(self.tokens[end])

    def _given(self, at: int, stop: int) -> Name | None:
        last = self.name_end(at, stop)
        if last - at < FEWEST:
            if last == at + 1 and self._begins(at) and self._is_apposed(at + 1, stop):
                return self._name(at, last)  # "سپهر، نوه‌اش، ...", "شیرین‌گل، معلم، ..."
            return self._before_role(at, stop) if self._begins(at) else None
        sure = self.words.is_surely_given(self.tokens[at]) or self.words.is_given(self.tokens[at + 1])
        shaped = self.tokens[last - 1].text.endswith(("ی", *SURNAMES)) and self._begins(at)
        spoken = last < stop and self._speaks(self.tokens[last])
        if not (sure or shaped or spoken or (self._begins(at) and self._recurs(last - 1))):
            return self._before_role(at, stop) if self._begins(at) else None
        return self._name(at, last)

    def _is_apposed(self, comma: int, stop: int) -> bool:
        """Whether behind a comma stands a relative of his, or an office where a name opens its sentence."""
        if comma + 1 >= stop or self.tokens[comma].text != ",":
            return False
        office = self.tokens[comma + 1].low in self.words.lexicon.roles
        office = office and comma - 1 in self.starts and self.words.is_given(self.tokens[comma - 1])
        end = self.role_end(comma + 1, stop) if office else stop
        return self._is_kin(comma + 1) or (end < stop and self.tokens[end].text == ",")

    def _is_kin(self, at: int) -> bool:
        low = self.tokens[at].low
        return low.endswith(HIS) and (low.removesuffix("ش") in KIN or low.removesuffix("اش") in KIN)

    def _recurs(self, at: int) -> bool:
        """Whether a word later opens a clause by itself, as the surname of somebody named before does."""
        return self._opening.get(self.tokens[at].low, 0) > at

    @cached_property
    def _opening(self) -> dict[str, int]:
        """The last token that opens a clause, by its word."""
        return {token.low: at for at, token in enumerate(self.tokens) if at and self._begins(at)}

    def _speaks(self, token: Token) -> bool:
        known = self.words.lexicon
        return token.text == "," or token.low in known.saying or token.low in self.words.compounds

    def role_end(self, first: int, stop: int) -> int:
        """Where a role ends that begins at `first`: before a name, a comma, a preposition or a verb."""
        at, stop = first + 1, min(stop, first + LONGEST_ROLE)
        if self.tokens[first].low == ONE and at + 1 < stop and self.tokens[at].low == OF:
            at += 2
        while at < stop:
            token = self.tokens[at]
            sons = self.tokens[first].low in self.words.lexicon.bodies and at + 1 < stop
            sons = sons and self.tokens[at + 1].low in SONS
            if token.low == AND and at + 1 < stop and (sons or self.words.may_be_part(self.tokens[at + 1])):
                at += 1
                continue
            if token.low in self.words.titles and self.tokens[at - 1].low in self.words.institutions:
                at += 2
                continue
            if token.low == FRIDAY and self.tokens[at - 1].low == LEADER:
                at += 1
                continue
            if self._takes_light_verb(at):
                break  # "مدیران گرد آمدند"
            if token.low in self.words.lexicon.determiners and self._closes(at):
                return at + 1  # "صدابردار آن، تورج نیک‌بین"
            if token.low in self.words.lexicon.pronouns and at < stop:
                objects = at + 1 < len(self.tokens) and self.tokens[at + 1].low == OBJECT
                return at + (at == first + 1 or not objects)  # "his son"
            if not (self._in_role(at) or token.low in SONS):
                break
            at += 1
        at = min(at, stop)
        while at - 1 > first and self.tokens[at - 1].low == AND:
            at -= 1
        return at

    def _takes_light_verb(self, at: int) -> bool:
        """Whether an unknown word belongs to the verb behind it, or counts years or people."""
        token, known = self.tokens[at], self.words.lexicon
        behind = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if token.low in NUMBERS and behind in COUNTED:
            return True
        noun = token.low in known.offices or token.low in known.plurals or token.low in self.words.places
        return not noun and (behind in LIGHT or (behind in known.auxiliaries and behind not in LINKING))

    def _closes(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at + 1].text == ","

    def _in_role(self, at: int) -> bool:
        token, known = self.tokens[at], self.words.lexicon
        if token.kind != "word" or token.low in self.words.titles:
            return token.kind == "number"
        if token.low in known.offices or token.low in known.plurals or token.low in self.words.places:
            return True
        if self.words.is_given(token) and self.tokens[at - 1].low not in self.words.institutions:
            following = self.tokens[at + 1] if at + 1 < len(self.tokens) else token
            named = self.words.may_be_part(following) or self.words.is_given(following)
            return not (self.words.is_surely_given(token) or named)
        return self.words.may_be_part(token)

    def name_end(self, first: int, stop: int) -> int:
        """Where a name ends that begins at `first`; `first` itself where none can."""
        at, stop = first, min(stop, first + LONGEST_NAME)
        while at < stop and self.words.is_given(self.tokens[at]):
            at += 1
        if at == first and at < stop and self.words.may_be_part(self.tokens[at]):
            at += 1
        if at == first:
            return first
        at += at + 1 < stop and self.tokens[at].low in self.words.joints
        if at < stop and self.tokens[at].low not in NUMBERS and self._may_end_name(first, at):
            at += 1
            at += self._double_surname(first, at, stop)
        while at < stop and self._is_tail(at):
            at += 1
        return at

    def _may_end_name(self, first: int, at: int) -> bool:
        """Whether a word can be a surname: no noun, or a trade behind a given name, "یدالله ساعت‌ساز"."""
        token = self.tokens[at]
        trade = "\u200c" in token.text and token.text.endswith(TRADES) and at > first
        return self.words.may_be_part(token) or (trade and self.words.is_given(self.tokens[at - 1]))

    def _double_surname(self, first: int, at: int, stop: int) -> bool:
        """Whether one more word before a comma or verb of saying belongs to a name: "Jean Marie Roux"."""
        if at + 1 >= stop or not self.words.is_given(self.tokens[first]):
            return False
        return self.words.may_be_part(self.tokens[at]) and self._speaks(self.tokens[at + 1])

    def _is_tail(self, at: int) -> bool:
        token, behind = self.tokens[at], self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        liked = token.low == FRIEND and behind in LIKES  # "پروانه کریمی دوست ندارد"
        return token.low in self.words.tails and token.low not in self.words.lexicon.functions and not liked

    def _name(self, core: int, last: int, *, role: Range | None = None) -> Name:
        texts = [token.text for token in self.tokens[core:last]]
        cut = len(texts) - 1
        while cut > 1 and self.tokens[core + cut].low in self.words.tails:
            cut -= 1
        given, surname = tuple(texts[:cut]), " ".join(texts[cut:])
        first = core if role is None else role[0]
        return Name("person", first, last, core, role, given, surname, (), certain=True)
