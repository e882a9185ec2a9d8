"""Descriptions: which entity a noun phrase such as "the minister", "the group" or "his plan" takes up.

The nominal passes of the multi-pass sieve (Lee et al. 2013, Computational Linguistics 39:4): the same head word, a
role, a kind. Knows clusters, agreement and one noun phrase at a time. Knows nothing of pronouns.
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from broadsheet.entities.agreement import (
    LIMITING,
    can_be,
    find_describing_words,
    find_determiner,
    find_limits,
    find_noun_lemma,
    is_role,
)
from broadsheet.entities.clusters import Cluster, Clusters, MentionSpan
from broadsheet.entities.gazetteer import find_nation, is_capital, is_country, is_region, is_town, read_listed
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_noun_modifiers, find_relation
from broadsheet.lexicon import read_words

INDEFINITE = {"a", "an", "some", "many", "several", "few", "no", "any", "every", "each", "most", "another", "more"}
DEMONSTRATIVE = {"this", "that", "these", "those", "such"}
BARE_BODIES = {"parliament", "congress", "cabinet", "police", "management"}  # bodies that need no article
POSSESSIVE = {"its", "his", "her", "their"}
# sentences back that a description may look for its own head word, for a place of its kind, and for a body of its kind
REACH, PLACE_REACH, KIND_REACH = 40, 12, 1
# types of names that a definite noun may take up
DESCRIBED = {"PERSON", "ORG", "FAC", "GPE", "EVENT", "LAW"}
PLACES = {
    "capital": is_capital,
    "city": is_town,
    "country": is_country,
    "county": is_region,
    "district": is_region,
    "island": is_region,
    "nation": is_country,
    "province": is_region,
    "region": is_region,
    "state": is_region,
    "town": is_town,
    "village": is_town,
}


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase, with what tells what it may mean."""

    token: Token
    phrase: Span
    determiner: str
    lemma: str
    plural: bool
    words: frozenset[str]  # adjectives and nouns that tell it from another of its head word, its owner's name left out
    owner: Cluster | None  # whose it is: a possessor's cluster, or that of a name before it ("the Assad regime")
    owned: bool

    @property
    def is_definite(self) -> bool:
        """Does it say that its reader knows which one is meant?"""
        return self.determiner == "the" or self.determiner in DEMONSTRATIVE | POSSESSIVE or self.owned

    @property
    def is_institution(self) -> bool:
        """Is it one body that a reader knows by its kind: "the government", "parliament", "Assad's regime"?"""
        known = (
            self.determiner == "the" or self.owner is not None or (not self.determiner and self.lemma in BARE_BODIES)
        )
        return known and not self.plural and find_people_kind(self.token) == "body"


def describe(token: Token, phrase: Span, *, owner: Cluster | None, owned: bool) -> Description:
    """What a noun phrase says; `owned` tells that it has a possessor, whose cluster may be unknown."""
    names = {word.casefold() for word in owner.name.split()} if owner is not None and owner.name else set()
    words = frozenset(find_describing_words(token, phrase) - names)
    return Description(
        token,
        phrase,
        find_determiner(token),
        find_noun_lemma(token),
        token.tag_ in ("NNS", "NNPS"),
        words,
        owner,
        owned,
    )


