"""Stances: who is for or against whom and what, in words or in deeds.

Reads predicates of `lexicon/stances.csv` with their frames (which argument holds, which is judged), turned round by negation and by
complements of refusal, and the speaker's own words inside statements. Knows the parse, referents and statements.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from broadsheet.coreference import Referents, find_innermost
from broadsheet.cues import find_cue
from broadsheet.lexicon import read_lexicon, read_verb_forms
from broadsheet.schema import Stance, Statement, read_spans
from broadsheet.syntax import (
    NEGATION,
    find_agent,
    find_auxiliaries,
    find_conjuncts,
    find_governor,
    find_infinitive_after,
    find_markers,
    find_modified_noun,
    find_noun_modifiers,
    find_noun_phrase,
    find_object,
    find_obliques,
    find_own_subject,
    find_particle,
    find_possessor,
    find_preposition,
    find_relation,
    find_subject,
    is_conditional,
    is_infinitive,
    is_negated,
    is_passive,
    is_predicate,
)

# a complement of these is not done, or not the case
# what somebody denies, in an indirect statement or as a gerund ("denied supporting"), shows no stance
DENYING = {"deny"}
REVERSING = {"refuse", "fail", "decline", "cease", "stop"}
DENYING_SUPPORT = {"reject", "lack", "withdraw", "end", "lose", "refuse", "deny"}
FIRST_PERSON = {"i", "we", "us", "'s", "’s"}
# what may hold a stance: persons, bodies, peoples, states, and unnamed people and groups
HOLDERS = {"PERSON", "ORG", "GPE", "NORP", "ACTOR"}
# what a quoted "it's a disgrace" is about stands outside the quotation, and is often not named at all
OPEN_PRONOUNS = {"it", "this", "that", "these", "those"}
# these judge somebody; of a thing they tell the cause ("blamed the weather") or the truth ("denied the claim")
JUDGING_AGENTS = {"blame", "accuse"}
JUDGING_THINGS = {"deny"}
LIGHT_VERBS = {
    "pledge",
    "voice",
    "express",
    "offer",
    "give",
    "declare",
    "show",
    "announce",
    "promise",
    "win",
    "lend",
    "throw",
    "withdraw",
    "reiterate",
}
POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """An entry of the list: where its holder and its target stand."""

    words: str
    pos: str
    holder: str
    target: str
    polarity: str
    via: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A stance before it is a record: heads of the holder's and target's phrases, and the evidence."""

    holder: Token | None
    target: Token
    polarity: str
    via: str
    conditional: bool
    predicate: Token
    speaker: str | None = None  # entity of a holder that is the statement's speaker, with no words of its own here


def find_stances(doc: Doc, *, referents: Referents, statements: Sequence[Statement]) -> list[Stance]:
    """Find distinct (holder, target, polarity), each with its first evidence, in the order of evidence; ids are p1, p2 ...

    A holder nobody names is NA, with the words used for it if there are any. Contradicting stances both stay. None: an empty list.
    """
    holding = _Holding(doc, statements)
    found = [stance for token in doc if not referents.is_name(token) for stance in _read_predicate(token, holding)]
    rows: dict[tuple, tuple] = {}
    for stance in found:
        for key, values in _make_rows(stance, referents, holding):
            rows.setdefault(key, values)
    ordered = sorted(rows.values(), key=lambda values: (values[-2], values[-1]))
    return [Stance(f"p{number}", *values) for number, values in enumerate(ordered, start=1)]


class _Holding:
    """Which statement a token stands in the content of, or is the cue of, and whether somebody denies what it says."""

    def __init__(self, doc: Doc, statements: Sequence[Statement]) -> None:
        self.by_token = find_innermost(doc, statements)
        self.by_cue: dict[int, Statement] = {}
        self.denied: set[int] = set()
        for statement in statements:
            cue = doc.char_span(statement.cue_start, statement.cue_end, alignment_mode="expand") or ()
            for token in cue:
                self.by_cue.setdefault(token.i, statement)
            if statement.form != "direct" and (statement.act in DENYING or any(token.lower_ in NEGATION for token in cue)):
                spans = (doc.char_span(*span, alignment_mode="expand") or () for span in read_spans(statement.content_spans))
                self.denied.update(token.i for span in spans for token in span)


# --- predicates ----------------------------------------------------------------------------------------------------------------


