import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import broadsheet as bs
from broadsheet import charts
from broadsheet.article.readers import read_articles
from broadsheet.article.sources import Article
from broadsheet.cli import main
from broadsheet.errors import ModelError, OutputError, ParameterError
from broadsheet.report import make, page
from broadsheet.report.exporter import BroadsheetExporter
from broadsheet.report.kernel import Kernel
from broadsheet.report.make import Made, find_notebook, write_report
from broadsheet.report.memory import read_report
from broadsheet.report.shell import write_page
from broadsheet.schema import TABLES
from tests.conftest import ROOT
from tests.support.handmade import Desk, read_little, read_nothing

SEED = ROOT / "seeds" / "seed.txt"
EXAMPLE = ROOT / "docs" / "example" / "report.html"
# whatever a browser would load by itself: an address in one of these
LOADED = re.compile(r"""<(?:script|img|iframe|link|source|video|audio|object|embed|image|use)[^>]*(?:src|href|data)=["'](?!data:,|\#)"""
                    r"|@import|url\(")  # fmt: skip


def set_page(reading: object, **marks: object) -> str:
    """The page of a handmade reading: the article notebook with its cells' outputs, made without a kernel, and
    converted.
    """
    nb = nbformat.read(find_notebook(), as_version=4)
    for cell in nb.cells:
        if cell.cell_type == "code" and cell.source.startswith(("page.", "charts.")):
            shown = eval(cell.source, {"reading": reading, "page": page, "charts": charts})
            data = shown._repr_mimebundle_() if isinstance(shown, page.Part) else {"text/html": shown._repr_html_()}
            cell.outputs = [new_output("execute_result", data=data, execution_count=1)]
    return BroadsheetExporter().from_notebook_node(nb, marks)[0]


@pytest.fixture(scope="session")
def seed_report(tmp_path_factory) -> Path:
    """The seed article's report, made the whole way; a second module that asks finds it kept."""
    (article,) = read_articles(
        [SEED], title="Baghdad plan", source="A paper", published="2007-01-25", url="https://example.org/a"
    )
    return write_report(article, tmp_path_factory.getbasetemp() / "seed-report").path


@pytest.fixture
def no_kernel(monkeypatch):
    """Fail where a kernel would be started."""

    def refuse(*args: object, **given: object) -> None:
        raise AssertionError("a kernel was started")

    monkeypatch.setattr(Kernel, "run", refuse)


def test_the_seed_report_stands_in_its_place_and_nothing_beside_it(seed_report):
    assert seed_report.parts[-2:] == ("seed", "report.html")
    assert os.listdir(seed_report.parent) == ["report.html"]
    assert os.listdir(seed_report.parents[1]) == ["seed"]


def test_the_seed_report_is_small_and_loads_nothing(seed_report):
    html = seed_report.read_text("utf-8")
    assert len(html.encode()) < 300_000
    assert not LOADED.search(html)
    assert {link for link in re.findall(r"https?://[^\"<\s\\]*", html)} == {"https://example.org/a"}
    assert "xmlns" not in html


def test_the_tables_in_a_report_read_back_as_they_were(seed_report, seed_reading):
    tables = read_report(seed_report).tables
    assert list(tables) == list(TABLES)
    facts = ["title", "source", "published", "url"]  # given for the report alone
    for name in TABLES:
        found, wanted = (
            table.drop(columns=facts, errors="ignore") for table in (tables[name], seed_reading.tables[name])
        )
        pd.testing.assert_frame_equal(found, wanted)


def test_a_page_without_tables_is_no_report(tmp_path):
    (tmp_path / "report.html").write_text("<title>Mine</title>")
    with pytest.raises(OutputError, match="no report with tables in it"):
        read_report(tmp_path / "report.html")


