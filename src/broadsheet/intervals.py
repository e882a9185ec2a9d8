"""Intervals: the numbers of one unit on a log axis, each with its bounds, its words and who gives it.

Knows the columns of `figures` and the canvas. Knows nothing of the other tables.
"""

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from broadsheet.canvas import INK, MUTED, PAPER, RULE, WIDTH, Chart, clip_label, measure_label

STEP = 38  # pixels a figure takes: its words and, below, its interval
HEADER, FOOTER = 26, 30  # pixels for a unit's name, and for the axis with some air
EDGE = 7  # pixels beside the axis, so that a disc at its end is whole
LEFT_ARROW, RIGHT_ARROW = 4, 5  # matplotlib's markers


def find_heights(rows: pd.DataFrame) -> int:
    """Pixels that a unit with these figures takes."""
    return HEADER + STEP * len(rows) + FOOTER


def draw_unit(chart: Chart, unit: str, rows: pd.DataFrame, names: Mapping[str, str], *, top: float) -> None:
    """Draw the figures of one unit below `top`, in reading order; `names` gives the name of an entity."""
    ax = chart.add_panel(left=EDGE, top=top + HEADER, height=STEP * len(rows), right=EDGE)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    low, high = _set_axis(ax, rows)
    chart.write(0, chart.height_px - top - HEADER / 2, {"percent": "per cent"}.get(unit, unit), weight="bold")
    for place, row in enumerate(rows.itertuples()):
        _write_words(ax, place, row, names)
        _draw_interval(ax, place + 0.28, row, low, high)


def say_number(number: float) -> str:
    """A number short enough for an axis: 10,000, 5 million, 0.01."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:,.4g} {word}"
    return f"{number:,.6g}" if abs(number) < 1000 else f"{number:,.10g}"


def say_bounds(row: object) -> str:
    """A figure's bounds in words: "17,000", "20,000 to 99,999", "up to 500,000", "10 or more", "not stated"."""
    low, high = (None if pd.isna(bound) else say_number(float(bound)) for bound in (row.low, row.high))
    if low is None or high is None:
        return f"up to {high}" if high else f"{low} or more" if low else "not stated"
    return low if low == high else f"{low} to {high}"


def _set_axis(ax: Axes, rows: pd.DataFrame) -> tuple[float, float]:
    """Set the axis from a power of ten below all numbers to one above; with zero or less among them, symmetrical around zero."""
    numbers = pd.concat([rows["value"], rows["low"], rows["high"]]).dropna().astype(float)
    numbers = numbers[np.isfinite(numbers)]
    least, most = (float(numbers.min()), float(numbers.max())) if len(numbers) else (1.0, 10.0)
    if least > 0:
        first, last = math.floor(math.log10(least) - 0.15), math.ceil(math.log10(most) + 0.15)
        ax.set_xscale("log")
        ticks = [10.0**power for power in range(first, last + 1)]
    else:
        last = math.ceil(math.log10(max(most, -least, 1)) + 0.15)
        ax.set_xscale("symlog", linthresh=1)
        up = [10.0**power for power in range(last + 1)] if most > 0 else [1.0]
        down = [-(10.0**power) for power in range(last, -1, -1)] if least < 0 else []
        ticks = [*down, 0.0, *up]
    ax.set_xlim(ticks[0], ticks[-1])
    _write_ticks(ax, ticks)
    return ticks[0], ticks[-1]


def _write_ticks(ax: Axes, ticks: list[float]) -> None:
    """A thin line at each power of ten, and its name at as many as have room."""
    width = ax.get_position().width * WIDTH
    places = ax.transAxes.inverted().transform(ax.transData.transform([(tick, 0) for tick in ticks]))[:, 0] * width
    free = -math.inf
    for tick, x in zip(ticks, places, strict=True):
        ax.axvline(tick, color=RULE, linewidth=0.8, zorder=1)
        label = say_number(tick)
        room = measure_label(label)
        align = "left" if x < room / 2 else "right" if x > width - room / 2 else "center"
        start = x - {"left": 0, "center": room / 2, "right": room}[align]
        if start >= free:
            ax.annotate(label, (tick, 0), (0, -4), ("data", "axes fraction"), "offset points", ha=align, va="top", color=MUTED)
            free = start + room + 8


def _write_words(ax: Axes, place: int, row: object, names: Mapping[str, str]) -> None:
    """The number as written, what it counts and who gives it, on one line above the interval."""
    words = row.text if pd.isna(row.counted) else f"{row.text}, {row.counted}"
    source = "" if pd.isna(row.source) else clip_label(f" · {names.get(row.source, row.source)}", (WIDTH - 16) / 2)
    label = clip_label(words, WIDTH - 16 - measure_label(f" {source}")) + (f" {source}" if source else "")
    ax.annotate(label, (0, place), (-EDGE, 9), ("axes fraction", "data"), "offset points", va="center", zorder=4)


def _draw_interval(ax: Axes, y: float, row: object, low: float, high: float) -> None:
    """A bar between the bounds and a disc at the value; an end the words leave open runs to the edge, with an arrow."""
    if pd.isna(row.low) and pd.isna(row.high):
        return
    left = low if pd.isna(row.low) else min(max(float(row.low), low), high)
    right = high if pd.isna(row.high) else min(max(float(row.high), low), high)
    if right > left:
        ax.plot([left, right], [y, y], color=MUTED, linewidth=5, solid_capstyle="butt", zorder=2)
    for bound, end, arrow in ((row.low, left, LEFT_ARROW), (row.high, right, RIGHT_ARROW)):
        if pd.isna(bound):
            ax.plot(end, y, marker=arrow, markersize=8, color=MUTED, clip_on=False, zorder=3)
    if not pd.isna(row.value):
        value = min(max(float(row.value), low), high)
        ax.plot(value, y, marker="o", markersize=9, color=INK, markeredgecolor=PAPER, markeredgewidth=1.2, zorder=4)
