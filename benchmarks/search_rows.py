"""The benchmark's documents as rows of an archive of its own, so that every engine reads the same."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from archive.models import Appearance, Article, DateInterval, Original, Source, Speaker
from benchmarks.search_documents import SOURCES, SPEAKERS, documents

BATCH = 2_000


def fill(corpus: Path, count: int) -> None:
    """Make the rows, unless they are there."""
    have = Article.objects.count()
    if have >= count:
        return
    original, _ = Original.objects.get_or_create(
        sha256="0" * 64, defaults={"size": 0, "media_type": "text/plain"}
    )
    sources = _sources()
    speakers = _speakers()
    made = islice(documents(corpus, count), have, None)
    number = have
    for batch in _batches(made):
        articles = []
        for document in batch:
            number += 1
            articles.append(_article(number, document, original, sources))
        Article.objects.bulk_create(articles)
        _related(articles, batch, speakers)


def _sources() -> list[Source]:
    Source.objects.bulk_create(
        [Source(key=f"outlet {n}", name=f"Outlet {n}, Ltd", slug=f"outlet-{n}") for n in range(SOURCES)],
        ignore_conflicts=True,
    )
    return list(Source.objects.order_by("pk"))


def _speakers() -> list[Speaker]:
    rows = [Speaker(key=f"person {n}", name=f"Person No{n}", slug=f"person-{n}") for n in range(SPEAKERS)]
    Speaker.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Speaker.objects.order_by("pk"))


def _article(number: int, document: dict[str, object], original: Original, sources: list[Source]) -> Article:
    day = document["date"] if document["dated"] else None
    return Article(
        public_id=f"b{number:07d}", slug="d", original=original, extractor="benchmark", text_sha256="0" * 64,
        encoding="utf-8", text=document["text"], title=document["title"], language="en",
        source=sources[int(str(document["source"]))], date_edtf=str(day) if day else "",
        date_earliest=day, date_latest=day,
    )  # fmt: skip


def _related(articles: list[Article], batch: list[dict[str, object]], speakers: list[Speaker]) -> None:
    DateInterval.objects.bulk_create(
        DateInterval(article=one, earliest=one.date_earliest, latest=one.date_latest)
        for one in articles
        if one.date_earliest
    )
    Appearance.objects.bulk_create(
        Appearance(
            article=one, speaker=speakers[number], position=place, name=speakers[number].name, kind="person",
            key=speakers[number].key, link_rule="benchmark", stated=True,
        )
        for one, document in zip(articles, batch, strict=True)
        for place, number in enumerate(document["speakers"])  # type: ignore[arg-type]
    )  # fmt: skip


def _batches(rows: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch
