"""Sources: who gives a figure that nobody is quoted or reported as saying."""

import pytest

from broadsheet.records import find_records


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
        ("The mill supports 700 ewes.", [("700", None)]),
        ("The union rejected a 4% offer.", [("4%", None)]),
        ("The union backed a plan to build 40 homes.", [("40", "The union")]),
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
