"""The questions of `syntax`, asked of trees written by hand, in UD labels and in ClearNLP labels: the answers must be
the same.
"""

import pytest

from broadsheet.language import syntax
from tests.support import trees

# of the inflected words of the trees; any other is its own lemma
LEMMAS = {
    **dict.fromkeys(("is", "was", "were", "are"), "be"),
    **{
        "said": "say",
        "closed": "close",
        "raised": "raise",
        "rents": "rent",
        "did": "do",
        "them": "they",
        "reasons": "reason",
    },
    **{
        "failed": "fail",
        "left": "leave",
        "wept": "weep",
        "gave": "give",
        "prices": "price",
        "rose": "rise",
        "urged": "urge",
    },
    **{
        "voters": "voter",
        "seems": "seem",
        "became": "become",
        "backed": "back",
        "sees": "see",
        "asked": "ask",
        "banks": "bank",
        "n't": "not",
    },
}


def tree(rows):
    """A Doc of the shared form, with the lemmas of this file's words."""
    doc = trees.tree(rows)
    for token in doc:
        token.lemma_ = LEMMAS.get(token.lower_, token.lower_)
    return doc


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
    "ClearNLP": "He/PRP/PRON/nsubj/2 is/VBZ/AUX/root/0 the/DT/DET/det/4 mayor/NN/NOUN/attr/2 of/IN/ADP/prep/4 Odense/NNP/PROPN/pobj/5",
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
HAPPY = {  # "He is not happy with Sadr"
    "UD": """He/PRP/PRON/nsubj/4 is/VBZ/AUX/cop/4 not/RB/PART/advmod/4 happy/JJ/ADJ/root/0 with/IN/ADP/case/6 Sadr/NNP/PROPN/obl/4""",
    "ClearNLP": """He/PRP/PRON/nsubj/2 is/VBZ/AUX/root/0 not/RB/PART/neg/2 happy/JJ/ADJ/acomp/2 with/IN/ADP/prep/4 Sadr/NNP/PROPN/pobj/5""",
}
THREAT = {
    "UD": """The/DT/DET/det/2 plan/NN/NOUN/nsubj/6 would/MD/AUX/aux/6 be/VB/AUX/cop/6 a/DT/DET/det/6 threat/NN/NOUN/root/0""",
    "ClearNLP": """The/DT/DET/det/2 plan/NN/NOUN/nsubj/4 would/MD/AUX/aux/4 be/VB/AUX/root/0 a/DT/DET/det/6 threat/NN/NOUN/attr/4""",
}
NO_MAYOR = {
    "UD": """Lund/NNP/PROPN/nsubj/5 is/VBZ/AUX/cop/5 n't/RB/PART/advmod/5 the/DT/DET/det/5 mayor/NN/NOUN/root/0""",
    "ClearNLP": """Lund/NNP/PROPN/nsubj/2 is/VBZ/AUX/root/0 n't/RB/PART/neg/2 the/DT/DET/det/5 mayor/NN/NOUN/attr/2""",
}
LIAR = {  # "If Lund is a liar and a crook, he will leave"
    "UD": """If/IN/SCONJ/mark/5 Lund/NNP/PROPN/nsubj/5 is/VBZ/AUX/cop/5 a/DT/DET/det/5 liar/NN/NOUN/advcl/12 and/CC/CCONJ/cc/8
             a/DT/DET/det/8 crook/NN/NOUN/conj/5 ,/,/PUNCT/punct/12 he/PRP/PRON/nsubj/12 will/MD/AUX/aux/12 leave/VB/VERB/root/0""",
    "ClearNLP": """If/IN/SCONJ/mark/3 Lund/NNP/PROPN/nsubj/3 is/VBZ/AUX/advcl/12 a/DT/DET/det/5 liar/NN/NOUN/attr/3 and/CC/CCONJ/cc/5
             a/DT/DET/det/8 crook/NN/NOUN/conj/5 ,/,/PUNCT/punct/12 he/PRP/PRON/nsubj/12 will/MD/AUX/aux/12 leave/VB/VERB/root/0""",
}
BECAME = {
    "UD": "Lund/NNP/PROPN/nsubj/2 became/VBD/VERB/root/0 mayor/NN/NOUN/xcomp/2",
    "ClearNLP": "Lund/NNP/PROPN/nsubj/2 became/VBD/VERB/root/0 mayor/NN/NOUN/attr/2",
}
LOAN = {
    "UD": """Banks/NNS/NOUN/nsubj/2 gave/VBD/VERB/root/0 a/DT/DET/det/4 loan/NN/NOUN/obj/2 to/IN/ADP/case/6 Lund/NNP/PROPN/obl/2""",
    "ClearNLP": """Banks/NNS/NOUN/nsubj/2 gave/VBD/VERB/root/0 a/DT/DET/det/4 loan/NN/NOUN/dobj/2 to/IN/ADP/dative/2
             Lund/NNP/PROPN/pobj/5""",
}
CLEAR = {
    "UD": """It/PRP/PRON/nsubj/3 is/VBZ/AUX/cop/3 clear/JJ/ADJ/root/0 that/IN/SCONJ/mark/6 prices/NNS/NOUN/nsubj/6 rose/VBD/VERB/csubj/3""",
    "ClearNLP": """It/PRP/PRON/nsubj/2 is/VBZ/AUX/root/0 clear/JJ/ADJ/acomp/2 that/IN/SCONJ/mark/6 prices/NNS/NOUN/nsubj/6
             rose/VBD/VERB/ccomp/2""",
}
CLEAR_TO_ALL = {  # the clause is hung on "all", as parsers do
    "UD": """It/PRP/PRON/nsubj/3 was/VBD/AUX/cop/3 clear/JJ/ADJ/root/0 to/IN/ADP/case/5 all/DT/PRON/obl/3 that/WDT/PRON/obj/8
             prices/NNS/NOUN/nsubj/8 rose/VBD/VERB/acl:relcl/5""",
    "ClearNLP": """It/PRP/PRON/nsubj/2 was/VBD/AUX/root/0 clear/JJ/ADJ/acomp/2 to/IN/ADP/prep/3 all/DT/PRON/pobj/4 that/WDT/PRON/dobj/8
             prices/NNS/NOUN/nsubj/8 rose/VBD/VERB/relcl/5""",
}
SEEMS = {
    "UD": """It/PRP/PRON/nsubj/2 seems/VBZ/VERB/root/0 that/IN/SCONJ/mark/5 prices/NNS/NOUN/nsubj/5 rose/VBD/VERB/ccomp/2""",
    "ClearNLP": """It/PRP/PRON/nsubj/2 seems/VBZ/VERB/root/0 that/IN/SCONJ/mark/5 prices/NNS/NOUN/nsubj/5 rose/VBD/VERB/ccomp/2""",
}
NEW = {  # "It is new to all"
    "UD": "It/PRP/PRON/nsubj/3 is/VBZ/AUX/cop/3 new/JJ/ADJ/root/0 to/IN/ADP/case/5 all/DT/PRON/obl/3",
    "ClearNLP": "It/PRP/PRON/nsubj/2 is/VBZ/AUX/root/0 new/JJ/ADJ/acomp/2 to/IN/ADP/prep/3 all/DT/PRON/pobj/4",
}
URGED = {
    "UD": """The/DT/DET/det/2 minister/NN/NOUN/nsubj/3 urged/VBD/VERB/root/0 voters/NNS/NOUN/obj/3 to/TO/PART/mark/6
             support/VB/VERB/xcomp/3 the/DT/DET/det/8 plan/NN/NOUN/obj/6""",
    "ClearNLP": """The/DT/DET/det/2 minister/NN/NOUN/nsubj/3 urged/VBD/VERB/root/0 voters/NNS/NOUN/nsubj/6 to/TO/PART/aux/6
             support/VB/VERB/ccomp/3 the/DT/DET/det/8 plan/NN/NOUN/dobj/6""",
}
SEES = {
    "UD": """Lund/NNP/PROPN/nsubj/2 sees/VBZ/VERB/root/0 Sadr/NNP/PROPN/obj/2 as/IN/ADP/case/6 a/DT/DET/det/6 threat/NN/NOUN/obl/2""",
    "ClearNLP": """Lund/NNP/PROPN/nsubj/2 sees/VBZ/VERB/root/0 Sadr/NNP/PROPN/dobj/2 as/IN/ADP/prep/2 a/DT/DET/det/6
             threat/NN/NOUN/pobj/4""",
}
COORDINATED = {
    "UD": """Lund/NNP/PROPN/nsubj/2 left/VBD/VERB/root/0 and/CC/CCONJ/cc/4 wept/VBD/VERB/conj/2""",
    "ClearNLP": """Lund/NNP/PROPN/nsubj/2 left/VBD/VERB/root/0 and/CC/CCONJ/cc/2 wept/VBD/VERB/conj/2""",
}
THREE = {  # "Lund, Sadr and Maliki left": UD hangs all on the first, ClearNLP each on the one before
    "UD": """Lund/NNP/PROPN/nsubj/6 ,/,/PUNCT/punct/3 Sadr/NNP/PROPN/conj/1 and/CC/CCONJ/cc/5 Maliki/NNP/PROPN/conj/1
             left/VBD/VERB/root/0""",
    "ClearNLP": """Lund/NNP/PROPN/nsubj/6 ,/,/PUNCT/punct/1 Sadr/NNP/PROPN/conj/1 and/CC/CCONJ/cc/3 Maliki/NNP/PROPN/conj/3
             left/VBD/VERB/root/0""",
}
WOULD_HELP = {labels: "Lund/NNP/PROPN/nsubj/3 would/MD/AUX/aux/3 help/VB/VERB/root/0" for labels in ("UD", "ClearNLP")}
HELP_IF = {
    "UD": """Lund/NNP/PROPN/nsubj/3 will/MD/AUX/aux/3 help/VB/VERB/root/0 if/IN/SCONJ/mark/7 they/PRP/PRON/nsubj/7 are/VBP/AUX/cop/7
             ready/JJ/ADJ/advcl/3""",
    "ClearNLP": """Lund/NNP/PROPN/nsubj/3 will/MD/AUX/aux/3 help/VB/VERB/root/0 if/IN/SCONJ/mark/6 they/PRP/PRON/nsubj/6
             are/VBP/AUX/advcl/3 ready/JJ/ADJ/acomp/6""",
}
WILL_HELP = {labels: "Lund/NNP/PROPN/nsubj/3 will/MD/AUX/aux/3 help/VB/VERB/root/0" for labels in ("UD", "ClearNLP")}


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
    assert [(preposition.text, noun.text) for preposition, noun in syntax.find_obliques(doc[2])] == [
        ("by", "council"),
        ("in", "May"),
    ]


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
    assert [(preposition.text, noun.text) for preposition, noun in syntax.find_noun_modifiers(doc[3])] == [
        ("of", "Odense")
    ]
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
    ("rows", "verb", "asserted"),
    [
        ("He/PRP/PRON/nsubj/3 has/VBZ/AUX/aux/3 left/VBN/VERB/root/0", 2, True),
        ("He/PRP/PRON/nsubj/2 left/VBD/VERB/root/0", 1, True),
        ("He/PRP/PRON/nsubj/3 may/MD/AUX/aux/3 leave/VB/VERB/root/0", 2, False),
        ("He/PRP/PRON/nsubj/3 never/RB/ADV/advmod/3 left/VBD/VERB/root/0", 2, False),
        ("asked/VBD/VERB/root/0 to/TO/PART/mark/3 leave/VB/VERB/xcomp/1", 2, False),
        ("if/IN/SCONJ/mark/3 he/PRP/PRON/nsubj/3 left/VBD/VERB/root/0", 2, False),
    ],
)
def test_what_is_told_as_done_is_finite_and_has_no_modal_negation_or_condition(rows, verb, asserted):
    assert syntax.is_asserted(trees.tree(rows)[verb]) is asserted


