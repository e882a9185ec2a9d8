"""Placing: where the nodes and labels of a network stand, so that no label covers another, a node or the edge of the chart.

Knows networkx and the canvas. Knows nothing of tables or matplotlib's axes.
"""

import math
from collections.abc import Iterable

import networkx as nx
import numpy as np

from broadsheet.canvas import SIZE, WIDTH, clip_label, measure_label

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Label = tuple[float, float, str]  # x, y and the side of the words that stands there
LABEL = 148  # pixels a name may take; beside a node in a chart of WIDTH, left or right, this always fits
SIDE = 75  # pixels from the edge to the nearest node
ROW = 22  # pixels that keep a label clear of the next


def place_network(graph: nx.DiGraph) -> tuple[float, dict[str, Point], dict[str, Label]]:
    """The height of the panel, the nodes' places and the labels', in pixels from the top left.

    Where labels would collide the nodes move towards a row of their own each, as little as serves; there every label has room.
    """
    height = 120 + ROW * len(graph)
    springs = _place_nodes(graph, height)
    order = sorted(springs, key=lambda node: (springs[node][1], node))
    rows = {node: (springs[node][0], (place + 0.5) * height / len(order)) for place, node in enumerate(order)}
    for share in (0, 0.2, 0.4, 0.6, 0.8, 1):
        places = {node: (x, y + share * (rows[node][1] - y)) for node, (x, y) in springs.items()}
        labels = _place_labels(graph, places, height, beside=share == 1)
        if labels is not None:
            return height, places, labels
    raise AssertionError("a label beside its node, alone on its row, must fit")


def _place_nodes(graph: nx.DiGraph, height: float) -> dict[str, Point]:
    """Each group of connected names in a band of its own, as high as it has names, the largest on top."""
    groups = sorted(nx.weakly_connected_components(graph), key=lambda group: (-len(group), min(group)))
    places, top = {}, 0.0
    for group in groups:
        band = height * len(group) / len(graph)
        places |= {node: (x, round(top + y, 1)) for node, (x, y) in _place_group(graph.subgraph(group), band).items()}
        top += band
    return places


def _place_group(graph: nx.DiGraph, height: float) -> dict[str, Point]:
    """A spring layout stretched to its band; it starts from a circle in order of name, so that it always comes out the same.

    Of two names the holder stands at the left and the target at the right.
    """
    nodes = sorted(graph)
    if len(nodes) == 2:
        holder, target = min(graph.edges)
        return {holder: (SIDE, height / 2), target: (WIDTH - SIDE, height / 2)}
    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    places = nx.spring_layout(ordered, pos=nx.circular_layout(ordered), k=2.2 / math.sqrt(len(nodes)), iterations=300, seed=1)
    points = np.array([places[node] for node in nodes])
    low, high = points.min(axis=0), points.max(axis=0)
    spread = np.where(high - low < 1e-9, 1, high - low)
    margin = min(25, height / 4)
    scaled = (points - low) / spread * [WIDTH - 2 * SIDE, height - 2 * margin] + [SIDE, margin]
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, scaled, strict=True)}


def _place_labels(graph: nx.DiGraph, places: dict[str, Point], height: float, *, beside: bool) -> dict[str, Label] | None:
    """For each label the free place around its node, or only `beside` it, that hides least of the arrows; None where one finds none."""
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in places.values()]
    # the middle of an arrow, where a cross may stand, weighs as much as half of it
    steps = np.concatenate([np.linspace(0, 1, 40), np.full(20, 0.5)])[:, None]
    lines = np.vstack([np.array(places[a]) * (1 - steps) + np.array(places[b]) * steps for a, b in graph.edges])
    found = {}
    for node in sorted(graph, key=lambda name: (-graph.degree(name), name)):
        boxes = list(_find_label_boxes(node, *places[node]))[: 2 if beside else None]
        free = [(place, box) for place, box in boxes if _fits(box, taken, height)]
        if not free:
            return None
        place, box = min(free, key=lambda one: _count_inside(lines, one[1]))
        taken.append(box)
        found[node] = place
    return found


def _find_label_boxes(node: str, x: float, y: float) -> Iterable[tuple[Label, Box]]:
    """Places around a node, those beside it first, with the box a label takes there."""
    width = measure_label(clip_label(node, LABEL))
    tries = [(x + 9, y, "left"), (x - 9, y, "right"), (x, y + 16, "center"), (x, y - 16, "center")]
    tries += [(x + dx, y + dy, align) for dy in (12, -12, 22, -22) for dx, align in ((6, "left"), (-6, "right"))]
    for left, middle, align in tries:
        start = {"left": left, "center": left - width / 2, "right": left - width}[align]
        yield (left, middle, align), (start - 2, middle - SIZE * 0.7, start + width + 2, middle + SIZE * 0.7)


def _fits(box: Box, taken: Iterable[Box], height: float) -> bool:
    inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= height
    return inside and not any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken)


def _count_inside(points: np.ndarray, box: Box) -> int:
    low, high = np.array(box[:2]), np.array(box[2:])
    return int(((points >= low) & (points <= high)).all(axis=1).sum())
