"""Tokens: spaCy's English tokenizer made to cut words as UD English does, where news would otherwise be cut otherwise.

"U.S.-led" is U.S. - led, "and/or" three words; "re-elected", "e-mail" and "!!!" are one.
"""

import re

from spacy.lang.en import English
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_suffix_regex

HYPHEN_AFTER_STOP = r"(?<=[A-Z]\.)-(?=[a-zA-Z])"
RUN_OF_MARKS = r"[!?]{2,}"
# The affixes that keep their hyphen: Mott, Warner, Bies and Taylor, Supplementary Guidelines for English Translation
# Treebank (2009).
# Before a capital they are cut off all the same: in "pro-Russian" the Russians are named.
AFFIXES = (
    "agro ante anti arch be bi bio co counter cross cyber de e eco ex extra inter intra macro mega micro mid mini "
    "multi neo non over pan "
    "para peri post pre pro pseudo quasi re semi sub super tri ultra un uni vice"
).split()
# ends in \Z, for spaCy reads it back to match from the start only
# (an affix in capitals is none: "UN-backed")
ONE_WORD = re.compile(
    rf"(?:(?:{'|'.join(a for affix in AFFIXES for a in (affix, affix.title()))})-[a-z]+|\d{{3}}-\d{{3}}-\d{{4}})\Z"
)
CUT_AFTER_ALL = ("and/or",)  # words that spaCy holds whole


def cut_as_treebanks(nlp: Language) -> Language:
    """Set the tokenizer of `nlp` to these rules; return `nlp`."""
    tokenizer = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, HYPHEN_AFTER_STOP]).finditer
    tokenizer.suffix_search = compile_suffix_regex([RUN_OF_MARKS, *nlp.Defaults.suffixes]).search
    tokenizer.token_match = ONE_WORD.match
    tokenizer.rules = {word: cut for word, cut in tokenizer.rules.items() if word not in CUT_AFTER_ALL}
    return nlp


def blank_english() -> Language:
    """A blank English pipeline with that tokenizer."""
    return cut_as_treebanks(English())
