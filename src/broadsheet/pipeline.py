"""Pipeline: the one place where a spaCy pipeline is loaded, and where a text becomes a Doc.

Knows spaCy. Adds to any pipeline two rules of newswire: a line break ends a sentence, and the stop of a title does not.
"""

import re
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from broadsheet.errors import ModelError
from broadsheet.lexicon import read_lexicon

MODEL = "en_broadsheet_news"
NEEDED = ("parser", "ner")


@lru_cache(maxsize=2)
def load_pipeline(model: str = MODEL) -> Language:
    """Load a spaCy pipeline by package name or path, once per process.

    It must have a parser and an entity recogniser, with UD or ClearNLP labels. Otherwise, or where it is missing: ModelError.
    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"{model}: no such spaCy pipeline here. Install it with 'pip install -r requirements.txt', or name another with --model."
        ) from error
    missing = [name for name in NEEDED if name not in nlp.pipe_names]
    if missing:
        raise ModelError(f"{model}: has no {' and no '.join(missing)}, which reading needs. Name a pipeline that has both.")
    nlp.max_length = 10_000_000
    nlp.add_pipe("broadsheet_line_breaks", before="parser")
    return nlp


@Language.component("broadsheet_line_breaks")
def mark_line_breaks(doc: Doc) -> Doc:
    """Start a sentence after every line break, unless the line goes on in lower case, and none after a title's stop ("Capt. Davis")."""
    for i in range(1, len(doc)):
        token, before = doc[i], doc[i - 1]
        if "\n" in before.text and not token.is_space:
            token.is_sent_start = not token.text[0].islower()
        elif before.text == "." and i > 1 and f"{doc[i - 2].lower_}." in _abbreviated_titles():
            token.is_sent_start = False
    return doc


@lru_cache
def _abbreviated_titles() -> frozenset[str]:
    titles = (row["title"].casefold() for row in read_lexicon("titles"))
    return frozenset(title.split()[-1] for title in titles if title.endswith("."))


@lru_cache(maxsize=1)
def find_text(doc: Doc) -> str:
    """The text of a Doc, built once: spaCy joins it anew from the tokens at each `doc.text`."""
    return doc.text


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Character spans of the lines that hold any text, in order."""
    return [(match.start(), match.end()) for match in re.finditer(r"[^\n\r\v\f\x85\u2028\u2029]*\S[^\n\r\v\f\x85\u2028\u2029]*", text)]
