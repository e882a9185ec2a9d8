"""Modifiers: the words on both sides of a quantity that bound it, "about", "no fewer than", "or more", and the bounds
they leave.

Works on lexemes. Knows the lists of modifiers, of verbs of lasting and of words that take a preposition. Knows nothing
of spaCy.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
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
from broadsheet.quantities.lexemes import (
    HYPHENS,
    Lexeme,
    counts_ahead,
    is_glued,
    lower_at,
    regular_plural,
    split_lexemes,
)
from broadsheet.quantities.record import Form, Quantity, decide, multiply
from broadsheet.quantities.units import Surroundings, read_unit
from broadsheet.rules import name_rule

BOUNDING = ("more_than", "at_least", "less_than", "at_most", "almost")
# modifiers in a row before one number: "at least about another 20"
MOST_MODIFIERS = 3
# what belongs to a modifier before it, "well over", "a little under"
# fmt: off
LITTLE = {"bit", "fraction", "little", "shade", "tad", "touch"}
DEGREES = {
    "a", "comfortably", "considerably", "far", "just", "marginally", "much", "significantly", "slightly",
    "substantially", "well", *LITTLE,
}
# verbs whose particle is no modifier: "handed over 12 prisoners", "turned around 20 schools"
HANDING = {"hand", "handed", "handing", "hands"}
TURNING = {"turn", "turned", "turning", "turns"}
TAKING = {"take", "taken", "takes", "took"}
# what something goes over from end to end: "won over 18 holes", "rooms over four floors"
COURSES = {"fences", "floors", "furlongs", "holes", "innings", "laps", "legs", "sets", "stages", "storeys"}
AGO = {"ago", "before", "earlier"}
AMOUNT_ENDS = {"%", "percent", "pc", "cent", "cents", "pence", "points"}
# auxiliaries of a passive: "was sued over 35 patents"
PASSIVE = read_class("be")
# fmt: on


class Candidate(NamedTuple):
    """Words of the list right before a quantity, which may be its modifier; they begin at `start`."""

    words: tuple[str, ...]
    start: int
    quantity: Quantity


class Modifier(NamedTuple):
    """A modifier as listed: its words, what it says of a number, and where behind one it may stand: "wedged" between it
    and its unit, "last" in its sentence, or anywhere.
    """

    words: tuple[str, ...]
    kind: str
    place: str = ""


def add_modifiers(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """Take in the modifiers on both sides and set the bounds they leave."""
    if quantity.form == Form.GROUP:
        return quantity
    first, kind = read_before(lexemes, quantity)
    last, rule = quantity.last, name_rule(read_before)
    if kind is None:
        (last, kind), rule = read_behind(lexemes, quantity), name_rule(read_behind)
        aged = kind is not None and lexemes[last - 1].lower in ("older", "younger")
        quantity = replace(quantity, unit="year") if aged and quantity.unit is None else quantity
    quantity = replace(quantity, first=first, last=last)
    if kind is None or quantity.value is None:
        return quantity
    return decide(bound(quantity, kind), "modifier", rule)


def bound(quantity: Quantity, kind: str) -> Quantity:
    """The bounds that a modifier leaves to a value."""
    value = quantity.value
    low = None if kind in ("almost", "less_than", "at_most") else value
    high = None if kind in ("more_than", "at_least") else value
    return replace(quantity, modifier=kind, low=low, high=high)


def read_before(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[int, str | None]:
    """Where the modifiers before a quantity begin, and what the outermost that bounds it says: "no fewer than"."""
    first = quantity.first
    kind: str | None = None
    compared = lower_at(lexemes, first - 1) in ("a", "an") and lower_at(lexemes, first - 2) in ("as", "than")
    if compared and quantity.linked:
        return first, None  # "more than a three-hour drive"
    for _ in range(MOST_MODIFIERS):
        match = _match_before(lexemes, first, quantity)
        if match is None:
            break
        first -= len(match.words)
        kind = match.kind if kind is None or match.kind in BOUNDING else kind
    if kind in ("more_than", "less_than", "almost"):
        while _is_degree(lexemes, first - 1):
            first -= 1
    return first, kind


def _is_degree(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a word of degree stand at `i`, "well" before "over 20"? An "a" is one only before "little" and its like."""
    degree = lower_at(lexemes, i) in DEGREES
    return degree and (lower_at(lexemes, i) != "a" or lower_at(lexemes, i + 1) in LITTLE)


def _match_before(lexemes: Sequence[Lexeme], first: int, quantity: Quantity) -> Modifier | None:
    """The longest modifier that ends right before lexeme `first`."""
    k = first - 1
    if lower_at(lexemes, k) in HYPHENS and is_glued(lexemes, first) and lower_at(lexemes, k - 1) == "sub":
        return Modifier(("sub", "-"), "less_than")
    for entry in _before().get(lower_at(lexemes, k), ()):
        start = first - len(entry.words)
        stands = start >= 0 and all(lexemes[start + n].lower == word for n, word in enumerate(entry.words))
        if stands and _applies(lexemes, Candidate(entry.words, start, quantity)):
            return entry
    return None


