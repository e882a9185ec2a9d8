import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from broadsheet.article.sources import Article
from broadsheet.errors import ParameterError
from broadsheet.report.make import find_notebook
from broadsheet.report.parameters import check_parameters, find_article, find_parameters, write_handover

CELL = 'article: str = "a.txt"  # the source\nrows: int = 10  # how many\nshare: float = 0.5\nwide: bool = False'


@pytest.fixture
def notebook():
    return new_notebook(cells=[new_code_cell(CELL, metadata={"tags": ["parameters"]}), new_code_cell("rows: int = 3")])


def test_parameters_are_those_of_the_tagged_cell(notebook):
    assert find_parameters(notebook) == {
        "article": ("str", "a.txt"),
        "rows": ("int", 10),
        "share": ("float", 0.5),
        "wide": ("bool", False),
    }


def test_the_article_notebook_takes_what_the_command_line_gives():
    known = find_parameters(nbformat.read(find_notebook(), as_version=4))
    assert list(known) == ["article", "title", "source", "published", "url", "anyway", "certainty", "model"]
    assert {name for name, (kind, _) in known.items() if kind != "str"} == {"anyway", "certainty"}


def test_right_parameters_come_back_unchanged(notebook):
    assert check_parameters({"rows": 3, "wide": True}, notebook, name="n.ipynb") == {"rows": 3, "wide": True}


@pytest.mark.parametrize(("given", "message"), [
    ({"artcle": "x"}, "n.ipynb: no parameter 'artcle'. Did you mean 'article'? It takes article, rows, share, wide."),
    ({"rows": "3"}, "n.ipynb: parameter 'rows' takes int, not str ('3'). Give rows=10."),
    ({"rows": True}, "n.ipynb: parameter 'rows' takes int, not bool (True). Give rows=10."),
    ({"article": 5}, "n.ipynb: parameter 'article' takes str, not int (5). Give article='a.txt'."),
])  # fmt: skip
def test_a_wrong_parameter_is_refused_with_what_to_do(notebook, given, message):
    with pytest.raises(ParameterError) as error:
        check_parameters(given, notebook, name="n.ipynb")
    assert str(error.value) == message


def test_a_notebook_without_parameters_takes_none():
    with pytest.raises(ParameterError, match="It takes none"):
        check_parameters({"rows": 3}, new_notebook(), name="n.ipynb")


def test_an_article_arrives_exactly_as_it_was_handed_over(tmp_path):
    notes = ("Read as cp1252, since it is no UTF-8.", "2 soft hyphens were left out.")
    article = Article(
        "a", "He said \"'''\\n{}$5m\r\n\u2028", '"""); import os #', None, "2007-01-25", None, "my.txt", notes
    )
    assert find_article(str(write_handover(article, tmp_path))) == article


def test_a_relative_path_is_found_from_the_folder_above(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "seed.txt").write_text("Rain fell.")
    monkeypatch.chdir(tmp_path)
    assert find_article("seeds/seed.txt") == "seeds/seed.txt"
    monkeypatch.chdir(tmp_path / "notebooks")
    assert find_article("seeds/seed.txt") == "../seeds/seed.txt"
    assert find_article("missing.txt") == "missing.txt"
