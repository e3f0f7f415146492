import time

import pytest

from archive.parse import parse
from archive.text import Flag
from tests.parse.builders import json_unit, text_unit


def flags(value: str) -> list[tuple[str, str]]:
    """Each flag's kind and the words it covers."""
    return [(flag.kind, flag.span.of(value)) for flag in parse(text_unit(value)).flags if flag.span]


@pytest.mark.parametrize(
    ("value", "covered", "meant"),
    [
        ("First line.\nHe said â€œyesâ€\x9d today.\n", "â€œyesâ€\x9d", "“yes”"),
        ("The cafÃ© is shut.", "Ã©", "é"),
        ("It\x92s over.", "\x92", "’"),
    ],
)
def test_mojibake_is_flagged_with_what_is_meant_and_left_as_it_is(
    value: str, covered: str, meant: str
) -> None:
    document = parse(text_unit(value))
    assert document.text.value == value
    assert flags(value) == [("mojibake", covered)]
    assert document.flags[0].says.endswith(f": {meant}")


@pytest.mark.parametrize(
    "value",
    [
        "Plain.",
        "“Curly” – and café, naïve, Ångström.",
        "قال الوزير إن المحادثات سوف تستمر.",
        "Да, сказал он.",
        "Å, Ä, Ö",
    ],
)
def test_sound_text_has_no_flag(value: str) -> None:
    assert parse(text_unit(value)).flags == ()


def test_direction_overrides_are_flagged() -> None:
    assert flags("He said \u202eon\u202c.") == [("bidi", "\u202e")]


def test_closed_embeddings_are_ordinary_in_arabic_but_open_ones_are_flagged() -> None:
    assert flags("قال \u202aUN\u202c و\u2067س\u2069.") == []
    assert flags("قال \u202aUN و\nس") == [("bidi", "\u202a")]


def test_words_of_two_alphabets_are_flagged() -> None:
    assert flags("Mr Pаvlov of the Κoрp.") == [("look-alike", "Pаvlov"), ("look-alike", "Κoрp")]


def test_words_of_one_alphabet_beside_another_are_not() -> None:
    assert flags("Путин met Pavlov; 5 µm, α-helix, Ωm.") == []


def test_names_that_the_container_states_are_looked_at() -> None:
    document = parse(json_unit(text="Words.", speakers=["Ivаn Petrov"], title="\u202eTitle"))
    assert [(flag.kind, flag.span) for flag in document.flags] == [("bidi", None), ("look-alike", None)]
    assert "speakers" in document.flags[1].says


def test_flags_are_bounded_and_quick() -> None:
    start = time.perf_counter()
    found: tuple[Flag, ...] = parse(text_unit("Pаvlov \u202e cafÃ©\n" * 20_000)).flags
    parse(text_unit("аa" * 200_000))
    assert 0 < len(found) <= 60
    assert time.perf_counter() - start < 10
