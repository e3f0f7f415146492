"""Whom a pronoun means: the members seen so far, weighed by how near they are and by their place."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.extract.cues.cue import is_verb, leads_to_verb
from archive.extract.people.cast import Cast
from archive.extract.people.members import Member
from archive.extract.people.names import THING_ENDINGS, Name
from archive.extract.people.things import DIRECTIONS, names_place
from archive.extract.words.phrases import PASSIVE
from archive.extract.words.terms import terms
from archive.extract.words.tokens import MAY_END

# How many of the last subjects a pronoun can reach back to.
MEMORY = 40
# How many sentences a pronoun may come before its name, its own one counted.
AHEAD = 3
# So much of each of them is read, in tokens.
FAR = 200
# What a place in its sentence speaks for somebody, in sentences.
SUBJECT, CLAUSE, MENTION = 1.2, 0.3, 0.0
# Against the nameless, who may be another's description ("the retired surgeon"); less in an office.
NAMELESS, OFFICE, SOMEBODY = 0.6, 0.2, 1.2
# Against a body whose noun has a gender ("la cour", "elle"): people are meant more often.
BODY = 1.2

# So many of a name's places tell whether it is a person's.
LOOKED_AT = 6
# Of what is named like a thing, these may speak: "the Assembly", "Certain Powers".
SPEAKING = frozenset({"assembly", "caucus", "countries", "forum", "governments", "parties", "powers"})
# What companies are called, and people too: "Kite Wheels, the largest operator, said it would".
COMPANIES = terms("company-trades-en")
# What stands before a place, seldom before a person.
WHERE = frozenset({"in", "into", "across", "throughout", "near", "outside", "inside", "within"})


@dataclass(frozen=True, slots=True)
class _Seen:
    member: Member
    sentence: int
    weight: float


def _may_be(cast: Cast, member: Member, wanted: str) -> bool:
    """Whether "he" or "she" can stand for a member: a person or role of fitting gender."""
    if member.plural or not ("-" in wanted or member.gender in (wanted, "")):
        return False
    if _is_thing(cast, member):
        return False
    if member.kind == "person" or member.unsure:
        return True
    if member.kind == "body":  # of a gender where a language has one: "la cour", "elle"
        return bool(member.gender)
    return member.kind == "role" and (bool(member.roles) or (bool(member.spoke) and bool(member.gender)))


def _is_thing(cast: Cast, member: Member) -> bool:
    """Whether capitals are all that a member has of a person, and stand where a thing's or a place's do."""
    if member.kind == "role" or member.gender or member.roles or member.stated:
        return False
    if any(name.certain for name in member.names):
        return False
    names = member.names[:LOOKED_AT]
    return any(_like_a_thing(cast, name) for name in names) and not any(_acts(cast, name) for name in names)


def _like_a_thing(cast: Cast, name: Name) -> bool:
    """Whether capitals are a thing's or no name: "the Middle East", "in Perth", "Fair enough"."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    before = tokens[name.first - 1] if name.first else None
    if before is None or before.text in MAY_END:
        return name.core + 1 == name.last
    relative = lexicon.verb_first and not name.given  # "die Noten, die Weber geholt hat"
    if (before.low in lexicon.determiners and not relative) or before.low in WHERE:
        return True
    behind = tokens[name.last] if name.last < len(tokens) else before
    small = behind.kind == "word" and not behind.capital and behind.low not in lexicon.functions
    # German and French verbs are on no list as a whole: any small word may be one.
    small = small and not lexicon.verb_first
    return small and behind.low not in lexicon.offices and not is_verb(behind, lexicon)


def _acts(cast: Cast, name: Name) -> bool:
    """Whether a verb, an age or ", who" follows a name that no "the" and no "in" precede."""
    tokens, lexicon = cast.reading.tokens, cast.lexicon
    before = tokens[name.first - 1].low if name.first else ""
    if before in lexicon.determiners or before in WHERE:
        return False
    behind = tokens[name.last : name.last + 2]
    starts = before == "" or before in MAY_END
    if starts and name.core + 1 == name.last and behind and behind[0].low in PASSIVE:
        return False  # "Tea was served"
    described = any(token.low == "who" or token.kind == "number" for token in behind[1:])
    return leads_to_verb(tokens, name.last, len(tokens), lexicon) or (described and behind[0].text == ",")


