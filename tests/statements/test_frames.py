"""Frames: what a cue takes as its content, by each frame."""

import pytest

from broadsheet.statements.clause_frames import is_finite
from broadsheet.statements.cues import find_cue
from broadsheet.statements.frames import FRAMES
from tests.support.trees import tree


def read(frame, rows):
    """The contents that a frame finds below the first cue of a sentence."""
    doc = tree(rows)
    verb = next(token for token in doc if token.pos_ == "VERB" and find_cue(token) is not None)
    return [doc.text[start:end] for start, end in FRAMES[frame](verb, find_cue(verb))]


SAID_THAT = (
    """Lund/NNP/PROPN/nsubj/2 said/VBD/VERB/root/0 that/IN/SCONJ/mark/5 roads/NNS/NOUN/nsubj/5 close/VBP/VERB/ccomp/2"""
)
SAID_BESIDE = """Roads/NNS/NOUN/nsubj/2 close/VBP/VERB/root/0 ,/,/PUNCT/punct/5 Lund/NNP/PROPN/nsubj/5 said/VBD/VERB/parataxis/2"""
ASKED = """Lund/NNP/PROPN/nsubj/2 asked/VBD/VERB/root/0 whether/IN/SCONJ/mark/5 it/PRP/PRON/nsubj/5 works/VBZ/VERB/ccomp/2"""
VOWED = """Lund/NNP/PROPN/nsubj/2 vowed/VBD/VERB/root/0 to/TO/PART/mark/4 mend/VB/VERB/xcomp/2 the/DT/DET/det/6 road/NN/NOUN/obj/4"""
URGED = """Lund/NNP/PROPN/nsubj/2 urged/VBD/VERB/root/0 drivers/NNS/NOUN/obj/2 to/TO/PART/mark/5 wait/VB/VERB/xcomp/2"""
APPEALED = """Lund/NNP/PROPN/nsubj/2 appealed/VBD/VERB/root/0/appeal to/IN/ADP/case/4 drivers/NNS/NOUN/obl/2 to/TO/PART/mark/6
              wait/VB/VERB/xcomp/2"""
ACCUSED = """Lund/NNP/PROPN/nsubj/2 accused/VBD/VERB/root/0 the/DT/DET/det/4 council/NN/NOUN/obj/2 of/IN/ADP/case/6 theft/NN/NOUN/obl/2"""
WARNED_OF = """Lund/NNP/PROPN/nsubj/2 warned/VBD/VERB/root/0 of/IN/ADP/case/4 floods/NNS/NOUN/obl/2"""
DESCRIBED = (
    """Lund/NNP/PROPN/nsubj/2 described/VBD/VERB/root/0 it/PRP/PRON/obj/2 as/IN/ADP/case/5 theft/NN/NOUN/obl/2"""
)
CALLED = """Lund/NNP/PROPN/nsubj/2 called/VBD/VERB/root/0 for/IN/ADP/case/4 calm/NN/NOUN/obl/2"""
PREDICTED = """Lund/NNP/PROPN/nsubj/2 predicted/VBD/VERB/root/0 slow/JJ/ADJ/amod/4 growth/NN/NOUN/obj/2"""
WAS_PREDICTED = """Growth/NN/NOUN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 predicted/VBN/VERB/root/0"""
PREDICTED_IT = """Lund/NNP/PROPN/nsubj/2 predicted/VBD/VERB/root/0 it/PRP/PRON/obj/2"""

CALLED_IT = """Lund/NNP/PROPN/nsubj/2 called/VBD/VERB/root/0 the/DT/DET/det/4 plan/NN/NOUN/obj/2 a/DT/DET/det/6 mistake/NN/NOUN/xcomp/2"""
CALLED_OFF = """Lund/NNP/PROPN/nsubj/2 called/VBD/VERB/root/0 the/DT/DET/det/4 doctor/NN/NOUN/obj/2"""
POLL_SHOWS = """Polls/NNS/NOUN/nsubj/2/poll show/VBP/VERB/root/0 a/DT/DET/det/4 lead/NN/NOUN/obj/2 of/IN/ADP/case/6 five/CD/NUM/nmod/4"""
LUND_SHOWS = """Lund/NNP/PROPN/nsubj/2 shows/VBZ/VERB/root/0 a/DT/DET/det/4 map/NN/NOUN/obj/2"""
SHOWS_AHEAD = """It/PRP/PRON/nsubj/2 shows/VBZ/VERB/root/0 Lund/NNP/PROPN/obj/2 ahead/RB/ADV/advmod/2"""
SHOWS_LEADING = """It/PRP/PRON/nsubj/2 shows/VBZ/VERB/root/0 Lund/NNP/PROPN/obj/2 leading/VBG/VERB/ccomp/2"""
LIKENED = (
    """Lund/NNP/PROPN/nsubj/2 likened/VBD/VERB/root/0/liken it/PRP/PRON/obj/2 to/IN/ADP/case/5 theft/NN/NOUN/obl/2"""
)
TOOK_AIM = (
    """Lund/NNP/PROPN/nsubj/2 took/VBD/VERB/root/0/take aim/NN/NOUN/obj/2 at/IN/ADP/case/5 rents/NNS/NOUN/obl/2"""
)
ADMITTED = """Lund/NNP/PROPN/nsubj/2 admitted/VBD/VERB/root/0 taking/VBG/VERB/xcomp/2 it/PRP/PRON/obj/3"""
AS_NOTED = """Roads/NNS/NOUN/nsubj/2 close/VBP/VERB/root/0 ,/,/PUNCT/punct/6 as/IN/SCONJ/mark/6 Lund/NNP/PROPN/nsubj/6
              noted/VBD/VERB/advcl/2/note"""
