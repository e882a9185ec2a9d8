"""Mail: the text of a mail, of every mail of a mailbox, and of a page that a browser saved as a mail (MHTML)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from typing import Any, cast

from broadsheet.article.blobs import open_blob
from broadsheet.article.decoding import Decoded, check_size, decode, read_whole
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.formats.web import make_page_draft
from broadsheet.article.markup import read_words
from broadsheet.article.messages import to_problem
from broadsheet.errors import ArticleError

# RFC 3676: a blank at the end of a line says that its paragraph goes on; "-- " is a signature's
FLOWED = re.compile(r"(?<=\S)(?<!\n--)( )\r?\n(?=[^\r\n>])")
ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def read_mail(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The one article of a mail: its text, else the words of its HTML; what is attached is named, not read."""
    yield _draft(message_from_bytes(read_whole(blob)), blob, blob.place, blob.stem, settings)


def read_mailbox(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every mail of a mailbox; one without a text is named."""
    number = 0
    for number, data in enumerate(_split_mailbox(blob), start=1):
        place = Place(f"{blob.place.source}: mail {number}")
        try:
            check_size(len(data), where=place)
            yield _draft(message_from_bytes(data), blob, place, f"{blob.stem}-{number}", settings)
        except ArticleError as error:
            yield to_problem(place, error)
    if not number:
        raise ArticleError(f"{blob.place}: holds no mail. Save the mails as .eml and read those.")


def read_saved_page(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The one article of a page that was saved whole as one file."""
    mail = message_from_bytes(read_whole(blob))
    part = next((part for part in mail.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        raise ArticleError(
            f"{blob.place}: holds no page, though it is called MHTML. Save the page as .html and read that."
        )
    data = cast(bytes, part.get_payload(decode=True) or b"")
    url = _find_header(part, "Content-Location") or _find_header(mail, "Snapshot-Content-Location")
    url = url if url and url.startswith(("http://", "https://")) else None
    yield make_page_draft(data, replace(blob, charset=find_charset(part), url=url), settings)


def find_charset(part: Any) -> str | None:
    """The charset a part declares, whether there is such a one or not."""
    charset: str | None = part.get_content_charset()
    return charset


def _draft(mail: Message, blob: Blob, place: Place, stem: str, settings: Settings) -> Draft:
    parts = [part for part in mail.walk() if not part.is_multipart() and not _is_attached(part)]
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    decoded = _decode(plain, place, settings)
    if plain is not None and plain.get_param("format") == "flowed":
        decoded = Decoded(FLOWED.sub(r"\1", decoded.text), decoded.notes)
    laid_out = not decoded.text.strip() and page is not None
    if laid_out:
        decoded = _decode(page, place, settings)
        decoded = Decoded(read_words(decoded.text), decoded.notes)
    if not decoded.text.strip():
        raise ArticleError(f"{place}: the mail holds no text. Read what is attached to it, or leave it out.")
    attached = [part.get_filename() or part.get_content_type() for part in mail.walk() if _is_attached(part)]
    notes = decoded.notes
    if attached:
        notes = (*notes, f"Not read, for it is attached to the mail: {', '.join(map(str, attached))}.")
    return Draft(decoded.text, place, stem, _find_facts(mail), path=blob.path, laid_out=laid_out, notes=notes)


def _find_facts(mail: Message) -> dict[str, Any]:
    name, address = parseaddr(_find_header(mail, "From") or "")
    return {
        "title": ANSWER.sub("", _find_header(mail, "Subject") or "", count=1) or None,
        "source": name or address or None,
        "published": _find_header(mail, "Date"),
    }


def _find_header(mail: Any, name: str) -> str | None:
    """A header in words; where what it says of its charset is wrong, as it stands."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    value = mail[name]
    if value is None:
        return None
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return str(value)


def _decode(part: Any, place: Place, settings: Settings) -> Decoded:
    if part is None:
        return Decoded("")
    data = cast(bytes, part.get_payload(decode=True) or b"")
    return decode(data, encoding=settings.encoding, charset=find_charset(part), where=place)


def _is_attached(part: Any) -> bool:
    """Is a part of a mail a file that goes with it, and none of its text?"""
    if part.is_multipart():
        return False
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() not in ("text", "multipart")


def _split_mailbox(blob: Blob) -> Iterator[bytes]:
    """The mails of a mailbox: each begins with a line "From ..." after an empty one."""
    mail: list[bytes] = []
    blank = True
    with open_blob(blob) as file:
        for line in file:
            if blank and line.startswith(b"From "):
                if mail:
                    yield b"".join(mail)
                mail = []
            else:
                mail.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
            blank = not line.strip()
    if mail:
        yield b"".join(mail)
