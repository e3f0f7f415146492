"""Roles: the offices and descriptions printed beside a name, and when two role phrases mean one office."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.extract.people.departments import office_before
from archive.extract.people.names import Name
from archive.extract.words.phrases import Range
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import pairs, terms
from archive.extract.words.tokens import Reading, Token

# The longest apposition that is read as a role, in tokens.
LONGEST = 16
IGNORED = terms("role-fillers-en")
# What ends the nouns that head a role: what hangs on them, or a clause.
HANGING = terms("noun-links") | {"to", "who", ","}
# How German nouns end that decline as adjectives do.
STRONG = ("ter", "ner", "der", "ger", "ser", "fer", "rer", "ler")
ARABIC_ARTICLE = "ال"
# How Persian nouns in a vowel end before what hangs on them.
PERSIAN_JOINTS = ("وی", "ای")
# What makes another office of one: the deputy minister is no minister.
BESIDE = frozenset({"deputy", "vice", "shadow", "assistant", "opposition", "adverse"})
# What may stand between an office, its comma and a name: "the Right Rev.", "HE".
BETWEEN = frozenset({"the", "most", "very", "right"})
STYLES = frozenset({"HE", "HH", "HM", "HRH"})
# One office under two nouns.
SYNONYMS = {tag: pairs(f"role-synonyms-{tag}") for tag in ("en", "de", "fr")}
# What says that somebody's office is over.
PAST = frozenset({"former", "ex-", "erstwhile", "onetime"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as printed, without its article: its tokens, its head nouns, and its words for comparing.

    "founder and chairman of the bank" has two heads; `head` is the last of them.
    """

    tokens: Range
    head: str
    heads: frozenset[str]
    words: frozenset[str]


