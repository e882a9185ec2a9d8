"""Speakers: the noun that stands for whoever a cue is said by, a question to the parse and to the commas around the
cue.

Knows the parse, the list of cues and, for datelines, `closing_tags`. Knows nothing of contents or of entities.
"""

from itertools import takewhile

from spacy.tokens import Span, Token

from broadsheet.language.entries import find_people_kind
from broadsheet.language.participants import find_authors, find_noun_subject
from broadsheet.language.syntax import (
    find_agent,
    find_first_noun,
    find_main_verb,
    find_markers,
    find_modified_noun,
    find_object,
    find_obliques,
    find_own_subject,
    find_possessor,
    find_preposition,
    find_relation,
    find_subject,
    is_noun_head,
    is_passive,
)
from broadsheet.lexicon import read_words
from broadsheet.rules import find_first
from broadsheet.statements.closing_tags import LONGEST_TAG, find_dateline_dash
from broadsheet.statements.cues import find_cue, is_listed

# what may follow a tag, in tokens: "here on Monday"; and what shows that a clause follows
LONGEST_WHEN = 6
# what stands for a noun further up: "officials who say"
PRONOUN_TAGS = ("WP", "WDT", "IN")
PRONOUN_WORDS = ("WP", "WDT", "WRB")
# words of a person's name, given name to particles
FEWEST_NAMES, MOST_NAMES = 2, 4
CLAUSAL = ("VERB", "AUX", "PRON", "SCONJ", "ADJ")


def read_verb_speaker(verb: Token) -> tuple[Token, str] | tuple[None, None]:
    """Who a verb or adjective is said by, and the rule that found them; nobody: (None, None)."""
    entry = find_cue(verb)
    if entry is not None and "heard" in entry.traits:  # "the court heard that": nobody is named who said so
        return None, None
    return find_first(PASSIVE_SPEAKERS if is_passive(verb) else ACTIVE_SPEAKERS, verb)


def find_cited(verb: Token) -> Token | None:
    """ "The paper quoted Lund", "Lund was quoted as saying": who is cited says so."""
    as_said = verb.tag_ == "VBG" and any(marker.lower_ == "as" for marker in find_markers(verb))
    citing = next((above for above in verb.ancestors if above.pos_ == "VERB"), verb) if as_said else verb
    entry = find_cue(citing) if citing.pos_ == "VERB" else None
    if entry is None or "cited" not in entry.traits:
        return None
    return find_noun_subject(citing) if is_passive(citing) else find_object(citing)


def find_unclosed_name(verb: Token) -> Token | None:
    """ "Ann Lee, head of the port authority said": the name before a comma that no other closes, whose role a parser
    takes for the subject.
    """
    words = find_unclosed_words(verb)
    return next((token for token in words if token.ent_type_), words.root) if words is not None else None


def find_unclosed_words(verb: Token) -> Span | None:
    """A name and a role that begin a sentence and that one comma parts, up to their verb."""
    doc, start = verb.doc, verb.sent.start
    commas = [i for i in range(start, verb.i) if doc[i].is_punct]
    if len(commas) != 1 or doc[commas[0]].text != "," or verb.tag_ not in ("VBD", "VBZ") or not verb.is_lower:
        return None
    name, role = doc[start : commas[0]], doc[commas[0] + 1 : verb.i]
    capitals = FEWEST_NAMES <= len(name) <= MOST_NAMES and all(token.text[:1].isupper() for token in name)
    given = capitals and name[0].text in read_words("given_names", "name")
    person = capitals and (given or any(token.ent_type_ == "PERSON" for token in name))
    return doc[start : verb.i] if person and _is_role(role, given=given) else None


def _is_role(role: Span, *, given: bool) -> bool:
    """Do words tell who a person is: a noun for people, or for nothing else that speaks where a given name is borne?"""
    if any(token.pos_ in CLAUSAL[:-1] or token.pos_ == "CCONJ" or token.tag_ in PRONOUN_WORDS for token in role):
        return False
    nouns = [token for token in takewhile(lambda token: token.pos_ != "ADP", role) if token.pos_ == "NOUN"]
    kind = find_people_kind(nouns[-1]) if nouns and not role[0].text[:1].isupper() else "nobody"
    return kind == "person" or (kind is None and given)


def find_passive_agent(verb: Token) -> Token | None:
    """ "It was said by Lund"."""
    return find_agent(verb)


def find_feeling_subject(verb: Token) -> Token | None:
    """ "Lund is convinced that": a state is its subject's, where the list has the participle as an adjective."""
    return find_subject(verb) if is_listed(verb.lower_, "adjective") else None


def find_described_noun(verb: Token) -> Token | None:
    """ "officials saying that", but of "in a report saying that" whoever issued it."""
    described = find_modified_noun(verb)
    if described is None or verb.tag_ != "VBG" or find_relation(verb) != "reduced clause":
        return None
    return _find_issuer(described) or described if find_people_kind(described) == "document" else described


def find_own_speaker(verb: Token) -> Token | None:
    """ "Lund said", "WASHINGTON -- Lund said": the subject of the cue or of the cue it is coordinated with."""
    if verb.tag_ == "VBG" and find_relation(verb) == "reduced clause":
        return None
    subject = find_noun_subject(_find_coordinated_cue(verb))
    return _skip_dateline(subject) if subject is not None and subject.tag_ not in PRONOUN_TAGS else None


def find_relative_speaker(verb: Token) -> Token | None:
    """ "officials who say", else the pronoun itself: "what says"."""
    if verb.tag_ == "VBG" and find_relation(verb) == "reduced clause":
        return None
    subject = find_noun_subject(_find_coordinated_cue(verb))
    described = find_modified_noun(verb)
    if described is not None and verb.tag_ == "VBG" and find_people_kind(described) == "document":
        described = _find_issuer(described) or described
    found = described or subject
    return _skip_dateline(found) if found is not None else None


