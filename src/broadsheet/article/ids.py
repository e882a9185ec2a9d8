"""Ids: the name an article goes by, made of its file's name or its address, and told apart from the others'."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from unicodedata import normalize
from urllib.parse import unquote, urlsplit


def find_stem(url: str) -> str:
    """What an address is called by: the last part of its path, without .html; without a path its host."""
    parts = urlsplit(url)
    return re.sub(r"\.html?$", "", unquote(parts.path).rstrip("/").rpartition("/")[2]) or parts.netloc


def clean_id(name: str) -> str:
    """An id of letters, digits, ".", "_" and "-", that is safe as the name of a folder."""
    id = re.sub(r"[^\w.-]", "-", normalize("NFC", name))
    return id if id.strip(".") else "-" * max(len(id), 1)  # '..' would be a folder of its own


class Ids:
    """The ids of one run, each given once: who asks for one that is taken gets the next free number behind it."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, wanted: str) -> str:
        """The id wanted, or with "-2", "-3" ... where it is taken; small and large letters count as the same, as on
        many disks.
        """
        id, number = wanted, 1
        while id.casefold() in self._taken:
            number += 1
            id = f"{wanted}-{number}"
        self._taken.add(id.casefold())
        return id


def tell_apart(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """An id for each name: its stem, and before it, where others have the same, as many of its folders as tell them
    apart best.

    `names` has, by name, its parts from the outermost folder to the stem: ("news", "03", "story"). What no folder tells
    apart is numbered when it is claimed.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for name, parts in names.items():
        groups[clean_id(parts[-1]).casefold()].append(name)
    ids: dict[str, str] = {}
    for group in groups.values():
        ids |= _tell_group_apart({name: names[name] for name in group})
    return ids


def _tell_group_apart(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The ids of names of one stem, with the fewest folders that make as many of them differ as any would."""
    best: dict[str, str] = {}
    for depth in range(1, max(map(len, names.values())) + 1):
        ids = {name: clean_id("-".join(parts[-depth:])) for name, parts in names.items()}
        if len(set(ids.values())) > len(set(best.values())):
            best = ids
    return best
