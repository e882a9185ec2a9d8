"""Kernel: one Jupyter kernel that runs notebook after notebook, so that what it has loaded is loaded once.

Knows papermill and nbclient. Knows nothing of articles or pages.
"""

import asyncio
import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import nbformat
import papermill
from nbclient import NotebookClient
from nbclient.util import ensure_async, run_sync
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from traitlets.config import Config

from broadsheet.report.rooms import find_temporary, open_room

ENGINE = "broadsheet"  # the name papermill knows our engine by
# the path of a socket may have 103 bytes (macOS), of which a room and the socket's own name take 48
LONGEST_PLACE = 55
# what the notebook before has made goes, so that notebooks know nothing of each other and memory stays flat
CLEAR = "%reset -f"
# a kernel that ends because we were killed would say so, below whatever stands on the screen by then
QUIET = "--log-level=CRITICAL"


class KeptKernel(Engine):  # type: ignore[misc]  # papermill comes without types
    """How papermill runs a notebook in a kernel that is there already, and stays."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, client: NotebookClient, **rest: object
    ) -> None:
        """Run the cells of papermill's notebook in the kernel of `client`."""
        runner = PapermillNotebookClient(nb_man, km=client.km, kernel_name=kernel_name)
        runner.kc = client.kc
        runner.execute()


class Kernel:
    """A kernel that starts with the first notebook and ends with the block: `with Kernel() as kernel`.

    One that was killed is followed by a new one. However its own process ends, it ends within a second or two.
    """

    def __init__(self) -> None:
        self._ends = ExitStack()
        self._client: NotebookClient | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if any(error):
            self.end_at_once()
        self._end()

    def end_at_once(self) -> None:
        """End it whatever it is at: its work is not waited for, and it does not tell of what broke off."""
        if self._client:
            run_sync(_cancel_tasks)()
            self._client.shutdown_kernel = "immediate"
        self._end()

    def run(self, notebook: NotebookNode, parameters: Mapping[str, object], *, name: str) -> NotebookNode:
        """The notebook with its outputs, run from top to bottom with nothing left of the one before.

        What stops it: papermill's PapermillExecutionError; a kernel that is killed: nbclient's DeadKernelError.
        """
        client = self._find_client() or self._start(notebook)
        with open_room() as folder:
            path = Path(folder, f"{name}.ipynb")
            nbformat.write(nbformat.from_dict({**notebook, "cells": [new_code_cell(CLEAR), *notebook.cells]}), path)
            engine = {"engine_name": ENGINE, "client": client, "progress_bar": False}
            ran: NotebookNode = papermill.execute_notebook(str(path), None, parameters=dict(parameters), **engine)
            return ran

    def _find_client(self) -> NotebookClient | None:
        """The kernel's client, if the kernel is there and alive."""
        if self._client and not run_sync(_is_alive)(self._client):
            self._end()
        return self._client

    def _start(self, notebook: NotebookNode) -> NotebookClient:
        # TCP sockets on the loopback are open to every user of the machine, and unencrypted; these are files only we
        # can reach
        folder = str(self._ends.enter_context(open_room(_find_place())))
        place = {"connection_file": str(Path(folder, "kernel.json")), "ip": str(Path(folder, "kernel"))}
        sockets = Config({"KernelManager": {"transport": "ipc", **place}})
        papermill_engines.register(ENGINE, KeptKernel)
        name = notebook.metadata.kernelspec.name
        self._client = NotebookClient(notebook, kernel_name=name, config=sockets, extra_arguments=[QUIET])
        # IPython keeps a profile in the user's home; ours goes with the kernel, and takes no settings from theirs
        self._ends.enter_context(self._client.setup_kernel(env={**os.environ, "IPYTHONDIR": folder}))
        return self._client

    def _end(self) -> None:
        self._client = None
        self._ends.close()


def _find_place() -> Path | None:
    """Where the kernel's room goes: among the temporary folders, unless their path is too long for a socket."""
    return None if len(os.fsencode(find_temporary())) <= LONGEST_PLACE else Path("/tmp")


async def _is_alive(client: NotebookClient) -> bool:
    """Is there a kernel at the other end?"""
    return client.km is not None and bool(await ensure_async(client.km.is_alive()))


async def _cancel_tasks() -> None:
    """Have nobody wait for the kernel any more; a task that is left behind complains on the screen."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
