"""Train which antecedent a pronoun or description takes: the weights that `broadsheet.entities.antecedents` ranks
candidates by, from the chains of the desk corpus and of GUM.

The texts are read by the shipped pipeline and by broadsheet's own finders, so that the weights learn from what they
will see. Each pronoun and description is a choice among the candidates that the sieve offers; the right one is the
cluster whose mentions the corpus says mean the same, and the sieve goes on with that one. Needs broadsheet, the
pipeline and torch; six minutes, three of them to parse, which `--parses` saves the next time.

    python scripts/train_antecedents.py assets ../../../src/broadsheet/entities/weights --seed 0

"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import nn

from broadsheet.entities.training import FAMILIES, ROLES
from convert_syntax import read_gum
from questions import Questions, collect, read_document, read_story
from read_desk import read_desk, read_held_out

HELD_OUT = Path(__file__).resolve().parent.parent / "configs" / "desk_held_out.tsv"
APART = 12  # every so many stories of the desk corpus train nothing and show how well the weights do
WIDTH = 64  # of the fit of two vectors
DROPOUT, FACTS_ALONE = 0.6, 0.15  # of vectors' numbers; of choices made without vectors, for pipelines that have none
EPOCHS, BATCH, RANKERS = 5, 2, 2  # a batch is so many texts
RATE_FACTS, RATE_VECTORS, DECAY_FACTS, DECAY_VECTORS = 0.015, 1e-3, 0.03, 0.1
FEWEST = 4  # a fact seen less often has no weight


@dataclass(frozen=True, slots=True)
class Batch:
    """The questions of one text as arrays; `facts` and `starts` are bags, one for each candidate and then for none."""

    vectors: torch.Tensor
    own: torch.Tensor
    rows: torch.Tensor  # (roles, candidates of all questions)
    facts: torch.Tensor
    starts: torch.Tensor
    question: torch.Tensor  # of each candidate
    place: torch.Tensor  # of each candidate among those of its question, none being 0
    right: torch.Tensor  # (questions, most candidates and none)


def _keys(kind: str, fact: str) -> Iterator[tuple[str, str]]:
    """What a fact's weight is looked up by: its family's and its own kind's."""
    yield next(family for family, kinds in FAMILIES.items() if kind in kinds), fact
    yield kind, fact


def make_batch(questions: Questions, places: Mapping[tuple[str, str], int]) -> Batch:
    """The arrays of one text's questions."""
    asked = questions.asked
    counts = [len(question.facts) - 1 for question in asked]
    own = np.array([question.own for question in asked])
    rows = np.concatenate([np.array(question.rows, dtype=int).reshape(len(ROLES), -1) for question in asked], axis=1)
    used, inverse = np.unique(np.concatenate([own, rows.ravel()]), return_inverse=True)
    bags = [
        [places[key] for fact in facts for key in _keys(question.kind, fact) if key in places]
        for question, facts in (
            *((question, facts) for question in asked for facts in question.facts[:-1]),
            *((question, question.facts[-1]) for question in asked),
        )
    ]
    right = np.zeros((len(asked), max(counts) + 1), dtype=bool)
    for number, (question, count) in enumerate(zip(asked, counts, strict=True)):
        right[number, [0 if place == count else place + 1 for place in question.right]] = True
    vectors = torch.tensor(questions.vectors[used])
    return Batch(
        nn.functional.layer_norm(vectors, vectors.shape[-1:]),
        torch.tensor(inverse[: len(own)]),
        torch.tensor(inverse[len(own) :].reshape(rows.shape)),
        torch.tensor([place for bag in bags for place in bag]),
        torch.tensor(np.cumsum([0, *(len(bag) for bag in bags)])[:-1]),
        torch.tensor(np.repeat(np.arange(len(asked)), counts)),
        torch.tensor(np.concatenate([np.arange(1, count + 1) for count in counts])),
        torch.tensor(right),
    )


