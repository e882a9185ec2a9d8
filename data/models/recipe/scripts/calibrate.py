"""Count how often each kind of reading is right, and fit how certain its rows are: the list that `broadsheet.certainty`
rates rows by.

Each folder holds texts read by hand, which trained nothing: ID.txt and ID.json, beside one another or anywhere below
it. The JSON has `entities` (id, name, type, names, others: spans), `statements` (speaker, cue, content, form, act),
`stances` (holder, target, polarity, evidence) and `figures` (span, value, low, high, modifier, unit, counted, source),
each span two offsets. What counts as right, and what is left out because gold is sparse, `broadsheet.quality.outcomes`
says. A folder in which no text has a figure (or stance, or statement) was not read for them, and none of them counts as
wrong. Needs broadsheet and the pipeline; a second a text, or less from parses kept with `--docs`.

    python scripts/calibrate.py gold-dev desk/dev --out ../../../src/broadsheet/certainty/certainties.csv

"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from broadsheet.article import Article
from broadsheet.certainty import RATED, Kind, write_kinds
from broadsheet.language import load_pipeline
from broadsheet.quality import Gold, GoldEntity, GoldFigure, GoldStance, GoldStatement, judge_rows
from broadsheet.reading import Readings
from broadsheet.records import Records, find_records
from broadsheet.schema import TABLES, to_table

# as many rows of its table's mean are added to what was counted of a kind: the share of ten has a standard deviation of
# 0.15, and kinds of one table lie about as far apart
PRIOR = 10
# a slope as low moves no share by more than 0.03 from one end of the odds to the other
LEAST_SLOPE = 0.01
# a slope through fewer follows chance: of 50 rows it is known to about a third of itself
FEWEST = 50
# of the gold of a folder, which tell of each table; mentions are those of entities
TOLD = {"mentions": "entities", "statements": "statements", "stances": "stances", "figures": "figures"}
STEPS, RIDGE = 100, 1e-9  # of Newton's method, which needs some ten


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that was judged."""

    table: str
    reading: str
    odds: float | None
    right: bool


def main(folders: Sequence[Path], docs: Sequence[Path], out: Path) -> None:
    """Read the texts of all folders, judge their rows and write the list."""
    judged = [row for folder in folders for row in judge_folder(folder, docs)]
    kinds = fit_kinds(judged)
    write_kinds(kinds, out)
    for kind in kinds:
        print(f"{kind.table:<10} {kind.reading or 'all':<24} {kind.right:>6} of {kind.rows:>6} {kind.certainty:.3f}")


def judge_folder(folder: Path, docs: Sequence[Path]) -> Iterator[Judged]:
    """The judged rows of the texts of one folder."""
    nlp = load_pipeline()
    for gold in read_golds(folder):
        kept = next((path for one in docs if (path := one / f"{gold.article.id}.spacy").exists()), None)
        doc = Doc(nlp.vocab).from_bytes(kept.read_bytes()) if kept else nlp(gold.article.text)
        if doc.text != gold.article.text:
            raise SystemExit(f"{kept}: is the parse of another text. Parse it anew, or leave out --docs.")
        yield from judge_records(find_records(doc), gold)


def judge_records(records: Records, gold: Gold) -> Iterator[Judged]:
    """The rows that the gold of their text tells of, each right or wrong."""
    tables = {
        name: to_table(record, getattr(records, name, ()), article=gold.article.id) for name, record in TABLES.items()
    }
    for outcome in judge_rows([Readings(tables)], [gold]).itertuples():
        row = getattr(records, outcome.table)[outcome.row]
        yield Judged(outcome.table, row.reading or "", row.odds, bool(outcome.right))


def read_golds(folder: Path) -> list[Gold]:
    """The gold of a folder and those below it, in order of name, each with its text."""
    texts = {path.stem: path for path in sorted(folder.rglob("*.txt"))}
    given = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob("*.json"))}
    if not given or given.keys() - texts.keys():
        missing = ", ".join(sorted(given.keys() - texts.keys())) or "any"
        raise SystemExit(f"{folder}: holds no text of {missing}. Give a folder with ID.txt and ID.json of each text.")
    told = frozenset(table for table, part in TOLD.items() if any(gold.get(part) for gold in given.values()))
    return [read_gold(gold, Article(id, texts[id].read_text("utf-8"), id), told) for id, gold in given.items()]


