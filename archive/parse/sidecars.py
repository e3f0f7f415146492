"""Metadata given by people beside a file: `name.meta.yaml`, and `_metadata.yaml` for a folder."""

from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from archive.errors import DocumentError
from archive.parse import detect, limits, opening, stated, yaml_fields
from archive.parse.unit import Sidecar
from archive.text import Document, Flag, Stated

FOLDER = "_metadata.yaml"
ENDING = ".meta.yaml"


def is_sidecar(name: str) -> bool:
    return name == FOLDER or name.endswith(ENDING)


def serves(name: str, served: set[str]) -> bool:
    """Whether a file is a sidecar of one of the files with these names and stems, or of their folder."""
    return name == FOLDER or (name.endswith(ENDING) and name.removesuffix(ENDING) in served)


def beside(path: Path, top: Path) -> tuple[Sidecar, ...]:
    """The sidecars of a file, strongest first: its own, then its folder's, then those of folders up to `top`.

    One that cannot be read is kept without bytes, so that its document can say so.
    """
    own = [path.with_name(stem + ENDING) for stem in (path.name, detect.stem_of(path.name))]
    folders = [path.parent, *path.parent.parents]
    last = folders.index(top) if top in folders else 0
    found = [*own, *(folder / FOLDER for folder in folders[: last + 1])]
    return tuple(_load(place, top) for place in dict.fromkeys(found) if place.is_file())


def _load(path: Path, top: Path) -> Sidecar:
    name = path.relative_to(top).as_posix() if path.is_relative_to(top) else path.name
    with suppress(DocumentError), opening.open_regular(path) as stream:
        return Sidecar(name, opening.read_all(stream, limits.SIDECAR_BYTES))
    return Sidecar(name, b"")


def apply(found: tuple[Sidecar, ...], document: Document) -> Document:
    """The document with the sidecars' values before its own; a broken sidecar is flagged, not obeyed."""
    for sidecar in reversed(found):
        given = _given(sidecar)
        if isinstance(given, Flag):
            document = replace(document, flags=(*document.flags, given))
        else:
            document = replace(document, stated=over(given, document.stated))
    return document


@lru_cache(maxsize=64)
def _given(sidecar: Sidecar) -> Stated | Flag:
    """What a sidecar states, or the flag that says why it is not used; one serves many documents."""
    try:
        fields = yaml_fields.loads(sidecar.data.decode("utf-8-sig"))
        return stated.from_fields(fields, prefix=f"sidecar:{sidecar.name}:")
    except (ValueError, DocumentError) as error:
        return Flag("sidecar", f"{sidecar.name} is not used: {error}.")


def over(first: Stated, second: Stated) -> Stated:
    """Both, the first's values before the second's; of speakers and metadata fields the first's alone."""
    return Stated(
        title=first.title + second.title,
        date=first.date + second.date,
        source=first.source + second.source,
        language=first.language + second.language,
        speakers=first.speakers or second.speakers,
        url=first.url or second.url,
        metadata={**second.metadata, **first.metadata},
    )
