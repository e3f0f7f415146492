"""Named arrays in a mapped file: what is written is read, whole or a stretch that was asked for beforehand."""

from pathlib import Path

import numpy as np
import pytest

from archive.errors import IndexUnavailable
from archive.search.whoosh.sections import SMALL, Sections, write_sections

LONG = SMALL // 4 + 1  # whole numbers of four bytes: more than are read at first use


def written(path: Path) -> Sections:
    arrays = {
        "few": np.arange(5, dtype=np.int64),
        "none": np.empty(0, dtype=np.uint8),
        "many": np.arange(LONG, dtype=np.uint32),
    }
    write_sections(path, arrays, {"documents": 5})
    return Sections(path)


def test_arrays_come_back_as_they_were_written(tmp_path: Path) -> None:
    sections = written(tmp_path / "one.seg")
    assert sections.facts == {"documents": 5}
    assert sections["few"].tolist() == [0, 1, 2, 3, 4]
    assert sections["none"].tolist() == []
    assert (sections["many"] == np.arange(LONG)).all()
    assert sections.get("others") is None


@pytest.mark.parametrize(
    ("first", "last"), [(0, 1), (0, LONG), (LONG - 1, LONG), (7, 7), (9, 3), (3, LONG * 9), (LONG * 9, LONG)]
)
def test_a_stretch_asked_for_beforehand_reads_the_same_even_past_the_end(
    tmp_path: Path, first: int, last: int
) -> None:
    sections = written(tmp_path / "one.seg")
    sections.expect("many", first, last)
    sections.expect("none", first, last)
    assert (sections["many"][first:last] == np.arange(LONG)[first:last]).all()


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.seg"
    written(path)
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(IndexUnavailable, match="not a whole segment"):
        Sections(path)
