import numpy as np
import pytest

from broadsheet.statements import judge as module
from broadsheet.statements.cues import Verdict
from broadsheet.statements.judge import QUESTIONS, Claim, find_facts, find_reading, judge
from broadsheet.statements.network import Glance

GLANCE = Glance(1, 0, 3.0, np.array([-4.0, -4.0, 4.0, 4.0]), np.log([0.9, 0.02, 0.02, 0.03, 0.03]))


@pytest.mark.parametrize(
    ("rule", "reading"),
    [
        ("statements.clause_frames.read_that", "clause"),
        ("statements.clause_frames.read_to", "infinitive"),
        ("statements.direct.is_speech", "direct quotation"),
        ("statements.preposition_frames.read_for", "preposition"),
    ],
)
def test_a_kind_of_reading_goes_by_the_rule_or_its_module(rule, reading):
    assert find_reading((("cue", "statements.cues.find_cue"), ("content", rule))) == reading


@pytest.mark.parametrize(
    ("fact", "better", "worse"),
    [
        ("said", Claim("clause", (2, 3), (0,)), Claim("clause", (0,), (0,))),
        ("said", Claim("clause", (2, 3), (0,)), Claim("clause", (0, 1, 2, 3), (0,))),
        ("source", Claim("clause", (2, 3), (0,)), Claim("clause", (2, 3), (2,))),
        ("source", Claim("clause", (2, 3), (0,)), Claim("clause", (2, 3), None)),
    ],
)
def test_a_reading_that_takes_in_what_the_network_holds_likely_has_more_for_it(fact, better, worse):
    assert find_facts(better, GLANCE)[fact] > find_facts(worse, GLANCE)[fact]


def test_what_is_said_in_other_sentences_speaks_neither_for_nor_against():
    assert find_facts(Claim("direct quotation", None, (0,)), GLANCE)["said"] == 0


def test_the_odds_are_those_of_content_and_speaker_together(monkeypatch):
    monkeypatch.setattr(module, "read_weights", lambda: {"said": {"clause": 2.0}, "speaker": {"clause": 1.0}})
    verdict = judge(Claim("clause", (2, 3), (0,)), GLANCE)
    assert (verdict.said, verdict.speaker) == (2.0, 1.0)
    both = 1 / (1 + np.exp(-2)) / (1 + np.exp(-1))
    assert verdict.odds == pytest.approx(np.log(both / (1 - both)))
    assert verdict.odds < min(verdict.said, verdict.speaker)


def test_a_likely_cue_speaks_for_a_reading():
    weights = module.read_weights()
    assert set(weights) == set(QUESTIONS)
    assert weights["said"]["cue"] > 0


def test_odds_of_even_chances_are_those_of_one_in_four():
    assert Verdict(0.0, 0.0).odds == pytest.approx(np.log(1 / 3))
