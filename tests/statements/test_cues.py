"""Cues: which words attribute, by which entry of the list."""

import pytest

from broadsheet.statements.cues import find_cue, find_phrases, is_listed
from tests.support.trees import tree

TOOK_AIM = "They/PRP/PRON/nsubj/2 took/VBD/VERB/root/0/take aim/NN/NOUN/obj/2 at/IN/ADP/case/5 Lund/NNP/PROPN/obl/2"


@pytest.mark.parametrize(
    ("rows", "word", "lemma", "act"),
    [
        ("Lund/NNP/PROPN/nsubj/2 said/VBD/VERB/root/0 so/RB/ADV/advmod/2", 1, "say", "claim"),
        # a lemmatizer's wrong guess does not matter for a listed verb
        ("Lund/NNP/PROPN/nsubj/2 warned/VBD/VERB/root/0/warne them/PRP/PRON/obj/2", 1, "warn", "warn"),
        ("They/PRP/PRON/nsubj/2 call/VBP/VERB/root/0 for/IN/ADP/case/4 calm/NN/NOUN/obl/2", 1, "call", "demand"),
        ("They/PRP/PRON/nsubj/2 called/VBD/VERB/root/0 on/IN/ADP/case/4 Lund/NNP/PROPN/obl/2", 1, "call on", "urge"),
        (
            "They/PRP/PRON/nsubj/2 brushed/VBD/VERB/root/0 off/RP/ADP/compound:prt/2 fears/NNS/NOUN/obj/2",
            1,
            "brush off",
            "reject",
        ),
        ("His/PRP$/PRON/nmod:poss/2 criticism/NN/NOUN/root/0 stung/VBD/VERB/acl:relcl/2", 1, "criticism", "criticise"),
        ("Lund/NNP/PROPN/nsubj/3 reportedly/RB/ADV/advmod/3 left/VBD/VERB/root/0", 1, "reportedly", "claim"),
        (TOOK_AIM, 1, "take aim at", "criticise"),
        # tagged as a verb or as an adjective alike
        ("He/PRP/PRON/nsubj/3 is/VBZ/AUX/cop/3 convinced/JJ/ADJ/root/0", 2, "convinced", "believe"),
    ],
)
def test_a_listed_word_is_a_cue_with_its_act(rows, word, lemma, act):
    cue = find_cue(tree(rows)[word])
    assert (cue.lemma, cue.act) == (lemma, act)


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ("the/DT/DET/det/3 accused/VBN/VERB/amod/3/accuse man/NN/NOUN/root/0", 1),
        ("Lund/NNP/PROPN/nsubj/2 walked/VBD/VERB/root/0/walk home/RB/ADV/advmod/2", 1),
        ("Say/NNP/PROPN/root/0/say", 0),
        ("a/DT/DET/det/2 said/NN/NOUN/root/0", 1),
        ("././PUNCT/root/0", 0),
    ],
)
def test_other_words_and_participles_before_a_noun_are_no_cues(rows, word):
    assert find_cue(tree(rows)[word]) is None


def test_an_entry_has_an_act_for_each_frame():
    cue = find_cue(tree("Lund/NNP/PROPN/nsubj/2 told/VBD/VERB/root/0 them/PRP/PRON/iobj/2")[1])
    assert (cue.frames["that"], cue.frames["obj_to"]) == ("claim", "demand")


def test_a_word_is_listed_by_its_part_of_speech():
    assert is_listed("convinced", "adjective")
    assert not is_listed("convinced", "noun")


def test_phrases_are_found_by_their_first_word():
    assert "according to" in [entry.lemma for entry in find_phrases("preposition")["according"]]
    assert all(" " in entry.lemma for entries in find_phrases("preposition").values() for entry in entries)
