"""Ellipsis: whose a quantity is in a clause that leaves its verb out, "wages rose 5%, prices 3%", "France will pay $8m
and Spain $5m".

Knows word classes and the words of change. Knows nothing of statements or of how the clause with the verb is read.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from broadsheet.figures.context import Draft, Occurrence, find_tokens
from broadsheet.figures.levels import LONGEST_JOINT, read_kind
from broadsheet.figures.words import find_edges, trim_phrase
from broadsheet.language import syntax
from broadsheet.lexicon import read_calendar_words, read_changes
from broadsheet.quantities import find_kind
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, lower_at
from broadsheet.rules import name_rule

# what a clause without its verb begins behind
OPENERS = {",", ";", "and", "but", "while", "with"}
# prepositions that it keeps of the clause before: "gas fell to 12% and coal to 30%"
KEPT = {"at", "on", "to", "by", "for"}
NOMINAL = {"NOUN", "PROPN", "ADJ", "DET", "PART", "NUM"}
# prepositions inside a subject: "profit before tax 6%", "wages for women 2%"
INNER = {"of", "in", "for", "before", "after", "at"}
# words between a subject and its quantity that are neither's
FURTHER = {"a", "additional", "another", "extra", "further", "just", "only", "some"}
# tokens from the quantity before to the subject of a clause without a verb: when and where the first one was
LONGEST_GAP = 12
# what stands between the members of a list
LISTING = {",", "and", "or", "to"}


def fill_gap(at: Occurrence, draft: Draft, last: Draft | None) -> Draft:
    """A clause that leaves its verb out has a subject of its own and goes the way of the one before: "wages rose 5%,
    prices 3%".

    `last` is the figure of its kind before it, in the clause with the verb.
    """
    whole = find_tokens(at.span.doc, at.lexemes, last.quantity.first, last.quantity.last) if last is not None else None
    subject = _find_subject(at, whole)
    if subject is None:
        return draft
    draft = replace(draft, rules=(*draft.rules, *((column, name_rule(fill_gap)) for column in ("counted", "of"))))
    if at.counted_noun is not None:
        return replace(draft, of=subject)
    if last is None or whole is None or _is_moved(at):
        return replace(draft, counted=subject, of=None)
    if draft.quantity.unit is None and last.quantity.unit is not None and find_kind(last.quantity.unit) != "time":
        # "put Labour on 44%, the Greens on 11"
        shared = replace(draft.quantity, unit=last.quantity.unit)
        draft = replace(draft, quantity=shared, rules=(*draft.rules, ("unit", name_rule(fill_gap))))
    alike = read_kind(last.quantity) == read_kind(draft.quantity)
    draft = replace(draft, trend=last.trend if alike else None, rules=(*draft.rules, ("trend", name_rule(fill_gap))))
    before = at.span.doc[whole.sent.start : whole.start]
    if _is_given_to(last, before):
        return replace(draft, counted=last.counted, of=last.of)
    if _is_owned(last, before.text):
        return replace(draft, counted=last.counted, of=subject)
    return replace(draft, counted=subject, of=None)


def share_counted(lexemes: Sequence[Lexeme], found: Sequence[Draft]) -> list[Draft]:
    """Let the members of a list count what its last counts:
    "four-, five- and six-cylinder engines", "11, 12 and 13 percent".
    """
    drafts = list(found)
    for i in range(len(drafts) - 2, -1, -1):
        left, right = drafts[i], drafts[i + 1]
        if right.quantity.first - left.quantity.last > LONGEST_JOINT:
            continue
        if _is_listed(lexemes, left, right):
            rules = (*(made for made in left.rules if made[0] == "source"), *right.rules)
            drafts[i] = replace(left, counted=right.counted, of=right.of, trend=right.trend, rules=rules)
        elif _is_hanging(lexemes, left, right):
            rules = (*left.rules, ("counted", name_rule(share_counted)))
            drafts[i] = replace(left, counted=right.counted, of=right.of, rules=rules)
    return drafts


def _is_listed(lexemes: Sequence[Lexeme], left: Draft, right: Draft) -> bool:
    """Has a quantity its unit from the next one of its list: "11, 12 and 13 percent"?"""
    unit = left.quantity.unit
    between = {lexeme.lower for lexeme in lexemes[left.quantity.last : right.quantity.first]}
    return unit is not None and not left.quantity.own_unit and unit == right.quantity.unit and between <= LISTING


def _is_hanging(lexemes: Sequence[Lexeme], left: Draft, right: Draft) -> bool:
    """Does the hyphen of a number hang, since the next one has its noun: "four- and six-cylinder engines"?"""
    linked = left.quantity.linked and right.quantity.linked
    return linked and left.quantity.unit is None and lower_at(lexemes, left.quantity.last) in HYPHENS


def _is_given_to(last: Draft, before: Span) -> bool:
    """Does a noun right before a figure, in the words `before` it, only get it: "paid Ann £4m and Tom £3m"?"""
    named = before.text.endswith((last.of or "\n", last.counted or "\n"))
    return len(before) > 0 and before[-1].pos_ in ("NOUN", "PROPN") and not named


def _is_owned(last: Draft, before: str) -> bool:
    """Is the subject of a quantity's clause, in the words before it, its `of` and not what it counts?"""
    counted, owner = before.rfind(last.counted or "\n"), before.rfind(last.of or "\n")
    return counted < 0 or owner >= counted + len(last.counted or "")


def _find_subject(at: Occurrence, last: Span | None) -> str | None:
    """The noun phrase between a comma or an "and" and a quantity, the subject of a clause without a verb, or None.

    `last` is the quantity of its kind before it, in the clause with the verb. A clause with a particle needs none:
    "with gold up 3%".
    """
    doc, end = at.span.doc, _find_subject_end(at, last)
    start = end
    while start > 0 and _is_nominal(doc[start - 1]) and start - 1 not in at.numbers and not doc[start].is_sent_start:
        start -= 1
    opened = 0 < start < end and not doc[start].is_sent_start and doc[start - 1].lower_ in OPENERS
    if not opened or not (_is_moved(at) or (last is not None and _is_near(last, start))):
        return None
    tied = doc[start].lower_ in INNER or doc[end - 1].lower_ in INNER
    if tied or not any(map(_can_be_subject, doc[start:end])):
        return None
    # "its rival's 3%" leaves out what the rival has
    return (trim_phrase(doc[start:end]) or "") + (doc[end - 1].text if doc[end - 1].pos_ == "PART" else "")


def _find_subject_end(at: Occurrence, last: Span | None) -> int:
    """The token behind the subject of a clause without a verb, which a particle, a preposition kept of the clause
    before or a "further" may set off from the quantity: "Ocado a further 6%", "coal to 30%".
    """
    doc, end = at.span.doc, find_edges(at)[0]
    kept = end > 0 and last is not None and last.start > 0 and doc[end - 1].lower_ == doc[last.start - 1].lower_
    by = end > 0 and last is not None and doc[end - 1].lower_ == "by"
    if _is_moved(at) or by or (kept and doc[end - 1].lower_ in KEPT):
        end -= 1
    while end > 0 and doc[end - 1].lower_ in FURTHER:
        end -= 1
    return end


def _is_moved(at: Occurrence) -> bool:
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
