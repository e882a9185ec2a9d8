"""Likeness: what a description may mean of the things mentioned before it, and what speaks for and against each.

By facts that a reader could name: the same head word, another number, a kind of body for a body, how long ago. Knows
clusters, agreement and one noun phrase at a time; what each fact weighs is for `antecedents`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from broadsheet.entities.agreement import can_be, find_limits, is_role, read_words_of
from broadsheet.entities.clusters import Candidate, Cluster, Clusters
from broadsheet.entities.descriptions import (
    DEMONSTRATIVE,
    INDEFINITE,
    Described,
    Description,
    contradicts,
    find_described,
    is_of_another,
    is_other_owner,
)
from broadsheet.entities.facts import LEAD, step
from broadsheet.entities.gazetteer import is_place_noun, may_mean_place
from broadsheet.entities.tokens import TokenIndex
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_conjuncts, find_relation

KINDS = ("the", "this", "own", "bare")
# sentences back that a description looks for what it takes up, and how many things at most, the latest first: so far
# a reader has them in mind, and a long article costs no more a word than a short one
REACH, WIDEST = 40, 20
# as many more, from anywhere before, that its head word described or that are named by it
WIDEST_BY_HEAD = 8
# edges of the steps that distances and counts are told in; the trained weights are named by them
SENTENCES, RANKS, COUNTS = (0, 1, 2, 3, 5, 9, 20), (0, 1, 2, 3, 6, 12, 25), (1, 2, 3, 5, 9)


def find_description_kind(description: Description) -> str | None:
    """Which of `KINDS` a description is; None for one that says it is new: "a minister", "some people"."""
    determiner = description.determiner
    if determiner in INDEFINITE:
        return None
    if determiner in DEMONSTRATIVE:
        return "this"
    return "own" if description.owned else "the" if determiner == "the" else "bare"


def find_offered(description: Description, clusters: Clusters, around: TokenIndex) -> list[Candidate]:
    """The things mentioned before that a description may mean, the latest first.

    Not those that its own phrase mentions, that its phrase is part of, or that are joined to it: "the mayor of Marlow",
    "Marlow and the county".
    """
    barred = _find_barred(description, clusters)
    found: dict[int, Cluster] = {}
    for cluster in _find_near(description, clusters, around):
        if cluster.number not in barred:
            found.setdefault(cluster.number, cluster)
        if len(found) >= WIDEST:
            break
    by_head = clusters.find_by_head(description.lemma)[:WIDEST_BY_HEAD]
    by_name = clusters.find_by_name_head(description.lemma)[-WIDEST_BY_HEAD:]
    for cluster in (*by_head, *by_name):
        if cluster.number not in barred:
            found.setdefault(cluster.number, cluster)
    start, speech = description.phrase.start, _find_own_speech(description, around)
    candidates = [
        Candidate(cluster, last)
        for cluster in found.values()
        if (last := cluster.find_last(start)) is not None
        and last.sentence != speech
        and not _is_apart(description, cluster)
    ]
    return sorted(candidates, key=lambda candidate: (-candidate.last.start, candidate.last.end))


@dataclass(frozen=True, slots=True)
class Likeness:
    """A description and what it may mean: `ruled` is what the rules say, `same` the candidates of its head word."""

    description: Description
    candidates: Sequence[Candidate]
    around: TokenIndex
    ruled: Described | None
    same: Sequence[int]

    @property
    def alike(self) -> list[int]:
        """The places of the candidates that its words or the rules speak for."""
        named = (
            place
            for place, (cluster, _) in enumerate(self.candidates)
            if self._is_ruled(cluster) or (cluster.name and self.description.lemma in read_words_of(cluster.name))
        )
        return [*self.same[:WIDEST_BY_HEAD], *named]

    def find_sure(self, rules: Collection[str], rules_of_one: Collection[str]) -> Cluster | None:
        """What it means where one of the rules has the last word, or one of those that have it where the head word
        described one thing alone, a body told of as somebody's: "its former supplier".
        """
        if self.ruled is None:
            return None
        cluster = self.ruled.cluster
        alone = len(self.same) == 1 and cluster.kind == "ORG" and cluster.owner is not None
        sure = self.ruled.rule in rules or (self.ruled.rule in rules_of_one and alone)
        return cluster if sure else None

    @property
    def none(self) -> list[str]:
        """What speaks for something new."""
        seen = "none though its head was seen" if self.same else "none and its head is new"
        return [
            *_find_likeness_of_none(self.description, self.around),
            seen,
            *([] if self.ruled else ["none by rules"]),
        ]

    def read(self, places: Iterable[int]) -> list[list[str]]:
        """What speaks for or against the candidates at these places."""
        return [[*self._read(place)] for place in places]

    def _read(self, place: int) -> Iterator[str]:
        candidate = self.candidates[place]
        yield from _find_own_likeness(self.description, candidate, place, self.around)
        if self.ruled is not None and self._is_ruled(candidate.cluster):
            yield "rule"
            yield f"rule {self.ruled.rule}"
        elif self.ruled is not None:
            yield "rule for another"
        if place in self.same:
            yield "head of the latest" if place == self.same[0] else "head of an earlier one"

    def _is_ruled(self, cluster: Cluster) -> bool:
        return self.ruled is not None and self.ruled.cluster is cluster


def find_likeness(
    description: Description, candidates: Sequence[Candidate], clusters: Clusters, around: TokenIndex
) -> Likeness:
    """What speaks for or against the candidates, of which each is read when it is asked for."""
    ruled = find_described(description, clusters, around.sentences[description.token.i])
    same = [place for place, (cluster, _) in enumerate(candidates) if description.lemma in cluster.heads]
    return Likeness(description, candidates, around, ruled, same)


def _find_near(description: Description, clusters: Clusters, around: TokenIndex) -> Iterator[Cluster]:
    """What was mentioned before a description, from its sentence backwards, in each sentence the latest first."""
    sentence, start = around.sentences[description.token.i], description.phrase.start
    for number in range(sentence, sentence - REACH, -1):
        for place, cluster in reversed(clusters.find_in(number)):
            if place.end <= start:
                yield cluster


def _find_barred(description: Description, clusters: Clusters) -> set[int]:
    """Numbers of what the description cannot mean, since its own sentence sets them apart from it."""
    token = description.token
    beside = token.head if find_relation(token) == "apposition" else token
    apart = (
        other.i
        for other in (*description.phrase, *token.ancestors, *find_conjuncts(token))
        if other.i not in (token.i, beside.i)
    )
    return {clusters.by_head[i].number for i in apart if i in clusters.by_head}


def _is_apart(description: Description, cluster: Cluster) -> bool:
    """Is the thing surely another one: of another owner, country or office?"""
    named = cluster.name is not None and is_of_another(description, cluster)
    return named or is_other_owner(description, cluster)


def _find_own_speech(description: Description, around: TokenIndex) -> int | None:
    """The sentence in which the described one speaks, and so of others: "Mrs Okafor is smart, the coach said"; None for
    who does not.
    """
    head = description.token.i
    return around.sentences[head] if around.is_speaking(head) else None


def _find_own_likeness(description: Description, candidate: Candidate, place: int, around: TokenIndex) -> Iterator[str]:
    """What a candidate and its last mention are to the description; `place` is the candidate's, the latest first."""
    cluster, last = candidate
    distance = around.sentences[description.token.i] - last.sentence
    yield f"sentences {step(distance, SENTENCES)}"
    yield f"rank {step(place, RANKS)}"
    yield f"mentions {step(len(cluster.places), COUNTS)}"
    yield f"{last.form} {step(distance, SENTENCES)}"
    yield f"as {around.relations[last.head]}"
    if cluster.first.sentence <= LEAD:
        yield "lead"
    if around.in_quote[last.head] != around.in_quote[description.token.i]:
        yield "quote"
    yield from _find_kind_likeness(description, cluster)
    yield from _find_word_likeness(description, cluster)
    yield from _find_name_likeness(description, cluster)
    if distance == 0 and around.heads[last.head] == around.heads[description.token.i]:
        yield "same clause"
    if around.heads[description.token.i] == last.head:
        yield f"below {around.relations[description.token.i]}"


