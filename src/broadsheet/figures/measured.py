"""Measured: what a quantity with no noun of its own measures, or is said of:

"inflation was 2%", "debts of $34", "the toll reached 60".

Knows the parse, the trend words and `topics`. Knows nothing of trends, statements or tables.
"""

from spacy.tokens import Token

from broadsheet.figures.context import Place, Setting
from broadsheet.figures.owner import (
    TOTALS,
    find_belonging,
    find_goods,
    find_group,
    find_owner,
    find_undergoer,
    find_whose,
    is_giver,
)
from broadsheet.figures.topics import find_topic, past_measure, past_pronoun, past_reckoning, read_back
from broadsheet.figures.words import DEMONSTRATIVES, find_edges, read_demonstrative, read_phrase
from broadsheet.language import syntax
from broadsheet.language.participants import find_said_subject
from broadsheet.lexicon import find_change, has_role, read_calendar_words, read_changes
from broadsheet.quantities import AGE_WORDS, SHARES, TIME, is_money
from broadsheet.quantities.lexemes import HYPHENS, SIGHT, is_glued, lower_at

# how many words back a bracket may have opened, or the object of a verb of change may begin
NEAR = 12
# words for a count, which counts what they are of: "put the number of arrests at 60"
COUNTS = {"number", "total", "tally"}
# nouns that are counts of what they do not name
TOLLS = {"attendance", "circulation", "headcount", "membership", "population", "readership", "toll", "workforce"}
# nouns that a bare number measures in a unit left out, and counts nothing of: "estimates of 64,900", "a close of 1,463"
AMOUNTS = {
    "worth",
    "wealth",
    "value",
    "price",
    "estimate",
    "forecast",
    "target",
    "cost",
    "level",
    "close",
    "index",
    "score",
    "rating",
}
# verbs that say how many their subject are
TALLIES = {"total", "number", "exceed", "reach", "be"}
# prepositions before a length of time that tell when something happened, and do not measure it: "closed after three
# years"
WHEN = {"after", "before", "during", "until", "within"}
DIMENSIONS = {"deep", "high", "long", "tall", "thick", "wide"}
# what may stand between a noun and its dimension: "a hole, just 5 feet deep"
FOCUS = {",", "just", "only", "barely", "even"}
TIME_WORDS = {"last", "this", "next", "past", "previous", "the"}
# "a total of $5m" is no more than $5m
SUMS = TOTALS - {"number"} | {"mean", "median"}
# "the top 10 percent" are a group themselves
RANKS = {
    "top",
    "bottom",
    "richest",
    "wealthiest",
    "poorest",
    "upper",
    "lower",
    "highest",
    "lowest",
    "remaining",
    "other",
}


def place_alone(at: Setting) -> Place:
    """What a quantity without a noun of its own is said of; a bare number counts what the one before it did."""
    quantity, head = at.quantity, at.span.root
    if lower_at(at.lexemes, quantity.first - 1) in RANKS:
        return Place(None, None)
    told = _find_told_behind(at)
    if told is not None:
        return _find_tally(told, at) or Place(read_phrase(told, at), find_owner(told, at))
    if syntax.is_subject(head):
        group = find_group(at) if quantity.unit == "percent" else None
        words = (
            None
            if group is None
            else read_demonstrative(group)
            if group.lower_ in DEMONSTRATIVES
            else read_phrase(group, at)
        )
        return Place(words or at.antecedent, None)
    named = _find_named_behind(at)
    if named is not None:
        return named
    aged = lower_at(at.lexemes, quantity.outer - 1) in ("old", "olds")
    if aged and not syntax.is_predicate(head):
        return Place(None, None)
    beside = _find_beside(at)
    measured = beside or _prefer_changing(_find_measured(head, at), at)
    if _is_out_of(at):
        measured = None
    elif measured is None and syntax.find_subject(syntax.find_clause_verb(head)) is None:
        measured = find_topic(at)
    said_of = read_phrase(measured, at) if measured is not None else None
    if quantity.unit is not None or quantity.form == "fraction":
        return _place_measure(at, measured, said_of, beside=beside is not None)
    tally = _find_tally(measured, at) if measured is not None else None
    if tally is not None:
        return tally
    # "one sample is 834, the other sample is 651", but "a dozen is 12 eggs and a gross is 144"
    parallel = measured is not None and at.antecedent is not None and measured.lower_ in at.antecedent.lower().split()
    told = measured is not None and (_is_tally(at, measured) or (syntax.is_predicate(head) and parallel))
    if at.antecedent is not None and not told:
        owner = find_belonging(syntax.find_noun_modifiers(head), at) or said_of
        return Place(at.antecedent, owner if owner != at.antecedent else None)
    tallied = (measured is not None and measured.lemma_.lower() not in AMOUNTS) and (
        syntax.is_predicate(head) or syntax.find_clause_verb(head).lemma_ in TALLIES or _is_tally(at, measured)
    )
    return Place(said_of, None) if tallied else Place(None, said_of)


