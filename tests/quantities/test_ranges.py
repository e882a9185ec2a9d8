"""Ranges: two quantities side by side are one where they are the ends of a range, a ratio or odds."""

import pytest

from broadsheet.quantities.reading import find_quantities
from broadsheet.records import find_records


def read_bounds(text: str) -> list[tuple]:
    """Words, low, high and unit of every quantity."""
    lexemes, quantities = find_quantities(text)
    return [
        (
            text[lexemes[quantity.first].start : lexemes[quantity.last - 1].end],
            quantity.low,
            quantity.high,
            quantity.unit,
        )
        for quantity in quantities
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It earned €5m-10m.", ("€5m-10m", 5e6, 10e6, "EUR")),
        ("It earned £1.25m-£2m.", ("£1.25m-£2m", 1.25e6, 2e6, "GBP")),
        ("He earns $1,000-$2,000 a month.", ("$1,000-$2,000 a month", 1000, 2000, "USD/month")),
        ("A ticket is £20-30.", ("£20-30", 20, 30, "GBP")),
        ("They will cut $5 to $6 billion.", ("$5 to $6 billion", 5e9, 6e9, "USD")),
        ("It has 15-20,000 members.", ("15-20,000", 15_000, 20_000, None)),
        ("It drew 10 to 15,000 people.", ("10 to 15,000", 10_000, 15_000, None)),
        ("It sold 1 to 20,000 copies.", ("1 to 20,000", 1, 20_000, None)),
        ("Between about 30 and 40 boats sank.", ("Between about 30 and 40", 30, 40, None)),
        ("She went from 208 pounds to 193.", ("from 208 pounds to 193", 193, 208, "pound")),
        ("Women aged 25 to 54 work.", ("25 to 54", 25, 54, "year")),
        ("People between the ages of 17 and 20 work.", ("between the ages of 17 and 20", 17, 20, "year")),
    ],
)
def test_the_ends_of_a_range_share_what_one_of_them_says(text, expected):
    assert read_bounds(text) == [expected]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The index rose 27 to 16,369.", ["27", "16,369"]),
        ("Unemployment fell 12,000 to 1.3 million.", ["12,000", "1.3 million"]),
        ("Shares fell 3 to 5 places.", ["3 to 5"]),
    ],
)
def test_a_bare_change_and_its_level_are_two_but_before_a_noun_a_range(text, words):
    assert [found for found, *_ in read_bounds(text)] == words


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They back it by a 3 to 1 margin.", "3 to 1", 3),
        ("They back it by a 3-1 margin.", "3-1", 3),
        ("He is a 10-to-1 favourite.", "10-to-1", 10),
        ("Women outnumber men two to one.", "two to one", 2),
        ("At least one council in eight is broke.", "At least one council in eight", 1 / 8),
        ("One woman in every three was asked.", "One woman in every three", 1 / 3),
        ("Only one student in 20 failed.", "one student in 20", 1 / 20),
    ],
)
def test_odds_and_one_in_so_many_are_one_quantity(text, words, value):
    lexemes, (quantity,) = find_quantities(text)
    assert text[lexemes[quantity.first].start : lexemes[quantity.last - 1].end] == words
    assert (quantity.value, quantity.unit) == (pytest.approx(value), None)


@pytest.mark.parametrize(
    ("text", "values"),
    [("They won 3 to 1.", [None]), ("One man in 10 cars died.", [1, 10]), ("It fell from 10 to 1.", [None])],
)
def test_a_score_and_two_counts_are_no_odds(text, values):
    assert [quantity.value for quantity in find_quantities(text)[1]] == values


def test_one_in_so_many_counts_the_noun_inside_it(nlp):
    (figure,) = find_records(nlp("At least one council in eight is broke.")).figures
    assert (figure.counted, figure.modifier, figure.low, figure.high) == ("council", "at_least", 0.125, None)


def test_a_bare_word_behind_a_first_end_with_a_unit_stays_a_number_of_its_own():
    found = read_bounds("Her lead shrank from nine points to two.")
    assert [(low, high) for _, low, high, _ in found] == [(9, 9), (2, 2)]
