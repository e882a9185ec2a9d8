"""Report: an article becomes one self-contained HTML page, by running the notebook `article.ipynb` and converting it.

Knows nbconvert. Nothing of a failed run stays behind, a page whose inputs have not changed is kept, and so are the facts that were
given for it.
"""

import dataclasses
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import nbformat
import pandas as pd
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets import default

from broadsheet import errors
from broadsheet.article import FACTS, Article
from broadsheet.errors import BroadsheetError, OutputError, ParameterError
from broadsheet.frame import make_frame, read_head, write_page
from broadsheet.kernel import Kernel
from broadsheet.language import MODEL
from broadsheet.markup import find_folder, find_templates
from broadsheet.page import DATA_TYPE, PACKAGES
from broadsheet.parameters import check_parameters, write_handover
from broadsheet.reading import Readings, hash_text
from broadsheet.schema import DTYPES, TABLES, find_columns

KEY = re.compile(r'<meta name="broadsheet-key" content="([0-9a-f]{64})">')
GIVEN = re.compile(r'<meta name="broadsheet-given" content="([a-z ]+)">')
DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
KINDS = {'<figure class="chart"': "chart", '<div class="listing"': "listing"}


class BroadsheetExporter(TemplateExporter):
    """A notebook as a page without code: no request, no script but the page's own, tables as data inside.

    `jupyter nbconvert --to broadsheet` uses it. A cell tagged `notebook` and whatever is printed stay in the notebook.
    """

    export_from_notebook = "Broadsheet report"
    output_mimetype = "text/html"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "broadsheet"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(find_templates().parent)]

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(self, nb: NotebookNode, resources: dict | None = None, **kw: object) -> tuple[str, dict]:
        """Convert a notebook that has been run; gives the page and nbconvert's resources."""
        data = next((output.data[DATA_TYPE] for output in _find_outputs(nb.cells) if DATA_TYPE in output.data), None)
        name = (resources or {}).get("metadata", {}).get("name", "Notebook")
        marks = {mark: (resources or {}).get(mark) for mark in ("key", "given")}
        page = make_frame(data["title"], data=data, facts=data["facts"], **marks) if data else make_frame(name, **marks)
        page["lead"] = [html for html, _ in _find_blocks(_split(nb.cells)[0])]
        page["sections"] = [_find_section(cells) for cells in _split(nb.cells)[1:]]
        return super().from_notebook_node(nb, {**(resources or {}), "page": page}, **kw)


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

    `given` has those of the article's facts (title, source, published, url) that were given for this report and not read from its
    source. What was so given for a report of the same article that stands there is taken over where `given` does not name it, if only
    as ''; without `given`, nothing is.
    `parameters` go to the notebook beside the article and the model: ParameterError where one is unknown or of the wrong type.
    OutputError where the folder cannot be written; both before a kernel starts. What the notebook itself refuses comes as the
    same BroadsheetError. `kernel` runs the notebook, without one a kernel of its own.
    """
    source = Path(notebook) if notebook else find_notebook()
    nb = nbformat.read(source, as_version=4)
    own = {"article": article.id, "model": model}
    for name in own.keys() & (parameters or {}).keys():
        raise ParameterError(f"{source.name}: the report sets parameter '{name}' itself. Give the source and --model instead.")
    passed = check_parameters(own | dict(parameters or {}), nb, name=source.name)
    del passed["article"]
    target = _check_target(Path(out), article.id)
    recalled = {} if given is None else _recall_facts(article, target, given)
    article = dataclasses.replace(article, **recalled)
    held = [name for name in FACTS if {**recalled, **(given or {})}.get(name)]
    marks = {"key": _find_key(article, nb, passed, held), "given": held}
    if not force and _read_mark(KEY, target) == marks["key"]:
        return Made(target, True, recalled)
    with ExitStack() as ends:
        kernel = kernel or ends.enter_context(Kernel())
        return Made(write_page(target, _make_page(article, nb, passed, kernel=kernel, name=source.stem, marks=marks)), False, recalled)


def write_reports(articles: Iterable[Article], out: str | Path, **options: object) -> Iterator[Made]:
    """Make a report of each article, in order and lazily, all in one kernel; `options` are those of `write_report`."""
    with Kernel() as kernel:
        for article in articles:
            yield write_report(article, out, kernel=kernel, **options)


def read_report(path: Path) -> Readings:
    """The tables that travel in a report, in the types they were read in."""
    found = DATA.search(path.read_text("utf-8"))
    if not found:
        raise OutputError(f"{path}: no report with tables in it. Make it again with --force.")
    packed = json.loads(found[1])["tables"]
    tables = {name: pd.DataFrame(packed[name]["rows"], columns=packed[name]["columns"]) for name in TABLES}
    return Readings({name: tables[name].astype({key: DTYPES[kind] for key, kind, _ in find_columns(TABLES[name])}) for name in TABLES})


def find_notebook(name: str = "article.ipynb") -> Path:
    """The notebook as installed with the package, or as it lies in the project's own folder."""
    folder = find_folder()
    for path in (folder / "notebooks" / name, folder.parent.parent / "notebooks" / name):
        if path.is_file():
            return path
    raise FileNotFoundError(f"{name}: neither in {folder / 'notebooks'} nor in the project's notebooks. Install broadsheet again.")


