"""Changed: what a verb of change, or one that adds and takes, says its quantity of: "raising fees by £20", "adds £5 to
the price".

Knows the parse and the verbs of change. Knows nothing of subjects.
"""

from spacy.tokens import Token

from broadsheet.figures.context import Occurrence
from broadsheet.figures.topics import find_reckoned, read_back
from broadsheet.language import syntax
from broadsheet.lexicon import find_change, has_role, read_calendar_words, read_changes

# how many words back the object of a verb of change may begin: a noun with what it is of and when
NEAR = 12
TIME_WORDS = {"last", "this", "next", "past", "previous", "the"}
# prepositions by which a length of time is one of a change: "extended the term by two years"
LASTING = ("by", "to", "from", "for", "over")
# word classes between a verb of change and its amount that are no verb, and between that verb and its noun
BETWEEN, BEFORE_VERB = ("ADV", "ADP", "AUX", "ADJ"), ("VERB", "AUX", "ADV", "PART")
# what the object of a verb of change may consist of
NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "PRON", "PART", "NUM")


def prefer_changing(noun: Token | None, at: Occurrence) -> Token | None:
    """The noun right before a verb of change, or between it and "by", where the parse ties the quantity to no `noun` or
    past another one.

    "And oil fell 2%", "for raising fees by £20".
    """
    raised = _find_raised(at)
    if raised is not None:
        return raised
    words = iter(read_back(at.span))
    verb = next((token for token in words if token.pos_ not in BETWEEN and token.lower_ not in ("by", "than")), None)
    if verb is None or find_change(verb.lower_) is None:
        return noun
    changing = next((token for token in words if token.pos_ not in BEFORE_VERB), verb)
    if changing.pos_ not in ("NOUN", "PROPN"):
        return noun
    misread = noun is None or noun.i in at.measures or (noun.i == verb.i != changing.i and _is_past(verb))
    return find_reckoned(changing) if noun is None or misread or _crosses_number(noun, changing) else noun


def find_affected(head: Token, verb: Token, at: Occurrence) -> Token | None:
    """What an amount is added to or taken off:
    `price` in "adds £5 to the price", `time` in "shaved 10 seconds off her time".
    """
    if not syntax.is_object(head):
        return None
    admitted: tuple[str, ...] = ()
    if has_role("adds", verb.lower_, verb.lemma_):
        admitted = ("to",)
    elif has_role("takes", verb.lower_, verb.lemma_):
        admitted = ("off", "from")
    following = [*syntax.find_obliques(verb), *syntax.find_noun_modifiers(head)]
    affected = (noun for preposition, noun in following if preposition.lower_ in admitted and noun.i > head.i)
    noun = next((noun for noun in affected if noun.i not in at.measures), None)
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def find_changed(head: Token, verb: Token, at: Occurrence) -> Token | None:
    """The object of a verb whose quantity is not its object:
    "hire Egyptians at two dinars", "cut its forecast by 0.1 points".
    """
    if at.before(1) == "," or syntax.is_object(head) or syntax.is_subject(head):
        return None  # "2,000 have crossed the Channel, 4% up on May"
    goods, preposition = syntax.find_object(verb), syntax.find_preposition(head)
    if goods is None or goods.pos_ not in ("NOUN", "PROPN") or goods.i in at.measures:
        return None
    # "built homes within ten years" says nothing of how many homes
    if at.kind == "time" and preposition is not None and preposition.lower_ not in LASTING:
        return None
    governor = syntax.find_governor(head)
    if governor.pos_ in ("ADV", "ADJ"):
        governor = syntax.find_governor(governor)
    elif _is_actor(goods, verb, at) and not _is_rated(preposition):
        return None  # "beat Lund by 46 percent" says nothing of Lund
    return goods if goods.i < head.i and governor.i == verb.i else None


def _is_past(verb: Token) -> bool:
    """Is a verb of change in a past tense such as "rose", which is no noun, whatever its tag?"""
    return find_change(verb.lower_) != verb.lower_ and not verb.lower_.endswith(("s", "ing"))


def _crosses_number(noun: Token, changing: Token) -> bool:
    """Does a number stand between the phrase of a noun and the noun that changes?"""
    between = noun.doc[max(noun.i, syntax.find_noun_phrase(noun).end) : changing.i]
    return any(letter.isdigit() for token in between for letter in token.text)


def _find_raised(at: Occurrence) -> Token | None:
    """The noun phrase between a transitive verb of change and "by":
    `fees` in "for raising subscription fees by £20".
    """
    before = _read_before_by(at)
    if not before or before[0].pos_ not in ("NOUN", "PROPN"):
        return None
    goods = before[0]
    for token, behind in zip(before[1:], before, strict=False):
        if behind.lower_ == "of":
            goods = token  # "cut the risk of death by 34%"
        change = find_change(token.lower_)
        if change is not None and read_changes("verb").get(change) and token.pos_ != "ADJ":
            return goods if change in read_changes("transitive") or token.tag_ == "VBG" else None
        if token.pos_ not in NOMINAL and token.lower_ != "of":
            return None
    return None


def _read_before_by(at: Occurrence) -> list[Token]:
    """The words before a quantity and its "by", the nearest first, without those that say when: "slashed its forecast
    last week by 20 percent"; none where there is no "by".
    """
    if at.before(1) != "by":
        return []
    start = at.lexemes[at.quantity.first - 1].start
    before = [token for token in read_back(at.span)[:NEAR] if token.idx < start]
    first = next((k for k, token in enumerate(before) if token.lower_ not in TIME_WORDS | read_calendar_words()), 0)
    return before[first:]


def _is_actor(goods: Token, verb: Token, at: Occurrence) -> bool:
    """Is the object of a verb of no change a name, and no people: "beat Lund by 46 percent"?"""
    named = at.names.get(goods.i)
    return named is not None and named.label_ != "NORP" and verb.lemma_.lower() not in read_changes("verb")


def _is_rated(preposition: Token | None) -> bool:
    """Is a quantity what its verb puts something at: "put Labour on 44%", "valued Acme at $5m"?"""
    return preposition is not None and preposition.lower_ in ("at", "on")
