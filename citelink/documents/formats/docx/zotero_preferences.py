"""What Zotero keeps of its own about a document: its style, in document properties `ZOTERO_PREF_1`, `ZOTERO_PREF_2` ...
of at most 255 characters each (Zotero's source, `integration.js`; ECMA-376, part 1, 22.3)."""

from __future__ import annotations

import re

from citelink.documents.csl_citations import short_name
from citelink.documents.formats.docx.comments_part import put_in_root
from citelink.documents.formats.docx.cuts import escaped, prefixed
from citelink.documents.formats.docx.names import PACKAGE_RELATIONS
from citelink.documents.formats.docx.package import CONTENT_TYPES_PART, Package, relations_part
from citelink.documents.marks import LiveListMark

_LONGEST = 255
_STYLES = "http://www.zotero.org/styles/"
_DEFAULT_STYLE = "gost-r-7-0-5-2008-numeric"
_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_NAME = re.compile(r"ZOTERO_PREF_\d+")
_LOCALES = {"ru": "ru-RU", "en": "en-US", "uk": "uk-UA", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}


def with_preferences(package: Package, mark: LiveListMark) -> dict[str, bytes]:
    """The parts that change when Zotero's preferences are added; none where there are some already."""
    parts = [one.target for one in package.relations("") if one.kind == "custom-properties"]
    part = next((name for name in parts if package.archive.holds(name)), "")
    said = _preferences(mark)
    if part:
        root = package.root(part)
        if any(_NAME.fullmatch(one.get("name") or "") for one in root):
            return {}
        last = max((int(one.get("pid") or 1) for one in root if (one.get("pid") or "").isdecimal()), default=1)
        return {part: put_in_root(package, part, root, _properties(said, last + 1, prefixed(root, "property")))}
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    properties = _properties(said, 2, "property")
    changed = {_PART: f'{head}<Properties xmlns="{_SPACE}">{properties}</Properties>'.encode()}
    types = package.root(CONTENT_TYPES_PART)
    override = f'<{prefixed(types, "Override")} PartName="/{_PART}" ContentType="{_TYPE}"/>'
    changed[CONTENT_TYPES_PART] = put_in_root(package, CONTENT_TYPES_PART, types, override)
    listing = relations_part("")
    relations = package.root(listing)
    told = f'Id="citelinkProperties" Type="{_KIND}" Target="{_PART}"/>'
    assert relations.tag.startswith(f"{{{PACKAGE_RELATIONS}}}")
    changed[listing] = put_in_root(package, listing, relations, f"<{prefixed(relations, 'Relationship')} {told}")
    return changed


def _preferences(mark: LiveListMark) -> str:
    style = mark.style or _DEFAULT_STYLE
    style = style if "://" in style else _STYLES + style
    locale = _LOCALES.get(mark.language[:2])
    told = f' locale="{locale}"' if locale else ""
    session = short_name(" ".join(sorted(mark.records)))
    chosen = f'<style id="{escaped(style)}"{told} hasBibliography="1" bibliographyStyleHasBeenSet="1"/>'
    preferences = '<prefs><pref name="fieldType" value="Field"/></prefs>'
    return f'<data data-version="3" zotero-version="7.0.0"><session id="{session}"/>{chosen}{preferences}</data>'


def _properties(said: str, first: int, name: str) -> str:
    pieces = [said[at : at + _LONGEST] for at in range(0, len(said), _LONGEST)]
    return "".join(
        f'<{name} fmtid="{_FORM}" pid="{first + at}" name="ZOTERO_PREF_{at + 1}">'
        f'<vt:lpwstr xmlns:vt="{_VALUES}">{escaped(piece)}</vt:lpwstr></{name}>'
        for at, piece in enumerate(pieces)
    )
