"""Rivals: an owner gives way to what it owns, and what was told of once long ago to anything nearer."""

import pytest

HARBOUR = "The harbour was built in 1870 and is deep. "


def entity_of(reading, word):
    """The name of the entity that the last mention reading so means."""
    row = reading.mentions.loc[reading.mentions["text"] == word].iloc[-1]
    return reading.entities.set_index("entity").loc[row["entity"], "name"]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (HARBOUR + "Fishermen oppose the new toll. They say it will ruin them.", "it", "the new toll"),
        (HARBOUR + "Ministers defended the reform. Doctors say it was rushed.", "it", "the reform"),
        ("Residents oppose the airport's third runway. They say it would flatten 90 homes.", "it", "the airport's third runway"),
        ("BlueHeron Inc. bought GlassMind Labs. BlueHeron plans to put GlassMind's maps into its apps.", "its", "BlueHeron Inc."),
    ],
)  # fmt: skip
def test_a_pronoun_passes_over_what_gives_way(read, text, word, name):
    assert entity_of(read(text), word) == name
