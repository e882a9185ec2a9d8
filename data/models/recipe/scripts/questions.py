"""Questions: what a corpus's chains answer of the pronouns and descriptions that broadsheet comes to in its texts.

The texts are read by the shipped pipeline and by broadsheet's own finders. Each pronoun and description is a choice
among the candidates that the sieve offers; the right one is the cluster whose mentions the corpus says mean the same,
and the sieve goes on with that one. Knows nothing of what the answers train.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern

import numpy as np
from spacy.tokens import Doc, Token

from broadsheet.entities.training import (
    Candidate,
    Choice,
    Cluster,
    Clusters,
    Description,
    TokenIndex,
    find_description_kind,
    find_facts,
    find_likeness,
    find_offered,
    find_pronoun_kind,
    find_rows,
    make_choices,
    order_candidates,
)
from conllu import Document, sentence_text
from parses import parse
from read_desk import Story
from read_gum_names import read_mentions

NAMES = ("flat", "appos")  # relations of a name to the title or noun that heads its phrase


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a corpus, with the group of each mention by its characters."""

    name: str
    text: str
    groups: Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun or description, the facts and tokens of each candidate and the facts of none, and which are right."""

    kind: str
    own: int
    facts: Sequence[Sequence[str]]
    rows: Sequence[Sequence[int]]
    right: Sequence[int]


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of one text, and the vectors of its tokens."""

    vectors: np.ndarray
    asked: Sequence[Question]


def read_story(story: Story) -> Text:
    """A story of the desk corpus with its chains."""
    spans = {span: tag for tag, found in story.spans.items() if tag.startswith("e") for span in found}
    return Text(story.name, story.text, spans)


def read_document(document: Document) -> Text:
    """A document of GUM, a line a paragraph."""
    text, groups = "", {}
    for sentence in document.sentences:
        text += "\n" * (sentence.opens_paragraph and bool(text)) or " " * bool(text)
        starts, at = [], len(text)
        for token in sentence.tokens:
            starts.append(at)
            at += len(token.form) + token.space
        for mention in read_mentions(sentence):
            end = starts[mention.last] + len(sentence.tokens[mention.last].form)
            groups[starts[mention.first], end] = mention.group
        text += sentence_text(sentence)
    return Text(document.name, text, groups)


def find_groups(doc: Doc, spans: Mapping[tuple[int, int], str]) -> dict[int, str]:
    """The group of each token that heads a mention, or a name in it; the longest mention's, where several share a
    head.
    """
    groups: dict[int, str] = {}
    parts: dict[int, str] = {}
    for (start, end), group in sorted(spans.items(), key=lambda item: item[0][0] - item[0][1]):
        span = doc.char_span(start, end, alignment_mode="expand")
        groups.setdefault(span.root.i, group)
        for child in span.root.children:
            if child.dep_ in NAMES and span.start <= child.i < span.end:
                parts.setdefault(child.i, group)
    return parts | groups


@dataclass(slots=True)
class Teacher:
    """Answers each question rightly, by a corpus's chains, and keeps it."""

    groups: Mapping[int, str]
    asked: list[Question] = field(default_factory=list)
    firsts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for i in sorted(self.groups):
            self.firsts.setdefault(self.groups[i], i)

    def choose_pronoun(self, token: Token, clusters: Sequence[Cluster], around: TokenIndex) -> Choice:
        """The cluster that a pronoun means."""
        candidates = order_candidates(token, clusters)
        facts = find_facts(token, candidates, around)
        return self._answer(token.i, find_pronoun_kind(token), candidates, facts)

    def choose_described(self, description: Description, clusters: Clusters, around: TokenIndex) -> Choice:
        """The cluster that a description takes up."""
        candidates = find_offered(description, clusters, around)
        kind, i = find_description_kind(description), description.token.i
        right = self._find_right(i, candidates)
        if kind is None:
            return Choice(candidates[right[0]].cluster if right else None)
        likeness = find_likeness(description, candidates, clusters, around)
        places = list(range(len(candidates)))
        if i not in self.groups:
            # the corpus leaves out what nobody acts on or speaks of: of two such it does not say that they are one
            places = [place for place in places if find_group(candidates[place].cluster, self.groups) is not None]
        facts = [*likeness.read(places), likeness.none]
        return self._answer(i, kind, [candidates[place] for place in places], facts)

    def _answer(self, i: int, kind: str, candidates: Sequence[Candidate], facts: Sequence[Sequence[str]]) -> Choice:
        right = self._find_right(i, candidates)
        group = self.groups.get(i)
        if not right and group is not None and self.firsts[group] < i:
            return Choice(None)  # what it means is not on offer: nothing to learn
        rows = find_rows(i, [cluster for cluster, _ in candidates])
        kept = [tuple(intern(fact) for fact in each) for each in facts]
        self.asked.append(Question(kind, i, kept, rows, right or [len(candidates)]))
        return Choice(candidates[right[0]].cluster if right else None)

    def _find_right(self, i: int, candidates: Sequence[Candidate]) -> list[int]:
        group = self.groups.get(i)
        same = [group is not None and find_group(cluster, self.groups) == group for cluster, _ in candidates]
        return [place for place, right in enumerate(same) if right]


def find_group(cluster: Cluster, groups: Mapping[int, str]) -> str | None:
    """The group that most mentions of a cluster belong to."""
    votes = Counter(groups[place.head] for place in cluster.places if place.head in groups)
    return votes.most_common(1)[0][0] if votes else None


def collect(texts: Iterable[Text], parses: Path | None) -> list[Questions]:
    """The questions that reading these texts comes to, each answered rightly before the next."""
    found = []
    for text, doc in parse(texts, parses):
        teacher = Teacher(find_groups(doc, text.groups))
        make_choices(doc, teacher)
        if teacher.asked:
            found.append(Questions(doc.tensor, teacher.asked))
    return found
