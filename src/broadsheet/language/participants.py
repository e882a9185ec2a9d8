"""Participants: who does what a word says, and whose an act or a speech is.

Asks the parse, and the list of people which nouns mean somebody. Answers with the heads of noun phrases; knows nothing
of entities.
"""

from spacy.tokens import Token

from broadsheet.language import syntax
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import (
    find_agent,
    find_conjuncts,
    find_first_member,
    find_governor,
    find_modified_noun,
    find_noun_clauses,
    find_noun_modifiers,
    find_object,
    find_of_noun,
    find_own_subject,
    find_possessor,
    find_preposition,
    find_relation,
    find_subject,
    is_apposition,
    is_noun_head,
    is_passive,
    is_predicate,
    is_subject,
)

HYPHENS = {"-", "‐", "‑", "–"}
PEOPLE = {"person", "group", "body"}
# what a gerund after these says, the object does: "accused him of siding", "kept them from voting"
OBJECT_CONTROL = {"of", "for", "from"}
# "many of them", "a majority of voters": the whole is meant
PARTS = {
    "percent",
    "majority",
    "most",
    "many",
    "some",
    "half",
    "number",
    "handful",
    "dozen",
    "all",
    "both",
    "third",
    "quarter",
}
# clauses up that are asked who does what a word below says
MOST_STEPS = 8
# verbs whose infinitive is done by their subject
PROMISES = {"promise", "pledge", "vow", "swear"}


def find_doer(verb: Token) -> Token | None:
    """Who does what a verb says or is as an adjective says; what is no person ("a website to attack him") has an owner
    or a maker.
    """
    if verb.pos_ == "ADJ" and find_relation(verb) == "adjective":
        return verb.head
    taken = find_relation(verb) == "adverb" and find_object(verb) is not None and verb.head.i < verb.i
    if taken and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head  # "the dockers back the deal", where a parser takes the verb for an adverb
    for _ in range(MOST_STEPS):
        own = find_own_subject(verb)
        if own is not None:
            return resolve_relative(own)
        noun = find_modified_noun(verb)
        if noun is not None:
            return noun if find_relation(verb) == "relative clause" or is_agentive(noun) else find_maker(noun) or noun
        marker = _find_gerund_marker(verb)
        if marker is None:
            return _find_sayer(verb) or find_subject(verb)
        head = verb.head
        if head.pos_ in ("NOUN", "PROPN"):
            return find_maker(head)
        someone = find_object(head)
        if someone is not None and marker.lower_ in OBJECT_CONTROL and is_agentive(someone):
            return someone
        verb = head
    return None


def find_prefixed_agent(verb: Token) -> Token | None:
    """Who does what a participle joined to a name by a hyphen says: `US` in "US-backed rebels"."""
    if verb.tag_ != "VBN" or find_relation(verb) != "adjective" or verb.i < 2 or verb.nbor(-1).text not in HYPHENS:
        return None
    agent = verb.nbor(-2)
    return agent if agent.pos_ in ("PROPN", "NOUN", "ADJ") and not agent.whitespace_ else None


def find_owner(noun: Token) -> Token | None:
    """Whose a speech, plan or act is: its possessor, its author after "by" or "from", or who did it ("the comments he
    made").
    """
    owner = find_possessor(noun)
    if owner is not None:
        return find_modified_noun(noun.head) or owner if owner.tag_ == "WP$" else owner
    return find_author(noun) or _find_relative_subject(noun)


def find_author(noun: Token) -> Token | None:
    """Who a speech, plan or act is by: `Lund` in "a plan by Lund", "letters from Lund"; nobody in "a fall from May"."""
    return next((author for author in find_authors(noun) if is_agentive(author)), None)


def find_authors(noun: Token) -> list[Token]:
    """What stands behind "by" or "from" after a noun, people or not."""
    return [inner for preposition, inner in find_noun_modifiers(noun) if preposition.lower_ in ("by", "from")]


def find_maker(noun: Token) -> Token | None:
    """Whose a speech, plan or act is: its owner, or else the subject of the verb it is the object of."""
    owner = find_owner(noun)
    verb = find_governor(noun)
    if owner is not None or verb.pos_ != "VERB" or find_relation(noun) not in ("object", "oblique"):
        return owner
    return find_agent(verb) if is_passive(verb) else resolve_relative(find_subject(verb) or find_modified_noun(verb))


def find_name_before(noun: Token) -> Token | None:
    """The name or nationality right before a noun: `US` in "US reinforcements"."""
    return next((part for part in noun.lefts if _is_name_before(part) and part.i == noun.i - 1), None)


def find_people_before(noun: Token) -> Token | None:
    """The nationality before a noun and what else describes it: `Russian` in "Russian air support"."""
    before = {part.i: part for part in noun.lefts if find_relation(part) in ("adjective", "modifier", "compound")}
    peoples = [part for part in before.values() if part.ent_type_ == "NORP" and find_relation(part) != "compound"]
    return next((part for part in peoples if all(i in before for i in range(part.i + 1, noun.i))), None)


def find_all_members(noun: Token) -> list[Token]:
    """A noun, those coordinated with it, and the examples given of them ("deals such as the pact", "critics, including
    Mr Lund").
    """
    members = [noun, *find_conjuncts(noun)]
    named = [
        example
        for member in members
        for word, example in find_noun_modifiers(member)
        if word.lower_ in ("such", "including")
    ]
    return members + [each for example in named for each in (example, *find_conjuncts(example))]