SAID_ADDING = """Lund/NNP/PROPN/nsubj/2 said/VBD/VERB/root/0 roads/NNS/NOUN/nsubj/4 close/VBP/VERB/ccomp/2 ,/,/PUNCT/punct/6
                 adding/VBG/VERB/advcl/4/add more/RBR/ADV/advmod/6"""
WHEN_SAID = """It/PRP/PRON/nsubj/2 fell/VBD/VERB/root/0/zzz when/WRB/ADV/advmod/5 Lund/NNP/PROPN/nsubj/5 said/VBD/VERB/advcl/2
               that/IN/SCONJ/mark/8 roads/NNS/NOUN/nsubj/8 closed/VBD/VERB/ccomp/2"""
NOT_SAID_WHEN = """Lund/NNP/PROPN/nsubj/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 say/VB/VERB/root/0 when/WRB/ADV/advmod/7
                   it/PRP/PRON/nsubj/7 closes/VBZ/VERB/advcl/4"""


@pytest.mark.parametrize(
    ("frame", "rows", "expected"),
    [
        ("that", SAID_THAT, ["roads close"]),
        ("that", SAID_BESIDE, ["Roads close"]),
        ("that", ASKED, []),
        ("that", VOWED, []),
        ("wh", ASKED, ["whether it works"]),
        ("wh", SAID_THAT, []),
        ("to", VOWED, ["to mend the road"]),
        ("to", URGED, []),  # who is to wait is the object, not the subject
        ("obj_to", URGED, ["drivers to wait"]),
        ("obj_to", APPEALED, ["drivers to wait"]),
        ("obj_to", WARNED_OF, []),
        ("of", ACCUSED, ["the council of theft"]),
        ("of", WARNED_OF, ["floods"]),
        ("of", CALLED, []),
        ("as", DESCRIBED, ["it as theft"]),
        ("for", CALLED, ["calm"]),
        ("object", PREDICTED, ["slow growth"]),
        ("object", WAS_PREDICTED, ["Growth"]),
        ("object", PREDICTED_IT, []),
        ("object", CALLED, []),
        ("object", TOOK_AIM, ["rents"]),
        ("object", ADMITTED, ["taking it"]),
        ("predicate", CALLED_IT, ["the plan a mistake"]),
        ("predicate", CALLED_OFF, []),
        ("shown", POLL_SHOWS, ["a lead of five"]),
        ("shown", LUND_SHOWS, []),  # a person shows things by holding them up
        ("shown", SHOWS_AHEAD, ["Lund ahead"]),
        ("that", SHOWS_LEADING, ["Lund leading"]),
        ("likeness", LIKENED, ["it to theft"]),
        ("that", AS_NOTED, ["Roads close"]),
        ("that", SAID_ADDING, ["roads close"]),  # what is added is a statement of its own
        ("that", WHEN_SAID, ["roads closed"]),  # the parse hangs the clause on another verb
        ("wh", NOT_SAID_WHEN, ["when it closes"]),
    ],
)
def test_a_frame_finds_its_content_and_no_others(frame, rows, expected):
    assert read(frame, rows) == expected


@pytest.mark.parametrize(
    ("rows", "verb", "finite"), [(SAID_THAT, 4, True), (VOWED, 3, False), (ASKED, 4, True), (URGED, 4, False)]
)
def test_a_clause_is_finite_by_its_verb_and_not_with_to(rows, verb, finite):
    assert is_finite(tree(rows)[verb]) is finite
