"""Antecedents: which of the things mentioned before a pronoun means, or none of them.

Ranks all candidates at once (Durrett and Klein 2013, "Easy victories and uphill battles in coreference resolution"): by
facts a reader could name (distance, role in the clause, kind of thing), whose weights stand in
`weights/antecedents.csv`, a row a fact; and, where the Doc has the vectors of our own pipeline, by how well those of
pronoun and candidate fit (`weights/antecedents.npz`, after the word-level scorer of Dobrovolskii 2021).
`data/models/recipe` trains both on GUM. Knows clusters and the parse.
"""

import csv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from spacy.tokens import Token

from broadsheet.entities.agreement import FEMALE, MALE, NEUTER
from broadsheet.entities.clusters import Cluster, MentionSpan
from broadsheet.entities.tokens import TokenIndex

POSSESSIVE = {"its": "its", "their": "their", "theirs": "their"}
KINDS = ("he", "it", "its", "they", "their")
# edges of the steps that distances and counts are told in; the trained weights are named by them
SENTENCES, TOKENS, RANKS, COUNTS = (0, 1, 2, 3), (0, 3, 6, 12, 25), (0, 1, 2, 3, 6), (1, 2, 3, 5, 9)
LEAD = 2  # sentences at the head of an article that say what it is about
EPSILON = 1e-5  # that of torch's layer_norm, which the weights were trained with
FAR = 2  # sentences back from which on kind, form and role are counted together: few pronouns reach so far


def find_pronoun_kind(token: Token) -> str:
    """Which of `KINDS` a third-person pronoun is."""
    word = token.lower_
    return "he" if word in MALE | FEMALE else POSSESSIVE.get(word) or ("it" if word in NEUTER else "they")


def find_antecedent(token: Token, clusters: Iterable[Cluster], around: TokenIndex) -> Cluster | None:
    """The likeliest of the clusters that a third-person pronoun may mean;

    None where none is, or nothing mentioned before is likelier.
    """
    candidates = order_candidates(token, clusters)
    facts = find_facts(token, candidates, around)
    weights = read_weights()[find_pronoun_kind(token)]
    odds = np.array([sum(weights.get(fact, 0.0) for fact in each) for each in facts])
    odds += fit_vectors(token, candidates)
    best = int(odds.argmax())
    return candidates[best][0] if best < len(candidates) else None


def order_candidates(token: Token, clusters: Iterable[Cluster]) -> list[tuple[Cluster, MentionSpan]]:
    """The clusters mentioned before a token with their last mention there, the latest first."""
    nearest = [(cluster, last) for cluster in clusters if (last := cluster.find_last(token.i)) is not None]
    return sorted(nearest, key=lambda pair: (-pair[1].start, pair[1].end))


def find_facts(token: Token, candidates: Sequence[tuple[Cluster, MentionSpan]], around: TokenIndex) -> list[list[str]]:
    """What speaks for or against each candidate, and at the end what speaks for none of them."""
    walk = _walk([last for _, last in candidates], around)
    facts = [
        [*_find_own_facts(token, last, cluster, place, around), walk[place]]
        for place, (cluster, last) in enumerate(candidates)
    ]
    return [*facts, list(_find_facts_for_none(token, around))]


def _walk(lasts: Sequence[MentionSpan], around: TokenIndex) -> list[str]:
    """Which of the mentions a reader comes to first, sentence by sentence backwards and in each from its subject on
    (Hobbs 1978).
    """

    def read_in_order(place: int) -> tuple[int, bool, int]:
        last = lasts[place]
        return -last.sentence, around.relations[last.head] != "subject", last.start

    order = sorted(range(len(lasts)), key=read_in_order)
    steps = {place: _step(number, RANKS) for number, place in enumerate(order)}
    return [f"walk {steps[place]}" for place in range(len(lasts))]


def find_rows(token: Token, candidates: Sequence[tuple[Cluster, MentionSpan]]) -> tuple[list[int], list[int]]:
    """The tokens whose vectors stand for each candidate: the head of its last mention, and of the last one that is no
    pronoun.
    """
    lasts = [last.head for _, last in candidates]
    nouns = [(cluster.find_last(token.i, pronouns=False) or last).head for cluster, last in candidates]
    return lasts, nouns


def fit_vectors(token: Token, candidates: Sequence[tuple[Cluster, MentionSpan]]) -> np.ndarray:
    """How well the vectors of a pronoun and of each candidate fit, and of none at the end; zeros for a Doc without such
    vectors.

    The mean of several rankers, trained alike but for their first weights.
    """
    arrays, tensor = read_arrays(), token.doc.tensor
    if not candidates or tensor.shape != (len(token.doc), arrays["pronoun"].shape[2]):
        return np.zeros(len(candidates) + 1)
    own, last, noun = (_normalise(tensor[rows]) for rows in ([token.i], *find_rows(token, candidates)))
    pronoun = arrays["pronoun"] @ own[0] + arrays["pronoun_bias"]  # (rankers, fit's width)
    # (rankers, candidates, fit's width)
    candidate = last @ arrays["last"].mT + noun @ arrays["noun"].mT + arrays["candidate_bias"][:, None]
    fits = np.einsum("rcw,rw->rc", np.maximum(pronoun[:, None] + candidate, 0), arrays["joint"]) + arrays["bias"][:, :1]
    fits += np.einsum("rcw,rw->rc", candidate, pronoun) / np.sqrt(pronoun.shape[1])
    none = np.einsum("rw,rw->r", np.maximum(pronoun, 0), arrays["none"]) + arrays["bias"][:, 1]
    return np.append(fits.mean(axis=0), none.mean())


