"""Page: the parts of a report as HTML: masthead, summary, marked-up article, a listing a table, and what was run.

Knows the tables' columns and HTML. Everything that comes from an article or a parameter is escaped here. In a notebook
a part shows itself; in a report the template sets it on the page.
"""

import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from html import escape, unescape
from importlib.metadata import version
from typing import NamedTuple, Protocol

import pandas as pd

from broadsheet.article import Article
from broadsheet.markup import (
    RATED_TABLES,
    SAMPLES,
    UNNAMED,
    UNSURE_SAMPLE,
    has_less_certain,
    is_less_certain,
    join_parts,
    keep_sure,
    mark_up,
    name_words,
    write_style,
)
from broadsheet.phrasing import say_act, say_count
from broadsheet.quantities import say_bounds, say_unit
from broadsheet.report.listings import Cell, Part, Row, list_rows
from broadsheet.report.summary import summarise, tell_speakers
from broadsheet.schema import TABLES, Figure, Mention, Stance, Tables, read_cell

SWITCHES = {"entities": "Entities", "statements": "Statements", "stances": "Stances", "figures": "Figures"}
TYPES = {
    "NORP": "people",
    "GPE": "place",
    "LOC": "place",
    "FAC": "building",
    "WORK_OF_ART": "work",
    "ORG": "organisation",
}
AS_IT_STOOD = "As it stood: nothing was guessed, repaired or left out."
PACKAGES = ("broadsheet", "spacy", "pandas", "matplotlib", "papermill", "nbconvert")


