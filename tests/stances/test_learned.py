import numpy as np
import pytest

from broadsheet.stances import learned
from broadsheet.stances.learned import PROPOSED, UNASKED, find_log_odds, read_stances
from broadsheet.stances.network import OPPOSE, SUPPORT, Scores
from tests.support.finds import find_up_to_stances

pytestmark = pytest.mark.learned
SURE = 9.0


@pytest.fixture
def decide(monkeypatch):
    """Have the network find a sign, or none, of every pair whose target is a word."""

    def set_signs(signs: dict[str, int]) -> None:
        def score(doc, pairs):
            odds = np.zeros((len(pairs), 3))
            for place, pair in enumerate(pairs):
                odds[place, signs.get(pair.target.text, 0)] = SURE
            return Scores(odds, np.full(len(pairs), -1.0), np.array([pair.target.head.i for pair in pairs], dtype=int))

        monkeypatch.setattr(learned, "score_pairs", score)

    return set_signs


def find(nlp, text: str) -> list[tuple[str | None, str, str, str | None]]:
    """Holder, polarity, target and kind of reading of every row."""
    finds = find_up_to_stances(nlp(text))
    rows = [found.row for found in read_stances(finds.doc, finds.voices)]
    return [(row.holder_name, row.polarity, row.target_name, row.reading) for row in rows]


def test_what_the_network_holds_unlikely_is_dropped(nlp, decide):
    text = "Mr Lund condemned the plan."
    decide({})
    assert find(nlp, text) == []
    decide({"plan": OPPOSE})
    assert ("Lund", "oppose", "the plan", "rules in words") in find(nlp, text)


def test_what_rules_miss_the_network_proposes(nlp, decide):
    decide({"plan": SUPPORT})
    assert find(nlp, "Mr Lund looked at the plan.") == [("Lund", "support", "the plan", PROPOSED.reading)]


def test_of_a_pair_that_rules_tell_of_the_network_says_nothing_else(nlp, decide):
    decide({"plan": SUPPORT})
    assert {row[1] for row in find(nlp, "Mr Lund condemned the plan.")} <= {"oppose"}


def test_a_stance_that_the_speaker_holds_is_theirs(nlp, decide):
    decide({"plan": OPPOSE})
    text = '"The plan was all smoke," Mr Lund said.'
    assert ("Lund", "oppose", "The plan", PROPOSED.reading) in find(nlp, text)


def test_a_proposal_that_makes_no_sense_to_a_reader_is_none(nlp, decide):
    decide({"Monday": OPPOSE})
    assert find(nlp, "Mr Lund spoke to the council on Monday.") == []


def test_without_vectors_the_rules_stand_alone(nlp):
    doc = nlp("Mr Lund condemned the plan.")
    doc.tensor = np.zeros((0,), dtype="float32")
    finds = find_up_to_stances(doc)
    assert [found.row.reading for found in read_stances(doc, finds.voices)] == [UNASKED]


def test_log_odds_are_those_of_one_against_the_others():
    odds = find_log_odds(np.log(np.array([0.2, 0.7, 0.1])))
    assert np.exp(odds) / (1 + np.exp(odds)) == pytest.approx([0.2, 0.7, 0.1])
