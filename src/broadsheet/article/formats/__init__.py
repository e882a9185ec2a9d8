"""Formats: the articles in the bytes of a file, one module a format."""

from broadsheet.article.formats.kinds import PAGE_SUFFIXES, ROW_SUFFIXES, SUFFIXES
from broadsheet.article.formats.registry import read_blob

__all__ = ["PAGE_SUFFIXES", "ROW_SUFFIXES", "SUFFIXES", "read_blob"]
