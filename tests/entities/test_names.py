import pandas as pd
import pytest

from broadsheet.entities.names import find_described_person
from tests.support.trees import tree


def names(reading):
    """Name, type and how each named mention reads, by entity."""
    named = reading.mentions[reading.mentions["form"] == "name"]
    return {
        row.name: (row.type, list(named.loc[named["entity"] == row.entity, "text"]))
        for row in reading.entities.itertuples(index=False)
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
        ("The panel is Ada Finch, Bo Lind, Cy Marr and Di Noble.", "Di Noble", "PERSON", ["Di Noble"]),
        ("Judges Okafor, Lindgren and Wu agreed.", "Lindgren", "PERSON", ["Lindgren"]),
        ("Amis de la Forêt(ADF) planted trees. ADF has 40 members.", "Amis de la Forêt", "ORG", ["Amis de la Forêt", "ADF", "ADF"]),
        ("New novels from April House include a debut by Jo March.", "April House", "ORG", ["April House"]),
        ("England won the World Cup in 1966.", "World Cup", "EVENT", ["World Cup"]),
        ("Fashion chain Jane Norman is closing 30 shops.", "Jane Norman", "ORG", ["Jane Norman"]),
        ("He was Head of Marketing at Brisko until May.", "Brisko", "ORG", ["Brisko"]),
        ("The French president flew to Paris.", "French", "NORP", ["French"]),
        ("The Harbour Workers Union called a strike.", "Harbour Workers Union", "ORG", ["Harbour Workers Union"]),
        ("France sent aid. Paris has promised more.", "France", "GPE", ["France", "Paris"]),
        ("Russia moved troops. Moscow denied it.", "Russia", "GPE", ["Russia", "Moscow"]),
        ("Theresa Lund said she would go.", "Theresa Lund", "PERSON", ["Theresa Lund"]),
        ("Theresa May met the press. Mrs May left in May.", "Theresa May", "PERSON", ["Theresa May", "May"]),
        ('John "Jack" Reilly sold the firm. Jack Reilly declined to comment.', 'John "Jack" Reilly', "PERSON",
         ['John "Jack" Reilly', "Jack Reilly"]),
        ("Luis de la Cruz spoke. De la Cruz was calm.", "Luis de la Cruz", "PERSON", ["Luis de la Cruz", "De la Cruz"]),
        ("Kim Jong-un met Moon Jae-in in Pyongyang. Then Kim left.", "Kim Jong-un", "PERSON", ["Kim Jong-un", "Kim"]),
        ("Kim Jong-un met Moon Jae-in in Pyongyang. Moon left.", "Moon Jae-in", "PERSON", ["Moon Jae-in", "Moon"]),
        ("She met South Korean President Park Geun-hye. Ms Park smiled.", "Park Geun-hye", "PERSON", ["Park Geun-hye", "Park"]),
        ("Reps. Ana Diaz, Paul Lowe and Kim Stone voted. Lowe lost.", "Paul Lowe", "PERSON", ["Paul Lowe", "Lowe"]),
        ("Islamic State of Iraq and the Levant lost ground. ISIL fled.", "Islamic State of Iraq and the Levant", "ORG",
         ["Islamic State of Iraq and the Levant", "ISIL"]),
        ("He told USA TODAY's weekly programme.", "USA TODAY", "ORG", ["USA TODAY"]),
        ("He spoke to the Iraqi parliament.", "Iraqi parliament", "ORG", ["Iraqi parliament"]),
        ("He spoke to the Iraqi parliament.", "Iraqi", "NORP", ["Iraqi"]),
        ("The UN Security Council met.", "UN", "ORG", ["UN"]),
        ("It breached Security Council Resolution 2254.", "Security Council", "ORG", ["Security Council"]),
        ("Sunni Arab parties left.", "Sunni Arab", "NORP", ["Sunni Arab"]),
        ("North American Free Trade Agreement talks failed.", "North American Free Trade Agreement", "LAW",
         ["North American Free Trade Agreement"]),
        ("She led the Social Democratic Party of Germany.", "Social Democratic Party of Germany", "ORG",
         ["Social Democratic Party of Germany"]),
        ("A new Washington Post/ABC News poll is out.", "ABC News", "ORG", ["ABC News"]),
        ("The actor Harry Power died.", "Harry Power", "PERSON", ["Harry Power"]),
        ("He served the House of Commons of Canada.", "House of Commons of Canada", "ORG", ["House of Commons of Canada"]),
        ("Hollin & Wray cut prices. Hollin & Wray said so.", "Hollin & Wray", "ORG", ["Hollin & Wray", "Hollin & Wray"]),
        ("It was panel Chairman Rep. Jason Okoro.", "Jason Okoro", "PERSON", ["Jason Okoro"]),
        ("Apple Inc. sued a rival. Apple won.", "Apple Inc.", "ORG", ["Apple Inc.", "Apple"]),
        ("J&J said it would appeal.", "J&J", "ORG", ["J&J"]),
        ("Donald Lund denied it. Donald Lund Jr. testified.", "Donald Lund Jr.", "PERSON", ["Donald Lund Jr."]),
        ("Viktor Orbán spoke. Orban said no.", "Viktor Orbán", "PERSON", ["Viktor Orbán", "Orban"]),
        ("Joaquin Guzman Loera was jailed. Mr Guzman escaped.", "Joaquin Guzman Loera", "PERSON",
         ["Joaquin Guzman Loera", "Guzman"]),
        ("Robert Park spoke. Park left.", "Robert Park", "PERSON", ["Robert Park", "Park"]),
        ("She runs the Anti-Defamation League.", "Anti-Defamation League", "ORG", ["Anti-Defamation League"]),
        ("UK INFLATION FALLS AGAIN\nPrices rose by less in the UK.", "UK", "GPE", ["UK", "UK"]),
        ("The US-led coalition left.", "US", "GPE", ["US"]),
        ("Hurricane Katrina hit the coast.", "Hurricane Katrina", "EVENT", ["Hurricane Katrina"]),
        ("He served in World War II.", "World War II", "EVENT", ["World War II"]),
        ("It happened at 131 West 23rd Street.", "131 West 23rd Street", "FAC", ["131 West 23rd Street"]),
        ("It hit the Chelsea neighborhood. Chelsea is dense.", "Chelsea", "LOC", ["Chelsea", "Chelsea"]),
        ("New York (AFP) – Prices rose.", "New York", "GPE", ["New York"]),
        ("New York (AFP) – Prices rose.", "AFP", "ORG", ["AFP"]),
        ("BAGHDAD, Jan 25 (Reuters) - Fire broke out in Baghdad.", "Baghdad", "GPE", ["BAGHDAD", "Baghdad"]),
        ("By Anna Smith\n\nPrices rose.", "Anna Smith", "PERSON", ["Anna Smith"]),
        ("LUND RESIGNS AFTER FRAUD INQUIRY\nSarah Lund resigned.", "Sarah Lund", "PERSON", ["LUND", "Sarah Lund"]),
    ],
)  # fmt: skip
def test_a_name_has_its_type_and_all_its_mentions(read, text, name, kind, mentions):
    assert names(read(text))[name] == (kind, mentions)


