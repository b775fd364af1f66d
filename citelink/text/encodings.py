"""Bytes to text and back: Unicode first, then the legacy encodings of Cyrillic and Western texts.

A legacy encoding is taken only when what it gives looks like language (`plausibility`); charset-normalizer decides
between those that look equally well. Whatever is chosen, encoding the text again gives the same bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from citelink.errors import UnreadableError
from citelink.text.plausibility import cyrillic_quality, western_quality

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BOM_OF = {encoding: bom for bom, encoding in _BOMS}
# In the order of preference where two read a text alike (Russian alone is the same in cp1251 and kz1048).
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "kz1048", "koi8-u", "iso8859-5", "mac-cyrillic")
_WESTERN = ("cp1252", "cp1254", "cp1250", "iso8859-2", "iso8859-9", "cp1257")

_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b\x1a"}) + b"\x7f"
_SAMPLE = 65_536
_DETECTION_SAMPLE = 4_096
_FIRST_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A decoded file: its text without the byte order mark, the Python name of its encoding, whether it had a mark."""

    text: str
    encoding: str
    bom: bool


def decode(data: bytes) -> DecodedText:
    """The text of a file's bytes; `encode` of the result gives the same bytes.

    UTF-8, UTF-16 and UTF-32 by their mark, UTF-8, UTF-16 without a mark where it is evident, then cp1251, koi8-r,
    cp866, kz1048 and their kin, then cp1252 and its kin. Raises UnreadableError, one sentence, for binary data and for
    bytes that are no text in any of them.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return DecodedText(_strict(data[len(bom) :], encoding), encoding, True)
    if b"\0" in data:
        encoding = _evident_utf16(data)
        return DecodedText(_strict(data, encoding), encoding, False)
    if len(data) - len(data.translate(None, _CONTROLS)) > max(8, len(data) // 50):
        raise UnreadableError("this is binary data, not text: it is full of control characters")
    try:
        return DecodedText(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error.start)
    return _legacy(data)


def encode(decoded: DecodedText) -> bytes:
    """The bytes of a text in its encoding, with the byte order mark it had.

    Raises UnicodeEncodeError for a text that was changed and now holds characters the encoding has not."""
    return (_BOM_OF[decoded.encoding] if decoded.bom else b"") + decoded.text.encode(decoded.encoding)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"this is no valid {encoding.upper()}: the bytes at {error.start} are broken") from None
    if "\0" in text:
        raise UnreadableError("this is binary data, not text: it holds NUL characters")
    return text


def _evident_utf16(data: bytes) -> str:
    """The UTF-16 whose high bytes are those of Latin, Cyrillic and usual signs nearly everywhere, with some ASCII."""
    sample = data[: _SAMPLE & ~1]
    if len(data) % 2 == 0:
        for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
            low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
            usual = len(high) - len(high.translate(None, b"\x00\x01\x02\x03\x04\x05\x1e\x20\x21\x22"))
            readable = sum(1 for pair in zip(high, low, strict=True) if pair[0] == 0 and pair[1] not in _CONTROLS)
            if usual >= 0.97 * len(high) and low.count(0) <= 0.01 * len(low) and readable >= 0.03 * len(high):
                return encoding
    raise UnreadableError("this is binary data, not text: it holds NUL bytes")


def _refuse_broken_utf8(data: bytes, start: int) -> None:
    """Bytes that are UTF-8 but for a few are a broken UTF-8 file; reading them as a legacy encoding gives rubbish."""
    around = data[max(0, start - _SAMPLE) : start + _SAMPLE]
    good = sum(1 for character in around.decode("utf-8", "ignore") if character > "\x7f")
    broken = around.decode("utf-8", "replace").count("\ufffd")
    if good > 2 * broken:
        raise UnreadableError(f"this is broken UTF-8: the byte {data[start]:#04x} at {start} does not belong there")


def _legacy(data: bytes) -> DecodedText:
    first = _FIRST_HIGH_BYTE.search(data)
    begin = max(0, first.start() - 256) if first else 0
    sample = data[begin : begin + _SAMPLE]
    for encodings, quality, floor in ((_CYRILLIC, cyrillic_quality, 0.6), (_WESTERN, western_quality, 0.8)):
        qualities = {encoding: quality(_trial(sample, encoding)) for encoding in encodings}
        near = [name for name in encodings if qualities[name] >= max(floor, max(qualities.values()) - 0.02)]
        for encoding in _as_detected(sample, near):
            text = _round_trip(data, encoding)
            if text is not None:
                return DecodedText(text, encoding, False)
    raise UnreadableError("the encoding cannot be told: neither Unicode nor a Cyrillic or Western one gives text")


def _trial(sample: bytes, encoding: str) -> str:
    text = sample.decode(encoding, "replace")
    # Ukrainian ї and є in cp1251 are Kazakh ү and ғ in kz1048; but no Kazakh text does without қ.
    return "" if encoding == "kz1048" and "қ" not in text.lower() else text


def _round_trip(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _as_detected(sample: bytes, encodings: list[str]) -> list[str]:
    """Encodings that look equally well, in the order charset-normalizer gives them, those it rejects last."""
    if len(encodings) < 2:
        return encodings
    from charset_normalizer import from_bytes  # slow to import, and most files are UTF-8

    matches = from_bytes(sample[:_DETECTION_SAMPLE], cp_isolation=encodings)
    order = {codecs.lookup(match.encoding).name: position for position, match in enumerate(matches)}
    # Where the bytes mean the same characters in all of them, the usual one is the honest name.
    if len({_trial(sample, encoding) for encoding in encodings}) == 1:
        return encodings
    return sorted(encodings, key=lambda encoding: order.get(codecs.lookup(encoding).name, len(order)))
