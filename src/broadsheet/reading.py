"""Reading: one article as typed tables, and many articles as the same tables.

The last module that knows spaCy. Turns the finders' records into DataFrames; knows nothing of charts or notebooks.
"""

import hashlib
import os
import traceback
import warnings
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import Any, Self

import pandas as pd
from spacy.tokens import Doc

from broadsheet.article import Article, Leave, read_articles
from broadsheet.certainty import keep_surer
from broadsheet.errors import ArticleError, BroadsheetError
from broadsheet.language import MODEL, check_pipeline, load_pipeline
from broadsheet.markup import (
    Excerpts,
    Explanation,
    find_excerpts,
    find_row,
    join_parts,
    mark_up,
    write_legend,
    write_style,
)
from broadsheet.paragraphs import find_paragraphs
from broadsheet.phrasing import say_digits
from broadsheet.progress import Tell, show_progress
from broadsheet.records import find_records
from broadsheet.rules import Made
from broadsheet.schema import TABLES, ArticleFacts, SourceError, to_cells, to_errors, to_table
from broadsheet.workers import work_each

LONGEST_FAULT = 200  # characters: an error may quote the whole text
STEPS = ("loading the pipeline", "parsing", "finding the rows")


class LeftOutWarning(UserWarning):
    """Something was left out of what was read."""


class TablesByName:
    """Each of `tables` as an attribute: `reading.entities` is `reading.tables["entities"]`."""

    tables: Mapping[str, pd.DataFrame]

    @property
    def articles(self) -> pd.DataFrame:
        """The article itself: one row."""
        return self.tables["articles"]

    @property
    def entities(self) -> pd.DataFrame:
        """Who and what: a row an entity, in order of first mention."""
        return self.tables["entities"]

    @property
    def mentions(self) -> pd.DataFrame:
        """Every mention of every entity, in text order."""
        return self.tables["mentions"]

    @property
    def statements(self) -> pd.DataFrame:
        """Who says what: a row an attribution, in text order."""
        return self.tables["statements"]

    @property
    def stances(self) -> pd.DataFrame:
        """Who is for or against whom and what."""
        return self.tables["stances"]

    @property
    def figures(self) -> pd.DataFrame:
        """Every number, in text order."""
        return self.tables["figures"]


@dataclass(frozen=True)
class Reading(TablesByName):
    """An article and the tables read from it; `model` is the spaCy pipeline's name and version.

    `tables` has the keys and columns of `schema.TABLES`; each table is also an attribute: `reading.entities`.
    `rules` has, by a row's id, which rule decided which of its columns. `certainty` is what was asked of its rows,
    where the less certain ones were left out (`surer`).
    """

    article: Article
    model: str
    tables: Mapping[str, pd.DataFrame]
    rules: Mapping[str, Made] = field(default_factory=dict, repr=False)
    certainty: float = 0.0

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.tables[name])} {name}" for name in TABLES if name != "articles")
        return f"Reading({self.article.id!r}: {counts})"

    def show(self, *rows: str) -> Excerpts:
        """The words that rows were read from, by the rows' ids ("s1", "f2"), in their paragraphs; an unknown id:
        ParameterError.
        """
        return find_excerpts(self.article.text, self.tables, rows)

    def explain(self, row: str) -> Explanation:
        """Why a row is in its table, by its id ("f3"): its words, and which rule decided which of its columns.

        An unknown id: ParameterError.
        """
        words = self.show(row)
        return Explanation(words, self.rules.get(row, ()), find_row(self.tables, row))

    def said(self) -> pd.Series:
        """What each statement says, as words to show:
        `content` without the tag that may interrupt it, " … " in its place.
        """
        words = [join_parts(self.article.text, spans) for spans in self.statements["content_spans"]]
        return pd.Series(words, index=self.statements.index, name="said", dtype="string")

    def surer(self, certainty: float) -> Self:
        """What is left of it when only rows that are at least so certain are kept, from 0 (all) to 1.

        Ids stay, and none leads to a row that went. What the columns `certainty` say is what counts; a row that is not
        rated goes too. Any other number: ParameterError.
        """
        least = max(self.certainty, certainty)
        return replace(self, tables=keep_surer(self.tables, certainty), certainty=least)

    def _repr_html_(self) -> str:
        """The article, marked up, for JupyterLab."""
        text = mark_up(self.article.text, self.tables)
        head = f"{write_style('markup', 'notebook')}<p><b>{escape(self.article.title)}</b></p>"
        return f'{head}{write_legend(self.tables)}<div class="text">{text}</div>'


