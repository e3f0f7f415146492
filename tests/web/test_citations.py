import bibtexparser
import pytest
import rispy
from django.test import Client

from archive.models import Article
from archive.web import citations
from tests.builders import an_article

pytestmark = pytest.mark.django_db

HOSTILE = "50% of {A} & B\\ $x_1$ #2 ~ ^\r\nER  - \nTI  - forged\x00"


def read_bibtex(article: Article) -> dict[str, str]:
    (entry,) = bibtexparser.loads(citations.bibtex(article)).entries
    return {str(name): str(value) for name, value in entry.items()}


def read_ris(article: Article) -> dict[str, object]:
    (entry,) = rispy.loads(citations.ris(article))
    return dict(entry)


def test_a_known_date_is_given_as_exactly_as_it_is_known() -> None:
    for edtf, ris in (("2025-05-10", "2025/05/10/"), ("2025-05", "2025/05//"), ("2025", "2025///")):
        article = an_article(date_edtf=edtf, source="Harbour Post")
        assert read_bibtex(article)["date"] == edtf
        assert "note" not in read_bibtex(article)
        assert read_ris(article)["date"] == ris


def test_an_inferred_year_is_never_given_as_known() -> None:
    article = an_article(date_edtf="2024?-09-21", year_evidence=2)
    assert read_bibtex(article)["date"] == "2024?"
    assert "21 September, probably 2024" in read_bibtex(article)["note"]
    assert read_ris(article)["date"] == "///21 September, probably 2024"


@pytest.mark.parametrize("edtf", ["XXXX-09-21", ""])
def test_an_unknown_year_is_left_out(edtf: str) -> None:
    article = an_article(date_edtf=edtf)
    assert "date" not in read_bibtex(article)
    assert str(read_ris(article)["date"]).startswith("///")


def test_source_and_credits_are_told_apart() -> None:
    article = an_article(source="Harbour Post", vias=["Vale Wire"])
    assert read_bibtex(article)["author"] == "{Harbour Post}"
    assert "via Vale Wire" in read_bibtex(article)["note"]
    assert read_ris(article)["secondary_title"] == "Harbour Post"
    assert citations.plain(article).startswith("Harbour Post, via Vale Wire. “The council met.” undated.")


def test_an_article_without_source_says_so() -> None:
    assert "Source not stated" in read_bibtex(an_article())["note"]


def test_a_hostile_title_stays_one_field() -> None:
    article = an_article(title=HOSTILE)
    entry = read_ris(article)
    assert "forged" in str(entry["title"])
    assert "\\%" in read_bibtex(article)["title"]
    assert set(read_bibtex(article)) == {"ENTRYTYPE", "ID", "title", "howpublished", "url", "note"}


@pytest.mark.parametrize(
    ("form", "kind"), [("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems")]
)
def test_citations_are_sent_as_files(client: Client, form: str, kind: str) -> None:
    article = an_article()
    response = client.get(f"/articles/{article.public_id}.{form}")
    assert response.headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{article.public_id}.{form}"'


def test_a_title_begins_with_a_large_letter_in_words_and_as_read_in_fields() -> None:
    article = an_article(title="participants met in the hall", date_edtf="2025-05-10")
    assert "“Participants met in the hall.”" in citations.plain(article)
    assert read_ris(article)["title"] == "participants met in the hall"
    assert "“iPhone sales rise.”" in citations.plain(an_article(title="iPhone sales rise"))
