"""Figures: the quantities an article states, each with its bounds, unit, trend, what it counts and who gives it.

Adds to the quantities of the text what the parse says of them, through `syntax`, and leaves out numbers inside names.
Knows the trend words. Knows nothing of tables, charts or notebooks.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from broadsheet import syntax
from broadsheet.coreference import find_innermost
from broadsheet.lexicon import read_lexicon
from broadsheet.name_spans import NAMED_TYPES
from broadsheet.numbers import HYPHENS, SIGHT, Lexeme, counts_ahead, is_plural, lower_at
from broadsheet.quantities import TIME, Quantity, find_change, find_quantities
from broadsheet.schema import Figure, Statement

SHARES = {"percent", "percentage point", "basis point", "point", "permille"}
PERSONS = {"he", "she", "who", "i"}
OLDEST = 125
ADULT = 16
# how many words back to look for what a sentence is about
REACH = 60
# a longer "sentence" is a list or a table: its parse says nothing, and asking it takes the square of its length
LONGEST_SENTENCE = 400
# "5% up on last year", but "58 up 2 points"
COMPARED = {"on", "year", "since", "compared", "versus", "against"}
# prepositions whose noun a measured thing is said to belong to: "rents in the capital"
BELONGING = {"of", "in", "for", "among", "at", "on", "from", "by", "with", "to", "between", "across"}
# verbs that say how many their subject are
TALLIES = {"total", "number", "exceed", "reach", "be"}
TIME_ADVERBS = {"later", "ago", "earlier", "before", "after", "afterwards", "old"}
# in "four-way race" or "20-strong crowd" the race and the crowd are what counts, not ways or strengths
MANNERS = {"way", "strong", "fold", "plus", "odd", "something", "star", "time", "man", "woman"}
DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"}


class Place(NamedTuple):
    """What a figure counts, and of whom or what."""

    counted: str | None
    of: str | None


class Placed(NamedTuple):
    """A quantity with what the parse says of it; `sentence` is the number of its sentence, from 1."""

    quantity: Quantity
    place: Place
    trend: str | None
    sentence: int


def find_figures(doc: Doc, *, statements: Sequence[Statement]) -> list[Figure]:
    """Find every quantity in `doc`, in reading order.

    `value`, `low` and `high` are in base units (dollars, not millions); "5-7%" is one figure with two bounds. Dates, years, clock times,
    ordinals and numbers inside names are no figures. A figure inside a statement's content carries that speaker as its source; of
    statements inside one another, the innermost. Without a parse a figure has no `counted` and no `of`, and its trend only from the words
    next to it. No quantities: an empty list.
    """
    text = doc.text  # spaCy joins it anew each time it is asked
    lexemes, quantities = find_quantities(text)
    innermost = find_innermost(doc, statements)
    found = []
    for number, placed in enumerate(_read_places(doc, lexemes, quantities), start=1):
        start, end = lexemes[placed.quantity.first].start, lexemes[placed.quantity.last - 1].end
        statement = innermost.get(doc.char_span(start, end, alignment_mode="expand").start)
        found.append(_make_figure(text, start, end, placed, statement, number))
    return found


def _make_figure(text: str, start: int, end: int, placed: Placed, statement: Statement | None, number: int) -> Figure:
    """The record of one quantity, `text[start:end]`."""
    quantity = placed.quantity
    return Figure(
        figure=f"f{number}",
        text=text[start:end],
        start=start,
        end=end,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        trend=placed.trend,
        unit=quantity.unit,
        counted=placed.place.counted,
        of=placed.place.of,
        source=statement.speaker if statement else None,
        statement=statement.statement if statement else None,
        sentence=placed.sentence,
    )


def _read_places(doc: Doc, lexemes: Sequence[Lexeme], quantities: Sequence[Quantity]) -> list[Placed]:
    """What the parse says of each quantity, those inside names left out.

    A conversion in brackets shares place and trend with what it converts; a bare number counts what the last one in its sentence counted.
    """
    names = {token.i: entity for entity in doc.ents if entity.label_ in NAMED_TYPES for token in entity}
    starts = [sentence.start for sentence in doc.sents] if doc.has_annotation("SENT_START") else [0]
    found: list[Placed] = []
    for quantity in quantities:
        span = _find_tokens(doc, lexemes, quantity)
        if _is_in_name(span, names, quantity):
            continue
        last = found[-1] if found else None
        if last is not None and _is_conversion(lexemes, last.quantity, quantity):
            found.append(Placed(quantity, last.place, last.trend, last.sentence))
            continue
        sentence = bisect_right(starts, span.start)
        end = starts[sentence] if sentence < len(starts) else len(doc)
        parsed = doc.has_annotation("DEP") and end - starts[sentence - 1] <= LONGEST_SENTENCE
        kind = "percent" if quantity.unit == "percent" else None
        earlier = [
            past.place.counted
            for past in found[-3:]
            if past.quantity.unit == kind and past.place.counted and (kind or past.sentence == sentence)
        ]
        aged = _read_age(lexemes, quantity, span, names, parsed=parsed)
        if aged is not None:
            found.append(Placed(replace(quantity, unit="year"), Place(aged, None), None, sentence))
            continue
        place = _place(lexemes, quantity, span, earlier[-1] if earlier else None) if parsed else Place(None, None)
        found.append(Placed(quantity, place, _find_trend(lexemes, quantity, span, parsed=parsed), sentence))
    return _share_counted(lexemes, found)


def _is_conversion(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Does a bracket hold the same in another unit: "11 miles (18 km)"?"""
    opened = lower_at(lexemes, right.first - 1) == "(" and right.first - 1 - left.last <= 1
    return opened and left.unit is not None and right.unit is not None and left.unit != right.unit


