"""The bytes of a text file made text, with what is needed to write them back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citelink.errors import UnreadableError
from citelink.text.encodings import decode, encode
from citelink.text.language import guess_language


@dataclass(frozen=True, slots=True)
class DecodedDocument:
    """A decoded file: its text without the BOM, newlines untouched, and what `Origin` and `Document` need to know."""

    text: str
    encoding: str
    bom: bytes
    line_starts: tuple[int, ...]
    language: str | None


def decode_document(data: bytes, path: str) -> DecodedDocument:
    """The text that `data`, the bytes of the file `path`, holds.

    Raises UnreadableError, naming the path, for bytes that are no text."""
    try:
        decoded = decode(data)
    except UnreadableError as error:
        raise UnreadableError(f"{path}: {error}") from error
    return DecodedDocument(
        text=decoded.text,
        encoding=decoded.encoding,
        bom=encode(replace(decoded, text="")),
        line_starts=line_starts(decoded.text),
        language=guess_language(decoded.text),
    )


def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line starts; lines end with LF, CRLF or a lone CR."""
    starts = [0]
    at = 0
    if "\r" not in text:
        while (at := text.find("\n", at) + 1) > 0:
            starts.append(at)
        return tuple(starts)
    for index, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)
    return tuple(starts)
