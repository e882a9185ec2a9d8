"""Plain: text and Markdown files, with or without a YAML block on top."""

import re
from collections.abc import Iterator
from typing import Any

from broadsheet.article.decoding import decode, read_whole
from broadsheet.article.drafts import Blob, Draft, Settings
from broadsheet.article.facts import split_front_matter
from broadsheet.article.formats.markdown import strip_marks


def read_plain(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The one article of a text file."""
    facts, text, notes = _read_text(blob, settings)
    yield Draft(text, blob.place, blob.stem, facts, path=blob.path, notes=notes)


def read_markdown(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The one article of a Markdown file, without its marks."""
    facts, text, notes = _read_text(blob, settings)
    yield Draft(strip_marks(text), blob.place, blob.stem, facts, path=blob.path, notes=notes)


def _read_text(blob: Blob, settings: Settings) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    decoded = decode(read_whole(blob), encoding=settings.encoding, charset=blob.charset, where=blob.place)
    facts: dict[str, Any] = {"url": blob.url} if blob.url else {}
    text = decoded.text
    if re.match(r"---[ \t]*\r?\n", text):
        given, text = split_front_matter(text, where=str(blob.place))
        facts |= given
    return facts, text, decoded.notes
