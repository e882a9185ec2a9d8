"""Keys: a hash of all that decides what is made of an article, by which what was made before is known again.

Knows the package's own files and versions. Knows nothing of spaCy.
"""

import dataclasses
import hashlib
import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from broadsheet.article import Article
from broadsheet.markup import find_folder

# what decides rows beside our own code: the parser, and how its numbers are computed
PARSERS = ("spacy", "thinc", "numpy")


def find_key(article: Article, model: str, *more: object) -> str:
    """A hash, in hexadecimal, of an article, of the model that reads it, of the package's own code, and of `more`."""
    inputs = [dataclasses.asdict(article), model, _find_version(model), _hash_package(), *more]
    return hashlib.sha256(json.dumps(inputs, sort_keys=True, default=str).encode()).hexdigest()


@cache
def _find_version(model: str) -> list[object]:
    """What tells a model from others of its name: the version of its package, or the times its files were written."""
    parsers: list[object] = [version(name) for name in PARSERS]
    try:
        return [*parsers, version(model)]
    except PackageNotFoundError:
        files = sorted(path for path in Path(model).rglob("*") if path.is_file())
        return [*parsers, *((str(path), path.stat().st_mtime_ns) for path in files)]


@cache
def _hash_package() -> str:
    """A hash of the package's own files, so that all is made again after a change of code, list, weights or style."""
    digest = hashlib.sha256()
    for path in sorted(find_folder().rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            digest.update(path.read_bytes())
    return digest.hexdigest()
