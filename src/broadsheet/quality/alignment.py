"""Alignment: which entity found is which entity wanted, settled by the mentions that they share.

Knows mentions and gold. All matching is by character offsets.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from broadsheet.quality.gold import Gold, GoldStance
from broadsheet.quality.matching import Span, overlap
from broadsheet.schema import Mention, Stance, read_cell

# where at least half is the same, no two found can both be the one that was wanted
HALF = 0.5
NAME_VOTES = 2  # a name says more of which entity is meant than another word for it


class Alignment:
    """The mentions of a reading beside those of its gold.

    `wanted` has each mention of the gold with its entity, `same` the entity wanted for an entity found, and `names`
    those of the gold.
    """

    def __init__(self, mentions: Sequence[Mention], gold: Gold) -> None:
        self._mentions = mentions
        self.names = {entity.id: entity.name for entity in gold.entities}
        self.wanted = [(span, entity.id) for entity in gold.entities for span in (*entity.names, *entity.others)]
        self.same = self._pair_entities()

    def find_covered(self) -> Iterator[tuple[tuple[Span, str], str]]:
        """For each mention wanted that one found covers at least by half, the entity found there."""
        for span, key in self.wanted:

            def cover(mention: Mention, span: Span = span) -> float:
                return share_longer((mention.start, mention.end), span)

            best = max(self._mentions, key=cover, default=None)
            if best is not None and cover(best) >= HALF:
                yield (span, key), best.entity

    def find_meant(self, span: Span) -> set[str]:
        """The entities wanted that these words mention; of words no gold has a mention of, none."""
        return {key for other, key in self.wanted if share_longer(span, other) >= HALF}

    def is_same(self, found: str | None, wanted: str | None) -> bool:
        """Is the entity of this id the one wanted?"""
        key = read_cell(found)
        return key is not None and self.same.get(key) == wanted

    def agrees(self, row: Stance, gold: GoldStance) -> bool:
        """Is the stance found the one wanted?"""
        holds = self._means(row.holder, row.holder_start, row.holder_end, gold.holder)
        aims = self._means(row.target, row.target_start, row.target_end, gold.target)
        return row.polarity == gold.polarity and holds and aims

    def say(self, found: str | None) -> str:
        """The name wanted for an entity found; the id where it is none of those wanted."""
        key = read_cell(found)
        return "nobody" if key is None else self.names.get(self.same.get(key, ""), key)

    def _means(self, found: str | None, start: int | None, end: int | None, wanted: str | None) -> bool:
        """Does a row mean the entity wanted? Where it names none that is known, its words say so."""
        key = read_cell(found)
        if key is not None and key in self.same:
            return self.same[key] == wanted
        first, last = read_cell(start), read_cell(end)
        return first is not None and last is not None and wanted in self.find_meant((first, last))

    def _pair_entities(self) -> dict[str, str]:
        """For an entity found the one wanted that shares most of its mentions; a name counts twice."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in self._mentions:
            for span, key in self.wanted:
                shared = overlap((mention.start, mention.end), span)
                if shared and shared >= HALF * min(mention.end - mention.start, span[1] - span[0]):
                    votes[mention.entity][key] += NAME_VOTES if mention.form == "name" else 1
        return {found: counts.most_common(1)[0][0] for found, counts in votes.items()}


def share_longer(one: Span, other: Span) -> float:
    """The share of the longer of two spans that the other covers too."""
    return overlap(one, other) / max(one[1] - one[0], other[1] - other[0])
