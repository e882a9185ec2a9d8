"""Measured: what a quantity with no noun of its own measures, or is said of."""

import pytest

from broadsheet.entities import Referents
from broadsheet.figures import find_figures
from broadsheet.records import find_records
from tests.support.trees import tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The inflation rate is 5%.", [("5%", "inflation rate")]),
        ("Rents rose 4% in May.", [("4%", "Rents")]),
        ("The number of arrests reached 60.", [("60", "arrests")]),
        ("The ministry put the number of dead at 71.", [("71", "dead")]),
        ("Police put the number of people killed at 52.", [("52", "people")]),
        (
            "One sample is 834, the other sample is 651.",
            [("One", "sample"), ("834", "sample"), ("651", "other sample")],
        ),
        ("He was chairman of the city's panel of twelve.", [("twelve", "city's panel")]),
        ("The shop closed after three years.", [("three years", None)]),
        ("The unemployment rate held at 3.9%.", [("3.9%", "unemployment rate")]),
        pytest.param(
            "Exports account for 40 percent.",
            [("40 percent", "Exports")],
            marks=pytest.mark.xfail(strict=True, reason="the parser takes the verb for the head of a compound noun"),
        ),
        pytest.param(
            "Oil lost ground, shedding 4%.",
            [("4%", "Oil")],
            marks=pytest.mark.xfail(strict=True, reason="the parser takes the past tense for a participle of the oil"),
        ),
        pytest.param(
            "The dead numbered 40.",
            [("40", "dead")],
            marks=pytest.mark.xfail(strict=True, reason="an adjective that stands as a noun is no subject to count"),
        ),
        (
            "Of 1,200 people asked, 48% backed Peter Lund and 45% Tom Falk.",
            [("1,200", "people"), ("48%", "people"), ("45%", "people")],
        ),
        ("Patients waited an average of 12 weeks.", [("12 weeks", None)]),
        ("Labour won 38% of under-35s.", [("38%", "under-35s"), ("under-35s", None)]),
        ("Pre-tax profit more than doubled to £41m.", [("£41m", "Pre-tax profit")]),
        ("The yield on the 10-year gilt rose to 4%.", [("10-year", "gilt"), ("4%", "yield")]),
    ],
)
def test_a_quantity_by_itself_measures_what_it_is_said_of(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The trial lasted six weeks.", "trial"),
        ("The house costs $500,000.", "house"),
        ("The market was valued at 9 billion yuan.", "market"),
        ("The museum sold for $3m.", "museum"),
        ("Tickets cost £20 for adults.", "Tickets"),
        ("The pound slid to $1.21.", "pound"),
    ],
)
def test_what_a_verb_measures_is_counted(nlp, text, counted):
    (figure,) = find_records(nlp(text)).figures
    assert figure.counted == counted


# parses that go wrong as a parser's do: the amount hangs on the wrong word, or a verb has two subjects
MISREAD = [
    (
        "Tenants/NNS/NOUN/nsubj/2 slammed/VBD/VERB/ROOT/0 greed/NN/NOUN/obj/2 for/IN/ADP/mark/5 "
        "raising/VBG/VERB/advcl/2 "
        "charges/NNS/NOUN/obj/5 by/IN/ADP/case/8 £/$/SYM/obl/2 300/CD/NUM/nummod/8",
        ("charges", None),
    ),
    (
        "They/PRP/PRON/nsubj/2 sit/VBP/VERB/ROOT/0 on/IN/ADP/case/4 debts/NNS/NOUN/obl/2 of/IN/ADP/case/6 "
        "$/$/SYM/obl/2 40/CD/NUM/nummod/6",
        ("debts", None),
    ),
    (
        "They/PRP/PRON/nsubj/4 Lund/NNP/PROPN/nsubj/4 who/WP/PRON/nsubj/4 won/VBD/VERB/ROOT/0 four/CD/NUM/nummod/6 "
        "cups/NNS/NOUN/obj/4",
        ("cups", "Lund"),
    ),
]


@pytest.mark.parametrize(("rows", "place"), MISREAD)
def test_what_stands_beside_a_quantity_mends_a_parse_that_is_wrong(rows, place):
    doc = tree(rows)
    (figure,) = find_figures(doc, statements=[], referents=Referents(doc, [], []))
    assert (figure.counted, figure.of) == place
