"""Every bad file of one folder is refused with its reason, the rest is read, and memory stays bounded."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive.parse import limits
from tests.parse.builders import WORDS, write
from tests.parse.containers import tarred, zipped

ARABIC = "قال الوزير إن المحادثات سوف تستمر حتى نهاية الشهر، وأضاف أن بلاده لا تريد الحرب."
MANY = 20 * limits.MIB

# Runs in a process of its own, so that its peak of memory is its own.
WALK = """
import json, resource, sys
from pathlib import Path
from archive.parse import BadUnit, files, parse, units
from archive.errors import DocumentError
found = {}
for file in files(Path(sys.argv[1])):
    if file.skipped or file.problem:
        found[file.relative] = ["", file.problem.message if file.problem else "skipped"]
        continue
    for unit in units(file.path):
        try:
            if isinstance(unit, BadUnit):
                raise unit.error
            found[file.relative] = [parse(unit).text.value[:200], ""]
        except DocumentError as error:
            found.setdefault(file.relative, ["", error.message])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"found": found, "peak_kib": peak}))
"""

REFUSED = {
    "binary.txt": "binary",
    "bomb.jsonl.gz": "grows far beyond",
    "bomb.tar.gz": "grows far beyond",
    "bomb.zip": "grows far beyond",
    "broken.jsonl": "broken JSON",
    "cut.jsonl.gz": "damaged or cut off",
    "deep.html": "nested too deeply",
    "dots.zip": "points outside",
    "empty.txt": "empty",
    "gone.txt": "no file",
    "huge.txt": "larger than 16 MiB",
    "huge-page.html": "tags",
    "nul.txt": "NUL",
    "out.txt": "leaves the folder",
    "pipe.txt": "named pipe",
    "table.csv": "never closed",
    "z-nested.jsonl": "nested too deeply",
}


def fill(folder: Path) -> None:
    write(folder, "a.txt", WORDS)
    write(folder, "cp1256.txt", ARABIC.encode("cp1256"))
    write(folder, "mojibake.txt", "He said â€œyesâ€\x9d.")
    write(folder, "utf16.txt", ARABIC.encode("utf-16"))
    write(folder, "binary.txt", b"\x7fELF" + bytes(range(256)) * 100)
    write(folder, "bomb.jsonl.gz", gzip.compress(b"x" * MANY))
    write(folder, "bomb.tar.gz", tarred(("a.txt", bytes(MANY))))
    write(folder, "bomb.zip", zipped(("a.txt", bytes(MANY))))
    write(folder, "broken.jsonl", b'{"text": ')
    write(folder, "cut.jsonl.gz", gzip.compress(json.dumps({"text": WORDS * 99}).encode())[:-20])
    write(folder, "deep.html", "<div>" * 50_000 + WORDS)
    write(folder, "dots.zip", zipped(("../evil.txt", WORDS.encode())))
    write(folder, "empty.txt", b"")
    write(folder, "huge-page.html", "<p>word " * 1_000_000)
    write(folder, "nul.txt", WORDS.encode() * 9 + b"\0")
    write(folder, "table.csv", b'text\n"' + b"word " * (4 * limits.MIB))
    write(folder, "z-nested.jsonl", b"[" * limits.MIB)
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "out.txt").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe.txt")
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(1024 * limits.MIB)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("hostile") / "talks"
    fill(folder)
    command = [sys.executable, "-c", WALK, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stderr == ""
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_each_bad_file_is_refused_with_its_reason(walked: dict[str, dict[str, list[str]]]) -> None:
    refused = {name: reason for name, (text, reason) in walked["found"].items() if not text}
    assert set(refused) == set(REFUSED)
    assert [name for name, words in REFUSED.items() if words not in refused[name]] == []


def test_the_rest_is_read(walked: dict[str, dict[str, list[str]]]) -> None:
    read = {name: text for name, (text, _) in walked["found"].items() if text}
    assert read == {
        "a.txt": WORDS,
        "cp1256.txt": ARABIC,
        "mojibake.txt": "He said â€œyesâ€\x9d.",
        "utf16.txt": ARABIC,
    }


def test_memory_stays_bounded(walked: dict[str, int]) -> None:
    assert walked["peak_kib"] <= 512 * 1024
