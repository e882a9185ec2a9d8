"""Files: the rows of the word lists, one CSV file each, which an analyst can extend without reading code.

Every file has a header row and a `comment` column that says where an entry comes from or what to mind. Knows nothing of
spaCy.
"""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of lexicon/<name>.csv in file order, each a dict by column; an empty cell is an empty string."""
    text = files("broadsheet.lexicon").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def read_words(name: str, column: str = "word") -> frozenset[str]:
    """One column of lexicon/<name>.csv as a set."""
    return frozenset(row[column] for row in read_lexicon(name))


@cache
def read_class(name: str) -> frozenset[str]:
    """The function words of one class of lexicon/function_words.csv, "modal" or "possessive"; a word may be of several.

    Raises ValueError for a class that no word is of, which is a slip of whoever asks.
    """
    words = frozenset(row["word"] for row in read_lexicon("function_words") if name in row["class"].split(";"))
    if not words:
        known = sorted({one for row in read_lexicon("function_words") for one in row["class"].split(";")})
        raise ValueError(f"no function word is of class {name!r}; the classes are {', '.join(known)}")
    return words


@cache
def read_trait(trait: str) -> frozenset[str]:
    """The nouns of lexicon/people.csv that have a trait: `parent`, `armed`, or `aged` (told by an age).

    Raises ValueError for a trait that no noun has.
    """
    words = frozenset(row["word"] for row in read_lexicon("people") if trait in row["traits"].split(";"))
    if not words:
        raise ValueError(f"no noun of lexicon/people.csv has the trait {trait!r}")
    return words


@cache
def read_verb_forms(name: str, column: str) -> dict[str, str]:
    """Every written form of the verbs of lexicon/<name>.csv and its base form: "condemned" is "condemn".

    A lemmatizer guesses at rare verbs; a list that names the verb need not. Only the first word of an entry is
    inflected.
    """
    return inflect_verbs({row[column].split()[0] for row in read_lexicon(name) if row["pos"] == "verb"})


def inflect_verbs(verbs: Iterable[str]) -> dict[str, str]:
    """Every written form of some verbs, each with its verb: "rose" of rise, "slipping" of slip."""
    irregular = {row["verb"]: (row["past"], row["participle"]) for row in read_lexicon("irregular_verbs")}
    return {form: verb for verb in sorted(verbs) for form in (*_regular_forms(verb), *irregular.get(verb, ()), verb)}


def _regular_forms(verb: str) -> list[str]:
    """Regular third person, past and present participle of a verb; a final consonant is doubled as well as left
    single.
    """
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    return [third, f"{verb}ed", f"{verb}ing", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