class Ranker(nn.Module):
    """The odds of each candidate and of none, as `broadsheet.entities.antecedents` reckons them."""

    def __init__(self, facts: Mapping[tuple[str, str], int], width: int) -> None:
        super().__init__()
        self.places = facts
        self.weights = nn.EmbeddingBag(len(facts), 1, mode="sum")
        self.own = nn.Linear(width, WIDTH)
        self.roles = nn.ModuleDict({role: nn.Linear(width, WIDTH, bias=role == ROLES[0]) for role in ROLES})
        self.joint, self.none = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(DROPOUT)
        for weights in (self.weights.weight, self.joint.weight, self.none.weight):
            nn.init.zeros_(weights)

    def forward(self, batch: Batch) -> torch.Tensor:
        """Log-odds of each question, a row each: of none, and of each candidate; minus infinity behind the last."""
        weighed = self.weights(batch.facts, batch.starts)[:, 0]
        fits, none = self._fit(batch)
        alone = torch.rand(len(none)) < FACTS_ALONE if self.training else torch.zeros(len(none), dtype=torch.bool)
        odds = torch.full(batch.right.shape, -torch.inf)
        odds[:, 0] = weighed[len(fits) :] + none.masked_fill(alone, 0)
        odds[batch.question, batch.place] = weighed[: len(fits)] + fits.masked_fill(alone[batch.question], 0)
        return odds

    def _fit(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """How well each candidate fits, and none of each question's."""
        own = self.own(self.drop(batch.vectors))[batch.own]
        parts = [self.roles[role](self.drop(batch.vectors))[rows] for role, rows in zip(ROLES, batch.rows, strict=True)]
        candidate, each = torch.stack(parts).sum(0), own[batch.question]
        fits = self.joint(torch.relu(each + candidate))[:, 0] + (candidate * each).sum(1) / WIDTH**0.5
        return fits, self.none(torch.relu(own))[:, 0]


def find_places(texts: Sequence[Questions]) -> dict[tuple[str, str], int]:
    """The number of each fact that is seen often enough to have a weight, by family or kind and itself."""
    counts = Counter(
        key
        for text in texts
        for question in text.asked
        for facts in question.facts
        for fact in facts
        for key in _keys(question.kind, fact)
    )
    return {key: place for place, key in enumerate(sorted(key for key in counts if counts[key] >= FEWEST))}


def train(batches: Sequence[Batch], places: Mapping[tuple[str, str], int], seed: int) -> Ranker:
    """Fit a ranker by the likelihood of the right answers."""
    torch.manual_seed(seed)
    chance = Random(seed)
    ranker = Ranker(places, batches[0].vectors.shape[1])
    vectors = [weights for name, weights in ranker.named_parameters() if not name.startswith("weights")]
    groups = [
        {"params": ranker.weights.parameters(), "lr": RATE_FACTS, "weight_decay": DECAY_FACTS},
        {"params": vectors, "lr": RATE_VECTORS, "weight_decay": DECAY_VECTORS},
    ]
    optimizer = torch.optim.AdamW(groups)
    rest = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 - epoch / EPOCHS)
    order = list(batches)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for first in range(0, len(order), BATCH):
            optimizer.zero_grad()
            losses = [find_losses(ranker(batch), batch.right) for batch in order[first : first + BATCH]]
            torch.cat(losses).mean().backward()
            optimizer.step()
        rest.step()
    return ranker.eval()


def find_losses(odds: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """How unlikely the right answers to each question are."""
    return odds.logsumexp(1) - odds.masked_fill(~right, -torch.inf).logsumexp(1)


def measure(rankers: Sequence[Ranker], texts: Sequence[Questions], batches: Sequence[Batch]) -> dict[str, str]:
    """The share of choices that the rankers together make rightly, by kind; of descriptions, precision and recall of
    those that take something up.
    """
    hits: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    with torch.no_grad():
        for text, batch in zip(texts, batches, strict=True):
            best = torch.stack([ranker(batch) for ranker in rankers]).mean(0).argmax(1)
            for question, place, right in zip(text.asked, best.tolist(), batch.right.tolist(), strict=True):
                hits[question.kind].append((right[place], place > 0, not right[0]))
    return {kind: _tell(found) for kind, found in sorted(hits.items())}


def _tell(found: Sequence[tuple[bool, bool, bool]]) -> str:
    right = sum(hit for hit, _, _ in found)
    joined = sum(hit and taken for hit, taken, _ in found)
    taken, known = sum(taken for _, taken, _ in found), sum(known for _, _, known in found)
    return f"{right / len(found):.3f} of {len(found)} (P {joined / max(taken, 1):.3f} R {joined / max(known, 1):.3f})"


def write(rankers: Sequence[Ranker], folder: Path) -> None:
    """Write the mean weights of facts as CSV, two decimals each, and those of vectors as 16-bit arrays, one row a
    ranker.
    """
    values = torch.stack([ranker.weights.weight[:, 0] for ranker in rankers]).mean(0).tolist()
    rows = [(kind, fact, f"{values[place]:.2f}") for (kind, fact), place in rankers[0].places.items()]
    with open(folder / "antecedents.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("kind", "fact", "weight"), *(row for row in rows if float(row[2]))]
        )
    arrays = [
        {
            "own": ranker.own.weight,
            "own_bias": ranker.own.bias,
            **{role: ranker.roles[role].weight for role in ROLES},
            "candidate_bias": ranker.roles[ROLES[0]].bias,
            "joint": ranker.joint.weight[0],
            "none": ranker.none.weight[0],
            "bias": torch.cat([ranker.joint.bias, ranker.none.bias]),
        }
        for ranker in rankers
    ]
    stacked = {
        name: torch.stack([each[name] for each in arrays]).detach().numpy().astype(np.float16) for name in arrays[0]
    }
    np.savez(folder / "antecedents.npz", **stacked)


def main() -> None:
    """Train on the desk corpus and GUM's training and test parts, measure on what is kept apart, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="folder with desk and gum")
    parser.add_argument("out", type=Path, help="folder for antecedents.csv and antecedents.npz")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--parses", type=Path, help="folder of kept parses: used where they are, else written")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    stories = [read_story(story) for story in read_desk(arguments.corpora / "desk", without=read_held_out(HELD_OUT))]
    gum = {part: [read_document(each) for each in found] for part, found in read_gum(arguments.corpora / "gum").items()}
    apart = {
        "desk": collect(stories[::APART], arguments.parses),
        "gum": collect([*gum["dev_news"], *gum["dev_others"]], arguments.parses),
    }
    rest = [story for place, story in enumerate(stories) if place % APART]
    texts = collect([*rest, *gum["train"], *gum["test"]], arguments.parses)
    places = find_places(texts)
    batches = [make_batch(text, places) for text in texts]
    rankers = [train(batches, places, arguments.seed + number) for number in range(RANKERS)]
    print(f"{RANKERS} rankers trained on {sum(len(text.asked) for text in texts)} choices of {len(texts)} texts")
    for name, held in apart.items():
        for kind, told in measure(rankers, held, [make_batch(text, places) for text in held]).items():
            print(f"{name} {kind}: {told}")
    write(rankers, arguments.out)


if __name__ == "__main__":
    main()
