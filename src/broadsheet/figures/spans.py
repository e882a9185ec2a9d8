"""Spans: the quantities of a text with their tokens, without the numbers that are part of names.

Knows the names of a Doc. Knows nothing of the parse or of what a quantity counts.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span

from broadsheet.figures.context import find_tokens
from broadsheet.quantities import Form, Quantity
from broadsheet.quantities.lexemes import FUNCTION_WORDS, Lexeme, is_plural

# words between two numbers of which the second is a model's: "two new 737 Max jets", an adjective or two
LONGEST_DESCRIPTION = 2


def find_spans(
    doc: Doc, lexemes: Sequence[Lexeme], quantities: Sequence[Quantity], names: Mapping[int, Span]
) -> list[tuple[Quantity, Span]]:
    """The quantities with their tokens, without the numbers of names."""
    kept: list[tuple[Quantity, Span]] = []
    for quantity in quantities:
        span = find_tokens(doc, lexemes, quantity.inner, quantity.outer)
        model = bool(kept) and _is_model(lexemes, kept[-1][0], quantity)
        if not model and not _is_in_name(span, names, quantity):
            kept.append((quantity, span))
    return kept


def _is_model(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Is a second bare number before a capitalised noun that is counted already a name: "two new 737 Max jets"?"""
    between = lexemes[left.last : right.first]
    tied = len(between) <= LONGEST_DESCRIPTION and all(
        lexeme.kind == "word" and lexeme.text.islower() and lexeme.lower not in FUNCTION_WORDS for lexeme in between
    )
    capital = right.last < len(lexemes) and lexemes[right.last].text[0].isupper()
    return tied and capital and left.unit is None and _is_bare(right)


def _is_bare(quantity: Quantity) -> bool:
    """Is a quantity a number in digits and no more: 737?"""
    plain = quantity.form == Form.DIGITS and quantity.scale == 1 and not quantity.linked
    return plain and quantity.unit is None and quantity.modifier == "exact"


def _is_in_name(span: Span, names: Mapping[int, Span], quantity: Quantity) -> bool:
    """Is the number part of a name ("737 Max", "Seven Network") rather than before one ("17,000 US")?"""
    name = names.get(span.start)
    if name is None or quantity.unit is not None or quantity.form == Form.SCORE:
        return False
    longer = len(name) > len(span)
    if not longer and quantity.scale > 1:
        return False
    if span.start > name.start:
        return True
    opens = (span[0].text.isdigit() or span[0].is_title) and not span[0].is_sent_start
    return longer and opens and name.label_ != "NORP" and not is_plural(name[-1].lower_)
