"""read_pages(): the characters of a PDF's pages and where they stand, read by pdfium in a process of its own.

pdfium ends the process on some hostile files and runs without end on others. The process is a plain one, started anew
for every file: it works where citelink itself runs in a daemonic worker, and where nothing can be forked.
"""

from __future__ import annotations

import subprocess
import sys
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import IO

from citelink.documents.formats.pdf.child import (
    END,
    FRAME,
    MOST_CHARACTERS,
    PAGE,
    PAGE_OF,
    PAGES,
    PLACES,
    REFUSED,
)
from citelink.errors import UnreadableError

_START = "import sys; sys.path[:] = sys.argv[1:]; from citelink.documents.formats.pdf.child import main; main()"
# The child bounds its own time by the processor's clock; this bounds the wall's, should it hang without working.
_SILENT = 28.0
_LARGEST_FRAME = PAGE.size + MOST_CHARACTERS * (4 + 4 * PLACES)

_WHY = {
    b"password": "it is protected by a password; save it without one",
    b"broken": "it is no PDF, or a broken one; open it and save it anew as PDF",
    b"empty": "a PDF without pages",
    b"pages": "it has too many pages; split it",
    b"characters": "one of its pages holds more text than a page can show; print it anew as PDF",
    b"time": "it takes too long to read; print it anew as PDF",
    b"memory": "reading it takes too much memory; print it anew as PDF",
}
_DIED = "it cannot be read within bounded time and memory; print it anew as PDF"


@dataclass(frozen=True, slots=True)
class PageCharacters:
    """The characters of one page in the order in which pdfium reads them: line ends as CR LF or, behind a hyphen that
    divides a word, as U+0002 alone.

    codes   code points; 0: the font does not say which character a glyph is
    places  six numbers for each, in points of the page's own space: left, bottom, right and top of the box that its
            line gives it, and the x and y of its place on the baseline
    turns   how many quarter turns clockwise the page is shown turned by
    """

    width: float
    height: float
    turns: int
    codes: array[int]
    places: array[float]


def read_pages(data: bytes, path: str) -> list[PageCharacters]:
    """The pages of the PDF `data`, of the file `path`. Raises UnreadableError, one sentence that begins with `path`."""
    try:
        child = _start()
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path}: the process that reads PDF files cannot be started: {error}") from error
    with child:
        try:
            return _received(child, data, path)
        finally:
            child.kill()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-I", "-c", _START, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _received(child: subprocess.Popen[bytes], data: bytes, path: str) -> list[PageCharacters]:
    assert child.stdin is not None
    assert child.stdout is not None
    pages: list[PageCharacters] = []
    watch = _watch(child)
    with suppress(OSError):  # it died before it had read the file; that it did is told below
        child.stdin.write(data)
        child.stdin.close()
    try:
        for letter, said in _frames(child.stdout):
            watch.cancel()
            if letter == END:
                return pages
            if letter == REFUSED:
                raise UnreadableError(f"{path}: {_WHY.get(said, _DIED)}")
            if letter == PAGE_OF:
                pages.append(_page(said, path))
            watch = _watch(child)
    finally:
        watch.cancel()
    raise UnreadableError(f"{path}: {_DIED}")


def _watch(child: subprocess.Popen[bytes]) -> Timer:
    watch = Timer(_SILENT, child.kill)
    watch.daemon = True
    watch.start()
    return watch


def _frames(out: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    while len(head := out.read(FRAME.size)) == FRAME.size:
        letter, length = FRAME.unpack(head)
        if letter not in (END, PAGE_OF, PAGES, REFUSED) or length > _LARGEST_FRAME:
            return
        said = out.read(length)
        if len(said) < length:
            return
        yield letter, said


def _page(said: bytes, path: str) -> PageCharacters:
    width, height, turns, count = PAGE.unpack_from(said)
    if len(said) != PAGE.size + count * (4 + 4 * PLACES):
        raise UnreadableError(f"{path}: {_DIED}")
    codes, places = array("I"), array("f")
    codes.frombytes(said[PAGE.size : PAGE.size + 4 * count])
    places.frombytes(said[PAGE.size + 4 * count :])
    return PageCharacters(width, height, turns % 4, codes, places)
