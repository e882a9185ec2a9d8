"""Agreement: whether a noun or pronoun may mean a thing, by number, gender, animacy and what is said of it.

Knows one noun phrase and one cluster of mentions at a time. Knows nothing of where the mentions stand.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token

from broadsheet.entities.clusters import Cluster
from broadsheet.entities.gazetteer import may_describe_place, read_given_names
from broadsheet.language.entries import find_people_kind, find_person_entry
from broadsheet.language.syntax import find_noun_modifiers, find_possessor, find_relation
from broadsheet.lexicon import read_class, read_titles, read_words

MALE, FEMALE = read_class("masculine"), read_class("feminine")
NEUTER, PLURAL = read_class("neuter"), read_class("third person plural")
REFLEXIVE = read_class("reflexive")
THIRD = MALE | FEMALE | NEUTER | PLURAL
# words of a title at the end of a role: "White House Chief of Staff" has more, and is known by "staff" no better
LONGEST_TITLE = 4
# fmt: off
# words that make another office of one, "vice president", whatever else is said of whoever holds it
LIMITING = {
    "acting", "assistant", "associate", "deputy", "designate", "elect", "ex", "former", "interim", "late", "shadow",
    "vice",
}
# words and names whose parts are kept at hand: more than one article has
KEPT = 10_000
# prepositions that end the head of a role: "secretary" of "US Secretary of State"; an "under secretary" is one word
BEHIND_ROLES = {"at", "for", "from", "in", "of", "on", "to", "with"}
# what a body may be to another as a person may: "its landlord, Hollin Estates"
PARTIES = {
    "backer", "buyer", "competitor", "creditor", "customer", "debtor", "investor", "landlord", "neighbour", "owner",
    "partner", "predecessor", "rival", "shareholder", "sponsor", "successor", "supplier", "tenant",
}
# fmt: on


def agrees(cluster: Cluster, token: Token) -> bool:
    """May the third-person pronoun mean the cluster, by gender, number and animacy?"""
    word = token.lower_
    if word in MALE | FEMALE:
        return _is_human(cluster) and cluster.genders <= {"m" if word in MALE else "f"}
    return _may_be_it(cluster) if word in NEUTER else _may_be_they(cluster)


def _is_human(cluster: Cluster) -> bool:
    """May "he" or "she" mean it: is it one person?"""
    person = cluster.kind == "ACTOR" and cluster.people == "person" and not cluster.plural
    return cluster.kind == "PERSON" or person


def _may_be_it(cluster: Cluster) -> bool:
    """May "it" mean the thing: is it neither a person, nor a people, nor several?"""
    if cluster.kind in ("PERSON", "NORP") or cluster.plural:
        return False
    human = bool(cluster.genders) or cluster.people == "person"
    return not (cluster.kind == "ACTOR" and cluster.animate and human)


def _may_be_they(cluster: Cluster) -> bool:
    """May "they" mean the thing: is it several, a body or people that takes a plural verb, or a person so called?"""
    if cluster.kind == "PERSON":
        return cluster.neutral
    several = bool(cluster.plural) or (cluster.kind == "ACTOR" and cluster.plural is not False)
    return several or cluster.kind in ("NORP", "ORG", "GPE")


def can_be(cluster: Cluster, token: Token) -> bool:
    """May the noun describe what the cluster is: a person for a person, a body or group for a body?"""
    person = find_people_kind(token) == "person"
    if cluster.kind == "PERSON":
        return person and not is_plural(token)
    if cluster.kind in ("GPE", "LOC") and cluster.name is not None:
        return may_describe_place(find_noun_lemma(token))
    lemma = find_noun_lemma(token)
    trade = cluster.kind == "ORG" and (lemma in PARTIES or lemma in read_words("generic_bodies"))
    return cluster.kind != "NORP" and (not person or trade)


def find_limits(words: Iterable[str]) -> frozenset[str]:
    """The words that make an office another one: "vice president", "former minister"; "ex-" is as much as "former"."""
    return frozenset().union(*map(_find_limits_of, words))


@lru_cache(maxsize=KEPT)
def _find_limits_of(word: str) -> frozenset[str]:
    """Those of one word, which may be of several parts: "ex-vice-president"."""
    return frozenset("former" if part == "ex" else part for part in word.casefold().split("-") if part in LIMITING)


@lru_cache(maxsize=KEPT)
def read_words_of(name: str) -> frozenset[str]:
    """The words of a name or role in lower case, those joined by a hyphen apart."""
    return frozenset(name.casefold().replace("-", " ").split())


def is_role(phrase: Span, role: str) -> bool:
    """Is the phrase the role itself, less its article:
    "the Foreign Secretary" for the "Foreign Secretary" named elsewhere?
    """
    said = [token.lower_ for token in phrase if token.pos_ != "DET" and not token.is_punct]
    known = role.casefold().split()
    inside = any(known[i : i + len(said)] == said for i in range(len(known)))
    return len(said) > 1 and inside and find_limits(said) == find_limits(known)


def find_role_head(role: str) -> str:
    """The head word of a role: "secretary" of "US Secretary of State"."""
    words = role.casefold().split()
    cut = next((i for i, word in enumerate(words) if word in BEHIND_ROLES and i), len(words))
    return words[cut - 1].strip(",")


def find_role_nouns(role: str) -> set[str]:
    """The nouns by which a text may take a role up: its head, and what a title at its end is called:
    "congressman" for "Rep.".
    """
    words = role.casefold().split()
    titles = (read_titles().get(" ".join(words[-width:])) for width in range(min(LONGEST_TITLE, len(words)), 0, -1))
    title = next((row for row in titles if row is not None), None)
    nouns = set(title["nouns"].split(";")) if title is not None else set()
    return {find_role_head(role), *nouns} - {""}


def is_title_of_name(token: Token) -> bool:
    """Is the noun the title of the name after it ("cleric Moqtada al-Sadr"), and so no mention of its own?"""
    if token.i + 1 == len(token.doc):
        return False
    follower = token.nbor()
    joined = follower.head.i == token.i or token.head.i >= follower.i
    return token.pos_ == "NOUN" and follower.pos_ == "PROPN" and joined


def find_describing_words(token: Token, phrase: Span) -> set[str]:
    """The words that tell one thing from another of its head word: adjectives and nouns before it, and what follows
    "of".
    """
    owner = find_possessor(token)
    owners = range(owner.left_edge.i, owner.right_edge.i + 1) if owner is not None else ()
    before = {
        part.lower_
        for part in phrase
        if part.i < token.i and part.i not in owners and part.pos_ in ("ADJ", "NOUN", "PROPN")
    }
    return before | {noun.lower_ for preposition, noun in find_noun_modifiers(token) if preposition.lower_ == "of"}


def is_plural(token: Token) -> bool:
    """Is the noun plural, or the first of several joined?"""
    return token.tag_ in ("NNS", "NNPS") or any(find_relation(child) == "conjunct" for child in token.children)


def find_determiner(token: Token) -> str:
    """The noun's determiner in lower case; an empty string for none."""
    return next((child.lower_ for child in token.children if find_relation(child) == "determiner"), "")


def find_kind(token: Token) -> str:
    """ACTOR for a noun for people or bodies, TOPIC for anything else."""
    return "ACTOR" if find_people_kind(token) in ("person", "group", "body") else "TOPIC"


def find_noun_lemma(token: Token) -> str:
    """The singular as the list of people and bodies has it, else the pipeline's lemma."""
    entry = find_person_entry(token)
    return entry["word"] if entry else token.lemma_.casefold()


@cache
def find_name_heads(name: str) -> frozenset[str]:
    """Head words that describe a body by its own name:
    "committee" for "House Intelligence Committee", "bureau" for "Bureau of ...".
    """
    words = name.casefold().split()
    end = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
    return frozenset({words[end - 1]} if len(words) > 1 else ())


def find_given_gender(name: str) -> set[str]:
    """The gender a given name shows, as a set of one or none."""
    gender = read_given_names().get(name.split()[0].casefold(), "")
    return {gender} - {""}


def find_title_gender(doc: Doc, start: int) -> set[str]:
    """The gender the title before a name shows ("Mrs"), as a set of one or none."""
    before = doc[start - 1].text.casefold() if start else ""
    return {read_titles()[before]["gender"]} - {""} if before in read_titles() else set()
