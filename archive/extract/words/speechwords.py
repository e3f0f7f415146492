"""What the rules on reported speech know of a language: its lists `vocabulary/<list>-<language>.txt`."""

from dataclasses import dataclass
from functools import cache, partial

from archive.extract.words.terms import pairs, table, terms
from archive.extract.words.tokens import fold

# Scripts without capitals: names are found by their place in the sentence.
UNICASED = frozenset({"ar", "fa", "ur", "ckb", "ps"})
# Languages whose reports often put the verb before its subject: "sagte Müller:".
VERB_FIRST = frozenset({"de", "fr"})


# What stands before a noun in a German compound has at least this many letters: "Werk" in "Werksleiter".
SHORTEST_PART = 3


class Compounds(frozenset[str]):
    """Words, and every longer word that ends in one of five letters or more: "Verkehrsministerin"."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (frozenset.__contains__(self, word) or self._ends(word))

    def _ends(self, word: str) -> bool:
        starts = range(SHORTEST_PART, len(word) - 4)
        return any(frozenset.__contains__(self, word[start:]) for start in starts)


# What English nouns for those who do something end in: "examiner", "commentator", "physicist".
AGENTS = ("er", "or", "ist", "ian", "eer")
# How German words for women who do something end: "Verlegerin", "Rentnerin", "Pianistin".
FEMININE = ("erin", "orin", "istin", "login", "ärin", "eurin", "antin", "entin", "ikin", "atin")
SHORTEST_FEMININE = 7


class Offices(Compounds):
    """Compounds, words that a short head ends ("Firmenchef"), and feminines that no list holds."""

    def _ends(self, word: str) -> bool:
        if len(word) >= SHORTEST_FEMININE and word.endswith(FEMININE):
            return not word.endswith(("berlin", "severin", "katherin"))
        headed = any(word.endswith(head) for head in terms("role-heads-de"))
        return headed or Compounds._ends(self, word)


def _united(first: frozenset[str], *others: frozenset[str]) -> frozenset[str]:
    """All words of several lists; compounds stay compounds."""
    return type(first)(first.union(*others))


# Pronouns that Arabic writes together with a noun: "his", "her", "their".
ARABIC_OWNERS = ("ه", "ها", "هم")


def _stems(name: str) -> frozenset[str]:
    """Arabic nouns without article as they stand before a pronoun: "وزيرة" is "وزيرت"."""
    plain = (term for term in terms(name) if not term.startswith("ال"))
    return frozenset(f"{term[:-1]}ت" if term.endswith("ة") else term for term in plain)


def _owned(tag: str) -> frozenset[str]:
    """Arabic offices with whose they are: "his minister"; none in another language."""
    stems = _stems("role-nouns-ar") if tag == "ar" else frozenset()
    return frozenset(fold(f"{stem}{ending}") for stem in stems for ending in ARABIC_OWNERS)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of one language, all in lower case; an empty set where it has no such list."""

    language: str
    saying: frozenset[str]
    bare: frozenset[str]
    thats: frozenset[str]
    telling: frozenset[str]
    clauseless: frozenset[str]
    participles: frozenset[str]
    attitudes: frozenset[str]
    attitude_participles: frozenset[str]
    ambiguous: frozenset[str]
    nouns: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    determiners: frozenset[str]
    times: frozenset[str]
    pronouns: frozenset[str]
    roles: frozenset[str]
    plurals: frozenset[str]
    modifiers: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    demonyms: dict[str, str]
    gendered: dict[str, str]
    honorifics: dict[str, tuple[str, ...]]
    general: frozenset[str]
    heralds: frozenset[str]
    according: frozenset[tuple[str, ...]]
    according_by_first: dict[str, tuple[tuple[str, ...], ...]]
    givens: frozenset[str]
    term_heads: frozenset[str]
    pronoun_genders: dict[str, str]
    unicased: bool
    verb_first: bool
    functions: frozenset[str]
    verbs: frozenset[str]
    offices: frozenset[str]
    nominals: frozenset[str]


