"""Owner: whom or what a counted thing belongs to, its possessor, its "of", the subject of its clause, or its place.

Knows the parse and the trend words. Knows nothing of trends, statements or tables.
"""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from broadsheet.figures.context import About, Occurrence
from broadsheet.figures.deeds import is_deed, is_shower, is_time
from broadsheet.figures.giver import find_undergoer
from broadsheet.figures.topics import find_described, find_meant, find_whole, owns_nothing, read_back, read_empty_topics
from broadsheet.figures.words import PARTS, TOTALS, read_phrase
from broadsheet.language import syntax
from broadsheet.language.participants import find_said_subject
from broadsheet.lexicon import find_change, has_role, read_calendar_words, read_changes
from broadsheet.quantities import Form
from broadsheet.quantities.lexemes import SIGHT
from broadsheet.rules import find_first

# nouns that make one notion with what they are of
COMPOUNDS = {
    ("cost", "living"),
    ("margin", "error"),
    ("point", "view"),
    ("quality", "life"),
    ("rate", "return"),
    ("standard", "living"),
}
# prepositions whose noun a measured thing is said to belong to: "rents in the capital"
BELONGING = {"of", "in", "for", "among", "at", "on", "from", "by", "with", "to", "between", "across"}
# nouns that own nothing: "the first time in the six-week trial"
OCCASIONS = {"course", "occasion", "time"}
# fmt: off
# words for a part or all of what a number counts, which they do not own: "none of the 12 jurors"
QUANTIFIERS = {
    "any", "bulk", "chunk", "each", "few", "handful", "half", "majority", "many", "minority", "none", "portion",
    "proportion", "remainder", "rest", "several", "slice",
}
# nouns whose "of" says what is in them rather than whose they are
CONTAINERS = {
    "bag", "barrel", "bottle", "box", "can", "carton", "case", "container", "copy", "crate", "cup", "dose", "glass",
    "item", "jar", "load", "pack", "package", "packet", "pair", "piece", "roll", "round", "sack", "set", "sheet",
    "tin", "truckload",
}
# fmt: on
# what a rule answers that knows that nobody owns a thing, whatever the rules after it would say
NOBODY = ""


def find_owned(counted: str | None, noun: Token, at: Occurrence) -> About:
    """What is counted with whom or what it belongs to, by the rules for its `noun`."""
    owner, rule = find_first(OWNERS, noun, at)
    return About(counted, owner or None, rule if owner else None)


def own_as_possessor(noun: Token, at: Occurrence) -> str | None:
    """The possessor of a counted thing owns it: "the bank's profit was $5m"."""
    possessor = syntax.find_possessor(noun)
    if possessor is None or _is_date(possessor):
        return None
    return read_phrase(possessor, at) or NOBODY


def own_by_of(noun: Token, at: Occurrence) -> str | None:
    """What a thing is "of" owns it, "the price of bread rose 4%", and what a change is in: "a 4% drop in crime"; but a
    "bottle of ink" holds it.
    """
    changing, holding = noun.lemma_.lower() in read_changes("noun"), noun.lemma_.lower() in CONTAINERS
    for preposition, part in _find_modifiers(noun, at):
        if (preposition.lower_ == "of" and not holding) or (changing and preposition.lower_ == "in"):
            return read_phrase(part, at) or NOBODY
    return None


def own_as_governor(noun: Token, at: Occurrence) -> str | None:
    """The noun that a counted thing belongs to by a preposition owns it: "the home port of 60 fishermen"."""
    noun = _find_last_part(noun, at)
    governor = syntax.find_governor(noun)
    if syntax.find_preposition(noun) is None or governor.pos_ not in ("NOUN", "PROPN"):
        return None
    if is_deed(governor):
        # "Marlow's closure of two shops"; of "the closure of two shops hurt the town" nobody owns them
        possessor = syntax.find_possessor(governor)
        if possessor is not None and not _is_date(possessor):
            return read_phrase(possessor, at) or NOBODY
        return None if _is_done(governor, at) else NOBODY
    if _is_compared(noun):
        return NOBODY
    outside = not at.span.start <= governor.i < at.span.end and not syntax.is_predicate(governor)
    owning = governor.lemma_.lower() not in TOTALS | OCCASIONS and not owns_nothing(governor)
    return (read_phrase(governor, at) or NOBODY) if outside and owning else None


