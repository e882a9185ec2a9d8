"""Rows: what charts with a row a name share: names, columns, legends, notes and the empty chart.

Knows the canvas and matplotlib. Takes a `Reading`, or anything with the same tables as attributes.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.axes import Axes

from broadsheet.charts.canvas import (
    BACK,
    HAIRLINE,
    INK,
    LABEL,
    MUTED,
    OPPOSE,
    RULE,
    SUPPORT,
    WIDTH,
    Chart,
    clip_label,
    measure_label,
    start_style,
)
from broadsheet.errors import ParameterError
from broadsheet.markup import UNNAMED
from broadsheet.phrasing import say_digits
from broadsheet.schema import Tables

ROW = 22  # pixels from row to row
NOTE = 24  # pixels below a chart for the note of what is left out
LINE = 18  # pixels that one more line of it takes
SPARE = 8  # pixels between words and what stands beside them
LEGEND = 54  # pixels the title and the legend take
NARROWEST = 16  # pixels from column to column, below which names that lean by SLANT would touch
SLANT = 60  # degrees: at less, long names would reach past the chart's edge, at more they are hard to read
# support and oppose differ in shape as well as in colour
SIGNS = {"support": ("o", 9, SUPPORT), "oppose": ("X", 9, OPPOSE)}
VERBS = {"support": "supports", "oppose": "opposes"}


def draw_nothing(title: str, sentence: str, *, left_out: str = "") -> Chart:
    """A chart that says in a sentence why there is nothing to draw: since all was left out, or what `sentence` says."""
    sentence = f"{left_out}." if left_out else sentence
    with start_style():
        chart = Chart(title, height=64)
        chart.write(0, 32, sentence, color=MUTED)
    return chart.describe(sentence)


def start_rows(
    title: str, names: Iterable[str], *, top: float, bottom: float, width: float | None = None
) -> tuple[Chart, Axes]:
    """A chart with a row a name: the names at the left, clipped to their room, and a panel with a line a row."""
    names = list(names)
    chart = Chart(title, height=top + ROW * len(names) + bottom)
    ax = chart.add_panel(left=LABEL, top=top, height=ROW * len(names), width=width)
    ax.set_ylim(len(names) - 0.5, -0.5)
    for row, name in enumerate(names):
        ax.axhline(row, color=RULE, linewidth=HAIRLINE, zorder=BACK)
        style: dict[str, Any] = {"ha": "right", "va": "center", "color": MUTED if name == UNNAMED else INK}
        ax.annotate(
            clip_label(name, LABEL - 10), (0, row), (-SPARE, 0), ("axes fraction", "data"), "offset points", **style
        )
    return chart, ax


def write_columns(ax: Axes, labels: Sequence[str]) -> None:
    """Set a column a label, with the labels above, slanted so that they never meet."""
    ax.set_xlim(-0.5, len(labels) - 0.5)
    style: dict[str, Any] = {"rotation": SLANT, "rotation_mode": "anchor", "ha": "left", "va": "center"}
    for place, label in enumerate(labels):
        ax.annotate(label, (place, 1), (0, 6), ("data", "axes fraction"), "offset points", **style)


def clip_columns(names: Iterable[str], step: float) -> list[str]:
    """Column names short enough to stay inside the chart when they lean to the right."""
    reach = math.cos(math.radians(SLANT))
    rooms = ((WIDTH - LABEL - step * (place + 0.5) - SPARE) / reach for place, _ in enumerate(names))
    return [clip_label(name, min(LABEL - 10, room)) for name, room in zip(names, rooms, strict=True)]


def find_rise(labels: Iterable[str]) -> float:
    """How high the slanted names stand."""
    return max(measure_label(label) for label in labels) * math.sin(math.radians(SLANT)) + SPARE


def write_legend(chart: Chart, entries: Iterable[tuple[tuple[str, float, str], str]]) -> None:
    """Signs and their meaning on one line under the title."""
    x, y = 5.0, chart.height_px - 28
    for (marker, size, color), meaning in entries:
        chart.add_sign(x, y, marker, size, color)
        chart.write(x + 9, y, meaning, color=MUTED)
        x += 9 + measure_label(meaning) + 20


def find_notes(left_out: str) -> float:
    """How many pixels the notes below a chart take, where `left_out` tells of less certain rows or is empty."""
    return NOTE + (LINE if left_out else 0)


def write_rest(chart: Chart, count: int, singular: str, plural: str | None = None, *, left_out: str = "") -> None:
    """Notes below the chart: of how many more the table has, and below that of what was left out as less certain."""
    if left_out:
        chart.write(0, 9, left_out, color=MUTED)
    if count > 0:
        y = 9 + (LINE if left_out else 0)
        chart.write(0, y, f"and {say_digits(count, singular, plural)} more in the table", color=MUTED)


def check_single(reading: Tables) -> None:
    """Ids are unique within an article: over several, one article's words would go to another's names."""
    if len(reading.articles) != 1:
        raise ParameterError(
            f"a chart shows one article, and this has {len(reading.articles)}. Draw each reading by itself."
        )
