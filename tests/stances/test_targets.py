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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"A disgrace from start to finish," Mr Lund said of the verdict.', ("Lund", "oppose", "the verdict")),
        ('"Brave and long overdue," Mr Lund said of the reform.', ("Lund", "support", "the reform")),
        ('"It was a shambles," Mr Lund said of the inquiry.', ("Lund", "oppose", "the inquiry")),
        ('"An insult to every nurse," Mrs Okafor said of the offer.', ("Okafor", "oppose", "the offer")),
    ],
)
def test_a_word_of_praise_or_blame_may_be_said_of_a_thing_outside_the_quotation(read, text, expected):
    assert expected in [row[:3] for row in held(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies turned on Prime Minister Igor Lund.", ("Deputies", "oppose", "Igor Lund")),
        ("Mrs Okafor stood by her deputy.", ("Okafor", "support", "her deputy")),
        ('"I do not trust Governor Lund," Mrs Okafor said.', ("Okafor", "oppose", "Lund")),
    ],
)
def test_what_follows_a_preposition_or_particle_is_judged_whichever_a_parser_takes_it_for(read, text, expected):
    assert [row[:3] for row in held(read(text))] == [expected]