def _read_predicate(token: Token, holding: _Holding) -> Iterator[_Found]:
    """Stances one word shows, by the first of its entries whose target and holder the sentence has, or else whose target it has."""
    targets = [(entry, _find_target(token, entry)) for entry in _entries(token)]
    framed = [(entry, target) for entry, target in targets if target is not None]
    entry, target = max(framed, key=lambda frame: _find_holder(token, frame[0]) is not None, default=(None, None))
    holders = _find_holders(token, entry) if entry is not None else []
    if entry is None or target.tag_ in ("WP", "WDT", "EX") or is_negated(target) or any(is_negated(holder) for holder in holders):
        return
    polarity = _turn(token, entry.polarity)
    if polarity is None or token.i in holding.denied:
        return
    if not _may_be_judged(token, target, entry):
        return
    statement = holding.by_token.get(token.i)
    speaker = statement.speaker if entry.holder == "speaker" and statement is not None else None
    if (entry.holder == "speaker" and speaker is None) or (entry.via == "deeds" and not holders):
        return
    for each in [target, *find_conjuncts(target)]:
        for holder in holders or [None]:
            if holder is None or holder.i != each.i:
                yield _Found(holder, each, polarity, entry.via, _is_conditional(token, statement), token, speaker)


def _may_be_judged(token: Token, target: Token, entry: Predicate) -> bool:
    """Is the target something one can be for or against: no amount, no "it" that a quotation leaves open, nobody told to do something?"""
    if any(child.like_num or child.is_currency for child in target.children) or target.like_num or target.is_currency:
        return False
    if entry.holder == "speaker" and target.lower_ in OPEN_PRONOUNS:
        return False
    return entry.target in ("object", "subject") or token.pos_ != "VERB" or find_infinitive_after(token, target) is None


def _find_holders(token: Token, entry: Predicate) -> list[Token]:
    """Heads of all who hold the stance: the frame's holder, whoever pledges or voices it, and those who do the same."""
    holder = _find_director(token) or _find_holder(token, entry)
    pledging = find_subject(find_governor(token)) if entry.pos == "noun" and entry.holder != "speaker" and _is_light(token) else None
    found = [each for each in (pledging, holder) if each is not None] + list(_find_elliptical(token))
    return list({each.i: each for each in found}.values())


def _find_director(token: Token) -> Token | None:
    """Who urges, asks or orders somebody to do what the predicate says: theirs is the stance, and not yet the other's."""
    if not is_infinitive(token):
        return None
    verb = next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)
    if verb is None or not _directs(verb):
        return None
    if is_passive(verb):
        return find_agent(verb)
    someone = find_object(verb)
    return find_subject(verb) if someone is not None and find_infinitive_after(verb, someone) == token else None


def _directs(verb: Token) -> bool:
    """Does the verb take somebody and what they are to do: urge, ask, call on?"""
    cue = find_cue(verb)
    return cue is not None and "obj_to" in cue.frames


def _entries(token: Token) -> list[Predicate]:
    pos = POS.get(token.pos_)
    if pos is None:
        return []
    lemma = read_verb_forms("stances", "predicate").get(token.lower_, token.lemma_.casefold()) if pos == "verb" else token.lemma_.casefold()
    particle = find_particle(token)
    phrases = [f"{lemma} {particle.lower_}"] if particle is not None else []
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    phrases += [f"{lemma} {following}", lemma]
    for words in phrases:
        for kind in (pos, "adjective") if token.tag_ in ("VBN", "VBG") else (pos,):
            if entries := _predicates().get((words, kind)):
                # "X is a threat to Y" judges X; a preposition's object is tried next, and the bare object last
                return sorted(
                    entries,
                    key=lambda entry: ("subject", "", "object").index(entry.target if entry.target in ("subject", "object") else ""),
                )
    return []


@cache
def _predicates() -> dict[tuple[str, str], list[Predicate]]:
    entries: dict[tuple[str, str], list[Predicate]] = {}
    for row in read_lexicon("stances"):
        entry = Predicate(row["predicate"], row["pos"], row["holder"], row["target"], row["polarity"], row["via"])
        entries.setdefault((entry.words, entry.pos), []).append(entry)
    return entries


def _find_target(token: Token, entry: Predicate) -> Token | None:
    """The head of what is judged, where the entry says it stands."""
    if entry.target == "object":
        if is_passive(token):
            return find_own_subject(token) or find_modified_noun(token) or find_subject(token)
        return None if _is_addressed(token) else _resolve_relative(find_object(token))
    if entry.target == "subject":
        return _find_predicated(token)
    return _after_preposition(token, entry.target)


