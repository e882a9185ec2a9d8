"""Kinds: what a unit measures, time, length, a share or money, as the list of units says.

Knows the lists of units, subunits and currencies. Knows nothing of texts.
"""

from functools import cache

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.currencies import is_money


def find_kind(unit: str | None) -> str | None:
    """What a unit measures: "time" of an hour, "length" of a furlong, "share" of a percentage or of an index's point;
    "money" of a currency, "subunit" of the pence and cents that prices are told in.

    None for no unit, for an unknown one, and for a rate that the list does not name: miles per hour are a "speed",
    percent per year are none of these.
    """
    if unit is None:
        return None
    kind = _kinds().get(unit)
    return "money" if kind is None and "/" not in unit and is_money(unit) else kind


@cache
def _kinds() -> dict[str, str]:
    """Every unit of the lists and its kind."""
    return {row["unit"]: row["kind"] for row in read_lexicon("units")} | {
        row["unit"]: "subunit" for row in read_lexicon("subunits")
    }
