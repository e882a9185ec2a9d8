"""Hyphens at line ends: those that cut a word go, those of a compound stay."""

import pytest

from broadsheet.article.layout import lay_out

SCANNED = """Tolls on the old Har-
wick bridge will rise next year, Mayor Ann Lee said on Mon-
day. "The repairs will cost £52 mil-
lion," Ms Lee said. Tom Falk, who leads the hauliers' associ-
ation, rejected the plan.
"""


def test_words_that_a_scanner_left_cut_are_whole():
    text, notes = lay_out(SCANNED)
    assert text == (
        "Tolls on the old Harwick bridge will rise next year, Mayor Ann Lee said on Monday. "
        '"The repairs will cost £52 million," Ms Lee said. Tom Falk, who leads the hauliers\' association, '
        "rejected the plan.\n"
    )
    assert notes == ["4 words cut by a hyphen at a line's end became whole."]


def test_words_that_are_cut_in_double_spaced_copy_are_whole():
    assert lay_out(SCANNED.replace("\n", "\n\n"))[0] == lay_out(SCANNED)[0] + "\n"


# each stands in a text with a cut word, so that its lines are known to be broken within words
@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("govern", "ment", "government"),
        ("Council", "lors", "Councillors"),
        ("mil", "lion", "million"),
        ("Mon", "day", "Monday"),
        ("with", "out", "without"),
        ("under", "stand", "understand"),
        ("Hol", "lingbrook", "Hollingbrook"),
        ("TOR", "QUAY", "TORQUAY"),
        ("high", "rise", "high-rise"),
        ("forty", "five", "forty-five"),
        ("Anglo", "American", "Anglo-American"),
        ("two-year", "old", "two-year-old"),
        ("mother-in", "law", "mother-in-law"),
        ("non", "executive", "non-executive"),
        ("e", "mail", "e-mail"),
        ("2", "year", "2-year"),
    ],
)
def test_how_common_a_word_and_its_parts_are_tells_a_cut_word_from_a_compound(above, below, whole):
    text, _ = lay_out(f"It was the associ-\nation that asked for a {above}-\n{below} of some kind.\n")
    assert text == f"It was the association that asked for a {whole} of some kind.\n"


@pytest.mark.parametrize(
    ("elsewhere", "whole"), [("The Green Bel-mont is a hotel.", "Bel-mont"), ("Belmont is a town.", "Belmont")]
)
def test_the_text_itself_tells_how_it_writes_a_word(elsewhere, whole):
    assert (
        lay_out(f"The associ-\nation met at Bel-\nmont. {elsewhere}\n")[0]
        == f"The association met at {whole}. {elsewhere}\n"
    )


def test_a_suspended_hyphen_stays_with_its_space():
    text = (
        "The council has talked for years of the houses of the town that are pre-\n"
        "and post-war, and of what it would cost to build them all anew as soon as\n"
        "there is any money for it."
    )
    assert "pre- and post-war" in lay_out(text)[0]


@pytest.mark.parametrize("hyphen", ["\u00ad", "¬"])
def test_a_soft_hyphen_only_cuts(hyphen):
    assert lay_out(f"a high{hyphen}\nway\n") == (
        "a highway\n",
        ["1 word cut by a hyphen at a line's end became whole."],
    )


def test_a_long_word_at_the_end_of_a_line_takes_no_time():
    """A pattern that takes more than linear time would take this for minutes."""
    text = f"{'a' * 90_000}_-\nand so on.\n"
    assert lay_out(text) == (text, [])


@pytest.mark.parametrize("text", ["He spoke of a high-\nrise.\n", "Arsenal -\nchampions\n", "the no-\nfault rule\n"])
def test_where_no_word_is_cut_for_certain_hyphens_stay_as_they_are(text):
    assert lay_out(text) == (text, [])
