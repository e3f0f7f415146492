"""How a quotation is tied to a speaker inside its own sentence: a table of rules, most reliable first."""

from collections.abc import Callable, Iterator

from archive.extract.cues.asides import (
    caption,
    in_words,
    noun_before,
    opens_subject,
    owned_noun,
    trailing,
)
from archive.extract.cues.clauses_verb_first import announced, verb_last, wills
from archive.extract.cues.cue import Cue, Frame, past_comma
from archive.extract.cues.cues_before import ADJACENT, QUOTING, adjacent_before, distant_before, introduced
from archive.extract.cues.cues_behind import attributed, headline, reply
from archive.extract.cues.cues_verb_first import (
    behind_verb,
    closes_relative,
    past_aside,
    past_clitic,
    postposed,
    strikes_back,
    thus,
    unlisted,
)
from archive.extract.cues.impersonal import unspoken
from archive.extract.cues.leads_verb_first import (
    idiom,
    owned_label,
    reported_mood,
    shared_herald,
    told_to,
    wishes_to,
    with_words,
    worded,
)
from archive.extract.cues.open_verbs import REPORTING, open_verb
from archive.extract.cues.sources_verb_first import continued, named_first
from archive.extract.cues.subjects import NOMINATIVES, subject_before
from archive.extract.cues.trails_verb_first import (
    phrased,
    told_at_end,
    told_in_aux,
    unlisted_trailing,
    unnamed,
)
from archive.extract.words.phrase_edges import is_title_inside
from archive.extract.words.phrases import (
    ANDS,
    PASSIVE,
    Range,
    is_finite,
    is_passive,
    object_after,
    phrase_after,
)
from archive.extract.words.phrases_west import REFLEXIVES

# What gives the words behind it as a name for something: `what his manager called "a risk", slid in`.
NAMING = frozenset({"called", "calls", "dubbed", "dubs", "termed", "terms", "labelled", "labeled", "branded"})
# `"Go," he can be heard saying.`
WITNESSED = frozenset({"heard", "quoted", "reported"})


def find_cue(frame: Frame) -> Cue | None:
    """The cue of the first rule of the table that ties the quotation to one."""
    return next(find_cues(frame), None)


def find_cues(frame: Frame) -> Iterator[Cue]:
    """The cues of all rules of the table that find one, the most reliable first."""
    rules = RULES if frame.lexicon.verb_first else ENGLISH
    return (cue for rule in rules if (cue := rule(frame)) is not None)


def inverted(frame: Frame) -> Cue | None:
    """`"...," said Turk`."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    at, closed = past_comma(frame)
    skipped = lexicon.adverbs | lexicon.auxiliaries if lexicon.verb_first else lexicon.adverbs
    skipped = skipped | REFLEXIVES if lexicon.verb_first else skipped
    while at < frame.sentence.last and tokens[at].low in skipped and not tokens[at].capital:
        at += 1
    at = past_aside(frame, past_clitic(frame, at))
    if at < frame.sentence.last and tokens[at].low in lexicon.pronouns and lexicon.verb_first:
        return _clitic(frame, at)
    if at >= frame.sentence.last or tokens[at].capital:
        return None
    known = tokens[at].low in lexicon.saying or tokens[at].low in lexicon.heralds
    known = known or (closed and lexicon.language == "en" and strikes_back(frame, at))
    behind = behind_verb(frame, at) if known else unlisted(frame, at) if closed else None
    if behind is None:
        return None
    # German and French part a quotation from its verb: "Im Roman „Nacht“ erzählt Weber" has none.
    if not closed and lexicon.verb_first and frame.at != frame.sentence.first:
        return None
    if not closed and tokens[at].low in lexicon.ambiguous:
        return None
    subject = phrase_after(tokens, lexicon, behind, frame.sentence.last)
    if subject is None or tokens[at].low in ("told", "tells", "tell") or closes_relative(frame):
        return None
    behind_subject = tokens[subject[1]] if subject[1] < frame.sentence.last else None
    if behind_subject is not None and behind_subject.low in PASSIVE and lexicon.language == "en":
        return None  # "which she called “odd”, said people were afraid"
    return Cue("verb-subject-after", at, _with_second(frame, subject))


def _with_second(frame: Frame, subject: Range) -> Range:
    """A name and a second one that "and" joins to it, and nothing behind: "said Ann Lee and Bob Hill"."""
    tokens, at = frame.reading.tokens, subject[1]
    if at + 1 >= frame.sentence.last or tokens[at].low not in ANDS:
        return subject
    if not tokens[at + 1].capital:
        return _twofold(frame, subject)
    if frame.lexicon.verb_first and tokens[at - 1].low in frame.lexicon.roles:
        return subject  # "Bürgermeister und Parteichef Karl Weber" is one
    second = phrase_after(tokens, frame.lexicon, at + 1, frame.sentence.last)
    ends = second is not None and (second[1] == frame.sentence.last or tokens[second[1]].text in (",", "."))
    return (subject[0], second[1]) if second is not None and ends and tokens[at - 1].capital else subject


def _twofold(frame: Frame, subject: Range) -> Range:
    """The name behind two trades that "and" joins: "said farmer and councillor Ann Lee"; else the subject."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    plain = all(token.low in lexicon.nominals and not token.capital for token in tokens[slice(*subject)])
    second = phrase_after(tokens, lexicon, subject[1] + 1, frame.sentence.last) if plain else None
    determined = second is None or tokens[second[0]].low in lexicon.determiners
    named = second is not None and tokens[second[1] - 1].capital
    return subject if determined or not named or second is None else second


def told_behind(frame: Frame) -> Cue | None:
    """German and French: `„...“, sagte Vogt, „...“, meinte Wegner`: a verb behind stands before one ahead."""
    if not frame.lexicon.verb_first or frame.at == frame.sentence.first:
        return None
    return inverted(frame) if frame.reading.tokens[frame.at - 1].text in (",", ":") else None