@pytest.mark.parametrize(("format", "files"), [("xlsx", ["tables.xlsx"]), ("csv", [f"{name}.csv" for name in TABLES])])
def test_tables_come_beside_a_report_in_the_format_asked_for(tmp_path, monkeypatch, capsys, format, files):
    def write_report(article: Article, out: Path, **given: object) -> Made:
        return Made(write_page(out / article.id / "report.html", set_page(read_little())), False, {})

    monkeypatch.setattr(make, "write_report", write_report)
    (tmp_path / "a.txt").write_text("Rain fell.", encoding="utf-8")
    assert main(["report", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--format", format]) == 0
    assert sorted(os.listdir(tmp_path / "out" / "a")) == sorted(["report.html", *files])
    assert capsys.readouterr().out.splitlines() == [
        str(tmp_path / "out" / "a" / name) for name in ["report.html", *files]
    ]


def test_the_seed_report_shows_no_code(seed_report):
    html = seed_report.read_text("utf-8")
    for code in ("bs.read", "import broadsheet", "charts.entities", "page.masthead", "In [", "handed"):
        assert code not in html


def test_the_sections_stand_in_order_with_headings_in_order(seed_report):
    html = seed_report.read_text("utf-8")
    assert re.findall(r"<h(\d)", html) == ["1"] + ["2"] * 8
    wanted = ["At a glance", "The article", "Entities", "Statements", "Stances", "Figures", "Limits", "What was run"]
    assert re.findall(r"<h2[^>]*>([^<]*)", html) == wanted
    assert re.search(r"<h1>Baghdad plan</h1><p class=\"facts\"><span>A paper</span><span>25 January 2007</span>", html)


def test_a_report_is_kept_while_its_inputs_stay(seed_report, no_kernel):
    (article,) = read_articles(
        [SEED], title="Baghdad plan", source="A paper", published="2007-01-25", url="https://example.org/a"
    )
    before = seed_report.stat().st_mtime_ns
    assert write_report(article, seed_report.parents[1]) == (seed_report, True, {})
    assert seed_report.stat().st_mtime_ns == before
    for changed in (
        dataclasses.replace(article, text=article.text + " "),
        dataclasses.replace(article, title="Another"),
    ):
        with pytest.raises(AssertionError, match="a kernel was started"):
            write_report(changed, seed_report.parents[1])
    with pytest.raises(AssertionError, match="a kernel was started"):
        write_report(article, seed_report.parents[1], force=True)
    assert seed_report.stat().st_mtime_ns == before


@pytest.fixture
def quick(monkeypatch):
    """A kernel that runs nothing: the page of an article in which nothing was found."""

    def make_page(article: Article, nb: object, passed: object, *, kernel: object, name: str, marks: dict) -> str:
        desk = Desk(
            article.text, title=article.title, source=article.source, published=article.published, url=article.url
        )
        return set_page(desk.make(path=article.path), **marks)

    monkeypatch.setattr(make, "_make_page", make_page)


def find_facts(path: Path) -> tuple[str | None, ...]:
    row = read_report(path).articles.iloc[0]
    return tuple(None if pd.isna(row[name]) else row[name] for name in ("title", "source", "published"))


OWN = Article("a", "Rain fell.", "Rain", published="2020-01-01", path="here/a.txt")


@pytest.mark.parametrize(("changed", "given", "wanted"), [
    ({}, {}, ("Floods", "A paper", "2020-01-01")),
    ({"text": "Rain fell again."}, {}, ("Floods", "A paper", "2020-01-01")),  # mended
    ({"path": "there/a.txt"}, {}, ("Floods", "A paper", "2020-01-01")),  # moved
    ({"path": None}, {}, ("Floods", "A paper", "2020-01-01")),
    ({"path": "there/a.txt", "text": "Snow fell."}, {}, ("Rain", None, "2020-01-01")),  # another article of that name
    ({"path": None, "text": "Snow fell."}, {}, ("Rain", None, "2020-01-01")),
    ({"title": "Storm"}, {"title": "Storm"}, ("Storm", "A paper", "2020-01-01")),
    ({}, {"title": ""}, ("Rain", "A paper", "2020-01-01")),
    ({}, {"title": "", "source": ""}, ("Rain", None, "2020-01-01")),
    ({}, None, ("Rain", None, "2020-01-01")),
])  # fmt: skip
def test_facts_given_for_a_report_hold_when_it_is_made_again(tmp_path, quick, changed, given, wanted):
    first = {"title": "Floods", "source": "A paper"}
    write_report(dataclasses.replace(OWN, **first), tmp_path, given=first)
    made = write_report(dataclasses.replace(OWN, **changed), tmp_path, given=given)
    assert find_facts(made.path) == wanted
    assert set(made.recalled.values()) == set(wanted) & set(first.values())
    # what was taken over, or given anew, holds on
    if given is not None:
        assert write_report(dataclasses.replace(OWN, **{**changed, "title": "Rain"}), tmp_path, given={}).kept


def test_a_page_that_is_fetched_again_is_the_same_article(tmp_path, quick):
    page = Article("a", "Rain fell.", "Rain", url="https://example.org/a")
    write_report(dataclasses.replace(page, title="Floods"), tmp_path, given={"title": "Floods"})
    assert write_report(dataclasses.replace(page, text="Rain fell again."), tmp_path, given={}).recalled == {
        "title": "Floods"
    }
    elsewhere = dataclasses.replace(page, text="Snow fell.", url="https://example.org/b")
    assert write_report(elsewhere, tmp_path, given={}).recalled == {}


def test_of_facts_an_article_tells_itself_none_is_taken_over(tmp_path, quick):
    write_report(OWN, tmp_path, given={})
    changed = write_report(dataclasses.replace(OWN, title="Snow", published=None), tmp_path, given={})
    assert find_facts(changed.path) == ("Snow", None, None)


@pytest.mark.parametrize(("parameters", "error", "message"), [
    ({"titel": "x"}, ParameterError, "no parameter 'titel'. Did you mean 'title'?"),
    ({"title": 5}, ParameterError, "parameter 'title' takes str, not int"),
    ({"article": "x"}, ParameterError, "sets parameter 'article' itself"),
])  # fmt: skip
def test_a_wrong_parameter_is_refused_before_a_kernel_starts(tmp_path, no_kernel, parameters, error, message):
    with pytest.raises(error, match=re.escape(message)):
        write_report(Article("a", "Rain fell.", "Rain"), tmp_path, parameters=parameters)
    assert os.listdir(tmp_path) == []


def test_a_file_in_the_place_of_a_folder_is_refused_before_a_kernel_starts(tmp_path, no_kernel):
    (tmp_path / "out").write_text("x")
    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError, match=f"{tmp_path / 'out'}: is a file, not a folder"):
            write_report(Article("a", "Rain fell.", "Rain"), out)
    (tmp_path / "a" / "report.html").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"report\.html: is a folder, where a file has to go"):
        write_report(Article("a", "Rain fell.", "Rain"), tmp_path)


