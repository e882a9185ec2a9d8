"""The questions of `syntax`, asked of trees written by hand, in UD labels and in ClearNLP labels: the answers must be the same."""

import pytest
import spacy
from spacy.tokens import Doc

from broadsheet import syntax

VOCAB = spacy.blank("en").vocab


def tree(rows):
    """A Doc from lines "word/TAG/POS/label/head", head being the word's number from 1, and 0 for the root."""
    cells = [row.split("/") for row in rows.split()]
    words, tags, pos, labels, heads = zip(*cells, strict=True)
    heads = [int(head) - 1 if int(head) else i for i, head in enumerate(heads)]
    labels = ["ROOT" if heads[i] == i else label for i, label in enumerate(labels)]
    return Doc(VOCAB, words=words, tags=tags, pos=pos, deps=labels, heads=heads, lemmas=[word.lower() for word in words])


SAID = {
    "UD": """Lund/NNP/PROPN/nsubj/2 said/VBD/VERB/root/0 that/IN/SCONJ/mark/7 the/DT/DET/det/5 road/NN/NOUN/nsubj:pass/7
             was/VBD/AUX/aux:pass/7 closed/VBN/VERB/ccomp/2""",
    "ClearNLP": """Lund/NNP/PROPN/nsubj/2 said/VBD/VERB/root/0 that/IN/SCONJ/mark/7 the/DT/DET/det/5 road/NN/NOUN/nsubjpass/7
             was/VBD/AUX/auxpass/7 closed/VBN/VERB/ccomp/2""",
}
RAISED = {
    "UD": """Rents/NNS/NOUN/nsubj:pass/3 were/VBD/AUX/aux:pass/3 raised/VBN/VERB/root/0 by/IN/ADP/case/6 the/DT/DET/det/6
             council/NN/NOUN/obl:agent/3 in/IN/ADP/case/8 May/NNP/PROPN/obl/3""",
    "ClearNLP": """Rents/NNS/NOUN/nsubjpass/3 were/VBD/AUX/auxpass/3 raised/VBN/VERB/root/0 by/IN/ADP/agent/3 the/DT/DET/det/6
             council/NN/NOUN/pobj/4 in/IN/ADP/prep/3 May/NNP/PROPN/pobj/7""",
}
MAYOR = {
    "UD": "He/PRP/PRON/nsubj/4 is/VBZ/AUX/cop/4 the/DT/DET/det/4 mayor/NN/NOUN/root/0 of/IN/ADP/case/6 Odense/NNP/PROPN/nmod/4",
    "ClearNLP": "He/PRP/PRON/nsubj/2 be/VBZ/AUX/root/0 the/DT/DET/det/4 mayor/NN/NOUN/attr/2 of/IN/ADP/prep/4 Odense/NNP/PROPN/pobj/5",
}
PLAN = {
    "UD": """Lund/NNP/PROPN/nmod:poss/3 's/POS/PART/case/1 plan/NN/NOUN/nsubj/9 ,/,/PUNCT/punct/7 a/DT/DET/det/7 bold/JJ/ADJ/amod/7
             step/NN/NOUN/appos/3 ,/,/PUNCT/punct/7 failed/VBD/VERB/root/0""",
    "ClearNLP": """Lund/NNP/PROPN/poss/3 's/POS/PART/case/1 plan/NN/NOUN/nsubj/9 ,/,/PUNCT/punct/3 a/DT/DET/det/7 bold/JJ/ADJ/amod/7
             step/NN/NOUN/appos/3 ,/,/PUNCT/punct/3 failed/VBD/VERB/root/0""",
}
GAVE = {
    "UD": """She/PRP/PRON/nsubj/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 give/VB/VERB/root/0 them/PRP/PRON/iobj/4 reasons/NNS/NOUN/obj/4""",
    "ClearNLP": """She/PRP/PRON/nsubj/4 did/VBD/AUX/aux/4 not/RB/PART/neg/4 give/VB/VERB/root/0 them/PRP/PRON/dative/4
             reasons/NNS/NOUN/dobj/4""",
}


def both(sentence):
    """The sentence's trees by either set of labels, as test cases."""
    return pytest.mark.parametrize("doc", [pytest.param(tree(rows), id=labels) for labels, rows in sentence.items()])


