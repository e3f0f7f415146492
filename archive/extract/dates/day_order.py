"""Whether the language of a document puts the day before the month where both are numbers.

https://cldr.unicode.org/translation/date-time: English alone goes both ways, so that only a stated country
tells; and "en-US" is what many systems put when nobody chose, so that it tells nothing.
"""

from collections.abc import Sequence

from archive.extract.facts import Value
from archive.extract.words.terms import terms
from archive.text import StatedValue

__all__ = ["day_first_tag"]

BOTH_WAYS = ("us", "ca", "ph", "pr")  # countries where the month may stand first in any language


def day_first_tag(languages: Sequence[Value], *, stated: Sequence[StatedValue]) -> str:
    """The tag that tells it; "" where none does, or where the text's language is not the stated one."""
    codes = {value.value for value in languages}
    if len(codes) != 1:
        return ""
    tag = stated[0].value.strip().lower().replace("_", "-") if stated else codes.pop()
    language, _, country = tag.partition("-")
    if country in BOTH_WAYS:
        return ""
    known = terms("day-first-languages")
    return next((one for one in (tag, language) if one in known), "")
