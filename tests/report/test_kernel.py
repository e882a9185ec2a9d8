import os
import signal
import tempfile
from pathlib import Path

import pytest
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from papermill.exceptions import PapermillExecutionError

from broadsheet.report.kernel import Kernel


def write(*sources: str) -> NotebookNode:
    """A notebook of these cells, the first with its parameters."""
    cells = [
        new_code_cell(source, metadata={"tags": ["parameters"] if place == 0 else []})
        for place, source in enumerate(sources)
    ]
    return new_notebook(
        cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
    )


def find_result(run: NotebookNode) -> str:
    return run.cells[-1].outputs[0].data["text/plain"]


@pytest.fixture
def room(monkeypatch):
    """An empty folder for temporary files, in which nothing may be left; of a short path, as a socket lies in it."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)
        assert os.listdir(folder) == []


def test_notebooks_share_a_kernel_and_know_nothing_of_each_other(room):
    with Kernel() as kernel:
        first = kernel.run(write("x = 1", "import os; kept = os.getpid(); os.getpid()"), {"x": 2}, name="first")
        second = kernel.run(write("x = 1", "import os; (x, os.getpid(), 'kept' in globals(), Out)"), {}, name="second")
        pid = int(find_result(first))
        assert find_result(second) == f"(1, {pid}, False, {{}})"
        os.kill(pid, 0)  # it is there
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_one_that_stops_does_not_stop_the_next(room):
    with Kernel() as kernel:
        with pytest.raises(PapermillExecutionError, match="ZeroDivisionError"):
            kernel.run(write("x = 1", "1 / 0", "x"), {}, name="broken")
        assert find_result(kernel.run(write("x = 1", "x"), {"x": 5}, name="whole")) == "5"


def test_one_that_is_killed_is_followed_by_another(room):
    with Kernel() as kernel:
        with pytest.raises(DeadKernelError):
            kernel.run(write("x = 1", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"), {}, name="killed")
        run = kernel.run(write("x = 1", "import os; os.getpid()"), {}, name="next")
        pid = int(find_result(run))
        os.kill(pid, signal.SIGKILL)  # between two notebooks
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert find_result(kernel.run(write("x = 1", "x"), {"x": 5}, name="last")) == "5"


def test_one_is_started_whatever_the_path_of_the_temporary_folder(tmp_path, monkeypatch):
    deep = tmp_path / ("deep" * 20)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    with Kernel() as kernel:
        assert find_result(kernel.run(write("x = 1", "x"), {"x": 5}, name="a")) == "5"
    assert os.listdir(deep) == []


def test_none_is_started_that_nothing_needs(room, monkeypatch):
    monkeypatch.setattr("broadsheet.report.kernel.NotebookClient", None)
    with Kernel():
        pass


def test_its_sockets_are_files_that_only_we_can_reach(room):
    with Kernel() as kernel:
        run = kernel.run(
            write("x = 1", "from ipykernel.connect import get_connection_info as ask; ask(unpack=True)['ip']"),
            {},
            name="a",
        )
        place = os.path.dirname(eval(find_result(run)))
        assert os.path.dirname(place) == str(room)
        assert os.stat(place).st_mode & 0o077 == 0


def test_its_profile_is_none_of_the_users(room):
    with Kernel() as kernel:
        run = kernel.run(write("x = 1", "get_ipython().profile_dir.location"), {}, name="a")
        assert os.path.commonpath([eval(find_result(run)), room]) == str(room)
