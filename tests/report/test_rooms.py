import errno
import os
import subprocess
import sys
import tempfile

import pytest

from broadsheet.errors import OutputError
from broadsheet.report.rooms import PREFIX, clear_rooms, open_room, temporary_errors


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_room_is_hidden_and_goes_with_its_block(tmp_path):
    with open_room(tmp_path) as room:
        (room / "page.html").write_text("half a page")
        assert os.listdir(tmp_path) == [room.name]
        assert room.name.startswith(f".broadsheet-{PREFIX.split('-')[1]}-{os.getpid()}-")
    assert os.listdir(tmp_path) == []


def test_a_room_lies_among_the_temporary_folders_where_no_other_place_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with open_room() as room:
        assert room.parent == tmp_path


def test_rooms_of_processes_that_are_no_more_are_cleared_when_one_is_opened(tmp_path, dead):
    left, theirs = tmp_path / f"{PREFIX}{dead}-abc", tmp_path / ".broadsheet-00000000-1-abc"
    for folder in (left, theirs, tmp_path / ".broadsheet-notes"):
        (folder / "kernel").mkdir(parents=True)
    with open_room(tmp_path) as room:
        assert sorted(os.listdir(tmp_path)) == sorted([theirs.name, ".broadsheet-notes", room.name])


def test_a_room_in_which_somebody_works_is_left_alone(tmp_path):
    with open_room(tmp_path) as room:
        clear_rooms(tmp_path)
        assert room.is_dir()
    (tmp_path / f"{PREFIX}1-abc").mkdir()  # the first process is another user's, or ours in a container
    clear_rooms(tmp_path)
    assert len(os.listdir(tmp_path)) == 1


def test_a_folder_that_is_not_there_has_no_rooms(tmp_path):
    clear_rooms(tmp_path / "nowhere")


def test_a_full_disk_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    told = (
        f"{tmp_path}: cannot be written \\(No space left on device\\). Make room there, or name another folder for temp"
    )
    with pytest.raises(OutputError, match=told), temporary_errors():
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(FileNotFoundError), temporary_errors():
        raise FileNotFoundError  # a fault of ours


def test_where_no_temporary_folder_can_be_written_that_is_told(monkeypatch):
    def refuse() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", refuse)
    with pytest.raises(OutputError, match="no folder for temporary files can be written"), open_room():
        pass
