import pandas as pd
import pytest

from broadsheet.rules import name_rule, tell_rule
from broadsheet.stances.holders import HOLDER_RULES
from broadsheet.stances.judgements import JUDGEMENT_RULES
from broadsheet.stances.polarity import POLARITY_RULES
from broadsheet.stances.readings import CHOICES, VIA_RULES
from broadsheet.stances.targets import TARGET_RULES


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
        ("Mrs Okafor is no longer welcome, Mr Lund said.", ("Lund", "oppose", "Okafor", "words")),
        ("The mayor did not want to support the plan.", ("The mayor", "oppose", "the plan", "words")),
    ],
)
def test_a_stance_has_holder_polarity_target_and_how_it_shows(read, text, expected):
    assert expected in held(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Okafor was criticised for backing Mr Lund.", ("Okafor", "support", "Lund")),
        ("Mr Lund opposes joining the union.", ("Lund", "oppose", "the union")),
        ("Voters have reservations about voting for Mr Lund.", ("Voters", "oppose", "Lund")),
        ("Mr Lund opposes leaving the union.", ("Lund", "support", "the union")),
        ("Ann Bell said the vote was fair but condemned the police.", ("Ann Bell", "oppose", "the police")),
        ("Ann Bell said the ministry had no plan, and criticised the union.", ("Ann Bell", "oppose", "the union")),
        ("Mr Lund accused the army of murder.", ("Lund", "oppose", "the army")),
        ("The union's chief on Monday denounced the raid.", ("The union's chief", "oppose", "the raid")),
        ("Prosecutors in April charged Mr Lund.", ("Prosecutors", "oppose", "Lund")),
        ("Ed Hart, one of those who oppose the deal, spoke.", ("Ed Hart", "oppose", "the deal")),
        ("Mr Ford lashed out at the union.", ("Ford", "oppose", "the union")),
        ("Mr Lund hit out at the union after the match.", ("Lund", "oppose", "the union")),
        ("Thousands marched against the war.", ("Thousands", "oppose", "the war")),
        ("MPs voted for the amendment.", ("MPs", "support", "the amendment")),
        ("A few ministers support the plan.", ("A few ministers", "support", "the plan")),
        ("The union aired commercials attacking Mr Lund.", ("The union", "oppose", "Lund")),
        ("Mr Lund accused Mrs Okafor of opposing the plan.", ("Okafor", "oppose", "the plan")),
        ("Mrs Okafor ended her effort to oust Mr Lund.", ("Okafor", "oppose", "Lund")),
        ("France blamed the attack on Iran.", ("France", "oppose", "Iran")),
        ("French support for Iran grew.", ("French", "support", "Iran")),
        ("Iran drew criticism from France.", ("France", "oppose", "Iran")),
        ("Mr Lund won the backing of the union.", ("the union", "support", "Lund")),
        ("The mayor unleashed a barrage of insults against Mr Lund.", ("The mayor", "oppose", "Lund")),
        ("The attack on the town was blamed on Iran.", ("Iran", "oppose", "the town")),
        ("The town came under attack from Iran.", ("Iran", "oppose", "The town")),
        ("France offered Mr Lund an endorsement.", ("France", "support", "Lund")),
        ("France spoke in support of the treaty.", ("France", "support", "the treaty")),
        ("US-backed rebels entered the town.", ("US", "support", "US-backed rebels")),
        ("The mayor has every sympathy with the workers.", ("The mayor", "support", "the workers")),
        ("Some 61 percent of voters support the plan.", ("voters", "support", "the plan")),
        ("Mr Lund relies on France for support.", ("France", "support", "Lund")),
        ("The union praised the deal, as did the main parties.", ("the main parties", "support", "the deal")),
        ("France is grateful for the help, and furious that Iran lied.", ("France", "oppose", "Iran")),
        ("The tenants are happy to have the permits.", ("The tenants", "support", "the permits")),
        ("The regime is dependent on Russian air support.", ("Russian", "support", "The regime")),
        ("The mayor consolidated the support of the union.", ("the union", "support", "The mayor")),
        ("The coalition fired missiles against the rebels.", ("The coalition", "oppose", "the rebels")),
        ("France gave Iran its support.", ("France", "support", "Iran")),
        ("The union held a concert in support of the strikers.", ("The union", "support", "the strikers")),
        ("Mr Lund has emerged as a critic of Mrs Okafor.", ("Lund", "oppose", "Okafor")),
        ("Mr Lund was among those who criticised Mrs Okafor.", ("Lund", "oppose", "Okafor")),
        ("Trade minister Ann Lee praised France.", ("Ann Lee", "support", "France")),
        ("Those who back the plan should vote, Mr Lund said.", ("Those who back the plan", "support", "the plan")),
        ("The union disapproves of the plan, but its members want to talk.", ("The union", "oppose", "the plan")),
    ],
)
def test_the_holder_is_found_behind_gerunds_light_verbs_names_and_shares(read, text, expected):
    assert expected in [row[:3] for row in held(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal angered the union.", [("the union", "oppose", "The deal")]),
        ("The union was delighted by the deal.", [("The union", "support", "the deal")]),
        ("The deal drew the ire of the union.", [("the union", "oppose", "The deal")]),
        (
            "Mr Lund's speech infuriated Mrs Okafor.",
            [("Okafor", "oppose", "Lund"), ("Okafor", "oppose", "Mr Lund's speech")],
        ),
    ],
)
def test_who_is_moved_by_something_is_for_or_against_it(read, text, expected):
    assert sorted(row[:3] for row in held(read(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Okafor responded to Mr Lund's attacks.",
        "Mrs Okafor's reaction to Mr Lund's criticism was calm.",
        "Mrs Okafor rejected Mr Lund's criticism.",
    ],
)
def test_whoever_answers_an_attack_is_whom_it_was_made_on(read, text):
    assert ("Lund", "oppose", "Okafor") in [row[:3] for row in held(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Okafor, a vocal critic of Mr Lund, left.", [("Okafor", "oppose", "Lund")]),
        ("Mrs Okafor has been an outspoken critic of Mr Lund.", [("Okafor", "oppose", "Lund")]),
        ("Iran is an ally of Syria.", [("Iran", "support", "Syria"), ("Syria", "support", "Iran")]),
        ("Lund critic Ann Rao left.", [("Ann Rao", "oppose", "Lund")]),
        ("Some of his critics left.", []),
    ],
)
def test_a_critic_or_an_ally_is_whoever_the_word_means(read, text, expected):
    assert sorted(row[:3] for row in held(read(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Okafor called Mr Lund a liar.", ("Okafor", "oppose", "Lund")),
        ("Mrs Okafor described the plan as unfair.", ("Okafor", "oppose", "the plan")),
        ("Mr Lund said Mrs Okafor had failed to follow the rules.", ("Lund", "oppose", "Okafor")),
        ("Mr Lund said Mrs Okafor had spread lies.", ("Lund", "oppose", "Okafor")),
        ("Mr Lund said Mrs Okafor cannot be trusted.", ("Lund", "oppose", "Okafor")),
        (
            '"They helped us," Mrs Okafor said of the Red Cross. "The Red Cross helped us."',
            ("Okafor", "support", "Red Cross"),
        ),
        ("Mr Lund said the United Nations is not doing enough.", ("Lund", "oppose", "United Nations")),
        ("Mr Lund complained about the threat posed by Iran.", ("Lund", "oppose", "Iran")),
        ("Mrs Okafor did a great job, Mr Lund said.", ("Lund", "support", "Okafor")),
        ("The plan is cheap and Mrs Okafor is a hero, Mr Lund said.", ("Lund", "support", "Okafor")),
        ('"Mrs Okafor\'s disgraceful speech was long," Mr Lund said.', ("Lund", "oppose", "Okafor")),
    ],
)
def test_who_rates_somebody_in_their_own_words_holds_a_stance(read, text, expected):
    assert expected in [row[:3] for row in held(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister urged voters to support the plan.", ("The minister", "support", "the plan", "words")),
        ("Mrs Okafor called on Iran to stop jailing writers.", ("Okafor", "oppose", "Iran", "words")),
        (
            "Mr Lund urged Mrs Okafor to press Iran to free the writers and end the raids.",
            ("Lund", "oppose", "the raids", "words"),
        ),
        ("Donors want to reduce the debt.", ("Donors", "oppose", "the debt", "words")),
        ("France announced an effort to preserve the treaty.", ("France", "support", "the treaty", "words")),
        ("Mr Lund said the ministry must end the raids.", ("Lund", "oppose", "the raids", "words")),
        ("Mr Lund said it is vital to protect the forest.", ("Lund", "support", "the forest", "words")),
        (
            '"We need to do everything we can to support our nurses," Mr Lund said.',
            ("Lund", "support", "our nurses", "words"),
        ),
        ('"Stop the war," Mr Lund said.', ("Lund", "oppose", "the war", "words")),
        (
            '"Our priority is the protection of the forest," Mr Lund said.',
            ("Lund", "support", "the protection of the forest", "words"),
        ),
        ("Mr Lund wants a new bridge.", ("Lund", "support", "a new bridge", "words")),
        ("We don't want an inquiry, Mr Lund said.", ("Lund", "oppose", "an inquiry", "words")),
        ('"We must defend the forest," Mr Lund said.', ("Lund", "support", "the forest", "words")),
        ("Mr Lund insisted that the plan be scrapped.", ("Lund", "oppose", "the plan", "words")),
        ("The council must comply with the ruling, Mr Lund said.", ("Lund", "support", "the ruling", "words")),
        ("France asked a court to stop Iran.", ("France", "oppose", "Iran", "words")),
        ('"There can be no military solution," Mr Lund said.', ("Lund", "oppose", "no military solution", "words")),
    ],
)
def test_whoever_wants_or_urges_a_deed_holds_the_stance_in_words(read, text, expected):
    assert expected in held(read(text))


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


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lund met Mrs Okafor.",
        "Mr Lund did not criticise Mrs Okafor.",
        "Mr Lund denied that he supports Mrs Okafor.",
        "Mr Lund did not say that France supports Iran.",
        "No minister supports Mrs Okafor.",
        "Not many ministers support Mrs Okafor.",
        "Mr Lund joined Mrs Okafor for talks.",
        "Mr Lund reduced the debt.",
        "Mr Lund showed the way.",
        "The road is long.",
        "Mr Lund is not expected to oppose Mrs Okafor.",
        "It is not clear whether Mr Lund opposes the merger.",
        "Reporters asked Mr Lund whether he opposed the merger.",
        "Mr Lund hopes that Mrs Okafor will endorse him.",
        "Mr Lund has yet to endorse Mrs Okafor.",
        "Mr Lund was asked to endorse Mrs Okafor.",
        "Mr Lund did not thank the voters.",
        "Mr Lund faces calls to resign.",
        "Nobody supports the plan.",
        "None of the ministers supports the plan.",
        "Not all ministers support the plan.",
        "Few ministers support the plan.",
        "The bill passed without the support of France.",
        "The army seized power.",
        "Mr Lund fired tear gas.",
        "Mr Lund beat Mrs Okafor in the final.",
        '"I blame the system that rewards speed," Mr Lund said.',
        "Iran failed to win the backing of France.",
        "France did not urge Iran to support the treaty.",
        "Voters do not have to support the plan.",
        "The clubs agreed a price with France.",
        'Mr Lund said Mrs Okafor was in "good" health.',
        "The worst flood hit the town, Mr Lund said.",
        "The firm is run by a friend, Mr Lund said.",
        "Mr Lund railed at times.",
        "Mr Lund urged both sides to return to the table.",
        "Mr Lund wants her gone.",
        "The union urged Congress to leave the programme intact.",
        "Mr Lund spoke of a threat to peace.",
        "They looted millions of dollars.",
        "The bridge is supported by pillars.",
        "The evidence supports the theory.",
        "Voters should support Mr Lund.",
        "The game was won thanks to the rain.",
        "The party steered clear of criticising Mr Lund.",
        "Their lives are about as terrible as can be, Mr Lund said.",
        "Mr Lund never came to help the miners.",
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


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Mr Lund attacked the plan.", "words"),
        ("Russian forces attacked the rebels.", "deeds"),
        ("France attacked Syria.", "deeds"),
    ],
)
def test_an_attack_is_in_deeds_by_an_army_or_on_a_place(read, text, via):
    assert [row[3] for row in held(read(text))] == [via]


def test_would_makes_a_stance_conditional(read):
    reading = read("Mr Lund would support Mrs Okafor if she asked him.")
    assert list(reading.stances["conditional"]) == [True]


def test_a_row_keeps_its_clearest_evidence(read):
    text = "Mr Lund would support France if it asked. He supports France. Mr Lund supports France."
    (row,) = read(text).stances.itertuples()
    assert (row.evidence, row.conditional) == ("Mr Lund supports France", False)


def test_whoever_is_rated_a_threat_made_none(read):
    assert [row[:3] for row in held(read("France named the army as the greatest threat to peace."))] == [
        ("France", "oppose", "the army")
    ]


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
        assert f"{column}: {rule}\n    {' '.join(tell_rule(rule).split())}" in repr(explanation)


RULES = [*HOLDER_RULES, *TARGET_RULES, *POLARITY_RULES, *JUDGEMENT_RULES, *CHOICES, *VIA_RULES]


@pytest.mark.parametrize("rule", RULES, ids=name_rule)
def test_a_rule_is_told_with_an_example(rule):
    told = tell_rule(name_rule(rule))
    assert '"' in told
