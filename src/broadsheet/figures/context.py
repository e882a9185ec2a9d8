"""Context: a quantity where it stands in a parse, and what is found of it there.

Records alone, read first: whatever asks of a quantity takes one of these.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from broadsheet.entities import Referents
from broadsheet.quantities import Quantity, find_kind
from broadsheet.quantities.lexemes import Lexeme, lower_at
from broadsheet.rules import Made


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A quantity where it stands: its tokens, the names of the text by token, the tokens of measures, and those of all
    quantities.

    `sentence` is the number of its sentence, from 1; `parsed` says that the sentence has a parse worth asking.
    `counted_noun` is the noun it stands before, `antecedent` what the number before it in its sentence counts;
    `referents` answers for pronouns.
    """

    lexemes: Sequence[Lexeme]
    quantity: Quantity
    span: Span
    names: Mapping[int, Span]
    measures: Set[int]
    numbers: Set[int]
    referents: Referents
    sentence: int = 1
    parsed: bool = True
    counted_noun: Token | None = None
    antecedent: str | None = None

    @property
    def kind(self) -> str | None:
        """What the quantity's unit measures, time, share, length and so on, or None."""
        return find_kind(self.quantity.unit)

    @property
    def first_token(self) -> int:
        """The token with which the quantity and its modifiers begin."""
        return find_tokens(self.span.doc, self.lexemes, self.quantity.first, self.quantity.first + 1).start

    def before(self, n: int) -> str:
        """The lexeme so many before the quantity, in lower case: "by" is before(1) of "by 4%"; or an empty string."""
        return lower_at(self.lexemes, self.quantity.first - n)

    def behind(self, n: int) -> str:
        """The lexeme so many behind the quantity, in lower case: "on" is behind(2) of "5% up on May"; or an empty
        string.
        """
        return lower_at(self.lexemes, self.quantity.last + n - 1)


class About(NamedTuple):
    """What a figure counts, and of whom or what; `owner_rule` is the rule that says so of `of`, where one of its own
    does.
    """

    counted: str | None
    of: str | None
    owner_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making: a quantity with what the parse says of it.

    `sentence` is the number of its sentence, from 1, `source` the entity that gives it.
    """

    quantity: Quantity
    sentence: int
    source: str | None = None
    statement: str | None = None
    trend: str | None = None
    counted: str | None = None
    of: str | None = None
    rules: Made = ()


def find_tokens(doc: Doc, lexemes: Sequence[Lexeme], first: int, last: int) -> Span:
    """The tokens that the lexemes from `first` up to `last` touch."""
    span = doc.char_span(lexemes[first].start, lexemes[last - 1].end, alignment_mode="expand")
    assert span is not None  # a span that may expand is found for any words of the text
    return span
