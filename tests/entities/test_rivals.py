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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Tom Hale went on to slam Raj Brand for it, and accused him of lying. "It was a ruse," he said, "and he knew it."', "Tom Hale"),
        ('Tom Hale said Raj Brand had left. "We do not know what this gunman was after."\n"He killed a man," he said.', "Tom Hale"),
        ('Tom Hale made clear his view in a reply to the president.\n"It is no surprise that Raj Brand left," he said.', "Tom Hale"),
        ('Tom Hale filed his papers. He said Raj Brand was "a model"; but "I wrote a letter", he added.', "Tom Hale"),
    ],
)  # fmt: skip
def test_whoever_spoke_last_says_the_next_quotation(read, text, name):
    reading = read(text)
    names = reading.entities.set_index("entity")["name"]
    assert names[reading.statements.iloc[-1]["speaker"]] == name