def _may_be_several(cast: Cast, member: Member) -> bool:
    """Whether "they" can stand for a member: several people, or a body that is no place."""
    return member.plural or (member.kind == "body" and not _is_place(cast, member))


def _may_be_a_body(member: Member) -> bool:
    """Whether nothing but capitals makes a member a person, so that "it" may mean it: "Kite Wheels"."""
    trades = all(role.head in COMPANIES for role in member.roles)
    known = member.gender or not trades or member.stated or member.titles
    return member.kind == "person" and not known


def _is_place(cast: Cast, member: Member) -> bool:
    printed = [phrase.of(cast.reading.text).lower() for phrase in member.phrases[:1]]
    if any(words in cast.lexicon.places or _in_a_direction(cast, words) for words in printed):
        return True
    words = [token for name in member.names[:1] for token in cast.reading.tokens[name.core : name.last]]
    people = all(word.low in cast.lexicon.demonyms for word in words)  # "the Japanese"
    return bool(words) and not people and names_place(words, cast.lexicon)


def _in_a_direction(cast: Cast, words: str) -> bool:
    first, _, rest = words.partition(" ")
    return first in DIRECTIONS and rest in cast.lexicon.places


def _passing(cast: Cast, member: Member) -> bool:
    """Whether a body is no more than one capital word, as likely the first of a sentence, or a place;
    "the Opposition" is more."""
    names = member.names[:LOOKED_AT]
    if not names:
        return _ends_like_a_thing(cast, member)
    tokens = cast.reading.tokens
    return member.unsure and not any(
        _acts(cast, name) or (name.first and tokens[name.first - 1].low == "the") for name in names
    )


def _ends_like_a_thing(cast: Cast, member: Member) -> bool:
    """Whether a body is named like an event or a paper: "the Glass Act" says nothing; an assembly does."""
    words = member.phrases[0].of(cast.reading.text).lower().split() if member.phrases else []
    tail = words[-1] if words else ""
    return tail in THING_ENDINGS and tail not in SPEAKING and tail not in cast.lexicon.bodies