def test_a_folder_that_cannot_be_written_is_refused_before_a_kernel_starts(tmp_path, no_kernel, monkeypatch):
    # as root every folder can be written, so the answer of the system is set
    monkeypatch.setattr(make.os, "access", lambda path, mode: False)
    with pytest.raises(OutputError, match="cannot be written"):
        write_report(Article("a", "Rain fell.", "Rain"), tmp_path)


@pytest.mark.parametrize("name", ["..", ".", "", "a/b", "../up"])
def test_an_id_cannot_lead_out_of_the_folder(tmp_path, no_kernel, name):
    with pytest.raises(OutputError, match="no name for a folder"):
        write_report(Article(name, "Rain fell.", "Rain"), tmp_path)


def test_what_the_kernel_refuses_comes_as_the_same_error_and_leaves_nothing(tmp_path):
    with pytest.raises(ModelError, match="no-such-model"):
        write_report(Article("a", "Rain fell.", "Rain"), tmp_path / "out", model="no-such-model")
    assert os.listdir(tmp_path) == []


def test_the_example_holds_what_is_read_now(seed_reading):
    kept = read_report(EXAMPLE).tables
    for name, table in seed_reading.tables.items():
        # where it lay when the report was made
        found, wanted = (one.drop(columns="path", errors="ignore") for one in (kept[name], table))
        pd.testing.assert_frame_equal(found, wanted, obj=f"{name}: make example makes the report anew")


def test_the_example_is_set_as_pages_are_set_now(seed_reading):
    page, example = set_page(seed_reading), EXAMPLE.read_text("utf-8")
    for part in (r"<style>.*?</style>", r"<script>.*?</script>", r"<h2[^>]*>[^<]*", r"<table [^>]*>", r"<dt>[^<]*"):
        found, wanted = (re.findall(part, html, re.DOTALL) for html in (example, page))
        assert found == wanted, "make example makes the report anew"


def test_ten_articles_in_one_of_more_than_3000_words_make_a_page_under_2_mb():
    texts = [article.text for article in read_articles([ROOT / "data" / "articles"])]
    reading = bs.read(Article("long", "\n\n".join(texts), "All our articles"))
    assert reading.articles["words"][0] > 3_000
    assert len(set_page(reading).encode()) < 2_000_000


def test_an_empty_page_is_under_50_kb():
    assert len(set_page(read_nothing()).encode()) < 50_000


def test_a_page_has_a_strict_policy_and_no_inline_style_or_handler():
    html = set_page(read_little())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"<[^>]*\s(?:style|on\w+)=", html)
    assert html.count("<style") == 1


def test_a_hostile_article_stays_words_all_over_the_page():
    payload = '</script><script>document.title="run"</script><img src=x onerror=alert(1)>'
    desk = Desk(
        f"{payload} said {payload}.", title=payload, source=payload, published=payload, url=f"javascript:{payload}"
    )
    desk.entity(payload, payload)
    desk.statement("e1", payload, "said", payload)
    plain, hostile = set_page(read_little()), set_page(desk.make())
    assert hostile.count("<script") == plain.count("<script")
    assert "<img" not in hostile
    assert 'href="javascript:' not in hostile


def test_the_exporter_takes_any_notebook_and_leaves_out_code_and_prints():
    cell = new_code_cell("print('noise')", outputs=[new_output("stream", name="stdout", text="noise")])
    nb = new_notebook(cells=[new_markdown_cell("# Mine"), new_markdown_cell("## A part\n\nSome *words*."), cell])
    html, resources = BroadsheetExporter().from_notebook_node(nb, {"metadata": {"name": "mine"}})
    assert resources["output_extension"] == ".html"
    assert "<title>mine</title>" in html
    assert "<em>words</em>" in html
    assert "noise" not in html


def test_plain_papermill_and_plain_nbconvert_make_the_page(tmp_path):
    (tmp_path / "my.txt").write_text("Ann Lee said 40 people came.", encoding="utf-8")
    tools = Path(sys.executable).parent
    run = [tools / "papermill", find_notebook(), "out.ipynb", "-p", "article", "my.txt", "-p", "title", "Mine"]
    subprocess.run(run, cwd=tmp_path, check=True, capture_output=True)
    subprocess.run(
        [tools / "jupyter", "nbconvert", "--to", "broadsheet", "out.ipynb"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    html = (tmp_path / "out.html").read_text("utf-8")
    assert "<h1>Mine</h1>" in html
    assert "papermill" not in re.sub(r'<dl class="run">.*?</dl>', "", html)
