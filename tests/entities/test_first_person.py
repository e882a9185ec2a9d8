"""First person: "we" is the speaker, and the body he heads or speaks for."""

import pytest

from tests.entities.test_groups import words_for


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ('"We have bought six planes," said Ann Lee, chief executive of Marlow Airways.', "Marlow Airways"),
        ('Marlow Airways spokesman Bo Lund said: "We are hiring."', "Marlow Airways"),
    ],
)
def test_we_is_also_the_body_he_speaks_for(read, text, body):
    assert "We" in words_for(read(text), body)


@pytest.mark.parametrize(
    "text",
    [
        '"I am glad," said Ann Lee, chief executive of Marlow Airways.',
        '"We were happy there," said Ann Lee, a former director of Marlow Airways.',
        '"We love it," said Ann Lee, a fan of Marlow Airways.',
    ],
)
def test_it_is_only_the_speaker_who_speaks_for_himself(read, text):
    assert set(words_for(read(text), "Marlow Airways")).isdisjoint({"I", "We"})
