"""Stories as examples: words with who is mentioned, who says what and who is for or against whom, for training.

Knows the desk corpus, NewsMTSC and `examples`. Knows nothing of the network. Places are those of words in the example.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from en_broadsheet_news.features import Featurizer
from examples import IGNORED, Example
from read_desk import Story

NONE, SUPPORT, OPPOSE = 0, 1, 2
SIGNS = {"support": SUPPORT, "oppose": OPPOSE}
POLARITIES = {2.0: OPPOSE, 4.0: NONE, 6.0: SUPPORT}  # as NewsMTSC writes them


@dataclass(frozen=True, slots=True)
class Place:
    """A run of words: a mention, or one of its kind; `chain` tells what it means."""

    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement: the word that attributes it, the words of its source (none: empty) and those of its content."""

    cue: int
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A stance of one mention, by its place among the mentions, on another, and the words that show it."""

    holder: int | None
    target: int
    sign: int
    shown: tuple[int, ...]


@dataclass
class Told(Example):
    """An example with what is told in it. `lines` numbers the line that each word stands in."""

    lines: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))
    cues: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))
    contents: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))
    evidence: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))
    mentions: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    unsure: frozenset[tuple[int, int]] = frozenset()  # pairs of mentions that are neither told apart nor paired
    whole: bool = True  # is everything in it annotated?


def _blank(doc: Doc) -> dict:
    unknown = {kind: np.full(len(doc), IGNORED) for kind in ("tags", "morphs", "lemmas", "heads", "deps", "names")}
    words = {"words": [t.text for t in doc], "spaces": [bool(t.whitespace_) for t in doc]}
    return words | unknown | {"sentences": np.zeros(len(doc), dtype=int)}


def tell_story(story: Story, nlp: Language) -> Told:
    """A desk story as one example."""
    doc = nlp.make_doc(story.text)
    spans = {
        tag: [doc.char_span(*span, alignment_mode="expand") for span in found] for tag, found in story.spans.items()
    }
    mentions = sorted(
        (Place(span.start, span.end, tag) for tag, found in spans.items() if tag[0] == "e" for span in found),
        key=lambda place: (place.start, -place.end),
    )
    told = Told(
        **_blank(doc),
        lines=np.cumsum([token.is_space and "\n" in token.text for token in doc]),
        cues=_mark(doc, [span for tag, found in spans.items() if tag[0] == "k" for span in found]),
        contents=_mark(doc, [span for tag, found in spans.items() if tag[0] == "q" for span in found]),
        evidence=np.zeros(len(doc), dtype=int),
        mentions=tuple(mentions),
    )
    told.attributions = tuple(_find_attributions(story, spans, told))
    pairings, unsure = _find_pairings(story, spans, told)
    told.pairings, told.unsure = tuple(pairings), frozenset(unsure)
    for pairing in pairings:
        told.evidence[list(pairing.shown)] = pairing.sign
    return told


def _mark(doc: Doc, spans: Sequence[Span]) -> np.ndarray:
    marks = np.zeros(len(doc), dtype=int)
    for span in spans:
        marks[span.start : span.end] = 1
    return marks


def _find_attributions(story: Story, spans: dict[str, list[Span]], told: Told) -> Iterator[Attribution]:
    for row in story.said:
        cues, contents = spans.get("k" + row.number, []), spans.get("q" + row.number, [])
        if not cues or not contents:
            continue
        content = tuple(sorted({i for span in contents for i in range(span.start, span.end)}))
        cue = cues[0].end - 1
        sources = [place for place in told.mentions if place.chain == row.speaker]
        near = [p for p in sources if told.lines[p.start] == told.lines[cue]]
        outside = [p for p in near if not {*range(p.start, p.end)} & {*content}]
        chosen = min(outside or near, key=lambda p: min(abs(p.start - cue), abs(p.end - 1 - cue)), default=None)
        yield Attribution(cue, tuple(range(chosen.start, chosen.end)) if chosen else (), content)


def _find_pairings(
    story: Story, spans: dict[str, list[Span]], told: Told
) -> tuple[list[Pairing], set[tuple[int, int]]]:
    """Each stance between the mentions nearest to the words that show it; the other mentions of the two in reach may
    be read as its holder and target just as well.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(told.mentions):
        places[place.chain].append(number)
    pairings, unsure = [], set()
    for row in story.held:
        for span in spans.get(row.shown, [])[:1]:
            shown = tuple(range(span.start, span.end))

            def reach(number: int, span: Span = span) -> tuple[bool, int]:
                place = told.mentions[number]
                far = told.lines[place.start] != told.lines[span.start]
                return bool(far), min(abs(place.start - span.end), abs(place.end - span.start))

            holder = min(places[row.holder], key=reach, default=None) if row.holder else None
            target = min(places[row.target], key=reach, default=None)
            if target is not None:
                pairings.append(Pairing(holder, target, SIGNS[row.polarity], shown))
        unsure |= {(h, t) for h in places.get(row.holder or "", []) for t in places[row.target]}
    sure = {(p.holder, p.target) for p in pairings}
    return pairings, {pair for pair in unsure if pair not in sure}


