"""Levels: where a change led to or came from, and amounts told again in other words."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents rose 6.5% to close at $700.", [("6.5%", "Rents", "up"), ("$700", "Rents", None)]),
        ("Turnout was 61%, up from 58%.", [("61%", "Turnout", None), ("58%", "Turnout", None)]),
    ],
)
def test_a_level_counts_what_the_change_before_it_does(read_figures, text, expected):
    assert [(figure.text, figure.counted, figure.trend) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Debt stands at 98% of GDP, up from 85%.", [("98%", "GDP"), ("85%", "GDP")]),
        (
            "The firm made a pre-tax profit of £210m, against a previous forecast of £240m.",
            [("£210m", "pre-tax profit"), ("£240m", "pre-tax profit")],
        ),
    ],
)
def test_a_level_that_was_counts_what_the_one_that_is_does(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected


def test_the_level_of_an_index_counts_nothing_and_is_about_the_index(read_figures):
    change, level = read_figures("The Dow rose 0.6% to end at 27,349.")
    assert (change.counted, change.trend) == ("Dow", "up")
    assert (level.value, level.unit, level.counted, level.of, level.trend) == (27_349, None, None, "Dow", None)


def test_a_conversion_in_brackets_counts_what_it_converts(read_figures):
    mile, kilometre = read_figures("The road is eleven miles (18 km) long.")
    assert (mile.unit, kilometre.unit) == ("mile", "kilometre")
    assert (kilometre.counted, kilometre.of) == (mile.counted, mile.of)
