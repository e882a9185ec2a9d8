import itertools
from xml.etree import ElementTree

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg

from broadsheet.charts.canvas import WIDTH
from tests.support.drawings import draw, every_chart, find_boxes


@every_chart
def test_labels_do_not_overlap_and_stay_inside(kind, size):
    chart = draw(kind, size)
    boxes = find_boxes(chart)
    for (one, slant, a), (other, other_slant, b) in itertools.combinations(boxes, 2):
        if slant == other_slant:
            overlap = a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5
            assert not overlap, f"{one!r} covers {other!r}"
    renderer = FigureCanvasAgg(chart).get_renderer()
    for text in chart.findobj(matplotlib.text.Text):
        if text.get_text():
            box = text.get_window_extent(renderer)
            assert box.x0 >= -1, text.get_text()
            assert box.x1 <= WIDTH + 1, text.get_text()
            assert box.y0 >= -1, text.get_text()
            assert box.y1 <= chart.height_px + 1, text.get_text()


@every_chart
def test_a_chart_is_small_accessible_svg_that_a_strict_policy_lets_through(kind, size):
    chart = draw(kind, size)
    svg = chart.to_svg()
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == chart.alternative
    assert chart.alternative.startswith(chart.title)
    assert len(svg) < 60_000
    for forbidden in ("style=", "<style", "http", "xlink", "<metadata", "<image", "clip-path"):
        assert forbidden not in svg


@every_chart
def test_a_chart_comes_out_the_same_twice_and_leaves_no_state_behind(kind, size):
    before = dict(matplotlib.rcParams)
    assert draw(kind, size).to_svg() == draw(kind, size).to_svg()
    assert dict(matplotlib.rcParams) == before
    import matplotlib.pyplot as plt

    assert plt.get_fignums() == []
