"""Rivals: of two shares of a pair, each has its own side."""

import pytest

from broadsheet.records import find_records


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Ann Lund leads Peter Falk, 46 percent to 35 percent, a poll shows.", ["Ann Lund", "Peter Falk"]),
        ("Ann Lund trails Peter Falk, 46 percent to 35 percent, a poll shows.", ["Peter Falk", "Ann Lund"]),
        ("Support for Ann Lund fell from 46 percent to 35 percent.", None),
    ],
)
def test_the_second_share_is_the_rivals(nlp, text, sides):
    figures = find_records(nlp(text)).figures
    if sides is None:
        assert len({figure.counted for figure in figures}) == 1
    else:
        assert [figure.counted for figure in figures] == sides


def test_a_sum_compared_past_a_conversion_is_of_the_same_thing(nlp):
    figures = find_records(nlp("The airline made a profit of £75m ($141m) compared with £125m a year earlier.")).figures
    assert len({figure.counted for figure in figures}) == 1
