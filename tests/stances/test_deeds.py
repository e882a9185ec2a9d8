import pytest

from tests.support.stances import held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurses urged the trust not to cut the night shift.", ("Nurses", "oppose", "cut the night shift")),
        ("Residents pleaded with the council not to sell the park.", ("Residents", "oppose", "sell the park")),
        ("The union warned the board not to outsource cleaning.", ("The union", "oppose", "outsource cleaning")),
        ("The council was urged by traders not to move the market.", ("traders", "oppose", "move the market")),
        ("Mr Lund warned against moving the market.", ("Lund", "oppose", "moving the market")),
        ("Scientists warned against opening the quarry.", ("Scientists", "oppose", "opening the quarry")),
        ("Residents oppose selling the park.", ("Residents", "oppose", "selling the park")),
    ],
)
def test_what_somebody_is_told_not_to_do_is_opposed(read, text, expected):
    rows = [row[:3] for row in held(read(text))]
    assert expected in rows
    assert [target for _, polarity, target in rows if polarity == "oppose"] == [expected[2]]


@pytest.mark.parametrize(
    "text",
    [
        "A banker asked not to be named.",
        "A carpenter asked reporters not to give his name.",
        "The firm decided not to close the plant.",
        "The mayor was told not to speak.",
        "Mrs Okafor warned that cutting rates would hurt savers.",
    ],
)
def test_what_somebody_will_not_do_themselves_is_no_stance(read, text):
    assert held(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Players are worried about losing their place.",
        "Mr Lund fears losing the vote.",
        "Mr Lund denied misleading anyone.",
        "Mrs Okafor was unable to persuade the court not to sell the house.",
        "Mr Lund is worried about where he will be playing next season.",
    ],
)
def test_what_somebody_fears_is_no_deed_they_oppose(read, text):
    assert held(read(text)) == []


def test_who_is_told_not_to_give_up_a_thing_is_to_keep_it(read):
    rows = [row[:3] for row in held(read("The bloc urged Mr Lund not to abandon the talks."))]
    assert sorted(rows) == [("The bloc", "oppose", "abandon the talks"), ("The bloc", "support", "the talks")]
