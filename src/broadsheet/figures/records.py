"""Records: the quantities an article states, each with its bounds, unit, trend, what it counts and who gives it.

Adds to the quantities of the text what the parse says of them, and leaves out numbers inside names. Knows what
statements hold. Knows nothing of tables, charts or notebooks.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Span

from broadsheet.entities import Referents
from broadsheet.figures.age import find_age, is_age
from broadsheet.figures.context import Place, Placed, Setting
from broadsheet.figures.counted import find_counted_noun, find_place
from broadsheet.figures.ellipsis import find_gap_subject, is_moved
from broadsheet.figures.measured import TOLLS
from broadsheet.figures.source import Poll, find_polls, find_source
from broadsheet.figures.trend import find_trend
from broadsheet.language import find_text, syntax
from broadsheet.lexicon import read_changes
from broadsheet.quantities import TIME, Quantity, find_quantities
from broadsheet.quantities.lexemes import FUNCTION_WORDS, HYPHENS, Lexeme, is_plural, lower_at
from broadsheet.schema import NAMED_TYPES, Figure, Statement
from broadsheet.statements import find_innermost

# a longer "sentence" is a list or a table: its parse says nothing, and asking it takes the square of its length
LONGEST_SENTENCE = 400
# acts whose bare object nobody counts by them
JUDGEMENTS = {"praise", "reject", "criticise"}
# what may stand between a change and the level it led to or from: "rose 4% to close at 310"
LEVELS = {"to", "at", "from"}
CLOSINGS = {
    "a",
    "the",
    "just",
    "close",
    "end",
    "finish",
    "settle",
    "trade",
    "stand",
    "reach",
    "hit",
    "touch",
    "closing",
    "ending",
}
# small money beside which a sum of the same market stands: "gold fell $12 and silver 40 cents"
HUNDREDTHS = {"cent": "USD", "penny": "GBP"}
# what stands between what something is and what it was: "45 cents, compared with 38 cents"
COMPARED = (("compared", "with"), ("compared", "to"), ("versus",), ("against",))
COMPARISONS = [{*comma, *words} for comma in ((), (",",)) for words in COMPARED]
LONGEST_JOINT, LONGEST_LEVEL = 5, 8
# figures back from a clause without a verb to the one with it
LONGEST_ROW = 12


class Scene(NamedTuple):
    """What is known of a whole Doc: its lexemes, its names by token, the tokens of measures and of all quantities, and
    who speaks.
    """

    doc: Doc
    lexemes: Sequence[Lexeme]
    names: Mapping[int, Span]
    measures: Set[int]
    numbers: Set[int]
    starts: Sequence[int]
    referents: Referents | None
    innermost: Mapping[int, Statement]
    polls: Sequence[Poll]


def find_figures(doc: Doc, *, statements: Sequence[Statement], referents: Referents | None = None) -> list[Figure]:
    """Find every quantity in `doc`, in reading order.

    `value`, `low` and `high` are in base units (dollars, not millions); "5-7%" is one figure with two bounds. Dates,
    years, clock times, ordinals and numbers inside names are no figures. A figure inside a statement's content carries
    that speaker as its source; of statements inside one another, the innermost. `referents` answers for pronouns, "it
    employs 300" is said of the company, and for those who forecast or poll. Without a parse a figure has no `counted`
    and no `of`, and its trend only from the words next to it. No quantities: an empty list.
    """
    text = find_text(doc)
    lexemes, quantities = find_quantities(text)
    names = {token.i: entity for entity in doc.ents if entity.label_ in NAMED_TYPES for token in entity}
    spans = _find_spans(doc, lexemes, quantities, names)
    scene = Scene(
        doc=doc,
        lexemes=lexemes,
        names=names,
        measures={
            token.i
            for quantity, span in spans
            if quantity.unit is not None and quantity.form != "group"
            for token in span
        },
        numbers={token.i for _, span in spans for token in span},
        starts=[sentence.start for sentence in doc.sents] if doc.has_annotation("SENT_START") else [0],
        referents=referents,
        innermost=find_innermost(doc, statements),
        polls=find_polls(doc, referents),
    )
    found: list[Placed] = []
    for quantity, span in spans:
        found.append(_place(scene, quantity, span, found))
    return [
        _make_figure(text, lexemes, placed, number)
        for number, placed in enumerate(_share_counted(lexemes, found), start=1)
    ]


def _find_spans(
    doc: Doc, lexemes: Sequence[Lexeme], quantities: Sequence[Quantity], names: Mapping[int, Span]
) -> list[tuple[Quantity, Span]]:
    """The quantities with their tokens, without the numbers of names."""
    kept: list[tuple[Quantity, Span]] = []
    for quantity in quantities:
        span = _find_tokens(doc, lexemes, quantity.inner, quantity.outer)
        if not _is_in_name(span, names, quantity) and not (kept and _is_model(lexemes, kept[-1][0], quantity)):
            kept.append((quantity, span))
    return kept


def _make_figure(text: str, lexemes: Sequence[Lexeme], placed: Placed, number: int) -> Figure:
    """The record of one quantity."""
    quantity = placed.quantity
    start, end = lexemes[quantity.first].start, lexemes[quantity.last - 1].end
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
        source=placed.source,
        statement=placed.statement,
        sentence=placed.sentence,
    )


def _place(scene: Scene, quantity: Quantity, span: Span, found: Sequence[Placed]) -> Placed:
    """What the parse says of a quantity, `found` being those before it.

    A conversion in brackets shares place, trend and source with what it converts, a level ("to $700") place and source
    with the change before it, and a bare number counts what the last one in its sentence counted.
    """
    lexemes = scene.lexemes
    last = found[-1] if found else None
    if last is not None and (
        _is_conversion(lexemes, last.quantity, quantity) or _is_other_count(last.quantity, quantity)
    ):
        return last._replace(quantity=quantity)
    placed, parsed, told = _begin(scene, quantity, span)
    if quantity.form == "group":
        return placed  # "the over-65s" are people, and of nobody
    earlier = _find_earlier(found, quantity, span, placed.sentence, more=lower_at(lexemes, quantity.last) == "more")
    at = Setting(lexemes, quantity, span, scene.names, scene.measures, scene.numbers, earlier, scene.referents)
    aged = find_age(at, parsed=parsed)
    if aged is not None:
        return placed._replace(quantity=replace(quantity, unit="year"), place=Place(aged, None))
    counted = find_counted_noun(span, scene.measures) if parsed else None
    trend = find_trend(lexemes, quantity, span, counted=counted, parsed=parsed)
    if trend is None and last is not None and _is_restated(lexemes, last.quantity, quantity):
        trend = last.trend
    placed = placed._replace(trend=trend)
    if last is not None and counted is None and last.sentence == placed.sentence and _is_level(lexemes, last, quantity):
        return _place_level(placed, last, found, told=told)
    return _place_parsed(scene, at, placed, found) if parsed else placed


def _begin(scene: Scene, quantity: Quantity, span: Span) -> tuple[Placed, bool, bool]:
    """A quantity in its sentence with its source; whether the sentence has a parse worth asking, and whether somebody
    states it.
    """
    doc, lexemes, sentence = scene.doc, scene.lexemes, bisect_right(scene.starts, span.start)
    end = scene.starts[sentence] if sentence < len(scene.starts) else len(doc)
    parsed = doc.has_annotation("DEP") and end - scene.starts[sentence - 1] <= LONGEST_SENTENCE
    first = doc.char_span(lexemes[quantity.first].start, lexemes[quantity.first].end, alignment_mode="expand").start
    statement = scene.innermost.get(first)
    source = statement.speaker if statement is not None and not _is_judged(doc, statement) else None
    if statement is None and parsed and scene.referents is not None:
        source = find_source(span, quantity, referents=scene.referents, polls=scene.polls, sentence=sentence)
    placed = Placed(
        quantity, Place(None, None), None, sentence, source, statement.statement if statement is not None else None
    )
    return placed, parsed, statement is not None


def _place_level(placed: Placed, last: Placed, found: Sequence[Placed], *, told: bool) -> Placed:
    """A level with the place and, where nobody states it (`told`), the source of the change before it."""
    if placed.quantity.unit is None and last.quantity.unit == "percent" and _has_points(found, placed.sentence):
        placed = placed._replace(quantity=replace(placed.quantity, unit="point"))
    # the level of an index counts nothing: "rose 0.6% to 27,349"
    place = last.place if placed.quantity.unit is not None else Place(None, last.place.counted or last.place.of)
    return placed._replace(place=place, source=placed.source if told else placed.source or last.source)


def _place_parsed(scene: Scene, at: Setting, placed: Placed, found: Sequence[Placed]) -> Placed:
    """A quantity with the place that the parse, or the clause before it where its own leaves its verb out, gives it."""
    place = find_place(at)
    placed = placed._replace(place=place if place.of != place.counted else Place(place.counted, None))
    alike = _find_alike(found, at.quantity, placed.sentence)
    rival = _find_possessor(at)
    if rival is not None and alike is not None:
        return placed._replace(place=Place(alike.place.counted if alike.place.of is not None else None, rival))
    placed = _fill_gap(scene, at, placed, alike)
    return placed._replace(quantity=replace(at.quantity, unit="year")) if is_age(at, placed.place) else placed


def _find_possessor(at: Setting) -> str | None:
    """Whose a quantity is by the name right before it: "against Apple's 20%", "to Haley's 43%"."""
    start, doc = at.span.start, at.span.doc
    owned = start > 1 and doc[start - 1].lower_ in ("'s", "’s") and at.quantity.modifier == "exact"
    name = at.names.get(start - 2) if owned else None
    compared = (
        name is not None and name.start > 0 and doc[name.start - 1].pos_ == "ADP"
    )  # but "Tesco fell 2%, Sainsbury's 3%"
    return name.text if compared else None


def _is_restated(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Does the right one tell the left one's change anew:
    "down 6p or 2.9%", "45 points higher, or 0.6%,", "29 points (0.2%)"?
    """
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    between = between[1:] if between[:1] and between[0] in read_changes("particle") else between
    bracketed = between == ["("] and lower_at(lexemes, right.last) == ")"
    told = between in (["or"], [",", "or"]) or bracketed
    return told and None not in (left.unit, right.unit) and _read_kind(left) != _read_kind(right)


