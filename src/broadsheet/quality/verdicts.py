"""Verdicts: how the tables of a reading compare with gold, one verdict on each thing that was found or wanted.

Knows the tables' columns and gold. Knows nothing of how rows are found. All matching is by character offsets.
Precision, recall and F1 are sums of verdicts (`quality`), so that every point lost has its words.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

import pandas as pd

from broadsheet.quality.gold import Gold, GoldFigure, GoldStance, Span
from broadsheet.schema import read_spans

NAMED = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
}
REFERRED = ("PERSON", "ORG", "GPE")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one thing: was it found, was it wanted, and how right is it, from 0 to 1?

    `size` weighs it; `note` says what is wrong.

    What is found and wanted counts for both precision and recall.
    """

    measure: str
    found: bool
    wanted: bool
    right: float
    start: int
    end: int
    note: str = ""
    size: int = 1


def judge(readings: Iterable[object], golds: Iterable[Gold]) -> pd.DataFrame:
    """Every verdict on readings against their golds, in step; with the columns of `Verdict`, `article`, and the words
    as `text`.
    """
    rows = []
    for reading, gold in zip(readings, golds, strict=True):
        text = gold.article.text
        for verdict in Judge(reading, gold).judge():
            rows.append(
                {
                    "article": gold.article.id,
                    **asdict(verdict),
                    "text": " ".join(text[verdict.start : verdict.end].split()),
                }
            )
    columns = ["article", *Verdict.__dataclass_fields__, "text"]
    return pd.DataFrame(rows, columns=columns).astype({"found": bool, "wanted": bool, "right": float, "size": int})


