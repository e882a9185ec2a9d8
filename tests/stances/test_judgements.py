import pytest

from tests.support.stances import held


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
    "text",
    [
        "Mrs Okafor slammed the car door and left.",
        "Mr Lund ripped the page out of the book.",
        "Mr Lund knocked the shed down in a day.",
        "The chef grilled the steak.",
        "The clerk attacked the pile of papers on her desk.",
        "Mrs Okafor welcomed a baby boy in June.",
        '"He is welcome to apply," Mr Lund said.',
        "The museum welcomed 200 visitors.",
        "Mr Lund told the council that talks had failed.",
        '"She is fine," Mr Lund said.',
        '"It is necessary to be aware of such things," Mr Lund said.',
        '"Some banks are too big to fail," Mr Lund said.',
        "Mr Lund said the race was too close to call.",
        "Mr Lund said the plan was not too big.",
        "This idea has been put forward before.",
        "He sells plots to people who wish to build homes.",
    ],
)
def test_what_hands_do_or_no_word_of_praise_means_shows_nothing(read, text):
    assert held(read(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurses slammed the ministry.", ("Nurses", "oppose", "the ministry")),
        ("Tenants welcomed the verdict.", ("Tenants", "support", "the verdict")),
        ('"I can\'t stand Mrs Okafor," Mr Lund said.', ("Lund", "oppose", "Okafor")),
        ("Fishermen are up in arms over the quota.", ("Fishermen", "oppose", "the quota")),
        ("Tenants are at odds with the landlord.", ("Tenants", "oppose", "the landlord")),
        ("Voters shouted slogans against Mr Lund.", ("Voters", "oppose", "Lund")),
        ("Rebels shot at the mayor.", ("Rebels", "oppose", "the mayor")),
        ("Mr Lund was accused of lying by the press.", ("the press", "oppose", "Lund")),
        ('"A fine plan," Mr Lund said of the tunnel.', ("Lund", "support", "the tunnel")),
        ('"Not a good idea," Mr Lund said of the bypass.', ("Lund", "oppose", "the bypass")),
        ("Mr Lund said he couldn't support the pipeline.", ("Lund", "oppose", "the pipeline")),
        ("Mr Lund said the scheme was too big.", ("Lund", "oppose", "the scheme")),
        ("Mr Lund opposed any further concessions.", ("Lund", "oppose", "any further concessions")),
    ],
)
def test_who_does_mean_it_has_a_stance(read, text, expected):
    assert [row[:3] for row in held(read(text))] == [expected]
