"""Surroundings: what stands beside a name says what it is the name of."""

import pytest

from broadsheet.entities.edges import Name
from broadsheet.entities.types import TYPE_RULES
from broadsheet.rules import find_first


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("Port of Marlow, a grilled-fish chain, closed.", Name(0, 3, "FAC", sure=True), "type_apposed"),
        ("Staff at Brevoxo were told.", Name(2, 3, "GPE"), "type_employer"),
        ("She was an engineer at Brevoxo before.", Name(5, 6, "GPE"), "type_employer"),
        ("He joined Zentriva as head of design.", Name(2, 3, "PERSON"), "type_employer"),
        ("He was hired by Trevanta last year.", Name(4, 5, "PERSON"), "type_employer"),
        ("Shares in Ted Lund fell.", Name(2, 4, "PERSON"), "type_owner"),
        ("Laura Lund said its profits fell.", Name(0, 2, "PERSON"), "type_it"),
        ("Ted Lund is closing two shops. In May, the company cut jobs.", Name(0, 2, "PERSON"), "type_it"),
        ("Celtora's coach left.", Name(0, 1, "GPE"), "type_side"),
        ("Leeds striker Bo Lund scored.", Name(0, 1, "GPE"), "type_side"),
    ],
)
def test_a_body_is_told_by_what_stands_beside_it(nlp, text, name, rule):
    typed, made = find_first(TYPE_RULES, nlp(text), name)
    assert (typed.type, made.rpartition(".")[2]) == ("ORG", rule)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Lund said its profits fell. Lund blamed rents.", Name(0, 2, "PERSON")),  # called by the surname
        ("Anna Lund praised the firm and its staff.", Name(0, 2, "PERSON")),  # "its" is the firm's
        ("Ann Bell, the company's founder, left. The company is closing.", Name(0, 2, "PERSON")),
        ("He met a man at Brevoxo.", Name(4, 5, "GPE")),  # who need not work there
        ("England's coach left.", Name(0, 1, "GPE")),  # a country stays one
    ],
)
def test_a_person_or_place_stays_one(nlp, text, name):
    typed, _ = find_first(TYPE_RULES, nlp(text), name)
    assert (typed or name).type == name.type
