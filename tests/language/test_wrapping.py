"""Wrapping: a line break in the middle of a sentence ends none."""

import pytest


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
