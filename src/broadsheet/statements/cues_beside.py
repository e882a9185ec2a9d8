"""Cues beside a quotation: the reporting verb that presents it, before it, behind it or in the sentence before.

Knows quotations, cues with their frames, and the parse. Knows nothing of which quotations are speech.
"""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from broadsheet.language import Quotation, breaks_line, find_text
from broadsheet.language.entries import find_people_kind
from broadsheet.language.factuality import is_refused
from broadsheet.language.participants import find_noun_subject
from broadsheet.language.syntax import (
    FINITE,
    find_auxiliaries,
    find_complements,
    find_object,
    find_relation,
    is_asserted,
    is_infinitive,
)
from broadsheet.statements.contents import find_span
from broadsheet.statements.cues import find_cue
from broadsheet.statements.frames import find_framed_content

# tokens between a quotation and the cue that presents it
REACH = 30
SENTENCE_END = {".", "!", "?"}
# what opens a sentence of its own behind a quotation: "Later, Lund said", "By asking builders, Lund hoped"
OPENERS = ("ADP", "ADV", "CCONJ", "SCONJ", "VERB", "AUX", "PART")
OPENING_CLAUSES = {"that", "whether", "if", "why", "how"}
DEMONSTRATIVES = {"that", "this"}
# clauses behind a cue that tell when it was said, or of whom: "Lund said as he left", "said Lund, who had left"
ASIDES = ("relative clause", "adverbial clause")


def find_cue_leading(doc: Doc, quotation: Quotation, outside: list[bool]) -> Token | None:
    """'Lund said: "It is late."': the reporting verb that leads up to the quotation."""
    span = find_span(doc, quotation.outer_start, quotation.outer_end)
    before = walk(doc, _find_lead(doc, span.start) - 1, -1, outside)
    leading = next((token for token in before if is_quote_cue(token) or _is_uttered(token)), None)
    return leading if leading is not None and _leads_up(doc, leading, span) else None


def find_cue_behind(doc: Doc, quotation: Quotation, outside: list[bool]) -> Token | None:
    """'"It is late," said Lund.': the reporting verb that follows the quotation in its sentence."""
    span = find_span(doc, quotation.outer_start, quotation.outer_end)
    following = next((token for token in walk(doc, span.end, 1, outside) if is_quote_cue(token)), None)
    if following is None or not _is_tag(doc, following, span):
        return None
    if _awaits_tag(doc, quotation, span):
        return following
    # "For the fans." The crowd cheered.
    wordless = "manner" in _find_traits(following) and find_text(doc)[quotation.end - 1] == "."
    return following if not wordless and _is_bare(doc, following, outside, span.end) else None


def find_unlisted_cue(doc: Doc, quotation: Quotation, outside: list[bool]) -> Token | None:
    """'"It is late," quipped striker Ann Lee.': any verb in the past between a quotation that ends in a comma and a
    name, which a parser may take for an adjective.
    """
    first = find_span(doc, quotation.outer_start, quotation.outer_end).end
    if find_text(doc)[quotation.start : quotation.end].rstrip(" '’")[-1:] != "," or first + 1 >= len(doc):
        return None
    verb, name = doc[first], list(takewhile(_is_of_name, walk(doc, first + 1, 1, outside)))
    named = any(token.ent_type_ == "PERSON" for token in name)
    past = verb.is_lower and (verb.tag_ in ("VBD", "VBN") or verb.text.endswith("ed"))
    return verb if past and named else None


# the cue of a quotation, in the order it is sought
CUES_BESIDE = (find_cue_leading, find_unlisted_cue, find_cue_behind)


def _is_of_name(token: Token) -> bool:
    """May a word stand in a name with a role before it: "striker Ann Lee"?"""
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "DET")


def _find_traits(cue: Token) -> frozenset[str]:
    entry = find_cue(cue)
    return entry.traits if entry is not None else frozenset()


def find_sentence_before(doc: Doc, quotation: Quotation, outside: list[bool]) -> Token | None:
    """'Lund was angry. "It is late."': the main verb of the sentence before a quotation that nothing presents, where
    that tells of a person, in the same paragraph and with no quotation of its own.
    """
    start = find_span(doc, quotation.outer_start, quotation.outer_end).start
    if start < 2 or doc[start - 1].text not in SENTENCE_END:
        return None
    sentence = doc[start - 2].sent
    plain = all(outside[token.i] and not breaks_line(token) for token in sentence)
    told = plain and sentence.root.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    reported = any(
        find_cue(token) is not None and (find_object(token) or find_complements(token))
        for token in sentence
        if token.tag_ != "VBN" or find_relation(token) != "adverbial clause"  # "Asked whether she was late, Lee smiled"
    )
    subject = find_noun_subject(sentence.root)
    if subject is None or not told or reported:
        return None
    person = subject.lower_ in ("he", "she") or subject.ent_type_ == "PERSON" or find_people_kind(subject) == "person"
    return sentence.root if person else None


def _find_lead(doc: Doc, start: int) -> int:
    """Where what leads up to a quotation ends: before it, or before the line break where a colon stands there."""
    lead = start
    while lead > 0 and doc[lead - 1].is_space:
        lead -= 1
    return lead if lead > 0 and doc[lead - 1].text == ":" else start


