"""Who said what was found: the speakers of a search of quotations, with counts, first and last use."""

from archive.models import Speaker
from archive.search.query import Query
from archive.search.results import Speakers, SpeakerUse
from archive.search.whoosh.request import Answer, Ends

__all__ = ["speakers"]


def speakers(query: Query, answer: Answer) -> Speakers:
    """The query's page of speakers, who said most first."""
    start = (query.page - 1) * query.size
    listed = answer.facets["speaker"][start : start + query.size]
    names = dict(Speaker.objects.filter(slug__in=[slug for slug, _ in listed]).values_list("slug", "name"))
    ends = answer.ends["speaker"]
    return Speakers(
        listed=tuple(_use(slug, names.get(slug, slug), count, ends[slug]) for slug, count in listed),
        total=answer.distinct["speaker"],
        unattributed=dict(answer.facets["attributed"]).get("false", 0),
    )


def _use(slug: str, name: str, count: int, ends: Ends) -> SpeakerUse:
    return SpeakerUse(slug, name, count, ends.first, ends.last, ends.unknown)
