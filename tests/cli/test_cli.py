import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from broadsheet import __version__
from broadsheet import export as tables
from broadsheet.cli import main
from broadsheet.cli import options as cli_options
from broadsheet.cli.report import read_value
from broadsheet.report import make
from broadsheet.report.make import Made
from broadsheet.schema import TABLES
from tests.support.handmade import make_reading

ROOT = Path(__file__).parents[2]
BODY = "The mayor backed the plan on Monday.\n"


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    return path


@pytest.fixture
def asked(monkeypatch) -> list[tuple]:
    """What `read_each` and `write_report` were asked, in place of their work."""
    calls: list[tuple] = []

    def read_each(articles, **options):
        articles = list(articles)
        calls.append((articles, options))
        return (make_reading(article.id) for article in articles)

    def write_report(article, out, *, kernel, **options):
        calls.append((article, {"out": out, **options}))
        return Made(out / article.id / "report.html", False, {})

    monkeypatch.setattr("broadsheet.reading.read_each", read_each)
    monkeypatch.setattr(make, "write_report", write_report)
    return calls


def test_tables_are_written_and_their_paths_printed(article, asked, tmp_path, capsys):
    out = tmp_path / "out"
    assert (
        main(["tables", str(article), "--out", str(out), "--format", "csv", "--model", "en_other", "--workers", "2"])
        == 0
    )
    ((articles, options),) = asked
    assert ([a.id for a in articles], options) == (["a"], {"model": "en_other", "workers": 2})
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [str(out / f"{name}.csv") for name in TABLES]
    assert printed.err == ""
    assert list(pd.read_csv(out / "figures.csv")["article"]) == ["a", "a"]


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
        (["a"], "broadsheet: 1 of 2 reports are kept, since nothing has changed that goes into it. To make it anew: "),
        (
            ["a", "b"],
            "broadsheet: 2 of 2 reports are kept, since nothing has changed that goes into it. To make it anew: ",
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


def test_a_readme_is_read_when_it_is_named_which_is_told_and_left_out_of_a_folder(article, asked, tmp_path, capsys):
    readme = tmp_path / "README.md"
    readme.write_text("What lies in this folder.", encoding="utf-8")
    for sources in ([tmp_path], [article, readme]):
        assert main(["tables", *map(str, sources), "--out", str(tmp_path / "out")]) == 0
    assert [[one.id for one in articles] for articles, _ in asked] == [["a"], ["a", "README"]]
    assert capsys.readouterr().err == (
        f"broadsheet: {readme} is read as an article, since it is named; leave it out if it tells of its folder.\n"
    )


def test_formats_are_those_of_the_tables():
    assert set(cli_options.FORMATS) == set(tables.FORMATS)


def test_starting_loads_nothing_heavy():
    heavy = {"spacy", "pandas", "pyarrow", "matplotlib", "papermill", "trafilatura"}
    code = f"import sys; from broadsheet.cli import build_parser; build_parser(); print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_ctrl_c_ends_with_status_130_and_no_traceback(tmp_path):
    pipe = (
        tmp_path / "slow.txt"
    )  # reading it waits until somebody writes, so the command is surely at work when it is stopped
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "broadsheet", "tables", str(pipe), "--out", str(tmp_path / "out")]
    # what runs the tests in the background may have them ignore Ctrl-C, which a command would inherit
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heed)
    writer = _open_when_read(pipe, running)
    errors = _press_until_stopped(running)
    os.close(writer)
    assert running.returncode == 130
    assert errors.strip() == "broadsheet: stopped."
    assert not (tmp_path / "out").exists()


def _press_until_stopped(running: subprocess.Popen) -> str:
    """Press Ctrl-C, and again when nothing came of it, as a person would:
    Python drops one that falls into a finalizer.
    """
    for _ in range(12):
        running.send_signal(signal.SIGINT)
        try:
            return running.communicate(timeout=5)[1]
        except subprocess.TimeoutExpired:
            continue
    running.kill()
    return running.communicate()[1]


def _open_when_read(pipe: Path, running: subprocess.Popen) -> int:
    while running.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    pytest.fail(f"ended with {running.returncode} before it read anything")


def test_a_reader_that_goes_away_does_not_stop_the_work(tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "broadsheet",
        "tables",
        str(tmp_path / "a.txt"),
        "--out",
        str(tmp_path / "out"),
        "--format",
        "csv",
    ]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    running.stdout.close()
    errors = running.stderr.read()
    assert (running.wait(timeout=120), errors) == (0, "")
    assert len(list((tmp_path / "out").iterdir())) == len(TABLES)


def test_progress_is_shown_on_a_terminal_only(article, asked, tmp_path, capsys, monkeypatch):
    argv = ["tables", str(article), "--out", str(tmp_path / "out")]
    assert main(argv) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(argv) == 0
    assert "1/1" in capsys.readouterr().err


def test_the_seed_becomes_six_tables_on_the_command_line(tmp_path):
    command = [
        sys.executable,
        "-m",
        "broadsheet",
        "tables",
        str(ROOT / "seeds"),
        "--out",
        str(tmp_path),
        "--format",
        "csv",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    found = {name: pd.read_csv(tmp_path / f"{name}.csv") for name in TABLES}
    assert all(set(table["article"]) == {"seed"} for table in found.values())
