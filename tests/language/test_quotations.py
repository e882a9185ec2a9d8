import pytest

from broadsheet.language.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We won," she said. "Nobody else did."', ["We won,", "Nobody else did."]),
        ("“We won,” she said.", ["We won,"]),
        ("‘It’s over,’ he said.", ["It’s over,"]),
        ("'It's over,' he said.", ["It's over,"]),
        (
            '"""I left,"" he said. ""It was late."""',
            ["I left,", "It was late."],
        ),  # a CSV cell: doubled marks are one mark
        ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),
        (
            '“It failed," she said. "It was late."',
            ["It failed,", "It was late."],
        ),  # opened by one mark, closed by another
        ('He called it a "mistake" twice.', ["mistake"]),
        ("The officers' mess and the players' bus.", []),
        ("Music of the '90s.", []),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_quotations_are_what_stands_between_matching_marks(text, expected):
    assert [text[quotation.start : quotation.end] for quotation in find_quotations(text)] == expected


def test_a_mark_never_closed_quotes_to_the_end_of_its_paragraph_and_no_further():
    text = 'He said "this goes on\nA new paragraph with "its own" words.'
    first, second = find_quotations(text)
    assert text[first.start : first.end] == "this goes on"
    assert first.continues
    assert text[second.start : second.end] == "its own"
    assert not second.continues


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A bad day for the town.\nA worse one for the club,” she said.", ["A bad day for the town.\nA worse one for the club,"]),
        ('"It is late.\nIt is\nover," she said. "We lost."', ["It is late.\nIt is\nover,", "We lost."]),
        ('“It is late.\nMr O’Hara\'s “view" was another.', ["It is late.", "view"]),
        ('"It is late.\n"It is over," she said.', ["It is late.", "It is over,"]),
        ('"It is late.' + "\nNo mark." * 6 + '\nIt is over," she said.', ["It is late."]),
        ("'It is late.\nIt is over,' she said.", []),
    ],
)  # fmt: skip
def test_a_quotation_goes_on_to_the_line_whose_first_mark_closes_it(text, expected):
    assert [text[quotation.start : quotation.end] for quotation in find_quotations(text)] == expected


def test_outer_offsets_take_the_marks_in():
    text = "She said “no” twice."
    (quotation,) = find_quotations(text)
    assert text[quotation.outer_start : quotation.outer_end] == "“no”"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said the landlord's 'promises' weren't worth the tenants' time.", ["promises"]),
        ("'We back the workers' rights,' he said.", ["We back the workers' rights,"]),
        ("They rocked 'til the bosses' office closed.", []),
    ],
)
def test_a_single_mark_behind_an_s_closes_where_no_other_does(text, quoted):
    assert [text[found.start : found.end] for found in find_quotations(text)] == quoted
