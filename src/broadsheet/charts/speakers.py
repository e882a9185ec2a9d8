"""Speakers: who speaks and how much, by act, a row a speaker.

Knows the table `statements`.
"""

import pandas as pd
from matplotlib.axes import Axes

from broadsheet.charts.canvas import INK, LABEL, MUTED, SIGN, Chart, start_style
from broadsheet.charts.rows import (
    NARROWEST,
    ROW,
    check_single,
    clip_columns,
    draw_nothing,
    find_notes,
    find_rise,
    start_rows,
    write_columns,
    write_rest,
)
from broadsheet.markup import UNNAMED, keep_sure
from broadsheet.phrasing import say_digits
from broadsheet.schema import Tables

MOST_SPEAKERS = 30
MOST_ACTS = 9
TITLE = 40  # pixels for the title, and for the word above the bars
DISCS = 150  # pixels that the acts share, so that the bars beside them keep some
COUNT = 42  # pixels for a number of words behind its bar
SMALLEST = 6.0  # the area of a disc that is just seen
MOST_TOLD = 6  # speakers that the text alternative names, which is listened to and not looked at


def statements(reading: Tables) -> Chart:
    """Who speaks and how much, by act: a row a speaker, a disc an act with its area by words, and a bar with all their
    words.

    Speakers nobody names share one row. Where one statement contains another both count. Less certain statements
    are counted below it. No statements: a chart that says so.
    """
    check_single(reading)
    title = "Who speaks, how much, and how"
    sure = keep_sure(reading)
    left_out = sure.tell("statements")
    table = _count_words(sure)
    if table.empty:
        return draw_nothing(title, "Nobody is reported as saying anything.", left_out=left_out)
    by_act = table.pivot_table(index="name", columns="act", values="words", aggfunc="sum", fill_value=0)
    by_act = _gather_acts(by_act[by_act.sum().sort_values(ascending=False, kind="stable").index])
    totals = by_act.sum(axis=1).sort_values(ascending=False, kind="stable")
    shown = totals.head(MOST_SPEAKERS)
    step = min(ROW, max(NARROWEST, DISCS / len(by_act.columns)))
    labels = clip_columns(by_act.columns, step)
    top, bottom = TITLE + find_rise(labels), find_notes(left_out)
    with start_style():
        chart, ax = start_rows(title, shown.index, top=top, bottom=bottom, width=step * len(labels))
        write_columns(ax, labels)
        _draw_discs(ax, by_act.loc[shown.index], step)
        _draw_totals(chart, shown, left=LABEL + step * len(labels) + 10, top=top)
        write_rest(chart, len(totals) - len(shown), "speaker", left_out=left_out)
    return chart.describe(_describe_statements(table, totals), left_out=left_out)


def _draw_discs(ax: Axes, by_act: pd.DataFrame, step: float) -> None:
    """A disc where a speaker has words in an act; the largest fills its place."""
    largest = max(float(by_act.to_numpy().max()), 1.0)
    for row, words in enumerate(by_act.to_numpy()):
        said = [(place, value) for place, value in enumerate(words) if value]
        areas = [max(SMALLEST, (min(step, ROW) - 2) ** 2 * value / largest) for _, value in said]
        ax.scatter([place for place, _ in said], [row] * len(said), s=areas, color=INK, linewidth=0, zorder=SIGN)


def _draw_totals(chart: Chart, totals: pd.Series, *, left: float, top: float) -> None:
    bars = chart.add_panel(left=left, top=top, height=ROW * len(totals), right=COUNT)
    bars.set(xlim=(0, max(float(totals.max()), 1.0)), ylim=(len(totals) - 0.5, -0.5))
    bars.text(0, -0.75, "words", va="bottom", color=MUTED)
    for row, words in enumerate(totals):
        bars.barh(row, words, height=0.5, color=MUTED)
        bars.annotate(f"{words:,}", (words, row), (4, 0), textcoords="offset points", va="center")


def _count_words(reading: Tables) -> pd.DataFrame:
    """The statements with their speaker's name and the words of their contents."""
    names = dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))
    table = reading.statements
    named = table["speaker"].map(names).astype("string").fillna(table["speaker_text"]).fillna(UNNAMED)
    return table.assign(name=named, words=table["content"].str.split().str.len().fillna(0).astype(int))


def _gather_acts(by_act: pd.DataFrame) -> pd.DataFrame:
    """The columns there is room for; the words of what is left over go to the last."""
    if len(by_act.columns) <= MOST_ACTS:
        return by_act
    kept = by_act.iloc[:, : MOST_ACTS - 1]
    return kept.assign(**{"other acts": by_act.iloc[:, MOST_ACTS - 1 :].sum(axis=1)})


def _describe_statements(table: pd.DataFrame, totals: pd.Series) -> str:
    counts = table.groupby("name").size()
    spoken = [
        f"{name} {say_digits(words, 'word')} in {say_digits(counts[name], 'statement')}"
        for name, words in totals[:MOST_TOLD].items()
    ]
    return f"{say_digits(len(table), 'statement')} by {say_digits(len(totals), 'speaker')}. {'; '.join(spoken)}."
