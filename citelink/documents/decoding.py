"""The bytes of a text file made text, with what is needed to write them back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citelink.errors import UnreadableError
from citelink.text.encodings import BROKEN, decode, encode, encode_text
from citelink.text.language import guess_language
from citelink.text.repaired import Edit, RepairedText


@dataclass(frozen=True, slots=True)
class TextSource:
    """What a source format needs to write its text back: the encoding, and the BOM the bytes began with, which is no
    part of the text."""

    encoding: str
    bom: bytes

    def encode(self, text: str) -> bytes:
        """The bytes of a file that says `text`. Raises UnicodeEncodeError for what the encoding lacks."""
        return self.bom + encode_text(text, self.encoding)

    def as_written(self, text: str) -> str:
        """`text` with what the encoding lacks as HTML character references, which Markdown shows as the character."""
        if self.encoding == "utf-8":
            return text  # all it lacks is a byte that stood in the file, and goes back there
        return text.encode(self.encoding, "xmlcharrefreplace").decode(self.encoding)


@dataclass(frozen=True, slots=True)
class DecodedDocument:
    """A decoded file: its text without the BOM, newlines untouched, its language, None where that cannot be told, and
    what leads back to the bytes."""

    text: str
    language: str | None
    source: TextSource


def decode_document(data: bytes, path: str) -> DecodedDocument:
    """The text that `data`, the bytes of the file `path`, holds.

    Raises UnreadableError, naming the path, for bytes that are no text."""
    try:
        decoded = decode(data)
    except UnreadableError as error:
        raise UnreadableError(f"{path}: {error}") from error
    source = TextSource(decoded.encoding, encode(replace(decoded, text="")))
    return DecodedDocument(decoded.text, guess_language(decoded.text), source)


def hide_broken(view: RepairedText) -> RepairedText:
    """`view` with a replacement character for each byte that is no part of a character."""
    return view.edit(Edit(found.start(), found.end(), "\ufffd") for found in BROKEN.finditer(view.text))
