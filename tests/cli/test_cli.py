import re
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet import __version__
from broadsheet import export as tables
from broadsheet.cli import main
from broadsheet.cli import options as cli_options
from broadsheet.cli.report import read_value
from broadsheet.report import make
from broadsheet.report.make import Made

BODY = "The mayor backed the plan on Monday.\n"


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    return path


@pytest.fixture
def asked(monkeypatch) -> list[tuple]:
    """What `write_report` was asked, in place of its work."""
    calls: list[tuple] = []

    def write_report(article, out, *, kernel, **options):
        calls.append((article, {"out": out, **options}))
        return Made(out / article.id / "report.html", False, {})

    monkeypatch.setattr(make, "write_report", write_report)
    return calls


def test_a_report_of_each_article_is_made_and_its_path_printed(article, asked, tmp_path, capsys):
    (tmp_path / "b.md").write_text(BODY, encoding="utf-8")
    assert (
        main(
            [
                "report",
                str(tmp_path),
                "--out",
                str(tmp_path / "out"),
                "--force",
                "-p",
                "title",
                "1984",
                "-p",
                "url",
                "u",
            ]
        )
        == 0
    )
    options = {"out": tmp_path / "out", "force": True, "given": {}, "parameters": {"title": "1984", "url": "u"}}
    assert [(a.id, given) for a, given in asked] == [("a", options), ("b", options)]
    printed = [str(tmp_path / "out" / id / "report.html") for id in ("a", "b")]
    assert capsys.readouterr().out.splitlines() == [*printed, str(tmp_path / "out" / "index.html")]


@pytest.mark.parametrize(("given", "parameters"), [
    (["--certainty", "0.7"], {"certainty": 0.7}),
    (["--certainty", "1"], {"certainty": 1.0}),
    (["--certainty", "0"], {}),
    (["-p", "title", "T", "--certainty", "0.7"], {"title": "T", "certainty": 0.7}),
])  # fmt: skip
def test_the_certainty_that_is_asked_for_reaches_the_notebook(article, asked, given, parameters):
    assert main(["report", str(article), *given]) == 0
    assert [options["parameters"] for _, options in asked] == [parameters]


@pytest.mark.parametrize("command", ["report", "tables"])
@pytest.mark.parametrize("given", ["1.1", "-0.1", "70", "nan", "sure", ""])
def test_what_is_no_certainty_is_refused_in_one_sentence(article, asked, tmp_path, capsys, command, given):
    with pytest.raises(SystemExit, match="2"):
        main([command, str(article), "--out", str(tmp_path / "out"), f"--certainty={given}"])
    told = f"error: argument --certainty: {given!r} is no certainty; give a number from 0 to 1, such as 0.7"
    assert capsys.readouterr().err.splitlines()[-1].endswith(told)
    assert asked == []


def test_facts_given_on_the_command_line_reach_the_article(article, asked):
    given = [
        "--title",
        "T",
        "--source",
        "S",
        "--published",
        "25 January 2007",
        "--url",
        "https://example.org/",
        "--encoding",
        "latin-1",
    ]
    assert main(["report", str(article), *given]) == 0
    ((read, options),) = asked
    assert (read.title, read.source, read.published, read.url) == ("T", "S", "2007-01-25", "https://example.org/")
    facts = {"title": "T", "source": "S", "published": "25 January 2007", "url": "https://example.org/"}
    assert options == {"out": Path("reports"), "force": False, "given": facts, "parameters": {}}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("7", "int", 7),
        ("0.5", "float", 0.5),
        ("True", "bool", True),
        ("false", "bool", False),
        ("1984", "str", "1984"),
        ("x", "int", "x"),
        ("1", "bool", "1"),
    ],
)
def test_a_parameter_is_read_as_the_type_the_notebook_declares(text, kind, value):
    assert read_value(text, kind) == value
    assert type(read_value(text, kind)) is type(value)


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ([], ""),
        (
            ["a"],
            "broadsheet: 1 of 2 reports are kept, since nothing has changed that goes into them. To make them anew: ",
        ),
        (
            ["a", "b"],
            "broadsheet: 2 of 2 reports are kept, since nothing has changed that goes into them. To make them anew: ",
        ),
    ],
)
def test_a_report_that_is_kept_is_told_with_the_command_that_makes_it_anew(
    article, asked, tmp_path, monkeypatch, capsys, kept, told
):
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    made = lambda article, out, **options: Made(out / "report.html", article.id in kept, {})  # noqa: E731
    monkeypatch.setattr(make, "write_report", made)
    monkeypatch.setattr(sys, "argv", [".venv/bin/broadsheet"])
    argv = ["report", str(article), str(tmp_path / "b.txt"), "--out", str(tmp_path / "out put")]
    assert main(argv) == 0
    command = f".venv/bin/broadsheet report {article} {tmp_path}/b.txt --out '{tmp_path}/out put' --force\n"
    took = {0: "two reports made in ", 1: "one report made in "}.get(len(kept), "")
    end = re.sub(r"[\d.]+ s\.\n", "", capsys.readouterr().err)
    assert end == (told + command if told else "") + (f"broadsheet: {took}" if took else "")


def test_a_fact_that_holds_on_is_told_with_how_to_drop_it(article, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(make, "write_report", lambda article, out, **options: Made(out, False, {"title": "It's on"}))
    assert main(["report", str(article), "--out", str(tmp_path / "out")]) == 0
    told = (
        """title "It's on" was given for this report before and stands; --title gives another, and --title '' none."""
    )
    assert capsys.readouterr().err.startswith(f"broadsheet: {told}\n")


def test_workers_make_reports_in_order(tmp_path, capsys):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(BODY, encoding="utf-8")
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "out"), "--workers", "2"]) == 0
    reports = [str(tmp_path / "out" / name / "report.html") for name in "abc"]
    assert capsys.readouterr().out.splitlines() == [*reports, str(tmp_path / "out" / "index.html")]
    assert all("The mayor backed the plan" in Path(path).read_text("utf-8") for path in reports)


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert (stopped.value.code, capsys.readouterr().out) == (0, f"broadsheet {__version__}\n")


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["tables"],
        ["tables", "a.txt"],
        ["tables", "a.txt", "--out", "o", "--format", "xls"],
        ["report", "a.txt", "--workers", "0"],
        ["repot", "a.txt"],
    ],
)
def test_a_mistyped_command_ends_with_status_2(argv, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert "usage: broadsheet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "near"),
    [
        (["report", "a.txt", "--titel", "T"], "--title"),
        (["report", "a.txt", "--worker=2", "--publshed=2007-01-25"], "--published"),
        (["tables", "a.txt", "--out", "o", "--force"], "--format"),
        (["quality", "--by-artcle"], "--by-article"),
    ],
)
def test_a_mistyped_option_is_told_with_the_nearest_and_the_usage_of_its_command(argv, near, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert told.startswith(f"usage: broadsheet {argv[0]} ")
    assert told.endswith(f". Did you mean {near}?\n")


def test_formats_are_those_of_the_tables():
    assert set(cli_options.FORMATS) == set(tables.FORMATS)


def test_starting_loads_nothing_heavy():
    heavy = {"spacy", "pandas", "pyarrow", "matplotlib", "papermill", "trafilatura"}
    code = f"import sys; from broadsheet.cli import build_parser; build_parser(); print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
