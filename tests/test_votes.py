"""Votes: the two counts of a ballot are two quantities; a range and the score of a game are none."""

import pytest

from broadsheet.quantities import find_quantities
from broadsheet.reading import find_records


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
        ("They won 2-1 and drew 0-0.", []),
        ("Leeds beat Marlow 3-1 in the cup.", []),
        ("The vote of May 8-10 is over.", []),
        ("They voted to hire 10 to 12 teachers.", [(10, 12)]),
        ("People who voted wait for 2-3 years.", [(2, 3)]),
        ("Voters in 3-4 states voted.", [(3, 4)]),
        ("It won 52 percent to 48 percent in the vote.", [(52, 52), (48, 48)]),
    ],
)
def test_a_score_a_date_and_a_range_near_a_vote_are_none(text, expected):
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
