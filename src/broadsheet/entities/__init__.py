"""Entities: who and what an article is about, and every mention of them."""

from broadsheet.entities.first_person import find_first_person, is_we
from broadsheet.entities.gazetteer import is_place_noun
from broadsheet.entities.mentions import find_mentions
from broadsheet.entities.names import find_names
from broadsheet.entities.referents import Referents

__all__ = ["Referents", "find_first_person", "find_mentions", "find_names", "is_place_noun", "is_we"]
