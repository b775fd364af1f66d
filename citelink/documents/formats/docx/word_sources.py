"""Word's own citations written: the code of a field, and the part of the file that holds its sources (ECMA-376, part 1,
17.16.5.8 and 22.6)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from citelink.documents.formats.docx.comments_part import put_in_root
from citelink.documents.formats.docx.cuts import escaped, prefixed
from citelink.documents.formats.docx.names import PACKAGE_RELATIONS, RELATIONS, SOURCES
from citelink.documents.formats.docx.package import CONTENT_TYPES_PART, Package, relations_part
from citelink.documents.formats.docx.word_citations import KINDS, PLAIN, read_sources
from citelink.documents.marks import LiveMark, Records

# Windows' numbers of languages, as `\\l` names the language of a source.
_LANGUAGES = {"kk": 1087, "ru": 1049, "en": 1033, "uk": 1058, "de": 1031, "fr": 1036, "es": 3082}
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ITEM_ID = "{C17E1A3C-0000-4000-8000-00000000C17E}"
_FIELDS = {variable: name for name, variable in PLAIN.items()}
_TYPES = {variable: name for name, variable in reversed(KINDS.items())}
_CONTAINERS = {
    "JournalArticle": "JournalName",
    "ArticleInAPeriodical": "PeriodicalTitle",
    "BookSection": "BookTitle",
    "ConferenceProceedings": "ConferenceName",
    "InternetSite": "InternetSiteTitle",
}


def spell_citation_field(mark: LiveMark) -> str:
    """` CITATION Tag \\p 18-19 \\l 1087 \\m Tag2 `."""
    parts = []
    for at, work in enumerate(mark.works):
        said = f"CITATION {work.key}" if at == 0 else f"\\m {work.key}"
        if work.value:
            said += f" \\{'v' if work.label == 'volume' else 'p'} {_quoted(work.value)}"
        if work.prefix:
            said += f" \\f {_quoted(work.prefix + ' ')}"
        if work.suffix:
            said += f" \\s {_quoted(work.suffix)}"
        if at == 0:
            language = str(mark.records.get(work.key, {}).get("language", ""))[:2]
            said += f" \\l {_LANGUAGES.get(language, 1033)}"
        parts.append(said)
    return f" {' '.join(parts)} "


def with_sources(package: Package, records: Records) -> dict[str, bytes]:
    """The parts that change when sources are added to those of the document; sources that are there already stay."""
    for part, root in package.roots("customXml"):
        if root.tag == f"{{{SOURCES}}}Sources":
            known = read_sources(root)
            new = {key: record for key, record in records.items() if key not in known}
            if not new:
                return {}
            prefix = root.prefix
            said = "".join(_spell(key, record, f"{prefix}:" if prefix else "") for key, record in new.items())
            return {part: put_in_root(package, part, root, said)}
    return _new_part(package, records)


def _new_part(package: Package, records: Records) -> dict[str, bytes]:
    number = 1
    while package.archive.holds(f"customXml/item{number}.xml"):
        number += 1
    item, props = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    sources = "".join(_spell(key, record, "b:") for key, record in records.items())
    told = f'<b:Sources xmlns:b="{SOURCES}" xmlns="{SOURCES}" SelectedStyle="\\GostNumber.XSL" StyleName="ГОСТ">'
    references = f'<ds:schemaRefs><ds:schemaRef ds:uri="{SOURCES}"/></ds:schemaRefs>'
    properties = f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_PROPERTIES}">{references}</ds:datastoreItem>'
    relation = f'<Relationship Id="rId1" Type="{RELATIONS}/customXmlProps" Target="itemProps{number}.xml"/>'
    listing = f'<Relationships xmlns="{PACKAGE_RELATIONS}">{relation}</Relationships>'
    changed = {
        item: f"{_HEAD}{told}{sources}</b:Sources>".encode(),
        props: f"{_HEAD}{properties}".encode(),
        f"customXml/_rels/item{number}.xml.rels": f"{_HEAD}{listing}".encode(),
    }
    types = package.root(CONTENT_TYPES_PART)
    override = f'<{prefixed(types, "Override")} PartName="/{props}" ContentType="{_PROPERTIES_TYPE}"/>'
    changed[CONTENT_TYPES_PART] = put_in_root(package, CONTENT_TYPES_PART, types, override)
    main = relations_part(package.main)
    target = posixpath.relpath(item, posixpath.dirname(package.main))
    told = f'Id="citelinkSources" Type="{RELATIONS}/customXml" Target="{target}"/>'
    if package.archive.holds(main):
        relations = package.root(main)
        changed[main] = put_in_root(package, main, relations, f"<{prefixed(relations, 'Relationship')} {told}")
    else:
        listing = f'<Relationships xmlns="{PACKAGE_RELATIONS}"><Relationship {told}</Relationships>'
        changed[main] = f"{_HEAD}{listing}".encode()
    return changed


def _spell(key: str, record: Mapping[str, Any], b: str) -> str:
    """A source."""
    kind = _TYPES.get(str(record.get("type", "")), "Report" if record.get("type") == "thesis" else "Misc")
    fields = [("Tag", key), ("SourceType", kind)]
    fields += [(name, str(record[variable])) for variable, name in _FIELDS.items() if record.get(variable)]
    if record.get("container-title"):
        fields.append((_CONTAINERS.get(kind, "PublicationTitle"), str(record["container-title"])))
    if record.get("type") == "thesis" and "genre" not in record:
        fields.append(("ThesisType", "Thesis"))
    dates = record.get("issued", {}).get("date-parts") or [[]]
    fields += [(name, str(part)) for name, part in zip(("Year", "Month", "Day"), dates[0], strict=False)]
    said = "".join(f"<{b}{name}>{escaped(value)}</{b}{name}>" for name, value in fields)
    people = "".join(
        _spell_people(record.get(role) or (), name, b)
        for role, name in (("author", "Author"), ("editor", "Editor"), ("translator", "Translator"))
    )
    return f"<{b}Source>{said}{f'<{b}Author>{people}</{b}Author>' if people else ''}</{b}Source>"


def _spell_people(people: Any, role: str, b: str) -> str:
    persons = []
    for one in people:
        if "family" in one:
            given = f"<{b}First>{escaped(one['given'])}</{b}First>" if one.get("given") else ""
            persons.append(f"<{b}Person><{b}Last>{escaped(one['family'])}</{b}Last>{given}</{b}Person>")
        elif one.get("literal"):
            persons.append(f"<{b}Person><{b}Last>{escaped(one['literal'])}</{b}Last></{b}Person>")
    return f"<{b}{role}><{b}NameList>{''.join(persons)}</{b}NameList></{b}{role}>" if persons else ""


def _quoted(said: str) -> str:
    """A value of a switch; one with spaces stands in quotation marks."""
    said = said.replace('"', "'").replace("\\", "/")
    return f'"{said}"' if " " in said else said
