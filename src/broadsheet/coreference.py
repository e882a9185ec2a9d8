"""Coreference: pronouns and descriptions that mean an entity already named, and the unnamed ones that stand on their own.

Knows names, the sieve and, for the first person, who is quoted. Answers for everything to its right which entity a noun means.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from spacy.tokens import Doc, Token

from broadsheet.language import Quotation, locate
from broadsheet.language.syntax import find_conjuncts, find_object, find_obliques, find_relation, find_subject, is_asserted, is_subject
from broadsheet.schema import Entity, Mention, Statement, read_spans
from broadsheet.sieve import Sieve

FIRST = {"i", "me", "my", "mine", "myself"}
FIRST_PLURAL = {"we", "us", "our", "ours", "ourselves"}
# what one does with others, who may then be meant by "we", and what a "we" does that means them
MEETING = {"confer", "host", "join", "meet", "speak", "talk", "visit"}
RECIPROCAL = {"agree", "discuss", "meet", "negotiate", "speak", "talk"}
COMPANY = {"PERSON", "ORG", "GPE", "NORP", "ACTOR"}


class Referents:
    """Which entity a noun or phrase of the Doc means; asked by statements, stances and figures."""

    def __init__(self, doc: Doc, entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
        """Index the mentions by their head token."""
        self.doc = doc
        self.entities = {entity.entity: entity for entity in entities}
        self._by_head: dict[int, list[Mention]] = defaultdict(list)
        self._named: set[int] = set()
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            self._by_head[span.root.i].append(mention)
            if mention.form == "name":
                self._named.update(range(span.start, span.end))

    def is_name(self, token: Token) -> bool:
        """Is the word part of a name ("Friends" in "Friends of Marlow Libraries")?"""
        return token.i in self._named

    def find(self, token: Token) -> str | None:
        """Id of the entity a noun phrase's head means, or None."""
        found = self._by_head.get(token.i)
        if found:
            return found[0].entity
        for part in token.children:
            beside = find_relation(part) in ("name part", "apposition") and part.pos_ == "PROPN" and part.i > token.i
            if beside and token.pos_ in ("NOUN", "PROPN") and part.i in self._by_head:
                return self._by_head[part.i][0].entity
        return None

    def find_all(self, token: Token) -> list[str]:
        """Ids of all entities the head means: several for a plural pronoun that joins them."""
        return list(dict.fromkeys(mention.entity for mention in self._by_head.get(token.i, []))) or [
            found for found in [self.find(token)] if found
        ]

    def name(self, entity: str) -> str:
        """The entity's name."""
        return self.entities[entity].name


def find_mentions(
    doc: Doc, entities: Sequence[Entity], names: Sequence[Mention], *, quotations: Sequence[Quotation]
) -> tuple[list[Entity], list[Mention]]:
    """Add to named entities the descriptions and third-person pronouns that mean them, and clusters for what has no name.

    Returns all entities, named ones first with the ids they had, and all mentions in text order. An unnamed entity is an ORG where it
    is one definite body ("the government"), an ACTOR where its head word is a person, group or body, and a TOPIC otherwise; most are of
    no interest, and `reading` keeps those that something refers to.
    """
    sieve = Sieve(doc, entities, names, quotations)
    sieve.run()
    return sieve.make_records(entities, names)


def find_first_person(doc: Doc, statements: Sequence[Statement], *, referents: Referents) -> list[Mention]:
    """Mentions of speakers by "I" and "we" inside what they are quoted as saying, and by "we" of those they had met.

    A "we" that agreed or discussed something ("Ann Lee met Bo Falk. 'We agreed to talk,' she said.") takes in whom the speaker met last,
    and so does each that the same speaker says later.
    """
    sentences, paragraphs = locate(doc)
    meetings = _find_meetings(doc, referents)
    joined: dict[str, list[str]] = {}
    found = []
    for statement in sorted(statements, key=lambda statement: statement.content_start):
        speaker = statement.speaker
        if speaker is None or statement.form == "indirect":
            continue
        for start, end in read_spans(statement.content_spans):
            for token in doc.char_span(start, end, alignment_mode="contract") or ():
                plural = is_we(token)
                if plural and _takes_two(token):
                    met = meetings.get(speaker, [])
                    last = bisect_left(met, token.i, key=itemgetter(0)) - 1
                    joined[speaker] = met[last][1] if last >= 0 else []
                if plural or token.lower_ in FIRST:
                    place = sentences[token.i], paragraphs[token.i]
                    meant = [speaker, *(joined.get(speaker, ()) if plural else ())]
                    found += [Mention(entity, token.text, "pronoun", token.idx, token.idx + len(token), *place) for entity in meant]
    return list(dict.fromkeys(found))


def _find_meetings(doc: Doc, referents: Referents) -> dict[str, list[tuple[int, list[str]]]]:
    """Who met or talked with whom: of each who did the verbs' places, in text order, with the others."""
    met: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in MEETING or not is_asserted(verb):
            continue
        subject = find_subject(verb)
        one = referents.find(subject) if subject is not None else None
        heads = [find_object(verb), *(noun for preposition, noun in find_obliques(verb) if preposition.lower_ == "with")]
        members = [member for head in heads if head is not None for member in (head, *find_conjuncts(head))]
        others = [entity for member in members for entity in referents.find_all(member) if referents.entities[entity].type in COMPANY]
        if one is not None and others:
            met[one].append((verb.i, [entity for entity in dict.fromkeys(others) if entity != one]))
    return met


def _takes_two(pronoun: Token) -> bool:
    """Is the word the subject of a verb that takes two: "we agreed", "we discussed it"?"""
    return is_subject(pronoun) and pronoun.head.lemma_ in RECIPROCAL


def is_we(token: Token) -> bool:
    """Is the word a "we" of any case, and not "US"?"""
    return token.lower_ in FIRST_PLURAL and token.text != "US"


def find_innermost(doc: Doc, statements: Sequence[Statement]) -> dict[int, Statement]:
    """The statement whose content a token stands in, by token index; the shortest one, parts added up, where contents nest."""
    by_token = {}
    for statement in sorted(statements, key=lambda statement: -sum(end - start for start, end in read_spans(statement.content_spans))):
        for start, end in read_spans(statement.content_spans):
            for token in doc.char_span(start, end, alignment_mode="expand") or ():
                by_token[token.i] = statement
    return by_token
