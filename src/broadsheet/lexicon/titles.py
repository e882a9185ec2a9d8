"""Titles: what stands before names, "Mr", "Foreign Minister", as a look-up for whoever asks.

Knows `lexicon/titles.csv`.
"""

from functools import cache

from broadsheet.lexicon.files import read_lexicon


@cache
def read_titles() -> dict[str, dict[str, str]]:
    """The row of every title, by the title in lower case."""
    return {row["title"].casefold(): row for row in read_lexicon("titles")}
