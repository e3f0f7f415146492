"""Years from numbered events in dated articles, through ingest: the same archive whatever the order."""

import itertools
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.ingest import ingest, reextract, withdraw
from archive.models import Article, Evidence, OutboxEntry, SeriesMention

pytestmark = pytest.mark.django_db

BODY = "Delegates of forty ports met for three days and agreed on a common rule for pilots and tugs."
YEARLESS = f"NOVA (Sep 21) – The 38th International Harbour Safety Conference opened. {BODY} They met again yesterday."
BEFORE = f"2023-10-03\n\nThe 37th International Harbour Safety Conference opened here. {BODY}"
EARLIER = f"2017-12-06\n\nThe 31st International Harbour Safety Conference opened here. {BODY}"
ASIDE = f"2019-03-04\n\nThe port was rebuilt. {BODY} Nothing like it was seen since the 38th Harbour Safety Conference."


def put(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"{text}\n\n{BODY}", encoding="utf-8")


def state() -> list[tuple[object, ...]]:
    """All that the archive says about dates, without the keys that count rows."""
    rows = Evidence.objects.filter(field__in=("date", "dateline", "statement"))
    columns = ("article__public_id", "field", "rank", "position", "value", "start", "end", "rule", "says")
    articles = ("public_id", "date_edtf", "date_earliest", "date_latest", "year_evidence")
    return [
        *Article.objects.order_by("public_id").values_list(*articles),
        *rows.order_by(*columns).values_list(*columns),
        *Article.objects.exclude(intervals=None)
        .order_by("public_id")
        .values_list("public_id", "intervals__earliest", "intervals__latest"),
    ]


def yearless() -> Article:
    return Article.objects.get(text__startswith="NOVA")


def test_two_dated_numbers_make_the_year_probable(tmp_path: Path) -> None:
    put(tmp_path / "in", a=YEARLESS, b=BEFORE, c=EARLIER)
    ingest([tmp_path / "in"])
    article = yearless()
    # the ordinal and the day of the Hijri calendar that the series keeps
    assert (article.date_edtf, article.year_evidence) == ("2024?-09-21", 2)
    assert article.date_words.inferred == "probably 2024"
    basis = set(Article.objects.exclude(pk=article.pk).values_list("public_id", flat=True))
    says = " ".join(article.evidence.filter(rule="series").values_list("says", flat=True))
    assert all(public_id in says for public_id in basis)


def test_one_dated_number_makes_it_possible(tmp_path: Path) -> None:
    put(tmp_path / "in", a=YEARLESS, b=BEFORE)
    ingest([tmp_path / "in"])
    assert (yearless().date_edtf, yearless().date_words.inferred) == ("2024?-09-21", "possibly 2024")


def test_without_a_dated_number_the_year_stays_unknown(tmp_path: Path) -> None:
    put(tmp_path / "in", a=YEARLESS, b=ASIDE)
    ingest([tmp_path / "in"])
    assert (yearless().date_edtf, yearless().year_evidence) == ("XXXX-09-21", 0)


def test_dated_articles_that_disagree_date_nothing(tmp_path: Path) -> None:
    other = BEFORE.replace("2023-10-03", "2021-10-03")
    put(tmp_path / "in", a=YEARLESS, b=BEFORE, c=other)
    ingest([tmp_path / "in"])
    assert yearless().date_edtf == "XXXX-09-21"


@pytest.mark.parametrize("order", list(itertools.permutations("abcd"))[::5])
def test_every_order_of_ingest_gives_the_same_archive(tmp_path: Path, order: tuple[str, ...]) -> None:
    texts = {"a": YEARLESS, "b": BEFORE, "c": EARLIER, "d": ASIDE}
    for name in order:
        put(tmp_path / "in", **{name: texts[name]})
        ingest([tmp_path / "in"])
    found = state()
    call_command("flush", verbosity=0, interactive=False)
    ingest([tmp_path / "in"])
    assert state() == found
    assert yearless().date_edtf == "2024?-09-21"


def test_a_revision_takes_its_support_away(tmp_path: Path) -> None:
    put(tmp_path / "in", a=YEARLESS, b=BEFORE)
    ingest([tmp_path / "in"])
    put(tmp_path / "in", b=BEFORE.replace("37th", "12th"))
    ingest([tmp_path / "in"])
    assert (yearless().date_edtf, yearless().year_evidence) == ("XXXX-09-21", 0)
    put(tmp_path / "in", b=BEFORE)
    ingest([tmp_path / "in"])
    assert yearless().date_edtf == "2024?-09-21"


def test_a_withdrawal_takes_its_support_away(tmp_path: Path) -> None:
    put(tmp_path / "in", a=YEARLESS, b=BEFORE)
    ingest([tmp_path / "in"])
    OutboxEntry.objects.all().delete()
    withdraw(Article.objects.get(text__startswith="2023").public_id, reason="It was a test.")
    assert yearless().date_edtf == "XXXX-09-21"
    assert OutboxEntry.objects.filter(article_id=yearless().pk).exists()


def test_reading_again_keeps_what_the_archive_says(tmp_path: Path) -> None:
    put(tmp_path / "in", a=YEARLESS, b=BEFORE, c=EARLIER)
    ingest([tmp_path / "in"])
    found = state()
    changes = reextract()
    assert (changes.changed, changes.failures) == (0, [])
    assert state() == found


def test_an_inferred_year_supports_no_other(tmp_path: Path) -> None:
    later = YEARLESS.replace("38th", "39th").replace("Sep 21", "Sep 10").replace("three", "two")
    put(tmp_path / "in", a=YEARLESS, b=BEFORE, c=later)
    ingest([tmp_path / "in"])
    withdraw(Article.objects.get(text__startswith="2023").public_id, reason="It was a test.")
    assert set(Article.objects.filter(withdrawn_at=None).values_list("date_edtf", flat=True)) == {
        "XXXX-09-21",
        "XXXX-09-10",
    }


def test_days_of_statements_follow_the_year(tmp_path: Path) -> None:
    said = f"NOVA (Sep 21) – The 38th Harbour Safety Conference opened. “The rule is a good one for all,” Anna Lind, the harbour master, said yesterday. {BODY}"
    put(tmp_path / "in", a=said, b=BEFORE)
    ingest([tmp_path / "in"])
    assert [row.said_on for row in yearless().quotations.all()] == ["2024?-09-20"]


def test_a_settled_archive_is_not_worked_out_again(tmp_path: Path) -> None:
    put(tmp_path / "in", a=YEARLESS, b=BEFORE)
    ingest([tmp_path / "in"])
    assert not SeriesMention.objects.unsettled().exists()
    OutboxEntry.objects.all().delete()
    ingest([tmp_path / "in"])
    assert not OutboxEntry.objects.exists()


def test_reading_again_finds_numbered_events_that_older_rules_did_not_keep(tmp_path: Path) -> None:
    put(tmp_path / "in", a=YEARLESS, b=BEFORE)
    ingest([tmp_path / "in"])
    found = state()
    SeriesMention.objects.all().delete()
    changes = reextract()
    assert changes.changed == 2
    assert changes.by_rule["series", "numbered event"] == [2, 0]
    assert state() == found
