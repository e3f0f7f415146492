"""Dates with a year as pages print them, and which of several is the publication's by the words before it."""

import re

_LETTERS = r"[^\W\d_]"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
# 1 May 2024, 1. Mai 2024, 1 de mayo de 2024, May 1st, 2024, 2024-05-01, 01/05/2024.
PRINTED = re.compile(
    rf"(?<![\w/.-])(?:{_DAY}\s{{1,3}}(?:de\s)?{_LETTERS}{{3,12}}+\.?,?\s{{1,3}}(?:de\s)?\d{{4}}"
    rf"|{_LETTERS}{{3,12}}+\.?\s{{1,3}}{_DAY},?\s{{1,3}}\d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|\d{4}年\d{1,2}月\d{1,2}日)(?![\w/-])"
)
_CHANGED = re.compile(
    r"updat|modif|edited|changed|reviewed|revised|correct|mis(?:e)? à jour|aktualis|geändert|actualiz"
    r"|atualiz|aggiorna|bijgewerkt|güncel|обновлено|изменено|تحديث",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|posted|first|issued|released|created|erschienen|veröffentlicht|pubblic|gepubliceerd|yayın|опублик|نشر",
    re.IGNORECASE,
)


def published_in(words: str) -> str:
    """The printed date that a label calls the publication's, else the first that none calls a change's; ""
    where there is none. A label is what stands between a date and the one before."""
    end, plain = 0, ""
    for match in PRINTED.finditer(words):
        label, end = words[end : match.start()], match.end()
        if _CHANGED.search(label):
            continue
        if _PUBLISHED.search(label):
            return match.group()
        plain = plain or match.group()
    return plain
