"""Judge: how likely the reading of a cue is right, by what the network makes of that cue.

A reading is judged by a few facts that a person could name: how sure the network is of the cue, how much of what it
holds to be said the reading takes in, how likely its speaker is, and by what kind of rule it came. Their weights stand
in `weights/judge.csv`, a row a fact; `data/models/recipe` trains them on stories that taught the network nothing. Knows
the network. Knows nothing of entities.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from broadsheet.rules import Made
from broadsheet.statements.cues import Verdict
from broadsheet.statements.network import Glance

NETWORK = "network"
# what kind of reading a rule that finds a content makes, by its name and else by its module's
READINGS = {
    "read_that": "clause",
    "read_obj_to": "request",
    "read_to": "infinitive",
    "read_wh": "question",
    "read_object": "object",
    "read_predicate": "naming",
    "direct": "direct quotation",
    "layout": "direct quotation",
    "bylines": "direct quotation",
    "closing_tags": "tag",
    "headlines": "tag",
    "predicate_cues": "clause",
    "attributing_phrases": "according to",
    "clause_frames": "clause",
    "object_frames": "object",
    "preposition_frames": "preposition",
    "noun_cues": "noun",
    "indirect": "adverb",
}
# the log-odds beyond which a network is no surer for being louder
LOUDEST = 6.0
# the least and most of a share whose log-odds are taken
LEAST_SHARE, MOST_SHARE = 0.02, 0.98
# what is judged: that somebody says so, and that it is this speaker who does
QUESTIONS = ("said", "speaker")


@dataclass(frozen=True, slots=True)
class Claim:
    """A reading of a cue to be judged: its kind, the tokens said of the cue's sentence (None where what is said stands
    in others), and the tokens of the speaker's words (None for nobody).

    `mended` and `renamed` say that what is said, or by whom, is the network's word and not a rule's.
    """

    reading: str
    said: Sequence[int] | None
    speaker: Sequence[int] | None
    mended: bool = False
    renamed: bool = False


def find_reading(rules: Made) -> str:
    """The kind of reading that the rule for a content makes."""
    *_, module, name = dict(rules)["content"].split(".")
    return READINGS.get(name) or READINGS[module]


def judge(claim: Claim, glance: Glance) -> Verdict:
    """How likely a reading is right."""
    facts = find_facts(claim, glance)
    weights = read_weights()
    said, speaker = (
        sum(value * weights[question].get(fact, 0.0) for fact, value in facts.items()) for question in QUESTIONS
    )
    return Verdict(said, speaker)


def find_facts(claim: Claim, glance: Glance) -> dict[str, float]:
    """What speaks for and against a reading, as numbers by name."""
    facts = {
        "cue": float(np.clip(glance.odds, -LOUDEST, LOUDEST)),
        "said": _find_share(claim, glance),
        "source": _find_source(claim, glance),
    }
    if claim.mended:
        facts["mended"] = 1.0
    if claim.renamed:
        facts["renamed"] = 1.0
    if claim.speaker is None:
        facts["nobody"] = 1.0
    return facts | {
        claim.reading: 1.0,
        f"{claim.reading}, cue": facts["cue"],
        f"{claim.reading}, said": facts["said"],
        f"{claim.reading}, source": facts["source"],
    }


def _find_share(claim: Claim, glance: Glance) -> float:
    """The log-odds of the share that a reading and the network have in common of all that either holds to be said in
    the cue's sentence; 0 where what is said stands in others.
    """
    if claim.said is None:
        return 0.0
    likely = 1 / (1 + np.exp(-np.clip(glance.said, -LOUDEST, LOUDEST)))
    taken = np.zeros(len(likely), dtype=bool)
    taken[[i - glance.start for i in claim.said]] = True
    share = np.clip(likely[taken].sum() / (taken.sum() + likely[~taken].sum()), LEAST_SHARE, MOST_SHARE)
    return float(np.log(share) - np.log1p(-share))


def _find_source(claim: Claim, glance: Glance) -> float:
    """The log-odds of the speaker's words as who says it; of speakers in other sentences, of nobody."""
    end = len(glance.said)
    inside = [i - glance.start for i in claim.speaker or () if 0 <= i - glance.start < end]
    likely = float(np.exp(glance.sources[inside or [end]]).sum())
    return float(np.clip(np.log(likely + 1e-9) - np.log(1 - likely + 1e-9), -LOUDEST, LOUDEST))


@cache
def read_weights() -> Mapping[str, Mapping[str, float]]:
    """The weight of each fact, by what is judged."""
    text = files("broadsheet.statements").joinpath("weights", "judge.csv").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = {question: {} for question in QUESTIONS}
    for row in csv.DictReader(text.splitlines()):
        weights[row["judged"]][row["fact"]] = float(row["weight"])
    return weights
