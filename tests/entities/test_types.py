"""Types: which rule gives a name its type, and which type."""

import pytest

from broadsheet.entities.edges import Name
from broadsheet.entities.types import TYPE_RULES
from broadsheet.rules import find_first


@pytest.mark.parametrize(
    ("text", "name", "expected", "rule"),
    [
        ("Fire hit the Marlow neighborhood.", Name(3, 4, "GPE"), "LOC", "type_quarter"),
        ("Mr Hull left.", Name(1, 2, "PERSON", "Mr", sure=True), "PERSON", "keep_sure"),
        ("Hollin & Wray closed.", Name(0, 3, "PERSON"), "ORG", "type_firm"),
        ("Iraq closed.", Name(0, 1, "ORG"), "GPE", "type_listed"),
        ("Sunni Kurds voted.", Name(0, 2, "ORG"), "NORP", "type_peoples"),
        ("Robert Park left.", Name(0, 2, "PERSON"), "PERSON", "keep_person"),
        ("Marlow Bridge closed.", Name(0, 2, "GPE"), "FAC", "type_headed"),
        ("The cleric Zzyzx Qorl left.", Name(2, 4, "ORG"), "PERSON", "type_described_person"),
    ],
)
def test_the_first_rule_that_answers_types_a_name(nlp, text, name, expected, rule):
    typed, made = find_first(TYPE_RULES, nlp(text), name)
    assert (typed.type, made) == (expected, f"entities.types.{rule}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zzyzx Qorl closed.", Name(0, 2, "ORG")),
        ("The Marlow Act passed.", Name(1, 3, "LAW")),  # what the recogniser takes for a law stays one
    ],
)
def test_a_name_that_no_rule_speaks_of_keeps_its_type(nlp, text, name):
    assert find_first(TYPE_RULES, nlp(text), name) == (None, None)
