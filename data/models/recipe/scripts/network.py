"""The network: MiniLM's encoder, features of case and shape beside it, and a head for each annotation.

Knows torch, which training alone needs. Knows nothing of files but MiniLM's weights.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH = 384
LAYERS = 6
ATTENTION_HEADS = 12
SPACING_WIDTH, CASE_WIDTH, SHAPE_WIDTH, SUFFIX_WIDTH = 8, 16, 32, 48
ARC_WIDTH, LABEL_WIDTH, HIDDEN = 256, 96, 256
DROPOUT = 0.1
# 16 bits where the processor has matrix products for them; elsewhere they are slower by far
PRECISION = torch.bfloat16 if torch.cpu._is_avx512_bf16_supported() else torch.float32
HEAD_DROPOUT = 0.2


@dataclass(frozen=True)
class Sizes:
    """How many classes each head tells apart, and how many rows each feature has."""

    tags: int
    morphs: int
    lemmas: int
    deps: int
    names: int
    cases: int
    shapes: int
    suffixes: int
    spacings: int


class Dropout(nn.Module):
    """Dropout whose masks are cut from one large pool: drawing them anew took longer than the matrix products."""

    pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """`x` with a share of its numbers set to zero and the others scaled up; unchanged outside of training."""
        if not self.training or not self.rate:
            return x
        if self.rate not in self.pools:
            self.pools[self.rate] = (torch.rand(1 << 24) >= self.rate).to(PRECISION) / (1 - self.rate)
        pool, size = self.pools[self.rate], x.numel()
        start = int(torch.randint(pool.numel() - size, ()))
        return x * pool[start : start + size].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, pieces, width) to the same; `mask` is added to the scores of what is looked at."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        # not F.scaled_dot_product_attention, whose backward pass is slow on a CPU
        scores = q.matmul(k.mT) * q.shape[-1] ** -0.5
        seen = (scores if mask is None else scores + mask).softmax(-1).to(v.dtype).matmul(v)
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word vectors in context: a mixture of all layers at a word's first and last piece, joined with the word's own
    features.
    """

    def __init__(self, pieces: int, positions: int, sizes: Sizes) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.piece_cases = nn.Embedding(sizes.cases, WIDTH)
        self.piece_spacings = nn.Embedding(sizes.spacings, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mixture = nn.Parameter(torch.zeros(LAYERS + 1))
        self.cases = nn.Embedding(sizes.cases, CASE_WIDTH)
        self.shapes = nn.Embedding(sizes.shapes, SHAPE_WIDTH)
        self.suffixes = nn.Embedding(sizes.suffixes, SUFFIX_WIDTH)
        self.spacings = nn.Embedding(sizes.spacings, SPACING_WIDTH)
        self.join = nn.Linear(WIDTH + CASE_WIDTH + SHAPE_WIDTH + SUFFIX_WIDTH + SPACING_WIDTH, WIDTH)
        self.join_norm = nn.LayerNorm(WIDTH)
        self.dropout = Dropout(DROPOUT)
        for embedding in (self.piece_cases, self.piece_spacings):
            nn.init.zeros_(embedding.weight)  # MiniLM as it was trained is where training sets out
        for embedding in (self.cases, self.shapes, self.suffixes, self.spacings):
            nn.init.normal_(embedding.weight, std=0.1)

    def forward(
        self,
        pieces: Tensor,
        piece_cases: Tensor,
        piece_spacings: Tensor,
        mask: Tensor | None,
        first: Tensor,
        last: Tensor,
        cases: Tensor,
        shapes: Tensor,
        suffixes: Tensor,
        spacings: Tensor,
    ) -> Tensor:
        """(batch, pieces) and (batch, words) to (batch, words, width)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = (
            self.pieces(pieces)
            + self.positions(places)
            + self.piece_cases(piece_cases)
            + self.piece_spacings(piece_spacings)
        )
        x = self.dropout(self.norm(x))
        shares = torch.softmax(self.mixture, 0)
        mixed = shares[0] * x
        for share, layer in zip(shares[1:], self.layers):
            x = layer(x, mask)
            mixed = mixed + share * x
        words = (_gather(mixed, first) + _gather(mixed, last)) / 2
        beside = (self.cases(cases), self.shapes(shapes), self.suffixes(suffixes), self.spacings(spacings))
        joined = torch.cat([words, *(e.to(words.dtype) for e in beside)], -1)
        return self.join_norm(words + F.gelu(self.join(joined)))


class Heads(nn.Module):
    """Scores over the words of a sequence."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDTH, sizes.tags)
        self.morphs = nn.Linear(WIDTH, sizes.morphs)
        self.lemma_hidden = nn.Linear(WIDTH + SUFFIX_WIDTH, HIDDEN)
        self.lemma_suffixes = nn.Embedding(sizes.suffixes, SUFFIX_WIDTH)
        self.lemmas = nn.Linear(HIDDEN, sizes.lemmas)
        self.starts = nn.Linear(WIDTH, 1)
        self.name_hidden = nn.Linear(WIDTH, HIDDEN)
        self.names = nn.Linear(HIDDEN, sizes.names)
        self.arc_child, self.arc_head = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.label_child, self.label_head = nn.Linear(WIDTH, LABEL_WIDTH), nn.Linear(WIDTH, LABEL_WIDTH)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.1)
        self.arcs = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * ARC_WIDTH**-0.5)
        self.labels = nn.Parameter(torch.randn(sizes.deps, LABEL_WIDTH + 1, LABEL_WIDTH + 1) * 0.02)
        self.dropout = Dropout(HEAD_DROPOUT)

    def forward(self, vectors: Tensor, suffixes: Tensor) -> dict[str, Tensor]:
        """Scores of each word's classes, and the vectors that `score_arcs` and `score_labels` compare."""
        x = self.dropout(vectors)
        lemma = torch.cat([x, self.lemma_suffixes(suffixes).to(x.dtype)], -1)
        root = self.root.to(x.dtype).expand(x.shape[0], 1, -1)
        above = torch.cat([root, x], 1)  # place 0 is the root, place i + 1 is word i
        return {
            "tags": self.tags(x),
            "morphs": self.morphs(x),
            "lemmas": self.lemmas(self.dropout(F.gelu(self.lemma_hidden(lemma)))),
            "starts": self.starts(x).squeeze(-1),
            "names": self.names(self.dropout(F.gelu(self.name_hidden(x)))),
            "arc_child": self.dropout(F.gelu(self.arc_child(x))),
            "arc_head": self.dropout(F.gelu(self.arc_head(above))),
            "label_child": self.dropout(F.gelu(self.label_child(x))),
            "label_head": self.dropout(F.gelu(self.label_head(above))),
        }

    def score_arcs(self, out: dict[str, Tensor]) -> Tensor:
        """(batch, words, 1 + words): how well each place heads each word."""
        return add_one(out["arc_head"]).matmul(self.arcs).matmul(out["arc_child"].mT).mT

    def score_labels(self, child: Tensor, head: Tensor) -> Tensor:
        """(..., labels) for pairs of child and head, each (..., width)."""
        child, head = add_one(child), add_one(head)
        labels, width, _ = self.labels.shape
        mapped = child.matmul(self.labels.permute(1, 0, 2).reshape(width, labels * width))
        return mapped.unflatten(-1, (labels, width)).matmul(head.unsqueeze(-1)).squeeze(-1)


def add_one(x: Tensor) -> Tensor:
    """`x` with a one at the end of each vector, so that a product holds a bias."""
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


def load_minilm(encoder: Encoder, path: Path) -> None:
    """Fill the encoder with MiniLM's weights from its `model.safetensors`."""
    weights = load_file(path)
    with torch.no_grad():
        encoder.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(
            weights["embeddings.position_embeddings.weight"][: len(encoder.positions.weight)]
        )
        encoder.positions.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])  # the one type there is
        _fill(encoder.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            name = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [weights[f"{name}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _fill(layer.out, weights, name + "attention.output.dense")
            _fill(layer.norm1, weights, name + "attention.output.LayerNorm")
            _fill(layer.up, weights, name + "intermediate.dense")
            _fill(layer.down, weights, name + "output.dense")
            _fill(layer.norm2, weights, name + "output.LayerNorm")


def _fill(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


def _gather(x: Tensor, places: Tensor) -> Tensor:
    return torch.gather(x, 1, places.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
