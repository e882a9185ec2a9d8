"""Storms and diseases: what is called by a person's name and is none, and what names nobody."""

import pytest

from broadsheet.entities.names import find_names
from broadsheet.entities.spans import find_spans


@pytest.mark.parametrize("storm", ["Hurricane Maria", "Storm Ciara", "Tropical Storm Bertha"])
def test_a_storm_is_one_event_by_both_its_names(nlp, storm):
    given = storm.split()[-1]
    entities, _ = find_names(nlp(f"{storm} hit the coast. {given} felled trees."))
    assert [(entity.name, entity.type, entity.mentions) for entity in entities] == [(storm, "EVENT", 2)]


def test_a_body_that_watches_storms_is_none(nlp):
    doc = nlp("The National Hurricane Center warned of floods.")
    assert [doc[name.start : name.end].text for name in find_spans(doc)] == ["National Hurricane Center"]


def test_a_disease_is_nobody(nlp):
    assert find_spans(nlp("Covid closed schools and Ebola spread.")) == []
