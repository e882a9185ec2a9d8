"""Spans: each source of names finds its own kind, and the surest to claim a token keeps it."""

import pytest

from broadsheet.entities.bodies import find_firms, find_headed, find_parliaments
from broadsheet.entities.claims import Claims
from broadsheet.entities.edges import Name
from broadsheet.entities.listed import find_listed, find_long_listed
from broadsheet.entities.persons import find_before_modal, find_charged, find_given, find_nicknamed, find_titled
from broadsheet.entities.spans import find_spans


def claim(doc, taken=()) -> Claims:
    return Claims(doc, [token.text for token in doc], set(taken))


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        (find_nicknamed, 'John "Jack" Reilly left.', [('John "Jack" Reilly', "PERSON")]),
        (find_titled, "They met Mr Maliki.", [("Maliki", "PERSON")]),
        (find_given, "They met Anna Lund.", [("Anna Lund", "PERSON")]),
        (find_charged, "Minister of Roads and Bridges Kofi Adjei left.", [("Kofi Adjei", "PERSON")]),
        (find_charged, "The secretary for Culture and Sport Anna Lund left.", [("Anna Lund", "PERSON")]),
        (find_charged, "The president of San Marino left.", []),
        (find_before_modal, "Amelia May may resign.", [("Amelia May", "PERSON")]),
        (find_firms, "Shares in Hollin & Wray fell.", [("Hollin & Wray", "ORG")]),
        (find_firms, "L. L. Moss & Co sold it.", [("L. L. Moss & Co", "ORG")]),
        (find_parliaments, "The Iraqi parliament met.", [("Iraqi parliament", "ORG")]),
        (find_parliaments, "The parliament met.", []),
        (find_headed, "The University of Marlow closed.", [("University of Marlow", "ORG")]),
        (find_headed, "Marlow Bridge closed.", [("Marlow Bridge", "FAC")]),
        (find_headed, "They met Robert Park there.", []),  # a person, and no park
        (find_listed, "It rained in Iraq.", [("Iraq", "GPE")]),
        (find_listed, "It rained in 79 AD.", []),  # an era, and no name
        (find_long_listed, "It rained in Iraq.", []),  # one word is for the recogniser first
    ],
)
def test_a_source_finds_its_own_kind_of_name(nlp, find, text, expected):
    doc = nlp(text)
    assert [(doc[name.start : name.end].text, name.type) for name in find(claim(doc))] == expected


def test_what_is_claimed_is_found_by_no_other_source(nlp):
    doc = nlp("It rained in Iraq.")
    assert list(find_listed(claim(doc, taken=[3]))) == []


def test_the_first_to_claim_a_token_keeps_it(nlp):
    claims = claim(nlp("They met Anna Lund."))
    claims.keep([Name(2, 4, "PERSON"), Name(3, 4, "ORG"), Name(1, 1, "ORG")])
    assert claims.names == [Name(2, 4, "PERSON")]
    assert claims.taken == {2, 3}


def test_a_line_in_capitals_names_what_the_text_names(nlp):
    doc = nlp("ANNA LUND LEAVES THE COUNCIL\n\nAnna Lund left on Monday.")
    assert [doc[name.start : name.end].text for name in find_spans(doc)] == ["ANNA LUND", "Anna Lund"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SINGER MAYA LIND DIES AT 44\n\nLind recorded nine albums.", ["MAYA LIND", "Lind"]),
        ("Colette Farrow, M.S., R.D., advises the school.", ["Colette Farrow"]),
        ("Harold Voss, Ph.D., and Nina Kaur, M.D., wrote it.", ["Harold Voss", "Nina Kaur"]),
        ("Tim Lund MBE spoke at length.", ["Tim Lund"]),
        ("Lidlor is the nearest, shoppers say.", ["Lidlor"]),
        ("Zone Joins Lund To Show Camera Software At Robotics Week", None),
    ],
)
def test_names_begin_and_end_where_they_should(nlp, text, expected):
    doc = nlp(text)
    found = [doc[name.start : name.end].text for name in find_spans(doc)]
    assert found == expected if expected is not None else "Camera Software" not in found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The treaty was signed by Foreign Minister Alba\nQuintero in Lima.", "Alba Quintero", "PERSON"),
        ("She was born in New\nOrleans and raised in Marlow.", "New Orleans", "GPE"),
        ("The prize went to Annelies van der\nBerg, a biologist.", "Annelies van der Berg", "PERSON"),
    ],
)
def test_a_name_runs_on_over_a_break_inside_a_sentence(read, text, name, kind):
    entities = read(text).entities
    assert (name, kind) in list(zip(entities["name"], entities["type"], strict=True))
