"""Speakers: which noun a cue is said by."""

import pytest

from broadsheet.statements.speakers import find_compound_owner, find_cue_owner, find_unclosed_words, read_verb_speaker
from tests.support.trees import tree

ACTIVE = "Lund/NNP/PROPN/nsubj/2 warned/VBD/VERB/root/0 of/IN/ADP/case/4 rain/NN/NOUN/obl/2"
TWO_SUBJECTS = "Mr/IN/ADP/nsubj/3 Lund/NNP/PROPN/nsubj/3 said/VBD/VERB/root/0 so/RB/ADV/advmod/3"
AGENT = (
    "It/PRP/PRON/nsubj:pass/3 was/VBD/AUX/aux:pass/3 said/VBN/VERB/root/0 by/IN/ADP/case/5 Lund/NNP/PROPN/obl:agent/3"
)
NOBODY = "It/PRP/PRON/nsubj:pass/3 was/VBD/AUX/aux:pass/3 said/VBN/VERB/root/0"
STATE = "Lund/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 convinced/VBN/VERB/root/0"
RELATIVE = "officials/NNS/NOUN/root/0 who/WP/PRON/nsubj/3 say/VBP/VERB/acl:relcl/1 so/RB/ADV/advmod/3"
PARTICIPLE = """Lund/NNP/PROPN/nsubj/2 left/VBD/VERB/root/0/leave ,/,/PUNCT/punct/4 saying/VBG/VERB/advcl/2/say so/RB/ADV/advmod/4"""
GERUND = "Lund/NNP/PROPN/nsubj/2 began/VBD/VERB/root/0/begin by/IN/SCONJ/mark/4 saying/VBG/VERB/advcl/2/say so/RB/ADV/advmod/4"
PRAISED_FOR = """Lund/NNP/PROPN/nsubj/2 thanked/VBD/VERB/root/0/thank Berg/NNP/PROPN/obj/2 for/IN/SCONJ/mark/5
                 saying/VBG/VERB/advcl/2/say so/RB/ADV/advmod/5"""
TAG = """The/DT/DET/det/2 rule/NN/NOUN/nsubj/6 held/VBD/VERB/acl/2 ,/,/PUNCT/punct/6 sources/NNS/NOUN/nsubj/6 said/VBD/VERB/root/0
         ././PUNCT/punct/6"""
MISREAD_TAG = TAG.replace("sources/NNS/NOUN/nsubj/6", "sources/NNS/NOUN/obl/6")
TAG_WITH_DAY = MISREAD_TAG.replace(" ././PUNCT/punct/6", " Monday/NNP/PROPN/obl:unmarked/6 ././PUNCT/punct/6")
DATELINE = """OSLO/NNP/PROPN/nsubj/5 --/:/PUNCT/punct/5 The/DT/DET/det/4 mayor/NN/NOUN/appos/1 said/VBD/VERB/root/0 so/RB/ADV/advmod/5"""
COORDINATED = """Lund/NNP/PROPN/nsubj/2 said/VBD/VERB/root/0 Oslo/NNP/PROPN/nsubj/5 would/MD/AUX/aux/5 leave/VB/VERB/ccomp/2
                 and/CC/CCONJ/cc/7 suggested/VBD/VERB/conj/5/suggest how/WRB/ADV/advmod/7"""


@pytest.mark.parametrize(
    ("rows", "verb", "speaker"),
    [
        pytest.param(ACTIVE, 1, "Lund", id="subject"),
        pytest.param(TWO_SUBJECTS, 2, "Lund", id="a title taken for a subject"),
        pytest.param(AGENT, 2, "Lund", id="agent"),
        pytest.param(NOBODY, 2, None, id="nobody"),
        pytest.param(STATE, 2, "Lund", id="a state is its subject's"),
        pytest.param(RELATIVE, 2, "officials", id="relative clause"),
        pytest.param(PARTICIPLE, 3, "Lund", id="participle after a comma"),
        pytest.param(GERUND, 3, "Lund", id="gerund"),
        pytest.param(PRAISED_FOR, 4, "Berg", id="gerund with for"),
        pytest.param(TAG, 5, "sources", id="tag"),
        pytest.param(MISREAD_TAG, 5, "sources", id="tag whose noun the parse misreads"),
        pytest.param(TAG_WITH_DAY, 5, "sources", id="tag with a day"),
        pytest.param(DATELINE, 4, "mayor", id="dateline"),
        pytest.param(COORDINATED, 6, "Lund", id="coordinated with a finite cue"),
    ],
)
def test_a_verb_is_said_by_its_subject_agent_or_neighbour(rows, verb, speaker):
    found, _ = read_verb_speaker(tree(rows)[verb])
    assert (found.text if found is not None else None) == speaker


@pytest.mark.parametrize(
    ("rows", "noun", "owner"),
    [
        pytest.param("Lund/NNP/PROPN/nmod:poss/3 's/POS/PART/case/1 claim/NN/NOUN/root/0", 2, "Lund", id="possessor"),
        pytest.param("claims/NNS/NOUN/root/0 by/IN/ADP/case/3 Lund/NNP/PROPN/nmod/1", 0, "Lund", id="by"),
        pytest.param("claims/NNS/NOUN/root/0 about/IN/ADP/case/3 Lund/NNP/PROPN/nmod/1", 0, None, id="about"),
    ],
)
def test_a_noun_is_its_possessors(rows, noun, owner):
    found = find_cue_owner(tree(rows)[noun])
    assert (found.text if found is not None else None) == owner


@pytest.mark.parametrize(
    ("rows", "owner"),
    [
        ("media/NNS/NOUN/compound/2/media claims/NNS/NOUN/root/0", "media"),
        ("rent/NN/NOUN/compound/2 claims/NNS/NOUN/root/0", None),
    ],
)
def test_a_noun_is_said_by_the_people_it_is_compounded_with(rows, owner):
    found = find_compound_owner(tree(rows)[1])
    assert (found.text if found is not None else None) == owner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halima Said, head of the port authority said cranes would stop.", "Halima Said, head of the port authority"),
        (
            "Ahmed Karimi, the port's harbour master warns that silt will come.",
            "Ahmed Karimi, the port's harbour master",
        ),
        (
            "Tom Falk, director of the state museum announced that it would close.",
            "Tom Falk, director of the state museum",
        ),
        ("Nora Lind, a lawyer for the families said the report was late.", "Nora Lind, a lawyer for the families"),
        ("In Paris, the minister said the road would open.", None),
        ("Last Monday, a spokesman for the union said pay would rise.", None),
        ("Tom Falk, the union said.", None),
        ("New York, a driver said, was full.", None),
    ],
)
def test_the_name_before_a_comma_that_nothing_closes_speaks(nlp, text, expected):
    doc = nlp(text)
    verb = next(token for token in doc if token.text in ("said", "warns", "announced"))
    words = find_unclosed_words(verb)
    assert (words.text if words is not None else None) == expected
