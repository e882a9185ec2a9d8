import pytest

from broadsheet.stances.polarity import find_ended, find_polarity
from tests.support.stances import held
from tests.support.trees import tree


@pytest.mark.parametrize(
    ("rows", "word", "of_support", "of_opposition"),
    [
        ("They/PRP/PRON/nsubj/2 back/VBP/VERB/ROOT/0 it/PRP/PRON/obj/2", 1, "support", "oppose"),
        ("They/PRP/PRON/nsubj/4 do/VBP/AUX/aux/4 not/RB/PART/advmod/4 back/VB/VERB/ROOT/0", 3, "oppose", None),
        ("They/PRP/PRON/nsubj/2 refuse/VBP/VERB/ROOT/0 to/TO/PART/mark/4 back/VB/VERB/xcomp/2", 3, "oppose", None),
        (
            "They/PRP/PRON/nsubj/4 do/VBP/AUX/aux/4 not/RB/PART/advmod/4 want/VB/VERB/ROOT/0 to/TO/PART/mark/6 "
            "back/VB/VERB/xcomp/4",
            5,
            "oppose",
            None,
        ),
        ("They/PRP/PRON/nsubj/2 denied/VBD/VERB/ROOT/0/deny backing/VBG/VERB/xcomp/2", 2, None, None),
        ("a/DT/DET/det/2 lack/NN/NOUN/ROOT/0 of/IN/ADP/case/4 support/NN/NOUN/nmod/2", 3, "oppose", None),
        (
            "They/PRP/PRON/nsubj/3 are/VBP/AUX/cop/3 unlikely/JJ/ADJ/ROOT/0 to/TO/PART/mark/5 back/VB/VERB/xcomp/3",
            4,
            "oppose",
            None,
        ),
        (
            "They/PRP/PRON/nsubj/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 hesitate/VB/VERB/ROOT/0 to/TO/PART/mark/6 "
            "back/VB/VERB/xcomp/4",
            5,
            "support",
            "oppose",
        ),
        (
            "They/PRP/PRON/nsubj/4 do/VBP/AUX/aux/4 not/RB/PART/advmod/4 have/VB/VERB/ROOT/0 to/TO/PART/mark/6 "
            "back/VB/VERB/xcomp/4",
            5,
            None,
            None,
        ),
        ("did/VBD/AUX/aux/4 not/RB/PART/advmod/4 just/RB/ADV/advmod/4 back/VB/VERB/ROOT/0", 3, "support", "oppose"),
        ("without/IN/ADP/case/2 support/NN/NOUN/ROOT/0", 1, None, None),
        ("suspended/VBD/VERB/ROOT/0/suspend support/NN/NOUN/obj/1", 1, "oppose", "oppose"),
        ("They/PRP/PRON/nsubj/3 never/RB/ADV/advmod/3 won/VBD/VERB/ROOT/0/win support/NN/NOUN/obj/3", 3, None, None),
        ("little/JJ/ADJ/amod/2 respect/NN/NOUN/ROOT/0", 1, "oppose", None),
    ],
)
def test_negation_turns_support_round_and_leaves_of_opposition_nothing(rows, word, of_support, of_opposition):
    token = tree(rows)[word]
    assert find_polarity(token, "support", "opposite")[0] == of_support
    assert find_polarity(token, "oppose", "opposite")[0] == of_opposition


def test_an_end_is_the_end_of_something():
    doc = tree("an/DT/DET/det/2 end/NN/NOUN/ROOT/0 to/IN/ADP/case/4 raids/NNS/NOUN/nmod/2")
    assert find_ended(doc[1]).text == "raids"
    assert find_ended(doc[3]) is None


def test_a_name_that_begins_with_an_end_names_no_end():
    doc = tree("the/DT/DET/det/2 Cessation/NN/NOUN/ROOT/0/cessation of/IN/ADP/case/4 Hostilities/NNS/NOUN/nmod/2")
    assert find_ended(doc[1]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lund held back from endorsing the plan.",
        "The envoy fell short of condemning the coup.",
        "Mr Lund left without criticising France.",
        "Instead of condemning the raid, the envoy spoke of trade.",
        "The union neither supports nor opposes the dam.",
        "The union is yet to back a candidate.",
        "The union has not backed either candidate.",
        "Mr Lund had been expected to oppose the plan.",
        "Mr Lund refused to condemn the militia.",
        "Nobody in the party defended the minister.",
    ],
)
def test_a_denied_attitude_is_no_stance(read, text):
    assert held(read(text)) == []


def test_no_confidence_is_against_alone(read):
    assert [row[1] for row in held(read("The board has no confidence in Mrs Okafor."))] == ["oppose"]
