"""Frames: the ways a cue takes its content ("that", "to", "obj_to", "of", "as" ...), each a question to the parse.

Knows cues, contents and the parse. Knows nothing of speakers.
"""

from spacy.tokens import Token

from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import (
    FINITE,
    find_complements,
    find_indirect_object,
    find_infinitive_after,
    find_markers,
    find_modified_noun,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_own_subject,
    find_parenthetical_host,
    find_relation,
    find_subject,
    is_infinitive,
    is_negated,
    is_passive,
)
from broadsheet.statements.contents import Spans, find_clause_spans, find_content_end, find_spans
from broadsheet.statements.cues import Cue, find_cue

# acts whose infinitive hangs on the cue itself: "expects rents to fall", not "considers ways to pay"
THOUGHT = {"believe", "claim"}
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
# prepositions a cue may take its content with, in the order they are tried
PREPOSITIONS = ("of", "as", "for", "against", "about", "on", "with", "at", "over")


def _that(verb: Token, entry: Cue) -> Spans:
    """A finite clause below the cue, or the clause the cue is set beside: "The plan failed, he said"."""
    for clause in find_complements(verb):
        if is_finite(clause) and not _is_question(clause):
            return find_spans(verb.doc, _find_clause_start(verb, clause), _find_narration(verb, clause), without=verb)
    following = find_following_clause(verb)
    if following is not None:
        return find_spans(verb.doc, verb.i + 1, _find_narration(verb, following), without=verb)
    host = find_parenthetical_host(verb)
    if host is not None and "quote" in entry.frames and _is_parenthetical(verb, host):
        return find_clause_spans(host, without=verb)
    if "quote" in entry.frames and _is_comparison(verb):
        return find_clause_spans(verb.head, without=verb)
    return ()


def _find_clause_start(verb: Token, clause: Token) -> int:
    """Where a complement begins: at its "that", or at the object before a clause without a subject of its own ("shows
    Lund leading").
    """
    if verb.i + 1 < clause.i and verb.nbor().lower_ == "that" and verb.nbor().tag_ == "IN":
        return verb.i + 1
    noun = find_object(verb)
    if (
        noun is not None
        and verb.i < noun.i < clause.i
        and find_own_subject(clause) is None
        and not find_markers(clause)
    ):
        return noun.left_edge.i
    return clause.left_edge.i


def find_following_clause(cue: Token) -> Token | None:
    """The clause that "that" opens right after a cue, where a parser hangs it on another word:
    "after she suggested that ...".
    """
    if cue.i + 1 >= len(cue.doc):
        return None
    that = cue.nbor()
    clause = that.head
    opens = that.lower_ == "that" and find_relation(that) == "marker" and clause.left_edge.i == that.i
    return clause if opens and clause.sent.start == cue.sent.start and is_finite(clause) else None


def _find_narration(verb: Token, clause: Token) -> int:
    """Where the content ends and another cue begins:
    "said he won, adding that ...", "said he won and warned of ...".
    """
    end = find_content_end(verb, clause)
    if clause.i < verb.i:
        return end
    last = verb.doc[end - 1]
    trailing = [
        later for later in (last, *last.ancestors) if clause.i < later.left_edge.i and later.right_edge.i + 1 >= end
    ]
    return min((later.left_edge.i for later in trailing if _is_told_beside(verb, later)), default=end)


def _is_told_beside(verb: Token, later: Token) -> bool:
    entry = find_cue(later) if later.pos_ == "VERB" else None
    if entry is None or "quote" not in entry.frames or entry.act == "believe":
        return False
    if find_relation(later) == "adverbial clause":
        return later.tag_ == "VBG" and "," in (later.left_edge.text, later.doc[later.left_edge.i - 1].text)
    return find_relation(later) == "conjunct" and later.tag_ == verb.tag_ and later.tag_ in ("VBD", "VBZ")


