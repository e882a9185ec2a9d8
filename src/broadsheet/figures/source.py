"""Source: who gives a figure: the speaker of the statement it stands in, or else whoever forecasts or shows it, or the
poll that found it.

Knows the parse and who nouns mean. Knows nothing of what a figure counts.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from broadsheet.entities import Referents
from broadsheet.figures.context import Occurrence
from broadsheet.figures.deeds import is_shower
from broadsheet.figures.topics import RELATIVES
from broadsheet.language import syntax
from broadsheet.lexicon import has_role, read_lexicon
from broadsheet.quantities import Form
from broadsheet.rules import find_first
from broadsheet.schema import Statement

FORECASTS = {"forecast", "estimate", "projection", "prediction", "outlook", "guidance"}
POLLS = {"poll", "survey"}
SHARES = {"percent", "percentage point"}
# fmt: off
# what a share of those asked does, in a poll, and words of how the poll was taken
OPINIONS = {
    "say", "agree", "disagree", "think", "believe", "support", "oppose", "approve", "disapprove", "favor", "favour",
    "want", "prefer",
}
# fmt: on
METHODS = {"error", "sample"}
# acts whose bare object nobody counts by them
JUDGEMENTS = {"praise", "reject", "criticise"}
# tokens behind a figure in which a poll is named that found that one: "in the last Gallup poll"
BESIDE = 4
# how many sentences an article goes on about a poll without naming it: most of a poll story
POLL_REACH = 15
# what a rule answers that knows that nobody gives a figure, whatever the rules after it would say
NOBODY = ""


class Poll(NamedTuple):
    """A mention of a poll or survey: its token, its sentence and its entity."""

    token: int
    sentence: int
    entity: str


def find_polls(doc: Doc, referents: Referents) -> list[Poll]:
    """Every mention of a poll or survey that is an entity, in text order."""
    found, sentence = [], 0
    for token in doc:
        if token.is_sent_start:
            sentence += 1
        entity = referents.find(token) if token.lemma_.lower() in POLLS and syntax.is_noun_head(token) else None
        if entity is not None:
            found.append(Poll(token.i, sentence, entity))
    return found


def find_source(at: Occurrence, statement: Statement | None, polls: Sequence[Poll]) -> tuple[str | None, str | None]:
    """The entity that gives a figure, `statement` being the innermost that holds it, or None, and the rule's name."""
    source, rule = find_first(SOURCES if at.parsed else SOURCES[:1], at, statement, polls)
    return source or None, rule


def give_as_speaker(at: Occurrence, statement: Statement | None, polls: Sequence[Poll]) -> str | None:
    """The speaker of the statement that holds a figure gives it, or nobody, where the statement only judges a thing:
    "supports 700 ewes".
    """
    if statement is None:
        return None
    return statement.speaker if statement.speaker and not _is_judged(at.span.doc, statement) else NOBODY


def give_as_forecaster(at: Occurrence, statement: Statement | None, polls: Sequence[Poll]) -> str | None:
    """Whoever's forecast a figure is gives it: "the bank cut its forecast to 3%", "the agency's estimate of 4,000"."""
    governor = syntax.find_governor(at.span.root)
    if governor.pos_ == "ADJ":
        governor = syntax.find_governor(governor)
    noun = governor
    if governor.pos_ == "VERB":
        noun = syntax.find_object(governor) or governor
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in FORECASTS or noun.i > at.span.start:
        return None
    owner = syntax.find_possessor(noun)
    meant = at.referents.find(owner) if owner is not None else None
    subject = syntax.find_subject(governor) if meant is None and governor.pos_ == "VERB" else None
    return meant or (at.referents.find(subject) if subject is not None else None)


def give_as_shower(at: Occurrence, statement: Statement | None, polls: Sequence[Poll]) -> str | None:
    """The subject of a verb of showing or expecting above a figure gives it, a study, a bank, an average of polls: "the
    study shows a fall of 4%".
    """
    verb = syntax.find_clause_verb(at.span.root)
    subject = syntax.find_subject(verb)
    shown = _is_showing(verb, at.span) or (subject is not None and is_shower(subject, verb))
    if verb.i > at.span.start or syntax.is_passive(verb) or not shown:
        return None
    if subject is not None and subject.lower_ in RELATIVES:
        subject = syntax.find_modified_noun(verb)
    return at.referents.find(subject) if subject is not None else None


def give_as_poll(at: Occurrence, statement: Statement | None, polls: Sequence[Poll]) -> str | None:
    """The poll that found a share of voters gives it, the one named beside it, or else the last named before it: "some
    63 percent said he was honest".
    """
    share = at.quantity.unit in SHARES or (at.quantity.unit is None and at.quantity.form == Form.FRACTION)
    if not polls or not share or not _is_finding(at.span):
        return None
    place = bisect_left(polls, at.span.start, key=lambda poll: poll.token)
    ahead, last = polls[place : place + 1], polls[place - 1] if place else None
    if ahead and ahead[0].token <= at.span.end + BESIDE and ahead[0].sentence == at.sentence:
        return ahead[0].entity
    return last.entity if last is not None and at.sentence - last.sentence <= POLL_REACH else None


# a statement comes before all that stands in its words
SOURCES: tuple[Callable[[Occurrence, Statement | None, Sequence[Poll]], str | None], ...] = (
    give_as_speaker,
    give_as_forecaster,
    give_as_shower,
    give_as_poll,
)


def _is_judged(doc: Doc, statement: Statement) -> bool:
    """Does a statement praise or reject a bare thing, with no word of how many there are:
    "supports 700 ewes", "rejected a 4% offer"?
    """
    if statement.form != "indirect" or statement.act not in JUDGEMENTS:
        return False
    content = doc.char_span(statement.content_start, statement.content_end, alignment_mode="expand")
    return content is not None and not any(token.pos_ in ("VERB", "AUX") for token in content)


def _is_showing(verb: Token, span: Span) -> bool:
    """Does a verb give the figure below it?

    To put is to reckon only at something: "put the cost at $5m", not "put 40 men on stage".
    """
    if verb.lemma_.lower() == "put":
        return any(token.lower_ in ("at", "on") for token in span.doc[verb.i + 1 : span.start])
    return any(has_role(role, verb.lower_, verb.lemma_) for role in ("shows", "expects"))


def _is_finding(span: Span) -> bool:
    """Is a share one of voters, of a lead or approval, or of those who say something, and no margin of error?"""
    words = {token.lower_ for token in _read_sentence(span)}
    opinion = syntax.is_subject(span.root) and syntax.find_clause_verb(span.root).lemma_.lower() in OPINIONS
    return not words & METHODS and (opinion or bool(words & _poll_words()))


def _read_sentence(span: Span) -> Span:
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
