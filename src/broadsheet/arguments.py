"""Arguments: where the holder and the target of a stance predicate stand in a sentence.

Knows the parse, the entries of the list of predicates and the words that carry them (light verbs, wishes: `lexicon/carriers.csv`).
Answers with the heads of noun phrases, and knows nothing of entities; a holder that is whoever says it is the speaker's, not a word's.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from broadsheet.cues import find_cue
from broadsheet.gazetteer import find_people_kind
from broadsheet.lexicon import read_lexicon
from broadsheet.predicates import Predicate, find_predicates
from broadsheet.syntax import (
    find_agent,
    find_auxiliaries,
    find_complements,
    find_conjuncts,
    find_first_member,
    find_governor,
    find_indirect_object,
    find_infinitive_after,
    find_markers,
    find_modified_noun,
    find_noun_clauses,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_own_subject,
    find_possessor,
    find_preposition,
    find_relation,
    find_subject,
    is_apposition,
    is_infinitive,
    is_negated,
    is_passive,
    is_predicate,
)

HYPHENS = {"-", "‐", "‑", "–"}
RULING = {"can", "must", "should"}
OBLIGATION = {"must", "should", "ought"}
# what follows these gerunds says of the object what it does: "accused him of siding", "kept them from voting"
OBJECT_CONTROL = {"of", "for", "from"}
DEFINITE = {"the", "this", "that", "these", "those", "such"}
# one is glad or sorry to do this with what one is glad or sorry about
HAVING = {"have", "get", "receive", "see"}
# "many of them", "a majority of voters": the whole is meant
PARTS = {"percent", "majority", "most", "many", "some", "half", "number", "handful", "dozen", "all", "both", "none", "third", "quarter"}
PEOPLE = {"person", "group", "body"}
# who gives what is received: "won praise from", "relies on them for support"
SOURCES = {"from", "by", "among", "on", "upon"}
# clauses up that are asked who does what a gerund or an infinitive says
MOST_STEPS = 8
POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
COMPLEMENTS = ("clausal subject", "open clause", "clause", "reduced clause", "adverbial clause")


@cache
def read_carriers(pos: str, role: str) -> frozenset[str]:
    """Words of one part of speech and role in lexicon/carriers.csv."""
    return frozenset(row["word"] for row in read_lexicon("carriers") if (row["pos"], row["role"]) == (pos, role))


# --- the target ----------------------------------------------------------------------------------------------------------------


def find_target(token: Token, entry: Predicate) -> Token | None:
    """The head of what is judged, where the entry says it stands."""
    if entry.target == "object":
        return _find_affected(token)
    if entry.target == "subject":
        return _find_predicated(token)
    if entry.target == "doer":
        clause = find_first_member(token)
        verb = next((above for above in clause.ancestors if above.pos_ in ("VERB", "AUX")), None) if is_infinitive(clause) else None
        told = _find_directed(verb, clause) if verb is not None and directs(verb) else None
        return told or _find_doer(token)
    if entry.target == "complement":
        return next((found for clause in find_complements(token) if (found := _find_greeted(clause)) is not None), None)
    if entry.target == "possessor":  # "the plan's critics", "a Lund supporter"
        return find_possessor(token) or find_name_before(token)
    found = _after_preposition(token, entry.target)
    if found is not None:
        return resolve_relative(found)
    if entry.holder in ("self", "mutual"):
        return None
    if entry.pos != "noun":
        return None
    given = find_indirect_object(find_governor(token)) if is_carried(token) else None  # "offered him an endorsement"
    return given or _find_receiver(token)


def _find_greeted(clause: Token) -> Token | None:
    """What somebody is glad or angry about: who does what a clause says, or what one is glad to have."""
    if is_infinitive(clause):
        return find_object(clause) if clause.lemma_ in HAVING else None
    return find_own_subject(clause)


def _find_affected(verb: Token) -> Token | None:
    """Whom or what a verb is done to."""
    if find_prefixed_agent(verb) is not None:
        return verb.head
    if is_passive(verb):
        return resolve_relative(find_own_subject(verb) or find_modified_noun(verb) or find_subject(verb))
    if _is_addressed(verb):
        return None
    return resolve_relative(find_object(verb) or find_indirect_object(verb)) or _find_fronted(verb)


def _find_fronted(verb: Token) -> Token | None:
    """The noun an object relative without a pronoun describes: "the man we support"."""
    noun = find_modified_noun(verb) if find_relation(verb) == "relative clause" else None
    subject = find_own_subject(verb)
    return noun if noun is not None and subject is not None and subject.tag_ not in ("WP", "WDT") else None


def _is_addressed(verb: Token) -> bool:
    """Is the object somebody who is told or asked to do something, and so judged by nobody?"""
    someone = find_object(verb) or find_indirect_object(verb)
    return someone is not None and directs(verb) and find_infinitive_after(verb, someone) is not None


def _after_preposition(token: Token, word: str) -> Token | None:
    """The noun after a preposition of the word, of its object, or of the verb that carries it ("expressed anger at")."""
    phrases = find_noun_modifiers(token) if token.pos_ == "NOUN" else find_obliques(token)
    if token.pos_ in ("VERB", "ADJ"):
        inside = find_object(token)
        phrases = phrases + (find_noun_modifiers(inside) if inside is not None else [])
    elif token.pos_ == "NOUN" and (is_carried(token) or is_predicate(token)):
        phrases = phrases + find_obliques(find_governor(token))
    return next((noun for preposition, noun in phrases if preposition.lower_ == word and noun.i != token.i), None)


def _find_predicated(token: Token) -> Token | None:
    """What a noun or adjective is said of: "X is a threat", "sees X as a threat", "called X a threat"."""
    member = find_first_member(_find_described(token))
    naming = _find_naming_verb(member)
    if naming is not None:
        return find_subject(naming) if is_passive(naming) else find_object(naming)
    verb = find_governor(member)
    if is_predicate(verb) and verb.pos_ == "NOUN" and token.pos_ == "NOUN" and find_own_subject(verb) == token:  # "our priority is peace"
        return verb
    if token.pos_ == "NOUN" and verb.pos_ == "NOUN" and find_relation(verb) == "object":  # "gave [a platform to racism]"
        verb = find_governor(verb)
    if token.pos_ == "NOUN" and verb.pos_ == "VERB" and verb.lemma_ in read_carriers("verb", "does"):  # "spread lies"
        return _find_doer(verb)
    preposition = find_preposition(member)
    if preposition is not None and preposition.lower_ == "as" and verb.pos_ in ("NOUN", "PROPN") and find_relation(verb) == "object":
        return verb
    if token.pos_ in ("VERB", "AUX"):
        return find_agent(token) if is_passive(token) else _find_doer(token)
    if is_predicate(member):
        return find_subject(member)
    noun = token.head
    attributive = token.pos_ == "ADJ" and find_relation(token) == "adjective" and _is_definite(noun) and not find_predicates(noun)
    return noun if attributive else None


def _is_definite(noun: Token) -> bool:
    """Does a noun mean something known: "the plan", "his plan", "these plans"? What is not known is not judged ("a good plan is needed")."""
    return find_possessor(noun) is not None or any(child.lower_ in DEFINITE for child in noun.lefts)


def _find_described(token: Token) -> Token:
    """The noun a predicate's adjective stands before: `mistake` for `terrible` in "it was a terrible mistake"; else the word itself."""
    noun = token.head
    describes = token.pos_ == "ADJ" and find_relation(token) == "adjective" and noun.i > token.i and not find_predicates(noun)
    return noun if describes and (is_predicate(noun) or _find_naming_verb(noun) is not None) else token


