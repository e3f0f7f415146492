"""Noun phrases and finite verbs, told apart by word lists: no parser, no model."""

from archive.extract.words.given_names import is_given
from archive.extract.words.phrase_edges import (
    after_subject,
    has_object,
    is_last,
    is_quality,
    is_role_word,
    is_shop,
    is_title_inside,
    leaves_open,
    may_act,
    opens_as_participle,
    past_age,
    tells_how,
    trade_before_name,
)
from archive.extract.words.phrases_west import (
    before_object,
    ends_subject,
    hangs_on_noun,
    is_attribute,
    is_noble,
    is_object_clitic,
    opens_french_participle,
    past_attribute,
    past_objects,
)
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

Range = tuple[int, int]
# A clause longer than this is read no further: time stays linear in the length of the text.
FRAME = 60
WITHIN_NAMES = frozenset({"'s", "&", "-", "‐", "'", "’", "‘", "#", "@", "/", "."})
CONJUNCTIONS = terms("conjunctions")
# What joins two names into one subject.
ANDS = frozenset({"and", "und", "et"})
# What may stand before a subject without being part of it: "even a strategist said".
FOCUS = CONJUNCTIONS | {"even", "also", "only", "still", "just", "not"}
# Determiners that may be a subject by themselves: "another said".
ALONE = terms("lone-determiners-en")
# Pronouns that are objects alone: "according to him", "selon lui".
OBJECTS = frozenset({"him", "them", "lui", "eux"})
PASSIVE = terms("passive-en")
PERFECT = terms("perfect-participles-en")
HAVING = frozenset({"has", "had", "have", "having", "'ve"})
LINKS = terms("noun-links")
# "One of them", "l'un d'eux".
PARTITIVES = frozenset({("d'", "eux"), ("d'", "elles"), ("of", "them"), ("of", "us"), ("of", "those")})
GERMAN_LAST = ("nächste", "letzte", "vorige", "vergangene", "kommende", "diese", "jede")
PASTS = terms("irregular-pasts-en")
# Pasts that look like nouns: "analysts at Reed Lane cut their target".
UNCHANGED = frozenset({"left", "cut", "hit", "set", "put", "let", "quit", "shut", "spread", "beat"})


