"""Cues: the words that attribute (said, has warned, criticism, according to) and the frames they come with.

Knows the list `lexicon/reporting.csv` and the parse. Knows nothing of quotation marks or of who the speaker is.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from broadsheet.language.syntax import (
    find_agent,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_particle,
    find_relation,
    is_passive,
)
from broadsheet.lexicon import read_lexicon, read_verb_forms

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb", "ADP": "preposition"}


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the list: its act, and the frames its content may take, each with the act it makes of the cue."""

    lemma: str
    act: str
    frames: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in a Doc: its cue and act, the head of the speaker's noun phrase, and the character spans of what
    is said.

    `name` holds the speaker's words where the layout tells them better than the parse.
    """

    cue: Span
    entry: Cue
    act: str
    speaker: Token | None
    contents: tuple[tuple[int, int], ...]
    direct: bool = False
    name: Span | None = None


def find_cue(token: Token) -> Cue | None:
    """The entry of the list a word is, with the particle or preposition the entry names; None for other words.

    A participle used as a noun's modifier ("the accused man") is no cue.
    """
    pos = POS.get(token.pos_)
    if pos is None or (find_relation(token) == "adjective" and token.i < token.head.i):
        return None
    base = _find_base(token)
    if _read_first_words().isdisjoint((base, token.lower_)):
        return None
    forms = _longer_forms(token, base)
    for kind in _find_kinds(token, pos):
        for words in (*forms, token.lower_) if kind == "adjective" else forms:
            entry = _cues().get((words, kind))
            if entry is not None and (kind != "verb" or pos == "verb"):
                return entry
    return None


def _find_kinds(token: Token, pos: str) -> tuple[str, ...]:
    """Parts of speech to look a word up by: a past participle may be listed as a verb or, for a state ("is convinced"),
    as an adjective.
    """
    if pos == "verb":
        state = (
            token.tag_ == "VBN"
            and is_listed(token.lower_, "adjective")
            and is_passive(token)
            and find_agent(token) is None
        )
        return ("adjective", "verb") if state else ("verb", "adjective")
    return (pos, "verb") if pos == "adjective" and token.tag_ in ("VBN", "VBG", "JJ") else (pos,)


def is_listed(word: str, pos: str) -> bool:
    """Is the word an entry of the list as this part of speech?"""
    return (word, pos) in _cues()


def _find_base(token: Token) -> str:
    """The base form of a word; a verb of the list by its written forms."""
    forms = read_verb_forms("reporting", "lemma") if token.pos_ == "VERB" else {}
    return forms.get(token.lower_, token.lemma_.casefold())


def _longer_forms(token: Token, lemma: str) -> list[str]:
    """The word's base form, with each particle or preposition after it first."""
    particle, noun = find_particle(token), find_object(token) if token.pos_ == "VERB" else None
    following = [preposition for preposition, _ in find_obliques(token) if preposition.i > token.i]
    # "called for a strike on Monday" is no "call on"
    prepositions = [preposition.lower_ for preposition in following if preposition.i == token.i + 1] or [
        part.lower_ for part in following
    ]
    follow = [part.lower_ for part in (particle,) if part is not None]
    if noun is not None and noun.left_edge.i == token.i + 1:  # "take aim at", "sound the alarm"
        words = token.doc[token.i + 1 : noun.i + 1].text.casefold()
        inner = [preposition.lower_ for preposition, _ in find_noun_modifiers(noun)]
        follow += [*(f"{words} {preposition}" for preposition in (*prepositions, *inner)), words]
    follow += prepositions
    follow += [child.lower_ for child in token.children if find_relation(child) == "adverb" and child.i == token.i + 1]
    return [*(f"{lemma} {word}" for word in follow), lemma, *([token.lower_] if token.pos_ != "VERB" else [])]


@cache
def _cues() -> dict[tuple[str, str], Cue]:
    return {
        (row["lemma"], row["pos"]): Cue(row["lemma"], row["act"], _read_frames(row))
        for row in read_lexicon("reporting")
    }


def _read_frames(row: Mapping[str, str]) -> dict[str, str]:
    """Acts by frame: "quote;that;obj_to=demand" has the act of its row for the first two and its own for the third."""
    parts = (part.partition("=") for part in row["frames"].split(";"))
    return {frame: act or row["act"] for frame, _, act in parts}


@cache
def _read_first_words() -> frozenset[str]:
    return frozenset(lemma.split()[0] for lemma, _ in _cues())


@cache
def find_phrases(pos: str) -> dict[str, list[Cue]]:
    """Listed cues of several words by their first word: "according" for "according to"."""
    phrases = defaultdict(list)
    for (lemma, kind), entry in _cues().items():
        if kind == pos and " " in lemma:
            phrases[lemma.split()[0]].append(entry)
    return phrases
