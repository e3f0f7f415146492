"""Stored originals as units: what an article was read from, ready to be read again."""

import base64

from archive.models import Article, Origin, Revision
from archive.parse import Sidecar, Unit

__all__ = ["unit_of", "unit_of_article"]


def unit_of(origin: Origin, data: bytes, media_type: str) -> Unit:
    """The unit that the origin held when it was ingested last."""
    sidecars = tuple(Sidecar(name, base64.b64decode(held)) for name, held in origin.sidecars)
    _, _, key = origin.path.partition("#")
    return Unit(
        id=origin.document_id, key=key, data=data, format=origin.format, media_type=media_type,
        sidecars=sidecars,
    )  # fmt: skip


def unit_of_article(article: Article) -> Unit | None:
    """The unit of the article's current revision; None where no origin holds it. Raises OSError where its
    original cannot be read."""
    revision = Revision.objects.select_related("original").get(article=article, number=article.revision)
    origin = Origin.objects.filter(path=revision.origin_path).first()
    if origin is None:
        return None
    return unit_of(origin, revision.original.path.read_bytes(), revision.original.media_type)
