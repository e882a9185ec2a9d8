"""Amount verbs: what a verb does with an amount, measures its subject by it, "costs $5", or adds, takes, spends, holds or imposes it.

Knows the lists of such verbs and of irregular ones. Knows nothing of spaCy or figures.
"""

from functools import cache

from broadsheet.lexicon import read_lexicon, read_verb_forms


def has_role(role: str, form: str, lemma: str) -> bool:
    """Does a verb measure, add, take, spend, score, hold, impose or expect, by its lower-case form or its lemma, as guessed?"""
    return not _read_role(role).isdisjoint((read_verb_forms("amount_verbs", "word").get(form), lemma))


@cache
def _read_role(role: str) -> frozenset[str]:
    """The base forms of the verbs of one role."""
    return frozenset(row["word"] for row in read_lexicon("amount_verbs") if row["role"] == role)