def read_role(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> RolePhrase | None:
    """The role in tokens `first` to `last`; None unless a role or body noun heads them."""
    while first < last and (
        tokens[first].low in lexicon.determiners or tokens[first].low in ("'s", "former")
    ):
        first += 1
    head, head_at, end = "", first, last
    heads = set()
    stop = min(last, first + LONGEST)
    owner = max((at for at in range(first, stop) if tokens[at].low == "'s"), default=first)
    for at in range(owner, stop):
        low = tokens[at].low
        if low in lexicon.roles or low in lexicon.plurals or low in lexicon.bodies:
            head, head_at = _noun(low, lexicon), at
            heads.add(head)
        elif (
            low in lexicon.honorifics
            and len(lexicon.honorifics[low]) > 1
            and lexicon.honorifics[low][1] != "-"
        ):
            head, head_at = _noun(lexicon.honorifics[low][1], lexicon), at
            heads.add(head)
        if head and low in HANGING:
            end = at
            break
        if head and lexicon.unicased:
            break
    # "the army's general staff" is no general: in English the noun that heads a phrase ends it.
    modifies = lexicon.language == "en" and head_at < end - 1 and tokens[end - 1].text.islower()
    if not head or modifies:
        return None
    return RolePhrase((first, last), head, frozenset(heads), role_words(tokens, first, last, lexicon))


def role_words(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> frozenset[str]:
    """What tells one role from another: nouns and adjectives, a demonym under its country."""
    words = set()
    for token in tokens[first:last]:
        low = token.low
        if token.kind != "word" or low in IGNORED:
            continue
        if low in lexicon.honorifics and lexicon.honorifics[low][1] != "-":
            low = lexicon.honorifics[low][1]
        words.add(lexicon.demonyms.get(low, _noun(low, lexicon)))
    return frozenset(words)


def _noun(low: str, lexicon: Lexicon) -> str:
    if lexicon.language == "fa" and low.endswith(PERSIAN_JOINTS):
        low = low[:-1]  # "سخنگوی دولت", "سخنگو"
    if lexicon.language == "de" and low.endswith(STRONG) and low[:-1] in lexicon.roles:
        low = low[:-1]  # "ein Beamter", "der Beamte"
    return SYNONYMS.get(lexicon.language, {}).get(low, low.removeprefix(ARABIC_ARTICLE))


def same_role(one: RolePhrase, other: RolePhrase) -> bool:
    """Whether two phrases can name one office: one head noun, and the words of one within the other's."""
    apart = one.words ^ other.words
    if apart & BESIDE or apart == {"prime"}:
        return False
    return bool(one.heads & other.heads) and (one.words <= other.words or other.words <= one.words)


def apposed_roles(reading: Reading, name: Name, stop: int, lexicon: Lexicon) -> Iterator[RolePhrase]:
    """The roles set beside a name: "X, the Leader of ...,", "the head of ..., X," and so on."""
    tokens = reading.tokens
    if name.role is not None:
        prefix = read_role(tokens, _owner(tokens, name.role[0]), name.role[1], lexicon)
        if prefix is not None:
            yield prefix
    ahead = office_before(tokens, name.core, lexicon) if name.given and lexicon.language == "en" else None
    held = read_role(tokens, *ahead, lexicon) if ahead is not None else None
    if held is not None:
        yield held
    before = _role_before(tokens, name.first, name.last, lexicon)
    if before is not None:
        yield before
    behind = _role_behind(tokens, name.last, stop, lexicon)
    if behind is not None:
        yield behind


def kept_titles(tokens: Sequence[Token], name: Name, lexicon: Lexicon) -> Iterator[RolePhrase]:
    """The offices among the honorifics that belong to a name: whoever is "King Amir" is "the king"."""
    for at in range(name.core, name.last) if name.titles else ():
        title = lexicon.honorifics.get(tokens[at].low)
        if title is None:
            return
        if title[1] != "-":
            yield RolePhrase((at, at + 1), title[1], frozenset({title[1]}), frozenset({title[1]}))


def has_office(
    name: Name, names: Sequence[Name], roles: Sequence[RolePhrase], tokens: Sequence[Token], lexicon: Lexicon
) -> bool:
    """Whether the title or office that stands before a name is one of somebody's `roles`, or of the first
    `names` that were printed."""
    if not set(name.titles).isdisjoint(title for other in names[:10] for title in other.titles):
        return True
    office = read_role(tokens, *name.role, lexicon) if name.role else None
    return office is not None and any(same_role(office, role) for role in roles)


def _owner(tokens: Sequence[Token], first: int) -> int:
    """Where a role begins with whose office it is: "Iran’s Foreign Minister"."""
    at = first
    if at > 1 and tokens[at - 1].low == "'s":
        at -= 2
        while at and first - at < 6 and tokens[at].capital and tokens[at - 1].capital:
            at -= 1
        return at if tokens[at].capital else first
    return first


def _role_before(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> RolePhrase | None:
    at = first
    while at and first - at < 3 and (tokens[at - 1].low in BETWEEN or tokens[at - 1].text in STYLES):
        at -= 1
    bracketed = first > 1 and tokens[first - 1].text == "(" and tokens[min(last, len(tokens) - 1)].text == ")"
    if bracketed:  # "The Mayor of Northby (Alderman R. B. Hale) replied"
        return _segment_before(tokens, first - 1, lexicon)
    if at and (tokens[at - 1].text == "," or tokens[at - 1].low in ("is", "was")):
        return _segment_before(tokens, at - 1, lexicon)
    start = first
    while start and first - start < 6 and tokens[start - 1].kind == "word":
        low = tokens[start - 1].low
        if low not in lexicon.roles and low not in lexicon.modifiers and low not in lexicon.demonyms:
            break
        start -= 1
    if start == first or tokens[first - 1].low not in lexicon.roles:
        return None
    return read_role(tokens, start, first, lexicon)


def _segment_before(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> RolePhrase | None:
    """The phrase up to the comma at `end`, when an article opens it and a role ends it."""
    start = end
    while start and end - start < LONGEST:
        token = tokens[start - 1]
        joins = token.low == "and" and start > 1 and tokens[start - 2].low in lexicon.roles
        if token.kind == "quoted" or token.text in ",.;:!?" or (token.low in lexicon.openers and not joins):
            break
        if token.low == "to" and start > 1 and tokens[start - 2].low == "according":
            break
        start -= 1
    owned = any(tokens[at].low == "'s" for at in range(start, end))
    for at in range(start, end - 1):
        plain = (
            tokens[at].low in lexicon.roles and lexicon.language == "en"
        )  # "Counsel for the bank, Ann Hale"
        body = tokens[at].capital and lexicon.language == "en"  # "BJD MLA from Northby, Ann Hale"
        opens = tokens[at].low in lexicon.determiners or (at == start and (owned or plain or body))
        if opens and _role_heads(tokens, at, end, lexicon):
            return read_role(tokens, at, end, lexicon)
    return None


def _role_behind(tokens: Sequence[Token], last: int, stop: int, lexicon: Lexicon) -> RolePhrase | None:
    if last + 1 >= stop or tokens[last].text != ",":
        return None
    start, end = last + 1, last + 1
    while end < min(stop, start + LONGEST):
        token = tokens[end]
        if token.kind == "quoted" or token.text in ",.;:!?()—–" or token.low in ("who", "which", "whose"):
            break
        noun = tokens[end - 1].low in lexicon.determiners  # "the owner of a radio station"
        if token.low in lexicon.saying and not (token.capital or noun):
            return None
        end += 1
    if end == start:
        return None
    opens = tokens[start]
    plain = opens.low in lexicon.roles or opens.low in lexicon.modifiers or opens.low in lexicon.demonyms
    if opens.low not in lexicon.determiners and not plain and not opens.capital:
        return None
    return read_role(tokens, start, end, lexicon) if _role_heads(tokens, start, end, lexicon) else None


def _role_heads(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the noun before the first preposition is a role noun; adjectives follow it but in English."""
    if lexicon.language != "en":
        return any(tokens[at].low in lexicon.roles for at in range(start, end))
    for at in range(start, end):
        behind = tokens[at + 1].low if at + 1 < end else ""
        acts = behind.endswith("ing") and tokens[at].low in lexicon.roles  # "the member representing Hale"
        if at + 1 == end or acts or behind in lexicon.prepositions or behind in lexicon.determiners:
            return tokens[at].low in lexicon.roles
        if behind == "and" and tokens[at].low in lexicon.roles:
            return True
    return False


def is_past(reading: Reading, role: RolePhrase) -> bool:
    """Whether the words say that somebody's office is over: "the former mayor"."""
    first, last = role.tokens
    return any(token.low in PAST for token in reading.tokens[max(0, first - 1) : last])


def printed_words(reading: Reading, role: RolePhrase) -> list[str]:
    """The words of a role in lower case."""
    return [token.low for token in reading.tokens[slice(*role.tokens)]]
