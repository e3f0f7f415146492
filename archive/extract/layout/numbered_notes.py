"""What papers and pages write with a number beside a date: an issue, a page, a price, a season, a handle."""

import re

__all__ = ["note_end"]

_NUMBERED = re.compile(
    r"(?:No|Nr|Nº|N°|№|Vol|Issue|Order|رقم العدد|شماره|العدد)[.:\s]*\[?(?:\d[\d/.,-]*|[IVXLC]+(?!\w))\]?",
    re.IGNORECASE,
)
_SHEET = re.compile(
    r"(?:page|pg|pp?|seite)\b\.?:?\s?[A-Z]{0,2}-?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?"
    r"|[A-Z]{1,2}-?\d{1,3}(?!\w)|cc?\.?\s?\d{1,4}(?:[–-]\d{1,4})?(?!\w)",
    re.IGNORECASE,
)
_PRICE = re.compile(  # by its word or by its coin: "Price 6d.", "Ten Cents"
    r"(?:(?:price|preis|prix|precio|prezzo)\b[:.]?\s[^\d\n|]{0,3}"
    r"|(?=[\w.,]{1,9}\s?(?:cents?|penny|pence|pfennig|centimes?)(?!\w)))"
    r"(?:\d[\d.,]*|one|two|three|four|five|six|ten|half a)"
    r"(?:\s?(?:cents?|penny|pence|pfennig|centimes?|centesimi|kopeks?|[cdp]\.?|p\.|€|euros?)(?!\w))?",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"(?:spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver"
    r"|primavera|verano|otoño|invierno|estate|autunno|inverno)[\s/]\d{4}(?!\d)",
    re.IGNORECASE,
)
_BUREAU = re.compile(r"[A-Z]{2,4}-[A-Z]{2,3}-(?=\d\d-\d\d-\d\d)")  # "AP-NY-05-14-97 1432EDT"
_HANDLE = re.compile(r"[@#][\w.]{2,30}|[\w.+-]{1,40}@[\w.-]{3,40}")


def note_end(text: str, at: int, end: int) -> int:
    """Where such a note that begins here ends; 0 where none does."""
    for kind in (_NUMBERED, _SHEET, _PRICE, _SEASON, _BUREAU, _HANDLE):
        if found := kind.match(text, at, end):
            return found.end()
    return 0
