"""Cues: the words that attribute (said, has warned, criticism, according to) and the frames they come with.

Knows the list `lexicon/reporting.csv` and the parse. Knows nothing of quotation marks or of who the speaker is.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from broadsheet.language.entries import (
    POS,
    EntryList,
    list_entries,
    name_adverb,
    name_object_phrase,
    name_particle,
    name_preposition,
)
from broadsheet.language.syntax import find_agent, find_relation, is_passive
from broadsheet.lexicon import read_lexicon
from broadsheet.rules import Made, name_rule


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the list: its act, and the frames its content may take, each with the act it makes of the cue.

    Its traits: `deed` for a verb that with a counted object means what is done ("conceded three goals"), `news` for a
    noun that tells of a thing said without anybody being told to say it ("reports of an explosion"), `spoken` for what
    only those do who can speak ("Unemployment will rise, it said"); `cited` for one whose object says so ("quoted Ann
    Lee"), `heard` for what a body is told ("the court heard"), `blow` for what may also strike a thing ("slammed the
    door"), `manner` for what is also done without a word ("they laughed"), `position` for taking sides without a word
    ("opposed the plan").
    """

    lemma: str
    act: str
    frames: Mapping[str, str]
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The log-odds that somebody says so, and that it is this speaker if so."""

    said: float
    speaker: float

    @property
    def odds(self) -> float:
        """The log-odds that both are right."""
        either = math.exp(-self.said) + math.exp(-self.speaker) + math.exp(-self.said - self.speaker)
        return -math.log(either)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in a Doc: its cue and act, the head of the speaker's noun phrase, and the character spans of what
    is said.

    `name` holds the speaker's words where the layout tells them better than the parse; `rules` says which rule found
    its cue, its content and its speaker. Once it is weighed, `reading` is what kind of reading it came by, and
    `verdict` how likely that is right, where the network was asked.
    """

    cue: Span
    entry: Cue
    act: str
    speaker: Token | None
    contents: tuple[tuple[int, int], ...]
    direct: bool = False
    name: Span | None = None
    rules: Made = ()
    reading: str | None = None
    verdict: Verdict | None = None


def keep_rules(*, cue: str, content: str | None, speaker: str | None) -> Made:
    """The rules that found the parts of an attribution, without those that have none."""
    named = (("cue", cue), ("content", content), ("speaker", speaker))
    return tuple((column, rule) for column, rule in named if rule is not None)


def keep_rule(rule: Callable[..., object]) -> Made:
    """The rule that told cue, content and speaker at once."""
    name = name_rule(rule)
    return keep_rules(cue=name, content=name, speaker=name)


def find_cue(token: Token) -> Cue | None:
    """The entry of the list a word is, with the particle or preposition the entry names; None for other words.

    A participle used as a noun's modifier ("the accused man") is no cue.
    """
    if token.pos_ not in POS:
        return None
    cues = _read_cues()
    names = list(cues.find_names(token))
    if not names or (find_relation(token) == "adjective" and token.i < token.head.i):
        return None
    for kind in _find_kinds(token):
        listed = next(cues.find(names, kind), None)
        if listed is None and (token.pos_ != "VERB" or kind == "adjective"):  # "is convinced", by its written form
            listed = cues.entries.get((token.lower_, kind))
        if listed is not None:
            return listed
    return None


def _find_kinds(token: Token) -> tuple[str, ...]:
    """Parts of speech to look a word up by: a past participle may be listed as a verb or, for a state ("is convinced"),
    as an adjective.
    """
    pos = POS[token.pos_]
    if pos != "verb":
        return (pos,)
    listed = token.tag_ == "VBN" and is_listed(token.lower_, "adjective")
    state = listed and is_passive(token) and find_agent(token) is None
    return ("adjective", "verb") if state else ("verb", "adjective")


def is_listed(word: str, pos: str) -> bool:
    """Is the word an entry of the list as this part of speech?"""
    return _read_cues().has(word, pos)


@cache
def find_phrases(pos: str) -> dict[str, list[Cue]]:
    """Listed cues of several words by their first word: "according" for "according to"."""
    phrases = defaultdict(list)
    for (lemma, kind), entry in _read_cues().entries.items():
        if kind == pos and " " in lemma:
            phrases[lemma.split()[0]].append(entry)
    return phrases


@cache
def _read_cues() -> EntryList[Cue]:
    cues = {
        (row["lemma"], row["pos"]): Cue(
            row["lemma"], row["act"], _read_frames(row), frozenset(row["traits"].split(";"))
        )
        for row in read_lexicon("reporting")
    }
    ways = (name_particle, name_object_phrase, name_preposition, name_adverb)
    return list_entries("reporting", "lemma", cues, ways)


def _read_frames(row: Mapping[str, str]) -> dict[str, str]:
    """Acts by frame: "quote;that;obj_to=demand" has the act of its row for the first two and its own for the third."""
    parts = (part.partition("=") for part in row["frames"].split(";"))
    return {frame: act or row["act"] for frame, _, act in parts}
