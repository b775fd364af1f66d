"""compose_docx(): a Word document made of paragraphs, without a template (ECMA-376, part 1).

Its parts are the body, the styles, the numbers of lists, and what leads to them; whatever else Word wants it makes
itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from citelink.documents.archive import make_archive
from citelink.documents.formats.docx import names
from citelink.documents.formats.docx.names import PACKAGE_RELATIONS, RELATIONS, WORD, word

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
_HEADING, _LIST, _HANGING = "Heading1", "Bibliography", "567"
# What a run may look like: the element of its properties, and its value.
_LOOKS: Mapping[str, tuple[str, str]] = {
    "bold": ("b", ""),
    "italic": ("i", ""),
    "small-caps": ("smallCaps", ""),
    "subscript": ("vertAlign", "subscript"),
    "superscript": ("vertAlign", "superscript"),
}


@dataclass(frozen=True, slots=True)
class ComposedRun:
    """Text in one look (`bold`, `italic`, `small-caps`, `subscript`, `superscript`); `url` is where it leads to."""

    text: str
    looks: frozenset[str] = frozenset()
    url: str = ""


@dataclass(frozen=True, slots=True)
class ComposedParagraph:
    """`list` is the number of the list whose next item it is, from 1; 0: none. `bookmark` is its anchor, or ""."""

    runs: tuple[ComposedRun, ...]
    heading: bool = False
    list: int = 0
    bookmark: str = ""


def compose_docx(paragraphs: Sequence[ComposedParagraph], language: str = "en") -> bytes:
    """The bytes of a document with these paragraphs, in the language of this BCP 47 code. The same paragraphs give the
    same bytes."""
    links: dict[str, str] = {}
    body = _body(paragraphs, links)
    lists = max((one.list for one in paragraphs), default=0)
    parts = {"document": body, "styles": _styles(language), "numbering": _numbering(lists)}
    return make_archive(
        {
            "[Content_Types].xml": _bytes(_content_types()),
            "_rels/.rels": _bytes(_relations([("officeDocument", "word/document.xml", False)])),
            "word/_rels/document.xml.rels": _bytes(
                _relations(
                    [
                        ("styles", "styles.xml", False),
                        ("numbering", "numbering.xml", False),
                        *(("hyperlink", url, True) for url in links),
                    ]
                )
            ),
            **{f"word/{name}.xml": _bytes(part) for name, part in parts.items()},
        }
    )


def _body(paragraphs: Iterable[ComposedParagraph], links: dict[str, str]) -> _Element:
    root = _root("document")
    body = _add(root, "body")
    for number, one in enumerate(paragraphs, start=1):
        paragraph = _add(body, "p")
        properties = _add(paragraph, "pPr")
        _add(properties, "pStyle", _HEADING if one.heading else _LIST)
        if one.list:
            numbered = _add(properties, "numPr")
            _add(numbered, "ilvl", "0")
            _add(numbered, "numId", str(one.list))
        if one.bookmark:
            start = _add(paragraph, "bookmarkStart")
            start.set(word("id"), str(number))
            start.set(word("name"), one.bookmark)
            _add(paragraph, "bookmarkEnd").set(word("id"), str(number))
        for run in one.runs:
            _add_run(paragraph, run, links)
    return root


def _add_run(paragraph: _Element, run: ComposedRun, links: dict[str, str]) -> None:
    holder = paragraph
    if run.url:
        # The relations of the styles and of the numbers come first.
        identifier = links.setdefault(run.url, f"rId{len(links) + 3}")
        holder = _add(paragraph, "hyperlink")
        holder.set(f"{{{RELATIONS}}}id", identifier)
    element = _add(holder, "r")
    looks = [_LOOKS[look] for look in _LOOKS if look in run.looks]
    if looks:
        properties = _add(element, "rPr")
        for name, value in looks:
            _add(properties, name, value)
    text = _add(element, "t")
    text.text = run.text
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _styles(language: str) -> _Element:
    root = _root("styles")
    usual = _add(_add(_add(root, "docDefaults"), "rPrDefault"), "rPr")
    fonts = _add(usual, "rFonts")
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(word(name), "Times New Roman")
    _add(usual, "sz", "28")
    _add(usual, "lang", language)
    for identifier, called in (("Normal", "Normal"), (_HEADING, "heading 1"), (_LIST, "Bibliography")):
        style = _add(root, "style")
        style.set(word("type"), "paragraph")
        style.set(word("styleId"), identifier)
        _add(style, "name", called)
        if identifier == "Normal":
            style.set(word("default"), "1")
            continue
        _add(style, "basedOn", "Normal")
        properties = _add(style, "pPr")
        if identifier == _HEADING:
            _add(properties, "keepNext")
            _add(properties, "spacing").set(word("after"), "240")
            _add(properties, "jc", "center")
            _add(properties, "outlineLvl", "0")
            _add(_add(style, "rPr"), "b")
        else:
            _add(properties, "jc", "both")
    return root


def _numbering(lists: int) -> _Element:
    root = _root("numbering")
    # All definitions stand before all lists that are made by them.
    for number in range(1, lists + 1):
        definition = _add(root, "abstractNum")
        definition.set(word("abstractNumId"), str(number))
        level = _add(definition, "lvl")
        level.set(word("ilvl"), "0")
        for name, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", "%1."), ("lvlJc", "left")):
            _add(level, name, value)
        indent = _add(_add(level, "pPr"), "ind")
        indent.set(word("left"), _HANGING)
        indent.set(word("hanging"), _HANGING)
    for number in range(1, lists + 1):
        made = _add(root, "num")
        made.set(word("numId"), str(number))
        _add(made, "abstractNumId", str(number))
    return root


def _content_types() -> _Element:
    from lxml import etree

    root = etree.Element(f"{{{_CONTENT_TYPES}}}Types", nsmap=_unprefixed(_CONTENT_TYPES))
    defaults = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    )
    for extension, kind in defaults:
        etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Default", Extension=extension, ContentType=kind)
    for name, kind in _PARTS.items():
        etree.SubElement(
            root,
            f"{{{_CONTENT_TYPES}}}Override",
            PartName=f"/word/{name}.xml",
            ContentType=f"{_WORDPROCESSING}.{kind}+xml",
        )
    return root


def _relations(targets: Iterable[tuple[str, str, bool]]) -> _Element:
    """What a part says of others: kind, target, whether that is outside of the file."""
    from lxml import etree

    root = etree.Element(f"{{{PACKAGE_RELATIONS}}}Relationships", nsmap=_unprefixed(PACKAGE_RELATIONS))
    for number, (kind, target, outside) in enumerate(targets, start=1):
        one = etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", Id=f"rId{number}", Target=target)
        one.set("Type", f"{RELATIONS}/{kind}")
        if outside:
            one.set("TargetMode", "External")
    return root


def _unprefixed(namespace: str) -> Any:
    # lxml takes None for the prefix that is none; its stubs do not know that.
    return {None: namespace}


def _root(name: str) -> _Element:
    from lxml import etree

    return etree.Element(word(name), nsmap={"w": WORD, "r": RELATIONS})


def _add(parent: _Element, name: str, value: str = "") -> _Element:
    from lxml import etree

    element = etree.SubElement(parent, word(name))
    if value:
        element.set(names.VALUE, value)
    return element


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
