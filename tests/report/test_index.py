import re
from html import escape

import pytest

from broadsheet.cli import main
from broadsheet.errors import OutputError
from broadsheet.report import make
from broadsheet.report.index import MOST_MISSING, check_index, find_reports, write_index
from broadsheet.report.make import Made
from broadsheet.report.shell import write_page
from broadsheet.schema import SourceError
from tests.report.test_report import LOADED, set_page
from tests.support.handmade import Desk, read_little, read_much, read_nothing
from tests.support.rated import rate

HOSTILE = '"><script>window.ran = 1</script><img src=x onerror=alert(2)>'


def lay_out(out, **readings):
    """A folder of reports, each with the page of a handmade reading."""
    for name, reading in readings.items():
        (out / name).mkdir(parents=True)
        (out / name / "report.html").write_text(set_page(reading), encoding="utf-8")
    return out


def test_it_lists_every_report_with_its_key_facts(tmp_path):
    desk = Desk("Ann said yes.", title="Rain", source="A paper", published="2020-02-03")
    desk.statement(desk.entity("Ann", "Ann"), "Ann", "said", "yes")
    html = write_index(lay_out(tmp_path, a=desk.make(), b=read_little(), c=read_nothing())).read_text("utf-8")
    assert "<h1>Three articles read</h1>" in html
    row = re.search(r'<tr role="row" id="r1">(.*?)</tr>', html)[1]
    assert '<a class="words" href="a/report.html">Rain</a><small>A paper</small>' in row
    assert "<small>Ann is the only named speaker, with one statement of one word in all.</small>" in row
    assert 'data-value="2020-02-03">3 February 2020</td>' in row
    assert re.findall(r'data-label="(\w+)" data-value="(\d+)"', row) == [
        ("Words", "3"), ("Entities", "1"), ("Statements", "1"), ("Stances", "0"), ("Figures", "0"),
    ]  # fmt: skip


def test_it_counts_surer_rows_and_says_how_many_it_does_not_count(tmp_path):
    rated = rate(read_little(), {"s1": 0.2, "p1": 0.3}, others=0.9)
    html = write_index(lay_out(tmp_path, a=rated, b=read_little())).read_text("utf-8")
    rows = dict(re.findall(r'<tr role="row" id="(r\d)">(.*?)</tr>', html))
    (less,) = (row for row in rows.values() if "<small>Not counted: 2 less certain rows.</small>" in row)
    assert re.findall(r'data-label="(?:Statements|Stances|Figures)" data-value="(\d+)"', less) == ["0", "0", "1"]
    assert html.count("Not counted") == 1


def test_the_newest_article_comes_first_and_undated_ones_last_by_title(tmp_path):
    dates = {"a": ("A", "2020-01-01"), "b": ("c", None), "c": ("B", None), "d": ("D", "2021-05-05")}
    lay_out(
        tmp_path, **{name: Desk("Rain.", title=title, published=date).make() for name, (title, date) in dates.items()}
    )
    assert [folder for folder, _ in find_reports(tmp_path)] == ["d", "a", "c", "b"]


def test_a_link_works_whatever_the_folder_is_called(tmp_path):
    html = write_index(lay_out(tmp_path, **{'50% "off" #1': read_nothing()})).read_text("utf-8")
    assert 'href="50%25%20%22off%22%20%231/report.html"' in html


def test_whatever_an_article_says_is_escaped_and_the_policy_is_strict(tmp_path):
    desk = Desk(f"{HOSTILE} said no.", title=HOSTILE, source=HOSTILE, published=HOSTILE)
    desk.statement(desk.entity(HOSTILE, HOSTILE), HOSTILE, "said", "no")
    html = write_index(lay_out(tmp_path, a=desk.make())).read_text("utf-8")
    assert html.count("<script") == 1
    assert "<img" not in html
    assert "default-src 'none'; script-src 'sha256-" in html
    assert "unsafe" not in html
    assert not LOADED.search(html)


