"""Languages of texts of 120 characters and more, in sentences of our own."""

import json
from pathlib import Path

import pytest

from archive.extract.languages import by_marks, recognise
from archive.extract.relatives import nearest_relative, told_by_own_words
from archive.text import Span
from tests.extract.builders import facts

PASSAGES = {
    "en": "The minister said on Monday that the talks about trade would go on until both sides had agreed on the price of grain.",
    "de": "Der Minister sagte am Montag, dass die Gespräche über den Handel weitergehen, bis beide Seiten sich geeinigt haben.",
    "fr": "Le ministre a déclaré lundi que les pourparlers sur le commerce continueraient jusqu'à ce que les parties s'accordent.",
    "es": "El ministro dijo el lunes que las conversaciones sobre el comercio seguirían hasta que ambas partes se pusieran de acuerdo.",
    "it": "Il ministro ha detto lunedì che i colloqui sul commercio continueranno finché le due parti non avranno trovato un accordo.",
    "pt": "O ministro disse na segunda-feira que as conversas sobre o comércio continuarão até que as duas partes cheguem a um acordo.",
    "nl": "De minister zei maandag dat de gesprekken over de handel doorgaan totdat beide partijen het eens zijn over de prijs.",
    "tr": "Bakan pazartesi günü ticaret görüşmelerinin iki taraf fiyat konusunda anlaşana kadar devam edeceğini söyledi.",
    "ru": "Министр заявил в понедельник, что переговоры о торговле продолжатся, пока обе стороны не договорятся о цене зерна.",
    "uk": "Міністр заявив у понеділок, що переговори про торгівлю триватимуть, доки обидві сторони не домовляться про ціну.",
    "ar": "قال الوزير يوم الاثنين إن المحادثات حول التجارة ستستمر حتى يتفق الطرفان على سعر القمح وشروط النقل بين البلدين.",
    "fa": "وزیر روز دوشنبه گفت که گفت‌وگوها درباره بازرگانی تا زمانی که دو طرف بر سر بهای گندم توافق کنند ادامه خواهد یافت.",
    "ur": "وزیر نے پیر کے روز کہا کہ تجارت کے بارے میں بات چیت اس وقت تک جاری رہے گی جب تک دونوں فریق متفق نہیں ہو جاتے۔",
    "he": "השר אמר ביום שני כי השיחות על הסחר יימשכו עד ששני הצדדים יסכימו על מחיר החיטה ועל תנאי ההובלה בין המדינות.",
    "hi": "मंत्री ने सोमवार को कहा कि व्यापार पर बातचीत तब तक जारी रहेगी जब तक दोनों पक्ष गेहूं की कीमत पर सहमत नहीं हो जाते।",
    "zh": "部长星期一表示，关于贸易的谈判将继续进行，直到双方就粮食价格和运输条件达成一致。",
    "ja": "大臣は月曜日、双方が穀物の価格と輸送の条件について合意するまで、貿易に関する協議を続けると述べた。",
    "ko": "장관은 월요일에 양측이 곡물 가격과 운송 조건에 합의할 때까지 무역에 관한 협상을 계속하겠다고 말했다.",
}

RELATIVES = Path(__file__).parents[1] / "cases/in-the-wild/languages-relatives.json"


@pytest.mark.parametrize(
    "case", json.loads(RELATIVES.read_text(encoding="utf-8")), ids=lambda case: case["language"]
)
def test_a_passage_is_not_named_after_a_close_relative(case: dict[str, str]) -> None:
    found = recognise(case["text"], Span(0, len(case["text"])))
    assert found is not None
    assert found.value == case["language"]


@pytest.mark.parametrize(("code", "passage"), PASSAGES.items(), ids=PASSAGES)
def test_a_passage_is_named(code: str, passage: str) -> None:
    found = recognise(passage, Span(0, len(passage)))
    assert found is not None
    assert found.value == code


def test_capitals_do_not_mislead() -> None:
    passage = PASSAGES["en"].upper()
    found = recognise(passage, Span(0, len(passage)))
    assert found is not None
    assert found.value == "en"


@pytest.mark.parametrize(
    "text", ["", "12 345 – 67", "Ok.", "https://example.org/a/b/c/d/e/f", "....... !!!!! ?????", "x q z"]
)
def test_too_little_is_left_unnamed(text: str) -> None:
    assert recognise(text, Span(0, len(text))) is None


FRENCH = (
    "Nous ne quitterons pas la ville tant que le pont n'est pas rouvert, et nous demandons au conseil de dire "
    "quand les travaux seront finis et qui les paiera."
)


def test_long_quotations_have_their_own_language_and_short_ones_the_articles() -> None:
    text = (
        "The mayor of the town, Anne Roux, addressed several hundred people in the square beside the river, "
        "where the bridge has been closed to all traffic since the flood of last winter, and asked the council "
        "for an answer. Lorries have to go round by the old road through the hills, which takes an hour. "
        f"“{FRENCH}” she said. "
        "“We will not leave,” she added in English, to applause from those who had come with her that day."
    )
    own, taken = (one.language for one in facts(text).quotations if one.kind == "direct")
    assert own is not None
    assert (own.value, own.rule) == ("fr", "fastText lid.176")
    assert own.span is not None
    assert own.span.of(text) == FRENCH
    assert taken is not None
    assert (taken.value, taken.rule, taken.span) == ("en", "the article's language", None)


def test_a_quotation_in_the_articles_language_takes_it_from_there() -> None:
    text = f"Le maire a parlé devant la foule réunie sur la place du marché. « {FRENCH} », a-t-elle déclaré."
    (found,) = facts(text).quotations
    assert found.language is not None
    assert (found.language.value, found.language.span) == ("fr", None)


@pytest.mark.parametrize(
    ("taken_for", "words", "language"),
    [
        ("cs", "všetci ľudia sa rodia slobodní", "sk"),
        ("tr", "hər kəs azad doğulur", "az"),
        ("sr", "сите луѓе се раѓаат слободни", "mk"),
        ("en", "all people are born free", "en"),
    ],
)
def test_marks_of_its_own_tell_a_language_from_its_neighbour(
    taken_for: str, words: str, language: str
) -> None:
    assert by_marks(taken_for, words) == language


@pytest.mark.parametrize(
    ("named", "words", "language"),
    [
        ("hr", "svako ima pravo na historiju", "bs"),
        ("sh", "predsednik je rekao da je vreme", "sr"),
        ("hr", "oni su tu", "hr"),  # nothing tells: the model's word stands
        ("nl", "alle mense het regte en hulle word nie gevra nie", "af"),
        ("nl", "alle mensen hebben rechten en worden niet gevraagd", "nl"),
        ("no", "eg veit ikkje kvar ho bur", "nn"),
        ("de", "ikkje kva", "de"),  # no relative
    ],
)
def test_words_of_its_own_tell_a_language_from_its_relatives(named: str, words: str, language: str) -> None:
    assert nearest_relative(named, words.split()) == language


def test_small_words_name_only_a_language_that_has_many_of_them() -> None:
    assert told_by_own_words(["wasiirka", "ayaa", "sheegay", "in", "dowladda", "ay"]) == "so"
    assert told_by_own_words(["the", "minister", "said", "that", "the", "talks", "would", "go", "on"]) == ""
