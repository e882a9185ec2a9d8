"""Lemmas: a word's lemma as a rule, which is an edit tree over its lower-case form, and whether the lemma keeps the
word's case.

Edit trees: Müller et al. (2015), Joint Lemmatization and Morphological Tagging with Lemming; spaCy's `EditTrees` holds
them.
"""

from typing import Self

import srsly
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees
from spacy.strings import StringStore

Rule = tuple[int, bool]


class LemmaRules:
    """All rules that were seen. A rule is (number of its edit tree, whether the case stays)."""

    def __init__(self) -> None:
        self._strings = StringStore()
        self._trees = EditTrees(self._strings)

    def find(self, word: str, lemma: str) -> Rule:
        """The rule that makes `lemma` of `word`, kept from now on."""
        return self._trees.add(word.lower(), lemma.lower()), any(c.isupper() for c in lemma)

    def apply(self, rule: Rule, word: str) -> str | None:
        """The lemma, or None where the rule does not fit the word."""
        tree, keeps_case = rule
        kept = self._trees.apply(tree, word) if keeps_case else None
        return kept or self._trees.apply(tree, word.lower()) or None

    def to_bytes(self) -> bytes:
        """The rules with the strings they put in and take away."""
        return srsly.msgpack_dumps({"strings": self._strings.to_bytes(), "trees": self._trees.to_bytes()})

    def from_bytes(self, data: bytes) -> Self:
        """Read what `to_bytes` gave."""
        parts = srsly.msgpack_loads(data)
        self._strings.from_bytes(parts["strings"])
        self._trees.from_bytes(parts["trees"])
        return self
