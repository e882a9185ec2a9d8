import numpy as np
import pytest
import spacy

from broadsheet.statements.network import Glance, Sight, find_runs, look_at, read_weights


@pytest.mark.parametrize(
    ("odds", "price", "runs"),
    [
        ([], 1, []),
        ([-1, -2, -1], 1, []),
        ([3, 3, -1, 3], 2, [(0, 4)]),
        ([3, 3, -5, 3], 2, [(0, 2), (3, 4)]),
        ([-4, 3, 3, -4], 2, [(1, 3)]),
        ([-4, 1, -4], 2, []),
    ],
)
def test_what_is_said_is_the_likeliest_stretches_where_each_costs_a_price(odds, price, runs):
    assert find_runs(np.array(odds, dtype=float), price) == runs


def test_a_doc_without_our_vectors_is_not_looked_at():
    doc = spacy.blank("en")("Mr Lund said the road was closed.")
    assert look_at(doc, ()) is None


def test_a_glance_has_a_number_for_each_word_of_the_sentence_and_one_for_nobody(nlp):
    doc = nlp("It rained. Mr Lund said the road was closed.")
    sight = look_at(doc, ())
    glance = sight.look(next(token.i for token in doc if token.text == "said"))
    sentence = list(doc.sents)[1]
    assert (glance.start, len(glance.said), len(glance.sources)) == (sentence.start, len(sentence), len(sentence) + 1)
    assert np.exp(glance.sources).sum() == pytest.approx(1, abs=1e-4)


def test_several_networks_have_one_vote_each(nlp):
    doc = nlp("Mr Lund said the road was closed.")
    arrays = read_weights()
    alone = [
        Sight(doc, (), {name: array[[number]] for name, array in arrays.items()}).odds
        for number in range(len(arrays["cue_in"]))
    ]
    assert Sight(doc, (), arrays).odds == pytest.approx(np.mean(alone, axis=0), abs=1e-3)


def test_nobody_is_the_source_where_that_is_likeliest():
    said = np.zeros(2)
    assert Glance(0, 5, 1.0, said, np.log([0.2, 0.7, 0.1])).source == 6
    assert Glance(0, 5, 1.0, said, np.log([0.2, 0.1, 0.7])).source is None


def test_the_network_knows_a_plain_cue_its_content_and_its_source(nlp):
    doc = nlp("Mr Lund said on Monday that the road was closed.")
    sight = look_at(doc, ())
    likeliest = doc[int(sight.odds.argmax())]
    glance = sight.look(likeliest.i)
    assert likeliest.text == "said"
    assert glance.odds > 0
    assert doc[glance.source].text == "Lund"
    assert {token.text for token, odd in zip(doc, glance.said, strict=True) if odd > 0} >= {"road", "was", "closed"}
