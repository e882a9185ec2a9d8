"""Owner: whom or what a counted thing belongs to, its possessor, its "of", the subject of its clause, or its place, and
who does something with a quantity that does not measure them, "the firm gave $5m".

Knows the parse and the trend words. Knows nothing of trends, statements or tables.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from broadsheet.figures.context import Setting
from broadsheet.figures.topics import HUMAN, is_idiom, past_measure, past_pronoun, read_back, read_empty_topics
from broadsheet.figures.words import PARTS, find_edges, read_phrase
from broadsheet.language import syntax
from broadsheet.language.participants import find_said_subject
from broadsheet.lexicon import find_change, has_role, read_calendar_words, read_changes
from broadsheet.quantities import SHARES, TIME, is_money
from broadsheet.quantities.lexemes import SIGHT

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
# words for a part or all of what a number counts, which they do not own: "none of the 12 jurors"
QUANTIFIERS = {
    "any",
    "bulk",
    "each",
    "few",
    "handful",
    "half",
    "majority",
    "many",
    "minority",
    "none",
    "proportion",
    "rest",
    "several",
}
# "a total of five" says nothing of what the five belong to
TOTALS = {"total", "number", "sum", "average", "maximum", "minimum"}
# nouns whose "of" says what is in them rather than whose they are
CONTAINERS = {
    "bag",
    "barrel",
    "bottle",
    "box",
    "can",
    "carton",
    "case",
    "container",
    "copy",
    "crate",
    "cup",
    "dose",
    "glass",
    "item",
}
CONTAINERS |= {
    "jar",
    "load",
    "pack",
    "package",
    "packet",
    "pair",
    "piece",
    "roll",
    "round",
    "sack",
    "set",
    "sheet",
    "tin",
    "truckload",
}
# verbs whose subject says what something is at: "put the toll at 60", "values the firm at $5m"
RATING = {"put", "value", "rate", "price", "estimate", "reckon"}
# bare nouns that say how money is given or seen, not what it is: "$5m in advance", "$5m in total"
MANNERS_OF_MONEY = {
    "addition",
    "advance",
    "all",
    "exchange",
    "part",
    "person",
    "public",
    "response",
    "return",
    "total",
    "turn",
    "court",
}
MANNERS_OF_MONEY |= {"dollars", "euros", "pounds", "trade", "trading", "yen", "yuan"}
# where a sum is earned or spent
PLACES = {
    "area",
    "city",
    "country",
    "county",
    "district",
    "market",
    "office",
    "place",
    "province",
    "region",
    "school",
    "shop",
    "state",
}
PLACES |= {"store", "suburb", "town", "village", "zone"}


def find_owner(noun: Token, at: Setting) -> str | None:
    """Whom or what a counted thing belongs to: its possessor, its "of", the subject of its clause, or its place."""
    span = at.span
    possessor = syntax.find_possessor(noun)
    if possessor is not None and not _is_date(possessor):
        return read_phrase(possessor, at)
    following = [pair for pair in syntax.find_noun_modifiers(noun) if (noun.lower_, pair[1].lower_) not in COMPOUNDS]
    modifiers = [(preposition, part) for preposition, part in following if _can_own(part, at)]
    changing, holding = noun.lemma_.lower() in read_changes("noun"), noun.lemma_.lower() in CONTAINERS
    for preposition, part in modifiers:
        if (preposition.lower_ == "of" and not holding) or (changing and preposition.lower_ == "in"):
            return read_phrase(part, at)
    governor = syntax.find_governor(noun)
    if syntax.find_preposition(noun) is not None and (
        governor.lower_ in PARTS | QUANTIFIERS or governor.i in at.numbers
    ):
        noun, governor = governor, syntax.find_governor(governor)  # "a handful of the 50 species"
    outside = not span.start <= governor.i < span.end
    owning = governor.lemma_.lower() not in TOTALS | OCCASIONS and not is_idiom(governor)
    nominal = governor.pos_ in ("NOUN", "PROPN") and outside and owning
    if syntax.find_preposition(noun) is not None and nominal and not syntax.is_predicate(governor):
        return read_phrase(governor, at)
    # "the data of 9 million people, half the population"
    beside = (
        syntax.is_apposition(noun)
        and noun.i >= span.end
        and (at.quantity.form == "fraction" or at.quantity.unit == "percent")
    )
    return (None if beside else _find_clause_owner(noun, at)) or find_belonging(modifiers, at)


def find_undergoer(verb: Token, at: Setting) -> Token | None:
    """Whom a verb gives its quantity to, or takes it from:
    `firm` in "the judge fined the firm £2m", "the hack cost the firm £4m".
    """
    if not has_role("imposes", verb.lower_, verb.lemma_):
        return None
    start, objects = find_edges(at)[0], (syntax.find_indirect_object(verb), syntax.find_object(verb))
    passive = syntax.is_passive(verb) and (syntax.find_auxiliaries(verb) or not any(objects))
    if passive or any(i in at.numbers for i in range(verb.i, start)):  # "it cost the firm £4m for 20 acres"
        return None
    before = verb.doc[start - 1]
    beside = (
        before
        if before.i > verb.i and before.pos_ in ("NOUN", "PROPN", "PRON") and syntax.find_preposition(before) is None
        else None
    )
    # "cost an average of £5" is no cost of an average
    nouns = (
        noun
        for noun in (*objects, beside)
        if noun is not None and noun.i < start and not noun.is_ancestor(at.span.root)
    )
    return next(nouns, None)


def find_whose(head: Token, at: Setting) -> str | None:
    """Whose share a share is, where it says so itself: "one per cent for men"."""
    groups = [
        part
        for preposition, part in syntax.find_noun_modifiers(head)
        if preposition.lower_ in ("for", "among") and part.i > head.i
    ]
    return next(
        (read_phrase(part, at) for part in groups if part.lower_ not in read_empty_topics() and part.pos_ == "NOUN"),
        None,
    )


def find_group(at: Setting) -> Token | None:
    """The group that a share is of, where its sentence names one first: "Among likely voters, 46 percent"."""
    for token in read_back(at.span):
        if token.lower_ in ("among", "amongst", "of"):
            ahead = at.span.doc[token.i + 1 : token.i + 1 + SIGHT]
            return next((noun for noun in ahead if syntax.is_noun_head(noun)), None)
    return None


def find_belonging(modifiers: Sequence[tuple[Token, Token]], at: Setting) -> str | None:
    """The noun of the first prepositional phrase that says where or whose:
    "1.5 million in the capital", but not "980 in 2022".
    """
    places = (part for preposition, part in modifiers if preposition.lower_ in BELONGING and not _is_date(part))
    return next((read_phrase(part, at) for part in places), None)


def is_giver(measured: Token, verb: Token, at: Setting) -> bool:
    """Is what a measure is said of not measured by it, but does something with it:
    "the firm gave $5m", "she works six nights a week"?
    """
    unit, lemma = at.quantity.unit, verb.lemma_.lower()
    fixed = has_role("measures", verb.lower_, verb.lemma_) and not (
        _is_person(measured, at) and (unit or "").partition("/")[0] in TIME
    )
    if verb.pos_ != "VERB" or fixed or unit is None:
        return False
    if unit == "point" and has_role("scores", verb.lower_, verb.lemma_):
        return measured.i < verb.i
    preposition = syntax.find_preposition(at.span.root)
    if unit in SHARES and preposition is not None and preposition.lower_ == "at":
        return False  # "the rate held at 3.9%"
    if unit in SHARES:
        return any(has_role(role, verb.lower_, verb.lemma_) for role in ("expects", "holds", "scores")) and _is_doer(
            measured, verb, at
        )
    passive = syntax.is_passive(verb)
    change = find_change(verb.lower_) or lemma
    changing = change in read_changes("verb") and (
        change not in read_changes("transitive") or not is_money(at.quantity.unit)
    )
    given = syntax.is_object(at.span.root) and syntax.find_preposition(at.span.root) is None
    if changing or (passive and not given):
        return False
    return _is_doer(measured, verb, at)


def find_goods(head: Token, verb: Token, at: Setting) -> Token | None:
    """What a sum consists of or goes to: `damages` in "$5m in damages", `roof` in "paid $12,000 for a new roof"."""
    following = [*syntax.find_noun_modifiers(head), *syntax.find_obliques(verb)]
    last = at.span.end
    for preposition, noun in following:
        bare = preposition.lower_ == "in" and preposition.i == last and noun.left_edge.i == preposition.i
        other = noun.lower_ in read_empty_topics() | MANNERS_OF_MONEY or noun.lemma_.lower() in PLACES
        plain = noun.pos_ == "NOUN" and not other and noun.i not in at.measures
        determined = any(token.pos_ in ("DET", "PRON") for token in noun.doc[preposition.i + 1 : noun.i])
        if bare and plain and not determined:
            return noun
    return _find_bought(head, verb, at)


def _can_own(part: Token, at: Setting) -> bool:
    """Can a noun behind a preposition own what is counted, being no quantity, no date, no idiom and no verb in
    disguise?
    """
    quantity = (
        part.i in at.measures or at.span.start <= part.i < at.span.end or (part.i in at.numbers and part.like_num)
    )
    return not quantity and part.tag_ not in syntax.FINITE and not is_idiom(part) and not _is_date(part)


def _is_date(noun: Token) -> bool:
    """Is a word a year, a month or a weekday, to which no quantity belongs?"""
    return (noun.like_num and len(noun.text) == 4) or noun.lower_ in read_calendar_words()


def _find_clause_owner(noun: Token, at: Setting) -> str | None:
    """Whom a clause says its quantity of: its subject, the noun it describes, or its object where the subject means
    nothing.
    """
    verb = syntax.find_clause_verb(noun)
    subject, undergoer = find_said_subject(verb), find_undergoer(verb, at)
    if syntax.is_subject(at.span.root) or _is_gap_subject(noun) or _is_judge(verb, at):
        return None
    if undergoer is not None:
        return read_phrase(undergoer, at)
    if subject is not None and _is_itself(subject, noun, verb, at):
        return None
    if subject is not None:
        subject = past_measure(subject, at)
        if all(token.i in at.numbers for token in syntax.find_noun_phrase(subject)):
            return None  # "of the 300, 40% died"
        subject = past_pronoun(subject, verb, at)
        return read_phrase(subject, at) if subject is not None and subject.i != noun.i else None
    described = syntax.find_modified_noun(verb)
    if described is None:
        goods = syntax.find_object(verb)
        described = goods if goods is not None and goods.i < at.span.start else None
    usable = described is not None and described.i != noun.i and described.i not in at.measures
    return read_phrase(described, at) if usable else None


def _is_judge(verb: Token, at: Setting) -> bool:
    """Does a verb only say who expects a quantity, "expected a rise of 11%", or puts something at it, "values the firm
    at $5m"?
    """
    between = at.span.doc[verb.i + 1 : at.span.start]
    rated = verb.lemma_.lower() in RATING and any(token.lower_ in ("at", "on") for token in between)
    return rated or has_role("expects", verb.lower_, verb.lemma_)


def _is_itself(subject: Token, noun: Token, verb: Token, at: Setting) -> bool:
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


def _is_doer(measured: Token, verb: Token, at: Setting) -> bool:
    """Is what a measure is said of the subject of a verb, or the noun that the verb describes?"""
    subject, described = find_said_subject(verb), syntax.find_modified_noun(verb)
    doers = {past_measure(noun, at).i for noun in (subject, described) if noun is not None}
    meant = past_pronoun(subject, verb, at) if subject is not None else None
    return measured.i in doers | ({meant.i} if meant is not None else set())


def _is_person(noun: Token, at: Setting) -> bool:
    """Is a noun a person's name, or a pronoun for persons?"""
    name = at.names.get(noun.i) or (at.names.get(noun.i + 1) if noun.pos_ == "PROPN" else None)
    return noun.lower_ in HUMAN | {"who", "we", "i", "you"} or (name is not None and name.label_ == "PERSON")


def _find_bought(head: Token, verb: Token, at: Setting) -> Token | None:
    """What a sum is given for: "paid $12,000 for a new roof", "spent $5m on roads"."""
    first = syntax.find_first_member(head)
    if (
        not syntax.is_object(first)
        or syntax.find_governor(first).i != verb.i
        or any(has_role(role, verb.lower_, verb.lemma_) for role in ("measures", "imposes"))
    ):
        return None
    following = [*syntax.find_obliques(verb), *syntax.find_noun_modifiers(head)]
    admitted = {"for", "on"} if has_role("spends", verb.lower_, verb.lemma_) else {"for"}
    behind = verb.doc[at.span.end : at.span.end + 2]
    if [token.lower_ in admitted for token in behind[:1]] == [True] and behind[-1].tag_ == "VBG":
        return behind[-1]
    goods = [
        noun
        for preposition, noun in following
        if preposition.lower_ in admitted and noun.i > head.i and noun.i not in at.measures
    ]
    named = not goods or goods[0].ent_type_ or goods[0].lower_ in read_empty_topics() | {"time"}
    return None if named else goods[0]
