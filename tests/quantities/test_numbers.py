"""Numbers: every way of writing one is read, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.quantities.lexemes import split_lexemes
from broadsheet.quantities.numbers import find_numbers
from broadsheet.quantities.reading import find_quantities


def read_numbers(text: str) -> list[tuple]:
    """Words and value of every number of a text, or words, low and high of a vague one."""
    lexemes = split_lexemes(text)
    found = []
    for number in find_numbers(lexemes):
        words = text[lexemes[number.first].start : lexemes[number.last - 1].end]
        found.append((words, number.value) if number.value is not None else (words, number.low, number.high))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sold 7 boats.", [("7", 7)]),
        ("They sold 1,250,000 tickets.", [("1,250,000", 1_250_000)]),
        ("They sold 12 500 tickets.", [("12 500", 12_500)]),
        ("They sold 12\u202f500 tickets.", [("12\u202f500", 12_500)]),
        ("It cost 4.250.000 pesetas.", [("4.250.000", 4_250_000)]),
        ("A crowd of 2,50,000 gathered.", [("2,50,000", 250_000)]),
        ("It weighs 3.75 tonnes.", [("3.75", 3.75)]),
        ("A batting average of .312.", [(".312", 0.312)]),
        ("It took 2½ hours.", [("2½", 2.5)]),
        ("It took 2 1/2 hours.", [("2 1/2", 2.5)]),
        ("It took 2-1/2 hours.", [("2-1/2", 2.5)]),
        ("Use 3⁄8 of it.", [("3⁄8", 0.375)]),
        ("She walked ¾ of the way.", [("¾", 0.75)]),
        ("It measured 1\u202f234\u202f567.89 then.", [("1\u202f234\u202f567.89", 1_234_567.89)]),
        ("It is 1/40 of the length.", [("1/40", 0.025)]),
        ("There were 3 hundred and 21 of them.", [("3 hundred and 21", 321)]),
        ("There were 3 hundred and twelve.", [("3 hundred and twelve", 312)]),
        ("It has 4 thousand 3 hundred members.", [("4 thousand 3 hundred", 4300)]),
        ("About 3 hundred and 20 million.", [("3 hundred", 300), ("20 million", 20_000_000)]),
    ],
)
def test_digits_are_read_with_separators_and_fractions(text, expected):
    assert read_numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-nine boats sank.", [("Twenty-nine", 29)]),
        ("Two hundred and six bones.", [("Two hundred and six", 206)]),
        ("Three hundred thousand homes.", [("Three hundred thousand", 300_000)]),
        ("One million, two hundred thousand.", [("One million", 1_000_000), ("two hundred thousand", 200_000)]),
        ("Three million and two million.", [("Three million", 3_000_000), ("two million", 2_000_000)]),
        ("Twelve hundred votes.", [("Twelve hundred", 1200)]),
        ("Three lakh crore in all.", [("Three lakh crore", 3e12)]),
        ("Two thousand million pesos.", [("Two thousand million", 2e9)]),
        ("One billion and a half million.", [("One billion and a half million", 1_000_500_000)]),
        ("Three and one fourth miles.", [("Three and one fourth", 3.25)]),
        ("Nine point nought four.", [("Nine point nought four", 9.04)]),
        ("It came to nought.", []),
        ("A hundred thousand leaflets.", [("A hundred thousand", 100_000)]),
        ("A dozen eggs and two dozen hens.", [("A dozen", 12), ("two dozen", 24)]),
        ("Half a dozen eggs.", [("Half a dozen", 6)]),
        ("Half a million leaflets.", [("Half a million", 500_000)]),
        ("A quarter of a million leaflets.", [("A quarter of a million", 250_000)]),
        ("Two and a half years.", [("Two and a half", 2.5)]),
        ("One and a half million.", [("One and a half million", 1_500_000)]),
        ("Two point five million.", [("Two point five million", 2_500_000)]),
        ("A third of them left; two-thirds stayed.", [("A third", 1 / 3), ("two-thirds", 2 / 3)]),
        ("One-fifth voted.", [("One-fifth", 0.2)]),
        ("Half of them left.", [("Half", 0.5)]),
        ("Profits rose tenfold.", [("tenfold", 10)]),
        ("She rang twice.", [("twice", 2)]),
        ("A couple of weeks.", [("A couple of", 2)]),
        ("Three and three-quarter miles.", [("Three and three-quarter", 3.75)]),
        ("Two and two-thirds.", [("Two and two-thirds", 2 + 2 / 3)]),
        ("A three-quarter share.", [("three-quarter", 0.75)]),
        ("At least a third, up to a quarter.", [("a third", 1 / 3), ("a quarter", 0.25)]),
        ("A quarter have none, a fifth more do.", [("A quarter", 0.25), ("a fifth", 0.2)]),
        ("Of the patients, a third had died.", [("a third", 1 / 3)]),
        ("A third was held; a third man fled.", []),
        ("Half or more went.", [("Half", 0.5)]),
        ("Three quarters wanted it.", [("Three quarters", 0.75)]),
        ("Sales fell for three quarters.", [("three", 3)]),
    ],
)
def test_words_are_read_as_numbers(text, expected):
    assert read_numbers(text) == [(words, pytest.approx(value)) for words, value in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It made 1.2 million pies.", [("1.2 million", 1_200_000)]),
        ("It lost £1.2m.", [("1.2m", 1_200_000)]),
        ("It lost $5bn.", [("5bn", 5e9)]),
        ("It lost £4.1m of 2.3 million.", [("4.1m", 4_100_000), ("2.3 million", 2_300_000)]),
        ("It lost €3tn.", [("3tn", 3e12)]),
        ("It lost EUR40m.", [("40m", 40e6)]),
        ("It created 10k jobs.", [("10k", 10_000)]),
        ("It sold 35m combined print and online copies.", [("35m", 35e6)]),
        ("The mast is 35m tall.", [("35", 35)]),
        ("It sold 4 hundred.", [("4 hundred", 400)]),
        ("It cost 3 crore.", [("3 crore", 30e6)]),
        ("It cost Rs 40cr.", [("40cr", 400e6)]),
        ("Some 1.5m of the 2.3m people fled.", [("1.5m", 1.5e6), ("2.3m", 2.3e6)]),
        ("Nearly 1.3m have applied.", [("1.3m", 1.3e6)]),
        ("It sold 10m cars, VW 9m.", [("10m", 10e6), ("9m", 9e6)]),
        ("Population: 67m", [("67m", 67e6)]),
        ("It moved 10m cars past a wall 3m high.", [("10m", 10e6), ("3", 3)]),
        ("They laid 2m of cable.", [("2", 2)]),
        ("They will plant 10m trees.", [("10m", 10e6)]),
        ("Sales of the pipe, which is 3m in diameter, rose.", [("3", 3)]),
        ("The boats met 50m waves; she won the 400m hurdles.", [("50", 50), ("400", 400)]),
        ("Some 4m will go; unemployment hit 3m.", [("4m", 4e6), ("3m", 3e6)]),
        ("It earned £5m-10m.", [("5m", 5e6), ("10m", 10e6)]),
        ("It is 10x faster.", [("10x", 10)]),
        ("It sold 17, 000 boats.", [("17, 000", 17_000)]),
        ("She ran a 5K race on a 4K screen.", [("5", 5), ("4", 4)]),
    ],
)
def test_a_magnitude_multiplies_and_a_lone_m_only_with_money_or_a_count(text, expected):
    assert read_numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dozens fled.", [("Dozens", 24, 119)]),
        ("Hundreds of homes.", [("Hundreds", 200, 999)]),
        ("Tens of thousands fled.", [("Tens of thousands", 20_000, 99_999)]),
        ("Hundreds of millions of dollars.", [("Hundreds of millions", 200e6, 999_999_999)]),
        ("A few thousand fled.", [("A few thousand", 2000, 9999)]),
        ("Several hundred fled.", [("Several hundred", 200, 999)]),
        ("Growth in double digits.", [("double digits", 10, 99)]),
        ("A six-figure sum.", [("six-figure", 100_000, 999_999)]),
        ("Thousands upon thousands fled.", [("Thousands upon thousands", 2000, 9999)]),
    ],
)
def test_a_vague_magnitude_has_bounds_and_no_value(text, expected):
    assert read_numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The first and the third came on the second day of the quarter.",
        "The second half was better than the first half.",
        "The twenty-third floor and the thirty first day.",
        "He arrived at 17:45.",
        "Version 10.4.2 and 01/02/2003.",
        "Agent 007 rang.",
        "A few came, several stayed and many left.",
        "9" * 5000,
    ],
)
def test_ordinals_clock_times_dates_versions_and_quantifiers_are_no_numbers(text):
    assert read_numbers(text) == []


UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def write_words(number: int) -> str:
    """A whole number from 1 in English words, British style."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest and rest < 100 else " "
            return f"{write_words(number // size)} {name}" + (joint + write_words(rest) if rest else "")
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_a_number_in_words_reads_back(number):
    words = write_words(number)
    assert read_numbers(f"They counted {words} stars.") == [(words, number)]


