"""The layout: what stands where, who knows whom, and what every module of the package holds to."""

import ast
import re
import sys
import tomllib
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import broadsheet
from broadsheet import report
from broadsheet.dictionary import write_dictionary
from broadsheet.language.syntax import RELATIONS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "broadsheet"
# The straight way of the design, a package or module a step: each knows those left of it only. A package is named for
# the table it fills, a module in it for the column or the kind of row. fmt: off
ORDER = [
    "errors",
    "rules",
    "schema",
    "dictionary",
    "lexicon",
    "paragraphs",
    "phrasing",
    "article",
    "language",
    "entities",
    "statements",
    "stances",
    "quantities",
    "figures",
    "certainty",
    "markup",
    "keys",
    "progress",
    "workplace",
    "records",
    "workers",
    "reading",
    "journal",
    "export",
    "charts",
    "report",
    "quality",
    "cli",
]
# fmt: on
# a package is imported from elsewhere through its face, its `__init__`, alone; these modules are faces of their own
FACES = {"language.syntax", "language.entries", "language.factuality", "language.participants", "quantities.lexemes"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    """The dotted name of a module below broadsheet: "entities.names", "entities" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


NAMES = {name(path) for path in MODULES}
PACKAGES = {name(path) for path in MODULES if path.name == "__init__.py"} - {"__init__"}


def find_imports(path: Path) -> set[str]:
    """Every module a file imports, at its top or inside a function: full dotted names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def find_own(path: Path) -> set[str]:
    """The modules of broadsheet that a file imports; of a name in a module, the module."""
    dotted = {one.removeprefix("broadsheet.") for one in find_imports(path) if one.startswith("broadsheet.")}
    return {one if one in NAMES else one.rpartition(".")[0] for one in dotted} - {""}


def find_known(module: str) -> set[str]:
    """Every module of the package that `module` knows, itself or through others."""
    known: set[str] = set()
    ahead = [module]
    while ahead:
        new = OWN.get(ahead.pop(), set()) - known
        known |= new
        ahead += new
    return known


OWN = {name(path): find_own(path) for path in MODULES}
OWNERS = packages_distributions()


def place(module: str) -> int:
    """The step of the straight way at which a module stands."""
    return ORDER.index(module.partition(".")[0])


def test_every_module_stands_in_a_package_of_the_order():
    assert {module.partition(".")[0] for module in OWN} == {*ORDER, "__init__", "__main__"}


@pytest.mark.parametrize("module", sorted(OWN.keys() - {"__init__", "__main__"}))
def test_a_module_knows_only_its_own_package_and_those_left_of_it(module):
    others = {other for other in OWN[module] if other.partition(".")[0] != module.partition(".")[0]}
    assert {other for other in others if place(other) >= place(module)} == set()


def stands_in(module: str, package: str) -> bool:
    """Is a module the package, or one in it, however deep?"""
    return f"{module}.".startswith(f"{package}.")


@pytest.mark.parametrize("module", sorted(OWN.keys() - {"__init__", "__main__"}))
def test_a_package_is_imported_through_its_face_only(module):
    elsewhere = {package for package in PACKAGES if not stands_in(module, package)}
    inner = {other for other in OWN[module] - elsewhere if any(stands_in(other, package) for package in elsewhere)}
    assert inner - FACES == set()


@pytest.mark.parametrize("module", OWN)
def test_no_module_knows_itself_through_others(module):
    assert module not in find_known(module)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_spacy_stays_left_of_reading_and_matplotlib_right(path):
    roots = {dotted.partition(".")[0] for dotted in find_imports(path)}
    step = "__main__" if name(path) in ("__init__", "__main__") else ORDER[place(name(path))]
    assert "spacy" not in roots or step in (
        "language",
        "entities",
        "statements",
        "stances",
        "figures",
        "records",
        "reading",
    )
    assert "matplotlib" not in roots or step in ("charts", "report")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_first_what_it_gives(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [path for path in MODULES if not name(path).startswith("language.syntax")], ids=name)
def test_syntax_alone_knows_dependency_labels(path):
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    assert [node.lineno for node in nodes if isinstance(node, ast.Attribute) and node.attr in ("dep", "dep_")] == []


def find_strings(node: ast.AST, constants: dict[str, set[str]]) -> set[str]:
    """Every string in an expression, those of the module's constants that it names among them."""
    found = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return found.union(*(constants.get(part.id, set()) for part in ast.walk(node) if isinstance(part, ast.Name)))


def asks_relation(node: ast.AST) -> bool:
    """Is the expression a call of `find_relation`?"""
    return isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "find_relation"


def find_relations(path: Path) -> set[str]:
    """Every string that a module compares with an answer of `find_relation`, called on the spot or kept in a
    variable.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants: dict[str, set[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            constants |= {
                target.id: find_strings(node.value, constants)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
    kept = [(node.targets, node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    kept += [([node.target], node.value) for node in ast.walk(tree) if isinstance(node, ast.NamedExpr)]
    names = {
        target.id
        for targets, value in kept
        if asks_relation(value)
        for target in targets
        if isinstance(target, ast.Name)
    }
    found = set()
    for node in ast.walk(tree):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        answers = [side for side in sides if asks_relation(side) or ast.unparse(side) in names]
        if answers:
            found = found.union(*(find_strings(side, constants) for side in sides if side not in answers))
    return found


def test_every_relation_asked_for_is_one_that_syntax_gives():
    asked = {name(path): find_relations(path) for path in MODULES}
    assert asked["statements.contents"] >= {"marker", "oblique"}  # one asked for on the spot, one in a constant
    unknown = {module: relations - {*RELATIONS.values(), ""} for module, relations in asked.items()}
    assert {module: relations for module, relations in unknown.items() if relations} == {}


def find_dependencies() -> set[str]:
    """The distributions that the package itself asks for, by their normal names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {normalise(re.match(r"[A-Za-z0-9._-]+", one)[0]) for one in project["dependencies"]}


def normalise(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_import_from_elsewhere_is_a_dependency_of_our_own(path):
    roots = {dotted.partition(".")[0] for dotted in find_imports(path)} - {*sys.stdlib_module_names, "broadsheet"}
    assert {
        root for root in roots if not {normalise(owner) for owner in OWNERS.get(root, [])} & find_dependencies()
    } == set()


def test_the_data_dictionary_is_the_schema():
    _, mark, dictionary = (
        (ROOT / "data" / "README.md")
        .read_text(encoding="utf-8")
        .partition("<!-- below: made by make dictionary -->\n\n")
    )
    assert mark
    assert dictionary == write_dictionary(), "run make dictionary"


# what the program needs, and what its tests need on top of that
NEEDED, TESTED = "requirements.txt", "requirements-test.txt"


def requirements(*names: str) -> list[str]:
    lines = [line for name in names for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def pins(*names: str) -> set[str]:
    """The packages that are pinned."""
    return {re.match(r"[^=\[; ]+", line)[0] for line in requirements(*names)}


def find_names(wanted: list[str]) -> set[str]:
    """The packages that a list of pyproject.toml names."""
    return {normalise(re.match(r"[A-Za-z0-9._-]+", one)[0]) for one in wanted}


def test_every_requirement_is_pinned_exactly():
    pinned = re.compile(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,_-]+\])?==[\w.!+]+( ; .+)?")
    assert [line for line in requirements(NEEDED, TESTED) if not pinned.fullmatch(line)] == [
        f"./{path.relative_to(ROOT)}" for path in wheels()
    ]


def wheels() -> list[Path]:
    return sorted((ROOT / "data" / "models").glob("*.whl"))


def test_the_model_is_the_one_wheel_in_data():
    assert [path.name.partition("-")[0] for path in wheels()] == ["en_broadsheet_news"]


def test_every_dependency_is_among_the_requirements():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert find_names([*project["project"]["dependencies"], *project["build-system"]["requires"]]) <= pins(NEEDED)
    assert find_names(project["project"]["optional-dependencies"]["test"]) <= pins(NEEDED, TESTED)


def test_what_only_tests_need_is_not_set_up_for_a_report():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    only = find_names(project["optional-dependencies"]["test"]) - find_dependencies()
    # babel comes with JupyterLab
    assert only - {"babel"} <= pins(TESTED)
    assert pins(TESTED) & pins(NEEDED) == set()


def test_nothing_of_one_machine_stands_in_the_set_up():
    for path in (NEEDED, TESTED, "Makefile", ".ci/run", "pyproject.toml"):
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not re.search(r"https?://|file:|--(extra-)?index-url|/(work|home|root|tmp|opt)/", text), path


def test_every_command_of_the_makefile_is_listed_by_make_help():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)[1].split()
    assert sorted(phony) == sorted(re.findall(r"^([a-z]+):.*## ", text, re.MULTILINE))


