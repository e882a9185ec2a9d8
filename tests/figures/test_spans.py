"""Spans: the numbers of names, which are no figures."""

import pytest


@pytest.mark.parametrize(
    "text", ["The airline bought two new 737 Max jets.", "It serves all the Fortune 500 companies."]
)
def test_a_number_inside_a_name_is_no_figure(read_figures, text):
    assert not {figure.value for figure in read_figures(text)} & {737, 500}