def _share_counted(lexemes: Sequence[Lexeme], found: list[Placed]) -> list[Placed]:
    """Let "four-" and "five-" in "four-, five- and six-cylinder engines" count what the last of them counts."""
    for i in range(len(found) - 2, -1, -1):
        left, right = found[i], found[i + 1]
        hanging = left.quantity.linked and left.quantity.unit is None and lower_at(lexemes, left.quantity.last) in HYPHENS
        if hanging and right.quantity.linked and right.quantity.first - left.quantity.last <= 4:
            found[i] = left._replace(place=right.place)
    return found


def _find_tokens(doc: Doc, lexemes: Sequence[Lexeme], quantity: Quantity) -> Span:
    """The tokens that a quantity without its modifiers touches."""
    start, end = lexemes[quantity.inner].start, lexemes[quantity.outer - 1].end
    return doc.char_span(start, end, alignment_mode="expand")


def _is_in_name(span: Span, names: dict[int, Span], quantity: Quantity) -> bool:
    """Is the number part of a name ("737 Max", "Seven Network") rather than before one ("17,000 US")?"""
    name = names.get(span.start)
    if name is None or quantity.unit is not None or (len(name) <= len(span) and quantity.scale > 1):
        return False
    if span.start > name.start:
        return True
    digits = span[0].text.isdigit() or span[0].is_title
    return len(name) > len(span) and digits and not is_plural(name[-1].lower_) and name.label_ != "NORP" and not span[0].is_sent_start


def _read_age(lexemes: Sequence[Lexeme], quantity: Quantity, span: Span, names: dict[int, Span], *, parsed: bool) -> str | None:
    """Whose age a bare number is: "Schiff, 56," and "who was 10"."""
    whole = quantity.unit is None and quantity.value is not None and quantity.value == int(quantity.value) and quantity.scale == 1
    if not whole or not 0 < quantity.value <= OLDEST or quantity.form not in ("digits", "words") or quantity.linked:
        return None
    return _find_aged(lexemes, quantity, span, names) or (_find_aged_subject(span, names) if parsed else None)


