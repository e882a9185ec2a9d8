"""Stances: who is for or against whom and what, in words or in deeds.

Takes the predicates of each sentence with their holders and targets, turned round by negation, and makes one row of each distinct
holder, target and polarity. Knows the parse, referents and statements.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from spacy.tokens import Doc, Span, Token

from broadsheet.appeals import find_directing_verb, find_wisher, is_required, is_ruled_out
from broadsheet.arguments import find_cause, find_holders, find_target
from broadsheet.coreference import FIRST_PLURAL, Referents, find_innermost
from broadsheet.doers import find_all_members, find_maker, find_name_before, find_owner, find_people_before, is_agentive
from broadsheet.entities import locate
from broadsheet.gazetteer import find_people_kind
from broadsheet.pipeline import breaks_line
from broadsheet.polarity import DENYING, OTHER, find_ended, turn
from broadsheet.predicates import Predicate, find_base, find_predicates
from broadsheet.schema import Stance, Statement, read_spans
from broadsheet.syntax import (
    NEGATION,
    find_agent,
    find_auxiliaries,
    find_governor,
    find_infinitive_after,
    find_markers,
    find_noun_clauses,
    find_noun_phrase,
    find_object,
    find_own_subject,
    find_relation,
    is_conditional,
    is_negated,
    is_passive,
    trim_span,
)

FIRST_PERSON = {"i", "we", "me", "us", "my", "our", "'s", "’s"}
# what may hold a stance: persons, bodies and their seats ("the White House"), peoples, states, and unnamed people and groups
HOLDERS = {"PERSON", "ORG", "GPE", "NORP", "FAC", "ACTOR"}
NAMED = {"PERSON", "ORG", "GPE", "NORP"}
BODIES = {"ORG", "GPE"}
PLACES = {"GPE", "LOC", "FAC"}
TEXTS = {"LAW", "WORK_OF_ART"}
# whose stance it is does not stand in the sentence: it is whoever says so, or wants it
SAID = {"speaker", "wisher"}
SUPPOSING = {"if", "unless", "whether"}
# what a quoted "it's a disgrace" is about stands outside the quotation, and is often not named at all
OPEN_PRONOUNS = {"it", "this", "that", "these", "those"}
# "those who back it", "anyone opposed to it": a clause tells who
DEFINED = {"those", "anyone", "everyone", "everybody", "anybody", "all"}
# people without a word for them: "thousands marched"
CROWDS = {"thousand", "hundred", "dozen", "million", "score", "ten"}
# whoever does this with a document speaks by it: "adopted Resolution 5. The Resolution demanded ..."
ISSUING = {"adopt", "author", "commission", "compile", "draft", "issue", "pass", "prepare", "publish", "release", "sign", "write"}
MAKING = {"make", "give", "deliver", "air", "run", "post", "tweet", "launch", "send", "hold", "use", "create", "build", "propose", "file"}
MAKING |= {"introduce", "bring", "unveil", "announce", "table", "circulate", "broadcast", "fund", "lead", "organise", "organize", "stage"}
# who attacks so does it by force
ARMED = {"force", "army", "troop", "soldier", "militia", "rebel", "fighter", "militant", "gunman", "insurgent", "warplane", "navy"}
ATTACKS = {"attack", "assault", "hit", "strike"}
# nobody is for or against these: "seized power", "joined forces", "broke ranks"
IDLE = {"power", "control", "force", "rank", "opportunity", "chance", "ball", "leg", "board", "staff", "squad"}
# these judge somebody; of a thing they tell the cause ("blamed the weather") or the truth ("denied the claim")
JUDGING_AGENTS = {"blame", "accuse", "fire", "sack"}
JUDGING_THINGS = {"deny"}
# one joins a cause or a body and signs a treaty; who joins a person for talks, or signs a player, takes no side
JUDGING_CAUSES = {"join", "rejoin", "sign"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A stance before it is a record: heads of the holder's and target's phrases, and the evidence."""

    holder: Token | None
    target: Token
    polarity: str
    via: str
    conditional: bool
    predicate: Token
    spoken: bool = False  # is the holder whoever says so, with no words of their own beside the predicate?


