"""Citations of an article: plain words, BibTeX and RIS, with dates as exactly as they are known, no
more: what a format's date cannot say stands in words in its note.

BibTeX: https://ctan.org/pkg/biblatex (its `date` takes EDTF level 0 and `2024?`).
RIS: https://en.wikipedia.org/wiki/RIS_(file_format).
"""

from django.conf import settings

from archive import dates
from archive.models import Article

LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
        "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


def plain(article: Article) -> str:
    """One sentence that names the article, for a footnote."""
    title = _line(article.headline)
    stop = "" if title.endswith((".", "?", "!", "…", "؟", "。")) else "."
    held = f"{settings.ARCHIVE_TITLE}, article {article.public_id}"
    return f"{outlets(article)}. “{title}{stop}” {date_words(article)}. {held}. {address(article)}"


def bibtex(article: Article) -> str:
    fields = {
        "author": f"{{{_latex(article.source.name)}}}" if article.source else "",
        "title": f"{{{_latex(article.title)}}}",
        "date": _biblatex_date(article),
        "howpublished": _latex(f"{settings.ARCHIVE_TITLE}, article {article.public_id}"),
        "url": address(article),
        "langid": article.language,
        "note": _latex(". ".join(notes(article))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{article.public_id},", *lines, "}", ""])


def ris(article: Article) -> str:
    pairs = [
        ("TY", "NEWS"),
        ("TI", article.title),
        ("T2", article.source.name if article.source else ""),
        ("DA", _ris_date(article)),
        ("LA", article.language),
        ("DB", settings.ARCHIVE_TITLE),
        ("AN", article.public_id),
        ("UR", address(article)),
        *(("N1", note) for note in notes(article)),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def address(article: Article) -> str:
    return settings.ARCHIVE_URL + article.get_absolute_url()


def outlets(article: Article) -> str:
    """The source, and whom the article credits."""
    return ", ".join([article.source.name if article.source else "Source not stated", *_via(article)])


def date_words(article: Article) -> str:
    words = article.date_words
    return ", ".join(part for part in (words.known, words.inferred) if part)


def notes(article: Article) -> list[str]:
    """What the fields of a format cannot hold."""
    said = [] if _is_plain(article) else [f"Date: {date_words(article)}"]
    said += [] if article.source else ["Source not stated"]
    return said + [f"Taken {via}" for via in _via(article)]


def _via(article: Article) -> list[str]:
    names = ", ".join(via.name for via in article.listed_vias)
    return [f"via {names}"] if names else []


def _is_plain(article: Article) -> bool:
    """Whether the date is one day, month or year that nothing was inferred of."""
    return bool(article.date_edtf) and article.date_words.machine == article.date_edtf


def _biblatex_date(article: Article) -> str:
    if _is_plain(article):
        return article.date_edtf
    known = dates.parse(article.date_edtf) if article.date_edtf else None
    return f"{known.years[0]:04d}?" if known and known.inferred and len(known.years) == 1 else ""


def _ris_date(article: Article) -> str:
    """YYYY/MM/DD/other; only "other" where the year is not certain."""
    if not _is_plain(article):
        return f"///{date_words(article)}"
    return "/".join([*article.date_edtf.split("-"), "", "", ""][:3]) + "/"


def _latex(value: str) -> str:
    return _line(value).translate(LATEX)


def _line(value: str) -> str:
    """On one line and without control characters: a line break would begin another field."""
    return " ".join("".join(one if one.isprintable() else " " for one in value).split())
