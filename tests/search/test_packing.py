import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from archive.search.whoosh.packing import deltas, pack, unpack

numbers = some.lists(some.integers(0, 2**35 - 1) | some.integers(0, 200), max_size=60)


@given(numbers)
def test_numbers_come_back_as_they_were(values: list[int]) -> None:
    stream, starts = pack(np.array(values, dtype=np.int64))
    assert unpack(stream).tolist() == values
    for index, value in enumerate(values):
        assert unpack(stream[starts[index] : starts[index + 1]]).tolist() == [value]


@pytest.mark.parametrize("value", [-1, 2**35])
def test_numbers_out_of_range_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        pack(np.array([value], dtype=np.int64))


def test_a_stream_cut_inside_a_number_loses_that_number_only() -> None:
    stream, _ = pack(np.array([5, 300], dtype=np.int64))
    assert unpack(stream[:-1]).tolist() == [5]


def test_each_group_begins_with_the_number_itself() -> None:
    values = np.array([3, 5, 9, 2, 2], dtype=np.int64)
    assert deltas(values, np.array([0, 3])).tolist() == [3, 2, 4, 2, 0]
