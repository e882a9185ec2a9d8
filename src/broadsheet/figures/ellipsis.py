"""Ellipsis: whose a quantity is in a clause that leaves its verb out, "wages rose 5%, prices 3%", "France will pay $8m
and Spain $5m".

Knows word classes and the words of change. Knows nothing of statements or of how the clause with the verb is read.
"""

from spacy.tokens import Span, Token

from broadsheet.figures.context import Setting
from broadsheet.figures.words import find_edges, trim_phrase
from broadsheet.language import syntax
from broadsheet.lexicon import read_calendar_words, read_changes

# what a clause without its verb begins behind
OPENERS = {",", ";", "and", "but", "while", "with"}
# prepositions that it keeps of the clause before: "gas fell to 12% and coal to 30%"
KEPT = {"at", "on", "to", "by", "for"}
NOMINAL = {"NOUN", "PROPN", "ADJ", "DET", "PART", "NUM"}
# prepositions inside a subject: "profit before tax 6%", "wages for women 2%"
INNER = {"of", "in", "for", "before", "after", "at"}
# words between a subject and its quantity that are neither's
FURTHER = {"a", "additional", "another", "extra", "further", "just", "only", "some"}
# tokens from the quantity before to the subject of a clause without a verb
LONGEST_GAP = 12


def find_gap_subject(at: Setting, last: Span | None) -> str | None:
    """The noun phrase between a comma or an "and" and a quantity, the subject of a clause without a verb, or None.

    `last` is the quantity of its kind before it, in the clause with the verb. A clause with a particle needs none:
    "with gold up 3%".
    """
    doc, end, moved = at.span.doc, find_edges(at)[0], is_moved(at)
    kept = (
        end > 0 and last is not None and last.start > 0 and doc[end - 1].lower_ in KEPT & {doc[last.start - 1].lower_}
    )
    end -= moved or kept
    while end > 0 and doc[end - 1].lower_ in FURTHER:
        end -= 1  # "Ocado a further 6%"
    start = end
    while start > 0 and _is_nominal(doc[start - 1]) and start - 1 not in at.numbers and not doc[start].is_sent_start:
        start -= 1
    opened = 0 < start < end and not doc[start].is_sent_start and doc[start - 1].lower_ in OPENERS
    told = moved or (last is not None and _is_near(last, start))
    tied = doc[start].lower_ in INNER or doc[end - 1].lower_ in INNER
    if not opened or tied or not told or not any(map(_can_be_subject, doc[start:end])):
        return None
    # "its rival's 3%" leaves out what the rival has
    return (trim_phrase(doc[start:end]) or "") + (doc[end - 1].text if doc[end - 1].pos_ == "PART" else "")


def is_moved(at: Setting) -> bool:
    """Does a particle right before a quantity say which way it went: "the yen down 0.5%"?"""
    first = find_edges(at)[0]
    return first > 0 and at.span.doc[first - 1].lower_ in read_changes("particle")


def _is_nominal(token: Token) -> bool:
    """Can a word stand inside a noun phrase that has no clause?"""
    return token.pos_ in NOMINAL or token.tag_ == "PRP$" or token.lower_ in INNER


def _can_be_subject(token: Token) -> bool:
    """Is a word a noun that something may be said of, and no time?"""
    return token.pos_ in ("NOUN", "PROPN") and token.lower_ not in read_calendar_words()


def _is_near(last: Span, start: int) -> bool:
    """Does no other verb stand between the quantity before and the token `start`?"""
    between = last.doc[last.end : start]
    return 0 < len(between) <= LONGEST_GAP and not any(token.tag_ in syntax.FINITE for token in between)
