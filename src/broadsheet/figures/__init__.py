"""Figures: every number an article states, with what it counts and who gives it."""

from broadsheet.figures.records import find_figures

__all__ = ["find_figures"]
