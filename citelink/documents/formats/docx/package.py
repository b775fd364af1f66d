"""The parts of a Word document, found as the standard has it: by content types and relationships (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from citelink.documents.archive import Archive
from citelink.documents.formats.docx.names import STRICT, STRICT_WORD
from citelink.documents.xml import parse_xml
from citelink.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT_TYPES_PART = "[Content_Types].xml"
# Documents and templates, with and without macros.
MAIN_TYPE = re.compile(rb"(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)[\w.]*)\.main\+xml")
_USUAL_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: `kind` is the last word of the type (`comments`), `target` the other's name."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True)
class Package:
    """The parts of the document in `archive`."""

    archive: Archive

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the body. Raises UnreadableError where there is none."""
        named = [one.target for one in self.relations("") if one.kind == "officeDocument"]
        for name in (*named, _USUAL_MAIN):
            if self.archive.holds(name):
                return name
        raise UnreadableError(f"{self.archive.path}: it has no {_USUAL_MAIN}, so it is damaged or no Word document")

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What `part` ("": the package itself) says of other parts of the file; what is outside of it is left out."""
        folder = posixpath.dirname(part)
        listing = relations_part(part)
        if not self.archive.holds(listing):
            return ()
        found = []
        for one in self._parse(listing):
            target = one.get("Target")
            if target and one.get("TargetMode") != "External":
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found.append(Relation(one.get("Id") or "", (one.get("Type") or "").rpartition("/")[2], path))
        return tuple(found)

    @cached_property
    def is_strict(self) -> bool:
        """Whether the body has the names of the strict form of the standard."""
        return STRICT_WORD.encode() in self.archive.read(self.main)[:8_000]

    @cached_property
    def main_relations(self) -> tuple[Relation, ...]:
        """What the body says of other parts."""
        return self.relations(self.main)

    def parts(self, kind: str) -> list[str]:
        """The names of the parts that the body relates to by `kind` (`styles`, `footnotes`, `header`) and the file
        holds."""
        return [one.target for one in self.main_relations if one.kind == kind and self.archive.holds(one.target)]

    def root(self, part: str) -> _Element:
        """The root of the XML of `part`, names as in the transitional form of the standard. Raises UnreadableError."""
        return self._parse(part)

    def optional(self, kind: str) -> _Element | None:
        """The root of the one part of this `kind`; None where there is none or it is damaged: the text of a document
        can be read without its styles."""
        return next((root for _, root in self.roots(kind)), None)

    def roots(self, kind: str) -> Iterator[tuple[str, _Element]]:
        """The parts of this `kind` that can be read, each with the root of its XML."""
        for part in dict.fromkeys(self.parts(kind)):
            try:
                yield part, self._parse(part)
            except UnreadableError:
                continue

    def _parse(self, part: str) -> _Element:
        data = self.archive.read(part)
        if b"purl.oclc.org/ooxml" in data[:8_000]:
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
        return parse_xml(data, f"{self.archive.path}: its {part}")


def relations_part(part: str) -> str:
    """The name of the part that says to which others `part` relates."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
