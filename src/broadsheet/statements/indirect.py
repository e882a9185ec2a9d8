"""Indirect: attributions whose content is a clause or phrase of the sentence, with or without quoted fragments in it.

Knows cues, their frames and the parse. Knows nothing of entities.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from broadsheet.language.entries import find_people_kind
from broadsheet.language.factuality import is_unasserted
from broadsheet.language.syntax import (
    FINITE,
    find_complements,
    find_markers,
    find_noun_clauses,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_own_subject,
    find_relation,
    find_verb_group,
    is_infinitive,
    is_negated,
    is_passive,
)
from broadsheet.statements.attributing_phrases import find_according_to, find_headings, find_views
from broadsheet.statements.closing_tags import find_tag
from broadsheet.statements.contents import Spans, find_clause_spans, find_spans
from broadsheet.statements.cues import Attribution, Cue, find_cue
from broadsheet.statements.frames import FRAMES, find_following_clause, is_finite
from broadsheet.statements.speakers import LONGEST_TAG, find_compound_owner, find_cue_owner, find_verb_speaker

# a tag such as ", Mr Davis said on Monday." and what stands before it, in tokens
FEWEST_BEFORE_TAG = 3
# verbs whose infinitive is not done
REFUSALS = {"decline", "refuse", "fail", "stop", "cease"}
# verbs that only carry the noun they have as object: "made a promise", "voiced concern"
VOICING = {
    "express",
    "voice",
    "make",
    "issue",
    "have",
    "raise",
    "reiterate",
    "repeat",
    "offer",
    "give",
    "deliver",
    "echo",
    "share",
    "air",
}
# those of them after which the noun alone tells what is uttered: "raised these concerns", not "made a promise"
UTTERING = {"express", "voice", "raise", "air", "reiterate", "repeat"}
# verbs that with a counted object mean what is done
DEEDS = {"accept", "admit", "claim", "concede", "draw"}
# nouns that tell of a thing said without anybody being told to say it: "reports of an explosion"
REPORTS = {"report", "allegation", "accusation", "rumour", "rumor", "claim"}


def find_indirect_speech(doc: Doc, *, taken: set[int]) -> list[Attribution]:
    """Find attributions by clause or phrase, in the order of their cues.

    `taken` are tokens that are cues of direct speech already.
    """
    found = []
    for token in doc:
        if token.i in taken:
            continue
        attribution = _read_cue(token)
        if attribution is not None:
            found.append(attribution)
    found += find_according_to(doc)
    found += find_views(doc)
    found += find_headings(doc)
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
    if is_unasserted(token) or _is_refused(token, entry):
        return None
    tag = find_tag(token, entry.frames) if not is_negated(token) else None
    if tag is not None:
        joint = len(tag.words) == 1 or any(
            word.pos_ == "CCONJ" for word in tag.words
        )  # each of several speaks for themselves
        contents = find_spans(token.doc, tag.start, tag.end)
        return Attribution(
            _cue_span(token, entry), entry, entry.act, tag.speaker, contents, name=None if joint else tag.words
        )
    found = ((entry.frames[frame], find(token, entry)) for frame, find in FRAMES.items() if frame in entry.frames)
    act, contents = next(((act, spans) for act, spans in found if spans), (entry.act, ()))
    if not contents and "that" in entry.frames:
        contents = next((found for noun in _find_told_in(token) if (found := _find_noun_clause(noun, entry))), ())
    if not contents and "quote" in entry.frames:
        contents = (_before_tag(token) or _around_tag(token)) if _is_bare(token) else ()
    if not contents or _carries_noun(token) or _is_deed(token, entry):
        return None
    speaker = find_verb_speaker(token)
    if speaker is None and token.pos_ == "ADJ":
        return None
    return Attribution(_cue_span(token, entry), entry, act, speaker, contents)


def _find_told_in(verb: Token) -> Iterator[Token]:
    """What a verb of saying says so in: `statement` in "said in a statement that"."""
    return (
        noun
        for preposition, noun in find_obliques(verb)
        if preposition.lower_ == "in" and find_people_kind(noun) == "document"
    )


def _carries_noun(verb: Token) -> bool:
    """Is the object the cue that says more: "expressed concern about"?"""
    noun = find_object(verb)
    entry = find_cue(noun) if noun is not None and _find_voicing(noun) is not None else None
    return entry is not None and noun.pos_ == "NOUN" and _read_noun(noun, entry) is not None


def _is_deed(cue: Token, entry: Cue) -> bool:
    """Is so many of something what is done and not what is said:
    "conceded three goals", "claimed 12 lives", "admitted 40 patients"?
    """
    goods = find_object(cue)
    shared = goods is not None and goods.lower_ in ("%", "percent", "cent")  # "claims 40 percent of staff back it"
    counted = goods is not None and not shared and (goods.like_num or any(child.like_num for child in goods.lefts))
    priced = entry.lemma == "charge" and goods is not None and goods.tag_ == "$"  # "charges $1,800 for it"
    return (counted and entry.lemma in DEEDS and not find_complements(cue)) or priced


def _is_refused(cue: Token, entry: Cue) -> bool:
    """Is what the cue says not done:
    "declined to criticise", "never urged"? To say or believe nothing is still told of somebody.
    """
    if is_infinitive(cue) and cue.head.lemma_ in REFUSALS and find_relation(cue) in ("open clause", "clause"):
        return True
    return is_negated(cue) and entry.act not in ("claim", "announce", "believe", "other")


def _is_bare(cue: Token) -> bool:
    """Is the cue a finite verb with nothing said below it?"""
    return cue.tag_ in ("VBD", "VBZ") and find_object(cue) is None and not find_complements(cue)


def _before_tag(cue: Token) -> Spans:
    """The sentence before a tag that ends it, ", Mr Davis said." or ", said Mr Davis.", where the parse ties the two in
    no known way.
    """
    doc, sentence = cue.doc, cue.sent
    comma = next((i for i in range(cue.i - 1, sentence.start, -1) if doc[i].text in (",", "”", '"', "''")), None)
    if (
        comma is None
        or comma - sentence.start < FEWEST_BEFORE_TAG
        or cue.i - comma > LONGEST_TAG
        or sentence.end - cue.i > LONGEST_TAG
    ):
        return ()
    between = doc[comma + 1 : cue.i]
    finite = any(token.tag_ in FINITE for token in doc[sentence.start : comma])
    if not finite or any(
        token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.tag_ in ("WP", "WDT") for token in between
    ):
        return ()
    return find_spans(doc, sentence.start, comma)


def _around_tag(cue: Token) -> Spans:
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


def _cue_span(token: Token, entry: Cue) -> Span:
    group = find_verb_group(token)
    width = len(entry.lemma.split()) - 1
    end = group.end
    if width and end < len(token.doc) and token.doc[end].lower_ == entry.lemma.split()[-1]:
        end += 1
    return token.doc[group.start : end]


def _read_noun(noun: Token, entry: Cue) -> Attribution | None:
    """ "criticism that ...", "suggestions (that) ...", "Trump's claim that ...": a clause below a noun, with its owner
    as speaker.

    What follows a preposition counts where somebody is told to say it, "expressed concern about the plan", and in
    reports of a thing.
    """
    told = noun.head if noun.head.pos_ == "VERB" else None
    if told is not None and noun in _find_told_in(told) and find_cue(told) is not None:
        return None  # "said in its report that": it is the bank that says so
    owner, voicing = find_cue_owner(noun), _find_voicing(noun)
    contents = _find_noun_clause(noun, entry)
    if not contents and (voicing is not None or noun.lemma_ in REPORTS or (owner is not None and entry.act == "claim")):
        contents = _find_noun_phrase_content(noun, entry)
    if not contents:
        return _read_voiced(voicing, noun, entry) if voicing is not None and voicing.lemma_ in UTTERING else None
    speaker = owner if owner is not None and owner.idx < contents[0][0] else find_compound_owner(noun)
    if speaker is None and voicing is not None:
        speaker = find_verb_speaker(voicing)
    return Attribution(noun.doc[noun.i : noun.i + 1], entry, entry.act, speaker, contents)


def _read_voiced(verb: Token, noun: Token, entry: Cue) -> Attribution | None:
    """ "raised these concerns", "voiced his doubts": what is uttered is told by the noun alone."""
    contents = find_spans(noun.doc, noun.left_edge.i, noun.right_edge.i + 1)
    speaker = find_verb_speaker(verb)
    if is_unasserted(verb) or speaker is None or not contents or find_cue(verb) is not None:
        return None
    return Attribution(find_verb_group(verb), entry, entry.act, speaker, contents)


def _find_voicing(noun: Token) -> Token | None:
    """The verb that says no more than that the noun is uttered: `made` in "made a promise to"."""
    verb = noun.head
    return verb if find_relation(noun) == "object" and verb.lemma_ in VOICING and not is_passive(verb) else None


def _find_noun_clause(noun: Token, entry: Cue) -> Spans:
    clause = next((child for child in find_noun_clauses(noun) if child.i > noun.i), None) or find_following_clause(noun)
    if clause is None:
        return ()
    marked = any(marker.lower_ == "that" for marker in find_markers(clause))
    # "suggestions he had left Oslo", not "the message he sent"
    whole = marked or find_relation(clause) != "relative clause" or find_object(clause) is not None
    finite = whole and is_finite(clause) and _has_own_subject(clause)
    infinitive = is_infinitive(clause) and "to" in entry.frames
    if not (finite and "that" in entry.frames) and not infinitive:
        return ()
    main = _find_main_verb_inside(noun, clause)
    return (
        find_spans(noun.doc, clause.left_edge.i, main.i)
        if main is not None
        else find_clause_spans(clause, without=noun)
    )


def _find_main_verb_inside(noun: Token, clause: Token) -> Token | None:
    """The sentence's own verb, where a parser hangs it in the clause of its subject:
    "News that the bank had failed sent shares lower".
    """
    if find_relation(noun) != "root":
        return None
    bare = (child for child in clause.rights if find_relation(child) == "open clause" and child.left_edge.i == child.i)
    return next((child for child in bare if child.tag_ in ("VBD", "VBN") and child.i == clause.i + 1), None)


def _find_noun_phrase_content(noun: Token, entry: Cue) -> Spans:
    following = ((preposition, inner) for preposition, inner in find_noun_modifiers(noun) if preposition.i > noun.i)
    wanted = entry.frames.keys() - {"to"}  # that one is of infinitives: "advice to wait"
    found = next(((preposition, inner) for preposition, inner in following if preposition.lower_ in wanted), None)
    return find_spans(noun.doc, found[0].i + 1, found[1].right_edge.i + 1) if found is not None else ()


def _read_adverb(adverb: Token, entry: Cue) -> Attribution | None:
    """ "reportedly", "allegedly": somebody says so of the clause, and nobody says who."""
    verb = adverb.head
    if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or verb.i == adverb.i:
        return None
    contents = find_spans(adverb.doc, verb.left_edge.i, verb.right_edge.i + 1, without=adverb)
    return Attribution(adverb.doc[adverb.i : adverb.i + 1], entry, entry.act, None, contents) if contents else None


def _has_own_subject(clause: Token) -> bool:
    """Says the clause all of what it says itself ("criticism that troops left"), and does "that" not stand for the noun
    above it?
    """
    subject = find_own_subject(clause)
    return subject is not None and subject.lower_ not in ("that", "which", "who") and not _is_relative(clause)


def _is_relative(clause: Token) -> bool:
    first = clause.left_edge
    return first.tag_ == "WP$" or any(
        child.tag_ in ("WDT", "WP") and child.lower_ != "what" for child in clause.children
    )
