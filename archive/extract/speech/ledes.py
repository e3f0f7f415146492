"""Whom a lede describes and the sentence after it names: `"...," the minister said. ... Ann Reed said`."""

from archive.extract.people.cast import Cast
from archive.extract.people.genders import gender, same_gender
from archive.extract.people.members import Member
from archive.extract.people.names import Name, is_described
from archive.extract.people.roles import read_role
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Sentence

# The lede is among the first paragraphs, a headline counted.
PARAGRAPHS = 2
# How many sentences later somebody is named.
AHEAD = 3
# So many tokens of a lede are its first words.
OPENING = 6
UNAGED = terms("unaged-en")
# Nouns that tell a gender and no more.
PLAIN = frozenset({"man", "woman", "lady", "gentleman"})
# Who is quoted by somebody else is named in passing.
QUOTING = terms("quoting-en")


def named_later(cast: Cast, number: int) -> Member | None:
    """The person whom the sentences after sentence `number` name first, if nothing else says who they are
    and they speak there; None outside a lede."""
    sentences = cast.reading.sentences
    if (
        number >= len(sentences)
        or sentences[number].paragraph >= PARAGRAPHS
        or _asks(cast, sentences[number])
    ):
        return None
    for sentence in sentences[number + 1 : number + 1 + AHEAD]:
        for at in range(sentence.first, sentence.last):
            if at in cast.of and cast.at[at].kind == "person" and not _is_where(cast, at):
                return cast.of[at] if _is_introduced(cast, cast.at[at]) else None
    return None


def _asks(cast: Cast, sentence: Sentence) -> bool:
    """Whether somebody asks in a sentence: whoever is named next answers."""
    return any(token.low == "asked" for token in cast.reading.tokens[sentence.first : sentence.last])


def introduced_later(cast: Cast, number: int, head: str) -> Member | None:
    """The person of whom a lede says no more than "a judge", by their `head` noun: whom one of the sentences
    after sentence `number` opens with, in an office of that noun or with an age; None outside a lede."""
    sentences = cast.reading.sentences
    if number >= len(sentences) or sentences[number].paragraph >= PARAGRAPHS:
        return None
    for sentence in sentences[number + 1 : number + 1 + AHEAD]:
        named = _in_office(cast, sentence, head)
        if named is not None:
            return named
        name = cast.at.get(sentence.first)
        member = cast.of.get(sentence.first)
        if name is None or member is None or not name.given or member.places[0] != name.first:
            continue
        heads = {role.head for role in (*member.roles, *member.titles)}
        told = is_described(name, cast.reading.tokens) and not heads and head not in UNAGED
        aged = told or (head in PLAIN and _is_of(cast, member, head))
        return member if aged or head in heads or head.removesuffix("s") in heads else None
    return None


def told_in_lede(cast: Cast, head: str) -> Member | None:
    """Whom a lede opens with by this noun and names later: "A man was fined ... Ann Hale, 37,"."""
    tokens = cast.reading.tokens
    for number, sentence in enumerate(cast.reading.sentences[:AHEAD]):
        opening = [token.low for token in tokens[sentence.first : sentence.first + OPENING]]
        if sentence.paragraph < PARAGRAPHS and opening[0] in ("a", "an") and head in opening[1:-1]:
            several = opening[opening.index(head) + 1] == "and"
            return None if several else introduced_later(cast, number, head)
    return None


def _is_of(cast: Cast, member: Member, head: str) -> bool:
    """Whether more follows somebody's first name, who may be a man or a woman: "Ann Hale, a cleaner,"."""
    tokens, name = cast.reading.tokens, member.names[0]
    fits = same_gender(member.gender, gender(cast.lexicon.gendered.get(head, "")))
    behind = [token.low for token in tokens[name.last : name.last + 2]]
    described = behind[:1] == [","] and behind[-1] in ("a", "an", "who")
    return fits and (described or is_described(name, tokens))


def _in_office(cast: Cast, sentence: Sentence, head: str) -> Member | None:
    """Whom a sentence names first in the office of a noun: "a video shows Councilwoman Ann Hale"."""
    for at in range(sentence.first, sentence.last):
        name = cast.at.get(at)
        if name is None or name.role is None or not name.given or at not in cast.of:
            continue
        role = read_role(cast.reading.tokens, *name.role, cast.lexicon)
        if role is not None and head in role.heads and cast.of[at].places[0] == at:
            return cast.of[at]
    return None


def _is_introduced(cast: Cast, name: Name) -> bool:
    """Whether a full name without a role of its own stands here first, beside a verb of saying."""
    member, tokens = cast.of[name.first], cast.reading.tokens
    if not name.given or member.roles or member.titles or member.places[0] != name.first:
        return False
    before, after = tokens[name.first - 1], tokens[min(name.last, len(tokens) - 1)]
    quoted = before.low in QUOTING or after.low in QUOTING
    return not quoted and (before.low in cast.lexicon.saying or after.low in cast.lexicon.saying)


def _is_where(cast: Cast, at: int) -> bool:
    """Whether a name tells only where something was: "At a ceremony in Northby, Ann Reed said"."""
    name, before = cast.at[at], cast.reading.tokens[at - 1].low if at else ""
    alone = not (name.given or name.titles or name.role)
    return alone and before in cast.lexicon.prepositions
