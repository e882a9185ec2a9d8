"""Voices: who is meant by the words that hold or receive a stance: whose statement it is, who "we" are, who issued a
document.

Knows the parse, referents and statements. Knows nothing of what anybody is for or against.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from spacy.tokens import Doc, Span, Token

from broadsheet.entities import Referents, is_we
from broadsheet.language import breaks_line, locate
from broadsheet.language.entries import find_people_kind
from broadsheet.language.participants import find_maker, find_name_before, find_owner, find_people_before
from broadsheet.language.syntax import (
    NEGATION,
    find_governor,
    find_noun_clauses,
    find_noun_phrase,
    find_own_subject,
    find_relation,
    is_negated,
    trim_span,
)
from broadsheet.schema import Statement, read_spans
from broadsheet.stances.polarity import DENYING
from broadsheet.stances.predicates import find_predicates
from broadsheet.statements import find_innermost

FIRST_PERSON = {"i", "we", "me", "us", "my", "our", "'s", "’s"}
# what may hold a stance: persons, bodies and their seats ("the White House"), peoples, states, and unnamed people and
# groups
HOLDERS = {"PERSON", "ORG", "GPE", "NORP", "FAC", "ACTOR"}
BODIES = {"ORG", "GPE"}
TEXTS = {"LAW", "WORK_OF_ART"}
# "those who back it", "anyone opposed to it": a clause tells who
DEFINED = {"those", "anyone", "everyone", "everybody", "anybody", "all"}
# whoever does this with a document speaks by it: "adopted Resolution 5. The Resolution demanded ..."
ISSUING = {
    "adopt",
    "author",
    "commission",
    "compile",
    "draft",
    "issue",
    "pass",
    "prepare",
    "publish",
    "release",
    "sign",
    "write",
}
MAKING = {
    "make",
    "give",
    "deliver",
    "air",
    "run",
    "post",
    "tweet",
    "launch",
    "send",
    "hold",
    "use",
    "create",
    "build",
    "propose",
    "file",
}
MAKING |= {
    "introduce",
    "bring",
    "unveil",
    "announce",
    "table",
    "circulate",
    "broadcast",
    "fund",
    "lead",
    "organise",
    "organize",
    "stage",
}


class Voices:
    """What a sentence alone does not say: who is meant, in whose statement a word stands, who "we" are, who denies
    it.
    """

    def __init__(self, doc: Doc, referents: Referents, statements: Sequence[Statement]) -> None:
        self.referents = referents
        self.by_token = find_innermost(doc, [statement for statement in statements if not _is_own_thought(statement)])
        self.by_cue: dict[int, Statement] = {}
        self.denied: set[int] = set()
        for statement in statements:
            cue = doc.char_span(statement.cue_start, statement.cue_end, alignment_mode="expand") or ()
            for token in cue:
                self.by_cue.setdefault(token.i, statement)
            if statement.form != "direct" and (
                statement.act in DENYING or any(token.lower_ in NEGATION for token in cue)
            ):
                spans = (
                    doc.char_span(*span, alignment_mode="expand") or () for span in read_spans(statement.content_spans)
                )
                self.denied.update(token.i for span in spans for token in span)
        self._cues: dict[str | None, set[tuple[int, int]]] = defaultdict(set)
        for statement in statements:
            self._cues[statement.speaker].add((statement.cue_start, statement.cue_end))
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
        self.plurals = _find_plurals(doc, self)
        # in whose name an article speaks that says "We call for ...": a press statement's
        self.author = next(
            (voice for i, voice in self.plurals.items() if doc[i].lower_ == "we" and _is_main_subject(doc[i])), None
        )

    def kind(self, entity: str | None) -> str | None:
        """The type of an entity; None for none."""
        return self.referents.entities[entity].type if entity is not None else None

    def may_hold(self, entity: str | None, head: Token) -> bool:
        """Is the entity one that may hold a stance: of such a type, or called by a name?"""
        return self.kind(entity) in HOLDERS or (entity is not None and head.pos_ == "PROPN")

    def speaks(self, entity: str | None, *, but: Token) -> bool:
        """Does the entity say something elsewhere than by one word, and so means somebody whatever its head word?"""
        return any(not start <= but.idx < end for start, end in self._cues.get(entity, ()))

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
        if statement is not None and statement.speaker == entity and statement.speaker_start is not None:
            words = pronoun.doc.char_span(statement.speaker_start, statement.speaker_end, alignment_mode="expand")
            if words.root.pos_ != "PRON":
                return words
        nouns = self.nouns[entity] or [pronoun]
        last = bisect_left(nouns, pronoun.i, key=attrgetter("i")) - 1
        return find_noun_phrase(nouns[max(last, 0)], appositions=True)


def find_speakers(statement: Statement | None, doc: Doc, voices: Voices) -> list[tuple[str | None, Span | None]]:
    """Who makes a statement, or in whose name the article speaks."""
    if statement is None or statement.speaker_start is None:
        return [(voices.author, None)]
    words = doc.char_span(statement.speaker_start, statement.speaker_end, alignment_mode="expand")
    if is_first_person(words.root):
        return find_first_persons(words.root, voices)
    return [(statement.speaker, voices.show(words.root, statement.speaker) if words.root.pos_ == "PRON" else words)]


def find_first_persons(pronoun: Token, voices: Voices) -> list[tuple[str | None, Span | None]]:
    """Whom "I" and "we" mean: the speaker, with "we" the body named with them too, or whom an article in the first
    person speaks for.
    """
    statement = voices.by_token.get(pronoun.i)
    if statement is None:
        voice = voices.plurals.get(pronoun.i)
        return [(voice, find_noun_phrase(pronoun))] if voice is not None else []
    meant = [statement.speaker] if statement.speaker is not None else []
    meant += voices.referents.find_all(pronoun)
    if is_we(pronoun):
        meant += _find_bodies(statement, pronoun.doc, voices)
    return [(entity, voices.introduce(entity, pronoun, statement)) for entity in dict.fromkeys(meant)]


def _find_bodies(statement: Statement, doc: Doc, voices: Voices) -> list[str]:
    """The bodies a speaker is introduced with: "Ann Lee, a spokeswoman for the Teachers' Union"."""
    if statement.speaker_start is None:
        return []
    speaker = doc.char_span(statement.speaker_start, statement.speaker_end, alignment_mode="expand")
    phrase = find_noun_phrase(speaker.root, appositions=True)
    # a party and state in brackets are no body spoken for: "(R-Fla.)"
    names = [
        token for token in phrase if voices.referents.is_name(token) and doc[max(token.i - 1, 0)].text not in ("(", "-")
    ]
    named = [voices.referents.find(token) for token in names]
    return [entity for entity in named if voices.kind(entity) in BODIES and entity != statement.speaker]


def find_behind(noun: Token, voices: Voices) -> str | None:
    """Who is behind what is no person: who made it, or whose name it carries ("his speech attacked", "US reinforcements
    backed").
    """
    if noun.pos_ != "NOUN":
        return None
    makers = (_find_author(noun, ISSUING | MAKING), find_name_before(noun), find_people_before(noun))
    behind = [voices.referents.find(each) for each in makers if each is not None]
    return next((entity for entity in behind if voices.kind(entity) in HOLDERS), None)


def _find_author(noun: Token, verbs: set[str]) -> Token | None:
    """Whose a thing is, or who does one of some verbs with it; not whoever merely blames it."""
    verb = find_governor(noun)
    return find_maker(noun) if verb.lemma_ in verbs and not is_negated(verb) else find_owner(noun)


def find_phrase(noun: Token, *, appositions: bool = False) -> Span:
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


def is_open(noun: Token) -> bool:
    """Is the word a pronoun of which nothing tells who is meant?"""
    return noun.pos_ == "PRON" and _find_defining_clause(noun) is None


def is_first_person(token: Token) -> bool:
    """Is the word "I", "we" or "us", and not "US"?"""
    return token.lower_ in FIRST_PERSON and token.text != "US"


def _is_own_thought(statement: Statement) -> bool:
    """Is it an "I think" inside somebody's speech, whose content is that speaker's?"""
    return statement.speaker is None and (
        statement.speaker_text is None or statement.speaker_text.casefold() in FIRST_PERSON
    )


def _find_issuers(voices: Voices) -> dict[str, str]:
    """Who speaks by a document such as a report or a resolution: whose it is, or who issued it; by its entity."""
    issuers: dict[str, str] = {}
    for thing, nouns in voices.nouns.items():
        kind = voices.kind(thing)
        for noun in nouns if kind not in HOLDERS else ():
            if kind not in TEXTS and find_people_kind(noun) != "document":
                continue
            maker = _find_author(noun, ISSUING)
            entity = voices.referents.find(maker) if maker is not None else None
            if entity is not None and voices.kind(entity) in HOLDERS:
                issuers.setdefault(thing, entity)
    return issuers


def _is_main_subject(token: Token) -> bool:
    """Is the word the subject of its sentence's main clause?"""
    return find_own_subject(token.head) == token and token.head.head.i == token.head.i


def _find_plurals(doc: Doc, voices: Voices) -> dict[int, str]:
    """Whom a "we" outside all quotation means, by token: the body a statement in its own name speaks of in the same
    paragraph.

    "The United States condemns the attacks. We will continue to lead the coalition."
    """
    plurals: dict[int, str] = {}
    voice = None
    for token in doc:
        if breaks_line(token):
            voice = None
        elif is_we(token) and token.i not in voices.by_token and voice is not None:
            plurals[token.i] = voice
        elif token.head.i == token.i and (subject := find_own_subject(token)) is not None:
            entity = voices.referents.find(subject)
            voice = entity if voices.kind(entity) in BODIES else voice
    return plurals
