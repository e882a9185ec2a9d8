"""The recipe's calibration: the certainty of each kind of reading, where it is known what it must be."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from broadsheet.certainty.kinds import COLUMNS

sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "models" / "recipe" / "scripts"))

from calibrate import FEWEST, Judged, fit_kinds, fit_platt, main, read_golds

TEXT = 'Ann Lee said the plan was "a disgrace". Some 40 people came.'


def judge(table: str, reading: str, *, right: int, rows: int) -> list[Judged]:
    return [Judged(table, reading, None, place < right) for place in range(rows)]


def test_the_share_of_a_kind_is_drawn_to_that_of_its_table_the_more_the_fewer_rows_it_has():
    rows = [*judge("stances", "often", right=500, rows=990), *judge("stances", "once", right=10, rows=10)]
    kinds = {
        kind.reading: kind
        for kind in fit_kinds([*rows, *judge("figures", "often", right=0, rows=90)])
        if kind.table == "stances"
    }
    assert (kinds["often"].rows, kinds["often"].right) == (990, 500)
    assert kinds["often"].certainty == pytest.approx(500 / 990, abs=0.001)
    assert kinds[""].certainty == pytest.approx(0.51)
    # ten of ten, and as many more of which 51 in 100 are right
    assert kinds["once"].certainty == pytest.approx((10 + 5.1) / 20)


def test_log_odds_that_are_known_to_be_too_sure_are_set_right():
    rng = np.random.default_rng(0)
    odds = rng.normal(0, 4, 20_000)
    right = rng.random(20_000) < 1 / (1 + np.exp(-(0.5 * odds - 1)))
    slope, offset = fit_platt(odds, right)
    assert slope == pytest.approx(0.5, abs=0.03)
    assert offset == pytest.approx(-1, abs=0.06)


def test_rows_that_are_all_right_make_none_wholly_certain():
    slope, offset = fit_platt(np.full(20, 3.0), np.ones(20, dtype=bool))
    assert 1 / (1 + np.exp(-(slope * 3 + offset))) == pytest.approx(21 / 22, abs=0.001)


@pytest.mark.parametrize(("rows", "sign", "sloped"), [(FEWEST, 1, True), (FEWEST - 1, 1, False), (200, -1, False)])
def test_a_slope_is_kept_where_enough_rows_have_odds_and_higher_ones_are_right_more_often(rows, sign, sloped):
    odds = np.linspace(-2, 2, rows)
    judged = [Judged("stances", "network", float(sign * one), bool(one > 0)) for one in odds]
    network = next(kind for kind in fit_kinds(judged) if kind.reading == "network")
    assert (network.slope is not None and network.offset is not None) == sloped


def write_gold(folder: Path, id: str, **parts: object) -> None:
    folder.mkdir(exist_ok=True)
    entity = {"id": "ann", "name": "Ann Lee", "type": "PERSON", "names": [[0, 7]], "others": []}
    (folder / f"{id}.txt").write_text(TEXT, "utf-8")
    (folder / f"{id}.json").write_text(json.dumps({"entities": [entity], **parts}), "utf-8")


STATEMENT = {"speaker": "ann", "cue": [[8, 12]], "content": [[13, 38]], "form": None, "act": "criticise"}


def test_what_no_text_of_a_folder_has_was_not_looked_for(tmp_path):
    write_gold(tmp_path, "a", statements=[STATEMENT], stances=[], figures=[])
    write_gold(tmp_path, "b", statements=[], stances=[], figures=[])
    assert [gold.tables for gold in read_golds(tmp_path)] == [{"mentions", "statements"}] * 2
    assert read_golds(tmp_path)[0].statements[0].content == ((13, 38),)


def test_a_part_that_a_text_leaves_out_it_does_not_tell_of(tmp_path):
    write_gold(tmp_path, "a", statements=[STATEMENT])
    write_gold(tmp_path, "b")
    assert [gold.tables for gold in read_golds(tmp_path)] == [{"mentions", "statements"}, {"mentions"}]


def test_a_folder_without_the_texts_is_refused(tmp_path):
    write_gold(tmp_path, "a")
    (tmp_path / "a.txt").unlink()
    with pytest.raises(SystemExit, match="holds no text of a"):
        read_golds(tmp_path)


def test_one_command_reads_the_folders_and_writes_the_list(tmp_path):
    figure = {"span": [40, 47], "value": 40, "low": 40, "high": 40, "modifier": "about", "unit": None}
    write_gold(tmp_path / "news", "a", statements=[STATEMENT], figures=[{**figure, "counted": None, "source": None}])
    write_gold(tmp_path / "desk", "b", statements=[STATEMENT], figures=[])
    main([tmp_path / "news", tmp_path / "desk"], [], tmp_path / "out.csv")
    header, *lines = (line.split(",") for line in (tmp_path / "out.csv").read_text("utf-8").splitlines())
    assert tuple(header) == COLUMNS
    counts = {line[0]: line[2:4] for line in lines if not line[1]}
    # the figure of the desk story counts neither as right nor as wrong
    assert counts == {"figures": ["1", "1"], "mentions": ["2", "2"], "statements": ["2", "2"]}
