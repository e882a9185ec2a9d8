"""Memory: what a report says of its own making, by which it is kept or made again: its key, and the facts given for it.

Knows the marks in a page's head. Knows nothing of how pages are made.
"""

import json
import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from nbformat import NotebookNode

from broadsheet.article import FACTS, Article
from broadsheet.errors import OutputError
from broadsheet.keys import find_key as find_own_key
from broadsheet.reading import Readings, hash_text
from broadsheet.report.page import PACKAGES
from broadsheet.report.shell import read_head
from broadsheet.schema import TABLES, lay_out

KEY = re.compile(r'<meta name="broadsheet-key" content="([0-9a-f]{64})">')
GIVEN = re.compile(r'<meta name="broadsheet-given" content="([a-z ]+)">')
DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def read_report(path: Path) -> Readings:
    """The tables that travel in a report, in the types they were read in."""
    found = DATA.search(path.read_text("utf-8"))
    if not found:
        raise OutputError(f"{path}: no report with tables in it. Make it again with --force.")
    packed = json.loads(found[1])["tables"]
    return Readings({name: lay_out(record, packed[name]["rows"]) for name, record in TABLES.items()})


def find_key(article: Article, nb: NotebookNode, given: Mapping[str, object], held: Sequence[str]) -> str:
    """A hash of all that decides what the page says, the time apart."""
    versions = [version(name) for name in PACKAGES]
    return find_own_key(article, str(given["model"]), dict(given), versions, held, [cell.source for cell in nb.cells])


def recall_facts(article: Article, target: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The facts given for the report that stands at `target`, but for those given now; nothing where it is of another
    article.
    """
    names = [name for name in (read_mark(GIVEN, target) or "").split() if name in FACTS and name not in given]
    if not names:
        return {}
    facts = read_report(target).articles.iloc[0].dropna()
    now = {"path": article.path, "url": article.url, "sha256": hash_text(article.text)}
    if not any(name in facts and facts[name] == value for name, value in now.items()):
        return {}
    return {name: facts[name] for name in names if name in facts}


def read_mark(pattern: re.Pattern[str], target: Path) -> str | None:
    """What a page says of itself by this mark in its head; none: None."""
    found = pattern.search(read_head(target))
    return found[1] if found else None
