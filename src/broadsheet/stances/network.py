"""Network: how likely a pair's holder supports or opposes its target, by the vectors of their words.

A small network on `doc.tensor`, the vectors of our own pipeline (after the pairwise scorers of Dozat and Manning 2017
and the attention of Bahdanau et al. 2015): every word of the sentence is asked how well it shows a stance of this
holder on this target, and holder, target, what stands above both, the words' mean by these answers and the facts of
`pairs` are weighed together. `data/models/recipe` trains the weights. Knows numpy; knows nothing of rules.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import attrgetter

import numpy as np
from spacy.tokens import Doc

from broadsheet.language import has_vectors, normalise, read_arrays
from broadsheet.stances.pairs import Pair

NONE, SUPPORT, OPPOSE = 0, 1, 2
SIGNS = {"support": SUPPORT, "oppose": OPPOSE}
# what a word may be to a pair, each with a weight of its own in the attention
PLACES = ("between", "holder", "target", "above both", "above holder", "above target", "after both")
# weights that are put to a word alone, whatever pair it stands in: to every word, or to those in this column of `Rows`
LOOKS = {
    "key": None,
    "value": None,
    "attend": None,
    "seek_holder": "holders",
    "holder": "holders",
    "seek_target": "targets",
    "target": "targets",
    "top": "tops",
}


@dataclass(frozen=True, slots=True)
class Scores:
    """Of each pair: the odds of no stance, support and oppose (pairs, 3), those of a deed over words (pairs,), and the
    place of the word that shows it best (pairs,).
    """

    odds: np.ndarray
    deeds: np.ndarray
    shown: np.ndarray


@dataclass(frozen=True, slots=True)
class Rows:
    """Pairs as numbers: places of words, (pairs,) each; the facts' rows, padded with 0 (pairs, most facts); the
    sentence's words (pairs, most words) with -1 where it has no more, and what each is to the pair (pairs, most words,
    places).
    """

    holders: np.ndarray
    targets: np.ndarray
    tops: np.ndarray
    facts: np.ndarray
    words: np.ndarray
    places: np.ndarray


def can_score(doc: Doc) -> bool:
    """Has the Doc the vectors that the weights were trained on?"""
    return has_vectors(doc, read_weights()["attend"].shape[0])


def score_pairs(doc: Doc, pairs: Sequence[Pair]) -> Scores:
    """What the network makes of each pair; no pairs: empty arrays."""
    if not pairs:
        return Scores(np.zeros((0, 3)), np.zeros(0), np.zeros(0, dtype=int))
    facts = read_facts()
    sentences = [lay_rows(list(group), facts) for _, group in groupby(pairs, attrgetter("start"))]
    looks = _look_at(normalise(doc.tensor), sentences)
    parts = [_score(looks, rows) for rows in sentences]
    return Scores(*(np.concatenate([getattr(part, name) for part in parts]) for name in Scores.__slots__))


def lay_rows(pairs: Sequence[Pair], facts: dict[str, int]) -> Rows:
    """Pairs of one Doc as numbers; a fact that has no row is left out."""
    holders = np.array([pair.holder.head.i for pair in pairs])
    targets = np.array([pair.target.i for pair in pairs])
    known = [[facts[fact] for fact in pair.facts if fact in facts] for pair in pairs]
    width = max(len(row) for row in known)
    laid = np.array([row + [0] * (width - len(row)) for row in known], dtype=int)
    starts, ends = np.array([pair.start for pair in pairs]), np.array([pair.end for pair in pairs])
    words = starts[:, None] + np.arange(int((ends - starts).max()))
    words = np.where(words < ends[:, None], words, -1)
    tops = np.array([pair.top for pair in pairs])
    return Rows(holders, targets, tops, laid, words, _find_places(words, pairs))


def _find_places(words: np.ndarray, pairs: Sequence[Pair]) -> np.ndarray:
    """What each word is to its pair, in the order of `PLACES`."""
    one = [(p.holder.head.i, p.target.i, p.top, p.holder.head.head.i, p.target.head.i) for p in pairs]
    holder, target, top, above_holder, above_target = np.array(one).T[:, :, None]  # (pairs, 1) each
    low, high = np.minimum(holder, target), np.maximum(holder, target)
    marks = [
        (low < words) & (words < high),
        words == holder,
        words == target,
        words == top,
        words == above_holder,
        words == above_target,
        words > high,
    ]
    return np.stack(marks, axis=-1).astype(np.float32)


def _look_at(vectors: np.ndarray, sentences: Sequence[Rows]) -> dict[str, np.ndarray]:
    """What the networks make of words alone, made once for all pairs: (words, networks, width) each, of the words that
    are asked for, and zeros for others.
    """
    looks = {}
    for name, column in LOOKS.items():
        weights = read_weights()[name]
        asked = ... if column is None else np.unique(np.concatenate([getattr(rows, column) for rows in sentences]))
        looks[name] = np.zeros((len(vectors), *weights.shape[1:]), np.float32)
        looks[name][asked] = np.tensordot(vectors[asked], weights, 1)
    return looks


def _score(looks: Mapping[str, np.ndarray], rows: Rows) -> Scores:
    """What the networks make of the pairs of one sentence: their mean, for they are trained alike but for their first
    weights.
    """
    weights, words = read_weights(), rows.words[0]
    shares = _attend(looks, rows)
    hidden = shares @ looks["value"][words].swapaxes(0, 1)
    told = looks["holder"][rows.holders] + looks["target"][rows.targets] + looks["top"][rows.tops]
    told += weights["facts"][rows.facts].sum(axis=1) + weights["bias"]
    hidden += told.swapaxes(0, 1)
    scores = (np.maximum(hidden, 0) @ weights["out"] + weights["out_bias"][:, None]).mean(axis=0)
    return Scores(scores[:, :3], scores[:, 3], words[shares.mean(axis=0).argmax(axis=1)])


def _attend(looks: Mapping[str, np.ndarray], rows: Rows) -> np.ndarray:
    """How much each word of the sentence shows each pair's stance: (networks, pairs, words), of a sum of 1."""
    words, weights = rows.words[0], read_weights()
    seeks = (looks["seek_holder"][rows.holders] + looks["seek_target"][rows.targets]).swapaxes(0, 1)
    shows = seeks @ looks["key"][words].transpose(1, 2, 0) / np.sqrt(seeks.shape[2])
    shows += looks["attend"][words].transpose(1, 2, 0) + np.tensordot(weights["place"], rows.places, (1, 2))
    shares: np.ndarray = np.exp(shows - shows.max(axis=2, keepdims=True))
    shares /= shares.sum(axis=2, keepdims=True)
    return shares


@cache
def read_weights() -> dict[str, np.ndarray]:
    """The weights by name, as `lay_weights` lays them."""
    return lay_weights(read_arrays("broadsheet.stances", "stances.npz"))


def lay_weights(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Weights of one row a network, as they are trained, with those of `LOOKS` as (vector's width, networks, width) and
    those of facts as (facts, networks, width).
    """
    laid = arrays | {"attend": arrays["attend"][..., None]}
    return laid | {name: np.ascontiguousarray(laid[name].swapaxes(0, 1)) for name in (*LOOKS, "facts")}


@cache
def read_facts() -> dict[str, int]:
    """The row of each fact; row 0 is no fact's."""
    text = files("broadsheet.stances").joinpath("weights", "facts.json").read_text(encoding="utf-8")
    return {fact: row for row, fact in enumerate(json.loads(text), start=1)}
