"""Frozen: the tables of many texts, kept as they are today, so that a change of code can be shown to change none of
them.

    python tests/support/frozen.py parse FOLDER SOURCE...   # parse the articles once, and keep the parses in FOLDER
    python tests/support/frozen.py keep FOLDER              # keep their tables
    # read the parses anew: "identical", or the rows that differ and exit status 1
    python tests/support/frozen.py check FOLDER

The parses are kept since they take three quarters of the time and do not depend on our code. FOLDER lies outside the
project.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from spacy.tokens import Doc

from broadsheet.article.readers import read_articles
from broadsheet.language.pipeline import load_pipeline
from broadsheet.records import find_records
from broadsheet.schema import TABLES, to_table

TABLES_KEPT = "tables.json.gz"
MOST_SHOWN = 60  # lines of difference: what a person reads


def parse(folder: Path, sources: list[str]) -> None:
    """Parse every article of the sources, and keep its Doc; ids may clash, so that a number stands before each."""
    nlp = load_pipeline()
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    names = []
    for number, article in enumerate(read_articles(sources)):
        names.append(f"{number:05d}-{article.id}")
        (folder / "docs" / f"{names[-1]}.spacy").write_bytes(nlp(article.text).to_bytes())
    print(f"{len(names)} articles parsed")


def read_tables(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each article's name and its tables as CSV."""
    vocab = load_pipeline().vocab
    for path in sorted((folder / "docs").glob("*.spacy")):
        doc = Doc(vocab).from_bytes(path.read_bytes())
        records = find_records(doc)
        tables = {
            name: to_table(TABLES[name], getattr(records, name), article=path.stem)
            for name in TABLES
            if name != "articles"
        }
        yield path.stem, {name: table.to_csv(index=False) for name, table in tables.items()}


def keep(folder: Path) -> None:
    """Keep the tables as they are now."""
    tables = dict(read_tables(folder))
    with gzip.open(folder / TABLES_KEPT, "wt", encoding="utf-8") as file:
        json.dump(tables, file)
    print(f"{len(tables)} articles kept, {find_hash(tables)}")


def check(folder: Path) -> int:
    """Compare with what was kept: 0 where every byte is the same, else 1."""
    with gzip.open(folder / TABLES_KEPT, "rt", encoding="utf-8") as file:
        before = json.load(file)
    after = dict(read_tables(folder))
    if before == after:
        print(f"identical: {len(TABLES) - 1} tables of {len(after)} articles, {find_hash(after)}")
        return 0
    changed = [
        (article, name)
        for article in before
        for name in before[article]
        if before[article][name] != after[article][name]
    ]
    lines = [
        line
        for article, name in changed
        for line in unified_diff(
            before[article][name].splitlines(), after[article][name].splitlines(), article, name, n=0, lineterm=""
        )
    ]
    print("\n".join(lines[:MOST_SHOWN]))
    print(f"{len(changed)} tables of {len({article for article, _ in changed})} articles differ, {len(lines)} lines")
    return 1


def find_hash(tables: dict[str, dict[str, str]]) -> str:
    """SHA-256 of all tables, in the order of the articles' names."""
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    command, folder, *sources = sys.argv[1:]
    sys.exit(
        {"parse": parse, "keep": keep, "check": check}[command](
            Path(folder), *([sources] if command == "parse" else [])
        )
    )
