"""Reading: one article as typed tables, and many articles as the same tables.

The last module that knows spaCy. Turns the finders' records into DataFrames; knows nothing of charts or notebooks.
"""

import hashlib
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path

import pandas as pd
from spacy.tokens import Doc

from broadsheet.article import Article, read_articles
from broadsheet.errors import ArticleError
from broadsheet.language import MODEL, check_pipeline, load_pipeline
from broadsheet.markup import LEGEND, Excerpts, Explanation, find_excerpts, find_row, join_parts, mark_up, write_style
from broadsheet.paragraphs import find_paragraphs
from broadsheet.progress import Tell, show_progress
from broadsheet.records import find_records
from broadsheet.rules import Made
from broadsheet.schema import TABLES, ArticleFacts, to_table

STEPS = ("loading the pipeline", "parsing", "finding the rows")


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
    `rules` has, by a row's id, which rule decided which of its columns.
    """

    article: Article
    model: str
    tables: Mapping[str, pd.DataFrame]
    rules: Mapping[str, Made] = field(default_factory=dict, repr=False)

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

    def _repr_html_(self) -> str:
        """The article, marked up, for JupyterLab."""
        text = mark_up(self.article.text, self.tables)
        head = f"{write_style('markup', 'notebook')}<p><b>{escape(self.article.title)}</b></p>"
        return f'{head}{LEGEND}<div class="text">{text}</div>'


@dataclass(frozen=True)
class Readings(TablesByName):
    """Many articles as the same six tables, one after the other; `article` tells the rows apart."""

    tables: Mapping[str, pd.DataFrame]

    def __repr__(self) -> str:
        return f"Readings({', '.join(f'{len(table)} {name}' for name, table in self.tables.items())})"


def read(
    path: str | Path | Article,
    /,
    *,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    url: str | None = None,
    encoding: str = "utf-8",
    model: str = MODEL,
) -> Reading:
    """Read one article: a file, a web address or an `Article`.

    `title`, `source` (who published it), `published` (a date) and `url` override what the file says. ArticleError where
    it cannot be read or holds several.
    """
    articles = list(read_articles([path], title=title, source=source, published=published, url=url, encoding=encoding))
    if len(articles) != 1:
        raise ArticleError(f"{path}: holds {len(articles)} articles, and bs.read reads one. Use bs.read_many.")
    with show_progress(articles[0].id, steps=len(STEPS)) as tell:
        return _read_one(articles[0], model=model, tell=tell)


def read_many(
    sources: str | Path | Iterable[str | Path | Article],
    *,
    encoding: str = "utf-8",
    model: str = MODEL,
    workers: int = 1,
) -> Readings:
    """Read the articles of many sources (paths, addresses, folders, glob patterns or Articles) into one set of
    tables.
    """
    with show_progress("articles") as tell:
        return concatenate(
            _tell_each(read_each(read_articles(sources, encoding=encoding), model=model, workers=workers), tell)
        )


def read_each(articles: Iterable[Article], *, model: str = MODEL, workers: int = 1) -> Iterator[Reading]:
    """Read articles one after the other, in order and lazily; `workers` processes share the work."""
    if workers == 1:
        yield from map(partial(_read_one, model=model), articles)
        return
    check_pipeline(model)  # a missing model is told once, here, and not by every worker
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[Reading]] = deque()
        for article in articles:
            waiting.append(pool.submit(_read_one, article, model=model))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


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
    records = find_records(doc)
    facts = _find_facts(article, doc)
    rows = {"articles": [facts], **{name: getattr(records, name) for name in TABLES if name != "articles"}}
    tables = {name: to_table(record, rows[name], article=article.id) for name, record in TABLES.items()}
    rules = {
        **{row.statement: row.rules for row in records.statements},
        **{row.stance: row.rules for row in records.stances},
        **{row.figure: row.rules for row in records.figures},
    }
    return Reading(article, f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}", tables, rules)


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
