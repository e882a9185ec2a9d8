"""Voices: who is meant by the words that hold or receive a stance: whose statement it is, who "we" are, who issued a
document.

Knows the parse, referents and statements. Knows nothing of what anybody is for or against.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from broadsheet.entities import Referents, is_we
from broadsheet.language import breaks_line, locate
from broadsheet.language.entries import carries, find_people_kind
from broadsheet.language.participants import find_maker, find_name_before, find_owner, find_people_before
from broadsheet.language.syntax import (
    find_governor,
    find_noun_phrase,
    find_own_subject,
    is_negated,
)
from broadsheet.schema import Statement, read_spans
from broadsheet.stances.phrases import find_phrase
from broadsheet.statements import denies_content, find_innermost

FIRST_PERSON = {"i", "we", "me", "us", "my", "our", "'s", "’s"}
# what may hold a stance: persons, bodies and their seats ("the White House"), peoples, states, and unnamed people and
# groups
HOLDERS = {"PERSON", "ORG", "GPE", "NORP", "FAC", "ACTOR"}
BODIES = {"ORG", "GPE"}
TEXTS = {"LAW", "WORK_OF_ART"}
# the act, of schema.ACTS, whose content is told as not so
# what carriers.csv says of verbs whose subject is behind their object
ISSUING = ("issues",)
BEHIND = ("issues", "makes")


class Speaker(NamedTuple):
    """Who holds a stance: the entity, or None for nobody known, and the words that show it, or None for no words."""

    entity: str | None
    words: Span | None


@dataclass(frozen=True, slots=True)
class Voices:
    """What a sentence alone does not say: who is meant, in whose statement a word stands, who "we" are, who denies
    it. Made by `find_voices`; tokens are known by their number in the Doc.
    """

    referents: Referents
    by_token: Mapping[int, Statement]  # the innermost statement a word stands in
    by_cue: Mapping[int, Statement]  # the statement a word is the cue of
    denied: Set[int]  # words of what somebody denies
    cues: Mapping[str | None, Set[tuple[int, int]]]  # by speaker, where the cues of what they say stand
    sentences: Sequence[int]  # the number of a word's sentence
    names: Mapping[tuple[int, str], Token]  # by sentence and entity, the first name there
    nouns: Mapping[str, Sequence[Token]]  # by entity, the nouns that mean it
    issuers: Mapping[str, str]  # by the entity of a document, who speaks by it
    plurals: Mapping[int, str]  # whom a "we" outside all quotation means
    author: str | None  # in whose name an article speaks that says "We call for ...": a press statement's

    def kind(self, entity: str | None) -> str | None:
        """The type of an entity; None for none."""
        return find_kind(self.referents, entity)

    def may_hold(self, entity: str | None, head: Token) -> bool:
        """Is the entity one that may hold a stance: of such a type, or called by a name?"""
        return self.kind(entity) in HOLDERS or (entity is not None and head.pos_ == "PROPN")

    def speaks(self, entity: str | None, *, but: Token) -> bool:
        """Does the entity say something elsewhere than by one word, and so means somebody whatever its head word?"""
        return any(not start <= but.idx < end for start, end in self.cues.get(entity, ()))

    def show(self, head: Token, entity: str | None) -> Span:
        """The words that show who is meant: the noun phrase, or for a pronoun the entity's name in the same
        sentence.
        """
        if head.pos_ == "PRON" and entity is not None:
            head = self.names.get((self.sentences[head.i], entity), head)
        return find_phrase(head, appositions=True)

    def introduce(self, entity: str, pronoun: Token, statement: Statement | None) -> Span:
        """The words that tell whom a "we" or "I" means: those of the attribution for the speaker, else the last noun
        before it.
        """
        words = find_speaker_words(statement, pronoun.doc)
        if statement is not None and statement.speaker == entity and words is not None and words.root.pos_ != "PRON":
            return words
        nouns = self.nouns.get(entity) or [pronoun]
        last = bisect_left(nouns, pronoun.i, key=attrgetter("i")) - 1
        return find_noun_phrase(nouns[max(last, 0)], appositions=True)


def find_voices(doc: Doc, *, referents: Referents, statements: Sequence[Statement]) -> Voices:
    """Everybody whom the Doc's sentences may mean without naming them, and what they say."""
    by_token = find_innermost(doc, [statement for statement in statements if not _is_own_thought(statement)])
    sentences, _ = locate(doc)
    nouns = _find_nouns(doc, referents)
    plurals = _find_plurals(doc, referents, by_token)
    we = (token for token in doc if token.i in plurals and token.lower_ == "we" and _is_main_subject(token))
    return Voices(
        referents=referents,
        by_token=by_token,
        by_cue=_find_by_cue(doc, statements),
        denied=_find_denied(doc, statements),
        cues=_find_cues(statements),
        sentences=sentences,
        names=_find_names(nouns, referents, sentences),
        nouns=nouns,
        issuers=_find_issuers(nouns, referents),
        plurals=plurals,
        author=next((plurals[token.i] for token in we), None),
    )


