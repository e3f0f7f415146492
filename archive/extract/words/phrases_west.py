"""Where German and French noun phrases begin and end: genitives, noble surnames, verbs before an article."""

from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = [
    "GENITIVES",
    "REFLEXIVES",
    "before_object",
    "ends_subject",
    "hangs_on_noun",
    "is_attribute",
    "is_noble",
    "is_object_clitic",
    "opens_french_participle",
    "past_attribute",
    "past_objects",
]

GENITIVES = frozenset({"der", "des", "eines", "einer", "ihres", "seines", "dieser", "dieses"})
GERMAN_LINKS = frozenset({"von", "vom", "für", "zu", "van", "de", "d'", "dos", "al"})
TO_NOUNS = frozenset({"protokoll", "bedenken", "recht", "wort", "beginn", "anfang", "ende", "gast", "hause"})
# How German words end for what reporters are told for: "der Zeitung", "der Nachrichtenagentur".
MEDIA = ("zeitung", "agentur", "presse", "dpa", "apa", "sda", "afp", "reuters", "magazin")
LINKS = terms("noun-links")
REFLEXIVES = terms("reflexives")
# How the participles end that close a German attribute, and how far behind the article they stand, in tokens.
PARTICIPLES = ("te", "ter", "ten", "ene", "ener", "enen", "nde", "nder", "nden")
LONGEST_ATTRIBUTE = 10
# How French verbs of a third person end.
FRENCH_VERBS = ("e", "t", "a", "é", "i", "u", "d", "ent")
# How French participles end, and what follows those that open words about a subject.
FRENCH_OPENINGS = ("ant", "é", "ée", "és", "ées", "int", "inte", "ints", "intes")
BEHIND_PASTS = frozenset({"par", "sur", "à", "au", "en", "dans", "lors", "hier", "ce", "lundi", "mardi"})


def is_noble(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    """Whether a surname with its particle follows a German verb: "sagte von der Heide"."""
    if start + 1 >= stop or tokens[start].low not in ("von", "van"):
        return False
    name = start + 1 + (tokens[start + 1].low in ("der", "den", "dem"))
    return name < stop and tokens[name].capital and (name + 1 >= stop or tokens[name + 1].kind == "mark")


def hangs_on_noun(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a small word behind a German noun is still of its phrase: a genitive, "von", "für"; what is
    told to a paper is not: "sagte die Ministerin der Zeitung"."""
    low = tokens[at].low
    if tokens[at - 1].low == "jahre":
        return low.startswith("alt")
    if low not in lexicon.determiners:
        return low in GERMAN_LINKS and not _ends_idiom(tokens, at)
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return low in GENITIVES and not following.endswith(MEDIA)


def _ends_idiom(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "zu" and a noun end a German verb, no noun phrase: "gab der Mann zu Protokoll"."""
    return tokens[at].low == "zu" and at + 1 < len(tokens) and tokens[at + 1].low in TO_NOUNS


def is_attribute(tokens: tuple[Token, ...], at: int, start: int) -> bool:
    """Whether "with" tells who somebody unnamed is: "eine Frau mit Kinderwagen"."""
    if tokens[at].low not in ("mit", "ohne") or tokens[start].low not in ("ein", "eine"):
        return False
    noun = at + 1 < len(tokens) and tokens[at + 1].capital
    return noun and at == start + 2 and (at + 2 >= len(tokens) or tokens[at + 2].kind == "mark")


def opens_french_participle(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a participle opens words about a subject: "Prenant la parole", "Jointe par nos soins"."""
    low = tokens[at].low
    if lexicon.language != "fr" or at + 1 >= len(tokens) or not low.endswith(FRENCH_OPENINGS):
        return False
    behind = tokens[at + 1].low
    if low.endswith("ant"):
        opens = behind in lexicon.determiners or behind in lexicon.prepositions
    else:
        opens = behind in BEHIND_PASTS and low not in lexicon.nominals
    return opens and not is_given(low)


def past_attribute(tokens: tuple[Token, ...], start: int, end: int, lexicon: Lexicon) -> int:
    """The office that a German attribute parts from its article, "der an der Studie nicht beteiligte
    Botaniker"; `start` itself without one."""
    if start + 2 >= end or tokens[start].low not in lexicon.determiners:
        return start
    if (
        tokens[start + 1].low not in lexicon.prepositions | lexicon.adverbs
        and tokens[start + 1].low != "nicht"
    ):
        return start
    for at in range(start + 2, min(end - 1, start + LONGEST_ATTRIBUTE)):
        if tokens[at].kind != "word":
            break
        closes = tokens[at].low.endswith(PARTICIPLES) and not tokens[at].capital
        if closes and tokens[at + 1].capital and tokens[at + 1].low in lexicon.roles:
            return at + 1
    return start


def ends_subject(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a French verb that no list of saying holds, or a participle, follows a noun: "la commerçante
    préfère en rire"."""
    before = tokens[at - 1]
    if before.low == "ans":
        return True  # "la lauréate de 29 ans photographie"
    if before.low in lexicon.roles and opens_french_participle(tokens, at, lexicon):
        return True  # "un habitant accoudé au zinc"
    noun = before.kind == "word" and before.low not in lexicon.functions and before.low not in LINKS
    return noun and tokens[at].low in terms("finite-fr") and tokens[at].low not in lexicon.nominals


def is_object_clitic(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a French article before a verb is its object, as it is behind a name: "M. Roux le juge"."""
    clitic = lexicon.language == "fr" and tokens[at - 1].low in ("le", "la", "l'", "les")
    named = at - 2 >= first and tokens[at - 2].kind == "word" and tokens[at - 2].capital
    return clitic and named and tokens[at - 2].low not in lexicon.functions


def before_object(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a small French word between a noun and an article is a verb: "la cour étrille la gestion"."""
    if at + 1 >= len(tokens) or tokens[at].kind != "word" or tokens[at].low in lexicon.functions | LINKS:
        return False
    noun = tokens[at - 1].kind == "word" and tokens[at - 1].low not in lexicon.functions
    verb = tokens[at].low not in lexicon.nominals or tokens[at - 1].capital
    verb = verb and tokens[at].low.endswith(FRENCH_VERBS)  # "l'Office cantonal des eaux"
    return noun and verb and tokens[at + 1].low in lexicon.determiners


def past_objects(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, limit: int) -> int:
    """Past the objects and adverbs behind a verb: "a indiqué à l'AFP une source", "freute sich am Abend der
    Trainer"."""
    at = start
    while at < limit:
        low = tokens[at].low
        if low in REFLEXIVES or low in lexicon.times or (low in lexicon.adverbs and not tokens[at].capital):
            at += 1
        elif low in lexicon.prepositions:
            at += at + 1 < limit and tokens[at + 1].low == "de"  # "auprès de l'AFP"
            at += 1 + (at + 1 < limit and tokens[at + 1].low in lexicon.determiners)
            at += 1
        else:
            break
    return at
