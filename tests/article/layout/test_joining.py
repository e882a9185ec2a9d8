"""Joining: which lines are one paragraph, which are lines of their own, and that what is no wrapped text stays as it
is, byte for byte.
"""

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.article.layout import lay_out
from broadsheet.article.readers import read_articles
from tests.support.articles import ROOT, read_one, write

TITLE = "Bridge tolls to rise in Harwick"
LEAD = (
    "Tolls on the old Harwick bridge will rise by £2 to £5 next year, the mayor, Ann Lee, said on Monday, and the "
    "repairs will cost more than anybody at the council had thought when the first cracks were found in the spring."
)
QUOTE = (
    '"We cannot go on like this," Ms Lee told the council. "The repairs will cost £52 million. We have put them off '
    'for far too long, and every year that we wait makes the bill larger."'
)
END = (
    'Tom Falk, who leads the hauliers\' association, rejected the plan. "It will ruin 1,200 small firms," Mr Falk said.'
)
PARAGRAPHS = (TITLE, LEAD, QUOTE, END)
PLAIN = "\n\n".join(PARAGRAPHS)


def wrap(text: str, width: int = 72, **how: str) -> str:
    return "\n".join(textwrap.fill(line, width, **how) for line in text.split("\n"))


def find_paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("width", [40, 58, 72, 80, 100])
def test_lines_broken_at_a_width_are_joined_and_the_text_is_as_it_was(width):
    text, notes = lay_out(wrap(PLAIN, width))
    assert text == PLAIN
    (note,) = notes
    told = re.fullmatch(r"Lines broken at about (\d+) columns were joined \(\d+ line breaks\)\.", note)
    assert told is not None
    assert width - 3 <= int(told[1]) <= width


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(wrap(PLAIN).replace("\n", "\r\n"), id="ended as Windows does"),
        pytest.param(wrap(PLAIN).replace("\n", "\r"), id="ended as an old Mac does"),
        pytest.param(re.sub(r"(?<=\S)\n(?=\S)", " \n", wrap(PLAIN)), id="a space at the end of each line, as in mail"),
        pytest.param(wrap(PLAIN).replace("\n", "\n\n"), id="double-spaced"),
        pytest.param(textwrap.indent(wrap(PLAIN), "      "), id="a margin"),
        pytest.param("\n".join(wrap(one, initial_indent="    ") for one in PARAGRAPHS), id="indents"),
        pytest.param("\n".join(wrap(one, initial_indent="\t") for one in PARAGRAPHS), id="tabs"),
        pytest.param("\n".join(wrap(one, subsequent_indent="    ") for one in PARAGRAPHS), id="hanging indents"),
        pytest.param(wrap("\n".join(PARAGRAPHS)), id="nothing between paragraphs"),
        pytest.param("\n".join([TITLE, wrap("\n\n".join(PARAGRAPHS[1:]))]), id="a headline on the text"),
    ],
)
def test_however_lines_and_paragraphs_are_marked_there_is_a_line_a_paragraph(lines):
    text, notes = lay_out(lines)
    assert find_paragraphs(text) == list(PARAGRAPHS)
    assert len(notes) == 1


BY_HAND = """Harwick council backs the tolls

The council voted on Tuesday by 31 to 12 for tolls of up to
£5 on the bridge, and against a ferry.

"It is a good day," Ms Lee said. "A very good
day for all of us."

The Northern
Light Energy company, which had asked for the ferry, will
appeal.
"""


def test_lines_that_were_broken_by_hand_are_joined_where_they_are_nearly_full():
    text, _ = lay_out(BY_HAND)
    assert "up to £5 on the bridge" in text
    assert 'A very good day for all of us."' in text
    assert "ferry, will appeal." in text
    assert "tolls\n\nThe council" in text


def wrap_in_places(words: str) -> list[str]:
    """Wrapped texts in which a line break falls within the words."""
    texts = [wrap(f"{'x' * n} {LEAD} It is {words}. {QUOTE}") for n in range(5, 72)]
    return [text for text in texts if words not in text]


@pytest.mark.parametrize(
    "name", ["Harwick Chamber of Commerce", "Annelies van der Berg", "Foreign Minister Alba Quintero"]
)
def test_a_name_over_a_line_break_is_whole(name):
    texts = wrap_in_places(name)
    assert len(texts) > 1
    assert [text for text in texts if name not in lay_out(text)[0]] == []