@both(HAPPY)
def test_the_adjective_of_a_copula_has_its_subject_and_negation(doc):
    assert syntax.find_subject(doc[3]).text == "He"
    assert syntax.find_own_subject(doc[3]).text == "He"
    assert syntax.is_negated(doc[3])
    assert not syntax.is_conditional(doc[3])
    assert syntax.is_predicate(doc[3])
    assert [(preposition.text, noun.text) for preposition, noun in syntax.find_obliques(doc[3])] == [("with", "Sadr")]


@both(THREAT)
def test_the_noun_of_a_copula_has_its_subject_and_modals(doc):
    assert syntax.find_subject(doc[5]).text == "plan"
    assert [auxiliary.text for auxiliary in syntax.find_auxiliaries(doc[5])] == ["would"]
    assert syntax.is_conditional(doc[5])
    assert not syntax.is_negated(doc[5])


@both(LIAR)
def test_the_nouns_of_a_copula_have_its_marker_and_share_its_subject(doc):
    assert [marker.text for marker in syntax.find_markers(doc[4])] == ["If"]
    assert syntax.is_conditional(doc[4])
    assert syntax.find_subject(doc[4]).text == "Lund"
    assert syntax.find_subject(doc[7]).text == "Lund"
    assert syntax.is_conditional(doc[11])


