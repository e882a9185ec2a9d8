"""Surer: tables without the rows that are less certain than somebody asks for, and with nothing that leads nowhere.

Knows the tables' columns.
"""

from collections.abc import Mapping, Set

import pandas as pd

from broadsheet.certainty.kinds import RATED
from broadsheet.errors import ParameterError

# columns that lead to an entity or to a statement by its id, in any table
TO_ENTITY = ("entity", "speaker", "holder", "target", "reported_by", "source")
TO_STATEMENT = "statement"
Id = tuple[str, str]  # an article's id, and that of a row in it


def check_certainty(least: float) -> float:
    """The same certainty where it is one, from 0 to 1; any other number: ParameterError."""
    if not 0 <= least <= 1:
        raise ParameterError(f"certainty: {least!r} is no certainty. Give a number from 0 to 1, such as 0.7.")
    return least


def keep_surer(tables: Mapping[str, pd.DataFrame], least: float) -> dict[str, pd.DataFrame]:
    """The tables with those statements, stances, figures and mentions alone that are at least so certain, from 0 to 1.

    0 keeps all. Above it a row that is not rated goes with the others, since nobody can say that it is as certain. Ids
    stay as they were. A stance or figure that stays holds NA for a statement that went. An entity goes that no row
    leads to any more; of the others, mentions are counted anew, and one that is still a speaker or a target may have
    none left.
    """
    if check_certainty(least) == 0:
        return dict(tables)
    kept = dict(tables)
    for name in RATED.values():
        table = kept[name]
        kept[name] = table[(table["certainty"] >= least).fillna(False)].reset_index(drop=True)
    statements = set(_find_ids(kept["statements"], TO_STATEMENT))
    for name in ("stances", "figures"):
        kept[name] = _cut_links(kept[name], TO_STATEMENT, statements)
    kept["entities"] = _count_anew(kept["entities"], kept)
    return kept


def _find_ids(table: pd.DataFrame, column: str) -> list[Id]:
    """A column of ids, each with its article's."""
    return list(zip(table["article"], table[column], strict=True))


def _cut_links(table: pd.DataFrame, column: str, there: Set[Id]) -> pd.DataFrame:
    """The table with NA in a column of ids where the row that it leads to is not there."""
    leads = [one in there for one in _find_ids(table, column)]
    return table.assign(**{column: table[column].where(pd.Series(leads, index=table.index, dtype=bool))})


def _count_anew(entities: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The entities that a row still leads to, with how often and where first they are mentioned in what is left."""
    mentions = tables["mentions"]
    named = {
        one
        for name in RATED.values()
        for column in TO_ENTITY
        if column in tables[name]
        for one in _find_ids(tables[name], column)
    }
    left = entities[[one in named for one in _find_ids(entities, "entity")]]
    places = mentions.groupby(["article", "entity"], sort=False)["start"].agg(["size", "min"])
    found = places.reindex(pd.MultiIndex.from_frame(left[["article", "entity"]]))
    counts = pd.Series(found["size"].to_numpy(), index=left.index).fillna(0)
    starts = pd.Series(found["min"].to_numpy(), index=left.index)
    first = starts.fillna(left["first_start"])
    return left.assign(mentions=counts.astype("Int64"), first_start=first.astype("Int64")).reset_index(drop=True)
