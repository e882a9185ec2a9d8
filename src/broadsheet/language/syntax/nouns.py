"""Nouns: questions to a parse about a noun: its phrase, its modifiers, what is set beside it and coordinated with it.

Asks nothing of clauses.
"""

from collections.abc import Iterator, Set
from itertools import islice

from spacy.tokens import Doc, Span, Token

from broadsheet.language.syntax.relations import (
    AUXILIARY,
    FINITE,
    NOMINAL_MODIFIER,
    OBJECT,
    OBLIQUE,
    PASSIVE_SUBJECT,
    POSSESSOR,
    REDUCED_CLAUSE,
    RELATIVE_CLAUSE,
    SUBJECT,
    find_child,
    find_phrases_below,
    find_preposition,
    is_object,
    is_subject,
)
from broadsheet.lexicon import read_calendar

# tokens from a comma within which the head of what it sets off is sought
LONGEST_ASIDE_OPENING = 25
# words up from the last of a title to its head
LONGEST_TITLE = 4
# what hangs on a noun and is no part of its phrase
# fmt: off
OUTSIDE = SUBJECT | AUXILIARY | {
    "acl:relcl", "relcl", "advcl:relcl", "case", "cc", "conj", "parataxis", "punct", "cop", "mark", "advcl", "expl",
    "dep", "ccomp", "csubj", "preconj", "cc:preconj", "discourse", "vocative", "orphan",
}
# fmt: on
# of these the object has an "of" beside it: "accused the army of murder"
OF_VERBS = {"accuse", "absolve", "acquit", "clear", "convict", "deprive", "relieve", "rob", "strip", "suspect"}
WEEKDAYS, MONTHS = read_calendar("weekday"), read_calendar("month")


def find_possessor(noun: Token) -> Token | None:
    """Who or what a noun belongs to: `Maliki` in "Mr Maliki's plan", `his` in "his plan"."""
    return next((child for child in reversed(list(noun.lefts)) if child.dep_ in POSSESSOR), None)


def find_noun_modifiers(noun: Token) -> list[tuple[Token, Token]]:
    """Prepositional phrases of a noun, as (preposition, noun) in text order: (of, Baghdad)."""
    return find_phrases_below(noun, NOMINAL_MODIFIER | OBLIQUE)


def find_of_noun(noun: Token) -> Token | None:
    """The first noun that "of" ties to a noun: `voters` for "a majority of voters"; or None."""
    return next((part for preposition, part in find_noun_modifiers(noun) if preposition.lower_ == "of"), None)


def find_noun_clauses(noun: Token) -> list[Token]:
    """Heads of the clauses below a noun that are not plainly relative: "criticism that ...", "a promise to ..."."""
    return [child for child in noun.children if child.dep_ in ("acl", "acl:relcl", "relcl", "ccomp", "xcomp", "csubj")]


def find_appositives(noun: Token) -> list[Token]:
    """Heads of the appositions of a noun, in text order; names joined to it by a comma alone among them."""
    return [child for child in noun.children if child.dep_ == "appos" or _is_set_beside(child)]


