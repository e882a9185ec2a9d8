"""Records: the quantities an article states, each with its bounds, unit, trend, what it counts and who gives it.

Adds to the quantities of the text what the parse says of them, and leaves out numbers inside names. Knows what
statements hold. Knows nothing of tables, charts or notebooks.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace

from spacy.tokens import Doc, Span

from broadsheet.entities import Referents
from broadsheet.figures.age import find_age, is_age, is_bracketed
from broadsheet.figures.context import Draft, Occurrence
from broadsheet.figures.counted import find_counted_noun, find_place
from broadsheet.figures.earlier import find_alike, find_counted_before
from broadsheet.figures.ellipsis import fill_gap, share_counted
from broadsheet.figures.kinds import name_kind
from broadsheet.figures.levels import find_converted, is_conversion, is_level, is_restated, is_second_count, place_level
from broadsheet.figures.owner import own_by_name_before
from broadsheet.figures.rivals import is_second_share, place_rivals
from broadsheet.figures.source import Poll, find_polls, find_source
from broadsheet.figures.spans import find_spans
from broadsheet.figures.trend import find_trend
from broadsheet.language import find_text
from broadsheet.quantities import Form, Quantity, find_quantities
from broadsheet.quantities.lexemes import Lexeme
from broadsheet.rules import Made, name_rule
from broadsheet.schema import NAMED_TYPES, Figure, Statement
from broadsheet.statements import find_innermost

# a longer "sentence" is a list or a table: its parse says nothing, and asking it takes the square of its length
LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a whole Doc: its lexemes, its names by token, the tokens of measures and of all quantities, the
    first tokens of its sentences, and who speaks.
    """

    doc: Doc
    lexemes: Sequence[Lexeme]
    names: Mapping[int, Span]
    measures: Set[int]
    numbers: Set[int]
    starts: Sequence[int]
    referents: Referents
    innermost: Mapping[int, Statement]
    polls: Sequence[Poll]


def find_figures(doc: Doc, *, statements: Sequence[Statement], referents: Referents) -> list[Figure]:
    """Find every quantity in a parsed `doc`, in reading order.

    `value`, `low` and `high` are in base units (dollars, not millions); "5-7%" is one figure with two bounds. Dates,
    years, clock times, ordinals and numbers inside names are no figures. A figure inside a statement's content carries
    that speaker as its source; of statements inside one another, the innermost. `referents` answers for pronouns, "it
    employs 300" is said of the company, and for those who forecast or poll. No quantities: an empty list.
    """
    lexemes, quantities = find_quantities(find_text(doc))
    names = {token.i: entity for entity in doc.ents if entity.label_ in NAMED_TYPES for token in entity}
    spans = find_spans(doc, lexemes, quantities, names)
    measures = [span for quantity, span in spans if quantity.unit is not None and quantity.form != Form.GROUP]
    scene = Scene(
        doc=doc,
        lexemes=lexemes,
        names=names,
        measures={token.i for span in measures for token in span},
        numbers={token.i for _, span in spans for token in span},
        starts=[sentence.start for sentence in doc.sents],
        referents=referents,
        innermost=find_innermost(doc, statements),
        polls=find_polls(doc, referents),
    )
    drafts = share_counted(lexemes, _draft_all(scene, spans))
    return [_make_figure(scene, draft, number) for number, draft in enumerate(drafts, start=1)]


def _draft_all(scene: Scene, spans: Sequence[tuple[Quantity, Span]]) -> list[Draft]:
    """Every quantity with what the parse says of it, each in sight of those before; without the numbers of shirts."""
    found: list[Draft] = []
    for quantity, span in spans:
        draft = _draft(scene, quantity, span, found)
        if draft.quantity.unit is None and is_bracketed(scene.lexemes, quantity):
            continue  # "Prescott (4)": no age, a shirt
        found.append(draft)
        found[-2:] = _place_rivals(scene, span, found[-2:])
    return found


def _make_figure(scene: Scene, draft: Draft, number: int) -> Figure:
    """The record of one quantity."""
    quantity = draft.quantity
    start, end = scene.lexemes[quantity.first].start, scene.lexemes[quantity.last - 1].end
    return Figure(
        figure=f"f{number}",
        text=find_text(scene.doc)[start:end],
        start=start,
        end=end,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        trend=draft.trend,
        unit=quantity.unit,
        counted=draft.counted,
        of=draft.of,
        source=draft.source,
        statement=draft.statement,
        sentence=draft.sentence,
        rules=_keep_last((*quantity.rules, *draft.rules)),
        reading=name_kind(quantity),
    )


