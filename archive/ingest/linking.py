"""Which speaker of the whole archive an article's speaker is; worked out anew, whatever the order of ingest.

A form without a given name is linked only to the single full name of the archive that has its surname
and a role equal to, or containing, one of its roles. With several such names, or a surname alone, it
stays as it is and becomes a suggestion for a curator; so does a full name beside the same one with "Jr.",
"Sr." or a number behind it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import transaction
from django.db.models import Count, F

from archive.ingest import keys, likeness
from archive.ingest.rows import PENDING
from archive.models import Appearance, OutboxEntry, Quotation, Role, Speaker, SpeakerSuggestion

Item = TypeVar("Item")

OWN_NAME = "own name"
SURNAME_AND_ROLE = "surname and role"
BATCH = 500  # keys in one statement
SURNAMES = 100  # linked in one transaction
GENERATION = "the same name, one with its generation"
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

    One transaction for some surnames: a kill leaves the rest open for the next run.
    """
    moved = 0
    # a name without a surname (a ministry, "officials") can only be itself
    Appearance.objects.filter(link_rule=PENDING, surname_key="").update(link_rule=OWN_NAME)
    still_open = Appearance.objects.filter(link_rule=PENDING).order_by("surname_key")
    surnames = list(still_open.values_list("surname_key", flat=True).distinct())
    for batch in _batches(surnames, SURNAMES):
        with transaction.atomic():
            moved += _link_surnames(batch)
    _name_speakers()
    likeness.suggest_alike()
    return moved


def _link_surnames(surnames: list[str]) -> int:
    appearances: dict[str, list[Appearance]] = defaultdict(list)
    for appearance in Appearance.objects.filter(surname_key__in=surnames).order_by("pk"):
        appearances[appearance.surname_key].append(appearance)
    everyone = [appearance for bearers in appearances.values() for appearance in bearers]
    roles = _roles_by_appearance(surnames)
    own = _own_speakers({appearance.key for appearance in everyone})
    links: dict[int, Link] = {}
    for bearers in appearances.values():
        people = _full_names(bearers, roles, own)
        generations = _generations(bearers, own)
        for a in bearers:
            links[a.pk] = (
                _own_link(own[a.key], generations[a.key]) if a.given else _link(a, roles[a.pk], people, own)
            )
    _suggest({a.pk: own[a.key] for a in everyone}, links)
    return _apply(everyone, links)


def _roles_by_appearance(surnames: list[str]) -> dict[int, set[str]]:
    rows = Role.objects.filter(appearance__surname_key__in=surnames).order_by()
    found: dict[int, set[str]] = defaultdict(set)
    for appearance_id, text in rows.values_list("appearance_id", "text"):
        found[appearance_id].add(keys.name_key(text))
    return found


def _own_speakers(wanted: Iterable[str]) -> dict[str, int]:
    own: dict[str, int] = {}
    for batch in _batches(sorted(wanted)):
        own |= dict(Speaker.objects.filter(key__in=batch).order_by().values_list("key", "pk"))
    return own


def _full_names(
    appearances: Iterable[Appearance], roles: dict[int, set[str]], own: dict[str, int]
) -> dict[int, Person]:
    people: dict[int, Person] = {}
    for appearance in appearances:
        if appearance.given:
            person = people.setdefault(own[appearance.key], Person(own[appearance.key]))
            person.roles |= roles[appearance.pk]
    return people


def _generations(appearances: Iterable[Appearance], own: dict[str, int]) -> dict[str, set[int]]:
    """Speakers by the key of their name without its last word: where such a name is a full one too, that word
    is the generation, since all have one surname."""
    found: dict[str, set[int]] = defaultdict(set)
    for appearance in appearances:
        if appearance.given:
            found[appearance.key.rpartition(" ")[0]].add(own[appearance.key])
    return found


def _own_link(own_id: int, generations: set[int]) -> Link:
    """A full name is its own speaker; father and son of that name are suggested."""
    few = generations if len(generations) <= MOST_SUGGESTIONS else ()
    return Link(own_id, OWN_NAME, dict.fromkeys(sorted(few), GENERATION))


def _link(appearance: Appearance, roles: set[str], people: dict[int, Person], own: dict[str, int]) -> Link:
    own_id = own[appearance.key]
    if not people:
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
    suggested = SpeakerSuggestion.objects.order_by()
    for batch in _batches(sorted(set(own_of.values()))):
        suggested.filter(speaker__in=batch, rule=rule).delete()
    # a pair has one reason, and the surname's is the nearer one
    for batch in _batches(sorted({speaker for speaker, _ in wanted})):
        held = suggested.filter(speaker__in=batch).values_list("pk", "speaker_id", "candidate_id")
        suggested.filter(pk__in=[pk for pk, *pair in held if tuple(pair) in wanted]).delete()
    SpeakerSuggestion.objects.bulk_create(
        SpeakerSuggestion(speaker_id=speaker, candidate_id=candidate, reason=reason, rule=rule)
        for (speaker, candidate), reason in wanted.items()
    )


def _apply(appearances: list[Appearance], links: dict[int, Link]) -> int:
    """Write the links that differ, one statement for all that end alike; how many changed their speaker."""
    alike: dict[tuple[int, str], list[int]] = defaultdict(list)
    staying: dict[str, list[int]] = defaultdict(list)
    moved = []
    for appearance in appearances:
        link = links[appearance.pk]
        if appearance.speaker_id != link.speaker_id:
            alike[link.speaker_id, link.rule].append(appearance.pk)
            appearance.speaker_id = link.speaker_id
            moved.append(appearance)
        elif appearance.link_rule != link.rule:
            staying[link.rule].append(appearance.pk)
    for rule, keys_alike in staying.items():
        for batch in _batches(keys_alike):
            Appearance.objects.filter(pk__in=batch).update(link_rule=rule)
    for (speaker_id, rule), keys_alike in alike.items():
        for batch in _batches(keys_alike):
            Appearance.objects.filter(pk__in=batch).update(speaker=speaker_id, link_rule=rule)
    _follow_quotations(moved)
    OutboxEntry.objects.announce(sorted({appearance.article_id for appearance in moved}))
    return len(moved)


def _follow_quotations(moved: list[Appearance]) -> None:
    by_speaker: dict[int, list[int]] = defaultdict(list)
    for appearance in moved:
        by_speaker[appearance.speaker_id].append(appearance.pk)
    for speaker_id, appearance_ids in by_speaker.items():
        for batch in _batches(appearance_ids):
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


def _batches(items: Sequence[Item], size: int = BATCH) -> Iterator[list[Item]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])
