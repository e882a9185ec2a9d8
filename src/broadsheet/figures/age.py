"""Age: the bare numbers that say how old somebody is, "Schiff, 56," or "people under 30".

Knows the parse and `topics`. Knows nothing of other quantities.
"""

from collections.abc import Callable

from broadsheet.figures.context import Draft, Occurrence
from broadsheet.figures.topics import find_meant
from broadsheet.figures.words import read_phrase
from broadsheet.language import syntax
from broadsheet.language.entries import find_people_kind
from broadsheet.quantities import OLDEST, Form
from broadsheet.quantities.lexemes import counts_ahead
from broadsheet.rules import find_first

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
# a surname alone, or one who does something "at" a bare number, is no child: of those an article gives the first name
ADULT = 16
# nouns whose bare number is in years: "the average life expectancy is 73"
AGE_NOUNS = {"age", "expectancy", "lifespan"}
# what may stand behind an age set off from a name: "Schiff, 56, who"
CLOSERS = {",", ".", ";", ")", "who", "―", "–", "—"}
# who may be "under 30" or "over 65", besides every noun for a person: "drivers under 30"
ANYBODY = {"people", "those", "anyone", "everyone"}


def find_age(at: Occurrence) -> tuple[str | None, str | None]:
    """Whose age a number is, and the name of the rule that says so: "Schiff, 56,", "who was 10", "at the age of 86".

    Without a parse only an age beside its name is found.
    """
    if at.quantity.unit == "year":
        return find_first((age_at_then,) if at.parsed else (), at)
    if not _may_be_age(at):
        return None, None
    return find_first(AGES if at.parsed else AGES[:2], at)


def is_age(at: Occurrence, draft: Draft) -> bool:
    """Does a bare number, in years, say how old somebody is or gets: "life expectancy is 73", "people under 30"?"""
    quantity, words = at.quantity, set((draft.counted or "").lower().split())
    if quantity.unit is not None or quantity.form != Form.DIGITS or not 0 < (quantity.value or 0) <= OLDEST:
        return False
    if counts_ahead(at.lexemes, quantity.last) or at.counted_noun is not None:
        return False
    people = quantity.modifier in ("less_than", "more_than") and _follows_people(at)
    return people or not AGE_NOUNS.isdisjoint(words)


def age_at_then(at: Occurrence) -> str | None:
    """The person who does something "at the age of 86", "by age 30"."""
    spelled = at.before(4) in THEN and [at.before(3), at.before(2), at.before(1)] == ["the", "age", "of"]
    return _find_person_subject(at) if spelled or (at.before(2) in THEN and at.before(1) == "age") else None


def age_behind_name(at: Occurrence) -> str | None:
    """The name before a number in commas or brackets: "Schiff, 56,"."""
    if not _is_set_off(at):
        return None
    name = at.names.get(at.span.start - 2)
    if name is not None:
        return name.text if name.label_ == "PERSON" else None
    # a surname alone is often not recognised: "Schiff, 56, who"
    noun, opener = at.span.doc[at.span.start - 2], at.span.doc[at.span.start - 1]
    surname = noun.pos_ == "PROPN" and opener.text == "," and (at.quantity.value or 0) >= ADULT
    return noun.text if surname else None


def age_behind_noun(at: Occurrence) -> str | None:
    """The noun for one person before a number in commas or brackets: "a man, 45, was held", "his wife (34)"."""
    if not _is_set_off(at):
        return None
    noun = at.span.doc[at.span.start - 2]
    single = noun.pos_ == "NOUN" and noun.tag_ == "NN" and find_people_kind(noun) == "person"
    return read_phrase(noun, at) if single else None


def age_of_subject(at: Occurrence) -> str | None:
    """The person that a bare number is said of: "who was 10"."""
    head = at.span.root
    if not syntax.is_predicate(head) or head.pos_ != "NUM" or at.behind(1) == "of":
        return None
    verb = syntax.find_clause_verb(head)
    subject = syntax.find_subject(verb)
    if subject is None or subject.i == head.i:
        return None
    name = at.names.get(subject.i)
    if name is not None and name.label_ == "PERSON":
        return name.text
    if subject.lower_ not in PERSONS:
        return None
    meant = find_meant(subject, verb, at)
    if meant is None:
        return subject.text
    named = at.names.get(meant.i + 1)
    return named.text if named is not None and named.label_ == "PERSON" else read_phrase(meant, at)


