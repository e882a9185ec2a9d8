"""Callbacks: what spaCy 3.8 forgets when it trains a loaded edit-tree lemmatizer on.

The lemmatizer saves its trees and labels but not the map between them; without it every lemma trains towards label 0.
"""
from collections.abc import Callable

from spacy.language import Language
from spacy.util import registry


@registry.callbacks("broadsheet.label_trees.v1")
def create_tree_labeller() -> Callable[[Language], Language]:
    """A callback for `[initialize.after_init]` that gives the lemmatizer its map from tree to label again."""
    return label_trees


def label_trees(nlp: Language) -> Language:
    """Number the lemmatizer's trees as its labels number them; return `nlp`."""
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}
    return nlp
