"""Words that nobody is said to say: "heißt es in ihrem Brief", "peut-on y lire", "steht an der Wand"."""

from archive.extract.cues.cue import Cue, Frame
from archive.extract.cues.subjects import DASHES
from archive.extract.words.phrases import FRAME, Range, leading_phrase, may_open_phrase
from archive.extract.words.phrases_west import REFLEXIVES
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Reading, Token

__all__ = ["VAGUE", "called", "hearsay", "is_written", "says_no_more", "unspoken"]

# How far behind "heißt es" its source may begin, and how long a French "peut-on y lire" may be, in tokens.
REACH = 10
LONGEST_VERB = 5
IS_CALLED = frozenset({"heißt", "hieß", "heisst", "hiess"})
# "Aus dem Rathaus verlautete".
HEARD = frozenset({"verlautet", "verlautete"})
STANDS = frozenset({"steht", "stand", "prangt", "prangte", "ist", "war", "lautet", "lautete"})
READ = frozenset({"lesen", "hören", "sehen", "vernehmen"})
# What stands before those in whose name something is said, and before the paper that says it.
SOURCES = {
    "de": frozenset({"aus", "von", "vom", "bei", "beim", "seitens"}),
    "fr": frozenset({"à", "au", "aux", "chez", "auprès", "côté"}),
}
PAPERS = {
    "de": frozenset({"in", "im", "auf", "an", "am"}),
    "fr": frozenset({"dans", "sur"}),
}
OWNERS = {
    "de": frozenset({"der", "des", "von", "vom", "eines", "einer"}),
    "fr": frozenset({"de", "du", "d'", "des"}),
}
# Possessives that say whose paper it is: "in ihrem Brief".
WHOSE = frozenset({"ihrem", "ihrer", "ihren", "seinem", "seiner", "seinen", "leur", "leurs"})
WRITTEN = frozenset({"steht", "stand", "prangt", "prangte", "lautet", "lautete"})
VAGUE = terms("vague-sources-de") | terms("vague-sources-fr")


def unspoken(frame: Frame) -> Cue | None:
    """`„...“, heißt es in ihrem Brief`, `« ... », peut-on y lire`: the words have a place, or a source."""
    if not frame.lexicon.verb_first:
        return None
    tokens, at = frame.reading.tokens, frame.at + 1
    if at < frame.sentence.last and (tokens[at].text == "," or tokens[at].text in DASHES):
        at += 1
    find = _german if frame.lexicon.language == "de" else _french
    end = find(frame, at)
    if end is None and frame.lexicon.language == "fr":
        said = _one_says(frame)
        if said is not None:
            return Cue("impersonal-before", said, None)
    if end is not None:
        return Cue("impersonal", at, _source(tokens, frame.lexicon, end, frame.sentence.last))
    return _called_before(frame)


def _german(frame: Frame, at: int) -> int | None:
    """Where "heißt es", "steht dort" or "ist dort zu lesen" ends."""
    tokens, stop = frame.reading.tokens, frame.sentence.last
    if at + 1 >= stop:
        return None
    if tokens[at].low in IS_CALLED and tokens[at + 1].low == "es":
        return at + 2
    if tokens[at].low in HEARD:
        return at + 1
    if tokens[at].low not in STANDS:
        return None
    read = any(token.low in READ for token in tokens[at + 1 : min(stop, at + REACH)])
    placed = tokens[at + 1].low in PAPERS["de"] | {"dort", "da", "darauf", "darin", "über", "unter"}
    return at + 1 if read or placed else None


def _french(frame: Frame, at: int) -> int | None:
    """Where "lit-on", "peut-on y lire", "est-il écrit" ends; "on" is nobody."""
    tokens, stop = frame.reading.tokens, min(frame.sentence.last, at + LONGEST_VERB)
    pronoun = next((n for n in range(at, stop) if tokens[n].low == "on"), None)
    if pronoun is None:
        written = range(at, stop - 2)
        passive = next((n for n in written if tokens[n].low == "est" and tokens[n + 1].low == "il"), None)
        if at < stop and tokens[at].low in REFLEXIVES:
            return None  # "s'est-il réjoui"
        return None if passive is None else passive + 3
    leading = tokens[at:pronoun]
    if any(token.kind != "word" or token.capital for token in leading) or (
        tokens[at].low in frame.lexicon.openers
    ):
        return None
    end = pronoun + 1
    while end < stop and (tokens[end].low in frame.lexicon.verbs or tokens[end].low in ("y", "lire")):
        end += 1
    return end


