"""First person: the "I" and "we" of what is quoted, and those whom a speaker met or agreed with and speaks for.

Knows who is quoted and who nouns mean. Knows nothing of other pronouns.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from spacy.tokens import Doc, Token

from broadsheet.entities.referents import Referents
from broadsheet.entities.spokesmen import find_bodies
from broadsheet.language import locate
from broadsheet.language.syntax import find_conjuncts, find_object, find_obliques, find_subject, is_asserted, is_subject
from broadsheet.lexicon import read_class
from broadsheet.schema import Mention, Statement, read_spans

FIRST, FIRST_PLURAL = read_class("first person singular"), read_class("first person plural")
# what one does with others, who may then be meant by "we", and what a "we" does that means them
MEETING = {"confer", "host", "join", "meet", "speak", "talk", "visit"}
RECIPROCAL = {"agree", "discuss", "meet", "negotiate", "speak", "talk"}
COMPANY = {"PERSON", "ORG", "GPE", "NORP", "ACTOR"}


@dataclass(frozen=True, slots=True)
class Meeting:
    """Whom somebody met: the verb's token, and the entities of the others."""

    at: int
    others: Sequence[str]


def find_first_person(doc: Doc, statements: Sequence[Statement], *, referents: Referents) -> list[Mention]:
    """Mentions of speakers by "I" and "we" inside what they are quoted as saying, and by "we" of those they had met.

    A "we" is also the body that the speaker heads or speaks for by his role. One that agreed or discussed something
    ("Ann Lee met Bo Falk. 'We agreed to talk,' she said.") takes in whom the speaker met last, and so does each that
    the same speaker says later.
    """
    sentences, paragraphs = locate(doc)
    meetings = _find_meetings(doc, referents)
    joined: dict[str, Sequence[str]] = {}
    bodies = find_bodies(list(referents.entities.values()))
    found = []
    for speaker, token in _find_spoken(doc, statements):
        plural = is_we(token)
        if plural and _takes_two(token):
            joined[speaker] = _find_last_met(meetings.get(speaker, ()), token)
        if plural or token.lower_ in FIRST:
            where = sentences[token.i], paragraphs[token.i]
            meant = [speaker, *([*bodies.get(speaker, []), *joined.get(speaker, ())] if plural else ())]
            end = token.idx + len(token)
            found += [
                Mention(entity, token.text, "pronoun", token.idx, end, *where, reading="first person")
                for entity in meant
            ]
    return list(dict.fromkeys(found))


def is_we(token: Token) -> bool:
    """Is the word a "we" of any case, and not "US"?"""
    return token.lower_ in FIRST_PLURAL and token.text != "US"


def _find_spoken(doc: Doc, statements: Sequence[Statement]) -> Iterator[tuple[str, Token]]:
    """The words quoted in each statement, with the speaker, in the order of the statements' contents."""
    for statement in sorted(statements, key=lambda statement: statement.content_start):
        if statement.speaker is None or statement.form == "indirect":
            continue
        for start, end in read_spans(statement.content_spans):
            for token in doc.char_span(start, end, alignment_mode="contract") or ():
                yield statement.speaker, token


def _find_last_met(meetings: Sequence[Meeting], token: Token) -> Sequence[str]:
    """Whom somebody met last before a token; nobody, where they met none."""
    last = bisect_left(meetings, token.i, key=attrgetter("at"))
    return meetings[last - 1].others if last else ()


def _find_meetings(doc: Doc, referents: Referents) -> dict[str, list[Meeting]]:
    """Who met or talked with whom: the meetings of each who did so, in text order."""
    met: dict[str, list[Meeting]] = defaultdict(list)
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in MEETING or not is_asserted(verb):
            continue
        subject = find_subject(verb)
        one = referents.find(subject) if subject is not None else None
        others = [entity for entity in _find_company(verb, referents) if entity != one]
        if one is not None and others:
            met[one].append(Meeting(verb.i, others))
    return met


def _find_company(verb: Token, referents: Referents) -> list[str]:
    """The people, bodies and states a verb is done to or with: "met Bo Falk", "spoke with Bo Falk and the union"."""
    beside = [find_object(verb), *(noun for preposition, noun in find_obliques(verb) if preposition.lower_ == "with")]
    members = [member for head in beside if head is not None for member in (head, *find_conjuncts(head))]
    entities = dict.fromkeys(entity for member in members for entity in referents.find_all(member))
    return [entity for entity in entities if referents.entities[entity].type in COMPANY]


def _takes_two(pronoun: Token) -> bool:
    """Is the word the subject of a verb that takes two: "we agreed", "we discussed it"?"""
    return is_subject(pronoun) and pronoun.head.lemma_ in RECIPROCAL