def age_of_person(at: Occurrence) -> str | None:
    """The man or woman "of" so many years: "a man of 60"."""
    head, preposition = at.span.root, syntax.find_preposition(at.span.root)
    if head.pos_ != "NUM" or counts_ahead(at.lexemes, at.quantity.last):
        return None
    governor = syntax.find_governor(head)
    owned = preposition is not None and preposition.lower_ == "of" and governor.lemma_.lower() in PERSON_NOUNS
    return read_phrase(governor, at) if owned else None


def age_turned(at: Occurrence) -> str | None:
    """The person who turns so many: "she turned 60", but not "the town turned 20 sheds into homes"."""
    head = at.span.root
    governor = syntax.find_governor(head)
    if head.pos_ != "NUM" or counts_ahead(at.lexemes, at.quantity.last):
        return None
    turns = governor.lemma_ == "turn" and syntax.find_preposition(head) is None and governor.i < head.i
    subject = syntax.find_subject(governor) if turns else None
    if subject is None:
        return None
    name = at.names.get(subject.i)
    person = subject.lower_ in PERSONS or (name is not None and name.label_ == "PERSON")
    return (read_phrase(subject, at) or subject.text) if person else None


def age_at_deed(at: Occurrence) -> str | None:
    """The person who does something "at" a bare number: "At 86, she still sings", "Ann Lee retired at 39"."""
    if at.before(1) != "at" or at.quantity.form != Form.DIGITS:
        return None
    opens = at.lexemes[at.quantity.first - 1].text == "At" or at.before(2) in OPENERS
    if opens and at.behind(1) in {",", "he", "she"}:
        return _find_person_subject(at)
    lives = (at.quantity.value or 0) >= ADULT and syntax.find_clause_verb(at.span.root).lemma_ in LIFE
    return _find_person_subject(at) if lives and not counts_ahead(at.lexemes, at.quantity.last) else None


# the first two rest on the words beside the number and need no parse
AGES: tuple[Callable[[Occurrence], str | None], ...] = (
    age_behind_name,
    age_behind_noun,
    age_of_subject,
    age_of_person,
    age_turned,
    age_at_deed,
)


def _may_be_age(at: Occurrence) -> bool:
    """Is a number bare, whole and no greater than anybody's age?"""
    quantity = at.quantity
    if quantity.unit is not None or quantity.value is None or quantity.scale != 1 or quantity.linked:
        return False
    whole = quantity.value == int(quantity.value) and quantity.form in (Form.DIGITS, Form.WORDS)
    return whole and 0 < quantity.value <= OLDEST


def _follows_people(at: Occurrence) -> bool:
    """Do people stand right before a quantity with its modifier: "people under 30", "those over 65"?"""
    if at.first_token == 0:
        return False
    noun = at.span.doc[at.first_token - 1]
    return noun.lower_ in ANYBODY or (noun.tag_ == "NNS" and find_people_kind(noun) == "person")


def _is_set_off(at: Occurrence) -> bool:
    """Does a number stand between commas or in brackets: "Schiff, 56, who"?"""
    opened = at.span.start > 1 and at.span.doc[at.span.start - 1].text in (",", "(")
    return opened and at.behind(1) in CLOSERS


def _find_person_subject(at: Occurrence) -> str | None:
    """The person who does what the clause of a number says, or none."""
    verb = syntax.find_clause_verb(at.span.root)
    subject = syntax.find_subject(verb)
    name = at.names.get(subject.i) if subject is not None else None
    if subject is None or not (subject.lower_ in {"he", "she"} or (name is not None and name.label_ == "PERSON")):
        return None
    meant = find_meant(subject, verb, at)
    return (read_phrase(meant, at) if meant is not None else None) or subject.text