def _find_told_behind(at: Setting) -> Token | None:
    """What a number that heads a line is said to be behind a dash or a colon:
    "22,600 - number of flights cancelled".
    """
    i, opener = at.quantity.last, at.span.doc[at.span.start]
    tied = lower_at(at.lexemes, i) in HYPHENS and not is_glued(at.lexemes, i) and not is_glued(at.lexemes, i + 1)
    if not (tied or lower_at(at.lexemes, i) == ":") or not (
        opener.is_sent_start or "\n" in at.lexemes[at.quantity.first].gap
    ):
        return None
    for token in at.span.doc[at.span.end + 1 : at.span.end + 1 + NEAR]:
        if token.pos_ == "NOUN" and syntax.is_noun_head(token):
            return token
        if token.tag_ in syntax.FINITE or token.is_punct:
            return None
    return None


def _find_named_behind(at: Setting) -> Place | None:
    """Whose share a share is, where a name says so behind "for": "34 percent for Lund and 26 percent for Falk"."""
    if at.quantity.unit != "percent" or at.antecedent is None:
        return None
    modifiers = syntax.find_noun_modifiers(at.span.root)
    names = (
        at.names[part.i]
        for word, part in modifiers
        if word.lower_ == "for" and at.span.end <= part.i and part.i in at.names
    )
    name = next(names, None)
    return Place(at.antecedent, name.text) if name is not None else None


def _find_tally(measured: Token, at: Setting) -> Place | None:
    """What a noun that is a count itself says its number of: people for "the number of people", or the noun, as "the
    death toll".
    """
    if measured.lemma_.lower() in TOLLS:
        return Place(read_phrase(measured, at), find_owner(measured, at))
    governor = syntax.find_governor(measured)
    if governor.lemma_.lower() in COUNTS and (measured.i, "of") in (
        (part.i, word.lower_) for word, part in syntax.find_noun_modifiers(governor)
    ):
        return Place(read_phrase(measured, at), None)
    if measured.lemma_.lower() not in COUNTS:
        return None
    whole = syntax.find_of_noun(measured)
    return Place(read_phrase(whole, at), None) if whole is not None and whole.i not in at.measures else None


def _place_measure(at: Setting, measured: Token | None, said_of: str | None, *, beside: bool) -> Place:
    """What a measure by itself is said of: what it measures, as what stands `beside` it, or else whoever does something
    with it.
    """
    head, verb = at.span.root, syntax.find_clause_verb(at.span.root)
    goods = find_goods(head, verb, at) if is_money(at.quantity.unit) else None
    preposition = syntax.find_preposition(head)
    if at.quantity.unit in TIME and preposition is not None and preposition.lower_ in WHEN and not beside:
        return Place(None, said_of)
    undergoer = find_undergoer(verb, at)
    if undergoer is not None and not beside:
        costs = has_role("measures", verb.lower_, verb.lemma_)
        return Place(
            read_phrase(goods, at) if goods is not None else said_of if costs else None, read_phrase(undergoer, at)
        )
    if measured is not None and not beside and is_giver(measured, verb, at):
        giver = None if has_role("expects", verb.lower_, verb.lemma_) else said_of
        return Place(read_phrase(goods, at) if goods is not None else None, giver)
    if goods is not None:
        return Place(read_phrase(goods, at), said_of)
    whose = find_whose(head, at) if at.quantity.unit in SHARES else None
    owner = whose or (find_owner(measured, at) if measured is not None else None)
    return Place(said_of, owner if owner != said_of else None)


