"""Ahead: names that stand behind the pronoun or description that means them: "Before she became president, Lucia Arango
drove a bus".

Knows clusters, which hold all names from the start, and the parse.
"""

from spacy.tokens import Token

from broadsheet.entities.agreement import FEMALE, MALE, PLURAL, agrees
from broadsheet.entities.clusters import Cluster, Clusters, MentionSpan
from broadsheet.entities.descriptions import Description
from broadsheet.entities.tokens import TokenIndex
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_subject, is_subject

# types of names that "it", "its" and "they" may mean ahead
BODIES = {"ORG", "GPE"}


def find_ahead(token: Token, best: Cluster | None, clusters: Clusters, index: TokenIndex) -> Cluster | None:
    """The subject of the main clause, for a pronoun in what stands before it and a comma, where the text has not named
    it before; None where `best`, the likeliest thing before, was mentioned only just now.
    """
    if index.in_quote[token.i] or (best is not None and _is_fresh(best, token, index)):
        return None
    for verb in token.ancestors:
        subject = find_subject(verb)
        if subject is not None and subject.i > token.i:
            return _find_new(token, subject, clusters)
    return None


def find_named_next(description: Description, clusters: Clusters, index: TokenIndex) -> Cluster | None:
    """The person whom the next sentence introduces with an age, for a description that is a subject: "The singer was
    all smiles. Ann Lund, 41, had won".
    """
    token = description.token
    single = (
        find_people_kind(token) == "person" and not description.plural and description.determiner in ("the", "a", "an")
    )
    if not single or not is_subject(token) or index.in_quote[token.i]:
        return None
    for place, cluster in clusters.find_in(index.sentences[token.i] + 1):
        if cluster.kind == "PERSON" and cluster.first is place and is_subject(index.doc[place.head]):
            return cluster if _has_age(place, index) else None
    return None


def _has_age(place: MentionSpan, index: TokenIndex) -> bool:
    """Does an age between commas follow a name: "Ann Lund, 41,"?"""
    behind = index.doc[place.end : place.end + 3]
    return [token.text for token in behind][::2] == [",", ","] and behind[1].text.isdigit()


def _find_new(token: Token, subject: Token, clusters: Clusters) -> Cluster | None:
    """The named thing that a subject behind a comma means, if the pronoun agrees with it and the text is new to it."""
    cluster = clusters.by_head.get(subject.i)
    if cluster is None or cluster.name is None or cluster.find_last(token.i) is not None:
        return None
    human = token.lower_ in MALE | FEMALE
    kinds = {"PERSON"} if human else BODIES
    parted = token.doc[subject.left_edge.i - 1].text == ","
    fits = cluster.kind in kinds and (agrees(cluster, token) or token.lower_ in PLURAL)
    return cluster if parted and fits else None


def _is_fresh(best: Cluster, token: Token, index: TokenIndex) -> bool:
    """Was it mentioned in this sentence or the one before?"""
    last = best.find_last(token.i)
    return last is not None and index.sentences[token.i] - last.sentence <= 1
