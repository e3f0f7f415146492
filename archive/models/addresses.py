"""Addresses of rows, each pattern looked up once a process, since a page names a hundred of them."""

from functools import cache
from urllib.parse import quote

from django.urls import reverse

__all__ = ["address_of"]

# Characters of a path besides letters and digits that stay as they are, as in Django's own addresses:
# https://datatracker.ietf.org/doc/html/rfc3986#section-3.3
PLAIN = "!$&'()*+,;=:@~-._"


def address_of(name: str, *parts: str) -> str:
    """What `reverse` gives for a named address and its parts, none of which holds a slash."""
    return _pattern(name, len(parts)) % tuple(quote(part, safe=PLAIN) for part in parts)


@cache
def _pattern(name: str, count: int) -> str:
    marks = [f"part-{number}" for number in range(count)]
    pattern = reverse(name, args=marks)
    for mark in marks:
        pattern = pattern.replace(mark, "%s")
    return pattern
