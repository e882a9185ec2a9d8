"""Changes: forms of the verbs that say which way something goes."""

import pytest

from broadsheet.lexicon.files import read_lexicon
from broadsheet.lexicon.verbs import find_change, read_changes, read_directed_verbs, read_moving_verbs, read_phrases


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("climbed", "climb"),
        ("rose", "rise"),
        ("fallen", "fall"),
        ("slipping", "slip"),
        ("dives", "dive"),
        ("rallied", "rally"),
        ("rallies", "rally"),
        ("said", None),
        ("rosy", None),
        ("god", None),
    ],
)
def test_every_form_of_a_verb_of_change_is_that_verb(word, verb):
    assert find_change(word) == verb


def test_a_verb_without_a_direction_of_its_own_is_not_directed():
    assert "edge" in read_changes("verb")
    assert "edge" not in read_directed_verbs()


def test_a_verb_with_a_word_of_its_own_tells_in_every_form():
    phrases = read_phrases()
    assert [phrases[words] for words in (("gave", "back"), ("tacking", "on"), ("was", "off"))] == ["down", "up", "down"]
    assert ("gave", "on") not in phrases


def test_a_verb_of_moving_is_one_of_change_that_goes_so_far():
    assert "jump" in read_moving_verbs()
    assert "rise" not in read_moving_verbs()


@pytest.mark.parametrize(
    ("column", "allowed"),
    [
        ("form", {"verb", "transitive", "noun", "particle", "phrase"}),
        ("trend", {"up", "down", ""}),
        ("length", {"way", ""}),
    ],
)
def test_a_column_of_the_list_of_changes_holds_allowed_values_only(column, allowed):
    assert {row[column] for row in read_lexicon("trends")} <= allowed


def test_only_verbs_take_their_direction_from_a_word_or_go_so_far():
    assert {row["form"] for row in read_lexicon("trends") if not row["trend"]} <= {"verb", "transitive"}
    assert {row["form"] for row in read_lexicon("trends") if row["length"]} == {"verb"}
