"""Appearances: where each entity appears, a row an entity.

Knows the tables `entities` and `mentions`.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from broadsheet.charts.canvas import INK, MUTED, SIGN, Chart, start_style
from broadsheet.charts.rows import (
    LEGEND,
    check_single,
    draw_nothing,
    find_notes,
    start_rows,
    write_legend,
    write_rest,
)
from broadsheet.markup import keep_sure
from broadsheet.phrasing import say_digits
from broadsheet.schema import Tables

# what is beyond these is counted in a note below the chart; the table beside it has every row
MOST_ENTITIES = 40
ENDS = 20  # pixels below the rows for what the ends of the axis are
MOST_TOLD = 6  # entities that the text alternative names, which is listened to and not looked at
FORMS = {"name": ("|", 9, INK), "nominal": ("|", 6, MUTED), "pronoun": (".", 5, MUTED)}
FORM_NAMES = {"name": "name", "nominal": "other words", "pronoun": "pronoun"}


def entities(reading: Tables) -> Chart:
    """Where each entity appears: a row an entity, the most mentioned first, a stroke a mention, from the first word to
    the last.

    A tall stroke is a name, a short one another noun phrase, a dot a pronoun. Less certain mentions are counted below
    it. No entities: a chart that says so.
    """
    check_single(reading)
    title = "Where each entity appears"
    sure = keep_sure(reading)
    left_out = sure.tell("mentions")
    table = sure.entities.sort_values(["mentions", "first_start"], ascending=[False, True], kind="stable")
    if table.empty:
        return draw_nothing(title, "No entity was found.")
    shown = table.head(MOST_ENTITIES)
    length = max(int(reading.articles.iloc[0]["characters"]), 1)
    with start_style():
        chart, ax = start_rows(title, shown["name"], top=LEGEND, bottom=ENDS + find_notes(left_out))
        ax.set_xlim(0, length)
        _draw_mentions(ax, sure.mentions, shown["entity"])
        write_legend(chart, [(FORMS[form], name) for form, name in FORM_NAMES.items()])
        ax.text(0, len(shown) - 0.2, "first word", va="top", color=MUTED)
        ax.text(length, len(shown) - 0.2, "last word", va="top", ha="right", color=MUTED)
        write_rest(chart, len(table) - len(shown), "entity", "entities", left_out=left_out)
    return chart.describe(_describe_entities(table, length), left_out=left_out)


def _draw_mentions(ax: Axes, mentions: pd.DataFrame, shown: Sequence[str]) -> None:
    rows = mentions["entity"].map({entity: row for row, entity in enumerate(shown)})
    for form, (marker, size, color) in FORMS.items():
        own = rows.notna() & (mentions["form"] == form)
        style: dict[str, Any] = {"marker": marker, "markersize": size, "color": color, "markeredgewidth": 1.6}
        ax.plot(mentions.loc[own, "start"].astype(int), rows[own].astype(int), linestyle="none", zorder=SIGN, **style)


def _describe_entities(table: pd.DataFrame, length: int) -> str:
    top = table.iloc[0]
    most = f"Most mentioned is {top['name']}, {say_digits(top['mentions'], 'time')}"
    start = f"{say_digits(len(table), 'entity', 'entities')}. {most}"
    then = [f"{row.name} {row.mentions}" for row in table[1:MOST_TOLD].itertuples()]
    rest = f" Then: {'; '.join(then)}." if then else ""
    return f"{start}, first after {round(100 * top['first_start'] / length)}% of the text.{rest}"
