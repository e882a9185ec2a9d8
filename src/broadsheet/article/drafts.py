"""Drafts: what is handed on between a source and its article: bytes with a name, and an article not yet checked.

Knows nothing of formats.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

FACTS = ("title", "source", "published", "url")  # what a source may say of its article


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as a message names it: "export.zip: items.csv line 3"."""

    source: str
    line: int | None = None

    def __str__(self) -> str:
        return self.source if self.line is None else f"{self.source} line {self.line}"


@dataclass(frozen=True, slots=True)
class Settings:
    """How sources are read.

    `encoding` is tried for what is no valid UTF-8 (None: it is guessed); `columns` says which column of a file of rows
    is which fact, `{"text": "body"}`; `anyway` reads what looks like no article and what is not English.
    """

    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that may hold articles: a file, a member of an archive, what a server sent.

    `place` is what messages call it, `suffix` the end of its name in small letters (".txt", ""), `stem` what ids are
    made of, `path` the file on disk it lies in. `charset` and `url` are what a server said, `depth` says in how many
    archives it lies.
    """

    place: Place
    suffix: str
    stem: str
    open: Callable[[], BinaryIO]
    path: str | None = None
    charset: str | None = None
    url: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its format gives it: text and facts not yet checked, repaired or laid out.

    `facts` may have any of `FACTS`, of any type. `id` is the source's own, if it gives one; else one
    is made of `stem`. `laid_out` says that a line is a paragraph already, as in a page; lines of other texts are looked
    at. `notes` are whole sentences on what was guessed or left out on the way.
    """

    text: str
    place: Place
    stem: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    id: str | None = None
    path: str | None = None
    laid_out: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be read, while what stands beside it can: a row, a line, a member of an archive.

    `reason` is a sentence that says what is wrong and what to do, without the place.
    """

    place: Place
    reason: str