@pytest.mark.parametrize("sentence", [THREAT, NO_MAYOR, LIAR], ids=["would be", "is not", "if"])
@pytest.mark.parametrize("labels", ["UD", "ClearNLP"])
def test_a_copula_denied_or_supposed_says_of_nobody_what_they_are(sentence, labels):
    assert list(syntax.find_predications(tree(sentence[labels]))) == []


@both(BECAME)
def test_what_somebody_became_has_the_subject_of_becoming(doc):
    assert syntax.find_subject(doc[2]).text == "Lund"


@both(LOAN)
def test_a_receiver_after_to_is_an_oblique_and_no_indirect_object(doc):
    assert syntax.find_indirect_object(doc[1]) is None
    assert [(preposition.text, noun.text) for preposition, noun in syntax.find_obliques(doc[1])] == [("to", "Lund")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [(CLEAR, True), (CLEAR_TO_ALL, True), (SEEMS, True), (NEW, False)],
    ids=["is clear that", "was clear to all that", "seems that", "is new to all"],
)
@pytest.mark.parametrize("labels", ["UD", "ClearNLP"])
def test_an_it_that_stands_for_a_clause_means_nothing(sentence, expected, labels):
    assert syntax.is_expletive(tree(sentence[labels])[0]) is expected


@both(URGED)
def test_who_is_urged_is_an_object_and_does_what_is_urged(doc):
    assert syntax.find_object(doc[2]).text == "voters"
    assert syntax.find_infinitive_after(doc[2], doc[3]).text == "support"
    assert syntax.find_subject(doc[5]).text == "voters"
    assert syntax.find_object(doc[5]).text == "plan"


