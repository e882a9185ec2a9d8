"""Training: the encoder and all heads at once, on treebanks and names, resumable at any checkpoint.

The last average of the weights is the result: nothing is chosen by a score, so no set is used up by choosing.
"""

import argparse
import itertools
import json
import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from spacy.lang.en import English
from torch import Tensor, nn

from en_broadsheet_news.features import CASES, SHAPES, SPACINGS, SUFFIXES, Featurizer
from en_broadsheet_news.lemmas import LemmaRules
from examples import Batch, Example, Labels, build_batches, build_example, collect_labels, cut, read_docs, vary
from network import Encoder, Heads, Sizes, load_minilm

NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
POSITIONS = 256  # pieces the encoder sees at once
LONGEST = 240  # pieces of an example; line breaks are yet to come
BUDGET = 4096  # pieces in a batch
ENCODER_RATE, HEAD_RATE = 3e-4, 2e-3
WARM_UP = 0.06
WEIGHT_DECAY = 0.01
AVERAGE = 0.998  # the weights kept are a running average of this inertia
MASKED = 0.08  # share of pieces hidden from the encoder, so that it reads the context
SMOOTHING = 0.03
NAME_SHARE = 1.0  # words with names for each word with a tree
WEIGHTS = {"tags": 0.5, "morphs": 0.5, "lemmas": 0.5, "starts": 0.5, "arcs": 1.0, "deps": 1.0, "names": 1.0}


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, pieces: int, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, POSITIONS, sizes)
        self.heads = Heads(sizes)


def main(corpus: Path, minilm: Path, out: Path, steps: int, seed: int) -> None:
    """Train for `steps` batches and write the averaged weights and the labels to `out`; go on from its checkpoint,
    if there is one.
    """
    torch.manual_seed(seed)
    featurizer = Featurizer((minilm / "vocab.txt").read_text(encoding="utf8").splitlines())
    vocab = English().vocab
    rules = LemmaRules()
    syntax_docs = read_docs(corpus / "syntax_train.spacy", vocab)
    labels = collect_labels(syntax_docs, rules, NAMES)
    examples = {
        name: [part for doc in docs for part in cut(build_example(doc, labels, rules), featurizer, LONGEST)]
        for name, docs in (("syntax", syntax_docs), ("names", read_docs(corpus / "ner_train.spacy", vocab)))
    }
    print({name: (len(part), sum(len(e.words) for e in part)) for name, part in examples.items()}, flush=True)
    sizes = find_sizes(labels)
    out.mkdir(parents=True, exist_ok=True)
    write_labels(out, labels, rules, featurizer, sizes)
    network = Network(len(featurizer.vocabulary), sizes)
    load_minilm(network.encoder, minilm / "model.safetensors")
    network.encoder.pieces.weight.requires_grad_(False)  # rare words keep what MiniLM knows of them
    train(network, examples, featurizer, out, steps=steps, seed=seed)


def find_sizes(labels: Labels) -> Sizes:
    """The widths of the network's ends."""
    counts = {name: len(getattr(labels, name)) for name in ("tags", "morphs", "lemmas", "deps", "names")}
    return Sizes(**counts, cases=len(CASES), shapes=SHAPES, suffixes=SUFFIXES, spacings=len(SPACINGS))


def write_labels(out: Path, labels: Labels, rules: LemmaRules, featurizer: Featurizer, sizes: Sizes) -> None:
    """Write what a reader of the weights needs beside them."""
    (out / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False), encoding="utf8")
    (out / "sizes.json").write_text(json.dumps(asdict(sizes)), encoding="utf8")
    (out / "rules.msgpack").write_bytes(rules.to_bytes())
    (out / "vocabulary.txt").write_text("\n".join(featurizer.vocabulary), encoding="utf8")


def train(
    network: Network, examples: dict[str, list[Example]], featurizer: Featurizer, out: Path, *, steps: int, seed: int
) -> None:
    """Train in place, with a checkpoint every few hundred steps.

    A run that was cut off goes on at the batch it had come to.
    """
    parameters = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(group_parameters(network), betas=(0.9, 0.98), eps=1e-6)
    average = {name: p.detach().clone() for name, p in network.named_parameters() if p.requires_grad}
    step, checkpoint = 0, out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average, step = state["average"], state["step"]
    hidden = featurizer.row("[MASK]")
    network.train()
    started, words, losses = time.time(), 0, {}
    for batch in skip(stream(examples, featurizer, seed), step):
        if step >= steps:
            break
        torch.manual_seed(seed * 1_000_003 + step)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * find_rate(step / steps)
        inputs = {name: torch.from_numpy(array) for name, array in batch.inputs.items()}
        inputs["pieces"] = torch.where(torch.rand(inputs["pieces"].shape) < MASKED, hidden, inputs["pieces"])
        parts = find_losses(network, inputs, {name: torch.from_numpy(array) for name, array in batch.gold.items()})
        sum(WEIGHTS[name] * loss for name, loss in parts.items()).backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        words += batch.words
        inertia = min(AVERAGE, step / (step + 20))
        with torch.no_grad():
            for name, p in network.named_parameters():
                if name in average:
                    average[name].lerp_(p, 1 - inertia)
        for name, loss in parts.items():
            losses.setdefault(name, []).append(loss.item())
        if step % 50 == 0 or step == steps:
            shown = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(losses.items()))
            print(f"step {step} {shown} {words / (time.time() - started):.0f} words/s", flush=True)
            losses.clear()
        if step % 400 == 0 or step == steps:
            state = {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "average": average,
                "step": step,
            }
            torch.save(state, out / "checkpoint.new")
            (out / "checkpoint.new").replace(checkpoint)
            torch.save(network.state_dict() | average, out / "weights.pt")