@dataclass(frozen=True)
class Readings(TablesByName):
    """Many articles as the same six tables, one after the other; `article` tells the rows apart.

    `errors` has a row for each source or article that was left out, with the reason.
    """

    tables: Mapping[str, pd.DataFrame]
    errors: pd.DataFrame = field(default_factory=partial(to_errors, ()))

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(table)} {name}" for name, table in self.tables.items())
        return f"Readings({counts}{f', {len(self.errors)} errors' if len(self.errors) else ''})"

    def surer(self, certainty: float) -> Self:
        """As `Reading.surer`, of every article."""
        return replace(self, tables=keep_surer(self.tables, certainty))


def read(
    path: str | Path | Article,
    /,
    *,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    anyway: bool = False,
    model: str = MODEL,
) -> Reading:
    """Read one article: a file, a web address or an `Article`.

    `title`, `source` (who published it), `published` (a date) and `url` override what the file says; `encoding` is that
    of a file that is no UTF-8, `columns` says which column of a file of rows is which fact (`{"text": "body"}`), and
    `anyway` reads what looks like no article and what is not English. ArticleError where it cannot be read or holds
    several.
    """
    how: dict[str, Any] = {"encoding": encoding, "columns": columns, "anyway": anyway}
    articles = list(read_articles([path], title=title, source=source, published=published, url=url, **how))
    if len(articles) != 1:
        raise ArticleError(f"{path}: holds {len(articles)} articles, and bs.read reads one. Use bs.read_many.")
    with show_progress(articles[0].id, steps=len(STEPS)) as tell:
        return _read_one(articles[0], model=model, tell=tell)


def read_many(
    sources: str | Path | Iterable[str | Path | Article],
    *,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    anyway: bool = False,
    strict: bool = False,
    model: str = MODEL,
    workers: int = 1,
) -> Readings:
    """Read the articles of many sources (paths, addresses, folders, glob patterns or Articles) into one set of
    tables.

    What cannot be read is left out: a warning says how much, and `errors` of what is returned has a row for each. With
    `strict` the first of these is raised instead. `encoding`, `columns` and `anyway` are those of `read`.
    """
    errors: list[SourceError] = []
    leave = None if strict else errors.append
    articles = read_articles(sources, encoding=encoding, columns=columns, anyway=anyway, leave=leave)
    each = read_each(articles, model=model, workers=workers, leave=leave)
    # closed, since a notebook that keeps an error keeps all that worked when it came up: the workers too
    with show_progress("articles") as tell, closing(each):
        readings = concatenate(_tell_each(each, tell))
    if errors:
        told = f"{say_digits(len(readings.articles), 'article')} read, {len(errors):,} left out (see `errors`)"
        first = "" if len(errors) == 1 else ", the first of them"
        warnings.warn(f"{told}{first}: {errors[0].source}: {errors[0].reason}", LeftOutWarning, stacklevel=2)
    return Readings(readings.tables, to_errors(errors))


