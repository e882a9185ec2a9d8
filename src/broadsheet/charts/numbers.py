"""Numbers: every number of an article, a panel a unit.

Knows the table `figures`, and how `intervals` draws one unit.
"""

import pandas as pd
from matplotlib import rc_context

from broadsheet.charts.canvas import STYLE, Chart
from broadsheet.charts.intervals import FIRST, draw_group, find_cuts, find_height, group_units
from broadsheet.charts.rows import check_single, draw_nothing, say_count, write_rest
from broadsheet.quantities import say_bounds

MOST_FIGURES = 30


def figures(reading: object) -> Chart:
    """Every number as an interval on a log axis, a panel a unit: a disc where it is stated, a bar between its bounds.

    An open end has an arrow. A unit with a zero or negative number gets a symmetrical log axis, and one with a single
    number none. Above each stands the number as written, what it counts, and who gives it. No figures: a chart that
    says so.
    """
    check_single(reading)
    title = "Every number with its bounds"
    table = reading.figures
    if table.empty:
        return draw_nothing(title, "The article states no number.")
    groups = group_units(table.head(MOST_FIGURES))
    names = dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))
    with rc_context(STYLE):
        top = FIRST
        chart = Chart(title, height=top + sum(map(find_height, groups)) + 14)
        for group in groups:
            # where nothing can be compared the title says enough
            draw_group(chart, group, names, top=top, heading=group[0] is not None or len(groups) > 1)
            chart.cuts += find_cuts(group, top=top)
            top += find_height(group)
        write_rest(chart, max(len(table) - MOST_FIGURES, 0), "figure")
    first = [
        f"{row.text}{'' if pd.isna(row.counted) else ' ' + row.counted}: {say_bounds(row)}"
        for row in table[:5].itertuples()
    ]
    return chart.describe(f"{say_count(len(table), 'figure')}. {'; '.join(first)}.")
