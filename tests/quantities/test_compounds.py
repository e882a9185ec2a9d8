"""Compounds: one quantity in two units is one figure, in the smaller unit; money in its main one."""

import pytest

from broadsheet.quantities.reading import find_quantities


def read(text: str) -> list[tuple]:
    """Words, value and unit of every quantity."""
    lexemes, quantities = find_quantities(text)
    return [(text[lexemes[one.first].start : lexemes[one.last - 1].end], one.value, one.unit) for one in quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The keeper is six feet two inches tall.", ("six feet two inches", 74, "inch")),
        ("The guard, 6ft 4in tall, was hurt.", ("6ft 4in", 76, "inch")),
        ("The 6-foot-2 guard scored.", ("6-foot-2", 74, "inch")),
        ("She is 5 ft 2 in.", ("5 ft 2 in", 62, "inch")),
        ("The jump measured 8 feet and 11 inches.", ("8 feet and 11 inches", 107, "inch")),
        ("The baby weighed 7 pounds, 3 ounces.", ("7 pounds, 3 ounces", 115, "ounce")),
        ("He weighs 12st 4lb.", ("12st 4lb", 172, "pound")),
        ("He was banned for two years and four months.", ("two years and four months", 28, "month")),
        ("It was a 3-hour-20-minute film.", ("3-hour-20-minute", 200, "minute")),
        ("She ran it in 2 hours 13 minutes and 5 seconds.", ("2 hours 13 minutes and 5 seconds", 7985, "second")),
        ("The boy was two years and three months old.", ("two years and three months old", 27, "month")),
    ],
)
def test_two_units_of_one_kind_are_told_in_the_smaller(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry costs 7 dollars 25 cents.", ("7 dollars 25 cents", 7.25, "USD")),
        ("The stamp costs £1 and 35 pence.", ("£1 and 35 pence", 1.35, "GBP")),
        ("Bread there costs two pounds fifty.", ("two pounds fifty", 2.5, "GBP")),
        ("A seat is 15 dollars and 50.", ("15 dollars and 50", 15.5, "USD")),
        ("A ticket is 15 dollars 50.", ("15 dollars 50", 15.5, "USD")),
    ],
)
def test_money_and_its_hundredths_are_one_sum(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They got two years and six months respectively.", [2, 6]),
        ("She lost 20 pounds 30 days later.", [20, 30]),
        ("He waited between one year and six months.", [1, 6]),
        ("He got two years and 18 months of it was for theft.", [2, 18]),
        ("It ran 3 years, 2 months, 14 days and 16 hours.", [3, 2, 14, 16]),
        ("He paid five pounds 50 times.", [5, 50]),
    ],
)
def test_two_quantities_that_do_not_add_up_stay_two(text, values):
    assert [value for _, value, _ in read(text)] == values


def test_a_range_of_heights_has_both_ends_in_inches():
    _, (height,) = find_quantities("It rose from 5ft 2in to 6ft 1in.")
    assert (height.low, height.high, height.unit) == (62, 73, "inch")
