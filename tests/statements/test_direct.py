"""Direct speech: who is quoted saying what, by where cue and quotation stand."""

import pytest

from broadsheet.language.quotations import find_quotations
from broadsheet.statements.direct import find_direct_speech
from tests.support.trees import tree

WIN = "\"/``/PUNCT/punct/4 We/PRP/PRON/nsubj/4 will/MD/AUX/aux/4 win/VB/VERB/ccomp/{cue} ,/,/PUNCT/punct/4 \"/''/PUNCT/punct/4"
POST = WIN.format(cue=8) + " he/PRP/PRON/nsubj/8 said/VBD/VERB/root/0 ././PUNCT/punct/8"
INVERTED = WIN.format(cue=7) + " said/VBD/VERB/root/0 Lund/NNP/PROPN/nsubj/7 ././PUNCT/punct/7"
PRE = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 :/:/PUNCT/punct/2 "/``/PUNCT/punct/7 We/PRP/PRON/nsubj/7 will/MD/AUX/aux/7
         win/VB/VERB/ccomp/2 ././PUNCT/punct/7 "/''/PUNCT/punct/7"""
FIGHT = ' "/``/PUNCT/punct/{verb} We/PRP/PRON/nsubj/{verb} must/MD/AUX/aux/{verb} fight/VB/VERB/root/0 on/RB/ADV/advmod/{verb}'
FIGHT_ON = FIGHT + " ././PUNCT/punct/{verb} \"/''/PUNCT/punct/{verb}"
SPLIT = INVERTED + FIGHT_ON.format(verb=13)
NEXT_PARAGRAPH = INVERTED + " ¶/_SP/SPACE/dep/9" + FIGHT_ON.format(verb=14)
RUNS_ON = (
    "“/``/PUNCT/punct/4 We/PRP/PRON/nsubj/4 will/MD/AUX/aux/4 win/VB/VERB/root/0 ././PUNCT/punct/4 ¶/_SP/SPACE/dep/5"
    + FIGHT.format(verb=10).replace('"', "“").replace("root/0", "ccomp/14")
    + " ,/,/PUNCT/punct/10 ”/''/PUNCT/punct/10 said/VBD/VERB/root/0 Lund/NNP/PROPN/nsubj/14 ././PUNCT/punct/14"
)
BELOW = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 :/:/PUNCT/punct/2 ¶/_SP/SPACE/dep/3 "/``/PUNCT/punct/8 We/PRP/PRON/nsubj/8
           will/MD/AUX/aux/8 win/VB/VERB/root/0 ././PUNCT/punct/8 "/''/PUNCT/punct/8"""
OTHER_CUE = (
    INVERTED + " Berg/NNP/PROPN/nsubj/11 agreed/VBD/VERB/root/0/agree ././PUNCT/punct/11" + FIGHT_ON.format(verb=16)
)
FRAGMENT = """He/PRP/PRON/nsubj/2 called/VBD/VERB/root/0 it/PRP/PRON/obj/2 a/DT/DET/det/6 "/``/PUNCT/punct/6 mistake/NN/NOUN/xcomp/2
              "/''/PUNCT/punct/6 twice/RB/ADV/advmod/2 ././PUNCT/punct/2"""
NO_CUE = "Lund/NNP/PROPN/nsubj/2 smiled/VBD/VERB/root/0/zzz ././PUNCT/punct/2" + FIGHT_ON.format(verb=7)
PASSIVE = WIN.format(cue=9) + " it/PRP/PRON/nsubj:pass/9 was/VBD/AUX/aux:pass/9 said/VBN/VERB/root/0 ././PUNCT/punct/9"
INFINITIVE = """To/TO/PART/mark/2 say/VB/VERB/csubj/11 :/:/PUNCT/punct/2 "/``/PUNCT/punct/7 We/PRP/PRON/nsubj/7 will/MD/AUX/aux/7
                win/VB/VERB/ccomp/2 ././PUNCT/punct/7 "/''/PUNCT/punct/7 is/VBZ/AUX/cop/11 easy/JJ/ADJ/root/0"""


def read(rows, text):
    doc = tree(rows, text)
    return [
        (
            found.speaker.text if found.speaker is not None else None,
            found.cue.text,
            [text[start:end] for start, end in found.contents],
        )
        for found in find_direct_speech(doc, find_quotations(text))
    ]


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        pytest.param(POST, '"We will win," he said.', [("he", "said", ["We will win"])], id="after"),
        pytest.param(PRE, 'He said: "We will win."', [("He", "said", ["We will win"])], id="before"),
        pytest.param(INVERTED, '"We will win," said Lund.', [("Lund", "said", ["We will win"])], id="inverted"),
        pytest.param(
            SPLIT,
            '"We will win," said Lund. "We must fight on."',
            [("Lund", "said", ["We will win", "We must fight on"])],
            id="goes on",
        ),
        pytest.param(
            NEXT_PARAGRAPH,
            '"We will win," said Lund.\n\n"We must fight on."',
            [("Lund", "said", ["We will win", "We must fight on"])],
            id="floating in a paragraph of its own",
        ),
        pytest.param(
            RUNS_ON,
            "“We will win.\n\n“We must fight on,” said Lund.",
            [("Lund", "said", ["We will win", "We must fight on"])],
            id="over two paragraphs",
        ),
        pytest.param(BELOW, 'He said:\n\n"We will win."', [("He", "said", ["We will win"])], id="below a colon"),
        pytest.param(
            OTHER_CUE,
            '"We will win," said Lund. Berg agreed. "We must fight on."',
            [("Lund", "said", ["We will win"])],
            id="another cue between",
        ),
        pytest.param(PASSIVE, '"We will win," it was said.', [(None, "was said", ["We will win"])], id="nobody"),
        pytest.param(FRAGMENT, 'He called it a "mistake" twice.', [], id="fragment"),
        pytest.param(NO_CUE, 'Lund smiled. "We must fight on."', [], id="no cue"),
        pytest.param(INFINITIVE, 'To say: "We will win." is easy', [], id="infinitive"),
    ],
)
def test_a_quotation_goes_to_the_cue_beside_it(rows, text, expected):
    assert read(rows, text) == expected
