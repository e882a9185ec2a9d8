"""Trend: which way a quantity goes, up or down, from the word beside it, its verb, or the noun it measures.

Knows the parse, the trend words and the verbs that take an amount off or add it. Knows nothing of what a quantity
counts or who gives it.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from broadsheet.language import syntax
from broadsheet.lexicon import find_change, has_role, read_changes
from broadsheet.quantities import SHARES, TIME, Quantity, is_money
from broadsheet.quantities.lexemes import SIGHT, Lexeme, is_glued, lower_at

# "5% up on last year", but "58 up 2 points"
COMPARED = {"on", "year", "since", "compared", "versus", "against"}
ADVERBS = {"up", "down"}
# words for how often something happened, unless they compare: "lost twice", but "rose twice as fast"
EVENTS = {"once", "twice", "thrice"}
COMPARING = {"as", "the", "that", "what"}
SUMS = {"average", "maximum", "mean", "minimum", "sum", "total"}
# words at the head of a quantity that is a level
LEVELS = {"above", "below", "high", "low"}
# what may end a clause behind "up": "closed 5% up, at 30p"
ENDS = {".", ",", ";", ")", "at", ""}
# lexemes in which an amount may be told anew: "45 points, or 0.6%, higher"
LONGEST_RESTATEMENT = 9
# "the lower 95 percent" are not 95 percent lower
DETERMINERS = {"the", "a", "an", "this", "that", "its", "their"}
# units of a share's price, "gained 12p"
PRICES = {"penny", "cent"}
# what follows a distance that says where: "sank 20 miles off the coast"
PLACING = {
    "off",
    "from",
    "away",
    "north",
    "south",
    "east",
    "west",
    "outside",
    "short",
    "out",
    "offshore",
    "inland",
    "above",
    "below",
}
LENGTHS = {"foot", "inch", "yard", "mile", "metre", "centimetre", "millimetre", "kilometre"}
# verbs whose length is one of way: "jumped seven metres", "advanced two miles"
MOVING = {
    "advance",
    "collapse",
    "contract",
    "crash",
    "dive",
    "jump",
    "leap",
    "rally",
    "retreat",
    "slide",
    "slip",
    "surge",
}
# what a price does: "put on 3%", "gave back 12p", "was off 4%"
PHRASES = {(verb, "on"): "up" for verb in ("put", "puts", "putting", "tack", "tacked", "tacks")}
PHRASES |= {(verb, word): "down" for verb in ("gave", "give", "given", "gives", "giving") for word in ("back", "up")}
PHRASES |= {(verb, "off"): "down" for verb in ("are", "be", "closed", "finished", "is", "was", "were")}
# verbs beside whose "up" a level is told, "closed up 4%", where "make up 4%" tells none
LEVELLING = {"be", "close", "end", "finish", "open", "settle", "start", "stay", "trade"}


def find_trend(
    lexemes: Sequence[Lexeme], quantity: Quantity, span: Span, *, counted: Token | None, parsed: bool
) -> str | None:
    """Up or down, or None where nothing says so; `counted` is the noun the quantity stands before.

    `span` is the quantity in the Doc; where that is not `parsed`, only the words next to the quantity are asked.
    """
    events = quantity.form == "times" and lexemes[quantity.inner].lower in EVENTS
    if quantity.form == "score" or (events and lower_at(lexemes, quantity.last) not in COMPARING):
        return None
    quantity = replace(quantity, first=_past_sum(lexemes, quantity.first))
    beside = _find_adverb_before(lexemes, quantity, phrasal=parsed and _ends_phrasal_verb(span))
    beside = beside if beside is not None else _find_adverb_behind(lexemes, quantity)
    if beside is not None or _is_level(lexemes, quantity):
        return beside
    told = _find_word_beside(lexemes, quantity)
    if told is not None:
        return told
    before = lower_at(lexemes, quantity.first - 1)
    by = before == "by"
    change = find_change(lower_at(lexemes, quantity.first - 2)) if by else find_change(before)
    through = quantity.modifier == "between" and lower_at(lexemes, quantity.first) == "from"
    alone = counted is None and lower_at(lexemes, quantity.last) not in PLACING
    direct = change is not None and not _is_adjective(lexemes, quantity) and not (parsed and _is_noun(change, span))
    if direct and _measures_change(change, quantity, by=by or through, alone=alone):
        return read_changes("verb").get(change) or None
    if not parsed or (before in (",", "still") and quantity.form == "times"):
        return None  # "rose 4%, twice what was expected"
    if (
        counted is not None
        and counted.pos_ == "NOUN"
        and counted.lemma_.lower() in read_changes("noun")
        and _is_amount(quantity)
    ):
        return read_changes("noun")[counted.lemma_.lower()]
    head = _find_first_of_list(span)
    hanging = counted if counted is not None and quantity.unit is None and counted.i >= span.end else head
    modified = syntax.find_governor(hanging)
    if modified.lower_ in ADVERBS and lexemes[quantity.first].start <= modified.idx < span.start_char:
        return None  # the "up" of "up to 2,000 jobs"
    if syntax.is_predicate(head) and syntax.find_own_subject(head) is not None:
        return None  # "rents rose 5% and inflation is 3%"
    return _find_verb_trend(hanging, quantity, by=by, through=through, alone=alone)


def _past_sum(lexemes: Sequence[Lexeme], i: int) -> int:
    """Where an amount begins with the words that call it a sum or a mean: "by an average of 3%", "a total of 40"."""
    summed = (
        lower_at(lexemes, i - 1) == "of"
        and lower_at(lexemes, i - 2) in SUMS
        and lower_at(lexemes, i - 3) in ("a", "an")
    )
    return i - 3 if summed else i


def _find_adverb_before(lexemes: Sequence[Lexeme], quantity: Quantity, *, phrasal: bool) -> str | None:
    """What a sign or an adverb before an amount says:
    "+4%", "up 4%", "put on 4%"; `phrasal`: the adverb is a verb's own, "make up 4%".
    """
    before, earlier = lower_at(lexemes, quantity.first - 1), lower_at(lexemes, quantity.first - 2)
    summed = is_glued(lexemes, quantity.first - 1) and earlier.isalnum()
    if before == "+" and is_glued(lexemes, quantity.first) and not summed:
        return "up"
    handed = lower_at(lexemes, quantity.last) in ("of", "to")  # "gave up 5% of the firm"
    if (earlier, before) in PHRASES and not handed and (quantity.unit in SHARES | PRICES or quantity.unit == "point"):
        return PHRASES[earlier, before]
    particles = read_changes("particle")
    if before in particles and not _is_adjective(lexemes, quantity) and not phrasal:
        return particles[before]
    changing = before == "by" and earlier in ADVERBS and find_change(lower_at(lexemes, quantity.first - 3)) is not None
    return particles[earlier] if changing else None  # "go up by 4%"


def _is_adjective(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Is the word before an amount an adjective of it: "the lower 95 percent"?"""
    comparative = lower_at(lexemes, quantity.first - 1) in read_changes("particle").keys() - ADVERBS
    return comparative and lower_at(lexemes, quantity.first - 2) in DETERMINERS


