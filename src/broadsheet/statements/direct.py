"""Direct: what stands in quotation marks and somebody said, with the cue beside it.

Knows quotations, cues and the parse. What is quoted as a word or fragment inside a clause ("the so-called 'war'") is
left to `indirect`. Knows nothing of entities.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from broadsheet.language import Quotation, find_text
from broadsheet.language.participants import find_noun_subject
from broadsheet.language.syntax import (
    FINITE,
    find_auxiliaries,
    find_modified_noun,
    find_noun_phrase,
    find_relation,
    find_verb_group,
    is_asserted,
    is_noun_head,
    is_passive,
)
from broadsheet.rules import find_first, name_rule
from broadsheet.statements.contents import find_span, trim_quoted
from broadsheet.statements.cues import Attribution, Cue, find_cue, keep_rules
from broadsheet.statements.cues_beside import (
    CUES_BESIDE,
    REACH,
    find_sentence_before,
    is_quote_cue,
    walk,
)
from broadsheet.statements.speakers import find_cited

# a quotation of fewer words that ends in no mark of its own is a fragment, a title or a scare quote
FEWEST_WORDS = 4
# characters before a quotation: a mark and the spaces behind it
REACH_BEFORE = 3


def find_direct_speech(doc: Doc, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find who is quoted saying what; quotations that go on ("...," he said. "...") are one attribution with several
    contents.

    A quotation with no cue beside it belongs to the attribution before it in its paragraph, or in the paragraph before
    where that one was left open; else it is nobody's and left out. No quotations: an empty list.
    """
    speeches = _find_speeches(doc, quotations)
    outside = _mark_outside(doc, quotations)
    found: list[Attribution] = []
    waiting: list[Quotation] = []
    for i, quotation in enumerate(speeches):
        cue, rule = find_first(CUES_BESIDE, doc, quotation, outside)
        if cue is not None and found and found[-1].cue.root.i == cue.i and not waiting:
            found[-1] = _extend(found[-1], quotation)
        elif cue is not None and rule is not None:
            found.append(_attribute(cue, rule, [*waiting, quotation], outside))
            waiting = []
        elif found and i and not waiting and _goes_on(doc, speeches[i - 1], quotation, found[-1].cue):
            found[-1] = _extend(found[-1], quotation)
        elif _is_followed(doc, quotation, speeches, i):
            waiting.append(quotation)
        elif not waiting and (told := find_sentence_before(doc, quotation, outside)) is not None:
            found.append(_attribute(told, name_rule(find_sentence_before), [quotation], outside))
        else:
            waiting = []
    return found


def is_speech(doc: Doc, quotation: Quotation) -> bool:
    """Is the quotation something said in full, and not a quoted word, title or fragment of a clause?

    'He said: "It is late."' and '"It is late," he said', not 'the so-called "war"'.
    """
    span = find_span(doc, quotation.start, quotation.end)
    words = [token for token in span if not token.is_punct and not token.is_space]
    if not words:
        return False
    capital = words[0].text[:1].isupper()
    if not _is_introduced(doc, quotation):
        return capital and any(token.pos_ in ("VERB", "AUX") for token in words) and len(words) >= FEWEST_WORDS
    return _is_closed(doc, quotation) and (
        len(words) >= FEWEST_WORDS or capital or _strip_marks(doc, quotation)[-1:] in ",!?…"
    )


def spare_quoted(attribution: Attribution, quoted: Set[tuple[int, int]]) -> Attribution:
    """The attribution without what another is quoted saying before its cue, which a parser ties to it:
    '"It is late." Lund said it would be dark soon.'

    Of one that says nothing else, no contents are left.
    """
    text, cue = find_text(attribution.cue.doc), attribution.cue.start_char
    contents = []
    for start, end in attribution.contents:
        last = max((stop for first, stop in quoted if first < end and start < stop <= cue), default=start)
        first, stop = trim_quoted(text, last, end)
        if last == start:
            contents.append((start, end))
        elif any(letter.isalnum() for letter in text[first:stop]):
            contents.append((first, end))
    return replace(attribution, contents=tuple(contents))


