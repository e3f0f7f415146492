"""Which page of a list is shown, and what to say where another was asked for."""

__all__ = ["DEEPEST_RESULT", "page_in"]

DEEPEST_RESULT = 1_000


def page_in(listed: int, *, page: int, size: int) -> tuple[int, str]:
    """The page to show of so many results, and a message where it is not the one asked for."""
    deepest, pages = max(1, DEEPEST_RESULT // size), max(1, -(-listed // size))
    if page <= min(deepest, pages):
        return page, ""
    if pages <= deepest:
        return pages, f"There is no page {page}; this is the last one, {pages}." if listed else ""
    return deepest, f"Results are shown up to number {DEEPEST_RESULT}. Add words or filters to see others."
