"""Descriptions: which entity a noun phrase such as "the minister", "the group" or "his plan" takes up.

The nominal passes of the multi-pass sieve (Lee et al. 2013, Computational Linguistics 39:4): the same head word, a
role, a kind. Knows clusters, agreement and one noun phrase at a time. Knows nothing of pronouns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from broadsheet.entities.agreement import (
    KEPT,
    LIMITING,
    can_be,
    find_describing_words,
    find_determiner,
    find_limits,
    find_noun_lemma,
    is_role,
    read_words_of,
)
from broadsheet.entities.clusters import Cluster, Clusters, MentionSpan
from broadsheet.entities.gazetteer import find_nation, is_place_noun, may_mean_place, read_listed
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_noun_modifiers, find_relation
from broadsheet.lexicon import read_class, read_words
from broadsheet.rules import find_first

INDEFINITE, DEMONSTRATIVE = read_class("indefinite"), read_class("demonstrative")
POSSESSIVE = read_class("possessive")
BARE_BODIES = {"parliament", "congress", "cabinet", "police", "management"}  # bodies that need no article
# determiners, or none, of a description that may mean something by its role, its name or its kind alone
SINGLING = {"the", "this", "that", ""}
# sentences back that a description looks for its own head word: at 5 the development articles lose a point of what
# descriptions mean, 20 finds as much at a little less precision, and from 40 on nothing changes
REACH = 40
# sentences back that "the city" looks for a city: from 3 to 60 nothing changes on the development articles; about as
# far as a reader has the last one in mind
PLACE_REACH = 12
# sentences back that "the company" looks for a body of any kind: it is the weakest of all, and 2 to 4 change one
# description of 98 stories
KIND_REACH = 1
# words for one kind of thing, of which an article tells one by several: what somebody means to do, has agreed or enacts
PLANS = (
    {"application", "bid", "development", "initiative", "plan", "programme", "project", "proposal", "scheme"},
    {"accord", "agreement", "deal", "merger", "pact", "takeover", "treaty"},
    {"bill", "law", "legislation", "measure"},
)
# types of names that a definite noun may take up
DESCRIBED = {"PERSON", "ORG", "FAC", "GPE", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"}


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
    limits: frozenset[str]  # of its words, those that make an office another one
    nation: str | None  # the owner's country, or the owner itself

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


class Described(NamedTuple):
    """What a description takes up, and the name of the rule that says so."""

    cluster: Cluster
    rule: str


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
        find_limits(words),
        find_nation(owner.name) if owner is not None and owner.name is not None else None,
    )


def find_described(description: Description, clusters: Clusters, sentence: int) -> Described | None:
    """The thing mentioned before that a description in this sentence takes up by the rules; None where they make it
    something new.
    """
    if description.determiner in INDEFINITE:
        return None
    cluster, rule = find_first(RULES, description, clusters, sentence)
    return Described(cluster, rule.rpartition(".")[2]) if cluster is not None and rule is not None else None


def take_up_place(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """A place by its kind: the one it names ("the city of Mosul"), or the last nearby, listed ones first: "the
    country", "the capital".
    """
    token, lemma = description.token, description.lemma
    if not is_place_noun(lemma) or description.plural or not description.determiner:
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
        if cluster.kind == "GPE" and place.end <= token.i and may_mean_place(lemma, cluster.name or "")
    }
    return clusters.all[max(found, key=found.__getitem__)] if found else None


def take_up_head(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """An earlier thing of the same head word that it does not contradict: "the plan" for "a plan to close the pier"."""
    for cluster in clusters.find_by_head(description.lemma):
        if _may_be_same(description, cluster, sentence) and _tells_same(description, cluster):
            return cluster
    return None


def take_up_role(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """A person by the whole role: "the foreign secretary" for "Foreign Secretary Philip Hammond"."""
    if not _singles_out(description):
        return None
    described = _find_in_reach(clusters.find_by_head(description.lemma), description, sentence)
    persons = [cluster for cluster in described if cluster.role and cluster.kind == "PERSON"]
    exact = [cluster for cluster in persons if is_role(description.phrase, cluster.role or "")]
    return _find_latest(exact, description.token.i)


def take_up_described(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """Something named, by a word that said what it is: "the minister" for "the health minister, Ann Lee"."""
    if not _singles_out(description) or not _is_known(description):
        return None
    return _find_fitting(clusters.find_by_head(description.lemma), description, sentence)


def take_up_name(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """Something by the head word of its name: "the committee" for "House Intelligence Committee"."""
    if not _singles_out(description) or not _is_known(description):
        return None
    return _find_fitting(clusters.find_by_name_head(description.lemma), description, sentence)


def take_up_body(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """A body named just before, by a word for any: "the company", "the group".

    In the nearest sentence that names one, the subject first, and from left to right. What names another beside it
    means neither: "the US-led coalition", "the campaign against the company".
    """
    generic = description.lemma in read_words("generic_bodies") and description.owner is None
    if not generic or not description.determiner or not _singles_out(description):
        return None
    by_name = clusters.find_by_name_head(description.lemma)
    if _find_in_reach(by_name, description, sentence) or _names_another(description, clusters):
        return None
    nearby = [
        (place, cluster)
        for place, cluster in clusters.find_near(sentence - KIND_REACH, sentence)
        if cluster.kind == "ORG" and cluster.name is not None and place.end <= description.token.i
    ]
    fits = [(place, cluster) for place, cluster in nearby if can_be(cluster, description.token)]

    def read_in_order(found: tuple[MentionSpan, Cluster]) -> tuple[bool, bool, int]:
        place, _ = found
        relation = find_relation(description.token.doc[place.head])
        return place.sentence != sentence, relation != "subject", place.start

    return min(fits, key=read_in_order)[1] if fits else None


def take_up_plan(description: Description, clusters: Clusters, sentence: int) -> Cluster | None:
    """The one plan, deal or law that an article tells of, by another word: "the scheme" for "plans for 46 homes"."""
    words = next((words for words in PLANS if description.lemma in words), None)
    if words is None or not description.determiner or not _singles_out(description):
        return None
    if description.words or description.owner is not None:
        return None
    plans = {cluster.number: cluster for word in sorted(words) for cluster in clusters.find_by_head(word)}
    reached = [cluster for cluster in plans.values() if _reaches(cluster.find_last(description.token.i), sentence)]
    return reached[0] if len(reached) == 1 else None


# the first that answers says what a description takes up
RULES = (take_up_place, take_up_head, take_up_role, take_up_described, take_up_name, take_up_body, take_up_plan)


def _may_be_same(description: Description, cluster: Cluster, sentence: int) -> bool:
    """May the description mean a thing of its head word: is it in reach, of the same number, and of no other owner?"""
    other_number = cluster.plural is not None and cluster.plural != description.plural
    if cluster.kind == "PERSON" or other_number or is_other_owner(description, cluster):
        return False
    if not _reaches(cluster.find_last(description.token.i), sentence):
        return False
    return not cluster.name or description.determiner == "the"


def _tells_same(description: Description, cluster: Cluster) -> bool:
    """Does the description say no more than what was said of the thing, or mean the one body of its kind and owner?

    "The plan" may mean "his Baghdad security plan"; "the peace plan" may not; without an article both must say the
    same. Of one owner and one kind there is one: "the regime", "the Assad regime", "Assad's brutal regime".
    """
    if description.limits != find_limits(cluster.modifiers):
        return False
    equal = description.words == cluster.modifiers
    if equal or (description.is_definite and description.words <= cluster.modifiers):
        return True
    only = description.owner is not None or not description.words
    return description.is_institution and cluster.kind == "ORG" and only


def _singles_out(description: Description) -> bool:
    """May it mean one thing by its role, name or kind alone: "the minister", "parliament", and not "ministers"?"""
    return not description.plural and description.determiner in SINGLING


def _is_known(description: Description) -> bool:
    """Does its article say that a reader knows it, or is it a body that needs none: "the committee", "parliament"?"""
    return bool(description.determiner) or (description.is_institution and not description.words)


def _names_another(description: Description, clusters: Clusters) -> bool:
    """Does the phrase hold a name, or anything mentioned before, beside its head word?"""
    others = (token for token in description.phrase if token.i != description.token.i)
    return any(token.pos_ == "PROPN" or token.i in clusters.by_head for token in others)


def _find_in_reach(clusters: Sequence[Cluster], description: Description, sentence: int) -> list[Cluster]:
    """Those of the clusters that are named and were mentioned not too far back."""
    return [cluster for cluster in clusters if _is_in_reach(cluster, description.token.i, sentence)]


def _find_fitting(clusters: Sequence[Cluster], description: Description, sentence: int) -> Cluster | None:
    """The one mentioned last of the clusters that the description may mean and does not contradict."""
    near = _find_in_reach(clusters, description, sentence)
    fits = [cluster for cluster in near if can_be(cluster, description.token)]
    return _find_latest([cluster for cluster in fits if not contradicts(description, cluster)], description.token.i)


def _is_in_reach(cluster: Cluster, i: int, sentence: int) -> bool:
    """Is it something named that a definite noun may take up, mentioned not too far before a token?"""
    return cluster.name is not None and cluster.kind in DESCRIBED and _reaches(cluster.find_last(i), sentence)


def _find_latest(clusters: Sequence[Cluster], i: int) -> Cluster | None:
    """The cluster mentioned last before a token; None of none."""
    starts = [place.start if (place := cluster.find_last(i)) is not None else -1 for cluster in clusters]
    return clusters[starts.index(max(starts))] if starts else None


def contradicts(description: Description, cluster: Cluster) -> bool:
    """Does the description say something of the entity that neither its role nor its name does: another country,
    another office?
    """
    said = description.words - LIMITING
    return is_of_another(description, cluster) or (bool(said) and not said & _find_known_words(cluster))


def is_of_another(description: Description, cluster: Cluster) -> bool:
    """Is it of another country than the entity's role or name, or another office: "the former president"?"""
    if description.nation is not None:
        nations = _find_nations(cluster.role, cluster.name)
        if nations and description.nation not in nations:
            return True
    # a body keeps no office: "the supplier" is "its former supplier"
    told = description.limits or cluster.kind != "ORG"
    return bool(told) and description.limits != find_limits(_find_known_words(cluster))


def _find_known_words(cluster: Cluster) -> frozenset[str]:
    """The words of an entity's role, name and descriptions."""
    return read_words_of(cluster.role or "") | read_words_of(cluster.name or "") | cluster.modifiers


@lru_cache(maxsize=KEPT)
def _find_nations(role: str | None, name: str | None) -> frozenset[str]:
    """The countries whose names or peoples' names stand in a role and a name."""
    nations = (find_nation(word) for word in f"{role or ''} {name or ''}".split())
    return frozenset(nation for nation in nations if nation is not None)


def _reaches(last: MentionSpan | None, sentence: int) -> bool:
    """Was it mentioned, and not too many sentences back?"""
    return last is not None and sentence - last.sentence <= REACH


def is_other_owner(description: Description, cluster: Cluster) -> bool:
    """Do both have an owner, and not the same one? Iraq and Iraqis are one owner."""
    if description.owner is None or cluster.owner is None or description.owner is cluster.owner:
        return False
    nations = {find_nation(owner.name or "") for owner in (description.owner, cluster.owner)}
    return len(nations) > 1 or nations == {None}
