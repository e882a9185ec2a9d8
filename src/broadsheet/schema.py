"""Schema: the records and tables broadsheet makes, each column declared once.

The data dictionary, the dtypes of empty tables, the Parquet schema and the CSV header all come from these declarations.
Knows nothing of spaCy, of charts or of notebooks.
"""

import dataclasses
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

import pandas as pd

from broadsheet.rules import Made

T = TypeVar("T")
# pandas' nullable types, so that "missing" is NA in every column and a count stays a whole number
DTYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}
ENTITY_TYPES = (
    "PERSON",
    "NORP",
    "ORG",
    "GPE",
    "LOC",
    "FAC",
    "EVENT",
    "LAW",
    "PRODUCT",
    "WORK_OF_ART",
    "ACTOR",
    "TOPIC",
)
MENTION_FORMS = ("name", "nominal", "pronoun")
# OntoNotes types of en_core_web_* that are no names of things (DATE, CARDINAL ...) are left to `figures`
NAMED_TYPES = frozenset(ENTITY_TYPES) - {"ACTOR", "TOPIC"}
# names of those who speak and take sides
AGENT_TYPES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
STATEMENT_FORMS = ("direct", "indirect", "mixed")
ACTS = (
    "claim",
    "pledge",
    "urge",
    "warn",
    "accuse",
    "deny",
    "reject",
    "praise",
    "criticise",
    "demand",
    "believe",
    "announce",
    "ask",
    "other",
)
POLARITIES = ("support", "oppose")
VIAS = ("words", "deeds")
MODIFIERS = ("exact", "about", "almost", "more_than", "at_least", "less_than", "at_most", "between", "score", "vague")
TRENDS = ("up", "down")
LIKELY = "how likely the row is right, 0 to 1: of the rows that say 0.8, about 80 in 100 are"


def column(meaning: str, **options: typing.Any) -> typing.Any:
    """Declare a column of a record with its meaning in one line; `options` are those of a dataclass's field."""
    return dataclasses.field(metadata={"meaning": meaning}, **options)