def _find_beside(at: Setting) -> Token | None:
    """What a quantity is said of, by its place alone:
    "debts of $34", "Price: $34", "Acme (3.4%)" and "Acme, down 3.4%".
    """
    lexemes, doc = at.lexemes, at.span.doc
    i = at.quantity.first - 1
    if _precedes_dimension(at):
        while lower_at(lexemes, i) in FOCUS:
            i -= 1
        return _find_head_at(at, i)
    if lower_at(lexemes, at.quantity.first + 2) in AGE_WORDS:  # "people between the ages of 17 and 20"
        return _find_head_at(at, i)
    if lower_at(lexemes, i) in AGE_WORDS:
        return _find_head_at(at, i - 2 if lower_at(lexemes, i - 1) == "," else i - 1)
    if lower_at(lexemes, i) in (":", "of"):
        noun = _find_head_at(at, i - 1)
        if noun is not None and _says_what_it_is(noun):
            return None
        return _past_of(noun) if at.quantity.unit is not None else noun
    if lower_at(lexemes, i) in read_changes("particle") and lower_at(lexemes, i - 1) == ",":
        return _find_head_at(at, i - 2)
    while i >= 0 and at.quantity.first - i < NEAR and lexemes[i].text not in ("(", ")"):
        i -= 1
    if lower_at(lexemes, i) != "(" or doc[at.span.start].is_sent_start:
        return None
    return _find_head_at(at, i - 1)


def _says_what_it_is(noun: Token) -> bool:
    """Does a noun only say what kind of number follows its "of":
    "at the age of 86", "a total of $5m", but "the average age of 42"?
    """
    article = noun.nbor(-1).lower_ if noun.i else ""
    return (noun.lower_ == "age" and noun.i > 1 and article in ("the", "an") and noun.nbor(-2).pos_ == "ADP") or (
        noun.lower_ in SUMS and article in ("a", "an")
    )


def _precedes_dimension(at: Setting) -> bool:
    """Does a dimension follow a length, perhaps behind its conversion: "water 47 feet (14 metres) deep"?"""
    j = at.quantity.last
    if lower_at(at.lexemes, j) == "(":
        j = next((k + 1 for k in range(j, j + SIGHT) if lower_at(at.lexemes, k) == ")"), j)
    return lower_at(at.lexemes, j) in DIMENSIONS


def _past_of(noun: Token | None) -> Token | None:
    """The noun that an "of" behind a noun with an "of" of its own belongs to:
    `margin` for `error` in "a margin of error of 4 points".
    """
    preposition = syntax.find_preposition(noun) if noun is not None else None
    governor = syntax.find_governor(noun) if preposition is not None and preposition.lower_ == "of" else None
    return governor if governor is not None and governor.pos_ == "NOUN" and governor.i < noun.i else noun


def _find_head_at(at: Setting, i: int) -> Token | None:
    """The head of the noun phrase that ends with the lexeme `i`, or none."""
    if i < 0:
        return None
    token = at.span.doc.char_span(at.lexemes[i].start, at.lexemes[i].end, alignment_mode="expand")[-1]
    if token.i in at.names:
        token = at.names[token.i].root  # "the Union of Right Forces (8%)"
    while token.pos_ in ("NOUN", "PROPN", "NUM") and not syntax.is_noun_head(token) and token.i not in at.measures:
        above = syntax.find_governor(token)
        if above.i == token.i or token.i - above.i > NEAR:
            break
        token = above
    return token if token.pos_ in ("NOUN", "PROPN") and token.i not in at.measures else None


