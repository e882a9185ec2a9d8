"""Preposition frames: a cue that takes its content behind a preposition: "warned of a flood", "called for calm".

Knows contents and the parse. Knows nothing of speakers.
"""

from spacy.tokens import Token

from broadsheet.language.syntax import (
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_relation,
    is_passive,
)
from broadsheet.statements.contents import Spans, find_spans
from broadsheet.statements.cues import Cue


def read_of(verb: Token, entry: Cue) -> Spans:
    """ "warned of a flood", "accused the council of theft"."""
    return _find_phrase(verb, entry, "of")


def read_as(verb: Token, entry: Cue) -> Spans:
    """ "described it as theft", "is seen as a risk"."""
    return _find_phrase(verb, entry, "as")


def read_for(verb: Token, entry: Cue) -> Spans:
    """ "called for calm", "blamed him for the delay"."""
    return _find_phrase(verb, entry, "for")


def read_against(verb: Token, entry: Cue) -> Spans:
    """ "warned against a strike", "advised them against it"."""
    return _find_phrase(verb, entry, "against")


def read_about(verb: Token, entry: Cue) -> Spans:
    """ "complained about the noise"."""
    return _find_phrase(verb, entry, "about")


def read_on(verb: Token, entry: Cue) -> Spans:
    """ "insisted on a vote"."""
    return _find_phrase(verb, entry, "on")


def read_with(verb: Token, entry: Cue) -> Spans:
    """ "agreed with the plan"."""
    return _find_phrase(verb, entry, "with")


def read_at(verb: Token, entry: Cue) -> Spans:
    """ "bristled at the claim"."""
    return _find_phrase(verb, entry, "at")


def read_over(verb: Token, entry: Cue) -> Spans:
    """ "agonised over the move"."""
    return _find_phrase(verb, entry, "over")


def read_likeness(verb: Token, entry: Cue) -> Spans:
    """ "likened it to theft": what a thing is said to be like."""
    return _find_phrase(verb, entry, "to")


def _find_phrase(verb: Token, entry: Cue, word: str) -> Spans:
    """What stands behind a preposition below the cue, as a noun phrase or a clause, or inside its object."""
    for preposition, noun in find_obliques(verb):
        if preposition.lower_ == word and preposition.i > verb.i:
            return _spans_from(verb, preposition, noun)
    for clause in [
        child for child in verb.children if find_relation(child) in ("adverbial clause", "open clause", "clause")
    ]:
        words = [child for child in clause.children if find_relation(child) in ("marker", "preposition")]
        marker = next((child for child in (*words, clause.left_edge) if child.lower_ == word), None)
        if marker is not None and marker.i > verb.i:
            return _spans_from(verb, marker, clause)
    return _spans_inside_object(verb, word, entry)


def _spans_inside_object(verb: Token, word: str, entry: Cue) -> Spans:
    """The phrase may hang on the object instead of the verb:
    "accused [the army of killing civilians]", "made the case for [peace]".
    """
    noun = find_object(verb)
    own = noun is not None and noun.lower_ in entry.lemma.split()
    if noun is None or not (own or word in ("of", "as", "for")):
        return ()
    if own:
        inner = next((inner for preposition, inner in find_noun_modifiers(noun) if preposition.lower_ == word), None)
        return find_spans(verb.doc, inner.left_edge.i + 1, inner.right_edge.i + 1) if inner is not None else ()
    for preposition, inner in find_noun_modifiers(noun):
        if preposition.lower_ == word and preposition.i > noun.i:
            return find_spans(verb.doc, noun.left_edge.i, inner.right_edge.i + 1)
    clause = next(
        (
            child
            for child in noun.children
            if find_relation(child) == "reduced clause" and any(mark.lower_ == word for mark in child.children)
        ),
        None,
    )
    return find_spans(verb.doc, noun.left_edge.i, clause.right_edge.i + 1) if clause is not None else ()


def _spans_from(verb: Token, preposition: Token, inner: Token) -> Spans:
    """ "accuse X of Y" says both; of "call for Y", "seen as Y", "warned of Y" the content is Y alone."""
    noun = find_object(verb)
    if noun is not None and verb.i < noun.i < preposition.i:
        return find_spans(verb.doc, noun.left_edge.i, inner.right_edge.i + 1)
    keeps = preposition.lower_ in ("of", "for") and is_passive(verb)
    return find_spans(verb.doc, preposition.i if keeps else preposition.i + 1, inner.right_edge.i + 1)
