import pytest


def words_for(reading, name):
    """The words of every mention of the entity of a name, in text order."""
    (entity,) = reading.entities.loc[reading.entities["name"] == name, "entity"]
    return list(reading.mentions.loc[reading.mentions["entity"] == entity, "text"])


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Mr Lund met Mrs Okafor. She thanked him.", "Lund", ["Lund", "him"]),
        ("Mr Lund met Mrs Okafor. She thanked him.", "Okafor", ["Okafor", "She"]),
        ("Mr Lund said he would resign and take his family home.", "Lund", ["Lund", "he", "his"]),
        ("Prime Minister Anna Kowalska spoke. The prime minister left.", "Anna Kowalska", ["Anna Kowalska", "The prime minister"]),
        ("Mr Lund left. \"I am tired,\" he said.", "Lund", ["Lund", "I", "he"]),
        ("The Harbour Workers Union met. The union voted to strike.", "Harbour Workers Union", ["Harbour Workers Union", "The union"]),
        ("An earthquake struck Nepal. The country asked for help.", "Nepal", ["Nepal", "The country"]),
    ],
)  # fmt: skip
def test_pronouns_and_descriptions_join_the_entity_they_mean(read, text, name, expected):
    assert words_for(read(text), name) == expected


def test_an_expletive_it_means_nothing(read):
    reading = read("The World Bank lent money. It is clear that prices rose.")
    assert words_for(reading, "World Bank") == ["World Bank"]


def test_a_plural_pronoun_means_each_of_those_joined(read):
    reading = read("Anna Kowalska and Peter Lund arrived late, and they left early.")
    assert "they" in words_for(reading, "Anna Kowalska")
    assert "they" in words_for(reading, "Peter Lund")


def test_what_a_pronoun_cannot_agree_with_is_left_alone(read):
    reading = read("Mrs Okafor met the World Bank. He was late.")
    assert "He" not in set(reading.mentions["text"])
