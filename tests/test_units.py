"""Units: the tables agree with pint and with Babel, and every way to write a unit is read."""

import pint
import pytest
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from broadsheet.lexicon import read_lexicon
from broadsheet.numbers import split_lexemes
from broadsheet.schema import MODIFIERS, TRENDS
from broadsheet.units import read_currency_before, read_rate, read_surroundings, read_unit

UNITS = [row for row in read_lexicon("units") if row["forms"] or row["symbols"]]


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry()


def find_unit(text: str):
    lexemes = split_lexemes(text)
    return read_unit(lexemes, 1, surroundings=read_surroundings(lexemes))


def test_pint_knows_every_unit_it_is_said_to_know(registry):
    named = [row["pint"] for row in UNITS if row["pint"]]
    assert len(named) > 100
    for name in named:
        registry.parse_expression(name)


@pytest.mark.parametrize("row", [row for row in UNITS if row["pint"] and row["unit"].isalpha()], ids=lambda row: row["unit"])
def test_a_unit_named_in_one_word_has_the_dimension_pint_gives_that_word(row, registry):
    assert registry.parse_expression(row["unit"]).dimensionality == registry.parse_expression(row["pint"]).dimensionality


@pytest.mark.parametrize("row", UNITS, ids=lambda row: f"{row['unit']} {row['forms'][:20]}")
def test_every_form_of_a_unit_is_read_as_it(row):
    for form in [*row["forms"].split("|"), *row["symbols"].split("|")]:
        if form:
            unit = find_unit(f"7-{form}" if form.isalpha() else f"7 {form}")
            assert unit is not None, form
            assert unit.name == row["unit"], form


def test_every_currency_is_in_iso_4217_as_babel_has_it():
    known = Locale("en").currencies
    for row in read_lexicon("currencies"):
        assert row["code"] in known, row["code"]


@pytest.mark.parametrize("row", [row for row in read_lexicon("currencies") if row["names"]], ids=lambda row: row["code"])
def test_every_name_of_a_currency_is_read_as_it(row):
    for name in row["names"].split("|"):
        unit = find_unit(f"7 {name}")
        assert unit is not None, name
        assert (unit.name, unit.money) == (row["code"], True), name


def test_every_currency_that_babel_has_as_tender_today_is_read_by_name():
    tender = {code for used in get_global("territory_currencies").values() for code, _, end, legal in used if end is None and legal}
    assert len(tender) > 140
    for code in sorted(tender):
        for count in (1, 2):
            name = get_currency_name(code, count, "en").replace("&", "and").replace("St.", "Saint").replace(" and Príncipe", "")
            unit = find_unit(f"7 {name}")
            assert unit is not None, name
            assert unit.name == code, name


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("It paid TRY 5", "TRY"),
        ("It paid CUP5", "CUP"),
        ("TOP 10 FILMS", None),
        ("TRY 5 times", None),
        ("WORLD CUP 2018", None),
    ],
)
def test_a_code_that_is_a_word_is_money_only_inside_a_sentence(text, currency):
    lexemes = split_lexemes(text)
    number = next(i for i, lexeme in enumerate(lexemes) if lexeme.kind == "digits")
    found = read_currency_before(lexemes, number)
    assert (found[0] if found else None) == currency


@pytest.mark.parametrize("code", ["USD", "EUR", "GBP", "JPY", "INR", "ILS", "KRW", "AUD", "CAD", "NZD", "HKD", "BRL"])
def test_a_sign_that_babel_gives_a_currency_is_ours_too(code):
    symbols = {row["code"]: row["symbols"].split("|") for row in read_lexicon("currencies")}
    assert Locale("en").currency_symbols[code] in symbols[code]


@pytest.mark.parametrize(
    ("text", "denominator"),
    [
        ("7 per day", "day"),
        ("7 a barrel", "barrel"),
        ("7 /sq ft", "square foot"),
        ("7 per household", "household"),
        ("7 per annum", "year"),
        ("7 each month", "month"),
    ],
)
def test_a_rate_is_per_something(text, denominator):
    assert read_rate(split_lexemes(text), 1)[0] == denominator


@pytest.mark.parametrize("text", ["7 a year ago", "7 a month earlier", "7 a man", "7 per cent", "7 and a half"])
def test_what_follows_a_number_is_not_always_its_rate(text):
    assert read_rate(split_lexemes(text), 1) is None


@pytest.mark.parametrize("text", ["7 in Basra", "7 men", "7 a.m.", "7 won", "7 second chances", "7 as before"])
def test_a_word_that_only_looks_like_a_unit_is_none(text):
    assert find_unit(text) is None


LISTS = [
    "units",
    "currencies",
    "subunits",
    "amount_verbs",
    "magnitudes",
    "number_words",
    "modifiers",
    "trends",
    "labels",
    "plurals",
    "point_words",
    "function_words",
    "calendar",
    "half_words",
    "lasting_words",
    "tally_words",
]


@pytest.mark.parametrize("name", LISTS)
def test_every_row_of_a_list_has_a_comment_and_no_row_stands_twice(name):
    rows = read_lexicon(name)
    assert all(row["comment"] for row in rows)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_modifiers_and_trends_are_those_of_the_schema():
    assert {row["modifier"] for row in read_lexicon("modifiers")} <= set(MODIFIERS)
    assert {row["trend"] for row in read_lexicon("trends")} <= {*TRENDS, ""}
