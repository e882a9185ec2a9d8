"""Drawings: every chart of readings of every size, and where in a chart its words stand."""

import itertools

import matplotlib
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from matplotlib.transforms import Affine2D

from broadsheet import charts
from broadsheet.charts.canvas import Chart, measure_label
from tests.support.handmade import read_little, read_much, read_nothing

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


def find_words(chart: Figure) -> list[str]:
    return [text.get_text() for text in chart.findobj(matplotlib.text.Text) if text.get_text()]