def read_each(
    articles: Iterable[Article], *, model: str = MODEL, workers: int = 1, leave: Leave | None = None
) -> Generator[Reading, None, None]:
    """Read articles one after the other, in order and lazily; `workers` processes share the work.

    What fails on an article is raised; with `leave`, that is told, and the others are read.
    """
    check_pipeline(model)  # a missing model is told once, here, and not by every worker
    with closing(work_each(partial(_read_one, model=model), articles, workers=workers)) as outcomes:
        for outcome in outcomes:
            if outcome.result is not None:
                yield outcome.result
            elif outcome.error is not None:
                _leave_or_raise(outcome.error, outcome.item, leave)


def _leave_or_raise(error: Exception, article: Article, leave: Leave | None) -> None:
    fault = find_fault(article, error)
    if leave is None:
        raise error
    leave(fault)


def find_fault(article: Article, error: Exception) -> SourceError:
    """What to tell of an article that could not be read for a fault of ours; what the user can put right, such as a
    pipeline that cannot be loaded, is everybody's, and is raised.

    The traceback is printed where the environment variable BROADSHEET_TRACEBACK is set.
    """
    if isinstance(error, BroadsheetError):
        raise error
    if os.environ.get("BROADSHEET_TRACEBACK"):
        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    reason = (
        f"Reading it failed with {shorten(' '.join(what.split()), LONGEST_FAULT, placeholder=' …')}; this is a fault "
        "of broadsheet and not of the article: please report it with the article."
    )
    return SourceError(article.path or article.url or article.id, None, article.id, reason)


def read_cells(article: Article, *, model: str) -> dict[str, list[list[Any]]]:
    """The rows of the tables of one article as plain values, as `schema.to_cells` gives them."""
    rows = _find_rows(article, load_pipeline(model)(article.text))
    return {name: to_cells(record, rows.tables[name], article=article.id) for name, record in TABLES.items()}


def concatenate(readings: Iterable[Reading]) -> Readings:
    """The tables of several readings as one set; none: empty tables of the same types."""
    parts: dict[str, list[pd.DataFrame]] = {name: [to_table(record, (), article="")] for name, record in TABLES.items()}
    for reading in readings:
        for name, table in reading.tables.items():
            parts[name].append(table)
    return Readings({name: pd.concat(tables, ignore_index=True) for name, tables in parts.items()})


def hash_text(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal, as the table `articles` has it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _tell_each(readings: Iterable[Reading], tell: Tell) -> Iterator[Reading]:
    for number, reading in enumerate(readings, 1):
        tell(f"{number:,} read, the last one {reading.article.id}")
        yield reading


def _read_one(article: Article, *, model: str, tell: Tell = lambda doing: None) -> Reading:
    load, parse, find = STEPS
    tell(load)
    nlp = load_pipeline(model)
    tell(parse)
    doc = nlp(article.text)
    tell(find)
    rows = _find_rows(article, doc)
    tables = {name: to_table(record, rows.tables[name], article=article.id) for name, record in TABLES.items()}
    return Reading(article, f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}", tables, rows.rules)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The records of one article by the names of their tables, and by a row's id which rule decided what."""

    tables: Mapping[str, Sequence[object]]
    rules: Mapping[str, Made]


def _find_rows(article: Article, doc: Doc) -> _Rows:
    records = find_records(doc)
    rules = {
        **{row.statement: row.rules for row in records.statements},
        **{row.stance: row.rules for row in records.stances},
        **{row.figure: row.rules for row in records.figures},
    }
    found = {name: getattr(records, name) for name in TABLES if name != "articles"}
    return _Rows({"articles": [_find_facts(article, doc)], **found}, rules)


def _find_facts(article: Article, doc: Doc) -> ArticleFacts:
    return ArticleFacts(
        title=article.title,
        source=article.source,
        published=article.published,
        url=article.url,
        path=article.path,
        sha256=hash_text(article.text),
        language=doc.lang_,
        characters=len(article.text),
        words=sum(not (token.is_space or token.is_punct) for token in doc),
        sentences=sum(1 for _ in doc.sents),
        paragraphs=len(find_paragraphs(article.text)),
        notes=" ".join(article.notes) or None,
        text=article.text,
    )
