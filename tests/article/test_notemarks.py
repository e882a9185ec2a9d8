import pytest

from broadsheet.article.notemarks import strip_note_marks


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("About 17,000² people came.", "About 17,000 people came.", 1),
        ("Prices rose 3.5%¹ in May.", "Prices rose 3.5% in May.", 1),
        ("In 2018¹² it was 150³.", "In 2018 it was 150.", 2),
        ("The mayor¹,² of Harwick³ left.", "The mayor of Harwick left.", 2),
        ("“No,”¹ she said.²", "“No,” she said.", 2),
        ("NATO⁴ and Ms Lee⁵", "NATO and Ms Lee", 2),
    ],
)
def test_marks_of_notes_are_left_out(text, words, count):
    assert strip_note_marks(text) == (words, count)


@pytest.mark.parametrize(
    "text",
    [
        "40 km², 5 m² and 3 ft³",
        "20 feet², 10 metres² and 2 miles²",
        "10⁶ of 5² or 25²",
        "10⁻⁶, s⁻¹ and 10²³",
        "x³, sin²x, E = mc², R² and H²O",
        "17¹⁄₂ or 17¹/₂",
        "CO₂ and CO²",
        "as before [1], (2) and * here",
        "¹ Source: the council.",
        "² ³",
    ],
)
def test_powers_squares_and_other_marks_stay(text):
    assert strip_note_marks(text) == (text, 0)


def test_a_sum_of_money_is_raised_to_no_power():
    assert strip_note_marks("It cost £52³ million, or $9² each, and 52³ is 140,608.") == (
        "It cost £52 million, or $9 each, and 52³ is 140,608.",
        2,
    )
