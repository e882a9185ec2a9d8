"""Sources: what a user names, a file, a folder, a pattern or a web address, and the ids of the articles in them.

Knows paths and names. Knows nothing of what a file holds.
"""

import glob
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from broadsheet.article.formats import ROW_SUFFIXES, SUFFIXES
from broadsheet.article.ids import clean_id, find_stem
from broadsheet.article.messages import shorten, unreadable_error
from broadsheet.errors import ArticleError

WANTED = "Give a .txt, .md, .html, .jsonl or .csv file, or a folder of these"
FACTS = ("title", "source", "published", "url")
Source = str | Path  # of one file or page; a str that begins with http:// or https:// is a URL


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: its text exactly as offsets count it, and where it comes from.

    `notes` are sentences on what was guessed, repaired or left out when it was taken in.
    """

    id: str
    text: str
    title: str
    source: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None
    notes: tuple[str, ...] = ()


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
    return clean_id(find_stem(str(source)) if is_url(source) else Path(source).stem)


def _find_in_folder(folder: Path) -> list[Path]:
    def fail(error: OSError) -> None:
        raise unreadable_error(str(folder), error) from error

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
