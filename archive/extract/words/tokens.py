"""Tokens and sentences of body paragraphs, each quotation masked as one token."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal, NamedTuple, cast

from archive.extract.words.marks import Quoted
from archive.extract.words.terms import table, terms
from archive.remembered import Remembered
from archive.text import Span

TokenKind = Literal["word", "number", "mark", "quoted"]

# A word's letters and the marks on them; most are ASCII, which a bitmap tells fastest.
LETTERS = r"(?:[a-zA-Z]++[^\W\d_]*+|[^\W\d_]++)(?:[\u0300-\u036f\u064b-\u0655\u200c]++[^\W\d_]*+)*+"
# Ends of Malay titles and particles that a mark belongs to: "Dato’", "a/l".
ENDS = r"(?:[’'](?<=[Dd]ato.)(?=\s)|/(?<=(?<!\w)[asd]/)[lop](?![^\W_]))?+"
# A text's words, numbers, possessive endings and marks, and the white space between them: all of it. Most are
# plain words, which are told fastest.
PIECE = re.compile(
    r"[a-zA-Z]++(?=[ ,\n])|\s++"
    rf"|(?:[^\W\d_]\.){{2,}}+|{LETTERS}(?:(?:[-‐‑&](?!that(?![^\W_]))|[’'](?![sS](?![^\W_])))[^\W_]++)*+{ENDS}"
    r"|\d(?:[\d.,:]*\d)?+\w*+|[’']t(?=\s[A-Z])|[’'][sS](?![^\W_])|[^\w\s]|_"
)
# A name may begin with a lower-case Arabic article, an Irish prefix or a Polynesian stop: al-Masri, tSaoir.
ARTICLED = re.compile(
    r"(?:al|el|ad|as|ash|an|ar|az)[-‐‑][^\W\d_]|(?:[bghmnt]|ka)[A-ZÁÉÍÓÚ][^\W\d_A-Z]|(?:[ʻʼ]|d[’'])[A-Z]"
)
FOLDED = str.maketrans(
    {"’": "'", "ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ئ": "ی", "ة": "ه", "ۀ": "ه"}
    | dict.fromkeys("\u0640\u200c\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654", "")
)
# Marks of the Arabic script read as those of the Latin one.
SAME_MARKS = {"،": ",", "؛": ";", "؟": "?", "۔": "."}
# Emphasis left over from markup parts no words.
MARKUP = frozenset("*_#")
SENTENCE_ENDS = frozenset(".!?…؟。")
# How a token ends after which a sentence may: such a mark, a bracket, or a quotation, which has no text.
MAY_END = SENTENCE_ENDS | {")", "]", ""}
# Abbreviations that may end a sentence, before a word that often begins one; "X" is a platform.
MAY_END_SENTENCE = frozenset({"u.s.", "u.n.", "u.k.", "a.m.", "p.m.", "d.c.", "inc.", "jr.", "etc.", "x."})
# Lists of the words of other languages that often begin a sentence.
STARTERS = ("pronouns-de", "determiners-de", "pronouns-fr", "determiners-fr")
# English words that are also German or French small words.
MORE_ENGLISH = frozenset(
    {"die", "man", "so", "am", "an", "in", "per", "via", "pro", "tout", "on", "long", "bar", "son"}
)
# What stands before a German ordinal, which has at most so many digits.
BEFORE_ORDINALS = frozenset(
    {"der", "die", "das", "dem", "den", "des", "am", "im", "vom", "zum", "zur", "beim", "ihrem", "seinem"}
    | {"ihren", "seinen", "ihre", "seine", "ihr", "sein", "diesem", "diesen", "jedem", "jeden", "ins", "ab"}
)
MOST_DIGITS = 3
WORDS_REMEMBERED = 1 << 15


class Token(NamedTuple):
    """One word, number, mark or masked quotation. `quoted` counts the quotations given, -1 for none."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    capital: bool = False
    quoted: int = -1


