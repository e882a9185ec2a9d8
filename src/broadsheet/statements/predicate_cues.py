"""Predicate cues: what a verb or an adjective says of its clause: "said that", "urged them to", "is convinced that".

Knows cues, their frames and the parse. Knows nothing of entities.
"""

from spacy.tokens import Span, Token

from broadsheet.language.entries import find_people_kind
from broadsheet.language.factuality import is_refused, is_unasserted
from broadsheet.language.participants import find_noun_subject
from broadsheet.language.syntax import (
    FINITE,
    find_complements,
    find_markers,
    find_object,
    find_obliques,
    find_relation,
    find_verb_group,
    is_negated,
    is_passive,
)
from broadsheet.rules import find_first, name_rule
from broadsheet.statements.closing_tags import find_inner_tag, find_sentence_around, find_sentence_before, find_tag
from broadsheet.statements.contents import Content, Spans, find_spans
from broadsheet.statements.cues import Attribution, Cue, find_cue, keep_rules
from broadsheet.statements.denials import find_denying
from broadsheet.statements.frames import find_framed_content
from broadsheet.statements.noun_cues import find_told_in, find_voicing, read_noun, read_noun_clause
from broadsheet.statements.speakers import find_unclosed_name, find_unclosed_words, read_verb_speaker

# who hears what somebody tells them, where others hear of it
HEARERS = {"court", "hearing", "inquest", "inquiry", "juror", "jury", "magistrate", "panel", "trial", "tribunal"}
# where a thing goes that is struck, and what people slam: no words do either
MOTION = {"shut", "closed", "open", "down", "off", "into", "onto", "over", "past", "through", "against", "behind"}
THINGS = {"ball", "brake", "door", "fist", "gate", "lid", "phone", "receiver", "rock", "window"}


def read_predicate(cue: Token, entry: Cue) -> Attribution | None:
    """What a verb or adjective says, if it is told as done."""
    if any(is_silent(cue, entry) for is_silent in SILENT):
        return None
    return find_first((read_tagged, read_parted, read_clause), cue, entry)[0]


def is_attributive(cue: Token, entry: Cue) -> bool:
    """Does an adjective say nothing of its clause: "the afraid"?"""
    if cue.pos_ != "ADJ" or any(find_relation(child) == "copula" for child in cue.children):
        return False
    return find_relation(cue) not in ("predicate", "open clause", "root")


def is_not_told(cue: Token, entry: Cue) -> bool:
    """Is the cue not told as done: "could say", "Ask whether", "to discuss the road"?"""
    return is_unasserted(cue)


def is_not_done(cue: Token, entry: Cue) -> bool:
    """Is the cue what somebody refuses by another cue, whose row tells it: "declined to criticise the raid"?"""
    return is_refused(cue) and find_cue(cue.head) is not None


def is_concession(cue: Token, entry: Cue) -> bool:
    """ "That said, the road is closed." is the article's own turn."""
    return cue.i > 0 and cue.nbor(-1).text == "That" and entry.lemma == "say" and cue.nbor().text == ","


def is_citing(cue: Token, entry: Cue) -> bool:
    """Does another cue tell what somebody is cited for: "quoted him as saying", "was quoted as telling the BBC"?"""
    telling = (
        child for child in cue.subtree if child.i > cue.i and child.tag_ == "VBG" and find_cue(child) is not None
    )
    return any(marker.lower_ == "as" for verb in telling for marker in find_markers(verb))


def is_surname(cue: Token, entry: Cue) -> bool:
    """Is a verb with a capital part of a name, in a sentence that writes its verbs small: "Amina Said, head of"?"""
    before = cue.nbor(-1) if cue.i > cue.sent.start else None
    behind_name = cue.text.istitle() and before is not None and before.text.istitle() and before.is_alpha
    return behind_name and any(token.tag_ in FINITE and token.is_lower for token in cue.sent)


def is_overheard(cue: Token, entry: Cue) -> bool:
    """Does a cue tell what somebody heard, and not what a court or body was told: "She heard that he had left"?"""
    if "heard" not in entry.traits:
        return False
    tag = find_tag(cue, entry.frames)
    hearer = tag.speaker if tag is not None else find_noun_subject(cue)
    return hearer is None or hearer.lemma_.casefold() not in HEARERS or not (tag or find_complements(cue))


def is_blow(cue: Token, entry: Cue) -> bool:
    """Does something strike a thing, and say nothing: "slammed the door", "slammed the ball into the net"?"""
    struck = find_object(cue)
    if "blow" not in entry.traits or struck is None:
        return False
    striker = find_noun_subject(cue)
    able = striker is None or striker.pos_ in ("PROPN", "PRON") or find_people_kind(striker) is not None
    moved = any(preposition.lower_ in MOTION for preposition, _ in find_obliques(cue)) or any(
        child.lower_ in MOTION for child in cue.rights
    )
    return not able or moved or struck.lemma_.casefold() in THINGS


def is_position(cue: Token, entry: Cue) -> bool:
    """Does somebody take sides and say nothing: "opposes the plan", "agrees with Ann Lee"?"""
    sided = find_object(cue) is not None or any(preposition.lower_ == "with" for preposition, _ in find_obliques(cue))
    return "position" in entry.traits and (sided or is_passive(cue)) and not find_complements(cue)


# a cue of which one of these is so says nothing
SILENT = (
    is_attributive,
    is_surname,
    is_not_told,
    is_not_done,
    is_concession,
    is_citing,
    is_overheard,
    is_blow,
    is_position,
)


