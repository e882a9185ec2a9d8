"""Charsets: in which encoding bytes are written, by what they show, by what is said of them, or by a guess.

Knows bytes and the names that browsers know of encodings. Knows nothing of files, formats or pages.
"""

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WESTERN = "cp1252"  # what browsers take for Latin-1 and ASCII too
BYTE_ORDER_MARKS = {  # in this order: the mark of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_BE: "utf-16",
}
WIDE = ("utf-16", "utf-32")
NEVER_USED = {"replacement", "x-user-defined"}  # names that browsers know of no encoding of text
LATIN = (WESTERN, "mac_roman", "cp850")  # of Windows, old Macs and DOS; tried in this order
# what charset-normalizer may choose among for other scripts: encodings that pages and exports come in
GUESSED = [
    *("cp1250", "cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "mac_cyrillic"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
LARGEST_SAMPLE = 100_000  # bytes: some 15,000 words, from which a guess is as good as from more
ESCAPED = re.compile("[\udc80-\udcff]+")  # bytes that fit no character, as Python's "surrogateescape" hands them on
# C0 control characters, but for the line breaks, the tab, the escape of terminals and the end of file of DOS
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
CONTROLS_SHARE = 100  # one character in so many: a text has none, compressed data one in nine
FEW_CONTROLS = 4  # a short text may hold so many by accident; the head of any picture or archive holds more
# what Western text does not hold: a capital with an accent behind a small letter ("donÕt", "cafŽ"), a sign between
# letters ("Wa³êsa")
SMALL, CAPITAL = "a-zß-öø-ÿœšž", "À-ÖØ-ÞŒŠŸŽ"
SIGN = "\x81\x8d\x8f\x90\x9d¡-©«-\xad¯-¶¸¹»-¿×÷€„†‡ˆ‰‹‚˜›™•"
MISFIT = re.compile(f"[{SMALL}][{CAPITAL}]|(?<=[a-zA-ZÀ-ÖØ-öø-ÿ])[{SIGN}](?=[a-zA-ZÀ-ÖØ-öø-ÿ])")
LATIN_9 = "iso8859_15"
EURO = re.compile(rb"\xa4 ?\d|\d ?\xa4")  # at a figure this byte is the euro sign of Latin-9; nobody writes "¤52"
WINDOWS = re.compile(rb"[\x80-\x9f]")  # letters of cp1252 alone
ACCIDENTS = 4  # characters in UTF-8 to a byte that is none, by accident: text in Shift-JIS has about one
WORD = re.compile(r"[^\W\d_]+")
PLAIN_SHARE = 4  # one letter in so many is plain where words have accents: "été" has one in three
MISFITS_SHARE = 10  # of so many characters beyond ASCII one may be such a misfit: a slip of a hand


@dataclass(frozen=True, slots=True)
class Look:
    """What a pass over bytes shows: their `start`, a `sample` of the lines that are no UTF-8, how many characters
    beyond ASCII are `encoded` in UTF-8, and how often bytes are `stray`, no part of any.
    """

    start: bytes
    sample: bytes
    encoded: int
    stray: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A Python codec to decode bytes with, and where that is UTF-8, one for the `others`, the lines that are none;
    `note` says what was guessed.
    """

    codec: str
    others: str = WESTERN
    note: str | None = None

    @property
    def errors(self) -> str:
        """How Python is to hand on what does not fit; its wide codecs know no escapes."""
        return "replace" if self.codec.startswith(WIDE) else "surrogateescape"


def find_codec(label: str) -> str | None:
    """The codec that browsers mean by a name of a charset, "cp1252" by "ISO-8859-1"; of a name they do not know, or
    one of no text: None.
    """
    import webencodings

    known = webencodings.lookup(label) or webencodings.lookup(_name_codec(label) or "")
    return None if known is None or known.name in NEVER_USED else str(known.codec_info.name)


def find_given_codec(encoding: str) -> str:
    """The codec a user means who names an encoding: the browsers' where they know it, else Python's own ("cp437")."""
    return find_codec(encoding) or codecs.lookup(encoding).name


def look_over(chunks: Iterable[bytes]) -> Look:
    """Pass over the chunks of a source, none kept but the first."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    start, sample, encoded, stray = b"", b"", 0, 0
    chunk = b""
    for chunk in chunks:
        start = start or chunk
        text = decoder.decode(chunk)
        if text.isascii():
            continue
        escaped = count_stray(text)
        encoded += _count_encoded(text)
        stray += escaped
        if escaped and len(sample) < LARGEST_SAMPLE:
            sample += _sample(chunk)
    cut = len(decoder.decode(b"", final=True))  # bytes of a character that does not end
    return Look(start, sample or (_sample(chunk) if cut else b""), encoded, stray + cut)


def count_stray(text: str) -> int:
    """How often a byte or a run of bytes of a text that was decoded as UTF-8 fits no character."""
    return len(ESCAPED.findall(text))


def is_rather_utf8(line: str) -> bool:
    """Does a line that was decoded as UTF-8 hold more that fits than does not?"""
    return _count_encoded(line) > count_stray(line)


def choose(look: Look, named: Sequence[str] = ()) -> Choice | None:
    """The codec for bytes: that of their mark, else UTF-16 where every other byte is nought, else UTF-8 where they are
    that, else the first of those named that fits, else a guess; None where nothing does.

    Where lines of both kinds stand side by side, it is UTF-8, and what was found is for the others.
    """
    marked = next((codec for mark, codec in BYTE_ORDER_MARKS.items() if look.start.startswith(mark)), None)
    if marked:
        return Choice(marked)
    wide = _find_wide(look.start)
    if wide:
        return Choice(wide, note="Read as UTF-16, by its bytes.")
    if look.stray == 0:
        return Choice("utf-8")
    faulty = look.encoded > ACCIDENTS * look.stray
    fitting = next((codec for codec in named if _fits(codec, look)), None)
    found = Choice(fitting) if fitting else _guess(_leave_utf8(look.sample))
    if found is None:
        return Choice("utf-8") if faulty else None
    if faulty or (look.encoded and _is_single(found.codec)):
        return Choice("utf-8", found.codec)
    return found


def is_binary(text: str) -> bool:
    """Does a text hold more control characters than any text, as a picture or an archive does?"""
    controls = len(CONTROL.findall(text.rstrip("\0")))  # a file cut off by a crash may end in NULs
    return controls > FEW_CONTROLS and controls * CONTROLS_SHARE > len(text)


def _count_encoded(text: str) -> int:
    """How many characters beyond ASCII a text decoded as UTF-8 holds."""
    return len(text.encode("utf-16-le", "ignore")) // 2 - len(text.encode("ascii", "ignore"))


def _name_codec(label: str) -> str | None:
    try:
        return codecs.lookup(label).name
    except (LookupError, ValueError):
        return None


def _sample(chunk: bytes) -> bytes:
    """Some of the lines of a chunk that are no UTF-8."""
    found, size = list[bytes](), 0
    for line in chunk.splitlines(keepends=True):
        if size < LARGEST_SAMPLE and not line.isascii() and count_stray(line.decode("utf-8", "surrogateescape")):
            found.append(line)
            size += len(line)
    return b"".join(found)


def _leave_utf8(sample: bytes) -> bytes:
    """The lines that are rather something else than UTF-8 with a fault."""
    lines = sample.splitlines(keepends=True)
    return b"".join(line for line in lines if not is_rather_utf8(line.decode("utf-8", "surrogateescape")))


def _find_wide(start: bytes) -> str | None:
    """UTF-16 without a mark: of a text in English 95 in 100 second, or first, bytes are nought; half is asked for."""
    pairs = len(start) // 2
    first, second = start[0::2].count(0), start[1::2].count(0)
    if 2 * max(first, second) <= pairs or 10 * min(first, second) > max(first, second):
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _fits(codec: str, look: Look) -> bool:
    """Can bytes that are no UTF-8 be in a codec?"""
    if codec.startswith(WIDE):
        return b"\0" in look.start
    if codec == WESTERN:
        return True  # browsers give its five undefined bytes a meaning
    try:
        look.sample.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _is_single(codec: str) -> bool:
    """Is a character one byte in a codec?"""
    every = bytes(range(256))
    return len(every.decode(codec, "replace")) == len(every)


def _guess(sample: bytes) -> Choice | None:
    """A codec by the look of lines in it; of no lines, the Western one."""
    from charset_normalizer import from_bytes

    codec = next((codec for codec in LATIN if _is_western(sample, codec)), None)
    if codec == WESTERN and EURO.search(sample) and not WINDOWS.search(sample):
        codec = LATIN_9
    if codec is None:
        best = from_bytes(sample, cp_isolation=GUESSED, enable_fallback=False).best()
        codec = best.encoding if best else None
    return Choice(codec, note=f"Read as {codec}, since it is no UTF-8; --encoding names another.") if codec else None


def _is_western(sample: bytes, codec: str) -> bool:
    """Are bytes, in a codec, Western words, plain letters among those with accents, with hardly a misfit?"""
    text = sample.decode(codec, "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    words = "".join(word for word in WORD.findall(text) if not word.isascii())
    letters = [letter for letter in words if letter.isalpha()]  # "²" is none
    plain = sum(letter.isascii() for letter in letters)
    return PLAIN_SHARE * plain >= len(letters) and len(MISFIT.findall(text)) * MISFITS_SHARE <= beyond
