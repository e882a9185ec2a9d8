"""Everything a user can get wrong: one clear sentence on standard error, exit status 2, nothing written, no model
loaded.
"""

import json
from pathlib import Path

import pytest

from broadsheet.article.decoding import LARGEST_FILE
from broadsheet.article.sources import Article
from broadsheet.cli import main
from broadsheet.export import write_tables
from broadsheet.schema import DTYPES, TABLES, find_columns
from tests.support.handmade import make_reading, read_handmade

DATA = Path(__file__).parent / "data"
BODY = "The mayor backed the plan on Monday.\n"
COMMANDS = ["report", "tables"]


@pytest.fixture
def no_model(monkeypatch):
    """Reading or running a notebook fails the test: what is wrong has to be told before."""

    def refuse(*_args, **_kwargs) -> None:
        pytest.fail("a model or a kernel was asked for")

    monkeypatch.setattr("broadsheet.reading.load_pipeline", refuse)
    monkeypatch.setattr("papermill.execute_notebook", refuse)


@pytest.fixture
def refuse(tmp_path, capsys):
    """Run a command that has to be refused, and give the sentence it was refused with."""

    def run(command: str, *argv: str | Path) -> str:
        out = tmp_path / "out"
        assert main([command, *map(str, argv), *([] if "--out" in argv else ["--out", str(out)])]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1
        assert printed.err.startswith("broadsheet: ")
        assert printed.err.endswith(".\n")
        assert not out.exists()
        return printed.err.removeprefix("broadsheet: ").strip()

    return run


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- sources
# -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("no_model")
class TestASourceThatCannotBeRead:
    def test_missing_file(self, refuse, command, tmp_path):
        assert refuse(command, tmp_path / "gone.txt").endswith(
            "gone.txt: no such file or folder. Check the name, or give a URL with its https://."
        )

    def test_missing_file_among_others_that_are_none(self, tmp_path, capsys, command):
        (tmp_path / "empty.txt").touch()
        out = tmp_path / "out"
        assert main([command, str(tmp_path / "gone.txt"), str(tmp_path / "empty.txt"), "--out", str(out)]) == 2
        told = capsys.readouterr().err.splitlines()
        assert told[0].startswith(f"broadsheet: left out {tmp_path / 'gone.txt'}: no such file")
        assert "empty.txt: holds no text" in told[1]
        assert told[2].endswith("nothing could be read: 2 left out. Mend them, or name other sources.")
        assert not out.exists()

    def test_missing_file_where_all_have_to_be_read(self, refuse, command, tmp_path):
        path = write(tmp_path / "a.txt", BODY)
        assert "gone.txt: no such file" in refuse(command, path, tmp_path / "gone.txt", "--strict")

    def test_pattern_that_matches_nothing(self, refuse, command, tmp_path):
        assert "*.txt: no such file" in refuse(command, tmp_path / "*.txt")

    def test_folder_with_no_article(self, refuse, command, tmp_path):
        (tmp_path / "empty").mkdir()
        write(tmp_path / "empty" / "README.md", BODY)
        write(tmp_path / "empty" / "picture.png", BODY)
        assert "empty: no article in this folder. 1 file was left out: 1 .png. Give a text (.txt, .md)" in refuse(
            command, tmp_path / "empty"
        )

    def test_file_of_another_kind(self, refuse, command, tmp_path):
        assert "a.tex: '.tex' files are not read. Give a text (.txt" in refuse(command, write(tmp_path / "a.tex", BODY))

    def test_file_of_a_kind_that_is_known_but_not_read(self, refuse, command, tmp_path):
        message = refuse(command, write(tmp_path / "a.xlsx", "PK"))
        assert message.endswith("a.xlsx: is an Excel workbook, which is not read. Save it as CSV and read that.")

    @pytest.mark.parametrize("content", ["", " \n\t\r\n", "\ufeff", "---\ntitle: A\n---\n\n"])
    def test_empty_or_blank_file(self, refuse, command, tmp_path, content):
        assert "a.txt: holds no text. Give an article with words in it" in refuse(
            command, write(tmp_path / "a.txt", content)
        )

    def test_binary_file(self, refuse, command):
        assert "pixel.txt: is a picture, which is not read. Save the text that it shows as .txt" in refuse(
            command, DATA / "pixel.txt"
        )

    def test_binary_file_that_decodes(self, refuse, command, tmp_path):
        path = write(tmp_path / "a.txt", bytes(range(32)) * 8)
        assert "a.txt: a binary file, not text." in refuse(command, path, "--encoding", "latin-1")

    def test_text_in_no_encoding(self, refuse, command, tmp_path):
        message = refuse(command, write(tmp_path / "a.txt", bytes(range(128, 256)) * 3))
        assert message.endswith(
            "a.txt: is no UTF-8, and its encoding cannot be guessed. Save it as UTF-8, or name its --encoding."
        )

    def test_unknown_encoding(self, refuse, command, tmp_path):
        message = refuse(command, write(tmp_path / "a.txt", BODY), "--encoding", "utf-9")
        assert message == "encoding: there is no text encoding 'utf-9'. Try utf-8, cp1252 or latin-1."

    def test_encoding_that_is_no_text_encoding(self, refuse, command, tmp_path):
        assert "no text encoding 'hex'" in refuse(command, write(tmp_path / "a.txt", BODY), "--encoding", "hex")

    def test_megabyte_on_one_line(self, refuse, command, tmp_path):
        message = refuse(command, write(tmp_path / "a.txt", "word " * 199_999))
        assert message.endswith(
            "a.txt: has 999,995 characters on one line. A line may have 100,000: break it into paragraphs."
        )

    def test_text_too_long(self, refuse, command, tmp_path):
        path = write(tmp_path / "a.txt", ("a" * 999 + "\n") * 1001)
        assert "a.txt: has 1,001,000 characters. An article may have 1,000,000: split it" in refuse(command, path)

    def test_file_too_large(self, refuse, command, tmp_path):
        with (tmp_path / "a.txt").open("wb") as file:
            file.truncate(LARGEST_FILE + 1)
        assert "a.txt: is larger than 50,000,000 bytes" in refuse(command, tmp_path / "a.txt")

    def test_page_without_an_article(self, refuse, command, tmp_path):
        page = "<html><head><title>Menu</title></head><body><div id='app'></div><script>load('/article.json')</script></body></html>"
        assert (
            "a.html: this page shows nothing until its scripts are run in a browser. Save its text as .txt"
            in refuse(command, write(tmp_path / "a.html", page))
        )

    def test_page_that_is_no_page(self, refuse, command, tmp_path):
        assert "a.html: is a picture" in refuse(command, write(tmp_path / "a.html", (DATA / "pixel.txt").read_bytes()))

    def test_address_where_nothing_answers(self, refuse, command):
        assert "http://127.0.0.1:1/a: cannot be fetched (" in refuse(command, "http://127.0.0.1:1/a")

    def test_address_that_is_none(self, refuse, command):
        assert "http://[/a: no web address (Invalid IPv6 URL)." in refuse(command, "http://[/a")


# --- rows
# -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("no_model")
class TestRowsThatCannotBeRead:
    @pytest.mark.parametrize(
        ("line", "words"),
        [
            (
                '{"text": "One."',
                "a.jsonl line 3: not JSON (Expecting ',' delimiter, column 16). Put one whole JSON object on each",
            ),
            ("[" * 100_000, "a.jsonl line 3: not JSON (nested too deep)."),
            ('["One."]', "a.jsonl line 3: not a JSON object. Write each article as"),
            (
                '{"story_1": "One."}',
                "a.jsonl line 3: has no 'text'. It has 'story_1'. Say which column is which fact: ",
            ),
            ('{"text": [1]}', "a.jsonl line 3: has no 'text' that is one, but a list."),
            ('{"text": " "}', "a.jsonl line 3: holds no text."),
        ],
    )
    def test_json_lines(self, refuse, command, tmp_path, line, words):
        assert words in refuse(command, write(tmp_path / "a.jsonl", f"\n\n{line}\n"))

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (
                "title,story_1\nA,One.\n",
                "a.csv: has no column 'text'. Its columns are 'title', 'story_1'. Say which column",
            ),
            ("One.\n", "a.csv: has no column 'text'. Its columns are 'One.'. Begin it with a header line"),
            ("text,title\nOne, two,A\n", "a.csv line 2: has more cells than the header. Put double quotation marks"),
            ('text,title\n"One.,A\n', "a.csv line 2: not CSV (unexpected end of data)."),
            ("text,title\n,A\n", "a.csv line 2: holds no text."),
            ("title,text\nA\n", "a.csv line 2: holds no text."),
            ("text,title\n", "a.csv: holds no article."),
            ("", "a.csv: holds no article."),
            (b"text\n" + bytes(range(128, 256)) * 3, "a.csv: is no UTF-8, and its encoding cannot be guessed."),
        ],
    )
    @pytest.mark.usefixtures("fake_reading")
    def test_csv(self, refuse, command, tmp_path, content, words):
        assert words in refuse(command, write(tmp_path / "a.csv", content))


