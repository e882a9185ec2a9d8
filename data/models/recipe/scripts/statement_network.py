"""The network that reads statements, as it is trained: `broadsheet.statements.network` reads with the same weights.

Which words are cues; which words of its sentence each says; who says it; and what the speaker does by saying so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from broadsheet.statements.training import ACT_NAMES, OFFSETS, RELATION_NAMES, SIZES

WIDTH = 64
DROPOUT_VECTORS, DROPOUT_HIDDEN = 0.5, 0.3
NEVER = -1e9  # a score that no softmax sees


@dataclass(frozen=True, slots=True)
class Batch:
    """Tokens of some stories, their cues, and each pair of a cue and a word of its sentence.

    `listed`, `quoted`, `relations` and `is_cue` have a number a token; `cues` and `acts` one a cue; the rest one a
    pair: its cue's place in `cues`, its word, the facts of the two, whether the word is said, and whether it heads the
    speaker's words.
    """

    vectors: Tensor
    listed: Tensor
    quoted: Tensor
    relations: Tensor
    is_cue: Tensor
    cues: Tensor
    acts: Tensor
    pair_cues: Tensor
    pair_words: Tensor
    facts: Tensor
    said: Tensor
    sources: Tensor


class Fit(nn.Module):
    """How well a cue and a word go together."""

    def __init__(self, vectors: int) -> None:
        super().__init__()
        self.cue, self.word = nn.Linear(vectors, WIDTH), nn.Linear(vectors, WIDTH, bias=False)
        self.joint, self.none = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1)
        self.fit_cue, self.fit_word = nn.Linear(vectors, WIDTH // 2), nn.Linear(vectors, WIDTH // 2)
        self.drop = nn.Dropout(DROPOUT_HIDDEN)

    def forward(
        self, cues: Tensor, words: Tensor, batch: Batch, facts: Tensor, biases: Tensor
    ) -> tuple[Tensor, Tensor]:
        """The score of each pair, and of none for each cue."""
        governors = self.cue(cues)
        hidden = governors[batch.pair_cues] + self.word(words)[batch.pair_words] + facts
        scores = self.joint(self.drop(hidden.relu())).squeeze(-1) + biases
        fits = self.fit_cue(cues)[batch.pair_cues] * self.fit_word(words)[batch.pair_words]
        return scores + fits.sum(dim=1) / (WIDTH // 2) ** 0.5, self.none(self.drop(governors.relu())).squeeze(-1)


class Network(nn.Module):
    """The scores of cues, contents, sources and acts."""

    def __init__(self, vectors: int) -> None:
        super().__init__()
        self.norm, self.drop = nn.LayerNorm(vectors, elementwise_affine=False), nn.Dropout(DROPOUT_VECTORS)
        self.drop_hidden = nn.Dropout(DROPOUT_HIDDEN)
        self.cue_in, self.cue_out = nn.Linear(vectors, WIDTH), nn.Linear(WIDTH, 1)
        self.cue_listed, self.cue_relation = (
            nn.Embedding(len(ACT_NAMES), WIDTH),
            nn.Embedding(len(RELATION_NAMES), WIDTH),
        )
        self.cue_quoted, self.act_listed = nn.Embedding(2, WIDTH), nn.Embedding(len(ACT_NAMES), WIDTH)
        self.said, self.source = Fit(vectors), Fit(vectors)
        self.facts = nn.EmbeddingBag(sum(SIZES), 2 * WIDTH + 2, mode="sum")
        self.act_cue, self.act_said = nn.Linear(vectors, WIDTH), nn.Linear(vectors, WIDTH, bias=False)
        self.act_out = nn.Linear(WIDTH, len(ACT_NAMES))
        for table in (self.cue_listed, self.cue_relation, self.cue_quoted, self.act_listed, self.facts):
            nn.init.normal_(table.weight, std=0.1)
        self.offsets = torch.as_tensor(OFFSETS)

    def find_loss(self, batch: Batch) -> Tensor:
        """The loss of a batch, each part by cue; contents count a tenth of their words' losses, so that no part
        drowns the others.
        """
        vectors = self.norm(batch.vectors)
        words, cues = self.drop(vectors), self.drop(vectors[batch.cues])
        number = len(batch.cues)
        is_cue = functional.binary_cross_entropy_with_logits(
            self._score_cues(words, batch), batch.is_cue, reduction="sum"
        )
        facts = self.facts(batch.facts + self.offsets)
        said, _ = self.said(cues, words, batch, facts[:, :WIDTH], facts[:, -2])
        sources, nobody = self.source(cues, words, batch, facts[:, WIDTH:-2], facts[:, -1])
        contents = functional.binary_cross_entropy_with_logits(said, batch.said, reduction="sum")
        acts = functional.cross_entropy(self._score_acts(vectors, batch), batch.acts)
        return (is_cue + 0.1 * contents) / number + find_source_loss(sources, nobody, batch) + acts

    def _score_cues(self, words: Tensor, batch: Batch) -> Tensor:
        hidden = self.cue_in(words) + self.cue_listed(batch.listed) + self.cue_relation(batch.relations)
        hidden = hidden + self.cue_quoted(batch.quoted)
        return self.cue_out(self.drop_hidden(hidden.relu())).squeeze(-1)

    def _score_acts(self, vectors: Tensor, batch: Batch) -> Tensor:
        sums = torch.zeros(len(batch.cues), vectors.shape[1])
        sums = sums.index_add(0, batch.pair_cues, vectors[batch.pair_words] * batch.said[:, None])
        counts = torch.zeros(len(batch.cues)).index_add(0, batch.pair_cues, batch.said)
        hidden = self.act_cue(self.drop(vectors[batch.cues])) + self.act_said(
            self.drop(sums / counts.clamp(min=1)[:, None])
        )
        hidden = hidden + self.act_listed(batch.listed[batch.cues])
        return self.act_out(self.drop_hidden(hidden.relu()))

    def give_arrays(self) -> dict[str, np.ndarray]:
        """The weights by the names that `broadsheet.statements.network` reads."""
        arrays = {}
        for name, weights in self.state_dict().items():
            part, _, kind = name.rpartition(".")
            arrays[part.replace(".", "_") + ("_bias" if kind == "bias" else "")] = weights.numpy()
        for part in ("said", "source"):
            arrays[f"{part}_bias"] = np.concatenate([arrays.pop(f"{part}_joint_bias"), arrays.pop(f"{part}_none_bias")])
            for name in (f"{part}_joint", f"{part}_none"):
                arrays[name] = arrays[name][0]
        arrays["cue_bias"], arrays["act_bias"] = arrays.pop("cue_in_bias"), arrays.pop("act_cue_bias")
        arrays["cue_out"], arrays["cue_out_bias"] = arrays["cue_out"][0], arrays["cue_out_bias"][0]
        return {name: array[None] for name, array in arrays.items()}


def find_source_loss(sources: Tensor, nobody: Tensor, batch: Batch) -> Tensor:
    """How unlikely all right words for the speaker are together; nobody is right where no word is."""
    number = len(nobody)
    most = nobody.detach().scatter_reduce(0, batch.pair_cues, sources.detach(), "amax")
    weights, none = (sources - most[batch.pair_cues]).exp(), (nobody - most).exp()
    every = torch.zeros(number).index_add(0, batch.pair_cues, weights) + none
    right = torch.zeros(number).index_add(0, batch.pair_cues, weights * batch.sources)
    named = torch.zeros(number).index_add(0, batch.pair_cues, batch.sources) > 0
    return -(torch.where(named, right, none) / every + 1e-9).log().mean()


def stack_arrays(networks: Sequence[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """The weights of several networks, each with a vote."""
    return {name: np.concatenate([arrays[name] for arrays in networks]) for name in networks[0]}
