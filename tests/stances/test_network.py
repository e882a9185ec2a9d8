import numpy as np
import pytest

from broadsheet.stances import network
from broadsheet.stances.network import can_score, lay_rows, score_pairs
from broadsheet.stances.training import make_pairs
from tests.support.finds import find_up_to_stances

TEXT = 'Mr Lund condemned the plan. Mrs Okafor backed it.\n\n"The road is a disgrace," Mr Lund said of the scheme.'
WIDTH, HIDDEN, LOOK, FACTS = 384, 6, 4, 3


@pytest.fixture
def made_up(monkeypatch):
    """Two small networks of made-up weights, and three facts."""
    rng = np.random.default_rng(0)
    sizes = {
        "seek_holder": (WIDTH, LOOK),
        "seek_target": (WIDTH, LOOK),
        "key": (WIDTH, LOOK),
        "value": (WIDTH, HIDDEN),
        "holder": (WIDTH, HIDDEN),
        "target": (WIDTH, HIDDEN),
        "top": (WIDTH, HIDDEN),
        "attend": (WIDTH,),
        "place": (len(network.PLACES),),
        "facts": (FACTS + 1, HIDDEN),
        "bias": (HIDDEN,),
        "out": (HIDDEN, 4),
        "out_bias": (4,),
    }
    weights = {name: rng.normal(0, 0.2, (2, *size)).astype(np.float32) for name, size in sizes.items()}
    weights["facts"][:, 0] = 0
    weights = network.lay_weights(weights)
    monkeypatch.setattr(network, "read_weights", lambda: weights)
    monkeypatch.setattr(network, "read_facts", lambda: {"holder PERSON": 1, "said direct": 2, "target NOUN": 3})
    return weights


@pytest.fixture(scope="module")
def pairs(nlp):
    """The pairs of a short article."""
    finds = find_up_to_stances(nlp(TEXT))
    return make_pairs(finds.doc, referents=finds.referents, statements=finds.statements)


def test_a_pair_scores_the_same_alone_and_among_others(made_up, pairs):
    doc = pairs[0].target.doc
    together = score_pairs(doc, pairs)
    alone = [score_pairs(doc, [pair]) for pair in pairs]
    assert together.odds == pytest.approx(np.concatenate([one.odds for one in alone]), abs=1e-5)
    assert together.shown.tolist() == [int(one.shown[0]) for one in alone]


def test_the_words_that_show_a_stance_stand_in_the_sentence(made_up, pairs):
    shown = score_pairs(pairs[0].target.doc, pairs).shown
    assert all(pair.start <= place < pair.end for pair, place in zip(pairs, shown, strict=True))


def test_a_fact_moves_the_odds_of_its_pairs_alone(made_up, pairs):
    doc = pairs[0].target.doc
    before = score_pairs(doc, pairs).odds
    made_up["facts"][2] += 1.0
    moved = np.abs(score_pairs(doc, pairs).odds - before).max(axis=1) > 1e-4
    assert moved.tolist() == ["said direct" in pair.facts for pair in pairs]
    assert moved.any()


def test_no_pairs_have_no_scores(made_up, pairs):
    scores = score_pairs(pairs[0].target.doc, [])
    assert scores.odds.shape == (0, 3)
    assert len(scores.shown) == 0


def test_unknown_facts_are_left_out(pairs):
    rows = lay_rows(pairs, {})
    assert rows.facts.shape[0] == len(pairs)
    assert not rows.facts.any()


def test_a_doc_without_our_vectors_is_not_scored(nlp):
    doc = nlp("Mr Lund backed the plan.")
    assert can_score(doc)
    doc.tensor = np.zeros((0,), dtype="float32")
    assert not can_score(doc)
