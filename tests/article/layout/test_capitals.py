"""Capitals: a text that has no small letters is read with a note."""

import pytest

from broadsheet.article.layout import lay_out

TEXT = "Tolls on the old Harwick bridge will rise by £2 to £5 next year, the mayor, Ann Lee, said on Monday."
NOTE = "The text is all in capitals, so names are found less well."


@pytest.mark.parametrize("text", [TEXT.upper(), TEXT.upper().replace("LEE", "McLEE"), f"TOLLS\n\n{TEXT.upper()}\n"])
def test_a_text_in_capitals_stays_and_is_told(text):
    assert lay_out(text) == (text, [NOTE])


@pytest.mark.parametrize("text", [TEXT, f"{TEXT.upper()} {TEXT}", "BRIDGE TOLLS TO RISE", "1,200 2,400 " * 40])
def test_a_text_with_small_letters_and_one_too_short_to_tell_are_not(text):
    assert lay_out(text) == (text, [])


def test_lines_of_a_wrapped_text_in_capitals_are_joined():
    text, notes = lay_out(f"{TEXT[:68].upper()}\n{TEXT[69:].upper()}\n")
    assert text == f"{TEXT.upper()}\n"
    assert len(notes) == 2
