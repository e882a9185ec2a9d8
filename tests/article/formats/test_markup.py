import pytest

from broadsheet.article.formats.markup import strip_markup


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
    assert strip_markup(markup) == words
