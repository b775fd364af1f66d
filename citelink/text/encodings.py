"""Bytes to text and back: Unicode first, then the legacy encodings in the order of `detection`.

Whatever is chosen, encoding the text again gives the same bytes. A few bytes that do not belong into a UTF-8 file do
not cost its text: each is a lone surrogate there (Python's `surrogateescape`), which nothing else becomes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from citelink.errors import UnreadableError
from citelink.text.detection import likely_encodings
from citelink.text.plausibility import broken_share

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BOM_OF = {encoding: bom for bom, encoding in _BOMS}
_WITHOUT_MARK = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b\x1a"}) + b"\x7f"
_SAMPLE = 32_768
_AROUND = 120
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
# A byte that is no part of a UTF-8 character, and runs of such.
BROKEN = re.compile("[\udc80-\udcff]")
_BROKEN_RUN = re.compile("[\udc80-\udcff]+")
# In this many places a file may be broken whatever its length, and else in one for so many characters beyond ASCII.
_FEW_BROKEN, _CHARACTERS_FOR_BROKEN = 8, 50


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A decoded file: its text without the byte order mark, the Python name of its encoding, whether it had a mark."""

    text: str
    encoding: str
    bom: bool


def decode(data: bytes) -> DecodedText:
    """The text of a file's bytes; `encode` of the result gives the same bytes.

    UTF-8, UTF-16 and UTF-32 by their mark; UTF-8, UTF-16 and UTF-32 without one; then the legacy encodings of Cyrillic,
    Latin, Greek, Hebrew, Arabic, Thai, Chinese, Japanese and Korean. Raises UnreadableError, one sentence, for binary
    data and for bytes that are no text in any of them.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return DecodedText(_strict(data[len(bom) :], encoding), encoding, True)
    if b"\0" in data:
        return _without_mark(data)
    if len(data) - len(data.translate(None, _CONTROLS)) > max(8, len(data) // 50):
        raise UnreadableError("this is binary data, not text: it is full of control characters")
    try:
        return DecodedText(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError as error:
        if _is_rather_utf8(data, error.start):
            return DecodedText(_broken_utf8(data, error.start), "utf-8", False)
    return _legacy(data)


def encode(decoded: DecodedText) -> bytes:
    """The bytes of a text in its encoding, with the byte order mark it had.

    Raises UnicodeEncodeError for a text that was changed and now holds characters the encoding has not."""
    return (_BOM_OF[decoded.encoding] if decoded.bom else b"") + encode_text(decoded.text, decoded.encoding)


def encode_text(text: str, encoding: str) -> bytes:
    """The bytes of `text`; in UTF-8 also of the bytes that were none. Raises UnicodeEncodeError as `encode` does."""
    return text.encode(encoding, "surrogateescape" if encoding == "utf-8" else "strict")


def show_broken(text: str) -> str:
    """`text` as a reader sees it: a replacement character for each byte that is no part of one."""
    return text if text.isascii() else BROKEN.sub("\ufffd", text)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _broken_utf8(data, error.start)
        raise UnreadableError(f"this is no valid {encoding.upper()}: the bytes at {error.start} are broken") from None
    if "\0" in text:
        raise UnreadableError("this is binary data, not text: it holds NUL characters")
    return text


def _without_mark(data: bytes) -> DecodedText:
    """UTF-16 or UTF-32 without a mark: what chardet sees there and is text."""
    import chardet  # slow to import, and most files are UTF-8

    found = chardet.detect(
        data, compat_names=False, prefer_superset=False, include_encodings=_WITHOUT_MARK, no_match_encoding="utf-16-le"
    )
    encoding = found["encoding"]
    if encoding is not None:
        text = data.decode(encoding, "replace")
        if "\0" not in text and broken_share(text[:_SAMPLE]) <= 0.02:
            return DecodedText(_strict(data, encoding), encoding, False)
    raise UnreadableError("this is binary data, not text: it holds NUL bytes")


def _is_rather_utf8(data: bytes, start: int) -> bool:
    """Whether bytes that are no UTF-8 from `start` on are so but for a few; read in a legacy encoding they would be
    rubbish."""
    around = data[max(0, start - _SAMPLE) : start + _SAMPLE]
    # That bytes of another encoding look like a long character is less likely than that they look like a short one.
    good = sum(len(character.encode()) - 1 for character in around.decode("utf-8", "ignore") if character > "\x7f")
    broken = around.decode("utf-8", "replace").count("\ufffd")
    return good >= 2 * broken


def _broken_utf8(data: bytes, start: int) -> str:
    """The text of UTF-8 that is broken in a few places, at `start` first. Raises UnreadableError where they are many:
    part of the file is in another encoding, or it is damaged throughout."""
    text = data.decode("utf-8", "surrogateescape")
    places = sum(1 for _ in _BROKEN_RUN.finditer(text))
    good = sum(1 for character in text if character > "\x7f") - len(BROKEN.findall(text))
    if places > max(_FEW_BROKEN, good // _CHARACTERS_FOR_BROKEN):
        said = f"the byte {data[start]:#04x} at {start:,} and those in {places - 1:,} more places do not belong there"
        raise UnreadableError(f"this is broken UTF-8: {said}")
    return text


def _legacy(data: bytes) -> DecodedText:
    sample = _telling(data)
    for encoding in likely_encodings(sample):
        text = _round_trip(data, encoding)
        if text is not None:
            return DecodedText(text, encoding, False)
    raise UnreadableError("the encoding cannot be told: neither Unicode nor any other known one gives text")


def _telling(data: bytes) -> bytes:
    """What stands around the bytes beyond ASCII: all there is to tell a legacy encoding by."""
    spans: list[list[int]] = []
    size = 0
    for run in _HIGH_BYTES.finditer(data):
        # So far from a high byte no character is cut.
        begin, end = max(0, run.start() - _AROUND), run.end() + _AROUND
        if spans and begin <= spans[-1][1]:
            size += end - spans[-1][1]
            spans[-1][1] = end
        else:
            size += end - begin
            spans.append([begin, end])
        if size > _SAMPLE:
            break
    return b"\n".join(data[begin:end] for begin, end in spans)[:_SAMPLE]


def _round_trip(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None