class Memory:
    """Whom an article has spoken of, in text order; `sentence` is the number of the one being read."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.sentence = 0
        self._seen: list[_Seen] = []

    def see(self, members: Iterable[Member], *, weight: float = SUBJECT) -> None:
        """Note members of this sentence; `weight` is greater for those whom it is about."""
        self._seen.extend(_Seen(member, self.sentence, weight) for member in members)
        del self._seen[:-MEMORY]

    def antecedent(self, pronoun: str, at: int) -> Member | None:
        """Whom a pronoun at token `at` stands for; None where nobody fits."""
        wanted = self.cast.lexicon.pronoun_genders.get(pronoun)
        if wanted is not None:
            fits = [seen for seen in self._seen if _may_be(self.cast, seen.member, wanted)]
            fits = [seen for seen in fits if not self._comes_later(seen, at)] or fits
            found = self._likeliest(fits, wanted) or self._named_next(wanted)
            if found is not None and found.unsure:
                found.kind = "person"
            return found
        if pronoun in ("they", "them"):
            fits = [
                seen
                for seen in self._seen
                if _may_be_several(self.cast, seen.member) and not _passing(self.cast, seen.member)
            ]
            return self._likeliest(fits, "-")
        if pronoun != "it":
            return None
        bodies = [
            seen for seen in self._seen if seen.member.kind == "body" and not _passing(self.cast, seen.member)
        ]
        near = any(seen.sentence >= self.sentence - 1 for seen in bodies)
        like = [] if near else [seen for seen in self._seen if _may_be_a_body(seen.member)]
        return self._likeliest([seen for seen in like if seen.sentence == self.sentence] or bodies, "-")

    def _comes_later(self, seen: _Seen, at: int) -> bool:
        """Whether the text speaks of somebody first behind a token of the same sentence."""
        if seen.sentence < self.sentence:
            return False
        if seen.member.places:
            return seen.member.places[0] > at
        phrases = seen.member.phrases
        return bool(phrases) and phrases[0].start > self.cast.reading.tokens[at].start

    def _named_next(self, wanted: str) -> Member | None:
        """The person whom one of the next sentences names first: a pronoun that comes before its name."""
        cast, sentences = self.cast, self.cast.reading.sentences
        for sentence in sentences[self.sentence : self.sentence + AHEAD]:
            for at in range(sentence.first, min(sentence.last, sentence.first + FAR)):
                member = cast.of.get(at)
                if member is not None and _may_be(cast, member, wanted):
                    return member
        return None

    def _likeliest(self, fits: list["_Seen"], wanted: str) -> Member | None:
        """The nearest one; what speaks for somebody, or against, counts as so many sentences."""

        def nearness(seen: _Seen) -> float:
            known = 0.5 * (seen.member.gender == wanted)
            nameless = self._nameless(seen.member)
            doubtful = 1.5 * self.cast.is_doubtful(seen.member)
            return seen.sentence + seen.weight + known - nameless - doubtful

        return max(reversed(fits), key=nearness).member if fits else None

    def _is_place(self, seen: _Seen) -> bool:
        """Whether a body is a place that the lists know: "they" are seldom New South Wales."""
        phrases = seen.member.phrases[:1]
        return any(p.of(self.cast.reading.text).lower() in self.cast.lexicon.places for p in phrases)

    def _nameless(self, member: Member) -> float:
        """What speaks against a member who has no name: less where capitals make it an office."""
        if member.kind == "body" and member.gender:
            return BODY
        if member.kind != "role" or member.plural:
            return 0.0
        phrase = member.phrases[0].of(self.cast.reading.text) if member.phrases else ""
        if phrase.startswith(("a ", "an ", "A ", "An ")):
            return SOMEBODY
        return OFFICE if any(word[0].isupper() for word in phrase.split()[1:]) else NAMELESS

    def subject(self, gender: str) -> Member | None:
        """The subject of the sentences before: who a verb that names nobody goes on with; "" fits all."""
        for seen in reversed(self._seen):
            fits = not gender or seen.member.gender in (gender, "")
            if seen.weight >= SUBJECT and fits:
                return seen.member
        return None

    def named_last(self, gender: str) -> Member | None:
        """Who was named last, whatever the sentence is about: "ce dernier", "letztere"."""
        people = [seen for seen in self._seen if seen.member.kind == "person"]
        fits = [seen for seen in people if seen.member.gender in (gender, "")]
        latest = max((seen.sentence for seen in fits), default=0)
        near = [seen.member for seen in fits if seen.sentence == latest and seen.weight < SUBJECT]
        # Those whom a sentence mentions are seen last one first.
        return near[0] if near else self.latest(gender)

    def is_later(self, one: Member | None, other: Member) -> bool:
        """Whether one was spoken of after another."""
        last = {seen.member.number: seen.sentence for seen in self._seen}
        return one is not None and last.get(one.number, -1) > last.get(other.number, -1)

    def latest(self, gender: str = "") -> Member | None:
        """The person spoken of last, in the sentences just before; of this gender where one is given."""
        recent = self.sentence - 3
        people = [seen for seen in self._seen if seen.member.names and seen.member.kind == "person"]
        if gender:
            people = [seen for seen in people if seen.member.gender in (gender, "")]
        near = [seen for seen in people if seen.sentence >= recent]
        only = {seen.member.number: seen.member for seen in people if seen.member.gender == gender != ""}
        if not near and len(only) == 1:
            return next(iter(only.values()))  # the only woman, or man, of the whole report so far
        latest = max((seen.sentence for seen in near), default=0)
        return self._likeliest([seen for seen in near if seen.sentence == latest], "-")