def _place(lexemes: Sequence[Lexeme], quantity: Quantity, span: Span, antecedent: str | None) -> Place:
    """What a quantity in a parsed sentence counts: the noun it stands before, or else what it is said of."""
    if quantity.unit in TIME and lower_at(lexemes, quantity.last) in TIME_ADVERBS:
        return Place(None, None)
    noun = _find_counted_noun(span.root, span)
    compound = quantity.linked and quantity.unit is None and quantity.form != "fraction"
    if compound and noun is None and span[-1].pos_ in ("NOUN", "PROPN") and span[-1].lower_ not in MANNERS:
        return Place(span[-1].text, None)
    if noun is None and quantity.unit is None and counts_ahead(lexemes, quantity.last):
        noun = _find_plural_ahead(span)
    if noun is not None:
        return Place(_words_of(noun, span), _find_owner(noun, span))
    return _place_alone(quantity, span, antecedent)


def _place_alone(quantity: Quantity, span: Span, antecedent: str | None) -> Place:
    """What a quantity without a noun of its own is said of; a bare number counts what the one before it did."""
    head = span.root
    if quantity.unit == "percent" and syntax.is_subject(head):
        return Place(_find_group(span) or antecedent, None)
    measured = _prefer_changing(_find_measured(head, span), span) or _find_topic(span)
    said_of = _phrase(measured, span) if measured is not None else None
    if quantity.unit is not None or quantity.form == "fraction":
        return Place(said_of, _find_owner(measured, span) if measured is not None else None)
    if antecedent is not None:
        return Place(antecedent, said_of)
    tallied = measured is not None and (
        syntax.is_predicate(head) or syntax.find_clause_verb(head).lemma_ in TALLIES or _is_tally(head, measured)
    )
    return Place(said_of, None) if tallied else Place(None, said_of)


def _find_aged(lexemes: Sequence[Lexeme], quantity: Quantity, span: Span, names: dict[int, Span]) -> str | None:
    """The name before a number in commas: "Schiff, 56,"."""
    before = names.get(span.start - 2) if span.start > 1 and span.doc[span.start - 1].text in (",", "(") else None
    closed = lower_at(lexemes, quantity.last) in (",", ".", ";", ")", "who")
    if before is not None and before.label_ == "PERSON" and closed:
        return before.text
    # a surname alone is often not recognised: "Schiff, 56, who"
    follows_comma = span.start > 1 and span.doc[span.start - 1].text == "," and span.doc[span.start - 2].pos_ == "PROPN"
    if before is None and closed and quantity.value >= ADULT and follows_comma:
        return span.doc[span.start - 2].text
    return None


def _find_aged_subject(span: Span, names: dict[int, Span]) -> str | None:
    """The person that a bare number is said of: "who was 10"."""
    head = span.root
    if not syntax.is_predicate(head) or head.pos_ != "NUM":
        return None
    subject = syntax.find_subject(syntax.find_clause_verb(head))
    if subject is None or subject.i == head.i:
        return None
    name = names.get(subject.i)
    if name is not None and name.label_ == "PERSON":
        return name.text
    if subject.lower_ not in PERSONS:
        return None
    meant = _past_pronoun(subject, syntax.find_clause_verb(head))
    return _phrase(meant, span) if meant is not None else subject.text


def _find_counted_noun(head: Token, span: Span) -> Token | None:
    """The noun a quantity stands before ("a $100m loan"), or the one after its "of" ("15 percent of the city")."""
    noun = syntax.find_noun_after(head)
    if noun is not None and noun.i >= span.end:
        return noun
    for token in span:
        for preposition, part in syntax.find_noun_modifiers(token):
            if preposition.lower_ == "of" and part.i >= span.end:
                return part
    return None


