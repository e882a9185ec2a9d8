"""Kinds: the list that comes with the package can be read, and the guide tells what stands in it."""

import csv
import re
from importlib.resources import files

import pytest

from broadsheet.certainty.kinds import COLUMNS, LIST, RATED, Kind, read_kinds, write_kinds

FOLDER = files("broadsheet.certainty")


def test_the_guide_tells_every_column():
    header, *_ = csv.reader(FOLDER.joinpath(LIST).read_text(encoding="utf-8").splitlines())
    rows = re.findall(r"^\| (`[^|]+`) \|", FOLDER.joinpath("README.md").read_text(encoding="utf-8"), re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert tuple(header) == COLUMNS == tuple(told)


def test_every_table_that_is_rated_has_a_mean():
    assert {table for table, reading in read_kinds() if not reading} == set(RATED.values())


@pytest.mark.parametrize("kind", read_kinds().values(), ids=lambda kind: f"{kind.table}: {kind.reading or 'all'}")
def test_a_kind_was_counted_and_is_surer_the_higher_its_odds(kind):
    assert kind.table in RATED.values()
    assert 0 <= kind.right <= kind.rows
    assert 0 < kind.certainty < 1
    assert (kind.slope is None) == (kind.offset is None)
    assert kind.slope is None or kind.slope > 0


def test_kinds_that_are_written_are_read_again(tmp_path, monkeypatch):
    mean = Kind("stances", "", 60, 30, 0.5)
    network = Kind("stances", "network", 55, 28, 0.512, slope=0.75, offset=-1.25, comment="odds, of two readers")
    write_kinds([network, mean], tmp_path / LIST)
    monkeypatch.setattr("broadsheet.certainty.kinds.files", lambda package: tmp_path)
    kinds = read_kinds.__wrapped__()
    assert list(kinds.values()) == [mean, network]
    assert kinds["stances", "network"] == network