@both(SAID)
def test_a_cue_has_a_subject_and_a_clause(doc):
    assert syntax.find_subject(doc[1]).text == "Lund"
    assert [clause.text for clause in syntax.find_complements(doc[1])] == ["closed"]
    assert [marker.text for marker in syntax.find_markers(doc[6])] == ["that"]


@both(SAID)
def test_a_clause_may_be_passive_without_an_agent(doc):
    assert syntax.is_passive(doc[6])
    assert not syntax.is_passive(doc[1])
    assert syntax.find_agent(doc[6]) is None
    assert syntax.find_subject(doc[6]).text == "road"


@both(RAISED)
def test_an_agent_is_the_noun_after_by(doc):
    assert syntax.find_agent(doc[2]).text == "council"
    assert [(preposition.text, noun.text) for preposition, noun in syntax.find_obliques(doc[2])] == [("by", "council"), ("in", "May")]


@both(RAISED)
def test_a_noun_knows_its_preposition_and_what_it_hangs_on(doc):
    assert syntax.find_preposition(doc[7]).text == "in"
    assert syntax.find_governor(doc[7]).text == "raised"
    assert syntax.find_preposition(doc[0]) is None


@both(MAYOR)
def test_a_copula_says_what_its_subject_is(doc):
    assert [(subject.text, predicate.text) for subject, predicate in syntax.find_predications(doc)] == [("He", "mayor")]


@both(MAYOR)
def test_a_noun_has_prepositional_modifiers_and_a_phrase(doc):
    assert [(preposition.text, noun.text) for preposition, noun in syntax.find_noun_modifiers(doc[3])] == [("of", "Odense")]
    assert syntax.find_noun_phrase(doc[3]).text == "the mayor of Odense"


@both(PLAN)
def test_a_noun_has_an_owner_and_an_apposition_that_its_phrase_leaves_out(doc):
    assert syntax.find_possessor(doc[2]).text == "Lund"
    assert [noun.text for noun in syntax.find_appositives(doc[2])] == ["step"]
    assert syntax.find_noun_phrase(doc[2]).text == "Lund 's plan"
    assert syntax.find_noun_phrase(doc[2], appositions=True).text == "Lund 's plan , a bold step"


@both(GAVE)
def test_a_verb_has_objects_and_a_negation(doc):
    assert syntax.find_object(doc[3]).text == "reasons"
    assert syntax.find_indirect_object(doc[3]).text == "them"
    assert syntax.is_negated(doc[3])
    assert syntax.find_verb_group(doc[3]).text == "did not give"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Lund/NNP/PROPN/nsubj/3 would/MD/AUX/aux/3 help/VB/VERB/root/0", True),
        (
            "Lund/NNP/PROPN/nsubj/3 will/MD/AUX/aux/3 help/VB/VERB/root/0 if/IN/SCONJ/mark/6 they/PRP/PRON/nsubj/6 ask/VBP/VERB/advcl/3",
            True,
        ),
        ("Lund/NNP/PROPN/nsubj/3 will/MD/AUX/aux/3 help/VB/VERB/root/0", False),
    ],
)
def test_would_and_if_make_a_verb_conditional(rows, expected):
    assert syntax.is_conditional(tree(rows)[2]) is expected


def test_a_coordinated_verb_shares_its_subject():
    doc = tree("Lund/NNP/PROPN/nsubj/2 left/VBD/VERB/root/0 and/CC/CCONJ/cc/4 wept/VBD/VERB/conj/2")
    assert syntax.find_subject(doc[3]).text == "Lund"
    assert syntax.find_own_subject(doc[3]) is None


def test_a_name_joined_by_a_comma_alone_is_an_apposition_and_no_conjunct():
    doc = tree("the/DT/DET/det/2 director/NN/NOUN/root/0 ,/,/PUNCT/punct/4 Anand/NNP/PROPN/conj/2")
    assert [noun.text for noun in syntax.find_appositives(doc[1])] == ["Anand"]
    assert syntax.find_conjuncts(doc[1]) == []


def test_every_label_of_either_set_that_has_a_name_has_one():
    assert {syntax.RELATIONS[label] for label in ("obj", "dobj")} == {"object"}
    assert {syntax.RELATIONS[label] for label in ("nsubj", "nsubjpass", "nsubj:pass")} == {"subject"}
    assert {syntax.RELATIONS[label] for label in ("acl:relcl", "relcl")} == {"relative clause"}
