"""Stances: who is for or against whom and what."""

from broadsheet.stances.records import find_stances

__all__ = ["find_stances"]
