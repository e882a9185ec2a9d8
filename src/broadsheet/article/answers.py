"""Answers: what a server sends for an address, by httpx: sent on, unpacked and whole, or why there is none.

Knows HTTP. Knows nothing of what is sent, but for a page that only sends its readers on.
"""

import re
import ssl
import zlib
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from threading import Event

import httpx

from broadsheet import __version__
from broadsheet.article.decoding import LARGEST_FILE
from broadsheet.article.media import find_suffix, is_text
from broadsheet.article.messages import shorten
from broadsheet.article.refresh import find_refresh
from broadsheet.article.refusals import CHECK, LATER, LOOK, RAISED, Refused, check_status, explain, refuse

SCHEMES = ("http", "https")
MOST_REDIRECTS = 20  # as browsers have it
# what zlib wants to know of each coding; "deflate" comes with its frame, or, from some servers, without
CODINGS = {
    "gzip": (zlib.MAX_WBITS | 16,),
    "x-gzip": (zlib.MAX_WBITS | 16,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),
}
# Never asked for: zlib, which can be told how many bytes a few may become, does not know them. What else a header
# names is no coding, as "utf-8", and is passed over, as browsers do.
OTHER_CODINGS = ("br", "zstd", "compress", "x-compress", "dcb", "dcz")
# in an address that was copied over the end of a line; no part of it in browsers either
BREAKS = re.compile(r"[\t\r\n]")
GZIP = b"\x1f\x8b"  # what every part of a gzip file begins with
HEADERS = {
    "User-Agent": f"broadsheet/{__version__} (reads one news article)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en, *;q=0.5",
}
# a connection for each request: servers hang up on one that is used again without saying so
NO_REUSE = httpx.Limits(max_keepalive_connections=0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was sent in the end, and from where: `suffix` is the end that a file of its kind has."""

    url: str
    data: bytes
    suffix: str
    charset: str | None


def ask(url: str, stop: Event, *, seconds: float) -> Answer:
    """What the address sends, or a page that it sends its readers on to; Refused where there is none.

    Cookies last as long as the call. When `stop` is set, nobody waits any more.
    """
    try:
        with httpx.Client(headers=HEADERS, timeout=seconds, verify=_find_trust(), limits=NO_REUSE) as client:
            client.event_hooks["response"] = [lambda _: _drop_odd_cookies(client)]
            answer = _get(client, url, stop)
            elsewhere = find_refresh(answer.data, answer.url) if answer.suffix == ".html" else None
            return _get(client, elsewhere, stop) if elsewhere else answer
    except RAISED as error:
        raise explain(error) from error


def _find_trust() -> ssl.SSLContext:
    """Whom this machine trusts to vouch for a site, as for all else on it; httpx's own list where it names nobody."""
    trust = ssl.create_default_context()
    return trust if trust.get_ca_certs() else httpx.create_ssl_context()


def _drop_odd_cookies(client: httpx.Client) -> None:
    """Forget cookies that are not ASCII, as they should be: httpx fails where it has to send one back."""
    for cookie in [*client.cookies.jar]:
        if not f"{cookie.name}{cookie.value}".isascii():
            client.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)


def _get(client: httpx.Client, url: str, stop: Event) -> Answer:
    request = client.build_request("GET", BREAKS.sub("", url.strip()))
    seen: list[httpx.URL] = []
    for _ in range(MOST_REDIRECTS + 1):
        seen.append(request.url)
        where = f", at {shorten(str(request.url))}" if request.url != seen[0] else ""
        try:
            with closing(client.send(request, stream=True)) as response:
                if response.next_request is None:
                    return _take(response, stop, where)
                request = response.next_request
        except httpx.InvalidURL as error:  # this one was valid; it is the next that is not
            raise refuse(f"it sends on to what is no web address{where}", CHECK) from error
        except RAISED as error:
            raise explain(error, where) from error
        if request.url.scheme not in SCHEMES:
            raise refuse(f"it sends on to {shorten(str(request.url))}, which is no page of the web", CHECK)
    way = "in a circle" if request.url in seen else "on and on"
    raise refuse(f"it sends {way}, {MOST_REDIRECTS} times", LOOK)


def _take(response: httpx.Response, stop: Event, where: str) -> Answer:
    """What a response brings, when it is a text, whole and unpacked."""
    check_status(response, where)
    headers = Message()
    for name in ("Content-Type", "Content-Disposition"):
        for value in response.headers.get_list(name)[-1:]:  # of several the last counts, as in browsers
            headers[name] = value
    kind = (headers["Content-Type"] or "").partition(";")[0].strip().lower()
    if not is_text(kind):
        raise Refused(f"is {shorten(kind)}, nothing to read. Give the address of the article, or of its text.")
    suffix = find_suffix(kind, name=headers.get_filename() or response.url.path)
    data = _read_body(response, stop)
    coding = _find_coding(response)
    # a .gz is meant as the file it is, though some servers name its kind as the coding too
    if coding and not (suffix == ".gz" and coding.endswith("gzip")):
        data = _unpack(data, coding, stop)
    url = response.url.copy_with(username="", password="") if response.url.userinfo else response.url
    return Answer(str(url), data, suffix, headers.get_content_charset())


def _read_body(response: httpx.Response, stop: Event) -> bytes:
    """The body as it was sent, or its beginning if that is longer than any article."""
    data = bytearray()
    try:
        for chunk in response.iter_raw():
            data += chunk
            if len(data) > LARGEST_FILE or stop.is_set():
                break
    except (httpx.ReadError, httpx.RemoteProtocolError) as error:
        raise _cut_off(len(data)) from error
    return bytes(data)


def _cut_off(size: int) -> Refused:
    return refuse(f"it was cut off after {size:,} bytes", LATER)


def _find_coding(response: httpx.Response) -> str | None:
    """How the body is compressed, if it is."""
    named = [name.strip().lower() for name in response.headers.get("Content-Encoding", "").split(",")]
    found = [name for name in named if name in CODINGS or name in OTHER_CODINGS]
    if len(found) > 1 or any(name in OTHER_CODINGS for name in found):
        raise refuse(f"it is compressed as {' and '.join(found)}, which is not read", LOOK)
    return found[0] if found else None


def _unpack(data: bytes, coding: str, stop: Event) -> bytes:
    """The body without its compression, or its beginning if that is longer than any article."""
    for bits in CODINGS[coding]:
        try:
            return _inflate(data, bits, stop)
        except zlib.error:
            continue
    raise refuse(f"it says that it is compressed as {coding}, and is not", LOOK)


def _inflate(data: bytes, bits: int, stop: Event) -> bytes:
    """Unlike httpx's, with a limit, of all parts of a gzip file, and never of a part of one."""
    whole = bytearray()
    rest = data
    while rest and len(whole) <= LARGEST_FILE and not stop.is_set():
        part = zlib.decompressobj(bits)
        whole += part.decompress(rest, LARGEST_FILE + 1 - len(whole))
        if not part.eof and len(whole) <= LARGEST_FILE:
            raise _cut_off(len(data))
        rest = part.unused_data if part.unused_data.startswith(GZIP) else b""
    return bytes(whole)
