"""Earlier: what a bare number counts as one before it did."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40 people were hurt, 10 of them badly.", [("Some 40", "people", None), ("10", "people", None)]),
        ("The firm employs 300 people. It will hire 40 more.", [("300", "people", None), ("40", "people", None)]),
        (
            "Nine people died. Six were children. Another 22 were hurt.",
            [(text, "people", None) for text in ("Nine", "Six", "22")],
        ),
        ("Two boats sank and three others were damaged.", [("Two", "boats", None), ("three", "boats", None)]),
        ("The blast wrecked two cars. Six were hurt.", [("two", "cars", None), ("Six", None, None)]),
    ],
)
def test_a_bare_number_counts_what_the_one_before_it_did(read_figures, text, expected):
    assert [(figure.text, figure.counted, figure.trend) for figure in read_figures(text)] == expected
