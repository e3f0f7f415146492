"""Who a German or French phrase means by a name beside it: in its end, behind a comma or a preposition."""

from collections.abc import Sequence

from archive.extract.cues.impersonal import VAGUE
from archive.extract.people.cast import Cast
from archive.extract.people.genders import Gender
from archive.extract.people.members import Member
from archive.extract.people.names import Name
from archive.extract.people.roles import read_role
from archive.extract.words.phrases import Range
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = [
    "AGED",
    "FAMILIES",
    "GENDERS",
    "STANDS_FOR",
    "by_surname",
    "described",
    "governs",
    "is_described_thing",
    "is_plural",
    "is_thing",
    "is_unnamed",
    "note_gender",
    "of_age",
    "several_before",
    "tells_place",
    "wanted_gender",
    "without_age",
]

# Pronouns in another case, and possessives of whom a paper is: "in ihrem Brief", "ihm zufolge".
STANDS_FOR = {
    "leur": "ils",
    "leurs": "ils",
    "ihm": "er",
    "ihn": "er",
    "seinem": "er",
    "seiner": "er",
    "seinen": "er",
    "ihr": "sie",
    "ihrem": "sie",
    "ihrer": "sie",
    "ihren": "sie",
    "dieser": "er",
    "diese": "sie",
    "letzterer": "er",
    "letztere": "sie",
    "celui-ci": "il",
    "celle-ci": "elle",
    "dernier": "il",
    "dernière": "elle",
    "intéressé": "il",
    "intéressée": "elle",
}
# How words end that tell no more than an age: "der 47-Jährige", "la sexagénaire".
AGED = ("jährige", "jähriger", "génaire", "entenaire")
THINGS = VAGUE | terms("speechless-de") | terms("speechless-fr")
# French nouns for men and women alike, whatever their article.
EPICENE = frozenset(
    {"médecin", "professeur", "auteur", "ministre", "maire", "chef", "juge", "écrivain", "témoin"}
)
# What an article tells of whom it stands before.
GENDERS: dict[str, Gender] = {"der": "m", "die": "f", "le": "m", "la": "f"}
PERSONS: dict[str, Gender] = {"der": "m", "le": "m", "la": "f"}
# How French nouns for women end.
FEMININE = ("euse", "trice", "ière", "ienne", "esse")
INDEFINITE: dict[str, Gender] = {"ein": "m", "eine": "f", "un": "m", "une": "f", "seine": "f", "ihre": "f"}
# How French nouns for bodies of feminine gender end.
FEMININE_BODIES = ("ion", "ise", "ole", "té", "ie", "ence", "ipe", "ée", *FEMININE)
# Nouns before a name that is not one person's.
FAMILIES = frozenset({"familie", "ehepaar", "famille", "couple", "époux", "geschwister", "frères", "sœurs"})
# How far behind "l'adjointe aux mobilités" its name may stand, in tokens.
REACH = 7
# How many words an apposition may put before its name: "le jeune Suisse".
LEADING = 4
# How far before a plural pronoun the noun that it stands for may be, in tokens.
FAR = 60


