"""Fetching: what a web address sends, asked for once, within a limit on time and on size.

Knows threads and blobs. Knows nothing of HTTP, which is `answers`', nor of what is sent.
"""

from __future__ import annotations

import io
from concurrent.futures import Future
from threading import Event, Thread
from typing import TYPE_CHECKING

from broadsheet.article.decoding import check_size
from broadsheet.article.drafts import Blob, Place
from broadsheet.article.ids import find_stem
from broadsheet.errors import ArticleError

if TYPE_CHECKING:
    from broadsheet.article.answers import Answer

# Seconds for the whole of a fetch, with all that it is sent on to: as long as a browser waits for one answer.
LONGEST_FETCH = 30


def fetch(url: str) -> Blob:
    """What an address sends, under the suffix of its kind and the address it came from in the end; what cannot be
    fetched, or is nothing to read: ArticleError.
    """
    # httpx takes its time to load, and most sources are files
    from broadsheet.article.refusals import LATER, Refused

    try:
        answer = _wait(url)
    except TimeoutError as error:
        reason = f"not all of it has come within {LONGEST_FETCH} seconds"
        raise ArticleError(f"{url}: cannot be fetched ({reason}). {LATER}") from error
    except Refused as error:
        raise ArticleError(f"{url}: {error}") from error
    check_size(len(answer.data), where=Place(url))
    stem, data = find_stem(url), answer.data
    return Blob(Place(url), answer.suffix, stem, lambda: io.BytesIO(data), charset=answer.charset, url=answer.url)


def _wait(url: str) -> Answer:
    """The answer of a thread of its own, which is waited for as long as the limit says.

    Only so is the limit one for all of it: a name that is looked up, a greeting, a header or a page that comes a byte
    at a time. The thread left behind stops at the next piece of the page, and keeps no process alive.
    """
    stop = Event()
    answer: Future[Answer] = Future()
    Thread(target=_ask, args=(url, stop, answer), daemon=True).start()
    try:
        return answer.result(LONGEST_FETCH)
    finally:
        stop.set()


def _ask(url: str, stop: Event, answer: Future[Answer]) -> None:
    from broadsheet.article.answers import ask

    try:
        answer.set_result(ask(url, stop, seconds=LONGEST_FETCH))
    except BaseException as error:  # is raised anew where the answer is waited for
        answer.set_exception(error)