def _one_says(frame: Frame) -> int | None:
    """The verb of saying right behind "on" and before a quotation: "Dans un tract, on promet « ... »"."""
    tokens, lexicon, stop = frame.reading.tokens, frame.lexicon, frame.at
    for at in range(max(frame.sentence.first, stop - REACH), stop - 1):
        if tokens[at].low == "on":
            behind = range(at + 1, min(stop, at + LONGEST_VERB))
            return next((n for n in behind if tokens[n].low in lexicon.saying), None)
    return None


def hearsay(frame: Frame) -> Cue | None:
    """`Aus dem Rathaus hieß es, das sei „offen“`, `..., verlautete aus der Fraktion`."""
    tokens, first, stop = frame.reading.tokens, frame.sentence.first, frame.sentence.last
    for at in range(max(first, frame.at - FRAME), min(stop - 1, frame.at + FRAME)):
        it = tokens[at].low in IS_CALLED and "es" in (tokens[at + 1].low, tokens[at - 1].low)
        if it or tokens[at].low in HEARD:
            source = _source(tokens, frame.lexicon, at + 1, stop)
            return Cue("impersonal", at, source or _source(tokens, frame.lexicon, first, at))
    return None


def says_no_more(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether "hieß es" names no paper and no place: "..., hieß es.", "..., hieß es weiter"."""
    behind = tokens[verb + 2] if verb + 2 < len(tokens) else tokens[verb]
    it = tokens[verb].low in IS_CALLED and tokens[min(verb + 1, len(tokens) - 1)].low == "es"
    return it and (behind.kind == "mark" or behind.low in ("weiter", "dazu", "zudem", "ferner"))


def _called_before(frame: Frame) -> Cue | None:
    if frame.at - 3 < frame.sentence.first or frame.reading.tokens[frame.at - 1].text != ":":
        return None
    return called(frame.reading, frame.lexicon, frame.sentence.first, frame.at - 1)


def called(reading: Reading, lexicon: Lexicon, first: int, colon: int) -> Cue | None:
    """`In dem Schreiben des Vereins heißt es:`: words that a paper holds, tokens `first` to `colon`."""
    tokens = reading.tokens
    back = range(colon - 1, max(first, colon - REACH), -1)
    if not lexicon.verb_first:
        return None
    written = next((at for at in back if is_written(tokens, at, lexicon)), None)
    if written is not None:
        return Cue("impersonal-before", written, None)
    it = next((at for at in back if tokens[at].low == "es" and tokens[at - 1].low in IS_CALLED), None)
    if it is None:
        return None
    source = _source(tokens, lexicon, it + 1, colon) or _source(tokens, lexicon, first, it - 1)
    return Cue("impersonal-before", it - 1, source)


def is_written(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether "steht", "prangt", "on lit" or "est écrit" stands at `at`."""
    low = tokens[at].low
    if lexicon.language == "de":
        return low in WRITTEN
    read = low in ("lit", "lire") and "on" in (tokens[at - 1].low, tokens[at - 2].low, tokens[at - 3].low)
    return read or (low in ("écrit", "inscrit", "gravé") and tokens[at - 1].low in ("est", "était"))


def _source(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> Range | None:
    """Whose words they are: "aus dem Rathaus", "in einem Schreiben der Klägerin", "à la mairie"."""
    stop = min(stop, first + REACH)
    paper = False
    for at in range(first, stop - 1):
        low = tokens[at].low
        if tokens[at].kind != "word":
            return None
        if low in WHOSE:
            return at, at + 1
        if low == "source" and tokens[at - 1].low == "de":
            return leading_phrase(tokens, lexicon, at, stop)
        noun = (tokens[at - 1].capital and tokens[at - 1].low not in PAPERS["de"]) or lexicon.language == "fr"
        if (paper and noun and low in OWNERS[lexicon.language]) or low in SOURCES[lexicon.language]:
            return _body(tokens, lexicon, at + 1 - (low in lexicon.determiners), stop)
        paper = paper or low in PAPERS[lexicon.language]
    return None


def _body(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, stop: int) -> Range | None:
    """The noun phrase from `first`, without a German article, whose case is not the speaker's."""
    while first < stop and lexicon.language == "fr" and tokens[first].low in ("de", "du", "des", "d'"):
        first += 1
    if first >= stop:
        return None
    if not may_open_phrase(tokens[first], lexicon) and tokens[first].low not in lexicon.bodies:
        return None
    if lexicon.language == "de" and tokens[first].low in lexicon.determiners:
        inflected = tokens[first].low in ("des", "eines")
        first += 1
        if inflected or first >= stop:
            return None
    phrase = leading_phrase(tokens, lexicon, first, stop)
    return None if phrase is None or tokens[phrase[0]].low in VAGUE else phrase