# Reads the tokens of a text from one place to another.
Reader = Callable[[str, int, int], Iterable[Token]]


class Sentence(NamedTuple):
    """Tokens `first` to `last`, the last one excluded, of paragraph number `paragraph`."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's tokens in order, its sentences, and in which sentence and token each quotation stands.

    A quotation over several paragraphs is masked where it begins (`places`) and where it ends (`ends`).
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    places: tuple[tuple[int, int], ...]
    ends: tuple[tuple[int, int], ...]
    paragraphs: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span:
        """The text that tokens `first` to `last`, excluded, cover."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def read_tokens(
    text: str,
    paragraphs: Sequence[Span],
    quoted: Sequence[Quoted],
    *,
    read: Reader | None = None,
) -> Reading:
    """Tokenise `paragraphs`; a quotation over several of them stands in the first.

    A language whose words have to be parted is read by `read`.
    """
    read = read or tokens_of
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    places: list[tuple[int, int]] = [(-1, -1)] * len(quoted)
    ends = places.copy()
    at = 0
    for number, paragraph in enumerate(paragraphs):
        position = paragraph.start
        first = len(tokens)
        if at and quoted[at - 1].outer.end > position:
            position = min(quoted[at - 1].outer.end, paragraph.end)
            ends[at - 1] = (0, len(tokens))
            tokens.append(Token("quoted", "", "", paragraph.start, position, False, at - 1))
        while at < len(quoted) and quoted[at].outer.start < paragraph.end:
            mark = quoted[at]
            tokens.extend(read(text, position, mark.outer.start))
            places[at] = ends[at] = (0, len(tokens))
            tokens.append(Token("quoted", "", "", mark.outer.start, mark.outer.end, False, at))
            position = min(mark.outer.end, paragraph.end)
            at += 1
        tokens.extend(read(text, position, paragraph.end))
        sentences.extend(_sentences(tokens, first, number, quoted, text))
    placed, ended = _place(sentences, places), _place(sentences, ends)
    return Reading(text, tuple(tokens), tuple(sentences), placed, ended, tuple(paragraphs))


