"""Factuality: whether what a word says is told as done."""

import pytest

from broadsheet.language import factuality
from broadsheet.lexicon import read_lexicon
from tests.support.trees import tree

DECLINED = "Lund/NNP/PROPN/nsubj/2 declined/VBD/VERB/root/0/decline to/TO/PART/mark/4 comment/VB/VERB/xcomp/2"
WANTED = DECLINED.replace("declined/VBD/VERB/root/0/decline", "wanted/VBD/VERB/root/0/want")
COULD = "Lund/NNP/PROPN/nsubj/3 could/MD/AUX/aux/3 comment/VB/VERB/root/0"
NOT_HESITATED = """Lund/NNP/PROPN/nsubj/4 has/VBZ/AUX/aux/4 not/RB/PART/advmod/4 hesitated/VBN/VERB/root/0/hesitate
                   to/TO/PART/mark/6 comment/VB/VERB/xcomp/4"""
UNLIKELY = """Lund/NNP/PROPN/nsubj/3 is/VBZ/AUX/cop/3 unlikely/JJ/ADJ/root/0 to/TO/PART/mark/5 back/VB/VERB/xcomp/3
              it/PRP/PRON/obj/5"""
HOPES = (
    "Lund/NNP/PROPN/nsubj/2 hopes/VBZ/VERB/root/0/hope she/PRP/PRON/nsubj/4 backs/VBZ/VERB/ccomp/2 it/PRP/PRON/obj/4"
)
ORDER = "Ask/VB/VERB/root/0 them/PRP/PRON/obj/1"


@pytest.mark.parametrize(
    ("question", "rows", "word", "expected"),
    [
        (factuality.is_refused, DECLINED, 3, True),
        (factuality.is_refused, WANTED, 3, False),
        (factuality.is_refused, NOT_HESITATED, 5, False),
        (factuality.is_doubted, DECLINED, 3, True),
        (factuality.is_doubted, UNLIKELY, 4, True),
        (factuality.is_doubted, WANTED, 3, False),
        (factuality.is_open_question, HOPES, 3, True),
        (factuality.is_open_question, WANTED, 3, False),
        (factuality.is_unasserted, COULD, 2, True),
        (factuality.is_unasserted, ORDER, 0, True),
        (factuality.is_unasserted, WANTED, 1, False),
    ],
)
def test_what_is_not_told_as_done_is_known_by_the_words_above_it(question, rows, word, expected):
    assert question(tree(rows)[word]) is expected


@pytest.mark.parametrize(
    "row", [row for row in read_lexicon("factuality") if row["example"]], ids=lambda row: row["word"]
)
def test_the_example_of_a_word_is_not_told_as_done(nlp, row):
    asked = (factuality.is_refused, factuality.is_doubted, factuality.is_open_question, factuality.is_unasserted)
    doc = nlp(row["example"])
    assert any(is_so(token) for token in doc if token.pos_ == "VERB" for is_so in asked)
