import re

import pytest

from broadsheet.report import page
from broadsheet.report.listings import WHAT_CERTAINTY_IS, WHAT_TO_DO, Row, list_rows
from tests.support.handmade import read_little, read_much, read_nothing
from tests.support.rated import rate

LISTED = (page.statements, page.stances, page.figures)
each_listing = pytest.mark.parametrize("part", LISTED, ids=lambda part: part.__name__)


def split(html: str) -> tuple[str, str]:
    """What is seen of a listing, and what is folded."""
    seen, _, folded = html.partition("<details")
    return seen, folded


def find_ids(html: str) -> list[str]:
    return re.findall(r'<tr role="row" id="(\w+)"', html)


@each_listing
@pytest.mark.parametrize("others", [None, 0.5, 0.97])
def test_where_all_rows_are_sure_or_not_rated_nothing_is_folded(part, others):
    html = part(rate(read_much(), others=others)).html
    assert "<details" not in html
    assert len(find_ids(html)) == 60
    assert ("Certainty" in html) is (others is not None)


@each_listing
def test_less_certain_rows_are_folded_below_the_others_in_their_order_and_closed(part):
    letter = {"statements": "s", "stances": "p", "figures": "f"}[part.__name__]
    html = part(rate(read_much(), {f"{letter}{number}": 0.3 for number in (2, 40, 41)}, others=0.8)).html
    seen, folded = split(html)
    assert find_ids(folded) == [f"{letter}2", f"{letter}40", f"{letter}41"]
    assert find_ids(seen) == [f"{letter}{number}" for number in range(1, 61) if number not in (2, 40, 41)]
    assert f"<summary>Less certain: 3 {part.__name__}</summary><p>{WHAT_TO_DO}</p>" in folded
    assert '<details class="less">' in html  # and not open
    assert html.count("data-table=") == 1


@each_listing
def test_where_all_rows_are_less_certain_all_are_folded_and_keep_their_tools(part):
    html = part(rate(read_little(), others=0.2)).html
    seen, folded = split(html)
    assert find_ids(seen) == []
    assert len(find_ids(folded)) == 1
    assert f"<summary>Less certain: 1 {part.__name__[:-1]}</summary>" in folded
    assert f'data-table="{part.__name__}"' in folded
    assert html.startswith('<div class="listing">')


@each_listing
def test_of_no_rows_there_is_no_listing(part):
    assert part(read_nothing()).html == ""


def test_each_row_says_its_certainty_in_words_and_sorts_by_the_number():
    html = list_rows("things", ("Name",), [Row("a", ["A"], 0.81), Row("b", ["B"]), Row("c", ["C"], 0.2)], "Things").html
    cell = '<td role="cell" data-label="Certainty" data-value='
    assert f'{cell}"0.81">about 8 in 10</td>' in html
    assert f'{cell}""></td>' in html  # not rated
    assert f'{cell}"0.2">about 2 in 10</td>' in html
    assert WHAT_CERTAINTY_IS in html


def test_rows_that_were_not_rated_have_no_column_for_it():
    html = list_rows("things", ("Name",), [Row("a", ["A"])], "Things").html
    assert "Certainty" not in html
    assert html.count("<th ") == 2  # the head and the row's own