@pytest.fixture
def fake_reading(monkeypatch):
    """Readings without a model, for what goes wrong after the first article."""
    monkeypatch.setattr("broadsheet.reading.read_cells", read_handmade)


@pytest.mark.usefixtures("fake_reading")
def test_a_fault_after_many_articles_leaves_nothing_behind_where_the_user_is_strict(refuse, tmp_path):
    rows = [json.dumps({"text": "One."})] * 20 + ["broken"]
    path = write(tmp_path / "a.jsonl", "\n".join(rows))
    assert "a.jsonl line 21: not JSON" in refuse("tables", path, "--strict")


# --- options
# -------------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("no_model")
def test_unreadable_date(refuse, tmp_path):
    message = refuse("report", write(tmp_path / "a.txt", BODY), "--published", "25/1/07")
    assert (
        message
        == "given: published: '25/1/07' is no date that has one meaning. Write it as 2007-01-25 or 25 January 2007."
    )


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("option", ["--title", "--source", "--url"])
def test_facts_given_for_two_articles(refuse, tmp_path, option):
    message = refuse("report", write(tmp_path / "a.txt", BODY), write(tmp_path / "b.txt", BODY), option, "X")
    assert message == f"{option[2:]} can be given for one article only. Leave it out, or name one article."


@pytest.mark.usefixtures("no_model")
def test_unknown_parameter(refuse, tmp_path):
    message = refuse("report", write(tmp_path / "a.txt", BODY), "--parameter", "publishd", "2007-01-25")
    assert "no parameter 'publishd'" in message
    assert "'published'" in message


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("inside", [".", "out"])
def test_unwritable_output_folder(refuse, command, tmp_path, inside):
    blocked = write(tmp_path / "file", "in the way")
    assert "file" in refuse(command, write(tmp_path / "a.txt", BODY), "--out", str(blocked / inside))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "file"]
    assert blocked.read_text(encoding="utf-8") == "in the way"


