"""Rows: a row of a table or an object of JSON becomes the draft of an article.

Knows which names are which facts (through `columns`). Knows nothing of files.
"""

import re
from collections.abc import Mapping
from typing import Any

from broadsheet.article.columns import has_text, list_names, name_facts
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings

# how NewsAPI ends the text of an article of which it gives only the beginning
CUT = re.compile(r"(?<![ \t])[ \t]*\[\+(\d+) chars\]\s*\Z")
NOTHING = "holds no article. Give it one article a line, or leave it out."  # of a file without rows
ADVICE = "Say which column is which fact: --columns text=NAME,title=NAME."


def make_draft(
    row: Mapping[Any, Any], blob: Blob, place: Place, *, number: int, settings: Settings, notes: tuple[str, ...] = ()
) -> Draft | Problem:
    """The article of a row, the `number`-th of its file; of a row without a text, what to do."""
    facts = name_facts(row, columns=settings.columns)
    text = facts.pop("text", None)
    if not isinstance(text, str):
        return Problem(place, _say_no_text(row, text, settings))
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


def _say_no_text(row: Mapping[Any, Any], text: Any, settings: Settings) -> str:
    """Why a row gives no text: it has no such column, or nothing in it that is one."""
    if text is not None:
        return f"has no 'text' that is one, but a {type(text).__name__}. Give every article its text as a string."
    if has_text(row, columns=settings.columns):
        return "holds no text. Give an article with words in it, or leave it out."
    return f"has no 'text'. It has {list_names(row)}. {ADVICE}"