def _clitic(frame: Frame, at: int) -> Cue | None:
    """`« ... », a-t-elle déclaré`: the pronoun stands inside the verb."""
    tokens = frame.reading.tokens
    for verb in range(at + 1, min(frame.sentence.last, at + 4)):
        if tokens[verb].low in frame.lexicon.saying:
            return Cue("verb-subject-after", verb, (at, at + 1))
    # A pronoun that a hyphen ties to its verb stands nowhere else: "a-t-elle persiflé".
    tied = frame.reading.text[tokens[at].start - 1] == "-"
    return Cue("verb-subject-after", at - 1, (at, at + 1)) if tied else None


def after(frame: Frame) -> Cue | None:
    """`"...," the minister, who spoke in Geneva, said`."""
    at, closed = past_comma(frame)
    before = frame.reading.tokens[frame.at - 1] if frame.at > frame.sentence.first else None
    if before is not None and before.low in NAMING:
        return None
    ends = before is not None and before.text == ":" and frame.tail in (".", "!", "?")
    if ends and frame.lexicon.verb_first and frame.reading.tokens[min(at, frame.sentence.last - 1)].capital:
        return None  # "Dann die Wirtin: „Feierabend!“ Auch Karl Weber nickte."
    if closed:
        cue = _subject_then_verb(frame, at)
        if cue is not None and frame.reading.tokens[cue.cue].low in REPORTING and distant_before(frame):
            return None
        return None if cue is not None and _leads_to_another(frame, cue.cue) else cue
    # Without a comma only a quotation that opens its sentence, and a name or "he" and a verb that end it.
    if frame.at != frame.sentence.first or frame.sentence.last - at > 8 or at >= frame.sentence.last:
        return None
    token = frame.reading.tokens[at]
    return _subject_then_verb(frame, at) if token.capital or token.low in NOMINATIVES else None


def _leads_to_another(frame: Frame, verb: int) -> bool:
    """Whether a verb behind this quotation has its own, and this one's stands before it.

    `While Ms. Ito called it "a gift", her colleague praised it as "a win"`.
    """
    tokens = frame.reading.tokens
    ahead = tokens[verb + 1 : min(verb + 2 + ADJACENT, frame.sentence.last)]
    if frame.at == frame.sentence.first or not any(token.kind == "quoted" for token in ahead):
        return False
    return adjacent_before(frame) is not None


def _subject_then_verb(frame: Frame, at: int) -> Cue | None:
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    stop = min(frame.sentence.last, at + 40)
    as_told = at < stop and lexicon.language == "en" and tokens[at].low == "as"  # "as Ann Hale put it"
    at += as_told
    if at >= stop or not opens_subject(frame, at) or _is_apposed(frame, at):
        return None
    relative = False
    for verb in range(at + 1, stop):
        token = tokens[verb]
        titled = is_title_inside(tokens, verb, lexicon)
        if token.text in (";", ":") or (token.kind == "quoted" and not relative and not titled):
            return None
        if token.low in ("who", "which", "whose", "whom", "qui"):
            relative = True
        elif token.text == ",":
            relative = False
        elif not relative and is_finite(tokens, verb, at, lexicon):
            witnessed = token.low in WITNESSED and any(
                behind.low in lexicon.participles for behind in tokens[verb + 1 : verb + 2]
            )
            if token.low not in QUOTING and not witnessed and is_passive(tokens, verb, at, lexicon):
                return None
            if as_told and token.low in NAMING:
                return None  # "as everyone called it"
            subject = subject_before(frame.reading, lexicon, at, verb)
            if token.low in QUOTING:
                quoted = object_after(tokens, lexicon, verb + 1, frame.sentence.last)
                named = quoted is not None and tokens[min(quoted[1], stop - 1)].low == "as"
                subject = quoted if named else subject
            return Cue("subject-verb-after", verb, subject) if subject is not None else None
    return None


def _is_apposed(frame: Frame, at: int) -> bool:
    """Whether words behind a quotation only tell what it is: `"a farce", a remark that drew jeers`."""
    tokens, lexicon = frame.reading.tokens, frame.lexicon
    ahead = tokens[at + 1 : min(at + 4, frame.sentence.last)]
    remark = any(token.low in lexicon.nouns for token in ahead)
    inside = frame.at > frame.sentence.first and lexicon.language == "en"
    return inside and tokens[at].low in ("a", "an") and remark


# Rules that find their cue behind the quotation.
BEHIND = frozenset({"trailing", "subject-verb-after", "verb-subject-after"})
RULES: tuple[Callable[[Frame], Cue | None], ...] = (
    unspoken,
    continued,
    worded,
    thus,
    with_words,
    phrased,
    owned_label,
    told_to,
    named_first,
    verb_last,
    told_in_aux,
    told_behind,
    shared_herald,
    announced,
    introduced,
    caption,
    inverted,
    after,
    adjacent_before,
    reply,
    headline,
    open_verb,
    attributed,
    in_words,
    owned_noun,
    postposed,
    told_at_end,
    distant_before,
    trailing,
    wills,
    wishes_to,
    idiom,
    noun_before,
    unlisted_trailing,
    unnamed,
    reported_mood,
)
# Rules that only German and French need.
WESTERN = frozenset(
    {unspoken, continued, worded, thus, with_words, phrased, owned_label, told_to, named_first, verb_last}
    | {told_in_aux, told_behind, shared_herald, announced, postposed, told_at_end, wills, idiom}
    | {unlisted_trailing, unnamed, wishes_to, reported_mood}
)
ENGLISH = tuple(rule for rule in RULES if rule not in WESTERN)
