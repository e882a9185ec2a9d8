"""Train which antecedent a pronoun takes: the weights that `broadsheet.entities.antecedents` ranks candidates by,
from GUM's coreference.

GUM's texts are read by the shipped pipeline and by broadsheet's own finders, so that the weights learn from what they
will see. Each pronoun is a choice among the candidates the sieve offers; the right one is the cluster whose mentions
GUM says mean the same, and the sieve goes on with that one. Needs broadsheet, the pipeline and torch; a few minutes.

    python scripts/train_antecedents.py assets/gum ../../../src/broadsheet/entities/weights

"""

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from spacy.tokens import Doc, Token
from torch import nn

from broadsheet.entities.training import (
    Cluster,
    TokenIndex,
    find_facts,
    find_pronoun_kind,
    find_rows,
    make_choices,
    order_candidates,
)
from broadsheet.language import load_pipeline
from conllu import Document, sentence_text
from convert_syntax import read_gum
from read_gum_names import read_mentions

WIDTH = 64  # of the fit of two vectors
DROPOUT, FACTS_ALONE = 0.6, 0.15  # of vectors' numbers; of choices made without vectors, for pipelines that have none
EPOCHS, BATCH, RANKERS = 6, 32, 3
RATE_FACTS, RATE_VECTORS, DECAY_FACTS, DECAY_VECTORS = 0.015, 1e-3, 0.03, 0.1
FEWEST = 4  # a fact seen less often has no weight
ANY = "any"


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun, the facts and vectors of each candidate and of none, and which of them are right."""

    kind: str
    facts: Sequence[Sequence[str]]
    own: np.ndarray
    lasts: np.ndarray
    nouns: np.ndarray
    right: Sequence[int]


def read_gold(document: Document) -> tuple[str, dict[tuple[int, int], str]]:
    """A document's text, a line a paragraph, and the group of each mention by its characters."""
    text, groups = "", {}
    for sentence in document.sentences:
        text += "\n" * (sentence.opens_paragraph and bool(text)) or " " * bool(text)
        starts, at = [], len(text)
        for token in sentence.tokens:
            starts.append(at)
            at += len(token.form) + token.space
        for mention in read_mentions(sentence):
            groups[starts[mention.first], starts[mention.last] + len(sentence.tokens[mention.last].form)] = (
                mention.group
            )
        text += sentence_text(sentence)
    return text, groups


def find_groups(doc: Doc, spans: dict[tuple[int, int], str]) -> dict[int, str]:
    """The group of each token that heads a mention; the longest mention's, where several share a head."""
    groups: dict[int, str] = {}
    for (start, end), group in sorted(spans.items(), key=lambda item: item[0][0] - item[0][1]):
        groups.setdefault(doc.char_span(start, end, alignment_mode="expand").root.i, group)
    return groups


def collect(doc: Doc, groups: dict[int, str]) -> list[Choice]:
    """The choices that reading a Doc comes to, each made rightly before the next."""
    choices: list[Choice] = []
    firsts: dict[str, int] = {}
    for i in sorted(groups):
        firsts.setdefault(groups[i], i)

    def choose(token: Token, clusters: list[Cluster], around: TokenIndex) -> Cluster | None:
        candidates = order_candidates(token, clusters)
        group = groups.get(token.i)
        right = [
            place
            for place, (cluster, _) in enumerate(candidates)
            if group is not None and find_group(cluster, groups) == group
        ]
        if not right and group is not None and firsts[group] < token.i:
            return None  # what it means is not on offer: nothing to learn
        lasts, nouns = find_rows(token, candidates)
        facts = find_facts(token, candidates, around)
        choices.append(
            Choice(
                find_pronoun_kind(token),
                facts,
                doc.tensor[token.i],
                doc.tensor[lasts],
                doc.tensor[nouns],
                right or [len(candidates)],
            )
        )
        return candidates[right[0]][0] if right else None

    make_choices(doc, choose)
    return choices


def find_group(cluster: Cluster, groups: dict[int, str]) -> str | None:
    """The group that most mentions of a cluster belong to."""
    votes = Counter(groups[place.head] for place in cluster.places if place.head in groups)
    return votes.most_common(1)[0][0] if votes else None


