"""Fit the judge of readings: the weights of the facts by which `broadsheet.statements.judge` holds a reading likely.

A logistic regression on stories that the network has not seen: is what a reading gives for said at least half of what
the annotation has and the reverse, and if so, is it said by whom it says?
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Token

from broadsheet.entities import Referents
from broadsheet.language import find_quotations, find_text
from broadsheet.statements.training import (
    NETWORK,
    QUESTIONS,
    Arrays,
    Attribution,
    Glance,
    Sight,
    find_attributions,
    find_cue_token,
    find_facts,
    find_proposals,
    find_reading,
    make_claim,
    mend,
    rename,
)
from read_desk import Said, Story

SAME = 0.5  # share of characters from which on two contents are one
RIDGE = 1.0  # pulls weights to 0: a fact must be seen a few times to count
STEPS = 30  # of Newton's method, which is done long before


@dataclass(frozen=True, slots=True)
class Example:
    """The facts of a reading, whether somebody says so, and whether they are who it says."""

    reading: str
    facts: dict[str, float]
    said: bool
    speaker: bool


def collect_examples(story: Story, doc: Doc, arrays: Arrays, referents: Referents) -> Iterator[Example]:
    """Every reading of a story that the judge may meet: by rule, mended, and by the network alone."""
    quotations = find_quotations(find_text(doc))
    sight = Sight(doc, quotations, arrays)
    read = find_attributions(doc, referents=referents, quotations=quotations)
    for attribution in read:
        glance = sight.look(find_cue_token(attribution, sight))
        reading = find_reading(attribution.rules)
        for one in (attribution, mend(attribution, glance), rename(attribution, glance)):
            if one is not None:
                yield _judge(story, one, glance, reading)
    for proposal in find_proposals(doc, sight, read, read):
        yield _judge(story, proposal, sight.look(proposal.cue.root.i), NETWORK)


def _judge(story: Story, attribution: Attribution, glance: Glance, reading: str) -> Example:
    claim = make_claim(attribution, reading)
    told = _find_told(story, attribution.contents)
    how = ", mended" * claim.mended + ", renamed" * claim.renamed
    speaker = told is not None and _is_meant(story, told, attribution.speaker)
    return Example(reading + how, find_facts(claim, glance), told is not None, speaker)


def _find_told(story: Story, contents: Iterable[tuple[int, int]]) -> Said | None:
    """The annotated statement that says the same."""
    own = {i for start, end in contents for i in range(start, end)}
    shares = {}
    for number, said in enumerate(story.said):
        other = {i for start, end in story.spans.get(f"q{said.number}", ()) for i in range(start, end)}
        shares[number] = len(own & other) / len(own | other)
    best = max(shares, key=shares.__getitem__, default=None)
    return story.said[best] if best is not None and shares[best] >= SAME else None


def _is_meant(story: Story, told: Said, speaker: Token | None) -> bool:
    """Does a word head a mention of whom the annotation names, or do both name nobody?"""
    if speaker is None or told.speaker is None:
        return speaker is None and told.speaker is None
    spans = (speaker.doc.char_span(*span, alignment_mode="expand") for span in story.spans.get(told.speaker, ()))
    return any(span is not None and span.root.i == speaker.i for span in spans)


def fit_judge(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weight of each fact, by what is judged; prints how often each kind of reading is right."""
    for reading in sorted({example.reading for example in examples}):
        some = [example for example in examples if example.reading == reading]
        said, speaker = (np.mean([getattr(example, question) for example in some]) for question in QUESTIONS)
        print(f"{reading}: {len(some)}, said {said:.3f}, by this speaker too {speaker:.3f}")
    # another speaker makes no other content: that row would count twice
    said = [example for example in examples if "renamed" not in example.facts]
    return {"said": _fit(said, "said"), "speaker": _fit([example for example in examples if example.said], "speaker")}


def _fit(examples: Sequence[Example], question: str) -> dict[str, float]:
    names = sorted({name for example in examples for name in example.facts})
    facts = np.array([[example.facts.get(name, 0.0) for name in names] for example in examples])
    right = np.array([getattr(example, question) for example in examples], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (right - likely) - RIDGE * weights
        bend = (facts * (likely * (1 - likely))[:, None]).T @ facts + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(bend, slope)
    likely = 1 / (1 + np.exp(-facts @ weights))
    print(f"{question}: {np.mean((likely > 0.5) == (right > 0.5)):.3f} judged rightly of {len(examples)}")
    return dict(zip(names, weights, strict=True))


def write_judge(weights: dict[str, dict[str, float]], path: Path) -> None:
    """Write the weights as a table."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("judged", "fact", "weight"))
        for question, facts in weights.items():
            writer.writerows((question, fact, f"{weight:.4f}") for fact, weight in facts.items())
