import pytest

from broadsheet.phrasing import open_sentence, say_act, say_alone, say_count, say_digits, say_list, say_times


@pytest.mark.parametrize(
    ("count", "words"), [(1, "one vote"), (9, "nine votes"), (10, "10 votes"), (1204, "1,204 votes")]
)
def test_a_count_is_a_word_up_to_nine(count, words):
    assert say_count(count, "vote") == words
    assert say_count(0, "vote") == "no votes"


def test_lists_and_times_read_as_english():
    assert say_list(["a"]) == "a"
    assert say_list(["a", "b", "c"]) == "a, b and c"
    assert [say_times(n) for n in (1, 2, 3, 17)] == ["once", "twice", "three times", "17 times"]


@pytest.mark.parametrize(("count", "words"), [(0, "0 entities"), (1, "1 entity"), (2000, "2,000 entities")])
def test_a_label_has_its_count_in_digits(count, words):
    assert say_digits(count, "entity", "entities") == words


def test_a_number_that_stands_alone_and_a_sentence_that_opens():
    assert [say_alone(n) for n in (0, 1, 9, 10, 1204)] == ["none", "one", "nine", "10", "1,204"]
    assert open_sentence("two stances") == "Two stances"
    assert open_sentence("") == ""


def test_an_act_that_is_denied_is_told_as_such():
    assert [say_act("criticise", negated=denied) for denied in (False, True)] == ["criticise", "does not criticise"]
    assert say_act("other", negated=True) == "does not say"