def _wh(verb: Token, entry: Cue) -> Spans:
    """A clause that asks or relates: "asked whether", "explained why"."""
    clauses = find_complements(verb)
    if is_negated(verb):  # "have not said when they will": a parser may take the question for a time
        clauses += [child for child in verb.rights if find_relation(child) == "adverbial clause"]
    return next((find_clause_spans(clause, without=verb) for clause in clauses if _is_question(clause)), ())


def _to(verb: Token, entry: Cue) -> Spans:
    """An infinitive the subject will do or refuses to: "vowed to", "is believed to"."""
    noun = find_object(verb)
    if noun is not None and noun.tag_ not in ("WDT", "WP") and not is_passive(verb):
        return ()
    return next((find_clause_spans(clause, without=verb) for clause in _infinitives(verb)), ())


def _obj_to(verb: Token, entry: Cue) -> Spans:
    """Somebody is urged, told or asked to do something: the content takes in who."""
    someone = find_object(verb) or find_indirect_object(verb)
    if someone is None:
        someone = next(
            (noun for preposition, noun in find_obliques(verb) if f"{verb.lemma_} {preposition.lower_}" == entry.lemma),
            None,
        )
    clause = find_infinitive_after(verb, someone) if someone is not None else next(iter(_infinitives(verb)), None)
    if clause is None or clause.i < verb.i or (entry.act in THOUGHT and clause.head.i != verb.i):
        return ()  # "found a way to pay" says no more of the way than of the paying
    if someone is None:
        return find_clause_spans(clause, without=verb)
    start = someone.doc[someone.left_edge.i]
    preposition = next((child for child in someone.children if find_relation(child) == "preposition"), None)
    first = preposition.i + 1 if preposition is not None and preposition.i == start.i else start.i
    return find_spans(verb.doc, first, max(find_content_end(verb, clause), someone.right_edge.i + 1))


def _object(verb: Token, entry: Cue) -> Spans:
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


def _predicate(verb: Token, entry: Cue) -> Spans:
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


def _shown(verb: Token, entry: Cue) -> Spans:
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


def _preposition(word: str):
    def read(verb: Token, entry: Cue) -> Spans:
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

    return read


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


def _infinitives(verb: Token) -> list[Token]:
    return [clause for clause in find_complements(verb) if is_infinitive(clause)] + [
        child
        for child in verb.children
        if find_relation(child) == "adverbial clause"
        and child.i > verb.i
        and child.left_edge.tag_ == "TO"
        and is_passive(verb)
    ]


def is_finite(clause: Token) -> bool:
    """Has the clause a finite verb or auxiliary?"""
    heads = [clause, *(child for child in clause.children if find_relation(child) in ("auxiliary", "copula"))]
    return any(token.tag_ in FINITE for token in heads) or (
        find_relation(clause) == "clause" and not is_infinitive(clause)
    )


def _is_question(clause: Token) -> bool:
    first = clause.left_edge
    return first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ == "whether"


def _is_comparison(verb: Token) -> bool:
    """ "as the minister put it", "as Lund noted": does the clause say who says the rest of the sentence?"""
    own = [child for child in verb.children if find_relation(child) in ("clause", "open clause", "object")]
    return (
        find_relation(verb) == "adverbial clause"
        and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
        and any(marker.lower_ == "as" for marker in find_markers(verb))
        and all(child.lower_ == "it" for child in own)
        and find_own_subject(verb) is not None
    )


def _is_parenthetical(verb: Token, host: Token) -> bool:
    """Is the cue a short clause set off beside its host, with nothing below it but its subject and adverbials?"""
    return (
        not any(find_relation(child) in ("clause", "object") for child in verb.children) and abs(host.i - verb.i) < 80
    )


# in the order they are tried: the first that finds a content wins
FRAMES = {
    "that": _that,
    "obj_to": _obj_to,
    "wh": _wh,
    "to": _to,
    "predicate": _predicate,
    "shown": _shown,
    **{word: _preposition(word) for word in PREPOSITIONS},
    "likeness": _preposition("to"),
    "object": _object,
}
