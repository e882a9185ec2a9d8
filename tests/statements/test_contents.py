"""Contents: where what is said begins and ends."""

import pytest

from broadsheet.statements.contents import find_clause_spans, find_content_end, find_spans, trim_quoted
from tests.support.trees import tree


def cut(doc, spans):
    return [doc.text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ('"We won."', "We won"),
        ("“We won,” ", "We won"),
        ("We won", "We won"),
        ("Who won?", "Who won?"),
        ("We won!", "We won!"),
        (" , we won; ", "we won"),
        ("It is the U.S.", "It is the U.S."),
        ("It is over.", "It is over"),
        ("'We won'", "'We won"),  # an apostrophe at the head may belong to the word: 'em
        ("", ""),
        ('"."', ""),
    ],
)
def test_a_content_loses_the_marks_at_its_edges_and_keeps_its_own(written, content):
    start, end = trim_quoted(written, 0, len(written))
    assert written[start:end] == content


THAT = """Lund/NNP/PROPN/nsubj/2 said/VBD/VERB/root/0 that/IN/SCONJ/mark/7 the/DT/DET/det/5 road/NN/NOUN/nsubj:pass/7
          was/VBD/AUX/aux:pass/7 closed/VBN/VERB/ccomp/2 ././PUNCT/punct/2"""
ASIDE = """The/DT/DET/det/2 road/NN/NOUN/nsubj/8 ,/,/PUNCT/punct/5 he/PRP/PRON/nsubj/5 said/VBD/VERB/parataxis/8 ,/,/PUNCT/punct/5
           is/VBZ/AUX/cop/8 closed/JJ/ADJ/root/0"""
ADVERB = """Lund/NNP/PROPN/nsubj/3 reportedly/RB/ADV/advmod/3 left/VBD/VERB/root/0 Oslo/NNP/PROPN/obj/3"""
AROUND = """The/DT/DET/det/2 road/NN/NOUN/nsubj/6 ,/,/PUNCT/punct/5 Lund/NNP/PROPN/nsubj/5 said/VBD/VERB/root/0 closed/VBD/VERB/ccomp/5"""
THAT_NOUN = (
    """He/PRP/PRON/nsubj/2 knew/VBD/VERB/root/0 that/DT/DET/det/4 road/NN/NOUN/nsubj/5 closed/VBD/VERB/ccomp/2"""
)


@pytest.mark.parametrize(
    ("rows", "clause", "cue", "expected"),
    [
        pytest.param(THAT, 6, 1, ["the road was closed"], id="that"),
        pytest.param(ASIDE, 7, 4, ["The road", "is closed"], id="cue inside"),
        pytest.param(ADVERB, 2, 1, ["Lund", "left Oslo"], id="adverb inside"),
        pytest.param(AROUND, 5, 4, ["The road", "closed"], id="cue that governs both parts"),
        pytest.param(THAT_NOUN, 4, 1, ["that road closed"], id="that road"),
    ],
)
def test_a_clause_is_cut_at_its_cue_and_loses_its_that(rows, clause, cue, expected):
    doc = tree(rows)
    assert cut(doc, find_clause_spans(doc[clause], without=doc[cue])) == expected


def test_tokens_of_marks_alone_hold_no_content():
    doc = tree("./,/PUNCT/punct/3 ,/,/PUNCT/punct/3 –/:/PUNCT/root/0")
    assert find_spans(doc, 0, 3) == ()


def test_a_share_keeps_its_sign():
    doc = tree("It/PRP/PRON/nsubj/2 was/VBD/VERB/root/0 4/CD/NUM/nummod/4 %/NN/PUNCT/obj/2 ././PUNCT/punct/2")
    assert cut(doc, find_spans(doc, 0, len(doc))) == ["It was 4 %"]


LATE = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 they/PRP/PRON/nsubj/4 met/VBD/VERB/ccomp/2 in/IN/ADP/case/6 May/NNP/PROPN/obl/2"""
ADDING = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 they/PRP/PRON/nsubj/4 met/VBD/VERB/ccomp/2 ,/,/PUNCT/punct/6
            adding/VBG/VERB/advcl/2 more/JJR/ADJ/obj/6"""
AND_LEFT = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 they/PRP/PRON/nsubj/4 met/VBD/VERB/ccomp/2 and/CC/CCONJ/cc/6
              left/VBD/VERB/conj/2"""


BUT_COULD = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 they/PRP/PRON/nsubj/4 met/VBD/VERB/ccomp/2 but/CC/CCONJ/cc/7
               could/MD/AUX/aux/7 argue/VB/VERB/conj/2"""
AND_IT = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 they/PRP/PRON/nsubj/4 met/VBD/VERB/ccomp/2 and/CC/CCONJ/cc/7 it/PRP/PRON/nsubj/7
            helped/VBD/VERB/conj/2"""
AND_CROWDS = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 they/PRP/PRON/nsubj/4 met/VBD/VERB/ccomp/2 and/CC/CCONJ/cc/7 Ed/NNP/PROPN/nsubj/7
                cheered/VBD/VERB/conj/2"""
BECAUSE = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 they/PRP/PRON/nsubj/4 met/VBD/VERB/ccomp/2 because/IN/SCONJ/mark/7
             it/PRP/PRON/nsubj/7 rained/VBD/VERB/advcl/2"""
COLON = """He/PRP/PRON/nsubj/2 said/VBD/VERB/root/0 they/PRP/PRON/nsubj/4 met/VBD/VERB/ccomp/2 :/:/PUNCT/punct/7 it/PRP/PRON/nsubj/7
           helped/VBD/VERB/parataxis/2"""


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        pytest.param(BUT_COULD, "argue", id="a modal after a past cue"),
        pytest.param(AND_IT, "helped", id="a clause about the same"),
        pytest.param(AND_CROWDS, "met", id="a clause of the article's own"),
        pytest.param(BECAUSE, "rained", id="a reason"),
        pytest.param(COLON, "helped", id="past a colon"),
        pytest.param(LATE, "May", id="late phrase"),
        pytest.param(ADDING, "met", id="participle after a comma"),
        pytest.param(AND_LEFT, "met", id="the cue's own conjunct"),
    ],
)
def test_a_content_takes_late_phrases_and_leaves_what_is_the_cues_own(rows, last):
    doc = tree(rows)
    assert doc[find_content_end(doc[1], doc[3]) - 1].text == last


@pytest.mark.parametrize(
    "text",
    ["The bill is dead, Ms. Lind said, and it will stay so.", "The rent is late, old Mr. Falk added, and it is high."],
)
def test_a_tag_takes_its_speaker_s_title_out_of_what_is_said(read, text):
    (said,) = read(text).said()
    assert not {"Ms", "Mr", "old"} & set(said.split())