def _is_addressed(verb: Token) -> bool:
    """Is the object somebody who is told or asked to do something, and so judged by nobody?"""
    someone = find_object(verb)
    return someone is not None and _directs(verb) and find_infinitive_after(verb, someone) is not None


def _after_preposition(token: Token, word: str) -> Token | None:
    phrases = find_noun_modifiers(token) if token.pos_ == "NOUN" else find_obliques(token)
    noun = next((noun for preposition, noun in phrases if preposition.lower_ == word), None)
    if noun is None and token.pos_ in ("VERB", "ADJ"):
        inside = find_object(token)
        phrases = find_noun_modifiers(inside) if inside is not None else []
        noun = next((noun for preposition, noun in phrases if preposition.lower_ == word), None)
    if noun is None and token.pos_ == "NOUN" and _is_light(token):
        noun = next((noun for preposition, noun in find_obliques(find_governor(token)) if preposition.lower_ == word), None)
    return noun


def _find_predicated(token: Token) -> Token | None:
    """What a noun or adjective is said of: "X is a threat", "sees X as a threat", "identified X ... as the greatest threat"."""
    verb = find_governor(token)
    preposition = find_preposition(token)
    seen_as = preposition is not None and preposition.lower_ == "as"
    if seen_as and verb.pos_ in ("NOUN", "PROPN") and find_relation(verb) == "object":
        return verb
    if seen_as and verb.pos_ == "VERB":
        return find_subject(verb) if is_passive(verb) else find_object(verb)
    return find_subject(token) if is_predicate(token) else None


def _find_holder(token: Token, entry: Predicate) -> Token | None:
    """The head of who holds the stance, where the entry says it stands."""
    if entry.holder == "speaker":
        return None
    if entry.holder == "subject":
        return find_agent(token) if is_passive(token) else _resolve_relative(_find_bearer(token))
    if entry.holder == "possessor":
        holder = find_possessor(token)
        return _resolve_relative(find_subject(find_governor(token)) if holder is None and _is_light(token) else holder)
    word = "by" if entry.holder == "agent" else entry.holder
    return next((noun for preposition, noun in find_noun_modifiers(token) if preposition.lower_ == word), None)


def _find_bearer(token: Token) -> Token | None:
    """Who does what a verb says or is as an adjective says: its subject, or the noun it describes ("a militia loyal to him")."""
    if token.pos_ == "ADJ":
        return find_modified_noun(token) or find_subject(token) or (token.head if find_relation(token) == "adjective" else None)
    return find_subject(token) or find_modified_noun(token)


def _is_light(noun: Token) -> bool:
    """Does a light verb carry the noun's meaning: "pledged support", "voiced concern"?"""
    verb = find_governor(noun)
    return verb.pos_ == "VERB" and verb.lemma_ in LIGHT_VERBS and find_relation(noun) == "object"


def _resolve_relative(token: Token | None) -> Token | None:
    """The noun a relative pronoun stands for."""
    if token is not None and token.tag_ in ("WP", "WDT"):
        return find_modified_noun(token.head) or token
    return token


def _find_elliptical(token: Token) -> Iterator[Token]:
    """Others who do the same: "as did the main parties"."""
    verb = find_governor(token) if token.pos_ == "NOUN" and _is_light(token) else token
    for clause in verb.children:
        if find_relation(clause) in ("adverbial clause", "aside", "conjunct") and clause.lemma_ == "do":
            others = find_own_subject(clause) or find_object(clause)
            if others is not None and any(marker.lower_ in ("as", "so") for marker in [*find_markers(clause), *clause.children]):
                yield others


def _is_conditional(token: Token, statement: Statement | None) -> bool:
    """Is the stance tied to a condition? In indirect speech "would" is the future seen from the past ("said he would vote for")."""
    backshifted = statement is not None and statement.form != "direct" and any(word.lower_ == "would" for word in find_auxiliaries(token))
    return is_conditional(token) and not backshifted


