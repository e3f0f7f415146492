import codecs

import pytest

from archive.errors import DocumentError
from archive.parse import parse
from tests.parse.builders import text_unit

ARABIC = (
    "قال الوزير إن المحادثات سوف تستمر حتى نهاية الشهر، وأضاف أن بلاده لا تريد الحرب مع أحد من جيرانها.\n"
    "وقال المتحدث باسم الوزارة إن الوفد عاد إلى العاصمة مساء الخميس بعد لقاء استمر ساعتين.\n"
)
FRENCH = "Le ministre a déclaré : « Nous n’avons pas cédé ». L’été dernier, il était plus réservé.\n"
RUSSIAN = "Министр сказал, что переговоры продолжатся до конца месяца, и добавил, что страна готова к ним.\n"
POLISH = "Minister powiedział, że rozmowy będą trwały do końca miesiąca, i że kraj jest na nie gotów.\n"
JAPANESE = "大臣は記者会見で、協議は月末まで続くと述べた。政府の立場は変わらないとしている。\n"


def value(data: bytes | str) -> str:
    return parse(text_unit(data)).text.value


def test_utf8_is_kept_character_for_character() -> None:
    words = " “We go on,” he said…\t\u200fقال\u00a0\u202e \x0c\n\n  end  "
    text = parse(text_unit(words)).text
    assert (text.value, text.encoding, text.certainty) == (words, "utf-8", 1.0)


def test_a_leading_byte_order_mark_is_dropped_and_an_inner_one_kept() -> None:
    assert value("\ufeffone\ufefftwo") == "one\ufefftwo"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_every_newline_becomes_a_line_feed(newline: str) -> None:
    assert value(f"one{newline}{newline}two{newline}") == "one\n\ntwo\n"


def test_mojibake_in_valid_utf8_is_not_repaired() -> None:
    assert value("He said â€œyesâ€\x9d.") == "He said â€œyesâ€\x9d."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    text = parse(text_unit(mark + ARABIC.encode(encoding))).text
    assert (text.value, text.encoding, text.certainty) == (ARABIC, encoding, 1.0)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("words", [FRENCH, ARABIC, RUSSIAN, JAPANESE])
def test_utf16_and_utf32_without_a_mark_are_told_by_their_shape(encoding: str, words: str) -> None:
    text = parse(text_unit(words.encode(encoding))).text
    assert (text.value, text.encoding) == (words, encoding)
    assert text.certainty < 1


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (ARABIC, "cp1256"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_a_legacy_encoding_is_guessed_with_less_than_certainty(words: str, encoding: str) -> None:
    text = parse(text_unit(words.encode(encoding))).text
    assert text.value == words
    assert 0 < text.certainty < 1


def test_one_stray_legacy_byte_in_a_long_english_text_does_not_lose_it() -> None:
    words = "The talks went on for two days and both sides were pleased.\n" * 500
    text = parse(text_unit(words.encode() + b"The caf\xe9 closed \x93early\x94.\n")).text
    assert text.value == words + "The café closed “early”.\n"


def test_utf8_with_a_broken_byte_stays_utf8_and_shows_the_gap() -> None:
    document = parse(text_unit(ARABIC.encode()[:-40] + b"\xd9 " + RUSSIAN.encode()))
    assert document.text.value.startswith("قال الوزير")
    assert document.text.value.endswith(f"\ufffd {RUSSIAN}")
    assert document.text.encoding == "utf-8"
    assert document.text.certainty < 1
    assert [flag.kind for flag in document.flags] == ["mojibake"]


@pytest.mark.parametrize("data", [b"", b"   \n\t\r\n ", "\ufeff".encode(), "\u200b\u00a0\n".encode()])
def test_an_empty_document_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="empty") as caught:
        parse(text_unit(data))
    assert caught.value.permanent


def test_a_nul_is_refused_with_its_place() -> None:
    with pytest.raises(DocumentError, match="NUL byte at 3") as caught:
        parse(text_unit(b"abc\0" + b"def " * 50))
    assert caught.value.stage == "decode"


@pytest.mark.parametrize("words", [b"word \0 word ", b"The talks go on. \0\n", b"ab\0 cd", b"\0 \n\0xyz. "])
def test_ascii_with_a_nul_is_never_read_as_utf16(words: bytes) -> None:
    for text in (b"The talks went on until the evening. " * 50 + words, words + b"They went home. " * 50):
        for data in (text, text + b" "):
            with pytest.raises(DocumentError, match="NUL"):
                parse(text_unit(data))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"\xff\xd8\xff\xe0" + bytes(range(256)),
        b"PK\x03\x04" + bytes(100),
        b"\x7fELF\x02\x01\x01" + bytes(200),
        b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n",
        bytes(range(256)) * 40,
        b"\x00" * 4096,
        bytes(range(1, 32)) * 40,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="binary") as caught:
        parse(text_unit(data))
    assert caught.value.stage == "decode"


def test_bytes_that_belie_their_byte_order_mark_are_refused() -> None:
    with pytest.raises(DocumentError, match="byte order mark"):
        parse(text_unit(codecs.BOM_UTF8 + b"caf\xe9"))