def own_by_clause(noun: Token, at: Occurrence) -> str | None:
    """Whom a clause says its quantity of owns it, its undergoer, its subject or the noun that it describes: "the
    company employs 300 workers", "plans to hire 300 nurses".
    """
    noun = _find_last_part(noun, at)
    # "the data of 9 million people, half the population"
    share = at.quantity.form == Form.FRACTION or at.quantity.unit == "percent"
    if syntax.is_apposition(noun) and noun.i >= at.span.end and share:
        return None
    verb = syntax.find_clause_verb(noun)
    if verb.lower_ == "compared":
        return NOBODY  # "85 percent of Lund's voters, compared to 40 percent of Falk's"
    if syntax.is_subject(at.span.root) or _is_gap_subject(noun) or _is_judge(verb, at):
        return None
    undergoer = find_undergoer(verb, at) or _find_led(noun, verb, at)
    if undergoer is not None:
        return read_phrase(undergoer, at)
    subject = find_said_subject(verb)
    if subject is not None and is_shower(subject, verb):
        taker = syntax.find_indirect_object(verb)
        return (read_phrase(taker, at) if taker is not None else None) or NOBODY
    said_of = _find_described(noun, verb, at) if subject is None else _find_doer(subject, noun, verb, at)
    return read_phrase(said_of, at) if said_of is not None else None


def own_by_place(noun: Token, at: Occurrence) -> str | None:
    """The noun of the first prepositional phrase that says where or whose owns it: "1.5 million in the capital"."""
    return find_belonging(_find_modifiers(noun, at), at)


# what is tied to the noun itself comes before what its clause says, and both before where it is
OWNERS: tuple[Callable[[Token, Occurrence], str | None], ...] = (
    own_as_possessor,
    own_by_of,
    own_as_governor,
    own_by_clause,
    own_by_place,
)


def own_by_name_before(at: Occurrence) -> str | None:
    """The name right before a quantity owns it, as one like it is owned: "against Apple's 20%", "to Haley's 43%"; but
    "Tesco fell 2%, Sainsbury's 3%".
    """
    start, doc = at.span.start, at.span.doc
    owned = start > 1 and doc[start - 1].lower_ in ("'s", "’s") and at.quantity.modifier == "exact"
    name = at.names.get(start - 2) if owned else None
    compared = name is not None and name.start > 0 and doc[name.start - 1].pos_ == "ADP"
    return name.text if name is not None and compared else None


def find_whose(head: Token, at: Occurrence) -> str | None:
    """Whose share a share is, where it says so itself: "one per cent for men"."""
    for preposition, part in syntax.find_noun_modifiers(head):
        group = preposition.lower_ in ("for", "among") and part.i > head.i and part.pos_ == "NOUN"
        if group and part.lower_ not in read_empty_topics():
            return read_phrase(part, at)
    return None


def find_group(at: Occurrence) -> Token | None:
    """The group that a share is of, where its sentence names one first: "Among likely voters, 46 percent"."""
    for token in read_back(at.span):
        if token.lower_ in ("among", "amongst", "of"):
            ahead = at.span.doc[token.i + 1 : token.i + 1 + SIGHT]
            return next((noun for noun in ahead if syntax.is_noun_head(noun)), None)
    return None


def find_belonging(modifiers: Sequence[tuple[Token, Token]], at: Occurrence) -> str | None:
    """The noun of the first prepositional phrase that says where or whose:
    "1.5 million in the capital", but not "980 in 2022".
    """
    owning = (pair for pair in modifiers if pair[0].lower_ in BELONGING and not _is_manner(*pair))
    places = (part for _, part in owning if not _is_date(part))
    return next((read_phrase(part, at) for part in places), None)


def _is_manner(preposition: Token, noun: Token) -> bool:
    """Does a "by" with a bare noun only say how, "187 by tender", "300 by sea"?"""
    return preposition.lower_ == "by" and noun.tag_ == "NN" and noun.left_edge.i == preposition.i


def _find_modifiers(noun: Token, at: Occurrence) -> list[tuple[Token, Token]]:
    """The prepositions behind a noun with their nouns that may own it, and make no one notion with it, as the "cost of
    living" does.
    """
    following = syntax.find_noun_modifiers(noun)
    return [pair for pair in following if (noun.lower_, pair[1].lower_) not in COMPOUNDS and _can_own(pair[1], at)]


def _find_last_part(noun: Token, at: Occurrence) -> Token:
    """The word for a part of the counted, by which the counted hangs in its clause: `handful` in "a handful of the 50
    species".
    """
    governor = syntax.find_governor(noun)
    part = governor.lower_ in PARTS | QUANTIFIERS or governor.i in at.numbers
    return governor if part and syntax.find_preposition(noun) is not None else noun


