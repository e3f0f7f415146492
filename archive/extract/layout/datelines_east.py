"""Datelines of Chinese, Japanese, Korean and Persian agencies, which need no mark before the report, and
those of monitors of what is broadcast, "Tripoli JANA in English--".

`新华社北京5月10日电（记者 ...）`, `【ワシントン共同】`, `(서울=연합뉴스) ... 기자 = `,
`به گزارش خبرگزاری مهر از اصفهان،`.
"""

import re
from typing import NamedTuple

from archive.extract.layout.outlets import is_agency
from archive.extract.words.datetexts import DateText, date_at
from archive.text import Span

__all__ = ["EastDateline", "read_east_dateline"]

_HAN = "[\u4e00-\u9fff]"
_CHINESE = re.compile(
    rf"(?P<agency>{_HAN}{{1,4}}[社网網])?(?P<place>{_HAN}{{2,4}}?)?"
    r"(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)"
    r"[电電讯訊](?:[（(][^（）()\n]{1,40}[）)])?[\s：:，,]*"
)
_JAPANESE = re.compile(
    r"【(?P<place>[^\s=＝【】]{2,12}?)(?:[=＝][^【】\n]{1,20}|(?P<agency>共同|時事|ロイター|AFP))】\s*"
)
_KOREAN = re.compile(r"\((?P<place>[가-힣·]{1,20})=(?P<agency>[가-힣A-Z]{2,8})\)\s?(?:[^=\n]{1,40}=\s?)?")


# Either a correspondent of the agency or the place from which it reports: "according to X" alone is a credit.
_PERSIAN = re.compile(
    r"به گزارش (?:خبرنگار |خبرنگاران )?(?:خبرگزاری |آژانس )?(?P<agency>[^\s،,]+(?: [^\s،,]+){0,2}?)"
    r" از (?P<place>[^\s،,]+(?: [^\s،,]+)?)[،,؛]\s?"
)
_MONITORED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][a-zà-ÿ'’-]+){0,2}) (?P<agency>[A-Z]{3,}(?: [A-Z]{2,}){0,3})"
    r" in [A-Z][a-z]+(?: to [A-Z][\w ]{2,30}?)?\s?(?:--+|[—–])\s?"
)


class EastDateline(NamedTuple):
    span: Span
    place: Span | None
    agency: Span | None
    date: DateText | None


def read_east_dateline(text: str, start: int, end: int) -> EastDateline | None:
    """The dateline of the paragraph `start` to `end` of a folded text; None where it has none."""
    for pattern in (_CHINESE, _JAPANESE, _KOREAN, _PERSIAN, _MONITORED):
        match = pattern.match(text, start, end)
        if match is not None and pattern is _PERSIAN and not is_agency(match["agency"]):
            return None
        if match is not None and match.end() < end:
            day = match.start("date") if "date" in pattern.groupindex else -1
            return EastDateline(
                Span(match.start(), match.end()),
                _group(match, "place"),
                _group(match, "agency"),
                date_at(text, day, end) if day >= 0 else None,
            )
    return None


def _group(match: re.Match[str], name: str) -> Span | None:
    start, end = match.span(name)
    return Span(start, end) if start >= 0 else None