def _make_page(article: Article, nb: NotebookNode, given: Mapping[str, object], *, kernel: Kernel, name: str, marks: Mapping) -> str:
    """Run the cells that are for the page on the article, and convert them; `marks` tell in the page's head from what it was made."""
    cells = nbformat.from_dict({**nb, "cells": [cell for cell in nb.cells if not _is_for_notebook(cell)]})
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        try:
            run = kernel.run(cells, {"article": str(write_handover(article, Path(folder))), **given}, name=name)
        except PapermillExecutionError as error:
            raise _name_error(error) from error
    page, _ = BroadsheetExporter().from_notebook_node(run, {"metadata": {"name": name}, **marks})
    return page


def _name_error(error: PapermillExecutionError) -> BroadsheetError:
    """The BroadsheetError that stopped the kernel, or one that names what else did."""
    kind = getattr(errors, error.ename, None)
    if isinstance(kind, type) and issubclass(kind, BroadsheetError):
        return kind(error.evalue)
    fault = f"the notebook stopped with {error.ename}: {error.evalue}"
    return BroadsheetError(
        f"{fault}. This is a fault of broadsheet and not of the article: run notebooks/article.ipynb on it to see where."
    )


def _check_target(out: Path, article_id: str) -> Path:
    if article_id in ("", ".", "..") or Path(article_id).name != article_id:
        raise OutputError(f"{article_id!r}: no name for a folder in {out}. Give the article an id of letters, digits, '.', '_' and '-'.")
    target = out / article_id / "report.html"
    for folder in (target, target.parent, out, *out.parents):
        if folder.exists():
            break
    if target.is_dir() or (folder != target and not folder.is_dir()):
        raise OutputError(f"{folder}: is no folder to write a report in. Name another with --out.")
    if not os.access(folder, os.W_OK):
        raise OutputError(f"{folder}: cannot be written. Name another folder with --out, or allow writing to it.")
    return target


def _find_key(article: Article, nb: NotebookNode, given: Mapping[str, object], held: Sequence[str]) -> str:
    """A hash of all that decides what the page says, the time apart."""
    model = str(given["model"])
    try:
        model_version = version(model)
    except PackageNotFoundError:
        model_version = "not a package"
    inputs = [dataclasses.asdict(article), dict(given), model_version, [version(name) for name in PACKAGES], _hash_package()]
    inputs += [held, [cell.source for cell in nb.cells]]
    return hashlib.sha256(json.dumps(inputs, sort_keys=True, default=str).encode()).hexdigest()


@cache
def _hash_package() -> str:
    """A hash of the package's own files, so that a report is made again after a change of code, word list or style."""
    digest = hashlib.sha256()
    for path in sorted(find_folder().rglob("*")):
        if path.is_file() and path.suffix in (".py", ".csv", ".css", ".js", ".j2", ".json"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _recall_facts(article: Article, target: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The facts given for the report that stands at `target`, but for those given now; nothing where it is of another article."""
    names = [name for name in (_read_mark(GIVEN, target) or "").split() if name in FACTS and name not in given]
    if not names:
        return {}
    facts = read_report(target).articles.iloc[0].dropna()
    now = {"path": article.path, "url": article.url, "sha256": hash_text(article.text)}
    if not any(name in facts and facts[name] == value for name, value in now.items()):
        return {}
    return {name: facts[name] for name in names if name in facts}


def _read_mark(pattern: re.Pattern[str], target: Path) -> str | None:
    found = pattern.search(read_head(target))
    return found[1] if found else None


def _split(cells: Iterable[NotebookNode]) -> list[list[NotebookNode]]:
    """The cells for the page, a list a section; what comes before the first second-level heading is the lead."""
    parts: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if _is_for_notebook(cell):
            continue
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            parts.append([])
        parts[-1].append(cell)
    return parts


def _is_for_notebook(cell: NotebookNode) -> bool:
    """Is the cell tagged to stay in the notebook?"""
    return "notebook" in cell.metadata.get("tags", ())


def _find_section(cells: list[NotebookNode]) -> dict[str, object]:
    """A section's heading, the id made from it, its prose and its outputs."""
    heading, _, prose = cells[0].source.partition("\n")
    title = heading.removeprefix("## ").strip()
    blocks = list(_find_blocks(cells[1:]))
    kind = "pair" if {"chart", "listing"} <= {name for _, name in blocks} else "plain"
    return {"id": re.sub(r"\W+", "-", title.lower()).strip("-"), "title": title, "prose": prose.strip(), "blocks": blocks, "kind": kind}


def _find_blocks(cells: Iterable[NotebookNode]) -> Iterable[tuple[str, str]]:
    """What cells show, as HTML with the name of its kind: prose, chart, listing or other."""
    for cell in cells:
        if cell.cell_type == "markdown":
            yield cell.source, "prose"
        for output in _find_outputs([cell]):
            html = output.data.get("text/html")
            if html:
                # the page has the marks' style sheet already, and its policy would refuse a second
                html = re.sub(r'<style class="notebook">.*?</style>', "", "".join(html), flags=re.DOTALL)
                yield html, next((kind for start, kind in KINDS.items() if html.startswith(start)), "other")


def _find_outputs(cells: Iterable[NotebookNode]) -> Iterable[NotebookNode]:
    for cell in cells:
        yield from (output for output in cell.get("outputs", ()) if "data" in output)
