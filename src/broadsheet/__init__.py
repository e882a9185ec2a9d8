"""Broadsheet reads a news article into tables of entities, statements, stances and figures, every row tied to its
words.
"""

import os
from importlib import import_module
from importlib.metadata import version
from typing import Any

# As the pipeline's package does, and here too: kernels, workers and other pipelines have it before they import
# onnxruntime, which else tells its maker of every process.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = version("broadsheet")

# where each public name lives; imported when it is first asked for, so that `import broadsheet` does no work
_PUBLIC = {
    "Article": "broadsheet.article",
    "BroadsheetError": "broadsheet.errors",
    "Reading": "broadsheet.reading",
    "Readings": "broadsheet.reading",
    "read": "broadsheet.reading",
    "read_many": "broadsheet.reading",
}
_MODULES = ("charts", "schema")
__all__ = [*_PUBLIC, *_MODULES, "__version__"]


def __getattr__(name: str) -> Any:  # what it gives is typed where it is made
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    if name in _MODULES:
        return import_module(f"broadsheet.{name}")
    raise AttributeError(f"module 'broadsheet' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
