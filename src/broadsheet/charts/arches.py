"""Arches: where the names and arrows of a network stand: names in a column, arrows at their right, so that none crosses
a name.

Knows networkx and the canvas. Knows nothing of tables or matplotlib's axes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import networkx as nx

from broadsheet.charts.canvas import LABEL, WIDTH

Point = tuple[float, float]
ROW = 26  # pixels from name to name
GAP = 12  # pixels between names that no arrow joins
SLOTS = 18  # pixels beside a name that its arrows share, at most SLOT each
SLOT = 5
SHORTEST, LONGEST = 56, WIDTH - LABEL - 60  # how far the lowest and the highest arch reach to the right, in pixels
FEW_ROWS = 6  # names apart that two must be for the arch between them to reach as far as any
AT_TOP = 0.75  # of the way to its controls a cubic curve comes when it is half way along
TWIN = 14  # how much farther one reaches than another between the same two names


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A stance between two names, or several of one polarity."""

    source: str
    target: str
    polarity: str

    @property
    def ends(self) -> frozenset[str]:
        """Its names, whichever is the holder."""
        return frozenset((self.source, self.target))


class Meeting(NamedTuple):
    """Where an edge meets a name, in order from the top: up and near, up and far, down and far, down and near."""

    goes_down: bool
    up: float
    nesting: int
    edge: Edge


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
        return self.start[0] + AT_TOP * (self.reach - self.start[0]), (self.start[1] + self.end[1]) / 2


def place_network(graph: nx.DiGraph) -> tuple[float, dict[str, float], list[Arch]]:
    """The height of the panel, where each name stands, and an arch for each polarity of each edge, in pixels from the
    top left.

    Names that arrows join stand together, the largest group on top; within a group they are ordered so that arrows are
    short.
    """
    places, height = _place_names(graph)
    edges = sorted(
        Edge(source, target, polarity)
        for source, target, polarities in graph.edges(data="polarities")
        for polarity in polarities
    )
    slots = _share_slots(edges, places)
    longest = max(abs(places[edge.source] - places[edge.target]) for edge in edges)
    outer = Counter(edge.ends for edge in edges)  # how many are still to come between the same two names
    arches = []
    for edge in edges:
        outer[edge.ends] -= 1
        distance = abs(places[edge.source] - places[edge.target])
        # neighbours reach least; where all names are near each other the farthest two do not reach most either
        reach = SHORTEST + (LONGEST - SHORTEST) * (distance - ROW) / max(longest - ROW, FEW_ROWS * ROW)
        reach += TWIN * outer[edge.ends]
        start, end = (LABEL, slots[edge.source, edge]), (LABEL, slots[edge.target, edge])
        arches.append(Arch(edge.source, edge.target, edge.polarity, start, end, LABEL + reach / AT_TOP))
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


def _share_slots(edges: Iterable[Edge], places: dict[str, float]) -> dict[tuple[str, Edge], float]:
    """Where each edge meets each of its names: a little apart, and in such an order that arches do not cross beside a
    name.
    """
    beside: dict[str, list[Meeting]] = {name: [] for name in places}
    for number, edge in enumerate(edges):
        for name, other in ((edge.source, edge.target), (edge.target, edge.source)):
            down = places[other] - places[name]
            # of two with the same ends the outer is outer at both
            beside[name].append(Meeting(down > 0, -down, number if down > 0 else -number, edge))
    found = {}
    for name, own in beside.items():
        step = min(SLOT, SLOTS / max(len(own) - 1, 1))
        for number, meeting in enumerate(sorted(own)):
            found[name, meeting.edge] = places[name] + step * (number - (len(own) - 1) / 2)
    return found
