"""Indirect speech: attributions whose content is a clause or phrase of the sentence, with or without quoted fragments in it.

Each frame of a cue ("that", "to", "obj_to", "of", "as" ...) is a question to the parse; the first that finds a content wins.
Knows cues and the parse. Knows nothing of entities.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from broadsheet.cues import Attribution, Cue, find_cue, find_phrases
from broadsheet.direct_speech import trim_quoted
from broadsheet.pipeline import find_text
from broadsheet.syntax import (
    find_agent,
    find_complements,
    find_first_noun,
    find_indirect_object,
    find_infinitive_after,
    find_main_verb,
    find_markers,
    find_modified_noun,
    find_noun_clauses,
    find_noun_modifiers,
    find_noun_phrase,
    find_object,
    find_obliques,
    find_own_subject,
    find_parenthetical_host,
    find_possessor,
    find_relation,
    find_subject,
    find_verb_group,
    is_infinitive,
    is_passive,
)

Spans = tuple[tuple[int, int], ...]
THAT = {"that"}
# a tag such as ", Mr Davis said on Monday." and what stands before it, in tokens
LONGEST_TAG, FEWEST_BEFORE_TAG = 14, 3
# prepositions a cue may take its content with, in the order they are tried
PREPOSITIONS = ("of", "as", "for", "against", "about", "on", "with")
# relations of phrases that stand after a content clause and rather belong to it than to its cue
LATE = {"oblique", "adverb", "modifier", "preposition", "clause"}
# a heading "Poll: Voters turn away" names its source before the colon, in a few words
LONGEST_HEADING_SOURCE = 6


def find_indirect_speech(doc: Doc, *, taken: set[int]) -> list[Attribution]:
    """Find attributions by clause or phrase, in the order of their cues; `taken` are tokens that are cues of direct speech already."""
    found = []
    for token in doc:
        if token.i in taken:
            continue
        attribution = _read_cue(token)
        if attribution is not None:
            found.append(attribution)
    found += _find_according_to(doc)
    found += _find_headings(doc)
    return sorted(found, key=lambda attribution: attribution.cue.start)


def _read_cue(token: Token) -> Attribution | None:
    entry = find_cue(token)
    if entry is None:
        return None
    if token.pos_ == "NOUN":
        return _read_noun(token, entry)
    if token.pos_ == "ADV":
        return _read_adverb(token, entry)
    if (
        token.pos_ == "ADJ"
        and not any(find_relation(child) == "copula" for child in token.children)
        and find_relation(token) not in ("predicate", "open clause", "root")
    ):
        return None
    if _is_unasserted(token):
        return None
    contents = next((spans for frame in FRAMES if frame in entry.frames and (spans := FRAMES[frame](token, entry))), None)
    if not contents and "quote" in entry.frames:
        contents = _before_tag(token)
    if not contents:
        return None
    return Attribution(_cue_span(token, entry), entry, _find_verb_speaker(token), contents)


def _is_unasserted(cue: Token) -> bool:
    """Is the cue an infinitive of purpose or of a noun or adjective ("too early to tell", "ways to show"), which nobody is said to do?"""
    if is_infinitive(cue):
        return find_relation(cue) in ("adverbial clause", "reduced clause", "clausal subject", "relative clause") or cue.head.pos_ in (
            "ADJ",
            "NOUN",
        )
    return False


def _before_tag(cue: Token) -> Spans:
    """The sentence before a tag that ends it, ", Mr Davis said." or ", said Mr Davis.", where the parse ties the two in no known way."""
    doc, sentence = cue.doc, cue.sent
    if cue.tag_ not in ("VBD", "VBZ") or find_object(cue) is not None or find_complements(cue):
        return ()
    comma = next((i for i in range(cue.i - 1, sentence.start, -1) if doc[i].text in (",", "”", '"', "''")), None)
    if comma is None or comma - sentence.start < FEWEST_BEFORE_TAG or cue.i - comma > LONGEST_TAG or sentence.end - cue.i > LONGEST_TAG:
        return ()
    between = doc[comma + 1 : cue.i]
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[sentence.start : comma])
    if not finite or any(token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.tag_ in ("WP", "WDT") for token in between):
        return ()
    return _spans(doc, sentence.start, comma)


def _cue_span(token: Token, entry: Cue) -> Span:
    group = find_verb_group(token)
    width = len(entry.lemma.split()) - 1
    end = group.end
    if width and end < len(token.doc) and token.doc[end].lower_ == entry.lemma.split()[-1]:
        end += 1
    return token.doc[group.start : end]


# --- frames of verbs and adjectives --------------------------------------------------------------------------------------------


def _that(verb: Token, entry: Cue) -> Spans:
    """A finite clause below the cue, or the clause the cue is set beside: "The plan failed, he said"."""
    for clause in find_complements(verb):
        if _is_finite(clause) and not _is_question(clause):
            return _spans(verb.doc, clause.left_edge.i, _find_end(verb, clause), without=verb)
    host = find_parenthetical_host(verb)
    if host is not None and "quote" in entry.frames and _is_parenthetical(verb, host):
        return _clause_spans(host, without=verb)
    return ()


def _wh(verb: Token, entry: Cue) -> Spans:
    """A clause that asks or relates: "asked whether", "explained why"."""
    return next((_clause_spans(clause, without=verb) for clause in find_complements(verb) if _is_question(clause)), ())


def _to(verb: Token, entry: Cue) -> Spans:
    """An infinitive the subject will do or refuses to: "vowed to", "is believed to"."""
    if find_object(verb) is not None and not is_passive(verb):
        return ()
    return next((_clause_spans(clause, without=verb) for clause in _infinitives(verb)), ())


def _obj_to(verb: Token, entry: Cue) -> Spans:
    """Somebody is urged, told or asked to do something: the content takes in who."""
    someone = find_object(verb) or find_indirect_object(verb)
    if someone is None:
        someone = next((noun for preposition, noun in find_obliques(verb) if f"{verb.lemma_} {preposition.lower_}" == entry.lemma), None)
    clause = find_infinitive_after(verb, someone) if someone is not None else next(iter(_infinitives(verb)), None)
    if clause is None or clause.i < verb.i:
        return ()
    if someone is None:
        return _clause_spans(clause, without=verb)
    start = someone.doc[someone.left_edge.i]
    preposition = next((child for child in someone.children if find_relation(child) == "preposition"), None)
    first = preposition.i + 1 if preposition is not None and preposition.i == start.i else start.i
    return _spans(verb.doc, first, max(clause.right_edge.i, someone.right_edge.i) + 1)


def _object(verb: Token, entry: Cue) -> Spans:
    """A noun phrase that is itself what is said: "predicted growth", "rejected the claim"."""
    noun = find_object(verb)
    if noun is not None and is_passive(verb):  # "was refused entry": nobody says "entry"
        return ()
    if noun is None and is_passive(verb):
        noun = find_subject(verb) if find_modified_noun(verb) is None else None
        if noun is not None and noun.pos_ == "PRON":
            return ()
    if noun is None or noun.pos_ == "PRON":
        return ()
    return _spans(verb.doc, noun.left_edge.i, noun.right_edge.i + 1, without=verb)


def _preposition(word: str):
    def read(verb: Token, entry: Cue) -> Spans:
        for preposition, noun in find_obliques(verb):
            if preposition.lower_ == word and preposition.i > verb.i:
                return _spans_from(verb, preposition, noun, entry)
        for clause in [child for child in verb.children if find_relation(child) in ("adverbial clause", "open clause", "clause")]:
            marker = next(
                (child for child in clause.children if find_relation(child) in ("marker", "preposition") and child.lower_ == word), None
            )
            if marker is not None and marker.i > verb.i:
                return _spans_from(verb, marker, clause, entry)
        return _spans_inside_object(verb, word, entry)

    return read


def _spans_inside_object(verb: Token, word: str, entry: Cue) -> Spans:
    """The phrase may hang on the object instead of the verb: "accused [the army of killing civilians]"."""
    noun = find_object(verb)
    if noun is None or word not in ("of", "as", "for"):
        return ()
    for preposition, inner in find_noun_modifiers(noun):
        if preposition.lower_ == word and preposition.i > noun.i:
            return _spans(verb.doc, noun.left_edge.i, inner.right_edge.i + 1)
    clause = next(
        (
            child
            for child in noun.children
            if find_relation(child) == "reduced clause" and any(mark.lower_ == word for mark in child.children)
        ),
        None,
    )
    return _spans(verb.doc, noun.left_edge.i, clause.right_edge.i + 1) if clause is not None else ()


def _spans_from(verb: Token, preposition: Token, inner: Token, entry: Cue) -> Spans:
    """ "accuse X of Y" says both; of "call for Y", "seen as Y", "warned of Y" the content is Y alone."""
    noun = find_object(verb)
    if noun is not None and noun.i < preposition.i:
        return _spans(verb.doc, noun.left_edge.i, inner.right_edge.i + 1)
    keeps = preposition.lower_ in ("of", "for") and is_passive(verb)
    return _spans(verb.doc, preposition.i if keeps else preposition.i + 1, inner.right_edge.i + 1)


FRAMES = {
    "that": _that,
    "obj_to": _obj_to,
    "wh": _wh,
    "to": _to,
    **{word: _preposition(word) for word in PREPOSITIONS},
    "object": _object,
}


# --- nouns, adverbs, phrases and headings --------------------------------------------------------------------------------------


def _read_noun(noun: Token, entry: Cue) -> Attribution | None:
    """ "criticism that ...", "suggestions (that) ...", "Trump's claim that ...": a clause below a noun, with its owner as speaker."""
    clause = next((child for child in find_noun_clauses(noun) if child.i > noun.i), None)
    if clause is None:
        return None
    finite = _is_finite(clause) and _has_own_subject(clause)
    infinitive = is_infinitive(clause) and "to" in entry.frames
    if not ((finite and "that" in entry.frames) or infinitive):
        return None
    speaker = find_possessor(noun) or next(
        (inner for preposition, inner in find_noun_modifiers(noun) if preposition.lower_ in ("by", "from")), None
    )
    if speaker is not None and speaker.i > clause.i:
        speaker = None
    contents = _clause_spans(clause, without=noun)
    return Attribution(noun.doc[noun.i : noun.i + 1], entry, speaker, contents) if contents else None


def _read_adverb(adverb: Token, entry: Cue) -> Attribution | None:
    """ "reportedly", "allegedly": somebody says so of the clause, and nobody says who."""
    verb = adverb.head
    if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or verb.i == adverb.i:
        return None
    contents = _spans(adverb.doc, verb.left_edge.i, verb.right_edge.i + 1, without=adverb)
    return Attribution(adverb.doc[adverb.i : adverb.i + 1], entry, None, contents) if contents else None


def _find_according_to(doc: Doc) -> Iterator[Attribution]:
    """ "according to X", "in the words of X": the clause around the phrase is what X says."""
    phrases = find_phrases("preposition")
    for token in doc:
        for entry in phrases.get(token.lower_, ()):
            end = token.i + len(entry.lemma.split())
            if doc[token.i : end].text.casefold() == entry.lemma and end < len(doc):
                attribution = _read_phrase(doc, token.i, end, entry)
                if attribution is not None:
                    yield attribution


def _read_phrase(doc: Doc, start: int, end: int, entry: Cue) -> Attribution | None:
    sentence = doc[start].sent
    speaker = next(
        (
            token
            for token in doc[end : sentence.end]
            if token.pos_ in ("NOUN", "PROPN", "PRON") and find_relation(token) not in ("name part", "possessor")
        ),
        None,
    )
    if speaker is None:
        return None
    phrase = find_noun_phrase(speaker, appositions=True)
    rest = ((sentence.start, start), (max(phrase.end, end), sentence.end))
    contents = tuple(span for first, last in rest for span in _spans(doc, first, last) if span[1] - span[0] > 1)
    return Attribution(doc[start:end], entry, speaker, contents) if contents else None


def _find_headings(doc: Doc) -> Iterator[Attribution]:
    """A heading with a colon: "Poll: Wealthy voters abandon party"."""
    for sentence in doc.sents:
        colon = next((token for token in sentence if token.text == ":"), None)
        if colon is None or not 0 < colon.i - sentence.start <= LONGEST_HEADING_SOURCE or colon.i + 2 >= sentence.end:
            continue
        if sentence.start and "\n" not in doc[sentence.start - 1].text:
            continue
        source = doc[sentence.start : colon.i].root
        rest = doc[colon.i + 1 : sentence.end]
        if source.pos_ in ("PROPN", "NOUN") and any(token.pos_ in ("VERB", "AUX") for token in rest) and rest[0].text[:1].isupper():
            yield Attribution(doc[colon.i : colon.i + 1], HEADING, source, _spans(doc, rest.start, rest.end))


HEADING = Cue(":", "claim", frozenset({"that"}))


# --- speakers and spans --------------------------------------------------------------------------------------------------------


def _find_verb_speaker(verb: Token) -> Token | None:
    """The subject of an active cue, the agent of a passive one, the described noun of "officials saying ..."; else None."""
    if is_passive(verb):
        return find_agent(verb)
    adjunct = _find_adjunct_speaker(verb)
    if adjunct is not None:
        return adjunct
    described = find_modified_noun(verb)
    subject = described if verb.tag_ == "VBG" and find_relation(verb) == "reduced clause" else find_subject(verb)
    if subject is None or subject.tag_ in ("WP", "WDT", "IN"):
        subject = described or subject
    if subject is None and find_relation(verb) == "root" and verb.pos_ != "ADJ":
        return find_first_noun(verb)
    return subject


def _find_adjunct_speaker(verb: Token) -> Token | None:
    """The subject of the main clause, for a participle set off by a comma: "The minister resigned, saying he was ill"."""
    main = find_main_verb(verb)
    before = verb.left_edge.i - 1
    set_off = verb.tag_ == "VBG" and before >= 0 and (verb.doc[before].text == "," or verb.left_edge.text == ",")
    return find_subject(main) or find_first_noun(main) if set_off and main.i < verb.i and main.pos_ in ("VERB", "AUX") else None


def _infinitives(verb: Token) -> list[Token]:
    return [clause for clause in find_complements(verb) if is_infinitive(clause)] + [
        child
        for child in verb.children
        if find_relation(child) == "adverbial clause" and child.i > verb.i and child.left_edge.tag_ == "TO" and is_passive(verb)
    ]


def _is_finite(clause: Token) -> bool:
    """Has the clause a finite verb or auxiliary?"""
    heads = [clause, *(child for child in clause.children if find_relation(child) in ("auxiliary", "copula"))]
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in heads) or (
        find_relation(clause) == "clause" and not is_infinitive(clause)
    )


def _is_question(clause: Token) -> bool:
    first = clause.left_edge
    return first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ == "whether"


def _has_own_subject(clause: Token) -> bool:
    """Says the clause all of what it says itself ("criticism that troops left"), and does "that" not stand for the noun above it?"""
    subject = find_own_subject(clause)
    return subject is not None and subject.lower_ not in ("that", "which", "who") and not _is_relative(clause)


def _is_relative(clause: Token) -> bool:
    return any(child.tag_ in ("WDT", "WP") and child.lower_ != "what" for child in clause.children)


def _is_parenthetical(verb: Token, host: Token) -> bool:
    """Is the cue a short clause set off beside its host, with nothing below it but its subject and adverbials?"""
    return not any(find_relation(child) in ("clause", "object") for child in verb.children) and abs(host.i - verb.i) < 80


def _find_end(cue: Token, clause: Token) -> int:
    """Where a clause after its cue ends: what follows it below the cue belongs to it too, unless it is plainly the cue's own.

    A parser attaches late phrases and coordinated clauses too high rather than too low. The cue's own are participles after a comma
    ("said ..., adding ...") and coordinated finite verbs ("said ... and left"); a bare infinitive cannot be coordinated with a finite cue.
    """
    end = clause.right_edge.i + 1
    if clause.i < cue.i:
        return end
    for child in cue.rights:
        if child.i < end or child.is_punct:
            continue
        late = (
            find_relation(child) in LATE
            or _begins_with_that(child)
            or (find_relation(child) == "conjunct" and child.tag_ == "VB" and cue.tag_ != "VB")
        )
        if not late or child.left_edge.i > end + 2:
            break
        end = child.right_edge.i + 1
    return end


def _begins_with_that(clause: Token) -> bool:
    return any(marker.lower_ in THAT for marker in find_markers(clause))


def _clause_spans(clause: Token, *, without: Token) -> Spans:
    """The clause's character spans, without "that" and without the part that holds the cue where it interrupts."""
    return _spans(clause.doc, clause.left_edge.i, clause.right_edge.i + 1, without=without)


