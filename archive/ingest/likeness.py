"""Speakers whose full names may be one name, written differently: suggested to a curator, never linked.

Names from other scripts reach Latin letters in many ways (Muhammad, Mohammed; Zelensky, Zelenskyy). A
skeleton leaves out what such ways differ in; what else differs, a vowel at the start or a consonant, stays.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, QuerySet

from archive.models import Appearance, Speaker, SpeakerSuggestion

TRANSLITERATION = "the names differ only in transliteration"
INITIAL = "same surname, and an initial that fits"
NO_SKELETON = "-"  # a name in which no letter is left
LENGTH = 200
BATCH = 500

APART = re.compile(r"[\W_]+")
APOSTROPHES = re.compile(r"['’‘ʼʻʿʾ`´]")
ARTICLES = frozenset({"al", "el"})  # the Arabic one, written or left out as the outlet likes
LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe",
    "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه",
})  # fmt: skip
# In this order; q is settled by each pair, since it stands for g as well as for k.
SPELLINGS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"tsch|tch", "ch"), (r"sch", "sh"), (r"dzh|dj", "j"), (r"ck", "k"), (r"c(?=t)", "k"),
        (r"tz|cz", "ts"), (r"ph", "f"), (r"dh", "d"), (r"gh", "g"), (r"x", "ks"),
        (r"(?<=[aeiouy])j(?![aeiouy])", "i"), (r"ou|oo|ue", "u"), (r"oe", "o"), (r"ee|y", "i"), (r"o", "u"),
        (r"(?<=[aiu])e|(?<=[aeiu][^aeiu])e|(?<=[aeiu][^aeiu]{2})e|(?<=[aeiu][^aeiu]{3})e", "a"),
        (r"(.)\1+", r"\1"), (r"(?<=[aeiu])h$", ""),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A speaker's full name as one article splits it."""

    speaker_id: int
    key: str
    given: str
    surname: str


def skeleton(name: str) -> str:
    """What is left of a name, in one word, by which spellings of it agree; q stays q."""
    plain = unicodedata.normalize("NFKD", APOSTROPHES.sub("", name.casefold()))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = [word for word in APART.split(plain.translate(LETTERS)) if word]
    while len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    bare = "".join(words)
    for pattern, written in SPELLINGS:
        bare = pattern.sub(written, bare)
    return bare


def coarse(bones: str) -> str:
    """The same for spellings with q, k and g, which must still be compared two by two."""
    return bones.replace("q", "k").replace("g", "k")


def differ_only_in_spelling(one: Name, other: Name) -> bool:
    """Whether both names have the same skeletons, a q being a k or a g."""
    pairs = ((one.given, other.given), (one.surname, other.surname))
    if all(a.casefold() == b.casefold() for a, b in pairs):
        return False  # their generations differ
    return all(
        any(skeleton(a).replace("q", letter) == skeleton(b).replace("q", letter) for letter in "kg")
        for a, b in pairs
    )


def suggest_alike() -> None:
    """Bring the suggestions that rest on likeness up to date with the full names that articles print."""
    _add_skeletons()
    own = Appearance.objects.filter(speaker=OuterRef("pk"), key=OuterRef("key"))
    full = Speaker.objects.filter(kind=Speaker.Kind.PERSON, has_full_name=True).filter(Exists(own))
    known = full.exclude(skeleton__in=("", NO_SKELETON)).order_by()
    shared = known.values("skeleton").annotate(holders=Count("pk")).filter(holders__gt=1)
    by_surname: dict[str, list[Name]] = defaultdict(list)
    for name in _names(known.filter(skeleton__in=shared.values("skeleton"))):
        by_surname[coarse(skeleton(name.surname))].append(name)
    wanted = {pair: reason for names in by_surname.values() for pair, reason in _alike(names)}
    with transaction.atomic():
        _write(wanted)


def _add_skeletons() -> None:
    waiting = Speaker.objects.filter(kind=Speaker.Kind.PERSON, has_full_name=True, skeleton="")
    names = _names(waiting)
    for start in range(0, len(names), BATCH):
        Speaker.objects.bulk_update(
            [
                Speaker(pk=name.speaker_id, skeleton=coarse(skeleton(name.surname))[:LENGTH] or NO_SKELETON)
                for name in names[start : start + BATCH]
            ],
            ["skeleton"],
        )


def _names(speakers: QuerySet[Speaker]) -> list[Name]:
    """The full names of the speakers, in the order of their keys; one for each, whatever came first."""
    own = Appearance.objects.filter(speaker__in=speakers.values("pk"), key=F("speaker__key")).exclude(
        given=""
    )
    rows = own.order_by("key", "given", "surname").values_list("speaker_id", "key", "given", "surname")
    return list({row[0]: Name(*row) for row in rows.distinct()}.values())


def _alike(names: Iterable[Name]) -> Iterator[tuple[tuple[int, int], str]]:
    """Pairs among the names of one surname, as speaker and candidate with the reason."""
    by_given: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_given[coarse(skeleton(name.given))].append(name)
    for given, alike in by_given.items():
        for at, name in enumerate(alike):
            for other in alike[:at]:  # in the order of their keys
                if differ_only_in_spelling(name, other):
                    yield (name.speaker_id, other.speaker_id), TRANSLITERATION
        fitting = [
            other for fuller, others in by_given.items() if len(fuller) > 1 and fuller[:1] == given
            for other in others
        ]  # fmt: skip
        if len(given) == 1 and len(fitting) == 1:  # of several the initial says nothing
            yield from (((name.speaker_id, fitting[0].speaker_id), INITIAL) for name in alike)


def _write(wanted: dict[tuple[int, int], str]) -> None:
    held = {
        (row.speaker_id, row.candidate_id): row
        for row in SpeakerSuggestion.objects.filter(rule=SpeakerSuggestion.Rule.LIKENESS)
    }
    gone = [row.pk for pair, row in held.items() if wanted.get(pair) != row.reason]
    SpeakerSuggestion.objects.filter(pk__in=gone).delete()
    new = [pair for pair, reason in wanted.items() if pair not in held or held[pair].reason != reason]
    SpeakerSuggestion.objects.bulk_create(
        [
            SpeakerSuggestion(
                speaker_id=speaker,
                candidate_id=candidate,
                reason=wanted[speaker, candidate],
                rule=SpeakerSuggestion.Rule.LIKENESS,
            )
            for speaker, candidate in sorted(new)
        ],
        ignore_conflicts=True,  # a pair that is suggested by surname keeps that reason
    )