def _find_measured(head: Token, at: Setting) -> Token | None:
    """What a quantity that stands by itself measures: the noun it hangs on ("a rate of 5%"), or the subject of its
    verb.
    """
    span = at.span
    if syntax.is_predicate(head):
        return _find_verb_topic(head, at)
    for _ in range(4):
        governor = syntax.find_governor(head)
        outside = not span.start <= governor.i < span.end
        if governor.i == head.i or not outside:
            break
        if _says_what_it_is(governor):
            head = governor
            continue
        moved = lower_at(at.lexemes, at.quantity.last) in read_changes(
            "particle"
        )  # "crossed the Channel, 4% up on May"
        tied = syntax.find_preposition(head) is not None or (syntax.is_apposition(head) and not moved)
        if (
            tied
            and governor.pos_ in ("NOUN", "PROPN", "PRON")
            and not governor.like_num
            and governor.i not in at.measures
        ):
            return governor
        if governor.pos_ == "ADJ" and not syntax.is_predicate(governor):
            described = syntax.find_modified_noun(governor)
            if described is not None and described.i < governor.i:
                return past_measure(described, at)
        if not (
            syntax.is_coordinated(head)
            or syntax.is_apposition(head)
            or governor.pos_ == "NUM"
            or governor.i in at.measures
        ):
            break
        head = governor
    return _find_verb_topic(head, at)


def _find_verb_topic(head: Token, at: Setting) -> Token | None:
    """What a verb says its quantity of: what is bought or changed, else its subject."""
    verb = syntax.find_clause_verb(head)
    subject = find_said_subject(verb)
    changed = _find_affected(head, verb, at) or _find_changed(head, verb, at)
    if changed is not None:
        return changed
    if subject is not None and (at.span.start <= subject.i < at.span.end or _is_empty_subject(subject, verb)):
        return None
    if subject is not None and subject.pos_ == "VERB" and subject.tag_ not in ("VBG", "NN"):
        return None
    if subject is None:
        noun = syntax.find_modified_noun(verb)
        return past_measure(noun, at) if noun is not None and noun.i not in at.measures else find_topic(at)
    return past_pronoun(past_measure(past_reckoning(subject), at), verb, at)


def _is_empty_subject(subject: Token, verb: Token) -> bool:
    """Does an "it" mean nothing, as in "it costs $5 to enter"?"""
    return subject.lower_ == "it" and (verb.lemma_ in ("cost", "take") or syntax.is_expletive(subject))


def _prefer_changing(measured: Token | None, at: Setting) -> Token | None:
    """The noun right before a verb of change, or between it and "by", where the parse ties the quantity to nothing or
    past another one.

    "And oil fell 2%", "for raising fees by £20".
    """
    before = read_back(at.span)
    raised = _find_raised(at)
    if raised is not None:
        return raised
    words = iter(before)
    verb = next(
        (
            token
            for token in words
            if token.pos_ not in ("ADV", "ADP", "AUX", "ADJ") and token.lower_ not in ("by", "than")
        ),
        None,
    )
    if verb is None or find_change(verb.lower_) is None:
        return measured
    noun = next((token for token in words if token.pos_ not in ("VERB", "AUX", "ADV", "PART")), verb)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return measured
    # a past tense such as "rose" is no noun, whatever its tag
    past = find_change(verb.lower_) != verb.lower_ and not verb.lower_.endswith(("s", "ing"))
    if measured is None or measured.i in at.measures or (past and measured.i == verb.i != noun.i):
        return past_reckoning(noun)
    between = at.span.doc[max(measured.i, syntax.find_noun_phrase(measured).end) : noun.i]
    crossed = any(any(letter.isdigit() for letter in token.text) for token in between)
    return past_reckoning(noun) if crossed else measured


