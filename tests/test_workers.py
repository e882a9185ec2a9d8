import os
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet import workers as workers_module
from broadsheet.workers import WorkerDiedError, WorkersError, work_each

several = pytest.mark.parametrize("workers", [1, 2])


class AwkwardError(Exception):
    """One that cannot be unpickled: it asks for more than it hands on."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what} {where}")


def double(item: object) -> object:
    """Twice the item; of a word, what it says is done instead."""
    if item == "raise":
        raise ValueError("no such word")
    if item == "awkward":
        raise AwkwardError("it tripped", "here")
    if item == "unpicklable":
        return lambda: None
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "half":  # as it answers: a thousand bytes are announced, and five come
        os.write(find_pipe(), struct.pack("!i", 1000) + b"bytes")
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "exit":
        sys.exit(3)
    if isinstance(item, Path) and not item.exists():  # die the first time only
        item.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done" if isinstance(item, Path) else item * 2


def find_pipe() -> int:
    """The worker's end of its pipe."""
    frame = sys._getframe()
    while "pipe" not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals["pipe"].fileno()


@several
def test_each_item_has_its_outcome_in_the_order_of_the_items(workers):
    outcomes = list(work_each(double, [1, "raise", *range(3, 20)], workers=workers))
    assert [one.item for one in outcomes] == [1, "raise", *range(3, 20)]
    assert [one.result for one in outcomes] == [2, None, *range(6, 40, 2)]
    assert [type(one.error) for one in outcomes[:3]] == [type(None), ValueError, type(None)]
    assert str(outcomes[1].error) == "no such word"


@several
def test_nothing_to_do_gives_nothing(workers):
    assert list(work_each(double, [], workers=workers)) == []


def test_an_error_from_a_worker_says_where_it_came_up():
    (outcome,) = work_each(double, ["raise"], workers=2)
    assert "in double" in "".join(outcome.error.__notes__)


def test_what_cannot_be_sent_back_is_an_error_of_its_item_alone():
    awkward, unpicklable, fine = work_each(double, ["awkward", "unpicklable", 4], workers=2)
    assert str(awkward.error) == "AwkwardError: it tripped here"
    assert unpicklable.error is not None
    assert fine.result == 8


def test_an_item_over_which_a_worker_dies_is_tried_again(tmp_path):
    outcomes = list(work_each(double, [1, tmp_path / "begun", 3], workers=2))
    assert [one.result for one in outcomes] == [2, "done", 6]


@pytest.mark.parametrize("how", ["die", "half", "exit"])
def test_an_item_over_which_workers_die_twice_is_given_up_and_the_others_are_done(how):
    outcomes = list(work_each(double, [1, how, 3, 4, 5], workers=2))
    assert [one.result for one in outcomes] == [2, None, 6, 8, 10]
    assert isinstance(outcomes[1].error, WorkerDiedError)


@pytest.mark.parametrize(("how", "told"), [
    ("die", "workers were killed as they began. Free memory"),
    ("exit", "workers ended as they began, the last with exit status 3. What they printed above says why"),
])  # fmt: skip
def test_where_every_worker_ends_as_it_begins_the_work_is_given_up(monkeypatch, how, told):
    monkeypatch.setattr(workers_module, "TRIES", 1)
    with pytest.raises(WorkersError, match=told):
        list(work_each(double, [how] * 20, workers=2))


def test_a_program_that_works_as_it_is_imported_is_told_once_how_to_put_it_right(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from broadsheet.workers import work_each\n"
        "try:\n"
        "    print(list(work_each(str, range(9), workers=2)))\n"
        "except Exception as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True)
    assert done.stderr == ""
    (told,) = done.stdout.splitlines()
    assert 'put what it does below `if __name__ == "__main__":`, or read with workers=1.' in told


@several
def test_items_are_drawn_as_they_are_needed(workers):
    drawn: list[int] = []

    def draw() -> Iterator[int]:
        for number in range(1000):
            drawn.append(number)
            yield number

    outcomes = work_each(double, draw(), workers=workers)
    assert next(outcomes).result == 0
    assert len(drawn) <= workers_module.AHEAD * workers
    outcomes.close()


def test_workers_end_when_the_work_is_broken_off():
    outcomes = work_each(find_pid, range(9), workers=2)
    pids = {next(outcomes).result for _ in range(3)}
    outcomes.close()
    assert [pid for pid in pids if is_alive(pid)] == []


def test_ctrl_c_is_left_to_the_parent_by_the_first_worker_too(tmp_path):
    script = tmp_path / "script.py"  # a process that has started no worker before
    script.write_text(
        "from tests.test_workers import is_deaf\n"
        "from broadsheet.workers import work_each\n"
        'if __name__ == "__main__":\n'
        "    print([one.result for one in work_each(is_deaf, [1], workers=2)])\n"
    )
    path = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert (done.stdout, done.stderr) == ("[True]\n", "")


def is_deaf(_item: object) -> bool:
    """Is Ctrl-C not heard here?"""
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def find_pid(_item: object) -> int:
    return os.getpid()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
