"""The benchmark times what reading does."""

import inspect

from broadsheet import records
from tests.support.benchmark import STEPS, time_steps


def test_every_finder_that_records_calls_is_timed():
    finders = {
        name
        for name, found in inspect.getmembers(records, inspect.isfunction)
        if name.startswith("find_") and found.__module__ != records.__name__
    }
    assert finders - {"find_text"} <= STEPS.keys()


def test_the_steps_of_a_text_are_timed_and_the_finders_left_as_they_were(nlp):
    before = vars(records).copy()
    spent = time_steps(nlp, ["Rents rose 4%, Ann Lee said. She backs the mayor."])
    assert vars(records) == before
    assert list(spent) == ["pipeline", *dict.fromkeys(STEPS.values()), "the rest"]
    assert all(seconds > 0 for seconds in spent.values())
