"""Tokens: what coreference asks of the tokens of a Doc again and again, read once.

Knows the parse and the quotations. Knows nothing of clusters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from broadsheet.language import Quotation, locate
from broadsheet.language.syntax import find_relation
from broadsheet.lexicon import read_words
from broadsheet.schema import Mention


@dataclass(frozen=True, slots=True)
class TokenIndex:
    """Of each token of a Doc: its sentence and paragraph, whether it is quoted, its relation and its head."""

    doc: Doc
    sentences: Sequence[int]
    paragraphs: Sequence[int]
    in_quote: Sequence[bool]
    relations: Sequence[str]
    heads: Sequence[int]

    def is_speaking(self, i: int) -> bool:
        """Is a token the subject of a verb of saying or thinking?"""
        return self.relations[i] == "subject" and self.doc[self.heads[i]].lemma_ in read_words("reporting", "lemma")

    def is_above(self, verb: int, i: int) -> bool:
        """Does the verb stand above the token in its tree?"""
        while self.heads[i] != i:
            i = self.heads[i]
            if i == verb:
                return True
        return False


def index_tokens(doc: Doc, quotations: Sequence[Quotation]) -> TokenIndex:
    """Read a Doc's tokens once."""
    sentences, paragraphs = locate(doc)
    in_quote = [False] * len(doc)
    for quotation in quotations:
        for token in doc.char_span(quotation.start, quotation.end, alignment_mode="expand") or ():
            in_quote[token.i] = True
    return TokenIndex(
        doc,
        sentences,
        paragraphs,
        in_quote,
        relations=[find_relation(token) for token in doc],
        heads=[token.head.i for token in doc],
    )


def find_span(doc: Doc, mention: Mention) -> Span:
    """The tokens of a mention; whole ones, where it begins or ends inside one."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token at {mention.start}-{mention.end}, where {mention.text!r} is mentioned")
    return span