class Ranker(nn.Module):
    """The odds of each candidate and of none, as `broadsheet.entities.antecedents` reckons them."""

    def __init__(self, facts: dict[tuple[str, str], int], width: int) -> None:
        super().__init__()
        self.places = facts
        self.weights = nn.EmbeddingBag(len(facts), 1, mode="sum")
        self.pronoun, self.last = nn.Linear(width, WIDTH), nn.Linear(width, WIDTH)
        self.noun, self.joint, self.none = nn.Linear(width, WIDTH, bias=False), nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(DROPOUT)
        for weights in (self.weights.weight, self.joint.weight, self.none.weight):
            nn.init.zeros_(weights)

    def forward(self, choices: Sequence[Choice]) -> list[torch.Tensor]:
        """Log-odds of each choice, one for each candidate and one for none."""
        sizes = [len(choice.facts) for choice in choices]
        odds = self._weigh_facts(choices).split(sizes)
        fits = self._fit_vectors(choices).split(sizes)
        alone = [self.training and random.random() < FACTS_ALONE for _ in choices]
        return [fact if without else fact + fit for fact, fit, without in zip(odds, fits, alone, strict=True)]

    def _weigh_facts(self, choices: Sequence[Choice]) -> torch.Tensor:
        bags = [
            [self.places[key] for fact in facts for key in _keys(choice.kind, fact) if key in self.places]
            for choice in choices
            for facts in choice.facts
        ]
        starts = torch.tensor([0, *np.cumsum([len(bag) for bag in bags])[:-1]])
        return self.weights(torch.tensor([place for bag in bags for place in bag]), starts)[:, 0]

    def _fit_vectors(self, choices: Sequence[Choice]) -> torch.Tensor:
        """In the order of the facts: each choice's candidates, then none."""
        counts = torch.tensor([len(choice.lasts) for choice in choices])
        pronoun = self.pronoun(self._take([choice.own[None] for choice in choices]))
        last, noun = self._take([choice.lasts for choice in choices]), self._take([choice.nouns for choice in choices])
        candidate = self.last(last) + self.noun(noun)
        own = pronoun.repeat_interleave(counts, 0)
        fits = self.joint(torch.relu(own + candidate))[:, 0] + (candidate * own).sum(1) / WIDTH**0.5
        none = self.none(torch.relu(pronoun))[:, 0]
        return torch.cat(
            [part for pair in zip(fits.split(counts.tolist()), none.split(1), strict=True) for part in pair]
        )

    def _take(self, arrays: Sequence[np.ndarray]) -> torch.Tensor:
        rows = torch.tensor(np.concatenate(arrays))
        return self.drop(nn.functional.layer_norm(rows, rows.shape[-1:]))


def _keys(kind: str, fact: str) -> Iterator[tuple[str, str]]:
    yield ANY, fact
    yield kind, fact


def train(choices: Sequence[Choice], seed: int) -> Ranker:
    """Fit a ranker by the likelihood of the right choices."""
    torch.manual_seed(seed)
    random.seed(seed)
    counts = Counter(
        key for choice in choices for facts in choice.facts for fact in facts for key in _keys(choice.kind, fact)
    )
    ranker = Ranker(
        {key: place for place, key in enumerate(sorted(key for key in counts if counts[key] >= FEWEST))},
        len(choices[0].own),
    )
    vectors = [weights for name, weights in ranker.named_parameters() if not name.startswith("weights")]
    groups = [
        {"params": ranker.weights.parameters(), "lr": RATE_FACTS, "weight_decay": DECAY_FACTS},
        {"params": vectors, "lr": RATE_VECTORS, "weight_decay": DECAY_VECTORS},
    ]
    optimizer = torch.optim.AdamW(groups)
    rest = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 - epoch / EPOCHS)
    order = list(choices)
    for _ in range(EPOCHS):
        random.shuffle(order)
        for first in range(0, len(order), BATCH):
            optimizer.zero_grad()
            batch = order[first : first + BATCH]
            losses = [
                odds.logsumexp(0) - odds[choice.right].logsumexp(0)
                for odds, choice in zip(ranker(batch), batch, strict=True)
            ]
            torch.stack(losses).mean().backward()
            optimizer.step()
        rest.step()
    return ranker.eval()


def measure(rankers: Sequence[Ranker], choices: Sequence[Choice]) -> dict[str, float]:
    """The share of choices that the rankers together make rightly, by kind of pronoun and over all."""
    hits = defaultdict(list)
    with torch.no_grad():
        every = [ranker(choices) for ranker in rankers]
    for choice, odds in zip(choices, zip(*every, strict=True), strict=True):
        hit = int(torch.stack(odds).mean(0).argmax()) in choice.right
        hits[choice.kind].append(hit)
        hits["all"].append(hit)
    return {kind: round(sum(found) / len(found), 3) for kind, found in sorted(hits.items())}


def write(rankers: Sequence[Ranker], folder: Path) -> None:
    """Write the mean weights of facts as CSV, two decimals each, and those of vectors as 16-bit arrays, one row a
    ranker.
    """
    values = torch.stack([ranker.weights.weight[:, 0] for ranker in rankers]).mean(0).tolist()
    rows = [(kind, fact, f"{values[place]:.2f}") for (kind, fact), place in rankers[0].places.items()]
    with open(folder / "antecedents.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("pronoun", "fact", "weight"), *(row for row in rows if float(row[2]))]
        )
    arrays = [
        {
            "pronoun": ranker.pronoun.weight,
            "pronoun_bias": ranker.pronoun.bias,
            "last": ranker.last.weight,
            "noun": ranker.noun.weight,
            "candidate_bias": ranker.last.bias,
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


def read_choices(documents: Iterable[Document]) -> list[Choice]:
    """The choices that reading these documents comes to."""
    nlp = load_pipeline()
    choices = []
    for document in documents:
        text, spans = read_gold(document)
        doc = nlp(text)
        choices += collect(doc, find_groups(doc, spans))
    return choices


def main() -> None:
    """Train on GUM's training and test parts, measure on its development part, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gum", type=Path, help="GUM's folder, with splits.md and dep")
    parser.add_argument("out", type=Path, help="folder for antecedents.csv and antecedents.npz")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    gum = read_gum(arguments.gum)
    choices, kept_apart = read_choices(gum["train"] + gum["test"]), read_choices(gum["dev_news"] + gum["dev_others"])
    rankers = [train(choices, arguments.seed + number) for number in range(RANKERS)]
    for some in (*([ranker] for ranker in rankers), rankers):
        made = f"rightly made of {len(kept_apart)} others: {measure(some, kept_apart)}"
        print(f"{len(some)} trained on {len(choices)} choices; {made}")
    write(rankers, arguments.out)


if __name__ == "__main__":
    main()