def find_appositions(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Every noun with a noun set beside it, in the order of the latter."""
    for token in doc:
        if token.dep_ == "appos" or _is_set_beside(token):
            yield token.head, token


def find_conjuncts(token: Token) -> list[Token]:
    """The later members of a coordination that `token` heads, in text order."""
    found = []
    waiting = [token]
    while waiting:
        member = waiting.pop()
        found.append(member)
        waiting += [
            child for child in reversed(list(member.children)) if child.dep_ == "conj" and not _is_set_beside(child)
        ]
    return found[1:]


def find_first_member(token: Token) -> Token:
    """The word that heads the coordination a word is a later member of, or the word itself:
    `raise` for `spend` in "raise and spend".
    """
    while token.dep_ == "conj" and not _is_set_beside(token):
        token = token.head
    return token


def find_noun_after(number: Token) -> Token | None:
    """The noun to its right that a number or a measure describes: `loan` for `$100m` in "a $100m loan"."""
    labels = {"nummod", "compound", "amod", "det", "det:predet", "quantmod", "advmod", "dep", "flat"} | NOMINAL_MODIFIER
    head = number
    while head.dep_ in labels and head.head.i > head.i:
        head = head.head
        if head.pos_ in ("NOUN", "PROPN"):
            labels = {"compound", "nmod:desc"}
    return head if head.i != number.i and head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON") else None


def find_noun_phrase(noun: Token, *, appositions: bool = False) -> Span:
    """The noun phrase of a head: without relative clauses, appositions (unless wanted), coordination, or its own
    preposition.

    The phrase is the contiguous stretch around the head; punctuation at its edges is left out.
    """
    drop = OUTSIDE if appositions else OUTSIDE | {"appos"}
    asides = drop & (RELATIVE_CLAUSE | {"appos", "advcl"}) | REDUCED_CLAUSE
    left = right = noun.i
    for child in noun.children:
        if _is_in_phrase(noun, child, drop):
            left, right = min(left, child.left_edge.i), max(right, child.right_edge.i)
    title = find_split_title(noun)
    if title is not None and left == noun.i:
        left = title.left_edge.i
    commas = (i for i in range(noun.i + 1, right) if noun.doc[i].text == ",")
    right = next((comma for comma in commas if _opens_aside(noun.doc, comma, noun, asides)), right)
    return trim_span(noun.doc[left : right + 1])


def _is_in_phrase(noun: Token, child: Token, drop: Set[str]) -> bool:
    """Does what hangs on a noun belong to its phrase? A finite verb before it does not, whatever the parse says, nor an
    adverb with an object, which is one: "voters back the mayor".
    """
    verb = child.tag_ in FINITE or (child.pos_ == "ADV" and find_child(child, OBJECT) is not None)
    loose = child.dep_ in drop or verb
    return not loose and not _is_gerund_phrase(child) and not _is_beside(noun, child)


def find_phrase_end(noun: Token) -> int:
    """The index after the last word of a compound name the noun heads: past `flat` parts on its right."""
    return max([noun.i, *(child.i for child in noun.children if child.dep_ == "flat")]) + 1


def trim_span(span: Span) -> Span:
    """A span without spaces and punctuation at its edges; brackets and quotation marks it holds both ends of stay."""
    start, end = span.start, span.end
    doc = span.doc
    while end - start > 1 and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and not _closes_inside(doc, start, end))
    ):
        end -= 1
    while end - start > 1 and (doc[start].is_space or (doc[start].is_punct and not _opens_inside(doc, start, end))):
        start += 1
    return doc[start:end]


def find_split_title(name: Token) -> Token | None:
    """The title right before a name that a parser makes a subject beside it: `chief` in "Trade chief Ann Lee said"."""
    if name.pos_ != "PROPN" or not is_subject(name) or not name.left_edge.i:
        return None
    before = name.doc[name.left_edge.i - 1]
    title = next(
        (word for word in (before, *islice(before.ancestors, LONGEST_TITLE)) if word.head.i == name.head.i), before
    )
    return title if is_subject(title) and title.pos_ != "PRON" and title.head.i == name.head.i else None


def _is_set_beside(conjunct: Token) -> bool:
    """Is a name that a parser coordinates with a common noun joined to it by no "and": "the director, Ravi Anand"?"""
    if conjunct.dep_ != "conj" or conjunct.pos_ != "PROPN" or conjunct.head.pos_ != "NOUN":
        return False
    head = conjunct.head
    return not any(child.dep_ == "cc" for token in (head, *head.children) for child in token.children)


def _is_gerund_phrase(child: Token) -> bool:
    """ "accused Mrs Penhale of holding": the preposition and gerund say what of her, not which one."""
    return child.tag_ == "VBG" and any(mark.dep_ in ("mark", "case") and mark.i < child.i for mark in child.children)


def _is_beside(noun: Token, child: Token) -> bool:
    """Does a phrase say of what somebody is accused, or when, and not which one:
    "accused the army of murder", "the chief on Monday"?
    """
    preposition = find_preposition(child)
    if preposition is None or child.i < noun.i:
        return False
    on_a_day = preposition.lower_ == "on" and child.lower_ in WEEKDAYS
    in_a_month = preposition.lower_ == "in" and child.lower_ in MONTHS
    if on_a_day or in_a_month:
        return is_subject(noun)
    return (
        preposition.lower_ == "of"
        and noun.head.lemma_ in OF_VERBS
        and (is_object(noun) or noun.dep_ in PASSIVE_SUBJECT)
    )


def _opens_aside(doc: Doc, comma: int, noun: Token, asides: Set[str]) -> bool:
    """Does an apposition or descriptive clause of a word inside the phrase begin after the comma?"""
    following = doc[comma + 1 : comma + LONGEST_ASIDE_OPENING]
    return any(
        token.dep_ in asides and token.left_edge.i in (comma, comma + 1) and token.head.i >= noun.i
        for token in following
    )


def _closes_inside(doc: Doc, start: int, end: int) -> bool:
    pairs = {")": "(", "]": "["}
    opener = pairs.get(doc[end - 1].text)
    return opener is not None and any(doc[i].text == opener for i in range(start, end - 1))


def _opens_inside(doc: Doc, start: int, end: int) -> bool:
    pairs = {"(": ")", "[": "]"}
    closer = pairs.get(doc[start].text)
    return closer is not None and any(doc[i].text == closer for i in range(start + 1, end))
