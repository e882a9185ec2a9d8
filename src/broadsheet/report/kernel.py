"""Kernel: one Jupyter kernel that runs notebook after notebook, so that what it has loaded is loaded once.

Knows papermill and nbclient. Knows nothing of articles or pages.
"""

import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import nbformat
import papermill
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from traitlets.config import Config

ENGINE = "broadsheet"  # the name papermill knows our engine by
# what the notebook before has made goes, so that notebooks know nothing of each other and memory stays flat
CLEAR = "%reset -f"


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
    """A kernel that starts with the first notebook and ends with the block: `with Kernel() as kernel`."""

    def __init__(self) -> None:
        self._ends = ExitStack()
        self._client: NotebookClient | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._client = None
        self._ends.close()

    def run(self, notebook: NotebookNode, parameters: Mapping[str, object], *, name: str) -> NotebookNode:
        """The notebook with its outputs, run from top to bottom with nothing left of the one before; what stops it:
        papermill's error.
        """
        client = self._client or self._start(notebook)
        with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
            path = Path(folder, f"{name}.ipynb")
            nbformat.write(nbformat.from_dict({**notebook, "cells": [new_code_cell(CLEAR), *notebook.cells]}), path)
            engine = {"engine_name": ENGINE, "client": client, "progress_bar": False}
            ran: NotebookNode = papermill.execute_notebook(str(path), None, parameters=dict(parameters), **engine)
            return ran

    def _start(self, notebook: NotebookNode) -> NotebookClient:
        # TCP sockets on the loopback are open to every user of the machine, and unencrypted; these are files only we
        # can reach
        folder = self._ends.enter_context(tempfile.TemporaryDirectory(prefix="broadsheet-"))
        place = {"connection_file": str(Path(folder, "kernel.json")), "ip": str(Path(folder, "kernel"))}
        sockets = Config({"KernelManager": {"transport": "ipc", **place}})
        papermill_engines.register(ENGINE, KeptKernel)
        name = notebook.metadata.kernelspec.name
        self._client = NotebookClient(notebook, kernel_name=name, config=sockets)
        # IPython keeps a profile in the user's home; ours goes with the kernel, and takes no settings from theirs
        self._ends.enter_context(self._client.setup_kernel(env={**os.environ, "IPYTHONDIR": folder}))
        return self._client
