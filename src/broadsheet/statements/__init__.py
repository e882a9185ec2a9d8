"""Statements: who says what."""

from broadsheet.statements.cues import find_cue
from broadsheet.statements.denials import denies_content
from broadsheet.statements.records import find_innermost, find_statements

__all__ = ["denies_content", "find_cue", "find_innermost", "find_statements"]
