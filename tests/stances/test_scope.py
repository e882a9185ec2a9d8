import pytest

from broadsheet.stances import scope
from tests.support.stances import held

BEFORE = "The library in Marlow opens at nine.\n\nBuses run every ten minutes.\n\n"
BEHIND = "\n\nThe market is on Tuesdays.\n\nTickets cost four pounds."


def find_word(nlp, text, word):
    return next(token for token in nlp(text) if token.text == word)


@pytest.mark.parametrize(
    ("question", "text", "word", "expected"),
    [
        (scope.is_denied_above, "Mr Lund is not saying that they are wrong.", "wrong", True),
        (scope.is_denied_above, "Mr Lund is saying that they are wrong.", "wrong", False),
        (scope.is_claimed_by_others, "Mr Lund fought the accusation that he lied.", "lied", True),
        (scope.is_claimed_by_others, "Mr Lund said that he lied.", "lied", False),
        (scope.is_possible, "Prosecutors could charge Mr Lund.", "charge", True),
        (scope.is_possible, "Prosecutors will charge Mr Lund.", "charge", False),
        (scope.is_lacked, "Mr Lund had no motive to lie.", "lie", True),
        (scope.is_lacked, "Mr Lund had a motive to lie.", "lie", False),
        (scope.is_told_of_nobody, "The mayor was criticised.", "criticised", True),
        (scope.is_told_of_nobody, "The plan drew criticism.", "criticism", True),
        (scope.is_told_of_nobody, "Criticism of the plan may help.", "Criticism", False),
        (scope.is_told_of_nobody, "He left before the mayor was criticised.", "criticised", False),
        (scope.is_told_of_nobody, "The mayor could be criticised.", "criticised", False),
    ],
)
def test_how_what_a_word_shows_is_told(nlp, question, text, word, expected):
    assert question(find_word(nlp, text, word)) is expected


@pytest.mark.learned
@pytest.mark.parametrize(
    "text",
    [
        '"I am not saying that they are wrong," Mr Lund said of the nurses.',
        "Prosecutors could charge Mr Lund with fraud.",
        "A witness said Mr Lund had no motive to lie.",
        "The rejection of the appeal would often come before a trial.",
        "No general backed the plan.",
        "The ministry declined immediate comment.",
    ],
)
def test_what_is_not_told_as_so_is_no_stance(read, text):
    assert held(read(BEFORE + text + BEHIND)) == []


@pytest.mark.learned
def test_what_somebody_s_people_do_is_theirs_alone(read):
    text = "Labour councillors met on Friday. Their leader, Tariq Lund, accused Mrs Okafor of greed."
    assert {row[0] for row in held(read(BEFORE + text + BEHIND))} == {"Tariq Lund"}


@pytest.mark.learned
def test_whoever_rejects_a_request_is_not_against_those_who_make_it(read):
    found = {row[:3] for row in held(read(BEFORE + "France rejected the union's appeal." + BEHIND))}
    assert ("France", "oppose", "the union") not in found
    assert [row[1] for row in found] == ["oppose"]
