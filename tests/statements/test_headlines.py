"""Headlines: lines without a stop that tell who says so."""

import pytest

from broadsheet.statements.headlines import find_headlines

BODY = "\n\nThe paper came out on Monday. It has ten pages."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Glaciers gone by 2060, study finds", ("study", "Glaciers gone by 2060", "claim")),
        (
            "Rents To Double In Port City, Warns Tenants’ Union",
            ("Tenants’ Union", "Rents To Double In Port City", "warn"),
        ),
        ("Half of ferries unsafe, inspectors warn", ("inspectors", "Half of ferries unsafe", "warn")),
        ("School Meals Too Salty, Says Watchdog", ("Watchdog", "School Meals Too Salty", "claim")),
        ("Army denies shelling market in Kesh", ("Army", "shelling market in Kesh", "deny")),
        ("Minister denies leaking report to rivals", ("Minister", "leaking report to rivals", "deny")),
    ],
)
def test_a_headline_tells_who_says_so(nlp, text, expected):
    found = find_headlines(nlp(text + BODY))
    told = [(said.name.text, *(text[start:end] for start, end in said.contents), said.act) for said in found]
    assert told == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In a long letter, minister says",
        "Ann Lee, mayor",
        "Rain, wind and snow follow",
        "The road is shut, Lund said.",
        "",
    ],
)
def test_other_lines_say_nothing(nlp, text):
    assert find_headlines(nlp(text + BODY)) == []
