"""Memory: what a report says of its own making, by which it is kept or made again: its key, and the facts given for it.

Knows the marks in a page's head. Knows nothing of how pages are made.
"""

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from broadsheet.article import FACTS, Article
from broadsheet.errors import OutputError
from broadsheet.markup import find_folder
from broadsheet.reading import Readings, hash_text
from broadsheet.report.page import PACKAGES
from broadsheet.report.shell import read_head
from broadsheet.schema import DTYPES, TABLES, find_columns

KEY = re.compile(r'<meta name="broadsheet-key" content="([0-9a-f]{64})">')
GIVEN = re.compile(r'<meta name="broadsheet-given" content="([a-z ]+)">')
DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def read_report(path: Path) -> Readings:
    """The tables that travel in a report, in the types they were read in."""
    found = DATA.search(path.read_text("utf-8"))
    if not found:
        raise OutputError(f"{path}: no report with tables in it. Make it again with --force.")
    packed = json.loads(found[1])["tables"]
    tables = {name: pd.DataFrame(packed[name]["rows"], columns=packed[name]["columns"]) for name in TABLES}
    return Readings(
        {
            name: tables[name].astype({key: DTYPES[kind] for key, kind, _ in find_columns(TABLES[name])})
            for name in TABLES
        }
    )


def find_key(article: Article, nb: NotebookNode, given: Mapping[str, object], held: Sequence[str]) -> str:
    """A hash of all that decides what the page says, the time apart."""
    model = str(given["model"])
    try:
        model_version = version(model)
    except PackageNotFoundError:
        model_version = "not a package"
    inputs = [
        dataclasses.asdict(article),
        dict(given),
        model_version,
        [version(name) for name in PACKAGES],
        _hash_package(),
    ]
    inputs += [held, [cell.source for cell in nb.cells]]
    return hashlib.sha256(json.dumps(inputs, sort_keys=True, default=str).encode()).hexdigest()


@cache
def _hash_package() -> str:
    """A hash of the package's own files, so that a report is made again after a change of code, word list or style."""
    digest = hashlib.sha256()
    for path in sorted(find_folder().rglob("*")):
        if path.is_file() and path.suffix in (".py", ".csv", ".css", ".js", ".j2", ".json"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


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
