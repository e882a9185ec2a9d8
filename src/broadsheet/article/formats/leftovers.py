"""Leftovers: the files that lie beside articles, in a folder or an archive, and are none themselves.

Knows what broadsheet writes, and what a browser saves with a page.
"""

import re
from collections import Counter
from collections.abc import Container
from pathlib import Path, PurePath

from broadsheet.article.blobs import read_head
from broadsheet.article.drafts import Blob
from broadsheet.article.formats.kinds import OPEN_SUFFIXES, PAGE_SUFFIXES, SUFFIXES, find_true_suffix
from broadsheet.phrasing import say_digits

OWN = "of broadsheet's own"
PAGE_PART = "saved with a page"
HEAD = 8_000  # bytes within which a report says whose it is
OWN_PAGE = b'<meta name="generator" content="broadsheet">'
OWN_TABLES = {"articles", "entities", "mentions", "statements", "stances", "figures", "errors", "tables"}
# The first column of our tables is the article's id, in which there is no blank: an export with whole articles in a
# column of that name is somebody else's.
OWN_CSV = re.compile(rb"(?:\xef\xbb\xbf)?(?:article,[^\n]*(?:\r?\n(?:[^\s,\"]+,|\Z)|\Z)|article,source,line,reason\b)")
OWN_JSON = re.compile(rb'\[\s*\{"article": ?"[^\s"]+"')


def find_leftover(name: str, blob: Blob, *, beside: Container[str]) -> str | None:
    """What a file is that is no article: its suffix, or whose it is; an article is None. `beside` has the names of all
    files that were found with it.
    """
    if is_page_part(name, beside):
        return PAGE_PART
    if is_own(blob):
        return OWN
    if blob.suffix in SUFFIXES:
        return None
    if blob.suffix in OPEN_SUFFIXES and find_true_suffix(blob) in SUFFIXES:
        return None
    return blob.suffix or "without a suffix"


def is_hidden(name: str) -> bool:
    """Is a file none that a person put there to be read: hidden, of macOS, a lock of Word ("~$a.docx"), a README.md?"""
    parts = PurePath(name).parts
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts) or is_readme(name)


def is_readme(name: str | Path) -> bool:
    """Does the file tell of the folder it lies in, as README.md does, rather than of news?"""
    return PurePath(name).name.lower() == "readme.md"


def is_page_part(name: str, beside: Container[str]) -> bool:
    """Does a file lie in the folder that a browser saved with a page, "Tolls_files" beside "Tolls.html"?"""
    for folder in PurePath(name).parents:
        stem = folder.name.removesuffix("_files")
        if stem != folder.name and any(str(folder.with_name(stem + suffix)) in beside for suffix in PAGE_SUFFIXES):
            return True
    return False


def is_own(blob: Blob) -> bool:
    """Did broadsheet write the file: a report, an index of them, a table?"""
    named = PurePath(blob.place.source).stem.lower() in OWN_TABLES
    if named and blob.suffix in (".parquet", ".xlsx"):
        return True
    if blob.suffix in PAGE_SUFFIXES:
        return OWN_PAGE in read_head(blob, HEAD)
    marks = {".csv": OWN_CSV, ".json": OWN_JSON}
    return named and blob.suffix in marks and marks[blob.suffix].match(read_head(blob, HEAD)) is not None


def say_left_out(leftovers: Counter[str]) -> str | None:
    """A sentence on the files that were left out, by kind: "3 files were left out: 2 .png, 1 .xlsx."; none: None."""
    if not leftovers:
        return None
    kinds = ", ".join(
        f"{number:,} {kind}" for kind, number in sorted(leftovers.items(), key=lambda one: (-one[1], one[0]))
    )
    return f"{say_digits(leftovers.total(), 'file was', 'files were')} left out: {kinds}."
