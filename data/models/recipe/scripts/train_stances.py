"""Train who is for or against whom: the weights that `broadsheet.stances.network` asks of every pair, from the desk
corpus.

The stories are read by the shipped pipeline and by broadsheet's own finders, so that the weights learn from what they
will see, the rules' findings among it. A pair is right where the corpus pairs what its two sides mean in that sentence;
pairs of the same two elsewhere are left out, all others are none. Needs broadsheet, the pipeline's vectors and torch.

    python scripts/train_stances.py assets ../../../src/broadsheet/stances/weights

"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from spacy.tokens import Doc
from torch import Tensor, nn

from broadsheet.records import find_told
from broadsheet.stances.training import NONE, PLACES, SIGNS, lay_rows, make_pairs
from parses import parse
from read_desk import Story, read_desk, read_held_out

HELD_OUT = Path(__file__).parent.parent / "configs" / "desk_held_out.tsv"
HIDDEN, LOOK = 160, 64
DROPOUT_VECTORS, DROPOUT_HIDDEN, DROPOUT_FACTS = 0.4, 0.5, 0.15
EPOCHS, BATCH, NETWORKS = 6, 768, 2
RATE, DECAY = 2e-3, 0.05
KEPT = 0.3  # of pairs without a stance, each round anew: they are thirty to one
FEWEST = 8  # a fact seen less often has no row
SHOWN = 0.1  # weight of showing the right words, beside that of the right answer
DEEDS = 0.3


@dataclass
class Pairs:
    """The pairs of a story: the words' vectors, the pairs as numbers, and what is right.

    `signs` is -1 where nothing is known; `deeds` where a pair has no stance; `shown` marks the words that show it.
    """

    vectors: np.ndarray
    rows: object
    facts: list[tuple[str, ...]]
    signs: np.ndarray
    deeds: np.ndarray
    shown: np.ndarray


def find_chains(doc: Doc, story: Story) -> dict[int, set[str]]:
    """What each word that heads a mention means, by the corpus: its entities' tags."""
    chains: dict[int, set[str]] = defaultdict(set)
    for tag, spans in story.spans.items():
        for span in spans if tag[0] == "e" else ():
            chains[doc.char_span(*span, alignment_mode="expand").root.i].add(tag)
    return chains


def find_gold(
    doc: Doc, story: Story
) -> tuple[dict[tuple[str, str, int], tuple[int, bool, set[int]]], set[tuple[str, str]]]:
    """By holder, target and sentence, the sign, whether it is a deed, and the words that show it; and all pairs that
    have a stance anywhere.
    """
    sentences = [token.sent.start for token in doc]
    gold: dict[tuple[str, str, int], tuple[int, bool, set[int]]] = {}
    anywhere = set()
    for row in story.held:
        if row.holder is None:
            continue
        anywhere.add((row.holder, row.target))
        for span in story.spans.get(row.shown, []):
            words = doc.char_span(*span, alignment_mode="expand")
            key = row.holder, row.target, sentences[words.root.i]
            gold[key] = SIGNS[row.polarity], row.via == "deeds", set(range(words.start, words.end))
    return gold, anywhere


def label(doc: Doc, story: Story) -> Pairs | None:
    """The pairs of a story with what is right of each."""
    found = find_told(doc)
    pairs = make_pairs(doc, referents=found.referents, statements=found.statements)
    if not pairs:
        return None
    chains, (gold, anywhere) = find_chains(doc, story), find_gold(doc, story)
    by_entity = vote(doc, found.referents, chains)
    signs, deeds, shown = [], [], []
    for pair in pairs:
        holders = chains.get(pair.holder.head.i) or by_entity.get(pair.holder.entity, set())
        targets = chains.get(pair.target.i, set())
        hits = [gold[h, t, pair.start] for h in holders for t in targets if (h, t, pair.start) in gold]
        unsure = any((h, t) in anywhere for h in holders for t in targets)
        signs.append(hits[0][0] if hits else -1 if unsure else NONE)
        deeds.append(int(hits[0][1]) if hits else -1)
        shown.append({i for hit in hits for i in hit[2]})
    rows = lay_rows(pairs, {})
    marks = np.array([[i in words for i in row] for row, words in zip(rows.words.tolist(), shown)])
    return Pairs(doc.tensor, rows, [p.facts for p in pairs], np.array(signs), np.array(deeds), marks)


def vote(doc: Doc, referents, chains: dict[int, set[str]]) -> dict[str, set[str]]:
    """By entity of broadsheet's, the corpus's entity that most of its mentions' heads mean."""
    votes: dict[str, Counter] = defaultdict(Counter)
    for i, tags in chains.items():
        entity = referents.find(doc[i])
        if entity is not None:
            votes[entity].update(tags)
    return {entity: {found.most_common(1)[0][0]} for entity, found in votes.items()}


