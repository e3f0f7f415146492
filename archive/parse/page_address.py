"""The day that a page's address names: /2024/05/01/, /20240501/, /2012/jul/08/."""

import re
from collections.abc import Iterator

from archive.text import StatedValue

# /20240501/ in an address.
_IN_SHORT_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/\-_.]|\Z)", re.ASCII
)
# /2012/jul/08/ in an address.
_MONTHS_OF_YEAR = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMED = re.compile(
    r"/((?:19|20)\d\d)([/-])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\2(0?[1-9]|[12]\d|3[01])(?=[/\-_.]|\Z)",
    re.ASCII | re.IGNORECASE,
)
# /2024/05/01/ or /2024-05-01- in an address, months and days in range.
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/\-_.]|\Z)(?!\2\d)", re.ASCII
)


# /29-10-2021 in an address: the day first where it can be no month.
_DAY_FIRST = re.compile(r"/(0?[1-9]|[12]\d|3[01])-(0?[1-9]|1[0-2])-((?:19|20)\d\d)(?=[/\-_.]|\Z)", re.ASCII)


def read(url: str) -> Iterator[StatedValue]:
    """The day that an address names, if any."""
    if match := _IN_ADDRESS.search(url):
        year, _, month, day = match.groups()
        yield StatedValue(f"{year}-{int(month):02}-{int(day):02}", "html:url")
    elif named := _MONTH_NAMED.search(url):
        year, _, name, day = named.groups()
        yield StatedValue(f"{year}-{_MONTHS.index(name[:3].lower()) + 1:02}-{int(day):02}", "html:url")
    elif short := _IN_SHORT_ADDRESS.search(url):
        yield StatedValue("-".join(short.groups()), "html:url")
    elif (day_first := _DAY_FIRST.search(url)) and int(day_first[1]) > _MONTHS_OF_YEAR:
        day, month, year = day_first.groups()
        yield StatedValue(f"{year}-{int(month):02}-{int(day):02}", "html:url")
