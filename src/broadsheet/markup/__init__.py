"""Markup: the article's text as HTML, and the words of a row."""

from broadsheet.markup.article import LEGEND, SAMPLES, UNNAMED, mark_up, name_words
from broadsheet.markup.assets import find_folder, find_templates, hash_asset, read_asset, write_style
from broadsheet.markup.excerpts import Excerpt, Excerpts, find_excerpts, find_row, join_parts
from broadsheet.markup.explanations import Explanation

__all__ = [
    "LEGEND",
    "SAMPLES",
    "UNNAMED",
    "Excerpt",
    "Excerpts",
    "Explanation",
    "find_excerpts",
    "find_folder",
    "find_row",
    "find_templates",
    "hash_asset",
    "join_parts",
    "mark_up",
    "name_words",
    "read_asset",
    "write_style",
]
