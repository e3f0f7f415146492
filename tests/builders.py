"""Small builders of rows and documents, each with sound defaults."""

import hashlib
import itertools
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive import dates
from archive.models import Appearance, Article, DateInterval, Origin, Original, Quotation, Source, Speaker

numbers = itertools.count(1)


def an_original(data: bytes | None = None) -> Original:
    data = data if data is not None else f"bytes {next(numbers)}".encode()
    digest = hashlib.sha256(data).hexdigest()
    return Original.objects.get_or_create(
        sha256=digest, defaults={"size": len(data), "media_type": "text/plain"}
    )[0]


def a_source(name: str = "Harbour Post") -> Source:
    slug = name.lower().replace(" ", "-")
    return Source.objects.get_or_create(key=name.lower(), defaults={"name": name, "slug": slug})[0]


def a_speaker(name: str = "Ada Quill", **values: Any) -> Speaker:
    slug = name.lower().replace(" ", "-")
    defaults = {"name": name, "slug": slug, "has_full_name": " " in name, **values}
    return Speaker.objects.get_or_create(key=f"person:{name.lower()}", defaults=defaults)[0]


def an_article(text: str = "The council met.\n\nIt rose at noon.", **values: Any) -> Article:
    number = next(numbers)
    values.setdefault("title", text.split("\n")[0][:100])
    values.setdefault("public_id", f"a{number:07d}")
    values.setdefault("slug", "an-article")
    values.setdefault("encoding", "utf-8")
    if isinstance(values.get("source"), str):
        values["source"] = a_source(values["source"])
    vias = values.pop("vias", ())
    article = Article.objects.create(
        text=text, original=values.pop("original", None) or an_original(), extractor="test",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(), **values,
    )  # fmt: skip
    article.vias.set(a_source(name) for name in vias)
    if article.date_edtf:
        intervals = dates.parse(article.date_edtf).intervals
        DateInterval.objects.bulk_create(
            DateInterval(article=article, earliest=first, latest=last) for first, last in intervals
        )
    return article


def an_origin(article: Article, path: str = "letters/one.txt") -> Origin:
    return Origin.objects.create(
        path=path, collection=path.partition("/")[0], article=article, original=article.original,
        document_id=path, format="text",
    )  # fmt: skip


def an_appearance(article: Article, speaker: Speaker | None = None, **values: Any) -> Appearance:
    speaker = speaker or a_speaker()
    given, _, surname = speaker.name.rpartition(" ")
    defaults = {
        "position": article.appearances.count(), "name": speaker.name, "kind": speaker.kind, "given": given,
        "surname": surname, "key": speaker.key, "surname_key": surname.lower(), "link_rule": "own name",
    }  # fmt: skip
    return Appearance.objects.create(article=article, speaker=speaker, **{**defaults, **values})


def a_quotation(
    article: Article, words: str, appearance: Appearance | None = None, **values: Any
) -> Quotation:
    """A quotation of `words`, which must stand in the article's text."""
    start = article.text.index(words)
    attributed = {"attribution_rule": "test", "attribution_confidence": 0.9} if appearance else {}
    defaults = {
        "position": article.quotations.count(), "kind": "direct", "text": words, "start": start,
        "end": start + len(words), "rule": "marks", "confidence": 0.9, "appearance": appearance,
        "speaker": appearance.speaker if appearance else None, **attributed,
    }  # fmt: skip
    quotation = Quotation.objects.create(article=article, **{**defaults, **values})
    Article.objects.filter(pk=article.pk).update(quotation_count=article.quotations.count())
    return quotation


def withdraw(article: Article, reason: str = "on the author's request") -> None:
    article.withdrawn_at = datetime(2026, 1, 2, tzinfo=UTC)
    article.withdrawn_reason = reason
    article.save()


def a_folder(root: Path, files: dict[str, bytes | str], *, name: str = "letters") -> Path:
    """A folder of documents: relative path -> content."""
    folder = root / name
    for relative, content in files.items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
