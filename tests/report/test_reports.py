"""Many reports: each for itself, whatever becomes of the others, with one worker and with several; nothing outlives the
run.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.article.sources import Article
from broadsheet.errors import ModelError
from broadsheet.report.kernel import Kernel
from broadsheet.report.make import write_reports
from broadsheet.report.rooms import PREFIX
from tests.conftest import ROOT
from tests.support.notebooks import write_obedient, write_rows

MAYOR = "The mayor backed the plan on Monday."
# the command line with the obedient notebook in place of the one that reads
RUN = """
import sys
from functools import partial
from broadsheet import report
report.write_reports = partial(report.write_reports, notebook=sys.argv[1])
from broadsheet.cli import main
sys.exit(main(sys.argv[2:]))
"""


def give(*texts: str) -> list[Article]:
    return [Article(f"a{number}", text, f"Title {number}") for number, text in enumerate(texts, 1)]


def say(outcome) -> str:
    return str(outcome.error) if outcome.error else outcome.result.path.parent.name


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_is_left_to_its_article_and_the_others_are_made(tmp_path, workers):
    articles = give(MAYOR, f"fail {MAYOR}", MAYOR, f"die {MAYOR}", MAYOR)
    how = {"notebook": write_obedient(tmp_path), "workers": workers}
    first, second, third, fourth, fifth = map(say, write_reports(iter(articles), tmp_path / "out", **how))
    assert (first, third, fifth) == ("a1", "a3", "a5")
    assert second.startswith("the notebook stopped with ZeroDivisionError: division by zero. This is a fault of broad")
    assert "please report it" in second
    assert fourth.startswith("the kernel that made its report was killed (out of memory?). ")
    assert sorted(os.listdir(tmp_path / "out")) == ["a1", "a3", "a5"]
    assert all(MAYOR in (tmp_path / "out" / one / "report.html").read_text("utf-8") for one in ("a1", "a3", "a5"))


def test_articles_are_drawn_as_reports_are_made(tmp_path):
    drawn = []

    def draw():
        for article in give(MAYOR, MAYOR, MAYOR):
            drawn.append(article.id)
            yield article

    reports = write_reports(draw(), tmp_path / "out", notebook=write_obedient(tmp_path))
    next(reports)
    assert drawn == ["a1"]
    reports.close()


def test_a_missing_pipeline_is_told_before_a_kernel_starts(tmp_path, monkeypatch):
    monkeypatch.setattr(Kernel, "run", lambda *_args, **_given: pytest.fail("a kernel was started"))
    with pytest.raises(ModelError, match="en_no_such: no such spaCy pipeline here"):
        next(write_reports(give(MAYOR), tmp_path / "out", model="en_no_such"))
    assert os.listdir(tmp_path) == []


class Run:
    """A run of `broadsheet report` on articles of which one keeps its kernel waiting, in a room of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.out, self.temporary, self.mark = folder / "out", folder / "temporary", folder / "mark"
        self.temporary.mkdir()
        rows = write_rows(folder / "rows.jsonl", MAYOR, f"wait {self.mark} {MAYOR}")
        argv = ["report", str(rows), "--out", str(self.out), "--anyway", *options]
        path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(write_obedient(folder)), *argv],
            env={**os.environ, "TMPDIR": str(self.temporary), "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # what runs the tests may ignore Ctrl-C, which a command would inherit
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
        )

    def wait_for_kernel(self) -> int:
        """The process of the kernel that waits."""
        wait_until(lambda: self._is_marked() or self.process.poll() is not None, 120)
        if not self._is_marked():
            pytest.fail(f"it ended before: {self.process.communicate()}")
        return int(self.mark.read_text())

    def _is_marked(self) -> bool:
        return self.mark.exists() and self.mark.read_text() != ""

    def find_rooms(self) -> list[Path]:
        """What hidden folders there are."""
        return [*self.temporary.glob(".*"), *self.out.glob("**/.*")]


@pytest.fixture
def run(tmp_path):
    runs = []
    yield lambda *options: runs.append(Run(tmp_path, *options)) or runs[-1]
    for one in runs:
        one.process.kill()
        one.process.communicate()


def wait_until(ask: Callable[[], object], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not ask():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def is_gone(process: int) -> bool:
    """Has it ended? One that nobody has asked after yet is a zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.parametrize("options", [(), ("--workers", "2")], ids=["one", "two"])
@pytest.mark.parametrize(("signum", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_says_one_sentence_and_leaves_nothing_but_what_is_made(run, options, signum, status):
    running = run(*options)
    kernel = running.wait_for_kernel()
    assert running.process.stdout.readline() == f"{running.out / 'a1' / 'report.html'}\n"
    running.process.send_signal(signum)
    out, errors = running.process.communicate(timeout=60)
    there = f"1 report is in {running.out}, and the same command goes on from there."
    assert (errors, running.process.returncode) == (f"\nbroadsheet: stopped; {there}\n", status)
    assert out == ""
    assert os.listdir(running.out) == ["a1"]
    wait_until(lambda: is_gone(kernel), 10)
    assert running.find_rooms() == []


def test_a_run_that_is_killed_takes_its_kernel_along_and_its_rooms_go_with_the_next_run(run, tmp_path, monkeypatch):
    running = run()
    kernel = running.wait_for_kernel()
    running.process.kill()
    _, errors = running.process.communicate()
    assert errors == ""
    wait_until(lambda: is_gone(kernel), 10)
    (running.out / "a2").mkdir()
    (running.out / "a2" / f"{PREFIX}{running.process.pid}-x").mkdir()  # as if it had been killed while it wrote
    assert running.find_rooms()
    monkeypatch.setattr("tempfile.tempdir", str(running.temporary))
    list(write_reports([], running.out))
    assert running.find_rooms() == []
