"""Figures: quantities with what they count, whom they are about, their trend and who gives them."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.figures import find_figures
from broadsheet.schema import Statement


@pytest.fixture(scope="module")
def read_figures(nlp):
    """The figures of a text that nobody in particular states."""
    return lambda text: find_figures(nlp(text), statements=[])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 17,000 US soldiers arrived.", [("Some 17,000", "US soldiers")]),
        ("Tens of thousands of people have fled their homes.", [("Tens of thousands", "people")]),
        ("The army lost three tanks and twelve trucks.", [("three", "tanks"), ("twelve", "trucks")]),
        ("The council bought 40 new buses.", [("40", "new buses")]),
        ("About 15 percent of the city is dry.", [("About 15 percent", "city")]),
        ("The bank gave the town a $100m loan.", [("$100m", "loan")]),
        ("The firm has a debt of $40m.", [("$40m", "debt")]),
        ("The inflation rate is 5%.", [("5%", "inflation rate")]),
        ("Rents rose 4% in May.", [("4%", "Rents")]),
        ("They met in a four-way race.", [("four-way", "race")]),
        ("She bought a car with a four-cylinder engine.", [("four-cylinder", "engine")]),
        ("He paid $12,000 for a new roof.", [("$12,000", "new roof")]),
        ("Jane Foster, 56, has served there for years.", [("56", "Jane Foster")]),
    ],
)
def test_a_figure_says_what_it_counts_or_measures(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The company employs 300 workers.", "company"),
        ("The number of deaths in the north is 40 percent of the total.", "number of deaths in the north"),
        ("The loan is worth $5m.", None),
        ("The bank's profit was $5m.", "bank"),
        ("The price of bread rose 4%.", "bread"),
    ],
)
def test_a_figure_says_whom_or_what_it_is_about(read_figures, text, of):
    (figure,) = read_figures(text)
    assert figure.of == of
    assert figure.counted is not None


@pytest.mark.parametrize(
    ("text", "trends"),
    [
        ("Rents rose 4% in May.", ["up"]),
        ("Rents rose by 4% in May.", ["up"]),
        ("Rents fell 4% in May to $700.", ["down", None]),
        ("Shares were down 4%.", ["down"]),
        ("Shares closed 4% higher.", ["up"]),
        ("Shares edged up 4%.", ["up"]),
        ("The firm reported a 4% drop in sales.", ["down"]),
        ("The firm cut its staff by 300 jobs.", ["down"]),
        ("Profits grew tenfold.", ["up"]),
        ("The firm raised $4m.", [None]),
        ("The plane dropped 12 bombs.", [None]),
        ("The rate stands at 4%.", [None]),
        ("It rose for two years.", [None]),
    ],
)
def test_the_trend_comes_from_the_verb_or_noun_that_measures_a_change(read_figures, text, trends):
    assert [figure.trend for figure in read_figures(text)] == trends


def test_an_age_after_a_name_is_in_years(read_figures):
    (figure,) = read_figures("Jane Foster, 56, has served there for years.")
    assert (figure.text, figure.value, figure.unit) == ("56", 56, "year")


def test_a_conversion_in_brackets_counts_what_it_converts(read_figures):
    mile, kilometre = read_figures("The road is eleven miles (18 km) long.")
    assert (mile.unit, kilometre.unit) == ("mile", "kilometre")
    assert (kilometre.counted, kilometre.of) == (mile.counted, mile.of)


def test_figures_are_numbered_in_reading_order_each_with_its_sentence(read_figures):
    figures = read_figures("Three people died. The fire destroyed 40 homes and two schools.")
    assert [(figure.figure, figure.text, figure.sentence) for figure in figures] == [("f1", "Three", 1), ("f2", "40", 2), ("f3", "two", 2)]


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


@pytest.mark.xfail(reason='"one of the" is a pronoun in our guide; a count of one among superlatives is lost with it', strict=True)
def test_one_of_several_counts_as_one(read_figures):
    assert [figure.value for figure in read_figures("It is one of the oldest bridges.")] == [1]