def _find_naming_verb(token: Token) -> Token | None:
    """The verb that calls somebody what the word says: `called` in "called him a liar", `describes` in "describes it as a lie"."""
    verb = find_governor(token)
    preposition = find_preposition(token)
    if verb.pos_ != "VERB":
        return None
    as_such = preposition is not None and preposition.lower_ == "as"
    # "described it as unfair": an adjective has no preposition, but a marker
    as_such = as_such or any(child.lower_ == "as" and child.i < token.i for child in token.children)
    so_called = find_relation(token) in ("open clause", "predicate") and not is_infinitive(token) and not is_predicate(token)
    return verb if (as_such or so_called) and (is_passive(verb) or find_object(verb) is not None) else None


def _find_receiver(noun: Token) -> Token | None:
    """Whom criticism that is drawn or faced is for: the subject of "drew criticism", "came under fire"."""
    verb = find_carrier(noun)
    if verb.pos_ != "VERB" or verb.lemma_ not in read_carriers("verb", "receives"):
        return None
    preposition = find_preposition(noun)
    receives = find_relation(noun) == "object" or (preposition is not None and preposition.lower_ in ("under", "with", "for"))
    return resolve_relative(_find_doer(verb)) if receives and not is_passive(verb) else None


def find_cause(verb: Token, someone: Token) -> Token | None:
    """What somebody is praised or blamed for: `delay` in "criticised the mayor for the delay"."""
    phrases = [*find_obliques(verb), *find_noun_modifiers(someone)]
    return next((noun for preposition, noun in phrases if preposition.lower_ in ("for", "over", "of") and preposition.i > someone.i), None)


