"""What the walks of all stories of a document share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.boxes import boxes_in
from citelink.documents.formats.docx.fields import FieldSigns
from citelink.documents.formats.docx.looks import Looks
from citelink.documents.formats.docx.names import ENDNOTE, ENDNOTE_SIGN, FOOTNOTE, FOOTNOTE_SIGN, ID, OWN_SIGN, TYPE
from citelink.documents.formats.docx.paragraphs import ParagraphReader
from citelink.documents.formats.docx.stories import Story, Walked
from citelink.documents.formats.docx.styles import Styles
from citelink.documents.places import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTE_SIGNS = {FOOTNOTE_SIGN: FOOTNOTE, ENDNOTE_SIGN: ENDNOTE}
_MOST_BOXES = 20_000
NOTHING_CITED: Mapping[str, str] = MappingProxyType({})


class Shared:
    """What was read so far (`walked`, of which `said` is the text), and what is known of the document; `cited`: what is
    cited at bookmarks, by their names."""

    def __init__(
        self, walked: Walked, reader: ParagraphReader, styles: Styles, cited: Mapping[str, str] = NOTHING_CITED
    ) -> None:
        self.walked = walked
        self.said = walked.said
        self.reader = reader
        self.cited = cited
        self.signs: dict[str, FieldSigns] = {}
        self.looks: dict[str, Looks] = {}
        self._styles = styles
        self._notes: dict[str, tuple[str, dict[str, _Element]]] = {}
        self._counted = {FOOTNOTE: 0, ENDNOTE: 0}
        self._names = {FOOTNOTE: "note", ENDNOTE: "note"}
        self._boxes = 0

    def add_part(self, part: str, root: _Element) -> None:
        """Looks at a part before its stories are walked."""
        self.signs[part] = FieldSigns(root)
        self.looks[part] = Looks(root, self._styles)

    def add_notes(self, part: str, root: _Element, kind: str) -> None:
        """Takes in the notes of a part, without the lines that part them from the text."""
        notes: dict[str, _Element] = {}
        for note in root.iterchildren(kind):
            if note.get(TYPE) in (None, "normal"):
                notes.setdefault(note.get(ID) or "", note)
        if notes and kind == FOOTNOTE:
            self._names[ENDNOTE] = "endnote"
        self._notes[kind] = (part, notes)
        self.add_part(part, root)

    def note(self, sign: _Element) -> Story | None:
        """The note that a sign in the text stands for, where it stands for it the first time."""
        kind = NOTE_SIGNS[sign.tag]
        own_sign = has_own_sign(sign)
        self._counted[kind] += not own_sign
        part, notes = self._notes.get(kind, ("", {}))
        note = notes.pop(sign.get(ID) or "", None)
        if note is None:
            return None
        name = self._names[kind]
        return Story(part, note, "footnote", Place(part=name if own_sign else f"{name} {self._counted[kind]}"))

    def boxes(self, drawing: _Element) -> list[_Element]:
        """The boxes in a drawing; so many in a document and no more."""
        found = boxes_in(drawing)[: _MOST_BOXES - self._boxes]
        self._boxes += len(found)
        return found


def has_own_sign(sign: _Element) -> bool:
    """Whether a note is marked by what its author wrote behind it, and not counted."""
    return sign.get(OWN_SIGN) in ("1", "true", "on")
