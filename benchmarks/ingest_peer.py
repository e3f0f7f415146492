"""The peer of the benchmark of ingest: the least that any archive must do with its files.

python -m benchmarks.ingest_peer CORPUS FOLDER      prints how many documents it kept under FOLDER
"""

import hashlib
import os
import sqlite3
import sys
from pathlib import Path

from archive import parse


def keep_all(corpus: Path, folder: Path) -> int:
    database = sqlite3.connect(folder / "peer.sqlite3", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    database.execute("CREATE VIRTUAL TABLE documents USING fts5(origin UNINDEXED, text)")
    count = 0
    for found in parse.files(corpus):
        for unit in parse.units(found.path) if not (found.skipped or found.problem) else ():
            if isinstance(unit, parse.Unit):
                keep(folder, unit.data)
                text = unit.data.decode("utf-8", "replace")
                database.execute("INSERT INTO documents VALUES (?, ?)", (unit.key, text))
                count += 1
    return count


def keep(folder: Path, data: bytes) -> None:
    with (folder / hashlib.sha256(data).hexdigest()).open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    print(keep_all(Path(sys.argv[1]), Path(sys.argv[2])))
