"""German and French descriptions that only say again who was named: "der Alte", "die dreifache Siegerin"."""

from collections.abc import Sequence

from archive.extract.people.members import Member
from archive.extract.words.phrases import Range
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = [
    "CHIEF", "HANGING", "LATTER", "LATTER_ARTICLES", "WOMEN", "is_adjectival", "is_set_off",
    "stands_in_court", "tries",
]  # fmt: skip

# "Le principal intéressé" is whom a report tells of first.
CHIEF = {"principal": "m", "principale": "f"}
# What means the one named last, and their gender.
LATTER_ARTICLES = frozenset({"ce", "cette", "l'", "der", "die", "la", "le"})
LATTER = {"dernier": "m", "dernière": "f", "letzterer": "m", "letztere": "f"}
# What hangs a name on a French noun: "l'ailier des Castors".
HANGING = frozenset({"du", "des"})
# German nouns for women that end as those for several men do.
WOMEN = ("mutter", "tochter", "schwester")
# Adjectives that tell of somebody known: who is new has an office alone, "der Richter".
PRAISING = terms("epithets-de") | terms("epithets-fr")
MULTIPLE = ("fache", "facher", "malige", "maliger", "jährige", "jähriger")
# German adjectives that stand alone for somebody, and how participles end that do.
ALONE = terms("epithets-alone-de")
PARTICIPLES = ("te", "ene", "nde")
SHORTEST = 6
# Who stands before a court, and what the offices hold of those who try them.
TRIED = terms("tried-de") | terms("tried-fr")
TRYING = ("richter", "richterin", "anwalt", "anwältin", "ankläger", "kommissar", "polizist", "verteidiger")
TRYING_FRENCH = (
    "juge",
    "procureur",
    "procureure",
    "avocat",
    "avocate",
    "commissaire",
    "magistrat",
    "greffier",
)


def is_set_off(tokens: Sequence[Token], phrase: Range) -> bool:
    """Whether an adjective between article and noun sets somebody known off: "der pensionierte Schaffner"."""
    between = tokens[phrase[0] : phrase[1] - 1]
    return any(token.low in PRAISING or token.low.endswith(MULTIPLE) for token in between)


def is_adjectival(tokens: Sequence[Token], phrase: Range, lexicon: Lexicon) -> bool:
    """Whether a German adjective or participle alone stands for a person: "der Gescholtene", "die Alte"."""
    first, last = phrase
    if lexicon.language != "de" or last - first != 2 or not tokens[first + 1].capital:
        return False
    article, noun = tokens[first].low, tokens[first + 1].low
    if noun in lexicon.roles or noun in lexicon.bodies or article not in ("der", "die"):
        return False
    told = article == "der" and len(noun) >= SHORTEST and noun.endswith(PARTICIPLES)
    return told or noun in ALONE


def stands_in_court(head: str) -> bool:
    """Whether a noun is for somebody whom a court tries: "der Angeklagte", "le prévenu"."""
    return head in TRIED


def tries(member: Member) -> bool:
    """Whether somebody holds an office of a court or of the police."""
    heads = [role.head for role in (*member.roles, *member.titles)]
    return any(head.endswith(TRYING) or head in TRYING_FRENCH for head in heads)
