"""Rules: each named rule tells itself by an example, decides something no other does, and is kept by what it made."""

import inspect
from types import ModuleType

import pytest

from broadsheet.quantities import (
    bars,
    compounds,
    currencies,
    find_quantities,
    implicit,
    labels,
    names,
    numbers,
    ranges,
    rates,
    ratios,
    units,
)
from broadsheet.rules import tell_rule

REGISTRIES = [
    (currencies, "WRITTEN"),
    (compounds, "JOINING"),
    (implicit, "READERS"),
    (labels, "NAMING_DIGITS"),
    (labels, "NAMING_WORDS"),
    (bars, "BARRING"),
    (names, "ASKING"),
    (numbers, "READERS"),
    (ranges, "JOINED"),
    (rates, "RATES"),
    (ratios, "RATIOS"),
    (units, "OTHERS"),
]


def read(text: str) -> list[tuple]:
    """Every quantity's words, with value, unit and modifier."""
    lexemes, found = find_quantities(text)
    return [
        (text[lexemes[one.first].start : lexemes[one.last - 1].end], one.value, one.unit, one.modifier) for one in found
    ]


@pytest.mark.parametrize(("module", "name"), REGISTRIES, ids=lambda part: getattr(part, "__name__", part))
def test_every_rule_says_what_it_reads_by_an_example(module, name):
    for rule in getattr(module, name):
        told = inspect.getdoc(rule) or ""
        assert '"' in told or any(letter.isdigit() for letter in told), rule.__name__


@pytest.mark.parametrize(
    ("module", "registry", "rule", "text"),
    [
        (bars, "BARRING", "is_prefix", "The sub 20 yards away was old."),
        (bars, "BARRING", "ends_verb", "They handed over 12 prisoners."),
        (bars, "BARRING", "ends_taking_over", "She took over 18 months ago."),
        (bars, "BARRING", "stands_before_vague", "They flew over dozens of villages."),
        (bars, "BARRING", "tells_course", "He won over 18 holes."),
        (bars, "BARRING", "compares_with_past", "It cost 40p more than two years ago."),
        (bars, "BARRING", "ends_golf_score", "He shot a 5-under 67."),
        (bars, "BARRING", "is_within_count", "They lived within 20 of the schools."),
        (bars, "BARRING", "is_governed", "They argued over two goals."),
        (bars, "BARRING", "means_during", "Rents fell over two years."),
        (bars, "BARRING", "leads_to_level", "Rents moved back up to $900."),
        (labels, "NAMING_DIGITS", "touches_name", "The x40 sold well."),
        (labels, "NAMING_DIGITS", "is_clock", "They met at 700 GMT."),
        (labels, "NAMING_DIGITS", "is_date", "They met on 8 September."),
        (labels, "NAMING_DIGITS", "names_year", "They met in 2018."),
        (labels, "NAMING_DIGITS", "is_tied_pair", "They stood in a 3-2 formation."),
        (labels, "NAMING_DIGITS", "is_phone", "Ring +44 20 7946 0991."),
        (labels, "NAMING_DIGITS", "follows_label_word", "It breaks section 427."),
        (labels, "NAMING_DIGITS", "is_address", "He lives at 10 Park Lane."),
        (labels, "NAMING_DIGITS", "is_in_brackets", "There Prescott (4) scored."),
        (bars, "BARRING", "tops_list", "They topped 2 charts."),
        (labels, "NAMING_DIGITS", "is_footnote", "The town grew.[12]"),
        (labels, "NAMING_DIGITS", "is_list_mark", "1. Open the door."),
        (labels, "NAMING_DIGITS", "is_name", "She flew the Zorin 11 there."),
        (labels, "NAMING_WORDS", "is_pronoun", "One of them left."),
        (labels, "NAMING_WORDS", "is_name", "Then the Zorin Four met."),
        (labels, "NAMING_WORDS", "follows_label_word", "It stands in chapter two."),
        (labels, "NAMING_WORDS", "is_clock", "They met at ten o'clock."),
        (labels, "NAMING_WORDS", "ends_compound", "He gave a high-five."),
        (names, "ASKING", "is_of_group", "He met the Group of 20."),
        (names, "ASKING", "is_texted", "You may text 60300."),
        (names, "ASKING", "is_denominator", "Cases rose per 100,000."),
        (names, "ASKING", "follows_letter", "They chose X 40 times."),
        (names, "ASKING", "numbers_kind", "He had grade 3 tumours."),
        (names, "ASKING", "follows_label", "It breaks section 427."),
        (units, "OTHERS", "is_named_by_inch", "It was a 1-in-100-year flood."),
        (units, "OTHERS", "is_ordinal_second", "They gave 2 second chances."),
        (units, "OTHERS", "is_plural_s", "They bought 5s there."),
        (units, "OTHERS", "is_mountain", "He lives at 19 Mt Vernon."),
        (units, "OTHERS", "is_attribute", "They climbed 20 stone steps."),
        (units, "OTHERS", "is_point_in_time", "They met at one point."),
        (units, "OTHERS", "is_named_behind_year", "Since 2016 Stone has been ill."),
        (units, "OTHERS", "is_model", "They flew a Zorin 777F there."),
        (compounds, "JOINING", "join_units", "He is six feet two inches tall."),
        (compounds, "JOINING", "join_feet", "He is 6ft 4."),
        (compounds, "JOINING", "join_coins", "It costs 3 dollars 50 cents."),
        (compounds, "JOINING", "join_bare_coins", "It costs two pounds fifty."),
    ],
)
def test_a_sentence_is_read_otherwise_without_its_rule(module: ModuleType, registry, rule, text, monkeypatch):
    before = read(text)
    rules = getattr(module, registry)
    assert rule in [one.__name__ for one in rules]
    monkeypatch.setattr(module, registry, tuple(one for one in rules if one.__name__ != rule))
    assert read(text) != before