def test_the_subject_of_a_for_clause_is_no_object():
    doc = tree(
        """He/PRP/PRON/nsubj/2 asked/VBD/VERB/root/0 for/IN/SCONJ/mark/6 voters/NNS/NOUN/nsubj/6 to/TO/PART/aux/6
           leave/VB/VERB/ccomp/2"""
    )
    assert syntax.find_object(doc[1]) is None


@both(SEES)
def test_what_somebody_is_seen_as_has_a_preposition_and_a_governor(doc):
    assert syntax.find_preposition(doc[5]).text == "as"
    assert syntax.find_governor(doc[5]).text == "sees"


@both(WOULD_HELP)
def test_would_makes_a_verb_conditional(doc):
    assert syntax.is_conditional(doc[2])


@both(HELP_IF)
def test_an_if_clause_makes_its_verb_and_its_own_predicate_conditional(doc):
    assert syntax.is_conditional(doc[2])
    assert syntax.is_conditional(doc[6])


@both(WILL_HELP)
def test_will_makes_no_verb_conditional(doc):
    assert not syntax.is_conditional(doc[2])


@both(COORDINATED)
def test_a_coordinated_verb_shares_its_subject(doc):
    assert syntax.find_subject(doc[3]).text == "Lund"
    assert syntax.find_own_subject(doc[3]) is None


@both(THREE)
def test_a_coordination_has_all_its_members_in_text_order(doc):
    assert [member.text for member in syntax.find_conjuncts(doc[0])] == ["Sadr", "Maliki"]


def test_a_chain_of_many_conjuncts_is_followed_to_its_end():
    length = 1500
    links = " ".join(f"backed/VBN/VERB/conj/{number}" for number in range(2, length + 2))
    doc = tree(f"Lund/NNP/PROPN/nsubj:pass/2 backed/VBN/VERB/root/0 {links}")
    assert len(syntax.find_conjuncts(doc[1])) == length
    assert syntax.find_subject(doc[length + 1]).text == "Lund"
    assert syntax.is_passive(doc[length + 1])
    assert syntax.find_infinitive_after(doc[1], doc[2]) is None


def test_a_name_joined_by_a_comma_alone_is_an_apposition_and_no_conjunct():
    doc = tree("the/DT/DET/det/2 director/NN/NOUN/root/0 ,/,/PUNCT/punct/4 Anand/NNP/PROPN/conj/2")
    assert [noun.text for noun in syntax.find_appositives(doc[1])] == ["Anand"]
    assert syntax.find_conjuncts(doc[1]) == []


def test_every_label_of_either_set_that_has_a_name_has_one():
    assert {syntax.RELATIONS[label] for label in ("obj", "dobj")} == {"object"}
    assert {syntax.RELATIONS[label] for label in ("nsubj", "nsubjpass", "nsubj:pass")} == {"subject"}
    assert {syntax.RELATIONS[label] for label in ("acl:relcl", "relcl")} == {"relative clause"}
