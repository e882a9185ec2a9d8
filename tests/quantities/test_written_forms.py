"""Written forms: a number reads back from every way news writes it, with its bounds and unit, and no text costs more
than it is long.
"""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lexicon.files import read_lexicon
from broadsheet.quantities.reading import find_quantities

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
UNITS = SMALL.split()
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


def write_words(number: int, *, hyphen: str = "-", joint: str = " and ") -> str:
    """A whole number from 1 in English words."""
    style = {"hyphen": hyphen, "joint": joint}
    for name, size in (*reversed(SCALES.items()), ("hundred", 100)):
        if number >= size:
            rest = number % size
            between = joint if rest and rest < 100 else " "
            return f"{write_words(number // size, **style)} {name}" + (
                between + write_words(rest, **style) if rest else ""
            )
    return UNITS[number] if number < 20 else TENS[number // 10] + (hyphen + UNITS[number % 10] if number % 10 else "")


def read_one(text: str):
    """The only quantity of a text, with its words."""
    lexemes, quantities = find_quantities(text)
    assert len(quantities) == 1, text
    (quantity,) = quantities
    return text[lexemes[quantity.first].start : lexemes[quantity.last - 1].end], quantity


WRITERS = {
    "digits": str,
    "commas": "{:,}".format,
    "narrow spaces": lambda number: f"{number:,}".replace(",", "\u202f"),
    "apostrophes": lambda number: f"{number:,}".replace(",", "’"),
    "British words": write_words,
    "American words": lambda number: write_words(number, joint=" "),
    "words without hyphens": lambda number: write_words(number, hyphen=" "),
}
# a bare number of four digits may be a year
COUNTS = st.integers(min_value=2, max_value=999) | st.integers(min_value=10_000, max_value=10**9)


@given(COUNTS, st.sampled_from(sorted(WRITERS)))
def test_a_count_reads_back_from_digits_and_words(number, writer):
    words = WRITERS[writer](number)
    text, quantity = read_one(f"They counted {words} wooden boats there.")
    assert (text, quantity.value, quantity.unit, quantity.modifier) == (words, number, None, "exact")


@given(
    st.integers(1, 999),
    st.integers(0, 99),
    st.sampled_from(["million", "bn", "m", "tn", "trillion", "k"]),
    st.sampled_from("£$€¥₹"),
)
def test_a_sum_reads_back_from_sign_decimals_and_magnitude(whole, cents, magnitude, sign):
    size = {"m": 10**6, "million": 10**6, "bn": 10**9, "tn": 10**12, "trillion": 10**12, "k": 10**3}[magnitude]
    words = f"{sign}{whole}.{cents:02}" + (f" {magnitude}" if len(magnitude) > 2 else magnitude)
    text, quantity = read_one(f"It cost {words} in all.")
    assert (text, quantity.value) == (words, pytest.approx((whole + cents / 100) * size))
    assert quantity.unit == {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR"}[sign]


@given(
    st.integers(2, 9999), st.sampled_from([row for row in read_lexicon("currencies") if row["names"]]), st.booleans()
)
def test_a_sum_reads_back_from_code_and_name(number, currency, named):
    words = f"{number:,} {currency['names'].split('|')[-1]}" if named else f"{currency['code']} {number:,}"
    text, quantity = read_one(f"It cost {words} in all.")
    assert (text, quantity.value, quantity.unit) == (words, number, currency["code"])


FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "1/2": 0.5, "3/4": 0.75, "5⁄8": 0.625}


@given(st.integers(1, 300), st.sampled_from(sorted(FRACTIONS)), st.sampled_from(["", " ", "-"]))
def test_a_mixed_number_reads_back(whole, fraction, joint):
    joint = joint or ("" if len(fraction) == 1 else " ")
    words = f"{whole}{joint}{fraction} miles"
    text, quantity = read_one(f"They walked {words} that day.")
    assert (text, quantity.value, quantity.unit) == (words, pytest.approx(whole + FRACTIONS[fraction]), "mile")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half a million", 500_000),
        ("half-a-dozen", 6),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("two-and-a-half million", 2_500_000),
        ("2 1/2 million", 2_500_000),
        ("three-quarters", 0.75),
        ("two thirds", 2 / 3),
        ("one-in-five", 0.2),
        ("1 in 5", 0.2),
        ("two hundred-odd", 200),
    ],
)
def test_parts_and_multiples_in_words_read_back(words, value):
    text, quantity = read_one(f"They sold {words} of them.")
    assert (text, quantity.value) == (words, pytest.approx(value))


@pytest.mark.parametrize(
    ("words", "share"), [("by a third", 1 / 3), ("a fifth", 0.2), ("by nearly a quarter", 0.25), ("by half", 0.5)]
)
def test_a_change_by_a_part_is_that_part(words, share):
    assert read_one(f"Prices went up {words} last year.")[1].value == pytest.approx(share)


@pytest.mark.parametrize("text", ["He was led by a third man.", "He was up a second tree.", "It is a quarter to five."])
def test_an_ordinal_before_a_noun_is_no_part(text):
    assert all(quantity.form != "fraction" for quantity in find_quantities(text)[1])


