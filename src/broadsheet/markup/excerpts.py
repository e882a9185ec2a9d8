"""Excerpts: the words of an article that a row was read from, in their paragraphs or alone.

Knows the tables' columns and HTML. Knows nothing of how rows are found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from broadsheet.errors import ParameterError
from broadsheet.markup.certainty import is_less_certain
from broadsheet.paragraphs import LINE
from broadsheet.schema import read_spans

Span = tuple[int, int]
# the table of a row, by the letter its id begins with
TABLES = {"e": "entities", "s": "statements", "p": "stances", "f": "figures"}
STYLE = "background:rgba(222,178,40,.35);color:inherit;border-radius:2px;padding:0 .1em"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines of a text that spans touch, with a label; the spans are in order and do not overlap."""

    label: str
    text: str
    spans: Sequence[Span]

    def write(self, write: Callable[[str], str], before: str, after: str) -> str:
        """The lines as one, what lies between two left out; `write` makes plain words fit for where they are shown."""
        out: list[str] = []
        last = None
        for line in LINE.finditer(self.text):
            here = [(max(start, line.start()), min(end, line.end())) for start, end in self.spans]
            inside = [(start, end) for start, end in here if start < end]
            if not inside:
                continue
            if last is not None:
                out.append(" … " if self.text[last : line.start()].strip() else " ")
            last = line.start()
            for start, end in inside:
                out.append(f"{write(self.text[last:start])}{before}{write(self.text[start:end])}{after}")
                last = end
            out.append(write(self.text[last : line.end()]))
            last = line.end()
        return "".join(out)


class Excerpts(tuple[Excerpt, ...]):
    """Excerpts that show themselves: `«words»` in print, `<mark>` in a notebook."""

    def __repr__(self) -> str:
        return "\n".join(f"{one.label}: {one.write(str, '«', '»')}" for one in self) or "no words"

    def _repr_html_(self) -> str:
        opening = f'<mark style="{STYLE}">'
        rows = "".join(
            f"<p><b>{escape(one.label)}</b>&ensp;{one.write(escape, opening, '</mark>')}</p>" for one in self
        )
        return f'<div style="max-width:42rem;line-height:1.6">{rows or "<p><em>no words</em></p>"}</div>'


def join_parts(text: str, spans: str) -> str:
    """What is said, on one line, without what interrupts it: the parts of a `content_spans` cell, " … " between two."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in read_spans(spans))


def find_excerpts(text: str, tables: Mapping[str, pd.DataFrame], keys: Iterable[str]) -> Excerpts:
    """The words of rows given by their ids (e1, s2, p1, f3), each with its paragraphs and, where it is less certain,
    with a note of that; an id that is not there: ParameterError.
    """
    pieces = []
    for key in keys:
        table = tables.get(TABLES.get(str(key)[:1], ""))
        row = None if table is None else next(table[table.iloc[:, 1] == key].itertuples(), None)
        if row is None:
            known = ", ".join(
                f"{letter}1 to {letter}{len(tables[name])}" for letter, name in TABLES.items() if len(tables[name])
            )
            raise ParameterError(f"there is no row {key!r}. This reading has {known or 'no rows'}.")
        label = f"{key} (less certain)" if is_less_certain(getattr(row, "certainty", None)) else key
        pieces.append(Excerpt(label, text, _merge(_find_spans(tables, row, key))))
    return Excerpts(pieces)


def find_row(tables: Mapping[str, pd.DataFrame], key: str) -> dict[str, object]:
    """The columns of the row of this id, which is there; missing is None."""
    table = tables[TABLES[key[0]]]
    row = table[table.iloc[:, 1] == key].iloc[0]
    return {column: None if pd.isna(value) else value for column, value in row.items()}


def _find_spans(tables: Mapping[str, pd.DataFrame], row: Any, key: str) -> list[Span]:
    """The spans of a row of whichever table its id names."""
    match key[0]:
        case "e":
            mentions = tables["mentions"]
            own = mentions[mentions["entity"] == key]
            return list(zip(own["start"], own["end"], strict=True))
        case "s":
            speaker = [] if pd.isna(row.speaker_start) else [(row.speaker_start, row.speaker_end)]
            return [*speaker, (row.cue_start, row.cue_end), *read_spans(row.content_spans)]
    return [(row.start, row.end)]


def _merge(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans in order that do not overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif end > start:
            merged.append((start, end))
    return merged
