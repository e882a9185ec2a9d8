"""Libraries: those that read one kind of file, imported when a file of that kind comes."""

from importlib import import_module
from typing import Any

from broadsheet.article.drafts import Place
from broadsheet.errors import ArticleError


def import_library(module: str, package: str, where: Place) -> Any:
    """A library's module; one that is not installed: ArticleError with how to get it."""
    try:
        return import_module(module)
    except ImportError as error:
        advice = f"Run: pip install {package}"
        raise ArticleError(f"{where}: needs {package} to be read, which is not installed. {advice}.") from error
