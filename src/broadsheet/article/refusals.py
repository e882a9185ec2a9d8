"""Refusals: what a status or a fault of httpx means, and what to do."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx

from broadsheet.article.messages import shorten

SAVE = "save the page as .html and read that"
CHECK = f"Check the address, or {SAVE}."
LATER = f"Try again later, or {SAVE}."
LOOK = f"Open it in a browser, {SAVE}."


class Refused(Exception):
    """Why there is no answer, in a sentence without the address, and what to do."""


def refuse(reason: str, advice: str) -> Refused:
    """What to say of an address that gives no page."""
    return Refused(f"cannot be fetched ({reason}). {advice}")


@dataclass(frozen=True, slots=True)
class Reason:
    """What a status or a fault means, and what to do."""

    meaning: str
    advice: str


STATUSES = {
    401: Reason("it asks for a login", LOOK),
    402: Reason("it asks for money", LOOK),
    403: Reason("it does not let this program in", LOOK),
    404: Reason("there is no such page", CHECK),
    407: Reason("the proxy asks for a login", "Check the proxy that the environment names."),
    410: Reason("the page was taken away", "Look for a copy of it in a web archive."),
    429: Reason("it is asked too often just now", LATER),
    451: Reason("the law keeps the page back", "Look for a copy of it in a web archive."),
    503: Reason("the site does not work just now", LATER),
}
FAULTS: dict[type[BaseException], Reason] = {  # in this order: the first are kinds of the later
    ssl.SSLCertVerificationError: Reason(
        "its certificate cannot be trusted", f"Check the address and the clock of this machine, or {SAVE}."
    ),
    ssl.SSLError: Reason("no safe connection comes about", CHECK),
    socket.gaierror: Reason("no site of this name was found", f"Check the address and the network, or {SAVE}."),
    ConnectionRefusedError: Reason("nothing answers there", CHECK),
    ConnectionResetError: Reason("the site has broken off", LATER),
    httpx.TimeoutException: Reason("it does not answer", LATER),
    httpx.ProxyError: Reason("the proxy does not let it through", "Check the proxy that the environment names."),
    httpx.ProtocolError: Reason("it does not answer as a web server does", CHECK),
    httpx.InvalidURL: Reason("this is no web address", CHECK),
    httpx.UnsupportedProtocol: Reason("this is no web address", CHECK),
    ImportError: Reason("the proxy is of a kind that cannot be used", "Name one that begins with http:// or https://."),
    UnicodeError: Reason("this is no web address", CHECK),  # a host with a part that is empty or too long
}
RAISED = (httpx.HTTPError, httpx.InvalidURL, OSError, ImportError, ValueError)  # by httpx, or through it


def check_status(response: httpx.Response, where: str) -> None:
    """Refuse what is no page, with what its status means; `where` says at which address, if it is another."""
    status = response.status_code
    shown = f"{status} {httpx.codes.get_reason_phrase(status)}".strip()
    if status in (204, 205):
        raise refuse(f"it sends nothing: {shown}{where}", CHECK)
    if response.is_success:
        return
    other = Reason("the site has a fault", LATER) if response.is_server_error else Reason("it gives no page", CHECK)
    reason = STATUSES.get(status, other)
    raise refuse(f"{reason.meaning}: {shown}{_find_wait(response)}{where}", reason.advice)


def explain(error: BaseException, where: str = "") -> Refused:
    """What a fault means, found by the fault itself or those that it came of."""
    found = [*_find_causes(error)]
    for kind, reason in FAULTS.items():
        for one in found:
            if isinstance(one, kind):
                return refuse(f"{reason.meaning}{_find_detail(one)}{where}", reason.advice)
    return refuse(f"{shorten(str(error)) or type(error).__name__}{where}", CHECK)


def _find_wait(response: httpx.Response) -> str:
    """When the server wants to be asked again, if it says so: "; it wants to be asked again in 5 seconds"."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return f"; it wants to be asked again in {shorten(value)} seconds"
    try:
        return f"; it wants to be asked again after {parsedate_to_datetime(value):%Y-%m-%d %H:%M %Z}".rstrip()
    except ValueError:
        return ""


def _find_detail(error: BaseException) -> str:
    """What a fault says of itself, where that helps."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f": {error.verify_message}"
    if isinstance(error, httpx.ProtocolError):
        return f": {shorten(str(error).partition(':')[0]).rstrip('.')}"  # behind the colon stand the bytes
    return ""


def _find_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
