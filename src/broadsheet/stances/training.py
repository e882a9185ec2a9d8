"""Training: what the recipe in data/models asks of stances to train the network's weights, and all it may ask."""

from collections.abc import Sequence

from spacy.tokens import Doc

from broadsheet.entities import Referents
from broadsheet.schema import Statement
from broadsheet.stances.learned import read_by_rules, tell_rules
from broadsheet.stances.network import NONE, PLACES, SIGNS, lay_rows
from broadsheet.stances.pairs import Pair, find_pairs
from broadsheet.stances.voices import find_voices

__all__ = ["NONE", "PLACES", "SIGNS", "lay_rows", "make_pairs"]


def make_pairs(doc: Doc, *, referents: Referents, statements: Sequence[Statement]) -> list[Pair]:
    """The pairs of a Doc as the network is asked of them, with what the rules say among their facts."""
    voices = find_voices(doc, referents=referents, statements=statements)
    return list(find_pairs(doc, voices, tell_rules(read_by_rules(doc, voices))))
