"""Dates with a year as pages print them, and which of several is the publication's by the words before it."""

import re

_LETTERS = r"[^\W\d_\u0900-\u0d7f\u0e00-\u0e7f]"
# Words of scripts whose vowel signs are no letters for a pattern: "मार्च", "มีนาคม".
_SIGNED = r"[\u0900-\u0963\u0980-\u0d65\u0e01-\u0e4e]"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?"
# 1 May 2024, 1. Mai 2024, 1 de mayo de 2024, 9 آذار/مارس 2014, 21-Jul-2015, May 1st, 2024, 2024-05-01,
# 01/05/2024, 2024年5月1日, 2024년 5월 1일, 2024. 5. 1. A sign of the era may follow (2014م, 2014 г.), or a
# clock (2024-05-01T10:00).
PRINTED = re.compile(
    rf"(?<![\w/.-])(?:{_DAY}(?:\s{{1,3}}|-)(?:of\s|de\s|d['’])?{_LETTERS}{{3,12}}+(?:\s?/\s?{_LETTERS}{{3,12}}+)?\.?"
    rf",?(?:\s{{1,3}}|-)(?:del?\s)?\d{{4}}"
    rf"|{_LETTERS}{{3,12}}+\.?\s{{1,3}}{_DAY},?\s{{1,3}}\d{{4}}"
    rf"|\d{{1,2}}\s{_SIGNED}{{2,12}}\s\d{{4}}|\d{{4}}\.\s{_LETTERS}{{3,12}}+\s\d{{1,2}}(?=\.)"
    r"|\d{4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}|\d{1,2}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{4}"
    r"|\d{4}\.\s\d{1,2}\.\s\d{1,2}(?=\.)"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s[A-Z][a-z]{2}\s{1,2}\d{1,2}\s\d\d:\d\d(?::\d\d)?\s(?:[A-Z]{2,5}\s)?\d{4}"
    r"|(?:(?:中華|中华)?民[國国]|明治|大正|昭和|平成|令和)(?:\d{1,3}|元)年\d{1,2}月\d{1,2}日|\d{4}年\s?\d{1,2}月\s?\d{1,2}日|\d{4}년\s?\d{1,2}월\s?\d{1,2}일)(?=T\d\d|(?<=日)\d{1,2}[:：時时]|م(?!\w)|г\.|[(（]|(?![\w/-]))"
)
# 09.11.07, 9/11/07: only where the page's markup says that it is a date.
SHORT = re.compile(r"(?<![\w/.:-])\d{1,2}([-/.])\d{1,2}\1\d\d(?![\w/:-]|\.\d)")
CHANGED = re.compile(
    r"updat|modif|edited|changed|reviewed|revised|correct|mise? à jour|aktualis|aktualiz|geändert|änderung"
    r"|actualis|actualiz|atualiz|aggiorna|bijgewerkt|gewijzigd|güncel|обновлен|изменен|تحديث|تعديل"
    r"|به[\u200c ]?روز|روزرسانی|更新|수정",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|posted|first|issued|released|created|erschienen|erstellt|veröffentlicht|pubblic|gepubliceerd|geplaatst"
    r"|yayın|giriş|oluşturulma|dodano|опублик|نشر|انتشار|发布|公開|입력|등록",
    re.IGNORECASE,
)


def published_in(words: str) -> str:
    """The printed date that a label calls the publication's, else the first that none calls a change's; ""
    where there is none. A label is what stands between a date and the one before."""
    end, plain = 0, ""
    for match in PRINTED.finditer(words):
        label, end = words[end : match.start()], match.end()
        if CHANGED.search(label):
            continue
        if _PUBLISHED.search(label):
            return match.group()
        plain = plain or match.group()
    return plain
