"""Training: what the recipe of the weights needs of this package, and nothing else does.

`data/models/recipe` trains `network` and `judge` on annotated news with it.
"""

from broadsheet.statements.cues import Attribution
from broadsheet.statements.judge import NETWORK, QUESTIONS, find_facts, find_reading
from broadsheet.statements.network import OFFSETS, Arrays, Glance, Sight
from broadsheet.statements.pairs import ACT_NAMES, RELATION_NAMES, SIZES, Words, find_pair_facts, read_words
from broadsheet.statements.proposals import find_proposals, make_claim, mend, rename
from broadsheet.statements.records import find_attributions
from broadsheet.statements.weighing import find_cue_token

__all__ = [
    "ACT_NAMES",
    "NETWORK",
    "OFFSETS",
    "QUESTIONS",
    "RELATION_NAMES",
    "SIZES",
    "Arrays",
    "Attribution",
    "Glance",
    "Sight",
    "Words",
    "find_attributions",
    "find_cue_token",
    "find_facts",
    "find_pair_facts",
    "find_proposals",
    "find_reading",
    "make_claim",
    "mend",
    "read_words",
    "rename",
]
