"""A command that is stopped in earnest: processes, signals and what they leave behind."""

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from broadsheet.cli.stopping import Stopped, heed_signals
from tests.support.interrupt import (
    STATUSES,
    count_kept,
    find_group,
    make_command,
    read_files,
    start,
    stop_at,
    write_articles,
)

ARTICLES = 12


def wait_until_kept(out, count: int) -> None:
    end = time.monotonic() + 120
    while count_kept(out) < count and time.monotonic() < end:
        time.sleep(0.01)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder of articles, `in`, and what an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("whole")
    write_articles(folder / "in", ARTICLES)
    subprocess.run(make_command(folder / "in", folder / "out"), capture_output=True)
    return folder


@pytest.mark.parametrize(("name", "workers"), [("KILL", 2), ("INT", 2), ("TERM", 1)])
def test_a_run_that_is_stopped_ends_with_its_workers_and_a_rerun_gives_the_same_tables(whole, tmp_path, name, workers):
    out = tmp_path / "out"
    command = make_command(whole / "in", out, workers=workers)
    stop = stop_at(command, out, name, partial(wait_until_kept, out, 2))
    assert (stop.status, stop.orphans) == (STATUSES[name], [])
    if name != "KILL":
        assert stop.left == ["unfinished", "unfinished/broadsheet-rows"]
        kept = count_kept(out)
        said = f"{kept} articles are kept in {out}/unfinished, and the same command goes on from there."
        assert stop.errors.splitlines()[-1] == f"broadsheet: stopped; {said}"
        assert "Traceback" not in stop.errors
    again = subprocess.run(command, capture_output=True, text=True)
    assert "articles were taken over from a run that was stopped." in again.stderr
    assert read_files(out) == read_files(whole / "out")


def test_a_run_that_is_stopped_as_it_begins_says_so_and_leaves_nothing(whole, tmp_path):
    running = start(make_command(whole / "in", tmp_path / "out"))
    time.sleep(1)  # it imports what it needs
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in errors
    assert not (tmp_path / "out").exists()
    assert find_group(running.pid) == []


class Finalized:
    """Presses Ctrl-C in its finalizer, from which Python raises nothing."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        [None for _ in range(10)]  # where the signal is heard


def test_a_signal_that_falls_into_a_finalizer_is_raised_afterwards():
    def finalize() -> None:
        thing = Finalized()
        del thing
        time.sleep(10)

    with heed_signals(alone=False), pytest.raises(Stopped) as stopped:
        finalize()
    assert stopped.value.status == 130


def test_a_second_signal_does_not_break_off_what_ends_in_order():
    ended = []

    def work() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            ended.append("in order")

    with heed_signals(alone=False), pytest.raises(Stopped):
        work()
    assert ended == ["in order"]


def test_what_does_not_end_in_order_is_ended_at_once():
    code = """
import os, signal, time
from broadsheet.cli import stopping
stopping.LONGEST_END = 0.2
with stopping.heed_signals(alone=True):
    try:
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        time.sleep(60)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (143, "\nbroadsheet: stopped.\n")


def test_what_was_started_to_ignore_a_signal_goes_on_ignoring_it():
    code = """
import os, signal
from broadsheet.cli.stopping import heed_signals
signal.signal(signal.SIGHUP, signal.SIG_IGN)
with heed_signals(alone=True):
    os.kill(os.getpid(), signal.SIGHUP)
print("went on")
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "went on\n"