@given(st.integers(min_value=2, max_value=10**12 - 1), st.sampled_from(["{:d}", "{:,d}"]))
def test_a_number_in_digits_reads_back(number, form):
    digits = form.format(number)
    assert read_numbers(f"They counted {digits} stars.") == [(digits, number)]


@given(
    st.integers(min_value=1, max_value=999),
    st.integers(min_value=1, max_value=9),
    st.sampled_from([("million", 1e6), ("billion", 1e9)]),
)
def test_a_number_with_a_magnitude_reads_back(whole, tenth, magnitude):
    word, value = magnitude
    assert read_numbers(f"It cost {whole}.{tenth} {word} in all.") == [
        (f"{whole}.{tenth} {word}", pytest.approx((whole + tenth / 10) * value))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A hundred and two ewes died.", [102]),
        ("A thousand and one lamps were lit.", [1001]),
        ("A hundred men and two women came.", [100, 2]),
        ("About a hundred and two hundred came.", [100, 200]),
        ("The town has 3 million and a half.", [3_500_000]),
        ("They sold two million and three fifths.", [2_600_000]),
        ("The half-hour delay angered fans.", [0.5]),
        ("A half hour later it fell.", [0.5]),
        ("The rate fell to minus one.", [-1]),
        ("A factor of 2.48×10−5 was found.", [2.48e-05]),
        ("It is 1.5 x 10^6.", [1_500_000]),
        ("It is 3 x 10 m.", [3, 10]),
        ("One fourth of the voters stayed.", [0.25]),
        ("A budget of 35 MUSD is planned.", [35_000_000]),
        ("The unit made a 800m euro loss.", [800_000_000]),
        ("Ratings drop by 4m.", [4_000_000]),
        ("She won the 400m hurdles.", [400]),
        ("The mill made 12 500 t of pulp.", [12_500]),
    ],
)
def test_what_joins_or_multiplies_a_number_is_in_its_value(text, expected):
    assert [quantity.value for quantity in find_quantities(text)[1]] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The colony has 2024 penguins, up from 1995 in 2010.", [2024, 1995]),
        ("About 1500 people and 2019 goats crossed in 2019.", [1500, 2019]),
        ("Organisers counted 1984 runners.", [1984]),
        ("The 2018 and 2019 elections cost more; in 2019 goats died; early 2016 polls erred.", []),
        ("During 2016 Stone spoke to officials.", []),
        ("A Boeing 777F freighter landed.", []),
        ("It baked at 350F.", [350]),
        ("The town grew.[12]", []),
        ("As Figure 3 shows, it fell.", []),
    ],
)
def test_a_year_or_a_mark_is_no_count_and_a_count_no_year(text, expected):
    assert [quantity.value for quantity in find_quantities(text)[1]] == expected


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("It needs 2000-3000 people in May.", (2000, 3000)),
        ("The firm employs 100-1,000 people.", (100, 1000)),
        ("It goes from 1000 to 2000 hires.", (1000, 2000)),
        ("Symptoms appear after one-to-seven days.", (1, 7)),
        ("It ranges from 20 through 100.", (20, 100)),
        ("Union beat Rovers 3 to 2.", (2, 3)),
        ("Northfield 21-30 Easton", (21, 30)),
        ("The Tigers (45-17) won.", (17, 45)),
        ("Sales surpassed 3,000 cars.", (3000, None)),
        ("Gifts may not exceed $900.", (None, 900)),
        ("About 500 or more came.", (500, None)),
    ],
)
def test_both_ends_and_the_bound_of_a_verb_are_kept(text, bounds):
    assert [(quantity.low, quantity.high) for quantity in find_quantities(text)[1]] == [bounds]
