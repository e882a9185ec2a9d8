"""Deeds: nobody owns what a deed, a time or whoever shows a figure stands before."""

import pytest

from broadsheet.records import find_records


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The closure of two shops hurt the town.", None),
        ("They announced the closure of two shops.", None),
        ("The sale of 20 planes pleased the board.", None),
        ("The plant halted the production of 300 bottles.", "production"),
        ("A delegation of six ministers left.", "delegation"),
        ("Turnover for the quarter was up 4.3%.", None),
        ("The bureau's forecast gives Ann Lund an 87 percent chance of winning.", "Ann Lund"),
    ],
)
def test_a_deed_a_time_or_a_forecast_has_none_of_what_is_counted(nlp, text, of):
    figures = find_records(nlp(text)).figures
    assert [figure.of for figure in figures] == [of]
