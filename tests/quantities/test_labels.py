"""Labels: a number that names is no quantity, and one beside a name still is."""

import pytest

from tests.support.quantities import read_texts


@pytest.mark.parametrize(
    "text",
    [
        "She was born on 4 July 1911 and died on Sept. 9, 2001.",
        "The vote of May 8-10 is over.",
        "It opens at 9 a.m. and shuts at 5:30pm; ten o'clock is late.",
        "In 2018, after the 2016 elections, the 1990s looked far.",
        "Between 1600 and 1900 nothing happened.",
        "The 2014-15 season was his 10th.",
        "Call 020 7946 0991, 555-1234 or +44 20 7946 0991.",
        "Resolution 2254, Section 427, No. 5 and Channel 4 apply.",
        "A Boeing 737, an XC40 and the G20 met on 5G.",
        "They live at 10 Downing Street and 131 West 23rd Street.",
        "No one knows which one of them it was; perhaps this one.",
        "Many came for weeks and several stayed.",
        "One day he will go.",
        "The S P 500 fell.",
        "The iPhone 5s sold well.",
        "COVID-19 spread.",
        "He arrived on 2019-06-07.",
        "1. Read this.\n2) Sign that.",
        "It is one hell of a way to go.",
        "Flight 302 crashed; the Group of 20 met at half past three.",
        "Highway 61 runs north.",
        "A 911 caller rang; the 999 calls came late.",
        "Call (713) 555-0136 or see http://a.example/story.asp?StoryID=16473&p=0.",
        "It rose in April of '71.",
        "Grade 5 pupils left before COP26.",
        "A 4K television and a 5K run.",
        "Networks of 3G and 4G.",
        "FIFA World Cup 2018 day five brought rain.",
        "Phone: +1 (212) 899-4425",
        "Go to 1251 Avenue of the Americas.",
        "Call 111 or dial 999.",
        "He was Juror 6 at the table.",
        "The queue is between junctions 4 and 5.",
        "2)Sign that.",
        "The Year 6 pupils left on Day 5.",
        "The iPhone 15 Pro sells, with Bluetooth 5.3 and 1080p video.",
        "Image 3 of 7",
        "Text 88222 to give; see p. 45.",
        "The phase 2 trials of grade 3 tumours ended.",
        "The No. 1 men's player lost.",
        "Emissions are below 2000 levels, at 2010 prices.",
        "He told 60 Minutes that he had left.",
    ],
)
def test_dates_times_years_names_and_pronouns_are_no_quantities(text):
    assert read_texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then 2000 people came in 2003.", ["2000"]),
        ("On 3 May, 12 people left.", ["12"]),
        ("They killed 300 in Basra.", ["300"]),
        ("It has one way out.", ["one"]),
        ("It is a four-way race.", ["four-way"]),
        ("No two are alike.", ["two"]),
        ("Train 20 teachers.", ["20"]),
        ("Norway sent 20 tanks, Sweden 10 and the Danes six.", ["20", "10", "six"]),
        ("It sold 20 phones, Pixel 4 and Pixel 5.", ["20"]),
        ("Order 20 pizzas.", ["20"]),
        ("Last year 60 died.", ["60"]),
        ("2000 people died.", ["2000"]),
        ("The hotline got 101 calls.", ["101"]),
        ("Some text 10000 people read was lost.", ["10000"]),
        ("Cook the rice for 1½-2 hours.", ["1½-2 hours"]),
        ("The stock was at 10.5-½ on Monday.", ["10.5", "½"]),
        ("The bolt is 0.5−¾ inches long.", ["0.5−¾ inches"]),
        ("They got a 1.5-.5 split of it.", ["1.5", ".5"]),
        ("He ran 4k-5 times, a 15bn-12bn fall.", ["4k", "5", "15bn", "12bn"]),
        ("It is free for under-18s and over-65s.", ["under-18s", "over-65s"]),
        ("It was out in under 4s.", []),
        ("They paid over 1990s debts.", []),
        ("It is 4C or over-65s are cold.", ["4C", "over-65s"]),
        ("They called 101 people.", ["101"]),
        ("TRAIN 60 MINUTES A DAY", ["60 MINUTES A DAY"]),
        ("She is one of 15 people on the list.", ["one", "15"]),
        ("It cost COP26,000.", ["COP26,000"]),
        ("Nick Falk 44 has sold it.", ["44"]),
        ("The Vantor Pro 44 has sold well.", []),
        ("It tested the Vantor 11 Pro and 11 Pro Max.", []),
        ("Both, aged 17, beat Max Lund (58).", ["17", "58"]),
    ],
)
def test_a_count_near_a_date_or_name_is_still_one(text, expected):
    assert read_texts(text) == expected
