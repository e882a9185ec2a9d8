"""Candidates: a stance before it is a row, and the words found for its holder and target with the rule that found them.

Knows nothing of how they are found.
"""

from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Token

from broadsheet.rules import Made


class Placed(NamedTuple):
    """The head of a holder's or target's words, and the name of the rule that found it there."""

    head: Token
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stance before it is a record: heads of the holder's and target's phrases, and the evidence."""

    holder: Token | None
    target: Token
    polarity: str
    via: str
    conditional: bool
    predicate: Token
    spoken: bool = False  # is the holder whoever says so, with no words of their own beside the predicate?
    judges: str = "anyone"  # what the predicate's entry may judge
    rules: Made = ()
