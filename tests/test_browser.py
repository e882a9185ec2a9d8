"""The report in a browser: Chromium, headless, with the network cut off."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from matplotlib.image import imread
from playwright.sync_api import Browser, Page, expect, sync_playwright

from broadsheet.report.index import write_index
from broadsheet.schema import DTYPES, TABLES, find_columns
from tests.conftest import ROOT
from tests.report.test_index import lay_out
from tests.report.test_report import seed_report, set_page  # noqa: F401  (a fixture)
from tests.support.handmade import Desk, read_little, read_much, read_nothing
from tests.support.rated import rate

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
SHOTS = ROOT / "build" / "screenshots"
SIZES = {"phone": 360, "tablet": 1024, "desk": 1600}
PAYLOADS = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "</style><img src=x onerror='window.ran = 1'>",
    "--><svg onload=window.ran=1>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    '" onmouseover="window.ran = 1" autofocus onfocus="window.ran = 1',
    "{{ 7 * 7 }}{% raw %}${window.ran = 1}`",
)


@dataclass
class Visit:
    """A page opened from its file, with everything it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        reason = "chromium is not installed (Debian: apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Open a page (its HTML or its file) at a width and in a colour scheme; at the end it must have asked and
    complained of nothing.
    """
    visits = []

    def open_page(html: str | Path, *, width: int = 1024, scheme: str = "light", script: bool = True) -> Page:
        path = html if isinstance(html, Path) else tmp_path / f"page{len(visits)}.html"
        if isinstance(html, str):
            path.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            accept_downloads=True,
            offline=True,
        )
        seen = Visit(context.new_page())
        visits.append(seen)
        context.route("**/*", lambda route: route.continue_() if route.request.url == path.as_uri() else route.abort())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on(
            "console",
            lambda message: seen.complaints.append(message.text) if message.type in ("error", "warning") else None,
        )
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.goto(path.as_uri())
        return seen.page

    yield open_page
    for seen in visits:
        own = seen.page.url.split("#")[0]
        assert [
            url for url in seen.requests if url.split("#")[0] != own and not url.startswith(("data:,", "blob:"))
        ] == []
        assert seen.complaints == []
        seen.page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_the_seed_report_opens_without_a_request_and_fits_its_window(visit, seed_report, width, scheme):  # noqa: F811
    page = visit(seed_report, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("h1")).to_have_text("Baghdad plan")
    assert page.locator("svg[role=img]").count() == 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_pictures_of_the_seed_report_are_made_to_be_looked_at(visit, seed_report, width, scheme):  # noqa: F811
    SHOTS.mkdir(parents=True, exist_ok=True)
    page = visit(seed_report, width=width, scheme=scheme)
    path = SHOTS / f"seed-{width}-{scheme}.png"
    page.screenshot(path=path, full_page=True)
    picture = imread(path)[:, :, :3]
    assert picture.shape[1] == width
    # paper at its edges, in the tone of the scheme, and ink on it all the way down
    assert bool(picture[:, :4].mean() > 0.5) is (scheme == "light")
    parts = [picture[top : top + 2 * width].std() for top in range(0, len(picture) - 2 * width, 2 * width)]
    assert min(parts) > 0.03


def test_a_print_of_the_seed_report_is_made_to_be_looked_at(visit, seed_report):  # noqa: F811
    SHOTS.mkdir(parents=True, exist_ok=True)
    pdf = visit(seed_report).pdf(path=SHOTS / "seed.pdf", prefer_css_page_size=True)
    # A4 in points, a sixth of a millimetre more or less
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert 5 <= len(sizes) <= 10
    assert all(abs(float(width) - 595.3) < 0.5 and abs(float(height) - 841.9) < 0.5 for width, height in sizes)


@pytest.mark.parametrize("make", [read_nothing, read_little, read_much])
@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_no_page_scrolls_sideways(visit, make, width):
    page = visit(set_page(make()), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_word_without_a_break_does_not_widen_the_page(visit):
    word = "x" * 400
    desk = Desk(f"{word} said {word}y.", title=word, source=word)
    desk.entity(word, word)
    desk.statement("e1", word, "said", f"{word}y")
    desk.stance("e1", None, f"{word}y")
    page = visit(set_page(desk.make()), width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_axe_finds_no_violation_in_the_seed_report(visit, seed_report, width, scheme):  # noqa: F811
    result = Axe().run(visit(seed_report, width=width, scheme=scheme))
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("make", [read_nothing, read_much])
def test_axe_finds_no_violation_with_nothing_and_with_much(visit, make, scheme):
    result = Axe().run(visit(set_page(make()), scheme=scheme))
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_axe_finds_no_violation_once_tables_are_sorted_unfolded_and_filtered(visit, width, scheme):
    page = visit(set_page(read_much()), width=width, scheme=scheme)
    page.locator(".sorter select").last.select_option("Bounds, descending", force=True)
    page.get_by_role("button", name="Show all 60 statements").click()
    page.get_by_role("searchbox", name="Filter stances").fill("nowhere at all")
    page.get_by_role("searchbox", name="Filter entities").fill("Committee_7 ")
    page.locator("#m8 a").first.click()
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_axe_finds_no_violation_in_an_index_that_fits_its_window(visit, tmp_path, width, scheme):
    index = write_index(lay_out(tmp_path, a=read_little(), b=read_much(), c=read_nothing()))
    page = visit(index, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.fixture
def serve():
    """Serve a folder on this machine; gives its address."""
    servers = []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    def start(folder: Path) -> str:
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("place", ["folder", "server"])
def test_an_index_leads_to_its_reports_from_a_folder_and_from_a_server(browser, serve, tmp_path, place):
    write_index(lay_out(tmp_path, **{"a #1 ü": Desk("Rain.", title="Rain over Ü").make(), "b": read_little()}))
    page = browser.new_page()
    page.goto(serve(tmp_path) if place == "server" else (tmp_path / "index.html").as_uri())
    page.locator("td, th").get_by_text("Rain over Ü").click()
    expect(page.locator("h1")).to_have_text("Rain over Ü")
    page.go_back()
    page.locator("#r1 td").nth(2).click()
    expect(page.locator("h1")).to_have_text("A test")
    page.close()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_hostile_in_an_index_runs(visit, tmp_path, payload):
    desk = Desk(f"{payload} said {payload}.", title=payload, source=payload, published=payload)
    desk.statement(desk.entity(payload, payload), payload, "said", payload)
    page = visit(write_index(lay_out(tmp_path, a=desk.make(), b=read_little())))
    page.locator("thead button").first.click()
    page.locator("#r1 a.words").hover()
    assert page.evaluate("window.ran") is None
    assert payload in page.locator("tbody").inner_text()


def test_who_wants_less_motion_gets_none(browser, tmp_path):
    (tmp_path / "page.html").write_text(set_page(read_little()), encoding="utf-8")
    for wish, behaviour in (("no-preference", "smooth"), ("reduce", "auto")):
        page = browser.new_page(reduced_motion=wish)
        page.goto((tmp_path / "page.html").as_uri())
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
        page.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_row_leads_to_its_words_and_the_words_back(visit, script):
    page = visit(set_page(read_little()), script=script)
    page.locator("#s1 a.words").click()
    expect(page).to_have_url(re.compile("#s1-words$"))
    expect(page.locator("#s1-words")).to_be_in_viewport()
    page.locator(".text .cue a").click()
    expect(page).to_have_url(re.compile("#s1$"))
    expect(page.locator("#s1")).to_be_in_viewport()


def test_a_click_anywhere_on_a_row_or_a_quotation_does_the_same(visit):
    desk = Desk("Some say never ever. Then 40 came.")
    desk.statement(None, "Some", "say", "never ever")
    desk.figure("40", 40, 40, 40)
    page = visit(set_page(desk.make()))
    page.locator("#f1 td").nth(2).click()
    expect(page).to_have_url(re.compile("#f1-words$"))
    page.locator(".text").get_by_text("never ever").click()
    expect(page).to_have_url(re.compile("#s1$"))


def test_the_keyboard_reaches_words_and_rows(visit):
    page = visit(set_page(read_little()))
    page.locator("#e1 a.words").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#m1$"))
    expect(page.locator("#m1 a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#e1 a.words")).to_be_focused()


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_mention_lights_its_entity_everywhere(visit, way):
    desk = Desk("Ann came. Bob saw her. Ann left.")
    desk.entity("Ann", "Ann", "her", "Ann")
    desk.entity("Bob", "Bob")
    page = visit(set_page(desk.make()))
    getattr(page.locator("#m1 a"), way)()
    assert page.locator(".text .lit").all_inner_texts() == ["Ann", "her", "Ann"]
    assert "lit" in page.locator("#e1").get_attribute("class")


@pytest.mark.parametrize(
    ("switch", "kind"),
    [("entities", "mention"), ("statements", "content"), ("stances", "evidence"), ("figures", "figure")],
)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_switch_hides_its_marks_and_leaves_the_words(visit, switch, kind, script):
    page = visit(set_page(read_little()), script=script)
    look = "const s = getComputedStyle(node)"
    look += "; return [s.textDecorationLine, s.backgroundColor, s.borderBottomWidth, s.borderTopWidth].join()"
    mark = page.locator(f".text .{kind}{' > a' if kind == 'mention' else ''}").first
    plain = "none,rgba(0, 0, 0, 0),0px,0px"
    words = page.locator(".text").inner_text()
    assert mark.evaluate(f"node => {{ {look} }}") != plain
    page.locator(f".show-{switch}").uncheck()
    assert mark.evaluate(f"node => {{ {look} }}") == plain
    assert page.locator(".text").inner_text() == words


@pytest.mark.parametrize("table", TABLES)
def test_one_click_saves_a_table_as_csv_that_reads_back_as_it_was(visit, table):
    reading = read_much()
    page = visit(set_page(reading))
    with page.expect_download() as download:
        page.locator(".saves").get_by_role("button", name=f"{table}.csv").click()
    assert download.value.suggested_filename == f"a-{table}.csv"
    types = {name: DTYPES[kind] for name, kind, _ in find_columns(TABLES[table])}
    written = download.value.path().read_text("utf-8")
    assert written[0] == "\ufeff"  # by which Excel knows that it is UTF-8
    saved = pd.read_csv(StringIO(written[1:]), dtype=types, keep_default_na=False, na_values=[""])
    pd.testing.assert_frame_equal(saved, reading.tables[table])


def test_one_click_saves_all_tables_as_json(visit):
    reading = read_little()
    page = visit(set_page(reading))
    with page.expect_download() as download:
        page.get_by_role("button", name="all as JSON").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    assert list(saved) == list(TABLES)
    for table in TABLES:
        assert len(saved[table]) == len(reading.tables[table])
    assert saved["entities"][0]["name"] == "Ann Lee"


def find_cells(page: Page, table: str, column: str) -> list[str]:
    return [
        " ".join(cell.split())
        for cell in page.locator(f"table[data-table={table}] tbody [data-label='{column}']").all_inner_texts()
    ]


def test_a_table_sorts_by_unit_and_number_with_the_unknown_last(visit):
    desk = Desk("3 or 20 or 1 or 5 or 8 or some.")
    bounds = [
        ("3", 3, "year"),
        ("20", 20, None),
        ("1", 1, "USD"),
        ("5", 5, None),
        ("8", 8, "year"),
        ("some", None, None),
    ]
    for words, value, unit in bounds:
        desk.figure(words, value, value, value, unit=unit)
    page = visit(set_page(desk.make()))
    head = page.locator("table[data-table=figures] thead").get_by_role("button", name="Bounds")
    orders = [find_cells(page, "figures", "Bounds")]
    for _ in range(3):
        head.click()
        orders.append(find_cells(page, "figures", "Bounds"))
    assert orders[0] == orders[3] == ["3 years", "20", "$1", "5", "8 years", "not stated"]
    assert orders[1] == ["5", "20", "not stated", "$1", "3 years", "8 years"]
    assert orders[2] == ["20", "5", "not stated", "$1", "8 years", "3 years"]


def test_the_keyboard_sorts_and_tells_how(visit):
    page = visit(set_page(read_much()))
    head = page.locator("table[data-table=figures] thead th").nth(2)
    head.get_by_role("button").focus()
    for order in ("ascending", "descending"):
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", order)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None


def test_a_phone_sorts_by_a_labelled_choice_that_agrees_with_the_heads(visit):
    page = visit(set_page(read_much()), width=360)
    choice = page.get_by_label("Sort by").nth(2)
    expect(choice).to_be_visible()
    expect(page.locator("table[data-table=stances] thead button").first).to_be_disabled()
    names = find_cells(page, "stances", "Holder")
    choice.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("table[data-table=stances] th[aria-sort=ascending]")).to_have_count(1)
    assert find_cells(page, "stances", "Holder") == sorted(names, key=lambda name: int(name.split()[1]))
    choice.select_option("as listed")
    assert find_cells(page, "stances", "Holder") == names
    page.set_viewport_size({"width": 1024, "height": 800})
    expect(choice).to_be_hidden()
    expect(page.locator("table[data-table=stances] thead button").first).to_be_enabled()


def test_a_filter_tells_how_many_rows_hold_the_words_and_where_none_does(visit):
    page = visit(set_page(read_much()))
    table, rows = page.locator("table[data-table=figures]"), page.locator("table[data-table=figures] tbody tr")
    status = page.get_by_role("status").filter(has_text=re.compile("row"))
    field = page.get_by_role("searchbox", name="Filter figures")
    field.fill("5900 MORE")
    assert rows.filter(visible=True).count() == 1
    expect(status).to_have_text("1 of 60 rows")
    field.fill(" <b>nowhere ")
    expect(status).to_have_text("No row of figures holds “<b>nowhere”.")
    expect(table).to_be_hidden()
    field.fill("")
    expect(table).to_be_visible()
    expect(status).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_table_shows_its_first_rows_until_all_are_asked_for(visit, width):
    page = visit(set_page(read_much()), width=width)
    rows = page.locator("table[data-table=statements] tbody tr").filter(visible=True)
    few = rows.count()
    assert 4 <= few < 40
    if width > 1000:  # as high as the chart beside it
        side, table = (page.locator(".columns").nth(1).locator(part).bounding_box() for part in (".charts", "table"))
        assert abs(side["y"] + side["height"] - table["y"] - table["height"]) < 120
    button = page.get_by_role("button", name="Show all 60 statements")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    assert rows.count() == 60
    button = page.get_by_role("button", name=f"Show the first {few} only")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    assert rows.count() == few


def test_a_folded_table_sorts_and_filters_over_all_its_rows(visit):
    page = visit(set_page(read_much()), width=360)
    page.get_by_label("Sort by").nth(1).select_option("What is said, descending")
    assert find_cells(page, "statements", "What is said")[0] == "thing 59x"
    expect(page.locator("#s60")).to_be_visible()
    expect(page.locator("#s1")).to_be_hidden()
    page.get_by_role("searchbox", name="Filter statements").fill("thing 1x")
    expect(page.locator("#s2")).to_be_visible()


def test_words_lead_to_a_row_that_is_folded_or_filtered_away(visit):
    page = visit(set_page(read_much()), width=360)
    expect(page.locator("#e60")).to_be_hidden()
    page.locator("#m60 a").click()
    expect(page.locator("#e60")).to_be_in_viewport()
    page.get_by_role("searchbox", name="Filter entities").fill("Speaker 3 ")
    expect(page.locator("#e60")).to_be_hidden()
    page.locator("#m59 a").click()
    expect(page.locator("#e59")).to_be_in_viewport()
    expect(page.get_by_role("searchbox", name="Filter entities")).to_have_value("")


@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_words_and_rows_arrive_well_inside_the_window(visit, width):
    page = visit(set_page(read_much()), width=width)
    page.emulate_media(reduced_motion="reduce")
    for link, place in (
        ("#s3 a.words", "#s3-words"),
        ("#f9-words a", "#f9"),
        ("#e4 a.words", "#m4"),
        ("#m50 a", "#e50"),
    ):
        page.locator(link).first.click()
        expect(page.locator(place)).to_be_in_viewport()
        top = page.locator(place).evaluate("place => place.getBoundingClientRect().top")
        assert 150 < top < 500, place


def test_less_certain_rows_are_closed_until_their_words_are_followed(visit):
    page = visit(set_page(rate(read_little(), {"p1": 0.3})))
    expect(page.locator("#p1")).to_be_hidden()
    page.locator(".text a.sign").click()
    expect(page.locator("#p1")).to_be_in_viewport()


def test_less_certain_rows_sort_and_are_filtered_with_the_others(visit):
    page = visit(set_page(rate(read_much(), {"s5": 0.2, "s59": 0.4}, others=0.8)))
    expect(page.get_by_role("button", name="Show all 58 surer statements")).to_be_visible()
    page.get_by_role("searchbox", name="Filter statements").fill("thing 4x")
    expect(page.get_by_role("status").filter(has_text="row")).to_have_text("0 of 58 rows, and 1 of 2 less certain")
    page.get_by_role("searchbox", name="Filter statements").fill("")
    head = page.locator("table[data-table=statements] thead").get_by_role("button", name="Certainty")
    for order in (["s5", "s59"], ["s59", "s5"]):
        head.click()
        assert page.locator(".less tbody tr[id^=s]").evaluate_all("rows => rows.map(row => row.id)") == order


def test_less_certain_rows_are_printed_only_while_they_are_open(visit):
    page = visit(set_page(rate(read_little(), {"s1": 0.3})))
    page.emulate_media(media="print")
    expect(page.locator("#s1")).to_be_hidden()
    note = "getComputedStyle(document.querySelector('.less>summary'), '::after').content"
    assert page.evaluate(note) == '" (not printed)"'
    page.locator(".less").evaluate("part => part.open = true")
    expect(page.locator("#s1")).to_be_visible()
    assert page.evaluate(note) == "none"


@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_a_page_with_less_certain_rows_is_accessible_and_fits_its_window(visit, width):
    page = visit(set_page(rate(read_much(8), {"s1": 0.3, "p2": 0.2, "f3": 0.1}, others=0.8)), width=width)
    for part in page.locator(".less").all():
        part.evaluate("part => part.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_without_script_or_in_print_no_row_is_folded(visit):
    rows = "table[data-table=statements] tbody tr"
    assert visit(set_page(read_much()), script=False).locator(rows).filter(visible=True).count() == 60
    page = visit(set_page(read_much()))
    page.emulate_media(media="print")
    assert page.locator(rows).filter(visible=True).count() == 60


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_hostile_in_an_article_runs(visit, payload):
    desk = Desk(
        f"{payload} said {payload}.",
        title=payload,
        source=payload,
        published=payload,
        url=f"javascript:window.ran=1//{payload}",
    )
    desk.entity(payload, payload)
    desk.statement("e1", payload, "said", payload)
    desk.stance("e1", "e1", payload)
    page = visit(set_page(desk.make()))
    page.locator(".text a").first.hover()
    page.locator("#e1 a.words").click()
    assert page.evaluate("window.ran") is None
    assert page.title() == payload
    assert payload in page.locator(".text").inner_text()


def test_it_reads_without_script(visit, seed_report):  # noqa: F811
    page = visit(seed_report, script=False)
    assert page.locator("tbody tr").count() > 20
    assert page.locator("button, input[type=search]").count() == 0
    assert page.locator(".text p").count() == 13


def test_it_prints_on_a4_with_no_row_cut_and_no_control(visit):
    page = visit(set_page(read_much()))
    page.emulate_media(media="print")
    for control in (".switches", ".tools", ".saves", "nav"):
        expect(page.locator(control).first).to_be_hidden()
    assert page.locator("tbody tr").first.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
    # Chromium repeats a table's head on each sheet, but none that has a button's box in it
    assert page.locator("thead").first.evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.locator("thead button").first.evaluate("button => getComputedStyle(button).display") == "contents"
    # no heading stands alone: what follows it ends within the sheet, and may go on on the next where it is taller
    assert page.locator("h2").first.evaluate("head => getComputedStyle(head).breakAfter") == "avoid"
    assert page.locator(".chart:has(.part)").evaluate("chart => getComputedStyle(chart).breakInside") == "auto"
    heights = [part.bounding_box()["height"] for part in page.locator(".drawing").all()]
    assert 0 < min(heights) <= max(heights) < 220 * 96 / 25.4 + 1
    for last in ("#limits", "#what-was-run"):
        assert page.locator(f"section:has({last})").evaluate("part => getComputedStyle(part).breakInside") == "avoid"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
