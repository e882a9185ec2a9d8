from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

SOURCE = "import pandas as pd\nfrom broadsheet.report import explore\nexplore.make_interactive()"


def test_a_table_becomes_interactive_without_a_request():
    nb = new_notebook(cells=[new_code_cell(SOURCE), new_code_cell('pd.DataFrame({"words": ["one", "two"]})')])
    NotebookClient(nb).execute()
    script = "".join(output.data.get("text/html", "") for output in nb.cells[0].outputs)
    table = nb.cells[1].outputs[0].data["text/html"]
    assert "itables" in table
    assert "new ITable" in table or "DataTable" in table
    # what it loads comes with the first cell and from nowhere else
    for html in (script, table):
        assert "<script src=" not in html
        assert "unpkg.com" not in html


def test_whatever_an_article_says_stays_words():
    source = 'pd.DataFrame({"words": ["<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>"]})'
    nb = new_notebook(cells=[new_code_cell(SOURCE), new_code_cell(source)])
    NotebookClient(nb).execute()
    table = nb.cells[1].outputs[0].data["text/html"]
    assert "onerror" in table
    assert "<img src=x" not in table
    assert "<script>alert(2)" not in table


def test_the_script_comes_before_what_needs_it():
    nb = new_notebook(cells=[new_code_cell(SOURCE)])
    NotebookClient(nb).execute()
    shown = [output.data["text/html"] for output in nb.cells[0].outputs]
    (script,) = (place for place, html in enumerate(shown) if "injectModule" in html)
    (theme,) = (place for place, html in enumerate(shown) if "set_or_remove_dark_class();" in html)
    assert script < theme
