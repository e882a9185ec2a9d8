"""Calendar: the words of dates and times, as sets."""

from broadsheet.lexicon import read_dates, read_times


def test_words_of_the_calendar_are_dates_or_times_and_not_both():
    dates, times = read_dates(), read_times()
    assert {"may", "sept.", "monday", "gmt"} <= dates
    assert {"day", "yesterday"} <= times
    assert not dates & times
