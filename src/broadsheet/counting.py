"""Counting: what a quantity counts or measures, and whom or what it is said of.

Knows the parse (through `syntax`), the trend words (through `changes`) and who pronouns mean (through `coreference`). Knows nothing of
trends, statements or tables.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from broadsheet import syntax
from broadsheet.changes import find_change, read_changes
from broadsheet.coreference import Referents
from broadsheet.lexicon import read_lexicon
from broadsheet.numbers import HYPHENS, SIGHT, Lexeme, counts_ahead, is_plural, lower_at
from broadsheet.quantities import AGE_WORDS, SHARES, TIME, Quantity
from broadsheet.units import read_rate

PERSONS = {"he", "she", "who", "i"}
OLDEST = 125
ADULT = 16
# nouns whose bare number is in years: "the average life expectancy is 73"
AGE_NOUNS = {"age", "expectancy", "lifespan"}
# what may stand behind an age set off from a name: "Schiff, 56, who"
CLOSERS = {",", ".", ";", ")", "who", "and", "―", *HYPHENS}
# who may be "under 30" or "over 65"
PEOPLE = {"people", "those", "anyone", "everyone", "men", "women", "adults", "voters", "children", "workers", "patients", "drivers"}
# how many words back to look for what a sentence is about
REACH = 60
ISO_4217_LETTERS = 3
# how many words back a bracket may have opened, or the object of a verb of change may begin
NEAR = 12
# prepositions whose noun a measured thing is said to belong to: "rents in the capital"
BELONGING = {"of", "in", "for", "among", "at", "on", "from", "by", "with", "to", "between", "across"}
# nouns that a bare number measures in a unit left out, and counts nothing of: "estimates of 64,900", "a close of 1,463"
AMOUNTS = {"worth", "wealth", "value", "price", "estimate", "forecast", "target", "cost", "level", "close", "index", "score", "rating"}
# verbs that say how many their subject are
TALLIES = {"total", "number", "exceed", "reach", "be"}
# "a total of five" says nothing of what the five belong to
TOTALS = {"total", "number", "sum", "average", "maximum", "minimum"}
TIME_ADVERBS = {"later", "ago", "earlier", "before", "after", "afterwards", "until", "since", "into"}
TIME_ADJECTIVES = {"past", "last", "next", "coming", "previous", "following", "preceding", "recent"}
# in "four-way race" or "20-strong crowd" the race and the crowd are what counts; in "12-member panel" the members are
MANNERS = {"way", "strong", "fold", "plus", "odd", "something", "star", "time", "man", "woman"}
FINITE = {"VBZ", "VBD", "VBP", "MD"}
# what is left over at the end of a phrase that is cut before a quantity: "incomes of", "support, with just"
LOOSE_ENDS = {"ADP", "ADV", "CCONJ", "DET", "SCONJ", "PART", "AUX"}
# nouns whose "of" says what is in them rather than whose they are
CONTAINERS = {"bag", "barrel", "bottle", "box", "can", "carton", "case", "container", "copy", "crate", "cup", "dose", "glass", "item"}
CONTAINERS |= {"jar", "load", "pack", "package", "packet", "pair", "piece", "roll", "round", "sack", "set", "sheet", "tin", "truckload"}
# what begins a rate behind a noun; "sells cars a year" is none without its number, and "an" and "/" belong to units
RATES = {"per", "a", "each", "every", "annually"}
DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"}
RELATIVES = {"who", "whom", "which", "that"}
# words that stand for some of what was named before: "most landed in the sea"
PARTS = {"most", "some", "all", "both", "others", "one"}
PRONOUNS = {"it", "they", "he", "she", "them", "its", "their", "his", "her", "him", "we", "our", "i", "my", "us"}
# pronouns that mean a person and no thing
HUMAN = {"he", "she", "his", "her", "him"}


class Place(NamedTuple):
    """What a figure counts, and of whom or what."""

    counted: str | None
    of: str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """A quantity where it stands: its tokens, the names of the text by token, and the tokens that are part of any quantity.

    `antecedent` is what the number before it in its sentence counts; `referents` answers for pronouns.
    """

    lexemes: Sequence[Lexeme]
    quantity: Quantity
    span: Span
    names: Mapping[int, Span]
    measures: Set[int]
    antecedent: str | None = None
    referents: Referents | None = None


def find_place(at: Setting) -> Place:
    """What a quantity in a parsed sentence counts: the noun it stands before, or else what it is said of."""
    quantity, span = at.quantity, at.span
    if quantity.unit in TIME and _is_frame(at):
        return Place(None, None)
    noun = find_counted_noun(span, at.measures)
    if quantity.linked and quantity.unit is None and quantity.form != "fraction":
        joined = span[-1]
        if joined.pos_ in ("NOUN", "PROPN") and joined.lower_ not in MANNERS:
            return Place(joined.text, _words_of(noun, at) if noun is not None else None)
    if noun is None and quantity.unit is None and counts_ahead(at.lexemes, quantity.last):
        noun = _find_plural_ahead(span)
    if noun is not None and noun.pos_ == "PRON":
        meant = _past_pronoun(noun, syntax.find_clause_verb(span.root), at) if noun.lower_ in RELATIVES else None
        return Place(_phrase(meant, at) if meant is not None else at.antecedent, None)
    if noun is not None:
        return Place(_words_of(noun, at), _find_owner(noun, at))
    return _place_alone(at)


def _is_frame(at: Setting) -> bool:
    """Does a length of time only say when: "two years ago", "in the past 24 hours", "it has been a decade since"?"""
    before, after = lower_at(at.lexemes, at.quantity.first - 1), lower_at(at.lexemes, at.quantity.last)
    if after in TIME_ADVERBS or before in TIME_ADJECTIVES:
        return True
    root = at.span.root
    subject = syntax.find_own_subject(root) if syntax.is_predicate(root) else None
    return subject is not None and subject.lower_ == "it"


def find_age(at: Setting, *, parsed: bool) -> str | None:
    """Whose age a bare number is: "Schiff, 56," and "who was 10"; without a parse only the first."""
    quantity = at.quantity
    whole = quantity.unit is None and quantity.value is not None and quantity.value == int(quantity.value) and quantity.scale == 1
    if not whole or not 0 < quantity.value <= OLDEST or quantity.form not in ("digits", "words") or quantity.linked:
        return None
    return _find_aged(at) or (_find_aged_subject(at) if parsed else None)


def is_age(at: Setting, place: Place) -> bool:
    """Does a bare number with its place say how old somebody is or gets: "life expectancy is 73"?"""
    quantity, words = at.quantity, set((place.counted or "").lower().split())
    bare = quantity.unit is None and quantity.value is not None and 0 < quantity.value <= OLDEST and quantity.form == "digits"
    if not bare or counts_ahead(at.lexemes, quantity.last) or find_counted_noun(at.span, at.measures) is not None:
        return False
    return bool(AGE_NOUNS & words) or (quantity.modifier in ("less_than", "more_than") and _follows_people(at))


def _follows_people(at: Setting) -> bool:
    """Do people stand right before a quantity with its modifier: "people under 30", "those over 65"?"""
    before = lower_at(at.lexemes, at.quantity.first - 1)
    return before in PEOPLE


def find_counted_noun(span: Span, measures: Set[int]) -> Token | None:
    """The noun a quantity stands before ("a $100m loan"), or the one after its "of" ("15 percent of the city"); or none.

    `measures` are the tokens of quantities: one of them counts no other.
    """
    for head in (span.root, span[-1]):
        noun = syntax.find_noun_after(head)
        if noun is not None and noun.i >= span.end and noun.i not in measures and noun.lower_ != "more":
            return noun
    for token in span:
        for preposition, part in syntax.find_noun_modifiers(token):
            if preposition.lower_ == "of" and part.i >= span.end and part.i not in measures:
                return part
    return None


def _place_alone(at: Setting) -> Place:
    """What a quantity without a noun of its own is said of; a bare number counts what the one before it did."""
    quantity, head = at.quantity, at.span.root
    if syntax.is_subject(head):
        return Place(_find_group(at) or at.antecedent if quantity.unit == "percent" else at.antecedent, None)
    aged = lower_at(at.lexemes, quantity.outer - 1) in ("old", "olds")
    if aged and not syntax.is_predicate(head):
        return Place(None, None)
    measured = _find_beside(at) or _prefer_changing(_find_measured(head, at), at)
    if measured is None and syntax.find_subject(syntax.find_clause_verb(head)) is None:
        measured = _find_topic(at)
    said_of = _phrase(measured, at) if measured is not None else None
    if quantity.unit is not None or quantity.form == "fraction":
        whose = _find_whose(head, at) if quantity.unit in SHARES else None
        return Place(said_of, whose or (_find_owner(measured, at) if measured is not None else None))
    if at.antecedent is not None and not (measured is not None and _is_tally(at, measured)):
        return Place(at.antecedent, _find_belonging(syntax.find_noun_modifiers(head), at) or said_of)
    tallied = (measured is not None and measured.lemma_.lower() not in AMOUNTS) and (
        syntax.is_predicate(head) or syntax.find_clause_verb(head).lemma_ in TALLIES or _is_tally(at, measured)
    )
    return Place(said_of, None) if tallied else Place(None, said_of)


def _find_whose(head: Token, at: Setting) -> str | None:
    """Whose share a share is, where it says so itself: "one per cent for men"."""
    groups = [part for preposition, part in syntax.find_noun_modifiers(head) if preposition.lower_ in ("for", "among") and part.i > head.i]
    return next((_phrase(part, at) for part in groups if part.lower_ not in _empty_topics() and part.pos_ == "NOUN"), None)


def _find_aged(at: Setting) -> str | None:
    """The name before a number in commas: "Schiff, 56,"."""
    span, quantity = at.span, at.quantity
    before = at.names.get(span.start - 2) if span.start > 1 and span.doc[span.start - 1].text in (",", "(") else None
    closed = lower_at(at.lexemes, quantity.last) in CLOSERS
    if before is not None and before.label_ == "PERSON" and closed:
        return before.text
    # a surname alone is often not recognised: "Schiff, 56, who"
    follows_comma = span.start > 1 and span.doc[span.start - 1].text == "," and span.doc[span.start - 2].pos_ == "PROPN"
    if before is None and closed and quantity.value >= ADULT and follows_comma:
        return span.doc[span.start - 2].text
    return None


def _find_aged_subject(at: Setting) -> str | None:
    """The person that a bare number is said of: "who was 10"."""
    head = at.span.root
    if not syntax.is_predicate(head) or head.pos_ != "NUM":
        return None
    subject = syntax.find_subject(syntax.find_clause_verb(head))
    if subject is None or subject.i == head.i:
        return None
    name = at.names.get(subject.i)
    if name is not None and name.label_ == "PERSON":
        return name.text
    if subject.lower_ not in PERSONS:
        return None
    meant = _past_pronoun(subject, syntax.find_clause_verb(head), at)
    if meant is None:
        return subject.text
    named = at.names.get(meant.i + 1)
    return named.text if named is not None and named.label_ == "PERSON" else _phrase(meant, at)


def _find_beside(at: Setting) -> Token | None:
    """What a quantity is said of, by its place alone: "debts of $34", "Price: $34", "Acme (3.4%)" and "Acme, down 3.4%"."""
    lexemes, doc = at.lexemes, at.span.doc
    i = at.quantity.first - 1
    if lower_at(lexemes, i) in AGE_WORDS:
        return _find_head_at(at, i - 2 if lower_at(lexemes, i - 1) == "," else i - 1)
    if lower_at(lexemes, i) in (":", "of"):
        return _past_of(_find_head_at(at, i - 1))
    if lower_at(lexemes, i) in read_changes("particle") and lower_at(lexemes, i - 1) == ",":
        return _find_head_at(at, i - 2)
    while i >= 0 and at.quantity.first - i < NEAR and lexemes[i].text not in ("(", ")"):
        i -= 1
    if lower_at(lexemes, i) != "(" or doc[at.span.start].is_sent_start:
        return None
    return _find_head_at(at, i - 1)


def _past_of(noun: Token | None) -> Token | None:
    """The noun that an "of" behind a noun with an "of" of its own belongs to: `margin` for `error` in "a margin of error of 4 points"."""
    preposition = syntax.find_preposition(noun) if noun is not None else None
    governor = syntax.find_governor(noun) if preposition is not None and preposition.lower_ == "of" else None
    return governor if governor is not None and governor.pos_ == "NOUN" and governor.i < noun.i else noun


def _find_head_at(at: Setting, i: int) -> Token | None:
    """The head of the noun phrase that ends with the lexeme `i`, or none."""
    if i < 0:
        return None
    token = at.span.doc.char_span(at.lexemes[i].start, at.lexemes[i].end, alignment_mode="expand")[-1]
    while token.pos_ in ("NOUN", "PROPN", "NUM") and not syntax.is_noun_head(token) and token.i not in at.measures:
        above = syntax.find_governor(token)
        if above.i == token.i or token.i - above.i > NEAR:
            break
        token = above
    return token if token.pos_ in ("NOUN", "PROPN") and token.i not in at.measures else None


def _find_measured(head: Token, at: Setting) -> Token | None:
    """What a quantity that stands by itself measures: the noun it hangs on ("a rate of 5%"), or the subject of its verb."""
    span = at.span
    if syntax.is_predicate(head):
        return _find_verb_topic(head, at)
    for _ in range(4):
        governor = syntax.find_governor(head)
        outside = not span.start <= governor.i < span.end
        if governor.i == head.i or not outside:
            break
        tied = syntax.find_preposition(head) is not None or syntax.is_apposition(head)
        if tied and governor.pos_ in ("NOUN", "PROPN", "PRON") and not governor.like_num and governor.i not in at.measures:
            return governor
        if governor.pos_ == "ADJ" and not syntax.is_predicate(governor):
            described = syntax.find_modified_noun(governor)
            if described is not None and described.i < governor.i:
                return _past_measure(described, at)
        if not (syntax.is_coordinated(head) or syntax.is_apposition(head) or governor.pos_ == "NUM" or governor.i in at.measures):
            break
        head = governor
    return _find_verb_topic(head, at)


def _find_verb_topic(head: Token, at: Setting) -> Token | None:
    """What a verb says its quantity of: what is bought or changed, else its subject."""
    verb = syntax.find_clause_verb(head)
    subject = _find_said_subject(verb)
    changed = (_find_bought(head, verb) if _is_money(at.quantity) else None) or _find_changed(head, verb, at)
    if changed is not None:
        return changed
    if subject is not None and (at.span.start <= subject.i < at.span.end or _is_empty_subject(subject, verb)):
        return None
    if subject is not None and subject.pos_ == "VERB" and subject.tag_ != "VBG":
        return None
    if subject is None:
        noun = syntax.find_modified_noun(verb)
        return noun if noun is not None and noun.i not in at.measures else _find_topic(at)
    return _past_pronoun(subject, verb, at)


def _is_empty_subject(subject: Token, verb: Token) -> bool:
    """Does an "it" mean nothing, as in "it costs $5 to enter"?"""
    return subject.lower_ == "it" and (verb.lemma_ in ("cost", "take") or syntax.is_expletive(subject))


def _find_said_subject(verb: Token) -> Token | None:
    """The subject of a verb, the nearest where a parse gives it several.

    Of an infinitive that describes a noun ("a plan to hire") it is the subject above the noun.
    """
    own = [child for child in verb.children if syntax.is_subject(child) and child.i < verb.i]
    subject = own[-1] if own else syntax.find_subject(verb)
    if subject is not None or not syntax.is_infinitive(verb):
        return subject
    described = syntax.find_modified_noun(verb)
    above = syntax.find_subject(syntax.find_clause_verb(described)) if described is not None else None
    return above if above is not None and above.i != described.i else None


def _prefer_changing(measured: Token | None, at: Setting) -> Token | None:
    """The noun right before a verb of change, or between it and "by", where the parse ties the quantity to nothing or past another one.

    "And oil fell 2%", "for raising fees by £20".
    """
    before = _tokens_before(at.span)
    raised = _find_raised(at)
    if raised is not None:
        return raised
    words = iter(before)
    verb = next((token for token in words if token.pos_ not in ("ADV", "ADP", "AUX", "ADJ") and token.lower_ not in ("by", "than")), None)
    if verb is None or find_change(verb.lower_) is None:
        return measured
    noun = next((token for token in words if token.pos_ not in ("VERB", "AUX", "ADV", "PART")), verb)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return measured
    crossed = measured is not None and any(any(letter.isdigit() for letter in token.text) for token in at.span.doc[measured.i : noun.i])
    return noun if measured is None or crossed or measured.i in at.measures else measured


def _find_raised(at: Setting) -> Token | None:
    """The noun phrase between a transitive verb of change and "by": `fees` in "for raising subscription fees by £20"."""
    if lower_at(at.lexemes, at.quantity.first - 1) != "by":
        return None
    start = at.lexemes[at.quantity.first - 1].start
    before = [token for token in _tokens_before(at.span)[:NEAR] if token.idx < start]
    if not before or before[0].pos_ not in ("NOUN", "PROPN"):
        return None
    for token in before[1:]:
        change = find_change(token.lower_)
        if change is not None and read_changes("verb").get(change) and token.pos_ != "ADJ":
            return before[0] if change in read_changes("transitive") or token.tag_ == "VBG" else None
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "PART", "NUM"):
            return None
    return None


def _is_money(quantity: Quantity) -> bool:
    """Is the unit a currency's code, alone or per something?"""
    code = (quantity.unit or "").partition("/")[0]
    return code.isupper() and len(code) == ISO_4217_LETTERS