def tell_sentiments(path: Path, nlp: Language) -> list[Told]:
    """NewsMTSC's sentences, each with the thing it is about and whether it is for or against it, whoever holds that."""
    told = []
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        doc = nlp.make_doc(row["sentence_normalized"])
        example = Told(**_blank(doc), lines=np.zeros(len(doc), dtype=int), whole=False)
        for name in ("cues", "contents", "evidence"):
            setattr(example, name, np.full(len(doc), IGNORED))
        mentions, pairings = [], []
        for target in row["targets"]:
            span = doc.char_span(target["from"], target["to"], alignment_mode="expand")
            if span is not None:
                pairings.append(Pairing(None, len(mentions), POLARITIES[float(target["polarity"])], ()))
                mentions.append(Place(span.start, span.end, str(len(mentions))))
        example.mentions, example.pairings = tuple(mentions), tuple(pairings)
        told.append(example)
    return told


def cut_story(told: Told, featurizer: Featurizer, longest: int, rng: random.Random) -> list[Told]:
    """A story in parts of whole lines, of at most `longest` pieces each; where the parts meet changes with `rng`.

    A line that is longer is left out.
    """
    starts = featurizer(told.words, told.spaces).starts
    edges = [0, *(np.flatnonzero(np.diff(told.lines)) + 1).tolist(), len(told.words)]
    parts, start, limit = [], 0, rng.randint(longest // 2, longest)
    for low, high in pairwise(edges):
        if low > start and starts[high] - starts[start] > limit:
            parts.append((start, low))
            start, limit = low, longest
    parts.append((start, edges[-1]))
    return [take(told, a, b) for a, b in parts if a < b and starts[b] - starts[a] <= longest]


def take(told: Told, start: int, end: int) -> Told:
    """The words from `start` up to `end`, with what is told among them."""

    def inside(places: Sequence[int]) -> tuple[int, ...]:
        return tuple(i - start for i in places if start <= i < end)

    kept = [n for n, place in enumerate(told.mentions) if start <= place.start and place.end <= end]
    number = {old: new for new, old in enumerate(kept)}
    arrays = {
        name: getattr(told, name)[start:end]
        for name in ("tags", "morphs", "lemmas", "heads", "deps", "sentences", "names", "lines", "cues", "contents")
    }
    return replace(
        told,
        words=told.words[start:end],
        spaces=told.spaces[start:end],
        **arrays,
        evidence=told.evidence[start:end],
        mentions=tuple(
            Place(told.mentions[n].start - start, told.mentions[n].end - start, told.mentions[n].chain) for n in kept
        ),
        attributions=tuple(
            Attribution(row.cue - start, inside(row.source), inside(row.content))
            for row in told.attributions
            if start <= row.cue < end
        ),
        pairings=tuple(
            replace(row, holder=number.get(row.holder), target=number[row.target], shown=inside(row.shown))
            for row in told.pairings
            if row.target in number and (row.holder is None or row.holder in number)
        ),
        unsure=frozenset((number[h], number[t]) for h, t in told.unsure if h in number and t in number),
    )
