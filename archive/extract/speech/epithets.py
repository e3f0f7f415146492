"""Descriptions that only say again who was named: "the Italian", "the 54-year-old", "the old man"."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from archive.extract.people.cast import FEW, Cast
from archive.extract.people.genders import gender, same_gender
from archive.extract.people.members import Member
from archive.extract.people.roles import RolePhrase
from archive.extract.speech.antecedents import Memory
from archive.extract.speech.described import GENDERS, without_age
from archive.extract.speech.epithets_west import is_adjectival, is_set_off
from archive.extract.speech.ledes import PLAIN, told_in_lede
from archive.extract.words.phrases import Range
from archive.extract.words.terms import terms

__all__ = ["ARTICLES", "of_trade", "said_again"]

NATIONALS = terms("nationals-en")
KIN = terms("kin-en")
# Whom reports keep nameless: "the 14-year-old victim" is not whoever was named last.
UNNAMED = frozenset({"victim", "suspect", "complainant", "defendant", "girl", "boy"})
# What opens a description of somebody known, and of somebody new.
ARTICLES = frozenset({"the", "that", "his", "her", "der", "die", "das", "le", "la", "l'"})
NEW = frozenset({"a", "an", "one", "another"})
POINTING = frozenset({"the", "that", "this"})
# Nouns for those under so many years, and what is said of those from so many.
YOUNG, ADULT = terms("young-people-en"), 20
AGED, ELDERLY = frozenset({"old", "elderly"}), 60
# What tells how somebody is who is known: an office has no such word before it.
STATES = terms("states-en")
# What ends a noun for somebody by what they do, the longest first, and the shortest stem before it.
AGENTS, SHORTEST = ("ete", "ist", "ian", "eer", "er", "or"), 4
# Nouns whose stem tells of anybody: "the minister", "ministry".
COMMON = terms("common-agents-en")
# So far back somebody new is looked for, and so far before a noun its article, in tokens.
FAR, WITHIN = 2000, 4


def said_again(cast: Cast, memory: Memory, phrase: Range) -> Member | None:
    """Whom a phrase describes again, of those named before it; None for somebody new."""
    tokens = cast.reading.tokens
    head, opening = _head(cast, phrase), tokens[phrase[0]].low
    wanted = gender(cast.lexicon.gendered.get(head, ""))
    if is_adjectival(cast.reading.tokens, phrase, cast.lexicon):
        return memory.latest("m" if opening == "der" else "f")
    if cast.lexicon.verb_first and opening in ARTICLES and is_set_off(cast.reading.tokens, phrase):
        about = memory.subject("")
        return about if about is not None and about is memory.latest(GENDERS.get(opening, "")) else None
    if _is_epithet(cast, phrase):
        return _whom(cast, memory.people(wanted), memory.latest(wanted), phrase)
    if cast.lexicon.language != "en" or opening not in POINTING:
        return None
    if head == "other" and phrase[1] - phrase[0] == 2:
        return memory.other()
    lede = told_in_lede(cast, head)
    if lede is not None and same_gender(lede.gender, gender(wanted)):
        return lede
    described = phrase[1] - phrase[0] > 1 and tokens[phrase[0] + 1].low in STATES
    if described and head not in KIN and not _is_new(cast, head, phrase[0]):
        about = memory.subject(wanted)
        return about if about is not None and about.names and about.kind == "person" else None
    aged = _of_years(cast, memory.people(wanted), phrase)
    if aged is not None or (head in PLAIN and not _is_new(cast, head, phrase[0])):
        return aged or memory.latest(wanted)
    return of_trade(cast, memory.people(wanted), phrase)


def is_kin_of_somebody(cast: Cast, role: RolePhrase) -> bool:
    """Whether words name a relative of somebody whom they describe: "the dead man's wife"."""
    tokens, (first, last) = cast.reading.tokens, role.tokens
    owner = next((at for at in range(first + 1, last) if tokens[at].low == "'s"), None)
    described = owner is not None and tokens[owner - 1].low in cast.lexicon.roles
    return described and role.head in KIN and cast.lexicon.language == "en"


def of_trade(cast: Cast, people: Iterable[Member], phrase: Range) -> Member | None:
    """Whose sentences tell what "the" noun says: "the novelist" after "Ann Hale wrote two novels"."""
    head = _head(cast, phrase)
    ending = next((end for end in AGENTS if head.endswith(end)), "")
    stem = head.removesuffix(ending)
    tokens = cast.reading.tokens  # "The Ledger" is a name
    definite = tokens[phrase[0]].low == "the" and not tokens[min(phrase[0] + 1, len(tokens) - 1)].capital
    if not ending or not definite or len(stem) < SHORTEST or head in COMMON or head in KIN:
        return None
    if _is_new(cast, head, phrase[0]):
        return None
    return next((member for member in people if _does(cast, member, (stem, head), phrase[0])), None)


def _head(cast: Cast, phrase: Range) -> str:
    """The noun that heads a phrase: "senator" of "the senator from Oregon"."""
    tokens, hangs = cast.reading.tokens, cast.lexicon.prepositions
    end = next((at for at in range(phrase[0] + 1, phrase[1]) if tokens[at].low in hangs), phrase[1])
    return tokens[end - 1].low


def _does(cast: Cast, member: Member, noun: tuple[str, str], before: int) -> bool:
    """Whether a sentence that names somebody before a token holds a word of a noun's stem, or one that the
    noun ends: "Wicketkeeper Ann Hale"."""
    sentences, tokens = cast.reading.sentences, cast.reading.tokens
    places = [place for place in member.places[:FEW] if place < before]
    for number in {bisect_right(sentences, place, key=lambda s: s.first) - 1 for place in places}:
        sentence = sentences[number]
        words = (token.low for token in tokens[sentence.first : min(sentence.last, before)])
        if any(word.startswith(noun[0]) or word.endswith(noun[1]) for word in words):
            return True
    return False


def _is_new(cast: Cast, head: str, before: int) -> bool:
    """Whether "a" brings in somebody of this noun before a token: "a man was seen", not "Hale, a man"."""
    tokens = cast.reading.tokens
    for at in range(max(0, before - FAR), before):
        if tokens[at].low == head:
            for article in range(at - 1, max(0, at - WITHIN), -1):
                if tokens[article].low in NEW and tokens[article - 1].text != ",":
                    return True
    return False


def _is_epithet(cast: Cast, phrase: Range) -> bool:
    """Whether words tell no more than where from or how old: "the Italian", "the 27-year-old"."""
    tokens, (first, last) = cast.reading.tokens, phrase
    if last - first < 2 or tokens[first].low not in ARTICLES:
        return False
    low = tokens[first + 1].low
    if any(token.low.endswith("year-old") for token in tokens[first + 1 : min(last, first + 4)]):
        return tokens[last - 1].low not in UNNAMED
    origin = last - first == 2 and (low in cast.lexicon.demonyms or low in NATIONALS)
    if without_age(tokens, first, last) < last:
        return True
    return origin or "year-old" in tokens[last - 1].low or tokens[last - 1].low == "old"


def _age(cast: Cast, member: Member) -> str:
    """The age printed behind a person's name: "Ann Hale, 54,"; "" where there is none."""
    tokens = cast.reading.tokens
    ends = (name.last for name in member.names[:FEW] if name.last + 1 < len(tokens))
    ages = (tokens[end + 1].text for end in ends if tokens[end].text == ",")
    return next((age for age in ages if age.isdecimal()), "")