def _is_noun(change: str, span: Span) -> bool:
    """Is the base form of a verb of change, right before an amount, a noun: "under the contract £5m goes to"?"""
    words = [token for token in span.doc[max(0, span.start - SIGHT) : span.start] if token.lower_ == change]
    return bool(words) and words[-1].tag_ == "NN"


def _is_level(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Is a quantity where something came to: "fell to 5%", "fell below $70", "rose as high as 5%"?"""
    opening = {lower_at(lexemes, quantity.first), lower_at(lexemes, quantity.first + 1)}
    return lower_at(lexemes, quantity.first - 1) == "to" or bool(LEVELS & opening)


def _is_amount(quantity: Quantity) -> bool:
    """May a quantity say how great a rise or fall was, and not how long it took or how high it was?"""
    measured = quantity.unit is not None and quantity.unit not in TIME
    return (measured or quantity.form == "times") and not (
        quantity.linked and quantity.unit in LENGTHS
    )  # "a 4-foot surge"


def _find_word_beside(lexemes: Sequence[Lexeme], quantity: Quantity) -> str | None:
    """What the words on both sides of an amount say together: "knocked 5% off", "adds £83 to", "a 3% rise"."""
    before, after, nouns = lower_at(lexemes, quantity.first - 1), lower_at(lexemes, quantity.last), read_changes("noun")
    if quantity.unit is None or not _is_amount(quantity):
        return None
    if after == "off" and has_role("takes", before, before):
        return "down"
    if after == "to" and has_role("adds", before, before):
        return "up"
    return nouns[after] if after in nouns and before in DETERMINERS else None


def _find_first_of_list(span: Span) -> Token:
    """The head of the amount that a list begins with, which the verb governs: `%` of 3% in "rose 3%, 4% and 5%"."""
    head = span.root
    for _ in range(3):
        first = syntax.find_governor(head)
        if (
            syntax.is_coordinated(head)
            and first.i < span.start
            and any(token.pos_ == "NUM" for token in (first, *first.children))
        ):
            head = first
    return head


def _find_adverb_behind(lexemes: Sequence[Lexeme], quantity: Quantity) -> str | None:
    """What an adverb behind an amount says: "4% higher", "closed 5% up", "45 points, or 0.6%, lower"."""
    particles, i = read_changes("particle"), quantity.last
    word, behind = lower_at(lexemes, i), lower_at(lexemes, i + 1)
    if word in particles:
        alone = behind in COMPARED or (behind in ENDS and quantity.unit is not None)
        return particles[word] if word not in ADVERBS or alone else None
    if word != ",":
        return None
    if behind == "or":
        ends = (k for k in range(i + 2, i + LONGEST_RESTATEMENT) if lower_at(lexemes, k) == ",")
        behind = lower_at(lexemes, next(ends, i) + 1)
    elif lower_at(lexemes, quantity.first - 1) != "or":
        return None
    return particles[behind] if behind in particles and behind not in ADVERBS else None


def _ends_phrasal_verb(span: Span) -> bool:
    """Is the particle before a quantity that of a verb of no change, as in "sign up 300 voters" or "make up 80
    percent"?
    """
    particle = next(
        (token for token in reversed(span.doc[max(0, span.start - 3) : span.start]) if token.lower_ in ("up", "down")),
        None,
    )
    verb = syntax.find_governor(particle) if particle is not None else None
    owned = syntax.find_particle(verb) if verb is not None else None
    changing = read_changes("verb").keys() | LEVELLING
    return owned is not None and owned.i == particle.i and verb.pos_ == "VERB" and verb.lemma_.lower() not in changing


def _find_verb_trend(head: Token, quantity: Quantity, *, by: bool, through: bool, alone: bool) -> str | None:
    """The direction of the verb or noun a quantity hangs on by "by", "of" or nothing:
    "rose in May by 4%", "a rise of 4%".

    `by`: that stands before it and its modifiers. A range it went `through` hangs on it by "from": "fell sharply from 9
    to 7". One that stands `alone` counts no noun.
    """
    if quantity.unit in TIME:
        return None
    preposition, governor = syntax.find_preposition(head), syntax.find_governor(head)
    word = "by" if by else preposition.lower_ if preposition is not None else ""
    if governor.pos_ == "NOUN" and word in ("of", "in"):
        return read_changes("noun").get(governor.lemma_.lower()) if word == "of" else None
    if word not in ("", "by", *(("from", "to") if through else ())) or governor.pos_ not in ("VERB", "ADV", "ADP"):
        return None
    if governor.lower_ in read_changes("particle") and not syntax.is_subject(head):
        return read_changes("particle")[governor.lower_]
    change = find_change(governor.lower_) or governor.lemma_.lower()
    known = change in read_changes("verb") and not syntax.is_subject(head)
    if not known or not _measures_change(change, quantity, by=through or word == "by", alone=alone):
        return None
    own = read_changes("verb")[change]
    words = [child.lower_ for child in governor.children if child.lower_ in read_changes("particle")]
    return own or (read_changes("particle")[words[0]] if words else None)


def _measures_change(change: str, quantity: Quantity, *, by: bool, alone: bool) -> bool:
    """Does a verb of change take the quantity as its amount?

    "Cut by 300 jobs", "cut 3%", "rose 4 metres", but not "cut 300 cakes".
    """
    if by and change == "lose":
        return False  # "lost by 12 goals" is a margin
    if by or quantity.unit in SHARES | PRICES or quantity.form == "times":
        return True
    if change in read_changes("transitive") or quantity.unit in TIME:
        return False
    return is_money(quantity.unit) or (alone and not (quantity.unit in LENGTHS and change in MOVING))
