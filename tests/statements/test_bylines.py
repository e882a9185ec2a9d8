"""Bylines: names beside a quotation with no verb to present it."""

import pytest

from broadsheet.language import find_quotations
from broadsheet.statements.bylines import find_bylines

BEFORE = "The road was shut on Monday.\n\nIt rained for two days.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Striker Lena Moss on her late goal: “I closed my eyes and hit it.”", ["Striker Lena Moss"]),
        ("Mayor Tom Falk after the vote: “The people want buses.”", ["Mayor Tom Falk"]),
        ("And this message from harbour pilot Jens Aalto:\n\n“We were told to wait.”", ["harbour pilot Jens Aalto"]),
        ("From the desk of Nadia Frost, editor.\n\n“Readers deserve to know who paid.”", ["Nadia Frost, editor"]),
        ("The council was asked twice. Its reply: “We will not comment on leaks.”", ["Its"]),
        ("The tenants’ answer: “Nobody pays before the lift works.”", ["The tenants"]),
        ("The union's message: “Nobody goes back before Friday.”", ["The union"]),
        (
            "Two wrote. “The lift never worked” (Olga Stein, 71). “I carried her up” (Ravi Patel, porter).",
            ["Olga Stein, 71", "Ravi Patel, porter"],
        ),
        ("People were cold. “They gave us one blanket.” - Maria Costa, teacher", ["Maria Costa, teacher"]),
        ("“He sang to us all night.”: Nora Lind", ["Nora Lind"]),
        ("“The fence was never there to stop us.”\nPeter Holm, shepherd", ["Peter Holm, shepherd"]),
    ],
)
def test_a_name_beside_a_quotation_tells_who_speaks(nlp, text, expected):
    for whole in (text, BEFORE + text + "\n\nThe road is open."):
        found = find_bylines(nlp(whole), find_quotations(whole))
        assert [said.name.text for said in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "“The Sun Is Also A Star” (Yara Shahidi) opens on Friday.",
        "The sign on the door: “We are closed until the end of May.”",
        "The film's message: “Love is all you need to get by.”",
        "The lesson from Paris: “You can not build a road in a day.”",
        "“We want to win this one badly.”\n\nParis, France",
        "“We want to win this one badly.” (BBC News)",
        "Tom Falk on the so-called “war”.",
        "Tom Falk said on Monday: “The people want buses.”",
        "",
    ],
)
def test_a_sign_a_title_and_a_place_say_nothing(nlp, text):
    assert find_bylines(nlp(text), find_quotations(text)) == []
