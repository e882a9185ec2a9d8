"""Calendar: the months, weekdays, marks of the clock and nouns of time, as sets for whoever asks.

Knows `lexicon/calendar.csv`.
"""

from functools import cache

from broadsheet.lexicon.files import read_lexicon

TIMES = {"year", "day", "week", "month"}


@cache
def read_dates() -> frozenset[str]:
    """Months, weekdays and clock marks, which no name is made of, in lower case."""
    return frozenset(row["word"] for row in read_lexicon("calendar") if row["kind"] != "time")


@cache
def read_times() -> frozenset[str]:
    """Nouns of time in the singular: day, month, yesterday ..."""
    return frozenset(row["word"] for row in read_lexicon("calendar") if row["kind"] == "time")


@cache
def read_calendar_words() -> frozenset[str]:
    """Months, weekdays and words for a length of time on the calendar, to which no quantity belongs."""
    return frozenset({row["word"] for row in read_lexicon("calendar") if row["kind"] in ("month", "weekday")} | TIMES)


@cache
def read_calendar(kind: str) -> frozenset[str]:
    """The months or the marks of the clock, as lexemes are: without the stops of abbreviations."""
    return frozenset(row["word"].replace(".", "") for row in read_lexicon("calendar") if row["kind"] == kind)
