"""Lines over two logarithmic axes, as an SVG that reads in light and in dark."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

__all__ = ["Line", "plot"]

WIDTH, HEIGHT = 790, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 230, 20, 50  # margins; labels of the lines stand on the right
LABEL = 14  # the least distance of two labels
# Told apart by people who see colours otherwise too (Okabe and Ito), on white and on black.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a7a00", "#8c6bb1", "#808080")
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#333}.grid{stroke:#8884;stroke-width:1}"
    "polyline{fill:none;stroke-width:2}@media(prefers-color-scheme:dark){text{fill:#ddd}}"
)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    points: Sequence[Point]  # both above zero


def plot(lines: Sequence[Line], *, across: str, up: str) -> str:
    """One SVG document; axes end at the decades around the points."""
    xs = _decades([x for line in lines for x, _ in line.points])
    ys = _decades([y for line in lines for _, y in line.points])
    places = [[(_across(x, xs), _up(y, ys)) for x, y in line.points] for line in lines]
    labels = _apart([line[-1][1] for line in places])
    parts = [*_grid(xs, ys), _text(LEFT, HEIGHT - 10, across), _text(4, TOP - 6, up)]
    for line, at, label, colour in zip(lines, places, labels, COLOURS * len(lines), strict=False):
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        parts.append(f'<polyline points="{drawn}" stroke="{colour}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in at]
        text = f"{line.name}: {line.points[-1][1]:.3g}"
        parts.append(_text(WIDTH - RIGHT + 22, label + 4, text))
        parts.append(
            f'<rect x="{WIDTH - RIGHT + 10}" y="{label - 5:.1f}" width="8" height="8" fill="{colour}"/>'
        )
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    says = escape(f"{up} against {across}: {', '.join(line.name for line in lines)}")
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{says}</title>'
    return "\n".join([head, f"<style>{STYLE}</style>", *parts, "</svg>"]) + "\n"


def _decades(values: Sequence[float]) -> range:
    """Exponents of ten from below the least value to above the greatest."""
    least, most = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return range(least, max(most, least + 1) + 1)


def _across(x: float, decades: range) -> float:
    return LEFT + (math.log10(x) - decades[0]) / (len(decades) - 1) * (WIDTH - LEFT - RIGHT)


def _up(y: float, decades: range) -> float:
    return HEIGHT - BOTTOM - (math.log10(y) - decades[0]) / (len(decades) - 1) * (HEIGHT - TOP - BOTTOM)


def _grid(xs: range, ys: range) -> list[str]:
    parts = []
    for exponent in xs:
        x = _across(10.0**exponent, xs)
        parts.append(f'<path class="grid" d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}"/>')
        parts.append(_text(x, HEIGHT - BOTTOM + 18, f"{10.0**exponent:,.0f}", anchor="middle"))
    for exponent in ys:
        y = _up(10.0**exponent, ys)
        parts.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(_text(LEFT - 8, y + 4, f"{10.0**exponent:g}", anchor="end"))
    return parts


def _apart(heights: Sequence[float]) -> list[float]:
    """The labels' heights, in the lines' order, moved down where two would meet, then up to fit."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = list(heights)
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + LABEL)
    over = max(0.0, placed[order[-1]] - (HEIGHT - BOTTOM))
    placed[order[-1]] -= over
    for below, above in pairwise(order[::-1]):
        placed[above] = min(placed[above], placed[below] - LABEL)
    return placed


def _text(x: float, y: float, words: str, *, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
