"""Groups: a plural pronoun is listed under each whom it means, or under the one person it means."""

import pytest


def words_for(reading, name):
    (entity,) = reading.entities.loc[reading.entities["name"] == name, "entity"]
    return list(reading.mentions.loc[reading.mentions["entity"] == entity, "text"])


@pytest.mark.parametrize(
    ("text", "names", "word"),
    [
        ("Hikers Olga Renn and Timo Falk were found at dawn. They had slept in a cave.", ["Olga Renn", "Timo Falk"], "They"),
        ("Anna Lund met Peter Falk in Paris. They agreed to talk again.", ["Anna Lund", "Peter Falk"], "They"),
        (
            "Gregor Falk backs Helena Lund. Helena Lund likes him. They both distrust Milan Dorn, who despises them.",
            ["Gregor Falk", "Helena Lund"],
            "them",
        ),
        ("Drag artist Ash Monk, who is non-binary, will host the gala. They won the prize in 2019.", ["Ash Monk"], "They"),
        ("A whistleblower told the Herald that they had copied the files.", ["A whistleblower"], "they"),
        ("Rain is due, forecasters said. Sailors Jan Otter and Bea Holm left port. They had food.", ["Jan Otter", "Bea Holm"], "They"),
        ("Rain is due, forecasters said. The caller, who gave no name, said they saw smoke.", ["The caller"], "they"),
        ("The caller did not leave their name. They said the bridge was unsafe.", ["The caller"], "They"),
        ("Ada Moss wed Bill Tarn in June. Their son was born a year later.", ["Ada Moss", "Bill Tarn"], "Their"),
    ],
)  # fmt: skip
def test_a_plural_pronoun_means_all_it_joins_or_one_person(read, text, names, word):
    reading = read(text)
    assert all(word in words_for(reading, name) for name in names)


def test_a_group_named_in_the_plural_comes_before_two_persons(read):
    reading = read("Anna Lund met the nurses. They had worked all night.")
    assert "They" not in words_for(reading, "Anna Lund")


def test_pronouns_that_are_only_spoken_of_mean_nobody(read):
    reading = read("Robin Vale, a climber who uses they/them pronouns, reached the summit.")
    assert set(reading.mentions["text"]).isdisjoint({"they", "them"})
