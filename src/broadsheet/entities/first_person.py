"""First person: the "I" and "we" of what is quoted, and those whom a speaker met or agreed with and speaks for.

Knows who is quoted and who nouns mean. Knows nothing of other pronouns.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from spacy.tokens import Doc, Token

from broadsheet.entities.referents import Referents
from broadsheet.language import locate
from broadsheet.language.syntax import find_conjuncts, find_object, find_obliques, find_subject, is_asserted, is_subject
from broadsheet.schema import Mention, Statement, read_spans

FIRST = {"i", "me", "my", "mine", "myself"}
FIRST_PLURAL = {"we", "us", "our", "ours", "ourselves"}
# what one does with others, who may then be meant by "we", and what a "we" does that means them
MEETING = {"confer", "host", "join", "meet", "speak", "talk", "visit"}
RECIPROCAL = {"agree", "discuss", "meet", "negotiate", "speak", "talk"}
COMPANY = {"PERSON", "ORG", "GPE", "NORP", "ACTOR"}


def find_first_person(doc: Doc, statements: Sequence[Statement], *, referents: Referents) -> list[Mention]:
    """Mentions of speakers by "I" and "we" inside what they are quoted as saying, and by "we" of those they had met.

    A "we" that agreed or discussed something ("Ann Lee met Bo Falk. 'We agreed to talk,' she said.") takes in whom the
    speaker met last, and so does each that the same speaker says later.
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
                    found += [
                        Mention(entity, token.text, "pronoun", token.idx, token.idx + len(token), *place)
                        for entity in meant
                    ]
    return list(dict.fromkeys(found))


def _find_meetings(doc: Doc, referents: Referents) -> dict[str, list[tuple[int, list[str]]]]:
    """Who met or talked with whom: of each who did the verbs' places, in text order, with the others."""
    met: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in MEETING or not is_asserted(verb):
            continue
        subject = find_subject(verb)
        one = referents.find(subject) if subject is not None else None
        heads = [
            find_object(verb),
            *(noun for preposition, noun in find_obliques(verb) if preposition.lower_ == "with"),
        ]
        members = [member for head in heads if head is not None for member in (head, *find_conjuncts(head))]
        others = [
            entity
            for member in members
            for entity in referents.find_all(member)
            if referents.entities[entity].type in COMPANY
        ]
        if one is not None and others:
            met[one].append((verb.i, [entity for entity in dict.fromkeys(others) if entity != one]))
    return met


def _takes_two(pronoun: Token) -> bool:
    """Is the word the subject of a verb that takes two: "we agreed", "we discussed it"?"""
    return is_subject(pronoun) and pronoun.head.lemma_ in RECIPROCAL


def is_we(token: Token) -> bool:
    """Is the word a "we" of any case, and not "US"?"""
    return token.lower_ in FIRST_PLURAL and token.text != "US"