class Network(nn.Module):
    """As `broadsheet.stances.network` computes it."""

    def __init__(self, facts: int, width: int) -> None:
        super().__init__()
        for name, size in (
            ("seek_holder", LOOK),
            ("seek_target", LOOK),
            ("key", LOOK),
            ("value", HIDDEN),
            ("holder", HIDDEN),
            ("target", HIDDEN),
            ("top", HIDDEN),
        ):
            setattr(self, name, nn.Linear(width, size, bias=False))
        self.attend = nn.Linear(width, 1, bias=False)
        self.place = nn.Parameter(torch.zeros(len(PLACES)))
        self.facts = nn.Embedding(facts + 1, HIDDEN, padding_idx=0)
        nn.init.normal_(self.facts.weight, std=0.05)
        with torch.no_grad():
            self.facts.weight[0] = 0
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.out = nn.Linear(HIDDEN, 4)
        self.drop_vectors, self.drop_hidden = nn.Dropout(DROPOUT_VECTORS), nn.Dropout(DROPOUT_HIDDEN)

    def forward(self, vectors: Tensor, rows: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """(pairs, 4) and the logarithms of (pairs, words), of vectors laid end to end."""
        vectors = self.drop_vectors(F.layer_norm(vectors, vectors.shape[-1:]))
        holders, targets, words = rows["holders"], rows["targets"], rows["words"].clamp(min=0)
        looks = self.seek_holder(vectors)[holders] + self.seek_target(vectors)[targets]
        keys = self.key(vectors)
        shows = (keys[words] @ looks.unsqueeze(-1)).squeeze(-1) / keys.shape[1] ** 0.5
        shows = shows + self.attend(vectors)[:, 0][words] + rows["places"] @ self.place
        shares = shows.masked_fill(rows["words"] < 0, -1e4).log_softmax(1)
        seen = (shares.exp().unsqueeze(1) @ self.value(vectors)[words]).squeeze(1)
        hidden = seen + self.holder(vectors)[holders] + self.target(vectors)[targets] + self.top(vectors)[rows["tops"]]
        facts = rows["facts"]
        if self.training:
            facts = facts * (torch.rand(facts.shape) >= DROPOUT_FACTS)
        hidden = self.drop_hidden(F.relu(hidden + self.facts(facts).sum(1) + self.bias))
        return self.out(hidden), shares


def gather(stories: Sequence[Pairs], facts: dict[str, int]) -> list[dict[str, Tensor]]:
    """Stories as tensors; those without a pair that is known are left out."""
    laid = []
    for pairs in stories:
        width = max(len(row) for row in pairs.facts)
        rows = [[facts[f] for f in row if f in facts] for row in pairs.facts]
        laid.append(
            {
                "vectors": torch.from_numpy(pairs.vectors).float(),
                "facts": torch.tensor([row + [0] * (width - len(row)) for row in rows]),
                **{
                    name: torch.from_numpy(getattr(pairs.rows, name))
                    for name in ("holders", "targets", "tops", "words", "places")
                },
                "signs": torch.from_numpy(pairs.signs),
                "deeds": torch.from_numpy(pairs.deeds),
                "shown": torch.from_numpy(pairs.shown),
            }
        )
    return laid


def join(stories: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Several stories as one, their vectors end to end."""
    starts = np.cumsum([0, *(len(story["vectors"]) for story in stories)])
    joined = {}
    for name in stories[0]:
        parts = [story[name] for story in stories]
        if name in ("holders", "targets", "tops"):
            parts = [part + int(start) for part, start in zip(parts, starts)]
        if name == "words":
            parts = [torch.where(part < 0, part, part + int(start)) for part, start in zip(parts, starts)]
        if name in ("words", "facts", "shown", "places"):
            width = max(part.shape[1] for part in parts)
            fill = -1 if name == "words" else 0
            pads = [(0, 0) * (part.ndim - 2) + (0, width - part.shape[1]) for part in parts]
            parts = [F.pad(part, pad, value=fill) for part, pad in zip(parts, pads)]
        joined[name] = torch.cat(parts)
    return joined


def train(stories: Sequence[dict[str, Tensor]], facts: int, seed: int, epochs: int = EPOCHS) -> Network:
    """Fit one network."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(facts, stories[0]["vectors"].shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    batches = cut_batches(stories, rng)
    total = epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, step / 30) * (1 - step / (total + 1)))
    for _ in range(epochs):
        for batch in cut_batches(stories, rng)[: len(batches)]:
            rows = join([thin(story) for story in batch])
            loss = find_loss(*network(rows["vectors"], rows), rows)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return network.eval()


def thin(rows: dict[str, Tensor]) -> dict[str, Tensor]:
    """The pairs with a stance, and a share of those without."""
    kept = (rows["signs"] > NONE) | ((rows["signs"] == NONE) & (torch.rand(len(rows["signs"])) < KEPT))
    return {name: array if name == "vectors" else array[kept] for name, array in rows.items()}


