"""Training: the encoder and all heads at once, on treebanks, names and annotated stories, resumable at any checkpoint.

The last average of the weights is the result: nothing is chosen by a score, so no set is used up by choosing.
"""

import argparse
import itertools
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
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
from network import PRECISION, Encoder, Heads, Sizes, load_minilm
from read_desk import read_desk, read_held_out
from readers import Readers
from readers import find_losses as find_reader_losses
from stories import Told, cut_story, tell_sentiments, tell_story
from tokens import blank_english

NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
HELD_OUT = Path(__file__).parent.parent / "configs" / "desk_held_out.tsv"
POSITIONS = 256  # pieces the encoder sees at once
LONGEST = 240  # pieces of an example; line breaks are yet to come
BUDGET = 4096  # pieces in a batch
ENCODER_RATE, HEAD_RATE = 3e-4, 2e-3
CHECKPOINT = 200  # batches
WARM_UP = 0.06
WEIGHT_DECAY = 0.01
AVERAGE = 0.998  # the weights kept are a running average of this inertia
MASKED = 0.08  # share of pieces hidden from the encoder, so that it reads the context
SMOOTHING = 0.03
NAME_SHARE = 1.0  # words with names for each word with a tree
SENTIMENT_SHARE = 0.2  # of NewsMTSC's sentences, a round
REHEARSED = 0.7  # words with trees or names for each word of a story, so that these are not forgotten
GENTLE = 0.3  # of both rates, where training goes on from weights that can read already
WEIGHTS = {"tags": 0.5, "morphs": 0.5, "lemmas": 0.5, "starts": 0.5, "arcs": 1.0, "deps": 1.0, "names": 1.0}
READER_WEIGHTS = {
    "cues": 1.0,
    "contents": 0.5,
    "evidence": 1.0,
    "sources": 0.5,
    "insides": 1.0,
    "antecedents": 1.0,
    "stances": 1.0,
    "author": 0.5,
}


class Network(nn.Module):
    """Encoder and heads; with `reads`, what teaches it to read stories as well."""

    def __init__(self, pieces: int, sizes: Sizes, *, reads: bool = False) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, POSITIONS, sizes)
        self.heads = Heads(sizes)
        self.readers = Readers() if reads else None


def main(
    corpus: Path, minilm: Path, out: Path, *, steps: int, seed: int, start: Path | None, stories: Path | None
) -> None:
    """Train for `steps` batches and write the averaged weights and the labels to `out`; go on from its checkpoint,
    if there is one.

    With `start`, from the weights in that folder and with its labels; with `stories`, on the corpora under it too.
    """
    torch.manual_seed(seed)
    featurizer = Featurizer((minilm / "vocab.txt").read_text(encoding="utf8").splitlines())
    syntax_docs = read_docs(corpus / "syntax_train.spacy", English().vocab)
    rules = LemmaRules() if start is None else LemmaRules().from_bytes((start / "rules.msgpack").read_bytes())
    labels = collect_labels(syntax_docs, rules, NAMES) if start is None else read_labels(start)
    examples = {
        name: [part for doc in docs for part in cut(build_example(doc, labels, rules), featurizer, LONGEST)]
        for name, docs in (("syntax", syntax_docs), ("names", read_docs(corpus / "ner_train.spacy", English().vocab)))
    }
    if stories is not None:
        examples |= read_told(stories)
    print({name: (len(part), sum(len(e.words) for e in part)) for name, part in examples.items()}, flush=True)
    sizes = find_sizes(labels)
    out.mkdir(parents=True, exist_ok=True)
    write_labels(out, labels, rules, featurizer, sizes)
    network = Network(len(featurizer.vocabulary), sizes, reads=stories is not None)
    load_minilm(network.encoder, minilm / "model.safetensors")
    if start is not None:
        network.load_state_dict(torch.load(start / "weights.pt"), strict=False)
    network.encoder.pieces.weight.requires_grad_(False)  # rare words keep what MiniLM knows of them
    train(network, examples, featurizer, out, steps=steps, seed=seed, gentle=start is not None)


def read_told(corpora: Path) -> dict[str, list[Told]]:
    """The stories that are not held out, and NewsMTSC's sentences."""
    nlp = blank_english()
    stories = read_desk(corpora / "desk", without=read_held_out(HELD_OUT))
    return {
        "stories": [tell_story(story, nlp) for story in stories],
        "sentiments": tell_sentiments(corpora / "newsmtsc" / "train.jsonl", nlp),
    }


def read_labels(folder: Path) -> Labels:
    """The labels of an earlier training."""
    found = json.loads((folder / "labels.json").read_text(encoding="utf8"))
    found["lemmas"] = [(tree, keeps) for tree, keeps in found["lemmas"]]
    return Labels(**{kind: tuple(values) for kind, values in found.items()})


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
    network: Network,
    examples: dict[str, list[Example]],
    featurizer: Featurizer,
    out: Path,
    *,
    steps: int,
    seed: int,
    gentle: bool,
) -> None:
    """Train in place, with a checkpoint every few hundred steps.

    A run that was cut off goes on at the batch it had come to.
    """
    parameters = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(group_parameters(network, gentle=gentle), betas=(0.9, 0.98), eps=1e-6)
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
        parts = find_losses(network, inputs, batch)
        sum((WEIGHTS | READER_WEIGHTS)[name] * loss for name, loss in parts.items()).backward()
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
        if step % CHECKPOINT == 0 or step == steps:
            state = {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "average": average,
                "step": step,
            }
            torch.save(state, out / "checkpoint.new")
            (out / "checkpoint.new").replace(checkpoint)
            torch.save(network.state_dict() | average, out / "weights.pt")


