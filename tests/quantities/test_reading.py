"""Quantities: numbers with unit, bounds and modifier; dates, names and labels are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.quantities.reading import find_quantities
from tests.support.quantities import read_quantities, read_texts


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Rents rose 4% in May.", "4%", 4, "percent"),
        ("Rents rose 4 per cent in May.", "4 per cent", 4, "percent"),
        ("Rents rose 4pc in May.", "4pc", 4, "percent"),
        ("The rate fell 0.25 percentage points.", "0.25 percentage points", 0.25, "percentage point"),
        ("The bank cut its rate by a quarter point.", "a quarter point", 0.25, "percentage point"),
        ("Yields fell 12 basis points.", "12 basis points", 12, "basis point"),
        ("The index lost 31 points as stocks fell.", "31 points", 31, "point"),
        ("The poll puts her ahead by 3 points.", "3 points", 3, "percentage point"),
        ("It burned 90 square miles of forest.", "90 square miles", 90, "square mile"),
        ("The flat measures 62 sq m.", "62 sq m", 62, "square metre"),
        ("A 40-yard dash.", "40-yard", 40, "yard"),
        ("The car does 155 m.p.h.", "155 m.p.h.", 155, "mile/hour"),
        ("A bottle of 250ml.", "250ml", 250, "millilitre"),
        ("It was 37 degrees Celsius.", "37 degrees Celsius", 37, "degree Celsius"),
        ("It was −5°C.", "−5°C", -5, "degree Celsius"),
        ("It was minus 12 Fahrenheit.", "minus 12 Fahrenheit", -12, "degree Fahrenheit"),
        ("He waited half an hour.", "half an hour", 0.5, "hour"),
        ("He served a decade.", "a decade", 10, "year"),
        ("He served two decades.", "two decades", 20, "year"),
        ("He was away four whole months.", "four whole months", 4, "month"),
        ("He has 10 business days to appeal.", "10 business days", 10, "day"),
        ("It covers two fiscal years.", "two fiscal years", 2, "year"),
        ("A month-long strike.", "month-long", 1, "month"),
        ("A 5-year-old boy.", "5-year-old", 5, "year"),
        ("She is 61 years old.", "61 years old", 61, "year"),
        ("People aged 70 may apply.", "70", 70, "year"),
        ("They pump 325,000 barrels per day.", "325,000 barrels per day", 325_000, "barrel/day"),
        ("Oil costs $70 a barrel.", "$70 a barrel", 70, "USD/barrel"),
        ("Rent is £900 per month.", "£900 per month", 900, "GBP/month"),
        ("Pay is €12/hour.", "€12/hour", 12, "EUR/hour"),
        ("The economy grows 2% a year.", "2% a year", 2, "percent"),
        ("It cost $5 a year ago.", "$5", 5, "USD"),
        ("It cost $5 a year after the crash.", "$5", 5, "USD"),
        ("It will cost $5 a year from now.", "$5", 5, "USD"),
        ("They raise $5 a year from fans.", "$5 a year", 5, "USD/year"),
        ("He earns $500 a month after tax.", "$500 a month", 500, "USD/month"),
        ("It cost Rs 8 a kg from May.", "Rs 8 a kg", 8, "INR/kilogram"),
        ("They pump 5 million bpd.", "5 million bpd", 5e6, "barrel/day"),
        ("They pump 5 million barrels of oil a day.", "5 million barrels of oil a day", 5e6, "barrel/day"),
        ("Support rose 4 pp.", "4 pp", 4, "percentage point"),
        ("He earns $500 weekly.", "$500 weekly", 500, "USD/week"),
        ("She leads by one point in the poll.", "one point", 1, "percentage point"),
        ("At one point in the poll she led.", "one", 1, None),
        ("It costs five times the average.", "five times", 5, None),
        ("It is half of one percent of the town.", "half of one percent", 0.5, "percent"),
        ("He was held for a day and a half.", "a day and a half", 1.5, "day"),
        ("It fell to –4C.", "–4C", -4, "degree Celsius"),
        ("JD -3%", "-3%", -3, "percent"),
        ("They pumped 9.8m b/d.", "9.8m b/d", 9.8e6, "barrel/day"),
        ("It earned 31 cents per diluted share.", "31 cents per diluted share", 31, "cent/share"),
        ("Rent is £900 pcm.", "£900 pcm", 900, "GBP/month"),
        ("Aged just 19, he left.", "19", 19, "year"),
        ("They hired three times as many.", "three times", 3, None),
        ("They paid 14 times earnings.", "14 times", 14, None),
        ("It is a hundred times worse.", "a hundred times", 100, None),
    ],
)
def test_a_unit_is_named_in_the_singular(text, words, value, unit):
    assert read_quantities(text) == [(words, value, unit, "exact")]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It cost $8 million.", "$8 million", 8e6, "USD"),
        ("It cost US$8m.", "US$8m", 8e6, "USD"),
        ("It cost HK $8m.", "HK $8m", 8e6, "HKD"),
        ("It cost $A40m.", "$A40m", 40e6, "AUD"),
        ("It cost $1 trillion dollars.", "$1 trillion dollars", 1e12, "USD"),
        ("It cost A$20.", "A$20", 20, "AUD"),
        ("It cost 1,200€.", "1,200€", 1200, "EUR"),
        ("It cost EUR50m.", "EUR50m", 50e6, "EUR"),
        ("It cost 110 JPY.", "110 JPY", 110, "JPY"),
        ("It cost Rs 500.", "Rs 500", 500, "INR"),
        ("It cost RM30.", "RM30", 30, "MYR"),
        ("It cost -$5m.", "-$5m", -5e6, "USD"),
        ("It cost 9 New Zealand dollars.", "9 New Zealand dollars", 9, "NZD"),
        ("It cost two Jordanian dinars.", "two Jordanian dinars", 2, "JOD"),
        ("It cost 7 million pounds.", "7 million pounds", 7e6, "GBP"),
        ("It weighs 7 pounds.", "7 pounds", 7, "pound"),
        ("It sold 7 million pounds of beans.", "7 million pounds", 7e6, "pound"),
        ("It got 7 million pounds of lottery money.", "7 million pounds", 7e6, "GBP"),
        ("They owe 7 million pounds of debt.", "7 million pounds", 7e6, "GBP"),
        ("It costs €140 B&B.", "€140", 140, "EUR"),
        ("It cost 63 cents.", "63 cents", 63, "cent"),
        ("The shares closed at 164p.", "164p", 164, "penny"),
        ("The shares closed at 1080p.", "1080p", 1080, "penny"),
        ("The film studio's shares rose to 720p.", "720p", 720, "penny"),
    ],
)
def test_money_has_its_iso_code(text, words, value, unit):
    assert read_quantities(text) == [(words, value, unit, "exact")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("He paid twenty shillings.", "shilling"),
        ("In Kenya he paid twenty shillings.", "KES"),
        ("The Ugandan paid twenty shillings.", "UGX"),
        ("He paid twenty pesos in Buenos Aires, Argentina.", "ARS"),
        ("A Danish firm paid twenty kroner.", "DKK"),
        ("He paid twenty rupees.", "INR"),
        ("In Pakistan he paid twenty rupees.", "PKR"),
        ("In Sri Lanka he paid twenty rupees.", "LKR"),
        ("In Canada he paid twenty dollars.", "USD"),
    ],
)
def test_a_noun_of_several_currencies_takes_the_one_of_a_country_the_text_names(text, unit):
    assert [found for _, _, found, _ in read_quantities(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("All figures are in Canadian dollars. The mine cost $40 (US$30).", ["CAD", "USD"]),
        ("Prices are in Australian dollars: $40.", ["AUD"]),
        ("It cost 40 Canadian dollars, or $30.", ["CAD", "USD"]),
        ("It cost $40.", ["USD"]),
    ],
)
def test_a_bare_dollar_is_american_unless_the_text_says_what_its_sums_are_in(text, units):
    assert [unit for _, _, unit, _ in read_quantities(text)] == units


def test_a_bare_currency_noun_takes_the_country_named_elsewhere():
    assert read_quantities("He paid ten Iraqi dinars, she one dinar.")[1] == ("one dinar", 1, "IQD", "exact")
    assert read_quantities("A stamp is £1; a parcel is 7 pounds.")[1] == ("7 pounds", 7, "GBP", "exact")
    assert read_quantities("He was fined 200 pounds ($260).")[0] == ("200 pounds", 200, "GBP", "exact")


@pytest.mark.parametrize(
    ("text", "words", "bounds", "unit"),
    [
        ("Between 40 and 60 boats sank.", "Between 40 and 60", (40, 60), None),
        ("ODENSE — Between 70 and 90 people fled.", "Between 70 and 90", (70, 90), None),
        ("It lost 5-7%.", "5-7%", (5, 7), "percent"),
        ("It lost 5 to 7 percent.", "5 to 7 percent", (5, 7), "percent"),
        ("They expect a gain of 5% to 7%.", "5% to 7%", (5, 7), "percent"),
        ("Fines of $3 to $5 million.", "$3 to $5 million", (3e6, 5e6), "USD"),
        ("The rate rose from 5% to 7%.", "from 5% to 7%", (5, 7), "percent"),
        ("The toll fell from 9,120 to 7,480.", "from 9,120 to 7,480", (7480, 9120), None),
        ("Fines from $50 to $3 million.", "from $50 to $3 million", (50, 3e6), "USD"),
        ("Fines of $3 billion to $5 billion.", "$3 billion to $5 billion", (3e9, 5e9), "USD"),
        ("It takes three or four years.", "three or four years", (3, 4), "year"),
        ("It takes one to two hours.", "one to two hours", (1, 2), "hour"),
        ("A 10kg-20kg parcel.", "10kg-20kg", (10, 20), "kilogram"),
        ("It fell from 30-35 a month ago.", "30-35", (30, 35), None),
        ("Sales will grow 5% to 7%.", "5% to 7%", (5, 7), "percent"),
        ("Losses rose by 10 to 12 people.", "10 to 12", (10, 12), None),
        ("Prices fell by between a third and a half.", "between a third and a half", (pytest.approx(1 / 3), 0.5), None),
        (
            "Some pay between one third and one half of it.",
            "between one third and one half",
            (pytest.approx(1 / 3), 0.5),
            None,
        ),
        ("The risk rose from one in 100 to one in 50.", "from one in 100 to one in 50", (0.01, 0.02), None),
        ("People aged between 18 and 24 pay less.", "between 18 and 24", (18, 24), "year"),
        ("It does 0-60mph.", "0-60mph", (0, 60), "mile/hour"),
        ("They pay £5 - £10 a week.", "£5 - £10 a week", (5, 10), "GBP/week"),
        ("It takes 5 - 6 weeks.", "5 - 6 weeks", (5, 6), "week"),
        ("Milk fell from 52p a litre to 36p.", "from 52p a litre to 36p", (36, 52), "penny/litre"),
        ("It takes a day or two.", "a day or two", (1, 2), "day"),
        ("Watch for the next mile or two.", "mile or two", (1, 2), "mile"),
    ],
)
def test_a_range_is_one_quantity_with_two_bounds(text, words, bounds, unit):
    assert read_quantities(text) == [(words, bounds, unit, "between")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shares rose 6.5% to 164p.", ["6.5%", "164p"]),
        ("Dividends fell by 3 pence to 12 pence.", ["3 pence", "12 pence"]),
        ("It fell from 9 percent in May to 4 percent in June.", ["9 percent", "4 percent"]),
        ("Sales rose by a third to £4.2bn.", ["a third", "£4.2bn"]),
        ("The toll rose by 12 to 340.", ["12", "340"]),
        ("The list fell by 10,000 to 7.5 million.", ["10,000", "7.5 million"]),
        ("Petrol is up 3p to 150p.", ["3p", "150p"]),
        ("Oil rebounded more than $2 to $65.", ["more than $2", "$65"]),
        ("The fee will go up by £5 to £25.", ["£5", "£25"]),
        ("Thefts jumped a third to 6,500.", ["a third", "6,500"]),
    ],
)
def test_a_change_and_the_level_it_led_to_are_two_quantities(text, expected):
    assert read_texts(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("One in five pupils walks.", "One in five", 0.2),
        ("Nine out of ten cats agree.", "Nine out of ten", 0.9),
        ("Eight of 10 voters agree.", "Eight of 10", 0.8),
        ("One of every nine voters agrees.", "One of every nine", 1 / 9),
        ("One in a million people carries it.", "One in a million", 1e-6),
        ("The chance is one in 500.", "one in 500", 1 / 500),
    ],
)
def test_a_ratio_is_a_part_of_one(text, words, value):
    assert read_quantities(text) == [(words, pytest.approx(value), None, "exact")]


ODD = st.text(
    alphabet=st.one_of(st.sampled_from("0123456789 .,-–/$£€%'\"()½⁄:+~²٣\n\u00a0"), st.characters()), max_size=120
)
WORDS = st.lists(
    st.sampled_from(
        [
            "a",
            "one",
            "two",
            "half",
            "third",
            "quarter",
            "of",
            "and",
            "to",
            "between",
            "from",
            "or",
            "in",
            "out",
            "hundred",
            "million",
            "dozen",
            "dozens",
            "tens",
            "thousands",
            "few",
            "several",
            "point",
            "minus",
            "per",
            "cent",
            "percent",
            "$",
            "£",
            "US",
            "5",
            "10",
            "1,000",
            "3.5",
            "2018",
            "May",
            "%",
            "-",
            "(",
            ")",
            ",",
            ".",
            "m",
            "bn",
            "k",
            "km",
            "mile",
            "year",
            "old",
            "more",
            "than",
            "about",
            "up",
            "at",
            "least",
            "over",
            "sub",
            "plus",
            "times",
            "every",
            "figure",
            "twice",
            "fold",
            "long",
            "1½",
            "-2",
            "over-65s",
            "$A40m",
            "–4C",
            "C",
            "won",
            "2-1",
            "aged",
            "compared",
            "with",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=300)
@given(st.one_of(ODD, WORDS, WORDS.map(lambda text: text.replace(" ", ""))))
def test_no_text_raises_and_every_quantity_cuts_back_to_its_text(text):
    lexemes, quantities = find_quantities(text)
    last = 0
    for quantity in quantities:
        start, end = lexemes[quantity.first].start, lexemes[quantity.last - 1].end
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert quantity.first <= quantity.inner < quantity.outer <= quantity.last
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        last = end
