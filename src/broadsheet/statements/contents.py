"""Contents: the character spans of what is said, without its marks, its "that" or the cue inside it.

Knows tokens and the parse. Knows nothing of which words are cues.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from broadsheet.language import find_text
from broadsheet.language.syntax import (
    find_auxiliaries,
    find_markers,
    find_own_subject,
    find_possessor,
    find_relation,
    find_subject,
)

Spans = tuple[tuple[int, int], ...]
THAT = {"that"}
LONGEST_ABBREVIATION = 12
# relations of phrases that stand after a content clause and rather belong to it than to its cue
LATE = {"oblique", "adverb", "modifier", "preposition", "clause"}
REASON = {"because", "if", "unless"}


@dataclass(frozen=True, slots=True)
class Content:
    """What is said, the act that it makes of its cue, and the name of the rule that found it."""

    spans: Spans
    act: str
    rule: str


def trim_quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """A content without the spaces, marks and final stop or comma at its edges; a question mark stays."""
    while end > start and (
        text[end - 1].isspace() or (text[end - 1] in ".,;:\"'“”‘’`" and not _is_abbreviation(text, start, end))
    ):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in '"“”‘`,;:'):
        start += 1
    return start, end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Does the stop belong to an abbreviation such as "U.S."?"""
    word = text[max(start, end - LONGEST_ABBREVIATION) : end].split()[-1]
    return text[end - 1] == "." and word.count(".") > 1 and word.replace(".", "").isalpha()


def find_span(doc: Doc, start: int, end: int) -> Span:
    """The tokens that characters `start` to `end` of the text touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else doc[0:0]


def find_clause_spans(clause: Token, *, without: Token) -> Spans:
    """The clause's character spans, without "that" and without the part that holds the cue where it interrupts."""
    return find_spans(clause.doc, clause.left_edge.i, clause.right_edge.i + 1, without=without)


def find_spans(doc: Doc, start: int, end: int, *, without: Token | None = None) -> Spans:
    """Character spans of tokens `start` to `end`, less the clause or phrase of `without` where that stands inside."""
    parts = [(start, end)]
    if without is not None and start <= without.i < end:
        low, high = _reach_of(without, start, end)
        parts = [(start, low), (high, end)]
    found = []
    for first, last in parts:
        while first < last and (
            doc[first].is_punct
            or doc[first].is_space
            or (doc[first].lower_ in THAT and find_relation(doc[first]) == "marker")
        ):
            first += 1
        while last > first and (
            doc[last - 1].is_space or (doc[last - 1].is_punct and doc[last - 1].text not in ")]%?")
        ):
            last -= 1
        if last > first:
            span = trim_quoted(find_text(doc), doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
            if span[1] > span[0]:
                found.append(span)
    return tuple(found)


def find_content_end(cue: Token, clause: Token) -> int:
    """Where a clause after its cue ends: what follows it below the cue belongs to it too, unless it is plainly the
    cue's own.

    A parser attaches late phrases and coordinated clauses too high rather than too low. The cue's own are participles
    after a comma ("said ..., adding ...") and coordinated finite verbs ("said ... and left"). A bare infinitive cannot
    be coordinated with a finite cue, and a modal ("said ..., but could not stay") goes on with what is said.
    """
    end = clause.right_edge.i + 1
    if clause.i < cue.i:
        return end
    for child in cue.rights:
        if child.i < end or child.is_punct:
            continue
        late = find_relation(child) in LATE or _begins_with_that(child) or _goes_on(cue, child)
        if not late or child.left_edge.i > end + 2:
            break
        end = child.right_edge.i + 1
    return _cut_aside(clause, _past_colon(cue.doc, end))


def _cut_aside(clause: Token, end: int) -> int:
    """A participle after a comma that describes a noun is the article's own:
    "urged them to support the plan, backed by troops".
    """
    for token in clause.doc[clause.i + 1 : end]:
        first = token.left_edge
        if (
            token.tag_ == "VBN"
            and find_relation(token) == "reduced clause"
            and "," in (first.text, first.doc[max(first.i - 1, 0)].text)
        ):
            return first.i
    return end


def _goes_on(cue: Token, child: Token) -> bool:
    """Does a clause below the cue go on with what is said:
    "... and wait", "..., but could not stay", "because it was late"?
    """
    if find_relation(child) == "conjunct":
        bare = child.tag_ == "VB" and cue.tag_ != "VB"
        modal = cue.tag_ in ("VBD", "VBN") and any(auxiliary.tag_ == "MD" for auxiliary in find_auxiliaries(child))
        return bare or modal or _is_about_the_same(child)
    return find_relation(child) == "adverbial clause" and any(marker.lower_ in REASON for marker in find_markers(child))


def _is_about_the_same(clause: Token) -> bool:
    """Has a coordinated clause a pronoun for subject, or a noun with one:
    "... failed, and it will again", "and his plan was a guess"?
    """
    subject = find_own_subject(clause)
    if subject is None:
        return False
    owner = find_possessor(subject)
    return subject.tag_ == "PRP" or (owner is not None and owner.tag_ == "PRP$")


def _past_colon(doc: Doc, end: int) -> int:
    """What a colon adds to a content is part of it, also where the parser begins a sentence there:
    "said it was simple: We lost".
    """
    if end + 1 < len(doc) and doc[end].text == ":" and not doc[end + 1].is_space:
        return doc[end + 1].sent.end
    return end


def _begins_with_that(clause: Token) -> bool:
    return any(marker.lower_ in THAT for marker in find_markers(clause))


def _reach_of(cue: Token, start: int, end: int) -> tuple[int, int]:
    """Tokens the cue takes from its host: its subtree for a verb set beside it, itself for an adverb, never the host's
    own words.
    """
    if cue.pos_ == "ADV":
        return cue.i, cue.i + 1
    low, high = cue.left_edge.i, cue.right_edge.i + 1
    if (
        low <= start and high >= end
    ):  # the cue governs all of it: what follows the content is cut at the cue's own words
        subject = find_subject(cue)
        words = [cue.i, *((subject.left_edge.i, subject.i) if subject is not None else ())]
        return max(start, min(words)), min(end, max(words) + 1)
    return max(low, start), min(high, end)
