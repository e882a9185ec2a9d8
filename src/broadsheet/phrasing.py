"""Phrasing: what a sentence of ours makes of a number or a list, right for none, one and many.

Knows words alone. What an article's own figures are called is said by `quantities`.
"""

from collections.abc import Sequence

# style guides write numbers below ten as words
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def say_count(number: int, singular: str, plural: str | None = None) -> str:
    """In prose: "one statement", "nine figures", "1,204 words"; "no statements"."""
    return f"{_say_below_ten(number, SMALL)} {choose_form(number, singular, plural)}"


def say_digits(number: int, singular: str, plural: str | None = None) -> str:
    """In a label or note: "1 row", "2,000 rows", "0 rows"."""
    return f"{number:,} {choose_form(number, singular, plural)}"


def choose_form(number: int, singular: str, plural: str | None = None) -> str:
    """The singular for one, else the plural, which has an "s" where none is given."""
    return singular if number == 1 else plural or f"{singular}s"


def say_alone(number: int) -> str:
    """A number without its noun: "none", "one" ... "nine", "10"."""
    return _say_below_ten(number, ("none", *SMALL[1:]))


def say_times(number: int) -> str:
    """How often: "once", "twice", "17 times"."""
    return {1: "once", 2: "twice"}.get(number) or say_count(number, "time")


def say_list(parts: Sequence[str]) -> str:
    """As "a", "a and b", "a, b and c"; not for an empty list."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def say_act(act: str, *, negated: bool) -> str:
    """What a speaker does by saying so: "criticise", and of what they are told not to do "does not criticise"."""
    if not negated:
        return act
    return "does not say" if act == "other" else f"does not {act}"


def open_sentence(sentence: str) -> str:
    """The sentence with a large first letter."""
    return sentence[:1].upper() + sentence[1:]


def _say_below_ten(number: int, words: Sequence[str]) -> str:
    return words[number] if number < len(words) else f"{number:,}"
