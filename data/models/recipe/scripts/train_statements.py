"""Train what reads statements: the weights of `broadsheet.statements.network` and `broadsheet.statements.judge`, from
the desk stories.

The stories that train nothing (`configs/desk_held_out.tsv`) are left out. The others are read by the shipped pipeline
and by broadsheet's own finders, so that the weights learn from what they will see. Three networks learn from two thirds
of the stories each, and are shipped together; the judge learns from what each makes of the third that it has not seen.
Vectors that were themselves trained on these stories tell too much of them, so that the judge may be given parses of a
pipeline that was not. Needs broadsheet, torch and the pipeline, or its parses; a few minutes on one thread.

    python scripts/train_statements.py assets ../../../src/broadsheet/statements/weights --seed 0

"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from spacy.tokens import Doc, Span

from broadsheet.entities import Referents, find_mentions, find_names
from broadsheet.language import find_quotations, find_text
from broadsheet.statements.training import ACT_NAMES, Arrays, Words, find_pair_facts, read_words
from fit_judge import collect_examples, fit_judge, write_judge
from parses import parse
from read_desk import Story, read_desk, read_held_out
from statement_network import Batch, Network, stack_arrays

HELD_OUT = Path(__file__).parents[1] / "configs" / "desk_held_out.tsv"
EPOCHS, BATCH, RATE, DECAY = 7, 16, 3e-3, 0.05
WARMING = 0.15  # share of the steps in which the rate rises
NETWORKS = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A statement: the head of its cue, the facts of each word of the cue's sentence, which of them are said and which
    head the speaker's words, and its act.
    """

    token: int
    facts: np.ndarray
    said: np.ndarray
    sources: np.ndarray
    act: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A story, its parse, and what there is to learn from it."""

    story: Story
    doc: Doc
    words: Words
    cues: Sequence[Cue]


def make_lesson(story: Story, doc: Doc) -> Lesson:
    """What a story teaches."""
    if find_text(doc) != story.text:
        raise SystemExit(f"{story.name}: the kept parse is of another text. Parse the stories anew.")
    words = read_words(doc, find_quotations(story.text))
    return Lesson(story, doc, words, list(_find_cues(story, doc, words)))


def _find_cues(story: Story, doc: Doc, words: Words) -> Iterator[Cue]:
    for said in story.said:
        spans = story.spans.get(f"k{said.number}")
        if not spans:
            continue
        cue = max((find_tokens(doc, span) for span in spans), key=len).root.i
        inside = np.zeros(len(doc), dtype=bool)
        for span in story.spans.get(f"q{said.number}", ()):
            tokens = find_tokens(doc, span)
            inside[tokens.start : tokens.end] = True
        start, end = words.sentences[cue]
        heads = {find_tokens(doc, span).root.i for span in story.spans.get(said.speaker or "", ())}
        heads = {i for i in heads if start <= i < end}
        sources = np.zeros(len(doc), dtype=bool)
        # a pronoun inside what is said may mean the speaker too; who says so stands outside it where they can
        sources[list({i for i in heads if not inside[i]} or heads)] = True
        facts = find_pair_facts(words, cue).astype(np.int16)
        yield Cue(cue, facts, inside[start:end], sources[start:end], ACT_NAMES.index(said.act))


def find_tokens(doc: Doc, span: tuple[int, int]) -> Span:
    """The tokens that characters of the text touch."""
    return doc.char_span(*span, alignment_mode="expand")


def make_batch(lessons: Sequence[Lesson]) -> Batch:
    """Some stories' numbers, one story after the other."""
    starts = np.cumsum([0, *(len(lesson.doc) for lesson in lessons)])
    cues = [(cue, lesson, start) for lesson, start in zip(lessons, starts, strict=False) for cue in lesson.cues]
    is_cue = np.zeros(starts[-1], dtype=np.float32)
    is_cue[[cue.token + start for cue, _, start in cues]] = 1
    places = [np.full(len(cue.said), place) for place, (cue, _, _) in enumerate(cues)]
    others = [np.arange(*lesson.words.sentences[cue.token]) + start for cue, lesson, start in cues]

    def join(arrays: Sequence[np.ndarray], kind: type) -> torch.Tensor:
        return torch.as_tensor(np.concatenate(arrays).astype(kind))

    return Batch(
        vectors=join([lesson.doc.tensor for lesson in lessons], np.float32),
        listed=join([lesson.words.listed for lesson in lessons], np.int64),
        quoted=join([lesson.words.quotations > 0 for lesson in lessons], np.int64),
        relations=join([lesson.words.relations for lesson in lessons], np.int64),
        is_cue=torch.as_tensor(is_cue),
        cues=torch.tensor([cue.token + int(start) for cue, _, start in cues]),
        acts=torch.tensor([cue.act for cue, _, _ in cues]),
        pair_cues=join(places, np.int64),
        pair_words=join(others, np.int64),
        facts=join([cue.facts for cue, _, _ in cues], np.int64),
        said=join([cue.said for cue, _, _ in cues], np.float32),
        sources=join([cue.sources for cue, _, _ in cues], np.float32),
    )


