"""Records: who is for or against whom and what, in words or in deeds, as the rows of `stances`.

Takes the predicates of each sentence with their holders and targets, turned round by negation, and makes one row of
each distinct holder, target and polarity. Knows the parse, referents and statements.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from broadsheet.entities import Referents, is_place_noun
from broadsheet.language.entries import find_people_kind
from broadsheet.language.participants import find_all_members, find_owner, is_agentive
from broadsheet.language.syntax import (
    find_agent,
    find_auxiliaries,
    find_markers,
    is_conditional,
    is_negated,
    is_passive,
    trim_span,
)
from broadsheet.schema import Stance, Statement
from broadsheet.stances.directives import OBLIGATION, find_directing_verb, find_wisher, is_required, is_ruled_out
from broadsheet.stances.holders import find_holders
from broadsheet.stances.judgements import (
    CROWDS,
    JUDGING_THINGS,
    Candidate,
    fits_judgement,
    may_be_judged,
    means_nobody,
    means_something,
)
from broadsheet.stances.polarity import OTHER, find_ended, turn
from broadsheet.stances.predicates import Predicate, find_base, find_predicates
from broadsheet.stances.targets import find_cause, find_target
from broadsheet.stances.voices import (
    HOLDERS,
    Voices,
    find_behind,
    find_first_persons,
    find_phrase,
    find_speakers,
    is_first_person,
    is_open,
)
from broadsheet.statements import find_cue

PLACES = {"GPE", "LOC", "FAC"}
# whose stance it is does not stand in the sentence: it is whoever says so, or wants it
SAID = {"speaker", "wisher"}
SUPPOSING = {"if", "unless", "whether"}
# who attacks so does it by force
ARMED = {
    "force",
    "army",
    "troop",
    "soldier",
    "militia",
    "rebel",
    "fighter",
    "militant",
    "gunman",
    "insurgent",
    "warplane",
    "navy",
}
ATTACKS = {"attack", "assault", "hit", "strike"}
# what evidence does to a claim
BEARING_OUT = {"support", "back", "contradict", "challenge", "undermine"}
DANGERS = {"threat", "danger", "risk", "challenge", "menace"}


def find_stances(doc: Doc, *, referents: Referents, statements: Sequence[Statement]) -> list[Stance]:
    """Find distinct (holder, target, polarity), each with its clearest evidence, in the order of evidence; ids are p1,
    p2 ...

    A holder nobody names is NA, with the words used for it if there are any. Contradicting stances both stay. None: an
    empty list.
    """
    voices = Voices(doc, referents, statements)
    found = [stance for token in doc if not referents.is_name(token) for stance in _read_predicate(token, voices)]
    rows: dict[tuple, Stance] = {}
    clearest: dict[tuple, tuple[bool, ...]] = {}
    for stance in found:
        for key, row in _make_rows(stance, voices):
            clarity = _rate_evidence(stance, row)
            if key not in rows or clarity > clearest[key]:
                rows[key], clearest[key] = row, clarity
    ordered = sorted(rows.values(), key=lambda row: (row.start, row.end))
    return [replace(row, stance=f"p{number}") for number, row in enumerate(ordered, start=1)]


def _rate_evidence(found: Candidate, row: Stance) -> tuple[bool, ...]:
    """How clearly its words show a stance: told without an "if", with the target and the holder among them, and by no
    pronouns.
    """
    spans = ((row.target_start, row.target_end), (row.holder_start, row.holder_end))
    shows = [start is not None and row.start <= start and end <= row.end for start, end in spans]
    named = [noun is not None and noun.pos_ != "PRON" for noun in (found.target, found.holder)]
    return not row.conditional, *shows, *named


def _read_predicate(token: Token, voices: Voices) -> Iterator[Candidate]:
    """Stances one word shows: of its entries that tell what somebody says, and of those that tell what somebody does,
    one each.
    """
    if means_something(token) and token.i in voices.by_token and is_ruled_out(token):
        yield Candidate(None, token, "oppose", "words", False, token, spoken=True)
    entries = find_predicates(token)
    if not entries:
        return
    said = [entry for entry in entries if entry.holder in SAID]
    done = [entry for entry in entries if entry.holder not in SAID]
    if said and done:  # "her priority" is not that of whoever tells of it
        owned = {entry.target for entry in done if entry.holder == "possessor" and find_holders(token, entry)}
        said = [entry for entry in said if entry.target not in owned]
    rated = list(_read_entries(token, said, voices))
    yield from rated
    for found in _read_entries(token, done, voices):
        if (
            found.holder is not None or not rated
        ):  # "named the army as a threat to peace" tells of no threat that somebody made
            yield found


def _read_entries(token: Token, entries: Sequence[Predicate], voices: Voices) -> Iterator[Candidate]:
    """Stances by the first of some entries whose target and holder the sentence has, or else whose target it has."""
    frame = _choose_frame(token, entries, voices)
    if frame is None:
        return
    entry, target, holders = frame
    polarity = _find_polarity(token, entry, voices)
    spoken = _is_spoken(token, entry, holders, voices)
    if (
        polarity is None
        or not may_be_judged(token, target, entry, voices)
        or not _is_held(token, entry, holders, spoken=spoken)
    ):
        return
    via = (
        "words" if spoken or _is_wished(token) else "deeds" if _is_armed(token, target, holders, voices) else entry.via
    )
    stance = Candidate(
        None, target, polarity, via, _is_conditional(token, voices.by_token.get(token.i)), token, spoken=spoken
    )
    if is_first_person(target) and token.i in voices.by_token:  # "they helped us": praise by whoever says so
        yield from (replace(stance, target=holder, via="words", spoken=True) for holder in holders)
    for judged, turned in _find_judged(stance, entry):
        for holder in holders if holders and not spoken else [None]:
            if holder is None or holder.i != judged.i:
                yield replace(stance, holder=holder, target=judged, polarity=turned)
                if entry.holder == "mutual" and holder is not None:
                    yield replace(stance, holder=judged, target=holder, polarity=turned)


def _choose_frame(
    token: Token, entries: Sequence[Predicate], voices: Voices
) -> tuple[Predicate, Token, list[Token]] | None:
    """The first entry with its target and with holders that are others than it, else the first with a target, whom
    nobody is no part of.
    """
    targets = [(entry, find_target(token, entry)) for entry in entries]
    found = [(entry, target) for entry, target in targets if target is not None]
    # "asked a judge to stop the firm" tells a judge something, and judges the firm
    found = [pair for pair in found if pair[0].holder != "wisher" or may_be_judged(token, pair[1], pair[0], voices)]
    holding = {
        (entry.holder, entry.pos): find_holders(token, entry)
        for entry in {(one.holder, one.pos): one for one, _ in found}.values()
    }
    framed = [(entry, target, holding[entry.holder, entry.pos]) for entry, target in found]
    told = [frame for frame in framed if any(holder.i != frame[1].i for holder in frame[2])]
    chosen = next(iter(told or framed), None)
    return chosen if chosen is not None and not any(means_nobody(each) for each in (chosen[1], *chosen[2])) else None


def _find_polarity(token: Token, entry: Predicate, voices: Voices) -> str | None:
    """The polarity once negation is counted; None where it is denied, or asked of somebody by nobody or not at all."""
    directing = find_directing_verb(token)
    if token.i in voices.denied or (
        directing is not None and (is_negated(directing) or _is_asked_by_nobody(directing))
    ):
        return None
    return turn(token, entry.polarity)


def _is_held(token: Token, entry: Predicate, holders: Sequence[Token], *, spoken: bool) -> bool:
    """Is there somebody who holds it, in what is told as so?"""
    if spoken:  # "if it fails" does not say that it does
        return not any(marker.lower_ in SUPPOSING for marker in find_markers(token))
    if any(word.lower_ in OBLIGATION for word in find_auxiliaries(token)) and not any(
        is_first_person(holder) for holder in holders
    ):
        return False  # nobody does yet what they should
    # "a threat to peace" is nobody's
    return bool(holders) or not (token.lemma_ in DANGERS or entry.holder in SAID or entry.via == "deeds")


def _is_asked_by_nobody(verb: Token) -> bool:
    """Is somebody urged or asked, and nobody named who does:
    "was asked to back it", and not "is understood to back it"?
    """
    cue = find_cue(verb)
    return is_passive(verb) and find_agent(verb) is None and cue is not None and cue.act in ("urge", "demand", "ask")


def _is_armed(verb: Token, target: Token, holders: Sequence[Token], voices: Voices) -> bool:
    """Is it an attack by force: by an army, or on a place?"""
    if verb.pos_ != "VERB" or verb.lemma_ not in ATTACKS:
        return False
    return (
        any(holder.lemma_.casefold() in ARMED for holder in holders)
        or voices.kind(voices.referents.find(target)) in PLACES
    )


def _find_judged(found: Candidate, entry: Predicate) -> Iterator[tuple[Token, str]]:
    """Every noun that is judged, and how: the target, what it is praised or blamed for, what it would end and whom it
    would hit.
    """
    for member in _find_nouns(found.target):
        ended = find_ended(member)
        if ended is not None:  # whoever is for the end of a thing is against the thing
            yield from ((each, OTHER[found.polarity]) for each in find_all_members(ended))
            continue
        struck = _find_struck(member) if found.polarity == "support" else None
        if struck is not None:  # and whoever is for sanctions, against whom they hit
            yield from ((each, "oppose") for each in find_all_members(struck))
        yield member, found.polarity
    cause = find_cause(found.predicate, found.target) if found.via == "words" and entry.target == "object" else None
    if cause is not None and is_agentive(found.target) and not is_agentive(cause) and means_something(cause):
        yield from ((each, found.polarity) for each in find_all_members(cause))


def _find_nouns(target: Token) -> Iterator[Token]:
    """A target and those coordinated with it; of a gerund, what it is for:
    "our priority is peace and ensuring access".
    """
    for member in find_all_members(target):
        if means_something(member):
            yield member
        elif member.tag_ == "VBG":
            entries = [
                entry for entry in find_predicates(member) if (entry.target, entry.polarity) == ("object", "support")
            ]
            aim = next((found for entry in entries if (found := find_target(member, entry)) is not None), None)
            yield from find_all_members(aim) if aim is not None and means_something(aim) else ()


def _find_struck(noun: Token) -> Token | None:
    """Whom a deed is done against: `banks` in "a boycott of the banks"."""
    entries = [
        entry
        for entry in find_predicates(noun)
        if entry.polarity == "oppose" and entry.holder in ("possessor", "by", "agent")
    ]
    return (
        next((target for entry in entries if (target := find_target(noun, entry)) is not None), None)
        if noun.pos_ == "NOUN"
        else None
    )


def _is_spoken(token: Token, entry: Predicate, holders: Sequence[Token], voices: Voices) -> bool:
    """Is it the stance of whoever says so: who evaluates in their own words, or says what must be done?"""
    statement = voices.by_token.get(token.i)
    if (voices.author if statement is None else statement.speaker_start) is None:
        return False
    directing = find_directing_verb(token)
    if any(is_first_person(holder) for holder in holders):  # "we must defend it"
        return False
    if entry.pos == "verb" and (is_required(directing or token) or (not holders and _is_possible(token))):
        return True
    return entry.holder == "speaker" and not holders and directing is None


def _is_possible(verb: Token) -> bool:
    """Does a passive verb say what can or cannot be done, by nobody told:
    "cannot be trusted"? Then it says what the speaker thinks.
    """
    return is_passive(verb) and any(word.lower_ in ("can", "ca", "could") for word in find_auxiliaries(verb))


def _is_wished(token: Token) -> bool:
    """Is a deed only called for, meant or promised?"""
    return find_directing_verb(token) is not None or find_wisher(token) is not None


def _is_conditional(token: Token, statement: Statement | None) -> bool:
    """Is the stance tied to a condition?

    In indirect speech "would" is the future seen from the past ("said he would vote for").
    """
    backshifted = (
        statement is not None
        and statement.form != "direct"
        and any(word.lower_ == "would" for word in find_auxiliaries(token))
    )
    return is_conditional(token) and not backshifted


def _make_rows(found: Candidate, voices: Voices) -> Iterator[tuple[tuple, Stance]]:
    """Rows of one stance: each holder with each entity the target means, and with whose act it is that somebody
    condemns or rates.
    """
    yield from _pair(found, voices)
    judges_act = (
        found.via == "words"
        and (found.polarity == "oppose" or found.spoken)
        and find_base(found.predicate) not in JUDGING_THINGS
    )
    if not judges_act or voices.may_hold(voices.referents.find(found.target), found.target):
        return
    owner = find_owner(found.target)
    kind = voices.kind(voices.referents.find(owner)) if owner is not None else None
    if owner is None or kind not in HOLDERS:
        return
    is_place = kind == "GPE" or is_place_noun(
        owner.lemma_
    )  # whoever wants to close the town's pier is not against the town
    if not is_place or find_wisher(found.predicate) is None:
        yield from _pair(replace(found, target=owner), voices)


def _pair(found: Candidate, voices: Voices) -> Iterator[tuple[tuple, Stance]]:
    """The rows, with what tells them apart, of every entity that holds a stance with every one its target means."""
    referents = voices.referents
    statement = voices.by_token.get(found.predicate.i) or voices.by_cue.get(found.predicate.i)
    evidence = _find_evidence(found, voices.by_cue.get(found.predicate.i))
    for holder, words in _find_holding(found, voices, statement):
        for target in referents.find_all(found.target) or [None]:
            if (holder is not None and holder == target) or (target is None and is_open(found.target)):
                continue
            agent = voices.may_hold(target, found.target) or (target is None and found.target.text[:1].isupper())
            if not fits_judgement(found, voices.kind(target), agent=agent):
                continue
            reported = statement is not None and found.predicate.i in voices.by_token and statement.speaker != holder
            target_name = referents.name(target) if target else find_phrase(found.target).text
            holder_name = referents.name(holder) if holder else words.text if words is not None else None
            shown = voices.show(found.target, target)
            row = Stance(
                "",
                *(holder, holder_name, *((words.start_char, words.end_char) if words is not None else (None, None))),
                *(target, target_name, shown.start_char, shown.end_char),
                *(found.polarity, found.via, found.conditional),
                *(statement.speaker if reported else None, statement.statement if statement is not None else None),
                *(evidence.text, evidence.start_char, evidence.end_char),
            )
            yield (holder or holder_name, target or target_name, found.polarity), row


def _find_holding(
    found: Candidate, voices: Voices, statement: Statement | None
) -> list[tuple[str | None, Span | None]]:
    """Everyone who holds a stance, as entity and words; one with no words is NA, a "we" is the speaker and the body
    spoken for.
    """
    doc = found.target.doc
    if found.spoken:
        return find_speakers(statement, doc, voices)
    if found.holder is None:
        return [(None, None)]
    if is_first_person(found.holder):
        return find_first_persons(found.holder, voices)
    pairs = []
    for head in find_all_members(found.holder):
        for entity in (voices.referents.find_all(head) if head.lemma_.casefold() not in CROWDS else []) or [None]:
            if not voices.may_hold(entity, head):
                entity = find_behind(head, voices) or voices.issuers.get(entity or "") or entity
            words = voices.show(head, entity)
            may_hold = (
                voices.may_hold(entity, words.root)
                or voices.speaks(entity, but=found.predicate)
                or _is_told(head, found.predicate)
            )
            if (
                may_hold
                if entity is not None
                else not is_open(head) and (is_agentive(head) or head.lemma_.casefold() in CROWDS)
            ):
                pairs.append((entity, _cut_predicate(words, found.predicate) if entity is None else words))
    return pairs


def _is_told(document: Token, predicate: Token) -> bool:
    """Does a document say so in words, and is no evidence for it:
    "the report condemned", and not "the data supported"?
    """
    return find_people_kind(document) == "document" and find_base(predicate) not in BEARING_OUT


def _cut_predicate(words: Span, predicate: Token) -> Span:
    """A holder's words up to the noun that tells the stance:
    "the movement" of "relies on [the movement for support]".
    """
    inside = predicate.pos_ == "NOUN" and words.root.i < predicate.i < words.end
    return trim_span(words.doc[words.start : max(predicate.left_edge.i, words.root.i + 1)]) if inside else words


def _find_evidence(found: Candidate, said: Statement | None) -> Span:
    """From the first to the last of holder, predicate and target, and of what a predicate that is a cue says, in one
    sentence.
    """
    doc = found.target.doc
    sentence = found.predicate.sent
    spans = [find_phrase(found.target), doc[found.predicate.i : found.predicate.i + 1]]
    if found.holder is not None and found.holder.sent == sentence:
        spans.append(find_phrase(found.holder))
        if found.holder.text[0] in "'’":  # "let's help": the clitic does not stand alone
            spans.append(doc[found.holder.i - 1 : found.holder.i])
    if said is not None:
        spans.append(doc.char_span(said.content_start, said.content_end, alignment_mode="expand"))
    spans = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
    return doc[min(span.start for span in spans) : max(span.end for span in spans)]