def _find_measured(head: Token, span: Span) -> Token | None:
    """What a quantity that stands by itself measures: the noun it hangs on ("a rate of 5%"), or the subject of its verb."""
    for _ in range(4):
        governor = syntax.find_governor(head)
        outside = not span.start <= governor.i < span.end
        if governor.i == head.i or not outside:
            break
        tied = syntax.find_preposition(head) is not None or syntax.is_apposition(head)
        if tied and governor.pos_ in ("NOUN", "PROPN", "PRON") and not governor.like_num and not _is_measure(governor):
            return governor
        if not (syntax.is_coordinated(head) or syntax.is_apposition(head) or governor.pos_ == "NUM" or _is_measure(governor)):
            break
        head = governor
    return _find_verb_topic(head, span)


def _find_verb_topic(head: Token, span: Span) -> Token | None:
    """What a verb says its quantity of: what is bought or changed, else its subject."""
    verb = syntax.find_clause_verb(head)
    subject = syntax.find_subject(verb)
    changed = _find_bought(head, verb) or _find_changed(head, verb)
    if changed is not None:
        return changed
    if subject is not None and span.start <= subject.i < span.end:
        return None
    if subject is None:
        noun = syntax.find_modified_noun(verb)
        return noun if noun is not None and not _is_measure(noun) else _find_topic(span)
    return _past_pronoun(subject, verb)


def _prefer_changing(measured: Token | None, span: Span) -> Token | None:
    """The noun right before a verb of change, where the parse ties the quantity to nothing or past another quantity: "and oil fell 2%"."""
    before = iter(_tokens_before(span))
    verb = next((token for token in before if token.pos_ not in ("ADV", "ADP", "AUX", "ADJ") and token.lower_ not in ("by", "than")), None)
    if verb is None or find_change(verb.lower_) is None:
        return measured
    noun = next((token for token in before if token.pos_ not in ("VERB", "AUX", "ADV", "PART")), verb)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return measured
    crossed = measured is not None and any(any(letter.isdigit() for letter in token.text) for token in span.doc[measured.i : noun.i])
    return noun if measured is None or crossed or _is_measure(measured) else measured


def _find_bought(head: Token, verb: Token) -> Token | None:
    """What a sum is given for: "paid $12,000 for a new roof"."""
    if not syntax.is_object(head) or syntax.find_governor(head).i != verb.i:
        return None
    goods = [noun for preposition, noun in [*syntax.find_obliques(verb), *syntax.find_noun_modifiers(head)] if preposition.lower_ == "for"]
    return goods[0] if goods and goods[0].i > head.i and not goods[0].ent_type_ else None


def _find_changed(head: Token, verb: Token) -> Token | None:
    """The object of a verb whose quantity is not its object: "hire Egyptians at two dinars", "cut its forecast by 0.1 points"."""
    goods = syntax.find_object(verb)
    if goods is None or syntax.is_object(head) or syntax.is_subject(head) or goods.pos_ not in ("NOUN", "PROPN") or _is_measure(goods):
        return None
    governor = syntax.find_governor(head)
    if governor.pos_ in ("ADV", "ADJ"):
        governor = syntax.find_governor(governor)
    return goods if goods.i < head.i and governor.i == verb.i else None


def _past_pronoun(noun: Token, verb: Token) -> Token | None:
    """The noun a subject pronoun stands for: the one a relative clause describes, else what the sentence was about before it."""
    if noun.pos_ != "PRON":
        return noun
    if noun.lower_ in ("who", "which", "that"):
        described = syntax.find_modified_noun(verb)
        before = _tokens_before(noun.doc[noun.i : noun.i + 1])
        return described if described is not None else next((token for token in before if token.pos_ in ("NOUN", "PROPN")), None)
    return _find_topic(noun.doc[noun.i : noun.i + 1]) if noun.lower_ in ("it", "they", "he", "she", "them", "its", "their") else None


def _find_topic(span: Span) -> Token | None:
    """The subject last named before a span in its sentence; what a clause without a subject of its own is about."""
    before = _tokens_before(span)
    subjects = (token for token in before if syntax.is_subject(token) and token.pos_ in ("NOUN", "PROPN") and not _is_measure(token))
    return next(subjects, None) or next((token for token in before if _can_be_topic(token)), None)


