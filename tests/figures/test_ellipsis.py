"""Ellipsis: clauses that leave their verb out, and lists that leave their noun out."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The euro was up 0.3%, the yen down 0.5%.", [("euro", None), ("yen", None)]),
        (
            "Tesco fell 2%, Sainsbury's 3% and Morrisons 1%.",
            [("Tesco", None), ("Sainsbury's", None), ("Morrisons", None)],
        ),
        ("Rents rose 4% in March and house prices 2% in April.", [("Rents", None), ("house prices", None)]),
        (
            "Profit rose 4% to £4m, revenue 6% to £9m.",
            [("Profit", None), ("Profit", None), ("revenue", None), ("revenue", None)],
        ),
        ("Wages for women rose 4% and rents 2%.", [("Wages for women", "women"), ("rents", None)]),
        ("Labour is at 44% and the Tories at 24%.", [("Labour", None), ("Tories", None)]),
        ("The poll put Labour on 44%, with the Tories on 24%.", [("Labour", None), ("Tories", None)]),
        (
            "Germany will pay $1bn, France $800m and Spain $500m.",
            [(None, "Germany"), (None, "France"), (None, "Spain")],
        ),
        (
            "Mr Lund won 52% of the vote, Ms Falk 46% and Ms Lee 2%.",
            [("vote", "Mr Lund"), ("vote", "Ms Falk"), ("vote", "Ms Lee")],
        ),
        ("Sweden won 12 medals and Norway nine.", [("medals", "Sweden"), ("medals", "Norway")]),
        ("Sales rose 4% and profit before tax 6%.", [("Sales", None), ("profit before tax", None)]),
        ("The firm paid Ann Lee £4m and Tom Ray £3m.", [(None, "firm"), (None, "firm")]),
        ("He was jailed for 12 years and his brother for nine.", [(None, None), (None, "brother")]),
        ("Men earn £15 an hour, women £13.", [(None, "Men"), (None, "women")]),
        ("The day was calm, with gold up 3%.", [("gold", None)]),
        ("Rents rose 4%, but only 3% in York.", [("Rents", None), ("Rents", None)]),
        ("The council built 40 homes and 20 shops.", [("homes", "council"), ("shops", "council")]),
        ("Two men were killed and 15 people wounded.", [("men", None), ("people", None)]),
        ("The toll rose to 2,122, with another 2,421 injured.", [("toll", None), (None, None)]),
        ("The mayor promised £3m for schools and £600m for roads.", [("schools", "mayor"), ("roads", "mayor")]),
        pytest.param(
            "Solar made 14% of power, overtaking coal at 12%.",
            [("power", "Solar"), ("power", "coal")],
            marks=pytest.mark.xfail(strict=True, reason="a participle before a noun reads as part of it"),
        ),
    ],
)
def test_a_clause_that_leaves_its_verb_out_has_a_subject_of_its_own(read_figures, text, expected):
    assert [(figure.counted, figure.of) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Lund won 52% of the vote, Ms Falk 46%.", [("52%", "vote"), ("46%", "vote")]),
        ("The poll put the Left on 9 per cent and the Greens on 11.", [("9 per cent", "Left"), ("11", "Greens")]),
        ("Gold fell $12 and silver 40 cents to $23.", [("$12", "Gold"), ("40 cents", "silver"), ("$23", "silver")]),
    ],
)
def test_a_quantity_without_a_verb_counts_what_its_own_clause_says(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bank forecast growth of 11, 12 and 13 percent.",
            [("11", "growth", "up"), ("12", "growth", "up"), ("13 percent", "growth", "up")],
        ),
        ("The pair were jailed for 12 and 14 years.", [("12", "pair", None), ("14 years", "pair", None)]),
        ("She sells four- and six-cylinder engines.", [("four", "cylinder", None), ("six-cylinder", "cylinder", None)]),
    ],
)
def test_the_members_of_a_list_count_what_its_last_counts(read_figures, text, expected):
    assert [(figure.text, figure.counted, figure.trend) for figure in read_figures(text)] == expected
