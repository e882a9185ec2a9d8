"""Dates: a day or a moment as people, servers and programs write it, in ISO 8601.

Knows English names of months and the zones of American and British time. A date that has two meanings is none.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from broadsheet.article.messages import shorten
from broadsheet.errors import ArticleError

# fmt: off
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
ZONES = {  # hours from Greenwich; names that mean several zones (BST, IST) are not here
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}
# fmt: on
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
DAYS = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>[a-z]{3,9})\.?,?[\s-]+(?P<year>\d{4})",
    r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
    r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})",
)
LATER_WEEKDAY = r"(?:,?\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)?"  # March 5, 2018 Monday
CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*\(?(?P<zone>[a-z]{1,5}|[+-]\d\d:?\d\d)\)?)?(?:\s*\([a-z ]+\))?"
)
TIME = rf"(?:(?:,?\s+(?:at\s+)?|T){CLOCK})?"
WRITTEN = [re.compile(WEEKDAY + day + LATER_WEEKDAY + TIME, re.IGNORECASE) for day in DAYS]
# 9:30 AM, March 5, 2018
WRITTEN += [re.compile(rf"{CLOCK},?\s+(?:on\s+)?{WEEKDAY}{day}", re.IGNORECASE) for day in DAYS]
# what may stand before a date, and behind a time for Java: [Europe/London]
SAID_OF_DATE = re.compile(
    r"(?:(?:first|last|originally)\s+)?(?:published|posted|updated|created|date)(?:\s+on)?\s*:?\s+", re.I
)
ZONE_NAME = re.compile(r"\[[\w/+-]+\]")
FIRST_YEAR = 1600  # no newspaper is older; a year 1 is how programs write that there is no date
# Mon Mar 05 09:30:00 +0000 2018, as Unix and Twitter write it
UNIX = re.compile(
    r"[a-z]{3}\s+(?P<month>[a-z]{3})\s+(?P<day>\d{1,2})\s+(?P<clock>\d\d:\d\d:\d\d)(?P<zone>\s[+-]\d{4}|\s[a-z]{3})?\s+"
    r"(?P<year>\d{4})",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(?:19|20)\d{6}")  # 20180305
COMPACT_MOMENT = re.compile(r"((?:19|20)\d{6})(\d{6})")  # 20180305093000, as archives of the web write it
# Seconds or milliseconds since 1970: of 10 and 13 digits, that is from 2001 to 2286; shorter ones are other numbers.
EPOCH = re.compile(r"([12]\d{9})(\d{3})?(?:\.\d+)?")


def read_date(text: str, *, where: str) -> str:
    """A date or time in ISO 8601, from ISO 8601, an English written form ("25 January 2007, 9.30 am"), a mail's, or
    seconds since 1970; else ArticleError.

    Numbers with slashes are not read: 04/05/2007 is two dates.
    """
    found = find_date(text)
    if found is None:
        raise ArticleError(
            f"{where}: {shorten(text.strip())!r} is no date that has one meaning. Write it as 2007-01-25 or 25 January "
            "2007."
        )
    return found


def find_date(text: str) -> str | None:
    """A date or time in ISO 8601, to the second, or None where the text is no date that has one meaning."""
    text = " ".join(text.split())
    said = SAID_OF_DATE.match(text)
    text = ZONE_NAME.sub("", text[said.end() :] if said else text).replace(" | ", " ")
    if re.fullmatch(r"[\d.]+", text):
        return _read_number(text)
    for read in (date.fromisoformat, _read_moment, _read_written, _read_unix):
        try:
            found = read(text)
            return found.isoformat() if found.year >= FIRST_YEAR else None
        except (ValueError, OverflowError):
            continue
    return None


def _read_moment(text: str) -> datetime:
    """Read a moment of ISO 8601; a fraction of a second tells nobody anything."""
    return datetime.fromisoformat(text).replace(microsecond=0)


def _read_number(text: str) -> str | None:
    if COMPACT.fullmatch(text):
        try:
            return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
        except ValueError:
            return None
    moment = COMPACT_MOMENT.fullmatch(text)
    if moment:
        return find_date(f"{moment[1]}T{moment[2]}")
    found = EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat() if found else _find_dotted(text)


def _find_dotted(text: str) -> str | None:
    """2018.03.05 alone of the dotted ones: 05.03.2018 is two dates."""
    found = re.fullmatch(r"(\d{4})\.(\d\d)\.(\d\d)", text)
    return find_date("-".join(found.groups())) if found else None


def _read_written(text: str) -> date:
    """Read "25 January 2007", "Jan. 25, 2007, 9:30 AM EST", "2007/01/25 09:30" or a mail's date."""
    for written in WRITTEN:
        found = written.fullmatch(text)
        if found:
            parts = found.groupdict()
            month = _find_month(parts["month"]) if parts.get("month") else int(parts["number"])
            day = date(int(parts["year"]), month, int(parts["day"]))
            return day if parts["hour"] is None else datetime.combine(day, _find_time(parts))
    raise ValueError(text)


def _read_unix(text: str) -> date:
    found = UNIX.fullmatch(text)
    if found is None:
        raise ValueError(text)
    day = date(int(found["year"]), _find_month(found["month"]), int(found["day"]))
    return datetime.combine(day, time.fromisoformat(found["clock"]), _find_zone((found["zone"] or "").strip()))


def _find_month(name: str) -> int:
    """The number of a month, of its whole name or three letters and more; ValueError for another word."""
    for number, month in enumerate(MONTHS, start=1):
        if len(name) > 2 and month.startswith(name.lower()):
            return number
    raise ValueError(name)


def _find_time(parts: dict[str, str | None]) -> time:
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    if parts["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    return time(hour, minute, second, tzinfo=_find_zone(parts["zone"] or ""))


def _find_zone(name: str) -> timezone | None:
    """The zone a name stands for; of one that means several only the time of day is kept."""
    if name[:1] in ("+", "-"):
        minutes = 60 * int(name[1:3]) + int(name[-2:])
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
    hours = ZONES.get(name.lower())
    return None if hours is None else timezone(timedelta(hours=hours))
