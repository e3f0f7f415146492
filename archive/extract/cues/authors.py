"""Whose words a thing holds that is said to say something: "a statement from the ministry", "Hale's view"."""

from archive.extract.cues.cue import Frame
from archive.extract.words.phrases import FRAME, Range, last_phrase, phrase_after
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import SENTENCE_ENDS, Token

__all__ = ["author", "maker", "whose_paper"]

# Nouns for what somebody says or thinks, besides those that introduce reported words.
VIEWS = terms("views-en") | terms("utterances-en")
# What stands between words and those who said them; "of" only before a name: "the verdict of Ann Hale".
FROM = frozenset({"from", "by"})
MADE = frozenset({"written", "issued", "signed", "posted", "sent", "released", "published", "read"})


def author(tokens: tuple[Token, ...], lexicon: Lexicon, subject: Range) -> Range:
    """The tokens that name whose words the thing `subject` holds; `subject` itself where nobody is told."""
    first, last = subject
    if lexicon.language != "en":
        return subject
    for at in range(first, last):
        token = tokens[at]
        if token.low in lexicon.prepositions:
            return subject
        heads = at + 1 == last or tokens[at + 1].low in lexicon.prepositions or tokens[at + 1].low in MADE
        if token.capital or not heads or (token.low not in lexicon.nouns and token.low not in VIEWS):
            continue
        return _owner(tokens, lexicon, first, at) or maker(tokens, lexicon, at + 1) or subject
    return subject


def _owner(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, noun: int) -> Range | None:
    """Whose a noun is: "the ministry's statement", "her answer"."""
    if tokens[first].low in lexicon.pronoun_genders and first < noun:
        return first, first + 1
    marks = [at for at in range(first, noun) if tokens[at].low == "'s"]
    return last_phrase(tokens, lexicon, first, marks[-1]) if marks else None


def maker(tokens: tuple[Token, ...], lexicon: Lexicon, at: int) -> Range | None:
    """Whom a thing is from: "a post by Ann Hale"."""
    at += at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].low in MADE
    at += at < len(tokens) and tokens[at].low in MADE
    if at + 1 >= len(tokens):
        return None
    if tokens[at].low not in FROM and not (tokens[at].low == "of" and tokens[at + 1].capital):
        return None
    stop = next((n for n in range(at + 1, len(tokens)) if tokens[n].text in SENTENCE_ENDS), len(tokens))
    return phrase_after(tokens, lexicon, at + 1, stop)


def whose_paper(frame: Frame, participle: int) -> Range | None:
    """Whose paper says it: "took exception to the firm's affidavit describing it as"."""
    tokens, at = frame.reading.tokens, participle - 2
    owned = at > frame.sentence.first and tokens[at].low == "'s" and tokens[at + 1].low in frame.lexicon.nouns
    if not owned or frame.lexicon.language != "en":
        return None
    return last_phrase(tokens, frame.lexicon, max(frame.sentence.first, at - FRAME), at)
