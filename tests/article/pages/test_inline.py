"""What stands within a line: struck-out words, quotation marks, note marks, hover cards and embedded posts."""

import pytest

from tests.support.pages import BODY, PARAGRAPHS, make_article, read


def first_line(paragraph: str) -> str:
    return read(make_article(paragraph + BODY)).text.split("\n")[0]


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        (
            "<p>Tolls rise by <del>£3</del> <ins>£2</ins> and it costs <s>£25 million</s> £52 million, Ann Lee said.</p>",
            "Tolls rise by £2 and it costs £52 million, Ann Lee said.",
        ),
        (
            "<p>The mayor, <strike>Al Lee</strike>Ann Lee, spoke for an hour.</p>",
            "The mayor, Ann Lee, spoke for an hour.",
        ),
        ("<p><del>It is off.</del> It is on, the mayor of Harwick said.</p>", "It is on, the mayor of Harwick said."),
    ],
)
def test_struck_out_words_are_left_out(paragraph, line):
    assert first_line(paragraph) == line


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("<p><q>We cannot go on</q>, the mayor, Ann Lee, said.</p>", "“We cannot go on”, the mayor, Ann Lee, said."),
        ("<p>He said: <q>She said <q>no</q> to me</q> and went.</p>", "He said: “She said ‘no’ to me” and went."),
        ("<p><q>“We cannot go on,”</q> the mayor, Ann Lee, said.</p>", "“We cannot go on,” the mayor, Ann Lee, said."),
        ("<p>The <q><b>worst</b> plan</q> yet, said Tom Falk.</p>", "The “worst plan” yet, said Tom Falk."),
    ],
)
def test_a_quotation_element_gives_quotation_marks(paragraph, line):
    assert first_line(paragraph) == line


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("<p>It costs £52<sup>3</sup> million, Ann Lee said.</p>", "It costs £52 million, Ann Lee said."),
        ("<p>It costs £52<sup>b</sup> million, Ann Lee said.</p>", "It costs £52 million, Ann Lee said."),
        ('<p>It rose.<sup><a href="#n12">[12]</a></sup> It fell again later.</p>', "It rose. It fell again later."),
        ("<p>Ann Lee said so.<sup>†</sup> It fell again later.</p>", "Ann Lee said so. It fell again later."),
        (
            "<p>It is old.<sup>[<i>citation needed</i>]</sup> It fell again later.</p>",
            "It is old. It fell again later.",
        ),
        ('<p>Tolls rose<sup class="footnote">a</sup> again in the spring.</p>', "Tolls rose again in the spring."),
    ],
)
def test_note_marks_are_left_out_and_counted(paragraph, line):
    page = read(make_article(paragraph + BODY))
    assert page.text.split("\n")[0] == line
    assert page.notes == ("1 note mark was left out.",)


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("<p>The hall has 200 m<sup>2</sup> of floor, she said.</p>", "The hall has 200 m2 of floor, she said."),
        ("<p>On the 5<sup>th</sup> of May the bridge shuts.</p>", "On the 5th of May the bridge shuts."),
        ("<p>About 10<sup>6</sup> cars crossed it last year.</p>", "About 10⁶ cars crossed it last year."),
        (
            "<p>It is 1<sup>1</sup>/<sub>2</sub> miles long, or <sup>3</sup>⁄<sub>4</sub>.</p>",
            "It is 1 1/2 miles long, or 3⁄4.",
        ),
        ("<p>The 2<sup>d</sup> bridge was never built in Harwick.</p>", "The 2d bridge was never built in Harwick."),
    ],
)
def test_raised_letters_that_are_no_note_marks_stay(paragraph, line):
    page = read(make_article(paragraph + BODY))
    assert page.text.split("\n")[0] == line
    assert page.notes == ()


