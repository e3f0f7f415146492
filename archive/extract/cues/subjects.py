"""The subject of a verb, found by rules over tokens."""

from archive.extract.cues.subjects_inner import (
    SUBORDINATING,
    before_hearsay,
    beside_verb,
    first_relative,
    relative_before,
)
from archive.extract.cues.subjects_joined import joined_at
from archive.extract.people.name_runs import is_regnal, uncontracted
from archive.extract.people.offices_joined import before_apposition, twofold_office
from archive.extract.words.phrase_edges import is_title_inside
from archive.extract.words.phrases import (
    ALONE,
    CONJUNCTIONS,
    FOCUS,
    FRAME,
    PASTS,
    WITHIN_NAMES,
    Range,
    is_adverbial,
    is_finite,
    last_phrase,
    leading_phrase,
    may_open_phrase,
)
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.tokens import Reading, Token

DASHES = frozenset("—–-―")
PAUSES = DASHES | {",", ";", ":", "(", ")"}
COORDINATING = frozenset({"and", "but", "while", "whereas", "though", "although", "yet", "or"})
# What joins a clause with a subject of its own to any other: "sought the owner, but its manager, who".
OPPOSING = frozenset({"but", "while", "whereas", "though", "although", "yet"})
OWNERS = frozenset({"his", "her", "its", "their"})
# Pronouns that are subjects and nothing else: right before a verb they are its subject.
NOMINATIVES = frozenset({"i", "he", "she", "they", "we", "somebody", "someone", "everybody", "everyone"})
ORDINALS = frozenset({"first", "second", "third", "fourth"})
# What opens a segment that tells where somebody belongs: "Det Con Ann Hale, of Northside Police".
FROM = frozenset({"of", "from", "for", "at"})


def subject_before(reading: Reading, lexicon: Lexicon, first: int, verb: int) -> Range | None:
    """The subject of the verb at `verb`, looking back as far as `first`; None when there is none."""
    tokens = reading.tokens
    first = max(first, verb - FRAME)
    end = _before_adverbs(tokens, first, verb, lexicon)
    if end <= first:
        return None
    pronoun = end - 1 - (tokens[end - 1].low == "'s" and end - 1 > first)
    nominative = uncontracted(tokens[pronoun].low) in NOMINATIVES and lexicon.language == "en"
    if nominative and not is_regnal(tokens, pronoun, tokens[pronoun]):
        return pronoun, pronoun + 1
    if tokens[end - 1].text == ",":
        relative = relative_before(tokens, lexicon, first, end - 1)
        if relative is not None:
            return _elided(reading, lexicon, first, relative)
        embedded = _embedded_name(tokens, lexicon, first, end - 1)
        start = embedded or _own_clause(tokens, lexicon, first, end - 1)
        return subject_of_segments(tokens, lexicon, start, end - 1)
    if tokens[end - 1].text == ")" or tokens[end - 1].text in DASHES:
        return _before_parenthesis(reading, lexicon, first, end)
    start = _clause_start(tokens, first, end, lexicon)
    relative = start > first and tokens[start - 1].low in ("who", "which", "qui")
    if start == end or (relative and not may_open_phrase(tokens[start], lexicon)):
        return _elided(reading, lexicon, first, start)
    joined = min(joined_at(tokens, first, start, lexicon), twofold_office(tokens, first, start, end, lexicon))
    phrase = (joined, end) if joined < start else _phrase_in(tokens, lexicon, start, end)
    outer = _around(tokens, lexicon, first, start, phrase)
    return phrase if outer is None else outer


def _around(
    tokens: tuple[Token, ...], lexicon: Lexicon, first: int, start: int, phrase: Range | None
) -> Range | None:
    """Who is described by a clause whose end a participle's object is: "A man who lived by fishing and
    sleeping in a tent said"."""
    if phrase is None or phrase[0] <= start or lexicon.language != "en" or start - 1 <= first:
        return None
    if tokens[phrase[0] - 1].low not in lexicon.prepositions or not tokens[start].low.endswith("ing"):
        return None
    for at in range(start - 1, first, -1):
        if tokens[at].kind != "word":
            return None
        if tokens[at].low == "who":
            return last_phrase(tokens, lexicon, _clause_start(tokens, first, at, lexicon), at)
    return None


def _embedded_name(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, end: int) -> int | None:
    """Where a name begins that an inner clause opens with, and words between commas describe: "Mr. Dunn went,
    uttering charges that Ann Hale, the mayor, called"; `end` is the second comma."""
    comma = next((at for at in range(end - 1, first, -1) if tokens[at].text == ","), None)
    at = comma
    while at is not None and at > first and tokens[at - 1].capital and tokens[at - 1].kind == "word":
        at -= 1
    opened = at is not None and at != comma and at > first and tokens[at - 1].low in lexicon.thats
    return at if opened else None