def is_finite(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether token `at` is a finite verb of saying or thinking, not a noun spelt alike."""
    token = tokens[at]
    if token.kind != "word" or (token.low not in lexicon.saying and token.low not in lexicon.attitudes):
        return False
    if token.capital and at > first:
        return False
    before = tokens[at - 1] if at > first else None
    if before is None:
        past = token.capital and (token.low.endswith("ed") or opens_french_participle(tokens, at, lexicon))
        return token.low not in lexicon.ambiguous and not past
    if before.low in lexicon.determiners and before.low not in ALONE:
        return is_object_clitic(tokens, at, first, lexicon)
    if token.low in lexicon.ambiguous:
        return after_subject(tokens, at, first, lexicon)
    if is_shop(tokens, at, lexicon):
        return True
    had = token.low not in PERFECT or any(back.low in HAVING for back in tokens[max(first, at - 3) : at])
    return had and before.low not in ("'s", "to")


def is_passive(tokens: tuple[Token, ...], verb: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a form of "be" stands before the verb: "it was said that", "she was asked"."""
    at = verb - 1
    while at > first and (tokens[at].low in lexicon.adverbs or tokens[at].low.endswith("ly")):
        at -= 1
    return at >= first and tokens[at].low in PASSIVE


def is_adverbial(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a clause that begins at `at` opens with something other than its subject."""
    token = tokens[at]
    if token.kind in ("number", "quoted"):
        return token.kind == "quoted"
    low = token.low
    if low in lexicon.pronouns or low in ("one", "some", "many", "several", "both", "another", "others"):
        return False
    if (
        lexicon.language == "de"
        and low.startswith(GERMAN_LAST)
        and tokens[min(at + 1, len(tokens) - 1)].low in lexicon.times
    ):
        return True  # "nächstes Jahr"
    if low in ("this", "that", "last", "next", "one", "the") and at + 1 < len(tokens):
        same = at + 2 < len(tokens) and tokens[at + 1].low in ("same", "very", "first", "last")
        return tokens[at + 1 + same].low in lexicon.times
    if (
        low in lexicon.prepositions
        or low in lexicon.openers
        or low in lexicon.times
        or low in lexicon.adverbs
    ):
        return True
    titled = token.capital and low in lexicon.modifiers  # "Leading Senior Constable Ann Hale"
    if (low in lexicon.participles and not titled) or (low.endswith("ing") and not token.capital):
        return True
    if opens_as_participle(tokens, at, lexicon):
        return True
    if (
        not token.capital
        and low not in lexicon.ambiguous
        and (low in lexicon.saying or low in lexicon.attitudes)
    ):
        return True
    return (low.endswith("ly") and not token.capital) or (
        low.endswith("ing")
        and at + 1 < len(tokens)
        and (
            tokens[at + 1].low in lexicon.prepositions
            or tokens[at + 1].low in lexicon.determiners
            or is_quality(tokens[at + 1], lexicon)  # "Facing mounting criticism", not "Boeing engineers"
        )
    )


def leading_phrase(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, end: int) -> Range | None:
    """The noun phrase that opens `start` to `end`, with what hangs on it ("a spokesman for the ministry")."""
    while start < end and _leads_on(tokens, start, end):
        start += 1
    if start >= end:
        return None
    owns = tokens[start].low in lexicon.determiners and start + 1 < end and tokens[start + 1].kind == "word"
    if tokens[start].low in lexicon.pronouns and not owns:
        return start, start + 1
    if lexicon.language == "de":
        start = past_attribute(tokens, start, end, lexicon)
    at = start + 1
    while at < end and not _breaks_phrase(tokens, at, start, lexicon):
        at += 1
    while at - 1 > start and leaves_open(tokens[at - 1], lexicon) and tokens[at - 2].low != "l'":
        if is_shop(tokens, at, lexicon):
            break
        at -= 1
    one_of = at + 1 < end and (tokens[at].low, tokens[at + 1].low) in PARTITIVES
    return start, at + 2 if one_of else at


def _leads_on(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether the token stands before a subject without being part of it: "even", "that" before "the"."""
    token = tokens[at]
    if token.low == "that":
        following = tokens[at + 1] if at + 1 < end else token
        return following.capital or following.low in ("the", "that", "his", "her", "their", "a", "an")
    return token.kind == "mark" or token.low in FOCUS


def _breaks_phrase(tokens: tuple[Token, ...], at: int, start: int, lexicon: Lexicon) -> bool:
    token = tokens[at]
    if token.kind == "quoted" or (token.kind == "mark" and token.low not in WITHIN_NAMES):
        return not is_title_inside(tokens, at, lexicon)
    if token.capital:
        # German ages stand before their noun: "der 22 Jahre alte Stürmer".
        timed = token.low in lexicon.times and tokens[at - 1].kind != "number"
        return timed and not (lexicon.verb_first and is_given(tokens[at - 1].low))  # "Ole Winter"
    if token.low in lexicon.openers or token.low in lexicon.auxiliaries:
        return True
    noun = tokens[at - 1].capital and tokens[at - 1].low not in lexicon.functions
    if lexicon.language == "de" and noun and token.kind == "word":
        return not (hangs_on_noun(tokens, at, lexicon) or is_attribute(tokens, at, start))
    if token.low in lexicon.times and tokens[at - 1].low != "'s":
        return not is_last(tokens, at, lexicon)
    if lexicon.language == "fr" and (before_object(tokens, at, lexicon) or ends_subject(tokens, at, lexicon)):
        return True
    if token.low in lexicon.prepositions and (token.low not in LINKS or tells_how(tokens, at)):
        return True
    if token.low in PASTS and tokens[at - 1].kind == "word" and tokens[at - 1].low not in lexicon.determiners:
        return True
    hangs = token.low in LINKS and is_role_word(tokens[at - 1], lexicon)
    if token.low in lexicon.adverbs and token.low not in lexicon.modifiers and not hangs:
        return True
    if (token.low.endswith("ed") or token.low in UNCHANGED) and (
        tokens[min(at + 1, len(tokens) - 1)].low == "by"  # "a copy obtained by this paper"
        or is_role_word(tokens[at - 1], lexicon)
        or (may_act(tokens[at - 1], lexicon) and has_object(tokens, at, lexicon))
    ):
        return True
    if (
        token.low in LINKS
        and tokens[start].capital
        and tokens[start].low not in lexicon.determiners
        and token.low != "of"
        and not any(is_role_word(before, lexicon) for before in tokens[max(start, at - 4) : at])
    ):
        return True
    return (
        token.low in lexicon.pronouns
        or is_finite(tokens, at, start, lexicon)
        or token.low in lexicon.participles
    )


def last_phrase(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, end: int) -> Range | None:
    """The last noun phrase of `start` to `end`: "Mr. Smith" in "in a statement on Monday Mr. Smith"."""
    while end > start and tokens[end - 1].kind == "mark":
        end -= 1
    at = end
    while at > start:
        token = tokens[at - 1]
        if token.low in lexicon.pronouns:
            return (at - 1, end) if at == end else (at, end)
        if token.kind == "quoted" or (token.kind == "mark" and token.low not in WITHIN_NAMES):
            break
        if token.low in lexicon.times or token.low in lexicon.openers or token.low in lexicon.participles:
            break
        if token.low in lexicon.prepositions and token.low not in LINKS:
            break
        if token.low in LINKS and not _links(tokens, at - 1, start, lexicon):
            break
        if token.low in PASSIVE and lexicon.language == "en":
            break  # "among those there was Ann Hale"
        if lexicon.language == "fr" and at - 1 == start and token.low in lexicon.adverbs:
            break  # "Puis Luc Roux"
        at -= 1
        des = lexicon.language == "fr" and token.low == "des" and at > start  # "le syndicat des éclusiers"
        if token.low in lexicon.determiners and not des and (at == start or tokens[at - 1].low not in LINKS):
            break
    return (at, end) if at < end else None


def _links(tokens: tuple[Token, ...], at: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the preposition at `at` hangs on a role or body before it: "a spokesman for the ministry"."""
    if at <= start:
        return False
    before = tokens[at - 1]
    return is_role_word(before, lexicon) or before.low in lexicon.bodies


def phrase_after(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, stop: int) -> Range | None:
    """The noun phrase after a verb: "said Turk", "said a spokesman for the ministry"; None when none does."""
    stop = min(stop, start + FRAME)
    while start < stop and (tokens[start].low in lexicon.adverbs or tokens[start].low.endswith("ly")):
        if tokens[start].capital:
            break
        start += 1
    if lexicon.language == "de" and is_noble(tokens, start, stop):
        return leading_phrase(tokens, lexicon, start, stop)
    past = _past_objects(tokens, lexicon, start, stop) if lexicon.verb_first else start
    start = past_age(tokens, past, stop)
    opens = start < stop and may_open_phrase(tokens[start], lexicon)
    if not opens and not trade_before_name(tokens, lexicon, start, stop):
        return None
    return leading_phrase(tokens, lexicon, start, stop)


def _past_objects(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, stop: int) -> int:
    """Past what may part a verb from a subject behind it; `start` where no subject follows."""
    limit = min(stop, start + 12)
    at = past_objects(tokens, lexicon, start, limit)
    return at if at < limit and may_open_phrase(tokens[at], lexicon) else start


def object_after(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, stop: int) -> Range | None:
    """The noun phrase after a preposition: "according to the ministry", "according to him"."""
    if start < stop and tokens[start].low in OBJECTS:
        return start, start + 1
    return phrase_after(tokens, lexicon, start, stop)


def may_open_phrase(token: Token, lexicon: Lexicon) -> bool:
    """Whether a subject can begin with this token."""
    if token.kind != "word" or token.text == "us":
        return False
    if token.low in lexicon.pronouns:
        return token.low not in OBJECTS and token.low != "who"
    if token.low in lexicon.determiners:
        return True
    if token.low in lexicon.prepositions or token.low in lexicon.openers or token.low in lexicon.times:
        return False
    return (
        token.capital
        or token.low in lexicon.roles
        or token.low in lexicon.plurals
        or token.low in lexicon.modifiers
    )
