"""Ahead: a pronoun in what stands before the subject may mean a name that comes only then."""

import pytest

from tests.entities.test_groups import words_for


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("Before she became president, Lucia Arango drove a bus.", "Lucia Arango", "she"),
        ("In his first speech as mayor, Bo Lund promised new parks.", "Bo Lund", "his"),
        ("Despite its losses, Marlow Airways will buy ten planes.", "Marlow Airways", "its"),
        ("The former goalkeeper was all smiles. Nadia Ruscio, 41, was named coach.", "Nadia Ruscio", "The former goalkeeper"),
    ],
)  # fmt: skip
def test_what_stands_before_its_name_means_it(read, text, name, word):
    assert word in words_for(read(text), name)


def test_whoever_was_named_just_before_is_meant_first(read):
    reading = read("John Reed was elected in May. When he spoke, Mark Lund clapped.")
    assert "he" in words_for(reading, "John Reed")


def test_he_inside_a_quotation_is_not_its_speaker(read):
    reading = read('Falk, who lost to Lund in May, said: "In Paris, she was unstoppable."')
    assert "she" not in words_for(reading, "Falk")


def test_none_of_every_study_is_meant_by_it(read):
    reading = read("Mayor Ruth Lund opposes the new levy. Every study so far suggests that it works.")
    assert "it" in words_for(reading, "the new levy")
