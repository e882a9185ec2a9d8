"""Verbs: what the lists say a verb does with a quantity: which way it goes, "climbed", "drop" or "down", or what it
does with an amount, "costs $5".

Knows the lists of trend words, of amount verbs and of irregular verbs. Knows nothing of spaCy or figures.
"""

from functools import cache

from broadsheet.lexicon.files import inflect_verbs, read_lexicon, read_verb_forms

# the one verb whose forms follow no rule at all
FORMS_OF_BE = ("be", "am", "is", "are", "was", "were", "been", "being")


def find_change(word: str) -> str | None:
    """The trend verb of which a lower-case word is a written form, or none: "climbed" is climb."""
    return _change_forms().get(word)


@cache
def read_changes(form: str) -> dict[str, str]:
    """Trend words of one form, each with its direction, empty where another word gives it;

    "verb" has the transitive ones too.
    """
    forms = {form, "transitive"} if form == "verb" else {form}
    return {row["word"]: row["trend"] for row in read_lexicon("trends") if row["form"] in forms}


@cache
def read_moving_verbs() -> frozenset[str]:
    """The verbs behind which a length is how far something went, and no change: "jumped seven metres"."""
    return frozenset(row["word"] for row in read_lexicon("trends") if row["length"] == "way")


@cache
def read_phrases() -> dict[tuple[str, str], str]:
    """What a verb with a word right behind it says of a price, by each written form: ("gave", "back") is down."""
    found = {}
    for phrase, trend in read_changes("phrase").items():
        verb, word = phrase.split()
        forms = FORMS_OF_BE if verb == "be" else inflect_verbs([verb])
        found.update({(form, word): trend for form in forms})
    return found


@cache
def read_directed_verbs() -> frozenset[str]:
    """The verbs that say themselves which way something goes."""
    return frozenset(word for word, trend in read_changes("verb").items() if trend)


def has_role(role: str, form: str, lemma: str) -> bool:
    """Does a verb have a role of lexicon/amount_verbs.csv, `measures`, `adds`, `spends` ..., by its lower-case form or
    its lemma, as guessed?
    """
    return not _read_role(role).isdisjoint((read_verb_forms("amount_verbs", "word").get(form), lemma))


@cache
def _change_forms() -> dict[str, str]:
    """Every written form of the verbs of change, each with its verb."""
    return inflect_verbs(read_changes("verb"))


@cache
def _read_role(role: str) -> frozenset[str]:
    """The base forms of the verbs of one role."""
    return frozenset(row["word"] for row in read_lexicon("amount_verbs") if row["role"] == role)
