"""The encoding of HTML and XML: a byte order mark, valid UTF-8, what the file itself says, and else a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from citelink.documents.decoding import TextSource
from citelink.errors import UnreadableError
from citelink.text.encodings import DecodedText, decode, encode

MOST_TAGS = 2_000_000
_LOOKED_AT = 4_096
_DECLARED = re.compile(
    rb"""<\?xml[^>]{1,200}encoding\s{0,9}=\s{0,9}["']\s{0,9}([\w.:-]{2,40})"""
    rb"""|<meta[^>]{1,400}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# What browsers read under these names (Encoding Standard, 4.2), as far as Python knows it by another name.
_READ_AS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
# Their bytes tell these themselves.
_UNICODE = ("utf", "u8", "unicode", "raw", "idna", "punycode")


def decode_markup(data: bytes, path: str) -> tuple[str, TextSource]:
    """The text of the file `path` without its byte order mark, and what leads back to its bytes.

    Raises UnreadableError, naming the path, for bytes that are no text, and for more than `MOST_TAGS` tags and
    character references: the time they take is no longer worth what they say."""
    try:
        decoded = _as_declared(data) or decode(data)
    except UnreadableError as error:
        raise UnreadableError(f"{path}: {error}") from error
    if decoded.text.count("<") + decoded.text.count("&") > MOST_TAGS:
        raise UnreadableError(f"{path}: it holds more than {MOST_TAGS:,} tags, which no document needs; split it")
    return decoded.text, TextSource(decoded.encoding, encode(replace(decoded, text="")))


def _as_declared(data: bytes) -> DecodedText | None:
    """The text in the legacy encoding that the file names; None: it names none, or its bytes are none of that. A file
    in ASCII is in the encoding that it names, for whatever is put into it."""
    if not data.isascii() and _is_utf8(data):
        return None
    found = _DECLARED.search(data, 0, _LOOKED_AT)
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        encoding = _READ_AS.get(name, name)
        if encoding.startswith(_UNICODE):
            return None
        text = data.decode(encoding)
        if "\0" not in text and text.encode(encoding) == data:
            return DecodedText(text, encoding, False)
    except (LookupError, ValueError):
        pass
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
