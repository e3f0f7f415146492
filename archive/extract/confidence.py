"""How sure each rule is, measured where speakers were marked by hand, and rounded.

Measured on half of a sample of news articles whose attributions had been annotated (550 direct
quotations): of a rule's quotations, the share that stood in attributed words, and the share whose speaker
was right. Rules that fired fewer than ten times there are given a cautious value.
"""

# rule: (the words are reported speech, the speaker is right)
MEASURED: dict[str, tuple[float, float]] = {
    "subject-verb-after": (0.99, 0.98),
    "verb-subject-after": (0.99, 0.96),
    "subject-verb-before": (0.98, 0.94),
    "subject-verb-far-before": (0.98, 0.85),
    "participle-before": (0.97, 0.92),
    "goes-on-in-paragraph": (0.98, 0.97),
    "goes-on": (0.85, 0.85),
    "paragraph-before": (0.85, 0.95),
    "paragraph-subject": (0.7, 0.7),
    "none": (0.7, 0.0),
    "turn": (0.95, 0.9),
    "caption": (0.95, 0.9),
    "according-to": (0.95, 0.9),
    "trailing": (0.95, 0.9),
    "indirect-that": (0.93, 0.85),
    "indirect-bare": (0.93, 0.85),
    "indirect-trailing": (0.9, 0.85),
    "indirect-parenthetical": (0.9, 0.85),
    "indirect-according": (0.87, 0.85),
}
CAUTIOUS = (0.85, 0.8)
# A pronoun leads to the right person in about nine cases of ten.
PRONOUN = 0.9
# Not measured: a surname of several people where the paragraph or the last speaker tells whose, and where
# nothing does. Cautious values.
TOLD, GUESSED = 0.9, 0.5


def reported(rule: str) -> float:
    """How likely the words that `rule` found are reported speech."""
    return MEASURED.get(rule, CAUTIOUS)[0]


def attributed(rule: str, *, pronoun: bool, told: bool | None = None) -> float:
    """How likely the speaker that `rule` found is right; less where a pronoun had to be resolved, or the
    surname of several people: `told` says whether anything told whose (None: it is one person's)."""
    shared = 1.0 if told is None else TOLD if told else GUESSED
    return round(MEASURED.get(rule, CAUTIOUS)[1] * shared * (PRONOUN if pronoun else 1.0), 2)
