import pytest

from archive.ingest import keys


def test_a_public_id_is_a_letter_and_seven_base32_characters() -> None:
    made = keys.public_id("letters/one.txt", is_taken=lambda key: False)
    assert len(made) == 8
    assert made[0].isalpha()
    assert set(made[1:]) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert made == keys.public_id("letters/one.txt", is_taken=lambda key: False)


def test_a_public_id_grows_on_a_collision() -> None:
    first = keys.public_id("letters/one.txt", is_taken=lambda key: False)
    second = keys.public_id("letters/one.txt", is_taken=lambda key: key == first)
    assert second.startswith(first)
    assert len(second) == len(first) + 1


def test_a_slug_keeps_letters_of_any_script_and_is_cut_at_a_word() -> None:
    assert keys.slug("Zürich: Rede über Öl", fallback="x") == "zürich-rede-über-öl"
    assert keys.slug("سخنرانی در مجلس", fallback="x") == "سخنرانی-در-مجلس"
    assert keys.slug("word " * 40, fallback="x").endswith("-word")
    assert len(keys.slug("word " * 40, fallback="x")) <= keys.SLUG_LENGTH


def test_a_slug_falls_back_where_no_letters_are_left() -> None:
    assert keys.slug("***", fallback="a234") == "a234"


def test_a_free_slug_is_numbered_and_never_a_reserved_word() -> None:
    assert keys.free_slug("harbour-post", is_taken={"harbour-post"}.__contains__) == "harbour-post-2"
    assert keys.free_slug("unknown", is_taken=lambda slug: False) == "unknown-2"


@pytest.mark.parametrize(
    ("one", "other"), [("The Harbour Post", "harbour  post"), ("J. Doe", "J Doe"), ("ADA QUILL", "Ada Quill")]
)
def test_a_name_key_folds_case_spacing_and_points(one: str, other: str) -> None:
    assert keys.name_key(one) == keys.name_key(other)


def test_a_name_key_keeps_accents_and_different_names_apart() -> None:
    assert keys.name_key("Türk") != keys.name_key("Turk")
    assert keys.name_key("George Bush") != keys.name_key("George W. Bush")
    assert keys.name_key("!!!") != keys.name_key("???")