def _by_first(phrases: frozenset[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    firsts = {phrase[0] for phrase in phrases}
    return {first: tuple(phrase for phrase in ordered if phrase[0] == first) for first in firsts}


def _words(name: str, *, tag: str) -> frozenset[str]:
    listed = frozenset(fold(term) for term in terms(f"{name}-{tag}"))
    # Switzerland writes no "ß".
    return listed.union(term.replace("ß", "ss") for term in listed) if tag == "de" else listed


def _former(roles: frozenset[str], tag: str) -> frozenset[str]:
    """English offices that somebody held or shares: "ex-judge", "co-owner", "vice-premier"."""
    prefixes = ("ex", "co", "vice", "then") if tag == "en" else ()
    return frozenset(f"{prefix}-{word}" for prefix in prefixes for word in roles)


def _plurals(roles: frozenset[str], tag: str) -> frozenset[str]:
    """Plurals that are formed by one rule: "examiners", "avocats"."""
    if tag == "en":
        men = frozenset(f"{word[:-3]}men" for word in roles if word.endswith("man"))
        return men.union(f"{word}s" for word in roles if word.endswith(AGENTS))
    if tag == "fr":
        return frozenset(f"{word}s" for word in roles if not word.endswith(("s", "x")))
    return frozenset()


@cache
def lexicon(language: str) -> Lexicon:
    """The word lists for a BCP 47 primary tag; "" (unknown) is read as English, whose lists are fullest."""
    tag = (language or "en").split("-")[0].lower()
    words = partial(_words, tag=tag)
    openers, prepositions = words("clause-openers"), words("prepositions")
    determiners, pronouns = words("determiners"), words("pronouns")
    adverbs, auxiliaries, times = words("adverbs"), words("auxiliaries"), words("time-words")
    saying, attitudes = words("saying"), words("attitude")
    listed = words("role-nouns")
    roles = Offices(listed) if tag == "de" else listed | _owned(tag) | _former(listed, tag)
    bodies = Compounds(words("body-nouns")) if tag == "de" else words("body-nouns")
    plurals, modifiers = words("role-plurals") | _plurals(listed, tag), words("role-modifiers")
    return Lexicon(
        language=tag,
        saying=saying,
        bare=words("saying-bare"),
        thats=words("that"),
        telling=words("telling"),
        clauseless=words("clauseless"),
        participles=words("saying-participles"),
        attitudes=attitudes,
        attitude_participles=words("attitude-participles"),
        ambiguous=words("saying-ambiguous"),
        nouns=words("saying-nouns"),
        auxiliaries=auxiliaries,
        adverbs=adverbs,
        prepositions=prepositions,
        openers=openers,
        determiners=determiners,
        times=times,
        pronouns=pronouns,
        roles=roles,
        plurals=plurals,
        modifiers=modifiers,
        bodies=bodies,
        places=words("places"),
        demonyms=pairs(f"demonyms-{tag}"),
        gendered=pairs(f"gendered-nouns-{tag}"),
        honorifics=table("honorifics") | table(f"honorifics-{tag}"),
        general=Compounds(words("generic-roles")) if tag == "de" else words("generic-roles"),
        heralds=words("saying-heralds"),
        according=(according := frozenset(tuple(term.split()) for term in words("according"))),
        according_by_first=_by_first(according),
        givens=words("given-names"),
        term_heads=words("before-terms"),
        pronoun_genders={fold(word): gender for word, gender in pairs(f"pronoun-genders-{tag}").items()},
        unicased=tag in UNICASED,
        verb_first=tag in VERB_FIRST,
        functions=openers | prepositions | determiners | pronouns | adverbs | auxiliaries | times,
        verbs=saying | attitudes,
        offices=_united(roles, bodies),
        nominals=_united(roles, plurals, bodies, modifiers),
    )
