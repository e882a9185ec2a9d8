"""Currencies: every code, sign and name is read, as ISO 4217 and Babel have them."""

import pytest
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from broadsheet.lexicon.files import read_lexicon
from broadsheet.quantities.currencies import read_currency_before
from broadsheet.quantities.lexemes import split_lexemes
from tests.support.quantities import find_unit, read_units


def test_every_currency_is_in_iso_4217_as_babel_has_it():
    known = Locale("en").currencies
    for row in read_lexicon("currencies"):
        assert row["code"] in known, row["code"]


@pytest.mark.parametrize(
    "row", [row for row in read_lexicon("currencies") if row["names"]], ids=lambda row: row["code"]
)
def test_every_name_of_a_currency_is_read_as_it(row):
    for name in row["names"].split("|"):
        unit = find_unit(f"7 {name}")
        assert unit is not None, name
        assert (unit.name, unit.money) == (row["code"], True), name


def test_every_currency_that_babel_has_as_tender_today_is_read_by_name():
    tender = {
        code
        for used in get_global("territory_currencies").values()
        for code, _, end, legal in used
        if end is None and legal
    }
    assert len(tender) > 140
    for code in sorted(tender):
        for count in (1, 2):
            name = (
                get_currency_name(code, count, "en")
                .replace("&", "and")
                .replace("St.", "Saint")
                .replace(" and Príncipe", "")
            )
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
    ("text", "unit"),
    [
        ("It cost 7 United States dollars.", "USD"),
        ("It cost 7 French francs.", "FRF"),
        ("France paid 7 francs.", "FRF"),
        ("It cost 7 francs, a note from Brussels says.", "CHF"),
        ("It cost 7 Bosnian marks.", "BAM"),
        ("It cost 7 francs.", "CHF"),
        ("It cost 7 Deutsche marks.", "DEM"),
        ("Germany paid 7 marks.", "DEM"),
        ("The plan cost 7 million marks in West Germany.", "DEM"),
        ("The pupil got 7 marks.", None),
        ("The queen has 7 crowns.", None),
        ("Sweden paid 7 crowns.", "SEK"),
        ("It cost 7 pesetas.", "ESP"),
        ("It cost 7 lire.", "ITL"),
        ("Italy paid 7 lira.", "ITL"),
        ("It cost 7 lira.", "TRY"),
        ("It cost 7 drachmas.", "GRD"),
        ("It cost 7 guilders.", "NLG"),
        ("Portugal paid 7 escudos.", "PTE"),
        ("It cost 7 schillings.", "ATS"),
        ("It cost 7 markka.", "FIM"),
        ("It cost 7 Irish punts.", "IEP"),
        ("It cost 7 bitcoins.", "bitcoin"),
        ("It cost 7 BTC.", "bitcoin"),
        ("It cost 7 ETH.", "ether"),
        ("It cost 7 kobo.", "kobo"),
        ("He has a Kobo and 7 Kobo books.", None),
        ("It cost 7 øre.", "øre"),
        ("It mined 7 ore bodies.", None),
        ("It cost 7 piastres.", "piastre"),
        ("It cost 7 agorot.", "agora"),
        ("It cost 7 sen.", "sen"),
        ("It met 7 Sen. Lund aides.", None),
        ("It cost 7 groszy.", "grosz"),
        ("It cost 7 kuruş.", "kuruş"),
    ],
)
def test_money_of_old_and_of_small_is_named(text, unit):
    assert read_units(text) == [(7e6 if "million" in text else 7, unit)]
