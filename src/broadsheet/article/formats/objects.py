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

LAST_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+")|,(?=\s*+[}\]])', re.DOTALL)  # strings are passed over
BETWEEN = re.compile(r"[,\s]*")
LISTS = ("articles", "items", "results", "data", "docs", "documents", "response", "hits", "entries", "records", "rows")


def read_json(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every object, however the file holds them."""
    told: list[str] = []
    lines = read_lines(blob, encoding=settings.encoding, notes=told)
    head, first = _read_line(lines)
    if first.startswith("[") and (blob.suffix == ".json" or first[1:].lstrip()[:1] in ("", "{")):
        found = _read_values(chain(head, lines), blob, end="]")
    elif blob.suffix == ".json" and first and not (_is_object(first) and _follows(lines, head)):
        found = _read_object("".join(chain(head, lines)), blob, settings)
    elif first == "{":  # an object over several lines, as jq and editors write it, and maybe others behind it
        found = _read_values(chain(head, lines), blob, end=None)
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
            yield place, _parse(text.strip())
        except (ValueError, RecursionError) as error:
            yield place, Problem(place, f"not JSON ({_say(error)}). Put one whole JSON object on each line.")


def _read_values(lines: Iterator[str], blob: Blob, *, end: str | None) -> Iterator[tuple[Place, Any]]:
    """The elements of an array, or values that stand one behind the other to the `end` of the file; the text is read
    on, ever twice as far, until the next of them is whole.

    Long: where the text is, how far it is read and its line are one state.
    """
    decoder = json.JSONDecoder(strict=False)
    text, ended = _read_on("", lines)
    start = text.index("[") + 1 if end else 0
    line = 1 + text.count("\n", 0, start)
    mended = False
    for number in count(1):
        while True:
            following = BETWEEN.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing at all, too
            line += text.count("\n", start, following)
            start = following
            if (end and text.startswith(end, start)) or (not end and ended and start == len(text)):
                return
            place = Place(f"{blob.place.source}: article {number}", line)
            try:
                row, stop = decoder.raw_decode(text, start)
                break
            except (ValueError, RecursionError) as error:
                if mended or len(text) > LARGEST_FILE or isinstance(error, RecursionError):
                    yield place, Problem(place, f"not JSON ({_say(error)}). What stands before it is read. Mend it.")
                    return
            mended = ended
            text, ended = (_drop_commas(text[start:]), True) if ended else _read_on(text[start:], lines)
            start = 0
        yield place, row
        line += text.count("\n", start, stop)
        start = stop


def _parse(text: str) -> Any:
    """The value of a JSON text, line breaks within its strings and commas behind its last values borne with."""
    try:
        return json.loads(text, strict=False)
    except ValueError:
        mended = _drop_commas(text)
        if mended == text:
            raise
        return json.loads(mended, strict=False)


def _drop_commas(text: str) -> str:
    """JSON without the commas that stand before the end of an object or array."""
    return LAST_COMMA.sub(r"\1", text)


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
        whole = _parse(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":  # several objects, one behind another
            yield from _read_values(iter([text]), blob, end=None)
            return
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
    columns = _find_columns(whole, settings)
    if columns is not None:
        return columns
    if has_text(whole, columns=settings.columns):
        return [whole]
    held = {str(name).lower(): value for name, value in whole.items()}
    for name in LISTS:
        rows = _find_rows(held.get(name), settings)
        if rows is not None:
            return rows
    for value in (*whole.values(), list(whole.values())):  # under a name of its own, or each under its own
        if isinstance(value, list) and value and all(_is_article(row, settings) for row in value):
            return value
    return None


def _find_columns(whole: dict[Any, Any], settings: Settings) -> list[Any] | None:
    """The rows of a table that pandas wrote by its columns, {"text": {"0": ..., "1": ...}}, or with their names apart,
    {"columns": [...], "data": [[...]]}; of another object None.
    """
    names, rows = whole.get("columns"), whole.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, names), row, strict=False)) for row in rows]
    columns = list(whole.values())
    if not has_text(whole, columns=settings.columns) or not all(isinstance(column, dict) for column in columns):
        return None
    keys = list(columns[0])
    if not all(key.isdecimal() for key in keys) or any(list(column) != keys for column in columns):
        return None
    return [{name: column[key] for name, column in whole.items()} for key in keys]


def _is_article(row: Any, settings: Settings) -> bool:
    return isinstance(row, dict) and has_text(row, columns=settings.columns)


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
