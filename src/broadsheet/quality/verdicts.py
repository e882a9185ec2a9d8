"""Verdicts: how the tables of a reading compare with gold, one verdict on each thing that was found or wanted.

Knows the tables' columns and gold. Knows nothing of how rows are found. All matching is by character offsets.
Precision, recall and F1 are sums of verdicts (`quality`), so that every point lost has its words.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

import pandas as pd

from broadsheet.quality.alignment import HALF, Alignment
from broadsheet.quality.gold import Gold, GoldFigure, GoldStatement
from broadsheet.quality.matching import Span, find_runs, overlap, pair, spread
from broadsheet.schema import Figure, Mention, Stance, Statement, Tables, read_cell, read_spans

# the types a name is judged by; one place is often told from another by knowledge of the world alone
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
CLOSE = 1e-6  # of a number: what reading it from words may change in its last digits


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one thing: was it found, was it wanted, and how right is it, from 0 to 1?

    `size` weighs it; `note` says what is wrong. What is found and wanted counts for both precision and recall.
    """

    measure: str
    found: bool
    wanted: bool
    right: float
    start: int
    end: int
    note: str = ""
    size: int = 1


def judge(readings: Iterable[Tables], golds: Iterable[Gold]) -> pd.DataFrame:
    """Every verdict on readings against their golds, in step; with the columns of `Verdict`, `article`, and the words
    as `text`.
    """
    rows = []
    for reading, gold in zip(readings, golds, strict=True):
        text = gold.article.text
        for verdict in Judge(reading, gold).judge():
            words = " ".join(text[verdict.start : verdict.end].split())
            rows.append({"article": gold.article.id, **asdict(verdict), "text": words})
    columns = ["article", *Verdict.__dataclass_fields__, "text"]
    return pd.DataFrame(rows, columns=columns).astype({"found": bool, "wanted": bool, "right": float, "size": int})


class Judge:
    """One reading beside its gold: which entity found is which entity wanted is settled first, by the mentions they
    share.
    """

    def __init__(self, reading: Tables, gold: Gold) -> None:
        self.gold = gold
        self.mentions: list[Mention] = list(reading.mentions.itertuples())
        self.types: dict[str, str] = dict(zip(reading.entities["entity"], reading.entities["type"], strict=True))
        self.statements: list[Statement] = list(reading.statements.itertuples())
        self.stances: list[Stance] = list(reading.stances.itertuples())
        self.figures: list[Figure] = list(reading.figures.itertuples())
        self.alignment = Alignment(self.mentions, gold)
        self.names, self.wanted = self.alignment.names, self.alignment.wanted
        self.covered = dict(self.alignment.find_covered())

    def judge(self) -> Iterator[Verdict]:
        """Every verdict, measure by measure."""
        yield from self._judge_names()
        yield from self._judge_exact_names()
        yield from self._judge_references()
        yield from self._judge_coreference()
        yield from self._judge_statements()
        yield from self._judge_words_said()
        yield from self._judge_stances()
        yield from self._judge_figures()

    def _find_names(self) -> tuple[list[tuple[Span, str]], list[tuple[Span, str]]]:
        """The names found and those wanted, each with its type."""
        found = [
            ((mention.start, mention.end), self.types[mention.entity])
            for mention in self.mentions
            if mention.form == "name" and self.types[mention.entity] in NAMED
        ]
        wanted = [(span, entity.type) for entity in self.gold.entities for span in entity.names if entity.type in NAMED]
        return found, wanted

    def _judge_names(self) -> Iterator[Verdict]:
        def share(one: tuple[Span, str], other: tuple[Span, str]) -> float:
            return overlap(one[0], other[0]) if NAMED[one[1]] == NAMED[other[1]] else 0

        for one, other in pair(*self._find_names(), share):
            if one and other:
                yield give("names", one[0], found=True, wanted=True, right=1)
            elif one:
                yield give("names", one[0], found=True, wanted=False, right=0)
            elif other:
                yield give("names", other[0], found=False, wanted=True, right=0)

    def _judge_exact_names(self) -> Iterator[Verdict]:
        found, wanted = self._find_names()
        for one in sorted({*found, *wanted}):
            span, kind = one
            note = "" if one in wanted else kind
            right = one in found and one in wanted
            yield give("exact names", span, found=one in found, wanted=one in wanted, right=right, note=note)

    def _judge_references(self) -> Iterator[Verdict]:
        for entity in self.gold.entities:
            for span in entity.others if entity.type in REFERRED else ():
                there = self.covered.get((span, entity.id))
                right = self.alignment.is_same(there, entity.id)
                note = "" if right else f"wanted {entity.name}"
                yield give("references", span, found=there is not None, wanted=True, right=right, note=note)

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
            yield give("coreference", span, found=True, wanted=False, right=shared / len(together))
            yield give("coreference", span, found=False, wanted=True, right=shared / len(belong))

    def _judge_statements(self) -> Iterator[Verdict]:
        for row, gold in pair(self.statements, self.gold.statements, share_content):
            if row is not None and gold is not None:
                place = _join(gold.content)
                yield give("statements", place, found=True, wanted=True, right=1)
                yield from self._judge_statement(row, gold, place)
            elif gold is not None:
                yield give("statements", _join(gold.content), found=False, wanted=True, right=0)
            elif row is not None:
                yield give("statements", _join(read_spans(row.content_spans)), found=True, wanted=False, right=0)

    def _judge_statement(self, row: Statement, gold: GoldStatement, place: Span) -> Iterator[Verdict]:
        """Speaker and act of a statement found that was wanted."""
        if gold.speaker is not None:
            right = self.alignment.is_same(row.speaker, gold.speaker)
            note = "" if right else f"found {self.alignment.say(row.speaker)}, wanted {self.names[gold.speaker]}"
            named = read_cell(row.speaker) is not None
            yield give("speakers", place, found=named, wanted=True, right=right, note=note)
        note = "" if row.act == gold.act else f"found {row.act}, wanted {gold.act}"
        yield give("acts", place, found=True, wanted=True, right=row.act == gold.act, note=note)

    def _judge_words_said(self) -> Iterator[Verdict]:
        """Every character of what is said, run by run."""
        found = spread(span for row in self.statements for span in read_spans(row.content_spans))
        wanted = spread(span for gold in self.gold.statements for span in gold.content)
        for part, was_found, was_wanted in (
            (found & wanted, True, True),
            (found - wanted, True, False),
            (wanted - found, False, True),
        ):
            for start, end in find_runs(part):
                right, size = was_found and was_wanted, end - start
                yield give("words said", (start, end), found=was_found, wanted=was_wanted, right=right, size=size)

    def _judge_stances(self) -> Iterator[Verdict]:
        wanted = {(gold.holder, gold.target, gold.polarity): gold for gold in self.gold.stances if gold.holder}
        hit: set[tuple[str | None, str, str]] = set()
        seen: set[tuple[str, str, str]] = set()
        for row in self.stances:
            key = str(row.holder), read_cell(row.target) or row.target_name, row.polarity
            nobody = read_cell(row.holder) is None and read_cell(row.holder_start) is None
            if key in seen or nobody:
                continue
            seen.add(key)
            match = next((one for one, gold in wanted.items() if self.alignment.agrees(row, gold)), None)
            if match:
                hit.add(match)
            note = f"made up: {row.holder_name} {row.polarity}s {row.target_name}"
            place = row.start, row.end
            yield give("stances", place, found=True, wanted=False, right=match is not None, note=note)
        for one, gold in wanted.items():
            note = f"missed: {self.names.get(gold.holder or '')} {gold.polarity}s {self.names[gold.target]}"
            yield give("stances", _join(gold.evidence), found=False, wanted=True, right=one in hit, note=note)

    def _judge_figures(self) -> Iterator[Verdict]:
        for row, gold in pair(self.figures, self.gold.figures, share_words):
            if row is not None and gold is not None:
                yield from self._judge_figure(row, gold)
                continue
            for measure in FIGURE_MEASURES:
                if gold is not None:
                    yield give(measure, gold.span, found=False, wanted=True, right=0)
                elif row is not None:
                    yield give(measure, (row.start, row.end), found=True, wanted=False, right=0)

    def _judge_figure(self, row: Figure, gold: GoldFigure) -> Iterator[Verdict]:
        """A figure found that was wanted: its number by each measure, what it counts, and who gives it."""
        place = gold.span
        for measure, is_right in FIGURE_MEASURES.items():
            right = is_close(row.value, gold.value) and is_right(row, gold)
            note = "" if right else f"read as {_tell_figure(row)}"
            yield give(measure, place, found=True, wanted=True, right=right, note=note)
        if gold.counted is not None:
            counted = read_cell(row.counted) or ""
            right = bool({*counted.lower().split()} & {*gold.counted.lower().split()})
            note = "" if right else f"found {counted or 'nothing'}, wanted {gold.counted}"
            yield give("counted", place, found=counted != "", wanted=True, right=right, note=note)
        if gold.source is not None:
            right = self.alignment.is_same(row.source, gold.source)
            note = "" if right else f"found {self.alignment.say(row.source)}, wanted {self.names[gold.source]}"
            named = read_cell(row.source) is not None
            yield give("figure sources", place, found=named, wanted=True, right=right, note=note)


