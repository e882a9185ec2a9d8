"""Acts: what a speaker does by saying so."""

import pytest

from broadsheet.records import find_records


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ann Lee said the road was closed.", "claim"),
        ("Ann Lee said the prisoners should be released.", "urge"),
        ('"I must tell you that the road is closed," Ann Lee said.', "claim"),
        ("Ann Lee said the leak could pose a threat to swimmers.", "warn"),
        ("Ann Lee said the offer was absurd.", "criticise"),
        ("Ann Lee said the offer was not absurd.", "claim"),
    ],
)
def test_what_is_said_makes_the_act_of_a_neutral_cue(nlp, text, act):
    assert [row.act for row in find_records(nlp(text)).statements] == [act]