def is_ruled_out(noun: Token) -> bool:
    """Does whoever says so rule a thing out: "there can be no military solution", "there must be no return to violence"?"""
    there = any(child.lower_ == "there" for word in (noun, noun.head) for child in word.children if find_relation(child) == "expletive")
    words = [*find_auxiliaries(noun), *noun.head.children, *noun.children]
    return there and is_negated(noun) and any(word.lower_ in RULING for word in words)


# --- the holder ----------------------------------------------------------------------------------------------------------------


def find_holders(token: Token, entry: Predicate) -> list[Token]:
    """Heads of all who hold the stance: the frame's holder, whoever pledges or voices it, and those who do the same."""
    found = [*_find_own_holders(token, entry), *_find_elliptical(token)]
    return list({each.i: each for each in found}.values())


def _find_own_holders(token: Token, entry: Predicate) -> list[Token]:
    director = find_director(token)
    if director is not None:
        return [director]
    if entry.holder == "speaker":
        naming = _find_naming_verb(find_first_member(_find_described(token)))
        holder = None if naming is None else find_agent(naming) if is_passive(naming) else _find_doer(naming)
        return [resolve_relative(holder)] if holder is not None else []
    if entry.holder == "wisher":
        return [found for found in [find_wisher(token)] if found is not None]
    if entry.holder == "subject":
        holder = find_prefixed_agent(token) or (find_agent(token) if is_passive(token) else _find_doer(token))
        return [resolve_relative(holder)] if holder is not None else []
    if entry.holder in ("self", "mutual"):
        return [_find_meant(token)] if not _is_part(token) else []
    return list(_find_bearers(token, entry))


def _find_doer(verb: Token) -> Token | None:
    """Who does what a verb says or is as an adjective says; what is no person ("a website to attack him") has an owner or a maker."""
    if verb.pos_ == "ADJ" and find_relation(verb) == "adjective":
        return verb.head
    for _ in range(MOST_STEPS):
        own = find_own_subject(verb)
        if own is not None:
            return resolve_relative(own)
        noun = find_modified_noun(verb)
        if noun is not None:
            return noun if find_relation(verb) == "relative clause" or is_agentive(noun) else _find_maker(noun) or noun
        marker = _find_gerund_marker(verb)
        if marker is None:
            return find_subject(verb)
        head = verb.head
        if head.pos_ in ("NOUN", "PROPN"):
            return _find_maker(head)
        someone = find_object(head)
        if someone is not None and marker.lower_ in OBJECT_CONTROL and is_agentive(someone):
            return someone
        verb = head
    return None


def _find_gerund_marker(verb: Token) -> Token | None:
    """The preposition before a gerund: `for` in "was criticised for backing", `of` in "accused him of siding"."""
    if verb.tag_ != "VBG" or verb.head.i == verb.i:
        return None
    return next((child for child in verb.children if find_relation(child) in ("marker", "preposition") and child.i < verb.i), None)


def find_owner(noun: Token) -> Token | None:
    """Whose a speech, plan or act is: its possessor, its author after "by" or "from", or who did it ("the comments he made")."""
    owner = find_possessor(noun)
    if owner is not None:
        return find_modified_noun(noun.head) or owner if owner.tag_ == "WP$" else owner
    return _find_author(noun) or _find_relative_subject(noun)


def _find_relative_subject(noun: Token) -> Token | None:
    """Who does what a clause without a relative pronoun says of an act: `Ghana` in "the progress Ghana has made"."""
    clauses = [clause for clause in find_noun_clauses(noun) if find_relation(clause) == "relative clause"]
    subjects = [find_own_subject(clause) for clause in clauses] if not is_agentive(noun) else []
    return next((subject for subject in subjects if subject is not None and subject.tag_ not in ("WP", "WDT", "PRP")), None)


def _find_maker(noun: Token) -> Token | None:
    """Whose a speech, plan or act is: its owner, or else the subject of the verb it is the object of."""
    owner = find_owner(noun)
    verb = find_governor(noun)
    if owner is not None or verb.pos_ != "VERB" or find_relation(noun) not in ("object", "oblique"):
        return owner
    return find_agent(verb) if is_passive(verb) else resolve_relative(find_subject(verb) or find_modified_noun(verb))


def _find_author(noun: Token) -> Token | None:
    phrases = find_noun_modifiers(noun)
    return next((author for preposition, author in phrases if preposition.lower_ in ("by", "from") and is_agentive(author)), None)


