import io
import itertools
import re
from xml.etree import ElementTree

import matplotlib
import networkx as nx
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from matplotlib.transforms import Affine2D

import broadsheet as bs
from broadsheet import charts
from broadsheet.canvas import OPPOSE, PAPER, SUPPORT, WIDTH, clip_label, measure_label
from broadsheet.errors import ParameterError
from broadsheet.intervals import say_bounds, say_number
from broadsheet.placing import place_network
from handmade import Desk, read_little, read_much, read_nothing

KINDS = ("entities", "statements", "stances", "network", "figures")
READINGS = {"none": read_nothing, "one": read_little, "sixty": read_much, "many": lambda: read_much(150)}
every_chart = pytest.mark.parametrize(("kind", "size"), list(itertools.product(KINDS, READINGS)))


def draw(kind: str, size: str) -> charts.Chart:
    return getattr(charts, kind)(READINGS[size]())


def find_boxes(chart: Figure) -> list[tuple[str, float, tuple[float, float, float, float]]]:
    """Words, slant and box of every text, the box in a frame turned with the text."""
    renderer = FigureCanvasAgg(chart).get_renderer()
    chart.draw(renderer)
    found = []
    for text in chart.findobj(matplotlib.text.Text):
        if not text.get_text() or not text.get_visible() or (isinstance(text, Annotation) and text.arrowprops):
            continue
        slant = text.get_rotation()
        x, y = text.get_transform().transform((0, 0)) if slant == 0 else text.get_transform().transform(text.get_position())
        if slant:
            anchor = text._get_xy_display() if not isinstance(text, Annotation) else text.get_window_extent(renderer).p0
            width, height = measure_label(text.get_text()), text.get_fontsize() * 0.9
            x, y = Affine2D().rotate_deg(-slant).transform(anchor)
            found.append((text.get_text(), slant, (x, y, x + width, y + height)))
        else:
            box = text.get_window_extent(renderer)
            found.append((text.get_text(), 0, (box.x0, box.y0, box.x1, box.y1)))
    return found


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


def test_support_and_oppose_differ_in_shape_and_in_colour():
    assert charts.SIGNS["support"][0] != charts.SIGNS["oppose"][0]
    assert charts.SIGNS["support"][2] != charts.SIGNS["oppose"][2]


@pytest.mark.parametrize("color", [SUPPORT, OPPOSE])
def test_signs_stand_out_from_paper_as_text_must(color):
    def luminance(value: str) -> float:
        parts = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert (luminance(PAPER) + 0.05) / (luminance(color) + 0.05) >= 4.5


def test_the_stances_are_told_in_the_text_alternative():
    assert charts.stances(read_little()).alternative == "Who is for and against whom. 1 stance. Ann Lee supports Bob Ray."


def test_groups_of_a_network_stand_in_bands_with_the_holder_of_a_pair_at_the_left():
    graph = nx.DiGraph([("Zoe", "Ann"), ("Bob", "Cat"), ("Dan", "Cat"), ("Eve", "Cat")])
    _, places, _ = place_network(graph)
    assert places["Zoe"][0] < places["Ann"][0]
    assert places["Zoe"][1] == places["Ann"][1] > max(places[node][1] for node in ("Bob", "Cat", "Dan", "Eve"))


def test_rows_beyond_the_chart_are_counted_below_it():
    assert "and 20 entities more in the table" in charts.entities(read_much()).to_svg()


def test_a_conditional_stance_is_drawn_in_outline():
    desk = Desk("Ann would back Bob.")
    ann, bob = desk.entity("Ann", "Ann"), desk.entity("Bob", "Bob")
    desk.stance(ann, bob, "would back", conditional=True)
    markers = [line for ax in charts.stances(desk.make()).axes for line in ax.lines if line.get_marker() == "o"]
    assert [line.get_markerfacecolor() for line in markers] == [PAPER]


@pytest.mark.parametrize(("bounds", "scale"), [
    ((40, 40, 40), "log"),
    ((0, 0, 0), "symlog"),
    ((-3, -3, -3), "symlog"),
    ((None, None, 1e15), "log"),
    ((1e-9, 1e-9, 1e-9), "log"),
    ((None, None, None), "log"),
])  # fmt: skip
def test_a_unit_has_an_axis_for_whatever_numbers_it_has(bounds, scale):
    desk = Desk("Forty.")
    desk.figure("Forty", *bounds)
    chart = charts.figures(desk.make())
    assert chart.axes[0].get_xscale() == scale
    assert "nan" not in re.sub(r"<text.*?</text>", "", chart.to_svg())


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (17000, "17,000"), (5e6, "5 million"), (2.5e9, "2.5 billion"), (0.01, "0.01"), (-40, "-40")]
)
def test_a_number_is_said_short(number, words):
    assert say_number(number) == words


@pytest.mark.parametrize(("bounds", "words"), [
    ((17000, 17000, 17000), "17,000"),
    ((None, 20000, 99999), "20,000 to 99,999"),
    ((500000, None, 500000), "up to 500,000"),
    ((10, 10, None), "10 or more"),
    ((0, 0, 0), "0"),
    ((None, None, None), "not stated"),
])  # fmt: skip
def test_bounds_are_said_in_words(bounds, words):
    desk = Desk("Forty.")
    desk.figure("Forty", *bounds)
    assert say_bounds(next(desk.make().figures.itertuples())) == words


def test_a_label_is_clipped_to_its_room():
    clipped = clip_label("the main Sunni Arab and Kurdish parties of the parliament", 100)
    assert clipped.endswith("…")
    assert measure_label(clipped) <= 100
    assert clip_label("short", 100) == "short"
    assert clip_label("two\n lines", 100) == "two lines"


def test_a_chart_of_several_articles_is_refused_for_their_ids_are_not_each_others():
    many = bs.read_many([bs.Article("a", "Mr Lund left.", "A"), bs.Article("b", "Mrs Okafor stayed.", "B")])
    with pytest.raises(ParameterError, match="shows one article, and this has 2"):
        charts.entities(many)
