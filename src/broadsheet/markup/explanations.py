"""Explanations: why a row is in its table: its words, and the rules that decided its columns, in their own words.

Knows rules and excerpts. Knows nothing of how rows are found.
"""

from dataclasses import dataclass
from html import escape

from broadsheet.markup.excerpts import Excerpts
from broadsheet.rules import Made, tell_rule


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row's words and the rules that made it. It shows itself: a rule's name and words, a rule each."""

    words: Excerpts
    rules: Made

    def __repr__(self) -> str:
        lines = [f"  {column}: {rule}\n    {' '.join(tell_rule(rule).split())}" for column, rule in self.rules]
        return "\n".join([repr(self.words), *(lines or ["  no rule of its own made it"])])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<li>{escape(column)}: <code>{escape(rule)}</code><br>{escape(' '.join(tell_rule(rule).split()))}</li>"
            for column, rule in self.rules
        )
        return f"{self.words._repr_html_()}<ul>{rows or '<li>no rule of its own made it</li>'}</ul>"
