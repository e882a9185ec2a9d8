import ast
import re
from pathlib import Path

import nbformat
import papermill
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
LONGEST_CELL = 8  # lines: cells stay under it
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def find_code(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def test_there_are_two_notebooks():
    assert [path.name for path in NOTEBOOKS] == ["article.ipynb", "quality.ipynb"]


@every_notebook
def test_it_is_stored_without_outputs(path):
    nbformat.validate(read(path))
    assert all(cell.outputs == [] and cell.execution_count is None for cell in find_code(path))


@every_notebook
def test_cells_are_short_and_hold_no_logic(path):
    for cell in find_code(path):
        is_list = "parameters" in cell.metadata.get("tags", ())  # a line a parameter, as many as there are
        assert is_list or len(cell.source.splitlines()) < LONGEST_CELL, cell.id
        banned = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.Lambda)
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, banned)], cell.id


@every_notebook
def test_it_opens_with_a_title_and_a_question(path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert "?" in first.source


@every_notebook
def test_each_parameter_has_a_type_and_a_comment(path):
    (cell,) = [cell for cell in find_code(path) if "parameters" in cell.metadata.get("tags", [])]
    lines = cell.source.splitlines()
    assert all(re.fullmatch(r"\w+: (str|int|float|bool) = .+  # .+", line) for line in lines), lines


@every_notebook
def test_parameters_imports_and_the_load_come_once_and_in_order(path):
    code = find_code(path)
    imports = [place for place, cell in enumerate(code) if re.search(r"^(import|from) ", cell.source, re.MULTILINE)]
    assert "parameters" in code[0].metadata.get("tags", [])
    assert imports == [1]
    assert "bs.read" in code[2].source


def test_what_explores_is_kept_out_of_the_page():
    cells = read(next(path for path in NOTEBOOKS if path.name == "article.ipynb")).cells
    kept_out = [cell.id for cell in cells if "notebook" in cell.metadata.get("tags", [])]
    assert kept_out == ["title", *(cell.id for cell in cells if cell.id.startswith("explore"))]


@every_notebook
def test_each_cell_shows_one_thing(path):
    for cell in find_code(path)[3:]:
        assert len(ast.parse(cell.source).body) == 1, cell.id


@every_notebook
def test_no_number_is_typed_in_its_prose(path):
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            assert not re.search(r"\d", re.sub(r"`[^`]*`", "", cell.source)), cell.id


def test_its_sections_are_those_of_the_design():
    path = next(path for path in NOTEBOOKS if path.name == "article.ipynb")
    cells = [
        cell
        for cell in read(path).cells
        if cell.cell_type == "markdown" and "notebook" not in cell.metadata.get("tags", [])
    ]
    headings = [cell.source.splitlines()[0] for cell in cells]
    wanted = ["At a glance", "The article", "Entities", "Statements", "Stances", "Figures", "Limits", "What was run"]
    assert headings == [f"## {title}" for title in wanted]


@every_notebook
@pytest.mark.parametrize("folder", [".", "notebooks"])
def test_it_runs_from_top_to_bottom_in_a_fresh_kernel(path, folder, tmp_path, monkeypatch):
    monkeypatch.chdir(path.parents[1] / folder)
    out = tmp_path / "out.ipynb"
    papermill.execute_notebook(str(path), str(out), progress_bar=False)
    assert [cell.id for cell in find_code(out)[3:] if not cell.outputs] == []


@pytest.mark.parametrize("text", ["Rain fell.", "It was 4%.", "Ann Lee said Bob Ray was right."])
def test_the_article_notebook_runs_whatever_was_not_found(text, tmp_path):
    (tmp_path / "my.txt").write_text(text, encoding="utf-8")
    path = next(path for path in NOTEBOOKS if path.name == "article.ipynb")
    papermill.execute_notebook(
        str(path), str(tmp_path / "out.ipynb"), {"article": str(tmp_path / "my.txt")}, progress_bar=False
    )


@pytest.mark.parametrize(("article", "told"), [
    ("seeds/sed.txt", "ArticleError: seeds/sed.txt: no such file or folder. Check the name, or give a URL with its https://."),
    ("notebooks/article.ipynb", "ArticleError: notebooks/article.ipynb: no array of articles was found in this JSON. "),
])  # fmt: skip
def test_a_mistyped_path_is_told_in_one_sentence_below_the_cell(article, told, tmp_path, monkeypatch):
    path = next(path for path in NOTEBOOKS if path.name == "article.ipynb")
    monkeypatch.chdir(path.parents[1])
    out = tmp_path / "out.ipynb"
    with pytest.raises(papermill.PapermillExecutionError):
        papermill.execute_notebook(str(path), str(out), {"article": article}, progress_bar=False)
    (error,) = (output for cell in find_code(out) for output in cell.outputs if output.output_type == "error")
    assert len(error.traceback) == 1
    assert "\n" not in error.traceback[0]
    assert error.traceback[0].startswith(told)
