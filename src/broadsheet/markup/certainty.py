"""Certainty: which rows are sure enough to be counted and drawn, and how a row's certainty is told.

Knows the tables' columns. Knows nothing of how certainty is found.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from broadsheet.certainty import LESS_CERTAIN
from broadsheet.phrasing import choose_form, say_digits
from broadsheet.schema import Tables, read_cell

RATED_TABLES = ("statements", "stances", "figures", "mentions")


@dataclass(frozen=True, slots=True)
class SureTables:
    """The tables without their less certain rows; `left_out` has how many those are, by table.

    No entity is left out: `mentions` and `first_start` of each are those of its surer mentions.
    """

    articles: pd.DataFrame
    entities: pd.DataFrame
    mentions: pd.DataFrame
    statements: pd.DataFrame
    stances: pd.DataFrame
    figures: pd.DataFrame
    left_out: Mapping[str, int]

    def tell(self, table: str) -> str:
        """What a chart leaves out of a table: "2 less certain stances are not drawn"; of nothing, nothing."""
        count = self.left_out[table]
        if not count:
            return ""
        return f"{say_digits(count, f'less certain {table[:-1]}')} {choose_form(count, 'is', 'are')} not drawn"


def is_less_certain(certainty: float | None) -> bool:
    """Is a row more likely wrong than right, as one of 0.3 is? One that was not rated is not."""
    rated = read_cell(certainty)
    return rated is not None and rated < LESS_CERTAIN


def has_less_certain(tables: Mapping[str, pd.DataFrame]) -> bool:
    """Is any row less certain, in whichever table?"""
    return any(find_less_certain(tables[name]).any() for name in RATED_TABLES)


def find_less_certain(table: pd.DataFrame) -> pd.Series:
    """Of each row of a table that is rated, whether it is less certain."""
    return (table["certainty"] < LESS_CERTAIN).fillna(False).astype(bool)


def keep_sure(tables: Tables) -> SureTables:
    """The tables with the rows that counts, sentences and charts rest on: sure ones, and nothing that somebody is only
    told not to have said.
    """
    said = tables.statements[~tables.statements["negated"].astype(bool)]
    whole = {name: getattr(tables, name) for name in RATED_TABLES} | {"statements": said}
    kept = {name: table[~find_less_certain(table)] for name, table in whole.items()}
    left_out = {name: len(table) - len(kept[name]) for name, table in whole.items()}
    entities = tables.entities
    if left_out["mentions"]:
        entities = _recount(entities, whole["mentions"], kept["mentions"])
    return SureTables(articles=tables.articles, entities=entities, left_out=left_out, **kept)


def say_share(certainty: float) -> str:
    """How many of the rows like one are right: "about 8 in 10", "nearly all", "about half"."""
    tenths = round(10 * certainty)
    if tenths == 5:  # a word on either side of the line: "5 in 10" would stand on both
        return "just under half" if is_less_certain(certainty) else "about half"
    return {0: "hardly any", 10: "nearly all"}.get(tenths, f"about {tenths} in 10")


def say_certainty(certainty: float) -> str:
    """In a clause: "about 8 in 10 rows like this are right"."""
    share = say_share(certainty)
    return f"{share}{' of the' if share.endswith('half') else ''} rows like this are right"


def _recount(entities: pd.DataFrame, mentions: pd.DataFrame, surer: pd.DataFrame) -> pd.DataFrame:
    """The entities as their surer mentions have them; one that has none of these keeps its first place."""
    lost = mentions["entity"].value_counts().sub(surer["entity"].value_counts(), fill_value=0)
    fewer = entities["entity"].map(lost).fillna(0).astype("Int64")
    first = entities["entity"].map(surer.groupby("entity")["start"].min()).astype("Int64")
    return entities.assign(mentions=entities["mentions"] - fewer, first_start=first.fillna(entities["first_start"]))
