"""Denials: rows of what somebody is told not to have said or thought."""

import pytest

FILLER = "The harbour was built in 1911.\n\nBoats lie on its sand in winter.\n\n"


def list_told(reading):
    """The cue of each statement, and whether it is denied."""
    return [(row.cue, row.negated) for row in reading.statements.itertuples()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("The union did not criticise the plan.", [("did not criticise", True)], id="not"),
        pytest.param("Ms Berg never said she would resign.", [("never said", True)], id="never"),
        pytest.param(
            "Ms Berg stopped short of criticising the raid.", [("stopped short of criticising", True)], id="short of"
        ),
        pytest.param("The bishop avoided criticising the raid.", [("avoided criticising", True)], id="avoided"),
        pytest.param("The party refrained from criticising the deal.", [("refrained from criticising", True)], id="refrained"),
        pytest.param("Ms Berg failed to mention that he had lied.", [("failed to mention", True)], id="failed"),
        pytest.param("The committee has yet to say when it will meet.", [("has yet to say", True)], id="yet"),
        pytest.param(
            "Neither the union nor the bishop has criticised the reform.",
            [("has criticised", True), ("has criticised", True)], id="neither",
        ),
        pytest.param("Ms Berg no longer believes that it will work.", [("believes", True)], id="no longer"),
        pytest.param("Ms Berg left without saying that it was shut.", [("saying", True)], id="without"),
        pytest.param("No union has accused the firm of lying.", [("has accused", True)], id="no"),
        pytest.param("Nobody accused the firm of lying.", [("accused", True)], id="nobody"),
        pytest.param("The bank did not deny that it had lost money.", [("did not deny", True)], id="not denied"),
        pytest.param(
            "Mr Falk denied that Ms Berg had accused him of fraud.", [("denied", False), ("had accused", True)],
            id="denied by another",
        ),
        pytest.param(
            "Mr Falk denied accusations that he lied.", [("denied", False), ("accusations", False)], id="denied noun"
        ),
        pytest.param("The mayor not only criticised the bank but its owners.", [("not only criticised", False)], id="only"),
        pytest.param("The mayor declined to criticise the bank.", [("declined", False)], id="declined"),
        pytest.param("Ms Berg said the road was not safe.", [("said", False)], id="denied inside"),
        pytest.param('"I never said that," Ms Berg said.', [("said", False)], id="denied in a quotation"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("filler", ["", FILLER], ids=["alone", "in an article"])
def test_what_is_denied_is_told_as_such(read, text, told, filler):
    assert list_told(read(filler + text + ("\n\n" + FILLER if filler else ""))) == told


@pytest.mark.parametrize(
    "text",
    [
        "Ms Berg did not accuse the bank of fraud.",
        "Ms Berg stopped short of saying that the bank had lied.",
        "Ms Berg failed to mention that the bank had lied.",
        "Mr Falk denied that Ms Berg had accused the bank of fraud.",
    ],
)
def test_what_is_denied_shows_no_stance_of_whoever_does_not_say_it(read, text):
    reading = read(text)
    names = dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))
    assert "Berg" not in {names.get(row.holder) for row in reading.stances.itertuples()}