def find_stances(doc: Doc, *, referents: Referents, statements: Sequence[Statement]) -> list[Stance]:
    """Find distinct (holder, target, polarity), each with its clearest evidence, in the order of evidence; ids are p1, p2 ...

    A holder nobody names is NA, with the words used for it if there are any. Contradicting stances both stay. None: an empty list.
    """
    setting = _Setting(doc, referents, statements)
    found = [stance for token in doc if not referents.is_name(token) for stance in _read_predicate(token, setting)]
    rows: dict[tuple, Stance] = {}
    clearest: dict[tuple, tuple[bool, ...]] = {}
    for stance in found:
        for key, row in _make_rows(stance, setting):
            clarity = _rate_evidence(stance, row)
            if key not in rows or clarity > clearest[key]:
                rows[key], clearest[key] = row, clarity
    ordered = sorted(rows.values(), key=lambda row: (row.start, row.end))
    return [replace(row, stance=f"p{number}") for number, row in enumerate(ordered, start=1)]


def _rate_evidence(found: _Found, row: Stance) -> tuple[bool, ...]:
    """How clearly its words show a stance: told without an "if", with the target and the holder among them, and by no pronouns."""
    spans = ((row.target_start, row.target_end), (row.holder_start, row.holder_end))
    shows = [start is not None and row.start <= start and end <= row.end for start, end in spans]
    named = [noun is not None and noun.pos_ != "PRON" for noun in (found.target, found.holder)]
    return not row.conditional, *shows, *named


class _Setting:
    """What a sentence alone does not say: who is meant, in whose statement a word stands, who "we" are, who denies it."""

    def __init__(self, doc: Doc, referents: Referents, statements: Sequence[Statement]) -> None:
        self.referents = referents
        self.by_token = find_innermost(doc, [statement for statement in statements if not _is_own_thought(statement)])
        self.by_cue: dict[int, Statement] = {}
        self.denied: set[int] = set()
        for statement in statements:
            cue = doc.char_span(statement.cue_start, statement.cue_end, alignment_mode="expand") or ()
            for token in cue:
                self.by_cue.setdefault(token.i, statement)
            if statement.form != "direct" and (statement.act in DENYING or any(token.lower_ in NEGATION for token in cue)):
                spans = (doc.char_span(*span, alignment_mode="expand") or () for span in read_spans(statement.content_spans))
                self.denied.update(token.i for span in spans for token in span)
        self.speakers = {statement.speaker for statement in statements}
        self.sentences, _ = locate(doc)
        self.names: dict[tuple[int, str], Token] = {}
        self.nouns: dict[str, list[Token]] = defaultdict(list)
        for token in doc:
            entity = referents.find(token) if token.pos_ in ("NOUN", "PROPN") or referents.is_name(token) else None
            if entity is not None:
                self.nouns[entity].append(token)
                if referents.is_name(token):
                    self.names.setdefault((self.sentences[token.i], entity), token)
        self.issuers = _find_issuers(self)
        self.voices = _find_voices(doc, self)
        # in whose name an article speaks that says "We call for ...": a press statement's
        self.author = next((voice for i, voice in self.voices.items() if doc[i].lower_ == "we" and _is_main_subject(doc[i])), None)

    def kind(self, entity: str | None) -> str | None:
        """The type of an entity; None for none."""
        return self.referents.entities[entity].type if entity is not None else None

    def may_hold(self, entity: str | None, head: Token) -> bool:
        """Is the entity one that may hold a stance: of such a type, or called by a name?"""
        return self.kind(entity) in HOLDERS or (entity is not None and head.pos_ == "PROPN")

    def show(self, head: Token, entity: str | None) -> Span:
        """The words that show who is meant: the noun phrase, or for a pronoun the entity's name in the same sentence."""
        if head.pos_ == "PRON" and entity is not None:
            head = self.names.get((self.sentences[head.i], entity), head)
        return _find_phrase(head, appositions=True)

    def introduce(self, entity: str, pronoun: Token, statement: Statement | None) -> Span:
        """The words that tell whom a "we" or "I" means: those of the attribution for the speaker, else the last noun before it."""
        if statement is not None and statement.speaker == entity and statement.speaker_start is not None:
            words = pronoun.doc.char_span(statement.speaker_start, statement.speaker_end, alignment_mode="expand")
            if words.root.pos_ != "PRON":
                return words
        nouns = self.nouns[entity] or [pronoun]
        last = bisect_left(nouns, pronoun.i, key=attrgetter("i")) - 1
        return find_noun_phrase(nouns[max(last, 0)], appositions=True)