def described(cast: Cast, first: int, last: int) -> Member | None:
    """The person whose full name ends, or follows, the phrase of tokens `first` to `last`."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    if not lexicon.verb_first or not _opens(tokens[first], lexicon):
        return None
    if any(token.low in VAGUE for token in tokens[first:last]):
        return _author(cast, first, last)
    names = [cast.at[at] for at in range(first, last) if at in cast.at]
    full = [name for name in names if name.kind == "person" and name.given]
    if full:
        tail = full[-1]
        member = cast.of.get(tail.first) if tail.last >= last and _behind_noun(cast, tail, first) else None
        office = None if member is None or member.roles else read_role(tokens, first, tail.first, lexicon)
        if member is not None and office is not None:
            cast.add_role(member, office)  # "Le ministre du Plan Luc Roux" is "le ministre"
        return member
    return _apposed(cast, last) or _beyond(cast, first, last)


def _author(cast: Cast, first: int, last: int) -> Member | None:
    """Whose paper a phrase names: "les travaux d'Anne Roux", "eine Studie von Karl Weber"."""
    names = [cast.at[at] for at in range(first, min(last + 2, len(cast.reading.tokens))) if at in cast.at]
    return next((cast.of.get(name.first) for name in names if name.kind == "person" and name.given), None)


def is_thing(cast: Cast, first: int, last: int) -> bool:
    """Whether a phrase names a paper or a sign, not somebody: "diese Studie", "un écriteau"."""
    western = cast.lexicon.verb_first
    return western and any(token.low in THINGS for token in cast.reading.tokens[first:last])


def is_described_thing(cast: Cast, member: Member) -> bool:
    """Whether a German or French phrase before a colon names nobody: "das Paket"."""
    return cast.lexicon.verb_first and member.kind == "role" and not (member.roles or member.plural)


def _opens(token: Token, lexicon: Lexicon) -> bool:
    noun = lexicon.language == "de" and token.capital
    return noun or token.low in lexicon.determiners or token.low in lexicon.roles


def _behind_noun(cast: Cast, name: Name, first: int) -> bool:
    """Whether a noun stands right before a name: not "die Frau von Karl Weber"."""
    if name.first <= first:
        return False
    before = cast.reading.tokens[name.first - 1]
    return before.kind == "word" and before.low not in cast.lexicon.functions and before.low not in FAMILIES


def _apposed(cast: Cast, last: int) -> Member | None:
    """`sa directrice, Josée Roy.`: a full name between a comma and the next mark."""
    tokens = cast.reading.tokens
    name = _next_name(cast, last + 1) if last < len(tokens) and tokens[last].text == "," else None
    if name is None or name.kind != "person" or not name.given:
        return None
    closed = name.last >= len(tokens) or tokens[name.last].kind in ("mark", "quoted")
    return cast.of.get(name.first) if closed else None


def _next_name(cast: Cast, at: int) -> Name | None:
    """The name at `at`, or behind an article and an office: "le professeur Rémi Roux"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    for ahead in range(at, min(at + LEADING, len(tokens))):
        if ahead in cast.at and cast.at[ahead].given:
            return cast.at[ahead]
        token = tokens[ahead]
        leads = (
            token.low in lexicon.determiners or token.low in lexicon.nominals or token.low in lexicon.demonyms
        )
        if not leads:
            return None
    return None


def _beyond(cast: Cast, first: int, last: int) -> Member | None:
    """`l'adjointe aux mobilités Élise Roy`: a full name right behind what hangs on an office."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    if not _has_office(tokens[first:last], lexicon):
        return None
    for at in range(last, min(len(tokens), last + REACH)):
        name = cast.at.get(at)
        if name is not None and name.kind == "person" and name.given:
            joined = name.role is not None and tokens[at - 1].low in ("und", "sowie")
            near = at > last and (joined or _behind_noun(cast, name, first))
            return cast.of.get(at) if near else None
        if at > last and tokens[at].low in lexicon.determiners and tokens[at - 1].low in ("und", "et"):
            return None  # "le maire et le sénateur Luc Roux" are two
        if tokens[at].kind != "word" or _is_verb(tokens[at], lexicon):
            return None
    return None


def _is_verb(token: Token, lexicon: Lexicon) -> bool:
    return token.low in lexicon.verbs or (
        token.low in lexicon.auxiliaries and token.low not in lexicon.prepositions
    )


def _has_office(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    return any(token.low in lexicon.roles for token in tokens)


def by_surname(cast: Cast, subject: Range) -> Member | None:
    """The person whose surname a lone German noun is: "sagte Richter"."""
    first, last = subject
    token = cast.reading.tokens[first]
    if cast.lexicon.language != "de" or last - first != 1 or not token.capital:
        return None
    member = cast.by_name((), token.text)
    return member if member is not None and member.given else None


def wanted_gender(article: Token, head: str, lexicon: Lexicon) -> Gender:
    """ "m" or "f" as a German or French article, or a French noun behind "l'", tells of a person; else ""."""
    if head in EPICENE:
        return ""
    if article.low != "l'":
        return GENDERS.get(article.low, "")
    if head.endswith(FEMININE) or (head.endswith("e") and head[:-1] in lexicon.roles):
        return "f"
    return "m" if f"{head}e" in lexicon.roles else ""


def note_gender(cast: Cast, member: Member, phrase: Range) -> None:
    """Give a body or somebody unnamed the gender that the article of a phrase, or a French noun, tells."""
    if not cast.lexicon.verb_first or member.gender or member.plural:
        return
    article = cast.reading.tokens[phrase[0]].low
    if member.kind == "person":  # "le brigadier Roux"; "die Vogts" are several
        member.gender = PERSONS.get(article, "") if phrase[1] - phrase[0] > 2 else ""
        return
    member.gender = GENDERS.get(article) or INDEFINITE.get(article) or _noun_gender(cast, member)
    if article == "l'" and phrase[0] + 1 < phrase[1]:
        noun = cast.reading.tokens[phrase[0] + 1].low
        member.gender = "f" if noun.endswith(FEMININE_BODIES) else "m"


def _noun_gender(cast: Cast, member: Member) -> Gender:
    """The gender that a German noun for an office shows by its ending: "ihr Lehrer", "ihre Lehrerin"."""
    head = member.roles[0].head if member.roles and cast.lexicon.language == "de" else ""
    if not head or member.kind == "body":
        return ""
    woman = head.endswith("in") and head[:-2] in cast.lexicon.roles
    return "f" if woman else "m" if f"{head}in" in cast.lexicon.roles else ""


def without_age(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a phrase ends without an age at its end: "le skieur de 22 ans"."""
    end = last - (tokens[last - 1].low == "ans")
    aged = end - first > 2 and tokens[end - 1].kind == "number" and tokens[end - 2].low == "de"
    return end - 2 if aged else last