class Shown(Tables, Protocol):
    """What a page shows: a `Reading`, or whatever else has its article, its tables and its model."""

    @property
    def article(self) -> Article:
        """The article that was read."""

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The six tables, by name."""

    @property
    def model(self) -> str:
        """The pipeline that read it, with its version."""

    @property
    def certainty(self) -> float:
        """How certain its rows are at least; 0 where all were kept."""


class Place(NamedTuple):
    """Where in the article a mention stands: its address on the page, and a link to it."""

    address: str
    link: str


def masthead(reading: Shown) -> Part:
    """Title, source, date, length and, where it is a web address, a link to the original; carries the tables as
    data.
    """
    article, facts = reading.article, reading.articles.iloc[0]
    shown = [article.source, say_date(article.published), say_count(int(facts["words"]), "word")]
    line = [f"<span>{escape(part)}</span>" for part in shown if part]
    if article.url and is_web_address(article.url):
        line.append(f'<a href="{escape(article.url)}" rel="noopener noreferrer">the original</a>')
    html = f'<div class="masthead"><h1>{escape(article.title)}</h1><p class="facts">{"".join(line)}</p></div>'
    tables = {name: _pack(reading, name) for name in TABLES}
    return Part(html, {"article": article.id, "title": article.title, "facts": _find_facts(reading), "tables": tables})


def glance(reading: Shown) -> Part:
    """The sentences of `summary.summarise`, as a list."""
    return _list_sentences(summarise(reading))


def tell(sentences: Iterable[str]) -> Part:
    """Plain sentences, as a list."""
    return _list_sentences(escape(sentence) for sentence in sentences)


def _list_sentences(sentences: Iterable[str]) -> Part:
    return Part(f'<ul class="glance">{"".join(f"<li>{sentence}</li>" for sentence in sentences)}</ul>')


def article(reading: Shown) -> Part:
    """The article, marked up, with a switch for each kind of mark."""
    kinds = [(kind, name, SAMPLES[kind]) for kind, name in SWITCHES.items()]
    kinds += [("unsure", "Less certain", UNSURE_SAMPLE)] if has_less_certain(reading.tables) else []
    switches = "".join(
        f'<label><input type="checkbox" class="show-{kind}" checked> <b>{name}</b> '
        f'<span aria-hidden="true">{sample}</span></label>'
        for kind, name, sample in kinds
    )
    text = mark_up(reading.article.text, reading.tables)
    choice = f'<fieldset class="switches"><legend>Show in the text</legend>{switches}</fieldset>'
    html = f'{choice}<div class="text" lang="en">{text}</div>'
    return Part(f'{write_style("markup")}<div class="marked">{html}</div>')


def entities(reading: Shown) -> Part:
    """Who and what, the most mentioned first, with a link to each mention by the number of its paragraph.

    Less certain mentions are told apart and counted by themselves.
    """
    table = keep_sure(reading).entities.sort_values(["mentions", "first_start"], ascending=[False, True], kind="stable")
    whole = dict(zip(reading.entities["entity"], reading.entities["mentions"], strict=True))
    places: dict[str, list[Place]] = {}
    for number, row in enumerate(reading.mentions.itertuples(), 1):
        places.setdefault(row.entity, []).append(_find_place(number, row))
    rows: list[Row] = []
    for row in table.itertuples():
        own = places.get(row.entity, [])
        first = own[0].address if own else f"#{row.entity}"
        notes = [escape(note) for note in (row.role, row.aliases) if not pd.isna(note)]
        name = f'<a class="words" href="{first}">{escape(row.name)}</a>{_note("; ".join(notes))}'
        kind = escape(TYPES.get(row.type, row.type.lower()))
        where = f'<span class="places">{" ".join(place.link for place in own)}</span>'
        fewer = whole[row.entity] - row.mentions
        count = f"{row.mentions}{_note(f'and {fewer} less certain' if fewer else '')}"
        rows.append(Row(row.entity, [name, kind, Cell(count, row.mentions), Cell(where, row.first_start)]))
    return _list_words("entities", ("Name", "Kind", "Mentions", "In paragraphs"), rows)


def _find_place(number: int, row: Mention) -> Place:
    """Where a mention stands; a less certain one has a question mark."""
    doubt, told = ("?", ", less certain") if is_less_certain(row.certainty) else ("", "")
    label = escape(f"{row.text}, paragraph {row.paragraph}{told}")
    address = f"#{name_words('mention', number)}"
    return Place(address, f'<a href="{address}" aria-label="{label}">{row.paragraph}{doubt}</a>')


def statements(reading: Shown) -> Part:
    """Who says what, in the order of the text."""
    names = _find_names(reading)
    rows: list[Row] = []
    for row in reading.statements.itertuples():
        who = _link(row.speaker, names, row.speaker_text)
        act = escape(say_act(row.act, negated=row.negated)) + _note(f"{escape(row.cue)}, {escape(row.form)}")
        said = join_parts(reading.article.text, row.content_spans)
        quoted = f"“{escape(said)}”" if row.form == "direct" else escape(said)
        words = _link_words("statement", row.statement, quoted)
        rows.append(Row(row.statement, [who, act, words], read_cell(row.certainty)))
    return _list_words("statements", ("Speaker", "Act", "What is said"), rows)


def stances(reading: Shown) -> Part:
    """Who is for or against whom and what, with the words that show it."""
    names = _find_names(reading)
    rows: list[Row] = []
    for row in reading.stances.itertuples():
        holder, target = _link(row.holder, names, row.holder_name), _link(row.target, names, row.target_name)
        words = _link_words("stance", row.stance, escape(" ".join(row.evidence.split())))
        rows.append(Row(row.stance, [holder, _sign(row, names), target, words], read_cell(row.certainty)))
    return _list_words("stances", ("Holder", "Stance", "Target", "Words that show it"), rows)


def _sign(row: Stance, names: Mapping[str, str]) -> str:
    """The verb of a stance, with how it is shown, on what it depends and who says so."""
    verb = {"support": "supports", "oppose": "opposes"}[row.polarity]
    notes = ["in deeds"] if row.via == "deeds" else []
    if row.conditional:
        notes.append("on a condition")
    if read_cell(row.reported_by) is not None:
        notes.append(f"according to {_link(row.reported_by, names, None)}")
    return f'<span class="verb {row.polarity}">{verb}</span>{_note(", ".join(notes))}'


def figures(reading: Shown) -> Part:
    """Every number with what it counts, its bounds, and who gives it."""
    names = _find_names(reading)
    rows = [Row(row.figure, _list_figure(row, names), read_cell(row.certainty)) for row in reading.figures.itertuples()]
    return _list_words("figures", ("As written", "Counts", "Bounds", "Precision", "Given by"), rows)


def _list_figure(row: Figure, names: Mapping[str, str]) -> Sequence[str | Cell]:
    """The cells of a figure; as written and by its bounds it sorts among those of its unit."""
    counted, about, trend = (escape(read_cell(part) or "") for part in (row.counted, row.of, row.trend))
    words = _link_words("figure", row.figure, escape(row.text))
    bounds = escape(say_bounds(row)) + _note(trend)
    size = next(
        (float(number) for number in map(read_cell, (row.value, row.high, row.low)) if number is not None), None
    )
    written, bounded = (Cell(shown, size, say_unit(row.unit)) for shown in (words, bounds))
    precision = escape(row.modifier.replace("_", " "))
    source = "the article itself" if read_cell(row.source) is None else _link(row.source, names, None)
    return [written, counted + _note(about and f"of {about}"), bounded, precision, source]


def run(reading: Shown) -> Part:
    """What made the report: the article's facts as read, how it was taken in, the certainty that was asked of its rows,
    the model, the versions and the time.
    """
    article, facts = reading.article, reading.articles.iloc[0]
    rows = {
        "Article": article.path,
        "Title": article.title,
        "Source": article.source,
        "Published": article.published,
        "URL": article.url,
        "How it was taken in": " ".join(article.notes) or AS_IT_STOOD,
    }
    if reading.certainty:
        rows["Rows kept"] = f"those with a certainty of at least {reading.certainty:g}"
    return list_run({**rows, "Model": reading.model, "SHA-256 of the text": facts["sha256"]})


def list_run(facts: Mapping[str, str | None]) -> Part:
    """Facts about a run, then the time and the version of everything that took part."""
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    versions = {f"Version of {name}": version(name) for name in PACKAGES} | {
        "Version of Python": platform.python_version()
    }
    rows = {**facts, "Made": made, **versions}
    items = "".join(f"<div><dt>{escape(name)}</dt><dd>{_show(value)}</dd></div>" for name, value in rows.items())
    return Part(f'<dl class="run">{items}</dl>')


def say_date(published: str | None) -> str:
    """ "25 January 2007" for an ISO date; anything else as it is."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return published or ""
    return f"{day.day} {day:%B} {day.year}"


