"""Cues of a quotation that is a sentence of its own, in the sentence before or behind it."""

from archive.extract.cues.cue import Cue, lead_in
from archive.extract.cues.impersonal import called
from archive.extract.people.members import Member
from archive.extract.speech.resolve import Resolver
from archive.extract.speech.speaking_up import speaks_up
from archive.extract.speech.topics import topics
from archive.extract.speech.uncued import said_next
from archive.extract.words.phrases import is_finite
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading
from archive.text import Span

__all__ = ["cue_beside", "introduced_next", "introduction"]


def cue_beside(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """The cue beside sentence `number`: a signature, a short sentence behind it, a colon or "Hale was blunt."
    before it."""
    return (
        said_next(reading, lexicon, number)
        or introduction(reading, lexicon, number)
        or speaks_up(reading, lexicon, number)
    )


def introduction(reading: Reading, lexicon: Lexicon, number: int) -> Cue | None:
    """A sentence before the quotation that ends with a colon or a verb of saying, page numbers aside."""
    tokens = reading.tokens
    for before in reversed(reading.sentences[max(0, number - 2) : number]):
        if any(token.kind == "word" for token in tokens[before.first : before.last]):
            last = before.last - 1
            says = last > before.first and is_finite(tokens, last, before.first, lexicon)
            if tokens[last].text != ":" and not (says and tokens[last].low in lexicon.bare):
                return None
            return called(reading, lexicon, before.first, last) or lead_in(reading, lexicon, before)
    return None


def introduced_next(resolver: Resolver, number: int) -> tuple[Member, Span] | None:
    """Whom the sentence behind a quotation that opens its paragraph names first: "« Non. » Roux rit"."""
    cast, reading, lexicon = resolver.cast, resolver.cast.reading, resolver.cast.lexicon
    sentences = reading.sentences[max(number - 1, 0) : number + 2]
    opens = number == 0 or sentences[0].paragraph != reading.sentences[number].paragraph
    same = sentences[-1].paragraph == reading.sentences[number].paragraph
    if not lexicon.verb_first or not opens or not same:
        return None
    following = sentences[-1]
    for topic in topics(cast, following):
        member = resolver.member(topic.phrase)
        new = member is not None and member.given and member.places[0] >= following.first
        return (member, reading.span(*topic.phrase)) if member is not None and new else None
    return None
