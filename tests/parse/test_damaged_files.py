"""Sound files of every format with bytes changed, cut out or repeated: read or refused, never a crash."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import DocumentError
from archive.parse import parse
from tests.parse.builders import WORDS, cut, lines, write
from tests.parse.containers import pdf, tarred, warc, word, zipped

PAGE = (
    f'<html lang="en"><head><meta name="date" content="2024-05-01"></head><h1>Head</h1><p>{WORDS}</p></html>'
)
MAIL = f"Subject: =?utf-8?q?Caf=C3=A9?=\nDate: Wed, 01 May 2024 23:30:00 +0200\nContent-Type: text/plain\n\n{WORDS}"
FEED = f"<rss><channel><title>A</title><item><guid>g</guid><description>{WORDS}</description></item></channel></rss>"
SOUND: dict[str, bytes] = {
    "a.csv": f'id,text,title\nx,"{WORDS}",Head\n'.encode(),
    "a.docx": word(("Heading 1", "Head"), ("Normal", WORDS), ("table", "a\tb")),
    "a.eml": MAIL.encode(),
    "a.html": PAGE.encode(),
    "a.jsonl": lines({"id": "a", "html": PAGE, "speakers": ["A", "B"], "n": {"a": [1]}}),
    "a.md": f"---\ntitle: A\ntags: [x, 'y']\n---\n# Head\n\n{WORDS}".encode(),
    "a.pdf": pdf(WORDS, "Second page.", title="T"),
    "a.rss": FEED.encode(),
    "a.tar": tarred(("a.txt", WORDS.encode()), ("b.jsonl", lines({"text": WORDS})), mode="w"),
    "a.tar.gz": tarred(("a.txt", WORDS.encode()), ("b.jsonl", lines({"text": WORDS}))),
    "a.warc": warc(("https://a.example/1", "text/html", PAGE.encode()), packed=False),
    "a.warc.gz": warc(("https://a.example/1", "text/html", PAGE.encode())),
    "a.zip": zipped(("a.txt", WORDS.encode()), ("b.jsonl", lines({"text": WORDS}))),
}

EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8) | st.just(b"<<" * 20)),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """The data with some bytes at some relative places replaced by others."""
    for place, length, new in edits:
        start = int(place * len(data))
        data = data[:start] + new + data[start + length :]
    return data


@pytest.mark.parametrize("name", sorted(SOUND))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_damaged_files_are_read_or_refused(
    tmp_path: Path, name: str, edits: list[tuple[float, int, bytes]]
) -> None:
    good, bad = cut(write(tmp_path, name, damaged(SOUND[name], edits)))
    refused = [item.error.message for item in bad]
    for unit in good:
        try:
            assert parse(unit).text.value.strip()
        except DocumentError as error:
            refused.append(error.message)
    assert all(refused)


@pytest.mark.parametrize("name", sorted(SOUND))
def test_the_sound_files_are_read(tmp_path: Path, name: str) -> None:
    good, bad = cut(write(tmp_path, name, SOUND[name]))
    assert bad == []
    assert all(parse(unit).text.value for unit in good)
    assert good
