"""Identities that do not depend on the order of ingest: public ids, slugs, keys of speakers and sources."""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Callable

from django.utils.text import slugify

SLUG_LENGTH = 80
ID_LETTER = "a"  # of "article"
ID_LENGTH = 7  # base32 characters after the letter: 35 bits
NOT_IN_A_KEY = re.compile(r"[^\w\s]+")
SPACES = re.compile(r"\s+")
LEADING_ARTICLE = re.compile(r"^the ")
# A slug must not mean something else in a search's parameters.
RESERVED_SLUGS = frozenset({"unknown", "undated"})


def nobody_else(candidate: str) -> bool:
    """For an id or slug as it is where no other row has it."""
    return False


def public_id(origin_path: str, *, is_taken: Callable[[str], bool] = nobody_else) -> str:
    """A letter and 7 base32 characters from the sha256 of the first origin, more on a collision."""
    digest = hashlib.sha256(origin_path.encode("utf-8")).digest()
    letters = base64.b32encode(digest).decode("ascii").rstrip("=").lower()
    for length in range(ID_LENGTH, len(letters) + 1):
        candidate = ID_LETTER + letters[:length]
        if not is_taken(candidate):
            return candidate
    raise ValueError(f"two origins of one hash: {origin_path}")


def slug(words: str, *, fallback: str) -> str:
    """Lower-case letters (of any script) and hyphens, cut at a word; `fallback` where none are left."""
    whole = slugify(words, allow_unicode=True).strip("-_")
    if len(whole) > SLUG_LENGTH:
        whole = whole[: SLUG_LENGTH + 1].rpartition("-")[0] or whole[:SLUG_LENGTH]
    return whole or fallback


def free_slug(plain: str, *, is_taken: Callable[[str], bool]) -> str:
    """A slug that no other row has: the plain one, numbered from 2 where it is taken or reserved."""
    candidate, number = plain, 1
    while candidate in RESERVED_SLUGS or is_taken(candidate):
        number += 1
        candidate = f"{plain}-{number}"
    return candidate


def name_key(name: str) -> str:
    """A name without case, punctuation and a leading "the". Accents stay: likeness is no identity."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    spaced = SPACES.sub(" ", NOT_IN_A_KEY.sub(" ", folded)).strip()
    # a name of nothing but signs keeps them, or all such names would be one
    return LEADING_ARTICLE.sub("", spaced) or folded.strip()
