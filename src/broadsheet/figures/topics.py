"""Topics: the nouns that the pronouns and missing subjects around a quantity stand for, and those that no figure is
about.

Knows the parse and who pronouns mean. Knows nothing of what a quantity counts.
"""

from functools import cache

from spacy.tokens import Span, Token

from broadsheet.figures.context import Occurrence
from broadsheet.language import syntax
from broadsheet.lexicon import read_calendar_words, read_changes, read_class

# how many words back to look for what a sentence is about: two long sentences' worth, so that a list ends the search
REACH = 60
# fmt: off
# nouns that with the preposition right before them are prepositions or adverbs themselves: "53 people on board", "in
# front of me"
IDIOMS = {
    "addition", "advance", "behalf", "board", "case", "charge", "connection", "course", "exchange", "favor",
    "favour", "front", "lieu", "line", "place", "question", "relation", "response", "return", "risk", "spite",
    "stake", "terms", "top", "view",
}
# states a thing is "on", which own it as little: "nurses on strike", but "cars in the sale"
STATES = {
    "bail", "display", "duty", "guard", "hold", "holiday", "leave", "loan", "offer", "order", "parade", "parole",
    "patrol", "record", "remand", "sale", "show", "site", "standby", "stage", "strike", "trial", "trust",
}
# fmt: on
RELATIVES = read_class("relative")
PRONOUNS = {"it", "they", "he", "she", "them", "its", "their", "his", "her", "him", "we", "our", "i", "my", "us"}
# pronouns that mean a person and no thing
HUMAN = {"he", "she", "his", "her", "him"}
# what opens a clause whose subject is that of its sentence: "while shooting 47%"
ACCOMPANYING = {"after", "before", "by", "when", "while"}
# prepositions that say how a sum is reckoned, which a parser may take for conjunctions: "profit before tax fell"
RECKONING = {"before", "after", "including", "excluding", "per", "of", "on"}


def find_meant(noun: Token, verb: Token, at: Occurrence) -> Token | None:
    """The noun that a subject stands for, where it is a pronoun.

    It is the one a relative clause describes, or else what the sentence was about before it. A pronoun whose entity is
    known is kept as it is: `read_phrase` names it.
    """
    if noun.pos_ != "PRON":
        return noun
    if noun.lower_ in RELATIVES:
        described = syntax.find_modified_noun(verb)
        before = read_back(noun.doc[noun.i : noun.i + 1])
        return (
            described
            if described is not None
            else next((token for token in before if token.pos_ in ("NOUN", "PROPN")), None)
        )
    if at.referents.find(noun) is not None:
        return noun
    return find_name_meant(noun, at) if noun.lower_ in PRONOUNS else None


def find_name_meant(pronoun: Token, at: Occurrence) -> Token | None:
    """What a pronoun of its sentence may stand for:
    "he" a person named before it, others what the sentence is about.
    """
    spot = pronoun.doc[pronoun.i : pronoun.i + 1]
    if pronoun.lower_ in HUMAN:
        persons = (
            at.names[token.i]
            for token in read_back(spot)
            if token.i in at.names and at.names[token.i].label_ == "PERSON"
        )
        return next((person.root for person in persons), None)
    return find_topic_before(spot, at) if pronoun.lower_ not in ("we", "our", "i", "my", "us") else None


def find_whole(noun: Token, at: Occurrence) -> Token:
    """What a quantity that stands as a noun is a quantity of:
    `voters` for "43 percent of voters" or "thousands of voters".
    """
    wholes = (
        part
        for preposition, part in syntax.find_noun_modifiers(noun)
        if preposition.lower_ == "of" and part.i not in at.numbers
    )
    return next(wholes, noun) if noun.i in at.numbers else noun


def find_described(verb: Token) -> Token | None:
    """The noun that a clause without a subject describes: `firm` in "a firm making 3%"; but in "had 4 goals while
    scoring 3%" no goals score.
    """
    opened = verb.i > 0 and verb.nbor(-1).lower_ in ACCOMPANYING
    return None if opened else syntax.find_modified_noun(verb)


def find_reckoned(noun: Token) -> Token:
    """What a noun right before a verb only says how to reckon, as a parse may miss:
    `profit` for `tax` in "profit before tax fell".
    """
    doc, i = noun.doc, noun.i
    while i > 0 and doc[i - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        i -= 1
    if i < 2 or doc[i - 1].lower_ not in RECKONING:
        return noun
    head = doc[i - 2]
    free = not (syntax.is_object(head) or syntax.is_predicate(head)) and syntax.find_preposition(head) is None
    return head if head.pos_ in ("NOUN", "PROPN") and free and head.lower_ not in read_calendar_words() else noun


def find_topic(at: Occurrence) -> Token | None:
    """What a clause without a subject of its own is about."""
    return find_topic_before(at.span, at)


def find_topic_before(span: Span, at: Occurrence) -> Token | None:
    """The subject last named before a span in its sentence, else the last noun, if there is one with no preposition."""
    before = read_back(span)
    subjects = (
        token
        for token in before
        if syntax.is_subject(token) and token.pos_ in ("NOUN", "PROPN") and token.i not in at.measures
    )
    nouns = [token for token in before if _can_be_topic(token, at)]
    free = (noun for noun in nouns if syntax.find_preposition(noun) is None)
    return next(subjects, None) or next(free, None) or next(iter(nouns), None)


def read_back(span: Span) -> list[Token]:
    """The tokens of its sentence before a span, the nearest first, no more than a reader would look back over."""
    found: list[Token] = []
    i = span.start
    while i > 0 and not span.doc[i].is_sent_start and len(found) < REACH:
        i -= 1
        found.append(span.doc[i])
    return found


def owns_nothing(noun: Token) -> bool:
    """Does a noun own nothing because it makes a preposition or an adverb with the word right before it: "in place"?"""
    before = noun.nbor(-1) if noun.i > 0 else noun
    return (noun.lower_ in IDIOMS and before.pos_ == "ADP") or (noun.lower_ in STATES and before.lower_ == "on")


def _can_be_topic(token: Token, at: Occurrence) -> bool:
    """Could a noun be what a sentence is about, where the parse names no subject?"""
    noun = syntax.is_noun_head(token) and token.pos_ != "PRON"
    return noun and not owns_nothing(token) and token.lower_ not in read_empty_topics() and token.i not in at.measures


@cache
def read_empty_topics() -> frozenset[str]:
    """Nouns of change, particles and times, which no figure is about by themselves."""
    return frozenset(read_calendar_words() | read_changes("noun").keys() | read_changes("particle").keys())