def _applies(lexemes: Sequence[Lexeme], found: Candidate) -> bool:
    """Is the word a modifier here, which none of `BARRING` says it is not?"""
    return not any(bars(lexemes, found) for bars in BARRING)


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
)


def add_late_unit(lexemes: Sequence[Lexeme], quantity: Quantity, surroundings: Surroundings) -> Quantity:
    """The unit behind a modifier that stands between it and its number: "20-odd years", "100+ miles"."""
    taken_in = quantity.last - 1 >= quantity.outer
    if quantity.unit is not None or not taken_in or not _is_wedged(lexemes[quantity.last - 1].lower):
        return quantity
    unit = read_unit(lexemes, quantity.last, surroundings=surroundings, scale=quantity.scale)
    if unit is None:
        return quantity
    late = replace(quantity, unit=unit.name, last=unit.last, own_unit=True)
    return multiply(decide(late, "unit", name_rule(add_late_unit)), unit.factor)


def _is_wedged(word: str) -> bool:
    """Is the word a modifier that may stand between a number and its unit?"""
    return any(entry.words == (word,) and entry.place == "wedged" for entry in _behind().get(word, ()))


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


def read_behind(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[int, str | None]:
    """Where a modifier behind a quantity ends and what it says: "or more", "-odd", "+"."""
    j = quantity.last
    hyphen = lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) and is_glued(lexemes, j + 1)
    j = j + 1 if hyphen else j
    for entry in _behind().get(lower_at(lexemes, j), ()):
        behind = j + len(entry.words)
        stands = all(lower_at(lexemes, j + n) == word for n, word in enumerate(entry.words))
        if not stands or (behind < len(lexemes) and _belongs_to_next(lexemes, entry.words, behind)):
            continue
        if hyphen or _may_stand_behind(lexemes, entry, j, quantity):
            return behind, entry.kind
    return quantity.last, None


def _may_stand_behind(lexemes: Sequence[Lexeme], entry: Modifier, j: int, quantity: Quantity) -> bool:
    """May a modifier stand behind a quantity without a hyphen, at `j`: "100+", "20 plus boats", "£5 max."?"""
    if entry.words == ("+",):
        return is_glued(lexemes, j)
    if entry.words == ("plus",):
        return quantity.unit is None and counts_ahead(lexemes, j + 1)
    if entry.place == "last":
        return lower_at(lexemes, j + 1) in (".", ",", ";", "")
    return entry.place != "wedged"


def _belongs_to_next(lexemes: Sequence[Lexeme], words: tuple[str, ...], i: int) -> bool:
    """Does another number follow what looks like a modifier behind this one, or what belongs to one: "10 or more than",
    "two plus 30"?
    """
    return lexemes[i].kind == "digits" or lexemes[i].lower in ("some", "than") or _begins_count(lexemes, words, i)


def _begins_count(lexemes: Sequence[Lexeme], words: tuple[str, ...], i: int) -> bool:
    """Does what looks like a modifier behind begin the next quantity: "and at least two others"?"""
    return words[0] in ("at", "approximately", "maximum", "minimum", "upwards") and (
        lexemes[i].lower in read_words("number_words") or lexemes[i].text == "$"
    )


@cache
def _governing(pos: str) -> dict[tuple[str, str], str]:
    """The verbs, or the nouns in both numbers, that take a preposition, each with that, and whether always or only
    where passive.
    """
    rows = [row for row in read_lexicon("governing_words") if row["pos"] == pos]
    forms = {row["word"]: (row["word"], *((regular_plural(row["word"]),) if pos == "noun" else ())) for row in rows}
    return {(form, row["preposition"]): row["use"] for row in rows for form in forms[row["word"]]}


@cache
def _before() -> dict[str, tuple[Modifier, ...]]:
    """Modifiers that stand before a number, by their last lexeme, the longest first."""
    return _modifiers("before", -1)


@cache
def _behind() -> dict[str, tuple[Modifier, ...]]:
    """Modifiers that stand behind a number, by their first lexeme, the longest first."""
    return _modifiers("after", 0)


def _modifiers(position: str, key: int) -> dict[str, tuple[Modifier, ...]]:
    """The modifiers of one side, by the lexeme at `key`, the longest first."""
    found = defaultdict[str, list[Modifier]](list)
    for row in read_lexicon("modifiers"):
        if row["position"] == position:
            words = tuple(lexeme.lower for lexeme in split_lexemes(row["phrase"]))
            found[words[key]].append(Modifier(words, row["modifier"], row["place"]))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry.words))) for word, entries in found.items()}
