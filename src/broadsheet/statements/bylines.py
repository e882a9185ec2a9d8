"""Bylines: names set beside a quotation with no verb to present it, 'Coach Ann Lee on the draw: "..."' or
'"..." (Ann Lee, nurse)'.

Demands a quotation that is said in full and a name, or a word for people, next to it. Knows quotations and the parse.
Knows nothing of entities.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from broadsheet.language import Quotation, find_text
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import FINITE, find_possessor, is_noun_head, trim_span
from broadsheet.lexicon import read_words
from broadsheet.rules import find_first
from broadsheet.statements.contents import find_span, trim_quoted
from broadsheet.statements.cues import Attribution, Cue, find_cue, is_listed, keep_rules
from broadsheet.statements.direct import FEWEST_WORDS, is_speech

SPOKEN = Cue(":", "claim", {"quote": "claim"})
# '"..." (Ann Lee, 54)', '"...": Ann Lee', 'He waited. "..." - Ann Lee, nurse', and '"..."' above "Ann Lee, nurse"
BEHIND = (
    re.compile(r"\s?(\()([^()\n]+)\)"),
    re.compile(r"\s?(:)[ \xa0]+([^\n:]+?)\.?[ \xa0]*(?=\n|$)"),
    re.compile(r"\s(―|—|–|-{1,2})\s?([^\n:]+?)\.?[ \xa0]*(?=\n|$)"),
)
BELOW = re.compile(r"[ \xa0]*(\n)\s*([^\n.:?!]+)(?=\n|$)")
DESK = re.compile(r"From (?:the desk of )?(?=[A-Z])")
# tokens of a lead-in or of a name with a role; more is a sentence whose verb the parse missed
LONGEST_BYLINE = 16
# words between the start of a lead-in and its "from": "And then this short message from"
LONGEST_OPENING = 4
# years of age have no more digits, unlike the year of a song
AGE = re.compile(r"\d{1,2}")
PARTICLES = {"de", "da", "di", "du", "van", "von", "der", "den", "al", "el", "bin", "la", "le"}
ENDS = {".", "!", "?", ";"}
# what parts a speaker from what is spoken of or from when: "on the red card", "after the draw"
TOPICS = {"on", "about", "after", "at", "to"}
PEOPLE = {"person", "group", "body"}
DEMONSTRATIVES = {"this", "these", "word"}


class Byline(NamedTuple):
    """A cue, with its entry, and the words that name who says the quotation beside it; the head of these is
    `speaker`.
    """

    cue: Span
    entry: Cue
    speaker: Token
    name: Span


def find_bylines(doc: Doc, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find the quotations whose speaker is named beside them without a verb, in text order. None: an empty list."""
    found = []
    for quotation in quotations:
        if quotation.continues or not _is_sentence(doc, quotation) or _is_title(doc, quotation):
            continue
        byline, rule = find_first(BYLINES, doc, quotation)
        if byline is None or rule is None:
            continue
        contents = (trim_quoted(find_text(doc), quotation.start, quotation.end),)
        rules = keep_rules(cue=rule, content=rule, speaker=rule)
        cue, entry, speaker, name = byline
        found.append(Attribution(cue, entry, entry.act, speaker, contents, direct=True, name=name, rules=rules))
    return found


def find_name_behind(doc: Doc, quotation: Quotation) -> Byline | None:
    """'"It is late" (Ann Lee, nurse).', '"It is late.": Ann Lee': the name behind a closed quotation."""
    text = find_text(doc)
    alone = not text[text.rfind("\n", 0, quotation.outer_start) + 1 : quotation.outer_start].strip()
    patterns = (*BEHIND, BELOW) if alone else BEHIND
    for pattern in patterns:
        match = pattern.match(text, quotation.outer_end)
        name = doc.char_span(*match.span(2), alignment_mode="contract") if match is not None else None
        if match is None or name is None:
            continue
        name = trim_span(name)
        if _is_name(name) and (pattern is not BELOW or _is_described(name)):
            return Byline(find_span(doc, *match.span(1)), SPOKEN, _find_head(name), name)
    return None


