"""What stands at the edges of a noun phrase: a verb with its object, a trade before a name, a participle."""

from archive.extract.words.given_names import is_given
from archive.extract.words.phrases_west import opens_french_participle
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

OPENING = terms("opening-participles-en")
# A nickname with its marks, in code points: "Bill" in William "Bill" Hart.
LONGEST_NICKNAME = 16
LONGEST_BRACKET = 4  # in tokens, with one of its marks
# What makes a noun of the word behind a capital: "an Instagram post", "her Facebook posts".
SINGLING = frozenset({"a", "an", "his", "her", "its", "their"})


def may_act(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may be somebody who acts: a name or a body."""
    return token.capital or token.low in lexicon.bodies


def is_role_word(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a noun for one or several people."""
    return token.low in lexicon.roles or token.low in lexicon.plurals


def has_object(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun or determiner follows a word that may be a verb: "telephoned me"."""
    if at + 1 >= len(tokens):
        return False
    low = tokens[at + 1].low
    return low in lexicon.pronouns or low in lexicon.determiners or low in ("me", "us", "him", "them", "you")


def opens_as_participle(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a participle before a preposition or time opens words about a subject: "Reached by phone"."""
    if lexicon.language == "fr":
        return opens_french_participle(tokens, at, lexicon)
    if tokens[at].low not in OPENING or at + 1 >= len(tokens) or lexicon.language != "en":
        return False
    behind = tokens[at + 1].low
    return behind in lexicon.prepositions or behind in lexicon.times or behind in lexicon.adverbs


def tells_how(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a preposition tells how or where somebody spoke, not who: "in a statement"."""
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].low in ("in", "on") and behind in ("a", "an", "condition")


def is_title_inside(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether quoted words only describe the noun behind them, "the “Blue Hour” singer", or nickname it."""
    if tokens[at].text in ("(", ")"):
        return _holds_nickname(tokens, at)
    if tokens[at].kind != "quoted" or not 0 < at < len(tokens) - 1:
        return False
    if is_nickname(tokens, at):
        return True
    noun = tokens[at + 1].low in lexicon.roles
    return noun and tokens[at - 1].low in lexicon.determiners


def is_nickname(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a quoted word stands between a given name and a surname: "William “Bill” Hart"."""
    before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
    short = token.kind == "quoted" and token.end - token.start <= LONGEST_NICKNAME
    return short and before.capital and before.kind == "word" and after.capital


def _holds_nickname(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a bracket opens or ends a nickname: "James (Big Jim) Hale"."""
    first = at if tokens[at].text == "(" else max(0, at - LONGEST_BRACKET)
    opened = next((n for n in range(at, first - 1, -1) if tokens[n].text == "("), 0)
    closed = next((n for n in range(opened, min(len(tokens) - 1, opened + 5)) if tokens[n].text == ")"), 0)
    if not 0 < opened < closed or not is_given(tokens[opened - 1].low):
        return False
    return all(token.capital for token in (*tokens[opened + 1 : closed], tokens[closed + 1]))


def past_age(tokens: tuple[Token, ...], start: int, stop: int) -> int:
    """Past an age before a name: "says 84-year-old Ann Hale"; `start` without one."""
    if start >= stop or tokens[start].kind != "number":
        return start
    if tokens[start].low in ("1st", "2nd", "3rd") and start + 1 < stop and tokens[start + 1].capital:
        return start + 1  # "said 1st Lt. Ann Hale"
    aged = (at for at in range(start, min(stop - 1, start + 3)) if tokens[at].low.endswith("year-old"))
    return next((at + 1 for at in aged if tokens[at + 1].capital), start)


def is_last(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a word of time belongs to an office: "the last governor"; or to somebody's age."""
    if tokens[at].low == "ans" and tokens[at - 1].kind == "number" and tokens[at - 2].low == "de":
        return True  # "une étudiante de 20 ans"
    office = at + 1 < len(tokens) and tokens[at + 1].low in lexicon.nominals
    return office and tokens[at - 1].low in lexicon.determiners


def is_shop(tokens: tuple[Token, ...], end: int, lexicon: Lexicon) -> bool:
    """Whether a name that ends at `end` keeps its 's: "Hale's said it was", "said Hale's."."""
    if end < 2 or tokens[end - 1].low != "'s" or not tokens[end - 2].capital or end >= len(tokens):
        return False
    behind = tokens[end]
    return behind.low in lexicon.bare or behind.low in lexicon.telling or behind.text in (".", ",")


def is_quality(token: Token, lexicon: Lexicon) -> bool:
    """Whether a small word may be an adjective or a thing: no verb, no word for people, no small word."""
    low = token.low
    if token.kind != "word" or token.capital or low.endswith("ed"):
        return False
    return low not in lexicon.nominals and low not in lexicon.functions and low not in lexicon.verbs


def trade_before_name(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, stop: int) -> bool:
    """Whether small words that no list holds, or that are as often nouns as verbs, lead up to a name or an
    office: "says palaeobotanist Ann Lee", "said fire officials"."""
    for at in range(start, min(stop, start + 4)):
        token = tokens[at]
        if at > start and (token.low in lexicon.roles or token.low in lexicon.plurals):
            return True
        acts = token.low in lexicon.verbs and token.low not in lexicon.ambiguous
        if token.kind != "word" or token.low in lexicon.functions or acts:
            return False
        if token.capital:
            return at > start
    return False


def after_subject(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether somebody who acts stands before a word that is as often a noun: "critics claim"."""
    before = at - 1
    while before > first and (tokens[before].low in lexicon.adverbs or tokens[before].low.endswith("ly")):
        before -= 1
    token = tokens[before]
    if token.low in lexicon.pronouns:
        return True
    if token.kind == "mark":
        return token.text == "," and before > first
    quoted = at + 1 < len(tokens) and tokens[at + 1].kind == "quoted" and tokens[at].low != "calls"
    if tokens[at].low.endswith("s") and quoted and tokens[before - 1].low in lexicon.determiners:
        return True  # "the guidebook promises “sweeping views”"
    if token.capital and is_singled(tokens, before, first, lexicon):
        return False
    plural = tokens[at].low.endswith("s")
    if plural and token.low in lexicon.bodies and has_object(tokens, at, lexicon):
        return True  # "the guild calls the bridge"
    return (token.capital or token.low in lexicon.plurals or (token.low in lexicon.roles and plural)) and (
        token.low not in lexicon.prepositions
    )


def is_singled(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether an article leads up to a capital, so that a noun follows it: "a recent Northbank report"."""
    for back in range(at - 1, max(first, at - 5) - 1, -1):
        token = tokens[back]
        if token.low in SINGLING:
            return True
        if token.kind != "word" or (token.low in lexicon.functions and not token.capital):
            return False
    return False


def leaves_open(token: Token, lexicon: Lexicon) -> bool:
    """Whether no phrase ends with a token: "of the" in "the chancellor of the day"."""
    if lexicon.verb_first and token.low in lexicon.determiners:
        return True
    return token.kind == "mark" or token.low in lexicon.prepositions or token.low in ("the", "a", "an")
