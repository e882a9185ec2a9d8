"""Antecedents: how candidates for a pronoun are ordered, what speaks for each, and which is likeliest."""

import numpy as np
import pytest

from broadsheet.entities import antecedents
from broadsheet.entities.antecedents import (
    KINDS,
    find_antecedent,
    find_facts,
    find_pronoun_kind,
    fit_vectors,
    order_candidates,
    read_arrays,
    read_weights,
)
from broadsheet.entities.training import make_choices


@pytest.fixture
def ask(nlp):
    """Read a text; of its last third-person pronoun, the token, the candidates offered and what surrounds them."""

    def read(text):
        asked = []

        def choose(token, clusters, around):
            asked.append((token, order_candidates(token, clusters), around))
            return find_antecedent(token, clusters, around)

        make_choices(nlp(text), choose)
        return asked[-1]

    return read


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("He", "he"),
        ("hers", "he"),
        ("itself", "it"),
        ("its", "its"),
        ("They", "they"),
        ("them", "they"),
        ("their", "their"),
    ],
)
def test_a_pronoun_is_of_a_kind(nlp, word, kind):
    assert find_pronoun_kind(nlp(word)[0]) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The World Bank lent money to the Harbour Trust. It said the terms were fair.", "World Bank"),
        ("Mr Lund met Mr Okafor on Monday. He said the talks had gone well.", "Lund"),
        ("The mayor praised the firefighters. They had saved the bridge.", "the firefighters"),
        ("The Harbour Trust sold its ships.", "Harbour Trust"),
    ],
)
def test_a_pronoun_means_the_likeliest_candidate(ask, text, expected):
    token, candidates, around = ask(text)
    cluster = find_antecedent(token, [cluster for cluster, _ in candidates], around)
    first = cluster.first
    assert (cluster.name or token.doc[first.start : first.end].text) == expected


def test_a_pronoun_without_candidates_means_nothing(ask):
    token, _, around = ask("Mr Lund left. He was tired.")
    assert find_antecedent(token, [], around) is None


@pytest.mark.parametrize(
    ("between", "names"),
    [
        ("", ["Lund"]),
        ("Trams stopped.", ["Lund"]),
        ("Trams stopped. Snow fell.", []),  # three sentences back is too far
    ],
)
def test_a_pronoun_is_offered_what_was_mentioned_at_most_two_sentences_back(ask, between, names):
    _, candidates, _ = ask(f"Mr Lund slept. {between} He woke.")
    assert [cluster.name for cluster, _ in candidates] == names


def test_candidates_come_latest_first_with_their_last_mention(ask):
    token, candidates, _ = ask("Mr Lund met Mr Okafor, whom Mr Lund liked. He left.")
    assert [(cluster.name, token.doc[last.head].text) for cluster, last in candidates] == [
        ("Lund", "Lund"),
        ("Okafor", "Okafor"),
    ]


def test_facts_name_distance_role_and_kind(ask):
    token, candidates, around = ask("Mr Lund slept. He woke.")
    facts, none = find_facts(token, candidates, around)
    assert {"sentences 1", "rank 0", "kind PERSON", "as subject", "parallel", "subject after subject", "named"} <= set(
        facts
    )
    assert {"none", "none as subject"} <= set(none)


def test_the_weights_know_every_kind_and_most_facts(ask):
    assert set(read_weights()) == set(KINDS)
    token, candidates, around = ask("Mr Lund slept. He woke.")
    facts = [fact for each in find_facts(token, candidates, around) for fact in each]
    assert sum(fact in read_weights()["he"] for fact in facts) > 0.8 * len(facts)


def test_the_vectors_count_where_they_are_the_pipelines_own_and_only_there(ask):
    token, candidates, _ = ask("Mr Lund slept. He woke.")
    assert token.doc.tensor.shape[1] == read_arrays()["pronoun"].shape[2]
    assert np.abs(fit_vectors(token, candidates)).min() > 0
    token.doc.tensor = np.zeros((0,), dtype="float32")
    assert fit_vectors(token, candidates).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(("number", "step"), [(-1, 0), (0, 0), (2, 1), (3, 3), (99, 3)])
def test_a_number_is_told_by_the_step_it_reaches(number, step):
    assert antecedents._step(number, (0, 1, 3)) == step