def read_tagged(cue: Token, entry: Cue) -> Attribution | None:
    """ "The port will raise tolls, its director, Ann Lee, said on Monday.": a tag that ends its sentence."""
    tag = find_tag(cue, entry.frames) if not is_negated(cue) else None
    if tag is None:
        return None
    # each of several speaks for themselves
    joint = len(tag.words) == 1 or any(word.pos_ == "CCONJ" for word in tag.words)
    contents = find_spans(cue.doc, tag.start, tag.end)
    heard = "heard" in entry.traits  # nobody is named who said so
    found_by = None if heard else name_rule(find_tag)
    rules = keep_rules(cue=name_rule(find_cue), content=name_rule(find_tag), speaker=found_by)
    speaker, name = None if heard else tag.speaker, None if heard or joint else tag.words
    return Attribution(_cue_span(cue, entry), entry, entry.act, speaker, contents, name=name, rules=rules)


def read_parted(cue: Token, entry: Cue) -> Attribution | None:
    """ "The bridge, engineer Ann Lee admitted, was never inspected.": a tag between a subject and its verb."""
    quotes = "quote" in entry.frames and cue.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not is_negated(cue)
    tag = find_inner_tag(cue) if quotes else None
    if tag is None:
        return None
    rules = keep_rules(cue=name_rule(find_cue), content=name_rule(find_inner_tag), speaker=name_rule(find_inner_tag))
    joint = len(tag.words) == 1 or any(word.pos_ == "CCONJ" for word in tag.words)
    name = None if joint else tag.words
    return Attribution(_cue_span(cue, entry), entry, entry.act, tag.speaker, tag.contents, name=name, rules=rules)


def read_clause(cue: Token, entry: Cue) -> Attribution | None:
    """What a cue says by one of its frames, or by the marks around it."""
    content = find_framed_content(cue, entry) or _find_unframed(cue, entry)
    if content is None or _carries_noun(cue) or _is_deed(cue, entry):
        return None
    speaker, found_by = read_verb_speaker(cue)
    if speaker is None and cue.pos_ == "ADJ":
        return None
    name = find_unclosed_words(cue) if found_by == name_rule(find_unclosed_name) else None
    rules = keep_rules(cue=name_rule(find_cue), content=content.rule, speaker=found_by)
    return Attribution(_cue_span(cue, entry), entry, content.act, speaker, content.spans, name=name, rules=rules)


def read_in_document(cue: Token, entry: Cue) -> Spans | None:
    """ "said in a statement that the road was closed": the clause hangs on the statement."""
    nouns = find_told_in(cue) if "that" in entry.frames else ()
    return next((found for noun in nouns if (found := read_noun_clause(noun, entry))), None)


def read_before(cue: Token, entry: Cue) -> Spans | None:
    """ "The road is closed, Mr Davis said.": the sentence that a tag ends, where the parse ties the two in no known
    way.
    """
    return find_sentence_before(cue) or None if _is_bare_quote(cue, entry) else None


def read_around(cue: Token, entry: Cue) -> Spans | None:
    """ "The plan, said Mr Lund, is dead.": the sentence around a tag inside it."""
    return find_sentence_around(cue) or None if _is_bare_quote(cue, entry) else None


# what is said by other than a frame, in the order they are tried
UNFRAMED = (read_in_document, read_before, read_around)


def _find_unframed(cue: Token, entry: Cue) -> Content | None:
    spans, rule = find_first(UNFRAMED, cue, entry)
    return Content(spans, entry.act, rule) if spans is not None and rule is not None else None


def _is_bare_quote(cue: Token, entry: Cue) -> bool:
    """May the cue quote, and is it a finite verb with nothing said below it?"""
    finite = "quote" in entry.frames and cue.tag_ in ("VBD", "VBZ")
    return finite and find_object(cue) is None and not find_complements(cue)


def _carries_noun(verb: Token) -> bool:
    """Is the object the cue that says more: "expressed concern about"?"""
    noun = find_object(verb)
    if noun is None or noun.pos_ != "NOUN" or find_voicing(noun) is None:
        return False
    entry = find_cue(noun)
    return entry is not None and read_noun(noun, entry) is not None


def _is_deed(cue: Token, entry: Cue) -> bool:
    """Is so many of something what is done and not what is said:
    "conceded three goals", "claimed 12 lives", "admitted 40 patients"?
    """
    goods = find_object(cue)
    if goods is None:
        return False
    if entry.lemma == "charge" and goods.tag_ == "$":  # "charges $1,800 for it"
        return True
    shared = goods.lower_ in ("%", "percent", "cent")  # "claims 40 percent of staff back it"
    counted = goods.like_num or any(child.like_num for child in goods.lefts)
    return counted and not shared and "deed" in entry.traits and not find_complements(cue)


def _cue_span(token: Token, entry: Cue) -> Span:
    """The verb group of a cue, from the verb on that denies it, and the last word of its entry behind it: "has called
    for", "stopped short of criticising".
    """
    group, denying = find_verb_group(token), find_denying(token)
    start = group.start if denying is None else find_verb_group(denying).start
    width = len(entry.lemma.split()) - 1
    end = group.end
    if width and end < len(token.doc) and token.doc[end].lower_ == entry.lemma.split()[-1]:
        end += 1
    return token.doc[start:end]
