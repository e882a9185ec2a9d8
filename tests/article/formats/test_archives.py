import gzip
import io
import zipfile

import pytest

from broadsheet.article import decoding
from broadsheet.article.formats import archives
from tests.support.sources import put, take


def zip_named(members: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_an_archive_gives_the_articles_of_its_members(tmp_path):
    members = {
        "03/story.txt": "Rents rose.\n",
        "04/story.txt": "Rain fell.\n",
        "items.csv": "headline,body\nTolls,Snow fell.\n",
        "__MACOSX/._story.txt": "x",
        ".hidden.txt": "x",
        "README.md": "x",
        "a.png": "x",
        "b.jsonl.gz": gzip.compress(b'{"text": "Hail fell."}\n'),
    }
    path = put(tmp_path / "export.zip", zip_named(members))
    taken = take(path)
    assert [(article.id, article.text, article.path) for article in taken.articles] == [
        ("03-story", "Rents rose.\n", str(path)),
        ("04-story", "Rain fell.\n", str(path)),
        ("items-1", "Snow fell.", str(path)),
        ("b-1", "Hail fell.", str(path)),
    ]
    assert taken.articles[0].notes == (f"In {path}, 1 file was left out: 1 .png.",)
    assert taken.errors == []


def test_an_archive_in_an_archive_is_read_once_and_no_deeper(tmp_path):
    inner = zip_named({"b.txt": "Rain fell.\n"})
    taken = take(put(tmp_path / "a.zip", zip_named({"a.txt": "Rents rose.\n", "b.zip": inner})))
    assert taken.texts == ["Rents rose.\n", "Rain fell.\n"]
    taken = take(put(tmp_path / "c.zip", zip_named({"c.zip": zip_named({"b.zip": inner})})))
    assert taken.texts == []
    assert taken.errors[0].source.endswith("c.zip: c.zip: b.zip")
    assert taken.reasons[0].startswith("lies 2 archives deep.")


def test_a_member_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path):
    members = {
        "a.txt": "Rents rose.\n",
        "b.txt": "",
        "c.csv": "x,y\n1,2\n",
        "d.txt": b"\x89PNG\0",
        "e.txt": "Rain fell.\n",
    }
    taken = take(put(tmp_path / "export.zip", zip_named(members)))
    assert taken.texts == ["Rents rose.\n", "Rain fell.\n"]
    assert [error.source.rpartition("/")[2] for error in taken.errors] == [
        "export.zip: b.txt",
        "export.zip: c.csv",
        "export.zip: d.txt",
    ]


def test_a_damaged_member_is_named_and_the_others_are_read(tmp_path):
    packed = bytearray(zip_named({"a.txt": "Rents rose in May. " * 50, "b.txt": "Rain fell.\n"}))
    packed[45] ^= 0xFF
    taken = take(put(tmp_path / "export.zip", bytes(packed)))
    assert taken.texts == ["Rain fell.\n"]
    assert "is damaged" in taken.reasons[0]


def test_a_locked_member_is_named(tmp_path):
    packed = bytearray(zip_named({"a.txt": "Rents rose.\n"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + offset] |= 1
    taken = take(put(tmp_path / "export.zip", bytes(packed)))
    assert taken.reasons == ["is locked with a password. Unpack it, and read what was in it."]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", b"PK\x03\x04 cut off", "cannot be unpacked; it is damaged, or no archive."),
        ("a.zip", b"Rents rose.", "cannot be unpacked; it is damaged, or no archive."),
        ("a.zip", zip_named({}), "holds no file that is read."),
        ("a.zip", zip_named({"a.png": "x", "b.tex": "x"}), "holds no file that is read."),
        ("a.txt.gz", b"Rents rose.", "cannot be unpacked; it is damaged, or no archive."),
        (
            "a.txt.gz",
            gzip.compress(b"Rents rose." * 500, mtime=0)[:40],
            "cannot be unpacked; it is damaged, or no archive.",
        ),
        ("a.tar.gz", gzip.compress(b"Rents rose.", mtime=0), "is a tar archive, which is not read. Unpack it"),
    ],
)
def test_an_archive_that_cannot_be_read_is_told(tmp_path, name, data, reason):
    assert take(put(tmp_path / name, data)).reasons[0].startswith(reason)


def test_a_packed_file_is_read_as_what_is_in_it(tmp_path):
    assert take(put(tmp_path / "a.txt.gz", gzip.compress(b"Rents rose.\n"))).texts == ["Rents rose.\n"]
    taken = take(put(tmp_path / "b.txt", gzip.compress(b"Rain fell.\n")))
    assert taken.texts == ["Rain fell.\n"]
    assert taken.articles[0].notes == ("Read as gzip, which its bytes are.",)


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl.gz"])
def test_what_grows_without_end_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.setattr(archives, "LARGEST_FILE", 100_000)
    monkeypatch.setattr(decoding, "LARGEST_FILE", 10_000_000)
    zeros = b" " * 5_000_000
    path = put(tmp_path / name, zip_named({"a.txt": zeros}) if name == "a.zip" else gzip.compress(zeros))
    assert take(path).reasons[0].startswith("grows more than 100 times when it is unpacked")


def test_an_archive_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    path = put(tmp_path / "a.zip", zip_named({f"{number}.txt": "Rents rose.\n" for number in range(3)}))
    assert take(path).reasons[0].startswith("holds 3 files. An archive may hold 2: split it")
