"""Changed: what a verb of change, or one that adds and takes, says its quantity of."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were fined for raising train fares by up to £24.", [("up to £24", "train fares")]),
        ("The tax adds £5,000 to the price of a house.", [("£5,000", "price of a house")]),
        ("She shaved ten seconds off her best time.", [("ten seconds", "best time")]),
        ("The crash wiped $3 billion off the value of the firm.", [("$3 billion", "value of the firm")]),
        ("The drug cut the risk of death by 34%.", [("34%", "risk of death")]),
        ("The rebels came to within 30 km of the capital.", [("within 30 km", "rebels")]),
        ("The plant cut its rice forecast last week by 20 percent.", [("20 percent", "rice forecast")]),
        (
            "Some 2,000 people have crossed the Channel, 10 per cent up on May.",
            [("Some 2,000", "people"), ("10 per cent", "people")],
        ),
    ],
)
def test_a_verb_of_change_says_its_amount_of_what_changes(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected
