"""Examples: gold documents as arrays of numbers, in the styles of several newsrooms, gathered into batches.

Knows spaCy's gold documents, the label sets and the features. Knows nothing of the network.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from en_broadsheet_news.features import Features, Featurizer
from en_broadsheet_news.lemmas import LemmaRules

IGNORED = -1
STEP = 16  # lengths of batches are multiples of it
RAREST_RULE = 2  # a rule seen once is mostly a slip or an odd name
CAPITALS, TITLE_CASE, LOWER_CASE = 0.02, 0.02, 0.02  # shares of examples, each time they are read
CURLY_QUOTES = 0.35
OTHER_DASHES = 0.3
RUN_ON = 0.3  # lose their line breaks
BROKEN = 0.05  # share of sentence ends that end a line
DASHES = ("--", "-", "\u2014", "\u2013")


@dataclass(frozen=True)
class Labels:
    """What each head tells apart, in the order of its rows. A lemma is a rule (see `lemmas`)."""

    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    lemmas: tuple[tuple[int, bool], ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


@dataclass
class Example:
    """Words with a gold number for each head.

    `heads` is the place of the head plus one, 0 for the root; -1 is unknown everywhere.
    """

    words: list[str]
    spaces: list[bool]
    tags: np.ndarray
    morphs: np.ndarray
    lemmas: np.ndarray
    heads: np.ndarray
    deps: np.ndarray
    sentences: np.ndarray
    names: np.ndarray

    @property
    def has_syntax(self) -> bool:
        """Are its sentences and trees known?"""
        return bool((self.heads != IGNORED).any())


def read_docs(path: Path, vocab: Vocab) -> list[Doc]:
    """The gold documents of a .spacy file."""
    return list(DocBin().from_disk(path).get_docs(vocab))


def collect_labels(docs: Iterable[Doc], rules: LemmaRules, name_labels: Sequence[str]) -> Labels:
    """The labels that occur, most frequent first; lemma rules from `RAREST_RULE` times on."""
    tags, morphs, lemmas, deps = Counter(), Counter(), Counter(), Counter()
    for doc in docs:
        for token in doc:
            if token.is_space:
                continue
            tags[token.tag_] += 1
            morphs[_morph(token)] += 1
            deps[token.dep_] += 1
            if token.lemma_:
                lemmas[rules.find(token.text, token.lemma_)] += 1
    kept = [label for label, count in lemmas.most_common() if count >= RAREST_RULE]
    ranked = [tuple(label for label, _ in counter.most_common()) for counter in (tags, morphs, deps)]
    return Labels(
        ranked[0],
        ranked[1],
        tuple(kept),
        ranked[2],
        ("O", *(f"{part}-{label}" for label in name_labels for part in "BILU")),
    )


def build_example(doc: Doc, labels: Labels, rules: LemmaRules) -> Example:
    """The arrays of a gold document, with whatever it is annotated for."""
    rows = {
        kind: {label: i for i, label in enumerate(getattr(labels, kind))}
        for kind in ("tags", "morphs", "lemmas", "deps", "names")
    }
    size = len(doc)
    arrays = {kind: np.full(size, IGNORED) for kind in ("tags", "morphs", "lemmas", "heads", "deps", "names")}
    sentences = np.zeros(size, dtype=int)
    if doc.has_annotation("DEP"):
        for number, sentence in enumerate(doc.sents):
            sentences[sentence.start : sentence.end] = number
        for token in doc:
            if token.is_space:
                continue
            arrays["tags"][token.i] = rows["tags"].get(token.tag_, IGNORED)
            arrays["morphs"][token.i] = rows["morphs"].get(_morph(token), IGNORED)
            if token.lemma_:
                arrays["lemmas"][token.i] = rows["lemmas"].get(rules.find(token.text, token.lemma_), IGNORED)
            arrays["heads"][token.i] = 0 if token.head.i == token.i else token.head.i + 1
            arrays["deps"][token.i] = rows["deps"].get(token.dep_, IGNORED)
    if doc.has_annotation("ENT_IOB"):
        arrays["names"] = _name_rows(doc, rows["names"])
    return Example([t.text for t in doc], [bool(t.whitespace_) for t in doc], sentences=sentences, **arrays)


def _name_rows(doc: Doc, rows: dict[str, int]) -> np.ndarray:
    numbers = np.array([IGNORED if token.ent_iob == 0 else rows["O"] for token in doc])
    for span in doc.ents:
        for i in range(span.start, span.end):
            part = "U" if len(span) == 1 else "B" if i == span.start else "L" if i == span.end - 1 else "I"
            numbers[i] = rows[f"{part}-{span.label_}"]
    return numbers


def _morph(token) -> str:
    return f"{token.pos_}|{token.morph}"


def cut(example: Example, featurizer: Featurizer, longest: int) -> list[Example]:
    """The example in parts of at most `longest` pieces each, cut between sentences, or outside of names where no
    sentences are known.

    What is longer without a place to cut is left out.
    """
    ends = featurizer(example.words, example.spaces).starts[1:]
    parts, start, last = [], 0, 0
    for i in range(1, len(example.words) + 1):
        if i == len(example.words) or _may_cut(example, i):
            if ends[i - 1] - (ends[start - 1] if start else 0) > longest and last > start:
                parts.append((start, last))
                start = last
            last = i
    parts.append((start, last))
    fitting = [(a, b) for a, b in parts if a < b and ends[b - 1] - (ends[a - 1] if a else 0) <= longest]
    return [example] if fitting == [(0, len(example.words))] else [_reorder(example, range(a, b)) for a, b in fitting]


def _may_cut(example: Example, i: int) -> bool:
    if example.has_syntax:
        return bool(example.sentences[i] != example.sentences[i - 1])
    return example.names[i] == 0 or example.words[i].isspace()


def vary(example: Example, rng: random.Random) -> Example:
    """The example in another newsroom's dashes, quotes and case, with other line breaks.

    Nothing but case costs a word its gold lemma.
    """
    words = list(example.words)
    if rng.random() < CURLY_QUOTES:
        words = curl_quotes(words)
    if rng.random() < OTHER_DASHES:
        dash = rng.choice(DASHES)
        words = [dash if word in DASHES and space else word for word, space in zip(words, example.spaces)]
    style = rng.random()
    if style < CAPITALS:
        words = [word.upper() for word in words]
    elif style < CAPITALS + TITLE_CASE:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    elif style < CAPITALS + TITLE_CASE + LOWER_CASE:
        words = [word.lower() for word in words]
    return move_line_breaks(replace(example, words=words), rng)


def curl_quotes(words: Sequence[str]) -> list[str]:
    """Straight quotes made curly: double ones open and close by turns, single ones are apostrophes."""
    curled, inside = [], False
    for word in words:
        if word == '"':
            inside = not inside
            curled.append("\u201c" if inside else "\u201d")
        else:
            curled.append(word.replace("'", "\u2019"))
    return curled


def move_line_breaks(example: Example, rng: random.Random) -> Example:
    """The example without its line breaks, or with a few more between its sentences; as it is where sentences are
    unknown.
    """
    if not example.has_syntax:
        return example
    run_on = rng.random() < RUN_ON
    order: list[int] = []
    for i, word in enumerate(example.words):
        if word.isspace() and run_on:
            continue
        fresh = (
            i
            and example.sentences[i] != example.sentences[i - 1]
            and not example.words[i - 1].isspace()
            and not word.isspace()
        )
        if fresh and not run_on and rng.random() < BROKEN:
            order.append(-1)
        order.append(i)
    return example if order == list(range(len(example.words))) else _reorder(example, order)


def _reorder(example: Example, order: Sequence[int]) -> Example:
    """The words at `order`, a line break for each -1."""
    place = {old: new for new, old in enumerate(order) if old >= 0}
    taken = np.array(order)

    def take(values: np.ndarray) -> np.ndarray:
        return np.where(taken < 0, IGNORED, values[taken])

    def find_head(i: int) -> int:
        head = IGNORED if i < 0 else int(example.heads[i])
        return place[head - 1] + 1 if head > 0 else head

    def is_spaced(i: int, after: int) -> bool:
        loses_break = after != i + 1 and example.words[i + 1 : i + 2] == ["\n\n"]
        return i >= 0 and after >= 0 and (example.spaces[i] or loses_break)

    following = [*order[1:], 0]
    return Example(
        ["\n" if i < 0 else example.words[i] for i in order],
        [is_spaced(i, after) for i, after in zip(order, following)],
        take(example.tags),
        take(example.morphs),
        take(example.lemmas),
        np.array([find_head(i) for i in order]),
        take(example.deps),
        np.array([example.sentences[i if i >= 0 else order[at - 1]] for at, i in enumerate(order)]),
        take(example.names),
    )


Pair = tuple[Features, Example]


@dataclass
class Batch:
    """Padded arrays: the network's input, and what it should answer."""

    inputs: dict[str, np.ndarray]
    gold: dict[str, np.ndarray]
    words: int
    examples: Sequence[Example]


def build_batches(
    examples: Sequence[Example], featurizer: Featurizer, *, budget: int, rng: random.Random
) -> Iterator[Batch]:
    """Batches of examples of like length, of `budget` pieces each with their padding, in random order.

    They come in few shapes: the processor's kernels are compiled anew for each. What does not fill a batch goes with
    what is longer.
    """
    groups: dict[int, list[Pair]] = {}
    for example in rng.sample(examples, len(examples)):
        features = featurizer(example.words, example.spaces)
        groups.setdefault(-(-len(features.pieces) // STEP) * STEP, []).append((features, example))
    batches, left = [], []
    for width in sorted(groups):
        pairs, size = [*left, *groups[width]], budget // width
        full = len(pairs) // size * size
        batches += [(width, pairs[first : first + size]) for first in range(0, full, size)]
        left = pairs[full:]
    if left:
        batches.append((max(groups), left))
    rng.shuffle(batches)
    return (build_batch(group, width=width, size=budget // width) for width, group in batches)


def build_batch(pairs: Sequence[Pair], *, width: int, size: int) -> Batch:
    """`size` rows of `width` pieces and as many words. Padding pieces are masked, padding words hold no gold."""
    features = [f for f, _ in pairs]

    def pad(arrays: Sequence[np.ndarray], value: int = 0) -> np.ndarray:
        padded = np.full((size, width), value, dtype=arrays[0].dtype)
        for row, array in zip(padded, arrays):
            row[: len(array)] = array
        return padded

    inputs = {
        "pieces": pad([f.pieces for f in features]),
        "first": pad([f.starts[:-1] for f in features]),
        "last": pad([f.starts[1:] - 1 for f in features]),
        "mask": pad([np.ones(len(f.pieces), dtype=bool) for f in features]),
        "piece_cases": pad([np.repeat(f.cases, np.diff(f.starts)) for f in features]),
        "piece_spacings": pad([np.repeat(f.spacings, np.diff(f.starts)) for f in features]),
        **{name: pad([getattr(f, name) for f in features]) for name in ("cases", "shapes", "suffixes", "spacings")},
    }
    gold = {
        name: pad([getattr(e, name) for _, e in pairs], IGNORED)
        for name in ("tags", "morphs", "lemmas", "heads", "deps", "names")
    }
    gold["sentences"] = pad([np.where([w.isspace() for w in e.words], IGNORED, e.sentences) for _, e in pairs], IGNORED)
    gold["starts"] = pad([_find_starts(e) for _, e in pairs], IGNORED)
    return Batch(inputs, gold, sum(len(f) for f in features), [e for _, e in pairs])


def _find_starts(example: Example) -> np.ndarray:
    """1 where a word opens a sentence, 0 where it goes on; unknown for line breaks, the first word, and where no
    sentences are known.
    """
    starts = np.full(len(example.words), IGNORED)
    if example.has_syntax:
        before = IGNORED
        for i, word in enumerate(example.words):
            if not word.isspace():
                starts[i] = IGNORED if before == IGNORED else int(example.sentences[i] != before)
                before = example.sentences[i]
    return starts
