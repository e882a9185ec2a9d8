"""Amount verbs: what a verb does with an amount, by its form or its lemma."""

import pytest

from broadsheet.lexicon.verbs import has_role


@pytest.mark.parametrize(
    ("form", "lemma", "role"),
    [
        ("costs", "cost", "measures"),
        ("is", "be", "measures"),
        ("wiped", "wi", "takes"),  # a lemma as a lemmatizer guesses it
        ("adding", "add", "adds"),
        ("spent", "spend", "spends"),
        ("expects", "expect", "expects"),
        ("took", "take", "takes"),
        ("won", "win", "scores"),
        ("took", "take", "measures"),
        ("fined", "fin", "imposes"),
        ("owns", "own", "holds"),
        ("closed", "clos", "levels"),
        ("reckons", "reckon", "shows"),
        ("reckons", "reckon", "rates"),
        ("totalled", "total", "counts"),
    ],
)
def test_a_verb_has_its_role_in_every_form(form, lemma, role):
    assert has_role(role, form, lemma)


@pytest.mark.parametrize(
    ("form", "lemma", "role"), [("gave", "give", "measures"), ("costs", "cost", "spends"), ("", "", "adds")]
)
def test_other_verbs_have_not(form, lemma, role):
    assert not has_role(role, form, lemma)