def _spans(doc: Doc, start: int, end: int, *, without: Token | None = None) -> Spans:
    """Character spans of tokens `start` to `end`, less the clause or phrase of `without` where that stands inside."""
    parts = [(start, end)]
    if without is not None and start <= without.i < end:
        low, high = _reach_of(without, start, end)
        parts = [(start, low), (high, end)]
    found = []
    for first, last in parts:
        while first < last and (
            doc[first].is_punct or doc[first].is_space or (doc[first].lower_ in THAT and find_relation(doc[first]) == "marker")
        ):
            first += 1
        while last > first and (doc[last - 1].is_space or (doc[last - 1].is_punct and doc[last - 1].text not in ")]%?")):
            last -= 1
        if last > first:
            span = trim_quoted(find_text(doc), doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
            if span[1] > span[0]:
                found.append(span)
    return tuple(found)


def _reach_of(cue: Token, start: int, end: int) -> tuple[int, int]:
    """Tokens the cue takes from its host: its subtree for a verb set beside it, itself for an adverb, never the host's own words."""
    if cue.pos_ == "ADV":
        return cue.i, cue.i + 1
    low, high = cue.left_edge.i, cue.right_edge.i + 1
    if low <= start and high >= end:  # the cue governs all of it: what follows the content is cut at the cue's own words
        subject = find_subject(cue)
        words = [cue.i, *([subject.i] if subject is not None else [])]
        return max(start, min(words)), min(end, max(words) + 1)
    return max(low, start), min(high, end)
