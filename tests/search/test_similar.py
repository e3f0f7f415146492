from hypothesis import given
from hypothesis import strategies as some

from archive.search.whoosh.similar import distance, pieces

words = some.text(alphabet="abc", max_size=7)


def plain(one: str, other: str) -> int:
    """Edits by definition: the least of every first step."""
    if not one or not other:
        return len(one) + len(other)
    least = min(
        plain(one[1:], other) + 1, plain(one, other[1:]) + 1, plain(one[1:], other[1:]) + (one[0] != other[0])
    )
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        least = min(least, plain(one[2:], other[2:]) + 1)
    return least


@given(some.text(alphabet="abc", max_size=5), some.text(alphabet="abc", max_size=5), some.integers(1, 3))
def test_edits_are_counted_as_defined(one: str, other: str, most: int) -> None:
    expected = plain(one, other)
    found = distance(one, other, most=most)
    assert found == expected if expected <= most else found > most


@given(words, words, some.integers(1, 2))
def test_a_word_near_enough_holds_an_unspoilt_piece(one: str, other: str, edits: int) -> None:
    if distance(one, other, most=edits) <= edits:
        assert any(piece in one for piece in pieces(other, 2 * edits + 1))
