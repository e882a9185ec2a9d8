"""Pairs: who may be for or against what by the words of one sentence, for the network to say whether they are.

A holder is whoever the sentence names, or whoever says it; a target is any thing the sentence tells of. Each pair comes
with facts that a reader could name. Knows voices, and the stances that rules have found. Knows nothing of the network.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

from broadsheet.language.participants import is_agentive
from broadsheet.language.syntax import find_label, is_noun_head
from broadsheet.stances.voices import Voices, find_speakers

DISTANCES = (0, 2, 4, 7, 11, 16, 24)  # words between holder and target, in steps
LONGEST_PATH = 6  # relations between the two; a longer path says no more than that it is long
MOST_TARGETS, MOST_HOLDERS = 40, 12  # of a sentence: a list that runs on tells little of who is for whom


class Side(NamedTuple):
    """Who may hold a stance: the head of their words, their entity, and whether they hold it as the one who says so."""

    head: Token
    entity: str | None
    spoken: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A holder and the head of a target in one sentence; `facts` are names of what speaks for or against a stance."""

    holder: Side
    target: Token
    top: int  # the lowest word above both, or the target's own root where they stand in two sentences
    facts: tuple[str, ...]
    start: int  # of the sentence: words that may show the stance
    end: int


# by holder's entity or head and the target's head: what the rules say of them
RuleFacts = Mapping[tuple[str | int, int], Sequence[str]]


class Tree:
    """The words' heads and relations of a Doc as lists, for questions asked of many pairs."""

    def __init__(self, doc: Doc) -> None:
        """Read them once."""
        self.heads = [token.head.i for token in doc]
        self.deps = [find_label(token) for token in doc]
        self._chains: dict[int, list[int]] = {}

    def climb(self, i: int) -> list[int]:
        """A word and those above it, up to the root."""
        chain = self._chains.get(i)
        if chain is None:
            chain = [i]
            while self.heads[chain[-1]] != chain[-1]:
                chain.append(self.heads[chain[-1]])
            self._chains[i] = chain
        return chain

    def find_top(self, i: int, j: int) -> int:
        """The lowest word above both, or the root of the second where they stand in two sentences."""
        above, down = self.climb(i), self.climb(j)
        return next((k for k in down if k in above), down[-1])

    def find_path(self, i: int, j: int, top: int) -> str:
        """The relations that lead from a word up to one above it, and down to another below that."""
        up, down = self.climb(i), self.climb(j)
        rising = [self.deps[k] for k in up[: up.index(top)]]
        falling = [self.deps[k] for k in down[: down.index(top)]]
        return "long" if len(rising) + len(falling) > LONGEST_PATH else "<".join(rising) + "|" + "<".join(falling)


