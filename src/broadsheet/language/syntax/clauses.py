"""Clauses: questions to a parse about a verb or another predicate: its subject, objects and auxiliaries, and how it is
told.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from broadsheet.language.syntax.nouns import find_noun_clauses, find_split_title
from broadsheet.language.syntax.relations import (
    AUXILIARY,
    COMPLEMENT_CLAUSE,
    INDIRECT_OBJECT,
    NEGATION,
    NOMINAL_MODIFIER,
    OBJECT,
    OBLIQUE,
    PARTICLE,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREDICATE,
    REDUCED_CLAUSE,
    RELATIVE_CLAUSE,
    SUBJECT,
    find_child,
    find_phrases_below,
    find_preposition,
    is_noun_head,
    is_preposition,
    is_subject,
)
from broadsheet.lexicon import read_class

CONDITION = read_class("condition")
# clauses an "it" may stand for, and the verbs besides "be" that take one so: "it seems that ..."
EXTRAPOSED = {"csubj", "csubj:pass", "csubj:outer", "csubjpass", "ccomp", "xcomp", "advcl"}
SEEMING = {"seem", "appear", "emerge", "happen", "turn"}
CONDITIONAL_MODALS = read_class("conditional modal")


def find_main_verb(token: Token) -> Token:
    """The verb of the main clause of a word's sentence."""
    return token.sent.root


def find_clause_verb(token: Token) -> Token:
    """The predicate of the clause a word stands in: a verb, or the predicate of a copula, or else the root."""
    while token.head.i != token.i:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in AUXILIARY and token.dep_ != "amod":
            return token
        if any(child.dep_ == "cop" for child in token.children):
            return token
        token = token.head
    return token


def find_subject(verb: Token) -> Token | None:
    """The subject of a predicate: its own, else that of the verb it is coordinated with or is a complement of."""
    while True:
        own = find_own_subject(verb)
        if own is not None:
            return own
        verb = _predicate_verb(verb)
        head = _clause_above(verb)
        if head is None:
            return None
        if verb.dep_ == "xcomp" or verb.dep_ in PREDICATE:
            controller = find_object(head)
            if controller is not None:
                return controller
        verb = head


def find_own_subject(verb: Token) -> Token | None:
    """The subject a predicate has itself, not one it shares with another verb.

    Of a title and the name right after it, which a parser may both make subjects, the name: `Ann` in "Trade chief Ann
    Lee said".
    """
    subjects = [child for child in _clause_children(verb) if is_subject(child)]
    return next(
        (name for name in subjects[1:2] if find_split_title(name) is not None), subjects[0] if subjects else None
    )


def find_first_noun(verb: Token) -> Token | None:
    """The first noun of the sentence before a verb that no preposition governs: its likely subject where the parse
    gives none.
    """
    for token in verb.doc[verb.sent.start : verb.i]:
        if (
            is_noun_head(token)
            and find_preposition(token) is None
            and token.dep_ not in POSSESSOR | {"obl:unmarked", "obl:tmod"}
        ):
            return token
    return None


def find_modified_noun(verb: Token) -> Token | None:
    """The noun a relative or reduced clause describes: `militia` for `linked` in "a militia linked to him"."""
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        top = top.head
    return (
        top.head
        if top.dep_ in RELATIVE_CLAUSE | REDUCED_CLAUSE and top.head.pos_ in ("NOUN", "PROPN", "PRON")
        else None
    )


def is_passive(verb: Token) -> bool:
    """Is the verb passive: with a passive auxiliary or subject, or a past participle that describes a noun ("backed
    by")?
    """
    labels = {child.dep_ for child in verb.children}
    while not labels & (PASSIVE_AUXILIARY | PASSIVE_SUBJECT):
        if verb.dep_ != "conj" or verb.tag_ != "VBN" or labels & (AUXILIARY | SUBJECT):
            described = verb.dep_ in REDUCED_CLAUSE | {"advcl", "amod", "dep"}
            return verb.tag_ == "VBN" and described and not labels & (OBJECT | {"aux"})
        verb = verb.head
        labels = {child.dep_ for child in verb.children}
    return True