def _tokens_before(span: Span) -> list[Token]:
    """The tokens of its sentence before a span, the nearest first, no more than a reader would look back over."""
    found, i = [], span.start
    while i > 0 and not span.doc[i].is_sent_start and len(found) < REACH:
        i -= 1
        found.append(span.doc[i])
    return found


def _can_be_topic(token: Token) -> bool:
    """Could a noun be what a sentence is about, where the parse names no subject?"""
    return syntax.is_noun_head(token) and token.pos_ != "PRON" and token.lower_ not in _change_words() and not _is_measure(token)


def _is_measure(noun: Token) -> bool:
    """Is a noun itself part of a quantity: a unit behind a number?"""
    return any(child.like_num or child.text in "$£€" for child in noun.lefts)


def _find_owner(noun: Token, span: Span) -> str | None:
    """Whom or what a counted thing belongs to: its possessor, its "of", the subject of its clause, or its place."""
    possessor = syntax.find_possessor(noun)
    if possessor is not None:
        return _phrase(possessor, span) if possessor.pos_ != "PRON" else None
    modifiers = [(preposition, part) for preposition, part in syntax.find_noun_modifiers(noun) if part.i >= span.end or part.i < span.start]
    for preposition, part in modifiers:
        if preposition.lower_ == "of":
            return _phrase(part, span)
    governor = syntax.find_governor(noun)
    if syntax.find_preposition(noun) is not None and governor.pos_ in ("NOUN", "PROPN") and not span.start <= governor.i < span.end:
        return _phrase(governor, noun.doc[governor.i + 1 : span.end] if governor.i < span.start else span)
    verb = syntax.find_clause_verb(noun)
    subject = syntax.find_subject(verb)
    if subject is not None and subject.i != noun.i:
        subject = _past_pronoun(subject, verb)
        if subject is not None and subject.i != noun.i:
            return _phrase(subject, span)
    for preposition, part in modifiers:
        if preposition.lower_ in BELONGING:
            return _phrase(part, span)
    return None


def _find_group(span: Span) -> str | None:
    """The group that a share is of, where its sentence names one first: "Among likely voters, 46 percent"."""
    for token in _tokens_before(span):
        if token.lower_ in ("among", "amongst", "of"):
            nouns = (noun for noun in span.doc[token.i + 1 : token.i + 1 + SIGHT] if syntax.is_noun_head(noun))
            return next((_phrase(noun, span) for noun in nouns), None)
    return None


def _is_tally(head: Token, measured: Token) -> bool:
    """Does a number say how many a noun means: "an influx of 3,000"?"""
    preposition = syntax.find_preposition(head)
    return preposition is not None and preposition.lower_ == "of" and syntax.find_governor(head).i == measured.i


def _find_plural_ahead(span: Span) -> Token | None:
    """The plural noun that follows a number in the text, where the parse does not tie them."""
    for token in span.doc[span.end : span.end + SIGHT]:
        if is_plural(token.lower_) and token.pos_ in ("NOUN", "PROPN"):
            return token
    return None


def _words_of(noun: Token, span: Span) -> str | None:
    """A counted noun with what stands between the number and it: "US reinforcements"."""
    first, last = noun.left_edge.i, syntax.find_phrase_end(noun)
    phrase = syntax.find_noun_phrase(noun)
    first = max(span.end, min(phrase.start, noun.i)) if phrase.start < span.end else phrase.start
    return _trim(noun.doc[first:last])


def _phrase(noun: Token, span: Span) -> str | None:
    """The noun phrase of a head, cut where the quantity itself stands in it."""
    phrase = syntax.find_noun_phrase(noun)
    start, end = phrase.start, phrase.end
    if start < span.end and span.start < end:
        start, end = (start, span.start) if noun.i < span.start else (span.end, end)
    return _trim(noun.doc[start:end])


