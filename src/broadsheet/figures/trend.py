"""Trend: which way a quantity goes, up or down, from the word beside it, its verb, or the noun it measures.

Knows the parse, the trend words and the verbs that take an amount off or add it. Knows nothing of what a quantity
counts or who gives it.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Span, Token

from broadsheet.figures.context import Occurrence
from broadsheet.figures.levels import is_reached
from broadsheet.figures.words import SUMS
from broadsheet.language import syntax
from broadsheet.lexicon import find_change, has_role, read_changes, read_moving_verbs, read_phrases
from broadsheet.quantities import Form, is_money
from broadsheet.quantities.lexemes import SIGHT, is_glued, lower_at
from broadsheet.rules import find_first

# "5% up on last year", but "58 up 2 points"
COMPARED = {"on", "year", "since", "compared", "versus", "against"}
ADVERBS = {"up", "down"}
# words for how often something happened, unless they compare: "lost twice", but "rose twice as fast"
EVENTS = {"once", "twice", "thrice"}
COMPARING = {"as", "the", "that", "what"}
# what may end a clause behind "up": "closed 5% up, at 30p"
ENDS = {".", ",", ";", ")", "at", ""}
# lexemes in which an amount may be told anew, "45 points, or 0.6%, higher": a sum, its unit and a bracket's comma
LONGEST_RESTATEMENT = 9
# members of a list before an amount that the parse ties one to the other: "rose 3%, 4%, 5% and 6%"
LONGEST_LIST = 3
# tokens before an amount in which its particle stands, with the amount's modifier: "sign up at least 300"
LONGEST_PARTICLE = 3
# what a rule answers that knows there is no trend, whatever the rules after it would say
NO_TREND = ""
# "the lower 95 percent" are not 95 percent lower
DETERMINERS = {"the", "a", "an", "this", "that", "its", "their"}
# kinds of units that a verb of change takes for its amount, whatever it does to an object: "cut 3%", "gained 12p"
SURE = {"share", "subunit"}
# fmt: off
# what follows a distance that says where: "sank 20 miles off the coast"
PLACING = {
    "off", "from", "away", "north", "south", "east", "west", "outside", "short", "out", "offshore", "inland",
    "above", "below",
}
# fmt: on


def find_trend(at: Occurrence) -> tuple[str | None, str | None]:
    """Up or down, or None where nothing says so or a rule says that there is none, and the name of the rule.

    Where its sentence is not parsed, only the words next to the quantity are asked.
    """
    at = replace(at, quantity=replace(at.quantity, first=_find_start(at)))
    trend, rule = find_first(TRENDS if at.parsed else TRENDS_OF_WORDS, at)
    return trend or None, rule


def deny_event(at: Occurrence) -> str | None:
    """A score, or how often something happened, has none: "won 2-1", "lost twice", but "rose twice as fast"."""
    events = at.quantity.form == Form.TIMES and at.lexemes[at.quantity.inner].lower in EVENTS
    return NO_TREND if at.quantity.form == Form.SCORE or (events and at.behind(1) not in COMPARING) else None


def tell_by_adverb_before(at: Occurrence) -> str | None:
    """A sign or an adverb before an amount tells: "+4%", "up 4%", "put on 4%", "go up by 4%"."""
    return _read_sign(at) or _read_phrase(at) or _read_particle(at)


def tell_by_adverb_behind(at: Occurrence) -> str | None:
    """An adverb behind an amount tells: "4% higher", "closed 5% up", "45 points, or 0.6%, lower"."""
    particles, word, behind = read_changes("particle"), at.behind(1), at.behind(2)
    if word in particles:
        alone = behind in COMPARED or (behind in ENDS and at.quantity.unit is not None)
        return particles[word] if word not in ADVERBS or alone else None
    if word != ",":
        return None
    if behind == "or":
        last = at.quantity.last
        ends = (k for k in range(last + 2, last + LONGEST_RESTATEMENT) if lower_at(at.lexemes, k) == ",")
        behind = lower_at(at.lexemes, next(ends, last) + 1)
    elif at.before(1) != "or":
        return None
    return particles[behind] if behind in particles and behind not in ADVERBS else None


def deny_level(at: Occurrence) -> str | None:
    """Where something came to has none: "fell to 5%", "fell below $70", "rose as high as 5%"."""
    return NO_TREND if is_reached(at) else None


def tell_by_words_around(at: Occurrence) -> str | None:
    """The words on both sides of an amount tell together: "knocked 5% off", "adds £83 to", "a 3% rise"."""
    before, after, nouns = at.before(1), at.behind(1), read_changes("noun")
    if at.quantity.unit is None or not _is_amount(at):
        return None
    if after == "off" and has_role("takes", before, before):
        return "down"
    if after == "to" and has_role("adds", before, before):
        return "up"
    return nouns[after] if after in nouns and before in DETERMINERS else None


def tell_by_verb_before(at: Occurrence) -> str | None:
    """A verb of change right before an amount tells, or before its "by", "rose 4%", "cut by 4%", if only that there is
    none, "went from 4% to 5%".
    """
    change = find_change(at.before(2) if _follows_by(at) else at.before(1))
    if change is None or _is_adjective(at) or (at.parsed and _is_noun(change, at.span)):
        return None
    if not _measures_change(change, at, by=_follows_by(at) or _goes_through(at)):
        return None
    return read_changes("verb").get(change) or NO_TREND


def deny_multiple_apart(at: Occurrence) -> str | None:
    """How many times as much, set apart from the change, has none: "rose 4%, twice what was expected"."""
    return NO_TREND if at.quantity.form == Form.TIMES and at.before(1) in (",", "still") else None


def tell_by_counted_noun(at: Occurrence) -> str | None:
    """The noun that an amount stands before tells: "a 4% drop in sales", "a threefold increase"."""
    counted, nouns = at.counted_noun, read_changes("noun")
    if counted is None or counted.pos_ != "NOUN" or not _is_amount(at):
        return None
    return nouns.get(counted.lemma_.lower())


def deny_bound(at: Occurrence) -> str | None:
    """The "up" of a bound is no trend: "up to 2,000 jobs"."""
    above = syntax.find_governor(_find_hanging(at))
    own = at.lexemes[at.quantity.first].start <= above.idx < at.span.start_char
    return NO_TREND if above.lower_ in ADVERBS and own else None


def deny_statement(at: Occurrence) -> str | None:
    """What something is, in a clause with a subject of its own, has none: "rents rose 5% and inflation is 3%"."""
    head = _find_first_of_list(at.span)
    return NO_TREND if syntax.is_predicate(head) and syntax.find_own_subject(head) is not None else None


def deny_time(at: Occurrence) -> str | None:
    """How long a change took is no amount of it: "prices that rose for two years"."""
    return NO_TREND if at.kind == "time" else None


def tell_by_noun_above(at: Occurrence) -> str | None:
    """The noun of change that an amount belongs to by "of" tells: "a rise of 4%"."""
    governor = syntax.find_governor(_find_hanging(at))
    owned = governor.pos_ == "NOUN" and _find_tie(at) == "of"
    return read_changes("noun").get(governor.lemma_.lower()) if owned else None


def deny_noun_above(at: Occurrence) -> str | None:
    """What belongs to any other noun by "of" or "in" has none: "a fare of $4 rose", "a place in the top 4%"."""
    governor = syntax.find_governor(_find_hanging(at))
    return NO_TREND if governor.pos_ == "NOUN" and _find_tie(at) in ("of", "in") else None


def tell_by_particle_above(at: Occurrence) -> str | None:
    """An adverb that an amount hangs on tells: "prices were down in May by 4%"."""
    mover = _find_mover(at)
    if mover is None or syntax.is_subject(_find_hanging(at)):
        return None
    return read_changes("particle").get(mover.lower_)


def tell_by_verb_above(at: Occurrence) -> str | None:
    """A verb of change that an amount hangs on tells: "rose in May by 4%", "went up in May by 4%".

    A range it went through hangs on it by "from": "fell sharply from 9 to 7".
    """
    mover = _find_mover(at)
    if mover is None:
        return None
    change = find_change(mover.lower_) or mover.lemma_.lower()
    known = change in read_changes("verb") and not syntax.is_subject(_find_hanging(at))
    if not known or not _measures_change(change, at, by=_goes_through(at) or _find_tie(at) == "by"):
        return None
    words = [child.lower_ for child in mover.children if child.lower_ in read_changes("particle")]
    return read_changes("verb")[change] or (read_changes("particle")[words[0]] if words else None)


# the words next to the quantity, which need no parse; then the parse
TRENDS_OF_WORDS: tuple[Callable[[Occurrence], str | None], ...] = (
    deny_event,
    tell_by_adverb_before,
    tell_by_adverb_behind,
    deny_level,
    tell_by_words_around,
    tell_by_verb_before,
)
TRENDS = (
    *TRENDS_OF_WORDS,
    deny_multiple_apart,
    tell_by_counted_noun,
    deny_bound,
    deny_statement,
    deny_time,
    tell_by_noun_above,
    deny_noun_above,
    tell_by_particle_above,
    tell_by_verb_above,
)


def _find_start(at: Occurrence) -> int:
    """Where an amount begins with the words that call it a sum or a mean: "by an average of 3%", "a total of 40"."""
    summed = at.before(1) == "of" and at.before(2) in SUMS and at.before(3) in ("a", "an")
    return at.quantity.first - 3 if summed else at.quantity.first


def _read_sign(at: Occurrence) -> str | None:
    """What a plus right before an amount says, "+4%", where it adds no numbers, "3+4"."""
    first = at.quantity.first
    summed = is_glued(at.lexemes, first - 1) and at.before(2).isalnum()
    return "up" if at.before(1) == "+" and is_glued(at.lexemes, first) and not summed else None


def _read_phrase(at: Occurrence) -> str | None:
    """What a verb with a word of its own says of the price of a share: "put on 3%"; but not "gave up 5% of it"."""
    priced = at.kind in SURE
    return read_phrases().get((at.before(2), at.before(1))) if priced and at.behind(1) not in ("of", "to") else None


def _read_particle(at: Occurrence) -> str | None:
    """What a particle before an amount says: "up 4%", "go up by 4%", but neither "the lower 95 percent" nor the one of
    "make up 4%".
    """
    before, earlier, particles = at.before(1), at.before(2), read_changes("particle")
    if before in particles and not _is_adjective(at) and not (at.parsed and _ends_phrasal_verb(at.span)):
        return particles[before]
    changing = before == "by" and earlier in ADVERBS and find_change(at.before(3)) is not None
    return particles[earlier] if changing else None


def _is_adjective(at: Occurrence) -> bool:
    """Is the word before an amount an adjective of it: "the lower 95 percent"?"""
    comparative = at.before(1) in read_changes("particle").keys() - ADVERBS
    return comparative and at.before(2) in DETERMINERS


def _is_noun(change: str, span: Span) -> bool:
    """Is the base form of a verb of change, right before an amount, a noun: "under the contract £5m goes to"?"""
    words = [token for token in span.doc[max(0, span.start - SIGHT) : span.start] if token.lower_ == change]
    return bool(words) and words[-1].tag_ == "NN"


def _is_amount(at: Occurrence) -> bool:
    """May a quantity say how great a rise or fall was, and not how long it took or, "a 4-foot surge", how high it
    was?
    """
    measured = at.quantity.unit is not None and at.kind != "time"
    return (measured or at.quantity.form == Form.TIMES) and not (at.quantity.linked and at.kind == "length")


def _ends_phrasal_verb(span: Span) -> bool:
    """Is the particle before a quantity that of a verb of no change, as in "sign up 300 voters" or "make up 80
    percent"?
    """
    near = reversed(span.doc[max(0, span.start - LONGEST_PARTICLE) : span.start])
    particle = next((token for token in near if token.lower_ in ADVERBS), None)
    if particle is None:
        return False
    verb = syntax.find_governor(particle)
    owned = syntax.find_particle(verb)
    lemma = verb.lemma_.lower()
    changing = lemma in read_changes("verb") or has_role("levels", verb.lower_, lemma)
    return owned is not None and owned.i == particle.i and verb.pos_ == "VERB" and not changing


def _follows_by(at: Occurrence) -> bool:
    """Does "by" stand right before a quantity with its modifiers: "by about 4%"?"""
    return at.before(1) == "by"


def _goes_through(at: Occurrence) -> bool:
    """Is a quantity a range that something went through: "from 9 to 7"?"""
    return at.quantity.modifier == "between" and at.before(0) == "from"


def _stands_alone(at: Occurrence) -> bool:
    """Does a quantity count no noun and say no place: "rose 4 metres", but not "sank 20 miles off the coast"?"""
    return at.counted_noun is None and at.behind(1) not in PLACING


def _find_hanging(at: Occurrence) -> Token:
    """The word by which an amount hangs in its clause: the noun that a bare number counts, or its own head."""
    counted = at.counted_noun
    if counted is not None and at.quantity.unit is None and counted.i >= at.span.end:
        return counted
    return _find_first_of_list(at.span)


def _find_first_of_list(span: Span) -> Token:
    """The head of the amount that a list begins with, which the verb governs: `%` of 3% in "rose 3%, 4% and 5%"."""
    head = span.root
    for _ in range(LONGEST_LIST):
        first = syntax.find_governor(head)
        listed = syntax.is_coordinated(head) and first.i < span.start
        if listed and any(token.pos_ == "NUM" for token in (first, *first.children)):
            head = first
    return head


def _find_tie(at: Occurrence) -> str:
    """The preposition that ties an amount to what it hangs on, "by" in "rose by 4%", or an empty string."""
    preposition = syntax.find_preposition(_find_hanging(at))
    return "by" if _follows_by(at) else preposition.lower_ if preposition is not None else ""


def _find_mover(at: Occurrence) -> Token | None:
    """The verb or particle that an amount hangs on by "by" or nothing, a range also by "from"; or None."""
    governor, ties = syntax.find_governor(_find_hanging(at)), {"", "by"}
    if _goes_through(at):
        ties |= {"from", "to"}
    return governor if _find_tie(at) in ties and governor.pos_ in ("VERB", "ADV", "ADP") else None


def _measures_change(change: str, at: Occurrence, *, by: bool) -> bool:
    """Does a verb of change take the quantity as its amount?

    "Cut by 300 jobs", "cut 3%", "rose 4 metres", but not "cut 300 cakes" and not "lost by 12 goals", a margin.
    """
    if by and change == "lose":
        return False
    if by or at.kind in SURE or at.quantity.form == Form.TIMES:
        return True
    if change in read_changes("transitive") or at.kind == "time":
        return False
    way = at.kind == "length" and change in read_moving_verbs()
    return is_money(at.quantity.unit) or (_stands_alone(at) and not way)
