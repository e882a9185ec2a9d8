import pytest

from tests.support.stances import held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Okafor called for an end to the raids.", [("Okafor", "oppose", "the raids")]),
        (
            "France called for sanctions against Iran.",
            [("France", "oppose", "Iran"), ("France", "support", "sanctions against Iran")],
        ),
        ("France condemned Iran's raids.", [("France", "oppose", "Iran"), ("France", "oppose", "Iran's raids")]),
        ("Residents want to close the town's pier.", [("Residents", "oppose", "the town's pier")]),
        ("Residents approved a £4 million plan.", [("Residents", "support", "a £4 million plan")]),
        (
            "Mr Lund criticised Mrs Okafor over the delay.",
            [("Lund", "oppose", "Okafor"), ("Lund", "oppose", "the delay")],
        ),
        (
            "France opposes deals such as the Accord.",
            [("France", "oppose", "Accord"), ("France", "oppose", "deals such as the Accord")],
        ),
    ],
)
def test_what_is_ended_struck_or_done_is_judged_too(read, text, expected):
    assert sorted(row[:3] for row in held(read(text))) == expected


def test_whoever_is_rated_a_threat_made_none(read):
    assert [row[:3] for row in held(read("France named the army as the greatest threat to peace."))] == [
        ("France", "oppose", "the army")
    ]