def group_parameters(network: Network, *, gentle: bool) -> list[dict]:
    """MiniLM's own weights with a low rate, what starts from nothing with a high one; biases and norms do not decay.

    With `gentle`, all that has been trained before has a lower one.
    """
    groups: dict[tuple[float, bool], list[Tensor]] = {}
    for name, p in network.named_parameters():
        if p.requires_grad:
            pretrained = name.startswith(("encoder.layers", "encoder.norm", "encoder.positions", "encoder.piece_"))
            rate = ENCODER_RATE if pretrained else HEAD_RATE
            knows = gentle and not name.startswith("readers.")
            groups.setdefault((rate * GENTLE if knows else rate, p.ndim > 1), []).append(p)
    return [
        {"params": ps, "peak": peak, "weight_decay": WEIGHT_DECAY * decays} for (peak, decays), ps in groups.items()
    ]


def find_rate(progress: float) -> float:
    """The learning rate's share of its peak: a linear rise, then half a cosine."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return 0.02 + 0.98 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP))) / 2


def stream(examples: dict[str, list[Example]], featurizer: Featurizer, seed: int) -> Iterator[Batch]:
    """Batches without end, round after round, of words with trees and `NAME_SHARE` as many with names.

    Without stories a round is every treebank document once; with them, every story once and `REHEARSED` as many other
    words.
    """
    told = examples.get("stories", [])
    trees = sum(len(e.words) for e in examples["syntax"])
    if told:
        trees = sum(len(e.words) for e in told) * REHEARSED / (1 + NAME_SHARE)
    shares = {"syntax": trees, "names": trees * NAME_SHARE}
    queues: dict[str, list[Example]] = {"syntax": [], "names": []}
    for number in itertools.count():
        rng = random.Random(f"{seed} {number}")
        chosen = [e for kind, count in shares.items() for e in draw(examples[kind], queues[kind], count, rng)]
        sentiments = examples.get("sentiments", [])
        told_now = [*told, *rng.sample(sentiments, int(len(sentiments) * SENTIMENT_SHARE))]
        parts = [part for story in told_now for part in cut_story(story, featurizer, LONGEST, rng)]
        batches = [
            batch
            for kind in (chosen, parts)
            for batch in build_batches([vary(e, rng) for e in kind], featurizer, budget=find_budget(told), rng=rng)
        ]
        rng.shuffle(batches)
        yield from batches


def find_budget(told: Sequence[Told]) -> int:
    """Pieces of a batch: fewer where stories are few, so that a round has more steps."""
    return BUDGET // 2 if told else BUDGET


def draw(examples: Sequence[Example], queue: list[Example], count: float, rng: random.Random) -> Iterator[Example]:
    """Examples of `count` words, each once before any comes again; `queue` holds those left of a round."""
    while count > 0:
        if not queue:
            queue += rng.sample(examples, len(examples))
        yield queue[-1]
        count -= len(queue.pop().words)


def skip(batches: Iterator[Batch], count: int) -> Iterator[Batch]:
    """The batches after the first `count`."""
    for _ in range(count):
        next(batches)
    return batches


def find_losses(network: Network, inputs: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """The loss of each head over the words it has gold for."""
    with torch.autocast("cpu", dtype=PRECISION, enabled=torch.float32 != PRECISION):
        hidden = torch.zeros(inputs["mask"].shape, dtype=PRECISION).masked_fill(~inputs["mask"], -1e4)
        vectors = network.encoder(**inputs | {"mask": hidden[:, None, None, :]})
    if network.readers is not None and all(isinstance(example, Told) for example in batch.examples):
        return find_story_losses(network.readers, vectors, batch.examples)
    return find_word_losses(network, vectors, inputs, {k: torch.from_numpy(array) for k, array in batch.gold.items()})


def find_story_losses(readers: Readers, vectors: Tensor, stories: Sequence[Told]) -> dict[str, Tensor]:
    """The mean loss of each reader over the stories that have gold for it."""
    losses: dict[str, list[Tensor]] = {}
    for row, told in zip(vectors.float(), stories):
        for name, loss in find_reader_losses(readers, row[: len(told.words)], told).items():
            losses.setdefault(name, []).append(loss)
    return {name: torch.stack(found).mean() for name, found in losses.items()}


def find_word_losses(
    network: Network, vectors: Tensor, inputs: dict[str, Tensor], gold: dict[str, Tensor]
) -> dict[str, Tensor]:
    """The losses of words, trees and names."""
    with torch.autocast("cpu", dtype=PRECISION, enabled=torch.float32 != PRECISION):
        out = network.heads(vectors, inputs["suffixes"])
        arcs = network.heads.score_arcs(out)
    losses = {name: classify(out[name], gold[name]) for name in ("tags", "morphs", "lemmas", "names")}
    known = gold["starts"] >= 0
    starts = out["starts"][known].float()
    losses["starts"] = mean(F.binary_cross_entropy_with_logits(starts, gold["starts"][known].float(), reduction="none"))
    losses["arcs"] = classify(arcs.float().masked_fill(~find_candidates(gold), -1e4), gold["heads"], smoothing=0.0)
    with torch.autocast("cpu", dtype=PRECISION, enabled=torch.float32 != PRECISION):
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
    parser.add_argument("--start", type=Path, help="folder with the weights and labels of an earlier training")
    parser.add_argument("--stories", type=Path, help="folder of the corpora desk and newsmtsc, to read stories too")
    a = parser.parse_args()
    main(a.corpus, a.minilm, a.out, steps=a.steps, seed=a.seed, start=a.start, stories=a.stories)
