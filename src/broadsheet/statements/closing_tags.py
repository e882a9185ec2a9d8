"""Closing tags: the words that end a sentence and say who said it, "..., its director, Ann Lee, said on Monday", "...,
said Ann Lee".

Read by the commas and the classes of words alone, since a parser often makes the subject of what is said the one who
says it. Knows nothing of which words are cues.
"""

from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Span, Token

from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import FINITE, find_own_subject, is_noun_head
from broadsheet.lexicon import read_class, read_words
from broadsheet.statements.contents import Spans, find_spans

# tokens before the verb that goes on behind a tag: "..., was", "..., probably will"
MOST_BEFORE_VERB = 2
# tokens of a tag before its verb and behind it, room for the longest seen in news: "a spokesman for the police in the
# capital said in a statement on Monday"; further off stands another clause
LONGEST_TAG, LONGEST_BEHIND = 14, 10
# the fewest tokens that something said has: "Prices fell 3%"
FEWEST_SAID = 3
# a dateline "WASHINGTON (AP) -- ", in tokens
LONGEST_DATELINE = 8
DASHES = {"-", "--", "–", "—"}
# marks that end a sentence, and pieces of one that a parser may leave
STOPS = {".", "!", "?", "…", ":", ";", '"', "”", "''", ")", "•"}
MOST_PIECES = 2
CLOSING_MARKS = {'"', "”", "''", "'", "’"}
PERFECT = {"has", "have", "had", "'ve", "’ve"}
TIMED = {"yesterday", "today", "tonight", "last", "this", "earlier", "late", "later", "early"}
# word classes that show that more than a name and a time stands there
CLAUSAL = {"VERB", "AUX", "SCONJ"}
RELATIVE = read_class("relative")
# what may begin who said so
NOMINAL = {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"}


class Tag(NamedTuple):
    """Who says a sentence, by the head of the noun phrase and all its words, and the tokens from `start` up to `end`
    that are said.
    """

    speaker: Token
    words: Span
    start: int
    end: int


class InnerTag(NamedTuple):
    """Who says a sentence inside it, by the head of the noun phrase and all its words, and what is said around it."""

    speaker: Token
    words: Span
    contents: Spans


def find_tag(verb: Token, frames: Collection[str]) -> Tag | None:
    """The tag that a finite verb with the frame `tag` or `obj_tag` ends its sentence with, or None."""
    inverted = verb.tag_ == "VBN" and verb.i > verb.sent.start and verb.nbor(-1).text == ","  # ", predicted Tom Falk"
    tensed = verb.tag_ in ("VBD", "VBZ") or inverted or _find_perfect(verb) is not None
    if not tensed or not {"tag", "obj_tag"} & set(frames):
        return None
    sentence = _find_sentence(verb)
    told = "obj_tag" in frames
    found = _find_before(verb, sentence, told=told) or (None if told else _find_behind(verb, sentence))
    if found is None:
        return None
    speaker, words, comma = found
    start = _find_dateline_end(sentence)
    if verb.doc[start].pos_ == "CCONJ":  # "But the plan is dead, ..." leaves "But" to the article
        start += 1
    said = verb.doc[start:comma]
    if len(said) < FEWEST_SAID or not _says_something(said):
        return None
    return Tag(speaker, words, start, comma)


def find_sentence_before(cue: Token) -> Spans:
    """The sentence before a tag that ends it, ", Mr Davis said." or ", said Mr Davis.", where the parse ties the two in
    no known way.
    """
    doc, sentence = cue.doc, cue.sent
    comma = next((i for i in range(cue.i - 1, sentence.start, -1) if doc[i].text in (",", "”", '"', "''")), None)
    if (
        comma is None
        or comma - sentence.start < FEWEST_SAID
        or cue.i - comma > LONGEST_TAG
        or sentence.end - cue.i > LONGEST_TAG
    ):
        return ()
    between = doc[comma + 1 : cue.i]
    behind = cue.nbor() if cue.i + 1 < sentence.end else None
    if not len(between) and (behind is None or behind.pos_ not in NOMINAL):  # "Ann Lee, who left, spoke to the paper"
        return ()
    finite = any(token.tag_ in FINITE for token in doc[sentence.start : comma])
    if not finite or any(
        token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.tag_ in ("WP", "WDT") for token in between
    ):
        return ()
    return find_spans(doc, sentence.start, comma)


def find_sentence_around(cue: Token) -> Spans:
    """The sentence around a tag inside it, "The plan, said Mr Lund, is dead.", which a parser takes for a clause of its
    own.
    """
    doc, sentence = cue.doc, cue.sent
    opens = next((i for i in range(cue.i - 1, sentence.start, -1) if doc[i].is_punct), None)
    closes = next((i for i in range(cue.i + 1, sentence.end) if doc[i].is_punct), None)
    if (
        opens is None
        or closes is None
        or doc[opens].text != ","
        or doc[closes].text != ","
        or closes - opens > LONGEST_TAG
    ):
        return ()
    tag = [token for token in doc[opens + 1 : closes] if token.i != cue.i]
    subject = find_own_subject(cue)
    inside = subject is not None and opens < subject.i < closes
    other = any(token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.tag_ in ("WP", "WDT", "IN") for token in tag)
    around = [*doc[sentence.start : opens], *doc[closes + 1 : sentence.end]]
    if not inside or other or not any(token.tag_ in FINITE for token in around):
        return ()
    return (*find_spans(doc, sentence.start, opens), *find_spans(doc, closes + 1, sentence.end))


def find_inner_tag(verb: Token) -> InnerTag | None:
    """The tag that parts a subject from its verb, "The bridge, engineer Ann Lee admitted, was never inspected", read by
    its commas, since a parser takes either for the subject of the other.
    """
    doc, sentence = verb.doc, _find_sentence(verb)
    opens = next((i for i in range(verb.i - 1, sentence.start, -1) if doc[i].is_punct), None)
    closes = next((i for i in range(verb.i + 1, sentence.end - 1) if doc[i].is_punct), None)
    if opens is None or closes is None or {doc[opens].text, doc[closes].text} != {","} or closes - opens > LONGEST_TAG:
        return None
    words = doc[opens + 1 : verb.i] if opens + 1 < verb.i else doc[verb.i + 1 : closes]
    alone = len(words) == closes - opens - 2
    if not alone or not len(words) or not _is_nominal(words) or not is_noun_head(words.root):
        return None
    parted, rest = doc[sentence.start : opens], doc[closes + 1 : closes + 1 + MOST_BEFORE_VERB]
    noun = len(_split_at_commas(parted)) == 1 and _is_nominal(parted) and is_noun_head(parted.root)
    if not noun or _find_kind(words) is None or not any(token.tag_ in (*FINITE, "MD") for token in rest):
        return None
    named = next((name.root for name in words.ents if name.label_ == "PERSON"), words.root)
    said = (*find_spans(doc, sentence.start, opens), *find_spans(doc, closes + 1, sentence.end))
    return InnerTag(named, words, said)


def find_dateline_dash(first: Token) -> Token | None:
    """The dash that ends a dateline, by its first word, in capitals: "WASHINGTON (AP) -- "."""
    dash = next((token for token in first.doc[first.i : first.i + LONGEST_DATELINE] if token.text in DASHES), None)
    return dash if first.is_upper else None


def _says_something(said: Span) -> bool:
    """Has a stretch of words a finite verb of a main clause: not "When she came, Ann Lee said nothing"?"""
    finite = sum(token.tag_ in FINITE for token in said)
    subordinate = said[0].pos_ == "SCONJ" or said[0].tag_ == "WRB"
    return finite > 1 if subordinate else finite > 0


def _find_perfect(verb: Token) -> Token | None:
    """The auxiliary right before a participle: "an audit has found"."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    return before if before is not None and verb.tag_ in ("VBN", "VBD") and before.lower_ in PERFECT else None


def _closes_comma(mark: Token) -> bool:
    """Is a closing mark one behind a comma, where a sentence goes on: 'The deal is “dead,” a banker said'?"""
    return mark.text in CLOSING_MARKS and mark.i > 0 and mark.nbor(-1).text == ","


def _find_sentence(verb: Token) -> Span:
    """The sentence of a verb as its marks have it, where a parser ends one at a comma:
    "Rates will rise, | the bank said".
    """
    doc, start, end = verb.doc, verb.sent.start, verb.sent.end
    for _ in range(MOST_PIECES):
        cut = doc[start - 1] if start > 0 else None
        if cut is not None and (cut.text not in STOPS or _closes_comma(cut)) and not cut.is_space:
            start = doc[start - 1].sent.start
        if end < len(doc) and doc[end - 1].text not in STOPS and not doc[end - 1].is_space:
            end = doc[end].sent.end
    return doc[start:end]


def _find_dateline_end(sentence: Span) -> int:
    """The token behind a dateline, "WASHINGTON (AP) -- ", or the first of the sentence."""
    dash = find_dateline_dash(sentence[0]) if len(sentence[0]) > 1 else None
    return dash.i + 1 if dash is not None and dash.i + 1 < sentence.end else sentence.start


def _find_before(verb: Token, sentence: Span, *, told: bool) -> tuple[Token, Span, int] | None:
    """The speaker between a comma and the verb: ", Ann Lee said", ", its director, Ann Lee, 54, told the BBC"."""
    doc = verb.doc
    comma = next((token.i for token in doc[verb.i + 1 : sentence.end] if token.text == ","), None)
    # "said on Monday, adding that jobs would follow"
    end = comma if comma is not None and comma + 1 < sentence.end and doc[comma + 1].tag_ == "VBG" else sentence.end
    behind = [token for token in doc[verb.i + 1 : end] if not token.is_space]
    clause = any(
        token.pos_ in CLAUSAL or token.tag_ in ("WP", "WDT") or token.text in (",", ":", "“", '"') for token in behind
    )
    if clause or len(behind) > LONGEST_BEHIND or not (told or _says_when(behind)):
        return None
    group = _find_perfect(verb) or verb
    parts = _split_at_commas(doc[max(sentence.start, group.i - LONGEST_TAG) : group.i])
    closed = doc[group.i - 1].text == ","
    if not closed:
        last = [_before_relative(part) for part in parts[-1:]]
    else:
        aged = len(parts) > 1 and all(token.like_num for token in parts[-1])
        last = parts[-3 if aged and _is_described(parts[-3:-1]) else -2 :]
    if not last or last[0].start == sentence.start or not all(_is_nominal(part) for part in last):
        return None
    if closed and len(last) < 2:
        return None
    speaker = _choose(last)
    opens = doc[last[0].start - 1]
    if speaker is None or not (opens.text == "," or _closes_comma(opens)):
        return None
    named = [part for part in last if not part.root.like_num]
    return speaker, doc[last[0].start : named[-1].end], opens.i


def _says_when(words: list[Token]) -> bool:
    """Does nothing follow the verb but when, where or to whom it was said:
    "on Monday", "late last week", "in a statement"?
    """
    first = next((token for token in words if token.pos_ not in ("ADV", "PUNCT")), None)
    return first is None or first.pos_ in ("ADP", "ADJ") or first.lower_ in TIMED | read_words("calendar")


def _find_behind(verb: Token, sentence: Span) -> tuple[Token, Span, int] | None:
    """The speaker behind the verb, which a comma stands before: ", said Ann Lee, a spokeswoman for the union"."""
    doc = verb.doc
    if verb.i <= sentence.start or (doc[verb.i - 1].text != "," and not _closes_comma(doc[verb.i - 1])):
        return None
    parts = _split_at_commas(doc[verb.i + 1 : sentence.end])
    parts = [_before_relative(part) for part in parts[:1]] + parts[1:]
    if not parts or not _is_nominal(parts[0]) or not is_noun_head(parts[0].root) or parts[0].root.tag_ in ("WP", "WDT"):
        return None
    relative = len(parts) > 1 and parts[1][0].lower_ in RELATIVE
    if not relative and not all(_is_nominal(part) for part in parts[1:]):
        return None
    return parts[0].root, doc[parts[0].start : (parts[0] if relative else parts[-1]).end], verb.i - 1


def _split_at_commas(words: Span) -> list[Span]:
    """The parts of a stretch of words between its commas, without empty ones."""
    bounds = [
        words.start - 1,
        *(token.i for token in words if token.is_punct and token.text not in ("-", "–", "(", ")")),
        words.end,
    ]
    parts = (words.doc[left + 1 : right] for left, right in pairwise(bounds))
    return [part for part in parts if len(part) and not part[0].is_space]


def _before_relative(part: Span) -> Span:
    """A part without the clause that describes its noun: "a senior official who asked not to be named"."""
    cut = next((token.i - part.start for token in part[1:] if token.lower_ in RELATIVE), len(part))
    return part[:cut]


def _is_nominal(part: Span) -> bool:
    """Has a part no clause, so that it may name somebody?"""
    if part[0].pos_ in ("CCONJ", "ADP"):
        return False
    return not any(token.pos_ in CLAUSAL or token.tag_ in ("WP", "WDT", "WRB", *FINITE) for token in part)


def _is_described(parts: list[Span]) -> bool:
    """Are two parts a name and who that is: "its director", "Ann Lee"?"""
    kinds = {_find_kind(part) for part in parts}
    return len(parts) == 2 and kinds == {"name", "person"}


def _choose(parts: list[Span]) -> Token | None:
    """The head of the part that names somebody, else of the first."""
    heads = [part.root for part in parts if is_noun_head(part.root) and not part.root.like_num]
    named = next((head for head, part in zip(heads, parts, strict=False) if _find_kind(part) == "name"), None)
    return named or (heads[0] if heads else None)


def _find_kind(part: Span) -> str | None:
    """Is a part a "name" of a person, or a noun for a "person" or body?"""
    if any(token.ent_type_ == "PERSON" for token in part):
        return "name" if part.root.pos_ == "PROPN" else "person"
    return "person" if find_people_kind(part.root) in ("person", "group", "body") else None
