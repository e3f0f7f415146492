"""Whom a sentence is about, as the pronouns after it take it: its subject, and who comes next to that."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.extract.cues.clauses import EQUATING
from archive.extract.cues.cue import is_verb, leads_to_verb, sentence_subject
from archive.extract.people.cast import Cast
from archive.extract.people.name_runs import uncontracted
from archive.extract.speech.antecedents import CLAUSE, MENTION, SUBJECT
from archive.extract.speech.named_inside import apposed_to
from archive.extract.speech.subjects_named import equated, for_whom, fronted, incised, owned, owner
from archive.extract.speech.topics_verb_first import subject_phrases
from archive.extract.words.phrases import ANDS, LINKS, PASSIVE, Range, leading_phrase
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Sentence, Token

# Whose the subject is ("Mr Dunn's statement ran to four pages. He ...") stands next to the subject itself.
OWNER = 0.8
# Who is asked something answers: more likely than who asks.
ASKED = 2.0
ASKING = terms("asking-en")
# Who asks stands so near behind it, in tokens: "Asked about it by a farmer, he said".
ASKER = 6
QUESTIONS = terms("question-openers-en")
# What opens the words for somebody who is worth remembering.
DEFINITE = frozenset({"the", "his", "her", "their", "its", "this", "these", "those"})
# What opens a phrase for somebody new or the speaker's own: "a farmer", "my grandmother".
OWN = frozenset({"a", "an", "one", "another", "my", "our"})
# What stands before somebody new who may speak next: "a letter from a farmer", "I met a driver".
MEETING = terms("meeting-en")
LONGEST_DESCRIPTION = 5
BUILDINGS = terms("buildings-en")
# What stands before an office that somebody holds or wants: "to be the Prime Minister".
PREDICATING = frozenset({"be", "is", "was", "as", "become", "became", "been", "of"})
QUANTITIES = terms("quantities-en")
# What stands before an office whose holder is known: "this Prime Minister".
# What brings somebody in by name: "The chairman was Mr. Jonas", "defenders of the plan, like Ann Hale".
BEFORE_PERSONS = EQUATING | {"like", "including"}
POINTING = frozenset({"the", "this"})
AIMED = frozenset({"be", "as", "become"})
# How many tokens may stand before "there are" and it still opens its sentence.
OPENING = 4
# How far behind the subject its verb and the verb's object are looked for, in tokens.
REACH = 12
# The longest list of names and roles that is read as one subject, in tokens.
LONGEST = 30


class Topic(NamedTuple):
    """The words that name somebody, and how much their place in the sentence speaks for them.

    `joint`: the words name several at once, "Ann Lee and her deputy".
    """

    phrase: Range
    weight: float
    joint: bool = False


def topics(cast: Cast, sentence: Sentence) -> Iterator[Topic]:
    """The subject of the sentence where it names somebody, whose it is, and whom the sentence asks."""
    if cast.lexicon.verb_first:
        for phrase in subject_phrases(cast, sentence):
            yield Topic(phrase, SUBJECT)
        return
    subject = fronted(cast, sentence) or sentence_subject(cast.reading, cast.lexicon, sentence)
    told = for_whom(cast, sentence)
    if told is not None:
        yield Topic(told, SUBJECT)
    brought = incised(cast, sentence) or _brought_in(cast, sentence)
    if brought is not None:
        yield Topic(brought, SUBJECT)
    if subject is None or brought is not None:
        return
    whose = owner(cast, subject)
    if whose is not None:
        yield Topic(whose, OWNER)
    joint = joint_subject(cast, subject, sentence.last)
    if joint is not None:
        yield Topic(joint, SUBJECT, joint=True)
    else:
        named = equated(cast, subject) or owned(cast, subject, sentence.last)
        if named is not None or _names(cast, subject) or _is_named_behind(cast, subject):
            new = cast.reading.tokens[subject[0]].low in ("a", "an", "one", "another")
            new = new and not any(at in cast.of for at in range(*subject))
            yield Topic(named or subject, CLAUSE if new and named is None else SUBJECT)
    asked = _asked(cast, subject[1], sentence.last)
    if asked is not None:
        yield Topic(asked, ASKED)


def noted(cast: Cast) -> list[int]:
    """The tokens, in order, at which `mentions` may find somebody."""
    held = cast.roles.of_named() if cast.lexicon.language == "en" else frozenset()
    return [
        at
        for at, token in enumerate(cast.reading.tokens)
        if token.low in OWN or at in cast.at or token.low in held
    ]


def mentions(cast: Cast, places: Sequence[int], first: int, stop: int) -> Iterator[Topic]:
    """Whom else tokens `first` to `stop` name at their `noted` places, the last one first; more weight where
    a verb follows: "after Ann Lee had left", "when the mayor spoke"; "from a farmer" is somebody too."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    for at in reversed(places):
        name = cast.at.get(at)
        if name is not None and at in cast.of and cast.of[at].kind == "person":
            acts = leads_to_verb(tokens, name.last, stop, lexicon)
            told = at > first and tokens[at - 1].low in BEFORE_PERSONS and bool(name.given or name.titles)
            new = cast.of[at].places[0] == at and bool(name.given) and _is_told_of(tokens, name.last)
            weight = OWNER if told or new else CLAUSE if acts else MENTION
            yield Topic((at, name.last), weight)
        elif name is not None and name.kind == "role" and at and tokens[at - 1].low in POINTING:
            acts = leads_to_verb(tokens, name.last, stop, lexicon)
            owns = name.last < len(tokens) and tokens[name.last].low == "'s"  # "of the President's letter"
            described = at > 1 and tokens[at - 2].low in PREDICATING and not owns
            if acts or not (described or tokens[name.last - 1].low in lexicon.plurals):
                yield Topic((at - 1, name.last), CLAUSE if acts else MENTION)
        elif tokens[at].low in OWN and at and (end := _described_end(cast, at + 1, stop)) is not None:
            asks = any(token.low in ASKING for token in tokens[max(first, at - ASKER) : at - 1])
            met = tokens[at - 1].low in MEETING and not (asks and tokens[at - 1].low == "by")
            acts = leads_to_verb(tokens, end, stop, lexicon) and tokens[at - 1].low not in PREDICATING
            if met or acts:
                yield Topic((at, end), CLAUSE if acts else MENTION)
        elif name is None and _is_held(cast, at, stop):
            yield Topic((at - 1, at + 1), CLAUSE if leads_to_verb(tokens, at + 1, stop, lexicon) else MENTION)


