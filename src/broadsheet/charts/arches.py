"""Arches: where the names and arrows of a network stand: names in a column, arrows at their right, so that none crosses
a name.

Knows networkx and the canvas. Knows nothing of tables or matplotlib's axes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from broadsheet.charts.canvas import LABEL, WIDTH

Point = tuple[float, float]
ROW = 26  # pixels from name to name
GAP = 12  # pixels between names that no arrow joins
SLOTS = 18  # pixels beside a name that its arrows share, at most SLOT each
SLOT = 5
SHORTEST, LONGEST = 56, WIDTH - LABEL - 60  # how far the lowest and the highest arch reach to the right, in pixels
TWIN = 14  # how much farther one reaches than another between the same two names


@dataclass(frozen=True, slots=True)
class Arch:
    """An arrow from `start` to `end`, bent to the right as a cubic curve with its two controls at `reach`.

    `top` is its foremost point.
    """

    source: str
    target: str
    polarity: str
    start: Point
    end: Point
    reach: float

    @property
    def top(self) -> Point:
        """Half way along: three quarters of the way to the controls."""
        return self.start[0] + 0.75 * (self.reach - self.start[0]), (self.start[1] + self.end[1]) / 2


def place_network(graph: nx.DiGraph) -> tuple[float, dict[str, float], list[Arch]]:
    """The height of the panel, where each name stands, and an arch for each polarity of each edge, in pixels from the
    top left.

    Names that arrows join stand together, the largest group on top; within a group they are ordered so that arrows are
    short.
    """
    places, height = _place_names(graph)
    edges = sorted(
        (source, target, polarity) for source, target, kinds in graph.edges(data="polarities") for polarity in kinds
    )
    slots = _share_slots(edges, places)
    longest = max(abs(places[source] - places[target]) for source, target, _ in edges)
    twins = Counter(frozenset(edge[:2]) for edge in edges)
    arches = []
    for edge in edges:
        source, target, polarity = edge
        start, end = (LABEL, slots[source, edge]), (LABEL, slots[target, edge])
        reach = SHORTEST + (LONGEST - SHORTEST) * (abs(places[source] - places[target]) - ROW) / max(
            longest - ROW, 6 * ROW
        )
        twins[frozenset(edge[:2])] -= 1
        reach += TWIN * twins[frozenset(edge[:2])]
        arches.append(Arch(source, target, polarity, start, end, LABEL + reach / 0.75))
    return height, places, arches


def _place_names(graph: nx.DiGraph) -> tuple[dict[str, float], float]:
    groups = sorted(nx.weakly_connected_components(graph), key=lambda group: (-len(group), min(group)))
    places: dict[str, float] = {}
    top = 0.0
    for group in groups:
        for name in _order_names(graph, group):
            places[name] = top + ROW / 2
            top += ROW
        top += GAP
    return places, top - GAP


def _order_names(graph: nx.DiGraph, group: Iterable[str]) -> list[str]:
    """Neighbours near each other (Cuthill and McKee 1969), the better joined end first; of two names the holder.

    It always comes out the same.
    """
    names = sorted(group)
    numbers = {name: number for number, name in enumerate(names)}
    # numbers, since networkx takes what is level in the order of a set, in which names stand differently each time
    joined = nx.Graph()
    joined.add_nodes_from(numbers.values())
    joined.add_edges_from(sorted((numbers[source], numbers[target]) for source, target in graph.subgraph(group).edges))
    order = [names[number] for number in nx.utils.cuthill_mckee_ordering(joined)]

    def weigh(order: Sequence[str]) -> tuple[int, int]:
        place = {name: number for number, name in enumerate(order)}
        upward = sum(place[source] > place[target] for source, target in graph.subgraph(group).edges)
        return sum(place[name] * joined.degree(numbers[name]) for name in order), upward

    return min(order, order[::-1], key=weigh)


def _share_slots(edges: Iterable[tuple[str, str, str]], places: dict[str, float]) -> dict[tuple[str, tuple], float]:
    """Where each edge meets each of its names: a little apart, and in such an order that arches do not cross beside a
    name.
    """
    beside: dict[str, list[tuple]] = {name: [] for name in places}
    for number, edge in enumerate(edges):
        for name, other in (edge[:2], edge[1::-1]):
            # from the top: up and near, up and far, down and far, down and near; of two with the same ends the outer is
            # outer at both
            down = places[other] - places[name]
            beside[name].append((down > 0, -down, number if down > 0 else -number, edge))
    found = {}
    for name, own in beside.items():
        step = min(SLOT, SLOTS / max(len(own) - 1, 1))
        for number, (*_, edge) in enumerate(sorted(own)):
            found[name, edge] = places[name] + step * (number - (len(own) - 1) / 2)
    return found
