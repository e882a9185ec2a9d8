"""People: what the list of people says of a noun of a Doc."""

import pytest

from broadsheet.language.entries import find_people_kind
from tests.support.trees import tree


@pytest.mark.parametrize(
    ("noun", "lemma", "kind"),
    [
        ("minister", "minister", "person"),
        ("ministers", "ministers", "person"),  # a lemmatizer may leave the plural
        ("Queen", "queen", "person"),
        ("committee", "committee", "body"),
        ("crowd", "crowd", "group"),
        ("report", "report", "document"),
        ("road", "road", None),
    ],
)
def test_a_noun_is_said_of_people_in_singular_or_plural(noun, lemma, kind):
    assert find_people_kind(tree(f"{noun}/NN/NOUN/root/0/{lemma}")[0]) == kind
