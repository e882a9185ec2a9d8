"""Explore: DataFrames that sort, search and page in a notebook, with no request to anywhere.

Knows itables. Knows nothing of articles.
"""

# itables' own backgrounds are white
STYLE = "<style>.dt-container{background:transparent!important;color:inherit!important}</style>"


def make_interactive() -> None:
    """From here on the notebook shows every DataFrame as an interactive table.

    `itables.init_notebook_mode(False)` ends that.
    """
    import itables
    from IPython.display import HTML, display
    from IPython.utils.capture import capture_output

    # words begin at the left and go on below, so that a quotation is read without scrolling sideways
    itables.options.classes = "display compact"
    itables.options.columnDefs = [{"className": "dt-left", "targets": "_all"}]
    itables.options.style = "table-layout:auto;width:100%;max-width:100%;float:left"
    itables.options.showIndex = False
    # itables shows first what looks for a dark theme and then the script it needs for that, which the browser complains
    # of
    with capture_output() as shown:
        itables.init_notebook_mode()
    for output in reversed(shown.outputs):
        output.display()
    display(HTML(STYLE))
