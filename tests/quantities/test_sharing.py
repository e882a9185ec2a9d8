"""Sharing: neighbours have a unit, a rate or a bound in common."""

import pytest

from tests.support.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They got 10, 20 and 30 years.", [(10, "year"), (20, "year"), (30, "year")]),
        ("Men aged 19, 20 and 45 left.", [(19, "year"), (20, "year"), (45, "year")]),
        ("Boys aged six and nine left.", [(6, "year"), (9, "year")]),
        ("The Dow lost 430 points and the Topix 248, or 2%.", [(430, "point"), (248, None), (2, "percent")]),
        ("Sales were $5 billion, up from 4 billion.", [(5e9, "USD"), (4e9, "USD")]),
        ("Profit fell to £214 million in the year to May from 261 million.", [(214e6, "GBP"), (261e6, "GBP")]),
        ("Inflation was 5.1 percent, from 4.9 in May.", [(5.1, "percent"), (4.9, "percent")]),
        ("Rent is $300, up from 200 shillings in 1950.", [(300, "USD"), (200, "shilling")]),
        ("A man aged 40 and two of his sons left.", [(40, "year"), (2, None)]),
        ("About 1 in 2-3 homes are cold.", [(0.5, None), (3, None)]),
        ("Sales rose a third to £4.", [(pytest.approx(1 / 3), None), (4, "GBP")]),
        ("Rents rose 3 and 4 percent.", [(3, "percent"), (4, "percent")]),
        ("Two killed and 5 percent unemployed.", [(2, None), (5, "percent")]),
    ],
)
def test_a_list_shares_the_unit_of_its_last(text, expected):
    assert [(value, unit) for _, value, unit, _ in read_quantities(text)] == expected


def test_a_conversion_in_brackets_is_bounded_as_what_it_converts():
    assert read_quantities("Moths fly more than 100 km (62 miles).") == [
        ("more than 100 km", 100, "kilometre", "more_than"),
        ("62 miles", 62, "mile", "more_than"),
    ]


def test_two_conversions_in_one_bracket_are_bounded_as_what_they_convert():
    assert read_quantities("The engine makes just under 296 hp (224 kW / 300 PS).") == [
        ("just under 296 hp", 296, "horsepower", "less_than"),
        ("224 kW", 224, "kilowatt", "less_than"),
        ("300 PS", 300, "metric horsepower", "less_than"),
    ]


def test_the_end_of_a_change_takes_the_unit_of_the_range_it_began_with():
    found = read_quantities("It rose from about 14-18 mpg to 24 for vans.")
    assert [unit for _, _, unit, _ in found] == ["mile/gallon", "mile/gallon"]
