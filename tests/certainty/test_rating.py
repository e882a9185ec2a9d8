"""Rating: a row is as certain as its kind was right, or as the network's log-odds make it."""

import pytest

from broadsheet.certainty.kinds import Kind
from broadsheet.certainty.rating import bound, find_certainty, rate, to_share
from broadsheet.schema import Mention

KINDS = {
    (kind.table, kind.reading): kind
    for kind in (
        Kind("mentions", "", 100, 60, 0.6),
        Kind("mentions", "name", 50, 45, 0.876),
        Kind("mentions", "network", 80, 40, 0.5, slope=0.5, offset=-1.0),
        Kind("stances", "other table", 10, 10, 0.9),
    )
}


def make_mention(reading: str | None = None, odds: float | None = None) -> Mention:
    return Mention("e1", "Ann", "name", 0, 3, 1, 1, reading=reading, odds=odds)


@pytest.mark.parametrize(("reading", "odds", "certainty"), [
    ("name", None, 0.88),  # as its kind was right, in two digits
    ("name", 3.0, 0.88),  # odds of a kind that has no line through them say nothing
    (None, None, 0.6),  # as its table was right
    (None, 3.0, 0.6),
    ("network", 2.0, 0.5),  # 0.5 * 2 - 1 = 0
    ("network", 4.0, 0.73),
    ("network", None, 0.5),
    ("other table", None, None),  # known of another table alone
    ("never seen", None, None),
])  # fmt: skip
def test_a_row_is_as_certain_as_its_kind_and_odds_make_it(reading, odds, certainty):
    assert find_certainty(make_mention(reading, odds), KINDS) == certainty


def test_rows_are_rated_in_their_order_and_keep_all_else():
    rows = [make_mention("name"), make_mention("network", -30.0), make_mention("never seen")]
    rated = rate(rows, kinds=KINDS)
    assert [row.certainty for row in rated] == [0.88, 0.01, None]
    assert [(row.text, row.reading, row.odds) for row in rated] == [(row.text, row.reading, row.odds) for row in rows]
    assert [row.certainty for row in rows] == [None, None, None]


def test_by_default_rows_are_rated_by_the_list_that_comes_with_the_package():
    (row,) = rate([make_mention()])
    assert 0 < row.certainty < 1


@pytest.mark.parametrize(("odds", "share"), [(0, 0.5), (1000, 1), (-1000, 0), (1.0986, 0.75), (-1.0986, 0.25)])
def test_log_odds_are_a_probability_however_great(odds, share):
    assert to_share(odds) == pytest.approx(share, abs=1e-4)


@pytest.mark.parametrize(("share", "shown"), [(1.0, 0.99), (0.0, 0.01), (0.996, 0.99), (0.704, 0.7), (0.5, 0.5)])
def test_no_row_is_said_to_be_wholly_certain(share, shown):
    assert bound(share) == shown
