import pytest

from broadsheet.language.participants import (
    find_all_members,
    find_doer,
    find_name_before,
    find_owner,
    find_people_before,
    find_prefixed_agent,
    resolve_relative,
)
from tests.support.trees import tree

UNION_ADS = "The/DT/DET/det/2 union/NN/NOUN/nsubj/3 aired/VBD/VERB/ROOT/0 ads/NNS/NOUN/obj/3/ad attacking/VBG/VERB/acl/4 him/PRP/PRON/obj/5"
MEN = "men/NNS/NOUN/nsubj/4/man attacking/VBG/VERB/acl/1 him/PRP/PRON/obj/2 left/VBD/VERB/ROOT/0"
CRITICISED = (
    "Okafor/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 criticised/VBN/VERB/ROOT/0 for/IN/SCONJ/mark/5 "
    "backing/VBG/VERB/advcl/3 "
    "him/PRP/PRON/obj/5"
)
ACCUSED = "They/PRP/PRON/nsubj/2 accused/VBD/VERB/ROOT/0 Okafor/NNP/PROPN/obj/2 of/IN/SCONJ/mark/5 backing/VBG/VERB/advcl/2 him/PRP/PRON/obj/5"


@pytest.mark.parametrize(
    ("rows", "verb", "doer"),
    [(UNION_ADS, 4, "union"), (MEN, 1, "men"), (CRITICISED, 4, "Okafor"), (ACCUSED, 4, "Okafor")],
)
def test_a_participle_is_done_by_its_noun_or_by_whoever_made_what_is_nobody(rows, verb, doer):
    assert find_doer(tree(rows)[verb]).text == doer


def test_a_name_joined_by_a_hyphen_does_what_the_participle_says():
    doc = tree(
        "US/NNP/PROPN/obl:unmarked/3 -/HYPH/PUNCT/punct/1 backed/VBN/VERB/amod/4 rebels/NNS/NOUN/ROOT/0",
        "US-backed rebels",
    )
    assert find_prefixed_agent(doc[2]).text == "US"
    assert find_prefixed_agent(doc[3]) is None


@pytest.mark.parametrize(
    ("rows", "noun", "owner"),
    [
        ("Iran/NNP/PROPN/nmod:poss/3 's/POS/PART/case/1 raids/NNS/NOUN/ROOT/0", 2, "Iran"),
        ("raids/NNS/NOUN/ROOT/0 by/IN/ADP/case/3 Iran/NNP/PROPN/nmod/1", 0, "Iran"),
        ("progress/NN/NOUN/ROOT/0 Ghana/NNP/PROPN/nsubj/3 made/VBD/VERB/acl:relcl/1", 0, "Ghana"),
        ("raids/NNS/NOUN/ROOT/0 by/IN/ADP/case/3 night/NN/NOUN/nmod/1", 0, None),
    ],
)
def test_an_act_belongs_to_its_possessor_its_author_or_who_did_it(rows, noun, owner):
    found = find_owner(tree(rows)[noun])
    assert (found.text if found is not None else None) == owner


def test_the_whole_is_meant_by_a_share_and_the_noun_by_its_relative():
    share = tree(
        "61/CD/NUM/nummod/2 percent/NN/NOUN/nsubj/5 of/IN/ADP/case/4 voters/NNS/NOUN/nmod/2 agree/VBP/VERB/ROOT/0"
    )
    assert resolve_relative(share[1]).text == "voters"
    relative = tree("men/NNS/NOUN/ROOT/0 who/WP/PRON/nsubj/3 agree/VBP/VERB/acl:relcl/1")
    assert resolve_relative(relative[1]).text == "men"
    assert resolve_relative(None) is None


@pytest.mark.parametrize(
    "rows",
    [
        "Okafor/NNP/PROPN/nsubj/4 was/VBD/AUX/cop/4 among/IN/ADP/case/4 those/DT/PRON/ROOT/0 who/WP/PRON/nsubj/6 "
        "left/VBD/VERB/acl:relcl/4",
        "one/CD/NUM/ROOT/0 of/IN/ADP/case/3 those/DT/PRON/nmod/1 who/WP/PRON/nsubj/5 left/VBD/VERB/acl:relcl/3 "
        "Okafor/NNP/PROPN/nsubj/1 is/VBZ/AUX/cop/1",
        "among/IN/ADP/case/2 those/DT/PRON/nsubj/6 who/WP/PRON/nsubj/4 left/VBD/VERB/acl:relcl/2 was/VBD/AUX/cop/6 "
        "Okafor/NNP/PROPN/ROOT/0",
    ],
)
def test_who_is_one_of_a_group_does_what_the_group_does(rows):
    who = next(token for token in tree(rows) if token.text == "who")
    assert resolve_relative(who).text == "Okafor"


def test_examples_are_members_of_what_they_are_examples_of():
    doc = tree(
        "deals/NNS/NOUN/ROOT/0 such/JJ/ADJ/case/4 as/IN/ADP/fixed/2 Accord/NNP/PROPN/nmod/1 and/CC/CCONJ/cc/6 "
        "Pact/NNP/PROPN/conj/4"
    )
    assert [token.text for token in find_all_members(doc[0])] == ["deals", "Accord", "Pact"]


def test_a_name_modifies_a_noun_only_right_before_it():
    doc = tree("Times/NNP/PROPN/compound/3 theatre/NN/NOUN/compound/3 critic/NN/NOUN/ROOT/0")
    assert find_name_before(doc[2]) is None
    assert find_name_before(tree("Lund/NNP/PROPN/compound/2 critic/NN/NOUN/ROOT/0")[1]).text == "Lund"


def test_a_nationality_may_stand_before_what_else_describes_a_noun():
    doc = tree("Russian/JJ/ADJ/amod/3 air/NN/NOUN/compound/3 support/NN/NOUN/ROOT/0")
    assert find_people_before(doc[2]) is None
    doc[0].ent_type_ = "NORP"
    assert find_people_before(doc[2]).text == "Russian"
