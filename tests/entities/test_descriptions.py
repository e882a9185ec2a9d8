"""Descriptions: which entity a noun phrase takes up, by its head word, a role, an owner or a kind."""

import pytest

from broadsheet.entities import descriptions
from broadsheet.entities.names import find_names
from broadsheet.entities.seeds import plant_seeds
from broadsheet.entities.sieve import join_mentions
from broadsheet.entities.tokens import index_tokens
from broadsheet.language import find_quotations, find_text
from broadsheet.rules import find_first
from tests.entities.test_referents import words_for


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("Gen. Mark Hill spoke in Kabul. The general left.", "Mark Hill", ["Mark Hill", "The general"], id="title"),
        pytest.param(
            "Rep. Ana Diaz spoke first. The California congresswoman voted no.", "Ana Diaz", ["Ana Diaz", "The California congresswoman"],
            id="what a title is called",
        ),
        pytest.param(
            "Ex-FBI director James Okoro testified. The former FBI director was calm.", "James Okoro",
            ["James Okoro", "The former FBI director"], id="former and ex",
        ),
        pytest.param(
            "The Bureau of Labour opened a case. The bureau has a staff of ten.", "Bureau of Labour", ["Bureau of Labour", "The bureau"],
            id="head before of",
        ),
        pytest.param(
            "Amnesty International criticised the law. The campaign group will go to court.", "Amnesty International",
            ["Amnesty International", "The campaign group"], id="kind of body",
        ),
        pytest.param("Floods hit Mosul. The city of Mosul is in the north. The city is large.", "Mosul",
                     ["Mosul", "The city of Mosul", "Mosul", "The city"], id="city of a name"),
        pytest.param("Prime Minister Luc Petit met Deputy Prime Minister Anna Roe. The prime minister left.", "Luc Petit",
                     ["Luc Petit", "The prime minister"], id="the office, and not the deputy's"),
        pytest.param("The Supreme Court ruled that Congress erred. The court was split.", "Supreme Court",
                     ["Supreme Court", "The court"], id="name before kind"),
        pytest.param("Microsoft will buy Skype. The company is cautious.", "Microsoft", ["Microsoft", "The company"], id="the subject"),
        pytest.param("Floods hit the northern province of Tessaly. The province is poor.", "Tessaly",
                     ["the northern province of Tessaly", "Tessaly", "The province"], id="province of a name"),
        pytest.param("Fire broke out in Odense, near Jutland. The city was dark.", "Odense", ["Odense", "The city"], id="town, not region"),
    ],
)  # fmt: skip
def test_a_description_joins_the_name_it_takes_up(read, text, name, expected):
    assert words_for(read(text), name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("President Peter Falk left. The former president sat.", "Peter Falk", ["Peter Falk"], id="former"),
        pytest.param("Vice President Kim Roe spoke. The president left.", "Kim Roe", ["Kim Roe"], id="vice"),
        pytest.param(
            "French Prime Minister Luc Petit spoke. The British prime minister left.",
            "Luc Petit",
            ["Luc Petit"],
            id="British",
        ),
        pytest.param(
            "ODENSE — A visa program is up for renewal. The program has critics.", "ODENSE", ["ODENSE"], id="dateline"
        ),
        pytest.param(
            "Reuters reported losses. The minister resigned.", "Reuters", ["Reuters"], id="a person is no body"
        ),
    ],
)
def test_a_description_that_says_otherwise_stays_apart(read, text, name, expected):
    assert words_for(read(text), name) == expected


def test_a_body_of_one_owner_is_one(read):
    reading = read(
        "The Assad regime fell. Rebels cheered. Assad's brutal regime had ruled for years. The regime used gas."
    )
    (regime,) = reading.entities.loc[reading.entities["name"] == "The Assad regime", "entity"]
    mentions = reading.mentions.loc[reading.mentions["entity"] == regime, "text"]
    assert list(mentions) == ["The Assad regime", "Assad's brutal regime", "The regime"]


def test_bodies_of_two_owners_are_two(read):
    reading = read(
        "The Syrian army advanced. The Iraqi army held back. The Syrian army and the Iraqi army said they were ready."
    )
    assert {"The Syrian army", "The Iraqi army"} <= set(reading.entities["name"])


def test_an_institution_that_a_name_tells_is_kept_though_nothing_refers_to_it(read):
    reading = read("It rained near the mayor's office in Odense. The weather was bad near the office.")
    assert (
        dict(zip(reading.entities["name"], reading.entities["type"], strict=True))["the mayor's office in Odense"]
        == "ORG"
    )


def test_a_member_of_a_party_is_a_person_though_the_party_names_them(read):
    reading = read("Ana Diaz, the top Democrat on the Rules Committee, voted no.")
    assert "the top Democrat on the Rules Committee" in words_for(reading, "Ana Diaz")
    assert words_for(reading, "Democrat") == ["Democrat"]


def test_a_month_or_weekday_is_nothing_that_a_pronoun_means(read):
    reading = read("The Harbour Trust met on Monday. It will report in December.")
    assert words_for(reading, "Harbour Trust") == ["Harbour Trust", "It"]
    assert not {"Monday", "December"} & set(reading.entities["name"])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Fire broke out in Odense. The city was dark.", "take_up_place"),
        ("A plan to close the pier was shelved. The plan had cost a fortune.", "take_up_head"),
        ("Prime Minister Luc Petit spoke. The prime minister left.", "take_up_role"),
        ("Gen. Mark Hill spoke in Kabul. The general left.", "take_up_described"),
        ("The Bureau of Labour opened a case. The bureau has a staff of ten.", "take_up_name"),
        ("Microsoft will buy Skype. The company is cautious.", "take_up_body"),
        ("Plans for 46 homes went to the council. The scheme was too big.", "take_up_plan"),
        ("It rained in Odense. A minister left.", None),
    ],
)
def test_a_rule_with_a_name_takes_the_last_subject_up(nlp, monkeypatch, text, rule):
    asked = []

    def find_and_note(rules, *args):
        answer, made = find_first(rules, *args)
        asked.append((args[0].phrase.text, made))
        return answer, made

    monkeypatch.setattr(descriptions, "find_first", find_and_note)
    doc = nlp(text)
    index = index_tokens(doc, find_quotations(find_text(doc)))
    join_mentions(index, plant_seeds(index, *find_names(doc)))
    made = dict(asked).get(next(list(doc.sents)[-1].noun_chunks).text if rule else "A minister")
    assert made == (rule and f"entities.descriptions.{rule}")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Plans for 46 homes went to the council. Mr Lund said the scheme was too big.", "the scheme"),
        ("The firm sent in a proposal for a mine. Mrs Okafor backed the project.", "the project"),
        ("A plan to close the pier failed. Residents met on Monday. Mr Lund said the bid was foolish.", "the bid"),
        ("France and Spain signed a pact on fishing. Mr Lund said the agreement was unfair.", "the agreement"),
    ],
)
def test_one_plan_may_be_told_of_by_several_words(read, text, word):
    mentions = read(text).mentions
    later = mentions[mentions["text"] == word].iloc[0]
    first = mentions[mentions["start"] < text.index(".")]
    assert later["entity"] in set(first["entity"])
