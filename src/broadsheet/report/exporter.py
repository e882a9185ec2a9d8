"""Exporter: a notebook that was run becomes one self-contained HTML page.

Knows nbconvert and the page's parts. Knows nothing of how a notebook is run.
"""

import re
from collections.abc import Iterable
from typing import Any

from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from traitlets import default

from broadsheet.markup import find_templates
from broadsheet.report.listings import DATA_TYPE
from broadsheet.report.shell import make_frame

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

    # a page is a str here, as in TemplateExporter itself, which has no type; the Exporter above it gives a notebook
    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert a notebook that has been run; gives the page and nbconvert's resources."""
        resources = resources or {}
        data = next((output.data[DATA_TYPE] for output in _find_outputs(nb.cells) if DATA_TYPE in output.data), None)
        title = data["title"] if data else resources.get("metadata", {}).get("name", "Notebook")
        facts = data["facts"] if data else None
        page = make_frame(title, data=data, facts=facts, key=resources.get("key"), given=resources.get("given"))
        lead, *sections = _split(nb.cells)
        page["lead"] = [html for html, _ in _find_blocks(lead)]
        page["sections"] = [_find_section(cells) for cells in sections]
        return super().from_notebook_node(nb, {**resources, "page": page}, **kw)


def _split(cells: Iterable[NotebookNode]) -> list[list[NotebookNode]]:
    """The cells for the page, a list a section; what comes before the first second-level heading is the lead."""
    parts: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if is_for_notebook(cell):
            continue
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            parts.append([])
        parts[-1].append(cell)
    return parts


def is_for_notebook(cell: NotebookNode) -> bool:
    """Is the cell tagged to stay in the notebook?"""
    return "notebook" in cell.metadata.get("tags", ())


def _find_section(cells: list[NotebookNode]) -> dict[str, object]:
    """A section's heading, the id made from it, its prose and its outputs."""
    heading, _, prose = cells[0].source.partition("\n")
    title = heading.removeprefix("## ").strip()
    blocks = list(_find_blocks(cells[1:]))
    kind = "pair" if {"chart", "listing"} <= {name for _, name in blocks} else "plain"
    return {
        "id": re.sub(r"\W+", "-", title.lower()).strip("-"),
        "title": title,
        "prose": prose.strip(),
        "blocks": blocks,
        "kind": kind,
    }


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
