import itertools
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import networkx as nx
import pytest

from broadsheet.charts.arches import ROW, place_network
from broadsheet.charts.canvas import LABEL, WIDTH


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
    code = "from tests.support.drawings import draw; print(draw('network', 'many').to_svg())"
    place = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
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
