"""Progress: what is being done, told below a notebook's cell while it runs. Outside a notebook nothing is told.

Knows IPython's displays. Knows nothing of articles.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape

Tell = Callable[[str], None]  # says what is done next


@contextmanager
def show_progress(name: str, *, steps: int | None = None) -> Iterator[Tell]:
    """A bar of `steps` steps below the cell (None: nobody knows how many); when the block ends, a line says how long it
    took.
    """
    if not _is_in_notebook():
        yield lambda doing: None
        return
    from IPython.display import display

    begun, done = time.perf_counter(), 0
    handle = display({"text/plain": f"{name} …"}, raw=True, display_id=True)

    def tell(doing: str) -> None:
        nonlocal done
        share = f' max="{steps}" value="{done}"' if steps else ""
        bar = f'<progress{share} aria-label="progress"></progress>'
        handle.update(
            {"text/plain": f"{name}: {doing} …", "text/html": f"{bar} {escape(name)}: {escape(doing)} …"}, raw=True
        )
        done += 1

    end = "stopped"
    try:
        yield tell
        end = "read"
    finally:
        handle.update({"text/plain": f"{name}: {end} in {time.perf_counter() - begun:.1f} s"}, raw=True)


def _is_in_notebook() -> bool:
    """Does a kernel run this, so that displays are shown? IPython in a terminal has none."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None
