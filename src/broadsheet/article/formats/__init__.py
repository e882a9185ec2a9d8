"""Formats: the articles in the bytes of a file, one module a format, and which files are read at all."""

from broadsheet.article.formats.kinds import ROW_SUFFIXES, SUFFIXES, find_true_suffix
from broadsheet.article.formats.leftovers import (
    PAGE_PART,
    find_leftover,
    is_hidden,
    is_page_part,
    is_readme,
    say_left_out,
)
from broadsheet.article.formats.registry import read_blob
from broadsheet.article.formats.unread import WAYS, unread_error

__all__ = [
    "PAGE_PART",
    "ROW_SUFFIXES",
    "SUFFIXES",
    "WAYS",
    "find_leftover",
    "find_true_suffix",
    "is_hidden",
    "is_page_part",
    "is_readme",
    "read_blob",
    "say_left_out",
    "unread_error",
]