def cut_batches(stories: Sequence[dict[str, Tensor]], rng: random.Random) -> list[list[dict[str, Tensor]]]:
    """The stories in random order, in batches of about `BATCH` pairs."""
    batches, size = [[]], 0
    for story in rng.sample(stories, len(stories)):
        if size > BATCH:
            batches.append([])
            size = 0
        batches[-1].append(story)
        size += len(story["signs"])
    return batches


def find_loss(scores: Tensor, shares: Tensor, rows: dict[str, Tensor]) -> Tensor:
    """The loss of the sign, of the words that show it and of deed or word, over the pairs that have each."""
    held = rows["deeds"] >= 0
    weights = torch.where(rows["signs"] == NONE, 1 / KEPT, 1.0)  # those left stand for those left out
    loss = (F.cross_entropy(scores[:, :3], rows["signs"], reduction="none") * weights).sum() / weights.sum()
    if held.any():
        deeds = F.binary_cross_entropy_with_logits(scores[held, 3], rows["deeds"][held].float())
        loss = loss + DEEDS * deeds * held.sum() / weights.sum() * 3
    marked = rows["shown"].any(1)
    if marked.any():
        right = shares[marked].masked_fill(~rows["shown"][marked], -1e4).logsumexp(1)
        loss = loss - SHOWN * right.sum() / weights.sum() * 3
    return loss


def measure(networks: Sequence[Network], stories: Sequence[dict[str, Tensor]]) -> str:
    """The best F over all thresholds of pairs of one sentence, and how often its sign is right."""
    odds, gold = [], []
    with torch.no_grad():
        for story in stories:
            odds.append(torch.stack([n(story["vectors"], story)[0][:, :3] for n in networks]).mean(0).softmax(1))
            gold.append(story["signs"])
    odds, gold = torch.cat(odds), torch.cat(gold)
    odds, gold = odds[gold >= 0], gold[gold >= 0]
    best, sign = odds[:, 1:].max(1)
    right = sign + 1 == gold
    order = best.argsort(descending=True)
    hits = right[order].cumsum(0)
    p, r = hits / torch.arange(1, len(hits) + 1), hits / (gold > 0).sum()
    f = 2 * p * r / (p + r).clamp(min=1e-9)
    k = int(f.argmax())
    signs = right[gold > 0].float().mean()
    found = f"F {f[k]:.3f} P {p[k]:.3f} R {r[k]:.3f} at {best[order][k]:.2f}"
    return f"{found}; sign of stances {signs:.3f}; {int((gold > 0).sum())} of {len(gold)}"


def write(networks: Sequence[Network], facts: Sequence[str], out: Path) -> None:
    """Write the weights as 16-bit arrays, a row a network, and the facts in the order of their rows."""
    names = {
        "seek_holder": "seek_holder.weight",
        "seek_target": "seek_target.weight",
        "key": "key.weight",
        "value": "value.weight",
        "holder": "holder.weight",
        "target": "target.weight",
        "top": "top.weight",
        "out": "out.weight",
    }
    arrays = {name: np.stack([n.state_dict()[key].numpy().T for n in networks]) for name, key in names.items()}
    for name, key in (
        ("attend", "attend.weight"),
        ("place", "place"),
        ("facts", "facts.weight"),
        ("bias", "bias"),
        ("out_bias", "out.bias"),
    ):
        arrays[name] = np.stack([n.state_dict()[key].numpy().squeeze() for n in networks])
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / "stances.npz", **{name: array.astype(np.float16) for name, array in arrays.items()})
    (out / "facts.json").write_text(json.dumps(list(facts), indent=0, ensure_ascii=False) + "\n", encoding="utf8")


def main() -> None:
    """Train on the desk stories that are not held out, say how well one network does on a tenth kept apart, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="folder that holds desk")
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--parses", type=Path, help="folder of kept parses, a .spacy file a story; else the pipeline reads"
    )
    parser.add_argument("--seed", type=int, default=0)
    a = parser.parse_args()
    torch.set_num_threads(1)
    held_out = set(read_held_out(HELD_OUT))
    stories = [s for s in read_desk(a.corpora / "desk") if s.name not in held_out]
    told = [pairs for story, doc in parse(stories, a.parses) if (pairs := label(doc, story)) is not None]
    counts = Counter(f for pairs in told for row in pairs.facts for f in set(row))
    facts = sorted(f for f, n in counts.items() if n >= FEWEST)
    laid = gather(told, {f: i for i, f in enumerate(facts, 1)})
    apart, rest = laid[::10], [s for i, s in enumerate(laid) if i % 10]
    trial = train(rest, len(facts), a.seed)
    print(f"trained on {len(rest)} stories, of {len(apart)} others: {measure([trial], apart)}", flush=True)
    networks = [train(laid, len(facts), a.seed + n) for n in range(NETWORKS)]
    write(networks, facts, a.out)


if __name__ == "__main__":
    main()
