import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.article.markup import read_words, strip_markup, unescape


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("&pound;2 &quot;no&quot; hauliers&#8217; &#x2013; 3&frac12;", '£2 "no" hauliers’ – 3½', 6),
        ("Marks &amp; Spencer", "Marks & Spencer", 1),
        ("AT&amp;amp;T and &amp;pound;5", "AT&T and £5", 2),
        ("&#146;tis", "’tis", 1),
    ],
)
def test_entities_are_read_as_their_characters(text, words, count):
    assert unescape(text) == (words, count)


@pytest.mark.parametrize(
    "text", ["R&D; and B&Q; of M&S", "?a=1&copy=2", "AT&T", "& ; &; &#; &#x;", "&pound 2", "&bogus;"]
)
def test_what_is_no_entity_stays(text):
    assert unescape(text)[0] == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "<p>Tolls, <strong>Ann Lee</strong> said.</p><p><a href='https://h.example/1'>Tom Falk</a> left.</p>",
            ["Tolls, Ann Lee said.", "Tom Falk left."],
        ),
        ("One<br>two<br />three<BR/>four", ["One", "two", "three", "four"]),
        ("<div class=x>One\nline</div>\n<div>Two</div>", ["One line", "Two"]),
        ("<p>One\n  line.\n</p>\n\n<p>Two &ldquo;no&rdquo;</p>", ["One line.", "Two “no”"]),
        ("<h2>Tolls</h2><ul><li>One</li><li>Two</li></ul>", ["Tolls", "One", "Two"]),
        ("<table><tr><td>Lee</td><td>12</td></tr><tr><td>Falk</td><td>3</td></tr></table>", ["Lee 12", "Falk 3"]),
        ("Para one has <b>bold</b> words.\n\nPara <i>two</i>.\n", ["Para one has bold words.", "", "Para two.", ""]),
        ("<p>It cost <del>£5</del> <s>£6</s> £7.</p>", ["It cost £7."]),
        ("<p>10<sup>6</sup> of CO<sub>2</sub></p>", ["10⁶ of CO₂"]),
        ("<p><q>No</q>, she said.</p>", ["“No”, she said."]),
        ("<p>One</p><!-- two --><script>var a = '<p>three</p>';</script><style>p {}</style>", ["One"]),
        ("<html><head><title>T</title></head><body><p>One</p><p>Two</p></body></html>", ["One", "Two"]),
        ("<p>a < b, 3 > 2, ask <ann@post.example></p>", ["a < b, 3 > 2, ask <ann@post.example>"]),
        ("<?xml version='1.0' encoding='ascii'?><p>é</p><p>x</p>", ["é", "x"]),
    ],
)
def test_a_text_that_is_html_comes_out_as_lines_of_words(text, words):
    found, count = strip_markup(text)
    assert found == "\n".join(words)
    assert count >= 2


@pytest.mark.parametrize(
    "text",
    [
        "The tag <br> ends a line.",
        "He wrote <p>.",
        "a < b and c > d",
        "<ann@post.example>",
        "<Laughter> No.",
        "<3 <3",
        "a<b>c or a<s>c",
    ],
)
def test_a_text_that_is_no_html_stays(text):
    assert strip_markup(text) == (text, 0)


def test_one_tag_that_parts_two_sentences_is_no_word():
    assert strip_markup('I said "no".<p>Second one.') == ('I said "no".\nSecond one.', 1)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "</div>", "<br>", "<table>", "<li>", "<", ">", "<!--", "<script>"]),
        max_size=15,
    )
)
def test_any_tags_are_stripped_somehow(tags):
    assert isinstance(strip_markup("word".join(tags))[0], str)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Rents <b>rose</b>.</p><p>Rain fell.</p>", "Rents rose.\nRain fell."),
        ("Rents rose<br>again.", "Rents rose\nagain."),
        ("Rents\nrose &amp; fell.", "Rents rose & fell."),
        ("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree"),
        ("Rents <del>fell</del>rose<!-- more -->.", "Rents rose."),
        ("<script>x()</script>Rents<style>p {}</style> rose.", "Rents rose."),
        ("<html><head><title>A</title></head><body class='b'>Rents rose.</body></html>", "Rents rose."),
        ("<?xml version='1.0' encoding='utf-8'?><p>Rents rose.</p>", "Rents rose."),
        ("Rents rose.", "Rents rose."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("a < b", "a < b"),
        ("<p>£52<sup>3</sup> million</p>", "£52³ million"),
        ("<p>She said <q>no</q> twice.</p>", "She said “no” twice."),
        ("", ""),
        ("<!-- nothing -->", ""),
    ],
)
def test_markup_leaves_its_words_a_block_a_line(markup, words):
    assert read_words(markup) == words
