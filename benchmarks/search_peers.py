"""SQLite FTS5 and tantivy over the same rows, each doing what a results page needs: 20 results with
highlights, counts of three facets, and a histogram by month."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.models import Article

PAGE = 20
Row = tuple[int, str, str, str, list[str], str]  # key, title, text, source, speakers, date


def rows() -> Iterator[Row]:
    found = Article.objects.select_related("source").prefetch_related("appearances__speaker")
    for one in found.only("title", "text", "date_edtf", "source__slug").iterator(chunk_size=1_000):
        speakers = [appearance.speaker.slug for appearance in one.appearances.all()]
        yield one.pk, one.title, one.text, one.source.slug if one.source else "", speakers, one.date_edtf


class Fts5:
    """One table of documents, one of speakers, and a contentless-by-reference FTS5 index with porter."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.database = sqlite3.connect(path / "fts.sqlite3")

    def build(self) -> tuple[int, float]:
        run = self.database.executescript
        run(
            "CREATE TABLE d (id INTEGER PRIMARY KEY, title, text, source, month, year, date);"
            "CREATE TABLE s (d INTEGER, speaker);"
            "CREATE VIRTUAL TABLE f USING fts5 (title, text, content=d, content_rowid=id, tokenize=porter);"
        )
        started, count = time.perf_counter(), 0
        for key, title, text, source, speakers, date in rows():
            values = (key, title, text, source, date[:7], date[:4], date)
            self.database.execute("INSERT INTO d VALUES (?,?,?,?,?,?,?)", values)
            self.database.execute("INSERT INTO f (rowid, title, text) VALUES (?,?,?)", (key, title, text))
            self.database.executemany("INSERT INTO s VALUES (?,?)", [(key, one) for one in speakers])
            count += 1
        run("CREATE INDEX sd ON s (d)")
        self.database.commit()
        return count, time.perf_counter() - started

    def page(self, text: str, *, source: str = "", newest: bool = False, whole: bool = True) -> int:
        run = self.database.execute
        run("DROP TABLE IF EXISTS temp.m")
        narrow = "AND d.source = ?" if source else ""
        bound: list[Any] = [text, source] if source else [text]
        matching = f"SELECT f.rowid AS id FROM f JOIN d ON d.id = f.rowid WHERE f MATCH ? {narrow}"
        run(f"CREATE TEMP TABLE m AS {matching}", bound)
        total: int = run("SELECT count(*) FROM m").fetchone()[0]
        for column in ("source", "year", "month") if whole else ():
            run(f"SELECT {column}, count(*) FROM d JOIN m USING (id) GROUP BY 1 ORDER BY 2 DESC").fetchall()
        if whole:
            run(
                "SELECT speaker, count(*) FROM s JOIN m ON m.id = s.d GROUP BY 1 ORDER BY 2 DESC LIMIT 12"
            ).fetchall()
        order = "d.date DESC" if newest else "bm25(f)"
        shown = "d.id, d.title, snippet(f, 1, '<b>', '</b>', '...', 40)" if whole else "d.id, d.title"
        run(
            f"SELECT {shown} FROM f JOIN d ON d.id = f.rowid "
            f"WHERE f MATCH ? {narrow} ORDER BY {order} LIMIT {PAGE}",
            bound,
        ).fetchall()
        return total


class Tantivy:
    """An index with fast fields for its facets; the same page by aggregations and its snippet generator."""

    def __init__(self, path: Path) -> None:
        import tantivy

        self.tantivy = tantivy
        path.mkdir(parents=True, exist_ok=True)
        build = tantivy.SchemaBuilder()
        build.add_integer_field("key", stored=True, fast=True)
        build.add_text_field("title", stored=True, tokenizer_name="en_stem")
        build.add_text_field("text", stored=True, tokenizer_name="en_stem")
        for name in ("source", "speaker", "year", "month"):
            build.add_text_field(name, tokenizer_name="raw", fast=True)
        build.add_integer_field("day", fast=True)
        self.schema = build.build()
        self.index = tantivy.Index(self.schema, path=str(path))

    def build(self) -> tuple[int, float]:
        writer = self.index.writer(heap_size=200_000_000, num_threads=1)
        started, count = time.perf_counter(), 0
        for key, title, text, source, speakers, date in rows():
            document = self.tantivy.Document(
                key=key, title=title, text=text, source=source, speaker=speakers, year=date[:4],
                month=date[:7], day=int(date.replace("-", "") or 0),
            )  # fmt: skip
            writer.add_document(document)
            count += 1
        writer.commit()
        writer.wait_merging_threads()
        return count, time.perf_counter() - started

    def page(self, text: str, *, source: str = "", newest: bool = False, whole: bool = True) -> int:
        self.index.reload()
        searcher = self.index.searcher()
        asked = f"+({text}) +source:{source}" if source else text
        query = self.index.parse_query(asked, ["title", "text"], conjunction_by_default=True)
        options: dict[str, Any] = {"order_by_field": "day"} if newest else {}
        found = searcher.search(query, PAGE, **options)
        if not whole:
            return int(found.count)
        terms = {name: {"terms": {"field": name, "size": 12}} for name in ("source", "speaker", "year")}
        searcher.aggregate(query, terms | {"month": {"terms": {"field": "month", "size": 500}}})
        make = self.tantivy.SnippetGenerator.create(searcher, query, self.schema, "text")
        for _, address in found.hits:
            make.snippet_from_doc(searcher.doc(address)).to_html()
        return int(found.count)
