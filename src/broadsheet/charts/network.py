"""Network: the stances as arrows between names.

Knows the table `stances`, networkx and where `arches` places names and arrows.
"""

from typing import Any

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path

from broadsheet.charts.arches import Arch, place_network
from broadsheet.charts.canvas import JOINT, LABEL, PAPER, SIGN, WIDTH, Chart, clip_label, start_style
from broadsheet.charts.rows import (
    LEGEND,
    SIGNS,
    SPARE,
    VERBS,
    check_single,
    draw_nothing,
    find_notes,
    write_legend,
    write_rest,
)
from broadsheet.markup import keep_sure
from broadsheet.phrasing import say_digits
from broadsheet.schema import Tables

MOST_NODES = 24


def network(reading: Tables) -> Chart:
    """The stances as a network: an arrow from holder to target, solid blue for support, dashed red with a cross for
    opposition.

    The names stand below each other, those that arrows join together, and the arrows at their right: none crosses a
    name. The most connected names only, and no less certain stance. No named holder: a chart that says so.
    """
    check_single(reading)
    title = "Camps: who stands with whom"
    sure = keep_sure(reading)
    left_out = sure.tell("stances")
    graph = _build_graph(sure.stances)
    if not graph:
        return draw_nothing(title, "No stance has a named holder.", left_out=left_out)
    kept = sorted(graph, key=lambda node: (-graph.degree(node), node))[:MOST_NODES]
    shown = graph.edge_subgraph(graph.subgraph(kept).edges) or graph.edge_subgraph([next(iter(graph.edges))])
    height, places, arches = place_network(shown)
    with start_style():
        chart = Chart(title, height=height + LEGEND + find_notes(left_out))
        ax = chart.add_panel(left=0, top=LEGEND, height=height, right=0)
        ax.set(xlim=(0, WIDTH), ylim=(height, 0))
        for node, y in places.items():
            ax.text(LABEL - SPARE, y, clip_label(node, LABEL - SPARE), ha="right", va="center")
        for arch in arches:
            _draw_arch(ax, arch)
        write_legend(chart, [(SIGNS[polarity], verb) for polarity, verb in VERBS.items()])
        write_rest(chart, len(graph) - len(shown), "name", left_out=left_out)
    return chart.describe(_describe_network(graph, kept[0]), left_out=left_out)


def _draw_arch(ax: Axes, arch: Arch) -> None:
    """A curved arrow; a disc on the middle of one that supports, a cross on one that opposes."""
    marker, _, color = SIGNS[arch.polarity]
    curve = Path(
        [arch.start, (arch.reach, arch.start[1]), (arch.reach, arch.end[1]), arch.end],
        [Path.MOVETO, *[Path.CURVE4] * 3],
    )
    style: dict[str, Any] = {
        "arrowstyle": "-|>,head_width=2.8,head_length=5.5",
        "mutation_scale": 1,
        "color": color,
        "linewidth": 1.5,
    }
    style["linestyle"] = "-" if arch.polarity == "support" else (0, (4, 2.5))
    ax.add_patch(FancyArrowPatch(path=curve, zorder=JOINT, **style))
    ax.plot(
        *arch.top, marker=marker, markersize=8, color=color, markeredgecolor=PAPER, markeredgewidth=0.8, zorder=SIGN
    )


def _build_graph(table: pd.DataFrame) -> nx.DiGraph:
    """Holders and targets as nodes; an edge keeps the set of polarities between the two.

    Unnamed holders are left out.
    """
    graph = nx.DiGraph()
    for row in table[table["holder_name"].notna() & table["target_name"].notna()].itertuples():
        if row.holder_name == row.target_name:
            continue
        if not graph.has_edge(row.holder_name, row.target_name):
            graph.add_edge(row.holder_name, row.target_name, polarities=set())
        graph[row.holder_name][row.target_name]["polarities"].add(row.polarity)
    return graph


def _describe_network(graph: nx.DiGraph, top: str) -> str:
    joined = f"{say_digits(len(graph), 'name')} joined by {say_digits(graph.number_of_edges(), 'arrow')}"
    start = f"{joined}. Most connected is {top}"
    return f"{start}, with {say_digits(graph.in_degree(top), 'arrow')} in and {graph.out_degree(top):,} out."
