"""What the search benchmark found, as tables."""

import statistics
from collections.abc import Sequence
from typing import Any

from benchmarks.tables import table

__all__ = ["CPU", "WALL", "Rows", "median", "p95", "ratio", "short", "tables"]

CPU, WALL, MEMORY, TOTAL = range(4)  # columns of what a query took
Rows = Sequence[Sequence[float]]


def tables(known: dict[str, Any], engines: Sequence[str]) -> str:
    """Queries by kind, the first query of a process, builds."""
    parts = [_queries(known["rows"], engines), _first(known["rows"], engines)]
    return "\n\n".join([*parts, *_builds(known, engines)])


def _queries(rows: dict[str, Any], engines: Sequence[str]) -> str:
    peers = [engine for engine in engines if engine != "ours"]
    heads = ["CPU ms of a query", "queries", "results", "ours", "p95", "cold"]
    heads += [head for peer in peers for head in (peer, "p95", "cold", "÷ ours")]
    lines = []
    for kind, found in rows.items():
        ours = found["ours"]
        warm = ours["warm"]
        line = [kind, str(len(warm)), f"{statistics.mean(row[TOTAL] for row in warm):.0f}", *_cells(ours)]
        for peer in peers:
            line += [*_cells(found[peer]), ratio(found[peer]["warm"], warm)] if peer in found else ["–"] * 4
        lines.append(line)
    return table(heads, lines)


def _cells(found: dict[str, Rows]) -> list[str]:
    return [short(median(found["warm"])), short(p95(found["warm"])), short(median(found["cold"]))]


def ratio(peer: Rows, ours: Rows) -> str:
    """How many times our median the peer's is, over the queries that both answered."""
    both = min(len(peer), len(ours))
    return short(median(peer[:both]) / median(ours[:both]))


def _first(rows: dict[str, Any], engines: Sequence[str]) -> str:
    heads = ["first query of a process", *(f"{engine} {what}" for engine in engines for what in ("ms", "MB"))]
    lines = []
    for kind, found in rows.items():
        line = [kind]
        for engine in engines:
            first = found.get(engine, {}).get("first", ())
            line += [short(median(first)), short(median(first, MEMORY))] if first else ["–", "–"]
        lines.append(line)
    return table(heads, lines)


def _builds(known: dict[str, Any], engines: Sequence[str]) -> list[str]:
    listed = []
    for name in ("build", "native"):
        held = [engine for engine in engines if engine in known[name]]
        lines = [
            [engine, *(short(known[name][engine][column]) for column in BUILD)]
            for engine in held
        ]  # fmt: skip
        says = "built" if name == "build" else "built in its own way"
        listed.append(table([says, *BUILD], lines))
    return listed


BUILD = ("documents", "documents/s", "documents/CPU s", "peak MB", "disk MB")


def median(asked: Rows, column: int = CPU) -> float:
    return statistics.median(row[column] for row in asked)


def p95(asked: Rows, column: int = CPU) -> float:
    ordered = sorted(row[column] for row in asked)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def short(value: float) -> str:
    """Three figures are enough."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
