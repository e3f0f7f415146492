"""Whether a "that" behind a verb of saying opens what was said, or is a pronoun or a noun's."""

from archive.extract.cues.clause_verbs import has_verb
from archive.extract.words.phrases import PASTS
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

__all__ = ["OWNED", "opens_clause"]

VIEWING = terms("viewing-en")
OWNED = frozenset({"my", "his", "her", "its", "our", "their", "your"})
# What may stand between a verb and "that" as its object.
FACTS = terms("views-en") | {"clear", "plain", "known"}
# Nouns that a "that" behind them belongs to: "proposes it on condition that", "the fact that".
NOUNS_OF_THAT = terms("nouns-of-that-en")
STOPS = frozenset({".", "?", "!", ";"})
# What follows "that" where it is a pronoun: "said that many times", "that again".
TIMES = frozenset({"times", "occasions"})
AGAIN = frozenset({"again", "before", "already", "publicly", "repeatedly", "yesterday", "today", "too"})
# A sentence that ends so soon behind "that" and a preposition, without a verb, is no clause, in tokens.
SHORTEST_CLAUSE = 9


def opens_clause(tokens: tuple[Token, ...], lexicon: Lexicon, verb: int, that: int) -> bool:
    """Whether "that" is the verb's, not a noun's: not "rejects actions that", "the month of that year"."""
    after, before = tokens[that + 1], tokens[that - 1]
    if before.low in ("of", "in", "on", "by", "with", "from"):
        return False  # "reminds me of that day"
    if before.low in NOUNS_OF_THAT or _parted(tokens, verb, that):
        return False
    if _is_pronoun(tokens, lexicon, that):
        return False
    if after.low in lexicon.auxiliaries:
        return False
    if that > verb + 1 and after.low in lexicon.verbs and after.low not in lexicon.ambiguous:
        return False
    acts = (after.low in PASTS or after.low.endswith("ed")) and before.low not in lexicon.times
    if that > verb + 1 and acts and tokens[verb].low not in lexicon.telling:
        return False  # "came with questions that seemed easy"
    if that == verb + 1 or tokens[verb].low in lexicon.telling or not lexicon.telling:
        return True
    behind = tokens[verb + 1]
    if before.low in FACTS and tokens[that - 2].low in OWNED and tokens[verb].low not in VIEWING:
        return False  # "reflected his belief that"
    if behind.low in ("-", "it") or behind.low in FACTS or before.low in FACTS:
        return True  # "said-that" of a scan, "made it clear that", "expressed the view that"
    if any(_opens_object(tokens, lexicon, at) for at in range(verb + 1, that)):
        return False
    adverbial = any(behind.low in words for words in (lexicon.prepositions, lexicon.adverbs, lexicon.times))
    return before.low not in lexicon.prepositions and (adverbial or behind.text == ",")


def _opens_object(tokens: tuple[Token, ...], lexicon: Lexicon, at: int) -> bool:
    """Whether an object begins at `at`: in "found here a scene that", not in "said in a letter that"."""
    before = tokens[at - 1].low
    placed = before in lexicon.prepositions and before not in ("out", "up")  # "pointed out the money that"
    return tokens[at].low in ("a", "an", "the") and not placed


def _parted(tokens: tuple[Token, ...], verb: int, that: int) -> bool:
    """Whether one comma parts a verb from "that": "improved, that it", "said earlier, any roof that"; words
    between two do not, nor does one right behind "said" in older print."""
    commas = [at for at in range(verb + 1, that) if tokens[at].text == ","]
    if not commas or tokens[verb].low in ("said", "says"):
        return bool(commas) and commas[-1] != that - 1
    return len(commas) < 2 or commas[-1] != that - 1


def _is_pronoun(tokens: tuple[Token, ...], lexicon: Lexicon, that: int) -> bool:
    """Whether "that" is what was said: "I've said that in the House", "said that many times"."""
    after, behind = tokens[that + 1], tokens[min(that + 2, len(tokens) - 1)]
    if lexicon.language != "en":
        return False
    ahead = range(that + 1, min(that + SHORTEST_CLAUSE, len(tokens)))
    ends = next((at for at in ahead if tokens[at].text in STOPS), None)
    if (
        after.low in lexicon.prepositions
        and ends is not None
        and not has_verb(tokens, lexicon, that + 1, ends)
    ):
        return True
    if after.text in (",", ".") and behind.low in ("not", "and", "but"):
        return True
    often = behind.low in TIMES or (
        behind.low == "of" and tokens[min(that + 3, len(tokens) - 1)].low in TIMES
    )
    return often or (after.low in AGAIN and behind.text in STOPS)