def group_parameters(network: Network) -> list[dict]:
    """MiniLM's own weights with a low rate, what starts from nothing with a high one; biases and norms do not decay."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, p in network.named_parameters():
        if p.requires_grad:
            pretrained = name.startswith(("encoder.layers", "encoder.norm", "encoder.positions", "encoder.piece_"))
            groups.setdefault((pretrained, p.ndim > 1), []).append(p)
    return [
        {"params": ps, "peak": ENCODER_RATE if pretrained else HEAD_RATE, "weight_decay": WEIGHT_DECAY * decays}
        for (pretrained, decays), ps in groups.items()
    ]


def find_rate(progress: float) -> float:
    """The learning rate's share of its peak: a linear rise, then half a cosine."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return 0.02 + 0.98 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP))) / 2


def stream(examples: dict[str, list[Example]], featurizer: Featurizer, seed: int) -> Iterator[Batch]:
    """Batches without end, round after round: every treebank document once, and `NAME_SHARE` as many words with
    names.
    """
    count = sum(len(e.words) for e in examples["syntax"])
    queue: list[Example] = []
    for number in itertools.count():
        rng = random.Random(f"{seed} {number}")
        chosen, left = list(examples["syntax"]), count * NAME_SHARE
        while left > 0:
            if not queue:
                queue = rng.sample(examples["names"], len(examples["names"]))
            chosen.append(queue.pop())
            left -= len(chosen[-1].words)
        yield from build_batches([vary(example, rng) for example in chosen], featurizer, budget=BUDGET, rng=rng)


def skip(batches: Iterator[Batch], count: int) -> Iterator[Batch]:
    """The batches after the first `count`."""
    for _ in range(count):
        next(batches)
    return batches


def find_losses(network: Network, inputs: dict[str, Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of each head over the words it has gold for."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = torch.zeros(inputs["mask"].shape, dtype=torch.bfloat16).masked_fill(~inputs["mask"], -1e4)
        vectors = network.encoder(**inputs | {"mask": hidden[:, None, None, :]})
        out = network.heads(vectors, inputs["suffixes"])
        arcs = network.heads.score_arcs(out)
    losses = {name: classify(out[name], gold[name]) for name in ("tags", "morphs", "lemmas", "names")}
    known = gold["starts"] >= 0
    starts = out["starts"][known].float()
    losses["starts"] = mean(F.binary_cross_entropy_with_logits(starts, gold["starts"][known].float(), reduction="none"))
    losses["arcs"] = classify(arcs.float().masked_fill(~find_candidates(gold), -1e4), gold["heads"], smoothing=0.0)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        above = gold["heads"].clamp(min=0).unsqueeze(-1).expand(-1, -1, out["label_head"].shape[-1])
        losses["deps"] = classify(
            network.heads.score_labels(out["label_child"], out["label_head"].gather(1, above)), gold["deps"]
        )
    return losses


def classify(scores: Tensor, gold: Tensor, *, smoothing: float = SMOOTHING) -> Tensor:
    """Cross-entropy over the words whose class is known; 0 where none is."""
    known = gold >= 0
    return mean(F.cross_entropy(scores[known].float(), gold[known], reduction="none", label_smoothing=smoothing))


def mean(losses: Tensor) -> Tensor:
    """Their mean; 0 for none."""
    return losses.sum() / max(1, losses.numel())


def find_candidates(gold: dict[str, Tensor]) -> Tensor:
    """(batch, words, 1 + words): the root and every other word of the same sentence may head a word."""
    sentences = gold["sentences"]
    same = (sentences[:, :, None] == sentences[:, None, :]) & (sentences[:, None, :] >= 0)
    same &= ~torch.eye(sentences.shape[1], dtype=torch.bool)
    return torch.cat([torch.ones_like(same[:, :, :1]), same], -1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder of the .spacy files that the converters wrote")
    parser.add_argument("minilm", type=Path, help="MiniLM's folder: model.safetensors and vocab.txt")
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=0)
    a = parser.parse_args()
    main(a.corpus, a.minilm, a.out, a.steps, a.seed)
