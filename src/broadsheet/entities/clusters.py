"""Clusters: the things an article mentions, each with its mentions and what the text shows of it, while coreference is
found.

Keeps the indexes that make a long article cost no more a word than a short one. Knows nothing of which noun may mean
which thing.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

# clusters that one word is looked up in: a list of a thousand ministers costs no more a minister than one of ten
WIDEST_SEARCH = 50


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """Where a thing is mentioned: tokens `start` to `end`, the head token, the form and the sentence; and what kind of
    reading says so, with its log-odds where they were reckoned.
    """

    start: int
    end: int
    head: int
    form: str
    sentence: int
    reading: str = "name"
    odds: float | None = None


@dataclass(eq=False)
class Cluster:
    """Mentions that mean one thing, with what the text shows of it."""

    kind: str
    name: str | None = None
    role: str | None = None
    number: int = 0  # its place in the order clusters were begun in
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    pronouns: set[str] = field(default_factory=set)  # in lower case
    plural: bool | None = None
    animate: bool | None = None
    neutral: bool = False  # one person whom the text calls "they"
    people: str | None = None  # what its noun says of people: person, group, body or document
    owner: "Cluster | None" = None
    places: list[MentionSpan] = field(default_factory=list)  # in text order

    @property
    def first(self) -> MentionSpan:
        """Its first mention."""
        return self.places[0]

    def find_last(self, i: int, *, pronouns: bool = True) -> MentionSpan | None:
        """Its last mention that begins before token `i`, pronouns left out if wished; None for none."""
        place = len(self.places) - 1
        if place >= 0 and self.places[place].start >= i:
            place = bisect_left(self.places, i, key=attrgetter("start")) - 1
        while place >= 0 and not pronouns and self.places[place].form == "pronoun":
            place -= 1
        return self.places[place] if place >= 0 else None


class Candidate(NamedTuple):
    """What a pronoun or description may mean, and where it was mentioned last before it."""

    cluster: Cluster
    last: MentionSpan


class Clusters:
    """All clusters of one Doc, by the sentence they are mentioned in, their head words and the token that heads a
    mention.
    """

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self.by_head: dict[int, Cluster] = {}
        self._by_name_head: dict[str, list[Cluster]] = defaultdict(list)
        self._by_lemma: dict[str, dict[int, Cluster]] = defaultdict(dict)  # the one described last at the end
        self._by_sentence: dict[int, list[tuple[MentionSpan, Cluster]]] = defaultdict(list)

    def begin(self, kind: str, *, name: str | None = None, role: str | None = None) -> Cluster:
        """A new cluster without a mention."""
        cluster = Cluster(kind, name, role, len(self.all))
        self.all.append(cluster)
        return cluster

    def add(self, cluster: Cluster, place: MentionSpan) -> None:
        """Add a mention to a cluster; a token that heads a mention of another cluster already still means that one."""
        insort(cluster.places, place, key=attrgetter("start"))
        insort(self._by_sentence[place.sentence], (place, cluster), key=_find_start)
        self.by_head.setdefault(place.head, cluster)

    def note_head(self, cluster: Cluster, lemma: str) -> None:
        """Note a head word that describes the cluster, here or once more."""
        cluster.heads.add(lemma)
        self._by_lemma[lemma].pop(cluster.number, None)
        self._by_lemma[lemma][cluster.number] = cluster

    def note_name_head(self, cluster: Cluster, word: str) -> None:
        """Note the word that a body's own name describes it by: "committee" of "House Intelligence Committee"."""
        self._by_name_head[word].append(cluster)

    def find_by_name_head(self, word: str) -> list[Cluster]:
        """Named clusters whose name describes them by the word, as many at most."""
        return self._by_name_head[word][-WIDEST_SEARCH:]

    def find_by_head(self, lemma: str) -> list[Cluster]:
        """Clusters that the head word describes, the one it described last first; so many as a reader may still have in
        mind.
        """
        return list(islice(reversed(self._by_lemma[lemma].values()), WIDEST_SEARCH))

    def find_in(self, sentence: int) -> Sequence[tuple[MentionSpan, Cluster]]:
        """Mentions in a sentence with their clusters, in text order."""
        return self._by_sentence.get(sentence, ())

    def find_near(self, first: int, last: int) -> Iterator[tuple[MentionSpan, Cluster]]:
        """Mentions in the sentences from `first` to `last` with their clusters, in text order."""
        return chain.from_iterable(self.find_in(sentence) for sentence in range(first, last + 1))


def _find_start(mention: tuple[MentionSpan, Cluster]) -> int:
    return mention[0].start
