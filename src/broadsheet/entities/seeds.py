"""Seeds: what coreference starts from: a cluster for each named entity, and what the parse says beside them.

Knows names and the parse. Knows nothing of which noun or pronoun may mean which cluster.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from broadsheet.entities.agreement import find_given_gender, find_name_heads, find_role_nouns, find_title_gender
from broadsheet.entities.clusters import Cluster, Clusters, MentionSpan
from broadsheet.entities.names import find_described_person
from broadsheet.entities.tokens import TokenIndex, find_span
from broadsheet.language.syntax import find_appositions, find_predications
from broadsheet.schema import Entity, Mention

# words that say of a person that "they" is meant by
NEUTRAL = ("non-binary", "nonbinary", "genderqueer", "they/them", "gender-neutral pronoun")


@dataclass(frozen=True, slots=True)
class Seeds:
    """The clusters of the named entities, which the sieve adds to, and what tells the words beside names."""

    clusters: Clusters
    ids: Mapping[int, str]  # the entity of each cluster, by the cluster's number
    named: frozenset[int]  # tokens that are part of a name
    predicates: frozenset[int]  # nouns that say what something is: "Ann Lee is the mayor"
    beside: Mapping[int, Sequence[int]]  # nouns set beside each other: "the mayor, Ann Lee"


def plant_seeds(index: TokenIndex, entities: Sequence[Entity], names: Sequence[Mention]) -> Seeds:
    """Begin a cluster for each named entity, and read the predicates and appositions."""
    clusters = Clusters()
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in names:
        by_entity[mention.entity].append(mention)
    ids = {}
    for entity in entities:
        cluster = _begin(entity, by_entity[entity.entity], clusters, index)
        ids[cluster.number] = entity.entity
    named = frozenset(i for mention in names for i in _cover(index.doc, mention))
    return Seeds(clusters, ids, named, _note_predicates(index.doc, clusters), _find_beside(index.doc))


def _begin(entity: Entity, mentions: Sequence[Mention], clusters: Clusters, index: TokenIndex) -> Cluster:
    """The cluster of a named entity, with its names and what they and its role show of it."""
    cluster = clusters.begin(entity.type, name=entity.name, role=entity.role)
    for noun in sorted(find_role_nouns(entity.role)) if entity.role else ():
        clusters.note_head(cluster, noun)
    for head in find_name_heads(entity.name):
        clusters.note_name_head(cluster, head)
    cluster.plural = entity.type == "NORP" and any(mention.text.endswith("s") for mention in mentions)
    cluster.animate = entity.type == "PERSON"
    if entity.type == "PERSON":
        cluster.genders |= find_given_gender(entity.name)
    for mention in mentions:
        span = find_span(index.doc, mention)
        clusters.add(cluster, MentionSpan(span.start, span.end, span.root.i, "name", index.sentences[span.start]))
        if entity.type == "PERSON":
            cluster.genders |= find_title_gender(index.doc, span.start)
            cluster.neutral = cluster.neutral or _is_called_they(span)
    return cluster


def _is_called_they(name: Span) -> bool:
    """Does the sentence go on to say that the person is called "they": "Ash Lund, who is non-binary"?"""
    behind = name.doc[name.end : name.sent.end].text.casefold()
    return any(word in behind for word in NEUTRAL)


def _cover(doc: Doc, mention: Mention) -> range:
    """The tokens of a mention."""
    span = find_span(doc, mention)
    return range(span.start, span.end)


def _note_predicates(doc: Doc, clusters: Clusters) -> frozenset[int]:
    """Nouns that say what something is: no mentions of it, but noted as its head words."""
    predicates = set()
    for subject, predicate in find_predications(doc):
        predicates.add(predicate.i)
        cluster = clusters.by_head.get(subject.i)
        if cluster is not None:
            clusters.note_head(cluster, predicate.lemma_.casefold())
    return frozenset(predicates)


def _find_beside(doc: Doc) -> dict[int, list[int]]:
    """The heads of appositions and of what they describe, each by the other."""
    beside: dict[int, list[int]] = defaultdict(list)
    for noun, apposed in find_appositions(doc):
        described = find_described_person(noun, apposed)
        beside[described.i].append(apposed.i)
        beside[apposed.i].append(described.i)
    return dict(beside)
