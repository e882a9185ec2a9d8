"""Nothing leaves the machine, and nothing stays on it but the result: every way in, where everything is recorded.

Each process lives on for as long as onnxruntime, which runs the pipeline, would take to send.
"""

import json
import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest

from tests.support import recorder
from tests.support.recorder import Recording, find_obstacle, record

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "seed.txt"
BIN = Path(sys.executable).parent
# what onnxruntime 1.32.0 sends goes 8 to 11 seconds after it is imported
SECONDS = 14
FOLDERS = {
    "HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run",
}  # fmt: skip

# workers as `bs.read_many` starts them; all wait for the last article
SCRIPT = f"""
import time
import broadsheet as bs
from broadsheet.reading import read_each

def give():
    yield from [bs.Article("one", "Rents rose.", "One"), bs.Article("two", "Rents fell.", "Two")]
    time.sleep({SECONDS})
    yield bs.Article("three", "Rents rose.", "Three")

bs.read({str(SEED)!r})
print([*read_each(give(), workers=2)])
"""
SPACY = f"import time, spacy; spacy.load('en_broadsheet_news')('Rents rose.'); time.sleep({SECONDS})"
ANOTHER = f"import time, broadsheet, onnxruntime; time.sleep({SECONDS})"
# in the kernel of a notebook: after the cell that has loaded the pipeline
LIVE_ON = f"""
import sys, time
from IPython import get_ipython

def live_on(result):
    if "onnxruntime" in sys.modules:
        get_ipython().events.unregister("post_run_cell", live_on)
        time.sleep({SECONDS})

get_ipython().events.register("post_run_cell", live_on)
"""
# JupyterLab as `make lab` starts it, asked for what its page asks for when its user wants news, and for extensions
LAB = """
import subprocess, sys, time, urllib.error, urllib.request

def ask(path):
    with urllib.request.urlopen(f"http://127.0.0.1:8899/{path}") as answer:
        return answer.status

server = subprocess.Popen([*sys.argv[1:], "--no-browser", "--allow-root", "--port=8899", "--IdentityProvider.token="])
try:
    while True:
        try:
            ask("api/status")
            break
        except urllib.error.URLError:
            if server.poll() is not None:
                sys.exit("JupyterLab did not start")
            time.sleep(0.1)
    for path in ("lab", "lab/api/update", "lab/api/news", "lab/api/extensions?refresh=1&query=itables"):
        print(path, ask(path), flush=True)
finally:
    server.terminate()
    server.wait()
"""
CASES = ("the command line", "a script and two workers", "a notebook", "spaCy alone", "another pipeline", "JupyterLab")
CACHE = "cache/matplotlib/fontlist-*.json"
LEFT = {
    "the command line": ["work/out/seed/report.html", CACHE],
    # the last is of IPython itself, whose kernel papermill starts
    "a notebook": ["work/out.ipynb", CACHE, "home/.ipython/profile_default/startup/README"],
}


class Run(NamedTuple):
    """What a command wanted of the network, and the files it left."""

    recording: Recording
    files: list[str]


@pytest.fixture(scope="module", autouse=True)
def _recorder():
    """A system that lets commands be recorded."""
    if obstacle := find_obstacle():
        pytest.skip(obstacle)


def run(room: Path, command: Sequence[str]) -> Run:
    """Run a command, recorded, where every folder that it may write to is a new one.

    The environment has nothing that keeps onnxruntime still, as CI does, but a user's wish that it speak.
    """
    for folder in (*FOLDERS.values(), "work"):
        (room / folder).mkdir(parents=True)
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "ORT_DISABLE_TELEMETRY": "0", **find_kernel(room)}
    environment |= {name: str(room / folder) for name, folder in FOLDERS.items()}
    recording = record(command, environment=environment, folder=room / "work")
    files = sorted(str(path.relative_to(room)) for path in room.rglob("*") if path.is_file())
    return Run(recording, [name for name in files if not name.startswith("kernel/")])


def find_kernel(room: Path) -> dict[str, str]:
    """The environment in which a notebook's kernel lives on."""
    place = room / "kernel" / "kernels" / "python3"
    place.mkdir(parents=True)
    (room / "kernel" / "live_on.py").write_text(LIVE_ON, "utf-8")
    launch = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {
        "argv": [*launch, "--IPKernelApp.exec_lines=import live_on"],
        "display_name": "Python",
        "language": "python",
    }
    (place / "kernel.json").write_text(json.dumps(spec), "utf-8")
    return {"JUPYTER_PATH": str(room / "kernel"), "PYTHONPATH": str(room / "kernel")}


