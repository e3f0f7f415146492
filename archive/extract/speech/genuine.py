"""Which quoted words are quotations: not scare quotes, titles of works, nicknames or single terms."""

from archive.extract.cues.chants import CHANT
from archive.extract.cues.cue import Cue, Frame
from archive.extract.words.terms import terms
from archive.extract.words.tokens import Token

STRIPPED = ".,;:!?'’‘()-–—…"
# Rules sure enough to take a single word: she said she was “appalled”.
ONE_WORD = frozenset({"verb-subject-after", "subject-verb-after", "subject-verb-before", "participle-before"})
INDEFINITE = frozenset({"ein", "eine", "einem", "einen", "einer", "un", "une"})
# Forms of "be" before what somebody holds something to be.
BEING = frozenset({"est", "sont", "était", "étaient", "été", "sera", "serait", "ist", "sind", "war", "sei"})
# Pronouns behind "nennt": a name is what they give.
SUBJECTS = frozenset({"er", "sie", "man", "ich", "wir"})
SMALL_WORDS = frozenset({"and", "or", "nor", "but", "vs", "is"})
PERFORMING = frozenset({"sang", "sings", "sing", "sung", "singing", "performed", "performs"})
MOST_PERFORMED = 5
# A quotation of this many words after "so-called" or "nicknamed" is a term.
TERM_WORDS = 4
# How German words for houses and clubs end that bear a name: "der Gesangverein „Eintracht“".
HOUSES = (
    "verein",
    "klub",
    "club",
    "gasthof",
    "gasthaus",
    "hotel",
    "restaurant",
    "lokal",
    "chor",
    "partei",
    "schiff",
)
# What Arabic writes together with a noun.
PROCLITICS = frozenset("وفبلك")
# Verbs that take a thing and what somebody holds it to be.
CONSIDERING = frozenset({"اعتبر", "اعتبرت", "یعتبر", "تعتبر", "عد", "عدت", "رای", "رات", "وجد", "وجدت"})
# "As" and "call it", as people call something.
AS, CALLING = "کما", ("سما", "یسم", "تسم", "اسما", "یطلق", "یلقب")
# Fewer words behind a comma may be a term.
FEWEST_APPOSED = 3
# The longest French title that a word before it tells, in words.
TITLE_WORDS = 7
# How far before a comma and its title the word for the work may stand, in tokens.
NEAR_TITLE = 4


def is_genuine(frame: Frame, cue: Cue | None, *, alone: bool, goes_on: bool) -> bool:
    """Whether the quoted words are reported speech.

    `alone`: they are a sentence of their own; `goes_on`: right after a quotation in the same paragraph.
    """
    words = frame.words
    if not words:
        return False
    if cue is not None and cue.rule == CHANT:
        return True
    if _is_title(frame) or _is_term(frame):
        return False
    if words == 1 and _is_called(frame):
        return False
    if cue is None and words >= FEWEST_APPOSED and _is_apposed(frame):
        return True
    if cue is None:
        return (alone and (words >= 3 or (goes_on and frame.tail in ".!?"))) or words >= 8
    if cue.subject is None and cue.rule == "passive-before" and words <= TERM_WORDS:
        return False
    # "وصف الأدلة بأنها «واهية»": Arabic verbs come first.
    described = frame.lexicon.language == "ar" and _is_predicate(frame, cue)
    told = frame.lexicon.verb_first and cue.rule == "according-to" and _is_held(frame, cue)
    return words >= 2 or cue.rule in ONE_WORD or described or told or _is_said_by(frame, cue)


def _is_held(frame: Frame, cue: Cue) -> bool:
    """Whether a German or French word is told beside whose it is, or is what somebody holds something to be:
    "« dur », selon lui", "Pour Roux, c'est « dur »"."""
    before = frame.reading.tokens[frame.at - 1].low if frame.at > frame.sentence.first else ""
    return 0 < cue.cue - frame.at <= 2 or before in BEING


def _is_said_by(frame: Frame, cue: Cue) -> bool:
    """Whether a single word is somebody's: a whole sentence behind a colon, or one whose speaker is named."""
    tokens, english = frame.reading.tokens, frame.lexicon.language == "en"
    if frame.tail in (".", "!", "?") and frame.at > frame.sentence.first and tokens[frame.at - 1].text == ":":
        return english
    named = cue.subject is not None and any(token.capital for token in tokens[slice(*cue.subject)])
    return english and named and cue.rule in ("passive-before", "reply-after")


def _is_apposed(frame: Frame) -> bool:
    """Whether German or French words in small letters end a sentence behind a comma."""
    if not frame.lexicon.verb_first or frame.at - 2 <= frame.sentence.first:
        return False
    tokens, at = frame.reading.tokens, frame.at
    ends = at + 1 == frame.sentence.last or (at + 2 == frame.sentence.last and tokens[at + 1].text == ".")
    return ends and tokens[at - 1].text == "," and frame.quoted.span.of(frame.reading.text)[:1].islower()