def _place(sentences: Sequence[Sentence], places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    number = 0
    placed = []
    for _, token in places:
        while number < len(sentences) and sentences[number].last <= token:
            number += 1
        placed.append((number, token))
    return tuple(placed)


# Without the function that a NamedTuple puts before it: there are a thousand tokens an article.
_Values = tuple[TokenKind, str, str, int, int, bool, int]
_token = cast("Callable[[_Values], Token]", partial(tuple.__new__, Token))


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words, numbers and marks of a stretch of text."""
    tokens: list[Token] = []
    stop = skip = start
    for piece in PIECE.findall(text, start, end):
        at = stop
        stop += len(piece)
        if piece == " " or at < skip:
            continue
        kind, word, low, capital, following = _pieces[piece]
        if kind is None:
            continue
        if following == "." == text[stop : min(stop + 1, end)]:
            skip = stop + 1
            tokens.append(_token((kind, word + ".", low + ".", at, skip, capital, -1)))
            continue
        if following == " " and _owns(text, at, tokens):
            low = "'s"
        tokens.append(_token((kind, word, low, at, stop, capital, -1)))
    return tokens


def _owns(text: str, at: int, tokens: list[Token]) -> bool:
    """Whether an apostrophe ends an owner that ends in s: "the nurses’ union", "Ms. Reyes' deputy"."""
    behind = text[at + 1 : at + 3]
    joined = bool(tokens) and tokens[-1].end == at and tokens[-1].low.endswith("s")
    return joined and behind[:1] == " " and behind[1:].isalpha()


_Kind = tuple[TokenKind | None, str, str, bool, str]


def _kind(piece: str) -> _Kind:
    """The token's kind, None for what is none, its text, that folded, whether it begins as a name does, and
    what behind it changes it: a full stop belongs to "Mr", an apostrophe before a space may be an owner's."""
    if piece[0].isdecimal():
        return "number", piece, piece, False, ""
    if piece[0].isalnum():
        low = fold(piece)
        capital = piece[0].isupper() or ARTICLED.match(piece) is not None
        known = f"{low}." in terms("abbreviations-en") or f"{low}." in table("honorifics")
        shortens = known or (len(piece) == 1 and piece.isupper())
        return "word", piece, low, capital, "." if shortens else ""
    if piece[1:] == "t":  # "Jan in ’t Veld"
        return "word", piece, fold(piece), False, ""
    if piece in MARKUP or piece.isspace():
        return None, piece, piece, False, ""
    mark = SAME_MARKS.get(piece, piece)
    return "mark", mark, "'s" if len(piece) > 1 else mark, False, " " if mark in ("'", "’") else ""


_pieces = Remembered(_kind, most=WORDS_REMEMBERED)


def fold(word: str) -> str:
    """The form that word lists hold: lower case, one apostrophe, one shape of each Arabic letter."""
    low = word.lower()
    return low if low.isascii() else low.translate(FOLDED)


def _sentences(
    tokens: list[Token], first: int, paragraph: int, quoted: Sequence[Quoted], text: str
) -> Iterator[Sentence]:
    start = first
    for index in range(first, len(tokens) - 1):
        if tokens[index].text[-1:] in MAY_END and _ends(tokens, index, quoted, text):
            yield Sentence(start, index + 1, paragraph)
            start = index + 1
    if start < len(tokens):
        yield Sentence(start, len(tokens), paragraph)


def _ends(tokens: list[Token], index: int, quoted: Sequence[Quoted], text: str) -> bool:
    token = tokens[index]
    following = tokens[index + 1]
    if token.kind == "mark" and token.text in SENTENCE_ENDS:
        if following.start == token.end and following.text[1:] == ".":
            return False  # inside initials: D-N.Y.
        if token.text == "." and following.capital and _is_ordinal(tokens, index):
            return False
        return following.kind in ("quoted", "number") or (
            following.text not in SENTENCE_ENDS
            and (not following.text[:1].islower() and following.text not in ")]”’\"'»,;")
        )
    if token.kind == "mark" and token.text in ")]" and index and tokens[index - 1].text in SENTENCE_ENDS:
        return following.kind == "quoted" or following.capital
    if token.kind == "quoted":
        tail = text[quoted[token.quoted].span.end - 1 : quoted[token.quoted].span.end]
        if tail in ("!", "?", "…"):  # „Nein!“ Der Trainer winkt ab.
            return following.capital and following.low in _western_starters()
        return tail == "." and (following.kind == "quoted" or following.capital)
    if token.kind == "word" and token.text.endswith(".") and following.kind == "word":
        return token.low in MAY_END_SENTENCE and following.capital and following.low in _starters()
    return False


def _is_ordinal(tokens: list[Token], index: int) -> bool:
    """Whether a full stop makes a German ordinal: "in der 63. Minute"."""
    number = tokens[index - 1] if index > 1 else tokens[index]
    short = number.kind == "number" and number.text.isdigit() and len(number.text) <= MOST_DIGITS
    return short and number.end == tokens[index].start and tokens[index - 2].low in BEFORE_ORDINALS


@cache
def _western_starters() -> frozenset[str]:
    """Small German and French words that open a sentence and are not English words too."""
    english = frozenset().union(
        *map(terms, ("pronouns-en", "determiners-en", "prepositions-en", "adverbs-en"))
    )
    return (
        frozenset().union(*map(terms, (*STARTERS, "prepositions-de", "prepositions-fr")))
        - english
        - MORE_ENGLISH
    )


@cache
def _starters() -> frozenset[str]:
    small = ("pronouns-en", "determiners-en", "prepositions-en", *STARTERS)
    return frozenset().union(*map(terms, small))
