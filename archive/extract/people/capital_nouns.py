"""Capitals that name nobody: German nouns ("Zettel", "das Schwarze Brett"), French places ("à Lille")."""

from collections.abc import Iterator, Sequence

from archive.extract.people.names import Name
from archive.extract.words.given_names import is_given
from archive.extract.words.phrases_west import opens_french_participle
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading

__all__ = ["without_nouns"]

# How German nouns end that are no surname.
NOUNS = ("ung", "heit", "keit", "schaft", "tion", "tät", "enz", "anz", "ismus", "nis", "tum", "ment", "klage")
# How far before a name its auxiliary may stand, in tokens.
AHEAD = 4
# French words before a place.
PLACED = frozenset({"à", "de", "d'", "en", "dans", "vers", "depuis", "sur", "près"})
# How many letters stand for a club or firm before its place at most: "US Bellerive", "SNCF Réseau".
LONGEST_LETTERS = 4
ARTICLES = frozenset({"am", "beim", "im", "ins", "vom", "zum", "zur", "ans", "aufs"})


def without_nouns(names: Sequence[Name], reading: Reading, lexicon: Lexicon) -> Iterator[Name]:
    """The names among `names`: a word alone is one where the text says so elsewhere, or where it speaks;
    several words behind an article name a thing."""
    if lexicon.language == "fr":
        yield from _without_places(names, reading, lexicon)
        return
    surnames = {name.surname for name in names if name.given and name.kind == "person"}
    for name in names:
        lone = name.kind == "person" and not (name.given or name.titles or name.role)
        if lone and not _is_named(name, reading, lexicon, surnames):
            continue
        thing = (
            name.kind == "person" and name.given and not name.certain and _has_article(name, reading, lexicon)
        )
        thing = thing or _is_headline(name, reading, lexicon)
        yield (
            name._replace(kind="body", given=(), surname="")
            if thing
            else _as_club(_without_object(name, reading, lexicon), reading)
        )


def _as_club(name: Name, reading: Reading) -> Name:
    """A name that opens with letters, as those of clubs and firms do, is a body's: "US Bellerive"."""
    if name.kind != "person" or not name.given or name.titles or name.role:
        return name
    letters, rest = reading.tokens[name.core].text, reading.tokens[name.core + 1 : name.last]
    short = letters.isupper() and 1 < len(letters) <= LONGEST_LETTERS
    club = short and not is_given(rest[0].low) and not all(token.text.isupper() for token in rest)
    return name._replace(kind="body", given=(), surname="") if club else name


def _is_headline(name: Name, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether an adjective and a noun open a sentence: "Kurioser Einsatz in der Nacht"."""
    if name.kind != "person" or name.certain or len(name.given) != 1:
        return False
    opens = name.first == 0 or reading.tokens[name.first - 1].kind == "mark"
    behind = reading.tokens[name.last] if name.last < len(reading.tokens) else None
    acts = behind is not None and (behind.low in lexicon.saying or behind.low in lexicon.auxiliaries)
    return opens and not acts and name.given[0].lower().endswith(("er", "es"))


def _without_object(name: Name, reading: Reading, lexicon: Lexicon) -> Name:
    """A full name without the noun behind it: "hat Karl Weber Insolvenz angemeldet"."""
    if name.kind != "person" or len(name.given) < 2 or name.generation or not is_given(name.given[0].lower()):
        return name
    *given, surname = name.given
    low = name.surname.lower()
    behind = reading.tokens[name.last].low if name.last < len(reading.tokens) else ""
    participle = behind.endswith(("t", "en")) and behind not in lexicon.functions
    ahead = reading.tokens[max(0, name.first - AHEAD) : name.first]
    helped = participle and any(token.low in lexicon.auxiliaries for token in ahead)
    noun = low.endswith(NOUNS) or (helped and not is_given(surname.lower()))
    if not noun or " " in name.surname or not given or is_given(surname.lower()):
        return name
    return name._replace(last=name.last - 1, given=tuple(given), surname=surname)


def _without_places(names: Sequence[Name], reading: Reading, lexicon: Lexicon) -> Iterator[Name]:
    """The names without lone words where something is: "à Lille", "Lille." before a report."""
    surnames = {name.surname for name in names if name.given}
    for name in names:
        lone = name.kind == "person" and not name.certain and not name.given
        before = reading.tokens[name.first - 1].low if name.first else ""
        opens = not name.first and reading.tokens[min(name.last, len(reading.tokens) - 1)].text in ".-–—("
        opens = opens or opens_french_participle(reading.tokens, name.first, lexicon)
        if not lone or name.surname in surnames or not (before in PLACED or opens):
            yield _as_club(name, reading)


def _is_named(name: Name, reading: Reading, lexicon: Lexicon, surnames: set[str]) -> bool:
    token = reading.tokens[name.first]
    if is_given(token.low) or name.surname in surnames:
        return True
    return not _has_article(name, reading, lexicon) and (
        token.text.isupper() or _speaks(name, reading, lexicon)
    )


def _speaks(name: Name, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a verb of saying, or "so" and "laut", stands right beside a name."""
    before = reading.tokens[name.first - 1].low if name.first else ""
    after = reading.tokens[name.last].low if name.last < len(reading.tokens) else ""
    spoken = before in lexicon.saying or before in lexicon.heralds or (before,) in lexicon.according
    return spoken or after in lexicon.saying or after == "zufolge"


def _has_article(name: Name, reading: Reading, lexicon: Lexicon) -> bool:
    before = reading.tokens[name.first - 1] if name.first else None
    if before is None or before.kind != "word":
        return False
    return before.low in lexicon.determiners or before.low in ARTICLES