def walk(doc: Doc, start: int, step: int, outside: list[bool]) -> Iterator[Token]:
    """Tokens from `start` in one direction, as far as the sentence, the paragraph and the next quotation let."""
    i = start
    while 0 <= i < len(doc) and abs(i - start) < REACH and outside[i]:
        token = doc[i]
        if breaks_line(token) or token.text in SENTENCE_END:
            return
        yield token
        i += step


def is_quote_cue(token: Token) -> bool:
    """Can the word present direct speech: a listed verb with the frame `quote`, not as an infinitive or a noun?"""
    if token.pos_ not in ("VERB", "AUX") or (
        token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.children)
    ):
        return False
    entry = find_cue(token)
    return entry is not None and "quote" in entry.frames


def _is_uttered(token: Token) -> bool:
    """Is an infinitive told as done: 'She went on to say: "It is late."', not "She refused to say:"?"""
    entry = find_cue(token) if is_infinitive(token) else None
    told = find_relation(token) in ("open clause", "adverbial clause", "clause") and token.head.pos_ == "VERB"
    return entry is not None and "quote" in entry.frames and told and is_asserted(token.head) and not is_refused(token)


def _leads_up(doc: Doc, cue: Token, span: Span) -> bool:
    """Does nothing but the cue's own objects stand between it and the quotation:
    "said:", "told reporters on Monday,"?
    """
    between = doc[cue.i + 1 : span.start]
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "VBN") for token in between):
        return False
    return not len(between) or between[-1].text in (",", ":", "-", "–", "—") or len(between) <= 2


def _is_tag(doc: Doc, cue: Token, span: Span) -> bool:
    """Is the cue the first finite verb after the quotation ("he said", "said Mr Low, who had left")?"""
    between = doc[span.end : cue.i]
    return not any(
        token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") and find_relation(token) != "relative clause"
        for token in between
    )


def _awaits_tag(doc: Doc, quotation: Quotation, span: Span) -> bool:
    """Does the sentence go on behind the quotation: '"It is late," Lund said', '"Is it late?" he asked'?"""
    text = find_text(doc)
    if "," in (text[quotation.start : quotation.end].rstrip(" '’")[-1:], text[quotation.outer_end :][:1]):
        return True
    return span.end < len(doc) and doc[span.end].text[:1].islower()


def _is_bare(doc: Doc, cue: Token, outside: list[bool], start: int) -> bool:
    """Has a sentence behind a closed quotation nothing but who said it: '"It is late!" Lund said on Monday.'?

    '"It is late." Lund said it would be dark soon.' and '"It is late." Then Lund said: "Go!"' say something of their
    own.
    """
    between = [token for token in doc[start : cue.i] if not token.is_punct and not token.is_space]
    subject = find_noun_subject(cue)
    if subject is not None and subject.pos_ == "NOUN" and find_people_kind(subject) is None:
        return False
    finite = any(token.tag_ in FINITE for token in (cue, *find_auxiliaries(cue)))
    if not finite or (between and between[0].i not in _find_group(cue) and _opens_sentence(between[0])):
        return False
    if any(token.tag_ in FINITE and token.i not in _find_group(cue) for token in between):
        return False
    return not _leads_on(doc, cue) and not _says_more(cue, outside)


def _opens_sentence(first: Token) -> bool:
    """Is a word no part of who said it: "Later, Lund said", "By asking builders, Lund hoped", "That said"?"""
    return first.pos_ in OPENERS or first.lower_ in DEMONSTRATIVES


def _find_group(cue: Token) -> set[int]:
    return {cue.i, *(auxiliary.i for auxiliary in find_auxiliaries(cue))}


def _leads_on(doc: Doc, cue: Token) -> bool:
    """Does the cue lead up to what stands behind it: 'Lund added: "Go!"'?"""
    behind = next((token for token in doc[cue.i + 1 : cue.i + REACH] if token.text in (":", *SENTENCE_END)), None)
    return behind is not None and behind.text == ":"


def _says_more(cue: Token, outside: list[bool]) -> bool:
    """Has the cue something said of its own behind it: "Lund said it would be dark soon"?"""
    entry = find_cue(cue)
    content = find_framed_content(cue, entry) if entry is not None else None
    if content is not None and content.spans[-1][1] > cue.idx + len(cue):
        return True
    if any(clause.i > cue.i and outside[clause.i] for clause in find_complements(cue)):
        return True
    behind = list(walk(cue.doc, cue.i + 1, 1, outside))
    asked = bool(behind) and behind[0].lower_ in OPENING_CLAUSES
    purposed = any(token.tag_ == "TO" and token.pos_ == "PART" for token in behind[:2])  # "went on to speak"
    return asked or purposed or any(_tells_on(token) for token in behind)


def _tells_on(token: Token) -> bool:
    """Is a finite verb no part of a clause that tells when or of whom?"""
    return token.tag_ in FINITE and not any(find_relation(above) in ASIDES for above in (token, *token.ancestors))