def _is_own_thought(statement: Statement) -> bool:
    """Is it an "I think" inside somebody's speech, whose content is that speaker's?"""
    return statement.speaker is None and (statement.speaker_text is None or statement.speaker_text.casefold() in FIRST_PERSON)


def _find_issuers(setting: _Setting) -> dict[str, str]:
    """Who speaks by a document such as a report or a resolution: whose it is, or who issued it; by its entity."""
    issuers: dict[str, str] = {}
    for thing, nouns in setting.nouns.items():
        kind = setting.kind(thing)
        for noun in nouns if kind not in HOLDERS else ():
            if kind not in TEXTS and find_people_kind(noun) != "document":
                continue
            verb = find_governor(noun)
            maker = find_maker(noun) if verb.lemma_ in ISSUING and not is_negated(verb) else find_owner(noun)
            entity = setting.referents.find(maker) if maker is not None else None
            if entity is not None and setting.kind(entity) in HOLDERS:
                issuers.setdefault(thing, entity)
    return issuers


def _is_main_subject(token: Token) -> bool:
    """Is the word the subject of its sentence's main clause?"""
    return find_own_subject(token.head) == token and token.head.head.i == token.head.i


def _find_voices(doc: Doc, setting: _Setting) -> dict[int, str]:
    """Whom a "we" outside all quotation means, by token: the body a statement in its own name speaks of in the same paragraph.

    "The United States condemns the attacks. We will continue to lead the coalition."
    """
    voices: dict[int, str] = {}
    voice = None
    for token in doc:
        if breaks_line(token):
            voice = None
        elif token.lower_ in FIRST_PLURAL and token.text != "US" and token.i not in setting.by_token and voice is not None:
            voices[token.i] = voice
        elif token.head.i == token.i and (subject := find_own_subject(token)) is not None:
            entity = setting.referents.find(subject)
            voice = entity if setting.kind(entity) in BODIES else voice
    return voices


# --- predicates ----------------------------------------------------------------------------------------------------------------


def _read_predicate(token: Token, setting: _Setting) -> Iterator[_Found]:
    """Stances one word shows: of its entries that tell what somebody says, and of those that tell what somebody does, one each."""
    if _is_noun(token) and token.i in setting.by_token and is_ruled_out(token):
        yield _Found(None, token, "oppose", "words", False, token, spoken=True)
    entries = find_predicates(token)
    owned = {entry.target for entry in entries if entry.holder == "possessor" and find_holders(token, entry)}
    said = [entry for entry in entries if entry.holder in SAID and entry.target not in owned]  # "her priority" is not whoever tells of it
    rated = list(_read_entries(token, said, setting))
    yield from rated
    for found in _read_entries(token, [entry for entry in entries if entry.holder not in SAID], setting):
        if found.holder is not None or not rated:  # "named the army as a threat to peace" tells of no threat that somebody made
            yield found


