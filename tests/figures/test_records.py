"""Figures: quantities as records, each with its sentence, its text and the rules that made it."""

import inspect
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.entities import Referents
from broadsheet.figures import find_figures
from broadsheet.figures.age import AGES, age_at_then
from broadsheet.figures.counted import NOUNS, PLACES
from broadsheet.figures.measured import ALONE, MEASURES, NUMBERS
from broadsheet.figures.owner import OWNERS
from broadsheet.figures.records import LONGEST_SENTENCE
from broadsheet.figures.source import SOURCES
from broadsheet.figures.trend import TRENDS
from broadsheet.records import find_records
from tests.support.trees import tree


def test_figures_are_numbered_in_reading_order_each_with_its_sentence(read_figures):
    figures = read_figures("Three people died. The fire destroyed 40 homes and two schools.")
    assert [(figure.figure, figure.text, figure.sentence) for figure in figures] == [
        ("f1", "Three", 1),
        ("f2", "40", 2),
        ("f3", "two", 2),
    ]


def test_two_figures_for_one_thing_are_both_kept_and_comparable(read_figures):
    first, second = read_figures(
        "The army sent 17,000 soldiers to Marlow. A spokesman said later that it had sent 21,500 soldiers."
    )
    assert (first.value, second.value) == (17_000, 21_500)
    assert (first.counted, first.unit) == (second.counted, second.unit) == ("soldiers", None)


def test_a_text_without_quantities_has_no_figures(read_figures):
    assert read_figures("Nobody counted the many who came on 4 July 1911.") == []
    assert read_figures("") == []


def test_in_a_sentence_too_long_for_its_parse_a_figure_keeps_its_value_and_counts_nothing():
    rows = "Rents/NNS/NOUN/nsubj/2 rose/VBD/VERB/ROOT/0 4/CD/NUM/nummod/4 %/NN/NOUN/obj/2"
    doc = tree(rows + " much/RB/ADV/advmod/2" * LONGEST_SENTENCE)
    (figure,) = find_figures(doc, statements=[], referents=Referents(doc, [], []))
    assert (figure.value, figure.unit, figure.trend, figure.counted, figure.sentence) == (4, "percent", "up", None, 1)


def test_a_figure_keeps_the_rules_that_made_it_and_explain_tells_them(read):
    reading = read("The bank raised its forecast. Rents rose 4% to $700. The council hired 300 nurses.")
    assert dict(reading.rules["f1"])["trend"] == "figures.trend.tell_by_verb_before"
    assert dict(reading.rules["f1"])["counted"] == "figures.measured.measure_topic"
    assert dict(reading.rules["f2"])["counted"] == "figures.levels.place_level"
    assert dict(reading.rules["f3"])["of"] == "figures.owner.own_by_clause"
    told = str(reading.explain("f3"))
    assert "A number counts the noun it stands before" in told


RULES = [*TRENDS, *PLACES, *NOUNS, *ALONE, *MEASURES, *NUMBERS, *OWNERS, *SOURCES, *AGES, age_at_then]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_reads_with_an_example(rule):
    told = inspect.getdoc(rule)
    assert told is not None
    assert re.search(r'"[^"]+ [^"]+"', told)


WORDS = [
    "the",
    "firm",
    "lost",
    "40",
    "homes",
    ",",
    "56",
    "who",
    "rose",
    "by",
    "4",
    "%",
    "to",
    "$",
    "5",
    "m",
    "(",
    "3",
    "km",
    ")",
    "in",
    "May",
    "one",
    "of",
    "two-thirds",
    "and",
    ".",
    "said",
    "it",
    "is",
    "more",
    "than",
    "twice",
    "a",
    "year",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_no_text_raises_and_every_figure_cuts_back_to_its_text(nlp, text):
    last = 0
    for figure in find_records(nlp(text)).figures:
        assert text[figure.start : figure.end] == figure.text
        assert last <= figure.start < figure.end
        assert figure.sentence >= 1
        last = figure.end
