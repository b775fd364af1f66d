"""Word documents written by hand: the XML of the parts between what every file has around them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from citelink.documents.document import Document
from citelink.documents.formats.docx.plugin import read

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_ROOTS = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes"}
NO_PROPERTIES: Mapping[str, str] = MappingProxyType({})
_ROOTS |= {"comments": "comments", "header": "hdr", "footer": "ftr", "settings": "settings"}


def word(body: str, *, custom: str = "", properties: Mapping[str, str] = NO_PROPERTIES, **parts: str) -> bytes:
    """A document with `body` and the insides of further `parts`, by what the body calls them (`numbering`, `header`);
    `custom`: a part of its own, whole; `properties`: what its author says of it, by names of his own."""
    files = {"document": _part("document", f"<w:body>{body}<w:sectPr/></w:body>")}
    files |= {name: _part(_ROOTS[name], inside) for name, inside in parts.items()}
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATION}{name}" Target="{name}.xml"/>' for at, name in enumerate(parts, 1)
    )
    if custom:
        relations += f'<Relationship Id="rId99" Type="{_RELATION}customXml" Target="../customXml/item1.xml"/>'
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE.format(name)}"/>' for name in files
    ).replace("document+xml", "document.main+xml")
    content_types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    root = f'<Relationship Id="r1" Type="{_RELATION}officeDocument" Target="word/document.xml"/>'
    if properties:
        root += f'<Relationship Id="r2" Type="{_RELATION}custom-properties" Target="docProps/custom.xml"/>'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _HEAD + content_types,
        "_rels/.rels": _relations(root),
        "word/_rels/document.xml.rels": _relations(relations),
        **{f"word/{name}.xml": content for name, content in files.items()},
        "word/media/picture.png": bytes(range(256)),
    }
    if custom:
        members["customXml/item1.xml"] = custom
    if properties:
        members["docProps/custom.xml"] = _HEAD + _properties(properties)
    return zipped(members)


def _properties(said: Mapping[str, str]) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    inside = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{at}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(said.items(), 2)
    )
    return f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">{inside}</Properties>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of these members, the same bytes each time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _part(root: str, inside: str) -> str:
    return f"{_HEAD}<w:{root} {SPACES}>{inside}</w:{root}>"


def _relations(inside: str) -> str:
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def run(said: str, look: str = "") -> str:
    """A run of text; `look`: the insides of its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{said}</w:t></w:r>'


def paragraph(*inside: str, look: str = "") -> str:
    """A paragraph of runs, or of texts that become one each; `look`: the insides of its properties."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    properties = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{properties}{runs}</w:p>"


def sign(kind: str) -> str:
    """A sign of a field: `begin`, `separate`, `end`."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    """A field with its result."""
    coded = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return sign("begin") + coded + sign("separate") + run(result) + sign("end")


def styled(name: str) -> str:
    """The property by which a paragraph has a style."""
    return f'<w:pStyle w:val="{name}"/>'


def numbered(list_id: int, depth: int = 0) -> str:
    """The property by which a paragraph is the item of a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(depth: int, said: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """The level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{said}"/></w:lvl>'
    )


def numbering(*lists: str, more: str = "") -> str:
    """Definitions of lists, `abstractNum` 0, 1 ... with these levels, and a list of each, 1, 2 ...; `more` lists."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{one}</w:abstractNum>' for at, one in enumerate(lists)
    )
    used = "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(lists)))
    return definitions + used + more


def table(*rows: tuple[str, ...]) -> str:
    """A table; its cells are paragraphs, or texts that become one."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{c if c.startswith('<') else paragraph(c)}</w:tc>" for c in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def box(inside: str) -> str:
    """A run with a box of text, as Word writes it: twice."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{content}</w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def said(body: str, *, properties: Mapping[str, str] = NO_PROPERTIES, **parts: str) -> Document:
    """The document that `word` writes, read back."""
    return read(word(body, properties=properties, **parts), "thesis.docx")
