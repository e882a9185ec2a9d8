"""Cues beside a quotation: which of the words around it present it."""

import pytest


def list_said(reading):
    """Speakers and what each says, parts joined."""
    said = zip(reading.statements.to_dict("records"), reading.said(), strict=True)
    return [(row["speaker_text"], words) for row, words in said]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        pytest.param(
            '"It is the sea they fear," Ms Berg told the Herald. "It never rests." She said the play would tour in May.',
            "Ms Berg", "It is the sea they fear … It never rests", id="a tag with a clause of its own",
        ),
        pytest.param(
            '"The runners think of home," Mr Falk said. "They need pride." However, Linda Moss countered: "It is easy to talk."',
            "Mr Falk", "The runners think of home … They need pride", id="a tag that leads to another quotation",
        ),
        pytest.param(
            '"The roof is old," Mr Falk said. "We mend it each year." By asking builders for help, Northgate hopes to save.',
            "Mr Falk", "The roof is old … We mend it each year", id="a sentence that opens otherwise",
        ),
        pytest.param(
            '"Is it late?" Peter Lund asked. "Or is it early?" Anna Berg wondered whether to go home.',
            "Peter Lund", "Is it late? … Or is it early?", id="a question of its own",
        ),
        pytest.param(
            'Anna Berg said the plan was weak. She went on to say: "We will vote against it." Mr Lund said it was late.',
            "She", "We will vote against it", id="went on to say",
        ),
        pytest.param(
            '"The firm wants to buy ships," the newspaper quotes a rival of the owners.',
            "a rival of the owners", "The firm wants to buy ships", id="who is quoted",
        ),
        pytest.param(
            'Mr Lund was quoted by the Herald as saying: "We will pay."',
            "Mr Lund", "We will pay", id="who is quoted as saying",
        ),
        pytest.param('"We are late!" Mr Lund said on Monday.', "Mr Lund", "We are late!", id="a bare tag"),
    ],
)  # fmt: skip
def test_a_quotation_is_presented_by_the_cue_that_says_nothing_else(read, text, speaker, words):
    assert (speaker, words) in list_said(read(text))


def test_what_another_is_quoted_saying_is_no_part_of_the_next_statement(read):
    said = list_said(read('"The board met," Mr Falk said. "It was brief." Ms Berg countered criticism of the board.'))
    assert all("brief" not in words for speaker, words in said if speaker == "Ms Berg")
