"""Modifiers: the words on both sides of a quantity that bound it, "about", "no fewer than", "or more", and the bounds
they leave.

Works on lexemes. Knows the lists of modifiers, of verbs of lasting and of words that take a preposition. Knows nothing
of spaCy.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from broadsheet.lexicon import find_change, read_changes, read_directed_verbs, read_lexicon, read_verb_forms, read_words
from broadsheet.quantities.currencies import is_money
from broadsheet.quantities.lexemes import (
    HYPHENS,
    Lexeme,
    counts_ahead,
    is_glued,
    lower_at,
    regular_plural,
    split_lexemes,
)
from broadsheet.quantities.record import TIME, Quantity

BOUNDING = ("more_than", "at_least", "less_than", "at_most", "almost")
# modifiers that may come between a number and its unit
WEDGED = {"plus", "odd", "something", "ish", "+"}
DEGREES = {
    "well",
    "just",
    "slightly",
    "far",
    "significantly",
    "considerably",
    "a",
    "much",
    "marginally",
    "substantially",
    "comfortably",
}
LITTLE = {"bit", "fraction", "little", "shade", "tad", "touch"}
DEGREES |= LITTLE
# verbs whose particle is no modifier: "handed over 12 prisoners", "turned around 20 schools"
HANDING = {"hand", "handed", "handing", "hands"}
# what something goes over from end to end: "won over 18 holes", "rooms over four floors"
COURSES = {"fences", "floors", "furlongs", "holes", "innings", "laps", "legs", "sets", "stages", "storeys"}
AGO = {"ago", "before", "earlier"}
AMOUNT_ENDS = {"%", "percent", "pc", "cent", "cents", "pence", "points"}
# auxiliaries of a passive: "was sued over 35 patents"
PASSIVE = {"be", "been", "being", "is", "are", "was", "were"}
TAKING = {"take", "taken", "takes", "took"}
TURNING = {"turn", "turned", "turning", "turns"}


def add_modifiers(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """Take in the modifiers on both sides and set the bounds they leave."""
    if quantity.form == "group":
        return quantity
    first, modifier = _read_before(lexemes, quantity)
    last, behind = quantity.last, None
    if modifier is None:
        last, behind = _read_behind(lexemes, quantity)
    kind = modifier or behind
    quantity = replace(quantity, first=first, last=last)
    if behind is not None and lexemes[last - 1].lower in ("older", "younger") and quantity.unit is None:
        quantity = replace(quantity, unit="year")
    if kind is None or quantity.value is None:
        return quantity
    return bound(quantity, kind)


def bound(quantity: Quantity, kind: str) -> Quantity:
    """The bounds that a modifier leaves to a value."""
    value = quantity.value
    low = None if kind in ("almost", "less_than", "at_most") else value
    high = None if kind in ("more_than", "at_least") else value
    return replace(quantity, modifier=kind, low=low, high=high)


def _read_before(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[int, str | None]:
    """Where the modifiers before a quantity begin, and what the outermost that bounds it says."""
    first, kind = quantity.first, None
    if (
        lower_at(lexemes, first - 1) in ("a", "an")
        and lower_at(lexemes, first - 2) in ("as", "than")
        and quantity.linked
    ):
        return first, None
    for _ in range(3):
        match = _match_before(lexemes, first, quantity)
        if match is None:
            break
        first, found = match
        kind = found if kind is None or found in BOUNDING else kind
    if kind in ("more_than", "less_than", "almost"):
        while lower_at(lexemes, first - 1) in DEGREES and not (
            lower_at(lexemes, first - 1) == "a" and lower_at(lexemes, first) not in LITTLE
        ):
            first -= 1
    return first, kind


def _match_before(lexemes: Sequence[Lexeme], first: int, quantity: Quantity) -> tuple[int, str] | None:
    """The longest modifier that ends right before lexeme `first`."""
    k = first - 1
    if lower_at(lexemes, k) in HYPHENS and is_glued(lexemes, first) and lower_at(lexemes, k - 1) == "sub":
        return k - 1, "less_than"
    for words, kind in _before().get(lower_at(lexemes, k), ()):
        start = first - len(words)
        if (
            start >= 0
            and all(lexemes[start + n].lower == word for n, word in enumerate(words))
            and _applies(lexemes, words, start, quantity)
        ):
            return start, kind
    return None


def _applies(lexemes: Sequence[Lexeme], words: tuple[str, ...], start: int, quantity: Quantity) -> bool:
    """Is the word a modifier here?

    "Over two years" is often "during", "under 2004 rules" and "above 5" in a list are not asked about.
    """
    before = lower_at(lexemes, start - 1)
    if words == ("sub",) or (words == ("over",) and (quantity.form == "vague" or before in HANDING | TURNING)):
        return False
    if words == ("over",) and lower_at(lexemes, quantity.last) in COURSES:
        return False
    if words[-1] == "than" and lower_at(lexemes, quantity.last) in AGO and _ends_amount(lexemes, start - 1):
        return False
    if words == ("under",) and before in HYPHENS:
        return False  # "a 5-under 67"
    if words == ("within",) and (quantity.unit is None or is_money(quantity.unit)):
        return False
    if words == ("over",) and before in TAKING and lower_at(lexemes, quantity.last) == "ago":
        return False  # "took over 18 months ago"
    if len(words) == 1 and quantity.unit not in TIME and _is_governed(lexemes, start, money=is_money(quantity.unit)):
        return False
    if words == ("over",) and quantity.unit in TIME:
        return before in read_words("lasting_words") or (start == 0 and not lexemes[start].text[0].isupper())
    if words == ("up", "to") and (
        before == "back" or find_change(before) in read_changes("verb").keys() - read_directed_verbs()
    ):
        return False
    return not (words == ("around",) and before in TURNING)


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
    use = _governing("verb").get((verb, preposition))
    passive = money or lower_at(lexemes, i - 2) in PASSIVE  # nobody jails so much money: "jailed over £3m fraud"
    return use == "any" or (use == "passive" and passive) or (before, preposition) in _governing("noun")


def _read_behind(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[int, str | None]:
    """Where a modifier behind a quantity ends and what it says: "or more", "-odd", "+"."""
    j = quantity.last
    hyphen = lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) and is_glued(lexemes, j + 1)
    j += hyphen
    for words, kind in _behind().get(lower_at(lexemes, j), ()):
        if not all(lower_at(lexemes, j + n) == word for n, word in enumerate(words)):
            continue
        alone = words[0] in {*WEDGED, "max", "tops"}
        if alone and not (
            hyphen
            or (words == ("+",) and is_glued(lexemes, j))
            or (words[0] in ("max", "tops") and lower_at(lexemes, j + 1) in (".", ",", ";", ""))
            or (words == ("plus",) and quantity.unit is None and counts_ahead(lexemes, j + 1))
        ):
            continue
        behind = j + len(words)
        if behind < len(lexemes) and (
            lexemes[behind].kind == "digits"
            or lexemes[behind].lower in ("some", "than")
            or _begins_count(lexemes, words, behind)
        ):
            continue
        return behind, kind
    return quantity.last, None


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
def _before() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Modifiers that stand before a number, by their last lexeme, the longest first."""
    return _modifiers("before", -1)


@cache
def _behind() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Modifiers that stand behind a number, by their first lexeme, the longest first."""
    return _modifiers("after", 0)


def _modifiers(position: str, key: int) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found = defaultdict(list)
    for row in read_lexicon("modifiers"):
        if row["position"] == position:
            words = tuple(lexeme.lower for lexeme in split_lexemes(row["phrase"]))
            found[words[key]].append((words, row["modifier"]))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in found.items()}
