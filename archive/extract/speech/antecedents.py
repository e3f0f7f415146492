"""Whom a pronoun means: the members seen so far, weighed by how near they are and by their place."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.extract.people.cast import Cast
from archive.extract.people.genders import gender
from archive.extract.people.members import Member
from archive.extract.speech.candidates import (
    is_doubtful,
    is_passing_body,
    is_trading,
    may_be,
    may_be_body,
    may_be_several,
)
from archive.extract.speech.inside_quotes import told_of

# How many of the last subjects a pronoun can reach back to.
MEMORY = 40
# How many sentences a pronoun may come before its name, its own one counted.
AHEAD = 3
# How many sentences back "they" reaches one person whose gender nothing tells.
NEAR = 2
# So much of each of them is read, in tokens.
FAR = 200
# What a place in its sentence speaks for somebody, in sentences.
SPOKEN, SUBJECT, CLAUSE, MENTION = 1.25, 1.2, 0.3, 0.0
# Against the nameless, who may be another's description ("the retired surgeon"); less in an office.
NAMELESS, OFFICE, SOMEBODY = 0.6, 0.2, 0.8
# Against a body whose noun has a gender ("la cour", "elle"): people are meant more often.
BODY = 1.2
# For whoever the same paragraph has spoken of.
HERE = 1.5
# Against who only had a say in an earlier paragraph, where a paragraph opens that tells of somebody.
SOURCE = 4.0
# So many sentences back a pronoun reaches somebody of whom nothing but capitals tells.
DOUBTFUL = 3
# What stands between a verb of saying and to whom or of whom somebody speaks.
TOWARDS = frozenset({"of", "to", "about", "with", "at"})
# So far ahead of all others somebody is surely meant, in sentences.
LEAD = 1.0


@dataclass(frozen=True, slots=True)
class _Seen:
    member: Member
    sentence: int
    weight: float


class Memory:
    """Whom an article has spoken of, in text order; `sentence` is the number of the one being read."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.sentence = 0
        self._seen: list[_Seen] = []
        self._opens = False

    def see(self, members: Iterable[Member], *, weight: float = SPOKEN) -> None:
        """Note members of this sentence; `weight` is greater for those whom it is about."""
        self._seen.extend(_Seen(member, self.sentence, weight) for member in members)
        del self._seen[:-MEMORY]

    def antecedent(self, pronoun: str, at: int) -> Member | None:
        """Whom a pronoun at token `at` stands for; None where nobody fits."""
        wanted = self.cast.lexicon.pronoun_genders.get(pronoun)
        self._opens = wanted is not None and self._opens_telling(at)
        if wanted is not None:
            return self._person(wanted, at)
        if pronoun in ("they", "them"):
            return self._several()
        if pronoun == "es":
            return self._neuter()
        return self._body() if pronoun == "it" else None

    def _person(self, wanted: str, at: int) -> Member | None:
        """Whom "he" or "she" means; it tells that person's gender where nobody else is as likely."""
        fits = [s for s in self._seen if may_be(self.cast, s.member, wanted) and self._is_sure(s)]
        fits = [seen for seen in fits if not self._comes_later(seen, at)] or fits
        other = self._spoken_to(at)
        fits = [seen for seen in fits if seen.member is not other] or fits
        found = self._speaker(fits, wanted) or self._named_next(wanted)
        if found is None:
            return None
        if found.unsure:
            found.kind = "person"
        tells = self._speaks(at) and not is_doubtful(self.cast, found)
        if not found.gender and tells and self._leads(found, fits, wanted):
            found.gender = gender(wanted)
        return found

    def _speaks(self, at: int) -> bool:
        """Whether a pronoun is a person's: German and French ones stand for things unless they speak."""
        lexicon, tokens = self.cast.lexicon, self.cast.reading.tokens
        beside = (tokens[near].low for near in (at - 1, at + 1) if 0 <= near < len(tokens))
        return not lexicon.verb_first or any(low in lexicon.saying for low in beside)

    def _several(self) -> Member | None:
        """Whom "they" means: several people or a body, else one person of whom nothing tells a gender."""
        cast = self.cast
        fits = [
            seen
            for seen in self._seen
            if may_be_several(cast, seen.member) and not is_passing_body(cast, seen.member)
        ]
        return self._likeliest(fits or self._unsexed(), "-")

    def _body(self) -> Member | None:
        """What "it" means: the nearest body, else what only capitals make a person."""
        bodies = [
            seen
            for seen in self._seen
            if seen.member.kind == "body" and not is_passing_body(self.cast, seen.member)
        ]
        near = any(seen.sentence >= self.sentence - 1 for seen in bodies)
        like = [] if near else [seen for seen in self._seen if may_be_body(seen.member)]
        return self._likeliest([seen for seen in like if seen.sentence == self.sentence] or bodies, "-")

    def _neuter(self) -> Member | None:
        """What German "es" means: the body named last behind "das"."""
        text = self.cast.reading.text
        bodies = (seen.member for seen in reversed(self._seen) if seen.member.kind == "body")
        return next(
            (m for m in bodies if m.phrases and m.phrases[0].of(text).lower().startswith("das ")), None
        )

    def _speaker(self, fits: list[_Seen], wanted: str) -> Member | None:
        """The likeliest one, unless nobody else can be whom the speaker's words tell of: "She left"."""
        best, reading = self._likeliest(fits, wanted), self.cast.reading
        if best is None or best.gender:
            return best
        for other in told_of(reading, reading.sentences[self.sentence]) - {wanted}:
            told = [seen for seen in self._seen if may_be(self.cast, seen.member, other)]
            if all(seen.member is best for seen in told):
                rest = [seen for seen in fits if seen.member is not best]
                return self._likeliest(rest, wanted) or best
        return best

    def _unsexed(self) -> list[_Seen]:
        """Single people of whom nothing tells a gender, in the sentences just before: "they" may be one."""
        near = [seen for seen in self._seen if seen.sentence >= self.sentence - NEAR]
        near = [seen for seen in near if not seen.member.gender and may_be(self.cast, seen.member, "-")]
        return [
            seen
            for seen in near
            if self._is_new(seen.member)
            or (seen.weight >= SUBJECT and seen.member.names and not is_doubtful(self.cast, seen.member))
        ]

    def _comes_later(self, seen: _Seen, at: int) -> bool:
        """Whether the text speaks of somebody first behind a token of the same sentence."""
        if seen.sentence < self.sentence:
            return False
        if seen.member.places:
            return seen.member.places[0] > at
        phrases = seen.member.phrases
        return bool(phrases) and phrases[0].start > self.cast.reading.tokens[at].start

    def _spoken_to(self, at: int) -> Member | None:
        """Who is named behind a pronoun and its verb, and is another: "he told Hale", "she said of Hale"."""
        tokens, of = self.cast.reading.tokens, self.cast.of
        if at + 3 < len(tokens) and tokens[at + 2].low in TOWARDS:
            return of.get(at + 3)
        return of.get(at + 2)

    def _named_next(self, wanted: str) -> Member | None:
        """The person whom one of the next sentences names first: a pronoun that comes before its name."""
        cast, sentences = self.cast, self.cast.reading.sentences
        for sentence in sentences[self.sentence : self.sentence + AHEAD]:
            for at in range(sentence.first, min(sentence.last, sentence.first + FAR)):
                member = cast.of.get(at)
                if member is not None and may_be(cast, member, wanted):
                    return member
        return None

    def _likeliest(self, fits: list["_Seen"], wanted: str) -> Member | None:
        """The nearest one; what speaks for somebody, or against, counts as so many sentences."""
        return max(reversed(fits), key=lambda seen: self._nearness(seen, wanted)).member if fits else None

    def _nearness(self, seen: _Seen, wanted: str) -> float:
        known = 0.5 * (seen.member.gender == wanted)
        nameless = self._nameless(seen.member)
        doubtful = 1.5 * is_doubtful(self.cast, seen.member) + 1.5 * is_trading(seen.member)
        here = HERE * (self._paragraph(seen.sentence) == self._paragraph(self.sentence))
        passing = SOURCE * (self._opens and self._is_source(seen.member))
        return seen.sentence + seen.weight + known + here - passing - nameless - doubtful

    def _is_source(self, member: Member) -> bool:
        """Whether somebody only had a say, in one paragraph: who is told of comes again."""
        if not member.spoke or not member.places:
            return False
        told = [seen.sentence for seen in self._seen if seen.member is member]
        new = member.places[0] >= self.cast.reading.sentences[min(told)].first
        return new and len({self._paragraph(sentence) for sentence in told}) == 1

    def _opens_telling(self, at: int) -> bool:
        """Whether a pronoun opens a paragraph that tells of somebody: "He wrote some 900 songs"."""
        tokens, sentence = self.cast.reading.tokens, self.cast.reading.sentences[self.sentence]
        new = self.sentence > 0 and self._paragraph(self.sentence - 1) != sentence.paragraph
        if at != sentence.first or not new:
            return False
        lexicon = self.cast.lexicon
        passed = (lexicon.adverbs, lexicon.times, lexicon.auxiliaries)
        behind = (token.low for token in tokens[at + 1 : sentence.last])
        verb = next((low for low in behind if not any(low in words for words in passed)), "")
        quotes = any(token.kind == "quoted" for token in tokens[at : sentence.last])
        return verb not in lexicon.bare and not (quotes and verb in lexicon.verbs)

    def _leads(self, found: Member, fits: list["_Seen"], wanted: str) -> bool:
        """Whether nobody else is as likely, so that a pronoun tells somebody's gender."""
        others = [self._nearness(seen, wanted) for seen in fits if seen.member is not found]
        own = [self._nearness(seen, wanted) for seen in fits if seen.member is found]
        return bool(own) and max(own) >= max(others, default=-99.0) + LEAD

    def _is_sure(self, seen: _Seen) -> bool:
        """Whether somebody is near enough for how sure it is that they are a person."""
        near = seen.sentence >= self.sentence - DOUBTFUL or self.cast.lexicon.verb_first
        return near or not is_doubtful(self.cast, seen.member)

    def _paragraph(self, sentence: int) -> int:
        return self.cast.reading.sentences[sentence].paragraph

    def _nameless(self, member: Member) -> float:
        """What speaks against a member who has no name: less where capitals make it an office."""
        if member.kind == "body" and member.gender:
            return BODY
        if member.kind != "role" or member.plural:
            return 0.0
        if self._is_new(member):
            return SOMEBODY
        phrase = member.phrases[0].of(self.cast.reading.text) if member.phrases else ""
        return OFFICE if any(word[0].isupper() for word in phrase.split()[1:]) else NAMELESS

    def _is_new(self, member: Member) -> bool:
        """Whether somebody nameless is brought in: "a farmer"."""
        phrase = member.phrases[0].of(self.cast.reading.text) if member.phrases else ""
        return phrase.lower().startswith(("a ", "an ", "one ", "another "))

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

    def named_since(self, holder: Member) -> Member:
        """Who was named without an office after one had spoken that only its office names: it is theirs."""
        latest = self.latest()
        return latest if latest and not latest.roles and self.is_later(latest, holder) else holder

    def people(self, gender: str) -> list[Member]:
        """Those spoken of by name whom a gender fits, the last one first."""
        people = {seen.member.number: seen.member for seen in reversed(self._seen)}
        known = [
            m for m in people.values() if m.names and m.kind == "person" and not is_doubtful(self.cast, m)
        ]
        return [member for member in known if not gender or member.gender in (gender, "")]

    def other(self) -> Member | None:
        """The last person beside the last subject: "Reed waved. “Stop,” said the other"."""
        one = self.subject("")
        known = one is not None and one.kind == "person"
        return next((member for member in self.people("") if member is not one), None) if known else None

    def latest(self, gender: str = "") -> Member | None:
        """The person spoken of last, in the sentences just before; of this gender where one is given."""
        self._opens, recent = False, self.sentence - 3
        people = [seen for seen in self._seen if seen.member.names and seen.member.kind == "person"]
        if gender:
            people = [seen for seen in people if seen.member.gender in (gender, "")]
        near = [seen for seen in people if seen.sentence >= recent]
        only = {seen.member.number: seen.member for seen in people if seen.member.gender == gender != ""}
        if not near and len(only) == 1:
            return next(iter(only.values()))  # the only woman, or man, of the whole report so far
        latest = max((seen.sentence for seen in near), default=0)
        return self._likeliest([seen for seen in near if seen.sentence == latest], "-")