def is_remote(frame: Frame, cue: Cue) -> bool:
    """Whether a cue that names nobody stands far from a few quoted words: they are a term then."""
    far = cue.rule.endswith("far-before") and frame.lexicon.language != "en"
    return far and cue.subject is not None and frame.words <= TERM_WORDS


def _is_called(frame: Frame) -> bool:
    """Whether a German or French indefinite article makes a word a term: "sprach von einer „Flut“"."""
    before = frame.reading.tokens[frame.at - 1].low if frame.at > frame.sentence.first else ""
    if frame.lexicon.language == "de" and before in SUBJECTS:
        earlier = frame.reading.tokens[max(frame.at - 2, frame.sentence.first)].low
        return earlier in ("nennt", "nannte", "nennen", "nannten")  # "den Hund nennt sie „Direktor“"
    return frame.lexicon.language in ("de", "fr") and before in INDEFINITE


def _is_term(frame: Frame) -> bool:
    """Whether the words are a term, a nickname or a word as a word: "the so-called “reform”"."""
    if frame.at == frame.sentence.first or frame.words > TERM_WORDS:
        return False
    before = frame.reading.tokens[frame.at - 1]
    rules = (_is_outlet, _is_nickname, _is_called_behind, _names_who_speaks)
    if frame.lexicon.language != "en" and any(rule(frame, before) for rule in rules):
        return True
    if frame.lexicon.language == "ar" and _tells_of_it(frame):
        return False
    if frame.lexicon.unicased and frame.reading.tokens[frame.at - 2].low in frame.lexicon.determiners:
        return False
    if _bears_a_name(frame, before.low):
        return True
    if frame.lexicon.language == "fa" and before.low == "به" and frame.words < TERM_WORDS:
        behind = frame.reading.tokens[min(frame.at + 1, len(frame.reading.tokens) - 1)].low
        if behind in frame.lexicon.saying:
            return True  # "به «جریده» گفت"
    if frame.lexicon.language == "ar" and before.low == "ل" and frame.words < TERM_WORDS:
        return True  # "لـ«الوطن»"
    if frame.lexicon.language == "de" and before.low.endswith(HOUSES):
        return True
    if frame.lexicon.unicased and before.low in ("ب", "به") and _is_named(frame):
        return True
    earlier = frame.reading.tokens[max(frame.at - 2, 0)].low
    if before.low == "sich" and earlier in ("nennt", "nannte", "nennen"):
        return True
    known_as = before.low == "as" and frame.reading.tokens[max(frame.at - 2, 0)].low == "known"
    return known_as or (frame.lexicon.language == "en" and before.low in frame.lexicon.term_heads)


def _is_nickname(frame: Frame, before: Token) -> bool:
    """Whether a French name and "dit" stand before: "Léon Roux, dit « le Gaucher »"."""
    if frame.lexicon.language != "fr" or before.low != "dit" or frame.at - 2 <= frame.sentence.first:
        return False
    name, comma = frame.reading.tokens[frame.at - 3 : frame.at - 1]
    return comma.text == "," and name.capital


def _bears_a_name(frame: Frame, low: str) -> bool:
    """Whether the word before the quotation is for something that has a name: "the opera “...”"."""
    known, language = frame.lexicon.term_heads, frame.lexicon.language
    if language == "en" or (frame.lexicon.unicased and low in frame.lexicon.prepositions):
        return False  # "فيه" is spelt like "فئة" once folded
    return low in known or (language == "ar" and low[:1] in PROCLITICS and low[1:] in known)


def _tells_of_it(frame: Frame) -> bool:
    """Whether an Arabic clause of "that" and a noun ends with the quotation: "أن الرواية «تكسر الصورة»."."""
    tokens, at = frame.reading.tokens, frame.at
    opened = tokens[max(at - 2, frame.sentence.first)].low in frame.lexicon.thats
    return opened and (at + 1 >= frame.sentence.last or tokens[at + 1].text in (",", ".", "؛", ";"))


def _names_who_speaks(frame: Frame, before: Token) -> bool:
    """Whether a name stands in marks behind its verb, as Egyptian papers print it: "وقال "البنهاوي" في"."""
    if frame.lexicon.language != "ar" or frame.words > 1 or frame.at + 1 >= frame.sentence.last:
        return False
    surname = frame.quoted.span.of(frame.reading.text).startswith("ال")
    behind = frame.reading.tokens[frame.at + 1]
    return surname and before.low in frame.lexicon.saying and behind.kind == "word"


def _is_called_behind(frame: Frame, _before: Token) -> bool:
    """Whether what follows tells in Arabic that people call something so: "الشهيد"، كما سماه الأهالي."""
    behind = frame.reading.tokens[frame.at + 1 : min(frame.at + 5, frame.sentence.last)]
    lows = [token.low for token in behind]
    return AS in lows and any(low.startswith(CALLING) for low in lows)


