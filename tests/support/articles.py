"""Articles: files of a line or two, and where those of the tests and of the project lie."""

from pathlib import Path

from broadsheet.article.readers import read_articles
from broadsheet.article.sources import Article

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
BODY = "The mayor backed the plan on Monday.\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def read_one(path: Path, **given: str) -> Article:
    (article,) = read_articles(path, **given)
    return article
