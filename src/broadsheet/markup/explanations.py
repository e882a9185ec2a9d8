"""Explanations: why a row is in its table, and how certain it is: its words, and the rules that decided its columns, in
their own words.

Knows rules and excerpts. Knows nothing of how rows are found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from broadsheet.markup.certainty import say_certainty
from broadsheet.markup.excerpts import Excerpts
from broadsheet.rules import Made, tell_rule

# what is said of a row that keeps no rule: one of entities, or one that the order of the finders alone has made
NO_RULE = "no rule is kept for this row; statements, stances and figures keep theirs"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row's words and the rules that made it; `values` has what stands in its columns, None for what is missing.

    It shows itself: how many rows like it are right, where it was rated, and of each rule the column it decided, what
    it answered, its name and what it says of itself.
    """

    words: Excerpts
    rules: Made
    values: Mapping[str, object]

    def __repr__(self) -> str:
        lines = [f"  {self._tell_answer(column)}: {rule}\n    {_tell(rule)}" for column, rule in self.rules]
        rated = [f"  {words}" for words in self._tell_certainty()]
        return "\n".join([repr(self.words), *rated, *(lines or [f"  {NO_RULE}"])])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<li>{escape(self._tell_answer(column))}: <code>{escape(rule)}</code><br>{escape(_tell(rule))}</li>"
            for column, rule in self.rules
        )
        rated = "".join(f"<li>{escape(words)}</li>" for words in self._tell_certainty())
        return f"{self.words._repr_html_()}<ul>{rated}{rows or f'<li>{NO_RULE}</li>'}</ul>"

    def _tell_certainty(self) -> list[str]:
        """How many rows like it are right, in words; nothing where it was not rated."""
        match self.values.get("certainty"):
            case float(certainty):
                return [f"{self._tell_answer('certainty')}: {say_certainty(certainty)}"]
        return []

    def _tell_answer(self, column: str) -> str:
        """A column with what stands there: "trend = up", "counted = none"."""
        if column not in self.values:
            return column
        value = self.values[column]
        return f"{column} = {'none' if value is None else value}"


def _tell(rule: str) -> str:
    """What a rule says of itself, on one line."""
    return " ".join(tell_rule(rule).split())
