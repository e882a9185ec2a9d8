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
