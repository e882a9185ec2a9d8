"""What the command line prints, and where nobody reads it."""

import os
import subprocess
import sys

import pytest

CODE = """
import sys
from pathlib import Path
from broadsheet.cli.telling import note, open_streams, print_path
open_streams()
opened = open(sys.argv[1], "w")
note("one"), print_path(Path("two")), note("three"), print_path(Path("four"))
opened.write("done")
"""


def run(folder, **streams) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", CODE, folder / "opened"], text=True, **streams)


def test_notes_go_to_standard_error_and_paths_to_standard_output(tmp_path):
    done = run(tmp_path, capture_output=True)
    assert (done.stdout, done.stderr) == ("two\nfour\n", "broadsheet: one\nbroadsheet: three\n")


@pytest.mark.parametrize("closed", [[1], [2], [0, 1, 2]])
def test_a_stream_that_was_closed_before_stops_nothing_and_gets_into_no_file(tmp_path, closed):
    done = run(tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=lambda: list(map(os.close, closed)))
    assert done.returncode == 0
    assert done.stdout == ("" if 1 in closed else "two\nfour\n")
    assert done.stderr == ("" if 2 in closed else "broadsheet: one\nbroadsheet: three\n")
    assert (tmp_path / "opened").read_text() == "done"


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_stream_that_is_full_or_that_nobody_reads_stops_nothing(tmp_path, stream):
    ours, theirs = os.pipe()
    os.close(ours)
    with open("/dev/full", "w") as full, open(theirs, "w") as broken:
        for end in (full, broken):
            other = {"stdout", "stderr"} - {stream}
            done = run(tmp_path, **{stream: end, other.pop(): subprocess.PIPE})
            assert done.returncode == 0
            assert (done.stdout or done.stderr).count("\n") == 2
            assert (tmp_path / "opened").read_text() == "done"