def _is_held(cast: Cast, at: int, stop: int) -> bool:
    """Whether a noun that somebody named is called stands for them: "they thanked the mayor"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    if not at or tokens[at - 1].low not in POINTING or tokens[at].low in OWN or at + 1 >= stop:
        return False
    behind = tokens[at + 1]
    hangs = behind.low == "of" or behind.low == "'s"
    ends = behind.kind != "word" or behind.low in lexicon.functions or is_verb(behind, lexicon)
    return ends and not hangs and (at < 2 or tokens[at - 2].low not in AIMED)


def _is_told_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether more of somebody follows a name: "Ann Hale, 54", "Ann Hale, who", "Ann Hale, a teacher"."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    behind = tokens[at + 1]
    return behind.kind == "number" or uncontracted(behind.low) in ("who", "whose", "a", "an", "the")


def _described_end(cast: Cast, first: int, stop: int) -> int | None:
    """Where a description of somebody new ends: "a retired bus driver", "an Iraqi who"; None for a thing."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    for at in range(first, min(stop - 1, first + LONGEST_DESCRIPTION)):
        token, behind = tokens[at], tokens[at + 1]
        people = token.low in lexicon.roles or (token.low in lexicon.demonyms and behind.low == "who")
        ends = behind.kind != "word" or behind.low in lexicon.functions or is_verb(behind, lexicon)
        if people and (ends or behind.low in ("who", "whose")) and behind.low != "'s":
            return at + 1
        if token.kind != "word" or token.low in lexicon.functions:
            return None
    return None


def _names(cast: Cast, subject: Range) -> bool:
    """Whether a subject is worth remembering: a pronoun, a name of the cast, or a known role."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    if subject[1] - subject[0] == 1 and tokens[subject[0]].low in lexicon.pronouns:
        return tokens[subject[0]].low in ("he", "she", "they")
    if subject[1] in cast.apposed:
        return True
    if any(at in cast.of or _is_body(cast, at) for at in range(*subject)):
        return True
    end = next((at for at in range(*subject) if tokens[at].low in LINKS), subject[1])
    several = (end - 1, *range(end + 1, subject[1])) if tokens[end - 1].low in QUANTITIES else (end - 1,)
    if any(tokens[at].low in lexicon.plurals for at in (subject[0], *several, subject[1] - 1)):
        return not _counts_as_thing(tokens[slice(*subject)], lexicon)
    if subject[1] - subject[0] == 1 and tokens[subject[0]].low in lexicon.bodies:
        return True  # "Cabinet approved"
    if tokens[subject[0]].low in OWN:
        apposed = subject[0] > 1 and tokens[subject[0] - 1].text == "," and tokens[subject[0] - 2].capital
        return tokens[end - 1].low in lexicon.roles and not apposed
    if subject[1] - subject[0] == 2 and tokens[subject[0]].low == "the":
        name = cast.at.get(subject[0] + 1)  # "the Opposition", "the Japanese"
        if tokens[subject[0] + 1].low in lexicon.demonyms or (name is not None and name.kind == "body"):
            return True
    if _counts_as_thing(tokens[slice(*subject)], lexicon):
        return False
    return tokens[subject[0]].low in DEFINITE and any(
        tokens[at].low in lexicon.roles
        or tokens[at].low in lexicon.plurals
        or (tokens[at].low.removesuffix("s") in lexicon.bodies and tokens[at].low not in BUILDINGS)
        for at in range(*subject)
    )


def _is_named_behind(cast: Cast, subject: Range) -> bool:
    """Whether a comma and a name follow a description: "The other, Ann Hale, agreed"."""
    comma = cast.reading.tokens[min(subject[1], len(cast.reading.tokens) - 1)].text == ","
    return comma and apposed_to(cast, *subject) is not None


def _counts_as_thing(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether people only hang on the noun that heads a phrase: "the use of women", not "scores of women"."""
    at = next((n for n, token in enumerate(phrase) if token.low == "of"), 0)
    head = phrase[at - 1] if at else None
    return head is not None and not (head.low in QUANTITIES or head.low in lexicon.nominals or head.capital)


