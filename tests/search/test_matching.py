"""Without an index the database finds words whatever their accents and letters, as the index does."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as some

from archive import indexing
from archive.search import Query, run
from archive.search.analysis import folded
from archive.search.matching import HOLDS, teach
from tests.builders import a_quotation, a_speaker, an_appearance, an_article

pytestmark = pytest.mark.django_db

TEXTS = {
    "es": "El señor Peña habló de la NEGOCIACIÓN.",
    "fa": "مديرعامل شركت درباره كتاب‌ها گفت.",
    "ar": "قالَ المُديرُ إنَّ المكتبة مفتوحة",
    "de": "Die Straße führt über den Fluß. “Ja,” – so hieß es.",
    "tr": "İstanbul’da yağmur yağdı.",
    "en": "The old\nharbour wall … stood. It cost 12 dollars.",
}


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("senor", "es"), ("señor", "es"), ("SENOR pena", "es"), ("negociacion", "es"), ('"senor pena"', "es"),
        ("مدیرعامل", "fa"), ("شرکت", "fa"), ("کتابها", "fa"), ("کتاب‌ها", "fa"),
        ("قال", "ar"), ("المدير", "ar"), ("المکتبه", "ar"),
        ("strasse", "de"), ("fluss", "de"), ("uber", "de"), ("hiess", "de"),
        ("istanbul", "tr"), ("yağmur", "tr"), ("yagmur", "tr"),
        ('"old harbour"', "en"), ("harbour", "en"), ("١٢", "en"),
    ],
)  # fmt: skip
def test_it_finds_what_the_index_finds(query: str, language: str) -> None:
    held = {tag: an_article(text, language=tag).pk for tag, text in TEXTS.items()}
    unindexed = run(Query(query))
    assert unindexed.fallback
    indexing.rebuild()
    assert [hit.article for hit in unindexed.hits] == [hit.article for hit in run(Query(query)).hits]
    assert [hit.article for hit in unindexed.hits] == [held[language]]


def test_names_and_titles_are_found_whatever_their_accents() -> None:
    article = an_article("«Sí», dijo.", title="La niñez", source="El País", language="es")
    a_quotation(article, "Sí", an_appearance(article, a_speaker("Álvaro Peña")))
    for query in ("title:ninez", "source:pais", "speaker:pena", "speaker:álvaro", "quote:si"):
        found = run(Query(query))
        assert (found.fallback, found.total) == (True, 1), query


@given(
    some.text(alphabet="aE é“”’–…\u0301ß´İىیي١کك\u064eバハ\u3099伊한æ½", max_size=60),
    some.text(alphabet="ae1 يك", min_size=1, max_size=3),
)
def test_the_database_folds_as_the_index_does(text: str, wanted: str) -> None:
    teach(connection)
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {HOLDS}(%s, %s)", [written, wanted])
            (held,) = cursor.fetchone()
        looked_at = " ".join(written.split()) if " " in wanted else written
        assert bool(held) == (wanted in folded(looked_at))