def _find_raised(at: Setting) -> Token | None:
    """The noun phrase between a transitive verb of change and "by":
    `fees` in "for raising subscription fees by £20".
    """
    if lower_at(at.lexemes, at.quantity.first - 1) != "by":
        return None
    start = at.lexemes[at.quantity.first - 1].start
    before = [token for token in read_back(at.span)[:NEAR] if token.idx < start]
    timed = next((k for k, token in enumerate(before) if token.lower_ not in TIME_WORDS | read_calendar_words()), 0)
    before = before[timed:]  # "slashed its forecast last week by 20 percent"
    if not before or before[0].pos_ not in ("NOUN", "PROPN"):
        return None
    goods = before[0]
    for token, behind in zip(before[1:], before, strict=False):
        if behind.lower_ == "of":
            goods = token  # "cut the risk of death by 34%"
        change = find_change(token.lower_)
        if change is not None and read_changes("verb").get(change) and token.pos_ != "ADJ":
            return goods if change in read_changes("transitive") or token.tag_ == "VBG" else None
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "PART", "NUM") and token.lower_ != "of":
            return None
    return None


def _find_affected(head: Token, verb: Token, at: Setting) -> Token | None:
    """What an amount is added to or taken off:
    `price` in "adds £5 to the price", `time` in "shaved 10 seconds off her time".
    """
    if not syntax.is_object(head):
        return None
    admitted = (
        ("to",)
        if has_role("adds", verb.lower_, verb.lemma_)
        else ("off", "from")
        if has_role("takes", verb.lower_, verb.lemma_)
        else ()
    )
    following = [*syntax.find_obliques(verb), *syntax.find_noun_modifiers(head)]
    affected = (
        noun
        for preposition, noun in following
        if preposition.lower_ in admitted and noun.i > head.i and noun.i not in at.measures
    )
    noun = next(affected, None)
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def _find_changed(head: Token, verb: Token, at: Setting) -> Token | None:
    """The object of a verb whose quantity is not its object:
    "hire Egyptians at two dinars", "cut its forecast by 0.1 points".
    """
    if lower_at(at.lexemes, at.quantity.first - 1) == ",":
        return None  # "2,000 have crossed the Channel, 4% up on May"
    goods, preposition = syntax.find_object(verb), syntax.find_preposition(head)
    if (
        goods is None
        or syntax.is_object(head)
        or syntax.is_subject(head)
        or goods.pos_ not in ("NOUN", "PROPN")
        or goods.i in at.measures
    ):
        return None
    # "built homes within ten years" says nothing of how many homes, "beat Lund by 46 percent" nothing of Lund
    if (
        at.quantity.unit in TIME
        and preposition is not None
        and preposition.lower_ not in ("by", "to", "from", "for", "over")
    ):
        return None
    governor, named = syntax.find_governor(head), at.names.get(goods.i)
    if governor.pos_ in ("ADV", "ADJ"):
        governor = syntax.find_governor(governor)
    elif (
        named is not None
        and named.label_ != "NORP"
        and verb.lemma_.lower() not in read_changes("verb")
        and not _is_rated(preposition)
    ):
        return None
    return goods if goods.i < head.i and governor.i == verb.i else None


def _is_rated(preposition: Token | None) -> bool:
    """Is a quantity what its verb puts something at: "put Labour on 44%", "valued Acme at $5m"?"""
    return preposition is not None and preposition.lower_ in ("at", "on")


def _is_tally(at: Setting, measured: Token) -> bool:
    """Does a number say how many a noun means: "an influx of 3,000"?"""
    preposition = syntax.find_preposition(at.span.root)
    tied = preposition is not None and preposition.lower_ == "of" and syntax.find_governor(at.span.root).i == measured.i
    return tied or lower_at(at.lexemes, at.quantity.first - 1) == "of"


def _is_out_of(at: Setting) -> bool:
    """Is a number what the one before it is a part of: "closed 15 of 20", "eight of the 15"?"""
    doc, i = at.span.doc, find_edges(at)[0] - 1
    i -= i > 0 and doc[i].pos_ == "DET"
    return i > 0 and doc[i].lower_ == "of" and i - 1 in at.numbers
