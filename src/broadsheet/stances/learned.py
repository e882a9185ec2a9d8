"""Learned: the stances of rules and of the network together, each with how likely it is.

The rules say first. The network is asked of every pair, knows what the rules say of it, drops what it holds unlikely
and proposes what they miss; `WORD` tells who has the word. Knows pairs, the network and rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc, Token

from broadsheet.language.syntax import is_conditional
from broadsheet.rules import name_rule
from broadsheet.stances.candidates import Candidate
from broadsheet.stances.misread import find_backing
from broadsheet.stances.network import NONE, SIGNS, Scores, can_score, score_pairs
from broadsheet.stances.pairs import Pair, RuleFacts, find_pairs, group_rules, key
from broadsheet.stances.predication import find_state
from broadsheet.stances.readings import read_word
from broadsheet.stances.rows import Found, make_rows
from broadsheet.stances.voices import Voices

POLARITIES = {sign: polarity for polarity, sign in SIGNS.items()}


@dataclass(frozen=True, slots=True)
class Word:
    """Who has the word on a kind of row: `least` log-odds it must have from the network to stand."""

    reading: str
    least: float


# The kinds of rows and what each needs. On ten articles read by hand the rows of rules were right more often than the
# network held (F 0.437 at -4, 0.425 at -2.5), and on 98 held-out stories what it proposed below -0.3 was wrong more
# often than right: rows of rules go where it holds them all but impossible, and it adds what it is sure of
RULED_IN_WORDS = Word("rules in words", least=-4.0)
RULED_IN_DEEDS = Word("rules in deeds", least=-4.0)
PROPOSED = Word("network", least=-0.3)
UNASKED = "rules alone"  # rows of pairs that the network is not asked of, and of pipelines without its vectors


def read_stances(doc: Doc, voices: Voices) -> list[Found]:
    """What rules and network find, the same stance as often as it is found."""
    ruled = read_by_rules(doc, voices)
    if not can_score(doc):
        return [Found(by, replace(row, reading=UNASKED)) for by, row in ruled]
    pairs = list(find_pairs(doc, voices, tell_rules(ruled)))
    scores = score_pairs(doc, pairs)
    return [*_judge(ruled, pairs, scores), *propose(pairs, scores, voices, ruled=ruled)]


def read_by_rules(doc: Doc, voices: Voices) -> list[Found]:
    """What the rules find, word by word."""
    return [
        one
        for token in doc
        if not voices.referents.is_name(token)
        for found in read_word(token, voices)
        for one in make_rows(found, voices)
    ]


def tell_rules(ruled: Sequence[Found]) -> RuleFacts:
    """What the rules say of each holder and target, as facts for the network."""
    facts = []
    for found, row in ruled:
        holder = _find_key(found, row.holder)
        if holder is not None:
            facts.append((holder, found.target.i, f"rules {row.polarity} {row.via}"))
            facts.append((holder, found.target.i, f"rules {dict(found.rules).get('holder')}"))
    return group_rules(facts)


def _find_key(found: Candidate, entity: str | None) -> str | int | None:
    """What `pairs.key` knows a row's holder by; None for nobody."""
    if entity is not None:
        return entity
    return found.holder.i if found.holder is not None else None


def _judge(ruled: Sequence[Found], pairs: Sequence[Pair], scores: Scores) -> Iterator[Found]:
    """The rows of the rules that the network leaves, with its log-odds."""
    odds = find_log_odds(scores.odds)
    places: dict[tuple[str | int | None, int], int] = {
        (key(pair.holder), pair.target.i): place for place, pair in enumerate(pairs)
    }
    for found, row in ruled:
        place = places.get((_find_key(found, row.holder), found.target.i))
        if place is None or _is_beyond_network(found.predicate):
            yield Found(found, replace(row, reading=UNASKED))
            continue
        word = RULED_IN_WORDS if row.via == "words" else RULED_IN_DEEDS
        own = float(odds[place, SIGNS[row.polarity]])
        if own >= word.least:
            yield Found(found, replace(row, reading=word.reading, odds=own))


def _is_beyond_network(predicate: Token) -> bool:
    """Is it a word of which the network knows nothing, as it sees the parse that a rule reads against, or one word of a
    state: "the dockers back it", "up in arms"?
    """
    return find_backing(predicate) is not None or find_state(predicate) is not None


def propose(pairs: Sequence[Pair], scores: Scores, voices: Voices, *, ruled: Sequence[Found]) -> Iterator[Found]:
    """The rows of pairs that the network finds likely enough by itself, where the rules say nothing of the two."""
    told = {(_find_key(found, row.holder), found.target.i) for found, row in ruled}
    odds = find_log_odds(scores.odds)
    signs = odds[:, NONE + 1 :].argmax(axis=1) + NONE + 1
    for place in np.flatnonzero(odds[np.arange(len(odds)), signs] >= PROPOSED.least).tolist():
        pair, sign = pairs[place], int(signs[place])
        if (key(pair.holder), pair.target.i) in told:
            continue
        shown = _find_shown(pair, int(scores.shown[place]), voices)
        found = Candidate(
            holder=None if pair.holder.spoken else pair.holder.head,
            target=pair.target,
            polarity=POLARITIES[sign],
            via="deeds" if scores.deeds[place] > 0 else "words",
            conditional=is_conditional(shown),
            predicate=shown,
            spoken=pair.holder.spoken,
            rules=(("polarity", name_rule(propose)),),
        )
        for one in make_rows(found, voices):
            if one.row.holder == pair.holder.entity:
                yield Found(found, replace(one.row, reading=PROPOSED.reading, odds=float(odds[place, sign])))


def _find_shown(pair: Pair, place: int, voices: Voices) -> Token:
    """The word that shows a stance; of one that the speaker holds, it stands in what they say."""
    doc = pair.target.doc
    inside = voices.by_token.get(place) is voices.by_token.get(pair.target.i)
    return doc[place] if inside or not pair.holder.spoken else pair.target


def find_log_odds(scores: np.ndarray) -> np.ndarray:
    """Of each class against the others together, by their scores: (..., classes)."""
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares = (shares / shares.sum(axis=-1, keepdims=True)).clip(1e-6, 1 - 1e-6)
    odds: np.ndarray = np.log(shares / (1 - shares))
    return odds
