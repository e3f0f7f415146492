"""Single marks that may be apostrophes: after an s, and between spaces."""

import re

__all__ = ["is_plural_possessive", "is_spaced"]


def is_spaced(text: str, match: re.Match[str]) -> bool:
    """Whether a mark between spaces opens words, as scanned texts print it: "he said, ' Well ...'"."""
    at = match.start()
    return text[max(0, at - 2) : at] in (", ", ": ") and text[match.end() : match.end() + 2].strip().isalpha()


def is_plural_possessive(text: str, end: int) -> bool:
    """Whether a mark after an s is an apostrophe: a letter follows, and a later mark closes."""
    ahead = text[end : end + 300]
    if len(ahead) < 2 or not ahead[1].isalpha():
        return False
    closing = re.search(r"[^\s\w]['’](?!\w)|\w['’](?=[\s,.;:!?])", ahead)
    opening = re.search(r"(?<=\s)['‘](?=\w)", ahead)
    return closing is not None and (opening is None or closing.start() < opening.start())