def _is_named(frame: Frame) -> bool:
    """Whether the word before "by" tells how somebody is called: "الملقب بـ", "معروف به"."""
    earlier = frame.reading.tokens[max(frame.at - 2, 0)].low
    return earlier in terms(f"known-as-{frame.lexicon.language}")


def _is_predicate(frame: Frame, cue: Cue) -> bool:
    """Whether an Arabic word tells what something is: "بأنه «كارثي»", "إن الوضع «كارثي»" without article."""
    before = frame.reading.tokens[frame.at - 1].low if frame.at > frame.sentence.first else ""
    if not cue.rule.startswith("verb-subject") or before == "ب" or before in frame.lexicon.thats:
        told = cue.rule.startswith("subject-verb") and before in frame.lexicon.thats
        return told or cue.rule.startswith("verb-subject")
    if before in frame.lexicon.determiners:
        return True  # "اعتبر ذلك «استفزازا»"
    words = frame.quoted.span.of(frame.reading.text)
    if words.endswith("ا") and before.startswith("ال") and frame.reading.tokens[cue.cue].low in CONSIDERING:
        return True  # "اعتبر الحكم «قاسيا»"
    reported = any(token.low in frame.lexicon.thats for token in frame.reading.tokens[cue.cue : frame.at])
    return reported and before.startswith("ال") and not words.startswith("ال")


def _is_outlet(frame: Frame, before: Token) -> bool:
    """Whether a German preposition and article lead to one or two words with capitals: dem „Stadtblatt“."""
    if frame.lexicon.language != "de" or before.low not in frame.lexicon.determiners or frame.tail in ".!?,":
        return False
    earlier = frame.reading.tokens[max(frame.at - 2, frame.sentence.first)].low
    if before.low == "das" and earlier in frame.lexicon.saying:
        return False  # "nannte das „Willkür“"
    words = frame.quoted.span.of(frame.reading.text).split()
    return len(words) <= 2 and all(word[:1].isupper() for word in words)


def _is_performed(frame: Frame, words: list[str]) -> bool:
    """Whether words with capitals and no stop are a song or a play: `Ann Hale sang "Yesterday" at noon`."""
    if frame.at == frame.sentence.first or not words or frame.tail in (".", "!", "?"):
        return False
    performs = frame.reading.tokens[frame.at - 1].low in PERFORMING
    return performs and len(words) <= MOST_PERFORMED and all(word[:1].isupper() for word in words)


def _is_german_title(frame: Frame) -> bool:
    """Whether a work or a preposition stands before words with capitals, as all German nouns have them."""
    first = max(frame.sentence.first, frame.at - 3)
    before = [token.low for token in frame.reading.tokens[first : frame.at]]
    works = terms("before-titles-de")
    led = before[-1] in frame.lexicon.prepositions and before[-1] != "als"  # "als „Frechheit in Reinform“"
    return led or any(low.endswith(tuple(works)) for low in before)


def _is_french_title(frame: Frame, words: list[str]) -> bool:
    """Whether a few words with a first capital stand behind "dans" or the word for a work."""
    if frame.at == frame.sentence.first or len(words) > TITLE_WORDS or frame.tail in ".!?,…":
        return False
    before = frame.reading.tokens[frame.at - 1].low
    if before == "," and words[0][:1].isupper():  # "son premier roman, « Le Vent »"
        near = frame.reading.tokens[max(frame.sentence.first, frame.at - NEAR_TITLE) : frame.at - 1]
        return any(token.low in terms("before-titles-fr") for token in near)
    if before in ("le", "la", "l'", "au", "du") and frame.at - 2 >= frame.sentence.first:
        earlier = frame.reading.tokens[frame.at - 2].low
        led = before in ("au", "du") or earlier in ("après", "dans", "selon", "d'", "'", "’", "pour", "à")
        return words[0][:1].isupper() and led and len(words) <= TERM_WORDS
    governed = before in ("de", "d'", "avec", "pour", "dans")
    return words[0][:1].isupper() and (governed or before in terms("before-titles-fr"))


def _is_title(frame: Frame) -> bool:
    """Whether the words look like the title of a work or programme: all but the smallest have capitals."""
    words = [word.strip(STRIPPED) for word in frame.quoted.span.of(frame.reading.text).split()]
    french = frame.lexicon.language == "fr" and _is_french_title(frame, words)
    if french or _is_performed(frame, words):
        return True
    if not 2 <= len(words) <= 9 or frame.at == frame.sentence.first:
        return False
    small = frame.lexicon.determiners | frame.lexicon.prepositions | SMALL_WORDS
    if not words[0][:1].isupper() or any(word[:1].islower() and word not in small for word in words):
        return False
    tokens, titles = frame.reading.tokens, terms("before-titles-en")
    before = tokens[frame.at - 1]
    if before.text == "," and frame.at - 2 > frame.sentence.first:
        return tokens[frame.at - 2].low in titles
    if before.kind == "quoted" or before.text in (":", ","):
        return False
    if frame.lexicon.language == "de":
        return _is_german_title(frame)
    return before.low in titles or len(words) > 2
