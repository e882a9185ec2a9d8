"""Trends: which way a quantity goes, from the word beside it, its verb, or the noun it measures."""

import pytest

from broadsheet.figures import find_figures


@pytest.mark.parametrize(
    ("text", "trends"),
    [
        ("Rents rose 4% in May.", ["up"]),
        ("Rents rose by 4% in May.", ["up"]),
        ("Rents fell 4% in May to $700.", ["down", None]),
        ("Shares were down 4%.", ["down"]),
        ("Shares closed 4% higher.", ["up"]),
        ("Shares edged up 4%.", ["up"]),
        ("The firm reported a 4% drop in sales.", ["down"]),
        ("The firm reported a rise of 4%.", ["up"]),
        ("The firm cut its staff by 300 jobs.", ["down"]),
        ("Profits grew tenfold.", ["up"]),
        ("Costs fell by a third.", ["down"]),
        ("The toll fell sharply from 9,120 to 7,480.", ["down"]),
        ("The firm raised $4m.", [None]),
        ("The plane dropped 12 bombs.", [None]),
        ("The rate stands at 4%.", [None]),
        ("It rose for two years.", [None]),
        ("The union will sign up 300 members.", [None]),
        ("The lower 95 percent pay less.", [None]),
        ("Gains of two years were lost.", [None]),
    ],
)
def test_the_trend_comes_from_the_verb_or_noun_that_measures_a_change(nlp, text, trends):
    assert [figure.trend for figure in find_figures(nlp(text), statements=[])] == trends
