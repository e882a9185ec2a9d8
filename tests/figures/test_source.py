"""Sources: who gives a figure that nobody is quoted or reported as saying."""

import pytest

from broadsheet.entities import Referents
from broadsheet.figures import find_figures
from broadsheet.records import find_records
from broadsheet.schema import Statement


@pytest.fixture(scope="module")
def read_sources(nlp):
    """Words of every figure of a text and the name of the entity that gives it."""

    def read(text):
        records = find_records(nlp(text))
        names = {entity.entity: entity.name for entity in records.entities}
        return [(figure.text, names.get(figure.source)) for figure in records.figures]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Bank of England raised its forecast for growth by 0.2 points to 1.9 percent.",
            [("0.2 points", "Bank of England"), ("1.9 percent", "Bank of England")],
        ),
        ("Fenwick Mills cut its estimate of sales to $3 million.", [("$3 million", "Fenwick Mills")]),
        ("Deutsche Bank puts the cost at $498 billion.", [("$498 billion", "Deutsche Bank")]),
        ("The IMF now expects growth of 1.6%.", [("1.6%", "IMF")]),
        ("Acme Corp, which expects sales of £4m, fell.", [("£4m", "Acme Corp")]),
        pytest.param(
            "The forecast by the Bank of England is for growth of 2%.",
            [("2%", "Bank of England")],
            marks=pytest.mark.xfail(strict=True, reason="whoever makes a forecast is no owner of it behind a by"),
        ),
        ("The mill supports 700 ewes.", [("700", None)]),
        ("The union rejected a 4% offer.", [("4%", None)]),
        ("The union welcomed a plan to build 40 homes.", [("40", "The union")]),
        ("First-time buyers put down £53,414.", [("£53,414", None)]),
        ("The show put 40 dancers on stage.", [("40", None)]),
        ("Fenwick Mills cut its staff by 300.", [("300", None)]),
        ("Turnout was put at 74 percent.", [("74 percent", None)]),
    ],
)
def test_whoever_forecasts_or_shows_a_figure_gives_it(read_sources, text, expected):
    assert read_sources(text) == expected


POLL = "The mayor leads his rival, according to a new Gallup poll. "


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Among likely voters, 46 percent would choose him.", True),
        ("Some 63 percent said he was honest.", True),
        ("Two-thirds of voters like him.", True),
        ("Inflation was 5 percent in May.", False),
        ("It has a margin of error of 4 points.", False),
        ("He has 46 horses.", False),
    ],
)
def test_a_poll_gives_the_shares_of_those_it_asked_and_no_other_figure(read_sources, text, given):
    ((_, source),) = read_sources(POLL + text)
    assert (source is not None) == given
    assert source is None or "poll" in source


def find_given(doc, statements):
    """The figures of a Doc in statements of unknown speakers."""
    return find_figures(doc, statements=statements, referents=Referents(doc, [], []))


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
        negated=False,
    )


def test_the_source_is_the_speaker_of_the_innermost_statement(nlp):
    text = "The minister said doctors believe 40 people died in nine days. Six hospitals closed."
    outer = make_statement(text, "doctors believe 40 people died in nine days", statement="s1", speaker="e1")
    inner = make_statement(text, "40 people died", statement="s2", speaker="e2")
    for statements in ([outer, inner], [inner, outer]):
        figures = find_given(nlp(text), statements)
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
    sources = {figure.text: figure.source for figure in find_given(nlp(text), [spoken])}
    assert sources == {"40": "e1", "52": None, "nine": "e1"}