def _is_body(cast: Cast, at: int) -> bool:
    """Whether a body of several words begins at `at`, or a family: "the Ministry of Defence", "the Reeds"."""
    name = cast.at.get(at)
    if name is None or name.kind != "body":
        return False
    tokens = cast.reading.tokens
    family = at > 0 and tokens[at - 1].low == "the" and tokens[at].low.endswith("s")
    return name.last - name.core > 1 or family


def _brought_in(cast: Cast, sentence: Sentence) -> Range | None:
    """Whom "there are" brings in, or by whom something "is argued": "There are many who say that"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    for at in range(sentence.first, min(sentence.last - 2, sentence.first + OPENING)):
        if tokens[at].low not in ("there", "it") or tokens[at + 1].low not in PASSIVE:
            continue
        by = (n + 1 for n in range(at + 2, min(sentence.last - 1, at + 5)) if tokens[n].low == "by")
        start = at + 2 if tokens[at].low == "there" else next(by, sentence.last)
        phrase = leading_phrase(tokens, lexicon, start, sentence.last)
        return phrase if phrase is not None and _names(cast, phrase) else None
    return None


def joint_subject(cast: Cast, subject: Range, stop: int) -> Range | None:
    """The subject with what "and" joins to it, up to the verb: "the mayor, Ann Lee, and her deputy said"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    end, joined = subject[1], False
    while end < min(stop - 1, subject[0] + LONGEST) and _in_list(tokens[end], lexicon):
        joined = joined or (tokens[end].low in ANDS and _another(cast, subject[0], end))
        end += 1
    if joined and end < stop and tokens[end].low == "who" and tokens[end - 1].text == ",":
        return subject[0], end - 1  # "Mr. Reed and Ms. Lee, who sat beside him, had"
    verb = end
    while verb < stop - 1 and (tokens[verb].low in lexicon.times or tokens[verb].low.endswith("ly")):
        verb += 1
    if not joined or end >= stop or not is_verb(tokens[verb], lexicon):
        return None
    while tokens[end - 1].kind == "mark" or tokens[end - 1].low == "both":
        end -= 1
    return subject[0], end


def _another(cast: Cast, first: int, conjunction: int) -> bool:
    """Whether "and" joins somebody else: not in "Ann Hale, the former mayor and a candidate"."""
    tokens, at = cast.reading.tokens, conjunction + 1
    commas = any(token.text == "," for token in tokens[first:conjunction])
    described = tokens[at].low in cast.lexicon.determiners and commas and tokens[conjunction - 1].text != ","
    return not described and _names(cast, (at, min(at + 3, len(tokens))))


def _in_list(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token can stand in a list of names and roles."""
    if token.kind != "word":
        return token.text == "," or token.low == "'s"
    if token.capital:
        return token.low not in lexicon.times
    low = token.low
    return low in ANDS or low in lexicon.determiners or low in lexicon.nominals or low in LINKS


def _asked(cast: Cast, first: int, stop: int) -> Range | None:
    """Whom the sentence asks: "Mr. Leaf asked Mr. Hobbs whether ..."."""
    tokens = cast.reading.tokens
    for verb in range(first, min(stop - 2, first + REACH)):
        if tokens[verb].low in ASKING:
            name = cast.at.get(verb + 1)
            person = name is not None and verb + 1 in cast.of and cast.of[verb + 1].kind == "person"
            if name is None or not person or name.last >= stop:
                return None
            return (name.first, name.last) if tokens[name.last].low in QUESTIONS else None
    return None