def find_kind(referents: Referents, entity: str | None) -> str | None:
    """The type of an entity; None for none."""
    return referents.entities[entity].type if entity is not None else None


def find_speaker_words(statement: Statement | None, doc: Doc) -> Span | None:
    """The words that name a statement's speaker; None where there are none."""
    if statement is None or statement.speaker_start is None or statement.speaker_end is None:
        return None
    return doc.char_span(statement.speaker_start, statement.speaker_end, alignment_mode="expand")


def find_speakers(statement: Statement | None, doc: Doc, voices: Voices) -> list[Speaker]:
    """Who makes a statement, or in whose name the article speaks."""
    words = find_speaker_words(statement, doc)
    if statement is None or words is None:
        return [Speaker(voices.author, None)]
    if is_first_person(words.root):
        return find_first_persons(words.root, voices)
    shown = voices.show(words.root, statement.speaker) if words.root.pos_ == "PRON" else words
    return [Speaker(statement.speaker, shown)]


def find_first_persons(pronoun: Token, voices: Voices) -> list[Speaker]:
    """Whom "I" and "we" mean: the speaker, with "we" the body named with them too, or whom an article in the first
    person speaks for.
    """
    statement = voices.by_token.get(pronoun.i)
    if statement is None:
        voice = voices.plurals.get(pronoun.i)
        return [Speaker(voice, find_noun_phrase(pronoun))] if voice is not None else []
    meant = [statement.speaker] if statement.speaker is not None else []
    meant += voices.referents.find_all(pronoun)
    if is_we(pronoun):
        meant += _find_bodies(statement, pronoun.doc, voices)
    return [Speaker(entity, voices.introduce(entity, pronoun, statement)) for entity in dict.fromkeys(meant)]


def find_behind(noun: Token, voices: Voices) -> str | None:
    """Who is behind what is no person: who made it, or whose name it carries ("his speech attacked", "US reinforcements
    backed").
    """
    if noun.pos_ != "NOUN":
        return None
    makers = (_find_author(noun, BEHIND), find_name_before(noun), find_people_before(noun))
    behind = [voices.referents.find(each) for each in makers if each is not None]
    return next((entity for entity in behind if voices.kind(entity) in HOLDERS), None)


def is_first_person(token: Token) -> bool:
    """Is the word "I", "we" or "us", and not "US"?"""
    return token.lower_ in FIRST_PERSON and token.text != "US"


def _find_bodies(statement: Statement, doc: Doc, voices: Voices) -> list[str]:
    """The bodies a speaker is introduced with: "Ann Lee, a spokeswoman for the Teachers' Union"."""
    speaker = find_speaker_words(statement, doc)
    if speaker is None:
        return []
    phrase = find_noun_phrase(speaker.root, appositions=True)
    # a party and state in brackets are no body spoken for: "(R-Fla.)"
    names = [
        token for token in phrase if voices.referents.is_name(token) and doc[max(token.i - 1, 0)].text not in ("(", "-")
    ]
    named = [voices.referents.find(token) for token in names]
    return [
        entity
        for entity in named
        if entity is not None and voices.kind(entity) in BODIES and entity != statement.speaker
    ]


def _find_author(noun: Token, roles: Iterable[str]) -> Token | None:
    """Whose a thing is, or who does a verb of some roles in carriers.csv with it; not whoever merely blames it."""
    verb = find_governor(noun)
    made = any(carries(verb, role) for role in roles) and not is_negated(verb)
    return find_maker(noun) if made else find_owner(noun)


