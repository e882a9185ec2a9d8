"""Surroundings: the types that what stands beside a name gives it: "Quillon, a shoe chain", "staff at Quillon",
"Quillon's shares", "Marlow beat Easton 2-0".

Knows one name at a time, the parse and the gazetteer. Knows nothing of other mentions of the name.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from broadsheet.entities.edges import POSSESSIVE, Name
from broadsheet.entities.gazetteer import read_given_names, read_listed, read_nations
from broadsheet.entities.works import read_work_nouns
from broadsheet.language import find_uses
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_object, find_relation, find_subject, is_subject
from broadsheet.lexicon import read_class, read_words

# fmt: off
# nouns for a business that no word list of actors has, as an apposition says them: "a grilled-chicken chain"
BUSINESSES = {
    "bakery", "boutique", "brewer", "broadcaster", "carmaker", "chain", "conglomerate", "drugmaker", "grocer",
    "insurer", "lender", "manufacturer", "restaurant", "retailer", "startup", "start-up", "supermarket", "wholesaler",
}
# those that a person may be as well: "Tomas Brand, a maker of pianos"
TRADES = {"brand", "builder", "developer", "label", "maker", "producer", "publisher", "supplier"}
# nouns by which a text takes up a business it has named: "In May, the company said"
TAKEN_UP = {"company", "firm", "group"} | BUSINESSES - {"broadcaster"}
# what is done at an employer
STAFF = {"boss", "employee", "intern", "job", "management", "shareholder", "staff", "staffer", "worker"}
# people who are at a place, and need not work there
PASSERS = {
    "boy", "child", "crowd", "demonstrator", "fan", "girl", "guest", "man", "officer", "passenger", "patient", "people",
    "person", "photographer", "prisoner", "protester", "reporter", "resident", "shopper", "soldier", "spectator",
    "supporter", "tourist", "traveller", "troop", "victim", "visitor", "voter", "woman",
}
# what publishers make and do, and who works for them
PUBLISHED = {"author", "book", "editor", "memoir", "novel", "novelist", "publish", "publisher", "title"}
# what a business has, and hardly any place
OWNED = {"customer", "share", "shareholder", "subsidiary", "takeover", "turnover"}
# what an employer does to people
HIRING = {"employ", "fire", "hire", "recruit", "sack"}
# what one side does to another, and who works for one
GAMES = {"beat", "outplay", "thrash", "trounce"}
SQUAD = {"captain", "coach", "defender", "goalkeeper", "keeper", "midfielder", "striker", "winger"}
# fmt: on
# types that a guess at an unlisted name may have got wrong
GUESSED = {"PERSON", "GPE", "LOC", "FAC", "NORP"}
HUMAN = read_class("masculine") | read_class("feminine") | {"who"}
# tokens from a name to an "its" that takes it up: "Laura Ashley has now said that its"
FARTHEST_ITS = 6


def type_apposed(doc: Doc, name: Name) -> Name | None:
    """Is it said to be a business beside it: "Port of Marlow, a grilled-chicken chain"?"""
    if name.type not in GUESSED | {"ORG"} or name.title or (_is_listed(doc, name) and name.end - name.start == 1):
        return None
    beside = _find_beside(doc, name)
    apposed = beside is not None and _is_business(beside, name)
    return replace(name, type="ORG", sure=True) if apposed or _is_introduced(doc, name) else None


def type_work(doc: Doc, name: Name) -> Name | None:
    """Is it said to be a work, or a thing for sale, beside it: "Kinsey, a film about a doctor"?"""
    beside = _find_beside(doc, name)
    kind = read_work_nouns().get(beside.text) if beside is not None else None
    known = name.title or _is_known(doc, name)  # "Debating The Donald, a book"
    return replace(name, type=kind, sure=True) if kind and not known else None


def type_employer(doc: Doc, name: Name) -> Name | None:
    """Do people work there: "staff at Quillon", "chief technology officer at Quillon"?"""
    if name.type not in ("PERSON", "GPE", "NORP") or _is_known(doc, name) or name.start < 2:
        return None
    if _hires(doc, name) or _is_worked_for(doc, name):
        return replace(name, type="ORG", sure=True)
    if doc[name.start - 1].lower_ != "at":
        return None
    worker = doc[name.start - 2]
    if worker.text.istitle() and worker.i > 1 and doc[worker.i - 1].text == "of":  # "Head of Marketing at Quillon"
        worker = doc[worker.i - 2]
    person = find_people_kind(worker) == "person" and worker.pos_ == "NOUN" and worker.lemma_ not in PASSERS
    works = worker.lemma_.casefold() in STAFF or person
    return replace(name, type="ORG", sure=True) if works or _is_office(worker) else None


def type_abbreviated(doc: Doc, name: Name) -> Name | None:
    """Do its initials follow in brackets: "Amis de la Forêt (ADF)"?"""
    if name.type not in GUESSED or _is_known(doc, name) or name.title:
        return None
    behind = [token.text for token in doc[name.end : name.end + 3]]
    bracketed = len(behind) == 3 and behind[::2] == ["(", ")"] and behind[1].isupper()
    words = [token.text for token in doc[name.start : name.end] if token.is_alpha]
    return replace(name, type="ORG", sure=True) if bracketed and _are_initials(behind[1], words) else None


def type_publisher(doc: Doc, name: Name) -> Name | None:
    """Is a "House" the maker of the books in its sentence: "novels from April House"?"""
    before = doc[name.start - 1].lower_ if name.start else ""
    if doc[name.end - 1].text != "House" or _is_listed(doc, name) or before not in ("at", "by", "from"):
        return None
    made = any(token.lemma_.casefold() in PUBLISHED for token in doc[name.start].sent)
    return replace(name, type="ORG", sure=True) if made else None


def type_owner(doc: Doc, name: Name) -> Name | None:
    """Has it what businesses have: "Quillon's takeover", "Quillon shares fell", "shares in Ted Lund"?"""
    if name.type not in GUESSED or _is_listed(doc, name) or name.title:
        return None
    before = doc[max(name.start - 2, 0) : name.start]
    sold = len(before) == 2 and before[0].lemma_ in ("share", "stake") and before[1].lower_ == "in"
    beside = doc[name.end : name.end + 1]
    owns = name.type != "PERSON" and _find_owned(doc, name).lemma_ in OWNED
    traded = beside.text == "shares" and beside.root.head.i >= beside.start
    return replace(name, type="ORG", sure=True) if sold or owns or traded else None


def type_it(doc: Doc, name: Name) -> Name | None:
    """Is it taken up as a thing: "Laura Ashley said its profits fell", or as a business in the sentence behind:
    "Ted Baker is closing two shops. In May, the company ..."?

    A person is called by the surname somewhere, by a title, or "he" or "she".
    """
    if name.type != "PERSON" or name.title or not is_subject(doc[name.start : name.end].root):
        return None
    if _is_called_alone(doc, name) or not (_has_its(doc, name) or _is_taken_up(doc, name)):
        return None
    return replace(name, type="ORG", sure=True)


def type_side(doc: Doc, name: Name) -> Name | None:
    """Does it play for a living: "Ajax's coach", "Leeds striker Bo Lund", "Marlow beat Easton"?"""
    text = doc[name.start : name.end].text
    if (
        name.type not in ("PERSON", "GPE")
        or text in read_nations()
        or (name.type == "PERSON" and len(text.split()) > 1)
    ):
        return None
    behind = doc[name.end : name.end + 1]
    squad = _find_owned(doc, name).text in SQUAD or (behind.text in SQUAD and name.type == "GPE")
    return replace(name, type="ORG", sure=True) if squad or _plays(doc, name) else None


def _hires(doc: Doc, name: Name) -> bool:
    """Is somebody said to join or be hired or dismissed by it, whom nobody calls by a fuller name: "joined Quillon as
    head of design", "hired by Quillon"?
    """
    if name.end - name.start > 1 or any(_goes_with_name(doc, i) for i in find_uses(doc, doc[name.start].text)):
        return False
    before, verb = doc[name.start - 1], doc[name.start - 2]
    joined = before.lemma_ == "join" and doc[name.end : name.end + 1].text == "as"
    return joined or (before.lower_ in ("by", "from") and verb.lemma_ in HIRING and verb.tag_ == "VBN")


def _are_initials(acronym: str, words: Sequence[str]) -> bool:
    """Are the letters those that the words begin with, the small words' among them or not?"""
    letters = iter(word[0].upper() for word in words)
    large = sum(word[0].isupper() for word in words)
    return large > 1 and len(acronym) >= large and all(letter in letters for letter in acronym)


