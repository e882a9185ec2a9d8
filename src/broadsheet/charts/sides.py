"""Sides: who is for and against whom, a row a holder and a column a target.

Knows the table `stances`.
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from broadsheet.charts.canvas import BACK, HAIRLINE, PAPER, RULE, SIGN, Chart, start_style
from broadsheet.charts.rows import (
    LEGEND,
    ROW,
    SIGNS,
    VERBS,
    check_single,
    clip_columns,
    draw_nothing,
    find_notes,
    find_rise,
    start_rows,
    write_columns,
    write_legend,
    write_rest,
)
from broadsheet.markup import UNNAMED, keep_sure
from broadsheet.phrasing import say_digits
from broadsheet.schema import Tables

MOST_HOLDERS = 24
MOST_TARGETS = 10
MOST_TOLD = 12  # stances of each polarity that the text alternative tells, which is listened to and not looked at
SMALL_SIGN = 7  # the size of a sign that shares its place
BESIDE = 0.24  # of a column: two signs in one place stand that far left and right of its middle, and do not touch


def stances(reading: Tables) -> Chart:
    """Who is for and against whom: a row a holder, a column a target; a blue disc supports, a red cross opposes.

    A sign in outline holds on a condition only. Two signs in one place: the article reports both. Less certain
    stances are counted below it. No stances: a chart that says so.
    """
    check_single(reading)
    title = "Who is for and against whom"
    sure = keep_sure(reading)
    left_out = sure.tell("stances")
    table = _name_stances(sure.stances)
    if table.empty:
        return draw_nothing(title, "Nobody is found to take a stance.", left_out=left_out)
    shown = table[table["target_name"].isin(_rank(table["target_name"])[:MOST_TARGETS])]
    shown = shown[shown["holder_name"].isin(_rank(shown["holder_name"])[:MOST_HOLDERS])]
    holders, targets = _rank(shown["holder_name"]), _rank(shown["target_name"])
    labels = clip_columns(targets, ROW)
    top, bottom = LEGEND + find_rise(labels), find_notes(left_out)
    with start_style():
        chart, ax = start_rows(title, holders, top=top, bottom=bottom, width=ROW * len(targets))
        write_columns(ax, labels)
        for column in range(len(targets)):
            ax.axvline(column, color=RULE, linewidth=HAIRLINE, zorder=BACK)
        _draw_signs(ax, shown, holders, targets)
        write_legend(chart, [(SIGNS[polarity], verb) for polarity, verb in VERBS.items()])
        write_rest(chart, len(table) - len(shown), "stance", left_out=left_out)
    return chart.describe(_describe_stances(table), left_out=left_out)


def _draw_signs(ax: Axes, table: pd.DataFrame, holders: Sequence[str], targets: Sequence[str]) -> None:
    """A sign a stance; where holder and target meet in both polarities the two stand side by side."""
    both = table.groupby(["holder_name", "target_name"])["polarity"].nunique()
    for row in table.itertuples():
        marker, size, color = SIGNS[row.polarity]
        column, line = float(targets.index(row.target_name)), holders.index(row.holder_name)
        size += 1
        if both[row.holder_name, row.target_name] > 1:
            column += BESIDE if row.polarity == "oppose" else -BESIDE
            size = SMALL_SIGN
        filling = {"markerfacecolor": PAPER, "markeredgewidth": 1.4} if row.conditional else {"markeredgewidth": 0}
        ax.plot(column, line, marker=marker, markersize=size, color=color, zorder=SIGN, **filling)


def _name_stances(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(
        holder_name=table["holder_name"].fillna(UNNAMED), target_name=table["target_name"].fillna(UNNAMED)
    )


def _rank(values: pd.Series) -> list[str]:
    """Distinct values, the most frequent first, then as they come."""
    return list(values.value_counts(sort=False).sort_values(ascending=False, kind="stable").index)


def _describe_stances(table: pd.DataFrame) -> str:
    parts = [say_digits(len(table), "stance")]
    for polarity, verb in VERBS.items():
        pairs = [
            f"{row.holder_name} {verb} {row.target_name}" for row in table[table["polarity"] == polarity].itertuples()
        ]
        if pairs:
            rest = f"; and {len(pairs) - MOST_TOLD} more" if len(pairs) > MOST_TOLD else ""
            parts.append("; ".join(pairs[:MOST_TOLD]) + rest)
    return ". ".join(parts) + "."
