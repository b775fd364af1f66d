"""write_annotations(): the copy of a PDF, which is the file with an update behind it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citelink.documents.document import Document
from citelink.documents.formats.pdf.annotations import wanted_annotations
from citelink.documents.formats.pdf.copies import input_of
from citelink.documents.formats.pdf.geometry import PagePlaces
from citelink.documents.formats.pdf.process import found_by
from citelink.documents.formats.pdf.update import LENGTH
from citelink.documents.marks import Mark

_CHILD = "citelink.documents.formats.pdf.update"
_LARGEST = 100_000_000


def write_annotations(document: Document, marks: Sequence[Mark]) -> bytes:
    """The file that `document` was read from, with `marks` on its pages; as it was where there are none.

    Raises UnreadableError for a file that is signed or protected against changes."""
    places, data = document.places, document.source
    if not isinstance(places, PagePlaces) or not isinstance(data, bytes):
        raise TypeError(f"{document.path}: its source is {type(data).__name__}, no PDF")
    data = input_of(data)
    wanted = wanted_annotations(places, marks)
    if not wanted:
        return data
    said = json.dumps({"annotations": wanted, "pages": len(places.pages)}).encode()
    added = list(found_by(_CHILD, [LENGTH.pack(len(said)), said, data], document.path, _LARGEST))
    return b"".join([data, *added])
