"""What rules and network read together, with the weights that are shipped: clear cases alone, in a whole article."""

import pytest

pytestmark = pytest.mark.learned
BEFORE = "The library in Marlow opens at nine.\n\nBuses run every ten minutes.\n\n"
BEHIND = "\n\nThe market is on Tuesdays.\n\nTickets cost four pounds."


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Mr Lund said the bridge was safe.", "Lund", "the bridge was safe"),
        ('"The bridge is safe," Mrs Okafor said.', "Okafor", "The bridge is safe"),
        ("According to Mr Lund, the bridge is safe.", "Lund", "the bridge is safe"),
    ],
)
def test_what_is_said_and_by_whom_is_read_with_how_it_was_read(read, text, speaker, content):
    rows = read(BEFORE + text + BEHIND)
    (row,) = rows.statements.itertuples()
    assert row.content == content
    assert rows.entities.set_index("entity").name[row.speaker].endswith(speaker)
    assert 0.5 < row.certainty <= 1
