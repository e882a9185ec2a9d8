"""Measured: what a quantity with no noun of its own measures, or is said of:

"inflation was 2%", "debts of $34", "the toll reached 60".

Knows the parse, the trend words and `topics`. Knows nothing of trends, statements or tables.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from broadsheet.figures.beside import find_beside, find_told_behind, is_called_by
from broadsheet.figures.changed import find_affected, find_changed, prefer_changing
from broadsheet.figures.context import About, Occurrence
from broadsheet.figures.earlier import TOLLS
from broadsheet.figures.giver import find_gift, find_goods, find_undergoer, is_giver
from broadsheet.figures.owner import find_belonging, find_group, find_owned, find_whose
from broadsheet.figures.topics import find_described, find_meant, find_reckoned, find_topic, find_whole
from broadsheet.figures.words import DEMONSTRATIVES, find_edges, read_demonstrative, read_phrase
from broadsheet.language import syntax
from broadsheet.language.participants import find_said_subject
from broadsheet.lexicon import has_role, read_changes
from broadsheet.quantities import Form, is_money
from broadsheet.quantities.lexemes import lower_at
from broadsheet.rules import find_first

# words for a count, which counts what they are of: "put the number of arrests at 60"
COUNTS = {"number", "total", "tally"}
# fmt: off
# nouns that a bare number measures in a unit left out, and counts nothing of: "estimates of 64,900", "a close of 1,463"
AMOUNTS = {
    "worth", "wealth", "value", "price", "estimate", "forecast", "target", "cost", "level", "close", "index", "score",
    "rating",
}
# fmt: on
# prepositions before a length of time that tell when something happened, and do not measure it: "closed after three
# years"
WHEN = {"after", "before", "during", "until", "within"}
# fmt: off
# "the top 10 percent" are a group themselves
RANKS = {
    "top", "bottom", "richest", "wealthiest", "poorest", "upper", "lower", "highest", "lowest", "remaining", "other",
}
# fmt: on
# how many governors up a quantity may hang on what it measures: "a rate of an average of about 5%"
HIGHEST_CLIMB = 4


@dataclass(frozen=True, slots=True)
class Topic:
    """A quantity with the noun that it is said of, if there is one, in `words` as in a cell; `beside`: by its place
    alone, "Price: $34".
    """

    at: Occurrence
    noun: Token | None
    words: str | None
    beside: bool


def place_alone(at: Occurrence) -> tuple[About, str | None]:
    """What a quantity without a noun of its own is said of, and the name of the rule that says so; a bare number counts
    what the one before it did.
    """
    about, rule = find_first(ALONE, at)
    if about is None:
        measures = at.quantity.unit is not None or at.quantity.form == Form.FRACTION
        about, rule = find_first(MEASURES if measures else NUMBERS, _find_topic(at))
    return about or About(None, None), rule


# rules for the quantity itself


def place_rank(at: Occurrence) -> About | None:
    """A ranked share is a group itself, and of nothing: "the top 10 percent own five boats"."""
    return About(None, None) if at.before(1) in RANKS else None


def place_heading(at: Occurrence) -> About | None:
    """A number that heads a line counts what stands behind its dash or colon: "600 – number of flights cancelled"."""
    noun = find_told_behind(at)
    if noun is None:
        return None
    return _count_tally(noun, at) or find_owned(read_phrase(noun, at), noun, at)


def place_subject(at: Occurrence) -> About | None:
    """A quantity that is a subject counts the group its sentence names, as a share, or what the one before it did:
    "among likely voters, 46 percent would", "ten were hurt".
    """
    if not syntax.is_subject(at.span.root):
        return None
    group = find_group(at) if at.quantity.unit == "percent" else None
    words = None
    if group is not None:
        words = read_demonstrative(group) if group.lower_ in DEMONSTRATIVES else read_phrase(group, at)
    return About(words or at.antecedent, None)


def place_for_name(at: Occurrence) -> About | None:
    """A share counts what the one before it did, of the name behind "for": "34 percent for Lund and 26 percent for
    Falk".
    """
    if at.quantity.unit != "percent" or at.antecedent is None:
        return None
    for word, part in syntax.find_noun_modifiers(at.span.root):
        if word.lower_ == "for" and at.span.end <= part.i and part.i in at.names:
            return About(at.antecedent, at.names[part.i].text)
    return None


def place_aged(at: Occurrence) -> About | None:
    """How old something is counts nothing, unless it is said of it: "a 12-year-old", but "it is ten years old"."""
    aged = lower_at(at.lexemes, at.quantity.outer - 1) in ("old", "olds")
    return About(None, None) if aged and not syntax.is_predicate(at.span.root) else None


ALONE: tuple[Callable[[Occurrence], About | None], ...] = (
    place_rank,
    place_heading,
    place_subject,
    place_for_name,
    place_aged,
)

# rules for a measure with what it is said of


def measure_time(topic: Topic) -> About | None:
    """A length of time that tells when something happened measures nothing: "the shop closed after three years"."""
    preposition = syntax.find_preposition(topic.at.span.root)
    timed = topic.at.kind == "time" and preposition is not None and preposition.lower_ in WHEN
    return About(None, topic.words) if timed and not topic.beside else None


def measure_undergoer(topic: Topic) -> About | None:
    """What a verb gives somebody or takes from them is theirs: "the judge fined the firm £2m", "the strike cost the
    airline £40m".
    """
    verb = syntax.find_clause_verb(topic.at.span.root)
    undergoer = find_undergoer(verb, topic.at)
    if undergoer is None or topic.beside:
        return None
    goods = _find_goods(topic)
    costs = topic.words if has_role("measures", verb.lower_, verb.lemma_) else None
    return About(read_phrase(goods, topic.at) if goods is not None else costs, read_phrase(undergoer, topic.at))


def measure_giver(topic: Topic) -> About | None:
    """A quantity is of whoever does something with it, unless they only expect it: "the mayor spent £2 million on
    roads".
    """
    verb = syntax.find_clause_verb(topic.at.span.root)
    if topic.noun is None or topic.beside or not is_giver(topic.noun, verb, topic.at):
        return None
    goods = _find_goods(topic)
    giver = None if has_role("expects", verb.lower_, verb.lemma_) else topic.words
    return About(read_phrase(goods, topic.at) if goods is not None else None, giver)


def measure_goods(topic: Topic) -> About | None:
    """A sum counts what it consists of or goes to: "$5m in damages"."""
    goods = _find_goods(topic)
    return About(read_phrase(goods, topic.at), topic.words) if goods is not None else None


def measure_topic(topic: Topic) -> About | None:
    """A measure measures what it is said of, and is of whoever owns that: "the firm has a debt of $40m"."""
    whose = find_whose(topic.at.span.root, topic.at) if topic.at.kind == "share" else None
    if whose is not None or topic.noun is None:
        return About(topic.words, whose if whose != topic.words else None)
    about = find_owned(topic.words, topic.noun, topic.at)
    return about if about.of != topic.words else About(topic.words, None)


MEASURES: tuple[Callable[[Topic], About | None], ...] = (
    measure_time,
    measure_undergoer,
    measure_giver,
    measure_goods,
    measure_topic,
)

# rules for a bare number with what it is said of


def count_tally(topic: Topic) -> About | None:
    """A number counts what a tally or toll is of: "the number of arrests reached 60", "the death toll stood at 71"."""
    return _count_tally(topic.noun, topic.at) if topic.noun is not None else None


def count_as_before(topic: Topic) -> About | None:
    """A number counts what the one before it did: "Sweden won 12 medals and Norway nine".

    But in "one sample is 834, the other sample is 651" it says how many its own noun is, or "an influx of 3,000".
    """
    antecedent, noun = topic.at.antecedent, topic.noun
    if antecedent is None:
        return None
    if noun is not None:
        parallel = syntax.is_predicate(topic.at.span.root) and noun.lower_ in antecedent.lower().split()
        if parallel or _says_how_many(topic.at, noun):
            return None
    owner = find_belonging(syntax.find_noun_modifiers(topic.at.span.root), topic.at) or topic.words
    return About(antecedent, owner if owner != antecedent else None)


def count_topic(topic: Topic) -> About | None:
    """A number says how many its noun are: "the losses were 40", "an influx of 3,000"; but a bare amount counts
    nothing: "a close of 1,463".
    """
    at, noun = topic.at, topic.noun
    if noun is None or noun.lemma_.lower() in AMOUNTS:
        return None
    verb = syntax.find_clause_verb(at.span.root)
    tallied = syntax.is_predicate(at.span.root) or has_role("counts", verb.lower_, verb.lemma_)
    return About(topic.words, None) if tallied or _says_how_many(at, noun) else None


def count_nothing(topic: Topic) -> About | None:
    """Any other number is said of its noun and counts nothing: "the index opened at 86"."""
    return About(None, topic.words)


NUMBERS: tuple[Callable[[Topic], About | None], ...] = (count_tally, count_as_before, count_topic, count_nothing)


def _find_topic(at: Occurrence) -> Topic:
    """What a quantity that stands by itself is said of: what stands beside it, what it hangs on, what changes."""
    head, beside = at.span.root, find_beside(at)
    if beside is not None:
        beside = find_gift(beside, at) or beside
    noun = beside or prefer_changing(_find_measured(head, at), at)
    if _is_out_of(at):
        noun = None
    elif noun is None and syntax.find_subject(syntax.find_clause_verb(head)) is None:
        noun = find_topic(at)
    return Topic(at, noun, read_phrase(noun, at) if noun is not None else None, beside is not None)


def _find_goods(topic: Topic) -> Token | None:
    """What a sum of money consists of or goes to."""
    verb = syntax.find_clause_verb(topic.at.span.root)
    return find_goods(verb, topic.at) if is_money(topic.at.quantity.unit) else None


def _count_tally(noun: Token, at: Occurrence) -> About | None:
    """What a noun that is a count itself says its number of: people for "the number of people", or the noun, as "the
    death toll".
    """
    if noun.lemma_.lower() in TOLLS:
        return find_owned(read_phrase(noun, at), noun, at)
    governor = syntax.find_governor(noun)
    owned = any(part.i == noun.i and word.lower_ == "of" for word, part in syntax.find_noun_modifiers(governor))
    if governor.lemma_.lower() in COUNTS and owned:
        return About(read_phrase(noun, at), None)
    if noun.lemma_.lower() not in COUNTS:
        return None
    whole = syntax.find_of_noun(noun)
    return About(read_phrase(whole, at), None) if whole is not None and whole.i not in at.measures else None


def _find_measured(head: Token, at: Occurrence) -> Token | None:
    """What a quantity that stands by itself measures: the noun it hangs on ("a rate of 5%"), or the subject of its
    verb.
    """
    if syntax.is_predicate(head):
        return _find_verb_topic(head, at)
    for _ in range(HIGHEST_CLIMB):
        governor = syntax.find_governor(head)
        if governor.i == head.i or at.span.start <= governor.i < at.span.end:
            break
        if is_called_by(governor):
            head = governor
            continue
        if _is_tied(head, at) and _can_be_measured(governor, at):
            return find_gift(governor, at) or governor
        described = _find_noun_before(governor)
        if described is not None:
            return find_whole(described, at)
        joined = syntax.is_coordinated(head) or syntax.is_apposition(head)
        if not joined and governor.pos_ != "NUM" and governor.i not in at.measures:
            break
        head = governor
    return _find_verb_topic(head, at)


def _is_tied(head: Token, at: Occurrence) -> bool:
    """Does a quantity belong to its governor by a preposition or as an apposition: "a rate of 5%", but not "crossed the
    Channel, 4% up on May"?
    """
    moved = at.behind(1) in read_changes("particle")
    return syntax.find_preposition(head) is not None or (syntax.is_apposition(head) and not moved)


def _can_be_measured(noun: Token, at: Occurrence) -> bool:
    """May a quantity measure a noun, being no number or measure itself?"""
    return noun.pos_ in ("NOUN", "PROPN", "PRON") and not noun.like_num and noun.i not in at.measures


def _find_noun_before(adjective: Token) -> Token | None:
    """The noun before an adjective that it describes: `water` in "water 47 feet deep"; or None."""
    if adjective.pos_ != "ADJ" or syntax.is_predicate(adjective):
        return None
    noun = syntax.find_modified_noun(adjective)
    return noun if noun is not None and noun.i < adjective.i else None


def _find_verb_topic(head: Token, at: Occurrence) -> Token | None:
    """What a verb says its quantity of: what is bought or changed, else its subject."""
    verb = syntax.find_clause_verb(head)
    changed = find_affected(head, verb, at) or find_changed(head, verb, at)
    if changed is not None:
        return changed
    subject = find_said_subject(verb)
    if subject is None:
        noun = find_described(verb)
        return find_whole(noun, at) if noun is not None and noun.i not in at.measures else find_topic(at)
    clausal = subject.pos_ == "VERB" and subject.tag_ not in ("VBG", "NN")
    if clausal or at.span.start <= subject.i < at.span.end or _is_empty_subject(subject, verb):
        return None
    return find_meant(find_whole(find_reckoned(subject), at), verb, at)


def _is_empty_subject(subject: Token, verb: Token) -> bool:
    """Does an "it" mean nothing, as in "it costs $5 to enter"?"""
    return subject.lower_ == "it" and (verb.lemma_ in ("cost", "take") or syntax.is_expletive(subject))


def _says_how_many(at: Occurrence, noun: Token) -> bool:
    """Does a number say how many a noun means: "an influx of 3,000"?"""
    preposition = syntax.find_preposition(at.span.root)
    tied = preposition is not None and preposition.lower_ == "of" and syntax.find_governor(at.span.root).i == noun.i
    return tied or at.before(1) == "of"


def _is_out_of(at: Occurrence) -> bool:
    """Is a number what the one before it is a part of: "closed 15 of 20", "eight of the 15"?"""
    doc, i = at.span.doc, find_edges(at)[0] - 1
    if i > 0 and doc[i].pos_ == "DET":
        i -= 1
    return i > 0 and doc[i].lower_ == "of" and i - 1 in at.numbers
