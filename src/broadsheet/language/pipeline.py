"""Pipeline: the one place where a spaCy pipeline is loaded, and where a text becomes a Doc.

Knows spaCy. Adds to any pipeline three rules of newswire: a line break ends a sentence, and so does the stop of "a loss
of £52m.", while that of a title does not.
"""

from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import get_installed_models, is_package

from broadsheet.errors import ModelError
from broadsheet.language.text import breaks_line
from broadsheet.language.wrapping import is_wrapped
from broadsheet.lexicon import read_titles

MODEL = "en_broadsheet_news"
# what reading asks of every token, and a sentence to see whether a pipeline gives it
NEEDED = ("TAG", "POS", "LEMMA", "DEP", "ENT_IOB")
TRIAL = "The council said on Monday that prices rose."
LONGEST_REASON = 200
# spaCy takes "m." for one word, as in "'m."; in news it is a million, and a stop
NO_WORDS = {"m."}
MAGNITUDES = {"m", "bn", "tn", "k", "p", "%", "percent"}
# a bracket glued to a name, "Amis du Nord(ADN)", is a word of its own
GLUED_BRACKET = r"(?<=[a-z])\((?=[A-Z])"
LINE_BREAKS_PIPE = "broadsheet_line_breaks"


@lru_cache(maxsize=2)
def load_pipeline(model: str = MODEL) -> Language:
    """Load a spaCy pipeline by package name or path, once per process.

    It must have a parser and an entity recogniser, with UD or ClearNLP labels. Otherwise, or where it is missing:
    ModelError.
    """
    check_pipeline(model)
    try:
        nlp = spacy.load(model)
    except (ImportError, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:LONGEST_REASON]
        raise ModelError(
            f"{model}: cannot be loaded ({reason}). Install what it needs, or name another with --model."
        ) from error
    if isinstance(nlp.tokenizer, Tokenizer) and NO_WORDS & nlp.tokenizer.rules.keys():
        nlp.tokenizer.rules = {word: parts for word, parts in nlp.tokenizer.rules.items() if word not in NO_WORDS}
    if isinstance(nlp.tokenizer, Tokenizer) and nlp.tokenizer.infix_finditer is not None:
        infixes = [*(nlp.Defaults.infixes or ()), GLUED_BRACKET]
        nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    if LINE_BREAKS_PIPE not in nlp.pipe_names:
        nlp.add_pipe(LINE_BREAKS_PIPE, before="parser" if "parser" in nlp.pipe_names else None)
    doc = nlp(TRIAL)
    missing = [name for name in NEEDED if not doc.has_annotation(name)]
    if missing:
        raise ModelError(
            f"{model}: gives no {' and no '.join(missing)}, which reading needs. Name a pipeline that gives them all."
        )
    return nlp


def check_pipeline(model: str) -> None:
    """Check that a pipeline is there, without loading it; ModelError where it is not."""
    if is_package(model) or Path(model).is_dir():
        return
    if model == MODEL:
        advice = "It comes with the project: run 'pip install data/models/*.whl' in the project's folder"
    else:
        installed = [name for name in get_installed_models() if name != MODEL]
        others = f", or name one that is installed ({', '.join(installed)})" if installed else ""
        advice = f"Leave --model out to read with our own{others}, or name the folder of one"
    raise ModelError(f"{model}: no such spaCy pipeline here. {advice}.")


@Language.component(LINE_BREAKS_PIPE)
def mark_line_breaks(doc: Doc) -> Doc:
    """Start a sentence after every line break, unless the line goes on in lower case or is wrapped, and none after a
    title's stop ("Capt. Davis").
    """
    for i in range(1, len(doc)):
        token, before = doc[i], doc[i - 1]
        if breaks_line(before) and not token.is_space:
            token.is_sent_start = not (token.text[0].islower() or is_wrapped(doc, i))
        elif before.text == "." and i > 1 and f"{doc[i - 2].lower_}." in _abbreviated_titles():
            token.is_sent_start = False
        elif before.text == "." and i > 3 and token.is_title and before.whitespace_ and _ends_amount(doc, i - 2):
            token.is_sent_start = True
    return doc


def _ends_amount(doc: Doc, i: int) -> bool:
    """Is the word the last of an amount inside a sentence: the m of "£52m", "1998", and no number that opens an item of
    a list?
    """
    amount = doc[i].text[-1].isdigit() or (doc[i].lower_ in MAGNITUDES and doc[i - 1].text[-1].isdigit())
    return amount and not breaks_line(doc[i - 1])


@lru_cache
def _abbreviated_titles() -> frozenset[str]:
    return frozenset(title.split()[-1] for title in read_titles() if title.endswith("."))