def _trim(words: Span) -> str | None:
    """The text of a span without a leading determiner or punctuation at its edges, or None where nothing is left."""
    start, end = words.start, words.end
    while start < end and (
        words.doc[start].lower_ in DETERMINERS or words.doc[start].is_punct or words.doc[start].is_space or words.doc[start].pos_ == "ADP"
    ):
        start += 1
    while end > start and (words.doc[end - 1].is_punct or words.doc[end - 1].is_space or words.doc[end - 1].pos_ == "ADP"):
        end -= 1
    return words.doc[start:end].text if end > start else None


def _find_trend(lexemes: Sequence[Lexeme], quantity: Quantity, span: Span, *, parsed: bool) -> str | None:
    """Up or down, from the word next to the quantity, its verb, or the noun it measures."""
    before, after = lower_at(lexemes, quantity.first - 1), lower_at(lexemes, quantity.last)
    particles, nouns = _trends("particle"), _trends("noun")
    if before in particles:
        return particles[before]
    if after in ("higher", "lower") or (after in particles and lower_at(lexemes, quantity.last + 1) in COMPARED):
        return particles[after]
    by = before == "by"
    change = find_change(lower_at(lexemes, quantity.first - 2)) if by else find_change(before)
    if change is not None and _measures_change(change, quantity, by=by):
        return _trends("verb").get(change) or None
    if not parsed:
        return None
    head = span.root
    for _ in range(3):
        if syntax.is_coordinated(head) and syntax.find_governor(head).i < span.start:
            head = syntax.find_governor(head)
    noun = _find_counted_noun(span.root, span)
    if noun is not None and noun.pos_ == "NOUN" and noun.lemma_.lower() in nouns and quantity.unit is not None:
        return nouns[noun.lemma_.lower()]
    return _find_verb_trend(noun if noun is not None and quantity.unit is None and noun.i >= span.end else head, quantity)


def _find_verb_trend(head: Token, quantity: Quantity) -> str | None:
    """The direction of the verb or noun a quantity hangs on by "by", "of" or nothing: "rose in May by 4%", "a rise of 4%"."""
    preposition, governor = syntax.find_preposition(head), syntax.find_governor(head)
    word = preposition.lower_ if preposition is not None else ""
    if governor.pos_ == "NOUN" and word in ("of", "in"):
        return _trends("noun").get(governor.lemma_.lower()) if word == "of" else None
    if word not in ("", "by") or governor.pos_ not in ("VERB", "ADV", "ADP"):
        return None
    if governor.lower_ in _trends("particle"):
        return _trends("particle")[governor.lower_]
    change = governor.lemma_.lower()
    if syntax.is_subject(head) or change not in _trends("verb") or not _measures_change(change, quantity, by=word == "by"):
        return None
    own = _trends("verb")[change]
    words = [child.lower_ for child in governor.children if child.lower_ in _trends("particle")]
    return own or (_trends("particle")[words[0]] if words else None)


def _measures_change(change: str, quantity: Quantity, *, by: bool) -> bool:
    """Does a verb of change take the quantity as its amount? "Cut by 300 jobs" and "cut 3%", but not "cut 300 cakes"."""
    if quantity.unit in TIME:
        return False
    share = quantity.unit in SHARES
    money = (quantity.unit or "").isupper() and len(quantity.unit) == 3
    return by or share or quantity.form == "times" or (money and change not in _transitive())


@cache
def _trends(form: str) -> dict[str, str]:
    """Trend words of one form, each with its direction, empty where another word gives it."""
    forms = {form, "transitive"} if form == "verb" else {form}
    return {row["word"]: row["trend"] for row in read_lexicon("trends") if row["form"] in forms}


@cache
def _change_words() -> frozenset[str]:
    """Nouns of change, particles and months, which no figure is about by themselves."""
    months = {row["word"] for row in read_lexicon("calendar") if row["kind"] in ("month", "weekday")}
    return frozenset(months | set(_trends("noun")) | set(_trends("particle")) | {"year", "day", "week", "month"})


@cache
def _transitive() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("trends") if row["form"] == "transitive")
