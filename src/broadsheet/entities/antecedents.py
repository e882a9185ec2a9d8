"""Antecedents: which of the things mentioned before a pronoun or a description means, or none of them.

Ranks all candidates at once (Durrett and Klein 2013, "Easy victories and uphill battles in coreference resolution"): by
facts a reader could name (distance, role in the clause, the same head word), whose weights stand in
`weights/antecedents.csv`, a row a fact; and, where the Doc has the vectors of our own pipeline, by how well those of
both fit. Without such vectors, descriptions go by rules alone. `data/models/recipe` trains both on annotated news and
on GUM. A pronoun looks two sentences back, a description forty. Knows clusters and the parse.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from spacy.tokens import Token

from broadsheet.entities.clusters import Candidate, Cluster, Clusters
from broadsheet.entities.descriptions import Description, find_described
from broadsheet.entities.facts import KINDS as PRONOUNS
from broadsheet.entities.facts import find_facts, find_pronoun_kind
from broadsheet.entities.fits import Fits
from broadsheet.entities.likeness import KINDS as DESCRIPTIONS
from broadsheet.entities.likeness import find_description_kind, find_likeness, find_offered
from broadsheet.entities.tokens import TokenIndex

# what a weight under this word counts for
FAMILIES = {"pronoun": PRONOUNS, "description": DESCRIPTIONS}
# candidates of a description whose facts are read: those that fit best, for facts cost more than fits
SHORTLIST = 6
# how far the best fit may stay behind nothing at all, where no word or rule speaks for any candidate, for more facts
# than its own to be read: on 1,726 descriptions facts brought back 8 of 894 that lay further behind
HOPELESS = 2.0
# rules that have the last word: a place by its kind or its own name, a person by the whole role
SURE = {"take_up_place", "take_up_plan", "take_up_role"}
# rules that have it where the word described one thing alone so far: "the supplier" for "its supplier, Quarry Mills"
SURE_OF_ONE = {"take_up_described"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a pronoun or description was taken to mean: a cluster, or None for nothing mentioned before.

    `odds` are the log-odds that this is right, against all else that was on offer; None where nothing was weighed.
    """

    cluster: Cluster | None
    odds: float | None = None


class Chooser(Protocol):
    """Whoever says what pronouns and descriptions mean."""

    def choose_pronoun(self, token: Token, clusters: Sequence[Cluster], around: TokenIndex) -> Choice:
        """Which of the clusters it may mean a third-person pronoun means."""

    def choose_described(self, description: Description, clusters: Clusters, around: TokenIndex) -> Choice:
        """Which of the things mentioned before a description takes up."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """Chooses the likeliest by the weights that the package has."""

    fits: Fits

    def choose_pronoun(self, token: Token, clusters: Sequence[Cluster], around: TokenIndex) -> Choice:
        """The likeliest of the clusters; None where none is, or nothing mentioned before is likelier."""
        candidates = order_candidates(token, clusters)
        fits = self.fits.weigh(token.i, [cluster for cluster, _ in candidates])
        facts = find_facts(token, candidates, around)
        return _choose(candidates, fits + weigh_facts(find_pronoun_kind(token), facts))

    def choose_described(self, description: Description, clusters: Clusters, around: TokenIndex) -> Choice:
        """The likeliest of the things mentioned before; by the rules alone for a Doc without our vectors."""
        kind = find_description_kind(description)
        if not self.fits.known or (kind is not None and not read_weights()[kind]):
            ruled = find_described(description, clusters, around.sentences[description.token.i])
            return Choice(ruled.cluster if ruled is not None else None)
        if kind is None:
            return Choice(None)
        candidates = find_offered(description, clusters, around)
        fits = self.fits.weigh(description.token.i, [cluster for cluster, _ in candidates])
        likeness = find_likeness(description, candidates, clusters, around)
        sure = likeness.find_sure(SURE, SURE_OF_ONE)
        if sure is not None:
            return Choice(sure)
        fits[-1] += weigh_facts(kind, [likeness.none])[0]
        places = _shorten(fits, likeness.alike)
        facts = np.append(weigh_facts(kind, likeness.read(places)), 0.0)
        return _choose([candidates[place] for place in places], fits[[*places, len(candidates)]] + facts)


def order_candidates(token: Token, clusters: Iterable[Cluster]) -> list[Candidate]:
    """The clusters mentioned before a token with their last mention there, the latest first."""
    nearest = [Candidate(cluster, last) for cluster in clusters if (last := cluster.find_last(token.i)) is not None]
    return sorted(nearest, key=lambda candidate: (-candidate.last.start, candidate.last.end))


def weigh_facts(kind: str, facts: Sequence[Sequence[str]]) -> np.ndarray:
    """The sum of the weights of each candidate's facts, for this kind of pronoun or description."""
    weights = read_weights()[kind]
    return np.array([sum(weights.get(fact, 0.0) for fact in each) for each in facts])


@cache
def read_weights() -> dict[str, dict[str, float]]:
    """The weight of each fact for each kind of pronoun and description; what stands under "pronoun" or "description"
    counts for all of those.
    """
    text = files("broadsheet.entities").joinpath("weights", "antecedents.csv").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = {kind: defaultdict(float) for kinds in FAMILIES.values() for kind in kinds}
    for row in csv.DictReader(text.splitlines()):
        for kind in FAMILIES.get(row["kind"], (row["kind"],)):
            weights[kind][row["fact"]] += float(row["weight"])
    return weights


def _shorten(fits: np.ndarray, alike: Sequence[int]) -> list[int]:
    """The places of the candidates whose facts are read: those of the same head word or by the rules, and the ones that
    fit best, or the one best of all where nothing speaks for any.
    """
    best = np.argsort(-fits[:-1], kind="stable")
    hopeless = not alike and fits[:-1].max(initial=-np.inf) < fits[-1] - HOPELESS
    return sorted({*alike, *best[: 1 if hopeless else SHORTLIST].tolist()})


def _choose(candidates: Sequence[Candidate], odds: np.ndarray) -> Choice:
    """The likeliest candidate, or None of them, which is last."""
    best = int(odds.argmax())
    others = np.delete(odds, best)
    against = np.logaddexp.reduce(others) if len(others) else -np.inf
    certain = float(odds[best] - against) if len(others) else None
    return Choice(candidates[best].cluster if best < len(candidates) else None, certain)
