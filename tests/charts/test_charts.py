import io
import itertools
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
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
from broadsheet.charts.arches import ROW, place_network
from broadsheet.charts.canvas import LABEL, OPPOSE, PAPER, SUPPORT, WIDTH, Chart, clip_label, measure_label
from broadsheet.charts.rows import SIGNS
from broadsheet.charts.speakers import MOST_ACTS
from broadsheet.errors import ParameterError
from broadsheet.schema import ACTS
from tests.support.handmade import Desk, read_little, read_much, read_nothing

KINDS = ("entities", "statements", "stances", "network", "figures")
READINGS = {"none": read_nothing, "one": read_little, "sixty": read_much, "many": lambda: read_much(150)}
every_chart = pytest.mark.parametrize(("kind", "size"), list(itertools.product(KINDS, READINGS)))


def draw(kind: str, size: str) -> Chart:
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
        x, y = (
            text.get_transform().transform((0, 0))
            if slant == 0
            else text.get_transform().transform(text.get_position())
        )
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
    assert SIGNS["support"][0] != SIGNS["oppose"][0]
    assert SIGNS["support"][2] != SIGNS["oppose"][2]


@pytest.mark.parametrize("color", [SUPPORT, OPPOSE])
def test_signs_stand_out_from_paper_as_text_must(color):
    def luminance(value: str) -> float:
        parts = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert (luminance(PAPER) + 0.05) / (luminance(color) + 0.05) >= 4.5


def test_the_stances_are_told_in_the_text_alternative():
    assert (
        charts.stances(read_little()).alternative == "Who is for and against whom. 1 stance. Ann Lee supports Bob Ray."
    )


def join(*edges: tuple[str, str, str]) -> nx.DiGraph:
    graph = nx.DiGraph()
    for source, target, polarity in edges:
        graph.add_edge(
            source,
            target,
            polarities={*graph.get_edge_data(source, target, {"polarities": ()})["polarities"], polarity},
        )
    return graph


def test_the_groups_of_a_network_stand_apart_the_largest_on_top_and_of_two_names_the_holder():
    graph = join(
        ("Zoe", "Ann", "support"), ("Bob", "Cat", "oppose"), ("Dan", "Cat", "support"), ("Eve", "Cat", "support")
    )
    _, places, _ = place_network(graph)
    assert list(places)[-2:] == ["Zoe", "Ann"]
    assert places["Cat"] < min(places["Bob"] + places["Dan"], places["Dan"] + places["Eve"])
    tops = list(places.values())
    assert tops == sorted(tops)
    assert all(below - above >= ROW for above, below in itertools.pairwise(tops))


@pytest.mark.parametrize("names", [2, 3, 24])
def test_no_arrow_of_a_network_comes_near_a_name_or_leaves_the_chart(names):
    pairs = [(one, (one * 7 + 1) % names) for one in range(names) if (one * 6 + 1) % names]
    graph = join(*[(f"n{one}", f"n{other}", ("support", "oppose")[one % 2]) for one, other in pairs])
    height, places, arches = place_network(graph)
    assert len(arches) == graph.number_of_edges()
    for arch in arches:
        assert LABEL <= arch.start[0] == arch.end[0] < arch.top[0] <= WIDTH - 10
        assert all(0 <= y <= height for _, y in (arch.start, arch.end))
        assert abs(arch.start[1] - places[arch.source]) < ROW / 2 > abs(arch.end[1] - places[arch.target])


def test_a_network_comes_out_the_same_whatever_order_sets_have():
    code = "from test_charts import draw; print(draw('network', 'many').to_svg())"
    place = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    ask = partial(subprocess.run, [sys.executable, "-c", code], capture_output=True, check=True)
    drawn = {ask(env=place | {"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2", "3")}
    assert len(drawn) == 1


def test_the_arrows_of_one_name_meet_it_apart_and_do_not_cross():
    graph = join(
        ("Ann", "Bob", "support"), ("Ann", "Bob", "oppose"), ("Bob", "Ann", "oppose"), ("Cat", "Bob", "support")
    )
    _, _, arches = place_network(graph)
    ends = [(name, y) for arch in arches for name, (_, y) in ((arch.source, arch.start), (arch.target, arch.end))]
    assert len(set(ends)) == len(ends) == 8
    assert len({arch.top[0] for arch in arches if "Cat" not in (arch.source, arch.target)}) == 3
    for one, other in itertools.permutations(arches, 2):
        (low, high), (start, end) = (sorted((arch.start[1], arch.end[1])) for arch in (one, other))
        assert not low < start < high < end or len({one.source, one.target, other.source, other.target}) == 4


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


def find_words(chart: Figure) -> list[str]:
    return [text.get_text() for text in chart.findobj(matplotlib.text.Text) if text.get_text()]


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


def test_the_rarest_acts_share_a_column_where_there_is_no_room_for_all():
    words = find_words(draw("statements", "sixty"))
    assert "other acts" in words
    assert len(set(words) & {*ACTS, "other acts"}) == MOST_ACTS


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
