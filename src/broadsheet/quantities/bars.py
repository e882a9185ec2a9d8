"""Bars: what makes a word of the list of modifiers none where it stands, "handed over 12 prisoners", "won over 18
holes".

Works on lexemes. Knows the lists of lasting and governing words. Knows nothing of which modifiers there are, or of
spaCy.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from broadsheet.lexicon import (
    find_change,
    read_changes,
    read_class,
    read_directed_verbs,
    read_lexicon,
    read_verb_forms,
    read_words,
)
from broadsheet.quantities.currencies import is_money
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, is_glued, lower_at, regular_plural
from broadsheet.quantities.record import Form, Quantity

# verbs whose particle is no modifier: "handed over 12 prisoners", "turned around 20 schools"
HANDING = {"hand", "handed", "handing", "hands"}
TURNING = {"turn", "turned", "turning", "turns"}
TAKING = {"take", "taken", "takes", "took"}
# what something goes over from end to end: "won over 18 holes", "rooms over four floors"
COURSES = {"fences", "floors", "furlongs", "holes", "innings", "laps", "legs", "sets", "stages", "storeys"}
# verbs of which a few things may be the object: "topped two charts", "passed 20 cars"
TOPPING = {"topped", "topping", "tops", "surpassed", "surpasses", "surpassing"}
FEWEST_TOPPED = 100
AGO = {"ago", "before", "earlier"}
AMOUNT_ENDS = {"%", "percent", "pc", "cent", "cents", "pence", "points"}
# auxiliaries of a passive: "was sued over 35 patents"
PASSIVE = read_class("be")


class Candidate(NamedTuple):
    """Words of the list right before a quantity, which may be its modifier; they begin at `start`."""

    words: tuple[str, ...]
    start: int
    quantity: Quantity


def is_barred(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is a word of the list no modifier where it stands, as one of `BARRING` says?"""
    return any(bars(lexemes, found) for bars in BARRING)


def is_prefix(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is it a "sub" that no hyphen ties to its number: "the sub 20 yards away"?"""
    return found.words == ("sub",)


def ends_verb(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is it the particle of a verb: "handed over 12 prisoners", "turned around 20 schools"?"""
    before = lower_at(lexemes, found.start - 1)
    over = found.words == ("over",) and before in HANDING | TURNING
    return over or (found.words == ("around",) and before in TURNING)


def ends_taking_over(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is it the particle of a verb with a time behind it: "took over 18 months ago"?"""
    ago = lower_at(lexemes, found.quantity.last) == "ago"
    return found.words == ("over",) and lower_at(lexemes, found.start - 1) in TAKING and ago


def stands_before_vague(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is it an "over" before what is vague, and says where: "flew over dozens of villages"?"""
    return found.words == ("over",) and found.quantity.form == Form.VAGUE


def tells_course(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Does it say what something goes over from end to end: "won over 18 holes"?"""
    return found.words == ("over",) and lower_at(lexemes, found.quantity.last) in COURSES


def compares_with_past(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Does its "than" compare an amount with what was at a time: "12% more than two years ago"?"""
    ago = lower_at(lexemes, found.quantity.last) in AGO
    return found.words[-1] == "than" and ago and _ends_amount(lexemes, found.start - 1)


def ends_golf_score(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is it tied to a number before it: "a 5-under 67"?"""
    return found.words == ("under",) and lower_at(lexemes, found.start - 1) in HYPHENS


def is_within_count(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is it "within" before a count or money, and says where: "within 20 of the schools"?"""
    unit = found.quantity.unit
    return found.words == ("within",) and (unit is None or is_money(unit))


def is_governed(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is it the preposition of the word before it: "argued over two goals"? A time it may bound all the same."""
    unit = found.quantity.unit
    asked = len(found.words) == 1 and find_kind(unit) != "time"
    return asked and _is_governed(lexemes, found.start, money=is_money(unit))


def means_during(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is it an "over" that means "during", as mostly before a time: "fell over two years", but not "lasted over two
    years", nor where it opens a fragment?
    """
    if found.words != ("over",) or find_kind(found.quantity.unit) != "time":
        return False
    opens = found.start == 0 and not lexemes[0].text[0].isupper()
    return not opens and lower_at(lexemes, found.start - 1) not in read_words("lasting_words")


def tops_list(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is what it tops or passes a few things, and no amount: "topped two charts"?"""
    amount = found.quantity.unit is not None or found.quantity.scale > 1 or found.quantity.amount >= FEWEST_TOPPED
    return found.words[-1] in TOPPING and not amount


def leads_to_level(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Does "up to" say where a change led: "moved back up to 20", "crept up to 20%"?"""
    before = lower_at(lexemes, found.start - 1)
    moved = find_change(before) in read_changes("verb").keys() - read_directed_verbs()
    return found.words == ("up", "to") and (before == "back" or moved)


# what makes a word of the list no modifier where it stands
BARRING = (
    is_prefix,
    ends_verb,
    ends_taking_over,
    stands_before_vague,
    tells_course,
    compares_with_past,
    ends_golf_score,
    is_within_count,
    is_governed,
    means_during,
    leads_to_level,
    tops_list,
)


def _ends_amount(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does an amount end at `i`, which "more than two years ago" behind it compares with what was then:
    "40p more", "12% higher"?
    """
    word = lower_at(lexemes, i)
    return word.isdigit() or word in AMOUNT_ENDS or (is_glued(lexemes, i) and lower_at(lexemes, i - 1).isdigit())


def _is_governed(lexemes: Sequence[Lexeme], i: int, *, money: bool) -> bool:
    """Is the word at `i` the preposition of the word before it:
    "argued over two goals", "was questioned about six thefts"?
    """
    before, preposition = lower_at(lexemes, i - 1), lower_at(lexemes, i)
    verb = read_verb_forms("governing_words", "word").get(before)
    use = _governing("verb").get((verb, preposition)) if verb is not None else None
    passive = money or lower_at(lexemes, i - 2) in PASSIVE  # nobody jails so much money: "jailed over £3m fraud"
    return use == "any" or (use == "passive" and passive) or (before, preposition) in _governing("noun")


@cache
def _governing(pos: str) -> dict[tuple[str, str], str]:
    """The verbs, or the nouns in both numbers, that take a preposition, each with that, and whether always or only
    where passive.
    """
    rows = [row for row in read_lexicon("governing_words") if row["pos"] == pos]
    forms = {row["word"]: (row["word"], *((regular_plural(row["word"]),) if pos == "noun" else ())) for row in rows}
    return {(form, row["preposition"]): row["use"] for row in rows for form in forms[row["word"]]}
