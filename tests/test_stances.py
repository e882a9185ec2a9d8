import pandas as pd
import pytest


def held(reading):
    """Holder, polarity, target and via of every stance; NA is None."""
    rows = reading.stances[["holder_name", "polarity", "target_name", "via"]].itertuples(index=False)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France condemned Iran.", ("France", "oppose", "Iran", "words")),
        ("France praised Iran.", ("France", "support", "Iran", "words")),
        ("Iran was condemned by France.", ("France", "oppose", "Iran", "words")),
        ("Mr Lund criticised Mrs Okafor for the delay.", ("Lund", "oppose", "Okafor", "words")),
        ("The union welcomed the plan.", ("The union", "support", "the plan", "words")),
        ("Mr Lund does not support Mrs Okafor.", ("Lund", "oppose", "Okafor", "words")),
        ("Mr Lund refused to support Mrs Okafor.", ("Lund", "oppose", "Okafor", "words")),
    ],
)
def test_a_stance_has_holder_polarity_target_and_how_it_shows(read, text, expected):
    assert expected in held(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lund met Mrs Okafor.",
        "Mr Lund did not criticise Mrs Okafor.",
        "Mr Lund denied that he supports Mrs Okafor.",
        "Mr Lund did not say that France supports Iran.",
        "No minister supports Mrs Okafor.",
        "The road is long.",
    ],
)
def test_what_takes_no_side_is_no_stance(read, text):
    assert held(read(text)) == []


def test_an_attack_in_words_without_a_holder_is_kept_with_no_holder(read):
    assert held(read("The mayor was criticised on Monday.")) == [(None, "oppose", "The mayor", "words")]


def test_a_reported_stance_names_its_reporter(read):
    reading = read("Mrs Okafor said that France had condemned Iran.")
    (reporter,) = reading.stances["reported_by"]
    assert reading.entities.set_index("entity").loc[reporter, "name"] == "Okafor"


def test_whoever_urges_support_holds_the_stance_and_not_yet_those_urged(read):
    assert [row[0] for row in held(read("The minister urged voters to support the plan."))] == ["The minister"]


def test_would_makes_a_stance_conditional(read):
    reading = read("Mr Lund would support Mrs Okafor if she asked him.")
    assert list(reading.stances["conditional"]) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The analyst blamed the weather.",
        "The minister denied the bank was corrupt.",
        "The analyst praised 30 shares.",
        'The mayor told the Herald: "It is a disgrace."',
        "The committee stopped short of backing the plan.",
    ],
)
def test_causes_claims_amounts_and_what_it_leaves_open_are_no_targets(read, text):
    assert held(read(text)) == []


@pytest.mark.xfail(reason="the agent of a light noun's verb phrase with 'have' is not read: 'I have every sympathy with'")
def test_sympathy_that_one_has_is_held_by_its_subject(read):
    assert ("The mayor", "support", "the workers", "words") in held(read("The mayor has every sympathy with the workers."))