def _draft(scene: Scene, quantity: Quantity, span: Span, found: Sequence[Draft]) -> Draft:
    """What the parse says of a quantity, `found` being those before it.

    A conversion in brackets shares place, trend and source with what it converts, a level ("to $700") place and source
    with the change before it, and a bare number counts what the last one in its sentence counted.
    """
    last = found[-1] if found else None
    if last is not None and is_conversion(scene.lexemes, last.quantity, quantity):
        return replace(last, quantity=quantity, rules=(*last.rules, ("counted", name_rule(is_conversion))))
    if last is not None and is_second_count(last.quantity, quantity):
        return replace(last, quantity=quantity)
    at = _find_occurrence(scene, quantity, span)
    draft = _find_giver(scene, at)
    if quantity.form == Form.GROUP:
        return draft  # "the over-65s" are people, and of nobody
    at = replace(at, antecedent=find_counted_before(at, found))
    age, rule = find_age(at)
    if age is not None:
        aged = replace(quantity, unit="year")
        rules = (*draft.rules, *_make("counted", rule), *_make("unit", rule))
        return replace(draft, quantity=aged, counted=age, rules=rules)
    draft = _find_direction(at, draft, last)
    last = find_converted(scene.lexemes, found, quantity)
    level = last is not None and at.counted_noun is None and last.sentence == draft.sentence
    if last is not None and level and is_level(scene.lexemes, last, quantity):
        return place_level(draft, last, found)
    return _find_about(at, draft, found) if at.parsed else draft


def _find_occurrence(scene: Scene, quantity: Quantity, span: Span) -> Occurrence:
    """A quantity in its sentence, with the noun it stands before."""
    sentence = bisect_right(scene.starts, span.start)
    end = scene.starts[sentence] if sentence < len(scene.starts) else len(scene.doc)
    parsed = end - scene.starts[sentence - 1] <= LONGEST_SENTENCE
    return Occurrence(
        lexemes=scene.lexemes,
        quantity=quantity,
        span=span,
        names=scene.names,
        measures=scene.measures,
        numbers=scene.numbers,
        referents=scene.referents,
        sentence=sentence,
        parsed=parsed,
        counted_noun=find_counted_noun(span, scene.measures) if parsed else None,
    )


def _find_giver(scene: Scene, at: Occurrence) -> Draft:
    """A quantity with the statement that holds it and the source that gives it, and no more."""
    statement = scene.innermost.get(at.first_token)
    source, rule = find_source(at, statement, scene.polls)
    name = statement.statement if statement is not None else None
    return Draft(at.quantity, at.sentence, source=source, statement=name, rules=_make("source", rule))


def _find_direction(at: Occurrence, draft: Draft, last: Draft | None) -> Draft:
    """A quantity with its trend, its own or that of the `last` which it tells anew."""
    trend, rule = find_trend(at)
    if trend is None and last is not None and is_restated(at.lexemes, last.quantity, at.quantity):
        trend, rule = last.trend, name_rule(is_restated)
    return replace(draft, trend=trend, rules=(*draft.rules, *_make("trend", rule)))


def _find_about(at: Occurrence, draft: Draft, found: Sequence[Draft]) -> Draft:
    """A quantity with what it counts and of whom, as the parse, or the clause before it where its own leaves its verb
    out, says.
    """
    about, rule = find_place(at)
    of = about.of if about.of != about.counted else None
    owned = _make("of", about.owner_rule or rule) if of is not None else ()
    draft = replace(draft, counted=about.counted, of=of, rules=(*draft.rules, *_make("counted", rule), *owned))
    alike = find_alike(at, found)
    rival = own_by_name_before(at)
    if rival is not None and alike is not None:
        counted = alike.counted if alike.of is not None else None
        rules = (*draft.rules, *((column, name_rule(own_by_name_before)) for column in ("counted", "of")))
        return replace(draft, counted=counted, of=rival, rules=rules)
    draft = fill_gap(at, draft, alike)
    if not is_age(at, draft):
        return draft
    aged = replace(at.quantity, unit="year")
    return replace(draft, quantity=aged, rules=(*draft.rules, ("unit", name_rule(is_age))))


def _place_rivals(scene: Scene, span: Span, pair: Sequence[Draft]) -> Sequence[Draft]:
    """The last two figures, each with its own side where they are the shares of two: "46 percent to 35 percent"."""
    if len(pair) < 2 or not is_second_share(scene.lexemes, pair[0].quantity, pair[1].quantity):
        return pair
    placed = place_rivals(_find_occurrence(scene, pair[1].quantity, span), pair[0])
    if placed is None:
        return pair
    return [
        replace(draft, counted=about.counted, of=None, rules=(*draft.rules, ("counted", name_rule(place_rivals))))
        for draft, about in zip(pair, placed, strict=True)
    ]


def _make(column: str, rule: str | None) -> Made:
    """The pair of a column and the rule that decided it; of no rule, nothing."""
    return ((column, rule),) if rule is not None else ()


def _keep_last(rules: Made) -> Made:
    """Of each column the rule that had the last word, in the order of the columns."""
    last = dict(rules)
    return tuple((column.name, last[column.name]) for column in fields(Figure) if column.name in last)