def _is_judged(doc: Doc, statement: Statement) -> bool:
    """Does a statement praise or reject a bare thing, with no word of how many there are:
    "supports 700 ewes", "rejected a 4% offer"?
    """
    if statement.form != "indirect" or statement.act not in JUDGEMENTS:
        return False
    content = doc.char_span(statement.content_start, statement.content_end, alignment_mode="expand")
    return not any(token.pos_ in ("VERB", "AUX") for token in content)


def _find_alike(found: Sequence[Placed], quantity: Quantity, sentence: int) -> Placed | None:
    """The last figure before in its sentence that is of the same kind, as sums of one currency are; of none, any for a
    bare number.
    """
    earlier = [past for past in reversed(found[-LONGEST_ROW:]) if past.sentence == sentence]
    alike = [past for past in earlier if _read_kind(past.quantity) == _read_kind(quantity)]
    return next(iter(alike or (earlier if quantity.unit is None else [])), None)


def _read_kind(quantity: Quantity) -> str:
    """A unit without what it is per, that of a whole for its hundredth, or none for a count."""
    unit = (quantity.unit or "").partition("/")[0]
    return HUNDREDTHS.get(unit, unit)


def _fill_gap(scene: Scene, at: Setting, placed: Placed, last: Placed | None) -> Placed:
    """A quantity where its clause leaves its verb out: it goes the way of the `last`, and has its place with a subject
    of its own.
    """
    whole = (
        _find_tokens(scene.doc, scene.lexemes, last.quantity.first, last.quantity.last) if last is not None else None
    )
    subject = find_gap_subject(at, whole)
    if subject is None:
        return placed
    if find_counted_noun(at.span, at.measures) is not None:
        return placed._replace(place=placed.place._replace(of=subject))
    if is_moved(at) or whole is None or last is None:
        return placed._replace(place=Place(subject, None))
    if placed.quantity.unit is None and last.quantity.unit not in (None, *TIME):
        placed = placed._replace(
            quantity=replace(placed.quantity, unit=last.quantity.unit)
        )  # "put Labour on 44%, the Greens on 11"
    alike = _read_kind(last.quantity) == _read_kind(placed.quantity)
    placed = placed._replace(trend=last.trend if alike else None)
    before = scene.doc[whole.sent.start : whole.start]
    if (
        before
        and before[-1].pos_ in ("NOUN", "PROPN")
        and not before.text.endswith((last.place.of or "\n", last.place.counted or "\n"))
    ):
        return placed._replace(place=last.place)  # "paid Ann £4m and Tom £3m"
    return placed._replace(
        place=Place(last.place.counted, subject) if _is_owned(last.place, before.text) else Place(subject, None)
    )