def _is_own_thought(statement: Statement) -> bool:
    """Is it an "I think" inside somebody's speech, whose content is that speaker's?"""
    return statement.speaker is None and (
        statement.speaker_text is None or statement.speaker_text.casefold() in FIRST_PERSON
    )


def _find_by_cue(doc: Doc, statements: Sequence[Statement]) -> dict[int, Statement]:
    """The first statement each word is a cue of."""
    by_cue: dict[int, Statement] = {}
    for statement in statements:
        for token in _find_cue_words(doc, statement):
            by_cue.setdefault(token.i, statement)
    return by_cue


def _find_cue_words(doc: Doc, statement: Statement) -> list[Token]:
    """The words of a statement's cue."""
    return list(doc.char_span(statement.cue_start, statement.cue_end, alignment_mode="expand") or ())


def _find_denied(doc: Doc, statements: Sequence[Statement]) -> set[int]:
    """Words of what somebody denies, or is not said to say, in indirect speech: "denied that he backs it", "never said
    he backs it", and not "did not deny that he backs it".
    """
    denied: set[int] = set()
    for statement in statements:
        if not denies_content(statement.form, statement.act, negated=statement.negated):
            continue
        for start, end in read_spans(statement.content_spans):
            denied.update(token.i for token in doc.char_span(start, end, alignment_mode="expand") or ())
    return denied


def _find_cues(statements: Sequence[Statement]) -> dict[str | None, set[tuple[int, int]]]:
    """Where the cues of what each speaker says stand."""
    cues: dict[str | None, set[tuple[int, int]]] = defaultdict(set)
    for statement in statements:
        cues[statement.speaker].add((statement.cue_start, statement.cue_end))
    return dict(cues)


def _find_nouns(doc: Doc, referents: Referents) -> dict[str, list[Token]]:
    """The nouns and names that mean each entity, in text order."""
    nouns: dict[str, list[Token]] = defaultdict(list)
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") or referents.is_name(token):
            entity = referents.find(token)
            if entity is not None:
                nouns[entity].append(token)
    return dict(nouns)


def _find_names(
    nouns: Mapping[str, Sequence[Token]], referents: Referents, sentences: Sequence[int]
) -> dict[tuple[int, str], Token]:
    """The first name of each entity in each sentence."""
    names: dict[tuple[int, str], Token] = {}
    for entity, tokens in nouns.items():
        for token in tokens:
            if referents.is_name(token):
                names.setdefault((sentences[token.i], entity), token)
    return names


def _find_issuers(nouns: Mapping[str, Sequence[Token]], referents: Referents) -> dict[str, str]:
    """Who speaks by a document such as a report or a resolution: whose it is, or who issued it; by its entity."""
    issuers: dict[str, str] = {}
    for thing, tokens in nouns.items():
        kind = find_kind(referents, thing)
        for noun in tokens if kind not in HOLDERS else ():
            if kind not in TEXTS and find_people_kind(noun) != "document":
                continue
            maker = _find_author(noun, ISSUING)
            entity = referents.find(maker) if maker is not None else None
            if entity is not None and find_kind(referents, entity) in HOLDERS:
                issuers.setdefault(thing, entity)
    return issuers


def _find_plurals(doc: Doc, referents: Referents, by_token: Mapping[int, Statement]) -> dict[int, str]:
    """Whom a "we" outside all quotation means, by token: the body a statement in its own name speaks of in the same
    paragraph.

    "The United States condemns the attacks. We will continue to lead the coalition."
    """
    plurals: dict[int, str] = {}
    voice = None
    for token in doc:
        if breaks_line(token):
            voice = None
        elif is_we(token) and token.i not in by_token and voice is not None:
            plurals[token.i] = voice
        elif token.head.i == token.i and (subject := find_own_subject(token)) is not None:
            entity = referents.find(subject)
            voice = entity if find_kind(referents, entity) in BODIES else voice
    return plurals


def _is_main_subject(token: Token) -> bool:
    """Is the word the subject of its sentence's main clause?"""
    return find_own_subject(token.head) == token and token.head.head.i == token.head.i