def _find_bought(head: Token, verb: Token) -> Token | None:
    """What a sum is given for: "paid $12,000 for a new roof"."""
    if not syntax.is_object(head) or syntax.find_governor(head).i != verb.i:
        return None
    goods = [noun for preposition, noun in [*syntax.find_obliques(verb), *syntax.find_noun_modifiers(head)] if preposition.lower_ == "for"]
    return goods[0] if goods and goods[0].i > head.i and not goods[0].ent_type_ else None


def _find_changed(head: Token, verb: Token, at: Setting) -> Token | None:
    """The object of a verb whose quantity is not its object: "hire Egyptians at two dinars", "cut its forecast by 0.1 points"."""
    goods = syntax.find_object(verb)
    if goods is None or syntax.is_object(head) or syntax.is_subject(head) or goods.pos_ not in ("NOUN", "PROPN") or goods.i in at.measures:
        return None
    governor = syntax.find_governor(head)
    if governor.pos_ in ("ADV", "ADJ"):
        governor = syntax.find_governor(governor)
    return goods if goods.i < head.i and governor.i == verb.i else None


def _past_pronoun(noun: Token, verb: Token, at: Setting) -> Token | None:
    """The noun a subject pronoun stands for: the one a relative clause describes, else what the sentence was about before it.

    A pronoun whose entity is known is kept as it is: `_phrase` names it.
    """
    if noun.lower_ in PARTS:
        return _find_topic_before(noun.doc[noun.i : noun.i + 1], at)
    if noun.pos_ != "PRON":
        return noun
    if noun.lower_ in RELATIVES:
        described = syntax.find_modified_noun(verb)
        before = _tokens_before(noun.doc[noun.i : noun.i + 1])
        meant = described if described is not None else next((token for token in before if token.pos_ in ("NOUN", "PROPN")), None)
        return meant
    if at.referents is not None and at.referents.find(noun) is not None:
        return noun
    return _find_antecedent(noun, at) if noun.lower_ in PRONOUNS else None