def _read_entries(token: Token, entries: Sequence[Predicate], setting: _Setting) -> Iterator[_Found]:
    """Stances by the first of some entries whose target and holder the sentence has, or else whose target it has."""
    targets = [(entry, find_target(token, entry)) for entry in entries]
    found = [(entry, target) for entry, target in targets if target is not None]
    # "asked a judge to stop the firm" tells a judge something, and judges the firm
    found = [pair for pair in found if pair[0].holder != "wisher" or _may_be_judged(token, pair[1], pair[0], setting)]
    framed = [(entry, target, find_holders(token, entry)) for entry, target in found]
    told = [any(holder.i != target.i for holder in holders) for _, target, holders in framed]
    entry, target, holders = framed[told.index(True) if any(told) else 0] if framed else (None, None, [])
    if entry is None or target is None or any(_is_none(each) for each in [target, *holders]):
        return
    directing = find_directing_verb(token)
    asked = directing is None or not (is_negated(directing) or (is_passive(directing) and find_agent(directing) is None))
    polarity = turn(token, entry.polarity) if asked else None
    if polarity is None or token.i in setting.denied or not _may_be_judged(token, target, entry, setting):
        return
    spoken = _is_spoken(token, entry, holders, setting)
    if spoken and any(marker.lower_ in SUPPOSING for marker in find_markers(token)):  # "if it fails" does not say that it does
        return
    if not spoken and not holders and (entry.holder in SAID or entry.via == "deeds"):
        return
    via = "words" if spoken or _is_wished(token) else "deeds" if _is_armed(token, target, holders, setting) else entry.via
    stance = _Found(None, target, polarity, via, _is_conditional(token, setting.by_token.get(token.i)), token, spoken=spoken)
    if _is_first_person(target) and token.i in setting.by_token:  # "they helped us": praise by whoever says so
        yield from (replace(stance, target=holder, via="words", spoken=True) for holder in holders)
    for judged, turned in _find_judged(stance, entry):
        for holder in holders if holders and not spoken else [None]:
            if holder is None or holder.i != judged.i:
                yield replace(stance, holder=holder, target=judged, polarity=turned)
                if entry.holder == "mutual" and holder is not None:
                    yield replace(stance, holder=judged, target=holder, polarity=turned)


def _is_armed(verb: Token, target: Token, holders: Sequence[Token], setting: _Setting) -> bool:
    """Is it an attack by force: by an army, or on a place?"""
    if verb.pos_ != "VERB" or verb.lemma_ not in ATTACKS:
        return False
    return any(holder.lemma_.casefold() in ARMED for holder in holders) or setting.kind(setting.referents.find(target)) in PLACES


def _find_judged(found: _Found, entry: Predicate) -> Iterator[tuple[Token, str]]:
    """Every noun that is judged, and how: the target, what it is praised or blamed for, what it would end and whom it would hit."""
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
    if cause is not None and is_agentive(found.target) and not is_agentive(cause) and _is_noun(cause):
        yield from ((each, found.polarity) for each in find_all_members(cause))


def _find_nouns(target: Token) -> Iterator[Token]:
    """A target and those coordinated with it; of a gerund, what it is for: "our priority is peace and ensuring access"."""
    for member in find_all_members(target):
        if _is_noun(member):
            yield member
        elif member.tag_ == "VBG":
            entries = [entry for entry in find_predicates(member) if (entry.target, entry.polarity) == ("object", "support")]
            aim = next((found for entry in entries if (found := find_target(member, entry)) is not None), None)
            yield from find_all_members(aim) if aim is not None and _is_noun(aim) else ()


def _find_struck(noun: Token) -> Token | None:
    """Whom a deed is done against: `banks` in "a boycott of the banks"."""
    entries = [entry for entry in find_predicates(noun) if entry.polarity == "oppose" and entry.holder in ("possessor", "by", "agent")]
    return next((target for entry in entries if (target := find_target(noun, entry)) is not None), None) if noun.pos_ == "NOUN" else None


def _find_phrase(noun: Token, *, appositions: bool = False) -> Span:
    """The noun phrase of a head; "those who back it" with what tells who they are.

    It ends before a clause that tells of another stance: "a letter" of "a letter condemning the raid".
    """
    phrase = find_noun_phrase(noun, appositions=appositions)
    clause = _find_defining_clause(noun)
    if clause is not None:
        return trim_span(noun.doc[phrase.start : max(phrase.end, clause.right_edge.i + 1)])
    telling = (child for child in noun.rights if find_relation(child) == "reduced clause" and find_predicates(child))
    end = min((child.left_edge.i for child in telling), default=phrase.end)
    return trim_span(noun.doc[phrase.start : max(noun.i + 1, min(end, phrase.end))])


