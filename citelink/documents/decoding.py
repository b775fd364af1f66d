"""The bytes of a text file made text, with what is needed to write them back."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.errors import UnreadableError


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
        decoded = _decode(data)
    except (UnreadableError, ValueError) as error:
        raise UnreadableError(f"{path}: not a text file, or in an encoding that could not be recognised") from error
    return DecodedDocument(decoded[0], decoded[1], decoded[2], line_starts(decoded[0]), None)


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


def _decode(data: bytes) -> tuple[str, str, bytes]:
    if b"\0" in data:
        raise ValueError("binary")
    bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return data[len(bom) :].decode("utf-8"), "utf-8", bom