def _find_antecedent(pronoun: Token, at: Setting) -> Token | None:
    """What a pronoun of its sentence may stand for: "he" a person named before it, others what the sentence is about."""
    spot = pronoun.doc[pronoun.i : pronoun.i + 1]
    if pronoun.lower_ in HUMAN:
        persons = (at.names[token.i] for token in _tokens_before(spot) if token.i in at.names and at.names[token.i].label_ == "PERSON")
        return next((person.root for person in persons), None)
    return _find_topic_before(spot, at) if pronoun.lower_ not in ("we", "our", "i", "my", "us") else None


def _find_topic(at: Setting) -> Token | None:
    """What a clause without a subject of its own is about."""
    return _find_topic_before(at.span, at)


def _find_topic_before(span: Span, at: Setting) -> Token | None:
    """The subject last named before a span in its sentence, else the last noun."""
    before = _tokens_before(span)
    subjects = (token for token in before if syntax.is_subject(token) and token.pos_ in ("NOUN", "PROPN") and token.i not in at.measures)
    return next(subjects, None) or next((token for token in before if _can_be_topic(token, at)), None)


def _tokens_before(span: Span) -> list[Token]:
    """The tokens of its sentence before a span, the nearest first, no more than a reader would look back over."""
    found, i = [], span.start
    while i > 0 and not span.doc[i].is_sent_start and len(found) < REACH:
        i -= 1
        found.append(span.doc[i])
    return found


