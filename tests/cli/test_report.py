"""The report command: each article for itself, and an end that says what was made, kept and left out."""

import re
from pathlib import Path

import pandas as pd
import pytest

from broadsheet.article import Article
from broadsheet.cli import main
from broadsheet.errors import ArticleError, BroadsheetError, OutputError
from broadsheet.report import make
from broadsheet.report.make import Made
from broadsheet.report.shell import write_page
from tests.report.test_report import set_page
from tests.support.handmade import Desk
from tests.support.notebooks import write_rows

TEXTS = [f"The mayor of {town} backed the plan on Monday." for town in ("Alm", "Bree", "Cald", "Dorn", "Esk")]


@pytest.fixture
def rows(tmp_path) -> Path:
    """Five articles, a1 to a5, in a file."""
    return write_rows(tmp_path / "rows.jsonl", *TEXTS)


@pytest.fixture
def fault(monkeypatch):
    """Have reports made without a kernel, and that of one article fail."""

    def set_fault(id: str, error: BaseException) -> None:
        def write_report(article: Article, out: Path, **_given: object) -> Made:
            if article.id == id:
                raise error
            return Made(write_page(out / article.id / "report.html", set_page(make_reading(article))), False, {})

        monkeypatch.setattr(make, "write_report", write_report)

    def make_reading(article: Article):
        return Desk(article.text, title=article.title).make(article.id)

    return set_fault


def find_listed(out: Path) -> list[str]:
    return sorted(re.findall(r'href="(\w+)/report.html"', (out / "index.html").read_text("utf-8")))


@pytest.mark.parametrize(("error", "reason"), [
    (BroadsheetError("the notebook stopped."), "the notebook stopped."),
    (ArticleError("it is odd."), "it is odd."),
    (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
])  # fmt: skip
def test_a_fault_at_the_fourth_of_five_rows_costs_that_one_alone(rows, fault, tmp_path, capsys, error, reason):
    fault("a4", error)
    out = tmp_path / "out"
    assert main(["report", str(rows), "--out", str(out)]) == 3
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        *(str(out / id / "report.html") for id in ("a1", "a2", "a3", "a5")), str(out / "index.html"),
    ]  # fmt: skip
    assert find_listed(out) == ["a1", "a2", "a3", "a5"]
    assert reason in (out / "index.html").read_text("utf-8")
    errors = pd.read_csv(out / "errors.csv")
    assert list(errors["article"]) == ["a4"]
    assert reason in errors["reason"][0]
    assert re.search(r"broadsheet: left out .*rows.jsonl: ", printed.err)
    assert printed.err.endswith(f"broadsheet: 4 made, 1 left out; see {out / 'errors.csv'}.\n")
    assert "Traceback" not in printed.err


def test_what_cannot_be_read_is_left_out_and_the_others_are_made(fault, tmp_path, capsys):
    fault("none", ArticleError(""))
    (tmp_path / "in").mkdir()
    for name, text in {"a.txt": TEXTS[0], "b.txt": "", "c.txt": TEXTS[1]}.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    assert main(["report", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 3
    assert find_listed(tmp_path / "out") == ["a", "c"]
    assert ">One left out</h2>" in (tmp_path / "out" / "index.html").read_text("utf-8")
    assert list(pd.read_csv(tmp_path / "out" / "errors.csv")["source"]) == [str(tmp_path / "in" / "b.txt")]
    assert "2 made, 1 left out" in capsys.readouterr().err
    # once it is mended nothing is left out, and the list of before goes
    (tmp_path / "in" / "b.txt").write_text(TEXTS[2], encoding="utf-8")
    assert main(["report", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    assert find_listed(tmp_path / "out") == ["a", "b", "c"]
    assert not (tmp_path / "out" / "errors.csv").exists()


@pytest.mark.parametrize(("options", "error", "told"), [
    (["--strict"], BroadsheetError("the notebook stopped."), "rows.jsonl: the notebook stopped."),
    ([], OutputError("out: cannot be written."), "out: cannot be written."),  # nor can the next be
])  # fmt: skip
def test_what_stops_the_run_is_told_alone_and_keeps_what_is_made(rows, fault, tmp_path, capsys, options, error, told):
    fault("a4", error)
    out = tmp_path / "out"
    assert main(["report", str(rows), "--out", str(out), *options]) == 2
    there = f"3 reports are in {out}, and the same command goes on from there."
    assert capsys.readouterr().err.endswith(f"{told} {there}\n")
    assert find_listed(out) == ["a1", "a2", "a3"]


def test_a_run_that_is_stopped_says_what_is_made_and_lists_it(rows, fault, tmp_path, capsys):
    fault("a4", KeyboardInterrupt())
    out = tmp_path / "out"
    assert main(["report", str(rows), "--out", str(out)]) == 130
    there = f"3 reports are in {out}, and the same command goes on from there."
    assert capsys.readouterr().err == f"\nbroadsheet: stopped; {there}\n"
    assert find_listed(out) == ["a1", "a2", "a3"]
    fault("a1", KeyboardInterrupt())
    assert main(["report", str(rows), "--out", str(tmp_path / "none")]) == 130
    assert capsys.readouterr().err == "\nbroadsheet: stopped.\n"
    assert not (tmp_path / "none").exists()


def test_a_single_article_that_fails_is_told_in_one_sentence(fault, tmp_path, capsys):
    fault("a", BroadsheetError("the notebook stopped."))
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    assert main(["report", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == f"broadsheet: {tmp_path / 'a.txt'}: the notebook stopped.\n"
    assert not (tmp_path / "out").exists()


def test_the_end_says_how_long_the_reports_took(fault, tmp_path, capsys):
    fault("none", ArticleError(""))
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    assert main(["report", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")]) == 0
    assert re.fullmatch(r"broadsheet: one report made in \d+\.\d s\.\n", capsys.readouterr().err)