def train(lessons: Sequence[Lesson], seed: int) -> dict[str, np.ndarray]:
    """The weights of a network that has learned from some stories."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    teaching = [lesson for lesson in lessons if lesson.cues]
    network = Network(teaching[0].doc.tensor.shape[1])
    steps = EPOCHS * -(-len(teaching) // BATCH)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=WARMING)
    for epoch in range(EPOCHS):
        losses = []
        order.shuffle(teaching)
        for start in range(0, len(teaching), BATCH):
            loss = network.find_loss(make_batch(teaching[start : start + BATCH]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}", flush=True)
    return network.give_arrays()


def train_and_judge(lessons: Sequence[Lesson], unseen: Sequence[Lesson], seed: int) -> tuple[list[Arrays], list]:
    """The networks, each trained without a third of the stories, and examples on those thirds.

    Where the parses that the judge learns from are others, networks are trained on those for the judge alone.
    """
    networks, examples = [], []
    for part in range(NETWORKS):
        arrays = train([lesson for place, lesson in enumerate(lessons) if place % NETWORKS != part], seed + part)
        networks.append(arrays)
        judged = arrays
        if unseen is not lessons:
            judged = train([lesson for place, lesson in enumerate(unseen) if place % NETWORKS != part], seed + part)
        for lesson in unseen[part::NETWORKS]:
            examples += collect_examples(lesson.story, lesson.doc, judged, read_referents(lesson.doc))
    return networks, examples


def read_referents(doc: Doc) -> Referents:
    """Who is meant by which words, as broadsheet reads it."""
    entities, names = find_names(doc)
    entities, mentions = find_mentions(doc, entities, names, quotations=find_quotations(find_text(doc)))
    return Referents(doc, entities, mentions)


def read_lessons(stories: Sequence[Story], folder: Path | None) -> list[Lesson]:
    """The stories with their parses."""
    return [make_lesson(story, doc) for story, doc in parse(stories, folder)]


def main() -> None:
    """Train, and write what was learned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder that holds the desk stories in `desk`")
    parser.add_argument("out", type=Path, help="folder for network.npz and judge.csv")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--parses", type=Path, help="folder of kept parses; without it the pipeline parses")
    parser.add_argument("--unseen", type=Path, help="kept parses for the judge, by a pipeline that saw no story")
    parser.add_argument("--share", type=float, default=1.0, help="share of the stories to learn from")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    stories = read_desk(arguments.corpora / "desk", without=read_held_out(HELD_OUT))
    random.Random(arguments.seed).shuffle(stories)
    stories = stories[: round(len(stories) * arguments.share)]
    lessons = read_lessons(stories, arguments.parses)
    unseen = lessons if arguments.unseen is None else read_lessons(stories, arguments.unseen)
    networks, examples = train_and_judge(lessons, unseen, arguments.seed)
    arrays = {name: array.astype(np.float16) for name, array in stack_arrays(networks).items()}
    arguments.out.mkdir(parents=True, exist_ok=True)
    np.savez(arguments.out / "network.npz", **arrays)
    write_judge(fit_judge(examples), arguments.out / "judge.csv")


if __name__ == "__main__":
    main()