def find_name_before(doc: Doc, quotation: Quotation) -> Byline | None:
    """'Coach Ann Lee on the draw: "It is late."', 'The minister on Monday: "It is late."': who a lead-in without a
    verb begins with.
    """
    lead = _find_lead(doc, quotation)
    if lead is None:
        return None
    end = next((token.i for token in lead if token.lower_ in TOPICS), lead.end)
    return _make_byline(lead, lead.start, end, topical=end < lead.end)


def find_sender(doc: Doc, quotation: Quotation) -> Byline | None:
    """'This from Ann Lee: "It is late."', 'A message from the union: "It is late."': whom a thing said is from."""
    lead = _find_lead(doc, quotation)
    at = next((token.i for token in lead if token.lower_ == "from"), None) if lead is not None else None
    if lead is None or at is None or at - lead.start > LONGEST_OPENING:
        return None
    before = lead.doc[at - 1] if at > lead.start else None
    sent = before is None or before.lower_ in DEMONSTRATIVES or _is_said(before)
    return _make_byline(lead, at + 1, lead.end, topical=True) if sent else None


def find_owner_of_answer(doc: Doc, quotation: Quotation) -> Byline | None:
    """'The ministry's answer: "It is late."': whose the answer is that a lead-in ends with."""
    lead = _find_lead(doc, quotation)
    if lead is None or not _is_said(lead[-1]):
        return None
    owner = find_possessor(lead[-1])
    if owner is None or not lead.start <= owner.i < lead.end - 1:
        return None
    if owner.tag_ != "PRP$" and owner.ent_type_ not in ("PERSON", "ORG") and find_people_kind(owner) not in PEOPLE:
        return None
    name = trim_span(doc[owner.left_edge.i : owner.i + 1])
    return Byline(doc[lead.end - 1 : lead.end], find_cue(lead[-1]) or SPOKEN, owner, name)


def find_desk(doc: Doc, quotation: Quotation) -> Byline | None:
    """'From the desk of Ann Lee, economist.' on the line above a quotation."""
    text = find_text(doc)
    above = text[: quotation.outer_start].rstrip()
    start = above.rfind("\n") + 1
    match = DESK.match(text, start)
    parted = "\n" in text[len(above) : quotation.outer_start]
    name = doc.char_span(match.end(), len(above), alignment_mode="expand") if match is not None and parted else None
    if match is None or name is None or any(token.text in ENDS for token in name[:-1]):
        return None
    name = trim_span(name)
    return Byline(find_span(doc, start, start + 4), SPOKEN, _find_head(name), name) if _is_name(name) else None


# who is named beside a quotation, in the order they are sought
BYLINES = (find_name_behind, find_owner_of_answer, find_sender, find_name_before, find_desk)


def _make_byline(lead: Span, start: int, end: int, *, topical: bool) -> Byline | None:
    """The words `start` to `end` before a colon as who speaks, where they name a person or, with more behind them or a
    "from" before, a body.
    """
    if end <= start:
        return None
    name = trim_span(lead.doc[start:end])
    if not len(name) or name[0].pos_ == "ADP" or any(token.lower_ == "from" for token in name):
        return None
    kind = find_people_kind(name.root)
    people = topical and is_noun_head(name.root) and kind in PEOPLE
    if not people and not _is_name(name):
        return None
    return Byline(lead.doc[lead.end : lead.end + 1], SPOKEN, _find_head(name), name)