@pytest.mark.parametrize(
    "card",
    [
        '<a class="rollover-people-link" href="/p">Ann Lee</a><span class="rollover-people-block"><span>Ann Louise Lee</span>'
        '<a href="/1">Lee opens 12 schools</a> <strong>MORE</strong></span>',
        '<a href="/p">Ann Lee</a><span class="tooltip-content">Mayor since 2012</span>',
        '<span class="name">Ann Lee</span><span class="hovercard"><a href="/p">All about Ann Lee</a></span>',
        '<a href="/p">Ann Lee</a><span role="tooltip">Mayor since 2012</span>',
    ],
)
def test_a_card_that_opens_over_a_link_is_left_out(card):
    line = first_line(f"<p>The mayor, {card} (D), said on Monday that tolls would rise.</p>")
    assert line == "The mayor, Ann Lee (D), said on Monday that tolls would rise."


def test_a_word_with_a_tooltip_stays():
    line = first_line('<p>The <span class="tooltip">levy</span> is a tax on those who cross the bridge.</p>')
    assert line == "The levy is a tax on those who cross the bridge."


@pytest.mark.parametrize(
    ("post", "line"),
    [
        (
            '<blockquote class="twitter-tweet"><p>The tolls will ruin 1,200 firms. We will fight.</p>&mdash; Tom Falk (@tomfalk) '
            '<a href="https://twitter.com/tomfalk/1">March 5, 2018</a></blockquote>',
            "“The tolls will ruin 1,200 firms. We will fight.” — Tom Falk (@tomfalk)",
        ),
        (
            '<div class="social-media-embed"><blockquote class="twitter-tweet"><p>“No” to tolls: <a href="https://t.co/a">'
            'https://t.co/a</a></p>— Jo Park 🌉 (@jo_park) <a href="https://x.com/1">May 1, 2018</a></blockquote></div>',
            "“No’ to tolls:” — Jo Park 🌉 (@jo_park)",
        ),
        (
            '<blockquote class="bluesky-embed"><p>The bridge is shut today.</p>&mdash; Harwick Council (@harwick.gov.example) '
            '<a href="https://bsky.app/1">1 May 2025</a></blockquote>',
            "“The bridge is shut today.” — Harwick Council (@harwick.gov.example)",
        ),
    ],
)
def test_an_embedded_post_is_a_quotation_with_its_author(post, line):
    assert line in read(make_article(BODY + post + BODY.replace("bridge", "ferry"))).text.split("\n")


def test_a_post_that_names_no_author_stays_as_it_is():
    post = '<blockquote class="twitter-tweet"><p>The tolls will ruin 1,200 firms in this valley.</p></blockquote>'
    assert "The tolls will ruin 1,200 firms in this valley." in read(make_article(BODY + post)).text.split("\n")


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        (
            '<p>The bridge shuts on <time datetime="2018-05-01">1 May</time>, the mayor, Ann Lee, said.</p>',
            "The bridge shuts on 1 May, the mayor, Ann Lee, said.",
        ),
        (
            "<p>The man was killed<i> while</i> he was walking home.</p>",
            "The man was killed while he was walking home.",
        ),
        (
            "<p>Ask <a href='/a'>Ann</a>\n<a href='/b'>Lee</a>, the mayor of Harwick.</p>",
            "Ask Ann Lee, the mayor of Harwick.",
        ),
        ("<p>Ask&nbsp;<b>Ann</b> <u>Lee</u>, the mayor of all Harwick.</p>", "Ask Ann Lee, the mayor of all Harwick."),
    ],
)
def test_words_and_spaces_about_inline_elements_are_kept(paragraph, line):
    assert first_line(paragraph) == line


def test_the_time_of_publication_is_left_out():
    assert first_line("<p>Published <time>5 March 2018 at 9:30</time></p>") == PARAGRAPHS[0]


@pytest.mark.parametrize(
    "prompt",
    [
        '<a href="/1">Read more</a>',
        '<strong><a href="/1">READ MORE: Ferry shut for a week</a></strong>',
        '<em>Related: <a href="/1">Ferry shut for a week</a></em>',
    ],
)
def test_a_link_to_another_story_at_the_end_of_a_paragraph_is_left_out(prompt):
    words = "The bridge is old, the mayor of Harwick said."
    assert first_line(f"<p>{words} {prompt}</p>") == words


def test_a_link_at_the_end_of_a_sentence_stays():
    assert first_line('<p>The mayor said so in <a href="/1">her letter</a></p>') == "The mayor said so in her letter"
