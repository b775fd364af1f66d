"""Which files are only parts of others: no documents of their own."""

from __future__ import annotations

import os
from pathlib import Path

from citelink.documents.decoding import decode_document
from citelink.documents.formats.latex.expansion import BEGIN, expand
from citelink.documents.project import Project
from citelink.errors import UnreadableError

_LARGEST = 20_000_000


def find_included(paths: tuple[str, ...]) -> frozenset[str]:
    """Those of the files at `paths` that one of them with a `\\begin{document}` includes, whatever they hold."""
    wanted = {os.path.realpath(path): path for path in paths}
    parts: set[str] = set()
    for path in paths:
        text = _read(path)
        if BEGIN not in text:
            continue
        folder = Path(path).parent
        for name in _included(path, folder):
            real = os.path.realpath(folder / name)
            if real in wanted and wanted[real] != path:
                parts.add(wanted[real])
    return frozenset(parts)


def _included(path: str, folder: Path) -> tuple[str, ...]:
    try:
        root = decode_document(Path(path).read_bytes(), path)
    except (OSError, UnreadableError):
        return ()
    return expand(root, path, Project(folder)).names[1:]


def _read(path: str) -> str:
    try:
        if os.path.getsize(path) > _LARGEST:
            return ""
        # The command is ASCII in every encoding that LaTeX reads.
        return Path(path).read_bytes().decode("latin-1")
    except OSError:
        return ""
