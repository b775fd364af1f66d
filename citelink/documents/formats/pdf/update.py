"""The process in which pypdf opens a stranger's file: it says what is to be added behind it, so that annotations stand
on its pages (an incremental update, ISO 32000-1, 7.5.6)."""

from __future__ import annotations

import json
import re
import struct
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from citelink.documents.formats.pdf.bounds import (
    END,
    FOUND,
    MOST_PAGES,
    REFUSED,
    limit_memory,
    limit_seconds,
    say,
)
from citelink.documents.formats.pdf.copies import opening

_SECONDS = 25
# What the input begins with: how long the wanted annotations are, as JSON, behind which the file stands.
LENGTH = struct.Struct("<I")
_NAME = "citelink-"
_MOST_NODES = 4 * MOST_PAGES

_SIGNED = re.compile(rb"/ByteRange\s{0,4}\[")
_ENCRYPTED = re.compile(rb"/Encrypt\s{0,4}(?:<<|[0-9])")
_TABLE_AT = re.compile(rb"startxref\s{1,4}([0-9]{1,12})\s")
_TABLE = re.compile(rb"\s{0,4}(?:(?P<table>xref)|[0-9]{1,10}\s[0-9]{1,5}\sobj)")


def main() -> None:
    """Reads the wanted annotations and the file from standard input and writes what is added to standard output."""
    limit_memory()
    said = sys.stdin.buffer.read()
    limit_seconds(_SECONDS)
    (length,) = LENGTH.unpack_from(said)
    wanted = json.loads(said[LENGTH.size : LENGTH.size + length])
    data, found = said[LENGTH.size + length :], b""
    try:
        found, refused = update(data, wanted["annotations"], wanted["pages"]), b""
    except Refused as error:
        refused = str(error).encode()
    except MemoryError:
        refused = b"memory"
    except Exception:  # what strangers' files do to pypdf has no end
        refused = b"encrypted" if _ENCRYPTED.search(data) else b"tables"
    if found:
        say(sys.stdout.buffer, FOUND, found)
    say(sys.stdout.buffer, REFUSED if refused else END, refused)


class Refused(Exception):
    """Why nothing is added, in a word."""


def update(data: bytes, annotations: Sequence[dict[str, Any]], pages: int) -> bytes:
    """What, added to the file `data` of so many `pages`, puts `annotations` on them. Raises Refused for a file that may
    not be changed, and for one whose pages pypdf counts otherwise than pdfium."""
    from pypdf import PdfReader

    if _SIGNED.search(data):
        raise Refused("signed")
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise Refused("encrypted")
    references = list(_pages(reader))
    if len(references) != pages:
        raise Refused("unlike")
    added = _Update(data, reader)
    new: dict[tuple[int, int], list[int]] = {}
    for count, annotation in enumerate(annotations, 1):
        page = references[annotation["page"] - 1]
        spelt = _spell(annotation, f"{_NAME}{count}", page, references, added)
        new.setdefault((page.idnum, page.generation), []).append(added.add(spelt))
    for page in references:
        key = page.idnum, page.generation
        if key in new or _own(page.get_object()):
            _put(added, page, new.pop(key, []))
    said = added.finished()
    changed = [at for at, page in enumerate(references) if added.holds(page.idnum)]
    if _looks(data, changed) != _looks(data + said, changed):
        raise Refused("unlike")
    return said


def _looks(data: bytes, pages: Sequence[int]) -> list[tuple[float, ...]]:
    """What pdfium sees on each of `pages`: pypdf passes over what it cannot read of a page, and writes it so."""
    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Refused("tables")
    return [_look(pdfium, document, at) for at in pages]


def _look(pdfium: Any, document: Any, at: int) -> tuple[float, ...]:
    page = pdfium.FPDF_LoadPage(document, at)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not text:
        return ()
    seen = (
        pdfium.FPDF_GetPageWidthF(page),
        pdfium.FPDF_GetPageHeightF(page),
        pdfium.FPDFPage_GetRotation(page),
        pdfium.FPDFPage_CountObjects(page),
        pdfium.FPDFText_CountChars(text),
    )
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return seen


class _Update:
    """The objects that are added, and where they stand."""

    def __init__(self, data: bytes, reader: Any) -> None:
        self._reader = reader
        self._said = bytearray(opening(len(data)))
        self._start = len(data)
        self._places: dict[int, tuple[int, int]] = {}
        places = _TABLE_AT.findall(data, max(0, len(data) - 2048))
        table = _TABLE.match(data, int(places[-1])) if places else None
        if table is None:
            raise Refused("tables")
        self._previous, self._as_table = int(places[-1]), table["table"] is not None
        used = [number for numbers in reader.xref.values() for number in numbers]
        self._next: int = max(*used, *reader.xref_objStm, int(reader.trailer["/Size"]) - 1, 0) + 1

    def add(self, spelt: bytes) -> int:
        """Adds an object; gives its number."""
        number = self._next
        self._next += 1
        self.put(number, 0, spelt)
        return number

    def put(self, number: int, generation: int, spelt: bytes) -> None:
        """Adds the object that has this number from now on."""
        self._places[number] = self._start + len(self._said), generation
        self._said += b"%d %d obj\n%b\nendobj\n" % (number, generation, spelt)

    def holds(self, number: int) -> bool:
        """Whether the object that has this number is added."""
        return number in self._places

    def finished(self) -> bytes:
        """All that is added, its own table of objects in the form in which the file has its last one."""
        at = self._start + len(self._said)
        if not self._as_table:
            self._places[self._next] = at, 0
        numbers = sorted(self._places)
        size = max(self._next if self._as_table else self._next + 1, numbers[-1] + 1)
        runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
        trailer = b"/Size %d/Prev %d%b" % (size, self._previous, b"".join(self._kept()))
        self._said += self._table(runs, trailer) if self._as_table else self._stream(runs, trailer)
        self._said += b"startxref\n%d\n%%%%EOF\n" % at
        return bytes(self._said)

    def _kept(self) -> Iterator[bytes]:
        for name in ("/Root", "/Info", "/ID"):
            if name in self._reader.trailer:
                yield name.encode() + b" " + spell(self._reader.trailer.raw_get(name))

    def _table(self, runs: list[list[int]], trailer: bytes) -> bytes:
        rows = [b"xref\n0 1\n0000000000 65535 f \n"]
        for run in runs:
            rows.append(b"%d %d\n" % (run[0], len(run)))
            rows.extend(b"%010d %05d n \n" % self._places[number] for number in run)
        return b"".join([*rows, b"trailer\n<<", trailer, b">>\n"])

    def _stream(self, runs: list[list[int]], trailer: bytes) -> bytes:
        rows = b"".join(struct.pack(">BIH", 1, *self._places[number]) for run in runs for number in run)
        index = b" ".join(b"%d %d" % (run[0], len(run)) for run in runs)
        head = b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Index[%b]/Length %d%b>>" % (self._next, index, len(rows), trailer)
        return head + b"\nstream\n" + rows + b"\nendstream\nendobj\n"