def find_agent(verb: Token) -> Token | None:
    """The noun after `by` of a passive verb, or none."""
    return next((noun for preposition, noun in find_obliques(verb) if preposition.lower_ == "by"), None)


def find_object(verb: Token) -> Token | None:
    """The direct object of a verb, or none; who is urged or wanted to do something is one:
    `voters` in "urged voters to support it".

    ClearNLP makes them the subject of the infinitive, and so does a UD parser at times.
    """
    own = find_child(verb, OBJECT) or _find_called(verb)
    if own is not None:
        return own
    infinitives = (
        child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i and is_infinitive(child)
    )
    bare = (clause for clause in infinitives if all(marker.tag_ == "TO" for marker in find_markers(clause)))
    return next(
        (subject for clause in bare if (subject := find_own_subject(clause)) is not None and subject.i > verb.i), None
    )


def _find_called(verb: Token) -> Token | None:
    """A name that a parser takes for whom one speaks to, though no mark sets it off: "I do not trust Governor Pike"."""
    called = (child for child in verb.children if child.dep_ == "vocative" and child.left_edge.i == verb.i + 1)
    return next(called, None)


def find_indirect_object(verb: Token) -> Token | None:
    """The person told, asked or given something, or none; behind "to" or "for" they are among `find_obliques`."""
    return next((child for child in verb.children if child.dep_ in INDIRECT_OBJECT and not is_preposition(child)), None)


def find_complements(verb: Token) -> list[Token]:
    """Heads of the clauses a verb takes as complement, finite or not, in text order."""
    return [child for child in verb.children if child.dep_ in COMPLEMENT_CLAUSE]


def find_infinitive_after(verb: Token, noun: Token) -> Token | None:
    """The infinitive that says what somebody is urged to do; a parser hangs it on the verb or on any noun between."""
    following = verb.doc[noun.i + 1 : verb.right_edge.i + 1]
    return next(
        (clause for clause in following if is_infinitive(clause) and (clause.i == verb.i or verb.is_ancestor(clause))),
        None,
    )


def find_obliques(verb: Token) -> list[tuple[Token, Token]]:
    """Prepositional phrases of a verb or adjective, as (preposition, noun) in text order."""
    return find_phrases_below(verb, OBLIQUE | NOMINAL_MODIFIER | OBJECT)


def find_auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries of a predicate, in text order: has, been, would."""
    return [child for child in _clause_children(verb) if child.dep_ in AUXILIARY]


def find_particle(verb: Token) -> Token | None:
    """The particle of a phrasal verb: `out` in "carried out"."""
    return find_child(verb, PARTICLE)


def find_markers(verb: Token) -> list[Token]:
    """Subordinating words of a clause: that, if, to."""
    return [
        child
        for child in _clause_children(verb)
        if child.dep_ == "mark" or (child.dep_ == "aux" and child.tag_ == "TO")
    ]


def find_parenthetical_host(verb: Token) -> Token | None:
    """The clause a reporting verb is set beside: the head of "the plan failed" in "The plan failed, he said"."""
    if verb.dep_ in ("parataxis", "discourse", "dep") and verb.head.i != verb.i:
        return verb.head
    return None


def find_verb_group(verb: Token) -> Span:
    """The verb with the auxiliaries and negation right before it: "has now accepted", "did not say"."""
    first = verb.i
    group = {
        token.i
        for token in [*find_auxiliaries(verb), *verb.children]
        if token.dep_ in AUXILIARY | {"neg", "advmod"} and token.i < verb.i
    }
    while first - 1 in group:
        first -= 1
    while first < verb.i and verb.doc[first].dep_ == "advmod" and verb.doc[first].lower_ not in NEGATION:
        first += 1
    particle = find_particle(verb)
    last = particle.i if particle is not None and particle.i == verb.i + 1 else verb.i
    return verb.doc[first : last + 1]


def find_predications(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Subject and noun of every copular clause that holds: (Maliki, minister) in "Maliki is the prime minister".

    One that is negated or tied to a condition says of nobody what they are, and is left out: "is not the mayor", "if he
    is a liar".
    """
    for token in doc:
        predicate = token.head if token.dep_ == "cop" else token
        if token.dep_ != "cop" and (token.dep_ != "attr" or not _is_be(token.head)):
            continue
        subject = find_own_subject(predicate)
        if (
            subject is not None
            and predicate.pos_ in ("NOUN", "PROPN")
            and not is_negated(predicate)
            and not is_conditional(predicate)
        ):
            yield subject, predicate


