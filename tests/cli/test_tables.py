import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from broadsheet import reading, workers
from broadsheet.article import Article
from broadsheet.cli import intake as cli_intake
from broadsheet.cli import main
from broadsheet.export import FORMATS
from broadsheet.journal import FILE
from broadsheet.schema import TABLES
from broadsheet.workplace import LOCK, STAGING, UNFINISHED, open_workplace
from tests.support.handmade import read_handmade

ROOT = Path(__file__).parents[2]
BODY = "The mayor backed the plan on Monday.\n"
LEFT = "holds no text. Give an article with words in it, or leave it out."
FAULT = "this is a fault of broadsheet and not of the article: please report it with the article."


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three articles: a.txt, b.txt and c.txt."""
    for name in "abc":
        write(tmp_path / "in" / f"{name}.txt", f"{name}: {BODY}")
    return tmp_path / "in"


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The ids of the articles that were read, with handmade rows in place of real ones; a text that begins with
    "crash", "stop" or "hang up" does that.
    """
    calls: list[str] = []
    signals = {"stop": signal.SIGINT, "end": signal.SIGTERM, "hang up": signal.SIGHUP}

    def read_cells(article: Article, *, model: str):
        what = article.text.partition(":")[0]
        if what == "crash":
            raise ValueError("the finder tripped\nover it")
        if what in signals:
            os.kill(os.getpid(), signals[what])
        calls.append(article.id)
        return read_handmade(article, model=model)

    monkeypatch.setattr(reading, "read_cells", read_cells)
    return calls


@pytest.fixture
def run(tmp_path, capsys, asked):
    """Run `tables` into tmp_path/out, and give its status and the lines it said on standard error."""

    def run_command(*argv: str | Path, format: str = "csv") -> tuple[int, list[str]]:
        capsys.readouterr()
        status = main(["tables", "--out", str(tmp_path / "out"), "--format", format, *map(str, argv)])
        return status, capsys.readouterr().err.removeprefix("\n").splitlines()

    return run_command


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- what is written and said
# ------------------------------------------------------------------------------------------------


