"""Shell: what every page of broadsheet shares: style, script, the policy that lets only these through, and how it is
written.

Knows the templates and files. Knows nothing of articles or notebooks.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from broadsheet.errors import OutputError
from broadsheet.markup import find_templates, hash_asset, read_asset
from broadsheet.report.rooms import open_room

# a page of ours says so, and what it is about, within so many characters
GENERATOR, HEAD = '<meta name="generator" content="broadsheet">', 8_000
MOTTO = "News, laid out as tables"
LONGEST = 400  # characters of a fact that a page's head repeats


def make_frame(
    title: str,
    *,
    data: Mapping[str, object] | None = None,
    facts: Mapping[str, object] | None = None,
    key: str | None = None,
    given: Iterable[str] | None = None,
) -> dict[str, object]:
    """What `frame.html.j2` is filled with: `data` travels in the page for its script, `facts` in its head for an index.

    `key` tells from what a page was made, and `given` which facts of its article were given for it.
    """
    style, script = read_asset("markup.css") + read_asset("page.css"), read_asset("page.js")
    return {
        "title": title,
        "motto": MOTTO,
        "key": key,
        "given": " ".join(given or ()),
        "data": _to_json(data).replace("<", "\\u003c") if data else "",
        "facts": _to_json({name: _clip(value) for name, value in facts.items()}) if facts else "",
        "style": style,
        "script": script,
        "style_hash": hash_asset(style),
        "script_hash": hash_asset(script),
    }


def fill_template(name: str, page: Mapping[str, object]) -> str:
    """The page that the template makes of a frame and the parts beside it."""
    # parts are HTML already; whatever else a template shows it escapes itself
    room = Environment(loader=FileSystemLoader(find_templates()), undefined=StrictUndefined, autoescape=False)
    return room.get_template(name).render(page=page)


def write_page(target: Path, page: str) -> Path:
    """Write a page in one step, so that nobody ever reads half of it, and give its path; a folder that refuses:
    OutputError.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open_room(target.parent) as room:
            Path(room, target.name).write_text(page, encoding="utf-8", newline="")
            Path(room, target.name).replace(target)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}). Name another folder with --out.") from error
    return target


def read_head(path: Path) -> str:
    """The first characters of a page, in which it says what made it and what it is about; no file: nothing."""
    if not path.is_file():
        return ""
    with path.open(encoding="utf-8", errors="replace") as page:
        return page.read(HEAD)


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _clip(value: object) -> object:
    return value[: LONGEST - 1] + "…" if isinstance(value, str) and len(value) > LONGEST else value
