"""Object frames: a cue that takes a noun phrase for its content: "rejected the claim", "called it a mistake".

Knows cues, contents and the parse. Knows nothing of speakers.
"""

from spacy.tokens import Token

from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import (
    find_complements,
    find_indirect_object,
    find_modified_noun,
    find_object,
    find_obliques,
    find_relation,
    find_subject,
    is_infinitive,
    is_passive,
)
from broadsheet.statements.contents import Spans, find_spans
from broadsheet.statements.cues import Cue

# what shows something without being a document
EVIDENCE = {
    "average",
    "count",
    "figure",
    "image",
    "number",
    "photo",
    "photograph",
    "picture",
    "research",
    "result",
    "tally",
    "test",
}
EXAMPLES = {"like", "including", "such"}


def read_object(verb: Token, entry: Cue) -> Spans:
    """A noun phrase that is itself what is said: "predicted growth", "rejected the claim"."""
    phrase = _find_phrase_object(verb, entry)
    if phrase is not None:
        return find_spans(verb.doc, phrase[0].i + 1, phrase[1].right_edge.i + 1)
    noun = find_object(verb)
    if noun is not None and is_passive(verb):  # "was refused entry": nobody says "entry"
        return ()
    if noun is None and is_passive(verb):
        noun = find_subject(verb) if find_modified_noun(verb) is None else None
        if noun is not None and noun.pos_ == "PRON":
            return ()
    elif noun is None:  # "admitted taking it"
        noun = next((clause for clause in find_complements(verb) if clause.tag_ == "VBG" and clause.i > verb.i), None)
    if noun is None or (noun.pos_ == "PRON" and noun.left_edge.i == noun.right_edge.i):
        return ()
    return find_spans(verb.doc, noun.left_edge.i, _find_object_end(verb, noun), without=verb)


def read_predicate(verb: Token, entry: Cue) -> Spans:
    """Somebody is named or thought something:
    "called the plan a mistake", "found it unlawful", "is considered a risk".
    """
    first = find_object(verb) or find_indirect_object(verb)
    noun = first or next((child for child in verb.rights if find_relation(child) == "subject"), None)
    if noun is None and (not is_passive(verb) or find_modified_noun(verb) is not None):
        return ()
    after = noun.i if noun is not None else verb.i
    named = [clause for clause in find_complements(verb) if find_relation(clause) == "open clause" and clause.i > after]
    # a parser hangs what a thing is called beside it, or makes the one the subject and the other the object
    named += [beside for beside in (noun.rights if noun is not None else ()) if find_relation(beside) == "apposition"]
    named += [other for other in verb.rights if find_relation(other) == "object" and other.i > after]
    said = next(
        (word for word in named if word.pos_ != "VERB" or (word.tag_ in ("VBN", "VBD") and not is_infinitive(word))),
        None,
    )
    if said is None:
        return ()
    start = noun if noun is not None else said
    return find_spans(verb.doc, start.left_edge.i, said.right_edge.i + 1)


def read_shown(verb: Token, entry: Cue) -> Spans:
    """What a document or picture shows, or how something is shown to stand:
    "the poll shows a close race", "shows Lund ahead by 3".
    """
    noun = find_object(verb) or find_indirect_object(verb)
    if noun is None or noun.i < verb.i:
        return ()
    source = find_modified_noun(verb) or find_subject(verb)
    state = any(
        child.i > noun.i and find_relation(child) in ("adverb", "object", "open clause") for child in verb.children
    )
    if not state and (
        source is None or not (find_people_kind(source) == "document" or source.lemma_.casefold() in EVIDENCE)
    ):
        return ()
    return find_spans(verb.doc, noun.left_edge.i, max(_find_object_end(verb, noun), _find_state_end(verb, noun)))


def _find_phrase_object(verb: Token, entry: Cue) -> tuple[Token, Token] | None:
    """What an entry of several words is about, and the preposition before: (at, plan) of "took aim at the plan"."""
    *first, last = entry.lemma.split()
    return (
        next((found for found in find_obliques(verb) if found[0].lower_ == last and found[0].i > verb.i), None)
        if first
        else None
    )


def _find_object_end(verb: Token, noun: Token) -> int:
    """Where an object ends: an infinitive or example right behind it is its own, though a parser may hang it on the
    verb.
    """
    aside = (
        child for child in noun.subtree if find_relation(child) == "relative clause" and child.left_edge.i > noun.i
    )
    end = next(
        (clause.left_edge.i for clause in aside if verb.doc[clause.left_edge.i - 1].text == ","), noun.right_edge.i + 1
    )
    for child in verb.rights:
        first = child.left_edge
        if first.i == end and (
            is_infinitive(child) or first.lower_ in EXAMPLES or (first.lower_ == "from" and child.tag_ == "VBG")
        ):
            end = child.right_edge.i + 1
    return end


def _find_state_end(verb: Token, noun: Token) -> int:
    """Past the phrases that say how what is shown stands, up to a comma or a clause."""
    end = noun.right_edge.i + 1
    for child in verb.rights:
        if (
            child.left_edge.i != end
            or child.left_edge.text == ","
            or find_relation(child) in ("conjunct", "aside", "marker")
        ):
            continue
        end = child.right_edge.i + 1
    return end
