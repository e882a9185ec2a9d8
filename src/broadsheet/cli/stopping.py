"""Stopping: a command that is told to end, by Ctrl-C, by `kill` by a terminal that is closed, ends in order and soon.

Knows signals. Knows nothing of what is stopped.
"""

import _thread
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# in which work is unwound: workers are given two to end what they began, and a user is promised five
LONGEST_END = 4.5
SOON = 0.05  # seconds in which a finalizer is left


class Stopped(KeyboardInterrupt):
    """The command was told to end; `status` is its exit status, as shells report it: 130 for Ctrl-C."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.status = 128 + signum


@contextmanager
def heed_signals(*, alone: bool) -> Iterator[None]:
    """Raise `Stopped` in the block at the first of the signals, and end the process if the block does not end soon.

    A signal that the process was started to ignore stays ignored (`nohup`, a script's background). Afterwards they mean
    what they meant before; where the block is all there is (`alone`) they mean nothing, for it is done.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # Python gives signals to the main thread alone
        return
    stop = _Stop()
    before = {one: signal.getsignal(one) for one in SIGNALS}
    hook = sys.unraisablehook
    for one in SIGNALS:
        if before[one] != signal.SIG_IGN:
            signal.signal(one, stop.begin)
    sys.unraisablehook = stop.repeat
    try:
        yield
    finally:
        stop.end()
        sys.unraisablehook = hook
        for one, handler in before.items():
            signal.signal(one, signal.SIG_IGN if alone else handler)


class _Stop:
    """The end of a command, from the signal until all is unwound."""

    def __init__(self) -> None:
        self._timer: threading.Timer | None = None

    def begin(self, signum: int, _frame: FrameType | None) -> None:
        """Raise `Stopped`, once: a second Ctrl-C would break off what ends in order."""
        if self._timer is None:
            self._timer = threading.Timer(LONGEST_END, _end_at_once, [128 + signum])
            self._timer.daemon = True
            self._timer.start()
            raise Stopped(signum)

    def repeat(self, unraisable: Any) -> None:
        """Raise it again where it fell into a finalizer or a callback, from which nothing is raised."""
        if isinstance(unraisable.exc_value, Stopped):
            self.end()
            again = signal.Signals(unraisable.exc_value.status - 128)
            threading.Timer(SOON, _thread.interrupt_main, [again]).start()  # not here: nothing is raised from here
        else:
            sys.__unraisablehook__(unraisable)

    def end(self) -> None:
        """All is unwound."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _end_at_once(status: int) -> None:
    os.write(2, b"\nbroadsheet: stopped.\n")
    os._exit(status)
