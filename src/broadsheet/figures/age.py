"""Age: the bare numbers that say how old somebody is, "Schiff, 56," or "people under 30".

Knows the parse and `topics`. Knows nothing of other quantities.
"""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from broadsheet.figures.context import Draft, Occurrence
from broadsheet.figures.topics import find_meant
from broadsheet.figures.words import read_phrase
from broadsheet.language import syntax
from broadsheet.language.entries import find_people_kind
from broadsheet.quantities import ADULT, OLDEST, Form, Quantity
from broadsheet.quantities.lexemes import Lexeme, counts_ahead, lower_at
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
# nouns whose bare number is in years: "the average life expectancy is 73"
AGE_NOUNS = {"age", "expectancy", "lifespan"}
# what may stand behind an age set off from a name: "Schiff, 56, who"
CLOSERS = {",", ".", ";", ")", "who", "―", "–", "—"}
# what stands between the ages of a list
AGE_JOINTS = {",", "and"}
# nobody's shirt has three digits
SHIRTS = 100
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


def is_bracketed(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Does a bare number stand alone in brackets behind a name, where it is an age or the number of a shirt:
    "Ann Lee (34)"?
    """
    alone = lower_at(lexemes, quantity.first - 1) == "(" and lower_at(lexemes, quantity.last) == ")"
    named = alone and quantity.first > 1 and lexemes[quantity.first - 2].text[0].isupper()
    return named and quantity.form == Form.DIGITS and quantity.last == quantity.first + 1 and quantity.amount < SHIRTS


def age_at_then(at: Occurrence) -> str | None:
    """The person who does something "at the age of 86", "by age 30"."""
    spelled = at.before(4) in THEN and [at.before(3), at.before(2), at.before(1)] == ["the", "age", "of"]
    return _find_person_subject(at) if spelled or (at.before(2) in THEN and at.before(1) == "age") else None


def age_behind_name(at: Occurrence) -> str | None:
    """The name before a number in commas or brackets: "Schiff, 56,"."""
    if not _is_set_off(at):
        return None
    name = at.names.get(at.span.start - 2)
    noun, opener = at.span.doc[at.span.start - 2], at.span.doc[at.span.start - 1]
    kin = opener.text == "(" and noun.i > 0 and find_people_kind(noun.nbor(-1)) == "person"
    if kin and noun.text.istitle():
        return noun.text  # "his grandson Kit (9)", whatever the name is taken for
    if name is not None:
        return name.text if name.label_ == "PERSON" else None
    # a surname alone is often not recognised: "Schiff, 56, who"
    surname = noun.pos_ == "PROPN" and opener.text == "," and (at.quantity.value or 0) >= ADULT
    return noun.text if surname else None


def age_behind_noun(at: Occurrence) -> str | None:
    """The noun for one person before a number in commas or brackets: "a man, 45, was held", "his wife (34)"."""
    if not _is_set_off(at):
        return None
    noun = at.span.doc[at.span.start - 2]
    single = noun.pos_ == "NOUN" and noun.tag_ == "NN" and find_people_kind(noun) == "person"
    return read_phrase(noun, at) if single else None


def age_of_each(at: Occurrence) -> str | None:
    """Whose age a number is that is told of several together: "Ada and Bo Frisk, both 17,"."""
    told = at.span.start > 2 and at.before(1) in ("all", "both", "each") and at.before(2) == ","
    if not told or at.behind(1) not in CLOSERS:
        return None
    noun = at.span.doc[at.span.start - 3]
    name = at.names.get(noun.i)
    if name is not None:
        return name.text if name.label_ == "PERSON" else None
    return read_phrase(noun, at) if _are_people(noun) else None


def age_in_list(at: Occurrence) -> str | None:
    """The people whose ages stand in a list behind their noun: "the suspects, 22 and 34, are brothers"."""
    doc, first, last = at.span.doc, at.span.start, at.span.end
    while first > 1 and (doc[first - 1].lower_ in AGE_JOINTS or doc[first - 1].text.isdigit()):
        first -= 1
    while last < len(doc) and (doc[last].lower_ in AGE_JOINTS or doc[last].text.isdigit()):
        last += 1
    ages = [token for token in doc[first:last] if token.text.isdigit()]
    listed = len(ages) > 1 and all(0 < int(age.text) <= OLDEST for age in ages)
    closed = doc[last - 1].text == "," or doc[last : last + 1].text in CLOSERS
    noun = doc[first - 1]
    return read_phrase(noun, at) if listed and closed and doc[first].text == "," and _are_people(noun) else None


def age_without_comma(at: Occurrence) -> str | None:
    """The person before a bare number with a verb or a comma and "of" behind it: "Nick Hague 44 has spent", "Hollman
    31, of Leeds", "Leo, 14 were".
    """
    doc, start, end = at.span.doc, at.span.start, at.span.end
    i = start - 2 if start > 1 and doc[start - 1].text == "," else start - 1
    name = at.names.get(i) if i >= 0 else None
    if name is None or name.label_ != "PERSON" or at.quantity.form != Form.DIGITS or end >= len(doc):
        return None
    homed = at.behind(1) == "," and at.behind(2) in ("of", "from")
    goes_on = doc[end].tag_ in syntax.FINITE or homed
    whole = doc[name.start : min(name.end, start)].text
    return whole if goes_on and at.counted_noun is None else None


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
    age_of_each,
    age_in_list,
    age_without_comma,
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


def _are_people(noun: Token) -> bool:
    """Is it a noun for several people: "the suspects"?"""
    return noun.tag_ == "NNS" and find_people_kind(noun) in ("person", "group")


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
