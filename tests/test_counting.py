"""Counting: what a quantity counts or measures, and whom or what it is said of."""

import pytest

from broadsheet.figures import find_figures
from broadsheet.reading import find_records
from trees import tree


@pytest.fixture(scope="module")
def read_figures(nlp):
    """The figures of a text, its pronouns resolved."""
    return lambda text: find_records(nlp(text)).figures


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
        ("One in four residents is poor, up from 1 in 10 in May.", [("One in four", "residents"), ("1 in 10", "residents")]),
        ("They bought $5m worth of steel.", [("$5m", "steel")]),
        ("Inflation was 2% in the euro zone.", [("2%", "Inflation")]),
        ("There are 12 hospitals in the region, eight of which have beds.", [("12", "hospitals"), ("eight", "hospitals")]),
        ("The town saw 15 percent more cars this year.", [("15 percent", "cars")]),
        ("The party lost half its seats.", [("half", "seats")]),
        ("Emissions fell by 40 percent from 2005 levels.", [("40 percent", "Emissions")]),
        ("They hired 300 more nurses and 15 percent fewer cleaners.", [("300", "nurses"), ("15 percent", "cleaners")]),
    ],
)
def test_a_quantity_counts_the_noun_it_stands_before(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm has a debt of $40m.", [("$40m", "debt")]),
        ("It has a margin of error of 4 points.", [("4 points", "margin of error")]),
        ("The inflation rate is 5%.", [("5%", "inflation rate")]),
        ("Rents rose 4% in May.", [("4%", "Rents")]),
        ("He paid $12,000 for a new roof.", [("$12,000", "new roof")]),
        ("They were fined for raising train fares by up to £24.", [("up to £24", "train fares")]),
        ("Police seized 3 tonnes of cocaine worth $90 million.", [("3 tonnes", "cocaine"), ("$90 million", "cocaine")]),
        ("Total cost: $72,000.", [("$72,000", "Total cost")]),
        ("Marlow Holdings (up 3.1%) led the market.", [("3.1%", "Marlow Holdings")]),
        ("The losers were Fenwick Mills, down 68p at 1112p.", [("68p", "Fenwick Mills"), ("1112p", "Fenwick Mills")]),
        ("The debris stretched for miles, but most fell in water 47 feet deep.", [("47 feet", "water")]),
        ("The charity has incomes of more than $5 million.", [("more than $5 million", "incomes")]),
        ("They dug a hole, just 5 feet (1.5 metres) deep.", [("5 feet", "hole"), ("1.5 metres", "hole")]),
        ("The number of arrests reached 60.", [("60", "arrests")]),
        ("The tax adds £5,000 to the price of a house.", [("£5,000", "price of a house")]),
        ("She shaved ten seconds off her best time.", [("ten seconds", "best time")]),
        ("The crash wiped $3 billion off the value of the firm.", [("$3 billion", "value of the firm")]),
        ("The ministry put the number of dead at 71.", [("71", "dead")]),
        ("Police put the number of people killed at 52.", [("52", "people")]),
        ("One sample is 834, the other sample is 651.", [("One", "sample"), ("834", "sample"), ("651", "other sample")]),
        ("Mr Lund won 52% of the vote, Ms Falk 46%.", [("52%", "vote"), ("46%", "vote")]),
        ("22,600 – number of flights cancelled.", [("22,600", "flights")]),
        ("The council met.\n40: nurses hired.", [("40", "nurses")]),
        ("He was chairman of the city's panel of twelve.", [("twelve", "city's panel")]),
        ("The shop closed after three years.", [("three years", None)]),
    ],
)
def test_a_quantity_by_itself_measures_what_it_is_said_of(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Foster, 56, has served there for years.", [("56", "Jane Foster", "year")]),
        ("His daughter Maria, who was 10, moved away.", [("10", "Maria", "year")]),
        ("Average life expectancy in the city is 73.", [("73", "Average life expectancy in the city", "year")]),
        ("A man, aged 61, was hurt.", [("61", "man", "year")]),
        ("The city is home to 73 clubs.", [("73", "clubs", None)]),
        ("Ann Lee turned 60 in May.", [("60", "Ann Lee", "year")]),
        ("A man of 60 was hurt.", [("60", "man", "year")]),
        ("At the age of 86, Ann Lee still works.", [("86", "Ann Lee", "year")]),
        ("Ann Lee retired at 39.", [("39", "Ann Lee", "year")]),
        ("A man, 45, was held.", [("45", "man", "year")]),
        ("His wife (34) and daughter, six, were hurt.", [("34", "wife", "year"), ("six", "daughter", "year")]),
        ("There was one driver, 12 passengers and a guard.", [("one", "driver", None), ("12", "passengers", None)]),
        ("Ann Lee won three medals by the age of 20.", [("three", "medals", None), ("20", "Ann Lee", "year")]),
        ("Children under the age of five must pay.", [("under the age of five", "Children", "year")]),
        ("The average age of 42 is low.", [("42", "average age", "year")]),
        ("At 86, Ann Lee still works.", [("86", "Ann Lee", "year")]),
        ("The index opened at 86, traders said.", [("86", None, None)]),
        ("Ann Lee finished at 72, two under par.", [("72", None, None), ("two", None, None)]),
        ("The town turned 20 sheds into homes.", [("20", "sheds", None)]),
    ],
)
def test_an_age_is_in_years_and_counts_whose_it_is(read_figures, text, expected):
    assert [(figure.text, figure.counted, figure.unit) for figure in read_figures(text)] == expected


