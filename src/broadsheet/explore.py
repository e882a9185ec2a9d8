"""Explore: DataFrames that sort, search and page in a notebook, with no request to anywhere.

Knows itables. Knows nothing of articles.
"""

# itables looks for a dark theme before its script has arrived, and would leave white bands in JupyterLab's
STYLE = "<style>.dt-container{background:transparent!important;color:inherit!important}</style>"


def make_interactive() -> None:
    """From here on the notebook shows every DataFrame as an interactive table; `itables.init_notebook_mode(False)` ends that."""
    import itables
    from IPython.display import HTML, display

    # words begin at the left and go on below, so that a quotation is read without scrolling sideways
    itables.options.classes = "display compact"
    itables.options.columnDefs = [{"className": "dt-left", "targets": "_all"}]
    itables.options.style = "table-layout:auto;width:100%;max-width:100%;float:left"
    itables.options.showIndex = False
    itables.init_notebook_mode()
    display(HTML(STYLE))