def resolve_relative(token: Token | None) -> Token | None:
    """The noun a relative pronoun stands for, and whose part a share is: `voters` in "61 percent of voters"."""
    if token is not None and token.tag_ in ("WP", "WDT"):
        token = find_modified_noun(token.head) or token
        token = _find_counted_among(token) or token
    if token is not None and token.lemma_.casefold() in PARTS:
        return find_of_noun(token) or token
    return token


def is_share(noun: Token) -> bool:
    """Is only a share of those meant, and so nobody told apart: "some of his allies"?"""
    preposition = find_preposition(noun)
    return preposition is not None and preposition.lower_ == "of" and find_governor(noun).lemma_.casefold() in PARTS


def is_agentive(noun: Token) -> bool:
    """May the noun mean somebody who acts: a name, a pronoun, or a word for people and bodies?"""
    return noun.pos_ in ("PROPN", "PRON") or find_people_kind(noun) in PEOPLE


def find_noun_subject(verb: Token) -> Token | None:
    """The subject of a verb; the noun among several, where a parser takes a title before a name for one ("Mr",
    "Lund").
    """
    subject = find_subject(verb)
    if subject is None or subject.pos_ in ("NOUN", "PROPN", "PRON"):
        return subject
    return next((other for other in subject.head.children if is_subject(other) and is_noun_head(other)), subject)


def find_said_subject(verb: Token) -> Token | None:
    """The subject of a verb, the nearest where a parse gives it several.

    Of an infinitive that describes a noun ("a plan to hire") it is the subject above the noun.
    """
    own = [child for child in verb.children if syntax.is_subject(child) and child.i < verb.i]
    own = [child for child in own if syntax.find_preposition(child) is None] or own
    subject = own[-1] if own else _find_bidden(verb) or syntax.find_subject(verb)
    if subject is not None or not syntax.is_infinitive(verb):
        return subject
    described = syntax.find_modified_noun(verb)
    if described is None:
        return None
    above = syntax.find_subject(syntax.find_clause_verb(described))
    return above if above is not None and above.i != described.i else None


def _find_sayer(verb: Token) -> Token | None:
    """Who says a thing and does another, where a parser hangs the deed on what is said:
    "said the vote was fair but condemned the police".

    A thing condemns nobody; and a verb beside what somebody is, or behind a comma, rather goes on with the saying.
    """
    first = find_first_member(verb)
    above = first.head
    if (
        first.i == verb.i
        or find_relation(first) != "clause"
        or above.pos_ != "VERB"
        or above.tag_ != verb.tag_
        or verb.tag_ == "VB"
    ):
        return None
    subject = find_own_subject(first)
    opening = verb.left_edge.i
    behind_comma = opening > 0 and "," in (verb.doc[opening].text, verb.doc[opening - 1].text)
    told = subject is not None and (is_predicate(first) or behind_comma or not is_agentive(subject))
    return find_doer(above) if told else None


def _find_gerund_marker(verb: Token) -> Token | None:
    """The preposition before a gerund: `for` in "was criticised for backing", `of` in "accused him of siding"."""
    if verb.tag_ != "VBG" or verb.head.i == verb.i:
        return None
    return next(
        (child for child in verb.children if find_relation(child) in ("marker", "preposition") and child.i < verb.i),
        None,
    )


def _find_relative_subject(noun: Token) -> Token | None:
    """Who does what a clause without a relative pronoun says of an act: `Ghana` in "the progress Ghana has made"."""
    clauses = [clause for clause in find_noun_clauses(noun) if find_relation(clause) == "relative clause"]
    subjects = [find_own_subject(clause) for clause in clauses] if not is_agentive(noun) else []
    return next(
        (subject for subject in subjects if subject is not None and subject.tag_ not in ("WP", "WDT", "PRP")), None
    )


def _is_name_before(part: Token) -> bool:
    """Is the word a name or nationality that modifies a noun: "Western criticism", "the Lund supporter"?"""
    return find_relation(part) in ("compound", "name part", "adjective", "modifier") and (
        part.pos_ == "PROPN" or part.ent_type_ == "NORP"
    )


def _find_counted_among(group: Token) -> Token | None:
    """Who is told to be one of a group:
    `Lund` for `those` in "Lund was among those who left", "among those who left was Lund".
    """
    preposition, above = find_preposition(group), find_governor(group)
    among = any(word.lower_ == "among" for word in (preposition, *group.lefts) if word is not None)
    if among and is_predicate(group):
        return find_own_subject(group)
    if among and above.pos_ in ("NOUN", "PROPN") and find_own_subject(above) == group:
        return above
    if preposition is None or preposition.lower_ != "of" or above.lower_ != "one":
        return None
    return find_own_subject(above) if is_predicate(above) else above.head if is_apposition(above) else None


def _find_bidden(verb: Token) -> Token | None:
    """Who is told to do what an infinitive says:
    `bank` in "the court ordered the bank to pay", but not in "promised the bank to pay".
    """
    above = syntax.find_governor(verb)
    bidden = syntax.find_relation(verb) == "open clause" and above.lemma_ not in PROMISES
    return syntax.find_indirect_object(above) if bidden else None
