"""Network: what a small network makes of a Doc's vectors: which words are cues, who each is said by, and which words of
its sentence are said.

A cue and each word of its sentence are scored together, by what joins them in the tree and by how their vectors fit
(after Dozat and Manning 2017, "Deep biaffine attention for neural dependency parsing"). `data/models/recipe` trains the
weights on annotated news; several networks, trained alike on different stories, have one vote each. Knows pairs of
words. Knows nothing of rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.tokens import Doc

from broadsheet.language import Quotation, has_vectors, normalise, read_arrays
from broadsheet.statements.pairs import ACT_NAMES, SIZES, Words, find_pair_facts, read_words

Arrays = Mapping[str, np.ndarray]
# where each fact's values begin among all of them
OFFSETS = np.cumsum((0, *SIZES[:-1]))
# weights that are put to a word alone, whatever its cue
SEEN = ("said_word", "said_fit_word", "source_word", "source_fit_word")


@dataclass(frozen=True, slots=True)
class Glance:
    """What the network makes of one cue.

    `said` holds the log-odds that each token of the sentence from `start` on is said, `sources` the log-probability of
    each as the head of who says it, and at the end of nobody.
    """

    cue: int
    start: int
    odds: float
    said: np.ndarray
    sources: np.ndarray

    @property
    def source(self) -> int | None:
        """The likeliest head of who says it; None for nobody."""
        best = int(self.sources.argmax())
        return self.start + best if best < len(self.said) else None


class Sight:
    """A Doc as the network sees it: the log-odds that each token is a cue, and more of each cue that is asked for."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation], arrays: Arrays) -> None:
        self.words: Words = read_words(doc, quotations)
        self.vectors = normalise(doc.tensor)
        self.arrays = arrays
        self.odds = self._find_odds()
        self.glances: dict[int, Glance] = {}
        self._facts = np.ascontiguousarray(arrays["facts"].swapaxes(0, 1))  # (facts, networks, widths)
        put = [arrays[name].reshape(-1, arrays[name].shape[2]) for name in SEEN]
        self._put, self._cuts = np.concatenate(put).T, np.cumsum([len(part) for part in put[:-1]])
        self._seen: dict[int, dict[str, np.ndarray]] = {}

    def _find_odds(self) -> np.ndarray:
        arrays, words = self.arrays, self.words
        hidden = self.vectors @ arrays["cue_in"].mT + arrays["cue_bias"][:, None]  # (networks, tokens, width)
        hidden += arrays["cue_listed"][:, words.listed] + arrays["cue_relation"][:, words.relations]
        hidden += arrays["cue_quoted"][:, (words.quotations > 0).astype(np.int64)]
        odds = np.einsum("rtw,rw->rt", np.maximum(hidden, 0), arrays["cue_out"]) + arrays["cue_out_bias"][:, None]
        mean: np.ndarray = odds.mean(axis=0)
        return mean

    def look(self, cue: int) -> Glance:
        """What is said by a cue, and by whom."""
        if cue not in self.glances:
            self.glances[cue] = self._look(cue)
        return self.glances[cue]

    def _look(self, cue: int) -> Glance:
        start = int(self.words.sentences[cue][0])
        facts = self._facts[find_pair_facts(self.words, cue) + OFFSETS].sum(axis=1).swapaxes(0, 1)
        width = self.arrays["said_joint"].shape[1]
        said, _ = self._score("said", cue, facts[..., :width], facts[..., -2])
        sources, nobody = self._score("source", cue, facts[..., width : 2 * width], facts[..., -1])
        choices = np.concatenate([sources, nobody[:, None]], axis=1).mean(axis=0)
        return Glance(cue, start, float(self.odds[cue]), said.mean(axis=0), _log_softmax(choices))

    def _score(self, kind: str, cue: int, facts: np.ndarray, biases: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Scores of each token of a cue's sentence, and of none of them, by network."""
        arrays, own, others = self.arrays, self.vectors[cue], self._see(cue)
        governor = arrays[f"{kind}_cue"] @ own + arrays[f"{kind}_cue_bias"]
        hidden = governor[:, None] + others[f"{kind}_word"] + facts
        scores = np.einsum("rtw,rw->rt", np.maximum(hidden, 0), arrays[f"{kind}_joint"]) + biases
        left = arrays[f"{kind}_fit_cue"] @ own + arrays[f"{kind}_fit_cue_bias"]
        right = others[f"{kind}_fit_word"] + arrays[f"{kind}_fit_word_bias"][:, None]
        scores += np.einsum("rtw,rw->rt", right, left) / np.sqrt(left.shape[1]) + arrays[f"{kind}_bias"][:, :1]
        none = np.einsum("rw,rw->r", np.maximum(governor, 0), arrays[f"{kind}_none"]) + arrays[f"{kind}_bias"][:, 1]
        return scores, none

    def _see(self, cue: int) -> dict[str, np.ndarray]:
        """The weights that are put to each word of a cue's sentence, whatever its cue: made once for all its cues."""
        start, end = self.words.sentences[cue].tolist()
        if start not in self._seen:
            seen = self.vectors[start:end] @ self._put
            self._seen[start] = {
                name: part.reshape(len(part), len(self.arrays[name]), -1).swapaxes(0, 1)
                for name, part in zip(SEEN, np.split(seen, self._cuts, axis=1), strict=True)
            }
        return self._seen[start]

    def find_act(self, cue: int, tokens: Sequence[int]) -> str:
        """What the speaker most likely does by saying `tokens`."""
        arrays = self.arrays
        mean = self.vectors[list(tokens)].mean(axis=0)
        hidden = arrays["act_cue"] @ self.vectors[cue] + arrays["act_said"] @ mean + arrays["act_bias"]
        hidden += arrays["act_listed"][:, self.words.listed[cue]]
        scores = np.einsum("raw,rw->ra", arrays["act_out"], np.maximum(hidden, 0)) + arrays["act_out_bias"]
        votes = scores.mean(axis=0)
        return ACT_NAMES[1 + int(votes[1:].argmax())]


def look_at(doc: Doc, quotations: Sequence[Quotation]) -> Sight | None:
    """The Doc as the network sees it; None for a Doc without the vectors of our own pipeline."""
    arrays = read_weights()
    return Sight(doc, quotations, arrays) if has_vectors(doc, arrays["cue_in"].shape[2]) else None


def find_runs(odds: np.ndarray, price: float) -> list[tuple[int, int]]:
    """The stretches of tokens whose log-odds add up to the most, when each stretch costs `price`:
    a token that is unlikely between likely ones is taken in.
    """
    outside, inside = 0.0, -np.inf
    came_out, came_in = np.zeros(len(odds), dtype=bool), np.zeros(len(odds), dtype=bool)
    for i, odd in enumerate(odds):
        came_in[i], came_out[i] = inside >= outside - price, inside > outside
        outside, inside = max(outside, inside), max(inside, outside - price) + odd
    runs, end, within = [], len(odds), inside > outside
    for i in range(len(odds) - 1, -1, -1):
        if within and not came_in[i]:
            runs.append((i, end))
            within = False
        elif not within and came_out[i]:
            end, within = i, True
    return runs[::-1]


@cache
def read_weights() -> Arrays:
    """The weights by name, each (networks, ...)."""
    return read_arrays("broadsheet.statements", "network.npz")


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max()
    logs: np.ndarray = shifted - np.log(np.exp(shifted).sum())
    return logs