def _find_defining_clause(pronoun: Token) -> Token | None:
    """The clause that tells who is meant by "those", "anyone" or "all"; of other words, none."""
    if pronoun.lower_ not in DEFINED:
        return None
    return next((clause for clause in find_noun_clauses(pronoun) if clause.i > pronoun.i), None)


def _is_open(noun: Token) -> bool:
    """Is the word a pronoun of which nothing tells who is meant?"""
    return noun.pos_ == "PRON" and _find_defining_clause(noun) is None


def _is_none(noun: Token) -> bool:
    """Does the noun mean nobody, or hardly anybody: "no minister", "not all ministers", "nobody", "few ministers"?"""
    first = noun.left_edge
    before = noun.doc[first.i - 1] if first.i and first.i - 1 >= noun.sent.start else first
    few = any(child.lower_ == "few" for child in noun.lefts) and not any(child.lower_ in ("a", "the", "these") for child in noun.lefts)
    words = {noun.lower_, first.lower_, before.lower_ if first.lower_ in ("all", "every", "many", "everyone") else ""}
    return is_negated(noun) or few or not words.isdisjoint(NEGATION | {"nobody", "none"})


def _is_noun(token: Token) -> bool:
    """Is the word one that names or means something, and no clause, "who" or "there"?"""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X") and token.tag_ not in ("WP", "WDT", "EX")


def _is_spoken(token: Token, entry: Predicate, holders: Sequence[Token], setting: _Setting) -> bool:
    """Is it the stance of whoever says so: who evaluates in their own words, or says what must be done?"""
    statement = setting.by_token.get(token.i)
    if (setting.author if statement is None else statement.speaker_start) is None:
        return False
    directing = find_directing_verb(token)
    if any(_is_first_person(holder) for holder in holders):  # "we must defend it"
        return False
    if entry.pos == "verb" and (is_required(directing or token) or (not holders and _is_possible(token))):
        return True
    return entry.holder == "speaker" and not holders and directing is None


def _is_possible(verb: Token) -> bool:
    """Does a passive verb say what can or cannot be done, by nobody told: "cannot be trusted"? Then it says what the speaker thinks."""
    return is_passive(verb) and any(word.lower_ in ("can", "ca", "could") for word in find_auxiliaries(verb))


def _is_wished(token: Token) -> bool:
    """Is a deed only called for, meant or promised?"""
    return find_directing_verb(token) is not None or find_wisher(token) is not None


def _may_be_judged(token: Token, target: Token, entry: Predicate, setting: _Setting) -> bool:
    """Is the target something one can be for or against: no amount, no "it" that a quotation leaves open, nobody told to do something?"""
    if not _is_noun(target) or (target.lemma_ in IDLE and entry.via == "deeds" and find_relation(target) == "object"):
        return False
    if find_base(token) == "agree" and (find_object(token) is not None or is_passive(token)):  # "agreed a price with the club"
        return False
    if _is_amount(target) or (entry.holder == "speaker" and target.lower_ in OPEN_PRONOUNS):
        return False
    if entry.holder == "wisher" and entry.target == "doer":  # who tells drivers to stop is not against drivers
        return setting.kind(setting.referents.find(target)) in NAMED
    if entry.target in ("object", "subject", "doer", "complement") or token.pos_ != "VERB":
        return True
    infinitive = find_infinitive_after(token, target)
    if infinitive is None or find_own_subject(infinitive) not in (None, target):  # "a plan for all to agree to"
        return True
    above = next((word for word in infinitive.ancestors if word.pos_ in ("VERB", "AUX", "ADJ")), token)
    return above.i > target.i and find_own_subject(above) is not None  # "approve of the plan, but they want to talk"


def _is_amount(noun: Token) -> bool:
    """Is the noun a bare number of things ("30 shares") or a sum of money, and not people or things told apart ("two allies")?"""
    if noun.tag_ == "CD" or noun.is_currency or noun.lemma_ == "lot" or any(word.is_currency for word in noun.children):
        return True
    counted = any(word.tag_ == "CD" for word in noun.children)
    return counted and not is_agentive(noun) and not any(word.tag_ in ("JJ", "NN", "NNP", "DT", "PRP$") for word in noun.lefts)


