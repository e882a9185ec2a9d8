"""Changes: forms of the verbs that say which way something goes."""

import pytest

from broadsheet.lexicon.verbs import find_change, read_changes, read_directed_verbs


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
    ],
)
def test_every_form_of_a_verb_of_change_is_that_verb(word, verb):
    assert find_change(word) == verb


def test_a_verb_without_a_direction_of_its_own_is_not_directed():
    assert "edge" in read_changes("verb")
    assert "edge" not in read_directed_verbs()
