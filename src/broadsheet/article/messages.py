"""Messages: what is said of a source, in one line."""

import re

from broadsheet.article.drafts import Place, Problem
from broadsheet.errors import ArticleError

LONGEST_SHOWN = 80  # characters of somebody's text in a message: a line of a terminal


def shorten(text: str) -> str:
    """A text on one line, cut where it is long, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 3] + "..."


def unreadable_error(where: Place | str, error: OSError) -> ArticleError:
    """What to say of a file that the system does not let us read."""
    return ArticleError(f"{where}: cannot be read ({error.strerror or error}). Check that it is a file you may read.")


def to_problem(place: Place, error: ArticleError) -> Problem:
    """What cannot be read there, or in a line of it; the place is left out of what the error says, for a problem has it
    for itself.
    """
    said = str(error)
    line = re.match(rf"{re.escape(place.source)} line (\d+): ", said)
    if line:
        return Problem(Place(place.source, int(line[1])), said[line.end() :])
    return Problem(place, said.removeprefix(f"{place}: "))
