"""Fits: how well the vectors of a pronoun or description and of what it may mean fit, by the weights in
`weights/antecedents.npz`.

A word-level scorer (Dobrovolskii 2021, "Word-level coreference resolution"): each thing is known by the heads of its
first and last mention and of its last one that is no pronoun. The vectors are those of the whole Doc, so that no window
cuts a thing off from what means it. Knows clusters and the Doc's vectors.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from spacy.tokens import Doc

from broadsheet.entities.clusters import Cluster
from broadsheet.language import has_vectors, normalise, read_arrays

# the heads of a candidate that its vectors are read at, in the order of `find_rows`
ROLES = ("last", "noun", "first")


class Fits:
    """The vectors of a Doc's heads, each as what looks for an antecedent and as what may be one, made once for all."""

    def __init__(self, doc: Doc, heads: Iterable[int]) -> None:
        """Read the vectors of the tokens that head a mention; `known` is False for a Doc without our pipeline's."""
        arrays = read_fits()
        self.known = has_vectors(doc, arrays["own"].shape[2])
        if not self.known:
            return
        rows = np.unique(np.fromiter(heads, dtype=int))
        self._place = np.full(len(doc), len(rows))  # an index too far for a token that heads nothing
        self._place[rows] = np.arange(len(rows))
        vectors = normalise(doc.tensor[rows])
        # (heads, rankers * fit's width) each
        self._own = vectors @ _flatten(arrays["own"]) + arrays["own_bias"].ravel()
        self._roles = [vectors @ _flatten(arrays[role]) for role in ROLES]
        self._roles[0] += arrays["candidate_bias"].ravel()

    def weigh(self, i: int, clusters: Sequence[Cluster]) -> np.ndarray:
        """How well token `i` and each of the clusters mentioned before it fit, and none of them at the end; zeros
        without vectors.

        The mean of several rankers, trained alike but for their first weights.
        """
        fits = np.zeros(len(clusters) + 1)
        if not self.known:
            return fits
        arrays, own = read_fits(), self._own[self._place[i]]
        rankers, width = arrays["joint"].shape
        last, noun, first = self._place[np.array(find_rows(i, clusters), dtype=int)]
        candidates = self._roles[0][last] + self._roles[1][noun] + self._roles[2][first]
        fits[:-1] = np.maximum(candidates + own, 0) @ arrays["joint"].ravel() + candidates @ (own / np.sqrt(width))
        fits[-1] = np.maximum(own, 0) @ arrays["none"].ravel()
        fits[:-1] += arrays["bias"][:, 0].sum()
        fits[-1] += arrays["bias"][:, 1].sum()
        fits /= rankers
        return fits


def find_rows(i: int, clusters: Sequence[Cluster]) -> tuple[list[int], list[int], list[int]]:
    """The tokens whose vectors stand for each cluster before token `i`: the head of its last mention, of the last one
    that is no pronoun, and of the first.
    """
    lasts = [cluster.find_last(i) or cluster.first for cluster in clusters]
    nouns = [
        last if last.form != "pronoun" else cluster.find_last(i, pronouns=False) or last
        for cluster, last in zip(clusters, lasts, strict=True)
    ]
    return (
        [last.head for last in lasts],
        [noun.head for noun in nouns],
        [cluster.first.head for cluster in clusters],
    )


def _flatten(weights: np.ndarray) -> np.ndarray:
    """Those of all rankers beside each other: (rankers, fit's width, vector's width) to (vector's width, rankers *
    fit's width).
    """
    return weights.reshape(-1, weights.shape[2]).T


@cache
def read_fits() -> dict[str, np.ndarray]:
    """The weights by name; `own`, `last`, `noun` and `first` are (rankers, fit's width, vector's width)."""
    return read_arrays("broadsheet.entities", "antecedents.npz")
