"""Modifiers: what stands on either side of a number sets its bounds."""

import pytest

from broadsheet.quantities.reading import find_quantities
from tests.support.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "words", "modifier", "low", "high"),
    [
        ("About 30 boats sank.", "About 30", "about", 30, 30),
        ("Some 30 boats sank.", "Some 30", "about", 30, 30),
        ("It cost roughly $30.", "roughly $30", "about", 30, 30),
        ("It took an hour; 30 minutes or so remain.", "30 minutes or so", "about", 30, 30),
        ("There are 30-odd boats.", "30-odd", "about", 30, 30),
        ("Nearly 30 boats sank.", "Nearly 30", "almost", None, 30),
        ("More than 30 boats sank.", "More than 30", "more_than", 30, None),
        ("Well over 30 boats sank.", "Well over 30", "more_than", 30, None),
        ("At least 30 boats sank.", "At least 30", "at_least", 30, None),
        ("No fewer than 30 boats sank.", "No fewer than 30", "at_least", 30, None),
        ("Pensions of £30 or more.", "£30 or more", "at_least", 30, None),
        ("There were 30-plus boats.", "30-plus", "at_least", 30, None),
        ("Fewer than 30 boats sank.", "Fewer than 30", "less_than", None, 30),
        ("Offices of sub-30 sq m.", "sub-30 sq m", "less_than", None, 30),
        ("Up to 30 boats sank.", "Up to 30", "at_most", None, 30),
        ("As many as 30 boats sank.", "As many as 30", "at_most", None, 30),
        ("No more than 30 boats sank.", "No more than 30", "at_most", None, 30),
        ("Plus or minus 30 percentage points.", "Plus or minus 30 percentage points", "exact", 30, 30),
        ("Just 30 boats sank.", "30", "exact", 30, 30),
        ("As few as 30 boats sank.", "As few as 30", "at_least", 30, None),
        ("The number is closer to 30 now.", "closer to 30", "about", 30, 30),
        ("People over the age of 30 pay.", "over the age of 30", "more_than", 30, None),
        ("A shade under 30 boats sank.", "A shade under 30", "less_than", None, 30),
        ("It took the best part of 30 years.", "the best part of 30 years", "almost", None, 30),
        ("There are 30 and counting.", "30 and counting", "at_least", 30, None),
        ("They handed over 30 prisoners.", "30", "exact", 30, 30),
        ("He served under 30 ministers.", "30", "exact", 30, 30),
        ("They argued over 30 goals.", "30", "exact", 30, 30),
        ("They won over 30 games.", "over 30", "more_than", 30, None),
        ("They won over 30 laps.", "30", "exact", 30, 30),
        ("She took over 30 months ago.", "30 months", "exact", 30, 30),
        ("Two were jailed over £30 fines.", "£30", "exact", 30, 30),
        ("She shot a 5-under 30.", "30", "exact", 30, 30),
        ("It costs 40p more than 30 years ago.", "30 years", "exact", 30, 30),
        ("It began more than 30 years ago.", "more than 30 years", "more_than", 30, None),
        ("She was questioned about 30 thefts.", "30", "exact", 30, 30),
        ("She questioned about 30 thieves.", "about 30", "about", 30, 30),
        ("The over-30s pay.", "over-30s", "more_than", 30, None),
        ("The under 30s pay.", "under 30s", "less_than", None, 30),
        ("Perhaps 30 came.", "Perhaps 30", "about", 30, 30),
        ("A row over £30 plans grew.", "£30", "exact", 30, 30),
        ("He won over 30 sets.", "30", "exact", 30, 30),
        ("Talks about 30 hostages stalled.", "30", "exact", 30, 30),
        ("Class sizes crept up to 30.", "30", "exact", 30, 30),
        ("It must be out within 30 hours.", "within 30 hours", "at_most", None, 30),
        ("It stays within 30 rules.", "30", "exact", 30, 30),
        ("People 30 and older pay.", "30 and older", "at_least", 30, None),
    ],
)
def test_a_modifier_on_either_side_sets_the_bounds(text, words, modifier, low, high):
    quantity = find_quantities(text)[1][-1]
    assert read_quantities(text)[-1] == (words, 30, quantity.unit, modifier)
    assert (quantity.low, quantity.high) == (low, high)


def test_over_a_length_of_time_is_a_bound_only_after_a_word_that_lasts():
    assert read_quantities("They fought for over two years.") == [("over two years", 2, "year", "more_than")]
    assert read_quantities("It will spend the money over two years.") == [("two years", 2, "year", "exact")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spent over a year in jail.", [("over a year", 1, "year", "more_than")]),
        ("It was less than a week before the vote.", [("less than a week", 1, "week", "less_than")]),
        ("About a mile of track was lost.", [("About a mile", 1, "mile", "about")]),
        ("They waited more than an hour and a half.", [("more than an hour and a half", 1.5, "hour", "more_than")]),
        ("It took an hour and 43 minutes.", [("an hour and 43 minutes", 103, "minute", "exact")]),
        ("Sales rose over a year; it is about a day in May, and almost a second go.", []),
    ],
)
def test_an_article_is_one_where_a_bound_says_that_it_is_measured(text, expected):
    assert read_quantities(text) == expected