@pytest.mark.parametrize("command", COMMANDS)
def test_missing_model(refuse, command, tmp_path):
    assert "en_no_such_model: no such spaCy pipeline here" in refuse(
        command, write(tmp_path / "a.txt", BODY), "--model", "en_no_such_model"
    )


# --- no fault
# ------------------------------------------------------------------------------------------------------------------


NOTHING = "It rained. Nobody went out, and nothing came of it.\n"


def test_an_article_with_no_names_and_no_numbers_gives_empty_typed_tables(read):
    reading = read(NOTHING)
    assert len(reading.articles) == 1
    assert [len(table) for table in (reading.entities, reading.mentions, reading.figures)] == [0, 0, 0]
    for name, record in TABLES.items():
        dtypes = {column: str(dtype) for column, dtype in reading.tables[name].dtypes.items()}
        assert dtypes == {column: DTYPES[kind] for column, kind, _ in find_columns(record)}


def test_an_article_with_no_names_and_no_numbers_is_reported(tmp_path, capsys):
    assert main(["report", str(write(tmp_path / "rain.txt", NOTHING)), "--out", str(tmp_path / "out")]) == 0
    page = Path(capsys.readouterr().out.strip())
    assert page == tmp_path / "out" / "rain" / "report.html"
    text = page.read_text(encoding="utf-8")
    assert "Nobody went out, and nothing came of it." in text
    for said in (
        "The article names nobody and nothing.",
        "Nobody is reported as saying anything.",
        "The article states no number.",
    ):
        assert said in text


def test_an_article_given_in_python_may_have_any_id(tmp_path):
    """What a file could never be called stays in the table and reaches no path."""
    reading = make_reading("../escape")
    assert reading.article == Article("../escape", reading.article.text, "A title")
    write_tables([reading], tmp_path / "out", format="csv")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
