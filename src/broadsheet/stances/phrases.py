"""Phrases: the words shown for a holder or a target, around the head of its noun phrase.

Knows the parse and which words tell of a stance. Knows nothing of entities.
"""

from spacy.tokens import Span, Token

from broadsheet.language.syntax import find_noun_clauses, find_noun_phrase, find_relation, trim_span
from broadsheet.stances.deeds import find_deed_words
from broadsheet.stances.predicates import find_predicates

# "those who back it", "anyone opposed to it": a clause tells who
DEFINED = {"those", "anyone", "everyone", "everybody", "anybody", "all"}


def find_phrase(noun: Token, *, appositions: bool = False) -> Span:
    """The noun phrase of a head; "those who back it" with what tells who they are.

    It ends before a clause that tells of another stance: "a letter" of "a letter condemning the raid". Of a verb, the
    words of the deed.
    """
    if noun.pos_ == "VERB":
        return find_deed_words(noun)
    phrase = find_noun_phrase(noun, appositions=appositions)
    clause = _find_defining_clause(noun)
    if clause is not None:
        return trim_span(noun.doc[phrase.start : max(phrase.end, clause.right_edge.i + 1)])
    telling = (child for child in noun.rights if find_relation(child) == "reduced clause" and find_predicates(child))
    end = min((child.left_edge.i for child in telling), default=phrase.end)
    return trim_span(noun.doc[phrase.start : max(noun.i + 1, min(end, phrase.end))])


def is_open(noun: Token) -> bool:
    """Is the word a pronoun of which nothing tells who is meant?"""
    return noun.pos_ == "PRON" and _find_defining_clause(noun) is None


def _find_defining_clause(pronoun: Token) -> Token | None:
    """The clause that tells who is meant by "those", "anyone" or "all"; of other words, none."""
    if pronoun.lower_ not in DEFINED:
        return None
    return next((clause for clause in find_noun_clauses(pronoun) if clause.i > pronoun.i), None)
