"""The process in which pdfium opens a stranger's file: it says what characters stand where, and may die of it.

It is given the file on standard input and writes frames to standard output: one letter, a length, so many bytes.
Nothing of the parent is in it, and what it says is checked there.
"""

from __future__ import annotations

import ctypes
import struct
import sys
import time
from array import array
from typing import Any, BinaryIO

# A frame: its letter, and how many bytes follow.
FRAME = struct.Struct("<cI")
# A page: width and height in points, its rotation in quarter turns, how many characters it has.
PAGE = struct.Struct("<ffiI")
# Of a character: the box of its line (left, bottom, right, top) and where it is set on its baseline (x, y).
PLACES = 6
PAGES, PAGE_OF, REFUSED, END = b"N", b"P", b"X", b"."

MEMORY = 800 * 1024 * 1024  # bytes of address space
SECONDS = 8  # of the processor for opening a file, and for each page
SECONDS_MORE = 0.2  # that each page adds to the time of the whole
MOST_PAGES = 20_000
MOST_CHARACTERS = 400_000  # of a page; a printed one has 2,000 to 9,000

_PASSWORD = 4  # FPDF_ERR_PASSWORD


def main() -> None:
    """Reads the file from standard input and writes its frames to standard output."""
    limit_memory()
    out = sys.stdout.buffer
    data = sys.stdin.buffer.read()
    limit_seconds()
    try:
        _read(data, out)
    except MemoryError:
        _say(out, REFUSED, b"memory")
    out.flush()


def limit_memory() -> None:
    """Bounds the memory of this process, where the system can: a file that unpacks without end ends it and nothing
    else."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; there the time alone bounds what a file can do
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    for limit, value in ((resource.RLIMIT_AS, (most, hard)), (resource.RLIMIT_CORE, (0, 0))):
        try:
            resource.setrlimit(limit, value)
        except (OSError, ValueError):
            continue


def limit_seconds(seconds: float = SECONDS) -> None:
    """Gives this process so many seconds of the processor from now on."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(time.process_time() + seconds) + 1
    if hard == resource.RLIM_INFINITY or until < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _read(data: bytes, out: BinaryIO) -> None:
    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        _say(out, REFUSED, b"password" if pdfium.FPDF_GetLastError() == _PASSWORD else b"broken")
        return
    pages = pdfium.FPDF_GetPageCount(document)
    if not 0 < pages <= MOST_PAGES:
        _say(out, REFUSED, b"pages" if pages > 0 else b"empty")
        return
    _say(out, PAGES, struct.pack("<I", pages))
    for index in range(pages):
        limit_seconds()
        if time.process_time() > SECONDS + SECONDS_MORE * (index + 1):
            _say(out, REFUSED, b"time")
            return
        if not _read_page(pdfium, document, index, out):
            return
    _say(out, END, b"")


def _read_page(pdfium: Any, document: Any, index: int, out: BinaryIO) -> bool:
    """Says what stands on a page; False: the file is given up."""
    page = pdfium.FPDF_LoadPage(document, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not text:
        _say(out, PAGE_OF, PAGE.pack(0, 0, 0, 0))
        return True
    count = max(0, pdfium.FPDFText_CountChars(text))
    if count > MOST_CHARACTERS:
        _say(out, REFUSED, b"characters")
        return False
    size = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    head = PAGE.pack(*size, pdfium.FPDFPage_GetRotation(page), count)
    codes, places = _characters(pdfium, text, count)
    _say(out, PAGE_OF, head + codes.tobytes() + places.tobytes())
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return True


def _characters(pdfium: Any, text: Any, count: int) -> tuple[array[int], array[float]]:
    """The code points of a page, and six numbers for each."""
    # The plain functions with one box for all: a call costs a microsecond, and a page has thousands of characters.
    unicode, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    origin_of = pdfium.FPDFText_GetCharOrigin
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    codes = array("I", bytes(4 * count))
    places = array("f", bytes(4 * PLACES * count))
    at = 0
    for index in range(count):
        codes[index] = unicode(text, index)
        box_of(text, index, box_at)
        origin_of(text, index, x_at, y_at)
        places[at : at + PLACES] = array("f", (box.left, box.bottom, box.right, box.top, x.value, y.value))
        at += PLACES
    return codes, places


def _say(out: BinaryIO, letter: bytes, said: bytes) -> None:
    out.write(FRAME.pack(letter, len(said)))
    out.write(said)
    out.flush()


if __name__ == "__main__":
    main()
