import pytest

from broadsheet.article.ids import Ids, clean_id, find_stem, tell_apart


@pytest.mark.parametrize(
    ("stem", "id"),
    [
        ("seed", "seed"),
        ("Report_2.v1-x", "Report_2.v1-x"),
        ("my article (1)", "my-article--1-"),
        ("Zoë", "Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("..", "--"),
        ("", "-"),
        ("<script>", "-script-"),
        ("../escape", "..-escape"),
    ],
)
def test_an_id_has_a_hyphen_for_what_the_name_of_a_folder_should_not_hold(stem, id):
    assert clean_id(stem) == id


@pytest.mark.parametrize(
    ("url", "stem"),
    [
        ("https://example.org/news/later-closing.html?x=1", "later-closing"),
        ("https://example.org/news/12345/", "12345"),
        ("https://example.org/caf%C3%A9.htm", "café"),
        ("https://example.org", "example.org"),
        ("https://example.org/..%2f..", ".."),
    ],
)
def test_an_address_is_called_by_the_last_part_of_its_path(url, stem):
    assert find_stem(url) == stem


def test_an_id_that_is_taken_is_numbered_whatever_its_letters():
    ids = Ids()
    assert [ids.claim(wanted) for wanted in ("a", "A", "a-2", "a", "b")] == ["a", "A-2", "a-2-2", "a-3", "b"]


def test_files_of_one_name_are_told_apart_by_as_few_folders_as_do():
    names = {"1": ("x", "03", "story"), "2": ("x", "04", "story"), "3": ("x", "04", "other")}
    assert tell_apart(names) == {"1": "03-story", "2": "04-story", "3": "other"}
