"""Readings: what one word of a sentence says of who is for or against what, as candidates for rows.

Asks of each entry of the list that the word is, whether the sentence has its target and its holder, and of the chosen
one whether it is held, in words or in deeds. Knows the parse, and whom a "we" means.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from broadsheet.language.syntax import (
    find_agent,
    find_auxiliaries,
    find_markers,
    is_conditional,
    is_infinitive,
    is_negated,
    is_passive,
)
from broadsheet.lexicon import read_class, read_trait
from broadsheet.rules import find_first, name_rule
from broadsheet.schema import Statement
from broadsheet.stances.candidates import Candidate, Placed
from broadsheet.stances.deeds import find_forbidder, find_kept, find_unwanted
from broadsheet.stances.directives import OBLIGATION, find_directing_verb, find_wisher, is_required, is_ruled_out
from broadsheet.stances.holders import find_holders
from broadsheet.stances.judged import find_judged
from broadsheet.stances.judgements import may_be_judged, means_nobody, means_something
from broadsheet.stances.misread import Backing, find_backing
from broadsheet.stances.polarity import find_polarity
from broadsheet.stances.predicates import Predicate, find_predicates
from broadsheet.stances.targets import find_target
from broadsheet.stances.voices import Voices, find_speakers, is_first_person
from broadsheet.statements import find_cue

# whose stance it is does not stand in the sentence: it is whoever says so, or wants it
SAID = {"speaker", "wisher"}
SUPPOSING = read_class("condition")
POSSIBLE = {"can", "ca", "could"}
PLACES = {"GPE", "LOC", "FAC"}
# what is done by those who are armed, by force
ATTACKS = {"attack", "assault", "hit", "strike"}


@dataclass(frozen=True, slots=True)
class WordReading:
    """An entry that a word is, with the target and the holders the sentence has for it."""

    entry: Predicate
    target: Placed
    holders: Sequence[Placed]

    @property
    def heads(self) -> list[Token]:
        """The heads of the holders' words."""
        return [holder.head for holder in self.holders]


def read_word(token: Token, voices: Voices) -> Iterator[Candidate]:
    """Stances one word shows: of its entries that tell what somebody says, and of those that tell what somebody does,
    one each.
    """
    if means_something(token) and token.i in voices.by_token and is_ruled_out(token):
        yield _read_ruled_out(token)
    backing = find_backing(token)
    if backing is not None:
        yield _read_backing(token, backing)
        return
    unwanted = find_unwanted(token)
    if unwanted is not None and token.i not in voices.denied:
        yield from _read_unwanted(token, unwanted, voices)
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
        # "named the army as a threat to peace" tells of no threat that somebody made
        if found.holder is not None or not rated:
            yield found


def _read_ruled_out(noun: Token) -> Candidate:
    """Against what whoever says so rules out: "there can be no military solution"."""
    rules = (
        ("holder", name_rule(find_speakers)),
        ("target", name_rule(is_ruled_out)),
        ("polarity", name_rule(is_ruled_out)),
    )
    return Candidate(None, noun, "oppose", "words", False, noun, spoken=True, rules=rules)


def _read_backing(back: Token, backing: Backing) -> Candidate:
    """For what somebody backs where a parser reads no verb: "the dockers back the wage deal"."""
    rules = tuple((column, name_rule(find_backing)) for column in ("holder", "target", "polarity"))
    return Candidate(backing.holder, backing.target, "support", "words", False, back, rules=rules)


def _read_unwanted(verb: Token, deed: Token, voices: Voices) -> Iterator[Candidate]:
    """Against a deed that somebody is told not to do: "urged the ministry not to close the ward".

    And for what would be given up by it: "urged him not to abandon the talks".
    """
    forbidder = find_forbidder(verb)
    if forbidder is None or means_nobody(forbidder):
        return
    holder, polarity = ("holder", name_rule(find_forbidder)), ("polarity", name_rule(find_unwanted))
    conditional = _is_conditional(verb, voices.by_token.get(verb.i))
    against = Candidate(forbidder, deed, "oppose", "words", conditional, verb)
    yield replace(against, rules=(holder, ("target", name_rule(find_unwanted)), polarity))
    kept = find_kept(deed)
    if kept is not None:
        rules = (holder, ("target", name_rule(find_kept)), polarity)
        yield replace(against, target=kept, polarity="support", rules=rules)


