"""Messages: what is said of a source, in one line."""

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
    """What cannot be read there; of what the error says the place is left out, which a problem has for itself."""
    return Problem(place, str(error).removeprefix(f"{place}: "))