def _is_owned(place: Place, before: str) -> bool:
    """Is the subject of a quantity's clause, in the words before it, its `of` and not what it counts?"""
    counted, owner = before.rfind(place.counted or "\n"), before.rfind(place.of or "\n")
    return counted < 0 or owner >= counted + len(place.counted or "")


def _find_earlier(found: Sequence[Placed], quantity: Quantity, span: Span, sentence: int, *, more: bool) -> str | None:
    """What the last of the few figures before counted that a bare number, or a share, may count too.

    `more`: as in "40 more".

    A share is of what a count before it in its sentence counts, where it says "of them" or is a subject in the plural.
    """
    if quantity.form == "times":
        return None
    percent = quantity.unit == "percent"
    others = [None] if percent and (_is_part(span) or _is_plural_subject(span)) else []
    first = 1 if percent or more else sentence - _is_of_those_before(span)
    earlier = (
        past.place.counted
        for past in reversed(found[-3:])
        if past.quantity.form != "vote"
        and past.place.counted
        and (
            (past.quantity.unit == ("percent" if percent else None) and past.sentence >= first)
            or (past.quantity.unit in others and past.sentence == sentence)
        )
    )
    # "the toll rose to 60, with another 20 hurt"
    earlier = (counted for counted in earlier if counted.rpartition(" ")[2].lower() not in TOLLS)
    return next(earlier, None)


