import pytest

from broadsheet.article.formats.markdown import strip_marks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Rents rise\n\nThe *mayor* said **no**.", "Rents rise\n\nThe mayor said no."),
        ("## Rents rise in May", "Rents rise in May"),
        ("She **never *once* agreed**.", "She never once agreed."),
        ("[The council](https://example.org/a) met.", "The council met."),
        ("![A bridge](bridge.png)\nIt is shut.", "A bridge\nIt is shut."),
        ("> We will fight.\n> All of us.", "We will fight.\nAll of us."),
        ("- rents\n* fares\n+ fees", "rents\nfares\nfees"),
        ("The [mayor](https://h.example/Mayor_(UK)) met us.", "The mayor met us."),
        ("[![A bridge](b.png)](/b) is shut.", "A bridge is shut."),
        ("The [council][1] met [us][].\n\n[1]: https://h.example 'Council'\n", "The council met us.\n\n\n"),
        ("It rose.[^1] It fell.[^two]\n\n[^1]: Says the mayor.", "It rose. It fell.\n\nSays the mayor."),
        ("It costs ~~£3~~£2.", "It costs £2."),
        ("See <https://h.example/a>.", "See https://h.example/a."),
        (r"5 \* 3 \[sic\] \#1", "5 * 3 [sic] #1"),
        ("Rents rise\n=====\n\nIt is so.", "Rents rise\n\n\nIt is so."),
        ("| Year | Toll |\n|:---|---:|\n| 2018 | £3 |", "| Year | Toll |\n\n| 2018 | £3 |"),
        ("```text\nRents rose.\n```\n", "\nRents rose.\n\n"),
        ("One.\n\n<!-- more -->\n{% include a.html %}{{< figure >}}\nTwo.", "One.\n\n\n\nTwo."),
        ("The `EB-5` visa", "The EB-5 visa"),
        ("_Read more_ in snake_case_names", "Read more in snake_case_names"),
        ("Part one.\n\n---\n\nPart two.", "Part one.\n\n\n\nPart two."),
    ],
)
def test_marks_are_taken_out_and_words_stay(text, words):
    assert strip_marks(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 is 30.\n",
        "  Two  spaces \n\nstay - as they are.\n",
        "He fell to #3 at 2*.",
        "£5m [sic] (net)",
        "",
        "-5C",
    ],
)
def test_a_text_without_marks_comes_back_as_it_is(text):
    assert strip_marks(text) == text


@pytest.mark.parametrize(
    "odd", ["*a", "**a", "[a](", "[a](b(", "[a][", "<!--a", "[^a", "|---|a", "`a", "_a", "> ", "# ", "![", "__a"]
)
def test_an_odd_text_keeps_its_words(odd):
    assert strip_marks(odd * 20_000).count("a") == odd.count("a") * 20_000
