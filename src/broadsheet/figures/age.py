"""Age: the bare numbers that say how old somebody is, "Schiff, 56," or "people under 30".

Knows the parse and `topics`. Knows nothing of other quantities.
"""

from broadsheet.figures.context import Place, Setting
from broadsheet.figures.counted import find_counted_noun
from broadsheet.figures.topics import past_pronoun
from broadsheet.figures.words import read_phrase
from broadsheet.language import syntax
from broadsheet.language.entries import find_people_kind
from broadsheet.quantities import OLDEST
from broadsheet.quantities.lexemes import counts_ahead, lower_at

PERSONS = {"he", "she", "who", "i"}
# who may be "of 60"
PERSON_NOUNS = {"man", "woman", "boy", "girl", "child", "youth", "widow", "widower"}
# what stands before an "at" that gives an age: "even now at 86 she sings", "who, at 86,"; but "she finished at 72, two
# under par"
OPENERS = {",", "even", "now", "still", "died"}
# what people do at an age: "he retired at 39"
LIFE = {"die", "emigrate", "enlist", "leave", "marry", "retire", "wed"}
# prepositions before "the age of"
THEN = {"at", "by", "from", "until", "since"}
ADULT = 16
# nouns whose bare number is in years: "the average life expectancy is 73"
AGE_NOUNS = {"age", "expectancy", "lifespan"}
# what may stand behind an age set off from a name: "Schiff, 56, who"
CLOSERS = {",", ".", ";", ")", "who", "―", "–", "—"}
# who may be "under 30" or "over 65"
PEOPLE = {
    "people",
    "those",
    "anyone",
    "everyone",
    "men",
    "women",
    "adults",
    "voters",
    "children",
    "workers",
    "patients",
    "drivers",
}


def find_age(at: Setting, *, parsed: bool) -> str | None:
    """Whose age a number is: "Schiff, 56,", "who was 10", "at the age of 86"; without a parse only the first."""
    quantity = at.quantity
    if parsed and quantity.unit == "year" and _names_age_then(at):
        return _find_person_subject(at)
    whole = (
        quantity.unit is None
        and quantity.value is not None
        and quantity.value == int(quantity.value)
        and quantity.scale == 1
    )
    if not whole or not 0 < quantity.value <= OLDEST or quantity.form not in ("digits", "words") or quantity.linked:
        return None
    return _find_aged(at) or (_find_aged_subject(at) or _find_turning(at) or _find_aged_at(at) if parsed else None)


def is_age(at: Setting, place: Place) -> bool:
    """Does a bare number with its place say how old somebody is or gets: "life expectancy is 73"?"""
    quantity, words = at.quantity, set((place.counted or "").lower().split())
    bare = (
        quantity.unit is None
        and quantity.value is not None
        and 0 < quantity.value <= OLDEST
        and quantity.form == "digits"
    )
    if not bare or counts_ahead(at.lexemes, quantity.last) or find_counted_noun(at.span, at.measures) is not None:
        return False
    return bool(AGE_NOUNS & words) or (quantity.modifier in ("less_than", "more_than") and _follows_people(at))


def _follows_people(at: Setting) -> bool:
    """Do people stand right before a quantity with its modifier: "people under 30", "those over 65"?"""
    return lower_at(at.lexemes, at.quantity.first - 1) in PEOPLE


def _find_aged(at: Setting) -> str | None:
    """The name before a number in commas: "Schiff, 56,"."""
    span, quantity = at.span, at.quantity
    before = at.names.get(span.start - 2) if span.start > 1 and span.doc[span.start - 1].text in (",", "(") else None
    closed = lower_at(at.lexemes, quantity.last) in CLOSERS
    if before is not None and before.label_ == "PERSON" and closed:
        return before.text
    if span.start < 2 or span.doc[span.start - 1].text not in (",", "(") or not closed:
        return None
    noun = span.doc[span.start - 2]
    # a surname alone is often not recognised: "Schiff, 56, who"
    if before is None and noun.pos_ == "PROPN" and quantity.value >= ADULT and span.doc[span.start - 1].text == ",":
        return noun.text
    # "a man, 45, was held", "his wife (34)"
    single = noun.pos_ == "NOUN" and noun.tag_ == "NN" and find_people_kind(noun) == "person"
    return read_phrase(noun, at) if single else None


def _find_turning(at: Setting) -> str | None:
    """Who turns so many, and the man or woman "of" so many: "she turned 60", "a man of 60"."""
    head = at.span.root
    governor, preposition = syntax.find_governor(head), syntax.find_preposition(head)
    if head.pos_ != "NUM" or counts_ahead(at.lexemes, at.quantity.last):
        return None
    if preposition is not None and preposition.lower_ == "of" and governor.lemma_.lower() in PERSON_NOUNS:
        return read_phrase(governor, at)
    turns = governor.lemma_ == "turn" and preposition is None and governor.i < head.i
    subject = syntax.find_subject(governor) if turns else None
    if subject is None:
        return None
    name = at.names.get(subject.i)
    person = subject.lower_ in PERSONS or (name is not None and name.label_ == "PERSON")
    return (read_phrase(subject, at) or subject.text) if person else None


def _find_aged_at(at: Setting) -> str | None:
    """Who does something "at 86": a person who is the subject of its clause."""
    lexemes, quantity = at.lexemes, at.quantity
    i = quantity.first - 1
    if lower_at(lexemes, i) != "at" or quantity.form != "digits":
        return None
    opens = lexemes[i].text == "At" or lower_at(lexemes, i - 1) in OPENERS
    living = (
        quantity.value >= ADULT
        and syntax.find_clause_verb(at.span.root).lemma_ in LIFE
        and not counts_ahead(lexemes, quantity.last)
    )
    if not living and not (opens and lower_at(lexemes, quantity.last) in {",", "he", "she"}):
        return None
    return _find_person_subject(at)


def _names_age_then(at: Setting) -> bool:
    """Do the words before a number say at what age: "at the age of 86", "by age 30"?"""
    before = [lower_at(at.lexemes, at.quantity.first - k) for k in (4, 3, 2, 1)]
    return (before[0] in THEN and before[1:] == ["the", "age", "of"]) or (before[2] in THEN and before[3] == "age")


def _find_person_subject(at: Setting) -> str | None:
    """The person who does what the clause of a number says, or none."""
    verb = syntax.find_clause_verb(at.span.root)
    subject = syntax.find_subject(verb)
    name = at.names.get(subject.i) if subject is not None else None
    if subject is None or not (subject.lower_ in {"he", "she"} or (name is not None and name.label_ == "PERSON")):
        return None
    meant = past_pronoun(subject, verb, at)
    return (read_phrase(meant, at) if meant is not None else None) or subject.text


def _find_aged_subject(at: Setting) -> str | None:
    """The person that a bare number is said of: "who was 10"."""
    head = at.span.root
    if not syntax.is_predicate(head) or head.pos_ != "NUM" or lower_at(at.lexemes, at.quantity.last) == "of":
        return None
    subject = syntax.find_subject(syntax.find_clause_verb(head))
    if subject is None or subject.i == head.i:
        return None
    name = at.names.get(subject.i)
    if name is not None and name.label_ == "PERSON":
        return name.text
    if subject.lower_ not in PERSONS:
        return None
    meant = past_pronoun(subject, syntax.find_clause_verb(head), at)
    if meant is None:
        return subject.text
    named = at.names.get(meant.i + 1)
    return named.text if named is not None and named.label_ == "PERSON" else read_phrase(meant, at)