def _read_entries(token: Token, entries: Sequence[Predicate], voices: Voices) -> Iterator[Candidate]:
    """Stances by the first of some entries whose target and holder the sentence has, or else whose target it has."""
    reading = choose_reading(token, entries, voices)
    stance = _read_stance(token, reading, voices) if reading is not None else None
    if reading is None or stance is None:
        return
    if is_first_person(stance.target) and token.i in voices.by_token:  # "they helped us": praise by whoever says so
        helped = replace(stance, via="words", spoken=True)
        yield from (replace(helped, target=head) for head in reading.heads)
    for judged in find_judged(stance, reading.entry):
        one = replace(stance, target=judged.noun, polarity=judged.polarity, rules=stance.rules + judged.rules)
        yield from _give_holders(one, reading)


def _give_holders(stance: Candidate, reading: WordReading) -> Iterator[Candidate]:
    """A stance with each of its holders, or with none where there is none; of a mutual one, both ways."""
    if stance.spoken:
        yield replace(stance, rules=(("holder", name_rule(find_speakers)), *stance.rules))
        return
    if not reading.holders:
        yield stance
    for holder in reading.holders:
        if holder.head.i == stance.target.i:
            continue
        rules = (("holder", holder.rule), *stance.rules)
        yield replace(stance, holder=holder.head, rules=rules)
        if reading.entry.holder == "mutual":
            yield replace(stance, holder=stance.target, target=holder.head, rules=rules)


def choose_reading(token: Token, entries: Sequence[Predicate], voices: Voices) -> WordReading | None:
    """The entry a word is read as; none where nobody is its holder or target: "no minister backs it"."""
    readings = [reading for entry in entries if (reading := _read_entry(token, entry, voices)) is not None]
    chosen, _ = find_first(CHOICES, readings)
    if chosen is None or any(means_nobody(head) for head in (chosen.target.head, *chosen.heads)):
        return None
    return chosen


def choose_held(readings: Sequence[WordReading]) -> WordReading | None:
    """The first that has a target and somebody else for its holder: "the union condemned the raid"."""
    held = (one for one in readings if any(head.i != one.target.head.i for head in one.heads))
    return next(held, None)


def choose_unheld(readings: Sequence[WordReading]) -> WordReading | None:
    """The first that has a target, whoever holds it: "the mayor was criticised"."""
    return next(iter(readings), None)


CHOICES = (choose_held, choose_unheld)


def _read_entry(token: Token, entry: Predicate, voices: Voices) -> WordReading | None:
    """A word as one of its entries; None where the sentence has no target for it."""
    target = find_target(token, entry)
    if target is None:
        return None
    # "asked a judge to stop the firm" tells a judge something, and judges the firm
    if entry.holder == "wisher" and not may_be_judged(token, target.head, entry, voices):
        return None
    return WordReading(entry, target, find_holders(token, entry))


def _read_stance(token: Token, reading: WordReading, voices: Voices) -> Candidate | None:
    """The stance of a reading, its holder yet to be told; None where it is denied, or nobody's, or judges nothing."""
    entry, target = reading.entry, reading.target
    if _is_untold(token, voices):
        return None
    polarity, polarity_rule = find_polarity(token, entry.polarity, entry.negated)
    spoken = _is_spoken(token, reading, voices)
    judged = polarity is not None and may_be_judged(token, target.head, entry, voices)
    if polarity is None or not judged or not _is_held(token, reading, spoken=spoken):
        return None
    via, via_rule = find_first(VIA_RULES, token, reading, spoken, voices)
    made = (("target", target.rule), ("polarity", polarity_rule), ("via", via_rule))
    return Candidate(
        None,
        target.head,
        polarity,
        via or entry.via,
        _is_conditional(token, voices.by_token.get(token.i)),
        token,
        spoken=spoken,
        judges=entry.judges,
        rules=tuple((column, rule) for column, rule in made if rule is not None),
    )


