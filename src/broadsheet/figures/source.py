"""Source: who gives a figure that stands in nobody's statement: whoever forecasts or shows it, or the poll that found
it.

Knows the parse and who nouns mean. Knows nothing of statements or of what a figure counts.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from broadsheet.entities import Referents
from broadsheet.figures.topics import RELATIVES
from broadsheet.language import syntax
from broadsheet.lexicon import has_role, read_lexicon
from broadsheet.quantities import Quantity

FORECASTS = {"forecast", "estimate", "projection", "prediction", "outlook", "guidance"}
# verbs whose subject gives the figure below them, besides those that expect it: "shows her ahead by 3 points"
SHOWING = {"show", "reckon"}
POLLS = {"poll", "survey"}
SHARES = {"percent", "percentage point"}
# what a share of those asked does, in a poll, and words of how the poll was taken
OPINIONS = {
    "say",
    "agree",
    "disagree",
    "think",
    "believe",
    "support",
    "oppose",
    "approve",
    "disapprove",
    "favor",
    "favour",
    "want",
    "prefer",
}
METHODS = {"error", "sample"}
# a poll named right behind a figure found that one: "from 58 percent in the last poll"
BESIDE = 4
# how many sentences an article goes on about a poll without naming it
POLL_REACH = 15


class Poll(NamedTuple):
    """A mention of a poll or survey: its token, its sentence and its entity."""

    token: int
    sentence: int
    entity: str


def find_polls(doc: Doc, referents: Referents | None) -> list[Poll]:
    """Every mention of a poll or survey that is an entity, in text order; none without `referents`."""
    if referents is None or not doc.has_annotation("LEMMA"):
        return []
    found, sentence = [], 0
    for token in doc:
        sentence += bool(token.is_sent_start)
        if (
            token.lemma_.lower() in POLLS
            and syntax.is_noun_head(token)
            and (entity := referents.find(token)) is not None
        ):
            found.append(Poll(token.i, sentence, entity))
    return found


def find_source(
    span: Span, quantity: Quantity, *, referents: Referents, polls: Sequence[Poll], sentence: int
) -> str | None:
    """The entity that gives a figure no statement holds, or None.

    `span` is the quantity, in the sentence of that number, from 1.
    """
    giver = _find_forecaster(span, referents) or _find_shower(span, referents)
    return giver or _find_poll(span, quantity, polls, sentence)


def _find_forecaster(span: Span, referents: Referents) -> str | None:
    """Whose forecast a figure is: "the bank cut its forecast to 3%", "the agency's estimate of 4,000"."""
    governor = syntax.find_governor(span.root)
    if governor.pos_ == "ADJ":
        governor = syntax.find_governor(governor)
    noun = governor
    if governor.pos_ == "VERB":
        noun = syntax.find_object(governor) or governor
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in FORECASTS or noun.i > span.start:
        return None
    owner = syntax.find_possessor(noun)
    meant = referents.find(owner) if owner is not None else None
    subject = syntax.find_subject(governor) if meant is None and governor.pos_ == "VERB" else None
    return meant or (referents.find(subject) if subject is not None else None)


def _find_shower(span: Span, referents: Referents) -> str | None:
    """The subject of a verb of showing or expecting above a figure: a study, a bank, an average of polls."""
    verb = syntax.find_clause_verb(span.root)
    if verb.i > span.start or syntax.is_passive(verb) or not _is_showing(verb, span):
        return None
    subject = syntax.find_subject(verb)
    if subject is not None and subject.lower_ in RELATIVES:
        subject = syntax.find_modified_noun(verb)
    return referents.find(subject) if subject is not None else None


def _is_showing(verb: Token, span: Span) -> bool:
    """Does a verb give the figure below it?

    To put is to reckon only at something: "put the cost at $5m", not "put 40 men on stage".
    """
    if verb.lemma_.lower() == "put":
        return any(token.lower_ in ("at", "on") for token in span.doc[verb.i + 1 : span.start])
    return verb.lemma_.lower() in SHOWING or has_role("expects", verb.lower_, verb.lemma_)


def _find_poll(span: Span, quantity: Quantity, polls: Sequence[Poll], sentence: int) -> str | None:
    """The poll that found a share of voters: the one named beside it, or else the last named before it."""
    share = quantity.unit in SHARES or (quantity.unit is None and quantity.form == "fraction")
    if not polls or not share or not _is_finding(span):
        return None
    place = bisect_left(polls, span.start, key=lambda poll: poll.token)
    if place < len(polls) and polls[place].token <= span.end + BESIDE and polls[place].sentence == sentence:
        return polls[place].entity
    last = polls[place - 1] if place else None
    return last.entity if last is not None and sentence - last.sentence <= POLL_REACH else None


def _is_finding(span: Span) -> bool:
    """Is a share one of voters, of a lead or approval, or of those who say something, and no margin of error?"""
    words = {token.lower_ for token in _read_sentence(span)}
    opinion = syntax.is_subject(span.root) and syntax.find_clause_verb(span.root).lemma_.lower() in OPINIONS
    return not words & METHODS and (opinion or bool(words & _poll_words()))


def _read_sentence(span: Span) -> Sequence[Token]:
    """The tokens of the sentence a span stands in."""
    first, last, doc = span.start, span.end, span.doc
    while first > 0 and not doc[first].is_sent_start:
        first -= 1
    while last < len(doc) and not doc[last].is_sent_start:
        last += 1
    return doc[first:last]


@cache
def _poll_words() -> frozenset[str]:
    """Words beside which percentages are those of a poll."""
    return frozenset(row["word"] for row in read_lexicon("point_words") if row["sense"] == "percentage point")