def _find_kind_likeness(description: Description, cluster: Cluster) -> Iterator[str]:
    """Whether a description may be of a thing's kind: a person, a body, a place, one or several."""
    kind = cluster.people or "thing" if cluster.kind == "TOPIC" else cluster.kind
    people = find_people_kind(description.token) or "thing"
    named = "named" if cluster.name is not None else "unnamed"
    yield f"{people} for {kind} {named}"
    yield "can be" if can_be(cluster, description.token) else "cannot be"
    if cluster.plural is not None:
        number = "plural" if description.plural else "singular"
        yield f"{number} for {'plural' if cluster.plural else 'singular'}"
    if is_place_noun(description.lemma) and cluster.kind == "GPE":
        yield "place" if may_mean_place(description.lemma, cluster.name or "") else "other place"


def _find_word_likeness(description: Description, cluster: Cluster) -> Iterator[str]:
    """Whether the words of a description are those that a thing was described by before."""
    same = description.lemma in cluster.heads
    yield "head same" if same else "head other" if cluster.heads else "head none"
    if same:
        said, known = description.words, cluster.modifiers
        yield "words none" if not said else "words known" if said <= known else "words more"
        if said and known and not said & known:
            yield "words clash"
        yield "named alike" if cluster.name is not None else "described alike"
        if description.limits != find_limits(known):
            yield "limits differ"
    elif description.words & cluster.heads or description.lemma in cluster.modifiers:
        yield "head among words"
    if description.owner is not None and cluster.owner is not None:
        yield "owner other" if is_other_owner(description, cluster) else "owner same"
    elif description.owner is not None:
        yield "owner new"


def _find_name_likeness(description: Description, cluster: Cluster) -> Iterator[str]:
    """Whether a thing's name or role holds the words of a description."""
    if cluster.name is None:
        return
    words = read_words_of(cluster.name)
    if description.lemma in words:
        yield "head in name"
    elif description.token.lower_ in words:
        yield "word in name"
    if description.words & words:
        yield "words in name"
    if cluster.role is not None:
        if is_role(description.phrase, cluster.role):
            yield "role"
        elif description.lemma in read_words_of(cluster.role):
            yield "head in role"
    if contradicts(description, cluster):
        yield "contradicts"


def _find_likeness_of_none(description: Description, around: TokenIndex) -> Iterator[str]:
    """What speaks for a description that means something new."""
    yield "none"
    yield f"none as {around.relations[description.token.i]}"
    yield f"none of {find_people_kind(description.token) or 'things'}"
    yield f"none with {min(len(description.words), 2)} words"
    yield "none of several" if description.plural else "none of one"
    if description.owner is not None:
        yield "none owned"
    if description.phrase[-1].i > description.token.i:
        yield "none with more behind"
    if around.sentences[description.token.i] <= LEAD:
        yield "none lead"