def _can_be_topic(token: Token, at: Setting) -> bool:
    """Could a noun be what a sentence is about, where the parse names no subject?"""
    noun = syntax.is_noun_head(token) and token.pos_ != "PRON"
    return noun and token.lower_ not in _empty_topics() and token.i not in at.measures


def _find_owner(noun: Token, at: Setting) -> str | None:
    """Whom or what a counted thing belongs to: its possessor, its "of", the subject of its clause, or its place."""
    span = at.span
    possessor = syntax.find_possessor(noun)
    if possessor is not None:
        return _phrase(possessor, at)
    modifiers = [
        (preposition, part)
        for preposition, part in syntax.find_noun_modifiers(noun)
        if part.i not in at.measures and not span.start <= part.i < span.end
    ]
    changing, holding = noun.lemma_.lower() in read_changes("noun"), noun.lemma_.lower() in CONTAINERS
    for preposition, part in modifiers:
        if (preposition.lower_ == "of" and not holding) or (changing and preposition.lower_ == "in"):
            return _phrase(part, at)
    governor = syntax.find_governor(noun)
    nominal = governor.pos_ in ("NOUN", "PROPN") and not span.start <= governor.i < span.end and governor.lemma_.lower() not in TOTALS
    if syntax.find_preposition(noun) is not None and nominal and not syntax.is_predicate(governor):
        return _phrase(governor, at)
    return _find_clause_owner(noun, at) or _find_belonging(modifiers, at)


