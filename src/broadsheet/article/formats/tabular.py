"""Tabular: files of many articles, a row or a line each: CSV and JSON Lines.

Knows which columns are which facts. A row that cannot be read is named, and the others are read.
"""

import csv
import json
from collections.abc import Iterator
from typing import Any

from broadsheet.article.decoding import read_lines
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.facts import LONGEST_TEXT
from broadsheet.errors import ArticleError


def read_json_lines(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every line that is not blank."""
    number = 0
    for line, text in enumerate(read_lines(blob, encoding=settings.encoding), start=1):
        if not text.strip():
            continue
        number += 1
        place = Place(blob.place.source, line)
        try:
            row = json.loads(text.strip())
        except (ValueError, RecursionError) as error:
            reason = (
                f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else "nested too deep"
            )
            yield Problem(place, f"not JSON ({reason}). Put one whole JSON object on each line.")
            continue
        if not isinstance(row, dict):
            yield Problem(place, 'not a JSON object. Write each article as {"text": ...} on one line.')
            continue
        yield _draft(row, blob, place, number)
    if not number:
        raise ArticleError(f"{blob.place}: holds no article. Give it one article a line, or leave it out.")


def read_csv(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every row."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_TEXT))  # the csv module's own limit is 131,072
    rows = csv.DictReader(read_lines(blob, encoding=settings.encoding), strict=True)
    number = 0
    try:
        names = [(name or "").strip().lower() for name in rows.fieldnames or []]
        if rows.fieldnames is not None and "text" not in names:
            wanted = "text, and any of id, title, source, published, url"
            advice = f"Begin it with a header line, its columns parted by commas: {wanted}."
            raise ArticleError(f"{blob.place}: has no column 'text'. {advice}")
        rows.fieldnames = names
        for number, row in enumerate(rows, start=1):
            place = Place(blob.place.source, rows.line_num)
            if None in row:
                advice = "Put double quotation marks round a text that holds commas."
                yield Problem(place, f"has more cells than the header. {advice}")
                continue
            yield _draft(row, blob, place, number)
    except csv.Error as error:
        advice = "Save it as CSV with commas and double quotation marks."
        raise ArticleError(f"{blob.place} line {rows.reader.line_num}: not CSV ({error}). {advice}") from error
    if not number:
        raise ArticleError(f"{blob.place}: holds no article. Give it one article a line, or leave it out.")


def _draft(row: dict[str, Any], blob: Blob, place: Place, number: int) -> Draft | Problem:
    if not isinstance(row.get("text"), str):
        return Problem(place, "has no 'text'. Give every article its text as a string under that name.")
    given = row.get("id")
    id = "" if given is None else str(given).strip()
    return Draft(row["text"], place, f"{blob.stem}-{number}", row, id=id or None, path=blob.path)
