"""Rules: which rule a row of statements says it was made by."""

import pytest

import broadsheet as bs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mr Lund said that the road was closed.",
            {"cue": "cues.find_cue", "content": "clause_frames.read_that", "speaker": "speakers.find_own_speaker",
             "act": "acts.find_listed_act"},
        ),
        (
            "The mayor has been accused by Mr Lund of hiding it.",
            {"cue": "cues.find_cue", "content": "preposition_frames.read_of", "speaker": "speakers.find_passive_agent",
             "act": "acts.find_listed_act"},
        ),
        (
            "Mr Lund said that the road must be closed.",
            {"cue": "cues.find_cue", "content": "clause_frames.read_that", "speaker": "speakers.find_own_speaker",
             "act": "acts.tell_urging"},
        ),
        (
            "Mr Lund did not say when the road would open.",
            {"cue": "cues.find_cue", "content": "clause_frames.read_wh", "speaker": "speakers.find_own_speaker",
             "act": "acts.tell_unsaid"},
        ),
        (
            "The port will raise tolls, its director, Ann Lee, said on Monday.",
            {"cue": "cues.find_cue", "content": "closing_tags.find_tag", "speaker": "closing_tags.find_tag",
             "act": "acts.find_listed_act"},
        ),
        (
            '"We will win," Mr Lund said.',
            {"cue": "cues_beside.find_cue_behind", "content": "direct.is_speech", "speaker": "direct.find_subject_outside",
             "act": "acts.find_listed_act"},
        ),
        (
            'Mr Lund said: "The road is closed."',
            {"cue": "cues_beside.find_cue_leading", "content": "direct.is_speech",
             "speaker": "direct.find_subject_outside", "act": "acts.find_listed_act"},
        ),
        (
            "According to Mr Lund, the road is closed.",
            {column: "attributing_phrases.read_phrase" for column in ("cue", "content", "speaker")}
            | {"act": "acts.find_listed_act"},
        ),
        (
            "Mr Lund raised these concerns.",
            {"cue": "noun_cues.find_voicing", "content": "noun_cues.find_voicing",
             "speaker": "speakers.find_own_speaker", "act": "acts.find_listed_act"},
        ),
        (
            "News that the bridge had failed sent shares lower.",
            {"cue": "cues.find_cue", "content": "noun_cues.read_noun_clause", "act": "acts.find_listed_act"},
        ),
    ],
)  # fmt: skip
def test_a_statement_keeps_the_rules_that_made_it(read, text, expected):
    explained = read(text).explain("s1")
    assert dict(explained.rules) == {column: f"statements.{rule}" for column, rule in expected.items()}


def test_every_rule_a_statement_keeps_tells_what_it_reads(read):
    text = 'Mr Lund said that it rained. "It is late," said Mrs Falk, who left. The road, he added, is closed.'
    for statement in read(text).statements["statement"]:
        told = str(read(text).explain(statement))
        assert "statements." in told
        assert all(bs.rules.tell_rule(rule) for _, rule in read(text).explain(statement).rules)
