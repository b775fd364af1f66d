"""LaTeX projects in an archive: which of its files is the document."""

from __future__ import annotations

from pathlib import PurePosixPath

from citelink.documents.archive import Archive
from citelink.documents.formats.latex.expansion import BEGIN
from citelink.errors import UnreadableError

_LIKELY = ("main", "thesis", "paper", "article", "dissertation", "diploma", "manuscript", "ms")
_MOST_TRIED = 200


def find_root(archive: Archive) -> str | None:
    """The file of the archive that holds the document: of several with a `\\begin{document}` the one nearest to the
    top, then one with a name that such files have, then the first by name. None where there is none."""
    try:
        named = [name for name in archive.names if name.lower().endswith((".tex", ".latex"))]
    except UnreadableError:
        return None
    for name in sorted(named, key=_rank)[:_MOST_TRIED]:
        try:
            if BEGIN.encode() in archive.read(name):
                return name
        except UnreadableError:
            continue
    return None


def _rank(name: str) -> tuple[int, int, str]:
    path = PurePosixPath(name)
    stem = path.stem.lower()
    return len(path.parts), _LIKELY.index(stem) if stem in _LIKELY else len(_LIKELY), name
