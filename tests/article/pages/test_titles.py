"""A headline is given without the names of its site and section."""

import pytest

from broadsheet.article.pages.titles import find_title

NAMES = ("Harwick Gazette", "gazette.example", "gazette")


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Bridge tolls to rise | Harwick Gazette", "Bridge tolls to rise"),
        ("Bridge tolls to rise - The Harwick Gazette", "Bridge tolls to rise"),
        ("Bridge tolls to rise – gazette.example", "Bridge tolls to rise"),
        ("Bridge tolls to rise — Gazette", "Bridge tolls to rise"),
        ("Harwick Gazette | Bridge tolls to rise", "Bridge tolls to rise"),
        ("Harwick Gazette - Bridge tolls to rise", "Bridge tolls to rise"),
        ("Opinion | Why bridge tolls are to rise", "Why bridge tolls are to rise"),
        ("Bridge tolls to rise | Valley | News | Harwick Gazette", "Bridge tolls to rise"),
        ("Bridge tolls to rise - Harwick Gazette News", "Bridge tolls to rise"),
        ("Harwick - a town of bridges", "Harwick - a town of bridges"),
        ("Tolls: up again – and again", "Tolls: up again – and again"),
        ("Design Week 2018 | A light for the old bridge", "Design Week 2018 | A light for the old bridge"),
        ("Take care - Gazette goes to the fair", "Take care - Gazette goes to the fair"),
        ("Harwick 2-1 Penby", "Harwick 2-1 Penby"),
    ],
)
def test_names_are_cut_off(stated, title):
    assert find_title([stated], [], NAMES) == title


@pytest.mark.parametrize(
    ("stated", "headings", "title"),
    [
        (["Tolls to rise - Gazette", "x"], ["Log in", "Tolls to rise"], "Tolls to rise"),
        (["Bridge tolls are set to rise soon"], ["Bridge tolls to rise"], "Bridge tolls to rise"),
        (["‘Tolls’ to rise"], ["'Tolls' to rise"], "'Tolls' to rise"),
        (["Bridge tolls to rise"], ["Harwick Gazette"], "Bridge tolls to rise"),
        (["Bridge tolls to rise"], ["", "Create a new password"], "Bridge tolls to rise"),
        (["Harwick Gazette"], ["Bridge tolls to rise"], "Bridge tolls to rise"),
        ([], ["Bridge tolls to rise"], "Bridge tolls to rise"),
        ([], ["Bridge tolls to rise", "Log in"], None),
        ([], [], None),
    ],
)
def test_the_heading_that_agrees_is_the_headline(stated, headings, title):
    assert find_title(stated, headings, NAMES) == title