def _find_clause_owner(noun: Token, at: Setting) -> str | None:
    """Whom a clause says its quantity of: its subject, the noun it describes, or its object where the subject means nothing."""
    verb = syntax.find_clause_verb(noun)
    subject = _find_said_subject(verb)
    if subject is not None and subject.lemma_.lower() in TOTALS and noun.i in {part.i for _, part in syntax.find_noun_modifiers(subject)}:
        return None
    own = set() if subject is None else {subject.i, *(member.i for member in syntax.find_conjuncts(subject))}
    if noun.i in own or own & set(range(at.span.start, at.span.end)) or (subject is not None and subject.like_num):
        return None
    if subject is not None:
        subject = _past_pronoun(_past_measure(subject, at), verb, at)
        return _phrase(subject, at) if subject is not None and subject.i != noun.i else None
    described = syntax.find_modified_noun(verb) if subject is None else None
    if described is None and subject is None:
        goods = syntax.find_object(verb)
        described = goods if goods is not None and goods.i < at.span.start else None
    usable = described is not None and described.i != noun.i and described.i not in at.measures
    return _phrase(described, at) if usable else None


def _past_measure(noun: Token, at: Setting) -> Token:
    """What a share that is a subject is a share of: `voters` for "43 percent of voters"."""
    wholes = (part for preposition, part in syntax.find_noun_modifiers(noun) if preposition.lower_ == "of" and part.i not in at.measures)
    return next(wholes, noun) if noun.i in at.measures else noun


