"""Pages: heads, feet and numbers beside form feeds are left out, and sentences go on over them."""

import pytest

from broadsheet.article.layout import lay_out

PDF = """Bridge tolls to rise in Harwick

Tolls on the old Harwick bridge will rise by £2 to £5 next year, the
mayor, Ann Lee, said on Monday, and the repairs will cost
The Harwick Gazette                                              3
\f
The Harwick Gazette                                              4
£52 million over ten years.

Tom Falk rejected the plan.
"""


def test_a_sentence_over_a_page_break_is_one_and_head_and_number_are_left_out():
    text, notes = lay_out(PDF)
    assert text == (
        "Bridge tolls to rise in Harwick\n\n"
        "Tolls on the old Harwick bridge will rise by £2 to £5 next year, the mayor, Ann Lee, said on Monday, and the "
        "repairs will cost £52 million over ten years.\n\nTom Falk rejected the plan.\n"
    )
    assert notes[0] == "Page heads and page numbers were left out (2 lines)."


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "page 7 of 12", "7/12", "[7]", "p. 7"])
def test_a_page_number_beside_a_form_feed_is_left_out(number):
    assert (
        lay_out(f"The mayor spoke.\n\n{number}\n\fThe council voted.\n")[0]
        == "The mayor spoke.\n\fThe council voted.\n"
    )


def test_heads_of_left_and_right_pages_are_left_out_with_their_numbers():
    pages = [
        f"{'Monday' if n % 2 else 'The Gazette'} | {n}\n\nPage {n} says that {'abcdefg'[n]} is so.\n" for n in range(5)
    ]
    text, _ = lay_out("\f".join(pages))
    assert "|" not in text
    assert text.count("says that") == 5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor spoke.\n\fThe council voted.\n", id="no head"),
        pytest.param("The mayor spoke.\n7\nThe council voted.\n", id="no form feed"),
        pytest.param("In all, 52\n\fThe council voted for 1,200\n", id="numbers in sentences"),
        pytest.param("The same.\n\fThe same.\n", id="nothing but what recurs"),
    ],
)
def test_other_lines_beside_form_feeds_stay(text):
    assert lay_out(text) == (text, [])


@pytest.mark.parametrize("marks", ["(more)\n", "- 2 -\n", "   (more)\n\n   - 2 -\n", "-more-\r\n"])
def test_a_sentence_goes_on_over_the_marks_of_typed_copy(marks):
    above = "Tolls on the old Harwick bridge will rise by £2 to £5 next year, the\nmayor, Ann Lee, said on Monday, and the repairs"
    below = "will cost £52 million over ten years, which the council has yet to say\nyes to, and may not.\n"
    text, notes = lay_out(f"{above}\n\n{marks}\n{below}")
    assert text == f"{above} {below}".replace("\nmayor", " mayor").replace("\nyes", " yes")
    assert notes[0] == "Marks of a page's end, as of copy, were left out (1 time)."


@pytest.mark.parametrize("line", ["- 2 - 1 -", "2", "(More)s", "- 2018 -", "He wants (more)"])
def test_lines_that_only_look_like_such_marks_stay(line):
    text = f"Tolls rise.\n{line}\nRain fell.\n"
    assert lay_out(text) == (text, [])
