import pytest

from tests.support.stances import held


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Okafor responded to Mr Lund's attacks.",
        "Mrs Okafor's reaction to Mr Lund's criticism was calm.",
        "Mrs Okafor rejected Mr Lund's criticism.",
    ],
)
def test_whoever_answers_an_attack_is_whom_it_was_made_on(read, text):
    assert ("Lund", "oppose", "Okafor") in [row[:3] for row in held(read(text))]
