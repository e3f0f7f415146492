"""What the nouns of a phrase without a name tell: several bodies, an origin, or a speaker at all."""

from collections.abc import Sequence

from archive.extract.people.cast import Cast
from archive.extract.people.genders import Gender
from archive.extract.people.roles import RolePhrase
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["are_bodies", "are_joined", "as_role", "gender_of_role", "is_head", "is_maker", "is_nominal"]

# Determiners that are a speaker by themselves: "many said".
SOME = terms("lone-quantities-en")
# Arabic: one woman of several.
ONE_OF_THEM = "احدی"
# Arabic nouns for men and women alike that end like a woman's: "الرحالة".
EITHER = frozenset({"رحاله", "علامه", "داعیه", "خلیفه", "نابغه", "شخصیه", "ضحیه"})
# Arabic and Persian words for whoever made a work.
MAKERS = frozenset(
    {"صاحب", "صاحبه", "مولف", "مؤلف", "مؤلفه", "مولفه", "کاتب", "کاتبه", "مخرج", "مخرجه"}
    | {"نویسنده", "کارگردان", "خالق", "سازنده", "سراینده", "مترجم"}
)


def are_bodies(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun means several bodies: "the major banks"."""
    low = token.low
    return lexicon.language == "en" and low not in lexicon.bodies and low.removesuffix("s") in lexicon.bodies


def as_role(tokens: tuple[Token, ...], at: int) -> RolePhrase:
    """Somebody of whom no more is told than where from: "an Iraqi"."""
    words = frozenset({tokens[at].low})
    return RolePhrase((at, at + 1), tokens[at].low, words, words)


def gender_of_role(token: Token, lexicon: Lexicon) -> Gender:
    """The gender that an Arabic noun for an office or body shows: "مديرة" is a woman."""
    if lexicon.language != "ar" or token.low not in lexicon.offices or token.low.removeprefix("ال") in EITHER:
        return ""
    return "f" if token.text.endswith("ة") or token.low == ONE_OF_THEM else "m"


def is_maker(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether an Arabic or Persian phrase is whoever made a work of a title: "صاحبة رواية "الملح""."""
    titled = last - first == 2 and last < len(tokens) and tokens[last].kind == "quoted"
    return titled and tokens[first].low in MAKERS and tokens[last - 1].low in lexicon.term_heads


def is_head(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word behind a name is the noun that the name describes: "a Northbank Economics report"."""
    if token.low in lexicon.nominals or token.low in lexicon.nouns:
        return True
    plain = token.kind == "word" and not token.capital and token.low not in lexicon.functions
    return plain and token.low.endswith(("tion", "ment", "ism")) and token.low not in lexicon.verbs


def is_nominal(tokens: tuple[Token, ...], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether words without a role or name can still name a speaker: "the ad", "many", "locals"."""
    opening = tokens[first]
    if opening.low in lexicon.determiners:
        return last - first >= 2 or opening.low in SOME
    apart = (lexicon.functions, lexicon.verbs, lexicon.participles)
    if opening.kind != "word" or any(opening.low in words for words in apart):
        return False
    return opening.capital or last - first >= 2 or opening.low.endswith("s")


def are_joined(cast: Cast, first: int, last: int) -> bool:
    """Whether "and" joins two names in a script without capitals."""
    tokens, at = cast.reading.tokens, cast.at
    if last - first > 2 and first not in at and tokens[first + 1].low == "و" and first + 2 in at:
        return tokens[first].low not in cast.lexicon.offices  # "امیر و زهره کلانی"
    ends = (at[place].last for place in range(first, last) if place in at)
    return any(tokens[end].low == "و" and end + 1 in at for end in ends if end < last)
