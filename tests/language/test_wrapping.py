"""Wrapping: a line break in the middle of a sentence ends none."""

import pytest

from broadsheet.language.wrapping import NEAR, is_wrapped


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("She was born in New\nOrleans and raised there.", 1),
        ("The treaty was signed by Foreign Minister Alba\nQuintero in Lima.", 1),
        ("The mill is owned by\nMarlow Council and let to a firm.", 1),
        ("The council met on\nmonday and told the mayor of the plan that Bo\nLund had drawn up.", 1),
        ("Fire destroys mill\nAnn Lund said that the mill had burned.", 2),
        ("Mill closes in New\n\nOrleans was shut on Monday.", 2),
        ("The council met.\nIt voted.", 2),
    ],
)
def test_a_sentence_goes_on_over_a_break_that_wraps_it(nlp, text, sentences):
    assert len(list(nlp(text).sents)) == sentences


def test_only_lines_nearby_tell_how_a_paragraph_is_wrapped(nlp):
    near, far = ("\n".join(["Ann Lee", *["Ben Ode"] * count, "who came, left"]) for count in (1, NEAR + 1))
    assert is_wrapped(nlp.make_doc(near), 3)
    assert not is_wrapped(nlp.make_doc(far), 3)
