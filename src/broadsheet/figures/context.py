"""Context: a quantity where it stands in a parse, and what is found of it there.

Records alone, read first: whatever asks of a quantity takes one of these.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Span

from broadsheet.entities import Referents
from broadsheet.quantities import Quantity
from broadsheet.quantities.lexemes import Lexeme


@dataclass(frozen=True, slots=True)
class Setting:
    """A quantity where it stands: its tokens, the names of the text by token, the tokens of measures, and those of all
    quantities.

    `antecedent` is what the number before it in its sentence counts; `referents` answers for pronouns.
    """

    lexemes: Sequence[Lexeme]
    quantity: Quantity
    span: Span
    names: Mapping[int, Span]
    measures: Set[int]
    numbers: Set[int]
    antecedent: str | None = None
    referents: Referents | None = None


class Place(NamedTuple):
    """What a figure counts, and of whom or what."""

    counted: str | None
    of: str | None


class Placed(NamedTuple):
    """A quantity with what the parse says of it.

    `sentence` is the number of its sentence, from 1, `source` the entity that gives it.
    """

    quantity: Quantity
    place: Place
    trend: str | None
    sentence: int
    source: str | None
    statement: str | None
