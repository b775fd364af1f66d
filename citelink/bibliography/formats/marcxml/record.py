"""Records of MARC 21 taken apart: leader, control fields, fields with their subfields, the original script in place of
the transliteration (https://www.loc.gov/marc/bibliographic/)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citelink.bibliography.cataloguing import clean, has_other_script
from citelink.bibliography.xml_records import local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# `880-01` in a field, `245-01/(N` in the field that holds the same in another script.
_LINK = re.compile(r"(\d{3})-(\d{2})")
_ALTERNATE = "880"
_UNLINKED = "00"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its `tag`, its two `indicators`, and its subfields in their order, (code, text) each."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]

    def every(self, codes: str) -> tuple[str, ...]:
        """The texts of all subfields with one of the codes, in their order."""
        return tuple(text for code, text in self.subfields if code in codes)

    def first(self, code: str) -> str:
        """The text of the first subfield with a code, or ""."""
        return next((text for one, text in self.subfields if one == code), "")


@dataclass(frozen=True, slots=True)
class MarcRecord:
    """A record. `controls` are the fields below 010, by their tags."""

    leader: str
    controls: Mapping[str, str]
    fields: tuple[Field, ...]

    def every(self, *tags: str) -> Iterator[Field]:
        """The fields with one of the tags, in their order."""
        return (field for field in self.fields if field.tag in tags)

    def first(self, *tags: str) -> Field:
        """The first field with the first of the tags that there is; else one without subfields."""
        return next((field for tag in tags for field in self.every(tag)), Field("", "  ", ()))

    def coded(self, start: int, end: int) -> str:
        """The signs of field 008 at these places, without blanks and what stands for them."""
        return self.controls.get("008", "")[start:end].strip(" |#^\\")


def take_apart(element: _Element) -> MarcRecord | None:
    """The record in an element; None where it holds no field."""
    leader, controls, fields = "", dict[str, str](), list[Field]()
    for child in element:
        name, tag = local_name(child), child.get("tag") or ""
        if name == "leader":
            leader = child.text or ""
        elif name == "controlfield":
            controls.setdefault(tag, child.text or "")
        elif name == "datafield":
            marks = "".join((child.get(f"ind{number}") or " ")[:1] for number in (1, 2))
            parts = ((part.get("code") or "", clean(text_of(part))) for part in child)
            fields.append(Field(tag, marks, tuple((code, text) for code, text in parts if text)))
    return MarcRecord(leader, controls, tuple(_in_own_script(fields))) if fields or controls else None


def _in_own_script(fields: list[Field]) -> Iterator[Field]:
    """The fields as they are printed: where one is there in two scripts, not that in Latin letters; and what is there
    in the other alone."""
    others: dict[tuple[str, str], Field] = {}
    for field in fields:
        link = _LINK.match(field.first("6")) if field.tag == _ALTERNATE else None
        if link:
            said = replace(field, tag=link[1], subfields=tuple(part for part in field.subfields if part[0] != "6"))
            if link[2] == _UNLINKED:
                yield said
            else:
                others.setdefault((link[1], link[2]), said)
    for field in fields:
        if field.tag == _ALTERNATE:
            continue
        link = _LINK.match(field.first("6"))
        other = others.pop((field.tag, link[2]), None) if link else None
        yield other if other is not None and _is_original(other, field) else field
    yield from others.values()


def _is_original(other: Field, field: Field) -> bool:
    """Whether the field in the other script is the one that is printed in the work."""
    here, there = (has_other_script("".join(text for _, text in one.subfields)) for one in (field, other))
    return there or not here
