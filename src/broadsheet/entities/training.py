"""Training: what the recipe in data/models asks of coreference to train the weights of antecedents, and all it may ask.

The sieve comes to each third-person pronoun and each description with what it may mean; the recipe's own chooser looks
at the candidates, at the facts and the rows of vectors that `antecedents` would weigh, and says which is right. Nobody
else asks this module.
"""

from spacy.tokens import Doc

from broadsheet.entities.antecedents import FAMILIES, Choice, Chooser, order_candidates
from broadsheet.entities.clusters import Candidate, Cluster, Clusters
from broadsheet.entities.descriptions import Description
from broadsheet.entities.facts import find_facts, find_pronoun_kind
from broadsheet.entities.fits import ROLES, find_rows
from broadsheet.entities.likeness import find_description_kind, find_likeness, find_offered
from broadsheet.entities.names import find_names
from broadsheet.entities.seeds import plant_seeds
from broadsheet.entities.sieve import join_mentions
from broadsheet.entities.tokens import TokenIndex, index_tokens
from broadsheet.language import find_quotations, find_text

__all__ = [
    "FAMILIES",
    "ROLES",
    "Candidate",
    "Choice",
    "Chooser",
    "Cluster",
    "Clusters",
    "Description",
    "TokenIndex",
    "find_description_kind",
    "find_facts",
    "find_likeness",
    "find_offered",
    "find_pronoun_kind",
    "find_rows",
    "make_choices",
    "order_candidates",
]


def make_choices(doc: Doc, chooser: Chooser) -> None:
    """Read a Doc's names, and ask the chooser of each pronoun and description in text order what is right.

    Each choice is made before the next is offered: the cluster given has the mention from then on.
    """
    index = index_tokens(doc, find_quotations(find_text(doc)))
    join_mentions(index, plant_seeds(index, *find_names(doc)), chooser)
