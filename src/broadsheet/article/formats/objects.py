"""Objects: files of JSON: an object a line, an array of them, or one that holds such an array.

An object that cannot be read is named, and the others are read. Arrays and lines are read as they come.
"""

import json
import re
from collections.abc import Iterator
from itertools import chain, count
from typing import Any

from broadsheet.article.columns import check_columns, has_text, list_names
from broadsheet.article.decoding import LARGEST_FILE, read_lines
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.formats.rows import NOTHING, make_draft, take_notes
from broadsheet.errors import ArticleError

BETWEEN = re.compile(r"[,\s]*")
LISTS = ("articles", "items", "results", "data", "docs", "documents", "response", "hits", "entries", "records", "rows")


def read_json(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every object, however the file holds them."""
    told: list[str] = []
    lines = read_lines(blob, encoding=settings.encoding, notes=told)
    head, first = _read_line(lines)
    if first.startswith("[") and (blob.suffix == ".json" or first[1:].lstrip()[:1] in ("", "{")):
        found = _read_array(chain(head, lines), blob)
    elif blob.suffix == ".json" and first and not (_is_object(first) and _follows(lines, head)):
        found = _read_object("".join(chain(head, lines)), blob, settings)
    else:
        found = _read_lines(chain(head, lines), blob)
    yield from _make_drafts(found, blob, settings, told)


def _make_drafts(
    found: Iterator[tuple[Place, Any]], blob: Blob, settings: Settings, told: list[str]
) -> Iterator[Draft | Problem]:
    number = 0
    for place, row in found:
        number += 1
        if isinstance(row, Problem):
            yield row
        elif not isinstance(row, dict):
            yield Problem(place, 'not a JSON object. Write each article as {"text": ...} on one line.')
        else:
            if number == 1:
                check_columns(settings.columns, row, where=place)
            yield make_draft(row, blob, place, number=number, settings=settings, notes=take_notes(told))
    if not number:
        raise ArticleError(f"{blob.place}: {NOTHING}")


def _read_lines(lines: Iterator[str], blob: Blob) -> Iterator[tuple[Place, Any]]:
    for line, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        place = Place(blob.place.source, line)
        try:
            yield place, json.loads(text.strip())
        except (ValueError, RecursionError) as error:
            yield place, Problem(place, f"not JSON ({_say(error)}). Put one whole JSON object on each line.")


def _read_array(lines: Iterator[str], blob: Blob) -> Iterator[tuple[Place, Any]]:
    """The elements of an array; the text is read on, ever twice as far, until the next of them is whole."""
    decoder = json.JSONDecoder()
    text, ended = _read_on("", lines)
    start = text.index("[") + 1
    line = 1 + text.count("\n", 0, start)
    for number in count(1):
        while True:
            following = BETWEEN.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing at all, too
            line += text.count("\n", start, following)
            start = following
            if text.startswith("]", start):
                return
            place = Place(f"{blob.place.source}: article {number}", line)
            try:
                row, end = decoder.raw_decode(text, start)
                break
            except (ValueError, RecursionError) as error:
                if ended or len(text) > LARGEST_FILE or isinstance(error, RecursionError):
                    yield place, Problem(place, f"not JSON ({_say(error)}). What stands before it is read. Mend it.")
                    return
            text, ended = _read_on(text[start:], lines)
            start = 0
        yield place, row
        line += text.count("\n", start, end)
        start = end


def _read_on(text: str, lines: Iterator[str]) -> tuple[str, bool]:
    """At least as much text again, and whether the lines are at their end."""
    more, length = [text], 0
    for line in lines:
        more.append(line)
        length += len(line)
        if length > len(text):
            return "".join(more), False
    return "".join(more), True


def _read_object(text: str, blob: Blob, settings: Settings) -> Iterator[tuple[Place, Any]]:
    """The articles that one object holds: in an array, by their names, or one that it is itself."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ArticleError(f"{blob.place}: not JSON ({_say(error)}{line}). Save it again as JSON.") from error
    rows = _find_rows(whole, settings)
    if rows is None:
        advice = 'Give it as {"articles": [{"text": ...}, ...]}, or one article a line.'
        names = list_names(whole) if isinstance(whole, dict) else type(whole).__name__
        raise ArticleError(f"{blob.place}: no array of articles was found in this JSON. It has {names}. {advice}")
    for number, row in enumerate(rows, start=1):
        yield Place(f"{blob.place.source}: article {number}"), row


def _find_rows(whole: Any, settings: Settings) -> list[Any] | None:
    """The articles in a value: an array's, an object's own, or those of a value that it keeps under a known name."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return None
    if has_text(whole, columns=settings.columns):
        return [whole]
    held = {str(name).lower(): value for name, value in whole.items()}
    for name in LISTS:
        rows = _find_rows(held.get(name), settings)
        if rows is not None:
            return rows
    values = list(whole.values())
    named = all(isinstance(value, dict) and has_text(value, columns=settings.columns) for value in values)
    return values if values and named else None


def _read_line(lines: Iterator[str]) -> tuple[list[str], str]:
    """The lines up to the first that is not blank, and that one without its blanks."""
    head: list[str] = []
    for line in lines:
        head.append(line)
        if line.strip():
            return head, line.strip()
    return head, ""


def _follows(lines: Iterator[str], head: list[str]) -> bool:
    """Does a further line that is not blank follow, as in a file of JSON Lines? What was read is added to the head."""
    more, first = _read_line(lines)
    head += more
    return bool(first)


def _is_object(line: str) -> bool:
    """Is a line an object of its own, as every line of a file of JSON Lines is?"""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _say(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, column {error.colno}"
    return "nested too deep" if isinstance(error, RecursionError) else str(error) or "cut off"
