"""Network: how likely a pair's holder supports or opposes its target, by the vectors of their words.

A small network on `doc.tensor`, the vectors of our own pipeline (after the pairwise scorers of Dozat and Manning 2017
and the attention of Bahdanau et al. 2015): every word of the sentence is asked how well it shows a stance of this
holder on this target, and holder, target, what stands above both, the words' mean by these answers and the facts of
`pairs` are weighed together. `data/models/recipe` trains the weights. Knows numpy; knows nothing of rules.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from spacy.tokens import Doc

from broadsheet.language import has_vectors, normalise, read_arrays
from broadsheet.stances.pairs import Pair

NONE, SUPPORT, OPPOSE = 0, 1, 2
SIGNS = {"support": SUPPORT, "oppose": OPPOSE}
# what a word may be to a pair, each with a weight of its own in the attention
PLACES = ("between", "holder", "target", "above both", "above holder", "above target", "after both")
# weights that are put to a word alone, whatever pair it stands in
LOOKS = ("seek_holder", "seek_target", "key", "value", "holder", "target", "top", "attend")
BATCH = 512  # pairs weighed at once, so that a long text takes no more memory than a short one


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
    return has_vectors(doc, read_weights()["attend"].shape[1])


def score_pairs(doc: Doc, pairs: Sequence[Pair]) -> Scores:
    """What the network makes of each pair; no pairs: empty arrays."""
    if not pairs:
        return Scores(np.zeros((0, 3)), np.zeros(0), np.zeros(0, dtype=int))
    facts, networks = read_facts(), _look_at(normalise(doc.tensor))
    batches = (pairs[first : first + BATCH] for first in range(0, len(pairs), BATCH))
    parts = [_score(networks, lay_rows(batch, facts)) for batch in batches]
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


def _look_at(vectors: np.ndarray) -> list[dict[str, np.ndarray]]:
    """For each network its weights, with those in `LOOKS` already put to every word: made once for all pairs."""
    weights = read_weights()
    networks = [{name: array[n] for name, array in weights.items()} for n in range(len(weights["attend"]))]
    return [network | {name: vectors @ network[name] for name in LOOKS} for network in networks]


def _score(networks: Sequence[dict[str, np.ndarray]], rows: Rows) -> Scores:
    """What the networks make of pairs: their mean, for they are trained alike but for their first weights."""
    odds = np.mean([_weigh(network, rows) for network in networks], 0)
    return Scores(odds[:, :3], odds[:, 3], rows.words[np.arange(len(rows.words)), odds[:, 4:].argmax(axis=1)])


def _weigh(network: dict[str, np.ndarray], rows: Rows) -> np.ndarray:
    """(pairs, 4 + most words): no stance, support, oppose, deed, and how much each word shows it."""
    seeks = network["seek_holder"][rows.holders] + network["seek_target"][rows.targets]
    keys = network["key"]
    shows = (keys[rows.words] @ seeks[:, :, None])[..., 0] / np.sqrt(keys.shape[1])
    shows += network["attend"][rows.words] + rows.places @ network["place"]
    shows = np.where(rows.words < 0, -np.inf, shows)
    shares = np.exp(shows - shows.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    seen = (shares[:, None] @ network["value"][rows.words])[:, 0]
    hidden = seen + network["holder"][rows.holders] + network["target"][rows.targets] + network["top"][rows.tops]
    hidden += network["facts"][rows.facts].sum(axis=1) + network["bias"]
    scores = np.maximum(hidden, 0) @ network["out"] + network["out_bias"]
    return np.concatenate([scores, shares], axis=1)


@cache
def read_weights() -> dict[str, np.ndarray]:
    """The weights by name, one row a network."""
    return read_arrays("broadsheet.stances", "stances.npz")


@cache
def read_facts() -> dict[str, int]:
    """The row of each fact; row 0 is no fact's."""
    text = files("broadsheet.stances").joinpath("weights", "facts.json").read_text(encoding="utf-8")
    return {fact: row for row, fact in enumerate(json.loads(text), start=1)}
