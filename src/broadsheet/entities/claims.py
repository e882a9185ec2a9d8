"""Claims: the names found so far in a Doc, of which the first to claim a token keeps it.

Every source of names reads the same: from the claims made before it to the names it finds. Knows nothing of how names
are found.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from broadsheet.entities.edges import Name
from broadsheet.entities.gazetteer import find_lead


@dataclass(eq=False, slots=True)
class Claims:
    """The names kept and the tokens they have taken; the surest sources claim first."""

    doc: Doc
    words: list[str]
    taken: set[int]
    names: list[Name] = field(default_factory=list)

    def are_free(self, start: int, end: int) -> bool:
        """Has nobody claimed any of the tokens?"""
        return not self.taken.intersection(range(start, end))

    def keep(self, found: Iterable[Name]) -> None:
        """Keep the names whose tokens are free."""
        for name in found:
            if name.start < name.end and self.are_free(name.start, name.end):
                self.take(name)
                self.names.append(name)

    def take(self, name: Name) -> None:
        """Claim the tokens of a name."""
        self.taken.update(range(name.start, name.end))


def find_phrases(
    claims: Claims, phrases: Collection[str], *, leads: Collection[str], longest: int
) -> Iterator[tuple[int, int, str]]:
    """Where known phrases stand with a capital and on free tokens: start, end and text, the longest at each place.

    `leads` prune: a word whose first letters are not among them begins no phrase.
    """
    doc, end = claims.doc, 0
    for i, word in enumerate(claims.words):
        if i < end or i in claims.taken or not word[0].isupper() or find_lead(word) not in leads:
            continue
        for width in range(min(longest, len(doc) - i), 0, -1):
            text = doc[i : i + width].text
            if text in phrases and claims.are_free(i, i + width):
                yield i, i + width, text
                end = i + width
                break
