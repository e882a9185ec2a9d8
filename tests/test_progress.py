import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

import broadsheet as bs
from broadsheet.progress import show_progress


@pytest.fixture(scope="module")
def run():
    """Run a cell in a kernel of its own; gives its outputs, and everything they were on the way."""

    def run_cell(source: str) -> tuple[list, list[str]]:
        nb, seen = new_notebook(cells=[new_code_cell(source)]), []

        class Client(NotebookClient):
            def process_message(self, msg, cell, cell_index):
                if msg["msg_type"] == "update_display_data":
                    seen.append(msg["content"]["data"].get("text/html") or msg["content"]["data"]["text/plain"])
                return super().process_message(msg, cell, cell_index)

        Client(nb, allow_errors=True).execute()
        nbformat.validate(nb)
        return nb.cells[0].outputs, seen

    return run_cell


def test_reading_in_a_cell_shows_what_is_done_and_ends_with_a_line(run):
    outputs, seen = run("import broadsheet as bs\nreading = bs.read(bs.Article('a<b', 'Rain fell.', 'Rain'))")
    assert [part.partition(">")[2].partition("</progress>")[2] for part in seen[:3]] == [
        " a&lt;b: loading the pipeline …", " a&lt;b: parsing …", " a&lt;b: finding the rows …",
    ]  # fmt: skip
    assert 'max="3" value="1"' in seen[1]
    (output,) = outputs
    assert list(output.data) == ["text/plain"]
    assert output.data["text/plain"].startswith("a<b: read in ")


def test_a_reading_that_fails_says_that_it_stopped(run):
    outputs, _ = run("import broadsheet as bs\nbs.read(bs.Article('a', 'Rain fell.', 'Rain'), model='no-such-model')")
    assert outputs[0].data["text/plain"].startswith("a: stopped in ")
    assert outputs[1].ename == "ModelError"


def test_of_many_the_last_one_read_is_told(run):
    _, seen = run("import broadsheet as bs\nmany = bs.read_many([bs.Article(i, 'Rain fell.', 'Rain') for i in 'ab'])")
    assert ["1 read, the last one a …" in seen[0], "2 read, the last one b …" in seen[1]] == [True, True]


def test_outside_a_notebook_nothing_is_told(capsys):
    with show_progress("a", steps=1) as tell:
        tell("reading")
    bs.read(bs.Article("a", "Rain fell.", "Rain"))
    assert capsys.readouterr() == ("", "")
