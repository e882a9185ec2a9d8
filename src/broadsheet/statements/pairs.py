"""Pairs: what a cue and each word of its sentence are to each other, as numbers that a network can learn from.

Knows the parse, the list of cues and quotations. Knows nothing of vectors or weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from broadsheet.language import Quotation
from broadsheet.language.syntax import RELATIONS, find_relation
from broadsheet.schema import ACTS
from broadsheet.statements.cues import find_cue

# numbers of relations and acts, from 1 on; 0 is none of them. The trained weights count on this order
RELATION_NAMES = ("", *sorted(set(RELATIONS.values())))
ACT_NAMES = ("", *ACTS)
# edges of the steps that distances and counts are told in
DISTANCES = (-40, -20, -12, -8, -5, -3, -2, -1, 0, 1, 2, 3, 4, 6, 9, 13, 21, 41)
MOST_MARKS = 3
MARKS = (",", ":", ";", "--", "–", "—")
# steps up the tree from a cue that are told apart
LEVELS = 4
# how a cue and a word stand to quotation marks: both outside, in one, cue outside, word outside, in two
QUOTED = 5
# how many values each fact of `find_pair_facts` has, in its order
SIZES = (
    2 * LEVELS,
    len(RELATION_NAMES),
    len(RELATION_NAMES),
    len(RELATION_NAMES),
    len(DISTANCES) + 1,
    QUOTED,
    2 * (MOST_MARKS + 1),
)


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked of each token of a Doc, an array each; `sentences` is where each token's sentence starts and
    ends.
    """

    heads: np.ndarray
    relations: np.ndarray
    listed: np.ndarray
    quotations: np.ndarray
    marks: np.ndarray
    sentences: np.ndarray


def read_words(doc: Doc, quotations: Sequence[Quotation]) -> Words:
    """Heads, relations, acts of listed cues, the number of the quotation each stands in, and marks up to it."""
    quoted = np.zeros(len(doc), dtype=np.int64)
    for number, quotation in enumerate(quotations, start=1):
        span = doc.char_span(quotation.outer_start, quotation.outer_end, alignment_mode="expand")
        if span is not None:
            quoted[span.start : span.end] = number
    sentences = np.zeros((len(doc), 2), dtype=np.int64)
    for sentence in doc.sents:
        sentences[sentence.start : sentence.end] = sentence.start, sentence.end
    relations = {name: number for number, name in enumerate(RELATION_NAMES)}
    entries = (find_cue(token) for token in doc)
    return Words(
        heads=np.array([token.head.i for token in doc], dtype=np.int64),
        relations=np.array([relations[find_relation(token)] for token in doc], dtype=np.int64),
        listed=np.array([0 if entry is None else ACT_NAMES.index(entry.act) for entry in entries], dtype=np.int64),
        quotations=quoted,
        marks=np.cumsum([token.text in MARKS for token in doc], dtype=np.int64),
        sentences=sentences,
    )


def find_pair_facts(words: Words, cue: int) -> np.ndarray:
    """The facts of each token of a cue's sentence: (tokens, facts), each below its place in `SIZES`."""
    tokens = np.arange(*words.sentences[cue])
    path = _find_path(words, cue)
    turns, branch = _climb(words, path, tokens)
    level = np.minimum(turns, LEVELS - 1)
    own, others = words.quotations[cue], words.quotations[tokens]
    quoted = np.select([(own == 0) & (others == 0), own == others, own == 0, others == 0], [0, 1, 2, 3], 4)
    marks = np.minimum(np.abs(words.marks[tokens] - words.marks[cue]), MOST_MARKS)
    facts = (
        2 * level + np.isin(tokens, path),
        words.relations[branch],
        np.where(turns > 0, words.relations[np.array(path)[turns - 1]], 0),
        words.relations[tokens],
        np.searchsorted(DISTANCES, tokens - cue, side="right"),
        quoted,
        2 * marks + (tokens > cue),
    )
    return np.stack(facts, axis=1)


def _find_path(words: Words, cue: int) -> list[int]:
    """The words from a cue up to the root of its sentence."""
    path = [cue]
    while words.heads[path[-1]] != path[-1]:
        path.append(int(words.heads[path[-1]]))
    return path


def _climb(words: Words, path: Sequence[int], tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many steps up from the cue the way to each token turns down again, and the top of the branch that holds the
    token there.
    """
    steps = np.full(len(words.heads), -1)
    steps[path] = np.arange(len(path))
    branch = tokens
    while True:
        above = words.heads[branch]
        climbing = (steps[branch] < 0) & (steps[above] < 0) & (above != branch)
        if not climbing.any():
            break
        branch = np.where(climbing, above, branch)
    turns = np.where(steps[branch] >= 0, steps[branch], steps[words.heads[branch]])
    return np.maximum(turns, 0), branch
