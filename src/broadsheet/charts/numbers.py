"""Numbers: every number of an article, a panel a unit.

Knows the table `figures`, and how `intervals` draws one unit.
"""

from broadsheet.charts.canvas import Chart, start_style
from broadsheet.charts.intervals import FIRST, draw_group, find_cuts, find_height, group_units
from broadsheet.charts.rows import LINE, check_single, draw_nothing, write_rest
from broadsheet.markup import keep_sure
from broadsheet.phrasing import say_digits
from broadsheet.quantities import say_bounds
from broadsheet.schema import Figure, Tables, read_cell

MOST_FIGURES = 30
MOST_TOLD = 5  # figures that the text alternative tells, which is listened to and not looked at


def figures(reading: Tables) -> Chart:
    """Every number as an interval on a log axis, a panel a unit: a disc where it is stated, a bar between its bounds.

    An open end has an arrow. A unit with a zero or negative number gets a symmetrical log axis, and one with a single
    number none. Above each stands the number as written, what it counts, and who gives it. Less certain figures
    are counted below it. No figures: a chart that says so.
    """
    check_single(reading)
    title = "Every number with its bounds"
    sure = keep_sure(reading)
    table, left_out = sure.figures, sure.tell("figures")
    if table.empty:
        return draw_nothing(title, "The article states no number.", left_out=left_out)
    groups = group_units(table.head(MOST_FIGURES))
    names = dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))
    with start_style():
        top = FIRST
        chart = Chart(title, height=top + sum(map(find_height, groups)) + 14 + (LINE if left_out else 0))
        for group in groups:
            # where nothing can be compared the title says enough
            draw_group(chart, group, names, top=top, heading=group[0] is not None or len(groups) > 1)
            chart.cuts += find_cuts(group, top=top)
            top += find_height(group)
        write_rest(chart, max(len(table) - MOST_FIGURES, 0), "figure", left_out=left_out)
    first = [_tell_figure(row) for row in table[:MOST_TOLD].itertuples()]
    return chart.describe(f"{say_digits(len(table), 'figure')}. {'; '.join(first)}.", left_out=left_out)


def _tell_figure(row: Figure) -> str:
    """A figure in the text alternative: its words, what it counts, and its bounds."""
    counted = read_cell(row.counted)
    words = row.text if counted is None else f"{row.text} {counted}"
    return f"{words}: {say_bounds(row)}"
