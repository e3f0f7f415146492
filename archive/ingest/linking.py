"""Which speaker of the whole archive an article's speaker is; worked out anew, whatever the order of ingest.

A form without a given name is linked only to the single full name of the archive that has its surname
and a role equal to, or containing, one of its roles. With several such names, or a surname alone, it
stays as it is and becomes a suggestion for a curator.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, F

from archive.ingest import keys, likeness
from archive.ingest.rows import PENDING
from archive.models import Appearance, OutboxEntry, Quotation, Role, Speaker, SpeakerSuggestion

OWN_NAME = "own name"
SURNAME_AND_ROLE = "surname and role"
BATCH = 500  # keys in one statement
MOST_SUGGESTIONS = 5  # a surname that more full names share says nothing


@dataclass
class Person:
    """A full name of the archive, with the roles that any article gives it."""

    speaker_id: int
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Link:
    """Where an appearance belongs, why, and who else it may be (speaker id -> reason)."""

    speaker_id: int
    rule: str
    suggestions: dict[int, str]


def link_speakers() -> int:
    """Link every appearance that a stored document left open; how many moved to another speaker.

    One transaction a surname: a kill leaves the rest open for the next run.
    """
    moved = 0
    # a name without a surname (a ministry, "officials") can only be itself
    Appearance.objects.filter(link_rule=PENDING, surname_key="").update(link_rule=OWN_NAME)
    open_surnames = Appearance.objects.filter(link_rule=PENDING).order_by("surname_key")
    for surname in list(open_surnames.values_list("surname_key", flat=True).distinct()):
        with transaction.atomic():
            moved += _link_surname(surname)
    _name_speakers()
    likeness.suggest_alike()
    return moved


def _link_surname(surname: str) -> int:
    appearances = list(Appearance.objects.filter(surname_key=surname).order_by("pk"))
    roles = _roles_by_appearance(surname)
    own = dict(Speaker.objects.filter(key__in={a.key for a in appearances}).values_list("key", "pk"))
    people = _full_names(appearances, roles, own)
    links = {a.pk: _link(a, roles[a.pk], people, own) for a in appearances}
    _suggest({a.pk: own[a.key] for a in appearances}, links)
    return _apply(appearances, links)


def _roles_by_appearance(surname: str) -> dict[int, set[str]]:
    rows = Role.objects.filter(appearance__surname_key=surname).values_list("appearance_id", "text")
    found: dict[int, set[str]] = defaultdict(set)
    for appearance_id, text in rows:
        found[appearance_id].add(keys.name_key(text))
    return found


def _full_names(
    appearances: Iterable[Appearance], roles: dict[int, set[str]], own: dict[str, int]
) -> dict[int, Person]:
    people: dict[int, Person] = {}
    for appearance in appearances:
        if appearance.given:
            person = people.setdefault(own[appearance.key], Person(own[appearance.key]))
            person.roles |= roles[appearance.pk]
    return people


def _link(appearance: Appearance, roles: set[str], people: dict[int, Person], own: dict[str, int]) -> Link:
    own_id = own[appearance.key]
    if appearance.given or not people:
        return Link(own_id, OWN_NAME, {})
    fitting = [person for person in people.values() if _share_role(roles, person.roles)]
    if len(fitting) == 1:
        return Link(fitting[0].speaker_id, SURNAME_AND_ROLE, {})
    candidates = fitting or list(people.values())
    if len(candidates) > MOST_SUGGESTIONS:
        return Link(own_id, OWN_NAME, {})
    reason = "same surname and role as several full names" if fitting else "same surname, no role in common"
    return Link(own_id, OWN_NAME, {person.speaker_id: reason for person in candidates})


def _share_role(of_form: set[str], of_person: set[str]) -> bool:
    """Whether a role of the full name equals or contains, as whole words, one of the form's."""
    return any(f" {role} " in f" {fuller} " for role in of_form for fuller in of_person)


def _suggest(own_of: dict[int, int], links: dict[int, Link]) -> None:
    """Replace the suggestions for these appearances' own speakers; both mappings are by appearance."""
    wanted = {
        (own_of[appearance_id], candidate): reason
        for appearance_id, link in links.items()
        for candidate, reason in link.suggestions.items()
    }
    rule = SpeakerSuggestion.Rule.SURNAME
    SpeakerSuggestion.objects.filter(speaker__in=set(own_of.values()), rule=rule).delete()
    SpeakerSuggestion.objects.filter(  # a pair has one reason, and the surname's is the nearer one
        speaker__in={speaker for speaker, _ in wanted}, candidate__in={candidate for _, candidate in wanted}
    ).delete()
    SpeakerSuggestion.objects.bulk_create(
        SpeakerSuggestion(speaker_id=speaker, candidate_id=candidate, reason=reason, rule=rule)
        for (speaker, candidate), reason in wanted.items()
    )


def _apply(appearances: list[Appearance], links: dict[int, Link]) -> int:
    """Write the links that differ, one statement for all that end alike; how many changed their speaker."""
    alike: dict[tuple[int, str], list[int]] = defaultdict(list)
    moved = []
    for appearance in appearances:
        link = links[appearance.pk]
        if (appearance.speaker_id, appearance.link_rule) != (link.speaker_id, link.rule):
            alike[link.speaker_id, link.rule].append(appearance.pk)
        if appearance.speaker_id != link.speaker_id:
            appearance.speaker_id = link.speaker_id
            moved.append(appearance)
    for (speaker_id, rule), keys_alike in alike.items():
        for start in range(0, len(keys_alike), BATCH):
            batch = keys_alike[start : start + BATCH]
            Appearance.objects.filter(pk__in=batch).update(speaker=speaker_id, link_rule=rule)
    _follow_quotations(moved)
    OutboxEntry.objects.announce(sorted({appearance.article_id for appearance in moved}))
    return len(moved)


def _follow_quotations(moved: list[Appearance]) -> None:
    by_speaker: dict[int, list[int]] = defaultdict(list)
    for appearance in moved:
        by_speaker[appearance.speaker_id].append(appearance.pk)
    for speaker_id, appearance_ids in by_speaker.items():
        for start in range(0, len(appearance_ids), BATCH):
            batch = appearance_ids[start : start + BATCH]
            Quotation.objects.filter(appearance__in=batch).update(speaker=speaker_id)


def _name_speakers() -> None:
    """Give each speaker the fullest printed form that occurs most often: no order of ingest shows."""
    own = Appearance.objects.filter(key=F("speaker__key")).order_by()
    rows = own.values_list("speaker_id", "speaker__name", "name").annotate(Count("pk"))
    best: dict[int, tuple[int, int, str]] = {}
    held: dict[int, str] = {}
    for speaker_id, name_now, name, count in rows.iterator():
        held[speaker_id] = name_now
        best[speaker_id] = min(best.get(speaker_id, (0, 0, "")), (-count, -len(name), name))
    for speaker_id, (_, _, name) in best.items():
        if name != held[speaker_id]:
            Speaker.objects.filter(pk=speaker_id).update(name=name)