def test_people_under_a_bare_number_are_younger_than_that(read_figures):
    young, old = read_figures("Tickets are free for people under 30 and those over 65.")
    assert (young.text, young.high, young.unit) == ("under 30", 30, "year")
    assert (old.text, old.low, old.unit) == ("over 65", 65, "year")


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


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The company employs 300 workers.", "company"),
        ("The number of deaths in the north is 40 percent of the total.", "number of deaths in the north"),
        ("The bank's profit was $5m.", "bank"),
        ("The price of bread rose 4%.", "bread"),
        ("The council reported a 4% drop in crime.", "crime"),
        ("The town is the home port of 60 fishermen.", "town"),
        ("The charity, which employs 60 people, will close.", "charity"),
        ("The mayor announced plans to hire 300 nurses.", "mayor"),
        ("Jane Foster is a novelist. She has written 40 books.", "Jane Foster"),
        ("Jobs for women rose by one per cent.", "women"),
        ("The plant halted the production of 300 bottles of ink.", "production"),
        ("The top 10 percent own five boats.", "top 10 percent"),
        ("She is a mother of three.", "mother"),
        ("They bought the mine from a group of 12 investors.", "group"),
        ("A ferry with 60 people on board sank.", "ferry"),
        ("Officials say most of the deaths came in seven districts.", "deaths"),
        ("The police held six men in connection with the fire.", "police"),
        ("In a poll 34 percent of voters were for Mr Lund and 26 percent for Mr Falk.", "Falk"),
    ],
)
def test_a_figure_says_whom_or_what_it_is_about(read_figures, text, of):
    figure = read_figures(text)[-1]
    assert figure.of == of


def test_a_part_of_a_number_is_told_by_its_place(read_figures):
    whole, part = read_figures("More than 6 million homes, including 1.5 million in the capital, lost power.")
    assert (whole.counted, whole.of) == ("homes", None)
    assert (part.counted, part.of) == ("homes", "capital")


@pytest.mark.parametrize(
    "text",
    [
        "One of the reasons was money.",
        "A total of five clubs play.",
        "Dozens died.",
        "Seven bedrooms and eight bathrooms are ready.",
        "The richest 10 percent pay more.",
    ],
)
def test_a_figure_is_not_about_itself(read_figures, text):
    assert {figure.of for figure in read_figures(text)} == {None}


@pytest.mark.parametrize("text", ["Hackers broke into systems in at least two states.", "She was hurt in the loss of nearly 40 jobs."])
def test_no_part_of_a_modifier_is_left_in_what_a_figure_is_about(read_figures, text):
    (figure,) = read_figures(text)
    assert figure.of is not None
    assert not set(figure.of.split()) & {"at", "least", "of", "nearly", "in"}


# parses that go wrong as a parser's do: the amount hangs on the wrong word, or a verb has two subjects
MISREAD = [
    (
        "Tenants/NNS/NOUN/nsubj/2 slammed/VBD/VERB/ROOT/0 greed/NN/NOUN/obj/2 for/IN/ADP/mark/5 raising/VBG/VERB/advcl/2 "
        "charges/NNS/NOUN/obj/5 by/IN/ADP/case/8 £/$/SYM/obl/2 300/CD/NUM/nummod/8",
        ("charges", None),
    ),
    (
        "They/PRP/PRON/nsubj/2 sit/VBP/VERB/ROOT/0 on/IN/ADP/case/4 debts/NNS/NOUN/obl/2 of/IN/ADP/case/6 $/$/SYM/obl/2 40/CD/NUM/nummod/6",
        ("debts", None),
    ),
    (
        "They/PRP/PRON/nsubj/4 Lund/NNP/PROPN/nsubj/4 who/WP/PRON/nsubj/4 won/VBD/VERB/ROOT/0 four/CD/NUM/nummod/6 cups/NNS/NOUN/obj/4",
        ("cups", "Lund"),
    ),
]


@pytest.mark.parametrize(("rows", "place"), MISREAD)
def test_what_stands_beside_a_quantity_mends_a_parse_that_is_wrong(rows, place):
    (figure,) = find_figures(tree(rows), statements=[])
    assert (figure.counted, figure.of) == place
