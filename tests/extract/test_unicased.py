"""Names and subjects in scripts without capitals: what opens a name, where it ends, who goes on speaking."""

import time

import pytest

from archive.extract.people.later_names import all_names
from archive.extract.people.names import Name
from archive.extract.people.names_ar import ArabicNames
from archive.extract.people.names_fa import PersianNames
from archive.extract.speech.statements import read_statements
from archive.extract.words.proclitics import parted_tokens
from archive.extract.words.tokens import Reading, read_tokens
from archive.text import Text


def _read(text: str, language: str) -> Reading:
    return read_tokens(text, Text(text).paragraphs, (), read=parted_tokens if language == "ar" else None)


def _names(text: str, language: str = "ar") -> list[str]:
    reading = _read(text, language)
    finder = ArabicNames(reading) if language == "ar" else PersianNames(reading)

    def printed(name: Name) -> str:
        return reading.span(name.core, name.last).of(text)

    return [printed(name) for name in all_names(finder)]


def _speakers(text: str, language: str) -> list[str | None]:
    found = read_statements(text, paragraphs=Text(text).paragraphs, language=language).quotations
    return [q.attribution.name if q.attribution else None for q in found if q.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وقال الوزير", ["و", "قال", "الوزير"]),
        ("لوزير الري", ["ل", "وزير", "الري"]),
        ("وجد وليد بابكر", ["وجد", "وليد", "بابكر"]),
        ("قال علي على", ["قال", "علي", "على"]),
    ],
)
def test_proclitics_are_parted_only_from_words_that_are_known_without_them(
    text: str, tokens: list[str]
) -> None:
    assert [token.text for token in _read(text, "ar").tokens] == tokens


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال وزير الري حسام الدين بركات إن السد آمن.", ["حسام الدين بركات"]),
        ("تفقد وزير الري حسام الدين بركات أعمال القناطر.", ["حسام الدين بركات"]),
        ("قال محمد النجار: نعم. وأضاف النجار أنه باق.", ["محمد النجار", "النجار"]),
        ("قالت مديرة المتحف، رندا الحصروني: نعم.", ["رندا الحصروني"]),
        ("استبعد الوزير محافظتين أخريين خلال الشهر.", []),
        ("اعتبر أن القرار تأخر كثيرا وجاء متسرعا.", []),
        ("قرأنا على الباب نور الشمس وأمل الشعب.", []),
    ],
)
def test_arabic_names_begin_and_end_where_grammar_says(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سرمربی تیم، بهروز گل‌مکانی، پس از بازی گفت.", ["بهروز گل‌مکانی"]),
        ("گل‌احمد نادم، یکی از دهقانان، شکایت دارد.", ["گل‌احمد نادم"]),
        ("دکتر آرزو کهن‌دل از دانشگاه شهید باهنر گفت.", ["آرزو کهن‌دل"]),
        ("امید مردم به باران بود و بهار دیر رسید.", []),
    ],
)
def test_persian_names_begin_and_end_where_grammar_says(text: str, names: list[str]) -> None:
    assert _names(text, "fa") == names


def test_a_verb_without_a_subject_goes_on_with_whom_its_gender_fits() -> None:
    text = "قالت مديرة المحمية سلوى بن غديرة إن الموسم قصير. وزار وزير البيئة المكان. وأضافت: «الشعاب تحتاج إلى راحة»."
    assert _speakers(text, "ar") == ["سلوى بن غديرة"]


def test_what_is_written_on_a_wall_has_no_speaker() -> None:
    text = "بر دیوار کاروانسرا نوشته‌ای مانده است: «هر که شب می‌ماند، صبح حیاط را جارو کند»."
    assert _speakers(text, "fa") == [None]


@pytest.mark.parametrize("verb", ["اعلام کرد", "تاکید کرد", "تصریح کرد", "گفت"])
def test_persian_verbs_of_two_words_report_clauses(verb: str) -> None:
    text = f"سخنگوی دولت {verb} که صادرات کشور در سال گذشته افزایش یافته است."
    (found,) = read_statements(text, paragraphs=Text(text).paragraphs, language="fa").quotations
    assert found.kind == "indirect"
    assert found.attribution is not None
    assert found.attribution.name == "سخنگوی دولت"


@pytest.mark.parametrize(
    ("words", "language"),
    [("وزير ", "ar"), ("«نعم هو» قال ", "ar"), ("أحمد قال إن ", "ar"), ("گفت: «خوب» ", "fa")],
)
def test_time_grows_with_length_and_no_faster(words: str, language: str) -> None:
    def once(text: str) -> float:
        began = time.process_time()
        read_statements(text, paragraphs=Text(text).paragraphs, language=language)
        return time.process_time() - began

    def spent(times: int) -> float:
        return min(once(words * times) for _ in range(3))

    once(words)
    assert spent(8000) < 10 * max(spent(2000), 0.02)
