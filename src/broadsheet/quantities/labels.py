"""Labels: the numbers that name rather than count, told by an ordered list of questions.

The questions are asked of `dates`, `names`, `telephones` and `pronouns`; those of a mark or two stand here. Works on
lexemes. Knows nothing of spaCy, units or figures.
"""

from collections.abc import Callable, Sequence

from broadsheet.quantities.dates import CONNECTIVES, is_clock, is_date, names_year
from broadsheet.quantities.lexemes import FUNCTION_WORDS, HYPHENS, Lexeme, counts_ahead, is_glued, lower_at
from broadsheet.quantities.names import ends_compound, follows_label_word, is_name, touches_name
from broadsheet.quantities.pronouns import is_pronoun
from broadsheet.quantities.ratios import is_odds
from broadsheet.quantities.record import Form, Number
from broadsheet.quantities.scores import read_tally_words
from broadsheet.quantities.telephones import is_address, is_phone

# digits of a count, hundreds of millions; a longer number behind a hyphen is a serial one
LONGEST_COUNT = 9
# words of games beside which a number in brackets is a shirt's
# fmt: off
GAMES = {
    "baseball", "basketball", "coach", "cup", "defender", "fifa", "football", "forward", "game", "games", "goal",
    "goalkeeper", "goals", "guard", "half", "hockey", "innings", "league", "match", "mlb", "nba", "nfl", "nhl",
    "pitcher", "player", "players", "quarterback", "season", "soccer", "squad", "striker", "team", "touchdown",
}
# fmt: on
# lexemes on either side in which a game shows, about two sentences
NEAR = 40
# no team has a shirt of three digits
SHIRTS = 100


def is_label(lexemes: Sequence[Lexeme], number: Number, *, after_label: bool = False) -> bool:
    """Does a number without unit name something? `after_label`: it is tied to a label before it ("pages 4 and 5")."""
    if number.form in (Form.VAGUE, Form.TIMES):
        return False
    if number.form == Form.WORDS:
        return any(names(lexemes, number) for names in NAMING_WORDS)
    joined = lower_at(lexemes, number.first - 1) in CONNECTIVES | {"of"}
    if after_label and joined and not counts_ahead(lexemes, number.last):
        return True
    return any(names(lexemes, number) for names in NAMING_DIGITS)


def repeats_label(lexemes: Sequence[Lexeme], number: Number, labelled: int) -> bool:
    """Is it the label at `labelled` again, before more of a name: "iPhone 11 Pro and 11 Pro Max"?"""
    first, last = number.first, number.last
    same = last == first + 1 and lexemes[labelled].text == lexemes[first].text and first - labelled <= NEAR
    return same and last < len(lexemes) and lexemes[last].text.istitle() and lexemes[last].kind == "word"


def is_tied_pair(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is it one of figures joined by hyphens that do not ascend, or of more than two of them: "2-1", "3-2-1",
    "555-1234"?
    """
    first, last = number.first, number.last
    before, after = _ties_digits(lexemes, first - 1, first - 2), _ties_digits(lexemes, last, last + 1)
    if before and after:
        return True
    if not (before or after) or _are_odds(lexemes, number, before=before, after=after):
        return False
    low, high = (lexemes[first - 2], lexemes[first]) if before else (lexemes[last - 1], lexemes[last + 1])
    end = last if before else last + 2
    if _ties_digits(lexemes, end, end + 1):
        return True
    if low.kind != "digits" or high.kind != "digits":  # "1½-2 hours", "4k-5", "0.5-¾", "1-.5"
        return False
    measured = is_glued(lexemes, end) and lexemes[end].kind == "word"
    if _is_serial(low, high, measured=measured):
        return True
    grouped = lower_at(lexemes, end) == "," and is_glued(lexemes, end) and is_glued(lexemes, end + 1)
    # "1,500-1,200", "100-1,000"
    separated = (lexemes[last - 1].kind == "digits" and last - first > 1) or (
        grouped and lexemes[end + 1].kind == "digits"
    )
    return not separated and int(low.text) >= int(high.text) and len(low.text) >= len(high.text)


def _ties_digits(lexemes: Sequence[Lexeme], hyphen: int, digits: int) -> bool:
    """Does a hyphen, nothing on either side of it, tie the digits beside it to what is on its other side?"""
    tied = is_glued(lexemes, hyphen) and lexemes[hyphen].text in HYPHENS and is_glued(lexemes, hyphen + 1)
    return tied and lexemes[digits].kind == "digits"


def _are_odds(lexemes: Sequence[Lexeme], number: Number, *, before: bool, after: bool) -> bool:
    """Do two numbers, the second one 1, stand before a noun of odds: "a 3-1 margin"?"""
    first, last = number.first, number.last
    ends = before and lexemes[first].text == "1" and is_odds(lexemes, last)
    return ends or (after and lower_at(lexemes, last + 1) == "1" and is_odds(lexemes, last + 2))


def _is_serial(low: Lexeme, high: Lexeme, *, measured: bool) -> bool:
    """Is one of two joined numbers too long for a count, or does it begin with a nought: "555-0123", but "0-60mph"?"""
    longest = max(len(low.text), len(high.text))
    speeds = low.text == "0" and measured
    return longest > LONGEST_COUNT or high.text.startswith("0") or (low.text.startswith("0") and not speeds)


def is_in_brackets(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """A shirt number, Prescott (4), unless it may be an age: "Jon Alder (71)", where nothing is won or scored."""
    first, last = number.first, number.last
    alone = lower_at(lexemes, first - 1) == "(" and lower_at(lexemes, last) == ")" and number.amount < SHIRTS
    if not alone or first < 2 or not lexemes[first - 2].text[0].isupper():
        return False
    near = range(max(0, first - NEAR), min(last + NEAR, len(lexemes)))
    if any(_tells_age(lexemes, k) for k in near):
        return False
    around = {lexemes[k].lower for k in near}
    described = first > 2 and lexemes[first - 3].kind == "word" and lexemes[first - 3].lower not in FUNCTION_WORDS
    return not described or not around.isdisjoint(read_tally_words("score") | GAMES)


def _tells_age(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Do words at `i` say that a number is an age, so that others near are ages too: "aged 17", "both 17,"?"""
    if not lower_at(lexemes, i + 1).isdigit():
        return False
    each = lower_at(lexemes, i) in ("both", "each") and lower_at(lexemes, i - 1) == ","
    return lower_at(lexemes, i) == "aged" or (each and lower_at(lexemes, i + 2) in (",", "."))


def is_footnote(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """The mark of a note behind what it is to: "residents.[12]"."""
    first, last = number.first, number.last
    return lower_at(lexemes, first - 1) == "[" and lower_at(lexemes, last) == "]" and is_glued(lexemes, first - 1)


def is_list_mark(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """1. or 2) at the head of a line."""
    first, last = number.first, number.last
    heads_line = first == 0 or "\n" in lexemes[first].gap
    if not heads_line or not is_glued(lexemes, last):
        return False
    return lexemes[last].text == ")" or (lexemes[last].text == "." and not is_glued(lexemes, last + 1))


# what makes a number a label, asked in this order
Naming = Callable[[Sequence[Lexeme], Number], bool]
NAMING_DIGITS: tuple[Naming, ...] = (
    touches_name,
    is_clock,
    is_date,
    names_year,
    is_tied_pair,
    is_phone,
    follows_label_word,
    is_address,
    is_in_brackets,
    is_footnote,
    is_list_mark,
    is_name,
)
NAMING_WORDS: tuple[Naming, ...] = (is_pronoun, is_name, follows_label_word, is_clock, ends_compound)
