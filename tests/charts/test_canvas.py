import io

import pytest
from matplotlib.figure import Figure

from broadsheet import charts
from broadsheet.charts.canvas import OPPOSE, PAPER, SUPPORT, clip_label, measure_label
from tests.support.drawings import KINDS, draw
from tests.support.handmade import Desk


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_a_matplotlib_figure_that_saves_as_a_picture(kind):
    chart = draw(kind, "one")
    assert isinstance(chart, Figure)
    out = io.BytesIO()
    chart.savefig(out, format="png")
    assert out.getvalue().startswith(b"\x89PNG")


def test_dollars_in_a_name_are_no_mathematics():
    desk = Desk("$5m to $7m said no.")
    desk.entity("$5m to $7m", "$5m to $7m")
    assert ">$5m to $7m</text>" in charts.entities(desk.make()).to_svg()


def test_markup_in_a_name_stays_words():
    desk = Desk("<b>&co said no.")
    desk.entity("<b>&co", "<b>&co")
    chart = charts.entities(desk.make())
    assert ">&lt;b&gt;&amp;co</text>" in chart.to_svg()
    assert 'aria-label="Where each entity appears. 1 entity. Most mentioned is &lt;b&gt;&amp;co' in chart.to_svg()


@pytest.mark.parametrize("color", [SUPPORT, OPPOSE])
def test_signs_stand_out_from_paper_as_text_must(color):
    def luminance(value: str) -> float:
        parts = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert (luminance(PAPER) + 0.05) / (luminance(color) + 0.05) >= 4.5


def test_a_label_is_clipped_to_its_room():
    clipped = clip_label("the main Sunni Arab and Kurdish parties of the parliament", 100)
    assert clipped.endswith("…")
    assert measure_label(clipped) <= 100
    assert clip_label("short", 100) == "short"
    assert clip_label("two\n lines", 100) == "two lines"
