"""Unread: kinds of files that are known but not read, and what to do with each."""

from broadsheet.article.drafts import Place
from broadsheet.errors import ArticleError

AS_TABLE = "Save it as CSV and read that."
AS_TEXT = "Save it as .docx or .txt and read that."
UNPACK = "Unpack it, or pack it as .zip or .gz, and read that."
PICTURE = "Save the text that it shows as .txt and read that."
WAYS: dict[str, tuple[str, str]] = {  # by suffix: what it is, and what to do
    ".doc": ("an old Word or other Office file", AS_TEXT),
    ".odt": ("an OpenDocument file", AS_TEXT),
    ".pages": ("a Pages file", AS_TEXT),
    ".wpd": ("a WordPerfect file", AS_TEXT),
    ".epub": ("an e-book", "Save its text as .txt or .html and read that."),
    ".pptx": ("a presentation", AS_TEXT),
    ".ppt": ("a presentation", AS_TEXT),
    ".xls": ("an Excel workbook", AS_TABLE),
    ".xlsx": ("an Excel workbook", AS_TABLE),
    ".ods": ("an OpenDocument table", AS_TABLE),
    ".parquet": ("a Parquet file", AS_TABLE),
    ".sqlite": ("a database", AS_TABLE),
    ".db": ("a database", AS_TABLE),
    ".msg": ("an Outlook mail", "Save it as .eml and read that."),
    ".pst": ("an Outlook mailbox", "Save its mails as .eml and read those."),
    ".7z": ("a 7z archive", UNPACK),
    ".rar": ("a RAR archive", UNPACK),
    ".xz": ("an XZ archive", UNPACK),
    ".bz2": ("a bzip2 archive", UNPACK),
    ".tar": ("a tar archive", UNPACK),
    ".tgz": ("a tar archive", UNPACK),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".heic"), ("a picture", PICTURE)),
}


def unread_error(where: Place | str, suffix: str) -> ArticleError:
    """What to say of a file of one of these kinds."""
    kind, advice = WAYS[suffix]
    return ArticleError(f"{where}: is {kind}, which is not read. {advice}")
