"""Coreference: pronouns and descriptions that mean an entity already named, and the unnamed ones that stand on their own.

Knows names, the sieve and, for the first person, who is quoted. Answers for everything to its right which entity a noun means.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from broadsheet.schema import Statement, read_spans


def find_innermost(doc: Doc, statements: Sequence[Statement]) -> dict[int, Statement]:
    """The statement whose content a token stands in, by token index; the shortest one, parts added up, where contents nest."""
    by_token = {}
    for statement in sorted(statements, key=lambda statement: -sum(end - start for start, end in read_spans(statement.content_spans))):
        for start, end in read_spans(statement.content_spans):
            for token in doc.char_span(start, end, alignment_mode="expand") or ():
                by_token[token.i] = statement
    return by_token
