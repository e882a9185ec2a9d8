"""Page: the parts of a report as HTML: masthead, summary, marked-up article, a listing a table, and what was run.

Knows the tables' columns and HTML. Everything that comes from an article or a parameter is escaped here. In a notebook
a part shows itself; in a report the template sets it on the page.
"""

import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape, unescape
from importlib.metadata import version
from typing import NamedTuple, Protocol

import pandas as pd

from broadsheet.article import Article
from broadsheet.markup import SAMPLES, UNNAMED, join_parts, mark_up, name_words, write_style
from broadsheet.phrasing import say_count
from broadsheet.quantities import say_bounds, say_unit
from broadsheet.report.summary import summarise, tell_speakers
from broadsheet.schema import TABLES, Figure, Stance, Tables, read_cell

# the tables travel in the notebook's output under this type, and from there into the page
DATA_TYPE = "application/vnd.broadsheet.tables+json"
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


class Cell(NamedTuple):
    """A cell as HTML, with the value it sorts by; values of one group (a unit) stand together, and what has none comes
    last.
    """

    html: str
    value: object
    group: str = ""


class Place(NamedTuple):
    """Where in the article a mention stands: its address on the page, and a link to it."""

    address: str
    link: str


Row = tuple[str, Sequence[str | Cell]]  # a row's id and its cells, HTML alone or with what it sorts by


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page, which a notebook shows with a style of its own; `data` goes with it for the page's script."""

    html: str
    data: Mapping[str, object] | None = None

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        bundle: dict[str, object] = {"text/html": write_style("notebook") + self.html}
        return bundle if self.data is None else bundle | {DATA_TYPE: self.data}


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
    switches = "".join(
        f'<label><input type="checkbox" class="show-{kind}" checked> <b>{name}</b> '
        f'<span aria-hidden="true">{SAMPLES[kind]}</span></label>'
        for kind, name in SWITCHES.items()
    )
    text = mark_up(reading.article.text, reading.tables)
    choice = f'<fieldset class="switches"><legend>Show in the text</legend>{switches}</fieldset>'
    html = f'{choice}<div class="text" lang="en">{text}</div>'
    return Part(f'{write_style("markup")}<div class="marked">{html}</div>')


def entities(reading: Shown) -> Part:
    """Who and what, the most mentioned first, with a link to each mention by the number of its paragraph."""
    table = reading.entities.sort_values(["mentions", "first_start"], ascending=[False, True], kind="stable")
    places: dict[str, list[Place]] = {}
    for number, row in enumerate(reading.mentions.itertuples(), 1):
        label = escape(f"{row.text}, paragraph {row.paragraph}")
        address = f"#{name_words('mention', number)}"
        link = f'<a href="{address}" aria-label="{label}">{row.paragraph}</a>'
        places.setdefault(row.entity, []).append(Place(address, link))
    rows: list[Row] = []
    for row in table.itertuples():
        own = places.get(row.entity, [])
        first = own[0].address if own else f"#{row.entity}"
        notes = [escape(note) for note in (row.role, row.aliases) if not pd.isna(note)]
        name = f'<a class="words" href="{first}">{escape(row.name)}</a>{_note("; ".join(notes))}'
        kind = escape(TYPES.get(row.type, row.type.lower()))
        where = f'<span class="places">{" ".join(place.link for place in own)}</span>'
        rows.append((row.entity, [name, kind, Cell(str(row.mentions), row.mentions), Cell(where, row.first_start)]))
    return _list_words("entities", ("Name", "Kind", "Mentions", "In paragraphs"), rows)


def statements(reading: Shown) -> Part:
    """Who says what, in the order of the text."""
    names = _find_names(reading)
    rows: list[Row] = []
    for row in reading.statements.itertuples():
        who = _link(row.speaker, names, row.speaker_text)
        act = escape(row.act) + _note(f"{escape(row.cue)}, {escape(row.form)}")
        said = join_parts(reading.article.text, row.content_spans)
        quoted = f"“{escape(said)}”" if row.form == "direct" else escape(said)
        words = _link_words("statement", row.statement, quoted)
        rows.append((row.statement, [who, act, words]))
    return _list_words("statements", ("Speaker", "Act", "What is said"), rows)


def stances(reading: Shown) -> Part:
    """Who is for or against whom and what, with the words that show it."""
    names = _find_names(reading)
    rows: list[Row] = []
    for row in reading.stances.itertuples():
        holder, target = _link(row.holder, names, row.holder_name), _link(row.target, names, row.target_name)
        words = _link_words("stance", row.stance, escape(" ".join(row.evidence.split())))
        rows.append((row.stance, [holder, _sign(row, names), target, words]))
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
    rows: list[Row] = [(row.figure, _list_figure(row, names)) for row in reading.figures.itertuples()]
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
    """What made the report: the article's facts as read, how it was taken in, the model, the versions and the time."""
    article, facts = reading.article, reading.articles.iloc[0]
    rows = {
        "Article": article.path,
        "Title": article.title,
        "Source": article.source,
        "Published": article.published,
        "URL": article.url,
        "How it was taken in": " ".join(article.notes) or AS_IT_STOOD,
    }
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


def list_rows(table: str, columns: Sequence[str], rows: Iterable[Row], caption: str) -> Part:
    """A table whose rows bear their ids. The roles survive a phone's layout.

    No rows: nothing, for the chart beside it says so.
    """
    body = "".join(_list_row(row_id, columns, cells) for row_id, cells in rows)
    if not body:
        return Part("")
    head = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in columns)
    return Part(
        f'<div class="listing"><table role="table" data-table="{table}"><caption class="aside">{caption}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _list_row(row_id: str, columns: Sequence[str], cells: Sequence[str | Cell]) -> str:
    out = []
    for place, (name, cell) in enumerate(zip(columns, cells, strict=True)):
        html, sort = cell, ""
        if isinstance(cell, Cell):
            html, sort = cell.html, f' data-value="{"" if cell.value is None else cell.value}"'
            sort += f' data-group="{escape(cell.group)}"' if cell.group else ""
        tag, role = ("th", ' scope="row" role="rowheader"') if place == 0 else ("td", ' role="cell"')
        out.append(f'<{tag}{role} data-label="{name}"{sort}>{html}</{tag}>')
    return f'<tr role="row" id="{escape(row_id)}">{"".join(out)}</tr>'


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
    """What stands small below the words of a cell; of nothing, nothing."""
    return f"<small>{html}</small>" if html else ""


def _find_facts(reading: Shown) -> dict[str, object]:
    """What an index says of a report: where the article comes from, how much was read, and who speaks most, in plain
    words.
    """
    names = {entity: escape(name) for entity, name in _find_names(reading).items()}
    counts = {name: len(reading.tables[name]) for name in ("entities", "statements", "stances", "figures")}
    article = reading.article
    facts: dict[str, object] = {"title": article.title, "source": article.source, "published": article.published}
    facts["words"] = int(reading.articles.iloc[0]["words"])
    return facts | counts | {"lead": unescape(tell_speakers(reading.statements, names))}


def _pack(reading: Shown, name: str) -> dict[str, object]:
    """A table as JSON can carry it: its columns and its rows, with null for what is missing."""
    table = reading.tables[name]
    rows = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    return {"columns": list(table.columns), "rows": rows}


def _show(value: str | None) -> str:
    return '<span class="unnamed">not given</span>' if value is None or pd.isna(value) else escape(str(value))
