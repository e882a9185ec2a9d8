"""Quoted mail: its marks go, and what is quoted stays."""

import pytest

from broadsheet.article.layout import lay_out


def test_marks_before_every_line_are_taken_out_and_its_lines_joined():
    text, notes = lay_out(
        "> Tolls on the old Harwick bridge will rise by £2 to £5 next year, the\n"
        "> mayor, Ann Lee, said on Monday.\n>\n> The Harwick Chamber of Commerce backs her.\n"
    )
    assert text == (
        "Tolls on the old Harwick bridge will rise by £2 to £5 next year, the mayor, Ann Lee, said on Monday.\n\n"
        "The Harwick Chamber of Commerce backs her.\n"
    )
    assert notes[0] == "The marks of quoted mail ('>') were taken out of 4 lines."


@pytest.mark.parametrize("inner", [">> ", "> > ", ">>"])
def test_what_is_quoted_within_a_quotation_is_parted_from_it(inner):
    text, _ = lay_out(
        f"Tom Falk wrote:\n> I reject it\n{inner}The tolls rise\n{inner}on Monday\n> as you know.\n\nSo do I.\n"
    )
    assert text == "Tom Falk wrote:\n\nI reject it\n\nThe tolls rise\non Monday\n\nas you know.\n\nSo do I.\n"


def test_line_breaks_of_windows_stay():
    assert lay_out("> One.\r\n> Two.\r\n")[0] == "One.\r\nTwo.\r\n"


def test_a_signature_is_left_out():
    text, notes = lay_out("The tolls rise.\n\n-- \nTom Falk\nHauliers' Association\n")
    assert (text, notes) == ("The tolls rise.\n\n", ["A mail signature was left out."])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The tolls rose > 5 percent.\nShe said so.\n", id="a sign within a line"),
        pytest.param("She was asked.\n\n> Will they rise?\n\nThey will.\n", id="one line"),
        pytest.param(">> ANN LEE: We will.\n>> TOM FALK: You will not.\nI say so.\n", id="captions"),
        pytest.param(">\n>\n", id="no words"),
        pytest.param("The tolls rise.\n--\nTom Falk\n", id="a rule"),
        pytest.param(f"The tolls rise.\n-- \n{'The mayor said so again. ' * 5}\n", id="text below two dashes"),
    ],
)
def test_other_marks_and_dashes_stay(text):
    assert lay_out(text) == (text, [])


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Ann <a@b.example>\nDate: 5 March 2018\nSubject: Tolls\nTo: <c@d.example>\n",
        "-----Original Message-----\r\nFrom: Ann\r\nSent: Monday, March 5, 2018\r\nTo: Tom\r\nSubject: Tolls\r\n",
        "Begin forwarded message:\n\n**From:** Ann\n**Subject:** Tolls\n**Date:** 5 March 2018\n",
        "On Mon, 5 Mar 2018 at 09:30, Ann Lee <a@b.example> wrote:\n",
        "On Mon, 5 Mar 2018 at 09:30, Ann Lee\n<a@b.example> wrote:\n",
    ],
)
def test_the_head_of_a_forwarded_or_answered_mail_is_left_out(head):
    text, notes = lay_out(f"See below.\n\n{head}\nTolls rise on Monday.\n")
    assert text.split() == ["See", "below.", "Tolls", "rise", "on", "Monday."]
    assert notes == ["1 head of forwarded or answered mail was left out."]


@pytest.mark.parametrize(
    "text",
    [
        "From: Ann Lee\nTo: Tom Falk\nDate: Monday\nThe letter said no.\n",
        "On Monday the mayor of Harwick, Ann Lee, wrote:\n“No.”\n",
    ],
)
def test_letters_and_what_somebody_wrote_stay(text):
    assert lay_out(text) == (text, [])


def test_what_a_telephone_adds_is_left_out():
    assert lay_out("The tolls rise.\n\nSent from my iPhone\n") == (
        "The tolls rise.\n\n",
        ["A mail signature was left out."],
    )