def spell(value: Any) -> bytes:
    """A value of pypdf as it is written."""
    out = BytesIO()
    value.write_to_stream(out)
    return out.getvalue()


def _pages(reader: Any) -> Iterator[Any]:
    """The references to the pages, in order; the tree of strangers is walked step by step."""
    from pypdf.generic import IndirectObject

    root = reader.trailer["/Root"]
    waiting = [root.raw_get("/Pages")]
    seen: set[int] = set()
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        reference = waiting.pop()
        node = reference.get_object()
        if not isinstance(reference, IndirectObject) or not isinstance(node, dict):
            raise Refused("unlike")
        kids = node.get("/Kids")
        if kids is None:
            yield reference
        elif reference.idnum in seen:
            raise Refused("unlike")
        else:
            seen.add(reference.idnum)
            waiting.extend(reversed(list(kids.get_object())))
    raise Refused("unlike")


def _put(added: _Update, reference: Any, new: Sequence[int]) -> None:
    """Puts the annotations with these numbers on a page, in place of those of an earlier run."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

    page = DictionaryObject(reference.get_object())
    own = _own(page)
    kept = [one for at, one in enumerate(_annotations(page)) if at not in own]
    page[NameObject("/Annots")] = ArrayObject([*kept, *(IndirectObject(number, 0, None) for number in new)])
    added.put(reference.idnum, reference.generation, spell(page))


def _annotations(page: Any) -> list[Any]:
    found = page.get("/Annots")
    listed = found.get_object() if found is not None else None
    return list(listed) if isinstance(listed, list) else []


def _own(page: Any) -> set[int]:
    """Which of a page's annotations an earlier run has put there."""
    own = set()
    for at, one in enumerate(_annotations(page)):
        annotation = one.get_object()
        if isinstance(annotation, dict) and str(annotation.get("/NM", "")).startswith(_NAME):
            own.add(at)
    return own


def _spell(annotation: dict[str, Any], name: str, page: Any, pages: Sequence[Any], added: _Update) -> bytes:
    boxes = annotation["boxes"]
    around = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    head = b"/Type/Annot/P %d %d R/NM(%b)/F 4/Rect[%b]/Contents %b" % (
        page.idnum,
        page.generation,
        name.encode(),
        _numbers(around),
        _text(annotation["text"]),
    )
    if "to" in annotation:
        number, left, top = annotation["to"]
        target = pages[number - 1]
        place = b"%d %d R/XYZ %b null" % (target.idnum, target.generation, _numbers((left, top)))
        look = b"/BS<</W 0.75/S/U>>/C[0.1 0.4 0.8]"
        return b"<<%b/Subtype/Link%b/Dest[%b]>>" % (head, look, place)
    colour = _numbers(annotation["colour"])
    corners = b" ".join(_numbers((x, t, r, t, x, b, r, b)) for x, b, r, t in boxes)
    shown = added.add(_painted(boxes, around, colour))
    return b"<<%b/Subtype/Highlight/T(citelink)/C[%b]/CA 0.5/QuadPoints[%b]/AP<</N %d 0 R>>>>" % (
        head,
        colour,
        corners,
        shown,
    )


def _painted(boxes: Sequence[Sequence[float]], around: Sequence[float], colour: bytes) -> bytes:
    """The look of a highlight, for programs that make none themselves."""
    areas = b"".join(_numbers((x, b, r - x, t - b)) + b" re " for x, b, r, t in boxes)
    content = b"/G gs %b rg %bf" % (colour, areas)
    state = b"/Resources<</ExtGState<</G<</BM/Multiply/ca 0.5>>>>>>"
    return b"<</Type/XObject/Subtype/Form/BBox[%b]%b/Length %d>>\nstream\n%b\nendstream" % (
        _numbers(around),
        state,
        len(content),
        content,
    )


def _numbers(values: Sequence[float]) -> bytes:
    return b" ".join(f"{value:.2f}".rstrip("0").rstrip(".").encode() for value in values)


def _text(said: str) -> bytes:
    """A text string (7.9.2.2), in figures, so that nothing in it is taken for PDF."""
    return b"<" + ("\ufeff" + said).encode("utf-16-be", "replace").hex().encode() + b">"
