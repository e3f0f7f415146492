"""The query language: a string to a tree and messages, and no string refused: what cannot be used is
left out, and a message says where it stands and what to write instead.

    any      = all ("OR" all)*
    all      = ("AND"? one)+
    one      = ("NOT" | "-") one | near
    near     = atom ("NEAR/n" atom)*
    atom     = "(" any ")" | field ":" atom | '"' phrase '"' | word | prefix* | fuzzy~n
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from archive.search.analysis import WORD, folded_words
from archive.search.foreign_signs import advice
from archive.search.query_dates import EXAMPLES, dated
from archive.search.tokens import OPERATORS, Token, beginning, tokens
from archive.search.tree import (
    Dated,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Word,
    all_of,
    any_of,
)

__all__ = ["FIELDS", "LONGEST", "Parsed", "parse"]

FIELDS = ("title", "quote", "speaker", "source", "date", "language")
LONGEST = 256  # characters of a query
MOST_TERMS = 32
LONGEST_REPEATED = 3  # letters of a word that costs nothing when it comes again, as "of" and "the" do
SHORTEST_PREFIX = 3  # letters
FARTHEST = 50  # words, of NEAR
MOST_EDITS = 2
SHORTEST_FUZZY = 4  # letters: below, one edit makes another word of almost any

_ENDING = re.compile(r"(?:[,.;:!?]|['’]s?)+$", re.IGNORECASE)  # marks after a word, and a genitive's
_MARKS_ALONE = re.compile(r"[-–—&+/|.,;:!?…'’‘`]++s?")  # as some write them: "Women 's rights ?"
_FUZZY = re.compile(r"(.*)~(\d?)")


def _literal(found: Sequence[str], text: str) -> Word | Phrase:
    """A word (the language's own in small letters), or several, quoted where they may mean another thing."""
    if len(found) > 1:
        return Phrase(text, quoted=[token.kind for token in tokens(text, [])] != ["word"])
    return Word(found[0].lower() if found[0] in OPERATORS else found[0])


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query's tree, None when nothing is asked, and what its writer should know."""

    node: Node | None
    messages: tuple[str, ...] = ()


def parse(text: str, *, fields: Collection[str] = FIELDS) -> Parsed:
    """Read a query. Never raises; time is linear in the text, which is cut at LONGEST characters."""
    messages: list[str] = []
    if len(text) > LONGEST:
        messages.append(f"The query is longer than {LONGEST} characters; the rest is ignored.")
        text = beginning(text, LONGEST)
    parser = Parser(tokens(text, messages), frozenset(fields), messages)
    return Parsed(parser.whole(), tuple(dict.fromkeys(messages)))


@dataclass(slots=True)
class Parser:
    tokens: list[Token]
    fields: frozenset[str]
    messages: list[str]
    at: int = 0
    terms: int = 0
    within: str = ""
    _repeated: set[str] = field(default_factory=set)
    _said: set[str] = field(default_factory=set)

    def whole(self) -> Node | None:
        parts = []
        while self.at < len(self.tokens):
            parts.append(self.any())
            if self.peek("close"):
                self.say(self.next(), "closes nothing; it is ignored")
        return all_of(part for part in parts if part is not None)

    def peek(self, kind: str, text: str = "") -> bool:
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return token.kind == kind and text in ("", token.text)

    def next(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def say(self, token: Token, what: str) -> None:
        self.messages.append(f"“{token.text}” at {token.place} {what}.")

    def any(self) -> Node | None:
        parts = [self.all()]
        while self.peek("operator", "OR"):
            operator = self.next()
            after = self.all()
            if parts[-1] is None or after is None:
                self.say(operator, "needs something to search on both sides: write a OR b")
            parts.append(after)
        return any_of(part for part in parts if part is not None)

    def all(self) -> Node | None:
        parts = []
        while self.at < len(self.tokens) and not self.peek("close") and not self.peek("operator", "OR"):
            if self.peek("operator", "AND"):
                self.next()
                continue
            parts.append(self.one())
        return all_of(part for part in parts if part is not None)

    def one(self) -> Node | None:
        turns = 0
        while self.peek("minus") or self.peek("operator", "NOT"):
            token = self.next()
            turns += 1
        if turns and (self.at >= len(self.tokens) or self.peek("close") or self.peek("operator")):
            self.say(token, "needs a word after it: write -word")
            return None
        node = self.near()
        if node is None or turns % 2 == 0:
            return node
        return node.node if isinstance(node, Not) else Not(node)

    def near(self) -> Node | None:
        chain: list[tuple[Node | None, Token | None]] = [(self.atom(), None)]
        while self.peek("near"):
            operator = self.next()
            ended = self.at >= len(self.tokens) or self.peek("close") or self.peek("operator")
            chain.append((None if ended else self.atom(), operator))
        return self.chained(chain) if len(chain) > 1 else chain[0][0]

    def chained(self, chain: list[tuple[Node | None, Token | None]]) -> Node | None:
        asked = [operator for _, operator in chain if operator]
        for operator in asked:
            if int(operator.text) > FARTHEST:
                said = Token("", f"NEAR/{operator.text}", operator.place)
                self.say(said, f"is searched as NEAR/{FARTHEST}, the farthest")
        distances = {min(int(operator.text), FARTHEST) for operator in asked}
        operands = [node for node, _ in chain]
        sound = [node for node in operands if isinstance(node, Word | Phrase)]
        if len(sound) == len(operands) and 0 not in distances:
            if len(distances) == 1:
                return Near(tuple(sound), distances.pop())
            steps = zip(pairwise(sound), chain[1:], strict=True)
            return all_of(
                Near(pair, min(int(operator.text), FARTHEST)) for pair, (_, operator) in steps if operator
            )
        needed = "needs a word or a phrase on both sides and a number from 1: write a NEAR/5 b"
        self.say(Token("", "NEAR", asked[0].place), needed)
        return all_of(node for node in operands if node is not None)

    def atom(self) -> Node | None:
        token = self.next()
        rules: dict[str, Callable[[Token], Node | None]] = {
            "open": self.group,
            "field": self.in_field,
            "phrase": self.phrase,
            "word": self.word,
        }
        rule = rules.get(token.kind)
        if self.within == "date" and token.kind in ("word", "phrase"):
            return self.a_date(token)
        if rule is not None:
            return rule(token)
        self.say(token, "stands where a word should; it is ignored")
        return None

    def group(self, token: Token) -> Node | None:
        node = self.any()
        if self.peek("close"):
            self.next()
        else:
            self.say(token, "is never closed: add a “)”")
        return node

    def in_field(self, token: Token) -> Node | None:
        name = token.text.lower()
        name = name if name in self.fields else token.text
        if self.within or name not in self.fields:
            known = ", ".join(f"{one}:" for one in FIELDS)
            why = "cannot stand inside another field" if self.within else f"is no field; there are {known}"
            self.say(Token("", f"{token.text}:", token.place), f"{why}. It is searched as a word")
            return all_of(part for part in (self.word(token), self.one_more()) if part is not None)
        if self.peek("minus"):  # language:-fr is -language:fr
            self.next()
            node = self.limited(name, token)
            return None if node is None else Not(node)
        return self.limited(name, token)

    def limited(self, name: str, token: Token) -> Node | None:
        """What follows a field, looked for there."""
        if name == "date":
            return self.date(token)
        self.within = name
        node = self.one_more()
        self.within = ""
        if node is None:
            self.say(Token("", f"{name}:", token.place), f"needs something after it: write {name}:word")
            return None
        return Field(name, node)

    def one_more(self) -> Node | None:
        if self.at >= len(self.tokens) or self.peek("close") or self.peek("operator") or self.peek("minus"):
            return None
        return self.atom()

    def date(self, field: Token) -> Node | None:
        """What follows `date:`, a group of dates too."""
        if not (self.peek("open") or self.peek("word") or self.peek("phrase")):
            self.say(Token("", "date:", field.place), f"needs a date after it: write {EXAMPLES}")
            return None
        self.within = "date"
        node = self.atom()
        self.within = ""
        return node

    def a_date(self, token: Token) -> Node | None:
        if isinstance(found := dated(token.text), Dated):
            return found
        self.say(token, found)
        return None

    def phrase(self, token: Token) -> Node | None:
        text = " ".join(token.text.split())
        words = folded_words(text)
        room = MOST_TERMS - self.terms
        if room and len(words) > room:
            text, words = " ".join(words[:room]), words[:room]
            self.say(token, f"is cut: a query may hold {MOST_TERMS} words")
        return Phrase(text) if self.counts(token, words) else None

    def word(self, token: Token) -> Node | None:
        text = _ENDING.sub("", token.text)
        fuzzy = _FUZZY.fullmatch(text)
        if fuzzy:
            return self.fuzzy(token, fuzzy[1], int(fuzzy[2] or 1))
        stars = len(text) - len(text.rstrip("*"))
        found = WORD.findall(text)
        if meant := advice(token.text, self.fields):
            self.say(token, meant)
        if not self.counts(token, folded_words(text)):
            return None
        if "*" in text.rstrip("*") or "?" in text:
            self.say(token, "has a * or ? before its end, where only a last * has a meaning: write govern*")
        elif stars and len(found) == 1 and len(folded_words(text)[0]) >= SHORTEST_PREFIX:
            return Prefix(found[0])
        elif stars:
            self.say(
                token, f"needs at least {SHORTEST_PREFIX} letters, in one word, before its *: write govern*"
            )
        return _literal(found, text)

    def fuzzy(self, token: Token, text: str, edits: int) -> Node | None:
        text = _ENDING.sub("", text).replace("~", "-").strip("-")  # so that its print is read alike
        found = WORD.findall(text)
        if not self.counts(token, folded_words(text)):
            return None
        if len(found) == 1 and len(found[0]) >= SHORTEST_FUZZY and 1 <= edits <= MOST_EDITS:
            return Fuzzy(found[0], edits)
        wanted = f"one word of at least {SHORTEST_FUZZY} letters before ~1 or ~2"
        self.say(token, f"needs {wanted}: write zelensky~1")
        return _literal(found, text)

    def counts(self, token: Token, words: list[str]) -> bool:
        """Whether a token's words can be used; says why not."""
        if not words:
            if token.kind == "phrase" or not _MARKS_ALONE.fullmatch(token.text):
                self.say(token, "holds no letter or digit; it is ignored")
            return False
        self.terms += sum(len(word) > LONGEST_REPEATED or word not in self._repeated for word in words)
        self._repeated.update(words)
        if self.terms <= MOST_TERMS:
            return True
        if "terms" not in self._said:
            self._said.add("terms")
            self.say(token, f"and what follows is ignored: a query may hold {MOST_TERMS} words")
        return False
