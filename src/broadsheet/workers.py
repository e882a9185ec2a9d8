"""Workers: processes that share work out, each item answered for itself.

What an item raises, or a worker's death over it, is that item's outcome and nobody else's. Workers end with their
parent, however it ends. Knows nothing of articles.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from broadsheet.errors import BroadsheetError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # items a worker may be ahead of the first that is not done, so that a slow one keeps nobody waiting for long
TRIES = 2  # a second time tells whether it was the item or the machine
GRACE = 2.0  # seconds in which workers may end what they began outside (a kernel); Ctrl-C has to end within five
SPAWN = multiprocessing.get_context("spawn")
UNGUARDED = 77  # exit status of a worker in which the program began anew, and asked for workers itself
# what a pipe says when the other end is gone; plain OSError: in the middle of what it was sending
GONE = (EOFError, OSError)


class WorkerDiedError(Exception):
    """A worker was killed over an item, twice: most often for want of memory."""


class WorkersError(BroadsheetError):
    """Workers that end one after the other before any of them has answered."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """An item and what came of it: its result, or the error that stopped it."""

    item: Item
    result: Result | None = None
    error: Exception | None = None


def work_each(
    function: Callable[[Item], Result], items: Iterable[Item], *, workers: int
) -> Generator[Outcome[Item, Result], None, None]:
    """What `function` makes of each item, in order and lazily; one worker is this process itself.

    `function`, items and results are pickled on their way to the workers and back. Each worker has one item at a time,
    and a pipe of its own: no lock is shared that one could take into its grave.
    """
    if workers == 1:
        for item in items:
            yield _try(function, item)
        return
    _check_guard()
    crew = _Crew(pickle.dumps(function), workers)
    try:
        yield from crew.work(iter(items))
        crew.dismiss()
    finally:
        crew.stop()


def _check_guard() -> None:
    """End here if this is a worker that is not ready yet: each imports the program that started it, and this one works
    as it is imported.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        sys.exit(UNGUARDED)


def _try(function: Callable[[Item], Result], item: Item) -> Outcome[Item, Result]:
    try:
        return Outcome(item, function(item))
    except Exception as error:  # whatever it is, it is this item's alone, and is told
        return Outcome(item, error=error)


