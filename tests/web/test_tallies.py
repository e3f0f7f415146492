import pytest

from archive.web.tallies import (
    SourceTally,
    SpeakerTally,
    named,
    rank_sources,
    rank_speakers,
    source_tallies,
    speaker_tallies,
)
from tests.builders import a_quotation, a_speaker, an_appearance, an_article, withdraw

pytestmark = pytest.mark.django_db


def of_sources() -> list[SourceTally]:
    ranking = rank_sources()
    return source_tallies(ranking, ranking.keys)


def of_speakers() -> list[SpeakerTally]:
    ranking = rank_speakers()
    return speaker_tallies(ranking, ranking.keys)


def test_withdrawn_articles_count_nowhere() -> None:
    article = an_article("“It is settled,” said Ada Quill.", source="Harbour Post", vias=["Coastal Wire"])
    a_quotation(article, "It is settled,", an_appearance(article))
    assert [(tally.speaker.name, tally.quotation_count) for tally in of_speakers()] == [("Ada Quill", 1)]
    assert [tally.source.name for tally in of_sources()] == ["Harbour Post", "Coastal Wire"]
    withdraw(article)
    assert of_speakers() == []
    assert of_sources() == []


def test_published_and_credited_articles_of_one_source_do_not_multiply() -> None:
    for _ in range(2):
        an_article(source="Harbour Post")
    for _ in range(3):
        an_article(vias=["Harbour Post"])
    (tally,) = of_sources()
    assert (tally.article_count, tally.via_count) == (2, 3)


def test_who_is_quoted_most_comes_first() -> None:
    for name, times in (("Ada Quill", 1), ("Ben Marsh", 2)):
        for _ in range(times):
            article = an_article("“Go on,” they said.")
            a_quotation(article, "Go on,", an_appearance(article, a_speaker(name)))
    assert [(tally.speaker.name, tally.article_count) for tally in of_speakers()] == [
        ("Ben Marsh", 2),
        ("Ada Quill", 1),
    ]


def test_speakers_known_by_a_description_only_are_not_named() -> None:
    for speaker in (a_speaker(), a_speaker("officials", kind="role")):
        an_appearance(an_article(), speaker)
    assert [tally.speaker.name for tally in named(of_speakers())] == ["Ada Quill"]