def beside(default: typing.Any = None) -> typing.Any:
    """Declare what a record carries beside its columns: it stands in no table, and makes no two records differ."""
    return dataclasses.field(default=default, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """One article: where it comes from and how long it is."""

    title: str = column(
        "its headline: given, or from the page or front matter, or its first line; else its opening words"
    )
    source: str | None = column("who published it")
    published: str | None = column(
        "date of publication, with time of day and offset where given, ISO 8601 (2018-03-05T09:30:00+00:00)"
    )
    url: str | None = column(
        "its address on the web: of a page, the one it names as its own, or else the one it came from in the end"
    )
    path: str | None = column("the file it was read from, as given; of a member of an archive, the archive")
    sha256: str = column("SHA-256 of the text in UTF-8, in hexadecimal")
    language: str = column("ISO 639-1 code of the language it was read as")
    characters: int = column("Python characters in the text")
    words: int = column("words: tokens that are neither space nor punctuation")
    sentences: int = column("sentences")
    paragraphs: int = column("paragraphs: runs of text between line breaks")
    notes: str | None = column("what was guessed, repaired or left out when it was taken in, in sentences")
    text: str = column("the text that all offsets count")


@dataclass(frozen=True, slots=True)
class SourceError:
    """A source, or an article in it, that was left out: `errors.csv` beside the tables, `readings.errors` in Python."""

    source: str = column("the file or address, and the member of an archive in it")
    line: int | None = column("line of the file on which it begins, from 1; NA where the whole source is meant")
    article: str | None = column("id of the article, where one was made out")
    reason: str = column("what is wrong and what to do")

    @property
    def place(self) -> str:
        """Where it stands, as a message names it: "items.csv line 3", "notes.txt"."""
        return self.source if self.line is None else f"{self.source} line {self.line}"

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what an article is about, once each."""

    entity: str = column("id, unique within the article: e1, e2 ... in the order of first mention")
    name: str = column("the fullest proper name in the article, without title; for the unnamed, their first words")
    type: str = column("one of " + " ".join(ENTITY_TYPES))
    role: str | None = column("the title or role the article gives")
    aliases: str | None = column("other names the article uses, joined by '; '")
    mentions: int = column("how often it is mentioned, by name or otherwise")
    first_start: int = column("offset of its first mention")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that means an entity."""

    entity: str = column("id of the entity meant")
    text: str = column("the words")
    form: str = column("one of " + " ".join(MENTION_FORMS))
    start: int = column("offset of its first character in the article's text")
    end: int = column("offset after its last character")
    sentence: int = column("number of its sentence, from 1")
    paragraph: int = column("number of its paragraph, from 1")
    certainty: float | None = column(LIKELY, default=None)
    # beside the columns, and part of no table, as in `Statement`
    reading: str | None = beside()
    odds: float | None = beside()


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: somebody says, thinks, believes, warns or promises something."""

    statement: str = column("id, unique within the article: s1, s2 ... in the order of their contents")
    speaker: str | None = column("id of the speaker's entity; NA where nobody is named")
    speaker_text: str | None = column("the words that name the speaker here")
    speaker_start: int | None = column("offset of the speaker's first character")
    speaker_end: int | None = column("offset after the speaker's last character")
    cue: str = column("the words that attribute: said, has warned, according to, criticism")
    cue_start: int = column("offset of the cue's first character")
    cue_end: int = column("offset after the cue's last character")
    content: str = column("what is said: the text from content_start to content_end, a tag that interrupts it included")
    content_start: int = column("offset of the content's first character")
    content_end: int = column("offset after the content's last character")
    content_spans: str = column(
        "every part of what is said, '10-20 31-40', without the tag; to show, use reading.said()"
    )
    form: str = column("one of " + " ".join(STATEMENT_FORMS))
    act: str = column("one of " + " ".join(ACTS))
    negated: bool = column("true where that they say or think so is denied: did not criticise, has yet to say")
    certainty: float | None = column(LIKELY, default=None)
    # beside the columns, and part of no table: the rules that made it, what kind of reading it came by, and the
    # network's log-odds that it is right where the network was asked
    rules: Made = dataclasses.field(default=(), compare=False, kw_only=True)
    reading: str | None = beside()
    odds: float | None = beside()


@dataclass(frozen=True, slots=True)
class Stance:
    """Somebody supports or opposes somebody or something, according to the article."""

    stance: str = column("id, unique within the article: p1, p2 ... in the order of their evidence")
    holder: str | None = column("id of the entity that holds it; NA where nobody specific is named")
    holder_name: str | None = column("the holder's name, or the words used for it")
    holder_start: int | None = column("offset of the first character of the holder's words")
    holder_end: int | None = column("offset after the last character of the holder's words")
    target: str | None = column("id of the entity it is about")
    target_name: str = column("the target's name, or the words used for it")
    target_start: int = column("offset of the first character of the target's words")
    target_end: int = column("offset after the last character of the target's words")
    polarity: str = column("support or oppose")
    via: str = column("shown in words or in deeds")
    conditional: bool = column("true where it holds only if something else does")
    reported_by: str | None = column("id of the entity that says so, when it is not the article's own voice")
    statement: str | None = column("id of the statement it rests on")
    evidence: str = column("the words that show it: the text from start to end")
    start: int = column("offset of the evidence's first character")
    end: int = column("offset after the evidence's last character")
    certainty: float | None = column(LIKELY, default=None)
    # beside the columns, and part of no table: the rules that made it, what kind of reading it came by, and the
    # network's log-odds that it is right where the network was asked
    rules: Made = dataclasses.field(default=(), compare=False, kw_only=True)
    reading: str | None = beside()
    odds: float | None = beside()


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity the article states."""

    figure: str = column("id, unique within the article: f1, f2 ... in reading order")
    text: str = column("the quantity with its modifier and unit: 'some 17,000'")
    start: int = column("offset of its first character in the article's text")
    end: int = column("offset after its last character")
    value: float | None = column(
        "the stated number in base units (dollars, not millions); NA for ranges, scores and vague magnitudes"
    )
    low: float | None = column(
        "the least it may be, or the lesser count of a score; NA where the words set no lower bound"
    )
    high: float | None = column(
        "the most it may be, or the greater count of a score; NA where the words set no upper bound"
    )
    modifier: str = column("one of " + " ".join(MODIFIERS))
    trend: str | None = column(
        "up or down, where something rose or fell by it, or through it (from 9 to 7); NA for the level it led to"
    )
    unit: str | None = column(
        "percent, an ISO currency code or a unit in the singular (times a week: count/week); NA for a plain count"
    )
    counted: str | None = column("what is counted or measured: 'US reinforcements'")
    of: str | None = column("whom or what it is said about: 'the bank', 'rents in the capital'")
    source: str | None = column("id of the entity that gives it; NA for the article's own voice")
    statement: str | None = column("id of the innermost statement whose content holds it")
    sentence: int = column("number of its sentence, from 1")
    certainty: float | None = column(LIKELY, default=None)
    # beside the columns, and part of no table: the rules that made it, what kind of reading it came by, and the
    # network's log-odds that it is right where the network was asked
    rules: Made = dataclasses.field(default=(), compare=False, kw_only=True)
    reading: str | None = beside()
    odds: float | None = beside()


class Tables(Protocol):
    """The six tables as attributes: what charts and scores take. A `Reading` has them, and whatever else has them will
    do.

    A row of `itertuples` has the columns of its table as attributes, and is given the type of the table's record; what
    is None in the record is NA in the row (`read_cell`).
    """

    @property
    def articles(self) -> pd.DataFrame:
        """The table `articles`."""

    @property
    def entities(self) -> pd.DataFrame:
        """The table `entities`."""

    @property
    def mentions(self) -> pd.DataFrame:
        """The table `mentions`."""

    @property
    def statements(self) -> pd.DataFrame:
        """The table `statements`."""

    @property
    def stances(self) -> pd.DataFrame:
        """The table `stances`."""

    @property
    def figures(self) -> pd.DataFrame:
        """The table `figures`."""


TABLES: dict[str, type] = {
    "articles": ArticleFacts,
    "entities": Entity,
    "mentions": Mention,
    "statements": Statement,
    "stances": Stance,
    "figures": Figure,
}
ARTICLE = ("article", str, "the article's id: its file stem, or a given one")


@cache
def find_columns(record: type) -> list[tuple[str, type, str]]:
    """Name, Python type and meaning of every column of a record's table, in order; `article` comes first."""
    hints = typing.get_type_hints(record)
    own = [
        (f.name, _base_type(hints[f.name]), f.metadata["meaning"])
        for f in dataclasses.fields(record)
        if "meaning" in f.metadata
    ]
    article = next((column for column in own if column[0] == ARTICLE[0]), ARTICLE)
    return [article, *(column for column in own if column is not article)]


def to_table(record: type, rows: Iterable[object], *, article: str) -> pd.DataFrame:
    """Lay records of one type out as a typed table with their article's id; no records: an empty table of the same
    types.
    """
    return lay_out(record, to_cells(record, rows, article=article))


def to_errors(errors: Iterable[SourceError]) -> pd.DataFrame:
    """What was left out as a table; nothing: an empty one of the same types."""
    names = [name for name, _, _ in find_columns(SourceError)]
    return lay_out(SourceError, [[getattr(error, name) for name in names] for error in errors])


def to_cells(record: type, rows: Iterable[object], *, article: str) -> list[list[Any]]:
    """The cells of a table as plain values, a list a row; what is missing is None."""
    names = [name for name, _, _ in find_columns(record)[1:]]
    return [[article, *(getattr(row, name) for name in names)] for row in rows]


def lay_out(record: type, cells: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A typed table of the cells that `to_cells` gives."""
    columns = find_columns(record)
    table = pd.DataFrame(list(cells), columns=[name for name, _, _ in columns])
    return table.astype({name: DTYPES[kind] for name, kind, _ in columns})


def read_cell(value: T | None) -> T | None:
    """What a cell of a table holds, with None where it is NA."""
    return None if pd.isna(value) else value


def read_spans(spans: str) -> list[tuple[int, int]]:
    """The character spans of a `content_spans` cell, in its order: "10-20 31-40" is [(10, 20), (31, 40)]."""
    return [(int(start), int(end)) for start, _, end in (part.partition("-") for part in spans.split())]


def _base_type(hint: typing.Any) -> type:
    """`int` for `int | None`; a type that is no union is its own base."""
    bases = [part for part in typing.get_args(hint) if part is not types.NoneType]
    base: type = bases[0] if isinstance(hint, types.UnionType) else hint
    return base
