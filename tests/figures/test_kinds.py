"""Kinds: each figure says what kind of reading it came by."""

import pytest


@pytest.mark.parametrize(("text", "kinds"), [
    ("The army sent 17,000 soldiers.", ["count in digits"]),
    ("The army sent three generals.", ["count in words"]),
    ("Two-thirds of the voters stayed away.", ["count in words"]),
    ("Dozens of people came.", ["vague"]),
    ("Tens of thousands of dollars were lost.", ["vague"]),
    ("Leeds won 2-1.", ["tally"]),
    ("The fine is $3 billion to $5 billion.", ["range"]),
    ("He signed a three-year contract.", ["time"]),
    ("Ann Lee, 65, is the mayor.", ["time"]),
    ("Rents rose 4% to $700.", ["measure", "measure"]),
])  # fmt: skip
def test_a_figure_says_what_kind_of_reading_it_came_by(read_figures, text, kinds):
    assert [figure.reading for figure in read_figures(text)] == kinds