def _is_worked_for(doc: Doc, name: Name) -> bool:
    """Does somebody work for it, or spend years at it: "worked for Quillon", "ten years at Quillon"?"""
    before, verb = doc[name.start - 1], doc[name.start - 2]
    worked = before.lower_ == "for" and verb.lemma_ == "work"
    return name.type != "PERSON" and (worked or (before.lower_ == "at" and verb.lemma_ == "year"))


def _find_owned(doc: Doc, name: Name) -> Token:
    """The word behind a name's possessive; the name's own last word where it has none."""
    owns = name.end + 1 < len(doc) and doc[name.end].text in POSSESSIVE
    return doc[name.end + 1] if owns else doc[name.end - 1]


def _plays(doc: Doc, name: Name) -> bool:
    """Does the name beat another with a capital, or is it beaten: "Marlow beat Easton"?"""
    root = doc[name.start : name.end].root
    rival = find_object(root.head) if is_subject(root) else find_subject(root.head)
    if root.head.lemma_ not in GAMES or rival is None or rival.pos_ != "PROPN" or rival.ent_type_ == "PERSON":
        return False
    full = any(_goes_with_name(doc, i) for i in find_uses(doc, root.text))
    return name.type == "GPE" or (rival.ent_type_ in ("ORG", "GPE") and not full)


