"""Canvas: what every chart shares: size, type, colours, panels placed in pixels, and a small accessible SVG.

Knows matplotlib and SVG. Knows nothing of tables.
"""

import hashlib
import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import lru_cache
from html import escape
from io import StringIO
from itertools import pairwise
from typing import Any, Self
from xml.etree import ElementTree

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.textpath import text_to_path

from broadsheet.markup import write_style

# a CSS pixel is a point here; narrow enough, and the type large enough, to be read on a phone 360 px wide
WIDTH = 400
SIZE = 14
HAIRLINE = 0.8  # how wide a rule is
DPI = 72  # a point is a pixel
LABEL = 152  # pixels that names at the left of a chart take
LONGEST_MEASURED = 200  # letters: even of the narrowest no more stand beside each other in WIDTH
# on top of each other: rules, what joins two signs, signs, and words over all
BACK, JOINT, SIGN, WORDS = 1, 2, 3, 4
INK, MUTED, RULE, PAPER = "#1c1b19", "#5f5b54", "#d8d3c8", "#fdfcf9"
# the blue and the vermilion of Okabe and Ito, darkened to stand out from paper by 4.5 to 1 or more
SUPPORT, OPPOSE = "#0a5c99", "#b43d0c"
VARIABLES = {INK: "ink", MUTED: "muted", RULE: "rule", PAPER: "paper", SUPPORT: "support", OPPOSE: "oppose"}
# outside the page, in JupyterLab, its theme decides
FALLBACKS = {
    INK: "currentColor",
    MUTED: "var(--jp-content-font-color2,#5f5b54)",
    RULE: "var(--jp-border-color2,#d8d3c8)",
}
FALLBACKS |= {PAPER: "var(--jp-layout-color0,#fdfcf9)"}
STYLE: dict[str, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib and is wide: what fits in it fits in any system font
    "font.size": SIZE,
    "text.color": INK,
    "text.parse_math": False,  # "$5m to $7m" is no mathematics
    "figure.dpi": DPI,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "svg.fonttype": "none",
    "path.simplify": False,
}
FONT = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


class Chart(Figure):
    """A matplotlib Figure with a title, a text alternative, and panels placed in pixels from the top left.

    `cuts` are where, in pixels from the top and in order, a tall one may go on on the next sheet.
    """

    def __init__(self, title: str, *, height: float) -> None:
        height = round(height)
        super().__init__(figsize=(WIDTH / DPI, height / DPI), dpi=DPI)
        self.title, self.height_px, self.alternative = title, height, ""
        self.cuts: list[float] = []
        self.write(0, height - 10, title, weight="bold")

    def describe(self, sentence: str, *, left_out: str = "") -> Self:
        """Set the text alternative, which says what is seen and what was left out; gives the chart back."""
        self.alternative = f"{self.title}. {sentence}{f' {left_out}.' if left_out else ''}"
        return self

    def add_panel(
        self, *, left: float, top: float, height: float, width: float | None = None, right: float = 6
    ) -> Axes:
        """Axes without frame or ticks; without a width they reach to `right` pixels from the edge."""
        if width is None:
            width = WIDTH - left - right
        ax = self.add_axes((left / WIDTH, 1 - (top + height) / self.height_px, width / WIDTH, height / self.height_px))
        ax.set_axis_off()
        return ax

    def write(self, x: float, y: float, words: str, **style: Any) -> None:
        """Words in pixels from the bottom left."""
        self.text(x / WIDTH, y / self.height_px, words, va="center", parse_math=False, **style)

    def add_sign(self, x: float, y: float, marker: str, size: float, color: str) -> None:
        """A marker in pixels from the bottom left."""
        place = [x / WIDTH], [y / self.height_px]
        edge = 1.6 if marker in "|." else 0
        self.add_artist(
            Line2D(*place, marker=marker, markersize=size, color=color, linestyle="none", markeredgewidth=edge)
        )

    def to_svg(self) -> str:
        """The chart as an `<svg>` element: text as text, colours by CSS variables, no style attribute, no metadata, no
        address.
        """
        return _wrap(self._draw_slim(), 0, self.height_px, names=self._names)

    def _repr_html_(self) -> str:
        """The chart as a figure; one that may be cut comes in pieces, each a window on the drawing in the first."""
        inside, cuts = self._draw_slim(), [0, *self.cuts, self.height_px]
        key = f"d{hashlib.sha256(inside.encode()).hexdigest()[:12]}"
        first = f'<g id="{key}">{inside}</g>' if self.cuts else inside
        parts = [_wrap(first, 0, cuts[1], names=self._names, kind=" part" if self.cuts else "")]
        window = f'<use href="#{key}"/>'
        parts += [
            _wrap(window, top, bottom, names='aria-hidden="true"', kind=" part") for top, bottom in pairwise(cuts[1:])
        ]
        return f'{write_style("notebook")}<figure class="chart">{"".join(parts)}</figure>'

    @property
    def _names(self) -> str:
        return f'role="img" aria-label="{escape(self.alternative)}"'

    def _draw_slim(self) -> str:
        out = StringIO()
        with start_style({"svg.hashsalt": self.title}):
            self.savefig(
                out,
                format="svg",
                transparent=True,
                metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
            )
        return _slim(out.getvalue())


