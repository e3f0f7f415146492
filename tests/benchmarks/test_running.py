import sys

import pytest

from benchmarks import __main__ as running
from benchmarks import extraction
from benchmarks.tables import table


def test_an_unknown_name_lists_the_benchmarks(capsys: pytest.CaptureFixture[str]) -> None:
    assert running.main(["nothing-of-the-kind"]) == 2
    listed = capsys.readouterr().out
    assert all(name in listed for name in running.NAMES)


def test_a_gold_file_without_its_scorer_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        extraction.options(["--gold", "articles.jsonl"])
    assert "go together" in capsys.readouterr().err


def test_a_peer_that_is_not_installed_is_left_out_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    absent = extraction.Reader("absent", (sys.executable, "-m", "no_such_module_here"))
    assert extraction.read(absent, extraction.HERE, extraction.HERE / "never-written") is None
    assert "absent left out" in capsys.readouterr().err


def test_a_table_is_padded_markdown() -> None:
    lines = table(["who", "F1"], [["ours", "0.9"], ["a peer", "0.75"]]).splitlines()
    assert lines[1] == "| ------ | ---: |"
    assert len({len(line) for line in lines}) == 1