def _find_belonging(modifiers: Sequence[tuple[Token, Token]], at: Setting) -> str | None:
    """The noun of the first prepositional phrase that says where or whose: "1.5 million in the capital"."""
    return next((_phrase(part, at) for preposition, part in modifiers if preposition.lower_ in BELONGING), None)


def _find_group(at: Setting) -> str | None:
    """The group that a share is of, where its sentence names one first: "Among likely voters, 46 percent"."""
    for token in _tokens_before(at.span):
        if token.lower_ in ("among", "amongst", "of"):
            nouns = (noun for noun in at.span.doc[token.i + 1 : token.i + 1 + SIGHT] if syntax.is_noun_head(noun))
            return next((_phrase(noun, at) for noun in nouns), None)
    return None


def _is_tally(at: Setting, measured: Token) -> bool:
    """Does a number say how many a noun means: "an influx of 3,000"?"""
    preposition = syntax.find_preposition(at.span.root)
    tied = preposition is not None and preposition.lower_ == "of" and syntax.find_governor(at.span.root).i == measured.i
    return tied or lower_at(at.lexemes, at.quantity.first - 1) == "of"


def _find_plural_ahead(span: Span) -> Token | None:
    """The plural noun that follows a number in the text, where the parse does not tie them."""
    for token in span.doc[span.end : span.end + SIGHT]:
        if is_plural(token.lower_) and token.pos_ in ("NOUN", "PROPN"):
            return token
    return None


