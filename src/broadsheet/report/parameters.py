"""Parameters: what a notebook is given, checked by name and type before a kernel starts.

Knows the `parameters` cell of a notebook, and how an article is handed to a kernel: as a data file, never as code.
"""

import ast
import dataclasses
import json
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from nbformat import NotebookNode

from broadsheet.article import Article
from broadsheet.errors import ParameterError

# the suffix of an article handed over whole, so that its text, id and path arrive exactly as they were read
HANDOVER = ".article.json"


def find_parameters(notebook: NotebookNode) -> dict[str, tuple[str, object]]:
    """Type and default of every parameter in the cell tagged `parameters`, in order; without such a cell none."""
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ())]
    lines = [line for cell in cells for line in ast.parse(cell.source).body if isinstance(line, ast.AnnAssign)]
    return {
        ast.unparse(line.target): (ast.unparse(line.annotation), ast.literal_eval(line.value))
        for line in lines
        if line.value is not None
    }


def check_parameters(given: Mapping[str, object], notebook: NotebookNode, *, name: str) -> dict[str, object]:
    """The same parameters, where each is one of the notebook's and of its type; otherwise ParameterError with the
    nearest name.
    """
    known = find_parameters(notebook)
    for key, value in given.items():
        if key not in known:
            near = get_close_matches(key, known, n=1, cutoff=0)
            advice = f" Did you mean '{near[0]}'? It takes {_say_list(known)}." if near else " It takes none."
            raise ParameterError(f"{name}: no parameter '{key}'.{advice}")
        wanted, default = known[key]
        if type(value).__name__ != wanted:
            example = f"{key}={default!r}" if default not in ("", None) else f"a {wanted}"
            raise ParameterError(
                f"{name}: parameter '{key}' takes {wanted}, not {type(value).__name__} ({value!r}). Give {example}."
            )
    return dict(given)


def write_handover(article: Article, folder: Path) -> Path:
    """Write an article to a file that `find_article` reads back whole."""
    path = folder / f"handed{HANDOVER}"
    path.write_text(json.dumps(dataclasses.asdict(article)), encoding="utf-8")
    return path


def find_article(source: str) -> str | Article:
    """What a notebook's `article` parameter means: an article handed over, or a source for `broadsheet.read`."""
    if source.endswith(HANDOVER):
        handed = json.loads(Path(source).read_text(encoding="utf-8"))
        return Article(**handed | {"notes": tuple(handed["notes"])})  # JSON knows lists alone
    return find_path(source)


def find_path(path: str) -> str:
    """The path, looked for from the folder above where it is relative and not below the working folder.

    So one notebook runs both from its own folder (JupyterLab) and from the project's (papermill).
    """
    above = Path("..", path)
    return str(above) if not Path(path).exists() and not Path(path).is_absolute() and above.exists() else path


def _say_list(names: Mapping[str, object]) -> str:
    return ", ".join(names)
