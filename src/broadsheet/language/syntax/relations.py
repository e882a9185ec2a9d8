"""Relations: what a word is to its head, in one word for UD labels and for ClearNLP labels alike.

The only package that knows dependency labels. UD attaches a preposition below its noun (`case`), ClearNLP the noun
below its preposition (`prep`, `pobj`); a copula is a child of its predicate in UD and its head in ClearNLP. Here both
read the same.
"""

from spacy.tokens import Token

from broadsheet.lexicon import read_class

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
NEGATION = read_class("negation")
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
FINITE = ("VBD", "VBZ", "VBP", "MD")  # tags of finite verbs and modals


def find_relation(token: Token) -> str:
    """What a word is to its head, in one word for both sets of labels:
    "object", "clause", "possessor"; empty for none of `RELATIONS`.
    """
    return RELATIONS.get(token.dep_, "")


def find_label(token: Token) -> str:
    """The parser's own label, for weights that were trained on it; whoever reads a label asks `find_relation`."""
    return token.dep_


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


def find_child(token: Token, labels: set[str]) -> Token | None:
    """The first child that is one of these to the word, or none."""
    return next((child for child in token.children if child.dep_ in labels), None)


def find_phrases_below(head: Token, labels: set[str]) -> list[tuple[Token, Token]]:
    """The prepositional phrases below a word, as (preposition, noun) in text order."""
    found = []
    for child in head.children:
        if child.dep_ in labels:
            preposition = find_preposition(child)
            if preposition is not None:
                found.append((preposition, child))
        elif child.dep_ in ("prep", "agent", "dative") and is_preposition(child):
            found += [(child, noun) for noun in child.children if noun.dep_ in ("pobj", "pcomp")]
    return found


def is_preposition(token: Token) -> bool:
    """Is the word a preposition, by its part of speech?"""
    return token.pos_ in ("ADP", "SCONJ", "PART")