def _find_lead(doc: Doc, quotation: Quotation) -> Span | None:
    """What stands between the last stop, or line break, and the colon before a quotation; None where it has a verb."""
    text = find_text(doc)
    before = text[: quotation.outer_start].rstrip()
    if not before.endswith(":"):
        return None
    colon = find_span(doc, len(before) - 1, len(before)).start
    start = colon
    while start > 0 and doc[start - 1].text not in ENDS and "\n" not in doc[start - 1].text:
        start -= 1
    lead = doc[start:colon]
    while len(lead) and (lead[0].pos_ == "CCONJ" or lead[0].is_space):
        lead = lead[1:]
    marked = any((token.is_quote and token.tag_ != "POS") or token.text == ":" for token in lead)
    return lead if 0 < len(lead) <= LONGEST_BYLINE and not marked and not _has_verb(lead) else None


def _has_verb(words: Span) -> bool:
    return any(token.pos_ in ("VERB", "AUX") or token.tag_ in (*FINITE, "MD") for token in words)


def _is_said(noun: Token) -> bool:
    """Is a noun one for a thing said: a cue, a document, or the noun of a verb that quotes ("answer", "reply")?"""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return find_cue(noun) is not None or find_people_kind(noun) == "document" or is_listed(noun.lower_, "verb")


def _is_name(words: Span) -> bool:
    """Do words name a person, with a role or an age or without: "Ann Lee", "Ann Lee, 54", "Coach Ann Lee"?"""
    if not 1 < len(words) <= LONGEST_BYLINE or _has_verb(words):
        return False
    comma = next((token.i - words.start for token in words if token.text in (",", "(")), len(words))
    person = any(ent.label_ == "PERSON" and len(ent) > 1 and ent.start < words.start + comma for ent in words.ents)
    capitals = comma > 1 and all(
        token.text[:1].isupper() or token.lower_ in PARTICLES or token.text == "-" for token in words[:comma]
    )
    given = any(token.text in read_words("given_names", "name") for token in words[: comma - 1])
    if comma == len(words) and not capitals:
        titled = words[0].pos_ in ("DET", "NOUN", "ADJ", "PROPN") and words[-1].ent_type_ == "PERSON"
        return person and titled
    return (person or given or _has_role(words)) and (capitals or person)


def _has_role(words: Span) -> bool:
    """Has a name a role or an age behind its comma: "Ann Lee, taxi driver", "Ann Lee, 54"?"""
    comma = next((token.i - words.start for token in words if token.text == ","), len(words))
    behind = words[comma + 1 :]
    return any(find_people_kind(token) == "person" or AGE.fullmatch(token.text) for token in behind)


def _is_described(words: Span) -> bool:
    """Stands a common noun or an age behind the comma of a name: "Ann Lee, shepherd", not "Paris, France"?"""
    comma = next((token.i - words.start for token in words if token.text == ","), len(words))
    behind = words[comma + 1 :]
    return _has_role(words) or any(token.pos_ == "NOUN" and token.is_lower for token in behind)


def _find_head(name: Span) -> Token:
    """The head of the person's name in a phrase, else of the phrase."""
    person = next((ent for ent in name.ents if ent.label_ == "PERSON"), None)
    if person is not None:
        return person.root
    comma = next((token.i for token in name if token.text == ","), name.end)
    return name.doc[name.start : comma].root if comma > name.start else name.root


def _is_sentence(doc: Doc, quotation: Quotation) -> bool:
    """Is a quotation something said in full, also where a bracket follows it and no stop: '"It was late" (Ann Lee)'?"""
    words = [token for token in find_span(doc, quotation.start, quotation.end) if not token.is_punct]
    whole = len(words) >= FEWEST_WORDS and words[0].text[:1].isupper() and any(word.tag_ in FINITE for word in words)
    return whole or is_speech(doc, quotation)


def _is_title(doc: Doc, quotation: Quotation) -> bool:
    """Is what is quoted written like a title: "The Sun Is Also a Star"?"""
    words = [token for token in find_span(doc, quotation.start, quotation.end) if token.is_alpha][1:]
    return sum(token.text[:1].isupper() for token in words) * 2 > len(words)
