"""Words: the words that tell a noun in a cell, cut where a clause, a bracket or a quantity begins."""

import pytest


@pytest.mark.parametrize(
    "text", ["Hackers broke into systems in at least two states.", "She was hurt in the loss of nearly 40 jobs."]
)
def test_no_part_of_a_modifier_is_left_in_what_a_figure_is_about(read_figures, text):
    (figure,) = read_figures(text)
    assert figure.of is not None
    assert not set(figure.of.split()) & {"at", "least", "of", "nearly", "in"}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The death toll stood at 71. The death toll reached 88.", ["death toll", "death toll"]),
        ("At least 40 people were killed. Officials put the number of people killed at 52.", ["people", "people"]),
        ("One bridge is 300 metres long. Another bridge is 200 metres long.", ["bridge", "bridge", "bridge"]),
        ("The firm made a profit of £5m. Its profit was £4m before.", ["profit", "profit"]),
        ("The fine was $5m, up from $3m.", ["fine", "fine"]),
    ],
)
def test_figures_for_one_thing_count_it_by_the_same_words(read_figures, text, counted):
    assert [figure.counted for figure in read_figures(text)] == counted