def _own_clause(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, end: int) -> int:
    """Where the last main clause begins of those that a conjunction joins: "Reed called it “a gift”, while
    Ann Hale, a surgeon, said"; `first` where no clause with a verb of saying or a quotation stands before."""
    for at in range(end - 2, first, -1):
        apart = tokens[at - 1].kind in ("mark", "quoted") and tokens[at - 1].low not in WITHIN_NAMES
        if tokens[at].low not in COORDINATING or not apart or tokens[at + 1].kind != "word":
            continue
        owned = tokens[at + 1].low in OWNERS and lexicon.language == "en"
        begins = tokens[at + 1].capital or tokens[at + 1].low in lexicon.determiners or owned
        said = any(
            tokens[back].kind == "quoted"
            or is_finite(tokens, back, first, lexicon)
            or (tokens[at].low in OPPOSING and tokens[back].low in PASTS)
            for back in range(first, at)
        )
        return at + 1 if begins and said and not is_adverbial(tokens, at + 1, lexicon) else first
    return first


def _before_adverbs(tokens: tuple[Token, ...], first: int, verb: int, lexicon: Lexicon) -> int:
    end = verb
    while end > first:
        token = tokens[end - 1]
        if token.kind != "word" or (token.capital and token.low != "ll"):
            break
        if token.low in ORDINALS and tokens[end - 2].low in ("a", "the"):
            break  # "a third said"
        # "Roux l'assure": an article right before a verb is its object.
        clitic = lexicon.language == "fr" and token.low in ("l'", "le", "la", "les")
        if (
            not clitic
            and not _is_adverb(token, lexicon)
            and not (token.low in lexicon.times and end - 1 > first and tokens[end - 2].low != "'s")
        ):
            break
        end -= 1
    dated = first + 1 < end < verb and tokens[end].low in lexicon.times
    if dated and tokens[end - 1].low in ("that", "this"):  # "the diary for that week says"
        end -= 1 + (tokens[end - 2].low in lexicon.prepositions)
    return _before_date(tokens, first, before_hearsay(tokens, first, end), lexicon)


def _is_adverb(token: Token, lexicon: Lexicon) -> bool:
    if token.low in lexicon.adverbs or token.low in lexicon.auxiliaries:
        return True
    return token.low.endswith("ly") and token.low not in ("family", "ally", "assembly", "bully")


def _before_date(tokens: tuple[Token, ...], first: int, end: int, lexicon: Lexicon) -> int:
    """Skip "on Tuesday", "Tuesday", "in 2014", "last week" between a subject and its verb."""
    at = end
    while (
        at > first
        and end - at < 5
        and (tokens[at - 1].low in lexicon.times or tokens[at - 1].kind == "number")
    ):
        at -= 1
    if at == end:
        return end
    if at > first and tokens[at - 1].low in ("on", "in", "at", "late", "early", "this", "since"):
        at -= 1
    return at if at > first else end


def _before_parenthesis(reading: Reading, lexicon: Lexicon, first: int, end: int) -> Range | None:
    tokens = reading.tokens
    opening = "(" if tokens[end - 1].text == ")" else tokens[end - 1].text
    for at in range(end - 2, first, -1):
        if tokens[at].text == opening:
            return subject_before(reading, lexicon, first, at)
    return None


def _clause_start(tokens: tuple[Token, ...], first: int, end: int, lexicon: Lexicon) -> int:
    start = end
    while start > first:
        token = tokens[start - 1]
        if token.kind == "quoted" and not is_title_inside(tokens, start - 1, lexicon):
            break
        within = token.low in WITHIN_NAMES or (
            token.text == "," and _name_comma(tokens, start - 1, first, end)
        )
        if token.kind == "mark" and not within and not is_title_inside(tokens, start - 1, lexicon):
            break
        small = start == end and token.low in ("so", "after", "before")
        dated = start < end and token.low == "that" and tokens[start].low in lexicon.times  # "that week"
        if token.low in lexicon.openers and not small and not dated:
            break
        start -= 1
    return start


def _name_comma(tokens: tuple[Token, ...], comma: int, first: int, end: int) -> bool:
    """Whether the comma belongs to a name: "Robert Smith, Jr."."""
    return comma + 1 < end and tokens[comma + 1].low in ("jr.", "sr.", "jr", "sr") and comma > first


