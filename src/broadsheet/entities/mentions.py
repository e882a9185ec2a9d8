"""Mentions: the rows for every name, description and pronoun that means an entity, and for the entities without a name.

Knows names and the sieve. Knows nothing of "I" and "we", which mean whoever is quoted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from broadsheet.entities.clusters import Cluster
from broadsheet.entities.seeds import plant_seeds
from broadsheet.entities.sieve import join_mentions
from broadsheet.entities.tokens import TokenIndex, index_tokens
from broadsheet.language import Quotation
from broadsheet.schema import Entity, Mention


def find_mentions(
    doc: Doc, entities: Sequence[Entity], names: Sequence[Mention], *, quotations: Sequence[Quotation]
) -> tuple[list[Entity], list[Mention]]:
    """Add to named entities the descriptions and third-person pronouns that mean them, and clusters for what has no
    name.

    Returns all entities, named ones first with the ids they had, and all mentions in text order. An unnamed entity is
    an ORG where it is one definite body ("the government"), an ACTOR where its head word is a person, group or body,
    and a TOPIC otherwise; most are of no interest, and `records` keeps those that something refers to.
    """
    index = index_tokens(doc, quotations)
    seeds = plant_seeds(index, entities, names)
    join_mentions(index, seeds)
    clusters = seeds.clusters.all
    ids = _number(clusters, seeds.ids)
    everything = [*entities, *_find_unnamed(clusters, ids, index)]
    mentions = [*names, *(mention for cluster in clusters for mention in _make_mentions(cluster, ids, index))]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    counts = Counter(mention.entity for mention in mentions)
    return [replace(entity, mentions=counts[entity.entity]) for entity in everything], mentions


def _number(clusters: Sequence[Cluster], named: Mapping[int, str]) -> dict[int, str]:
    """The id of every cluster's entity: those of the named, and after them the unnamed in text order."""
    numbered = enumerate(_sort_unnamed(clusters), start=len(named) + 1)
    return {**named, **{cluster.number: f"e{number}" for number, cluster in numbered}}


def _find_unnamed(clusters: Sequence[Cluster], ids: Mapping[int, str], index: TokenIndex) -> list[Entity]:
    """The entities of the clusters without a name, called by the words they are first mentioned with."""
    spans = [(cluster, index.doc[cluster.first.start : cluster.first.end]) for cluster in _sort_unnamed(clusters)]
    return [
        Entity(ids[cluster.number], span.text, cluster.kind, None, None, len(cluster.places), span.start_char)
        for cluster, span in spans
    ]


def _sort_unnamed(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters without a name, in the order of their first mentions."""
    return sorted((cluster for cluster in clusters if cluster.name is None), key=lambda cluster: cluster.first.start)


def _make_mentions(cluster: Cluster, ids: Mapping[int, str], index: TokenIndex) -> Iterator[Mention]:
    """The rows of a cluster's mentions that are no names."""
    for place in dict.fromkeys(cluster.places):
        if place.form != "name":
            span = index.doc[place.start : place.end]
            where = index.sentences[place.start], index.paragraphs[place.start]
            yield Mention(
                ids[cluster.number],
                span.text,
                place.form,
                span.start_char,
                span.end_char,
                *where,
                reading=place.reading,
                odds=place.odds,
            )
