"""Directives: who urges, wants or requires what a word says, though nobody has done it yet.

Knows the parse, the cues that tell somebody to do something, and the words for wishes and needs in
`lexicon/carriers.csv`.
"""

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.participants import MOST_STEPS, find_doer, find_maker, find_owner, resolve_relative
from broadsheet.language.syntax import (
    find_agent,
    find_auxiliaries,
    find_first_member,
    find_governor,
    find_indirect_object,
    find_infinitive_after,
    find_object,
    find_obliques,
    find_own_subject,
    find_relation,
    find_subject,
    is_infinitive,
    is_negated,
    is_passive,
    is_predicate,
)
from broadsheet.lexicon import read_class
from broadsheet.stances.predicates import find_predicates
from broadsheet.statements import find_cue

OBLIGATION = read_class("obligation")
RULING = {"can", "must", "should"}
COMPLEMENTS = {"clausal subject", "open clause", "clause", "reduced clause", "adverbial clause"}


def find_director(token: Token) -> Token | None:
    """Who urges, asks or orders somebody to do what the predicate says: theirs is the stance, and not yet the
    other's.
    """
    verb = find_directing_verb(token)
    if verb is None:
        return None
    return find_agent(verb) if is_passive(verb) else find_doer(verb)


def find_directing_verb(token: Token) -> Token | None:
    """The verb by which somebody is told to do what a word says; of several, one above the other, the first.

    `urged` for `stop` in "she urged him to press the regime to stop".
    """
    found = None
    clause = find_first_member(token)
    for _ in range(MOST_STEPS):
        verb = _find_order_above(clause)
        if verb is None:
            break
        found, clause = verb, find_first_member(verb)
    return found


def find_told(token: Token) -> Token | None:
    """Who is told to do what a word says: `regime` for `stop` in "she urged him to press the regime to stop"."""
    clause = find_first_member(token)
    verb = _find_order_above(clause)
    return find_addressee(verb, clause) if verb is not None else None


def find_addressee(verb: Token, clause: Token) -> Token | None:
    """Who is urged or asked to do what an infinitive says; behind a preposition in "called on the army to"."""
    addressed = find_subject(verb) if is_passive(verb) else find_object(verb) or find_indirect_object(verb)
    return addressed or next((noun for _, noun in find_obliques(verb) if verb.i < noun.i < clause.i), None)


def _find_order_above(clause: Token) -> Token | None:
    """The verb right above an infinitive that tells somebody to do it, or none."""
    verb = (
        next((above for above in clause.ancestors if above.pos_ in ("VERB", "AUX")), None)
        if is_infinitive(clause)
        else None
    )
    if verb is None or not directs(verb):
        return None
    someone = find_addressee(verb, clause)
    told = is_passive(verb) or (someone is not None and find_infinitive_after(verb, someone) == clause)
    return verb if told else None


def directs(verb: Token) -> bool:
    """Does the verb take somebody and what they are to do: urge, ask, call on?"""
    cue = find_cue(verb)
    return cue is not None and "obj_to" in cue.frames


def find_wisher(token: Token) -> Token | None:
    """Who wants, means or tries to do what a word says: the subject of "wants to end", the owner of "efforts to
    end".
    """
    first = find_first_member(token)
    goal = find_own_subject(first) if is_predicate(first) else None
    if goal is not None and is_infinitive(first) and carries(goal, "wishes"):  # "our aim is to end"
        return find_owner(goal)
    head = first.head
    if head.i == first.i or not (is_infinitive(first) or first.tag_ == "VBG" or _is_subjunctive(first)):
        return None
    likes = first.tag_ == "VBG" and any(
        (entry.holder, entry.target) == ("subject", "object") for entry in find_predicates(head)
    )
    if not carries(head, "wishes") and not likes and not (_is_subjunctive(first) and find_cue(head) is not None):
        return None
    return _find_planner(head) if head.pos_ == "NOUN" else resolve_relative(find_doer(head))


def _find_planner(plan: Token) -> Token | None:
    """Whose a plan or attempt is: its owner or maker, and not who is against it: "rejects attempts to end it"."""
    verb = find_governor(plan)
    opposes = any((entry.target, entry.polarity) == ("object", "oppose") for entry in find_predicates(verb))
    return find_owner(plan) if opposes or is_negated(verb) else find_maker(plan)


def _is_subjunctive(verb: Token) -> bool:
    """Is a that-clause told as wanted and not as so:
    "insisted that the plan be scrapped", "demanded that he step down"?
    """
    if find_relation(verb) != "clause" or find_own_subject(verb) is None or is_infinitive(verb):
        return False
    auxiliaries = find_auxiliaries(verb)
    return (verb.tag_ == "VB" and not auxiliaries) or (bool(auxiliaries) and auxiliaries[0].tag_ == "VB")


def is_required(token: Token) -> bool:
    """Does whoever says so want what the word says: "must end", "it is vital to end", "there is a need to end"?"""
    clause = find_first_member(token)
    for _ in range(MOST_STEPS):
        if any(aux.lower_ in OBLIGATION for aux in find_auxiliaries(clause)) or _is_order(clause):
            return True
        head, relation = clause.head, find_relation(clause)
        if head.i == clause.i or relation not in COMPLEMENTS:
            return False
        if carries(head, "requires") and (head.pos_ == "ADJ" or is_infinitive(clause)):
            return True
        if relation != "open clause" and not (relation == "adverbial clause" and is_infinitive(clause)):
            return False
        clause = find_first_member(head)
    return False


def _is_order(verb: Token) -> bool:
    """Is the verb an imperative, or the infinitive of a sentence that has nothing else:
    "Stop the war!", "Also to pray for them."?
    """
    return verb.tag_ == "VB" and verb.head.i == verb.i and find_own_subject(verb) is None and not find_auxiliaries(verb)


def is_ruled_out(noun: Token) -> bool:
    """Does whoever says so rule a thing out:
    "there can be no military solution", "there must be no return to violence"?
    """
    if noun.left_edge.i == noun.i or not is_negated(noun):
        return False
    there = any(
        child.lower_ == "there"
        for word in (noun, noun.head)
        for child in word.children
        if find_relation(child) == "expletive"
    )
    words = [*find_auxiliaries(noun), *noun.head.children, *noun.children]
    return there and any(word.lower_ in RULING for word in words)