@pytest.mark.parametrize(
    ("text", "column", "rule"),
    [
        ("They sold 17,000 boats.", "value", "quantities.digits.read_digits"),
        ("They walked ¾ of the way.", "value", "quantities.digits.read_vulgar"),
        ("They sold two hundred boats.", "value", "quantities.spelled.read_words"),
        ("They sold a million boats.", "value", "quantities.spelled.read_round"),
        ("They came twice a week.", "value", "quantities.spelled.read_times"),
        ("They waited a couple of weeks.", "value", "quantities.vague.read_couple"),
        ("They sold a few thousand boats.", "value", "quantities.vague.read_few"),
        ("They sold dozens of boats.", "value", "quantities.vague.read_many"),
        ("They grew by double digits.", "value", "quantities.vague.read_digit_count"),
        ("They lost a third of it.", "value", "quantities.parts.read_one_part"),
        ("They waited half an hour.", "value", "quantities.parts.read_half"),
        ("They waited at least a year.", "value", "quantities.implicit.read_single"),
        ("It followed the decade-long war.", "value", "quantities.implicit.read_long"),
        ("It followed a decade of war.", "value", "quantities.implicit.read_many_years"),
        ("It followed a yearlong war.", "value", "quantities.implicit.read_long_word"),
        ("One in five left.", "value", "quantities.ratios.join_of_whole"),
        ("One town in eight has none.", "value", "quantities.ratios.join_around_noun"),
        ("They need 40 to 60 boats.", "value", "quantities.ranges.join_ends"),
        ("They won 2-1.", "value", "quantities.ranges.join_score"),
        ("It is for the over-65s.", "value", "quantities.reading.read_age_group"),
        ("It cost $5.", "unit", "quantities.currencies.read_currency_before"),
        ("It took 5 days.", "unit", "quantities.units.read_unit"),
        ("It took 10, 20 and 30 days.", "unit", "quantities.sharing.share_units"),
        ("It took about 5 days.", "modifier", "quantities.modifiers.read_before"),
        ("It took 5 days or more.", "modifier", "quantities.modifiers.read_behind"),
    ],
)
def test_a_quantity_keeps_the_rule_that_made_it(text, column, rule):
    found = find_quantities(text)[1]
    assert dict(found[0].rules).get(column) == rule
    assert tell_rule(rule)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It followed the decade-long war.", 10.0),
        ("It followed the century-long war.", 100.0),
        ("It followed the month-long war.", 1.0),
        ("It followed the years-long war.", None),
        ("The chemist made two moles of the compound.", 2.0),
    ],
)
def test_a_length_of_time_before_long_is_as_long_as_its_unit(text, expected):
    assert [one.value for one in find_quantities(text)[1]] == ([] if expected is None else [expected])