UNTOUCHED = {
    "a paragraph a line": PLAIN,
    "a sentence a line": (
        "The mayor wants tolls to rise by £2 next year.\nShe told the council the repairs would cost £52 million.\n"
        "Hauliers say it will ruin 1,200 small firms.\nThe Chamber of Commerce backs her.\n"
    ),
    "breaks by hand in long lines": f"{LEAD}\n{QUOTE[:70]}\n{QUOTE[70:]}\n{END}\n{LEAD}\n",
    "verse": (
        "The river takes the bridge in spring,\nAnd gives it back in May:\nIt is a slow and heavy thing,\n"
        "This coming down, to clay,\nOf what was built by men who sing\nNo longer, and would say\n"
    ),
    "verse in small letters": (
        "the bridge was old before the town was made\nand carried all that went from shore to shore\n"
        "the carts of wool, the soldiers, and the trade\nin salt and fish, and then it did no more\n"
        "but stood and let the river run below\nthe way a tired man lets children go\n"
    ),
    "a list": (
        "The council will close:\nthe library in Mill Street\nthe swimming pool\nboth youth clubs\n"
        "the museum of the sea and of the people who live by it\nthe tram line\n"
    ),
    "results": (
        "Premier League results\nArsenal 2-1 Chelsea\nLiverpool 0-0 Everton\nManchester United 3-1 Aston Villa\n"
        "Newcastle United 1-1 Tottenham Hotspur\n"
    ),
    "a table": (
        "Bank                            2003        2004\nof which banks of the north     £3.8bn      £4.6bn\n"
        "of which banks of the south     £7.2bn      £9.6bn\nof which all others             £4.3bn      £3.5bn\n"
    ),
    "turns": "MAYOR LEE: We cannot go on like this.\nFALK: You will ruin us.\nMAYOR LEE: That is not so.\n",
    "an address": "The Harwick Gazette\n12 Mill Street\nHarwick HR1 2AB\nand by mail at news@example.org\n",
    "addresses": "".join(f"https://example.org/news/2004/harwick-bridge-tolls-part-{n}\n" for n in range(9, 14)),
    "items in small letters": "".join(
        f"{n}) a plan for the bridges of the north and of the {word}\n"
        for n, word in zip("abcd", ["isle", "east"] * 2, strict=True)
    ),
    "a form feed after a paragraph": "The first paragraph of the text.\n\fThe second paragraph of the text.\n",
    "odd breaks": "  A line\r\n\r\n\tAnother, with a tab \n\rand \u2028 odd breaks.\x0c\n\n",
    "empty": "",
    "spaces": " \n \t\n",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED.keys())
def test_what_is_no_wrapped_text_stays_as_it_is(text):
    assert lay_out(text) == (text, [])


@pytest.mark.parametrize("below", ["verse", "a list", "results", "a table", "turns", "an address", "a sentence a line"])
def test_lines_that_stand_for_themselves_do_so_in_a_wrapped_text_too(below):
    text, _ = lay_out(f"{wrap(PLAIN)}\n\n{UNTOUCHED[below]}\n{wrap(PLAIN)}\n")
    assert text == f"{PLAIN}\n\n{UNTOUCHED[below]}\n{PLAIN}\n"


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([TITLE, "by Jane Doe", "HARWICK, Monday", LEAD, QUOTE], id="a byline and a dateline"),
        pytest.param(["TOLLS", LEAD, "REPAIRS", QUOTE], id="headings in capitals"),
        pytest.param(["-----", LEAD, "* * *", QUOTE, "___", END], id="rules"),
        pytest.param([f"MAYOR LEE: {LEAD}", f"FALK: {END}", f"MAYOR LEE: {QUOTE}"], id="turns of several lines"),
        pytest.param([f"Q: {LEAD}", f"A: {QUOTE}"], id="questions and answers"),
    ],
)
def test_paragraphs_of_their_own_stay_so_where_no_empty_line_parts_them(paragraphs):
    text, _ = lay_out("\n".join(map(wrap, paragraphs)))
    assert find_paragraphs(text) == paragraphs


@pytest.mark.parametrize(("mark", "inset"), [("- ", "  "), ("* ", ""), ("2. ", "   ")])
def test_an_item_of_several_lines_is_a_line(mark, inset):
    items = [f"{mark}{END}", f"{mark}{QUOTE}", f"{mark}Nothing else."]
    lines = [wrap(item, subsequent_indent=inset) for item in items]
    assert find_paragraphs(lay_out("\n".join([wrap(LEAD), "", *lines]))[0]) == [LEAD, *items]


def test_an_item_of_a_markdown_file_is_a_line(tmp_path):
    items = [wrap(f"- {item}", subsequent_indent="  ") for item in (END, LEAD)]
    article = read_one(write(tmp_path / "a.md", "\n".join([wrap(QUOTE), "", *items])))
    assert find_paragraphs(article.text) == [QUOTE, END, LEAD]


def test_a_dash_at_the_beginning_of_a_line_is_no_item():
    sentence = (
        "The tolls - which were last raised in 1999 - will rise by £2 to £5 next year - the mayor said - and the "
        "repairs - which were long put off - will cost £52 million - more than anybody had thought they would."
    )
    assert [wrap(sentence, width) for width in (42, 44, 49)] != [sentence] * 3
    assert {lay_out(wrap(sentence, width))[0] for width in (42, 44, 49)} == {sentence}


@pytest.mark.parametrize(
    "words",
    ["high-rise", "forty-five", "Anglo-American", "two-year-old", "plan--if it is one--", "plan -- if it is -- so"],
)
def test_words_that_are_parted_at_a_hyphen_or_dash_of_their_own_keep_it(words):
    texts = wrap_in_places(words)
    assert [text for text in texts if words not in lay_out(text)[0]] == []
    assert texts


def test_a_set_in_quotation_is_a_paragraph():
    lines = f"{wrap(LEAD)}\n\n{textwrap.indent(wrap(QUOTE, 60), '    ')}\n\n{wrap(END)}"
    assert find_paragraphs(lay_out(lines)[0]) == [LEAD, QUOTE, END]


def test_the_articles_of_the_project_have_a_paragraph_a_line_and_stay_as_they_are():
    for article in read_articles(ROOT / "data" / "articles"):
        assert lay_out(article.text) == (article.text, []), article.id


def test_offsets_fit_the_file_where_one_line_break_became_one_space(tmp_path):
    lines = wrap(PLAIN)
    article = read_one(write(tmp_path / "a.txt", lines))
    assert [len(article.text), article.text.index("Falk")] == [len(lines), lines.index("Falk")]
    assert article.notes


@given(st.lists(st.sampled_from(["Har-", "wick", "> a", "> ", "\f", "\n", "\r\n", " ", "\t", "1", "The end.", "-- "])))
def test_no_text_is_laid_out_to_nothing(parts):
    text, _ = lay_out("".join(parts))
    assert text.strip() or not "".join(parts).strip()
