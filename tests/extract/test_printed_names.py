"""How a speaker's name is printed: without titles, ranks, brackets and letters; what only looks like one is none."""

import pytest

from archive.extract.people.names import find_names
from archive.extract.speech.statements import read_statements
from archive.extract.words.marks import read_marks
from archive.extract.words.speechwords import lexicon
from archive.extract.words.tokens import read_tokens
from archive.text import Text


def _speaker(subject: str) -> str | None:
    text = f"The meeting ended late on Monday. {subject} said: “We will see about that.”"
    quotations = read_statements(text, paragraphs=Text(text).paragraphs).quotations
    return next((q.attribution.name for q in quotations if q.attribution is not None), None)


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Alhaji",
            "Chief",
            "Datuk Seri Dr",
            "Tan Sri",
            "Dato’",
            "Smt.",
            "Pundit",
            "Sheikha",
            "Sir",
            "Sister",
        ),
        *("Acting Fire Chief", "Det. Insp.", "Sen-Constable", "Lt. j.g.", "Petty Officer 2nd Class", "SP"),
        *(
            "Hon. (Dr.)",
            "Maj. Gen. (rtd)",
            "World No. 12",
            "Ex-Mayor",
            "Vice-Premier",
            "Canon",
            "Grand Mufti",
        ),
        *(
            "Director of the Duma Committee on Defence",
            "Head of the Republic of Ostia",
            "Rear Adm.",
            "Private",
        ),
    ],
)
@pytest.mark.parametrize("name", ["Amanda Pellworth", "Zelwyn Tarrock"])
def test_a_full_name_is_printed_without_the_title_before_it(title: str, name: str) -> None:
    assert _speaker(f"{title} {name}") == name


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("King Aldric", "King Aldric"),
        ("Sayyed Ali Pellworth", "Sayyed Ali Pellworth"),
        ("Ayatollah Tarrock", "Ayatollah Tarrock"),
        ("Father Mulcahy", "Father Mulcahy"),
        ("Amanda Pellworth, D.F.C.,", "Amanda Pellworth"),
        ("Canon Amanda Pellworth PP", "Amanda Pellworth"),
        ("Hollis 'Lord Comma' Tarrock", "Hollis 'Lord Comma' Tarrock"),
        ("James (Big Jim) Tarrock", "James (Big Jim) Tarrock"),
        ("Grace Covenant Fellowship", "Grace Covenant Fellowship"),
    ],
)
def test_titles_that_belong_to_a_name_stay_and_letters_behind_it_go(subject: str, name: str) -> None:
    assert _speaker(subject) == name


@pytest.mark.parametrize("text", ["then SP Group left", "then Grace Hospital closed"])
def test_letters_before_a_thing_make_no_person_of_it(text: str) -> None:
    paragraphs = Text(text).paragraphs
    names = find_names(read_tokens(text, paragraphs, read_marks(text, paragraphs)), lexicon("en"))
    assert [name.kind for name in names] == ["body"]