def test_tables_are_written_and_their_paths_printed(folder, asked, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["tables", str(folder), "--out", str(out), "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [str(out / f"{name}.csv") for name in TABLES]
    assert printed.err == ""
    assert sorted(read_files(out)) == sorted(f"{name}.csv" for name in TABLES)
    assert list(pd.read_csv(out / "figures.csv")["article"]) == ["a", "a", "b", "b", "c", "c"]
    assert asked == ["a", "b", "c"]


def test_rows_that_are_less_certain_than_was_asked_are_left_out_and_the_journal_keeps_them(
    folder, run, asked, tmp_path
):
    write(folder / "c.txt", f"stop: {BODY}")
    assert run(folder, "--certainty", "0.7")[0] == 130
    write(folder / "c.txt", f"c: {BODY}")
    # the same articles, and another certainty: what was read is taken over whole
    assert run(folder) == (0, ["broadsheet: 2 of 3 articles were taken over from a run that was stopped."])
    assert list(pd.read_csv(tmp_path / "out" / "figures.csv")["article"]) == ["a", "a", "b", "b", "c", "c"]
    # handmade rows are not rated
    assert run(folder, "--certainty", "0.7") == (0, [])
    assert len(pd.read_csv(tmp_path / "out" / "figures.csv")) == 0
    assert list(pd.read_csv(tmp_path / "out" / "articles.csv")["article"]) == ["a", "b", "c"]


def test_the_workers_that_are_asked_for_share_the_work(folder, run, monkeypatch):
    given: list[int] = []
    work_each = workers.work_each

    def work_here(function, items, *, workers):
        given.append(workers)
        return work_each(function, items, workers=1)

    monkeypatch.setattr(workers, "work_each", work_here)
    assert run(folder, "--workers", "3") == (0, [])
    assert given == [3]


def test_a_readme_is_read_when_it_is_named_which_is_told_and_left_out_of_a_folder(folder, run, asked):
    readme = write(folder / "README.md", "What lies in this folder.")
    assert run(folder) == (0, [])
    assert asked == ["a", "b", "c"]
    told = f"broadsheet: {readme} is read as an article, since it is named; leave it out if it tells of its folder."
    assert run(folder / "a.txt", readme) == (0, [told])


def test_progress_is_shown_on_a_terminal_only(folder, run, monkeypatch):
    assert run(folder) == (0, [])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "3/3" in run(folder)[1][-1]


def test_the_seed_becomes_six_tables_on_the_command_line(tmp_path):
    command = [sys.executable, "-m", "broadsheet", "tables", str(ROOT / "seeds"), "--out", str(tmp_path)]
    done = subprocess.run([*command, "--format", "csv"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    found = {name: pd.read_csv(tmp_path / f"{name}.csv") for name in TABLES}
    assert all(set(table["article"]) == {"seed"} for table in found.values())


# --- each source for itself
# ------------------------------------------------------------------------------------------------


def test_what_cannot_be_read_is_named_listed_and_counted_and_the_rest_is_written(folder, run, tmp_path):
    empty = write(folder / "a1.txt", "")
    rows = write(folder / "set.jsonl", '{"text": "One."}\nbroken\n{"text": "Two."}\n')
    status, told = run(folder)
    assert status == 3
    assert told[0] == f"broadsheet: left out {empty}: {LEFT}"
    assert told[1].startswith(f"broadsheet: left out {rows} line 2: not JSON")
    assert told[2:] == [f"broadsheet: 5 read, 2 left out; see {tmp_path / 'out' / 'errors.csv'}."]
    errors = pd.read_csv(tmp_path / "out" / "errors.csv")
    assert list(errors.columns) == ["article", "source", "line", "reason"]
    assert errors["source"].tolist() == [str(empty), str(rows)]
    assert errors["line"].fillna(0).tolist() == [0, 2]
    articles = pd.read_csv(tmp_path / "out" / "articles.csv")["article"]
    assert articles.tolist() == ["a", "b", "c", "set-1", "set-3"]


def test_a_crash_on_one_article_is_told_as_a_fault_of_ours_and_costs_no_other(folder, run, tmp_path):
    path = write(folder / "b.txt", f"crash: {BODY}")
    status, told = run(folder)
    reason = f"Reading it failed with ValueError: the finder tripped over it; {FAULT}"
    assert status == 3
    assert told[0] == f"broadsheet: left out {path}: {reason}"
    errors = pd.read_csv(tmp_path / "out" / "errors.csv")
    assert errors[["article", "reason"]].to_numpy().tolist() == [["b", reason]]
    assert pd.read_csv(tmp_path / "out" / "articles.csv")["article"].tolist() == ["a", "c"]


def test_the_traceback_of_a_crash_is_printed_for_those_who_ask(folder, run, monkeypatch):
    write(folder / "b.txt", f"crash: {BODY}")
    assert not any("Traceback" in line for line in run(folder)[1])
    monkeypatch.setenv("BROADSHEET_TRACEBACK", "1")
    assert any("Traceback" in line for line in run(folder)[1])


def test_errors_stand_in_the_order_of_the_sources_whatever_stage_they_failed_at(folder, run, tmp_path):
    write(folder / "a.txt", f"crash: {BODY}")
    write(folder / "b.txt", "")
    write(folder / "c.txt", f"crash: {BODY}")
    write(folder / "d.txt", BODY)
    assert run(folder)[0] == 3
    sources = pd.read_csv(tmp_path / "out" / "errors.csv")["source"]
    assert [Path(source).name for source in sources] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("bad", ["", f"crash: {BODY}"])
def test_strict_stops_at_the_first_and_writes_nothing(folder, run, tmp_path, bad):
    path = write(folder / "b.txt", bad)
    status, told = run(folder, "--strict")
    assert (status, len(told)) == (2, 1)
    assert told[0].startswith(f"broadsheet: {path}: ")
    assert not (tmp_path / "out").exists()


def test_where_nothing_can_be_read_each_source_is_named_and_nothing_written(tmp_path, run):
    paths = [write(tmp_path / "in" / name, "") for name in ("a.txt", "b.txt")]
    status, told = run(tmp_path / "in")
    assert status == 2
    assert told[:2] == [f"broadsheet: left out {path}: {LEFT}" for path in paths]
    assert told[2:] == ["broadsheet: nothing could be read: 2 left out. Mend them, or name other sources."]
    assert not (tmp_path / "out").exists()


def test_where_the_only_article_crashes_that_is_the_one_sentence(tmp_path, run):
    path = write(tmp_path / "a.txt", f"crash: {BODY}")
    told = f"broadsheet: {path}: Reading it failed with ValueError: the finder tripped over it; {FAULT}"
    assert run(path) == (2, [told])
    assert not (tmp_path / "out").exists()


def test_of_many_of_one_kind_the_first_are_told_and_the_others_counted(folder, run, tmp_path, monkeypatch):
    monkeypatch.setattr(cli_intake, "MOST_ERRORS", 2)
    paths = [write(folder / f"d{number}.txt", "") for number in range(5)]
    status, told = run(folder)
    assert status == 3
    assert told[:2] == [f"broadsheet: left out {path}: {LEFT}" for path in paths[:2]]
    assert told[2] == f"broadsheet: 3 more of this kind, the last one: left out {paths[-1]}: {LEFT}"
    assert len(told) == 4
    assert len(pd.read_csv(tmp_path / "out" / "errors.csv")) == 5


def test_notes_on_an_article_are_told_and_of_many_the_same_how_many(folder, run, monkeypatch):
    notes = ("3 soft hyphens were left out.",)
    noted = lambda *_args, **_how: (Article(id, BODY, "A", path=f"{id}.txt", notes=notes) for id in "abc")  # noqa: E731
    monkeypatch.setattr(cli_intake, "read_articles", noted)
    monkeypatch.setattr(cli_intake, "MOST_NOTES", 1)
    told = [
        "a.txt: 3 soft hyphens were left out.",
        "2 more of this kind, the last one: c.txt: 3 soft hyphens were left out.",
    ]
    assert run(folder) == (0, [f"broadsheet: {sentence}" for sentence in told])


def test_an_old_list_of_errors_goes_when_all_is_well_and_a_file_of_ones_own_stays(folder, run, tmp_path):
    write(folder / "d.txt", "")
    assert run(folder)[0] == 3
    (folder / "d.txt").unlink()
    assert run(folder) == (0, [])
    assert not (tmp_path / "out" / "errors.csv").exists()
    own = write(tmp_path / "out" / "errors.csv", "what,when\n")
    assert run(folder) == (0, [])
    assert own.read_text(encoding="utf-8") == "what,when\n"


# --- a run that is stopped
# ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("what", "expected"), [("stop", 130), ("end", 143), ("hang up", 129)])
def test_a_run_that_is_stopped_says_what_it_keeps_and_goes_on_there(folder, run, asked, tmp_path, what, expected):
    write(folder / "c.txt", f"{what}: {BODY}")
    unfinished = tmp_path / "out" / UNFINISHED
    status, told = run(folder)
    assert status == expected
    kept = f"2 articles are kept in {unfinished}, and the same command goes on from there."
    assert told == [f"broadsheet: stopped; {kept}"]
    assert sorted(read_files(unfinished)) == [FILE]
    write(folder / "c.txt", f"c: {BODY}")
    assert run(folder) == (0, ["broadsheet: 2 of 3 articles were taken over from a run that was stopped."])
    assert asked == ["a", "b", "c"]
    assert sorted(read_files(tmp_path / "out")) == sorted(f"{name}.csv" for name in TABLES)


def test_a_run_that_is_stopped_before_the_first_article_is_read_leaves_nothing(folder, run, tmp_path):
    write(folder / "a.txt", f"stop: {BODY}")
    assert run(folder) == (130, ["broadsheet: stopped."])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_the_tables_of_a_stopped_and_an_undisturbed_run_are_the_same(folder, run, tmp_path, format):
    assert run(folder, format=format)[0] == 0
    undisturbed = (tmp_path / "out").rename(tmp_path / "undisturbed")
    write(folder / "c.txt", f"stop: {BODY}")
    assert run(folder, format=format)[0] == 130
    write(folder / "c.txt", f"c: {BODY}")
    assert run(folder, format=format)[0] == 0
    if format in ("csv", "json"):
        assert read_files(tmp_path / "out") == read_files(undisturbed)
    for name in TABLES if format == "parquet" else ():
        pd.testing.assert_frame_equal(
            *(pd.read_parquet(one / f"{name}.parquet") for one in (undisturbed, tmp_path / "out"))
        )
    if format == "xlsx":
        old, new = (pd.read_excel(one / "tables.xlsx", sheet_name=None) for one in (undisturbed, tmp_path / "out"))
        assert all(old[name].equals(new[name]) for name in TABLES)


def test_what_a_killed_run_left_half_written_is_cleared_and_its_last_whole_line_taken_over(
    folder, run, asked, tmp_path
):
    write(folder / "c.txt", f"stop: {BODY}")
    assert run(folder)[0] == 130
    unfinished = tmp_path / "out" / UNFINISHED
    with (unfinished / FILE).open("r+b") as journal:  # as if it had been killed while it wrote the second article
        journal.truncate((unfinished / FILE).stat().st_size - 10)
    write(unfinished / LOCK, "1\n")
    write(unfinished / STAGING / "articles.csv", "half")
    write(folder / "c.txt", f"c: {BODY}")
    assert run(folder) == (0, ["broadsheet: 1 of 3 articles was taken over from a run that was stopped."])
    assert asked == ["a", "b", "b", "c"]
    assert sorted(read_files(tmp_path / "out")) == sorted(f"{name}.csv" for name in TABLES)


@pytest.mark.parametrize("garbage", [b"\x00" * 90 + b"}\n", b"no journal\n", b"a" * 64 + b" {"])
def test_what_a_computer_without_power_left_is_dropped(folder, run, asked, tmp_path, garbage):
    write(folder / "c.txt", f"stop: {BODY}")
    assert run(folder)[0] == 130
    with (tmp_path / "out" / UNFINISHED / FILE).open("ab") as journal:
        journal.write(garbage)
    write(folder / "c.txt", f"c: {BODY}")
    assert run(folder) == (0, ["broadsheet: 2 of 3 articles were taken over from a run that was stopped."])
    assert asked == ["a", "b", "c"]


def test_an_article_that_has_changed_is_read_again(folder, run, asked):
    write(folder / "c.txt", f"stop: {BODY}")
    assert run(folder)[0] == 130
    write(folder / "a.txt", f"another: {BODY}")
    write(folder / "c.txt", f"c: {BODY}")
    assert run(folder) == (0, ["broadsheet: 1 of 3 articles was taken over from a run that was stopped."])
    assert asked == ["a", "b", "a", "c"]


def test_what_is_kept_of_a_stopped_run_is_no_source_of_the_next(folder, tmp_path, asked):
    write(folder / "c.txt", f"stop: {BODY}")
    command = ["tables", str(folder), "--out", str(folder / "out"), "--format", "csv"]
    assert main(command) == 130
    write(folder / "out" / UNFINISHED / STAGING / "articles.csv", "article,text\nx,y\n")
    write(folder / "c.txt", f"c: {BODY}")
    assert main(command) == 0
    assert pd.read_csv(folder / "out" / "articles.csv")["article"].tolist() == ["a", "b", "c"]


def test_a_second_run_into_the_same_folder_is_refused_while_the_first_is_at_work(folder, run, tmp_path):
    with open_workplace(tmp_path / "out"):
        told = (
            f"broadsheet: {tmp_path / 'out'}: another run writes there (process {os.getpid()}). Wait until it has ended"
        )
        status, (line,) = run(folder)
    assert status == 2
    assert line.startswith(told)
    assert run(folder) == (0, [])


def test_a_full_disk_is_told_in_one_sentence_and_what_was_read_is_kept(folder, run, tmp_path, monkeypatch):
    def fill_up(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(pd.DataFrame, "to_csv", fill_up)
        status, told = run(folder)
    assert (status, len(told)) == (2, 1)
    assert "cannot be written (No space left on device). Make room there" in told[0]
    assert "3 articles are kept in" in told[0]
    assert run(folder) == (0, ["broadsheet: 3 of 3 articles were taken over from a run that was stopped."])


def test_a_folder_where_a_table_has_to_go_and_a_file_in_place_of_the_folder_are_told(folder, run, tmp_path):
    (tmp_path / "out" / "figures.csv").mkdir(parents=True)
    status, (told,) = run(folder)
    assert status == 2
    assert told.startswith(f"broadsheet: {tmp_path / 'out' / 'figures.csv'}: is a folder, where a file has to go. Move")
    assert sorted(os.listdir(tmp_path / "out")) == ["figures.csv", UNFINISHED]  # none of the others has moved up
    (tmp_path / "file").write_text("")
    told = f"broadsheet: {tmp_path / 'file'}: is a file, not a folder. Choose another with --out."
    for out in ("file", "file/deeper"):
        assert run(folder, "--out", tmp_path / out) == (2, [told])