def _find_own_facts(token: Token, last: MentionSpan, cluster: Cluster, place: int, around: TokenIndex) -> Iterator[str]:
    """What a candidate and its last mention are to the pronoun; `place` is the candidate's, the latest first."""
    distance = around.sentences[token.i] - last.sentence
    yield f"sentences {_step(distance, SENTENCES)}"
    yield f"rank {_step(place, RANKS)}"
    yield from _find_kind_facts(last, cluster, distance, around)
    relation = around.relations[last.head]
    if relation == around.relations[token.i]:
        yield "parallel"
        if distance == 1 and relation == "subject":
            yield "subject after subject"
    yield from _find_text_facts(token.i, last, cluster, around)
    if cluster.pronouns:
        yield "pronoun same" if token.lower_ in cluster.pronouns else "pronoun other"
        if last.form == "pronoun":
            yield "pronoun just now"
    if around.is_speaking(token.i):
        yield f"speaking {cluster.kind}"
        if around.is_speaking(last.head):
            yield "speaking again"
    if distance == 0:
        yield from _find_clause_facts(token.i, last, around)


def _find_kind_facts(last: MentionSpan, cluster: Cluster, distance: int, around: TokenIndex) -> Iterator[str]:
    """What kind of thing a candidate is, and as what it was mentioned last."""
    near = _step(distance, SENTENCES) if distance < FAR else "far"
    kind = cluster.people or "thing" if cluster.kind == "TOPIC" else cluster.kind
    relation = around.relations[last.head]
    yield f"kind {kind}"
    yield f"kind {kind} as {relation}"
    yield f"kind {kind} {near}"
    yield f"{last.form} {near}"
    yield f"as {relation}"
    yield f"as {relation} {near}"
    yield f"mentions {_step(len(cluster.places), COUNTS)}"
    yield f"people {cluster.people}"
    yield f"plural {cluster.plural}"
    yield f"animate {cluster.animate}"


def _find_text_facts(i: int, last: MentionSpan, cluster: Cluster, around: TokenIndex) -> Iterator[str]:
    """Whether a candidate is named, and where in the text it stands."""
    head = last.head
    if cluster.name is not None:
        yield "named"
    if cluster.genders:
        yield "gender known"
    if around.in_quote[head] != around.in_quote[i]:
        yield "quote"
    if around.paragraphs[i] == around.paragraphs[head]:
        yield "paragraph"
    if cluster.first.sentence <= LEAD:
        yield "lead"
    if around.relations[around.heads[head]] == "root" or around.heads[head] == head:
        yield "main clause"


def _find_clause_facts(i: int, last: MentionSpan, around: TokenIndex) -> Iterator[str]:
    """Where in the sentence they share the pronoun stands to a mention before it."""
    yield f"tokens {_step(i - last.end, TOKENS)}"
    governor, above = around.heads[i], around.heads[last.head]
    if around.relations[i] == "possessor":
        if governor == last.head or above == governor:
            yield "inside"
        governor = around.heads[governor]
    if above == governor:
        yield f"same clause {around.relations[last.head]}"
    elif around.is_above(above, i):
        yield f"above {around.relations[last.head]}"


def _find_facts_for_none(token: Token, around: TokenIndex) -> Iterator[str]:
    """What speaks for a pronoun that means nothing mentioned before."""
    yield "none"
    yield f"none as {around.relations[token.i]}"
    if around.sentences[token.i] <= LEAD:
        yield "none lead"


@cache
def read_weights() -> dict[str, dict[str, float]]:
    """The weight of each fact for each kind of pronoun; what stands under "any" counts for all."""
    text = files("broadsheet.entities").joinpath("weights", "antecedents.csv").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = {kind: defaultdict(float) for kind in KINDS}
    for row in csv.DictReader(text.splitlines()):
        for kind in KINDS if row["pronoun"] == "any" else (row["pronoun"],):
            weights[kind][row["fact"]] += float(row["weight"])
    return weights


@cache
def read_arrays() -> dict[str, np.ndarray]:
    """The weights of the vectors' fit, by name.

    `pronoun`, `last` and `noun` are (rankers, fit's width, vector's width).
    """
    with as_file(files("broadsheet.entities").joinpath("weights", "antecedents.npz")) as path, np.load(path) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def _normalise(vectors: np.ndarray) -> np.ndarray:
    """Each row at mean 0 and variance 1, as in training."""
    centred = vectors - vectors.mean(axis=1, keepdims=True)
    normal: np.ndarray = centred / np.sqrt(centred.var(axis=1, keepdims=True) + EPSILON)
    return normal


def _step(number: int, edges: Sequence[int]) -> int:
    """The largest edge a number reaches; the first for a smaller one."""
    return edges[max(bisect_right(edges, number) - 1, 0)]
