"""Bounds: two neighbours that bound one number from both sides are one range."""

import pytest

from broadsheet.quantities.reading import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It needs more than 10 but fewer than 20 boats.", [(10, 20, None, "between")]),
        ("Bids must be at most £90 and at least £40.", [(40, 90, "GBP", "between")]),
        ("A catch above 30 and below 50 kilos is fair.", [(30, 50, "kilogram", "between")]),
        ("The ward takes over 65 and under 18 only.", [(65, None, None, "more_than"), (None, 18, None, "less_than")]),
        (
            "It has more than 20 boats and fewer than 30 cars.",
            [(20, None, None, "more_than"), (None, 30, None, "less_than")],
        ),
        (
            "It takes at least 3 days and at most 5 miles.",
            [(3, None, "day", "at_least"), (None, 5, "mile", "at_most")],
        ),
    ],
)
def test_a_lower_and_an_upper_bound_side_by_side_are_the_ends_of_a_range(text, expected):
    found = find_quantities(text)[1]
    assert [(one.low, one.high, one.unit, one.modifier) for one in found] == expected
