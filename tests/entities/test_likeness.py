"""Likeness: of which kind a description is, and what speaks for and against each thing it may mean."""

import pytest

from broadsheet.entities.antecedents import Choice
from broadsheet.entities.likeness import find_description_kind, find_likeness, find_offered
from broadsheet.entities.training import make_choices


class Reader:
    """Joins what the rules join, and keeps each description's kind and, by the candidates' first words, their facts."""

    def __init__(self):
        self.kinds, self.facts, self.none = {}, {}, {}

    def choose_pronoun(self, token, clusters, around):
        return Choice(None)

    def choose_described(self, description, clusters, around):
        doc, words = description.token.doc, description.phrase.text
        candidates = find_offered(description, clusters, around)
        likeness = find_likeness(description, candidates, clusters, around)
        names = [cluster.name or doc[cluster.first.start : cluster.first.end].text for cluster, _ in candidates]
        self.kinds[words] = find_description_kind(description)
        self.facts[words] = dict(zip(names, map(set, likeness.read(range(len(candidates)))), strict=True))
        self.none[words] = set(likeness.none)
        return Choice(likeness.ruled.cluster if likeness.ruled is not None else None)


@pytest.fixture
def weigh(nlp):
    """Read a text; what is known of its descriptions."""

    def read(text):
        reader = Reader()
        make_choices(nlp(text), reader)
        return reader

    return read


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The plan failed.", "The plan", "the"),
        ("This plan failed.", "This plan", "this"),
        ("The firm lost its licence.", "its licence", "own"),
        ("Protesters shouted.", "Protesters", "bare"),
        ("A plan failed.", "A plan", None),
    ],
)
def test_a_description_is_of_a_kind_by_its_determiner(weigh, text, words, kind):
    assert weigh(text).kinds[words] == kind


@pytest.mark.parametrize(
    ("text", "words", "candidate", "expected"),
    [
        ("A fire broke out. The fire spread.", "The fire", "A fire", {"head same", "head of the latest", "singular for singular", "rule"}),
        ("Two fires broke out. The fire spread.", "The fire", "Two fires", {"head same", "singular for plural"}),
        ("The Harbour Trust met. The trust agreed.", "The trust", "Harbour Trust", {"head in name", "can be", "sentences 1"}),
        ("President Peter Falk left. The president slept.", "The president", "Peter Falk", {"head in role", "person for PERSON named"}),
    ],
)  # fmt: skip
def test_facts_tell_how_a_description_is_like_what_it_may_mean(weigh, text, words, candidate, expected):
    assert expected <= weigh(text).facts[words][candidate]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire broke out. The fire spread.", "none though its head was seen"),
        ("A fire broke out. The river rose.", "none and its head is new"),
    ],
)
def test_a_new_head_speaks_for_something_new(weigh, text, expected):
    assert expected in list(weigh(text).none.values())[-1]


def test_a_description_cannot_mean_what_its_own_phrase_names(weigh):
    assert "Marlow" not in weigh("Marlow voted. The mayor of Marlow spoke.").facts["The mayor of Marlow"]


@pytest.mark.parametrize("words", ["The former president", "The vice president", "The president"])
def test_a_description_of_another_office_is_not_offered_whoever_holds_this_one(weigh, words):
    facts = weigh(f"President Peter Falk left. {words} slept.").facts[words]
    assert ("Peter Falk" in facts) == (words == "The president")
