"""Topics: what a sum is reckoned of, and what the pronoun or missing subject beside a quantity stands for."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Net profit after tax slumped to £5m.", [("£5m", "Net profit after tax")]),
        ("Earnings before interest rose to £5m.", [("£5m", "Earnings")]),
        ("Sales including VAT rose 3%.", [("3%", "Sales")]),
        ("Output per worker rose 4%.", [("4%", "Output per worker")]),
        ("Spending on roads fell to £4m.", [("£4m", "Spending on roads")]),
        ("He left the firm before sales fell 3%.", [("3%", "sales")]),
    ],
)
def test_a_noun_that_says_how_a_sum_is_reckoned_is_not_what_it_is_said_of(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Jane Foster is a novelist. She has written 40 books.", "Jane Foster"),
        ("The charity, which employs 60 people, will close.", "charity"),
        ("The mayor announced plans to hire 300 nurses.", "mayor"),
        ("Some 300 nurses on strike met.", None),
        ("The police held six men in connection with the fire.", "police"),
        ("Profits at the bank, which employs 300, rose.", "bank"),
    ],
)
def test_a_figure_is_about_what_a_pronoun_stands_for_and_about_no_idiom(read_figures, text, of):
    (figure,) = read_figures(text)
    assert figure.of == of
