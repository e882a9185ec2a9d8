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
        (
            'The mayor laughed at the vote. "The road is closed to all."',
            ("The mayor", "laughed", ["The road is closed to all"], "direct", "claim"),
        ),
        ("“The road,” said Mr Lund, “is closed.”", ("Mr Lund", "said", ["The road", "is closed"], "direct", "claim")),
        ("The road, said Mr Lund, is closed to all.", ("Mr Lund", "said", ["The road", "is closed to all"], "indirect", "claim")),
        ("News that the bridge had failed sent shares lower.", (None, "News", ["the bridge had failed"], "indirect", "announce")),
        ("Mr Lund called for calm on Monday.", ("Mr Lund", "called", ["calm"], "indirect", "demand")),
        ("For the mayor, the road is a mistake.", ("the mayor", "For", ["the road is a mistake"], "indirect", "believe")),
        ("The road, the mayor said, is closed.", ("the mayor", "said", ["The road", "is closed"], "indirect", "claim")),
        ("The union issued a statement calling for a strike on Monday.", ("The union", "calling", ["a strike"], "indirect", "demand")),
        (
            "The minister issued a statement saying that the road was closed.",
            ("The minister", "saying", ["the road was closed"], "indirect", "claim"),
        ),
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
        ("Mr Lund called the plan a mistake.", ("Mr Lund", "called", ["the plan a mistake"], "indirect", "criticise")),
        ('"It failed," the minister agreed.', ("the minister", "agreed", ["It failed"], "direct", "believe")),
        ("Mr Lund called for calm.", ("Mr Lund", "called", ["calm"], "indirect", "demand")),
        ("The poll shows Mr Lund ahead by two points.", ("The poll", "shows", ["Mr Lund ahead by two points"], "indirect", "claim")),
        ("Critics have expressed concern about the plan.", ("Critics", "concern", ["the plan"], "indirect", "believe")),
        ("Mr Lund raised these concerns.", ("Mr Lund", "raised", ["these concerns"], "indirect", "believe")),
        ("There were reports of an explosion.", (None, "reports", ["an explosion"], "indirect", "claim")),
        ("Mr Lund is convinced that the road will open.", ("Mr Lund", "is convinced", ["the road will open"], "indirect", "believe")),
        ("According to Mayor Peter Lund, it is shut.", ("Mayor Peter Lund", "According to", ["it is shut"], "indirect", "claim")),
        ("By all accounts the road is closed.", (None, "By all accounts", ["the road is closed"], "indirect", "claim")),
        ("The road, by his own account, is closed.", ("his", "by his own account", ["The road", "is closed"], "indirect", "claim")),
        ("Poll: Voters turn away from the council", ("Poll", ":", ["Voters turn away from the council"], "indirect", "claim")),
    ],
)  # fmt: skip
def test_a_statement_has_speaker_cue_content_form_and_act(read, text, expected):
    assert said(read(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called experts met on Tuesday.",
        "Mr Lund walked home.",
        "For the mayor, the road was closed on Monday.",
        "For two years, the road is closed.",
        'The road was wet. "It will be closed tomorrow."',
        "The council will meet on Friday to discuss the road.",
        "Mr Lund could say that the road is closed.",
        "Let's say that the road is closed.",
        "Ask whether the road is closed.",
        "Editor's note: The road is closed.",
        "Mr Lund decided to close the road.",
    ],
)
def test_what_nobody_says_is_no_statement(read, text):
    assert said(read(text)) == []


def test_a_passive_without_agent_has_no_speaker(read):
    ((speaker, cue, contents, _, act),) = said(read("The mayor has been accused of hiding it."))
    assert (speaker, cue, act) == (None, "has been accused", "accuse")
    assert contents == ["of hiding it"]


def test_the_speaker_is_the_entity_a_pronoun_means(read):
    reading = read("Mr Lund left the meeting. He said the road was closed.")
    (speaker,) = reading.statements["speaker"]
    assert reading.entities.set_index("entity").loc[speaker, "name"] == "Lund"


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ('"I think the road is closed," Mr Lund said.', ["said"]),
        ('"We know that it rained," Mr Lund said. "I hope it stops."', ["said"]),
        ('"Anna Kowalska told us that the road was closed," Mr Lund said.', ["said", "told"]),
        ('"The government told us that the road was closed," Mr Lund said.', ["said", "told"]),
        ('"People say that the road is closed," Mr Lund said.', ["said"]),
        ('"People think that the road is closed," Mr Lund said.', ["said"]),
        ("Mr Lund said he hoped that the road would open.", ["said"]),
        ("Mr Lund rejected criticism that the road was closed.", ["rejected", "criticism"]),
        ("Mr Lund said the mayor had claimed that the road was open.", ["said", "had claimed"]),
        ("Mr Lund said the mayor believes that the road is open.", ["said", "believes"]),
        ("Mr Lund urged the mayor to say that the road was open.", ["urged"]),
    ],
)
def test_inside_a_statement_another_who_spoke_has_a_row_and_the_speakers_own_thoughts_have_none(read, text, cues):
    assert [row[1] for row in said(read(text))] == cues


def test_a_quotation_without_a_cue_goes_on_with_the_sentence_before_it(read):
    ((speaker, _, contents, form, _),) = said(
        read('The minister called the plan a mistake. "It will cost us the road."')
    )
    assert (speaker, contents, form) == ("The minister", ["the plan a mistake", "It will cost us the road"], "mixed")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Anna Kowalska and Peter Lund said the road was closed.", ["Anna Kowalska", "Peter Lund"]),
        (
            "Anna Kowalska, a lawyer and former mayor, said the road was closed.",
            ["Anna Kowalska, a lawyer and former mayor"],
        ),
        ("The Ministry of Trade and Industry said the road was closed.", ["The Ministry of Trade and Industry"]),
        ("One of the lawyers said the road was closed.", ["One of the lawyers"]),
        ('"Mend it." — Anna Kowalska', ["Anna Kowalska"]),
    ],
)
def test_each_speaker_has_a_row_and_further_words_for_one_have_none(read, text, speakers):
    assert [row[0] for row in said(read(text))] == speakers


def test_an_unclosed_quotation_does_not_swallow_the_next_paragraph(read):
    reading = read('"We will win, Mr Lund said.\nMrs Okafor said that the road was closed.')
    assert "the road was closed" in list(reading.statements["content"])


def test_what_is_declined_is_told_once(read):
    assert [row[-1] for row in said(read("The minister declined to criticise the bank."))] == ["other"]


def test_a_firm_with_an_ampersand_is_one_speaker(read):
    statements = read("Hollin & Wray, the furniture retailer, warned that sales would fall.").statements
    assert list(statements["speaker_text"]) == ["Hollin & Wray, the furniture retailer"]
