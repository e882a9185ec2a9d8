import pytest

from broadsheet.quality.matching import find_runs, overlap, pair


def test_what_shares_most_is_paired_first_and_each_once():
    def share(one: tuple, other: tuple) -> float:
        return overlap(one, other)

    assert pair([(0, 5), (0, 10)], [(0, 10), (20, 30)], share) == [((0, 10), (0, 10)), ((0, 5), None), (None, (20, 30))]
    assert pair([], [], share) == []


@pytest.mark.parametrize(("places", "runs"), [(set(), []), ({1}, [(1, 2)]), ({1, 2, 3, 7, 9, 8}, [(1, 4), (7, 10)])])
def test_offsets_make_up_spans(places, runs):
    assert list(find_runs(places)) == runs
