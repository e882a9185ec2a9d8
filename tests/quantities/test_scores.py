"""Tallies: the two counts of a ballot are two quantities, those of a game's score one; a range is neither."""

import pytest

from broadsheet.quantities.reading import find_quantities
from broadsheet.records import find_records


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The council voted 7-4 to close the pool.", [7, 4]),
        ("The council voted 4-7 against closing it.", [4, 7]),
        ("The board voted 7 to 4 against the merger.", [7, 4]),
        ("The board voted seven to four against the merger.", [7, 4]),
        ("The bill passed the Senate, 52–48.", [52, 48]),
        ("They confirmed her 52-48 along party lines.", [52, 48]),
        ("In a 5-4 ruling, the court let the law stand.", [5, 4]),
        ("The 218-214 vote was close.", [218, 214]),
        ("By a 2-to-1 vote, the court sent it back.", [2, 1]),
        ("They approved it by a vote of 12-0.", [12, 0]),
    ],
)
def test_a_vote_has_two_counts(text, counts):
    _, quantities = find_quantities(text)
    assert [(quantity.value, quantity.form) for quantity in quantities] == [(count, "vote") for count in counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote of May 8-10 is over.", []),
        ("They voted to hire 10 to 12 teachers.", [(10, 12)]),
        ("People who voted wait for 2-3 years.", [(2, 3)]),
        ("Voters in 3-4 states voted.", [(3, 4)]),
        ("It won 52 percent to 48 percent in the vote.", [(52, 52), (48, 48)]),
    ],
)
def test_a_date_and_a_range_near_a_vote_are_none(text, expected):
    _, quantities = find_quantities(text)
    assert [(quantity.low, quantity.high) for quantity in quantities] == expected
    assert "vote" not in {quantity.form for quantity in quantities}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The council voted 7-4 to close the pool.", "council"),
        ("The bill passed 52-48.", "bill"),
        ("In a 5-4 ruling, the court let the law stand.", "court"),
        ("The Senate's 80-19 vote came late.", "Senate"),
        ("A 6-3 decision by the high court would end it.", "high court"),
    ],
)
def test_a_vote_counts_votes_and_is_said_of_who_voted_or_what_was_voted_on(nlp, text, of):
    figures = find_records(nlp(text)).figures
    assert [(figure.counted, figure.of) for figure in figures] == [("votes", of)] * 2


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("They won 2-1 and drew 0-0.", [("2-1", 1, 2), ("0-0", 0, 0)]),
        ("Leeds beat Marlow 3–1 in the cup.", [("3–1", 1, 3)]),
        ("Leeds lost 0-3 at home.", [("0-3", 0, 3)]),
        ("At 2-0 down they gave up.", [("2-0", 0, 2)]),
        ("A late goal made it a 2-2 draw.", [("2-2", 2, 2)]),
        ("The Hawks won 112-98 for a 12-4 record.", [("112-98", 98, 112), ("12-4", 4, 12)]),
        ("She won 6-4, 3-6, 7-6.", [("6-4", 4, 6), ("3-6", 3, 6), ("7-6", 6, 7)]),
        ("They won 2-1 thanks to Lund.", [("2-1", 1, 2)]),
        ("They won 2 – 1 at home.", [("2 – 1", 1, 2)]),
        ("She won 7-5, 4-6, 7-6 (7-4).", [("7-5", 5, 7), ("4-6", 4, 6), ("7-6", 6, 7), ("7-4", 4, 7)]),
        ("The match ended 2-2; the series is level at 1-1.", [("2-2", 2, 2), ("1-1", 1, 1)]),
    ],
)
def test_the_score_of_a_game_is_one_quantity_without_a_value(text, scores):
    lexemes, quantities = find_quantities(text)
    spans = [text[lexemes[quantity.first].start : lexemes[quantity.last - 1].end] for quantity in quantities]
    assert [(span, quantity.low, quantity.high) for span, quantity in zip(spans, quantities, strict=True)] == scores
    assert {(quantity.value, quantity.modifier) for quantity in quantities} == {(None, "score")}


@pytest.mark.parametrize(
    "text",
    [
        "There were 10-15 people at the start.",
        "They made 2-3 home visits and wrote 10-12 books in a series.",
        "Some 20-30 fans in the lead group and 5-6 level crossings.",
        "The rally drew 200-300 of them on Sunday.",
        "They won 12-15 seats.",
        "It won 45-50% of the vote.",
        "She lost 5-10 kg in 2-3 months.",
        "They led by 10-15 points.",
        "She lost a brother on 9-11.",
        "They won the 2018-19 title.",
        "They won in a 4-4-2.",
        "It was a 3-1 margin.",
        "See pages 3-1 and 4-2.",
        "Call 555-1234 to win.",
    ],
)
def test_what_is_no_score(text):
    _, quantities = find_quantities(text)
    assert "score" not in {quantity.modifier for quantity in quantities}


@pytest.mark.parametrize(
    ("text", "counted", "of"),
    [
        ("Leeds beat Marlow 3-1.", None, "Leeds"),
        ("Leeds United lost 0-3 at home.", None, "Leeds United"),
        ("The team built a 9-2 lead.", "lead", "team"),
    ],
)
def test_a_score_is_said_of_whoever_played(nlp, text, counted, of):
    figures = find_records(nlp(text)).figures
    assert [(figure.counted, figure.of) for figure in figures] == [(counted, of)]