@dataclass(slots=True, eq=False)
class _Job:
    """An item on its way: how often it was begun, and what came of it."""

    item: Any
    begun: int = 0
    outcome: Outcome[Any, Any] | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, our end of its pipe, and what it is at."""

    process: SpawnProcess
    pipe: Connection
    job: _Job | None = None


@dataclass(slots=True)
class _Crew:
    """The workers of one run. What is pickled is unpickled in a worker, which may take it seconds of imports."""

    function: bytes
    size: int
    workers: list[_Worker] = field(default_factory=list)
    todo: deque[_Job] = field(default_factory=deque)
    died: int = 0
    proven: bool = False  # has any of them answered?

    def work(self, items: Iterator[Any]) -> Iterator[Outcome[Any, Any]]:
        """The outcomes, in the order of the items."""
        jobs: deque[_Job] = deque()
        more = True
        while True:
            room = more and len(jobs) < AHEAD * self.size
            self._collect(at_once=room or not jobs or jobs[0].outcome is not None)
            if jobs and jobs[0].outcome is not None:
                yield jobs.popleft().outcome  # type: ignore[misc]  # asked for in the line above
            elif room:
                more = self._draw(items, jobs)
            elif not jobs:
                return
            self._hand_out()

    def dismiss(self) -> None:
        """Let the workers end by themselves, which they do when their pipe is closed."""
        for worker in self.workers:
            worker.pipe.close()
        _wait_for(self.workers)

    def stop(self) -> None:
        """End the workers that are left, whatever they are at."""
        for end in (SpawnProcess.terminate, SpawnProcess.kill):
            for worker in self.workers:
                end(worker.process)
            _wait_for(self.workers)

    def _draw(self, items: Iterator[Any], jobs: deque[_Job]) -> bool:
        """Take up the next item; was there one?"""
        for item in items:
            jobs.append(_Job(item))
            self.todo.append(jobs[-1])
            return True
        return False

    def _hand_out(self) -> None:
        """Give each worker that is free an item; workers are started as they are needed."""
        while self.todo:
            free = next((worker for worker in self.workers if worker.job is None), None)
            if free is None:
                if len(self.workers) == self.size:
                    return
                free = _start(self.function)
                self.workers.append(free)
            free.job = self.todo.popleft()
            free.job.begun += 1
            try:
                free.pipe.send(free.job.item)
            except GONE:  # it died while it was free
                self._bury(free)

    def _collect(self, *, at_once: bool) -> None:
        """Take what the workers have answered; unless `at_once`, wait for an answer."""
        busy = {worker.pipe: worker for worker in self.workers if worker.job is not None}
        for pipe in wait(list(busy), timeout=0 if at_once or not busy else None):
            worker = busy[pipe]  # type: ignore[index]  # wait gives back what it was given
            try:
                result, error = worker.pipe.recv()
            except GONE:
                self._bury(worker)
                continue
            assert worker.job is not None  # it is busy
            worker.job.outcome = Outcome(worker.job.item, result, error)
            worker.job, self.proven = None, True

    def _bury(self, worker: _Worker) -> None:
        """Have the item of a worker that has died done by another, or give it up."""
        worker.process.join()
        self.workers.remove(worker)
        worker.pipe.close()
        self.died += 1
        self._check_beginning(worker.process.exitcode)
        job = worker.job
        assert job is not None  # a worker's death is seen by its item
        if job.begun < TRIES:
            self.todo.appendleft(job)
            return
        status = worker.process.exitcode
        how = f"the worker died over it twice, last with exit status {status}; most often memory is short"
        job.outcome = Outcome(job.item, error=WorkerDiedError(how))

    def _check_beginning(self, status: int | None) -> None:
        """Give the work up where no worker comes as far as its first answer; `status` is how the last one ended."""
        if status == UNGUARDED:
            raise WorkersError(
                "several workers are for a program that can be imported, since each of them imports it: put what it "
                'does below `if __name__ == "__main__":`, or read with workers=1.'
            )
        if self.proven or self.died <= TRIES * self.size:
            return
        if status is not None and status > 0:
            how = f"{self.died} workers ended as they began, the last with exit status {status}"
            raise WorkersError(f"{how}. What they printed above says why; workers=1 reads without them.")
        raise WorkersError(f"{self.died} workers were killed as they began. Free memory, or ask for fewer workers.")


def _start(function: bytes) -> _Worker:
    """A new worker. Ctrl-C is blocked in it from its first moment, and so is left to the parent."""
    ours, theirs = SPAWN.Pipe()
    resource_tracker.ensure_running()  # as it starts, with the first worker, it would lift the block
    process = SPAWN.Process(target=_serve, args=(function, theirs), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()  # so that its death closes the pipe
    return _Worker(process, ours)


def _wait_for(workers: Iterable[_Worker]) -> None:
    """Wait until the workers have ended, at most for the time of grace."""
    end = time.monotonic() + GRACE
    for worker in workers:
        worker.process.join(max(0.0, end - time.monotonic()))


def _serve(pickled: bytes, pipe: Connection) -> None:
    """What a worker does: an item in, its result or error out, until the parent closes the pipe."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    threading.Thread(target=_follow_parent, daemon=True).start()
    function: Callable[[Any], Any] | None = None
    while True:
        try:
            item = pipe.recv()
        except GONE:
            return
        try:
            function = function or pickle.loads(pickled)
            answer = pickle.dumps((function(item), None))
        except Exception as error:  # as in `_try`
            answer = pickle.dumps((None, _pack(error)))
        try:
            pipe.send_bytes(answer)
        except GONE:  # nobody wants to know
            return


def _follow_parent() -> None:
    """End when the parent does: as if asked to, and if that does not help at once."""
    parent = multiprocessing.parent_process()
    assert parent is not None  # this runs in a worker
    wait([parent.sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)


def _pack(error: Exception) -> Exception:
    """The error as the parent can be sent it, with where it came up."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # its class asks for more than it says
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
