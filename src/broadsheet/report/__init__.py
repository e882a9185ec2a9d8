"""Report: an article becomes one self-contained HTML page, and the parts that its notebook is made of.

What a name needs is imported when it is first asked for: a notebook that shows a page loads nothing that runs
notebooks.
"""

from importlib import import_module
from typing import Any

# where each public name lives
_PUBLIC = {
    "BroadsheetExporter": "exporter",
    "check_index": "index",
    "find_notebook": "make",
    "find_parameters": "parameters",
    "find_reports": "index",
    "has_index": "index",
    "read_report": "memory",
    "write_index": "index",
    "write_report": "make",
    "write_reports": "make",
}
_MODULES = ("explore", "page", "parameters")
__all__ = [*_PUBLIC, *_MODULES]


def __getattr__(name: str) -> Any:  # what it gives is typed where it is made
    if name in _PUBLIC:
        return getattr(import_module(f"broadsheet.report.{_PUBLIC[name]}"), name)
    if name in _MODULES:
        return import_module(f"broadsheet.report.{name}")
    raise AttributeError(f"module 'broadsheet.report' has no attribute '{name}'")
