"""Beside: what a quantity is said of by its place alone, "debts of $34", "Price: $34", "Acme (3.4%)".

Knows the words around a quantity and the heads of nouns. Knows nothing of verbs.
"""

from spacy.tokens import Token

from broadsheet.figures.context import Occurrence, find_tokens
from broadsheet.figures.words import SUMS
from broadsheet.language import syntax
from broadsheet.lexicon import read_changes
from broadsheet.quantities import AGE_WORDS
from broadsheet.quantities.lexemes import HYPHENS, SIGHT, is_glued, lower_at

# how many words back a bracket may have opened, and ahead a line's noun may stand: a name, its place and its office
NEAR = 12
DIMENSIONS = {"deep", "high", "long", "tall", "thick", "wide"}
# what may stand between a noun and its dimension: "a hole, just 5 feet deep"
FOCUS = {",", "just", "only", "barely", "even"}


def find_told_behind(at: Occurrence) -> Token | None:
    """What a number that heads a line is said to be behind a dash or a colon:
    "22,600 - number of flights cancelled".
    """
    if not _heads_line(at) or not (at.behind(1) == ":" or _is_dash(at)):
        return None
    for token in at.span.doc[at.span.end + 1 : at.span.end + 1 + NEAR]:
        if token.pos_ == "NOUN" and syntax.is_noun_head(token):
            return token
        if token.tag_ in syntax.FINITE or token.is_punct:
            return None
    return None


def find_beside(at: Occurrence) -> Token | None:
    """What a quantity is said of, by its place alone:
    "debts of $34", "Price: $34", "Acme (3.4%)" and "Acme, down 3.4%".
    """
    first, before = at.quantity.first, at.before(1)
    if _precedes_dimension(at):
        return _find_before_focus(at)
    if lower_at(at.lexemes, first + 2) in AGE_WORDS:  # "people between the ages of 17 and 20"
        return _find_head_at(at, first - 1)
    if before in AGE_WORDS:
        return _find_head_at(at, first - 3 if at.before(2) == "," else first - 2)
    if before in (":", "of"):
        noun = _find_head_at(at, first - 2)
        if noun is not None and is_called_by(noun):
            return None
        return _find_first_noun(noun) if at.quantity.unit is not None else noun
    if before in read_changes("particle") and at.before(2) == ",":
        return _find_head_at(at, first - 3)
    if before in read_changes("particle") and _follows_name(at):
        return _find_head_at(at, first - 2)
    return _find_before_bracket(at)


def is_called_by(noun: Token) -> bool:
    """Does a noun only say what kind of number follows its "of":
    "at the age of 86", "a total of $5m", but "the average age of 42"?
    """
    article = noun.nbor(-1).lower_ if noun.i else ""
    aged = noun.lower_ == "age" and article in ("the", "an") and noun.i > 1 and noun.nbor(-2).pos_ == "ADP"
    return aged or (noun.lower_ in SUMS and article in ("a", "an"))


def _heads_line(at: Occurrence) -> bool:
    """Does a quantity open its sentence or its line?"""
    return at.span.doc[at.span.start].is_sent_start or "\n" in at.lexemes[at.quantity.first].gap


def _is_dash(at: Occurrence) -> bool:
    """Does a dash between spaces follow a quantity?"""
    i = at.quantity.last
    return at.behind(1) in HYPHENS and not is_glued(at.lexemes, i) and not is_glued(at.lexemes, i + 1)


def _follows_name(at: Occurrence) -> bool:
    """Does a particle stand right behind a name, with no verb or comma, and a share behind it:
    "stocks such as Acme up 9% to $84"?
    """
    name = find_tokens(at.span.doc, at.lexemes, at.quantity.first - 2, at.quantity.first - 1)[-1]
    return at.kind == "share" and name.pos_ == "PROPN" and syntax.find_governor(name).pos_ not in ("VERB", "AUX")


def _precedes_dimension(at: Occurrence) -> bool:
    """Does a dimension follow a length, perhaps behind its conversion: "water 47 feet (14 metres) deep"?"""
    j = at.quantity.last
    if at.behind(1) == "(":
        j = next((k + 1 for k in range(j, j + SIGHT) if lower_at(at.lexemes, k) == ")"), j)
    return lower_at(at.lexemes, j) in DIMENSIONS


def _find_before_focus(at: Occurrence) -> Token | None:
    """The noun before a length and its "just": `hole` in "a hole, just 5 feet deep"."""
    i = at.quantity.first - 1
    while lower_at(at.lexemes, i) in FOCUS:
        i -= 1
    return _find_head_at(at, i)


def _find_before_bracket(at: Occurrence) -> Token | None:
    """The noun before the bracket that a quantity stands in: "Acme (3.4%)"."""
    i = at.quantity.first - 1
    while i >= 0 and at.quantity.first - i < NEAR and at.lexemes[i].text not in ("(", ")"):
        i -= 1
    if lower_at(at.lexemes, i) != "(" or at.span.doc[at.span.start].is_sent_start:
        return None
    return _find_head_at(at, i - 1)


def _find_first_noun(noun: Token | None) -> Token | None:
    """The noun that an "of" behind a noun with an "of" of its own belongs to:
    `margin` for `error` in "a margin of error of 4 points".
    """
    preposition = syntax.find_preposition(noun) if noun is not None else None
    if noun is None or preposition is None or preposition.lower_ != "of":
        return noun
    governor = syntax.find_governor(noun)
    return governor if governor.pos_ == "NOUN" and governor.i < noun.i else noun


def _find_head_at(at: Occurrence, i: int) -> Token | None:
    """The head of the noun phrase that ends with the lexeme `i`, or none."""
    if i < 0:
        return None
    token = find_tokens(at.span.doc, at.lexemes, i, i + 1)[-1]
    if token.i in at.names:
        token = at.names[token.i].root  # "the Union of Right Forces (8%)"
    while token.pos_ in ("NOUN", "PROPN", "NUM") and not syntax.is_noun_head(token) and token.i not in at.measures:
        above = syntax.find_governor(token)
        if above.i == token.i or token.i - above.i > NEAR:
            break
        token = above
    return token if token.pos_ in ("NOUN", "PROPN") and token.i not in at.measures else None
