"""Notebooks: one that does what the article it is given says, in place of the one that reads, so that a kernel starts
in a second.
"""

import json
from pathlib import Path

from nbformat import NotebookNode, write
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

PARAMETERS = """\
article: str = ""  # the article, handed over
model: str = ""  # no pipeline is loaded"""
OBEY = """\
import json, os, signal, time
from pathlib import Path
words = json.loads(Path(article).read_text())["text"].split()
if words[0] == "wait": Path(words[1]).write_text(str(os.getpid())); time.sleep(600)
if words[0] == "fail": 1 / 0
if words[0] == "die": os.kill(os.getpid(), signal.SIGKILL)"""


def write_obedient(folder: Path) -> Path:
    """A notebook that waits on "wait FILE", once it has written its process to the file; fails on "fail"; is killed on
    "die"; and else shows what it is given.
    """
    cells = [
        new_markdown_cell("## The words"),
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        new_code_cell(OBEY),
        new_code_cell("from IPython.display import HTML; HTML(' '.join(words))"),
    ]
    notebook: NotebookNode = new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = folder / "obedient.ipynb"
    write(notebook, path)
    return path


def write_rows(path: Path, *texts: str) -> Path:
    """A JSON Lines file of articles, a text each, with the ids a1, a2 ..."""
    rows = [{"id": f"a{number}", "title": f"Title {number}", "text": text} for number, text in enumerate(texts, 1)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
