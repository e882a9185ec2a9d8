from types import SimpleNamespace

import pytest

from broadsheet.lexicon.files import read_lexicon
from broadsheet.quantities.wording import is_currency_unit, pluralise, say_bounds, say_number, say_unit


@pytest.mark.parametrize(("number", "words"), [
    (0, "0"),
    (17000, "17,000"),
    (5e6, "5 million"),
    (2.5e9, "2.5 billion"),
    (1_234_567, "1,234,567"),
    (1.234e15, "1,234 trillion"),
    (0.01, "0.01"),
    (-40, "-40"),
    (0.1 + 0.2, "0.3"),
    (1 / 3, "1/3"),
    (-2 / 3, "-2/3"),
    (1 / 7, "1/7"),
    (8 / 3, "2.67"),
    (0.123456789, "0.12"),
    (1e-9, "1e-09"),
    (float("inf"), "inf"),
])  # fmt: skip
def test_a_number_is_said_whole_and_what_has_no_end_short(number, words):
    assert say_number(number) == words


def bound(low: float | None, high: float | None, unit: str | None, modifier: str = "exact") -> SimpleNamespace:
    return SimpleNamespace(low=low, high=high, unit=unit, modifier=modifier)


@pytest.mark.parametrize(("low", "high", "unit", "words"), [
    (17000, 17000, None, "17,000"),
    (20000, 99999, None, "20,000 to 99,999"),
    (None, 500000, None, "up to 500,000"),
    (10, None, None, "10 or more"),
    (0, 0, None, "0"),
    (None, 0, None, "up to 0"),
    (None, None, None, "not stated"),
    (None, None, "year", "not stated"),
    (None, 3, "year", "up to 3 years"),
    (1, 1, "year", "1 year"),
    (-1, -1, "degree Celsius", "-1 degree Celsius"),
    (1.5, 1.5, "year", "1.5 years"),
    (1 / 3, 1 / 3, "mile", "1/3 mile"),
    (6, 6, "night/week", "6 nights per week"),
    (1, 1, "night/week", "1 night per week"),
    (3, 3, "count/week", "3 times per week"),
    (143, 143, "penny", "143 pence"),
    (70, None, "decibel", "70 decibels or more"),
    (15, 20, "percent", "15% to 20%"),
    (2, 2, "percentage point", "2 percentage points"),
    (1.2, 1.8, "GBP/hour", "£1.20 to £1.80 per hour"),
    (23.5e6, 23.5e6, "GBP", "£23.5 million"),
    (5, 5, "CHF", "CHF\N{NO-BREAK SPACE}5"),
    (-5e6, -5e6, "USD", "-$5 million"),
    (0.001, 0.001, "USD", "$0.001"),
])  # fmt: skip
def test_bounds_are_said_with_their_unit(low, high, unit, words):
    assert say_bounds(bound(low, high, unit)) == words


def test_the_counts_of_a_score_are_said_side_by_side():
    assert say_bounds(bound(1, 2, None, "score")) == "1 and 2"
    assert say_bounds(bound(0, 0, None, "score")) == "0 and 0"


@pytest.mark.parametrize(("unit", "words"), [
    (None, "counts"),
    ("percent", "percentages"),
    ("year", "years"),
    ("USD", "US dollars"),
    ("KPW", "North Korean won"),
    ("GBP/hour", "pounds sterling per hour"),
    ("night/week", "nights per week"),
    ("litre/100 kilometre", "litres per 100 kilometres"),
    ("USD/million British thermal unit", "US dollars per million British thermal units"),
    ("litre/person/day", "litres per person per day"),
    ("USD/1,000 cubic metre", "US dollars per 1,000 cubic metres"),
])  # fmt: skip
def test_a_unit_of_many_is_in_the_plural(unit, words):
    assert say_unit(unit) == words
    assert is_currency_unit(unit or "") is words.startswith(("US dollars", "North Korean won", "pounds sterling"))


@pytest.mark.parametrize(("one", "many"), [
    ("square foot", "square feet"),
    ("inch", "inches"),
    ("box", "boxes"),
    ("century", "centuries"),
    ("day", "days"),
    ("gigahertz", "gigahertz"),
    ("stone", "stone"),
    ("milestone", "milestones"),
    ("degree Fahrenheit", "degrees Fahrenheit"),
    ("pound per square inch", "pounds per square inch"),
    ("parts-per-million", "parts per million"),
    ("acre-foot", "acre-feet"),
    ("tonne of oil equivalent", "tonnes of oil equivalent"),
    ("metre per second squared", "metres per second squared"),
    ("solar radius", "solar radii"),
    ("kuruş", "kuruş"),
])  # fmt: skip
def test_a_plural_is_that_of_english(one, many):
    assert pluralise(one) == many


def test_every_plural_is_a_form_that_the_reading_of_units_knows():
    missed = []
    for row in read_lexicon("units") + read_lexicon("subunits"):
        forms = row["forms"].casefold().replace("-", " ").split("|")
        # some are read from a sign or an abbreviation only
        if row["unit"].casefold() in forms and len(forms) > 1 and pluralise(row["unit"]).casefold() not in forms:
            missed.append(row["unit"])
    assert missed == []
