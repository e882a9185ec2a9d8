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
        rows = sorted(set(heads))
        self._place = {row: place for place, row in enumerate(rows)}
        vectors = normalise(doc.tensor[rows]) if rows else np.zeros((0, doc.tensor.shape[1]), np.float32)
        self._own = vectors @ arrays["own"].mT + arrays["own_bias"][:, None]  # (rankers, heads, fit's width)
        self._roles = {role: vectors @ arrays[role].mT for role in ROLES}
        self._roles["last"] += arrays["candidate_bias"][:, None]

    def weigh(self, i: int, clusters: Sequence[Cluster]) -> np.ndarray:
        """How well token `i` and each of the clusters mentioned before it fit, and none of them at the end; zeros
        without vectors.

        The mean of several rankers, trained alike but for their first weights.
        """
        if not self.known:
            return np.zeros(len(clusters) + 1)
        arrays, own = read_fits(), self._own[:, self._place[i]]
        none = np.einsum("rw,rw->r", np.maximum(own, 0), arrays["none"]) + arrays["bias"][:, 1]
        rows = [[self._place[row] for row in rows] for rows in find_rows(i, clusters)]
        candidate = sum(self._roles[role][:, places] for role, places in zip(ROLES, rows, strict=True))
        fits = np.einsum("rcw,rw->rc", np.maximum(own[:, None] + candidate, 0), arrays["joint"])
        fits += np.einsum("rcw,rw->rc", candidate, own) / np.sqrt(own.shape[1]) + arrays["bias"][:, :1]
        return np.append(fits.mean(axis=0), none.mean())


def find_rows(i: int, clusters: Sequence[Cluster]) -> tuple[list[int], list[int], list[int]]:
    """The tokens whose vectors stand for each cluster before token `i`: the head of its last mention, of the last one
    that is no pronoun, and of the first.
    """
    lasts = [cluster.find_last(i) or cluster.first for cluster in clusters]
    nouns = [cluster.find_last(i, pronouns=False) or last for cluster, last in zip(clusters, lasts, strict=True)]
    return (
        [last.head for last in lasts],
        [noun.head for noun in nouns],
        [cluster.first.head for cluster in clusters],
    )


@cache
def read_fits() -> dict[str, np.ndarray]:
    """The weights by name; `own`, `last`, `noun` and `first` are (rankers, fit's width, vector's width)."""
    return read_arrays("broadsheet.entities", "antecedents.npz")
