"""Documents that no format reads: what they are, and which program makes one of them that can be read."""

from __future__ import annotations

import shlex
from pathlib import PurePath

from citelink.documents.format import suffixes
from citelink.errors import UnreadableError

_PANDOC, _OFFICE, _DJVU = (
    "pandoc {file} -o {markdown}",
    "soffice --convert-to docx {file}",
    "djvutxt {file} {text}",
)
_MADE = {"markdown": "md", "text": "txt", "html": "html"}
# The container of old Word documents, and the stream in it that holds an encrypted new one ([MS-OFFCRYPTO] 2.3.4).
_OLE, _PROTECTED = bytes.fromhex("d0cf11e0a1b11ae1"), "EncryptedPackage".encode("utf-16-le")
_KINDS = {
    ".doc": ("old Word documents", _OFFICE),
    ".rtf": ("RTF documents", _PANDOC),
    ".djvu": ("DjVu files", _DJVU),
    ".fb2": ("FictionBook books", "pandoc {file} -o {html}"),
    ".pages": ("Pages documents", "in Pages, File > Export To > Word"),
    ".wpd": ("WordPerfect documents", _OFFICE),
    ".gdoc": ("Google Docs links", "in Google Docs, File > Download > Microsoft Word (.docx)"),
    ".rst": ("reStructuredText documents", _PANDOC),
    ".typ": ("Typst documents", _PANDOC),
    ".ipynb": ("Jupyter notebooks", _PANDOC),
}


def unread_kind(name: str) -> str | None:
    """What a file of this name is (`Word documents`), where no format reads such files and a program converts them."""
    suffix = PurePath(name).suffix.lower()
    return _KINDS[suffix][0] if suffix in _KINDS and suffix not in suffixes() else None


def refuse_content(data: bytes, name: str) -> None:
    """Raises UnreadableError, which says what to save it as, for bytes that are surely of a kind that no format reads,
    whatever the file is called."""
    if data.startswith(_OLE):
        if _PROTECTED in data:
            raise UnreadableError(f"{name}: it is protected by a password; save it without one")
        raise UnreadableError(f"{name}: an old Word document (.doc); open it and save it as .docx")
    if data.startswith(b"{\\rtf"):
        raise UnreadableError(f"{name}: an RTF document; open it and save it as .docx")


def how_to_convert(path: str) -> str:
    """The command, or the way through a program's menus, that makes of the file at `path`, whose kind is an
    `unread_kind`, one that can be read."""
    _, command = _KINDS[PurePath(path).suffix.lower()]
    # Nothing may be taken for an option.
    path = f"./{path}" if path.startswith("-") else path
    stem = path[: -len(PurePath(path).suffix)]
    made = {kind: shlex.quote(f"{stem}.{suffix}") for kind, suffix in _MADE.items()}
    return command.format(file=shlex.quote(path), **made)
