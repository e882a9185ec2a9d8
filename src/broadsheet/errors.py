"""Errors: what a reader of articles can be told went wrong, each in one sentence.

Knows nothing of the rest of the package. The command line prints an error's message and exits with status 2; a notebook
shows it below the cell.
"""


class BroadsheetError(Exception):
    """Anything the user can put right; its message says what, where, and what to do."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows of it in a cell: the message, for where in the code it came up helps nobody to put it
        right.
        """
        return [f"{type(self).__name__}: {self}"]


class ArticleError(BroadsheetError):
    """A source that cannot be read as an article."""


class ModelError(BroadsheetError):
    """A spaCy pipeline that is not installed or cannot do what reading needs."""


class ParameterError(BroadsheetError):
    """A notebook parameter or option that is unknown or of the wrong type."""


class OutputError(BroadsheetError):
    """A folder or file that cannot be written."""


class GoldError(BroadsheetError):
    """A gold file that cannot be read, or does not fit its article."""
