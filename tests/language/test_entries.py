"""Entries: by which words a list may know a word of a Doc."""

import pytest

from broadsheet.language import entries
from tests.support.trees import tree

BRUSHED_OFF = "They/PRP/PRON/nsubj/2 brushed/VBD/VERB/root/0 off/RP/ADP/compound:prt/2 fears/NNS/NOUN/obj/2"
TOOK_AIM = "They/PRP/PRON/nsubj/2 took/VBD/VERB/root/0/take aim/NN/NOUN/obj/2 at/IN/ADP/case/5 Lund/NNP/PROPN/obl/2"
CALLED_FOR = """They/PRP/PRON/nsubj/2 called/VBD/VERB/root/0 for/IN/ADP/case/4 calm/NN/NOUN/obl/2 on/IN/ADP/case/6
                Monday/NNP/PROPN/obl/2"""
HIT_BACK = "They/PRP/PRON/nsubj/2 hit/VBD/VERB/root/0 back/RB/ADV/advmod/2"
CRITICAL = "She/PRP/PRON/nsubj/3 is/VBZ/AUX/cop/3 critical/JJ/ADJ/root/0 of/IN/ADP/case/5 it/PRP/PRON/obl/3"


@pytest.mark.parametrize(
    ("name", "rows", "word", "expected"),
    [
        (entries.name_particle, BRUSHED_OFF, 1, ["off"]),
        (entries.name_particle, HIT_BACK, 1, []),
        (entries.name_particle_or_object, TOOK_AIM, 1, ["aim", "aim"]),
        (entries.name_object_phrase, TOOK_AIM, 1, ["aim at", "aim"]),
        (entries.name_object_phrase, HIT_BACK, 1, []),
        (entries.name_preposition, CALLED_FOR, 1, ["for"]),
        (entries.name_adverb, HIT_BACK, 1, ["back"]),
        (entries.name_next_word, CRITICAL, 2, ["of", "of"]),
        (entries.name_next_word, HIT_BACK, 2, []),
    ],
)
def test_an_entry_goes_on_with_what_follows_its_first_word(name, rows, word, expected):
    assert name(tree(rows)[word]) == expected


def test_a_list_knows_a_word_by_its_longest_name_first():
    listed = entries.list_entries(
        "reporting", "lemma", {("take aim at", "verb"): 1, ("take", "verb"): 2}, (entries.name_object_phrase,)
    )
    took = tree(TOOK_AIM)[1]
    assert list(listed.find_names(took)) == ["take aim at", "take aim", "take"]
    assert list(listed.find(listed.find_names(took), "verb")) == [1, 2]
    assert list(listed.find(listed.find_names(took), "noun")) == []
    assert list(listed.find_names(tree(HIT_BACK)[1])) == []