def say_in_words(token: Token, reading: WordReading, spoken: bool, voices: Voices) -> str | None:
    """What is the stance of whoever says so shows in words: "it was a mistake, she said"."""
    return "words" if spoken else None


def wish_in_words(token: Token, reading: WordReading, spoken: bool, voices: Voices) -> str | None:
    """A deed only called for, meant or promised shows in words: "wants to arrest them"."""
    return "words" if find_directing_verb(token) is not None or find_wisher(token) is not None else None


def attack_by_force(token: Token, reading: WordReading, spoken: bool, voices: Voices) -> str | None:
    """An attack by an army, or on a place, is a deed: "Russian forces attacked the rebels"."""
    if token.pos_ != "VERB" or token.lemma_ not in ATTACKS:
        return None
    armed = any(head.lemma_.casefold() in read_trait("armed") for head in reading.heads)
    on_a_place = voices.kind(voices.referents.find(reading.target.head)) in PLACES
    return "deeds" if armed or on_a_place else None


def show_as_listed(token: Token, reading: WordReading, spoken: bool, voices: Voices) -> str | None:
    """Words or deeds, as the list says of the word: "condemned" shows in words, "bombed" in deeds."""
    return reading.entry.via


VIA_RULES = (say_in_words, wish_in_words, attack_by_force, show_as_listed)


def _is_untold(token: Token, voices: Voices) -> bool:
    """Is it denied, or asked of somebody by nobody or not at all:
    "was asked to back it", "did not urge them to back it"?
    """
    directing = find_directing_verb(token)
    unasked = directing is not None and (is_negated(directing) or _is_asked_by_nobody(directing))
    return token.i in voices.denied or unasked


def _is_asked_by_nobody(verb: Token) -> bool:
    """Is somebody urged or asked, and nobody named who does:
    "was asked to back it", and not "is understood to back it"?
    """
    cue = find_cue(verb)
    asks = cue is not None and cue.act in ("urge", "demand", "ask")
    return asks and is_passive(verb) and find_agent(verb) is None


def _is_held(token: Token, reading: WordReading, *, spoken: bool) -> bool:
    """Is there somebody who holds it, in what is told as so: "backs it", and not "if it fails" or "should back it"?"""
    if spoken:  # "if it fails" does not say that it does
        supposed = any(marker.lower_ in SUPPOSING for marker in find_markers(token))
        return not supposed and not _is_too_much(token)
    owed = any(word.lower_ in OBLIGATION for word in find_auxiliaries(token))
    if owed and not any(is_first_person(head) for head in reading.heads):
        return False  # nobody does yet what they should
    # "a threat to peace" is nobody's
    return bool(reading.holders) or reading.entry.unheld == "kept"


def _is_too_much(verb: Token) -> bool:
    """Is it what something is too much of something to do: "too big to fail"?"""
    return is_infinitive(verb) and any(child.lower_ == "too" for child in verb.head.children)


def _is_spoken(token: Token, reading: WordReading, voices: Voices) -> bool:
    """Is it the stance of whoever says so: who evaluates in their own words, or says what must be done?"""
    statement = voices.by_token.get(token.i)
    if (voices.author if statement is None else statement.speaker_start) is None:
        return False
    if any(is_first_person(head) for head in reading.heads):  # "we must defend it"
        return False
    directing = find_directing_verb(token)
    called_for = is_required(directing or token) or (not reading.holders and _is_possible(token))
    if reading.entry.pos == "verb" and called_for:
        return True
    return reading.entry.holder == "speaker" and not reading.holders and directing is None


def _is_possible(verb: Token) -> bool:
    """Does a passive verb say what can or cannot be done, by nobody told:
    "cannot be trusted"? Then it says what the speaker thinks.
    """
    return is_passive(verb) and any(word.lower_ in POSSIBLE for word in find_auxiliaries(verb))


def _is_conditional(token: Token, statement: Statement | None) -> bool:
    """Is the stance tied to a condition?

    In indirect speech "would" is the future seen from the past ("said he would vote for").
    """
    indirect = statement is not None and statement.form != "direct"
    backshifted = indirect and any(word.lower_ == "would" for word in find_auxiliaries(token))
    return is_conditional(token) and not backshifted
