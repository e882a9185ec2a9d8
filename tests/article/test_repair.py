import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.article.repair import repair
from tests.support.articles import read_one, write

CLEAN = """Bridge tolls to rise in Harwick\r\n
Tolls rise by £2 to £5 – or €3½ – at 25°C, Zoë Lee, François Hollande’s “aide”, said on Monday…\t\x0b\x0c
“R&D; AT&T and a < b > c,” she said.[1] It covers 40 km², 10⁶ m³ and CO₂. ﬁ ﬂ １２ 🏳️\u200d🌈 ☕️\x85
«Ça va» said Łukasz Wałęsa. São Paulo, Åland, Ñandú, İzmir, Þórr, Ελλάδα, Привет, مخلصانه\u200cاش, कोरोना\u2028End.\u2029"""


def test_a_clean_text_comes_back_as_it_is():
    assert repair(CLEAN) == (CLEAN, [])


# fmt: off
WORDS = st.sampled_from([
    "The", "mayor", "said", "café", "Zoë", "naïve", "GARÇON", "ÀÉÎ", "Łukasz", "İzmir", "Ελλάδα", "£2", "€3½", "25°C",
    "40 km²", "10⁶", "5²", "“no”", "‘yes,’", "«ça", "va»", "–", "a—b", "it’s", "…", "(R)", "[1]", "R&D;", "<3", "a<b>c",
    "©", "5%", "$4.50", "No. 7", "\t", "\r\n", "\n\n", "\x0b", "\x0c",
])
# fmt: on


@given(st.lists(WORDS).map(" ".join))
def test_words_figures_marks_and_line_breaks_come_back_as_they_are(text):
    assert repair(text) == (text, [])


# fmt: off
PIECES = st.sampled_from([
    "a", "people", "17,000", "²", " ", "\n", "\0", "\xad", "\u200b", "\u200d", "\xa0", "\x85", "\x93", "\x1c",
    "\x1b[1m", "Â", "£", "â€", "™", "Ã", "\xa9", "&", "amp;", "pound;", "#8217;", "<p>", "</p>", "<b>", "</b>", "<br>",
    "<", "\ud83d", "\ude00", "\ufffd", "\ufeff", "é", "e\u0301", "</text>", "<!--", "-->", "<script>",
])
# fmt: on


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_repaired_needs_no_repair(text):
    repaired, _notes = repair(text)
    assert repair(repaired)[0] == repaired


@given(st.text(st.characters(), max_size=80))
def test_any_text_is_repaired_to_one_that_can_be_saved(text):
    repaired, _notes = repair(text)
    assert "\0" not in repaired
    repaired.encode()


@pytest.mark.parametrize(
    ("text", "repaired", "note"),
    [
        ("said on Mon\0day.", "said on Monday.", "1 control character was left out."),
        ("The \x01end.\x1a\x7f", "The end.", "3 control characters were left out."),
        ("\x1b[1;31mTolls\x1b[0m rise", "Tolls rise", "2 control characters were left out."),
        ("one\x1ctwo", "one two", "1 no-break or other space was made ordinary."),
        ("Har\xadwick asso\xadcia\xadtion", "Harwick association", "3 soft hyphens were left out."),
        ("Har\u200bwick \ufeffLee\u2060", "Harwick Lee", "3 characters of no width were left out."),
        ("La\u200cPierre \u202a#Boston\u202c\u200f", "LaPierre #Boston", "4 characters of no width were left out."),
        ("£52\xa0million of Mr\u202fLee", "£52 million of Mr Lee", "2 no-break or other spaces were made ordinary."),
        ("a \ud83d b", "a  b", "1 half of a character was left out."),
    ],
)
def test_what_no_reader_sees_is_left_out(text, repaired, note):
    assert repair(text) == (repaired, [note])


def test_two_halves_of_a_character_are_one():
    assert repair("a \ud83d\ude00 b") == ("a 😀 b", [])


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("It rose by Â£2 to Â£5.", "It rose by £2 to £5."),
        ("â€œWe cannot,â€ Ms Lee said. â€œNo.â€", "“We cannot,” Ms Lee said. “No.”"),
        ("the hauliersâ€™ association â€“ and ZoÃ«", "the hauliers’ association – and Zoë"),
        ("It was Â£5Â million in GarcÃ\xada, FranÃƒÂ§ois said", "It was £5 million in García, François said"),
        ("\x93Yes,\x94 he said \x96 at 25Â°C", "“Yes,” he said – at 25°C"),
        ("“Clean” and FranÃ\x83Â§ois", "“Clean” and François"),
        ("“Parted” FranA\u0303\x83A\u0302§ois", "“Parted” François"),
    ],
)
def test_what_was_decoded_wrongly_is_put_right(text, repaired):
    found, notes = repair(f"“Right” – £5.\n{text}\n")
    assert found == f"“Right” – £5.\n{repaired}\n"
    assert notes[0] == "1 line was wrongly decoded and put right."


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("I don\ufffdt know, \ufffdhe said.", "2 characters could not be read and stand as \ufffd."),
        ("It is ³²Þ»¿Â¹×Ê", "1 line looks wrongly decoded and stands as it is."),
    ],
)
def test_what_cannot_be_put_right_is_told(text, note):
    assert repair(text) == (text, [note])


def test_entities_and_what_they_hide_are_read():
    text = "&quot;Tolls rise by &Acirc;&pound;2,&amp;quot; Har&shy;wick&#8217;s mayor&nbsp;said."
    assert repair(text) == (
        '"Tolls rise by £2," Harwick’s mayor said.',
        [
            "7 HTML entities were decoded.",
            "1 line was wrongly decoded and put right.",
            "1 soft hyphen was left out.",
            "1 no-break or other space was made ordinary.",
        ],
    )


def test_markup_and_note_marks_are_told_too():
    text = "<p>About 17,000<sup>2</sup> came.</p><p>&ldquo;No,&rdquo; she said.</p>"
    assert repair(text) == (
        "About 17,000 came.\n“No,” she said.",
        ["6 HTML tags were left out.", "1 raised note mark was left out."],
    )


def test_offsets_count_the_text_that_was_repaired(tmp_path):
    article = read_one(write(tmp_path / "a.txt", "Har\xadwick paid £52\xa0million\0.\n"))
    assert article.text == "Harwick paid £52 million.\n"
    assert article.notes == (
        "1 control character was left out.",
        "1 soft hyphen was left out.",
        "1 no-break or other space was made ordinary.",
    )


@pytest.mark.parametrize("part", ["Â£5 é", "&amp;", "a¹", "1", "<p ", "\x1b[1", "â€", "<aa@", "é\n", "\ud800"])
def test_a_long_text_of_one_kind_of_fault_is_repaired_too(part):
    """A repair that takes more than linear time would take this for hours."""
    assert isinstance(repair(part * (100_000 // len(part)))[0], str)


def test_letters_that_are_joined_in_print_are_parted():
    assert repair("The oﬃce ofﬁcial ﬂew oﬀ.") == (
        "The office official flew off.",
        ["4 ligatures were parted into letters."],
    )
