import pytest

from broadsheet.markup.certainty import RATED_TABLES, has_less_certain, is_less_certain, keep_sure, say_certainty
from tests.support.handmade import Desk, read_little, read_much
from tests.support.rated import rate


@pytest.mark.parametrize(("certainty", "less"), [(0.0, True), (0.49, True), (0.5, False), (0.9, False), (None, False)])
def test_a_row_is_less_certain_below_the_line_and_not_where_it_was_not_rated(certainty, less):
    assert is_less_certain(certainty) is less
    reading = rate(read_little(), {"p1": certainty})
    assert has_less_certain(reading.tables) is less
    assert keep_sure(reading).left_out == {"statements": 0, "stances": int(less), "figures": 0, "mentions": 0}


@pytest.mark.parametrize("others", [None, 0.5, 0.8])
def test_where_no_row_is_less_certain_the_tables_are_those_there_were(others):
    reading = rate(read_much(), others=others)
    sure = keep_sure(reading)
    for name in ("articles", "entities", *RATED_TABLES):
        assert getattr(sure, name).equals(reading.tables[name])


def test_an_entity_is_counted_by_its_surer_mentions_and_none_is_left_out():
    desk = Desk("Ann came. She left. Bob slept. They ate.")
    desk.entity("Ann", "Ann", "She", "They")
    desk.entity("Bob", "Bob")
    entities = keep_sure(rate(desk.make(), mentions={"Ann": 0.4, "They": 0.3, "Bob": 0.1})).entities
    assert list(entities["mentions"]) == [1, 0]
    assert list(entities["first_start"]) == [desk.find("She")[0], desk.find("Bob")[0]]


def test_what_somebody_is_told_not_to_have_said_is_not_counted_and_not_called_less_certain():
    desk = Desk("Ann said it was late. Bob never said it was dark.")
    ann, bob = desk.entity("Ann", "Ann"), desk.entity("Bob", "Bob")
    desk.statement(ann, "Ann", "said", "it was late")
    desk.statement(bob, "Bob", "never said", "it was dark", act="other", negated=True)
    sure = keep_sure(rate(desk.make(), {"s1": 0.9, "s2": 0.2}))
    assert list(sure.statements["speaker_text"]) == ["Ann"]
    assert sure.left_out["statements"] == 0


@pytest.mark.parametrize(("certainty", "said"), [
    (0.01, "hardly any rows like this are right"),
    (0.3, "about 3 in 10 rows like this are right"),
    (0.47, "just under half of the rows like this are right"),
    (0.5, "about half of the rows like this are right"),
    (0.82, "about 8 in 10 rows like this are right"),
    (0.99, "nearly all rows like this are right"),
])  # fmt: skip
def test_a_certainty_is_said_in_words(certainty, said):
    assert say_certainty(certainty) == said


@pytest.mark.parametrize("line", [0.499, 0.5])
def test_the_words_on_either_side_of_the_line_differ(line):
    assert say_certainty(line).startswith("just under half" if is_less_certain(line) else "about half")
