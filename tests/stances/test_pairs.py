import pytest

from broadsheet.stances.pairs import MOST_TARGETS, Tree, find_pairs, group_rules
from broadsheet.stances.training import make_pairs
from tests.support.finds import find_up_to_stances


def pair(nlp, text: str, rules=()) -> list[tuple[str, str, bool]]:
    """Holder, target and whether the holder is who says so, of every pair."""
    finds = find_up_to_stances(nlp(text))
    return [
        (found.holder.head.text, found.target.text, found.holder.spoken)
        for found in find_pairs(finds.doc, finds.voices, group_rules(rules))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Lund sued the council.", ("Lund", "council", False)),
        ("Mr Lund said the plan was a disgrace.", ("Lund", "plan", True)),
        ('"The plan is a disgrace," Mr Lund said.', ("Lund", "plan", True)),
        ("Critics of Mrs Okafor praised the council.", ("Critics", "Okafor", False)),
        ("The council was sued by Mr Lund.", ("Lund", "council", False)),
    ],
)
def test_who_is_named_or_speaks_is_paired_with_what_the_sentence_tells_of(nlp, text, expected):
    assert expected in pair(nlp, text)


@pytest.mark.parametrize("text", ["The rain damaged the roof.", "It rained.", "Rain.", ""])
def test_a_sentence_that_names_nobody_has_no_pairs(nlp, text):
    assert pair(nlp, text) == []


def test_nobody_is_paired_with_themselves(nlp):
    assert {(one, other) for one, other, _ in pair(nlp, "Mr Lund is proud of Lund.")} == set()


def test_what_a_speaker_says_is_paired_where_their_name_stands_in_another_sentence(nlp):
    text = '"The plan is a disgrace," said Mr Lund. "The council should drop the road."'
    assert ("Lund", "road", True) in pair(nlp, text)


def test_what_rules_say_is_a_fact_of_the_pair_they_say_it_of(nlp):
    finds = find_up_to_stances(nlp("Mr Lund condemned the plan."))
    (found,) = (
        one
        for one in make_pairs(finds.doc, referents=finds.referents, statements=finds.statements)
        if (one.holder.head.text, one.target.text) == ("Lund", "plan")
    )
    assert "rules oppose words" in found.facts
    assert "holder PERSON" in found.facts


def test_a_path_leads_up_from_the_holder_and_down_to_the_target(nlp):
    doc = nlp("Mr Lund backed the plan.")
    lund, plan = (next(token.i for token in doc if token.text == word) for word in ("Lund", "plan"))
    tree = Tree(doc)
    top = tree.find_top(lund, plan)
    assert (doc[top].text, tree.find_path(lund, plan, top)) == ("backed", "nsubj|obj")


def test_a_long_list_has_no_more_pairs_than_a_sentence_may_have(nlp):
    names = ", ".join(f"the plan for road {number}" for number in range(60))
    found = pair(nlp, f"Mr Lund backed {names}.")
    assert 0 < len({target for holder, target, _ in found}) <= MOST_TARGETS
