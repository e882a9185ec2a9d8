"""Age: the bare numbers that say how old somebody is."""

import pytest

from broadsheet.records import find_records


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Foster, 56, has served there for years.", [("56", "Jane Foster", "year")]),
        ("His daughter Maria, who was 10, moved away.", [("10", "Maria", "year")]),
        ("Average life expectancy in the city is 73.", [("73", "Average life expectancy in the city", "year")]),
        pytest.param(
            "Ann Lee, now 45, retired.",
            [("45", "Ann Lee", "year")],
            marks=pytest.mark.xfail(strict=True, reason="no word may stand between the comma and an age"),
        ),
        ("A man, aged 61, was hurt.", [("61", "man", "year")]),
        ("The city is home to 73 clubs.", [("73", "clubs", None)]),
        ("Ann Lee turned 60 in May.", [("60", "Ann Lee", "year")]),
        ("A man of 60 was hurt.", [("60", "man", "year")]),
        ("At the age of 86, Ann Lee still works.", [("86", "Ann Lee", "year")]),
        ("Ann Lee retired at 39.", [("39", "Ann Lee", "year")]),
        ("Ann Lee left at 9 on Monday.", [("9", None, None)]),
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


def test_every_noun_for_persons_may_be_younger_than_a_bare_number_and_no_other(read_figures):
    assert [figure.unit for figure in read_figures("Fares are lower for students under 30.")] == ["year"]
    assert [figure.unit for figure in read_figures("Prices are lower for tickets under 30.")] == [None]


def test_an_age_after_a_name_is_in_years(read_figures):
    (figure,) = read_figures("Jane Foster, 56, has served there for years.")
    assert (figure.text, figure.value, figure.unit) == ("56", 56, "year")


def test_an_age_keeps_the_rule_that_says_so_for_its_unit_as_well(read_figures):
    (figure,) = read_figures("Ann Lee turned 60 in May.")
    assert dict(figure.rules)["unit"] == dict(figure.rules)["counted"] == "figures.age.age_turned"


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("The suspects, 22 and 34, are brothers.", [(22, "suspects"), (34, "suspects")]),
        ("Jon Alder (71) was on board.", [(71, "Jon Alder")]),
        ("Jon Alder (71) and his grandson Kit (9) were on board.", [(71, "Jon Alder"), (9, "Kit")]),
        ("Quarterback Jon Alder (7) celebrates a touchdown.", []),
        ("Their son Leo, 14 was at home.", [(14, "Leo")]),
    ],
)
def test_ages_of_several_in_brackets_or_without_their_second_comma_are_in_years(nlp, text, ages):
    figures = find_records(nlp(text)).figures
    assert [(figure.value, figure.counted) for figure in figures if figure.unit == "year"] == ages
