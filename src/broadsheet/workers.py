"""Workers: processes that share work out, each item answered for itself.

What an item raises, or a worker's death over it, is that item's outcome and nobody else's. Workers end with their
parent, however it ends. Knows nothing of articles.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 2  # items a worker has waiting, so that it never idles and little is lost when the run is stopped


class WorkerDiedError(Exception):
    """A worker was killed over an item, twice: most often for want of memory."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """An item and what came of it: its result, or the error that stopped it."""

    item: Item
    result: Result | None = None
    error: Exception | None = None


def work_each(
    function: Callable[[Item], Result], items: Iterable[Item], *, workers: int
) -> Iterator[Outcome[Item, Result]]:
    """What `function` makes of each item, in order and lazily; one worker is this process itself.

    `function` and items are pickled for the workers, which are started with the first item.
    """
    if workers == 1:
        for item in items:
            yield _try(function, item)
        return
    pool = ProcessPool(workers, context=multiprocessing.get_context("spawn"), initializer=_follow_parent)
    waiting: deque[tuple[Item, ProcessFuture]] = deque()
    try:
        for item in items:
            waiting.append((item, pool.schedule(function, args=(item,))))
            if len(waiting) > AHEAD * workers:
                yield _await(pool, function, *waiting.popleft())
        while waiting:
            yield _await(pool, function, *waiting.popleft())
    finally:  # at the end nothing waits; when the run is stopped, nothing that waits is worth waiting for
        pool.stop()
        pool.join()


def _try(function: Callable[[Item], Result], item: Item) -> Outcome[Item, Result]:
    try:
        return Outcome(item, function(item))
    except Exception as error:  # whatever it is, it is this item's alone, and is told
        return Outcome(item, error=error)


def _await(
    pool: ProcessPool, function: Callable[[Item], Result], item: Item, future: ProcessFuture
) -> Outcome[Item, Result]:
    try:
        try:
            return Outcome(item, future.result())
        except ProcessExpired:  # a second time tells whether it was the item or the machine
            return Outcome(item, pool.schedule(function, args=(item,)).result())
    except ProcessExpired as error:
        died = WorkerDiedError(f"the worker that read it was killed twice (exit status {error.exitcode})")
        return Outcome(item, error=died)
    except Exception as error:
        return Outcome(item, error=error)


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None  # this runs in a worker

    def follow() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