def find_speaker_of_sentence(verb: Token) -> Token | None:
    """The first noun of a main clause that a parser gives no subject."""
    root = _find_coordinated_cue(verb)
    return find_first_noun(root) if find_relation(root) == "root" and root.pos_ != "ADJ" else None


def _find_issuer(document: Token) -> Token | None:
    """Who says what a document says:
    "the union issued a statement calling for", "in a statement saying ..., the mayor".
    """
    preposition = find_preposition(document)
    carried = find_relation(document) == "object" or (preposition is not None and preposition.lower_ == "in")
    return find_noun_subject(document.head) if carried and document.head.pos_ == "VERB" else None


def find_cue_owner(noun: Token) -> Token | None:
    """Whose a noun cue is: "Lund's claim", "claims by officials"."""
    return find_possessor(noun) or next(iter(find_authors(noun)), None) or _find_giver(noun)


def _find_giver(noun: Token) -> Token | None:
    """ "received assurances from the ministry that": whom it is from, where a parser hangs that on the verb."""
    if find_relation(noun) != "object" or noun.i + 1 >= len(noun.doc):
        return None
    froms = (giver for preposition, giver in find_obliques(noun.head) if preposition.i == noun.i + 1)
    giver = next(froms, None) if noun.nbor().lower_ == "from" else None
    return giver if giver is not None and (giver.ent_type_ or find_people_kind(giver) is not None) else None


def find_compound_owner(noun: Token) -> Token | None:
    """Who "media claims" or "a New York Times report" is by."""
    owners = [child for child in noun.lefts if find_relation(child) == "compound"]
    return next(
        (
            owner
            for owner in owners
            if owner.ent_type_ in ("ORG", "PERSON") or find_people_kind(owner) in ("group", "body")
        ),
        None,
    )


def find_tag_speaker(verb: Token) -> Token | None:
    """Who stands between commas with a cue and a few words of time or place:
    "..., sources said."; a parser may look further off.
    """
    doc, sentence = verb.doc, verb.sent
    close = next((i for i in range(verb.i + 1, min(sentence.end, verb.i + LONGEST_WHEN)) if doc[i].is_punct), None)
    if (
        verb.tag_ not in ("VBD", "VBZ")
        or close is None
        or any(token.pos_ in CLAUSAL for token in doc[verb.i + 1 : close])
    ):
        return None
    comma = next(
        (i for i in range(verb.i - 1, max(sentence.start, verb.i - LONGEST_TAG), -1) if doc[i].is_punct), verb.i
    )
    if comma + 1 >= verb.i or doc[comma].text not in (",", "”", '"', "''"):
        return None
    noun = doc[comma + 1 : verb.i].root
    return noun if is_noun_head(noun) and noun.tag_ not in ("WP", "WDT") else None


def find_gerund_speaker(verb: Token) -> Token | None:
    """The subject of the verb above a gerund with a preposition:
    "began by saying", "stopped short of calling"; with "for", its object.
    """
    markers = [child for child in verb.children if find_relation(child) in ("marker", "preposition")]
    above = verb.head
    while above.head.i != above.i and above.pos_ in ("ADJ", "ADV", "NOUN"):
        above = above.head
    if verb.tag_ != "VBG" or not markers or find_own_subject(verb) is not None or above.pos_ not in ("VERB", "AUX"):
        return None
    praised = find_object(above) if markers[0].lower_ == "for" else None
    return praised or find_subject(above)


def _skip_dateline(subject: Token) -> Token:
    """The first noun after a dateline, where a parser takes it for the subject: "WASHINGTON -- The president said"."""
    doc, sentence = subject.doc, subject.sent
    dash = find_dateline_dash(subject)
    if dash is None or doc[sentence.start].text != doc[subject.left_edge.i].text:
        return subject
    return next((token for token in doc[dash.i + 1 : sentence.end] if is_noun_head(token)), subject)


def _find_coordinated_cue(verb: Token) -> Token:
    """The finite verb a finite one is coordinated with, past an infinitive:
    "said it would leave and suggested that ...".
    """
    head = verb
    while (
        find_relation(head) == "conjunct"
        and head.tag_ in ("VBD", "VBZ")
        and find_own_subject(head) is None
        and head.head.tag_ == "VB"
    ):
        head = head.head
        while head.head.i != head.i and head.tag_ != verb.tag_:
            head = head.head
    return head if head.tag_ == verb.tag_ else verb


def find_adjunct_speaker(verb: Token) -> Token | None:
    """The subject of the main clause, for a participle set off by a comma: "The minister resigned, saying he was ill".

    Where the parse gives a subject that cannot speak, the first noun of the sentence that can.
    """
    main = find_main_verb(verb)
    before = verb.left_edge.i - 1
    set_off = verb.tag_ == "VBG" and before >= 0 and (verb.doc[before].text == "," or verb.left_edge.text == ",")
    if not set_off or main.i > verb.i or main.pos_ not in ("VERB", "AUX"):
        return None
    candidates = [noun for noun in (find_subject(main), find_first_noun(main)) if noun is not None]
    return next((noun for noun in candidates if noun.pos_ in ("PROPN", "PRON") or find_people_kind(noun)), None)


PASSIVE_SPEAKERS = (find_cited, find_passive_agent, find_feeling_subject)
ACTIVE_SPEAKERS = (
    find_cited,
    find_unclosed_name,
    find_tag_speaker,
    find_adjunct_speaker,
    find_gerund_speaker,
    find_described_noun,
    find_own_speaker,
    find_relative_speaker,
    find_speaker_of_sentence,
)
