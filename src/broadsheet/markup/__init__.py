"""Markup: the article's text as HTML, and the words of a row."""

from broadsheet.markup.article import SAMPLES, UNNAMED, UNSURE_SAMPLE, mark_up, name_words, write_legend
from broadsheet.markup.assets import find_folder, find_templates, hash_asset, read_asset, write_style
from broadsheet.markup.certainty import (
    RATED_TABLES,
    SureTables,
    find_less_certain,
    has_less_certain,
    is_less_certain,
    keep_sure,
    say_certainty,
    say_share,
)
from broadsheet.markup.excerpts import Excerpt, Excerpts, find_excerpts, find_row, join_parts
from broadsheet.markup.explanations import Explanation

__all__ = [
    "RATED_TABLES",
    "SAMPLES",
    "UNNAMED",
    "UNSURE_SAMPLE",
    "Excerpt",
    "Excerpts",
    "Explanation",
    "SureTables",
    "find_excerpts",
    "find_folder",
    "find_less_certain",
    "find_row",
    "find_templates",
    "has_less_certain",
    "hash_asset",
    "is_less_certain",
    "join_parts",
    "keep_sure",
    "mark_up",
    "name_words",
    "read_asset",
    "say_certainty",
    "say_share",
    "write_legend",
    "write_style",
]
