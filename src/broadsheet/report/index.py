"""Index: one page that lists the reports of a folder with their key facts, each a link that works from a folder and
from a server.

Knows what a report says of itself in its head. Knows nothing of articles, notebooks or spaCy.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

from broadsheet.errors import OutputError
from broadsheet.phrasing import open_sentence, say_alone, say_count, say_digits
from broadsheet.report.listings import Cell, Row, list_rows
from broadsheet.report.page import say_date
from broadsheet.report.shell import GENERATOR, fill_template, make_frame, read_head, write_page
from broadsheet.schema import SourceError

FACTS = re.compile(r'<meta name="broadsheet-facts" content="([^"]*)">')
COLUMNS = ("Article", "Published", "Words", "Entities", "Statements", "Stances", "Figures")
MOST_MISSING = 20  # of what was left out, before the rest is counted: errors.csv has all
COUNTED = ("words", "entities", "statements", "stances", "figures")


def write_index(out: Path, *, left_out: Sequence[SourceError] = ()) -> Path:
    """Write `out`/index.html over all reports in the folders of `out`, the newest article first, and give its path.

    What was left out of the run stands at its foot, with the reasons. OutputError where it cannot be written, or where
    an index.html stands there that broadsheet did not make.
    """
    target = check_index(out)
    reports = find_reports(out)
    title = open_sentence(f"{say_count(len(reports), 'article')} read")
    lead = f'<div class="masthead"><h1>{escape(title)}</h1></div>'
    page = make_frame(title) | {"lead": [lead], "listing": _list_reports(reports), "missing": _list_missing(left_out)}
    page["missing_title"] = open_sentence(f"{say_alone(len(left_out))} left out")
    return write_page(target, fill_template("reports.html.j2", page))


def check_index(out: Path) -> Path:
    """The path of the index; OutputError where a page stands there that is not ours to write over."""
    target = out / "index.html"
    if target.exists() and not has_index(out):
        raise OutputError(f"{target}: was not made by broadsheet and is left alone. Name another folder with --out.")
    return target


def has_index(out: Path) -> bool:
    """Does an index of ours stand in the folder?"""
    return GENERATOR in read_head(out / "index.html")


def find_reports(out: Path) -> list[tuple[str, dict[str, object]]]:
    """Folder name and facts of every report in `out`, the newest article first, undated ones last, then by title."""
    found = []
    for path in sorted(out.glob("*/report.html")):
        facts = FACTS.search(read_head(path))
        if facts:
            found.append((path.parent.name, json.loads(unescape(facts[1]))))
    found.sort(key=lambda one: str(one[1]["title"]).casefold())
    return sorted(found, key=lambda one: str(one[1]["published"] or ""), reverse=True)


def _list_reports(reports: Iterable[tuple[str, Mapping[str, object]]]) -> str:
    rows: list[Row] = []
    for number, (folder, facts) in enumerate(reports, 1):
        link = f'<a class="words" href="{quote(folder)}/report.html">{escape(str(facts["title"]))}</a>'
        told = [str(facts[name]) for name in ("source", "lead") if facts[name]]
        if "less_certain" in facts:
            told.append(f"Not counted: {say_digits(int(str(facts['less_certain'])), 'less certain row')}.")
        notes = "".join(f"<small>{escape(note)}</small>" for note in told)
        published = str(facts["published"] or "")
        counts = [Cell(f"{facts[name]:,}", facts[name]) for name in COUNTED]
        rows.append(Row(f"r{number}", [link + notes, Cell(escape(say_date(published)), escape(published)), *counts]))
    return list_rows("reports", COLUMNS, rows, caption="The reports of this folder; each row leads to one").html


def _list_missing(left_out: Sequence[SourceError]) -> str:
    """What was left out and why; of nothing, nothing."""
    if not left_out:
        return ""
    items = [f"<li>{_say_missing(one)}</li>" for one in left_out[:MOST_MISSING]]
    if len(left_out) > MOST_MISSING:
        items.append(f"<li>and {len(left_out) - MOST_MISSING:,} more, which are in errors.csv</li>")
    return f'<ul class="glance">{"".join(items)}</ul>'


def _say_missing(error: SourceError) -> str:
    line = "" if error.line is None else f" line {error.line}"
    return f"<b>{escape(error.source)}</b>{line}: {escape(error.reason)}"
