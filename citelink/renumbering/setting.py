"""set_anew(): a document with its references in another order, written, and read again before anyone gets it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from citelink.documents.changes import Written
from citelink.documents.document import Document
from citelink.documents.reading import read_copy
from citelink.errors import InputError
from citelink.renumbering.earlier import States, find_origin, write, write_origin
from citelink.renumbering.proving import prove
from citelink.renumbering.renumber import Renumbered, renumber
from citelink.renumbering.wishes import Wishes
from citelink.results import ResolvedDocument


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


def set_anew(resolved: ResolvedDocument, wishes: Wishes, states: States | None = None) -> SetAnew:
    """The document as `wishes` ask for, whose lists and other text were found in the copy as they should be.

    `states` gives the states that it had before: markers go back to how they were typed there.
    Raises InputError, one sentence, where citelink is not sure enough or the copy says something else than planned, and
    SettingsError for wishes that make no sense in this document. Nothing is written to the disk."""
    planned = renumber(resolved, wishes)
    document = resolved.document
    assert document is not None
    if not planned.marks:
        return SetAnew(planned, text=document.text)
    written = write(resolved, planned)
    copy = _read(document, written, resolved.location)
    proof = prove(resolved, planned, copy)
    if proof.wrong:
        raise InputError(
            f"{resolved.path}: {proof.wrong[0]}, so nothing is changed; its list is not plain enough, or it is no "
            "text, Markdown, LaTeX, Word or OpenDocument file"
        )
    made = SetAnew(planned, written, copy.text, proof.misread)
    return _of_earlier(resolved, made, wishes, states) if states is not None else made


def _of_earlier(resolved: ResolvedDocument, made: SetAnew, wishes: Wishes, states: States) -> SetAnew:
    """The same, made of an earlier state of the document where there is one that says as much."""
    assert made.written is not None
    document = resolved.document
    origin = find_origin(made.planned, wishes, states([name for name, _ in made.written.others]))
    if origin is None or document is None:
        return made
    written = write_origin(origin)
    copy = _read(document, written, resolved.location)
    if origin.planned.marks:
        proof = prove(origin.state.resolved, origin.planned, copy)
        if proof.wrong or proof.misread:
            return made
    return SetAnew(made.planned, written, copy.text)


def _read(document: Document, written: Written, location: str) -> Document:
    folder = Path(location).parent if location and location != "-" else None
    return read_copy(document, written, folder)
