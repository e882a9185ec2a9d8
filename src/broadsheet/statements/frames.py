"""Frames: the ways a cue takes its content ("that", "to", "obj_to", "of", "as" ...), each a rule that asks the parse.

The frames of a cue stand in `lexicon/reporting.csv`. Knows nothing of speakers.
"""

from collections.abc import Callable

from spacy.tokens import Token

from broadsheet.rules import name_rule
from broadsheet.statements.clause_frames import read_obj_to, read_that, read_to, read_wh
from broadsheet.statements.contents import Content, Spans
from broadsheet.statements.cues import Cue
from broadsheet.statements.object_frames import read_object, read_predicate, read_shown
from broadsheet.statements.preposition_frames import (
    read_about,
    read_against,
    read_as,
    read_at,
    read_for,
    read_likeness,
    read_of,
    read_on,
    read_over,
    read_with,
)

# in the order they are tried: the first that finds a content wins
FRAMES: dict[str, Callable[[Token, Cue], Spans]] = {
    "that": read_that,
    "obj_to": read_obj_to,
    "wh": read_wh,
    "to": read_to,
    "predicate": read_predicate,
    "shown": read_shown,
    "of": read_of,
    "as": read_as,
    "for": read_for,
    "against": read_against,
    "about": read_about,
    "on": read_on,
    "with": read_with,
    "at": read_at,
    "over": read_over,
    "likeness": read_likeness,
    "object": read_object,
}


def find_framed_content(verb: Token, entry: Cue) -> Content | None:
    """What a cue says by the first of its frames that finds something, with the act that frame makes of it."""
    for frame, read in FRAMES.items():
        spans = read(verb, entry) if frame in entry.frames else ()
        if spans:
            return Content(spans, entry.frames[frame], name_rule(read))
    return None
