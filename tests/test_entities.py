import pytest

from broadsheet.entities import find_described_person
from trees import tree


def names(reading):
    """Name, type and how each named mention reads, by entity."""
    named = reading.mentions[reading.mentions["form"] == "name"]
    return {
        row.name: (row.type, list(named.loc[named["entity"] == row.entity, "text"])) for row in reading.entities.itertuples(index=False)
    }


@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"),
    [
        ("Mr Brown met Sarah Okafor in Lagos. Okafor thanked him.", "Sarah Okafor", "PERSON", ["Sarah Okafor", "Okafor"]),
        ("Prime Minister Theresa May resigned.", "Theresa May", "PERSON", ["Theresa May"]),
        ("Mr Kamal al-Hadi spoke. Hadi then left.", "Kamal al-Hadi", "PERSON", ["Kamal al-Hadi", "Hadi"]),
        ("The United Nations met. The UN agreed a text.", "United Nations", "ORG", ["United Nations", "UN"]),
        ("The Federal Bureau of Investigation opened a case. The FBI declined to comment.", "Federal Bureau of Investigation", "ORG",
         ["Federal Bureau of Investigation", "FBI"]),
        ("Britain and the UK are one country.", "Britain", "GPE", ["Britain", "UK"]),
        ("The French president flew to Paris.", "French", "NORP", ["French"]),
        ("The Harbour Workers Union called a strike.", "Harbour Workers Union", "ORG", ["Harbour Workers Union"]),
        ("France sent aid. Paris has promised more.", "France", "GPE", ["France", "Paris"]),
    ],
)  # fmt: skip
def test_a_name_has_its_type_and_all_its_mentions(read, text, name, kind, mentions):
    assert names(read(text))[name] == (kind, mentions)


def test_two_people_of_one_surname_stay_two(read):
    found = names(read("Mr John Abbott spoke first. His daughter, Mrs Helen Abbott, spoke after him."))
    assert found["John Abbott"][1] == ["John Abbott"]
    assert found["Helen Abbott"][1] == ["Helen Abbott"]


def test_a_city_in_which_something_happens_does_not_stand_for_its_country(read):
    found = names(read("France sent aid. A march in Paris drew thousands."))
    assert found["France"][1] == ["France"]
    assert found["Paris"][1] == ["Paris"]


def test_titles_and_articles_stand_outside_the_name(read):
    reading = read("The defence minister, General Anna Kowalska, met the World Bank.")
    assert {"Anna Kowalska", "World Bank"} <= set(reading.entities["name"])


def test_a_role_comes_from_title_apposition_or_copula(read):
    reading = read("Finance Minister Anna Kowalska resigned. Peter Lund, the mayor of Odense, thanked her.")
    roles = dict(zip(reading.entities["name"], reading.entities["role"], strict=True))
    assert roles["Anna Kowalska"] == "Finance Minister"
    assert roles["Peter Lund"] == "the mayor of Odense"


def test_no_names_give_no_named_entity(read):
    reading = read("it rained all night and nobody came.")
    assert not (reading.mentions["form"] == "name").any()


def test_an_apposition_of_a_noun_with_nothing_above_it_is_that_nouns():
    """A headline such as "In the movement, Araji": the noun is the root and has a preposition, which once made the search endless."""
    doc = tree("In/IN/ADP/case/2 movement/NN/NOUN/root/0 ,/,/PUNCT/punct/4 Araji/NNP/PROPN/appos/2")
    assert find_described_person(doc[1], doc[3]).text == "movement"