@dataclass(frozen=True)
class Sentences:
    """What pairs are made of: the Doc, its voices, its tree, and what the rules say."""

    doc: Doc
    voices: Voices
    rules: RuleFacts

    # who makes each statement, by its id, and what each holder is, once they have been asked for
    sayers: dict[str, Sequence[Side]] = field(default_factory=dict)
    holders: dict[tuple[int, str | None], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def tree(self) -> Tree:
        """The Doc's tree."""
        return Tree(self.doc)

    def is_one_sentence(self, holder: Side, target: Token) -> bool:
        """Do holder and target stand in one sentence?"""
        return self.voices.sentences[holder.head.i] == self.voices.sentences[target.i]

    def find_sayers(self, target: Token) -> Sequence[Side]:
        """Whoever says what a word stands in."""
        statement = self.voices.by_token.get(target.i)
        if statement is None:
            return ()
        if statement.statement not in self.sayers:
            self.sayers[statement.statement] = [
                Side(speaker.words.root, speaker.entity, spoken=True)
                for speaker in find_speakers(statement, self.doc, self.voices)
                if speaker.words is not None
            ]
        return self.sayers[statement.statement]

    def tell_holder(self, holder: Side) -> tuple[str, ...]:
        """What a holder is."""
        known = holder.head.i, holder.entity
        if known not in self.holders:
            kind = self.voices.kind(holder.entity) or "none"
            facts = f"holder {holder.head.pos_}", f"holder {kind}", f"holder as {self.tree.deps[holder.head.i]}"
            self.holders[known] = facts
        return self.holders[known]


def find_pairs(doc: Doc, voices: Voices, rules: RuleFacts) -> Iterator[Pair]:
    """Every holder with every target of each sentence, in text order."""
    text = Sentences(doc, voices, rules)
    for sentence in doc.sents:
        words = [token for token in sentence if is_noun_head(token) and not token.is_space]
        named = [side for token in words if (side := _find_side(token, voices)) is not None][:MOST_HOLDERS]
        if not named and not any(token.i in voices.by_token for token in words):
            continue
        for target in words[:MOST_TARGETS]:
            if target.tag_ in ("WP", "WDT", "EX"):
                continue
            entity = voices.referents.find(target)
            about = tuple(_tell_target(target, entity, text))
            for holder in _find_holders(text.find_sayers(target), named):
                if holder.head.i != target.i and (holder.entity is None or holder.entity != entity):
                    top = text.tree.find_top(holder.head.i, target.i)
                    facts = (*about, *text.tell_holder(holder), *_tell_pair(holder, target, top, text))
                    yield Pair(holder, target, top, facts, sentence.start, sentence.end)


def key(holder: Side) -> str | int:
    """What a holder is known by: its entity, or the place of its head."""
    return holder.entity if holder.entity is not None else holder.head.i


def _find_side(token: Token, voices: Voices) -> Side | None:
    """A word as somebody who may hold a stance."""
    entity = voices.referents.find(token)
    holds = voices.may_hold(entity, token) if entity is not None else token.pos_ == "NOUN" and is_agentive(token)
    return Side(token, entity, spoken=False) if holds else None


def _find_holders(said: Sequence[Side], named: Sequence[Side]) -> Iterator[Side]:
    """Whoever says what a target stands in, and those named in its sentence."""
    heads = {side.head.i for side in said}
    yield from said
    for side in named:
        if side.head.i not in heads and (side.entity is None or all(side.entity != one.entity for one in said)):
            yield side


def _tell_target(target: Token, entity: str | None, text: Sentences) -> Iterator[str]:
    """What the target is and where it stands."""
    kind, relation = text.voices.kind(entity) or "none", text.tree.deps[target.i]
    yield f"target {target.pos_}"
    yield f"target {kind}"
    yield f"target as {relation}"
    yield f"target {kind} as {relation}"
    if target.pos_ == "PRON":
        yield f"target {target.lower_}"
    if target.i in text.voices.denied:
        yield "target denied"


def _tell_pair(holder: Side, target: Token, top: int, text: Sentences) -> Iterator[str]:
    """How the two stand to each other, who says so, and what the rules say of them."""
    by_token = text.voices.by_token
    apart = not text.is_one_sentence(holder, target)
    if holder.spoken:
        statement = by_token[target.i]
        yield f"said {statement.form}"
        yield f"said {statement.act}"
        if apart:
            yield "said from afar"
    else:
        own, other = by_token.get(holder.head.i), by_token.get(target.i)
        yield f"told {own is not None} {other is not None} {own is other}"
    yield from text.rules.get((key(holder), target.i), ())
    if not apart:
        yield from _tell_way(holder.head.i, target.i, top, text)


def _tell_way(holder: int, target: int, top: int, text: Sentences) -> Iterator[str]:
    """How far the two stand from each other in the sentence and in its tree."""
    order = "after" if holder > target else "before"
    yield f"holder {order}"
    yield f"distance {bisect_right(DISTANCES, abs(holder - target))} {order}"
    yield f"path {text.tree.find_path(holder, target, top)}"
    yield f"top {text.doc[top].pos_}"
    if top == holder:
        yield "target in holder"
    elif top == target:
        yield "holder in target"


def group_rules(found: Sequence[tuple[str | int, int, str]]) -> RuleFacts:
    """What rules say, as (holder's entity or place, target's place, fact), gathered for `find_pairs`."""
    grouped: dict[tuple[str | int, int], list[str]] = defaultdict(list)
    for holder, target, fact in found:
        grouped[holder, target].append(fact)
    return grouped
