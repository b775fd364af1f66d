"""set_anew(): a document with its references in another order, written, and read again before anyone gets it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from citelink.documents.changes import Written
from citelink.documents.document import Document
from citelink.documents.reading import read_copy
from citelink.errors import InputError
from citelink.renumbering.proving import prove
from citelink.renumbering.renumber import Renumbered, renumber
from citelink.renumbering.wishes import Wishes
from citelink.results import ResolvedDocument
from citelink.stamps import without_blank_stamp


@dataclass(frozen=True, slots=True)
class SetAnew:
    """What became of a document.

    planned  the marks, the plan of each list, and what stays as typed
    written  the copy, None: nothing changes
    text     what the copy says
    misread  markers that are printed as planned and yet are read otherwise, each as a clause
    """

    planned: Renumbered
    written: Written | None = None
    text: str = ""
    misread: tuple[str, ...] = ()


def set_anew(resolved: ResolvedDocument, wishes: Wishes) -> SetAnew:
    """The document as `wishes` ask for, whose lists and other text were found in the copy as they should be.

    Raises InputError, one sentence, where citelink is not sure enough or the copy says something else than planned, and
    SettingsError for wishes that make no sense in this document. Nothing is written to the disk."""
    from citelink.documents.format import load_format

    planned = renumber(resolved, wishes)
    document = resolved.document
    assert document is not None
    if not planned.marks:
        return SetAnew(planned, text=document.text)
    written = load_format(document.format).write(document, planned.marks)
    # The document itself goes on: its parts are no copies that await a stamp.
    parts = tuple((name, without_blank_stamp(data)) for name, data in written.others)
    written = replace(written, others=parts)
    copy = _read(document, written, resolved.location)
    proof = prove(resolved, planned, copy)
    if proof.wrong:
        raise InputError(
            f"{resolved.path}: {proof.wrong[0]}, so nothing is changed; its list is not plain enough, or it is no "
            "text, Markdown, LaTeX, Word or OpenDocument file"
        )
    return SetAnew(planned, written, copy.text, proof.misread)


def _read(document: Document, written: Written, location: str) -> Document:
    folder = Path(location).parent if location and location != "-" else None
    return read_copy(document, written, folder)
