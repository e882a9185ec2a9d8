"""Beside: what a quantity is said of by its place alone."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm has a debt of $40m.", [("$40m", "debt")]),
        ("It has a margin of error of 4 points.", [("4 points", "margin of error")]),
        ("Total cost: $72,000.", [("$72,000", "Total cost")]),
        ("Marlow Holdings (up 3.1%) led the market.", [("3.1%", "Marlow Holdings")]),
        ("The losers were Fenwick Mills, down 68p at 1112p.", [("68p", "Fenwick Mills"), ("1112p", "Fenwick Mills")]),
        ("The debris stretched for miles, but most fell in water 47 feet deep.", [("47 feet", "water")]),
        ("It lifted the shares of firms such as Fenwick up 9% to $84.", [("9%", "Fenwick"), ("$84", "Fenwick")]),
        ("Sales at the Leeds-based firm rose 7%.", [("7%", "Sales at the Leeds-based firm")]),
        ("The charity has incomes of more than $5 million.", [("more than $5 million", "incomes")]),
        ("They dug a hole, just 5 feet (1.5 metres) deep.", [("5 feet", "hole"), ("1.5 metres", "hole")]),
        ("22,600 – number of flights cancelled.", [("22,600", "flights")]),
        ("The council met.\n40: nurses hired.", [("40", "nurses")]),
    ],
)
def test_a_quantity_is_said_of_what_stands_beside_it(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected
