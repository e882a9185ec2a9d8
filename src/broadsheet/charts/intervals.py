"""Intervals: the numbers of one unit on a log axis, each with its bounds, its words and who gives it.

Knows the columns of `figures` and the canvas. Knows nothing of the other tables.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from broadsheet.charts.canvas import (
    BACK,
    HAIRLINE,
    INK,
    JOINT,
    MUTED,
    PAPER,
    RULE,
    SIGN,
    WIDTH,
    WORDS,
    Chart,
    clip_label,
    measure_label,
)
from broadsheet.phrasing import open_sentence
from broadsheet.quantities import say_number, say_unit
from broadsheet.schema import Figure, read_cell

FIRST = 26  # pixels from the top at which the first unit begins, below the title
STEP = 46  # pixels a figure takes: its words and, below, its interval
LINE = 24  # pixels a figure takes that stands on no axis: its words
HEADER, FOOTER = 30, 34  # pixels for a unit's name, and for the axis with some air
EDGE = 7  # pixels beside the axis, so that a disc at its end is whole
# where in a figure's step its interval stands, and the rules behind it, so that none runs through words
BAND = (0.04, 0.38)
LEFT_ARROW, RIGHT_ARROW = 4, 5  # matplotlib's markers
FARTHEST = 1e100  # what is larger, or smaller than one of so many parts, stands at the end of its axis
CLEAR = 1.1  # times the largest number that the end of the axis is beyond it, so that its disc is whole
AIR = 0.15  # decades that the end of a symmetrical axis stands clear of the largest number
FEW_DECADES = 2  # an axis as short as this also has its twos and fives
ROOM = WIDTH - 16  # pixels for a figure's words, with some to spare where the reader's font is wider than ours
ALONE = "Others, with nothing to compare"
Group = tuple[str | None, pd.DataFrame]  # a name, and the figures below it; without one they stand on no axis


def group_units(figures: pd.DataFrame) -> list[Group]:
    """The figures by unit, the most frequent first; last, without a name, those that have nothing to be compared with.

    One figure alone tells nothing on an axis, nor do several that are all the same, nor the two counts of a game's
    score.
    """
    units = figures["unit"].map(say_unit, na_action=None).where(figures["modifier"] != "score")
    groups = [
        (unit, figures[units == unit])
        for unit in units.value_counts(sort=False).sort_values(ascending=False, kind="stable").index
    ]
    drawn = [(unit, rows) for unit, rows in groups if len(rows) > 1 and _find_numbers(rows).nunique() > 1]
    names = {unit for unit, _ in drawn}
    alone = figures[~units.isin(names)]
    return [*drawn, (None, alone)] if len(alone) else drawn


def find_height(group: Group) -> int:
    """Pixels that a group takes."""
    name, rows = group
    if name is None:
        return HEADER + LINE * len(rows) + HEADER // 2
    return HEADER + STEP * len(rows) + FOOTER


def find_cuts(group: Group, *, top: float) -> list[float]:
    """Where a sheet may end in a group that begins at `top`: before its name, where it is not the first, and between
    figures.

    The first two stay with the name, the last two with the axis.
    """
    name, rows = group
    step = LINE if name is None else STEP
    inside = [top + HEADER + step * place for place in range(2, len(rows) - 1)]
    return inside if top == FIRST else [top, *inside]


def draw_group(chart: Chart, group: Group, names: Mapping[str, str], *, top: float, heading: bool = True) -> None:
    """Draw a group below `top`, its figures in reading order; `names` gives the name of an entity."""
    name, rows = group
    if heading:
        words = ALONE if name is None else open_sentence(name)
        chart.write(0, chart.height_px - top - HEADER / 2, clip_label(words, WIDTH), weight="bold")
    if name is None:
        for place, row in enumerate(rows.itertuples()):
            chart.write(0, chart.height_px - top - HEADER - LINE * (place + 0.5), _label(row, names))
        return
    ax = chart.add_panel(left=EDGE, top=top + HEADER, height=STEP * len(rows), right=EDGE)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    low, high = _set_axis(ax, rows)
    for place, row in enumerate(rows.itertuples()):
        beside = ("axes fraction", "data"), "offset points"
        ax.annotate(_label(row, names), (0, place), (-EDGE, 9), *beside, va="center", zorder=WORDS)
        _draw_interval(ax, place + sum(BAND) / 2, row, low, high)


def _find_numbers(rows: pd.DataFrame) -> pd.Series:
    numbers = pd.concat([rows["value"], rows["low"], rows["high"]]).dropna().astype(float)
    return numbers[np.isfinite(numbers)]


def _set_axis(ax: Axes, rows: pd.DataFrame) -> tuple[float, float]:
    """Set the axis from a round number below all others to one above; with zero or less among them, symmetrical around
    zero.
    """
    numbers = _find_numbers(rows).clip(-FARTHEST, FARTHEST)
    least, most = float(numbers.min()), float(numbers.max())
    if least > 0:
        ax.set_xscale("log")
        ticks = list(_find_ticks(least, most))
    else:
        ax.set_xscale("symlog", linthresh=1)
        last = math.ceil(math.log10(max(most, -least, 1)) + AIR)
        up = [10.0**power for power in range(last + 1)] if most > 0 else [1.0]
        down = [-(10.0**power) for power in range(last, -1, -1)] if least < 0 else []
        ticks = [*down, 0.0, *up]
    ax.set_xlim(ticks[0], ticks[-1])
    _write_ticks(ax, ticks, len(rows))
    return ticks[0], ticks[-1]


def _find_ticks(least: float, most: float) -> Iterator[float]:
    """Powers of ten around positive numbers, and where these are few also twos and fives; the ends stand clear of the
    numbers.
    """
    least, most = max(least, 1 / FARTHEST), max(most, 1 / FARTHEST)
    steps = (1, 2, 5) if most / least < 10**FEW_DECADES else (1,)
    powers = range(math.floor(math.log10(least)) - 1, math.ceil(math.log10(most)) + 2)
    candidates = [step * 10.0**power for power in powers for step in steps]
    first = max(tick for tick in candidates if tick < least / CLEAR)
    last = min(tick for tick in candidates if tick > most * CLEAR)
    yield from (tick for tick in candidates if first <= tick <= last)


def _write_ticks(ax: Axes, ticks: list[float], rows: int) -> None:
    """A thin rule at each tick, behind the intervals and not the words, and its name below at as many as have room."""
    width = ax.get_position().width * WIDTH
    places = ax.transAxes.inverted().transform(ax.transData.transform([(tick, 0) for tick in ticks]))[:, 0] * width
    low, high = ([place + edge for place in range(rows)] for edge in BAND)
    free = -math.inf
    for tick, x in zip(ticks, places, strict=True):
        ax.vlines([tick] * rows, low, high, color=RULE, linewidth=HAIRLINE, zorder=BACK)
        label = say_number(tick)
        room = measure_label(label)
        align, start = _align_tick(x, room, width)
        if start >= free:
            ax.annotate(
                label, (tick, 0), (0, -4), ("data", "axes fraction"), "offset points", ha=align, va="top", color=MUTED
            )
            free = start + room + 8


def _align_tick(x: float, room: float, width: float) -> tuple[Literal["left", "center", "right"], float]:
    """How the name of a tick at `x` is set, in the middle below it but at the ends of the axis, and where it begins."""
    if x < room / 2:
        return "left", x
    if x > width - room / 2:
        return "right", x - room
    return "center", x - room / 2


def _label(row: Figure, names: Mapping[str, str]) -> str:
    """The number as written, what it counts, or else is about, and who gives it, on one line."""
    source = read_cell(row.source)
    giver = None if source is None else names.get(source, source)
    matter = read_cell(row.counted) or read_cell(row.of)
    words = row.text if matter in (None, giver) else f"{row.text}, {matter}"
    if giver is None:
        return clip_label(words, ROOM - measure_label(" "))
    given = " " + clip_label(f" · {giver}", ROOM / 2)
    return clip_label(words, ROOM - measure_label(given)) + given


def _draw_interval(ax: Axes, y: float, row: Figure, least: float, most: float) -> None:
    """A bar between the bounds and a disc at the value; an end the words leave open runs to the edge, with an arrow."""

    def clip(number: float) -> float:
        return min(max(float(number), least), most)

    value, low, high = read_cell(row.value), read_cell(row.low), read_cell(row.high)
    if low is None and high is None:
        return
    left = least if low is None else clip(low)
    right = most if high is None else clip(high)
    if right > left:
        ax.plot([left, right], [y, y], color=MUTED, linewidth=5, solid_capstyle="butt", zorder=JOINT)
    for bound, end, arrow in ((low, left, LEFT_ARROW), (high, right, RIGHT_ARROW)):
        if bound is None:
            ax.plot(end, y, marker=arrow, markersize=8, color=MUTED, clip_on=False, zorder=SIGN)
    if value is not None:
        disc: dict[str, Any] = {"markersize": 9, "color": INK, "markeredgecolor": PAPER, "markeredgewidth": 1.2}
        ax.plot(clip(value), y, marker="o", zorder=WORDS, **disc)
