"""Hours and time zones beside a date: "10:12 a.m. ET", "10h12", "الساعة 10:12"."""

import re
from functools import cache

from archive.extract.words.terms import terms

__all__ = ["hour_at", "zone_at"]

_ZONE = (
    r"\s?(?:[+-]\d{1,2}(?::?\d\d)?(?!\d)|بتوقيت\s\w+(?:\s\w+)?|به وقت\s\w+|local time|Eastern|Pacific"
    r"|\(?(?-i:ZONES)\)?(?:[+-]\d{1,2}(?::?\d\d)?)?)(?!\w)"
)
_HOUR = (
    r"(?:\d{1,2}(?::\d\d){1,2}(?!\d)|\d{1,2}\.\d\d(?![\d.])|\d{1,2}\s?h(?:\s?\d\d(?:\s?min)?)?(?!\w)"
    r"|\d{1,2}[時时点點시](?:\s?\d{1,2}[分분])?"
    r"|\d{4}(?=\s?(?-i:ZONES)(?!\w))|\d{1,4}(?=\s?(?:hrs|hours|HALF|DAYPART)(?!\w)))"
    r"(?:\s?(?:HALF|DAYPART)(?!(?-i:[a-zß-ÿ\d_\u0600-\u06ff]))\.?)*"  # "6:41pmTuesday"
)
_HALF = r"[ap]\.?\s?m\.?|noon|midnight|[صم]"
_DAYPART = (
    r"Uhr|hs?|uur|hrs|hours|heures?|o['’]clock"
    r"|صباحا|صباحًا|مساء|مساءً|ظهرا|صبح|عصر|ظهر|شب|بعدازظهر|[قب]\.ظ|[قب] ظ"
)


def hour_at(text: str, at: int, end: int) -> int:
    """Where the hour that begins here ends; 0 where none does."""
    hour = _hours().match(text, at, end)
    return hour.end() if hour else 0


def zone_at(text: str, at: int, end: int) -> int:
    """Where the time zone that follows here ends, a space before it included; 0 where none does."""
    zone = _zone().match(text, at, end)
    return zone.end() if zone else 0


@cache
def _hours() -> re.Pattern[str]:
    pattern = _HOUR.replace("HALF", _HALF).replace("DAYPART", _DAYPART).replace("ZONES", _zones())
    return re.compile(pattern, re.IGNORECASE)


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(_ZONE.replace("ZONES", _zones()), re.IGNORECASE)


def _zones() -> str:
    return "(?:" + "|".join(sorted(terms("time-zones"), key=lambda name: (-len(name), name))) + ")"