def start_style(more: Mapping[str, Any] | None = None) -> AbstractContextManager[None]:
    """matplotlib's settings for a chart of ours, in force for the length of a block."""
    settings: Any = STYLE | dict(more or {})  # matplotlib's own types list the name of every setting
    return rc_context(settings)


def measure_label(words: str) -> float:
    """The width of a label in pixels, in the chart's own type."""
    return _measure(words)


def clip_label(words: str, room: float) -> str:
    """The words on one line, cut with an ellipsis where they would take more than `room` pixels."""
    words = " ".join(words.split())
    if len(words) <= LONGEST_MEASURED and _measure(words) <= room:
        return words
    # the most letters that fit lie between the two, and each look halves what is between
    fits, over = 0, min(len(words), LONGEST_MEASURED) + 1
    while over - fits > 1:
        middle = (fits + over) // 2
        if _measure(words[:middle].rstrip() + "…") <= room:
            fits = middle
        else:
            over = middle
    return words[:fits].rstrip() + "…"


@lru_cache(maxsize=10_000)
def _measure(words: str) -> float:
    width, _, _ = text_to_path.get_text_width_height_descent(
        words, FontProperties(family="DejaVu Sans", size=SIZE), ismath=False
    )
    return float(width)


def _slim(svg: str) -> str:
    """What is in matplotlib's SVG, without what a page does not need, and with what a strict Content-Security-Policy
    lets through.
    """
    return "".join(_write_element(child) for child in ElementTree.fromstring(svg[svg.index("<svg") :]))


def _wrap(inside: str, top: float, bottom: float, *, names: str, kind: str = "") -> str:
    """An `<svg>` element that shows a drawing from `top` to `bottom`, in pixels from its upper edge."""
    height = bottom - top
    size = f'viewBox="0 {top:g} {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" preserveAspectRatio="xMinYMin"'
    return f'<svg class="drawing{kind}" {size} {names} font-family="{FONT}" font-size="{SIZE}">{inside}</svg>'


def _write_element(element: ElementTree.Element) -> str:
    """One element and what is in it; groups without a meaning of their own vanish, style attributes become plain
    ones.
    """
    tag = element.tag.removeprefix(SVG)
    inside = "".join(_write_element(child) for child in element)
    if tag in ("metadata", "style", "clipPath"):
        return ""
    attributes = _find_attributes(element)
    if tag == "defs":
        return f"<defs>{inside}</defs>" if inside else ""
    if tag == "g":
        attributes.pop("id", None)
        return f"<g{_join(attributes)}>{inside}</g>" if attributes and inside else inside
    if tag == "text":
        return f"<text{_join(attributes)}>{escape(element.text or '', quote=False)}</text>"
    unseen = attributes.get("fill") == "none" and not {"stroke", "id"} & attributes.keys()
    if tag == "path" and (unseen or not attributes.get("d")):
        return ""
    return f"<{tag}{_join(attributes)}{f'>{inside}</{tag}>' if inside else '/>'}"


def _find_attributes(element: ElementTree.Element) -> dict[str, str]:
    """Attributes with style taken apart, colours named, numbers short, and no clipping."""
    found = {
        name.removeprefix(XLINK): value for name, value in element.attrib.items() if name not in ("style", "clip-path")
    }
    for declaration in element.get("style", "").split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip(), value.strip()
        if name == "font" and "bold" in value:
            found["font-weight"] = "bold"
        elif name and name != "font":
            found[name] = value
    drop = {"stroke-linejoin", "stroke-linecap", "stroke-miterlimit", "font-family", "font-size"}
    return {name: _shorten(name, value) for name, value in found.items() if name not in drop}


def _shorten(name: str, value: str) -> str:
    if value.lower() in VARIABLES:
        color = value.lower()
        return f"var(--{VARIABLES[color]},{FALLBACKS.get(color, color)})"
    if name in ("id", "href"):
        return value
    short = re.sub(r"-?\d+\.\d+", lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), value)
    return " ".join(short.split())


def _join(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