def _find_speeches(doc: Doc, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that are something said, or the rest of it."""
    speeches: list[Quotation] = []
    for quotation in quotations:
        if is_speech(doc, quotation) or (speeches and _resumes(doc, speeches[-1], quotation)):
            speeches.append(quotation)
    return speeches


def _is_introduced(doc: Doc, quotation: Quotation) -> bool:
    """Does a mark or a line break stand before the quotation, or nothing at all?"""
    before = find_text(doc)[max(0, quotation.outer_start - REACH_BEFORE) : quotation.outer_start].rstrip(" ")
    return not before or before[-1] in ',:\n.!?-–—"”'


def _is_closed(doc: Doc, quotation: Quotation) -> bool:
    """Does the quotation end in a mark of its own, or with its sentence?"""
    behind = find_text(doc)[quotation.outer_end : quotation.outer_end + 1]
    return _strip_marks(doc, quotation)[-1:] in ".,!?…—-" or behind in (".", ",", "!", "?", "")


def _strip_marks(doc: Doc, quotation: Quotation) -> str:
    return find_text(doc)[quotation.start : quotation.end].rstrip(" \n\r\t'’\"")


def _resumes(doc: Doc, previous: Quotation, quotation: Quotation) -> bool:
    """Is it the rest of a quotation that its tag cuts: “The plan,” said Lund, “is dead.”?"""
    text = find_text(doc)
    between = text[previous.outer_end : quotation.outer_start]
    commas = text[previous.start : previous.end].rstrip().endswith(",") and between.rstrip().endswith(",")
    words = doc.char_span(previous.outer_end, quotation.outer_start, alignment_mode="contract") or ()
    return commas and "\n" not in between and any(is_quote_cue(token) for token in words)


def _mark_outside(doc: Doc, quotations: Sequence[Quotation]) -> list[bool]:
    outside = [True] * len(doc)
    for quotation in quotations:
        for token in find_span(doc, quotation.outer_start, quotation.outer_end):
            outside[token.i] = False
    return outside


def _attribute(cue: Token, rule: str, quotations: Sequence[Quotation], outside: list[bool]) -> Attribution:
    text = find_text(cue.doc)
    contents = tuple(trim_quoted(text, quotation.start, quotation.end) for quotation in quotations)
    entry = find_cue(cue) or _SAY
    act = entry.frames.get("quote", entry.act)
    # "it was said" by nobody, but "Lund was quoted"
    passive = is_passive(cue) and find_modified_noun(cue) is None and find_cited(cue) is None
    unsaid = passive or "heard" in entry.traits
    speaker, found_by = find_first(() if unsaid else SPEAKERS, cue, outside)
    rules = keep_rules(cue=rule, content=name_rule(is_speech), speaker=found_by)
    group = find_verb_group(cue) if cue.pos_ in ("VERB", "AUX") else cue.doc[cue.i : cue.i + 1]
    name = _find_words_behind(cue, speaker) if speaker is not None else None
    return Attribution(group, entry, act, speaker, contents, direct=True, name=name, rules=rules)


def _find_words_behind(cue: Token, speaker: Token) -> Span | None:
    """The words for a speaker, where a parser takes the cue before them for one of them: "quipped striker Ann Lee"."""
    words = find_noun_phrase(speaker, appositions=True)
    return cue.doc[cue.i + 1 : words.end] if words.start <= cue.i < speaker.i else None


def _extend(attribution: Attribution, quotation: Quotation) -> Attribution:
    text = find_text(attribution.cue.doc)
    contents = (*attribution.contents, trim_quoted(text, quotation.start, quotation.end))
    return replace(attribution, contents=contents)


def find_cited_outside(cue: Token, outside: list[bool]) -> Token | None:
    """'"It is late," the paper quotes Lund': whom another cites, outside the quotation."""
    entry = find_cue(cue)
    cites = entry is not None and "cited" in entry.traits and not is_passive(cue)
    # 'quoted Ann Lee: "We lost"': a parser may take whom one quotes for the subject of what is said
    behind = (token for token in walk(cue.doc, cue.i + 1, 1, outside) if _may_speak(token))
    cited = find_cited(cue) or (next(behind, None) if cites else None)
    return cited if cited is not None and outside[cited.i] else None


def find_subject_outside(cue: Token, outside: list[bool]) -> Token | None:
    """'"It is late," Lund said.', 'Lund, who said: "..."': the cue's subject outside the quotation."""
    subject = find_noun_subject(cue)
    if subject is None or not outside[subject.i] or _is_cut_off(subject, cue):
        return None
    return subject if subject.tag_ not in ("WP", "WDT") else find_modified_noun(cue) or subject


def find_noun_described(cue: Token, outside: list[bool]) -> Token | None:
    """'a man shouting "It is late."': the noun that the cue describes."""
    noun = find_modified_noun(cue)
    return noun if noun is not None and outside[noun.i] else None


def find_phrase_before(cue: Token, outside: list[bool]) -> Token | None:
    """'..., and its statement to the court said: "It is late."': the phrase between "and" and the cue, where a parse
    has another clause's subject.
    """
    before = walk(cue.doc, cue.i - 1, -1, outside)
    phrase = list(takewhile(lambda token: not token.is_punct and token.pos_ not in ("CCONJ", "VERB"), before))
    if not phrase or phrase[-1].i == 0 or phrase[-1].nbor(-1).pos_ != "CCONJ":
        return None
    head = cue.doc[phrase[-1].i : cue.i].root
    return head if _may_speak(head) else None


def find_noun_beside(cue: Token, outside: list[bool]) -> Token | None:
    """'"It is late," Lund, 54, said.': the noun right before the cue, else after it, where a parse gives no subject."""
    words = (*walk(cue.doc, cue.i - 1, -1, outside), *walk(cue.doc, cue.i + 1, 1, outside))
    return next((token for token in words if _may_speak(token)), None)


# who says a quotation, in the order they are sought
SPEAKERS = (find_cited_outside, find_subject_outside, find_noun_described, find_phrase_before, find_noun_beside)


def _is_cut_off(subject: Token, cue: Token) -> bool:
    """Stands another clause between subject and cue: "Lund, has left, and his office said"?"""
    return any(
        token.tag_ in FINITE and not {"relative clause", "adverbial clause"} & set(_list_relations(token, subject))
        for token in cue.doc[subject.i + 1 : cue.i]
        if token.i not in {auxiliary.i for auxiliary in find_auxiliaries(cue)}
    )


def _list_relations(token: Token, top: Token) -> list[str]:
    """The relations of a word and of those above it."""
    return [find_relation(above) for above in (token, *token.ancestors) if above.i != top.i]


def _may_speak(token: Token) -> bool:
    return is_noun_head(token) and token.pos_ in ("PROPN", "PRON", "NOUN") and token.ent_type_ not in ("DATE", "TIME")


def _goes_on(doc: Doc, previous: Quotation, quotation: Quotation, cue: Span) -> bool:
    """Does the quotation follow the one before in its paragraph, or in the next where that one was left open, with no
    other cue between?
    """
    between = find_text(doc)[previous.outer_end : quotation.outer_start]
    breaks = between.count("\n") > 0
    words = doc.char_span(previous.outer_end, quotation.outer_start, alignment_mode="contract") or ()
    if any(
        token.i not in (cue.root.i, *range(cue.start, cue.end)) and is_quote_cue(token) and is_asserted(token)
        for token in words
    ):
        return False
    if previous.continues or _is_whole_paragraph(doc, quotation):
        return len(between.split()) <= REACH
    return not breaks and len(between.split()) <= REACH


def _is_whole_paragraph(doc: Doc, quotation: Quotation) -> bool:
    """Does the paragraph hold nothing but the quotation? The speaker before it then goes on."""
    text = find_text(doc)
    before = text[max(0, quotation.outer_start - 3) : quotation.outer_start].rpartition("\n")
    after = text[quotation.outer_end : quotation.outer_end + 4].partition("\n")
    alone = (
        (before[1] or quotation.outer_start < 3)
        and not before[2].strip()
        and (after[1] or quotation.outer_end + 4 >= len(text))
    )
    return bool(alone) and not after[0].strip(" \"'”’.")


def _is_followed(doc: Doc, quotation: Quotation, speeches: Sequence[Quotation], i: int) -> bool:
    """Does another quotation follow at once, so that its cue may serve for both?"""
    if i + 1 >= len(speeches):
        return False
    return not find_text(doc)[quotation.outer_end : speeches[i + 1].outer_start].strip("\n\r \t,;\"'")


_SAY = Cue("say", "claim", {"quote": "claim"})
