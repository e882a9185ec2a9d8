"""Counted: what a quantity counts, by the noun it stands before or what came before it."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 17,000 US soldiers arrived.", [("Some 17,000", "US soldiers")]),
        ("Tens of thousands of people have fled their homes.", [("Tens of thousands", "people")]),
        ("The army lost three tanks and twelve trucks.", [("three", "tanks"), ("twelve", "trucks")]),
        ("The council bought 40 new buses.", [("40", "new buses")]),
        ("About 15 percent of the city is dry.", [("About 15 percent", "city")]),
        ("It is one of the oldest bridges in Europe.", [("one", "oldest bridges")]),
        ("The bank gave the town a $100m loan.", [("$100m", "loan")]),
        ("They expect a 5% to 10% improvement.", [("5% to 10%", "improvement")]),
        ("They met in a four-way race.", [("four-way", "race")]),
        ("She leads a 12-member panel.", [("12-member", "member")]),
        ("He paid for 20-odd houses.", [("20-odd", "houses")]),
        ("The lab ran three thousand tests per day.", [("three thousand", "tests per day")]),
        ("There were 5 deaths per 100,000 people.", [("5", "deaths per 100,000 people")]),
        ("They closed five of the town's nine libraries.", [("five", "libraries"), ("nine", "libraries")]),
        ("Dozens of those held were students.", [("Dozens", "those held")]),
        ("A third of those asked said no.", [("A third", "those asked")]),
        ("He was backed by 42 percent of those responding.", [("42 percent", "those responding")]),
        ("People between the ages of 17 and 20 pay less.", [("between the ages of 17 and 20", "People")]),
        (
            "One in four residents is poor, up from 1 in 10 in May.",
            [("One in four", "residents"), ("1 in 10", "residents")],
        ),
        ("They bought $5m worth of steel.", [("$5m", "steel")]),
        ("Inflation was 2% in the euro zone.", [("2%", "Inflation")]),
        (
            "There are 12 hospitals in the region, eight of which have beds.",
            [("12", "hospitals"), ("eight", "hospitals")],
        ),
        ("The town saw 15 percent more cars this year.", [("15 percent", "cars")]),
        ("The party lost half its seats.", [("half", "seats")]),
        ("Of those asked, 40% said yes.", [("40%", "those asked")]),
        ("Unemployment in Spain is 20%.", [("20%", "Unemployment in Spain")]),
        ("Half the workforce will lose their jobs.", [("Half", "workforce")]),
        ("Half the time he slept.", [("Half", None)]),
        ("The firm hired 300 people, 60% of them women.", [("300", "people"), ("60%", "people")]),
        ("The town has 612 beds, of which 40% are full.", [("612", "beds"), ("40%", "beds")]),
        ("Police held 300 people; 40 percent were released.", [("300", "people"), ("40 percent", "people")]),
        ("It has 40 offices and 60 percent is owned by Acme.", [("40", "offices"), ("60 percent", None)]),
        ("It visited 20 schools and closed 15 of 20.", [("20", "schools"), ("15", "schools"), ("20", "schools")]),
        ("Eight of the 15 died.", [("Eight", None), ("15", None)]),
        ("Emissions fell by 40 percent from 2005 levels.", [("40 percent", "Emissions")]),
        ("They hired 300 more nurses and 15 percent fewer cleaners.", [("300", "nurses"), ("15 percent", "cleaners")]),
    ],
)
def test_a_quantity_counts_the_noun_it_stands_before(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "In the past 24 hours nobody came.",
        "Two years later he left.",
        "It has been more than 30 years since he left.",
        "With 50 days until the vote, he left.",
        "It takes two hours to walk there.",
        "It would cost $5 to walk there.",
    ],
)
def test_a_length_of_time_that_says_when_and_a_cost_of_nothing_count_nothing(read_figures, text):
    (figure,) = read_figures(text)
    assert (figure.counted, figure.of) == (None, None)


def test_a_part_of_a_number_is_told_by_its_place(read_figures):
    whole, part = read_figures("More than 6 million homes, including 1.5 million in the capital, lost power.")
    assert (whole.counted, whole.of) == ("homes", None)
    assert (part.counted, part.of) == ("homes", "capital")