def _words_of(noun: Token, at: Setting) -> str | None:
    """A counted noun with what stands between the number and it: "US reinforcements"."""
    _, last = _find_edges(at)
    phrase = syntax.find_noun_phrase(noun)
    first = max(last, min(phrase.start, noun.i)) if phrase.start < last else phrase.start
    end = syntax.find_phrase_end(noun)
    words = _trim(noun.doc[first:end])
    rate = _find_rate(noun.doc[end - 1], at) if at.quantity.unit is None and noun.i >= last else None
    return words if rate is None or words is None else f"{words} {rate}"


def _find_rate(noun: Token, at: Setting) -> str | None:
    """What a count is per, in the words right behind the noun: "per day" in "three thousand tests per day"."""
    i = bisect_left(at.lexemes, noun.idx + len(noun), key=lambda lexeme: lexeme.start)
    rate = read_rate(at.lexemes, i) if lower_at(at.lexemes, i) in RATES else None
    return " ".join(lexeme.text for lexeme in at.lexemes[i : rate[1]]) if rate is not None else None


def _phrase(noun: Token, at: Setting) -> str | None:
    """The noun phrase of a head, cut where the quantity itself or a clause begins in it; a pronoun gives the name of its entity."""
    if noun.pos_ == "PRON":
        return _name(noun, at)
    if noun.lower_ in PARTS and noun.i == noun.left_edge.i:
        meant = _find_topic_before(noun.doc[noun.i : noun.i + 1], at)
        return _phrase(meant, at) if meant is not None and meant.lower_ not in PARTS else None
    phrase, (first, last) = syntax.find_noun_phrase(noun), _find_edges(at)
    start, end = phrase.start, phrase.end
    if start < last and first < end:
        start, end = (start, first) if noun.i < first else (last, end)
    name = at.names.get(noun.i + 1)
    if end == noun.i + 1 and name is not None and name.start == end and syntax.find_governor(name.root).i == noun.i:
        end = name.end
    start = next((i + 1 for i in range(noun.i - 1, start - 1, -1) if i in at.measures or noun.doc[i].tag_ in FINITE), start)
    end = next((i for i in range(noun.i + 1, end) if i in at.measures or _opens_clause(noun.doc[i])), end)
    return _trim(noun.doc[start:end])


def _find_edges(at: Setting) -> tuple[int, int]:
    """The tokens that a quantity with its modifiers spans: the first and the one behind the last."""
    whole = at.span.doc.char_span(at.lexemes[at.quantity.first].start, at.lexemes[at.quantity.last - 1].end, alignment_mode="expand")
    return min(whole.start, at.span.start), max(whole.end, at.span.end)


def _name(pronoun: Token, at: Setting) -> str | None:
    """The name of the entity a pronoun means, or the words of its sentence that it may stand for."""
    entity = at.referents.find(pronoun) if at.referents is not None else None
    if entity is not None:
        first, _, rest = at.referents.name(entity).partition(" ")
        return rest if rest and first.lower() in DETERMINERS else at.referents.name(entity)
    meant = _find_antecedent(pronoun, at) if pronoun.lower_ in PRONOUNS else None
    return _phrase(meant, at) if meant is not None else None


def _opens_clause(token: Token) -> bool:
    """Does a clause or a bracket begin with the word, so that a phrase before it is over?"""
    if token.pos_ == "VERB" or token.lower_ in {"worth", *AGE_WORDS} or (token.pos_ == "PRON" and syntax.is_subject(token)):
        return True
    return token.tag_ in ("WDT", "WP", *FINITE) or token.text in ("(", ":", ";", "–", "—")


def _trim(words: Span) -> str | None:
    """The text of a span without a leading determiner or punctuation at its edges, or None where nothing is left."""
    start, end = words.start, words.end
    while start < end and (
        words.doc[start].lower_ in DETERMINERS or words.doc[start].is_punct or words.doc[start].is_space or words.doc[start].pos_ == "ADP"
    ):
        start += 1
    while end > start and (words.doc[end - 1].is_punct or words.doc[end - 1].is_space or words.doc[end - 1].pos_ in LOOSE_ENDS):
        end -= 1
    return words.doc[start:end].text if end > start else None


@cache
def _empty_topics() -> frozenset[str]:
    """Nouns of change, particles and months, which no figure is about by themselves."""
    months = {row["word"] for row in read_lexicon("calendar") if row["kind"] in ("month", "weekday")}
    return frozenset(months | read_changes("noun").keys() | read_changes("particle").keys() | {"year", "day", "week", "month"})