def _is_conditional(token: Token, statement: Statement | None) -> bool:
    """Is the stance tied to a condition? In indirect speech "would" is the future seen from the past ("said he would vote for")."""
    backshifted = statement is not None and statement.form != "direct" and any(word.lower_ == "would" for word in find_auxiliaries(token))
    return is_conditional(token) and not backshifted


# --- rows ----------------------------------------------------------------------------------------------------------------------


def _make_rows(found: _Found, setting: _Setting) -> Iterator[tuple[tuple, Stance]]:
    """Rows of one stance: each holder with each entity the target means, and with whose act it is that somebody condemns or rates."""
    yield from _pair(found, setting)
    judges_act = found.via == "words" and (found.polarity == "oppose" or found.spoken) and find_base(found.predicate) not in JUDGING_THINGS
    if not judges_act or setting.may_hold(setting.referents.find(found.target), found.target):
        return
    owner = find_owner(found.target)
    if owner is not None and setting.kind(setting.referents.find(owner)) in HOLDERS:
        yield from _pair(replace(found, target=owner), setting)


def _pair(found: _Found, setting: _Setting) -> Iterator[tuple[tuple, Stance]]:
    """The rows, with what tells them apart, of every entity that holds a stance with every one its target means."""
    referents = setting.referents
    statement = setting.by_token.get(found.predicate.i) or setting.by_cue.get(found.predicate.i)
    evidence = _find_evidence(found, setting.by_cue.get(found.predicate.i))
    for holder, words in _find_holding(found, setting, statement):
        for target in referents.find_all(found.target) or [None]:
            if (holder is not None and holder == target) or (target is None and _is_open(found.target)):
                continue
            agent = setting.may_hold(target, found.target) or (target is None and found.target.text[:1].isupper())
            if not _fits(found, setting.kind(target), agent=agent):
                continue
            reported = statement is not None and found.predicate.i in setting.by_token and statement.speaker != holder
            target_name = referents.name(target) if target else _find_phrase(found.target).text
            holder_name = referents.name(holder) if holder else words.text if words is not None else None
            shown = setting.show(found.target, target)
            row = Stance(
                "",
                *(holder, holder_name, *((words.start_char, words.end_char) if words is not None else (None, None))),
                *(target, target_name, shown.start_char, shown.end_char),
                *(found.polarity, found.via, found.conditional),
                *(statement.speaker if reported else None, statement.statement if statement is not None else None),
                *(evidence.text, evidence.start_char, evidence.end_char),
            )
            yield (holder or holder_name, target or target_name, found.polarity), row


def _fits(found: _Found, kind: str | None, *, agent: bool) -> bool:
    """Is the target what its predicate judges: somebody for blame, a claim for denial, a cause for joining?"""
    lemma = find_base(found.predicate)
    if lemma in JUDGING_AGENTS:
        return agent
    if lemma in JUDGING_CAUSES:
        return kind not in ("PERSON", "ACTOR", "NORP")
    return lemma not in JUDGING_THINGS or not agent


def _find_holding(found: _Found, setting: _Setting, statement: Statement | None) -> list[tuple[str | None, Span | None]]:
    """Everyone who holds a stance, as entity and words; one with no words is NA, a "we" is the speaker and the body spoken for."""
    doc = found.target.doc
    if found.spoken:
        return _find_speakers(statement, doc, setting)
    if found.holder is None:
        return [(None, None)]
    if _is_first_person(found.holder):
        return _find_first_person(found.holder, setting)
    pairs = []
    for head in find_all_members(found.holder):
        for entity in (setting.referents.find_all(head) if head.lemma_.casefold() not in CROWDS else []) or [None]:
            if not setting.may_hold(entity, head):
                entity = _find_behind(head, setting) or setting.issuers.get(entity or "") or entity
            words = setting.show(head, entity)
            may_hold = setting.may_hold(entity, words.root) or entity in setting.speakers
            if may_hold if entity is not None else not _is_open(head):
                pairs.append((entity, _cut_predicate(words, found.predicate) if entity is None else words))
    return pairs