def is_unnamed(member: Member) -> bool:
    """Whether a report tells of one person by an office alone, who is no spokesman."""
    speaks = any("sprecher" in role.head or "porte-parole" in role.head for role in member.roles)
    return member.kind == "role" and bool(member.roles) and not member.plural and not speaks


def of_age(cast: Cast, first: int, last: int) -> Member | None:
    """Whom the report calls as old before without a name: "ein 38 Jahre alter Mann", "der 38-Jährige"."""
    tokens = cast.reading.tokens
    age = next((token.text for token in tokens[first:last] if token.kind == "number"), "")
    for member in reversed(cast.members if age else []):
        printed = (phrase.of(cast.reading.text) for phrase in member.phrases[:1])
        if member.kind == "role" and any(age in words for words in printed):
            return member
    return None


def governs(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a phrase is the other name of a prime minister or president: "le chef du gouvernement"."""
    return (
        last - first > 3
        and tokens[first + 1].low in ("chef", "cheffe")
        and tokens[last - 1].low in ("gouvernement", "état", "etat", "exécutif")
    )


def tells_place(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a preposition only leads to where somebody is from or works: "le lutteur de Pikine"."""
    if at + 1 >= len(tokens) or tokens[at + 1].low in lexicon.determiners:
        return False
    if tokens[at].low in ("du", "des"):
        return tokens[at + 1].capital  # "le buteur du Mans", "l'ailier des Lions"
    return tokens[at].low in ("de", "d'") or (tokens[at].low == "aus" and tokens[at + 1].capital)


def several_before(cast: Cast, at: int) -> Member | None:
    """Whom a plural pronoun at `at` means: the nearest plural noun for people before it."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    for back in range(at - 1, max(0, at - FAR) - 1, -1):
        if tokens[back].low in lexicon.plurals:
            first = back
            while first and (
                tokens[first - 1].low in lexicon.determiners or tokens[first - 1].kind == "number"
            ):
                first -= 1
            return cast.unnamed("role", None, cast.reading.span(first, back + 1), plural=True)
    return None


def is_plural(cast: Cast, at: int) -> bool:
    """Whether the pronoun at `at` stands for several: "sagen sie", "écrivent-ils"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    if lexicon.language == "fr":
        return tokens[at].low in ("ils", "elles", "leur", "leurs")
    if lexicon.language != "de" or tokens[at].low != "sie":
        return False
    verb = at - 1 if at and tokens[at - 1].kind == "word" and not tokens[at - 1].capital else at + 1
    low = tokens[verb].low if verb < len(tokens) else ""
    return low.endswith("n") and low not in lexicon.functions