# folders of tests that are of no package: what tests share
SHARED = {"data", "support"}


def test_the_folders_of_tests_are_the_packages():
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - SHARED == packages


# what strings name, and no import would miss on the day it moves
LAZY = [
    *((f"broadsheet.{name}", broadsheet._PUBLIC[name], name) for name in broadsheet._PUBLIC),
    *((f"report.{name}", f"broadsheet.report.{report._PUBLIC[name]}", name) for name in report._PUBLIC),
]


@pytest.mark.parametrize(
    ("module", "name"), [(module, name) for _, module, name in LAZY], ids=[one for one, *_ in LAZY]
)
def test_a_name_that_is_imported_when_asked_for_is_there(module, name):
    assert hasattr(import_module(module), name)


@pytest.mark.parametrize("face", [broadsheet, report], ids=lambda face: face.__name__)
def test_a_face_gives_all_that_it_lists(face):
    assert [name for name in face.__all__ if getattr(face, name, None) is None] == []


def find_entry_points() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["scripts"], *project["entry-points"].values()]
    return [target for group in groups for target in group.values()]


@pytest.mark.parametrize("target", find_entry_points())
def test_an_entry_point_leads_somewhere(target):
    module, _, name = target.partition(":")
    assert callable(getattr(import_module(module), name))


def test_the_modules_that_the_makefile_runs_are_there():
    named = re.findall(r"-m (broadsheet[\w.]*)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert named
    assert {module.removeprefix("broadsheet.") for module in named} <= NAMES


def find_asked(page: Path) -> set[str]:
    """What a page asks of the package, as `bs.charts.stances`."""
    return set(re.findall(r"\bbs((?:\.[A-Za-z_]+)+)", page.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "page", ["README.md", *(f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb"))]
)
def test_the_package_gives_what_a_page_asks_of_it(page):
    for asked in find_asked(ROOT / page):
        found: object = broadsheet
        for name in asked.strip(".").split("."):
            assert hasattr(found, name), f"bs{asked}"
            found = getattr(found, name)


LONGEST_MODULE, LONGEST_FUNCTION = 350, 30  # lines: a few screens, and one
# a line of a docstring that says why what it stands in is longer
REASON = re.compile(r"^\s*Long: \S", re.MULTILINE)


def count_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From `def` to the end, as the code is laid out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_is_longer_than_a_few_screens(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE or REASON.search(ast.get_docstring(ast.parse(text)) or "")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_function_is_longer_than_a_screen(path):
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {node.name: count_lines(node) for node in functions if count_lines(node) > LONGEST_FUNCTION}
    reasons = {node.name for node in functions if REASON.search(ast.get_docstring(node) or "")}
    assert long.keys() - reasons == set()
