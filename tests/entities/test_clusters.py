"""Clusters: mentions in text order, and the indexes by head, sentence and head word."""

import pytest

from broadsheet.entities.clusters import Clusters, MentionSpan

NAME, HE, HIM = (
    MentionSpan(3, 5, 4, "name", 1),
    MentionSpan(8, 9, 8, "pronoun", 1),
    MentionSpan(20, 21, 20, "pronoun", 3),
)


@pytest.fixture
def clusters():
    clusters = Clusters()
    lund = clusters.begin("PERSON", name="Peter Lund")
    for place in (HIM, NAME, HE):
        clusters.add(lund, place)
    return clusters


def test_mentions_stand_in_text_order_whatever_the_order_they_came_in(clusters):
    assert clusters.all[0].places == [NAME, HE, HIM]
    assert clusters.all[0].first == NAME


@pytest.mark.parametrize(
    ("token", "any_form", "no_pronoun"), [(3, None, None), (4, NAME, NAME), (20, HE, NAME), (99, HIM, NAME)]
)
def test_the_last_mention_before_a_token(clusters, token, any_form, no_pronoun):
    cluster = clusters.all[0]
    assert (cluster.find_last(token), cluster.find_last(token, pronouns=False)) == (any_form, no_pronoun)


def test_mentions_are_found_by_sentence_and_by_their_head(clusters):
    cluster = clusters.all[0]
    assert list(clusters.find_near(1, 2)) == [(NAME, cluster), (HE, cluster)]
    assert list(clusters.find_near(4, 9)) == []
    assert clusters.by_head == {4: cluster, 8: cluster, 20: cluster}


def test_a_token_that_heads_a_mention_of_two_things_means_the_first(clusters):
    other = clusters.begin("PERSON", name="Anna Lund")
    clusters.add(other, HIM)
    assert clusters.by_head[HIM.head] is clusters.all[0]


def test_things_are_found_by_the_words_that_describe_them_the_last_described_first(clusters):
    lund, other = clusters.all[0], clusters.begin("PERSON")
    for cluster in (lund, other, lund):
        clusters.note_head(cluster, "mayor")
    clusters.note_name_head(other, "committee")
    assert clusters.find_by_head("mayor") == [lund, other]
    assert clusters.find_by_name_head("committee") == [other]
    assert clusters.find_by_head("plan") == clusters.find_by_name_head("plan") == []
