"""Sources: what a user names, a file, a folder, a pattern or a web address, and the ids of the articles in them.

Knows paths and names. Knows nothing of what a file holds.
"""

import glob
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from broadsheet.errors import ArticleError

MARKDOWN_SUFFIXES = {".md", ".markdown"}
TEXT_SUFFIXES = {".txt", ".text"} | MARKDOWN_SUFFIXES
PAGE_SUFFIXES = {".html", ".htm"}
ROW_SUFFIXES = {".jsonl", ".ndjson", ".csv"}
SUFFIXES = TEXT_SUFFIXES | PAGE_SUFFIXES | ROW_SUFFIXES
WANTED = "Give a .txt, .md, .html, .jsonl or .csv file, or a folder of these"
FACTS = ("title", "source", "published", "url")
LONGEST_SHOWN = 80  # characters of somebody's text in a message: a line of a terminal
Source = str | Path  # of one file or page; a str that begins with http:// or https:// is a URL


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: its text exactly as offsets count it, and where it comes from."""

    id: str
    text: str
    title: str
    source: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None


def find_sources(sources: Source | Article | Iterable[Source | Article]) -> list[Source | Article]:
    """The files, URLs and Articles that `sources` name: folders and patterns (`articles/*.txt`) opened, each in sorted
    order.

    A folder is read with all its subfolders; hidden files, README.md and files of other kinds in it are left out, and a
    pattern leaves README.md out too. Named itself it is read, as any file is. None found, a missing file, or a named
    file of another kind: ArticleError.
    """
    if isinstance(sources, str | Path | Article):
        sources = [sources]
    found: list[Source | Article] = []
    for one in sources:
        if isinstance(one, Article):
            found.append(one)
        elif is_url(one):
            found.append(_check_url(str(one)))
        elif os.path.isdir(one):
            found += _find_in_folder(Path(one))
        else:
            found += [_check_file(Path(name)) for name in _match(str(one))]
    if not found:
        raise ArticleError(f"no article was named. {WANTED}.")
    return found


def is_url(source: Source | Article) -> bool:
    """Is the source a web address?"""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def is_readme(source: Source) -> bool:
    """Does the file tell of the folder it lies in, as README.md does, rather than of news?"""
    return Path(source).name.lower() == "readme.md"


def is_rows(source: Source | Article) -> bool:
    """Is the source a file of many articles, JSON Lines or CSV?"""
    return not isinstance(source, Article) and not is_url(source) and Path(source).suffix.lower() in ROW_SUFFIXES


def find_id(source: Source | Article) -> str:
    """An article's id: the stem of its file or of its address, with '-' for all but letters, digits, '.', '_' and
    '-'.
    """
    if isinstance(source, Article):
        return source.id
    if is_url(source):
        parts = urlsplit(str(source))
        stem = re.sub(r"\.html?$", "", unquote(parts.path).rstrip("/").rpartition("/")[2]) or parts.netloc
    else:
        stem = Path(source).stem
    return clean_id(stem)


def _find_in_folder(folder: Path) -> list[Path]:
    def fail(error: OSError) -> None:
        raise unreadable_error(folder, error) from error

    found = []
    for root, folders, files in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        wanted = (name for name in sorted(files) if not name.startswith(".") and not is_readme(name))
        found += [Path(root, name) for name in wanted if Path(name).suffix.lower() in SUFFIXES]
    if not found:
        raise ArticleError(f"{folder}: no article in this folder. {WANTED}.")
    return found


def _match(name: str) -> list[str]:
    """The files a name or pattern stands for."""
    if os.path.exists(name):
        return [name]
    paths = sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []
    found = [path for path in paths if not is_readme(path)]
    if not found:
        raise ArticleError(f"{shorten(name)}: no such file or folder. Check the name, or give a URL with its https://.")
    return found


def _check_file(path: Path) -> Path:
    if path.suffix.lower() not in SUFFIXES:
        kind = f"'{path.suffix}' files are" if path.suffix else "a file without a suffix is"
        raise ArticleError(f"{path}: {kind} not read. {WANTED}.")
    return path


def _check_url(url: str) -> str:
    try:
        urlsplit(url)
    except ValueError as error:
        raise ArticleError(
            f"{shorten(url)}: no web address ({error}). Check it, or save the page as .html and read that."
        ) from error
    return url


def clean_id(name: str) -> str:
    """An id of letters, digits, ".", "_" and "-", that is safe as the name of a folder."""
    id = re.sub(r"[^\w.-]", "-", normalize("NFC", name))
    return id if id.strip(".") else "-" * max(len(id), 1)  # '..' would be a folder of its own


def shorten(text: str) -> str:
    """A text on one line, cut where it is long, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 3] + "..."


def unreadable_error(path: Path, error: OSError) -> ArticleError:
    """What to say of a file that the system does not let us read."""
    return ArticleError(f"{path}: cannot be read ({error.strerror or error}). Check that it is a file you may read.")
