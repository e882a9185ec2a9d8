"""Language: a text becomes a Doc, and what is asked of one: its parse, its quotations, who does what, what is told as
done.
"""

from broadsheet.language.pipeline import MODEL, check_pipeline, load_pipeline
from broadsheet.language.quotations import Quotation, find_quotations
from broadsheet.language.text import breaks_line, find_text, find_uses, locate
from broadsheet.language.vectors import has_vectors, normalise, read_arrays
from broadsheet.language.wrapping import OPENING

__all__ = [
    "MODEL",
    "OPENING",
    "Quotation",
    "breaks_line",
    "check_pipeline",
    "find_quotations",
    "find_text",
    "find_uses",
    "has_vectors",
    "load_pipeline",
    "locate",
    "normalise",
    "read_arrays",
]
