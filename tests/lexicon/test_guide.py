"""The guide to the word lists: every list, every column and every value of a closed column stands in it."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from broadsheet.lexicon.files import read_lexicon

ROOT = Path(__file__).parents[2]
FOLDER = files("broadsheet.lexicon")
GUIDE = FOLDER.joinpath("README.md").read_text(encoding="utf-8")
LISTS = sorted(path.name.removesuffix(".csv") for path in FOLDER.iterdir() if path.name.endswith(".csv"))
# columns of words, names, numbers and sentences: their values are as many as the rows may bring
OPEN = {
    "aliases",
    "bare",
    "capital",
    "code",
    "demonyms",
    "example",
    "factor",
    "forms",
    "glued",
    "lemma",
    "name",
    "names",
}
OPEN |= {"nouns", "part_of", "participle", "past", "phrase", "pint", "predicate", "symbols", "title", "told", "unit"}
OPEN |= {"until", "value", "verb", "word", ("currencies", "behind")}
# a column's values are told one by one up to so many; units have most kinds, some forty
MOST_VALUES = 50


def find_sections() -> dict[str, str]:
    """The text of each list's section, by the list's name."""
    parts = re.split(r"^#{2,3} ", GUIDE, flags=re.MULTILINE)
    return {part.partition(".csv:")[0]: part for part in parts if ".csv:" in part.partition("\n")[0]}


def find_marked(name: str) -> set[str]:
    """The words between backticks in a list's section."""
    return set(re.findall(r"`([^`]+)`", find_sections()[name].replace("\n", " ")))


def find_values(name: str, column: str) -> set[str]:
    """The values of a column, joined ones apart; of "for=demand" the frame, whose act is one of another column."""
    cells = (row[column] for row in read_lexicon(name))
    return {part.partition("=")[0] for cell in cells for part in cell.split(";")} - {""}


COLUMNS = [(name, column) for name in LISTS for column in read_lexicon(name)[0] if column != "comment"]
CLOSED = [(name, column) for name, column in COLUMNS if not OPEN & {column, (name, column)}]


def test_the_guide_has_a_section_for_every_list():
    assert set(LISTS) == find_sections().keys()


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_the_guide_names_every_column(name, column):
    """`example` is told of all lists at once."""
    assert column in find_marked(name) | {"example"}


@pytest.mark.parametrize(("name", "column"), CLOSED)
def test_the_guide_names_every_value_of_a_closed_column(name, column):
    values = find_values(name, column)
    assert values - find_marked(name) == set()
    assert len(values) < MOST_VALUES, f"{name}.{column} is no closed column: add it to OPEN"


@pytest.mark.parametrize("name", LISTS)
def test_a_section_gives_an_example_and_the_tests_that_read_the_list(name):
    section = find_sections()[name]
    assert re.search(r"\*\S|\"|\(", section.partition("\n")[2])
    folders = re.findall(r"`(tests/\w+)`", section)
    assert folders
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def test_what_holds_of_all_lists_is_told_first():
    opening = GUIDE.partition("\n## ")[0]
    assert {"comment", "example"} <= set(re.findall(r"`([^`]+)`", opening))
    assert re.search(r"make test\s+TESTS=tests/lexicon", opening)
