"""Assets: the style sheets, scripts and templates that pages and notebooks share.

Knows the package's files. Knows nothing of articles.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path


def find_folder() -> Path:
    """The folder of the installed package."""
    return Path(str(files("broadsheet")))


def find_templates() -> Path:
    """The folder of the templates, the style sheets and the script."""
    return find_folder() / "templates" / "broadsheet"


@cache
def write_style(*names: str) -> str:
    """Style sheets as a `<style>` element for a notebook, which the page leaves out:
    `markup` for marks, `notebook` for all else.
    """
    sheets = (files("broadsheet").joinpath(f"templates/broadsheet/{name}.css").read_text("utf-8") for name in names)
    return f'<style class="notebook">{"".join(sheets)}</style>'


@cache
def read_asset(name: str) -> str:
    """The words of a style sheet or script."""
    return (find_templates() / name).read_text("utf-8")


def hash_asset(content: str) -> str:
    """The source by which a Content-Security-Policy lets one inline style or script through."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