@given(
    st.integers(2, 99),
    st.sampled_from(["-", "−", "minus ", "minus-", "negative "]),
    st.sampled_from(["degrees", "°C", "percent"]),
)
def test_a_negative_reads_back(number, sign, unit):
    words = f"{sign}{number}{'' if unit == '°C' else ' '}{unit}"
    text, quantity = read_one(f"It was {words} then.")
    assert (text, quantity.value, quantity.low, quantity.high) == (words, -number, -number, -number)


RANGES = [
    "{low} to {high}",
    "{low}-{high}",
    "{low}–{high}",
    "between {low} and {high}",
    "{low} {unit} to {high}",
    "{low}{hyphen}to-{high}",
]


@given(st.integers(2, 400), st.integers(1, 400), st.sampled_from(RANGES), st.sampled_from(["percent", "miles", "kg"]))
def test_a_range_reads_back(low, step, form, unit):
    words = form.format(low=low, high=low + step, unit=unit, hyphen="-") + f" {unit}"
    text, quantity = read_one(f"They expect {words} each time.")
    assert (text, quantity.value, quantity.low, quantity.high, quantity.modifier) == (
        words,
        None,
        low,
        low + step,
        "between",
    )


# "within" bounds only what has a unit; a few things that something tops are no amount
OTHERS = ("sub", "+/-", "±", "plus or minus", "within", "topped", "topping", "tops")
OTHERS += ("surpassed", "surpasses", "surpassing")
MODIFIERS = [row for row in read_lexicon("modifiers") if row["position"] == "before" and row["phrase"] not in OTHERS]


@given(st.sampled_from(MODIFIERS), st.sampled_from(["40", "forty", "$40", "40%"]))
def test_every_modifier_before_a_number_sets_its_bounds(row, number):
    words = f"{row['phrase']} {number}"
    _, quantity = read_one(f"They found {words} then.")
    kind = row["modifier"]
    assert quantity.modifier == kind
    assert quantity.low == (None if kind in ("almost", "less_than", "at_most") else 40)
    assert quantity.high == (None if kind in ("more_than", "at_least") else 40)


@given(st.integers(2, 90), st.sampled_from(["{}-year-old boy", "{} years old", "boy aged {}", "boy at the age of {}"]))
def test_an_age_reads_back(number, form):
    _, quantity = read_one(f"He was a {form.format(number)}.")
    assert (quantity.value, quantity.unit) == (number, "year")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planks of 20cm and 30cm.", [(20, "centimetre"), (30, "centimetre")]),
        ("Growth of 11, 12 and 13 percent.", [(11, "percent"), (12, "percent"), (13, "percent")]),
        ("He waited 15-plus years and 100+ miles.", [(15, "year"), (100, "mile")]),
        ("A 1-in-100-year flood of 3 in.", [(1, None), (100, "year"), (3, "inch")]),
        ("The offer is C$6 (US$4.46) per share.", [(6, "CAD/share"), (4.46, "USD/share")]),
        ("The index closed at 16,369 up 58 points.", [(16_369, "point"), (58, "point")]),
    ],
)
def test_quantities_side_by_side_keep_their_units(text, expected):
    assert [(quantity.value, quantity.unit) for quantity in find_quantities(text)[1]] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It is one of the oldest bridges.", [1]),
        ("It is one of Marlow's oldest bridges.", [1]),
        ("Which one of them was it?", []),
        ("One should see one of these bridges.", [1]),
        ("One of them left; no one of the men came.", []),
        ("The Fortune 500 companies and the FTSE 100 fell.", []),
        ("She sang in a show called The 411.", []),
        ('<a id="1474387200">', []),
        ("They high-five fans, meet one-on-one and make the top-ten.", []),
        ("A five-to-seven day trip of sub-zero nights.", [None, 0]),
    ],
)
def test_one_counts_only_before_what_it_is_one_of_and_a_name_counts_nothing(text, values):
    assert [quantity.value for quantity in find_quantities(text)[1]] == values


def count_calls(text: str) -> int:
    """How many calls it takes to read the quantities of a text; the same on every machine."""
    calls = 0

    def note(frame, event, argument):
        nonlocal calls
        calls += 1

    sys.setprofile(note)
    try:
        find_quantities(text)
    finally:
        sys.setprofile(None)
    return calls


ODD = [
    "1 ",
    "1-",
    "1,",
    "1/",
    "one ",
    "one of ",
    "hundreds of ",
    "a ",
    "to 3 ",
    "$",
    "$1 to ",
    "million ",
    "more than ",
    "(",
    "-",
    "5 years, ",
    "half ",
    "voted 7-4 ",
    "3 to 1 ",
    "one man in ",
    "15-20,000 ",
    "£5m-",
    "twenty shillings in Kenya ",
    "in Canadian dollars ",
]


@pytest.mark.parametrize("part", ODD)
def test_twice_as_long_a_text_takes_no_more_than_twice_the_calls(part):
    find_quantities(part)
    once, twice = count_calls(part * 400), count_calls(part * 800)
    assert twice <= 2.1 * once
