"""Which format a file has, by its name alone, and which module reads it."""

from dataclasses import dataclass
from pathlib import PurePath

from archive.parse import limits


@dataclass(frozen=True, slots=True)
class Format:
    """A format and where its code is.

    `reader` is the module of this package whose `read(unit)` reads a document of it. `cutter`, where
    files hold several documents, is the module whose `cut(stream, name)` parts them; else a file is one.
    `limit` bounds a whole file that is one document, in bytes.
    """

    name: str
    media_type: str
    reader: str = ""
    cutter: str = ""
    limit: int = limits.DOCUMENT_BYTES


TEXT = Format("text", "text/plain", "plain")
MARKDOWN = Format("markdown", "text/markdown", "markdown")
HTML = Format("html", "text/html", "pages")
JSON = Format("json", "application/json", "json_document", "json_lines")
PACKED_JSON = Format("json.gz", "application/gzip", cutter="json_lines_packed")
TABLE = Format("csv", "text/csv", "tables", "tables")
MAIL = Format("mail", "message/rfc822", "mail")
WORD = Format(
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "word",
    limit=limits.PRINTED_BYTES,
)
PDF = Format("pdf", "application/pdf", "pdf", limit=limits.PRINTED_BYTES)
FEED = Format("feed", "application/xml", "feeds", "feeds")
WARC = Format("warc", "application/warc", "warc", "warc")
ZIP = Format("zip", "application/zip", cutter="zips")
TAR = Format("tar", "application/x-tar", cutter="tars")

SUFFIXES: dict[str, Format] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".jsonl": JSON,
    ".ndjson": JSON,
    ".jsonl.gz": PACKED_JSON,
    ".ndjson.gz": PACKED_JSON,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".csv": TABLE,
    ".tsv": TABLE,
    ".eml": MAIL,
    ".rss": FEED,
    ".atom": FEED,
    ".xml": FEED,
    ".docx": WORD,
    ".pdf": PDF,
    ".warc": WARC,
    ".warc.gz": WARC,
    ".zip": ZIP,
    ".tar": TAR,
    ".tar.gz": TAR,
    ".tgz": TAR,
}
"""Every suffix that is read; of two that fit, the longer one counts."""

FORMATS: dict[str, Format] = {found.name: found for found in SUFFIXES.values()}


def suffix_of(name: str) -> str:
    """The longest known suffix of a file name, in lower case; empty where none is known."""
    parts = PurePath(name).suffixes[-2:]
    for suffix in ("".join(parts).lower(), "".join(parts[-1:]).lower()):
        if suffix in SUFFIXES:
            return suffix
    return ""


def format_of(name: str) -> Format | None:
    """The format that a file name promises, None where its suffix is unknown."""
    return SUFFIXES.get(suffix_of(name))


def stem_of(name: str) -> str:
    """The file name without its known suffix: `talks.jsonl.gz` gives `talks`."""
    base = PurePath(name).name
    return base[: len(base) - len(suffix_of(base))] or base


def is_document(name: str) -> bool:
    """Whether a file of this name is read: a known suffix, no dot file, no README."""
    base = PurePath(name).name
    if base.startswith(".") or base.upper().startswith("README"):
        return False
    return bool(suffix_of(base))