def is_web_address(url: str | None) -> bool:
    """May the page link there: http or https, and nothing a browser would run?"""
    return url is not None and url.lower().startswith(("http://", "https://"))


def _list_words(table: str, columns: Sequence[str], rows: Iterable[Row]) -> Part:
    return list_rows(table, columns, rows, caption=f"{table.capitalize()}; each row leads to its words")


def _find_names(reading: Shown) -> dict[str, str]:
    return dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))


def _link(entity: str | None, names: Mapping[str, str], words: str | None) -> str:
    """An entity's name, linked to its row; without one the article's words, and without those a plain word for
    nobody.
    """
    key, said = read_cell(entity), read_cell(words)
    if key is not None and key in names:
        return f'<a href="#{escape(key)}">{escape(names[key])}</a>'
    return f'<span class="unnamed">{escape(UNNAMED if said is None else " ".join(said.split()))}</span>'


def _link_words(kind: str, key: str, html: str) -> str:
    """Words of a row, linked to where they stand in the article."""
    return f'<a class="words" href="#{name_words(kind, key)}">{html}</a>'


def _note(html: str) -> str:
    """What stands small below the words of a cell, or on a phone behind them; of nothing, nothing."""
    return f" <small>{html}</small>" if html else ""


def _find_facts(reading: Shown) -> dict[str, object]:
    """What an index says of a report: where the article comes from, how much was read, and who speaks most, in plain
    words; of less certain rows how many there are alone.
    """
    sure = keep_sure(reading)
    names = {entity: escape(name) for entity, name in _find_names(reading).items()}
    counts = {name: len(getattr(sure, name)) for name in ("entities", "statements", "stances", "figures")}
    less = sum(sure.left_out[name] for name in RATED_TABLES if name in counts)
    article = reading.article
    facts: dict[str, object] = {"title": article.title, "source": article.source, "published": article.published}
    facts["words"] = int(reading.articles.iloc[0]["words"])
    lead = {"lead": unescape(tell_speakers(sure, names))}
    return facts | counts | lead | ({"less_certain": less} if less else {})


def _pack(reading: Shown, name: str) -> dict[str, object]:
    """A table as JSON can carry it: its columns and its rows, with null for what is missing."""
    table = reading.tables[name]
    rows = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    return {"columns": list(table.columns), "rows": rows}


def _show(value: str | None) -> str:
    return '<span class="unnamed">not given</span>' if value is None or pd.isna(value) else escape(str(value))