def _has_its(doc: Doc, name: Name) -> bool:
    """Stands an "its" in the name's sentence behind it, with no noun between that it could mean?"""
    for token in doc[name.end : name.end + FARTHEST_ITS]:
        if token.lower_ == "its":
            return token.sent.start == doc[name.start].sent.start
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "PUNCT"):
            return False
    return False


def _is_taken_up(doc: Doc, name: Name) -> bool:
    """Does the sentence behind speak of "the company", with no body named so far, and of nobody as "he" or "she"?"""
    sentence = doc[name.start].sent
    if sentence.end >= len(doc) or sentence.start > name.start or doc[name.start].i != sentence.start:
        return False
    behind = doc[sentence.end].sent
    said = [*sentence, *behind]
    if any(token.lower_ in HUMAN or token.ent_type_ == "ORG" for token in said):
        return False
    if any(token.lemma_ in TAKEN_UP for token in doc[: sentence.end]):
        return False
    nouns = (token for token in behind if token.lemma_ in TAKEN_UP and token.pos_ == "NOUN")
    return any(doc[noun.i - 1].lower_ == "the" for noun in nouns)


def _is_called_alone(doc: Doc, name: Name) -> bool:
    """Is the last of a name's words said alone somewhere, as a surname is, or is the name itself part of a longer
    one?
    """
    width, text = name.end - name.start, doc[name.start : name.end].text
    uses = [i for i in find_uses(doc, doc[name.end - 1].text) if i != name.end - 1]
    if any(doc[max(i + 1 - width, 0) : i + 1].text != text for i in uses):
        return True
    return width == 1 and any(_goes_with_name(doc, i) for i in uses)


def _goes_with_name(doc: Doc, i: int) -> bool:
    """Does another word with a capital stand right before it: "Mr Lund", "Bo Lund"?"""
    return i > 0 and doc[i - 1].text.istitle() and not doc[i - 1].is_sent_start


def _find_beside(doc: Doc, name: Name) -> Token | None:
    """The head of the apposition right behind a name, whatever the parse hangs it on; None for none."""
    if name.end + 1 >= len(doc) or doc[name.end].text != "," or doc[name.end + 1].lower_ not in read_class("article"):
        return None
    head = doc[name.end + 1].head
    return head if head.i > name.end + 1 and find_relation(head) == "apposition" else None


def _is_introduced(doc: Doc, name: Name) -> bool:
    """Does a noun for a business stand right before a name, as no title of a person's does: "fashion chain Jane Lund
    is"?
    """
    before = doc[name.start - 1] if name.start else None
    if before is None or before.lower_ not in BUSINESSES or before.tag_ not in ("NN", "NNP"):
        return False
    return before.i == 0 or doc[before.i - 1].lower_ not in ("for", "of", "with")


def _is_business(noun: Token, name: Name) -> bool:
    """Is the word a singular noun for a business, "a chain", and no trade of a person's: "Tomas Brand, a maker"?"""
    lemma = noun.lemma_.casefold()
    trades = lemma in TRADES or lemma in read_words("generic_bodies")
    return noun.tag_ == "NN" and (lemma in BUSINESSES or (trades and name.type not in ("PERSON", "ORG")))


def _is_office(token: Token) -> bool:
    """Is the word the end of an office with a capital: "Chief Technology Officer"?"""
    return token.text.istitle() and find_people_kind(token) == "person" and token.ent_type_ != "PERSON"


def _is_listed(doc: Doc, name: Name) -> bool:
    """Do the lists know the name?"""
    return doc[name.start : name.end].text in read_listed()


def _is_known(doc: Doc, name: Name) -> bool:
    """Do the lists know the name, or a given name that it begins with?"""
    return _is_listed(doc, name) or doc[name.start].lower_ in read_given_names()