def _is_of_those_before(span: Span) -> bool:
    """Does a bare number tell of those that the sentence before counts:
    "six were children", "another 22 were hurt", "three others"?
    """
    doc, predicate = span.doc, syntax.find_clause_verb(span.root)
    added = span.start > 0 and doc[span.start - 1].lower_ == "another" and syntax.is_subject(span.root)
    others = doc[span.end : span.end + 1].text.lower() == "others"
    return (
        added
        or others
        or (syntax.is_subject(span.root) and predicate.pos_ == "NOUN" and syntax.is_predicate(predicate))
    )


def _is_part(span: Span) -> bool:
    """Does a quantity say it is part of what was counted before: "60% of them", "of whom 60%"?"""
    behind, before = span.doc[span.end : span.end + 2], span.doc[max(span.start - 2, 0) : span.start]
    return any(
        words.text.lower() in ("of them", "of whom", "of which", "of these", "of those") for words in (behind, before)
    )


def _is_plural_subject(span: Span) -> bool:
    """Is a quantity the subject of a verb that is not plainly singular:
    "61 percent were", but "40 percent is owned"?
    """
    finite = next(
        (token for token in span.doc[span.end : span.end + LONGEST_JOINT] if token.tag_ in syntax.FINITE), None
    )
    return syntax.is_subject(span.root) and finite is not None and finite.tag_ != "VBZ" and finite.lower_ != "was"


