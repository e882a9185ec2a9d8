"""Charts: the tables as matplotlib Figures: who appears where, who says how much, who is for whom, and every number.

Takes a `Reading`, or anything with the same tables as attributes. Leaves pyplot's state alone, so that a chart is the
same in a notebook, a script or a report.
"""

from broadsheet.charts.appearances import entities
from broadsheet.charts.network import network
from broadsheet.charts.numbers import figures
from broadsheet.charts.sides import stances
from broadsheet.charts.speakers import statements

__all__ = ["entities", "figures", "network", "stances", "statements"]
