"""README and CONTRIBUTING: the code they show runs, and the commands, files and folders they name are there."""

import ast
import re
import shlex
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import broadsheet as bs
from broadsheet.cli import build_parser

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
# made by whoever reads on, or an example of something of their own
THEIRS = {
    "my-article.txt",
    "my-export.csv",
    "out.ipynb",
    "errors.csv",
    "OUT/unfinished",
    "my.txt",
    "tables",
    "article.ipynb",
    "quality.ipynb",
    "index.html",
    "reports/index.html",
}


def find_code(page: Path) -> str:
    """The Python of a page, one block after the other."""
    return "\n".join(re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE))


def find_commands(page: Path) -> list[str]:
    """The commands of a page, whether they stand on a line of their own or in a sentence, without their comments."""
    text = page.read_text(encoding="utf-8")
    lines = re.findall(r"^(?: {4}|```sh\n)((?:make|\.venv/bin/)[^#\n]*)", text, re.MULTILINE)
    inline = re.findall(r"`((?:make |\.venv/bin/)[^`\n]*)`", text)
    return [command.strip() for command in (*lines, *inline)]


COMMANDS = [(page, command) for page in PAGES for command in find_commands(page)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_a_page_runs(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for statement in ast.parse(find_code(page)).body:
        if isinstance(statement, ast.Expr):
            shown = eval(ast.unparse(statement), names)
            assert shown is None or repr(shown)
        else:
            exec(ast.unparse(statement), names)
    assert names["bs"] is bs


def test_readme_shows_every_way_to_ask_a_reading():
    asked = {
        node.attr for node in ast.walk(ast.parse(find_code(ROOT / "README.md"))) if isinstance(node, ast.Attribute)
    }
    assert asked >= {"read", "read_many", "said", "show", "explain", "charts"}


def test_commands_are_found():
    found = {command for _, command in COMMANDS}
    assert found >= {"make report", "make test", "make requirements", ".venv/bin/broadsheet quality"}


@pytest.mark.parametrize(("page", "command"), COMMANDS, ids=lambda value: getattr(value, "stem", value))
def test_a_command_that_a_page_names_is_there(page, command):
    name, *rest = shlex.split(command)
    if name == "make":
        targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert rest[0] in targets
        rest = [path for word in rest[1:] for path in word.partition("=")[2].split()]
    elif name == ".venv/bin/broadsheet":
        build_parser().parse_args(rest if rest[1:] else [*rest, "--gold", "data/gold"])
    else:
        script = Path(name).name
        assert script in {one.name for one in entry_points(group="console_scripts")} | {"python", "ruff", "mypy"}
    for word in rest:
        path = word.partition("::")[0]
        if "/" in path and not path.startswith(("-", "..")):  # what lies outside the project is theirs
            assert list(ROOT.glob(path)), f"{page.name}: there is no {path}"


def test_an_exporter_that_readme_names_is_installed():
    named = re.findall(r"nbconvert --to (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {*named} <= {one.name for one in entry_points(group="nbconvert.exporters")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_files_and_folders_that_a_page_names_are_there(page):
    text = page.read_text(encoding="utf-8")
    linked = {path.partition("#")[0] for path in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text)}
    words = re.findall(r"`([\w./-]+)`", text)
    told = {word for word in words if "/" in word or re.search(r"\w\.(md|py|csv)$", word)}
    package = ROOT / "src" / "broadsheet"
    folders = (ROOT, package, package / "lexicon", package / "article")
    missing = {path for path in {*linked, *told} - THEIRS if not any((folder / path).exists() for folder in folders)}
    assert missing - {".venv/bin"} == set()
