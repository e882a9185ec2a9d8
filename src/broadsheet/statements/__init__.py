"""Statements: who says what."""

from broadsheet.statements.cues import find_cue
from broadsheet.statements.records import find_innermost, find_statements

__all__ = ["find_cue", "find_innermost", "find_statements"]