def find_lab() -> list[str]:
    """The command that `make lab` runs, once all is set up."""
    steps = ["make", "--dry-run", "--no-print-directory", "lab"]
    last = subprocess.run(steps, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()[-1]
    command, *rest = shlex.split(last)
    return [str(BIN / Path(command).name), *(str(ROOT / word) if (ROOT / word).exists() else word for word in rest)]


def write_notebook(path: Path) -> None:
    """The cells that read an article, and those to explore it with; the report runs the others."""
    notebook = nbformat.read(ROOT / "notebooks" / "article.ipynb", as_version=4)
    start = next(place for place, cell in enumerate(notebook.cells) if cell.source.startswith("## "))
    explore = [cell for cell in notebook.cells[start:] if "notebook" in cell.metadata.get("tags", ())]
    nbformat.write(nbformat.from_dict({**notebook, "cells": notebook.cells[:start] + explore}), path)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Every way in, all at the same time."""
    room = tmp_path_factory.mktemp("rooms")
    write_notebook(room / "short.ipynb")
    python = [sys.executable, "-c"]
    commands = {
        "the command line": [str(BIN / "broadsheet"), "report", str(SEED), "--out", "out"],
        "a script and two workers": [*python, SCRIPT],
        "a notebook": [str(BIN / "papermill"), str(room / "short.ipynb"), "out.ipynb", "-p", "article", str(SEED)],
        "spaCy alone": [*python, SPACY],
        "another pipeline": [*python, ANOTHER],
        "JupyterLab": [*python, LAB, *find_lab()],
    }
    with ThreadPoolExecutor(len(commands)) as pool:
        running = {name: pool.submit(run, room / name.replace(" ", "-"), command) for name, command in commands.items()}
        return {name: one.result() for name, one in running.items()}


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_asked_of_the_network(runs, case):
    recording = runs[case].recording
    assert recording.status == 0, recording.output
    assert "\n".join(recording.seen) == ""


@pytest.mark.parametrize("case", [case for case in CASES if case != "JupyterLab"])  # which keeps what its user does
def test_no_file_is_left_but_the_result_and_the_cache_of_fonts(runs, case):
    allowed = LEFT.get(case, [])
    assert "\n".join(name for name in runs[case].files if not any(fnmatch(name, pattern) for pattern in allowed)) == ""


def test_the_recorder_sees_whoever_tries(tmp_path):
    code = """
import socket, time, urllib.error, urllib.request
try:
    urllib.request.urlopen("https://example.org")
except urllib.error.URLError:  # answered without a certificate
    pass
socket.socket().connect_ex(("198.51.100.9", 9999))
socket.socket(type=socket.SOCK_DGRAM).sendto(b"?", ("192.0.2.3", 123))
server = socket.create_server(("", 8000))
time.sleep(1.5)
"""
    assert set(run(tmp_path / "room", [sys.executable, "-c", code]).recording.seen) >= {
        "asks for the name example.org",
        "sends to 203.0.113.7:443 over tcp",
        "greets example.org",
        "sends to 198.51.100.9:9999 over tcp",
        "sends to 192.0.2.3:123 over udp",
        "listens on 0.0.0.0:8000 over tcp",
    }


def test_the_recorder_says_nothing_of_what_stays_on_the_machine(tmp_path):
    code = "here = socket.create_server(('127.0.0.1', 8000)); socket.create_connection(('localhost', 8000))"
    command = [sys.executable, "-c", f"import socket, time; {code}; time.sleep(1.5)"]
    assert run(tmp_path / "room", command).recording.seen == []


@pytest.mark.skipif(socket.if_nameindex() == [(1, "lo")], reason="this machine's own network has no other interface")
def test_the_recorder_leaves_the_network_of_the_machine_alone(tmp_path):
    log = tmp_path / "seen.txt"
    alone = subprocess.run([sys.executable, recorder.__file__, str(log), "true"], capture_output=True, text=True)
    assert (alone.returncode, log.exists()) == (1, False)
    assert "Start it by `record`" in alone.stderr
