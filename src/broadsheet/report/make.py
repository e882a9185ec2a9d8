"""Make: an article becomes a report, by running the notebook `article.ipynb` and converting it.

Nothing of a failed run stays behind, and a page whose inputs have not changed is kept.
"""

import dataclasses
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache, partial
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any, NamedTuple, cast

import nbformat
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from broadsheet import errors
from broadsheet.article import FACTS, Article
from broadsheet.errors import BroadsheetError, OutputError, ParameterError
from broadsheet.language import MODEL, check_pipeline
from broadsheet.markup import find_folder
from broadsheet.report.exporter import BroadsheetExporter, is_for_notebook
from broadsheet.report.kernel import Kernel
from broadsheet.report.memory import KEY, find_key, read_mark, recall_facts
from broadsheet.report.parameters import check_parameters, write_handover
from broadsheet.report.rooms import clear_rooms, open_room, temporary_errors
from broadsheet.report.shell import write_page
from broadsheet.workers import Outcome, work_each


class Made(NamedTuple):
    """A report: its path, whether it was kept as it was, and the facts taken over from the one that stood there."""

    path: Path
    kept: bool
    recalled: Mapping[str, str]


def write_report(
    article: Article,
    out: str | Path,
    *,
    model: str = MODEL,
    force: bool = False,
    given: Mapping[str, str] | None = None,
    parameters: Mapping[str, object] | None = None,
    notebook: str | Path | None = None,
    kernel: Kernel | None = None,
) -> Made:
    """Make `out`/<article's id>/report.html; one whose inputs have not changed is kept unless `force`.

    `given` has those of the article's facts (title, source, published, url) that were given for this report and not
    read from its source. What was so given for a report of the same article that stands there is taken over where
    `given` does not name it, if only as ''; without `given`, nothing is. `parameters` go to the notebook beside the
    article: ParameterError for one it does not know. OutputError where `out` cannot be written; both before a kernel
    starts. What the notebook itself refuses comes as the same BroadsheetError. Without a `kernel` one of its own runs.

    Long: most lines are the signature and what it means.
    """
    source = Path(notebook) if notebook else find_notebook()
    nb = nbformat.read(source, as_version=4)
    passed = _check_passed(article, nb, parameters or {}, model=model, name=source.name)
    target = _check_target(Path(out), article.id)
    recalled = {} if given is None else recall_facts(article, target, given)
    article = dataclasses.replace(article, **cast(dict[str, Any], recalled))
    held = [name for name in FACTS if {**recalled, **(given or {})}.get(name)]
    marks = {"key": find_key(article, nb, passed, held), "given": held}
    if not force and read_mark(KEY, target) == marks["key"]:
        return Made(target, True, recalled)
    page = _make_page(article, nb, passed, kernel=kernel, name=source.stem, marks=marks)
    return Made(write_page(target, page), False, recalled)


def write_reports(
    articles: Iterable[Article], out: str | Path, *, workers: int = 1, **options: Any
) -> Iterator[Outcome[Article, Made]]:
    """Make a report of each article, in order and lazily; what fails is the outcome of that article alone.

    `workers` processes share the work, each with a kernel that runs one notebook after the other. `options` are those
    of `write_report`. ModelError for a pipeline that is not there, before a worker or a kernel starts.
    """
    check_pipeline(options.get("model", MODEL))
    _clear(Path(out))
    how = {"out": out, **options}
    try:
        if workers == 1:
            with Kernel() as kernel:
                yield from work_each(partial(write_report, kernel=kernel, **how), articles, workers=1)
        else:
            yield from work_each(partial(_write_in_worker, how), articles, workers=workers)
    finally:
        _clear(Path(out))


def _write_in_worker(how: Mapping[str, Any], article: Article) -> Made:
    return write_report(article, kernel=_keep_kernel(), **how)


@cache
def _keep_kernel() -> Kernel:
    """The kernel of this worker, which ends when the worker does."""
    kernel = Kernel()
    Finalize(kernel, kernel.end_at_once, exitpriority=0)  # multiprocessing runs no `atexit` in its processes
    return kernel


def _clear(out: Path) -> None:
    """Clear away what killed runs, or workers that were stopped, have left."""
    clear_rooms()
    for folder in (out, *out.glob("*/")):
        clear_rooms(folder)


def find_notebook(name: str = "article.ipynb") -> Path:
    """The notebook as installed with the package, or as it lies in the project's own folder."""
    folder = find_folder()
    for path in (folder / "notebooks" / name, folder.parent.parent / "notebooks" / name):
        if path.is_file():
            return path
    raise FileNotFoundError(
        f"{name}: neither in {folder / 'notebooks'} nor in the project's notebooks. Install broadsheet again."
    )


def _check_passed(
    article: Article, nb: NotebookNode, parameters: Mapping[str, object], *, model: str, name: str
) -> dict[str, object]:
    """What the notebook is given beside the article: its parameters, checked, and the model."""
    own = {"article": article.id, "model": model}
    for parameter in own.keys() & parameters.keys():
        raise ParameterError(
            f"{name}: the report sets parameter '{parameter}' itself. Give the source and --model instead."
        )
    passed = check_parameters(own | dict(parameters), nb, name=name)
    check_pipeline(model)
    del passed["article"]
    return passed


def _make_page(
    article: Article,
    nb: NotebookNode,
    given: Mapping[str, object],
    *,
    kernel: Kernel | None,
    name: str,
    marks: Mapping[str, object],
) -> str:
    """Run the cells that are for the page on the article, and convert them.

    `marks` tell in the page's head from what it was made.
    """
    cells = nbformat.from_dict({**nb, "cells": [cell for cell in nb.cells if not is_for_notebook(cell)]})
    with temporary_errors(), ExitStack() as ends:
        handed = write_handover(article, ends.enter_context(open_room()))
        kernel = kernel or ends.enter_context(Kernel())
        try:
            run = kernel.run(cells, {"article": str(handed), **given}, name=name)
        except PapermillExecutionError as error:
            raise _name_error(error) from error
        except DeadKernelError as error:
            raise BroadsheetError(
                "the kernel that made its report was killed (out of memory?). Make it again, with fewer --workers."
            ) from error
    page, _ = BroadsheetExporter().from_notebook_node(run, {"metadata": {"name": name}, **marks})
    return page


def _name_error(error: PapermillExecutionError) -> BroadsheetError:
    """The BroadsheetError that stopped the kernel, or one that names what else did."""
    kind = getattr(errors, error.ename, None)
    if isinstance(kind, type) and issubclass(kind, BroadsheetError):
        return kind(error.evalue)
    fault = f"the notebook stopped with {error.ename}: {error.evalue}"
    return BroadsheetError(
        f"{fault}. This is a fault of broadsheet and not of the article: please report it with the article, or run "
        "notebooks/article.ipynb on it to see where."
    )


def _check_target(out: Path, article_id: str) -> Path:
    if article_id in ("", ".", "..") or Path(article_id).name != article_id:
        raise OutputError(
            f"{article_id!r}: no name for a folder in {out}. Give the article an id of letters, digits, '.', '_' and "
            "'-'."
        )
    target = out / article_id / "report.html"
    for folder in (target, target.parent, out, *out.parents):
        if folder.exists():
            break
    if target.is_dir():
        raise OutputError(f"{target}: is a folder, where a file has to go. Move it away, or name another with --out.")
    if folder != target and not folder.is_dir():
        raise OutputError(f"{folder}: is a file, not a folder. Name another with --out.")
    if not os.access(folder, os.W_OK):
        raise OutputError(f"{folder}: cannot be written. Name another folder with --out, or allow writing to it.")
    return target