def read_gold(given: dict[str, Any], article: Article, told: frozenset[str]) -> Gold:
    """One text's gold; what it has no part for, it does not tell of."""
    entities = [
        GoldEntity(one["id"], one["name"], one["type"], _to_spans(one["names"]), _to_spans(one["others"]))
        for one in given["entities"]
    ]
    statements = [
        GoldStatement(one["speaker"], (), _to_spans(one["cue"]), _to_spans(one["content"]), one["form"], one["act"])
        for one in given.get("statements", ())
    ]
    stances = [
        GoldStance(one["holder"], one["target"], one["polarity"], _to_spans(one["evidence"]))
        for one in given.get("stances", ())
    ]
    figures = [GoldFigure(**{**one, "span": tuple(one["span"])}) for one in given.get("figures", ())]
    tables = frozenset(table for table in told if TOLD[table] in given)
    return Gold(article, tuple(entities), tuple(statements), tuple(stances), tuple(figures), tables)


def _to_spans(spans: Iterable[Sequence[int]] | None) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in spans or ())


def fit_kinds(judged: Iterable[Judged]) -> list[Kind]:
    """Every kind of reading and, with an empty name, all rows of each table; in the order of the tables."""
    rows: dict[str, dict[str, list[Judged]]] = defaultdict(lambda: defaultdict(list))
    for row in judged:
        rows[row.table][""].append(row)
        if row.reading:
            rows[row.table][row.reading].append(row)
    return [
        fit_kind(part, rows[table][""])
        for table in RATED.values()
        if table in rows
        for _, part in sorted(rows[table].items())
    ]


def fit_kind(rows: Sequence[Judged], table: Sequence[Judged]) -> Kind:
    """One kind of reading, drawn towards the mean of all rows of its table."""
    right, mean = sum(row.right for row in rows), sum(row.right for row in table) / len(table)
    certainty = (right + PRIOR * mean) / (len(rows) + PRIOR)
    kind = Kind(rows[0].table, rows[0].reading if rows is not table else "", len(rows), right, certainty)
    asked = [row for row in rows if row.odds is not None]
    if len(asked) < FEWEST or not kind.reading:
        return kind
    slope, offset = fit_platt(np.array([row.odds for row in asked]), np.array([row.right for row in asked]))
    # odds that say less the higher they are say nothing
    return replace(kind, slope=slope, offset=offset) if slope > LEAST_SLOPE else kind


def fit_platt(odds: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Slope and offset of the log-odds that rows are right, by those the network gave (Platt 1999, "Probabilistic
    outputs for support vector machines").

    Each row counts as right by a little less than 1, or by a little more than 0, as Platt has it, so that rows that are
    all right do not make others certain. Newton's method, as Lin, Lin and Weng (2007) have it.
    """
    hits = right.sum()
    target = np.where(right, (hits + 1) / (hits + 2), 1 / (len(right) - hits + 2))
    design = np.stack([odds, np.ones_like(odds)], axis=1)
    weights = np.array([0.0, math.log((hits + 1) / (len(right) - hits + 1))])
    for _ in range(STEPS):
        weights, last = _step(weights, design, target), weights
        if np.abs(weights - last).max() < 1e-9:
            break
    return float(weights[0]), float(weights[1])


def _loss(weights: np.ndarray, design: np.ndarray, target: np.ndarray) -> float:
    """Cross-entropy of the targets."""
    fit = design @ weights
    return float((np.logaddexp(0, fit) - target * fit).sum())


def _step(weights: np.ndarray, design: np.ndarray, target: np.ndarray) -> np.ndarray:
    """A step of Newton's method, halved until it leads down."""
    share = 1 / (1 + np.exp(-np.clip(design @ weights, -500, 500)))
    slope = design.T @ (share - target)
    curve = (design * (share * (1 - share))[:, None]).T @ design + RIDGE * np.eye(2)
    step = np.linalg.solve(curve, slope)
    before = _loss(weights, design, target)
    while np.abs(step).max() > 1e-12 and _loss(weights - step, design, target) > before:
        step = step / 2
    return weights - step


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="each with ID.txt and ID.json of its texts")
    parser.add_argument("--docs", nargs="*", type=Path, default=[], help="folders with parses, ID.spacy (Doc.to_bytes)")
    parser.add_argument("--out", type=Path, required=True, help="certainties.csv, to be written")
    given = parser.parse_args()
    main(given.folders, given.docs, given.out)