def _find_bearers(noun: Token, entry: Predicate) -> Iterator[Token]:
    """Who has the support, criticism or plan a noun names: its possessor or author, a people before it, whoever voices it."""
    verb = find_carrier(noun)
    possessor = find_possessor(noun)
    named = find_name_before(noun)
    word = "by" if entry.holder in ("agent", "possessor") else entry.holder
    authors = [author for preposition, author in find_noun_modifiers(noun) if preposition.lower_ in (word, "by", "from")]
    receiving = verb.pos_ == "VERB" and verb.lemma_ in read_carriers("verb", "receives")
    if receiving:
        authors += [author for preposition, author in find_obliques(verb) if preposition.lower_ in SOURCES]
    own = next((each for each in (possessor, *authors, named) if each is not None), None)
    if own is not None:
        yield resolve_relative(own)
    if is_carried(noun) or _is_adverbial(noun):
        doer = find_agent(verb) if is_passive(verb) else _find_doer(verb)
        if doer is not None and (own is None or is_carried(noun)):
            yield resolve_relative(doer)
    elif own is None and is_predicate(noun) and find_own_subject(noun) is not None:
        yield resolve_relative(find_own_subject(noun))


def find_carrier(noun: Token) -> Token:
    """The verb a noun is said with; a parser may hang it on a noun between ("relies on [them for support]")."""
    above = find_governor(noun)
    preposition = find_preposition(noun)
    between = preposition is not None and preposition.lower_ == "for" and above.pos_ in ("NOUN", "PROPN", "PRON")
    verb = find_governor(above) if between else above
    return verb if verb.pos_ == "VERB" else above


def is_carried(noun: Token) -> bool:
    """Does a light verb carry the noun's meaning: "pledged support", "voiced concern", "went on the offensive"?"""
    verb = find_governor(noun)
    preposition = find_preposition(noun)
    light = verb.pos_ == "VERB" and verb.lemma_ in read_carriers("verb", "gives")
    return light and (find_relation(noun) == "object" or (preposition is not None and preposition.lower_ in ("on", "in", "to")))


def _is_adverbial(noun: Token) -> bool:
    """Does the noun say how or why its verb's subject acts: "spoke in support of", "left in protest at"?"""
    preposition = find_preposition(noun)
    return preposition is not None and preposition.lower_ == "in" and find_governor(noun).pos_ in ("VERB", "AUX")


def _find_meant(noun: Token) -> Token:
    """Whom a word like "critic" means: the subject it is said of, the name it stands beside, or else just whom it says."""
    member = find_first_member(noun)
    subject = find_own_subject(member) if is_predicate(member) else None
    if subject is not None:
        return resolve_relative(subject)
    if is_apposition(member) or find_relation(member) in ("name part", "compound", "adjective"):
        return member.head
    return noun


def _find_elliptical(token: Token) -> Iterator[Token]:
    """Others who do the same: "as did the main parties"."""
    verb = find_governor(token) if token.pos_ == "NOUN" and is_carried(token) else token
    for clause in verb.children:
        if find_relation(clause) in ("adverbial clause", "aside", "conjunct") and clause.lemma_ == "do":
            others = find_own_subject(clause) or find_object(clause)
            if others is not None and any(marker.lower_ in ("as", "so") for marker in [*find_markers(clause), *clause.children]):
                yield others


# --- who wants it --------------------------------------------------------------------------------------------------------------


def find_director(token: Token) -> Token | None:
    """Who urges, asks or orders somebody to do what the predicate says: theirs is the stance, and not yet the other's."""
    verb = find_directing_verb(token)
    if verb is None:
        return None
    return find_agent(verb) if is_passive(verb) else _find_doer(verb)


def find_directing_verb(token: Token) -> Token | None:
    """The verb by which somebody is told to do what a word says; of several, one above the other, the first.

    `urged` for `stop` in "she urged him to press the regime to stop".
    """
    found = None
    clause = find_first_member(token)
    for _ in range(MOST_STEPS):
        verb = next((above for above in clause.ancestors if above.pos_ in ("VERB", "AUX")), None) if is_infinitive(clause) else None
        if verb is None or not directs(verb):
            break
        someone = _find_directed(verb, clause)
        if not is_passive(verb) and (someone is None or find_infinitive_after(verb, someone) != clause):
            break
        found, clause = verb, find_first_member(verb)
    return found


def _find_directed(verb: Token, clause: Token) -> Token | None:
    """Who is urged or asked to do what an infinitive says; behind a preposition in "called on the army to"."""
    addressed = find_object(verb) or find_indirect_object(verb)
    return addressed or next((noun for _, noun in find_obliques(verb) if verb.i < noun.i < clause.i), None)


