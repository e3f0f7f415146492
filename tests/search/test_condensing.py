"""Of a long question the words that tell most are searched, each as often as it comes."""

from collections.abc import Collection, Mapping

from archive.search.condensing import MOST_TELLING, condensed
from archive.search.tree import Or

RARE = {"what": 0.0, "was": 0.1, "of": 0.1, "it": 0.1, "the": 0.0, "ferry": 4.0, "harbour": 2.0, "cafe": 6.0}


def rarity(words: Collection[str]) -> Mapping[str, float]:
    return {word: RARE.get(word, 1.0) for word in words}


def words_of(text: str) -> list[str]:
    node = condensed(text, rarity)
    if node is None:
        return []
    return [str(one) for one in node.nodes] if isinstance(node, Or) else [str(node)]


def test_words_stand_as_often_as_they_come_whatever_stands_between() -> None:
    text = 'What, of the NOT -ferry (harbour: "fog) was it and the Ferry of Café'
    words = words_of(text)
    assert words == ["of", "of", "not", "ferry", "ferry", "harbour", "fog", "was", "it", "and", "café"]


def test_the_rare_and_the_frequent_go_first_where_there_are_too_many() -> None:
    some = " ".join(f"w{number}" for number in range(MOST_TELLING - 3))
    words = words_of(f"was of it it {some} ferry harbour more more")
    assert len(set(words)) == MOST_TELLING
    assert {"ferry", "harbour"} < set(words)
    assert words.count("more") == 2
    assert not {"was", "of", "it"} & set(words)


def test_words_that_tell_nothing_and_single_letters_are_left_out() -> None:
    assert words_of("the what the b ferry c the") == ["ferry"]
    assert condensed("what the b", rarity) is None
    assert condensed("", rarity) is None


def test_an_ideograph_says_something_by_itself() -> None:
    assert words_of("海 b") == ["海"]