def test_two_people_of_one_surname_stay_two(read):
    found = names(read("Mr John Abbott spoke first. His daughter, Mrs Helen Abbott, spoke after him."))
    assert found["John Abbott"][1] == ["John Abbott"]
    assert found["Helen Abbott"][1] == ["Helen Abbott"]


def test_a_title_or_given_name_tells_two_of_one_surname_apart(read):
    found = names(
        read("Peter van der Berg and Anna van der Berg run it. Mr van der Berg came first. Ms van der Berg came later.")
    )
    assert found["Peter van der Berg"][1] == ["Peter van der Berg", "van der Berg"]
    assert found["Anna van der Berg"][1] == ["Anna van der Berg", "van der Berg"]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        pytest.param(
            "Justice Ketanji Brown Jackson spoke. Dr. Patrick Jackson spoke. Dr. Jackson was tired.", "Patrick Jackson",
            ["Patrick Jackson", "Jackson"], id="the same title",
        ),
        pytest.param(
            "President George W. Bush met his father, George H.W. Bush. Bush smiled.", "George W. Bush", ["George W. Bush", "Bush"],
            id="who came first",
        ),
        pytest.param("Barack and Michelle Obama arrived. Obama smiled.", "Barack", ["Barack", "Obama"], id="a shared surname"),
        pytest.param("Prince William met William Ruto. Mr Ruto left.", "William", ["William"], id="a prince is no surnamed man"),
    ],
)  # fmt: skip
def test_a_name_that_several_may_bear_is_given_to_one(read, text, name, mentions):
    assert names(read(text))[name][1] == mentions


@pytest.mark.parametrize(
    "text",
    [
        "The empire fell in 330 BC.",
        "MAYOR RESIGNS AFTER FRAUD INQUIRY\nSarah Lund resigned.",
        "Now prices rose. Curfew was early.",
    ],
)
def test_words_that_only_stand_in_capitals_name_nothing(read, text):
    assert set(names(read(text))) <= {"Sarah Lund"}


def test_a_text_in_capitals_throughout_is_read_all_the_same(read):
    assert "ANGELA MERKEL" in names(read("GERMAN CHANCELLOR ANGELA MERKEL SPOKE IN BERLIN."))


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


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ex-FBI director James Comey testified.", "James Comey", "Ex-FBI director"),
        ("Labour's Keir Stone spoke.", "Keir Stone", None),
        ("Israeli Foreign Minister Israel Katz spoke.", "Israel Katz", "Israeli Foreign Minister"),
        ('Ann Lee is "a liar", Bob Day said.', "Ann Lee", None),
        ("The Harbour Trust is a burden.", "Harbour Trust", None),
        ("The Harbour Trust is a charity.", "Harbour Trust", "a charity"),
        ("A spokesman for the company, Tesla, spoke.", "Tesla", "the company"),
    ],
)
def test_a_role_says_which_person_or_body_it_is(read, text, name, role):
    entities = read(text).entities
    (found,) = entities.loc[entities["name"] == name, "role"]
    assert (None if found is pd.NA else found) == role


def test_no_names_give_no_named_entity(read):
    reading = read("it rained all night and nobody came.")
    assert not (reading.mentions["form"] == "name").any()


def test_an_apposition_of_a_noun_with_nothing_above_it_is_that_nouns():
    """A headline such as "In the movement, Araji": the noun is the root and has a preposition, which once made the
    search endless.
    """
    doc = tree("In/IN/ADP/case/2 movement/NN/NOUN/root/0 ,/,/PUNCT/punct/4 Araji/NNP/PROPN/appos/2")
    assert find_described_person(doc[1], doc[3]).text == "movement"
