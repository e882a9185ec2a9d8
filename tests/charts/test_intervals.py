import re

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from broadsheet import charts
from tests.support.drawings import draw, find_boxes, find_words
from tests.support.handmade import Desk


@pytest.mark.parametrize(("bounds", "scale"), [
    ((40, 40, 40), "log"),
    ((0, 0, 0), "symlog"),
    ((-3, -3, -3), "symlog"),
    ((None, None, 1e15), "log"),
    ((1e-9, 1e-9, 1e-9), "log"),
    ((1e-310, 1e-310, 1e308), "log"),
    ((-1e308, None, None), "symlog"),
    ((None, None, float("inf")), None),
    ((None, None, None), None),
    ((7, 7, 7), None),
])  # fmt: skip
def test_a_unit_has_an_axis_for_whatever_numbers_can_be_compared(bounds, scale):
    desk = Desk("Forty. Seven.")
    desk.figure("Forty", *bounds)
    desk.figure("Seven", 7, 7, 7)
    chart = charts.figures(desk.make())
    assert [ax.get_xscale() for ax in chart.axes] == ([scale] if scale else [])
    assert "nan" not in re.sub(r"<text.*?</text>", "", chart.to_svg())


def test_the_score_of_a_game_has_words_and_no_axis():
    desk = Desk("They won 2-1 and 3-0 before 500.")
    desk.figure("2-1", None, 1, 2, modifier="score")
    desk.figure("3-0", None, 0, 3, modifier="score")
    desk.figure("500", 500, 500, 500)
    chart = charts.figures(desk.make())
    assert chart.axes == []
    assert {"2-1, people", "3-0, people"} <= set(find_words(chart))


def test_a_number_alone_in_its_unit_has_words_and_no_axis():
    desk = Desk("Forty or fifty. Three years. Six nights.")
    desk.figure("Forty", 40, 40, 40)
    desk.figure("fifty", 50, 50, 50)
    desk.figure("Three years", 3, 3, 3, unit="year")
    desk.figure("Six nights", 6, 6, 6, unit="night/week")
    chart = charts.figures(desk.make())
    assert len(chart.axes) == 1
    assert "Others, with nothing to compare" in find_words(chart)
    assert {"Three years, people", "Six nights, people"} <= set(find_words(chart))


def test_of_single_numbers_only_there_is_no_heading_either():
    desk = Desk("Three years.")
    desk.figure("Three years", 3, 3, 3, unit="year")
    assert find_words(charts.figures(desk.make())) == ["Every number with its bounds", "Three years, people"]


@pytest.mark.parametrize(
    ("counted", "of", "words"),
    [
        ("people", "the town", "Three years, people"),
        (None, "the town", "Three years, the town"),
        (None, None, "Three years"),
        (None, "Ann Lee", "Three years · Ann Lee"),
    ],
)
def test_a_figure_is_labelled_by_what_it_counts_or_else_is_about(counted, of, words):
    desk = Desk("Ann Lee: Three years.")
    source = desk.entity("Ann Lee", "Ann Lee") if of == "Ann Lee" else None
    desk.figure("Three years", 3, 3, 3, unit="year", counted=counted, of=of, source=source)
    assert find_words(charts.figures(desk.make()))[-1] == words


def test_an_axis_of_near_numbers_has_round_ticks_between_powers_of_ten():
    desk = Desk("Twelve or fifteen.")
    desk.figure("Twelve", 12, 12, 12, unit="percent")
    desk.figure("fifteen", 15, 15, 15, unit="percent")
    assert {"Percentages", "10", "20"} <= set(find_words(charts.figures(desk.make())))
    assert "100" not in find_words(charts.figures(desk.make()))


@pytest.mark.parametrize("size", ["one", "sixty", "many"])
def test_no_rule_runs_through_the_words_of_a_figure(size):
    desk = Desk("Forty or fifty.")
    desk.figure("Forty", 40, 40, 40)
    desk.figure("fifty", 50, 50, 50)
    chart = charts.figures(desk.make()) if size == "one" else draw("figures", size)
    renderer = FigureCanvasAgg(chart).get_renderer()
    chart.draw(renderer)
    paths = [(ax, path) for ax in chart.axes for lines in ax.collections for path in lines.get_paths()]
    rules = [path.transformed(ax.transData).get_extents() for ax, path in paths]
    words = [text.get_window_extent(renderer) for ax in chart.axes for text in ax.texts]
    assert rules
    assert not [
        1 for rule in rules for box in words if rule.y0 < box.y1 and box.y0 < rule.y1 and box.x0 <= rule.x0 <= box.x1
    ]


@pytest.mark.parametrize("size", ["one", "sixty", "many"])
def test_a_tall_chart_may_be_cut_between_figures_into_windows_on_one_drawing(size):
    chart = draw("figures", size)
    html = chart._repr_html_()
    parts = re.findall(r'<svg class="drawing[^"]*" viewBox="0 ([\d.]+) 400 ([\d.]+)"', html)
    tops, heights = zip(*((float(top), float(height)) for top, height in parts), strict=True)
    assert list(tops) == [0, *chart.cuts]
    assert sum(heights) == chart.height_px
    assert len(parts) == 1 or max(heights) < 200
    assert html.count("<text") == chart.to_svg().count("<text")
    assert html.count('role="img"') == 1
    (key,) = re.findall(r'<g id="(d\w+)">', html) or [None]
    assert re.findall(r'<use href="#(d\w+)"/></svg>', html) == [key] * (len(parts) - 1)
    # no word stands on both sides of a cut
    for words, _, (_, low, _, high) in find_boxes(chart):
        assert not [cut for cut in chart.cuts if low + 1 < chart.height_px - cut < high - 1], words
