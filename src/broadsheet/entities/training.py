"""Training: what the recipe in data/models asks of coreference to train the weights of antecedents, and all it may ask.

The sieve comes to each third-person pronoun with the clusters it may mean; the recipe's own `choose` looks at them, at
the facts and the rows of vectors that `antecedents` would weigh, and says which is right. Nobody else asks this module.
"""

from spacy.tokens import Doc

from broadsheet.entities.antecedents import find_facts, find_pronoun_kind, find_rows, order_candidates
from broadsheet.entities.clusters import Cluster
from broadsheet.entities.names import find_names
from broadsheet.entities.seeds import plant_seeds
from broadsheet.entities.sieve import Choose, join_mentions
from broadsheet.entities.tokens import TokenIndex, index_tokens
from broadsheet.language import find_quotations, find_text

__all__ = [
    "Choose",
    "Cluster",
    "TokenIndex",
    "find_facts",
    "find_pronoun_kind",
    "find_rows",
    "make_choices",
    "order_candidates",
]


def make_choices(doc: Doc, choose: Choose) -> None:
    """Read a Doc's names, and ask `choose` of each pronoun in text order which of the clusters it may mean is right.

    Each choice is made before the next is offered: the cluster given has the pronoun from then on.
    """
    index = index_tokens(doc, find_quotations(find_text(doc)))
    join_mentions(index, plant_seeds(index, *find_names(doc)), choose)