def test_what_was_left_out_stands_at_its_foot_with_the_reasons(tmp_path):
    left_out = [
        SourceError("rows.csv", 3, None, f"the text is empty {HOSTILE}"),
        SourceError("b.txt", None, "b", "No."),
    ]
    html = write_index(lay_out(tmp_path, a=read_nothing()), left_out=left_out).read_text("utf-8")
    foot = html[html.index("</table>") :]
    assert f"<li><b>rows.csv</b> line 3: the text is empty {escape(HOSTILE)}</li><li><b>b.txt</b>: No.</li>" in foot
    assert '<h2 id="left-out">Two left out</h2>' in foot
    assert "left out" not in write_index(tmp_path).read_text("utf-8")


def test_of_much_that_was_left_out_the_rest_is_counted(tmp_path):
    left_out = [SourceError(f"{number}.txt", None, None, "It is empty.") for number in range(MOST_MISSING + 1_200)]
    html = write_index(tmp_path, left_out=left_out).read_text("utf-8")
    assert html.count("It is empty.") == MOST_MISSING
    assert "<li>and 1,200 more, which are in errors.csv</li>" in html


def test_a_title_of_many_words_does_not_hide_what_a_report_says_of_itself(tmp_path):
    lay_out(tmp_path, a=Desk("Rain.", title="<&'\"" * 5_000, source="&" * 9_000).make())
    assert [folder for folder, _ in find_reports(tmp_path)] == ["a"]


def test_pages_of_others_are_not_listed(tmp_path):
    lay_out(tmp_path, a=read_nothing())
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "report.html").write_text("<title>Mine</title>")
    (tmp_path / "c").mkdir()
    assert [folder for folder, _ in find_reports(tmp_path)] == ["a"]


def test_an_index_is_made_again_over_its_own_and_never_over_another(tmp_path):
    lay_out(tmp_path, a=read_nothing(), b=read_much())
    assert write_index(tmp_path) == write_index(tmp_path) == tmp_path / "index.html"
    (tmp_path / "index.html").write_text("<title>My own page</title>")
    with pytest.raises(OutputError, match="was not made by broadsheet and is left alone"):
        write_index(tmp_path)
    assert (tmp_path / "index.html").read_text() == "<title>My own page</title>"


def test_one_more_report_is_added_to_an_index_that_is_there_and_to_no_page_of_others(tmp_path, monkeypatch, capsys):
    def write_report(article, out, **given):
        return Made(
            write_page(out / article.id / "report.html", set_page(Desk("Rain.", title="Rain again").make())), False, {}
        )

    monkeypatch.setattr(make, "write_report", write_report)
    (tmp_path / "new.txt").write_text("Rain.", encoding="utf-8")
    out = lay_out(tmp_path / "out", a=read_nothing(), b=read_little())
    write_index(out)
    assert main(["report", str(tmp_path / "new.txt"), "--out", str(out)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(out / "new" / "report.html"), str(out / "index.html")]
    assert "Rain again" in (out / "index.html").read_text("utf-8")
    (out / "index.html").write_text("<title>Mine</title>")
    assert main(["report", str(tmp_path / "new.txt"), "--out", str(out)]) == 0
    assert (out / "index.html").read_text() == "<title>Mine</title>"


def test_a_page_of_others_in_its_place_is_told_before_anything_is_read(tmp_path, capsys):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Rain fell.", encoding="utf-8")
    (tmp_path / "index.html").mkdir()
    assert main(["report", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert "was not made by broadsheet" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()


def test_a_folder_without_an_index_may_have_one(tmp_path):
    assert check_index(tmp_path / "new") == tmp_path / "new" / "index.html"


def test_an_index_of_nothing_says_so(tmp_path):
    assert "<h1>No articles read</h1>" in write_index(tmp_path).read_text("utf-8")
