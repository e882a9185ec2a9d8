"""Earlier: which of the figures before a quantity it goes on from: what a bare number counts as one before it did, and
the last one of its kind.

Knows the parse. Knows nothing of nouns or of trends.
"""

from collections.abc import Sequence

from spacy.tokens import Span

from broadsheet.figures.context import Draft, Occurrence
from broadsheet.figures.levels import read_kind
from broadsheet.language import syntax
from broadsheet.quantities import Form

# figures back to what a bare number may count: whatever stands further back, a reader has lost sight of
LAST_COUNTED = 3
# figures back from a clause without a verb to the one with it: the parties of a poll, the shares of a market's day
LONGEST_ROW = 12
# tokens behind a share in which its verb shows its number: "61 percent of them also were"
VERB_SIGHT = 5
# nouns that are counts of what they do not name
TOLLS = {"attendance", "circulation", "headcount", "membership", "population", "readership", "toll", "workforce"}
# how a share says that it is part of what was counted before
PARTITIVES = {"of them", "of whom", "of which", "of these", "of those"}


def find_counted_before(at: Occurrence, found: Sequence[Draft]) -> str | None:
    """What the last of the few figures before counted that a bare number, or a share, may count too: "300 people. It
    will hire 40 more".

    A share is of what a count before it in its sentence counts, where it says "of them" or is a subject in the plural.
    No number is a count of a toll: "the toll rose to 60, with another 20 hurt".
    """
    if at.quantity.form == Form.TIMES:
        return None
    earlier = (
        past.counted
        for past in reversed(found[-LAST_COUNTED:])
        if past.counted and past.quantity.form != Form.VOTE and _may_go_on(at, past)
    )
    return next((counted for counted in earlier if counted.rpartition(" ")[2].lower() not in TOLLS), None)


def find_alike(at: Occurrence, found: Sequence[Draft]) -> Draft | None:
    """The last figure before in its sentence that is of the same kind, as sums of one currency are; of none, any for a
    bare number.
    """
    earlier = [past for past in reversed(found[-LONGEST_ROW:]) if past.sentence == at.sentence]
    alike = [past for past in earlier if read_kind(past.quantity) == read_kind(at.quantity)]
    return next(iter(alike or (earlier if at.quantity.unit is None else [])), None)


def _may_go_on(at: Occurrence, past: Draft) -> bool:
    """May a quantity count what the one before it did: a share as a share, a bare number as a bare number of its
    sentence?
    """
    percent = at.quantity.unit == "percent"
    if past.quantity.unit == ("percent" if percent else None):
        return past.sentence >= _find_first_sentence(at)
    part = percent and past.quantity.unit is None and past.sentence == at.sentence
    return part and (_is_part(at.span) or _is_plural_subject(at.span))


def _find_first_sentence(at: Occurrence) -> int:
    """The number of the first sentence that a quantity may go on from: any for a share and for "40 more", the one
    before for "six were children", else its own.
    """
    if at.quantity.unit == "percent" or at.behind(1) == "more":
        return 1
    return at.sentence - 1 if _is_of_those_before(at.span) else at.sentence


def _is_of_those_before(span: Span) -> bool:
    """Does a bare number tell of those that the sentence before counts:
    "six were children", "another 22 were hurt", "three others"?
    """
    doc, predicate = span.doc, syntax.find_clause_verb(span.root)
    added = span.start > 0 and doc[span.start - 1].lower_ == "another"
    others = doc[span.end : span.end + 1].text.lower() == "others"
    nominal = predicate.pos_ == "NOUN" and syntax.is_predicate(predicate)
    return others or (syntax.is_subject(span.root) and (added or nominal))


def _is_part(span: Span) -> bool:
    """Does a quantity say it is part of what was counted before: "60% of them", "of whom 60%"?"""
    behind, before = span.doc[span.end : span.end + 2], span.doc[max(span.start - 2, 0) : span.start]
    return any(words.text.lower() in PARTITIVES for words in (behind, before))


def _is_plural_subject(span: Span) -> bool:
    """Is a quantity the subject of a verb that is not plainly singular:
    "61 percent were", but "40 percent is owned"?
    """
    ahead = span.doc[span.end : span.end + VERB_SIGHT]
    finite = next((token for token in ahead if token.tag_ in syntax.FINITE), None)
    return syntax.is_subject(span.root) and finite is not None and finite.tag_ != "VBZ" and finite.lower_ != "was"
