"""Lexicon: the word lists reading rests on, one CSV file each, which an analyst can extend without reading code.

README.md beside them explains every list. Knows nothing of spaCy.
"""

from broadsheet.lexicon.calendar import read_calendar, read_calendar_words, read_dates, read_times
from broadsheet.lexicon.files import read_class, read_lexicon, read_trait, read_verb_forms, read_words
from broadsheet.lexicon.titles import read_titles
from broadsheet.lexicon.verbs import (
    find_change,
    has_role,
    read_changes,
    read_directed_verbs,
    read_moving_verbs,
    read_phrases,
)

__all__ = [
    "find_change",
    "has_role",
    "read_calendar",
    "read_calendar_words",
    "read_changes",
    "read_class",
    "read_dates",
    "read_directed_verbs",
    "read_lexicon",
    "read_moving_verbs",
    "read_phrases",
    "read_times",
    "read_titles",
    "read_trait",
    "read_verb_forms",
    "read_words",
]