def find_described(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """The thing mentioned before that a description in this sentence takes up; None where it begins something new."""
    if description.determiner in INDEFINITE:
        return None
    if description.lemma in PLACES and not description.plural:
        place = _find_place(description, clusters, sentence)
        if place is not None:
            return place
    found = _find_same_head(description, clusters, sentence)
    if found is not None or description.plural or description.determiner not in ("the", "this", "that", ""):
        return found
    return _find_named(description, clusters, sentence)


def _find_same_head(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """An earlier unnamed thing of the same head word whose description this one does not contradict."""
    for cluster in clusters.find_by_head(description.lemma):
        if cluster.kind == "PERSON" or (cluster.plural is not None and cluster.plural != description.plural):
            continue
        last = cluster.find_last(description.token.i)
        if not _reaches(last, sentence) or _is_other_owner(description, cluster):
            continue
        if find_limits(description.words) != find_limits(cluster.modifiers):
            continue
        if cluster.name and description.determiner != "the":
            continue
        # "the plan" may mean "his Baghdad security plan"; "the peace plan" may not; without an article both must say
        # the same
        if description.words <= cluster.modifiers and (
            description.is_definite or description.words == cluster.modifiers
        ):
            return cluster
        # of one owner and one kind there is one: "the regime", "the Assad regime", "Assad's brutal regime"
        if (
            description.is_institution
            and cluster.kind == "ORG"
            and (description.owner is not None or not description.words)
        ):
            return cluster
    return None


def _find_named(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """A named entity by its role, else by the head word of its name, else by its kind; the one mentioned last, if
    several fit.
    """
    i, lemma = description.token.i, description.lemma
    described = [cluster for cluster in clusters.find_by_head(lemma) if _is_in_reach(cluster, i, sentence)]
    exact = [
        cluster
        for cluster in described
        if cluster.role and cluster.kind == "PERSON" and is_role(description.phrase, cluster.role)
    ]
    if exact:
        return _find_latest(exact, i)
    if not description.determiner and not (description.is_institution and not description.words):
        return None
    by_name = [cluster for cluster in clusters.find_by_name_head(lemma) if _is_in_reach(cluster, i, sentence)]
    for tier in (described, by_name):
        fits = [
            cluster for cluster in tier if can_be(cluster, description.token) and not _contradicts(description, cluster)
        ]
        if fits:
            return _find_latest(fits, i)
    if (
        not description.determiner
        or by_name
        or description.owner is not None
        or lemma not in read_words("generic_bodies")
    ):
        return None
    return _find_body_nearby(description, clusters, sentence)


def _find_body_nearby(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """The body that "the company" means: in the nearest sentence that names one, the subject first, and from left to
    right.

    What names another beside it means neither: "the US-led coalition", "the campaign against the company".
    """
    if any(
        token.pos_ == "PROPN" or token.i in clusters.by_head
        for token in description.phrase
        if token.i != description.token.i
    ):
        return None
    found = [
        (
            place.sentence != sentence,
            find_relation(description.token.doc[place.head]) != "subject",
            place.start,
            cluster,
        )
        for place, cluster in clusters.find_near(sentence - KIND_REACH, sentence)
        if cluster.kind == "ORG"
        and cluster.name is not None
        and place.end <= description.token.i
        and can_be(cluster, description.token)
    ]
    return min(found, key=lambda item: item[:3])[3] if found else None


def _is_in_reach(cluster: Cluster, i: int, sentence: int) -> bool:
    return cluster.name is not None and cluster.kind in DESCRIBED and _reaches(cluster.find_last(i), sentence)


def _find_latest(clusters: list[Cluster], i: int) -> Cluster:
    """The cluster mentioned last before a token, of some that are."""
    return max(clusters, key=lambda cluster: place.start if (place := cluster.find_last(i)) is not None else -1)


def _contradicts(description: Description, cluster: Cluster) -> bool:
    """Does the description say something of the entity that neither its role nor its name does: another country,
    another office?
    """
    words = f"{cluster.role or ''} {cluster.name or ''}".split()
    nations = {find_nation(word) for word in words} - {None}
    nation = find_nation(description.owner.name or "") if description.owner is not None else None
    if nation is not None and nations and nation not in nations:
        return True
    known = {part for word in words for part in word.casefold().split("-")} | cluster.modifiers
    if find_limits(description.words) != find_limits(known):
        return True
    said = description.words - LIMITING
    return bool(said) and not said & known


def _find_place(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """The place meant by "the country", "the city of Mosul", "the capital": the one it names, or the last nearby,
    listed ones first.
    """
    token, fits = description.token, PLACES[description.lemma]
    if not description.determiner:
        return None
    for preposition, noun in find_noun_modifiers(token):
        place = clusters.by_head.get(noun.i)
        if preposition.lower_ == "of" and place is not None and place.kind in ("GPE", "LOC", "FAC"):
            return place
    if any(word.pos_ == "ADJ" for word in description.phrase[: token.i - description.phrase.start]):
        return None
    found = {
        cluster.number: (cluster.name in read_listed(), place.start)
        for place, cluster in clusters.find_near(sentence - PLACE_REACH, sentence)
        if cluster.name and cluster.kind == "GPE" and place.end <= token.i and fits(cluster.name)
    }
    return clusters.all[max(found, key=found.__getitem__)] if found else None


def _reaches(last: MentionSpan | None, sentence: int) -> bool:
    return last is not None and sentence - last.sentence <= REACH


def _is_other_owner(description: Description, cluster: Cluster) -> bool:
    """Do both have an owner, and not the same one? Iraq and Iraqis are one owner."""
    if description.owner is None or cluster.owner is None or description.owner is cluster.owner:
        return False
    nations = {find_nation(owner.name or "") for owner in (description.owner, cluster.owner)}
    return len(nations) > 1 or nations == {None}
