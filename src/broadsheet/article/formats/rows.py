"""Rows: a row of a table or an object of JSON becomes the draft of an article.

Knows which names are which facts (through `columns`). Knows nothing of files.
"""

import ast
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from broadsheet.article.columns import has_text, list_names, name_facts
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.phrasing import choose_form, say_digits

# how NewsAPI ends the text of an article of which it gives only the beginning
CUT = re.compile(r"(?<![ \t])[ \t]*\[\+(\d+) chars\]\s*\Z")
NOTHING = "holds no article. Give it one article a line, or leave it out."  # of a file without rows
# b'...' or ['...', "..."], as Python writes bytes and lists into a table
WRITTEN_VALUE = re.compile(r"""b(['"]).*\1|\[\s*(['"]).*['"]\s*,?\s*\]""", re.DOTALL)
# "\n" as two characters; before a letter that belongs to no new line it may be a folder of Windows, "C:\news"
WRITTEN_BREAK = re.compile(r"(?:\\r)?\\n(?![a-z])|\\r(?![a-z])")
ADVICE = "Say which column is which fact: --columns text=NAME,title=NAME."


def make_draft(
    row: Mapping[Any, Any], blob: Blob, place: Place, *, number: int, settings: Settings, notes: tuple[str, ...] = ()
) -> Draft | Problem:
    """The article of a row, the `number`-th of its file; of a row without a text, what to do."""
    facts = name_facts(row, columns=settings.columns)
    given_text = facts.pop("text", None)
    text, told = _read_text(given_text)
    notes = (*notes, *told)
    if text is None:
        return Problem(place, _say_no_text(row, given_text, settings))
    facts["title"] = _cut_source(facts.get("title"), facts.get("source"))
    given = facts.pop("id", None)
    id = "" if given is None or isinstance(given, list | dict) else str(given).strip()
    cut = CUT.search(text)
    if cut:
        text = text[: cut.start()]
        notes = (*notes, f"The text is cut: its source left out {int(cut[1]):,} characters.")
    return Draft(text, place, f"{blob.stem}-{number}", facts, id=id or None, path=blob.path, notes=notes)


def take_notes(told: list[str]) -> tuple[str, ...]:
    """What was said of the lines of a row while they were read; it is said once."""
    notes = tuple(told)
    told.clear()
    return notes


def _cut_source(title: Any, source: Any) -> Any:
    """A title without the source behind a dash or bar, as tabs of browsers have it: "Tolls rise - The Gazette"."""
    if not isinstance(title, str) or not isinstance(source, str) or not source.strip():
        return title
    name = re.escape(source.strip().removeprefix("The "))
    return re.sub(rf"(?<=\S)\s+[-–—|]\s+(?:The )?{name}\s*\Z", "", title, flags=re.IGNORECASE)


class _Read(NamedTuple):
    text: str | None
    notes: tuple[str, ...] = ()


def _read_text(value: Any) -> _Read:
    """The text that a cell or value is: a string, a list of paragraphs, or either as Python writes it."""
    if isinstance(value, str) and WRITTEN_VALUE.fullmatch(value.strip()):
        value = _evaluate(value)
    if isinstance(value, bytes):
        return _Read(value.decode("utf-8", "replace"), ("Bytes written as b'...' were decoded.",))
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return _Read("\n\n".join(value))
    if not isinstance(value, str):
        return _Read(None)
    if "\n" in value or "\r" in value:
        return _Read(value)
    text, breaks = WRITTEN_BREAK.subn("\n", value)
    return _Read(text, (_say_breaks(breaks),) if breaks else ())


def _say_breaks(count: int) -> str:
    return f"{say_digits(count, 'line break')} {choose_form(count, 'was', 'were')} written as '\\n' and put in."


def _evaluate(value: str) -> Any:
    """The value that Python wrote; what only looks like it, as it stands."""
    try:
        return ast.literal_eval(value.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return value


def _say_no_text(row: Mapping[Any, Any], text: Any, settings: Settings) -> str:
    """Why a row gives no text: it has no such column, or nothing in it that is one."""
    if text is not None:
        return f"has no 'text' that is one, but a {type(text).__name__}. Give every article its text as a string."
    if has_text(row, columns=settings.columns):
        return "holds no text. Give an article with words in it, or leave it out."
    return f"has no 'text'. It has {list_names(row)}. {ADVICE}"
