"""Figures: quantities as records, each with its sentence and its source; lists, levels and conversions share what they
say.
"""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.figures.records import find_figures
from broadsheet.schema import Statement


@pytest.fixture(scope="module")
def read_figures(nlp):
    """The figures of a text that nobody in particular states."""
    return lambda text: find_figures(nlp(text), statements=[])


def test_an_age_after_a_name_is_in_years(read_figures):
    (figure,) = read_figures("Jane Foster, 56, has served there for years.")
    assert (figure.text, figure.value, figure.unit) == ("56", 56, "year")


def test_a_conversion_in_brackets_counts_what_it_converts(read_figures):
    mile, kilometre = read_figures("The road is eleven miles (18 km) long.")
    assert (mile.unit, kilometre.unit) == ("mile", "kilometre")
    assert (kilometre.counted, kilometre.of) == (mile.counted, mile.of)


def test_figures_are_numbered_in_reading_order_each_with_its_sentence(read_figures):
    figures = read_figures("Three people died. The fire destroyed 40 homes and two schools.")
    assert [(figure.figure, figure.text, figure.sentence) for figure in figures] == [
        ("f1", "Three", 1),
        ("f2", "40", 2),
        ("f3", "two", 2),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents rose 6.5% to close at $700.", [("6.5%", "Rents", "up"), ("$700", "Rents", None)]),
        ("Turnout was 61%, up from 58%.", [("61%", "Turnout", None), ("58%", "Turnout", None)]),
        (
            "The bank forecast growth of 11, 12 and 13 percent.",
            [("11", "growth", "up"), ("12", "growth", "up"), ("13 percent", "growth", "up")],
        ),
        ("The pair were jailed for 12 and 14 years.", [("12", "pair", None), ("14 years", "pair", None)]),
        ("She sells four- and six-cylinder engines.", [("four", "cylinder", None), ("six-cylinder", "cylinder", None)]),
        ("Some 40 people were hurt, 10 of them badly.", [("Some 40", "people", None), ("10", "people", None)]),
        ("The firm employs 300 people. It will hire 40 more.", [("300", "people", None), ("40", "people", None)]),
        (
            "Nine people died. Six were children. Another 22 were hurt.",
            [(text, "people", None) for text in ("Nine", "Six", "22")],
        ),
        ("Two boats sank and three others were damaged.", [("Two", "boats", None), ("three", "boats", None)]),
        ("The blast wrecked two cars. Six were hurt.", [("two", "cars", None), ("Six", None, None)]),
    ],
)
def test_figures_that_belong_together_count_the_same(read_figures, text, expected):
    assert [(figure.text, figure.counted, figure.trend) for figure in read_figures(text)] == expected


def test_the_level_of_an_index_counts_nothing_and_is_about_the_index(read_figures):
    change, level = read_figures("The Dow rose 0.6% to end at 27,349.")
    assert (change.counted, change.trend) == ("Dow", "up")
    assert (level.value, level.unit, level.counted, level.of, level.trend) == (27_349, None, None, "Dow", None)


def test_two_figures_for_one_thing_are_both_kept_and_comparable(read_figures):
    first, second = read_figures(
        "The army sent 17,000 soldiers to Marlow. A spokesman said later that it had sent 21,500 soldiers."
    )
    assert (first.value, second.value) == (17_000, 21_500)
    assert (first.counted, first.unit) == (second.counted, second.unit) == ("soldiers", None)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The death toll stood at 71. The death toll reached 88.", ["death toll", "death toll"]),
        ("At least 40 people were killed. Officials put the number of people killed at 52.", ["people", "people"]),
        ("One bridge is 300 metres long. Another bridge is 200 metres long.", ["bridge", "bridge", "bridge"]),
        ("The firm made a profit of £5m. Its profit was £4m before.", ["profit", "profit"]),
        ("The fine was $5m, up from $3m.", ["fine", "fine"]),
    ],
)
def test_figures_for_one_thing_count_it_by_the_same_words(read_figures, text, counted):
    assert [figure.counted for figure in read_figures(text)] == counted


@pytest.mark.parametrize(
    "text", ["The airline bought two new 737 Max jets.", "It serves all the Fortune 500 companies."]
)
def test_a_number_inside_a_name_is_no_figure(read_figures, text):
    assert not {figure.value for figure in read_figures(text)} & {737, 500}


def make_statement(text: str, content: str, *, statement: str, speaker: str | None) -> Statement:
    start = text.index(content)
    end = start + len(content)
    return Statement(
        statement=statement,
        speaker=speaker,
        speaker_text=None,
        speaker_start=None,
        speaker_end=None,
        cue="said",
        cue_start=0,
        cue_end=4,
        content=content,
        content_start=start,
        content_end=end,
        content_spans=f"{start}-{end}",
        form="indirect",
        act="claim",
    )


def test_the_source_is_the_speaker_of_the_innermost_statement(nlp):
    text = "The minister said doctors believe 40 people died in nine days. Six hospitals closed."
    outer = make_statement(text, "doctors believe 40 people died in nine days", statement="s1", speaker="e1")
    inner = make_statement(text, "40 people died", statement="s2", speaker="e2")
    for statements in ([outer, inner], [inner, outer]):
        figures = find_figures(nlp(text), statements=statements)
        assert [(figure.text, figure.statement, figure.source) for figure in figures] == [
            ("40", "s2", "e2"),
            ("nine days", "s1", "e1"),
            ("Six", None, None),
        ]


def test_a_discontinuous_content_gives_its_source_to_both_parts_and_not_to_the_gap(nlp):
    text = '"We lost 40 homes," said the mayor, 52, on the steps, "and nine bridges."'
    whole = make_statement(text, text[1:-1], statement="s1", speaker="e1")
    first, second = text.index("We"), text.index("and nine")
    parts = f"{first}-{text.index(',')} {second}-{len(text) - 2}"
    spoken = Statement(**{name: getattr(whole, name) for name in Statement.__slots__} | {"content_spans": parts})
    sources = {figure.text: figure.source for figure in find_figures(nlp(text), statements=[spoken])}
    assert sources == {"40": "e1", "52": None, "nine": "e1"}


def test_a_text_without_quantities_has_no_figures(read_figures):
    assert read_figures("Nobody counted the many who came on 4 July 1911.") == []
    assert read_figures("") == []


def test_without_a_parse_a_figure_keeps_its_value_and_counts_nothing():
    (figure,) = find_figures(spacy.blank("en")("Rents rose 4%."), statements=[])
    assert (figure.value, figure.unit, figure.trend, figure.counted, figure.sentence) == (4, "percent", "up", None, 1)


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
    for figure in find_figures(nlp(text), statements=[]):
        assert text[figure.start : figure.end] == figure.text
        assert last <= figure.start < figure.end
        assert figure.sentence >= 1
        last = figure.end
