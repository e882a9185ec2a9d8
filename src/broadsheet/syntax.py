"""Syntax: questions to a dependency parse, answered for UD labels and for ClearNLP labels alike.

The only module that knows dependency labels. UD attaches a preposition below its noun (`case`), ClearNLP the noun below
its preposition (`prep`, `pobj`); a copula is a child of its predicate in UD and its head in ClearNLP. Here both read the same.
Knows nothing of entities, statements, stances or figures.
"""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Span, Token

# UD (EWT, GUM) first, then the ClearNLP labels of spaCy's en_core_web_*
SUBJECT = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "nsubjpass", "csubjpass", "expl"}
PASSIVE_SUBJECT = {"nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"}
PASSIVE_AUXILIARY = {"aux:pass", "auxpass"}
AUXILIARY = {"aux", "aux:pass", "auxpass"}
OBJECT = {"obj", "dobj"}
INDIRECT_OBJECT = {"iobj", "dative"}
# what ClearNLP hangs on a copula
PREDICATE = {"attr", "acomp", "oprd"}
COMPLEMENT_CLAUSE = {"ccomp", "xcomp"}
OBLIQUE = {"obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "npadvmod"}
NOMINAL_MODIFIER = {"nmod", "nmod:desc", "nmod:unmarked", "nmod:tmod", "nmod:npmod"}
POSSESSOR = {"nmod:poss", "poss"}
RELATIVE_CLAUSE = {"acl:relcl", "relcl", "advcl:relcl"}
REDUCED_CLAUSE = {"acl"}
PARTICLE = {"compound:prt", "prt"}
NAME_PART = {"flat", "compound", "nmod:desc"}
NEGATION = {"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "scarcely", "barely"}
CONDITION = {"if", "unless", "whether", "until", "provided"}
# clauses an "it" may stand for, and the verbs besides "be" that take one so: "it seems that ..."
EXTRAPOSED = {"csubj", "csubj:pass", "csubj:outer", "csubjpass", "ccomp", "xcomp", "advcl"}
SEEMING = {"seem", "appear", "emerge", "happen", "turn"}
# what a word is to its head, by either set of labels; a label that is not here has no name elsewhere in the package
RELATIONS = {
    **dict.fromkeys(SUBJECT - {"expl"}, "subject"),
    **dict.fromkeys(("csubj", "csubj:pass", "csubj:outer", "csubjpass"), "clausal subject"),
    **dict.fromkeys(OBJECT, "object"),
    **dict.fromkeys(INDIRECT_OBJECT, "indirect object"),
    **dict.fromkeys(OBLIQUE, "oblique"),
    **dict.fromkeys(NOMINAL_MODIFIER, "modifier"),
    **dict.fromkeys(POSSESSOR, "possessor"),
    **dict.fromkeys(RELATIVE_CLAUSE, "relative clause"),
    **dict.fromkeys(REDUCED_CLAUSE, "reduced clause"),
    **dict.fromkeys(NAME_PART, "name part"),
    **dict.fromkeys(AUXILIARY, "auxiliary"),
    **dict.fromkeys(("attr", "acomp"), "predicate"),
    **dict.fromkeys(("case", "prep"), "preposition"),
    "ccomp": "clause",
    "xcomp": "open clause",
    "advcl": "adverbial clause",
    "advmod": "adverb",
    "amod": "adjective",
    "appos": "apposition",
    "conj": "conjunct",
    "parataxis": "aside",
    "det": "determiner",
    "mark": "marker",
    "cop": "copula",
    "expl": "expletive",
    "compound": "compound",
    "ROOT": "root",
}
# tokens from a comma within which the head of what it sets off is sought
LONGEST_ASIDE_OPENING = 25
# words up from the last of a title to its head
LONGEST_TITLE = 4
FINITE = ("VBD", "VBZ", "VBP", "MD")  # tags of finite verbs and modals
# of these the object has an "of" beside it: "accused the army of murder"
OF_VERBS = {"accuse", "absolve", "acquit", "clear", "convict", "deprive", "relieve", "rob", "strip", "suspect"}
WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
CONDITIONAL_MODALS = {"would", "could", "might"}


def find_relation(token: Token) -> str:
    """What a word is to its head, in one word for both sets of labels: "object", "clause", "possessor"; empty for none of `RELATIONS`."""
    return RELATIONS.get(token.dep_, "")


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

    Of a title and the name right after it, which a parser may both make subjects, the name: `Ann` in "Trade chief Ann Lee said".
    """
    subjects = [child for child in _clause_children(verb) if is_subject(child)]
    return next((name for name in subjects[1:2] if _find_split_title(name) is not None), subjects[0] if subjects else None)


def find_first_noun(verb: Token) -> Token | None:
    """The first noun of the sentence before a verb that no preposition governs: its likely subject where the parse gives none."""
    for token in verb.doc[verb.sent.start : verb.i]:
        if is_noun_head(token) and find_preposition(token) is None and token.dep_ not in POSSESSOR | {"obl:unmarked", "obl:tmod"}:
            return token
    return None


def find_modified_noun(verb: Token) -> Token | None:
    """The noun a relative or reduced clause describes: `militia` for `linked` in "a militia linked to him"."""
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        top = top.head
    return top.head if top.dep_ in RELATIVE_CLAUSE | REDUCED_CLAUSE and top.head.pos_ in ("NOUN", "PROPN", "PRON") else None


def is_passive(verb: Token) -> bool:
    """Is the verb passive: with a passive auxiliary or subject, or a past participle that describes a noun ("backed by")?"""
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
    """The direct object of a verb, or none; who is urged or wanted to do something is one: `voters` in "urged voters to support it".

    ClearNLP makes them the subject of the infinitive, and so does a UD parser at times.
    """
    own = find_child(verb, OBJECT)
    if own is not None:
        return own
    infinitives = (child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i and is_infinitive(child))
    bare = (clause for clause in infinitives if all(marker.tag_ == "TO" for marker in find_markers(clause)))
    return next((subject for clause in bare if (subject := find_own_subject(clause)) is not None and subject.i > verb.i), None)


def find_indirect_object(verb: Token) -> Token | None:
    """The person told, asked or given something, or none; behind "to" or "for" they are among `find_obliques`."""
    return next((child for child in verb.children if child.dep_ in INDIRECT_OBJECT and not _is_preposition(child)), None)


def find_complements(verb: Token) -> list[Token]:
    """Heads of the clauses a verb takes as complement, finite or not, in text order."""
    return [child for child in verb.children if child.dep_ in COMPLEMENT_CLAUSE]


def find_infinitive_after(verb: Token, noun: Token) -> Token | None:
    """The infinitive that says what somebody is urged to do; a parser hangs it on the verb or on any noun between."""
    following = verb.doc[noun.i + 1 : verb.right_edge.i + 1]
    return next((clause for clause in following if is_infinitive(clause) and (clause.i == verb.i or verb.is_ancestor(clause))), None)


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
    return [child for child in _clause_children(verb) if child.dep_ == "mark" or (child.dep_ == "aux" and child.tag_ == "TO")]


def find_parenthetical_host(verb: Token) -> Token | None:
    """The clause a reporting verb is set beside: the head of "the plan failed" in "The plan failed, he said"."""
    if verb.dep_ in ("parataxis", "discourse", "dep") and verb.head.i != verb.i:
        return verb.head
    return None


def find_verb_group(verb: Token) -> Span:
    """The verb with the auxiliaries and negation right before it: "has now accepted", "did not say"."""
    first = verb.i
    group = {
        token.i for token in [*find_auxiliaries(verb), *verb.children] if token.dep_ in AUXILIARY | {"neg", "advmod"} and token.i < verb.i
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

    One that is negated or tied to a condition says of nobody what they are, and is left out: "is not the mayor", "if he is a liar".
    """
    for token in doc:
        predicate = token.head if token.dep_ == "cop" else token
        if token.dep_ != "cop" and (token.dep_ != "attr" or not _is_be(token.head)):
            continue
        subject = find_own_subject(predicate)
        if subject is not None and predicate.pos_ in ("NOUN", "PROPN") and not is_negated(predicate) and not is_conditional(predicate):
            yield subject, predicate


def is_infinitive(verb: Token) -> bool:
    """Does "to" stand before the verb?"""
    return any(marker.tag_ == "TO" for marker in find_markers(verb))


def is_negated(token: Token) -> bool:
    """Does the word carry a negation itself: "not", "never", "no" directly below it, or below the "be" it is the predicate of?"""
    labels = ("advmod", "neg", "det", "cc:preconj", "preconj", "aux")
    return any(child.lower_ in NEGATION and child.dep_ in labels for child in _clause_children(token))


def is_asserted(verb: Token) -> bool:
    """Is the verb told as done: finite and indicative, with no modal, negation or condition?"""
    group = [verb, *find_auxiliaries(verb)]
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP") for token in group) and not any(token.tag_ in ("MD", "TO") for token in group)
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


def is_noun_head(token: Token) -> bool:
    """Is the word the head of a noun phrase, and not a modifier or name part inside one?"""
    return token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in NAME_PART


def is_subject(token: Token) -> bool:
    """Is the word the subject of a clause?"""
    return token.dep_ in SUBJECT - {"expl"}


def is_object(token: Token) -> bool:
    """Is the word a direct object?"""
    return token.dep_ in OBJECT


def is_apposition(token: Token) -> bool:
    """Does the word stand beside a noun as an apposition or in brackets?"""
    return token.dep_ in ("appos", "parataxis", "dep", "list")


def is_coordinated(token: Token) -> bool:
    """Is the word a later member of a coordination?"""
    return token.dep_ == "conj"


def find_preposition(noun: Token) -> Token | None:
    """The preposition that governs a noun, or none; before a title it is the title's ("loyal to cleric Ali")."""
    words = [noun, *(child for child in noun.lefts if child.dep_ == "nmod:desc")]
    cases = (child for word in words for child in word.children if child.dep_ == "case")
    case = next((child for child in cases if child.lower_ not in ("'s", "’s", "'", "’")), None)
    if case is not None:
        return case
    return noun.head if noun.dep_ == "pobj" else None


def find_governor(noun: Token) -> Token:
    """The word a noun hangs on, past its preposition: `depends` for `movement` in "depends on Sadr's movement"."""
    if noun.dep_ == "pobj":
        return noun.head.head
    return noun.head


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
        waiting += [child for child in reversed(list(member.children)) if child.dep_ == "conj" and not _is_set_beside(child)]
    return found[1:]


def find_first_member(token: Token) -> Token:
    """The word that heads the coordination a word is a later member of, or the word itself: `raise` for `spend` in "raise and spend"."""
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
    """The noun phrase of a head: without relative clauses, appositions (unless wanted), coordination, or its own preposition.

    The phrase is the contiguous stretch around the head; punctuation at its edges is left out.
    """
    drop = {"acl:relcl", "relcl", "advcl:relcl", "case", "cc", "conj", "parataxis", "punct", "cop", "mark", "advcl", "expl", "dep"}
    drop |= SUBJECT | AUXILIARY | {"ccomp", "csubj", "preconj", "cc:preconj", "discourse", "vocative", "orphan"}
    if not appositions:
        drop.add("appos")
    asides = drop & (RELATIVE_CLAUSE | {"appos", "advcl"}) | REDUCED_CLAUSE
    left = right = noun.i
    for child in noun.children:
        # a finite verb before a noun is no modifier of it, whatever the parse says
        if child.dep_ not in drop and child.tag_ not in FINITE and not _is_gerund_phrase(child) and not _is_beside(noun, child):
            left, right = min(left, child.left_edge.i), max(right, child.right_edge.i)
    title = _find_split_title(noun)
    left = title.left_edge.i if title is not None and left == noun.i else left
    right = next((i for i in range(noun.i + 1, right) if noun.doc[i].text == "," and _opens_aside(noun.doc, i, noun, asides)), right)
    return trim_span(noun.doc[left : right + 1])


def find_phrase_end(noun: Token) -> int:
    """The index after the last word of a compound name the noun heads: past `flat` parts on its right."""
    return max([noun.i, *(child.i for child in noun.children if child.dep_ == "flat")]) + 1


def trim_span(span: Span) -> Span:
    """A span without spaces and punctuation at its edges; brackets and quotation marks it holds both ends of stay."""
    start, end = span.start, span.end
    doc = span.doc
    while end - start > 1 and (doc[end - 1].is_space or (doc[end - 1].is_punct and not _closes_inside(doc, start, end))):
        end -= 1
    while end - start > 1 and (doc[start].is_space or (doc[start].is_punct and not _opens_inside(doc, start, end))):
        start += 1
    return doc[start:end]


def find_child(token: Token, labels: set[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in labels), None)


def _clause_children(token: Token) -> list[Token]:
    """The children of a predicate and of the "be" it hangs on, in text order."""
    verb = _predicate_verb(token)
    children = list(token.children)
    return children if verb.i == token.i else sorted([*children, *verb.children], key=lambda child: child.i)


def _predicate_verb(token: Token) -> Token:
    """What the subject, negation, modals and markers of a predicate hang on: in ClearNLP the "be" above it, else the word itself."""
    return token.head if token.dep_ in PREDICATE and _is_be(token.head) else token


def _is_be(verb: Token) -> bool:
    return verb.lemma_ == "be" and verb.pos_ in ("AUX", "VERB")


def _find_split_title(name: Token) -> Token | None:
    """The title right before a name that a parser makes a subject beside it: `chief` in "Trade chief Ann Lee said"."""
    if name.pos_ != "PROPN" or not is_subject(name) or not name.left_edge.i:
        return None
    before = name.doc[name.left_edge.i - 1]
    title = next((word for word in (before, *islice(before.ancestors, LONGEST_TITLE)) if word.head.i == name.head.i), before)
    return title if is_subject(title) and title.pos_ != "PRON" and title.head.i == name.head.i else None


def _clause_above(verb: Token) -> Token | None:
    """The verb a subjectless one shares its subject with: by coordination, control, or as a participial adjunct."""
    if verb.head.i == verb.i or verb.dep_ not in {"conj", "xcomp", "advcl"} | PREDICATE:
        return None
    has_marker = any(marker.tag_ != "TO" for marker in find_markers(verb))
    if verb.dep_ == "advcl" and (has_marker or verb.tag_ not in ("VBG", "VBN", "VB")):
        return None
    return verb.head if verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None


def _takes_clause_for_subject(predicate: Token) -> bool:
    """Does a clause follow that an "it" may stand for? A parser hangs it on the predicate, or on the noun of "clear to all that ..."."""
    if any(child.dep_ in EXTRAPOSED and child.i > predicate.i for child in _clause_children(predicate)):
        return True
    audiences = [noun for preposition, noun in find_obliques(predicate) if preposition.lower_ == "to" and noun.i > predicate.i]
    clauses = [clause for noun in audiences for clause in find_noun_clauses(noun)]
    return any(child.lower_ == "that" and child.dep_ not in SUBJECT for clause in clauses for child in clause.children)


def find_phrases_below(head: Token, labels: set[str]) -> list[tuple[Token, Token]]:
    found = []
    for child in head.children:
        if child.dep_ in labels:
            preposition = find_preposition(child)
            if preposition is not None:
                found.append((preposition, child))
        elif child.dep_ in ("prep", "agent", "dative") and _is_preposition(child):
            found += [(child, noun) for noun in child.children if noun.dep_ in ("pobj", "pcomp")]
    return found


def _is_preposition(token: Token) -> bool:
    return token.pos_ in ("ADP", "SCONJ", "PART")


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
    """Does a phrase say of what somebody is accused, or when, and not which one: "accused the army of murder", "the chief on Monday"?"""
    preposition = find_preposition(child)
    if preposition is None or child.i < noun.i:
        return False
    if (preposition.lower_, True) in (("on", child.lower_ in WEEKDAYS), ("in", child.lower_ in MONTHS)):
        return is_subject(noun)
    return preposition.lower_ == "of" and noun.head.lemma_ in OF_VERBS and (is_object(noun) or noun.dep_ in PASSIVE_SUBJECT)


def _opens_aside(doc: Doc, comma: int, noun: Token, asides: set[str]) -> bool:
    """Does an apposition or descriptive clause of a word inside the phrase begin after the comma?"""
    following = doc[comma + 1 : comma + LONGEST_ASIDE_OPENING]
    return any(token.dep_ in asides and token.left_edge.i in (comma, comma + 1) and token.head.i >= noun.i for token in following)


def _closes_inside(doc: Doc, start: int, end: int) -> bool:
    pairs = {")": "(", "]": "["}
    opener = pairs.get(doc[end - 1].text)
    return opener is not None and any(doc[i].text == opener for i in range(start, end - 1))


def _opens_inside(doc: Doc, start: int, end: int) -> bool:
    pairs = {"(": ")", "[": "]"}
    closer = pairs.get(doc[start].text)
    return closer is not None and any(doc[i].text == closer for i in range(start + 1, end))