def _cut_predicate(words: Span, predicate: Token) -> Span:
    """A holder's words up to the noun that tells the stance: "the movement" of "relies on [the movement for support]"."""
    inside = predicate.pos_ == "NOUN" and words.root.i < predicate.i < words.end
    return trim_span(words.doc[words.start : max(predicate.left_edge.i, words.root.i + 1)]) if inside else words


def _find_speakers(statement: Statement | None, doc: Doc, setting: _Setting) -> list[tuple[str | None, Span | None]]:
    """Who makes a statement, or in whose name the article speaks."""
    if statement is None or statement.speaker_start is None:
        return [(setting.author, None)]
    words = doc.char_span(statement.speaker_start, statement.speaker_end, alignment_mode="expand")
    if _is_first_person(words.root):
        return _find_first_person(words.root, setting)
    return [(statement.speaker, setting.show(words.root, statement.speaker) if words.root.pos_ == "PRON" else words)]


def _find_behind(noun: Token, setting: _Setting) -> str | None:
    """Who is behind what is no person: who made it, or whose name it carries ("his speech attacked", "US reinforcements backed")."""
    if noun.pos_ != "NOUN":
        return None
    verb = find_governor(noun)
    made = verb.lemma_ in ISSUING | MAKING and not is_negated(verb)  # and not whoever merely blames it
    makers = (find_maker(noun) if made else find_owner(noun), find_name_before(noun), find_people_before(noun))
    behind = [setting.referents.find(each) for each in makers if each is not None]
    return next((entity for entity in behind if setting.kind(entity) in HOLDERS), None)


def _is_first_person(token: Token) -> bool:
    """Is the word "I", "we" or "us", and not "US"?"""
    return token.lower_ in FIRST_PERSON and token.text != "US"


def _find_first_person(pronoun: Token, setting: _Setting) -> list[tuple[str | None, Span | None]]:
    """Whom "I" and "we" mean: the speaker, with "we" the body named with them too, or whom an article in the first person speaks for."""
    statement = setting.by_token.get(pronoun.i)
    if statement is None:
        voice = setting.voices.get(pronoun.i)
        return [(voice, find_noun_phrase(pronoun))] if voice is not None else []
    meant = [statement.speaker] if statement.speaker is not None else []
    meant += setting.referents.find_all(pronoun)
    if pronoun.lower_ in FIRST_PLURAL:
        meant += _find_bodies(statement, pronoun.doc, setting)
    return [(entity, setting.introduce(entity, pronoun, statement)) for entity in dict.fromkeys(meant)]


def _find_bodies(statement: Statement, doc: Doc, setting: _Setting) -> list[str]:
    """The bodies a speaker is introduced with: "Ann Lee, a spokeswoman for the Teachers' Union"."""
    if statement.speaker_start is None:
        return []
    speaker = doc.char_span(statement.speaker_start, statement.speaker_end, alignment_mode="expand")
    phrase = find_noun_phrase(speaker.root, appositions=True)
    named = [setting.referents.find(token) for token in phrase if setting.referents.is_name(token)]
    return [entity for entity in named if setting.kind(entity) in BODIES and entity != statement.speaker]


def _find_evidence(found: _Found, said: Statement | None) -> Span:
    """From the first to the last of holder, predicate and target, and of what a predicate that is a cue says, in one sentence."""
    doc = found.target.doc
    sentence = found.predicate.sent
    spans = [_find_phrase(found.target), doc[found.predicate.i : found.predicate.i + 1]]
    if found.holder is not None and found.holder.sent == sentence:
        spans.append(_find_phrase(found.holder))
        if found.holder.text[0] in "'’":  # "let's help": the clitic does not stand alone
            spans.append(doc[found.holder.i - 1 : found.holder.i])
    if said is not None:
        spans.append(doc.char_span(said.content_start, said.content_end, alignment_mode="expand"))
    spans = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
    return doc[min(span.start for span in spans) : max(span.end for span in spans)]
