import pandas as pd
import pytest


def said(reading):
    """Speaker's words, cue, contents, form and act of every statement; NA is None."""
    text = reading.article.text

    def parts(spans):
        return [text[int(start) : int(end)] for start, end in (span.split("-") for span in spans.split())]

    return [
        (None if pd.isna(row.speaker_text) else row.speaker_text, row.cue, parts(row.content_spans), row.form, row.act)
        for row in reading.statements.itertuples(index=False)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will win," Mr Lund said.', ("Mr Lund", "said", ["We will win"], "direct", "claim")),
        ("“We will win,” said Mr Lund.", ("Mr Lund", "said", ["We will win"], "direct", "claim")),
        ('"We will win," said Mr Lund. "We must."', ("Mr Lund", "said", ["We will win", "We must"], "direct", "urge")),
        ('Mr Lund said: "The road is closed."', ("Mr Lund", "said", ["The road is closed"], "direct", "claim")),
        ("Mr Lund said that the road was closed.", ("Mr Lund", "said", ["the road was closed"], "indirect", "claim")),
        ("Mr Lund said the road was closed.", ("Mr Lund", "said", ["the road was closed"], "indirect", "claim")),
        ("The road was closed, Mr Lund said.", ("Mr Lund", "said", ["The road was closed"], "indirect", "claim")),
        ("Mr Lund has warned that the road may flood.", ("Mr Lund", "has warned", ["the road may flood"], "indirect", "warn")),
        ("Mr Lund vowed to repair the road.", ("Mr Lund", "vowed", ["to repair the road"], "indirect", "pledge")),
        ("The minister urged drivers to stay at home.", ("The minister", "urged", ["drivers to stay at home"], "indirect", "urge")),
        ("Mr Lund accused the council of hiding it.", ("Mr Lund", "accused", ["the council of hiding it"], "indirect", "accuse")),
        ("According to Mr Lund, the road is closed.", ("Mr Lund", "According to", ["the road is closed"], "indirect", "claim")),
        ("The minister rejected the claim.", ("The minister", "rejected", ["the claim"], "indirect", "reject")),
        ('Mr Lund said the road was "a death trap".', ("Mr Lund", "said", ['the road was "a death trap'], "mixed", "claim")),
    ],
)  # fmt: skip
def test_a_statement_has_speaker_cue_content_form_and_act(read, text, expected):
    assert said(read(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called experts met on Tuesday.",
        "Mr Lund walked home.",
        "The council will meet on Friday to discuss the road.",
    ],
)
def test_what_nobody_says_is_no_statement(read, text):
    assert said(read(text)) == []


def test_a_passive_without_agent_has_no_speaker(read):
    ((speaker, cue, contents, _, act),) = said(read("The mayor has been accused of hiding it."))
    assert (speaker, cue, act) == (None, "has been accused", "accuse")
    assert contents == ["of hiding it"]


def test_joint_speakers_have_a_row_each(read):
    rows = said(read("Anna Kowalska and Peter Lund said the road was closed."))
    assert [row[0] for row in rows] == ["Anna Kowalska", "Peter Lund"]


def test_the_speaker_is_the_entity_a_pronoun_means(read):
    reading = read("Mr Lund left the meeting. He said the road was closed.")
    (speaker,) = reading.statements["speaker"]
    assert reading.entities.set_index("entity").loc[speaker, "name"] == "Lund"


def test_an_unclosed_quotation_does_not_swallow_the_next_paragraph(read):
    reading = read('"We will win, Mr Lund said.\nMrs Okafor said that the road was closed.')
    assert "the road was closed" in list(reading.statements["content"])


@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to criticise the bank.",
        "The minister never urged drivers to stay at home.",
    ],
)
def test_what_is_declined_or_never_done_is_not_told_as_done(read, text):
    assert not {"criticise", "urge"} & {row[-1] for row in said(read(text))}