def _is_level(lexemes: Sequence[Lexeme], last: Placed, right: Quantity) -> bool:
    """Is a quantity where the one before it led to or came from:
    "rose 6.5% to 164p", "1.6 percent, down 0.2 points"?
    """
    left = last.quantity
    changed = left.unit is not None or last.trend is not None
    between = (
        {lexeme.lower for lexeme in lexemes[left.last : right.first]}
        if right.first - left.last <= LONGEST_JOINT
        else set()
    )
    if between in COMPARISONS and _read_kind(left) == _read_kind(right):
        return True
    if between and between <= LEVELS | CLOSINGS:
        return changed and bool(between & LEVELS)
    near = [lexeme.lower for lexeme in lexemes[max(left.last, right.first - LONGEST_LEVEL) : right.first]]
    if (
        left.unit is not None
        and right.first - left.last <= LONGEST_LEVEL
        and near[-2:] in (["up", "from"], ["down", "from"])
    ):
        return _read_kind(left) == _read_kind(right)  # "at 98% of GDP, up from 85%"
    return changed and "," in between and len(between) == 2 and bool(between & {"up", "down"})


def _has_points(found: Sequence[Placed], sentence: int) -> bool:
    """Does its sentence count the points of an index before: "to 1,463 points, while the other rose 0.1% to 1,333"?"""
    return any(past.sentence == sentence and past.quantity.unit == "point" for past in found[-4:])


def _is_conversion(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Does a bracket hold the same in another unit: "11 miles (18 km)"?"""
    opened = lower_at(lexemes, right.first - 1) == "(" and right.first - 1 - left.last <= 1
    return opened and left.unit is not None and right.unit not in (None, "percent") and left.unit != right.unit


def _is_other_count(left: Quantity, right: Quantity) -> bool:
    """Is a quantity the second count of the vote that the one before it is the first of?"""
    return left.form == right.form == "vote" and right.first - left.last <= LONGEST_JOINT


def _share_counted(lexemes: Sequence[Lexeme], found: list[Placed]) -> list[Placed]:
    """Let the members of a list count what its last counts:
    "four-, five- and six-cylinder engines", "11, 12 and 13 percent".
    """
    for i in range(len(found) - 2, -1, -1):
        left, right = found[i], found[i + 1]
        near = right.quantity.first - left.quantity.last <= LONGEST_JOINT
        hanging = (
            left.quantity.linked and left.quantity.unit is None and lower_at(lexemes, left.quantity.last) in HYPHENS
        )
        borrowed = (
            left.quantity.unit is not None and not left.quantity.own_unit and left.quantity.unit == right.quantity.unit
        )
        listed = borrowed and {lexeme.lower for lexeme in lexemes[left.quantity.last : right.quantity.first]} <= {
            ",",
            "and",
            "or",
            "to",
        }
        if near and ((hanging and right.quantity.linked) or listed):
            found[i] = left._replace(place=right.place, trend=right.trend if listed else left.trend)
    return found


def _find_tokens(doc: Doc, lexemes: Sequence[Lexeme], first: int, last: int) -> Span:
    """The tokens that the lexemes from `first` up to `last` touch."""
    return doc.char_span(lexemes[first].start, lexemes[last - 1].end, alignment_mode="expand")


def _is_model(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Is a second bare number before a capitalised noun that is counted already a name: "two new 737 Max jets"?"""
    bare = (
        right.form == "digits"
        and right.unit is left.unit is None
        and not right.linked
        and right.scale == 1
        and right.modifier == "exact"
    )
    between = lexemes[left.last : right.first]
    tied = len(between) <= 2 and all(
        lexeme.kind == "word" and lexeme.text.islower() and lexeme.lower not in FUNCTION_WORDS for lexeme in between
    )
    return bare and tied and right.last < len(lexemes) and lexemes[right.last].text[0].isupper()


def _is_in_name(span: Span, names: Mapping[int, Span], quantity: Quantity) -> bool:
    """Is the number part of a name ("737 Max", "Seven Network") rather than before one ("17,000 US")?"""
    name = names.get(span.start)
    if (
        name is None
        or quantity.unit is not None
        or quantity.form == "score"
        or (len(name) <= len(span) and quantity.scale > 1)
    ):
        return False
    if span.start > name.start:
        return True
    digits = span[0].text.isdigit() or span[0].is_title
    return (
        len(name) > len(span)
        and digits
        and not is_plural(name[-1].lower_)
        and name.label_ != "NORP"
        and not span[0].is_sent_start
    )