def give(
    measure: str, span: Span, *, found: bool, wanted: bool, right: float, note: str = "", size: int = 1
) -> Verdict:
    """The verdict on a thing by one measure, its words where `span` is."""
    start, end = span
    return Verdict(measure, found, wanted, float(right), start, end, note, size)


def share_content(row: Statement, gold: GoldStatement) -> float:
    """How much of what is said is the same, of all that either holds; 0 below the half."""
    one, other = spread(read_spans(row.content_spans)), spread(gold.content)
    part = len(one & other) / max(len(one | other), 1)
    return part if part >= HALF else 0


def share_words(row: Figure, gold: GoldFigure) -> float:
    """How many characters two figures share."""
    return overlap((row.start, row.end), gold.span)


def is_close(found: float | None, wanted: float | None) -> bool:
    """Are two numbers the same, or both missing?"""
    number = read_cell(found)
    if number is None or wanted is None:
        return number is None and wanted is None
    return abs(float(number) - wanted) <= CLOSE * max(1.0, abs(wanted))


def _join(spans: Iterable[Span]) -> Span:
    """From the first of spans in order to the last."""
    inside = list(spans)
    return inside[0][0], inside[-1][1]


def _tell_figure(row: Figure) -> str:
    """How a figure was read: "2 to 3, between, percent"."""
    bounds = ("?" if bound is None else f"{bound:,.10g}" for bound in map(read_cell, (row.low, row.high)))
    unit = read_cell(row.unit)
    return ", ".join([" to ".join(bounds), row.modifier, *([] if unit is None else [unit])])


# beyond the value, which all ask for
FIGURE_MEASURES: dict[str, Callable[[Figure, GoldFigure], bool]] = {
    "figures": lambda row, gold: True,
    "bounds": lambda row, gold: is_close(row.low, gold.low) and is_close(row.high, gold.high),
    "modifiers": lambda row, gold: row.modifier == gold.modifier,
    "units": lambda row, gold: read_cell(row.unit) == gold.unit,
}
