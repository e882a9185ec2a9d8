"""Block speech: what is said by its place on the page."""

import pytest

from broadsheet.statements.layout import find_block_speech

TRANSCRIPT = "LUND: Will the road open?\n\nOKAFOR: It will. We have the money.\n\nLUND: Thank you."
MARKED = '"LUND: Will the road open?\n\n"OKAFOR: It will.\n\n"We have the money.\n\n"LUND: Thank you."'
PRESS = "The road is closed.\n\nFollowing the vote the Transport Minister said:\n\nThis is a bad day.\n\nWe will mend the road.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TRANSCRIPT,
            [("LUND", ["Will the road open?"]), ("OKAFOR", ["It will. We have the money"]), ("LUND", ["Thank you"])],
        ),
        (
            MARKED,
            [("LUND", ["Will the road open?"]), ("OKAFOR", ["It will", "We have the money"]), ("LUND", ["Thank you"])],
        ),
        ("Note: the road is closed.\n\nIt will open in May.", []),
        (
            "“It is a trap.” — Anna Kowalska\n\n”Mend it.”―\xa0Peter Lund",
            [("Kowalska", ["It is a trap"]), ("Lund", ["Mend it"])],
        ),
        ("“The road is a trap” — and a long one.", []),
        (PRESS, [("Minister", ["This is a bad day", "We will mend the road"])]),
        (
            PRESS + "The Transport Minister will visit Oslo.",
            [("Minister", ["This is a bad day", "We will mend the road"])],
        ),
        (
            "Reporter: Is the deal dead?\n\nPrime Minister Aino Salo: It is asleep.",
            [("Reporter", ["Is the deal dead?"]), ("Salo", ["It is asleep"])],
        ),
        (
            "KEANE: So six recalls so far.\n\nDR. LENA ORTIZ, FIRE SAFETY ENGINEER: They leak badly.",
            [("KEANE", ["So six recalls so far"]), ("ENGINEER", ["They leak badly"])],
        ),
        (
            "HOST: Who pays for this?\n\nPROF. OMAR DIAZ, HARBOUR UNIVERSITY: We all do.",
            [("HOST", ["Who pays for this?"]), ("UNIVERSITY", ["We all do"])],
        ),
        (
            "Judge: Do you understand the charge?\n\nDefendant: I do not understand it.",
            [("Judge", ["Do you understand the charge?"]), ("Defendant", ["I do not understand it"])],
        ),
        ("Goalkeeper: Smith\n\nCaptain: Jones", []),
        ("Update: The road is open.\n\nCorrection: The mayor was born in 1970.", []),
        ("The council lists these roads:\n\nOak Street\n\nElm Street", []),
        ("", []),
    ],
)
def test_a_turn_a_signature_and_a_colon_tell_who_speaks(nlp, text, expected):
    found = find_block_speech(nlp(text))
    named = [(said, [text[start:end] for start, end in said.contents]) for said in found]
    assert [(_last_word(said), contents) for said, contents in named] == expected


def _last_word(said):
    return said.name.text.split()[-1] if said.name is not None else said.speaker.text
