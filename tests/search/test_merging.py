import pytest

from archive.search.whoosh import merging
from archive.search.whoosh.merging import in_few
from archive.search.whoosh.segment import Segment


def segments(*words: int, model: str = "archive.article") -> list[Segment]:
    made = []
    for count in words:
        segment = Segment("MAIN", model=model, count=1)
        segment.words = count
        made.append(segment)
    return made


def test_an_index_built_anew_has_as_few_segments_as_memory_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_WORDS_BUILT", 10)
    listed = segments(4, 6, 3, 12, 5, 5, 1)
    assert in_few(listed) == [listed[:2], listed[4:6]]


def test_segments_of_two_models_stay_apart() -> None:
    articles, quotations = segments(1, 2), segments(3, 4, model="archive.quotation")
    mixed = [articles[0], quotations[0], articles[1], quotations[1]]
    assert in_few(mixed) == [articles, quotations]