def is_infinitive(verb: Token) -> bool:
    """Does "to" stand before the verb?"""
    return any(marker.tag_ == "TO" for marker in find_markers(verb))


def is_negated(token: Token) -> bool:
    """Does the word carry a negation itself:
    "not", "never", "no" directly below it, or below the "be" it is the predicate of?
    """
    labels = ("advmod", "neg", "det", "cc:preconj", "preconj", "aux")
    return any(child.lower_ in NEGATION and child.dep_ in labels for child in _clause_children(token))


def is_asserted(verb: Token) -> bool:
    """Is the verb told as done: finite and indicative, with no modal, negation or condition?"""
    group = [verb, *find_auxiliaries(verb)]
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP") for token in group) and not any(
        token.tag_ in ("MD", "TO") for token in group
    )
    return finite and not is_negated(verb) and not is_conditional(verb)


def is_conditional(verb: Token) -> bool:
    """Is what the verb says tied to a condition: would, could, might, an if-clause below it, or itself inside one?"""
    if any(aux.lower_ in CONDITIONAL_MODALS for aux in find_auxiliaries(verb)):
        return True
    clauses = [verb, *(child for child in _clause_children(verb) if child.dep_ == "advcl")]
    return any(marker.lower_ in CONDITION for clause in clauses for marker in find_markers(clause))


def is_predicate(token: Token) -> bool:
    """Is the word what a copula says of its subject?"""
    return token.dep_ in ("attr", "acomp") or any(child.dep_ == "cop" for child in token.children)


def is_expletive(token: Token) -> bool:
    """Is the word an "it" or "there" that means nothing: "it is clear to all that prices rose", "it seems that ..."?"""
    if token.dep_ == "expl":
        return True
    if token.lower_ != "it" or not is_subject(token):
        return False
    predicates = [token.head, *(child for child in token.head.children if child.dep_ == "acomp" and _is_be(token.head))]
    return any(_takes_clause_for_subject(word) for word in predicates if word.pos_ == "ADJ" or word.lemma_ in SEEMING)


def _clause_children(token: Token) -> list[Token]:
    """The children of a predicate and of the "be" it hangs on, in text order."""
    verb = _predicate_verb(token)
    children = list(token.children)
    return children if verb.i == token.i else sorted([*children, *verb.children], key=lambda child: child.i)


def _predicate_verb(token: Token) -> Token:
    """What the subject, negation, modals and markers of a predicate hang on: in ClearNLP the "be" above it, else the
    word itself.
    """
    return token.head if token.dep_ in PREDICATE and _is_be(token.head) else token


def _is_be(verb: Token) -> bool:
    return verb.lemma_ == "be" and verb.pos_ in ("AUX", "VERB")


def _clause_above(verb: Token) -> Token | None:
    """The verb a subjectless one shares its subject with: by coordination, control, or as a participial adjunct."""
    if verb.head.i == verb.i or verb.dep_ not in {"conj", "xcomp", "advcl"} | PREDICATE:
        return None
    has_marker = any(marker.tag_ != "TO" for marker in find_markers(verb))
    if verb.dep_ == "advcl" and (has_marker or verb.tag_ not in ("VBG", "VBN", "VB")):
        return None
    return verb.head if verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None


def _takes_clause_for_subject(predicate: Token) -> bool:
    """Does a clause follow that an "it" may stand for?

    A parser hangs it on the predicate, or on the noun of "clear to all that ...".
    """
    if any(child.dep_ in EXTRAPOSED and child.i > predicate.i for child in _clause_children(predicate)):
        return True
    audiences = [
        noun for preposition, noun in find_obliques(predicate) if preposition.lower_ == "to" and noun.i > predicate.i
    ]
    clauses = [clause for noun in audiences for clause in find_noun_clauses(noun)]
    return any(child.lower_ == "that" and child.dep_ not in SUBJECT for clause in clauses for child in clause.children)