def directs(verb: Token) -> bool:
    """Does the verb take somebody and what they are to do: urge, ask, call on?"""
    cue = find_cue(verb)
    return cue is not None and "obj_to" in cue.frames


def find_wisher(token: Token) -> Token | None:
    """Who wants, means or tries to do what a word says: the subject of "wants to end", the owner of "efforts to end"."""
    first = find_first_member(token)
    goal = find_own_subject(first) if is_predicate(first) else None
    if goal is not None and is_infinitive(first) and goal.lemma_.casefold() in read_carriers("noun", "wishes"):  # "our aim is to end"
        return find_owner(goal)
    head = first.head
    pos = POS.get(head.pos_, "")
    if head.i == first.i or not (is_infinitive(first) or first.tag_ == "VBG"):
        return None
    if head.lemma_.casefold() not in read_carriers(pos, "wishes"):
        return None
    return _find_maker(head) if pos == "noun" else resolve_relative(_find_doer(head))


def is_required(token: Token) -> bool:
    """Does whoever says so want what the word says: "must end", "it is vital to end", "there is a need to end"?"""
    clause = find_first_member(token)
    for _ in range(MOST_STEPS):
        if any(aux.lower_ in OBLIGATION for aux in find_auxiliaries(clause)) or _is_order(clause):
            return True
        head, relation = clause.head, find_relation(clause)
        pos = POS.get(head.pos_, "")
        if head.i == clause.i or relation not in COMPLEMENTS:
            return False
        if head.lemma_.casefold() in read_carriers(pos, "requires") and (pos == "adjective" or is_infinitive(clause)):
            return True
        if relation != "open clause" and not (relation == "adverbial clause" and is_infinitive(clause)):
            return False
        clause = find_first_member(head)
    return False


def _is_order(verb: Token) -> bool:
    """Is the verb an imperative, or the infinitive of a sentence that has nothing else: "Stop the war!", "Also to pray for them."?"""
    return verb.tag_ == "VB" and verb.head.i == verb.i and find_own_subject(verb) is None and not find_auxiliaries(verb)


# --- small questions -----------------------------------------------------------------------------------------------------------


def is_agentive(noun: Token) -> bool:
    """May the noun mean somebody who acts: a name, a pronoun, or a word for people and bodies?"""
    return noun.pos_ in ("PROPN", "PRON") or find_people_kind(noun) in PEOPLE


def _is_part(noun: Token) -> bool:
    """Is only a share of those meant, and so nobody told apart: "some of his allies"?"""
    preposition = find_preposition(noun)
    return preposition is not None and preposition.lower_ == "of" and find_governor(noun).lemma_.casefold() in PARTS


def find_prefixed_agent(verb: Token) -> Token | None:
    """Who does what a participle joined to a name by a hyphen says: `US` in "US-backed rebels"."""
    if verb.tag_ != "VBN" or find_relation(verb) != "adjective" or verb.i < 2 or verb.nbor(-1).text not in HYPHENS:
        return None
    agent = verb.nbor(-2)
    return agent if agent.pos_ in ("PROPN", "NOUN", "ADJ") and not agent.whitespace_ else None


def resolve_relative(token: Token | None) -> Token | None:
    """The noun a relative pronoun stands for, and whose part a share is: `voters` in "61 percent of voters"."""
    if token is not None and token.tag_ in ("WP", "WDT"):
        token = find_modified_noun(token.head) or token
    if token is not None and token.lemma_.casefold() in PARTS:
        return next((whole for preposition, whole in find_noun_modifiers(token) if preposition.lower_ == "of"), token)
    return token


def find_all_members(noun: Token) -> list[Token]:
    """A noun, those coordinated with it, and the examples given of them ("deals such as the pact", "critics, including Mr Lund")."""
    members = [noun, *find_conjuncts(noun)]
    named = [example for member in members for word, example in find_noun_modifiers(member) if word.lower_ in ("such", "including")]
    return members + [each for example in named for each in (example, *find_conjuncts(example))]


def find_name_before(noun: Token) -> Token | None:
    """The name or nationality right before a noun: `US` in "US reinforcements"."""
    return next((part for part in noun.lefts if _is_name_before(part) and part.i == noun.i - 1), None)


def _is_name_before(part: Token) -> bool:
    """Is the word a name or nationality that modifies a noun: "Western criticism", "the Lund supporter"?"""
    return find_relation(part) in ("compound", "name part", "adjective", "modifier") and (part.pos_ == "PROPN" or part.ent_type_ == "NORP")
