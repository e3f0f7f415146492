"""`manage.py verify`: silent damage is found and told; the index is healed."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from archive import indexing
from archive.models import Article, Original, OutboxEntry
from tests.builders import a_folder

pytestmark = pytest.mark.django_db(transaction=True)

FILES: dict[str, bytes | str] = {
    "one.txt": "2021-03-04\n\nThe port opened.\n",
    "two.txt": "The river rose.\n",
}


@pytest.fixture(autouse=True)
def _an_archive(tmp_path: Path, an_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ORIGINALS_DIR", tmp_path / "originals")
    call_command("ingest", str(a_folder(tmp_path, FILES)), "--json")


def test_a_sound_archive_passes(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify")
    printed = capsys.readouterr().out
    assert "Index: sound, 2 articles" in printed
    assert "Originals: 0 damaged or missing" in printed


def test_changes_that_wait_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    OutboxEntry.objects.announce(Article.objects.values_list("pk", flat=True))
    call_command("verify")
    assert "changes of 2 articles wait" in capsys.readouterr().out


def test_one_flipped_bit_of_an_original_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    original = Original.objects.order_by("sha256").first()
    assert original is not None
    data = bytearray(original.path.read_bytes())
    data[0] ^= 1
    original.path.chmod(0o600)
    original.path.write_bytes(data)
    with pytest.raises(SystemExit) as ended:
        call_command("verify")
    assert ended.value.code == 1
    assert f"original {original.sha256}: its bytes have changed" in capsys.readouterr().err


def test_a_lost_original_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    original = Original.objects.order_by("sha256").first()
    assert original is not None
    original.path.unlink()
    with pytest.raises(SystemExit):
        call_command("verify")
    assert "cannot be read" in capsys.readouterr().err


def test_an_article_that_the_index_lost_is_told_and_healed(capsys: pytest.CaptureFixture[str]) -> None:
    Article.objects.filter(origins__path="letters/one.txt").update(index_version=99)  # past the outbox
    with pytest.raises(SystemExit):
        call_command("verify")
    assert "index, stale" in capsys.readouterr().err
    call_command("verify", "--repair")
    assert "Index: healed" in capsys.readouterr().out
    assert indexing.verify().is_sound