def _elided(reading: Reading, lexicon: Lexicon, first: int, start: int) -> Range | None:
    """The subject shared with the clause before ("He rose and said"), or that "who" stands for."""
    tokens = reading.tokens
    if start <= first:
        return None
    low = tokens[start - 1].low
    if low in ("who", "which", "that", "qui"):
        end = first_relative(tokens, first, start - 1)
        if end > first and tokens[end - 1].text == ",":
            end -= 1
        start = _clause_start(tokens, first, end, lexicon)
        named = before_apposition(tokens, first, start, end, lexicon) if low == "who" else end
        start = start if named == end else _clause_start(tokens, first, named, lexicon)
        return last_phrase(tokens, lexicon, start, named)
    if low in CONJUNCTIONS or tokens[start - 1].kind == "mark":
        pronoun = _pronoun_before(tokens, lexicon, first, start - 1)
        return pronoun or subject_of_segments(tokens, lexicon, first, start - 1)
    return None


def _pronoun_before(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, end: int) -> Range | None:
    """The pronoun whose clause ends at `end`: "he" in "she had laughed: he called her “weak” and said"."""
    for at in range(end - 1, first - 1, -1):
        if tokens[at].low in NOMINATIVES and lexicon.language == "en":
            before = tokens[at - 1].low if at > first else ""
            hangs = before in lexicon.openers and before not in CONJUNCTIONS
            # not in "came to where he was and said", "says he is proud and expects"
            return None if hangs or before in lexicon.bare else (at, at + 1)
        if tokens[at].text in PAUSES or tokens[at].low in lexicon.openers:
            return None
    return None


def _phrase_in(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, end: int) -> Range | None:
    if is_adverbial(tokens, start, lexicon):
        inner = beside_verb(tokens, lexicon, (start, start + 1), end, behind_clause=False)
        return inner or last_phrase(tokens, lexicon, start, end)
    phrase = leading_phrase(tokens, lexicon, start, end)
    if phrase is None or lexicon.language != "en":
        return phrase
    opener = tokens[start - 1].low if start else ""
    return beside_verb(tokens, lexicon, phrase, end, behind_clause=opener in SUBORDINATING) or phrase


def subject_of_segments(tokens: tuple[Token, ...], lexicon: Lexicon, first: int, end: int) -> Range | None:
    """The subject among comma-separated segments: the first that is no adverbial phrase, else the last."""
    start = first
    last: Range | None = None
    for at in range(first, end + 1):
        inside = at < end and is_title_inside(tokens, at, lexicon)
        if inside or (at < end and tokens[at].text not in (",", ";", ":") and tokens[at].kind != "quoted"):
            continue
        if at > start:
            while start < at and (tokens[start].kind == "mark" or tokens[start].low in FOCUS):
                start += 1
            start = _embedded(tokens, lexicon, start, at)
            if start < at and not is_adverbial(tokens, start, lexicon):
                pronoun = _after_apposition(tokens, lexicon, start, end) if last else None
                if pronoun is not None:
                    return pronoun
                named = (
                    at - start == 1 and tokens[start].low in ALONE and at + 1 < end and tokens[at + 1].capital
                )
                return leading_phrase(tokens, lexicon, at + 1 if named else start, end if named else at)
            if start < at and not (last and tokens[start].low in FROM and tokens[last[1] - 1].capital):
                last = last_phrase(tokens, lexicon, start, at)
        start = at + 1
    return last


def _after_apposition(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, end: int) -> Range | None:
    """The pronoun behind words that describe what stands before them: "Of the play, a farce, she was"."""
    if tokens[start].low not in lexicon.determiners or lexicon.language != "en":
        return None
    commas = (at for at in range(start, end - 1) if tokens[at].text == ",")
    return next(((at + 1, at + 2) for at in commas if tokens[at + 1].low in NOMINATIVES), None)


def _embedded(tokens: tuple[Token, ...], lexicon: Lexicon, start: int, end: int) -> int:
    """Where an embedded subject begins ("in what Ann Jones"); `start` when there is none."""
    for at in range(end - 1, max(start, end - 8), -1):
        token = tokens[at]
        if token.low in lexicon.openers and token.low not in ("who", "which", "and", "or"):
            named = any(t.capital and t.low not in lexicon.times for t in tokens[at + 1 : end])
            return at + 1 if named else start
        noun = (
            token.low in lexicon.determiners or token.low in lexicon.roles or token.low in lexicon.modifiers
        )
        if token.kind == "word" and not token.capital and not noun:
            return start
    return start
