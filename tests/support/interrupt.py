"""Interrupt: `tables` is stopped at many moments, run again, and its tables compared with those of an undisturbed run.

    .venv/bin/python tests/support/interrupt.py --articles 60 --moments 20 --workers 2 --signals KILL TERM INT

prints a line for each moment and, at the end, what differed; exit status 1 if anything did.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

TOWNS = ("Harwick", "Thornbury", "Wexcombe", "Aldmere", "Penfield")
START, END = 0.25, 0.9  # shares of the moments: until then a run starts, from then on it writes
STATUSES = {"INT": 130, "TERM": 143, "HUP": 129, "KILL": -9}


@dataclass(frozen=True, slots=True)
class Stop:
    """One run that was stopped: how it ended, how long that took, what it said, and which files and processes it
    left behind.
    """

    status: int
    took: float
    errors: str
    left: list[str]
    orphans: list[int]


@dataclass(frozen=True, slots=True)
class Check:
    """What is run, how long it takes to start, how many articles it reads, and the files it gives undisturbed."""

    make: Callable[[Path], list[str]]
    begin: float
    articles: int
    expected: dict[str, bytes]


def write_articles(folder: Path, count: int) -> None:
    """Short articles, and two files among them that cannot be read."""
    folder.mkdir()
    for number in range(count):
        town = TOWNS[number % len(TOWNS)]
        text = (
            f"{town} backs bridge plan {number}\n\nThe mayor of {town}, Ann Lee, backed plan {number} on Monday. "
            f'"We will spend £{number + 2} million," she said. Ben Orr of the Transport Union opposed it.\n'
        )
        (folder / f"a{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "a0-empty.txt").write_text("", encoding="utf-8")
    (folder / "b-blank.txt").write_text(" \n", encoding="utf-8")


def make_command(sources: Path, out: Path, *, workers: int = 1) -> list[str]:
    given = ["tables", str(sources), "--out", str(out), "--format", "csv", "--workers", str(workers)]
    return [sys.executable, "-m", "broadsheet", *given]


def start(command: list[str]) -> subprocess.Popen:
    """Start a command in a session of its own, heeding Ctrl-C though this process may not."""
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, preexec_fn=heed, start_new_session=True)


def wait_for(moment: float, out: Path, *, begin: float, articles: int) -> None:
    """Wait until a run has come so far: in the first quarter it starts, which takes `begin` seconds; then it reads; at
    the end it writes its tables. Told by what it has kept, and not by the clock, for other work may slow it down.
    """
    if moment < START:
        time.sleep(begin * moment / START)
        return
    wanted = articles * (moment - START) / (END - START)
    give_up = time.monotonic() + 120
    while time.monotonic() < give_up and not (out / "articles.csv").exists():
        if moment > END and (out / "unfinished" / "broadsheet-staging").exists():
            return
        if moment <= END and count_kept(out) >= wanted:
            return
        time.sleep(0.002)


def count_kept(out: Path) -> int:
    """How many articles a run has kept so far."""
    try:
        return (out / "unfinished" / "broadsheet-rows").read_bytes().count(b"\n")
    except FileNotFoundError:
        return -1


def stop_at(command: list[str], out: Path, name: str, wait: Callable[[], object]) -> Stop:
    """Run a command, and stop it when it has come so far, the whole group as a terminal does for Ctrl-C."""
    running = start(command)
    wait()
    begun = time.monotonic()
    send = os.killpg if name in ("INT", "HUP") else os.kill
    send(running.pid, getattr(signal, f"SIG{name}"))
    running.wait(timeout=60)
    took = time.monotonic() - begun
    orphans = wait_for_group(running.pid)
    _, errors = running.communicate()
    left = sorted(str(path.relative_to(out)) for path in out.rglob("*")) if out.exists() else []
    return Stop(running.returncode, took, errors, left, orphans)


def read_files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by its path in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def find_group(group: int) -> list[int]:
    """The processes of a group that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, pgid = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it has ended meanwhile
            continue
        if int(pgid) == group and state != "Z":
            found.append(int(path.parent.name))
    return found


def wait_for_group(group: int) -> list[int]:
    """The processes of a group that live on after ten seconds; their ends are awaited so long."""
    end = time.monotonic() + 10
    while (alive := find_group(group)) and time.monotonic() < end:
        time.sleep(0.1)
    return alive


def find_faults(stop: Stop, name: str, expected: dict[str, bytes]) -> list[str]:
    """What was not as it should be when a run was stopped."""
    hidden = [path for path in stop.left if Path(path).name.startswith(".")]
    faults = [f"hidden: {hidden}"] if hidden else []
    faults += [f"processes live on: {stop.orphans}"] if stop.orphans else []
    if name == "KILL" or stop.status in (0, 3):  # it was done before it was stopped
        return faults
    faults += [f"status {stop.status}"] if stop.status != STATUSES[name] else []
    faults += [f"{stop.took:.1f} s to end"] if stop.took > 5 else []
    faults += [f"said {stop.errors}"] if "Traceback" in stop.errors or "stopped" not in stop.errors else []
    extra = {*stop.left} - {"unfinished", "unfinished/broadsheet-rows", *expected}
    return faults + ([f"left {extra}"] if extra else [])


def check_moment(moment: float, name: str, out: Path, check: Check) -> list[str]:
    """Stop a run at one moment and run it again: what was not as it should be."""
    command = check.make(out)
    wait = partial(wait_for, moment, out, begin=check.begin, articles=check.articles)
    stop = stop_at(command, out, name, wait)
    kept = max(0, count_kept(out))
    faults = find_faults(stop, name, check.expected)
    again = subprocess.run(command, capture_output=True, text=True)
    faults += [f"status {again.returncode} of the rerun: {again.stderr}"] if again.returncode != 3 else []
    faults += ["tables differ"] if read_files(out) != check.expected else []
    words = next((line.split()[1] for line in again.stderr.splitlines() if "taken over" in line), "0")
    faults += [f"{kept} kept"] if words != str(kept) else []
    print(f"{name:5} at {moment:.3f}: ended {stop.status} in {stop.took:.2f} s; took over {words}", *faults, flush=True)
    return faults


def check_all(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Every fault at any moment, for each signal."""
    write_articles(folder / "in", options.articles)
    make = partial(make_command, folder / "in", workers=options.workers)
    running, begun = start(make(folder / "whole")), time.monotonic()
    while count_kept(folder / "whole") < 0:
        time.sleep(0.01)
    begin = time.monotonic() - begun
    running.communicate()
    check = Check(make, begin, options.articles, read_files(folder / "whole"))
    print(f"an undisturbed run starts in {begin:.1f} s and gives {sorted(check.expected)}", flush=True)
    for name in options.signals:
        for number in range(options.moments):
            yield from check_moment((number + 0.5) / options.moments, name, folder / f"{name}{number}", check)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--signals", nargs="+", default=["KILL", "TERM", "INT"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        faults = list(check_all(options, Path(folder)))
    print(f"{len(faults)} faults in {options.moments * len(options.signals)} moments")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
