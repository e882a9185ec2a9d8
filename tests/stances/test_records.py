import pytest

from broadsheet.rules import name_rule, tell_rule
from broadsheet.stances.holders import HOLDER_RULES
from broadsheet.stances.judgements import JUDGEMENT_RULES
from broadsheet.stances.polarity import POLARITY_RULES
from broadsheet.stances.readings import CHOICES, VIA_RULES
from broadsheet.stances.targets import TARGET_RULES
from tests.support.stances import held


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
        ("Mrs Okafor is no longer welcome, Mr Lund said.", ("Lund", "oppose", "Okafor", "words")),
        ("The mayor did not want to support the plan.", ("The mayor", "oppose", "the plan", "words")),
    ],
)
def test_a_stance_has_holder_polarity_target_and_how_it_shows(read, text, expected):
    assert expected in held(read(text))


def test_an_attack_in_words_without_a_holder_is_kept_with_no_holder(read):
    assert held(read("The mayor was criticised on Monday.")) == [(None, "oppose", "The mayor", "words")]


def test_a_reported_stance_names_its_reporter(read):
    reading = read("Mrs Okafor said that France had condemned Iran.")
    (reporter,) = reading.stances["reported_by"]
    assert reading.entities.set_index("entity").loc[reporter, "name"] == "Okafor"


def test_a_row_keeps_its_clearest_evidence(read):
    text = "Mr Lund would support France if it asked. He supports France. Mr Lund supports France."
    (row,) = read(text).stances.itertuples()
    assert (row.evidence, row.conditional) == ("Mr Lund supports France", False)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "Mr Lund failed to support Mrs Okafor.",
            {
                ("holder", "stances.holders.find_doers"),
                ("target", "stances.targets.find_object_judged"),
                ("polarity", "stances.polarity.turn_denied"),
                ("via", "stances.readings.show_as_listed"),
            },
        ),
        (
            "The mayor welcomed an end to the raids.",
            {("target", "stances.polarity.find_ended"), ("polarity", "stances.polarity.find_ended")},
        ),
        ("France wants to arrest Mr Lund.", {("via", "stances.readings.wish_in_words")}),
        ("Mrs Okafor is no longer welcome, Mr Lund said.", {("holder", "stances.voices.find_speakers")}),
        (
            'Mr Lund said: "There can be no military solution."',
            {("target", "stances.directives.is_ruled_out"), ("polarity", "stances.directives.is_ruled_out")},
        ),
    ],
)
def test_a_stance_keeps_the_rules_that_made_it_and_explains_itself_by_them(read, text, rules):
    reading = read(text)
    explanation = reading.explain("p1")
    assert rules <= set(explanation.rules)
    for column, rule in rules:
        assert f"  {column}" in repr(explanation)
        assert f": {rule}\n    {' '.join(tell_rule(rule).split())}" in repr(explanation)


RULES = [*HOLDER_RULES, *TARGET_RULES, *POLARITY_RULES, *JUDGEMENT_RULES, *CHOICES, *VIA_RULES]


@pytest.mark.parametrize("rule", RULES, ids=name_rule)
def test_a_rule_is_told_with_an_example(rule):
    told = tell_rule(name_rule(rule))
    assert '"' in told
