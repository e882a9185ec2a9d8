"""Sources: what a user names, a file, a folder, a pattern or a web address, and the articles they may hold.

Knows paths and names, and what in a folder is no article. Knows nothing of what an article says.
"""

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from broadsheet.article.drafts import Blob, Place, Problem
from broadsheet.article.formats import (
    PAGE_PART,
    ROW_SUFFIXES,
    SUFFIXES,
    WAYS,
    find_leftover,
    find_true_suffix,
    is_hidden,
    is_page_part,
    is_readme,
    say_left_out,
    unread_error,
)
from broadsheet.article.messages import shorten, to_problem, unreadable_error
from broadsheet.errors import ArticleError

WANTED = (
    "Give a text (.txt, .md), a page (.html), a table (.csv, .jsonl, .json), a document (.docx, .rtf, .pdf), a mail "
    "(.eml), an archive of these (.zip, .gz, .warc), or a folder"
)
LONGEST_PATH = 4_096  # characters: what no system's paths exceed, so that what is longer names nothing
Source = str | Path  # of one file or page; a str that begins with http:// or https:// is a URL
NO_FILES = (  # what a path may lead to that is never opened: it may never end, or wait for ever
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


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


@dataclass(slots=True)
class Found:
    """What was found: the sources in their order, what was named or lies there and cannot be read, and how many files
    of each kind were left out of folders.
    """

    sources: list[Source | Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    leftovers: Counter[str] = field(default_factory=Counter)

    @property
    def left_out(self) -> str | None:
        """A sentence on the files that were left out: "3 files were left out: 2 .png, 1 .xlsx."; none: None."""
        return say_left_out(self.leftovers)

    def check(self) -> None:
        """Refuse to go on where something cannot be read: ArticleError."""
        for problem in self.problems:
            raise ArticleError(f"{problem.place}: {problem.reason}")


def search(sources: Source | Article | Iterable[Source | Article] | Found) -> Found:
    """All files, URLs and Articles that `sources` name: folders and patterns (`articles/*.txt`) opened, each in sorted
    order.

    A folder is read with all its subfolders; hidden files, README.md, files of other kinds, what a browser saved beside
    a page and what broadsheet wrote are left out of it, and a pattern leaves README.md out too. Named itself a file is
    read, as any is. A missing file, a named one of another kind, a broken link, a pipe: a problem. Nothing named at
    all: ArticleError.
    """
    if isinstance(sources, Found):
        return sources
    if isinstance(sources, str | Path | Article):
        sources = [sources]
    found = Found()
    for one in sources:
        if isinstance(one, Article):
            found.sources.append(one)
            continue
        try:
            _add(one, found)
        except ArticleError as error:
            found.problems.append(to_problem(Place(show(one)), error))
    if not found.sources and not found.problems:
        raise ArticleError(f"no article was named. {WANTED}.")
    return found


def find_sources(sources: Source | Article | Iterable[Source | Article]) -> list[Source | Article]:
    """What `search` finds; the first thing that cannot be read: ArticleError."""
    found = search(sources)
    found.check()
    return found.sources


def is_url(source: Source | Article) -> bool:
    """Is the source a web address?"""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def is_rows(source: Source | Article) -> bool:
    """Is the source a file that may hold many articles, as JSON Lines, CSV and archives are?"""
    return not isinstance(source, Article) and not is_url(source) and Path(source).suffix.lower() in ROW_SUFFIXES


def show(source: Source) -> str:
    """A path or address as it can be shown and written: bytes of a name that are no UTF-8 are replaced."""
    shown = os.fsencode(source).decode("utf-8", errors="replace")
    return shown if len(shown) <= LONGEST_PATH else shorten(shown)


def open_path(path: Path, *, stem: str | None = None) -> Blob:
    """The bytes of a file on disk."""
    shown = show(path)
    return Blob(Place(shown), path.suffix.lower(), stem or Path(shown).stem, lambda: path.open("rb"), path=shown)


def _add(source: Source, found: Found) -> None:
    """Add what a source stands for; nothing: ArticleError."""
    if is_url(source):
        found.sources.append(_check_url(str(source)))
    elif os.path.isdir(source):
        _add_folder(Path(source), found)
    else:
        found.sources += [_check_file(Path(name)) for name in _match(str(source))]


def _add_folder(folder: Path, found: Found) -> None:
    before, leftovers = len(found.sources) + len(found.problems), Counter[str]()

    def tell(error: OSError) -> None:
        place = Place(show(error.filename or folder))
        found.problems.append(Problem(place, f"cannot be opened ({error.strerror}). Check that you may read it."))

    for root, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        beside = {str(Path(root, name)) for name in files}
        parts = [name for name in folders if is_page_part(str(Path(root, name, "any")), beside)]
        for name in parts:
            folders.remove(name)
            leftovers[PAGE_PART] += sum(len(inner) for _, _, inner in os.walk(Path(root, name)))
        for path in (Path(root, name) for name in sorted(files) if not is_hidden(name)):
            _add_file(path, found, leftovers)
    found.leftovers += leftovers
    if len(found.sources) + len(found.problems) == before:
        said = say_left_out(leftovers)
        raise ArticleError(f"{show(folder)}: no article in this folder. {f'{said} ' if said else ''}{WANTED}.")


def _add_file(path: Path, found: Found, leftovers: Counter[str]) -> None:
    """Add a file of a folder, as a source, a problem or one of those left out."""
    try:
        _check_opens(path)
        leftover = find_leftover(path.name, open_path(path), beside=())
    except ArticleError as error:
        found.problems.append(to_problem(Place(show(path)), error))
        return
    if leftover is None:
        found.sources.append(path)
    else:
        leftovers[leftover] += 1


def _match(name: str) -> Iterator[str]:
    """The files a name or pattern stands for."""
    if os.path.lexists(name):
        return iter([name])
    paths = sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []
    found = [path for path in paths if not is_readme(path)]
    if not found:
        raise ArticleError(f"{show(name)}: no such file or folder. Check the name, or give a URL with its https://.")
    return iter(found)


def _check_file(path: Path) -> Path:
    """The file itself, if it is of a kind that is read; else ArticleError."""
    _check_opens(path)
    suffix = path.suffix.lower()
    if suffix and suffix not in SUFFIXES:
        told = find_true_suffix(open_path(path))
        if told in WAYS:
            raise unread_error(show(path), told)
        if told not in SUFFIXES:
            raise ArticleError(f"{show(path)}: '{show(path.suffix)}' files are not read. {WANTED}.")
    return path


def _check_opens(path: Path) -> None:
    """Refuse what is no file, before it is opened: ArticleError."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if path.is_symlink():
            raise ArticleError(
                f"{show(path)}: is a link to a file that is not there. Mend it, or leave it out."
            ) from error
        raise unreadable_error(show(path), error) from error
    for is_kind, kind in NO_FILES:
        if is_kind(mode):
            raise ArticleError(f"{show(path)}: is {kind}, not a file. Save what it gives as a file and read that.")


def _check_url(url: str) -> str:
    try:
        urlsplit(url)
    except ValueError as error:
        raise ArticleError(
            f"{show(url)}: no web address ({error}). Check it, or save the page as .html and read that."
        ) from error
    return url
