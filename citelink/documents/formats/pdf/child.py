"""The process in which pdfium opens a stranger's file: it says what characters stand where, and may die of it."""

from __future__ import annotations

import ctypes
import math
import struct
import sys
from array import array
from typing import Any, BinaryIO

from citelink.documents.formats.pdf.bounds import (
    END,
    FOUND,
    MOST_CHARACTERS,
    MOST_OF_ALL,
    MOST_PAGES,
    REFUSED,
    is_out_of_time,
    limit_memory,
    limit_seconds,
    say,
)

# A page: width and height in points, its rotation in quarter turns, how many characters it has.
PAGE = struct.Struct("<ffiI")
# Of a character: the box that its font gives it (left, bottom, right, top), where it is set on its baseline (x, y), and
# its size.
PLACES = 7
_OF_CHARACTER = 4 + 4 * PLACES

_UNREAD = PAGE.pack(0, 0, 0, 0)
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def main() -> None:
    """Reads the file from standard input and writes a frame for each of its pages to standard output."""
    limit_memory()
    out = sys.stdout.buffer
    data = sys.stdin.buffer.read()
    limit_seconds()
    try:
        refused = _read(data, out)
    except MemoryError:
        refused = b"memory"
    say(out, REFUSED if refused else END, refused)


def _read(data: bytes, out: BinaryIO) -> bytes:
    """Says what the pages hold; why not, where they cannot be read."""
    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return b"password" if pdfium.FPDF_GetLastError() == _PASSWORD else b"broken"
    pages = pdfium.FPDF_GetPageCount(document)
    if not 0 < pages <= MOST_PAGES:
        return b"pages" if pages > 0 else b"empty"
    characters, unread = 0, 0
    for index in range(pages):
        limit_seconds()
        if is_out_of_time(index):
            return b"time"
        page = _page(pdfium, document, index)
        characters += len(page) // _OF_CHARACTER if page else MOST_OF_ALL
        if page is None or characters >= MOST_OF_ALL:
            return b"characters"
        unread += page == _UNREAD
        say(out, FOUND, page)
    return b"unread" if unread == pages else b""


def _page(pdfium: Any, document: Any, index: int) -> bytes | None:
    """What stands on a page, `_UNREAD` where it cannot be opened; None: more than a page can hold."""
    page = pdfium.FPDF_LoadPage(document, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not text:
        return _UNREAD
    count = max(0, pdfium.FPDFText_CountChars(text))
    if count > MOST_CHARACTERS:
        return None
    size = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    codes, places = _characters(pdfium, text, count)
    head = PAGE.pack(*size, pdfium.FPDFPage_GetRotation(page), count)
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return head + codes.tobytes() + places.tobytes()


def _characters(pdfium: Any, text: Any, count: int) -> tuple[array[int], array[float]]:
    """The code points of a page, and seven numbers for each."""
    # The plain functions with one box for all: a call costs a microsecond, and a page has thousands of characters.
    unicode, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    origin_of = pdfium.FPDFText_GetCharOrigin
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    codes = array("I", bytes(4 * count))
    places = array("f", bytes(4 * PLACES * count))
    at, height, size = 0, -1.0, 0.0
    for index in range(count):
        codes[index] = unicode(text, index)
        box_of(text, index, box_at)
        origin_of(text, index, x_at, y_at)
        # What is as high as the sign before it is of its font and size.
        if box.top - box.bottom != height:
            height, size = box.top - box.bottom, _size(pdfium, text, index)
        places[at : at + PLACES] = array("f", (box.left, box.bottom, box.right, box.top, x.value, y.value, size))
        at += PLACES
    return codes, places


def _size(pdfium: Any, text: Any, index: int) -> float:
    """The size of a character as it is shown. What its font says of its height is not always true."""
    matrix = pdfium.FS_MATRIX()
    scale = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(text, index, matrix) else 1.0
    return float(abs(pdfium.FPDFText_GetFontSize(text, index)) * scale)