class Judge:
    """One reading beside its gold: which entity found is which entity wanted is settled first, by the mentions they
    share.
    """

    def __init__(self, reading: object, gold: Gold) -> None:
        self.gold = gold
        self.mentions = list(reading.mentions.itertuples())
        self.types = dict(zip(reading.entities["entity"], reading.entities["type"], strict=True))
        self.statements, self.stances = list(reading.statements.itertuples()), list(reading.stances.itertuples())
        self.figures = list(reading.figures.itertuples())
        self.names = {entity.id: entity.name for entity in gold.entities}
        self.wanted = [(span, entity.id) for entity in gold.entities for span in (*entity.names, *entity.others)]
        self.same = self._pair_entities()
        self.covered = dict(self._find_covered())

    def judge(self) -> Iterator[Verdict]:
        """Every verdict, measure by measure."""
        yield from self._judge_names()
        yield from self._judge_references()
        yield from self._judge_coreference()
        yield from self._judge_statements()
        yield from self._judge_stances()
        yield from self._judge_figures()

    def _pair_entities(self) -> dict[str, str]:
        """For an entity found the one wanted that shares most of its mentions; a name counts twice."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in self.mentions:
            for span, key in self.wanted:
                shared = overlap((mention.start, mention.end), span)
                if shared and shared >= HALF * min(mention.end - mention.start, span[1] - span[0]):
                    votes[mention.entity][key] += 2 if mention.form == "name" else 1
        return {found: counts.most_common(1)[0][0] for found, counts in votes.items()}

    def _find_covered(self) -> Iterator[tuple[tuple[Span, str], str]]:
        """For each mention wanted that one found covers at least by half, the entity found there."""
        for span, key in self.wanted:

            def cover(mention: object, span: Span = span) -> float:
                return overlap((mention.start, mention.end), span) / max(mention.end - mention.start, span[1] - span[0])

            best = max(self.mentions, key=cover, default=None)
            if best is not None and cover(best) >= HALF:
                yield (span, key), best.entity

    def _judge_names(self) -> Iterator[Verdict]:
        found = [
            ((m.start, m.end), self.types[m.entity])
            for m in self.mentions
            if m.form == "name" and self.types[m.entity] in NAMED
        ]
        wanted = [(span, entity.type) for entity in self.gold.entities for span in entity.names if entity.type in NAMED]

        def share(one: tuple[Span, str], other: tuple[Span, str]) -> float:
            return overlap(one[0], other[0]) if NAMED[one[1]] == NAMED[other[1]] else 0

        for one, other in pair(found, wanted, share):
            (start, end), _ = one or other
            yield Verdict("names", one is not None, other is not None, float(None not in (one, other)), start, end)
        for one in sorted({*found, *wanted}):
            was_found, was_wanted = one in found, one in wanted
            yield Verdict(
                "exact names",
                was_found,
                was_wanted,
                float(was_found and was_wanted),
                *one[0],
                one[1] if not was_wanted else "",
            )

    def _judge_references(self) -> Iterator[Verdict]:
        for entity in self.gold.entities:
            for span in entity.others if entity.type in REFERRED else ():
                there = self.covered.get((span, entity.id))
                right = self.same.get(there) == entity.id
                yield Verdict(
                    "references", there is not None, True, float(right), *span, "" if right else f"wanted {entity.name}"
                )

    def _judge_coreference(self) -> Iterator[Verdict]:
        """B-cubed: for each mention the share of those found with it that belong there, and of those that belong there
        that are found.
        """
        groups: dict[object, set[tuple[Span, str]]] = defaultdict(set)
        for mention in self.wanted:
            groups[self.covered.get(mention, mention)].add(mention)  # one that is not found is alone
        for mention in self.wanted:
            span, key = mention
            together = groups[self.covered.get(mention, mention)]
            belong = {other for other in self.wanted if other[1] == key}
            shared = len(together & belong)
            yield Verdict("coreference", True, False, shared / len(together), *span)
            yield Verdict("coreference", False, True, shared / len(belong), *span)

    def _judge_statements(self) -> Iterator[Verdict]:
        def share(row: object, gold: object) -> float:
            one, other = spread(read_spans(row.content_spans)), spread(gold.content)
            part = len(one & other) / max(len(one | other), 1)
            return part if part >= HALF else 0

        for row, gold in pair(self.statements, self.gold.statements, share):
            spans = gold.content if gold else read_spans(row.content_spans)
            place = spans[0][0], spans[-1][1]
            yield Verdict("statements", row is not None, gold is not None, float(None not in (row, gold)), *place)
            if row is None or gold is None:
                continue
            if gold.speaker is not None:
                right = self._is(row.speaker, gold.speaker)
                note = "" if right else f"found {self._name(row.speaker)}, wanted {self.names[gold.speaker]}"
                yield Verdict("speakers", not pd.isna(row.speaker), True, float(right), *place, note)
            note = "" if row.act == gold.act else f"found {row.act}, wanted {gold.act}"
            yield Verdict("acts", True, True, float(row.act == gold.act), *place, note)
        found = spread(span for row in self.statements for span in read_spans(row.content_spans))
        wanted = spread(span for gold in self.gold.statements for span in gold.content)
        for part, was_found, was_wanted in (
            (found & wanted, True, True),
            (found - wanted, True, False),
            (wanted - found, False, True),
        ):
            for start, end in find_runs(part):
                yield Verdict(
                    "words said", was_found, was_wanted, float(was_found and was_wanted), start, end, size=end - start
                )

    def _judge_stances(self) -> Iterator[Verdict]:
        wanted = {
            (gold.holder, gold.target, gold.polarity): gold for gold in self.gold.stances if gold.holder is not None
        }
        hit: set[tuple[str | None, str, str]] = set()
        seen: set[tuple[str, str, str]] = set()
        for row in self.stances:
            key = str(row.holder), str(row.target_name if pd.isna(row.target) else row.target), row.polarity
            if key in seen or (pd.isna(row.holder) and pd.isna(row.holder_start)):
                continue
            seen.add(key)
            match = next((one for one, gold in wanted.items() if self._agrees(row, gold)), None)
            hit |= {match} if match else set()
            note = f"made up: {row.holder_name} {row.polarity}s {row.target_name}"
            yield Verdict("stances", True, False, float(match is not None), row.start, row.end, note)
        for key, gold in wanted.items():
            start, end = gold.evidence[0][0], gold.evidence[-1][1]
            note = f"missed: {self.names[gold.holder]} {gold.polarity}s {self.names[gold.target]}"
            yield Verdict("stances", False, True, float(key in hit), start, end, note)

    def _agrees(self, row: object, gold: GoldStance) -> bool:
        holds = self._is(row.holder, gold.holder) or self._stands(row.holder_start, row.holder_end, gold.holder)
        aims = self._is(row.target, gold.target) or self._stands(row.target_start, row.target_end, gold.target)
        return row.polarity == gold.polarity and holds and aims

    def _judge_figures(self) -> Iterator[Verdict]:
        pairs = pair(self.figures, self.gold.figures, lambda row, gold: overlap((row.start, row.end), gold.span))
        for row, gold in pairs:
            place = gold.span if gold else (row.start, row.end)
            both = row is not None and gold is not None
            for measure, is_right in FIGURE_MEASURES.items():
                right = both and is_close(row.value, gold.value) and is_right(row, gold)
                note = f"read as {_tell_figure(row)}" if both and not right else ""
                yield Verdict(measure, row is not None, gold is not None, float(right), *place, note)
            if both and gold.counted is not None:
                told = "" if pd.isna(row.counted) else row.counted
                right = bool({*told.lower().split()} & {*gold.counted.lower().split()})
                note = "" if right else f"found {told or 'nothing'}, wanted {gold.counted}"
                yield Verdict("counted", told != "", True, float(right), *place, note)
            if both and gold.source is not None:
                right = self._is(row.source, gold.source)
                note = "" if right else f"found {self._name(row.source)}, wanted {self.names[gold.source]}"
                yield Verdict("figure sources", not pd.isna(row.source), True, float(right), *place, note)

    def _is(self, found: object, wanted: str) -> bool:
        return not pd.isna(found) and self.same.get(found) == wanted

    def _stands(self, start: object, end: object, wanted: str) -> bool:
        """Do these words touch a mention of the entity wanted?"""
        return not pd.isna(start) and any(key == wanted and overlap((start, end), span) for span, key in self.wanted)

    def _name(self, found: object) -> str:
        """The name wanted for an entity found; the id where it is none of those wanted."""
        return "nobody" if pd.isna(found) else self.names.get(self.same.get(found, ""), str(found))


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def spread(spans: Iterable[Span]) -> set[int]:
    """Every offset inside the spans."""
    return {place for start, end in spans for place in range(start, end)}


def find_runs(places: set[int]) -> Iterator[Span]:
    """The spans that offsets make up, in order."""
    start = end = None
    for place in sorted(places):
        if place != end:
            if start is not None:
                yield start, end
            start = place
        end = place + 1
    if start is not None:
        yield start, end


def pair(found: Sequence, wanted: Sequence, share: Callable[[object, object], float]) -> list[tuple]:
    """Pairs one to one, those that share most first; then what is found alone, with None, and what is wanted alone."""
    shares = [(-share(one, other), i, j) for i, one in enumerate(found) for j, other in enumerate(wanted)]
    free, open_ = dict(enumerate(found)), dict(enumerate(wanted))
    pairs = []
    for part, i, j in sorted(shares):
        if part < 0 and i in free and j in open_:
            pairs.append((free.pop(i), open_.pop(j)))
    return [*pairs, *((one, None) for one in free.values()), *((None, other) for other in open_.values())]


def is_close(found: object, wanted: float | None) -> bool:
    """Are two numbers the same, or both missing?"""
    if pd.isna(found) or wanted is None:
        return pd.isna(found) and wanted is None
    return abs(float(found) - wanted) <= 1e-6 * max(1.0, abs(wanted))


def _tell_figure(row: object) -> str:
    bounds = " to ".join("?" if pd.isna(bound) else f"{bound:,.10g}" for bound in (row.low, row.high))
    return f"{bounds}, {row.modifier}{'' if pd.isna(row.unit) else ', ' + row.unit}"


def _has_unit(row: object, gold: GoldFigure) -> bool:
    return gold.unit is None if pd.isna(row.unit) else row.unit == gold.unit


# beyond the value, which all ask for
FIGURE_MEASURES: dict[str, Callable[[object, GoldFigure], bool]] = {
    "figures": lambda row, gold: True,
    "bounds": lambda row, gold: is_close(row.low, gold.low) and is_close(row.high, gold.high),
    "modifiers": lambda row, gold: row.modifier == gold.modifier,
    "units": _has_unit,
}