def _whom(cast: Cast, people: Sequence[Member], latest: Member | None, phrase: Range) -> Member | None:
    """The person of the age that words tell ("the 54-year-old"), else the last one of no other age; the
    `latest` one where they tell no age."""
    numbers = (token.text.partition("-")[0] for token in cast.reading.tokens[slice(*phrase)])
    age = next((number for number in numbers if number.isdecimal()), "")
    if not age:
        return latest
    known = [(member, _age(cast, member) or _told_age(cast, member)) for member in people]
    told = [member for member, own in known if own == age]
    untold = [member for member, own in known if not own]
    return next(iter(told), None) or (latest if latest in untold else next(iter(untold), None))


def _told_age(cast: Cast, member: Member) -> str:
    """The age in what a lede called somebody: "A 54-year-old woman"."""
    words = (word for phrase in member.phrases[:FEW] for word in phrase.of(cast.reading.text).split())
    return next((word.partition("-")[0] for word in words if word.endswith("-year-old")), "")


def _of_years(cast: Cast, people: Iterable[Member], phrase: Range) -> Member | None:
    """The person young or old enough: "the girl", "the old man"."""
    head, words = _head(cast, phrase), {token.low for token in cast.reading.tokens[slice(*phrase)]}
    ages = [(member, _age(cast, member)) for member in people]
    if head in YOUNG:
        return next((member for member, age in ages if age and int(age) < ADULT), None)
    if head not in PLAIN or AGED.isdisjoint(words):
        return None
    return next((member for member, age in ages if age and int(age) >= ELDERLY), None)
