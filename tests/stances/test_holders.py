import pytest

from tests.support.stances import held


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


def test_whoever_urges_support_holds_the_stance_and_not_yet_those_urged(read):
    assert [row[0] for row in held(read("The minister urged voters to support the plan."))] == ["The minister"]