def _turn(token: Token, polarity: str) -> str | None:
    """The polarity once negation is counted: not to support is to oppose, but not to oppose is no stance, nor to deny that one supports."""
    above = find_governor(token)
    if token.tag_ == "VBG" and not {above.lemma_, find_governor(above).lemma_}.isdisjoint(REVERSING):  # "stopped short of backing"
        return None
    if token.head.lemma_ in DENYING and find_relation(token) in ("open clause", "clause"):
        return None
    if not _is_denied(token):
        return polarity
    return "oppose" if polarity == "support" else None


def _is_denied(token: Token) -> bool:
    """Is the predicate negated itself, or the complement of refusing, failing or rejecting?"""
    denied = is_negated(token)
    head = token.head
    if find_relation(token) in ("open clause", "clause", "adverbial clause") and head.lemma_ in REVERSING and is_infinitive(token):
        denied = not denied
    if token.pos_ == "NOUN" and head.pos_ == "VERB" and head.lemma_ in DENYING_SUPPORT and find_relation(token) == "object":
        denied = not denied
    return denied


# --- rows ----------------------------------------------------------------------------------------------------------------------


def _make_rows(found: _Found, referents: Referents, holding: _Holding) -> Iterator[tuple[tuple, tuple]]:
    statement = holding.by_token.get(found.predicate.i) or holding.by_cue.get(found.predicate.i)
    evidence = _find_evidence(found, holding.by_cue.get(found.predicate.i))
    target_words = find_noun_phrase(found.target)
    for holder, words in _holders(found, referents, statement):
        for target in referents.find_all(found.target) or [None]:
            if (holder is not None and holder == target) or (target is None and found.target.pos_ == "PRON"):
                continue
            if not _fits_kind(found, referents.entities[target].type if target else None):
                continue
            reporter = (
                statement.speaker
                if statement is not None and found.predicate.i in holding.by_token and statement.speaker != holder
                else None
            )
            target_name = referents.name(target) if target else target_words.text
            holder_name = referents.name(holder) if holder else words.text if words is not None else None
            values = (
                *(holder, holder_name, *((words.start_char, words.end_char) if words is not None else (None, None))),
                *(target, target_name, target_words.start_char, target_words.end_char),
                *(found.polarity, found.via, found.conditional, reporter, statement.statement if statement is not None else None),
                *(evidence.text, evidence.start_char, evidence.end_char),
            )
            yield (holder or holder_name, target or target_name, found.polarity), values


def _fits_kind(found: _Found, kind: str | None) -> bool:
    """Is the target of the kind its predicate judges: an agent for blame, a claim for denial?"""
    lemma = read_verb_forms("stances", "predicate").get(found.predicate.lower_, found.predicate.lemma_)
    if lemma in JUDGING_AGENTS:
        return kind in HOLDERS
    return lemma not in JUDGING_THINGS or kind not in HOLDERS


def _holders(found: _Found, referents: Referents, statement: Statement | None) -> list[tuple[str | None, Span | None]]:
    doc = found.target.doc
    if found.speaker is not None and statement is not None and statement.speaker_start is not None:
        return [(found.speaker, doc.char_span(statement.speaker_start, statement.speaker_end, alignment_mode="expand"))]
    if found.holder is None:
        return [(None, None)]
    if found.holder.lower_ in FIRST_PERSON and referents.find(found.holder) is None:
        return [(statement.speaker, find_noun_phrase(found.holder))] if statement is not None and statement.speaker is not None else []
    heads = [found.holder, *find_conjuncts(found.holder)]
    pairs = [(entity, find_noun_phrase(head)) for head in heads for entity in referents.find_all(head) or [None]]
    return [
        (entity, words)
        for entity, words in pairs
        if (entity is None and words.root.pos_ != "PRON") or (entity and referents.entities[entity].type in HOLDERS)
    ]


def _find_evidence(found: _Found, said: Statement | None) -> Span:
    """From the first to the last of holder, predicate and target, and of what a predicate that is a cue says, in one sentence."""
    doc = found.target.doc
    sentence = found.predicate.sent
    spans = [find_noun_phrase(found.target), doc[found.predicate.i : found.predicate.i + 1]]
    if found.holder is not None and found.holder.sent == sentence:
        spans.append(find_noun_phrase(found.holder))
        if found.holder.text[0] in "'’":  # "let's help": the clitic does not stand alone
            spans.append(doc[found.holder.i - 1 : found.holder.i])
    if said is not None:
        spans.append(doc.char_span(said.content_start, said.content_end, alignment_mode="expand"))
    spans = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
    return doc[min(span.start for span in spans) : max(span.end for span in spans)]
