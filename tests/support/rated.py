"""Rated: readings whose rows are given a certainty by hand."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from broadsheet.markup.certainty import RATED_TABLES
from broadsheet.reading import Reading


def rate(
    reading: Reading,
    by_id: Mapping[str, float] | None = None,
    *,
    mentions: Mapping[str, float] | None = None,
    others: float | None = None,
) -> Reading:
    """The reading with the certainty of some rows, by their ids, and of some mentions, by their words; all `others` get
    the same, or none.
    """
    keys = {"statements": "statement", "stances": "stance", "figures": "figure", "mentions": "text"}
    tables = dict(reading.tables)
    for name in RATED_TABLES:
        given = (mentions if name == "mentions" else by_id) or {}
        values = [given.get(key, others) for key in tables[name][keys[name]]]
        tables[name] = tables[name].assign(certainty=pd.array(values, dtype="Float64"))
    return replace(reading, tables=tables)