def _find_doer(subject: Token, noun: Token, verb: Token, at: Occurrence) -> Token | None:
    """Whom the subject of a clause means, unless it is what is counted or a number itself: "of the 300, 40% died"."""
    if _is_itself(subject, noun, verb, at):
        return None
    whole = find_whole(subject, at)
    if all(token.i in at.numbers for token in syntax.find_noun_phrase(whole)):
        return None
    meant = find_meant(whole, verb, at)
    return meant if meant is not None and meant.i != noun.i else None


def _find_led(noun: Token, verb: Token, at: Occurrence) -> Token | None:
    """What a verb leads to so much: `output` in "boost its output to 1.2 million tonnes of ore"."""
    preposition, goods = syntax.find_preposition(noun), syntax.find_object(verb)
    if preposition is None or preposition.lower_ != "to" or goods is None or not goods.i < preposition.i:
        return None
    changing = find_change(verb.lower_) is not None or verb.lemma_.lower() in read_changes("verb")
    return goods if changing and goods.pos_ in ("NOUN", "PROPN") and goods.i not in at.measures else None


def _find_described(noun: Token, verb: Token, at: Occurrence) -> Token | None:
    """The noun that a clause without a subject describes, or its object before the quantity: "plans to hire 300
    nurses".
    """
    described = find_described(verb)
    if described is None:
        goods = syntax.find_object(verb)
        described = goods if goods is not None and goods.i < at.span.start else None
    return described if described is not None and described.i not in {noun.i, *at.measures} else None


def _can_own(part: Token, at: Occurrence) -> bool:
    """Can a noun behind a preposition own what is counted, being no quantity, no date, no idiom and no verb in
    disguise?
    """
    quantity = (
        part.i in at.measures or at.span.start <= part.i < at.span.end or (part.i in at.numbers and part.like_num)
    )
    return not quantity and part.tag_ not in syntax.FINITE and not owns_nothing(part) and not _is_date(part)


def _is_done(deed: Token, at: Occurrence) -> bool:
    """Is a deed what somebody named does, the object of a verb: "Marlow announced the launch of three models"?"""
    subject = find_said_subject(syntax.find_clause_verb(deed)) if syntax.is_object(deed) else None
    return subject is not None and (subject.pos_ == "PRON" or subject.i in at.names)


def _is_date(noun: Token) -> bool:
    """Is a word a year, a month, a weekday or another time, to which no quantity belongs?"""
    return (noun.like_num and len(noun.text) == 4) or noun.lower_ in read_calendar_words() or is_time(noun)


def _is_compared(noun: Token) -> bool:
    """Does a preposition only compare a noun with its governor: "85 percent of Lund's voters, compared to 40 percent of
    Falk's"?
    """
    preposition = syntax.find_preposition(noun)
    if preposition is None or preposition.i == 0:
        return False
    return preposition.lower_ in ("against", "than", "versus") or preposition.nbor(-1).lower_ == "compared"


def _is_judge(verb: Token, at: Occurrence) -> bool:
    """Does a verb only say who expects a quantity, "expected a rise of 11%", or puts something at it, "values the firm
    at $5m"?
    """
    between = at.span.doc[verb.i + 1 : at.span.start]
    rated = has_role("rates", verb.lower_, verb.lemma_) and any(token.lower_ in ("at", "on") for token in between)
    return rated or has_role("expects", verb.lower_, verb.lemma_)


def _is_itself(subject: Token, noun: Token, verb: Token, at: Occurrence) -> bool:
    """Is the subject of a clause what is counted, a number, or whoever says the whole:
    "prices dipped by £3,000, the lender said"?
    """
    own = {subject.i, *(member.i for member in syntax.find_conjuncts(subject))}
    total = subject.lemma_.lower() in TOTALS and noun.i in {part.i for _, part in syntax.find_noun_modifiers(subject)}
    said = subject.i > noun.i and verb.lemma_ == "say"
    return total or said or subject.like_num or noun.i in own or bool(own & set(range(at.span.start, at.span.end)))


def _is_gap_subject(noun: Token) -> bool:
    """Is a noun behind an "and" the subject of a participle whose auxiliary is left out:
    "two died and 15 people wounded"?
    """
    participle = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    joined = syntax.is_coordinated(noun) and syntax.find_governor(noun).pos_ == "VERB"
    return participle.tag_ == "VBN" and (joined or syntax.is_subject(noun))
