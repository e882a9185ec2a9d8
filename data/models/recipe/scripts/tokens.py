"""Tokens: spaCy's English tokenizer, which also cuts "U.S.-led" into U.S. - led.

Without that cut the country in "U.S.-led" cannot be named. UD cuts it the same way.
"""
from spacy.lang.en import English
from spacy.language import Language
from spacy.util import compile_infix_regex

HYPHEN_AFTER_STOP = r"(?<=[A-Z]\.)-(?=[a-zA-Z])"


def cut_after_stops(nlp: Language) -> Language:
    """Set the tokenizer of `nlp` to cut at a hyphen that follows an abbreviation's stop; return `nlp`."""
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, HYPHEN_AFTER_STOP]).finditer
    return nlp


def blank_english() -> Language:
    """A blank English pipeline with that tokenizer."""
    return cut_after_stops(English())
