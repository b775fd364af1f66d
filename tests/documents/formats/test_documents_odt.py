"""OpenDocument texts: what a reader sees of them, and copies that differ in nothing but the marks put into them."""

from __future__ import annotations

import json
import os
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import quoteattr

import pytest

from citelink.annotation import annotate
from citelink.documents.counting import count_in
from citelink.documents.document import Document
from citelink.documents.formats.odt import plugin as odt
from citelink.documents.inputs import Input
from citelink.documents.marks import CitedWork, LiveMark
from citelink.errors import UnreadableError
from citelink.results import ResolvedDocument
from citelink.run import Run, resolve
from citelink.text.span import Span

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "svg": "svg-compatible",
    }.items()
)
NAMESPACES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
STYLES = """
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Risen" style:family="text" style:parent-style-name="Up"/>
<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>
<text:list-style style:name="Dots"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."
 text:display-levels="2"/></text:list-style>
<text:list-style style:name="Brackets"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-prefix="[" style:num-suffix="]" text:start-value="3"/></text:list-style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1"/></text:list-style>
"""
BODY = """
<text:p>Ол <text:span>[1</text:span>, <text:span>18-19 б.</text:span>] мен [2]<text:span
 text:style-name="Up">a</text:span>.</text:p>
<text:h text:outline-level="1">Әдебиеттер</text:h>
<text:list text:style-name="Dots">
<text:list-item><text:p>Хопкирк П. Үлкен ойын. – Алматы, 2004. – 640 б.</text:p></text:list-item>
<text:list-item><text:p>Най Дж. Жұмсақ күш &amp; т.б. – Астана, 2010. – 200 б.</text:p></text:list-item></text:list>
"""


def packed(body: str, styles: str = STYLES, **members: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        new.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES}>'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        new.writestr("Pictures/1.png", bytes(range(256)))
        for name, said in members.items():
            new.writestr(name.replace("__", "/").replace("_xml", ".xml"), said)
    return out.getvalue()


def read(body: str) -> Document:
    return odt.read(packed(body), "thesis.odt")


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def resolved(data: bytes, folder: Path) -> ResolvedDocument:
    path = folder / "thesis.odt"
    path.write_bytes(data)
    (one,) = resolve([Input(str(path), "thesis.odt")], (), Run(jobs=1)).documents
    return one


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        ("<text:p>  Сөз\n  екі <text:span> үш</text:span> </text:p>", "Сөз екі үш \n"),
        ('<text:p>а<text:s text:c="3"/>б<text:tab/>в<text:line-break/>г</text:p>', "а   б\tв\nг\n"),
        ('<text:p>слово<text:span text:style-name="Up">1</text:span></text:p>', "слово¹\n"),
        ('<text:p>word<text:span text:style-name="Risen">2, 3</text:span>.</text:p>', "word²,³.\n"),
        ('<text:p>сөз<text:span text:style-name="Gone">[9]</text:span> [1]</text:p>', "сөз [1]\n"),
        ("<text:p>R&amp;D &lt;[1]&gt;</text:p>", "R&D <[1]>\n"),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>[7]</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            '<text:p>бар <text:change-start text:change-id="1"/>[1]<text:change-end text:change-id="1"/></text:p>',
            "бар [1]\n",
        ),
        ("<text:p>a<office:annotation><text:p>[5]</text:p></office:annotation>b</text:p>", "ab\n"),
        ('<text:p>as in <text:bookmark-ref text:ref-name="x">[4]</text:bookmark-ref></text:p>', "as in [4]\n"),
        ('<text:section text:display="none"><text:p>[5]</text:p></text:section><text:p>x</text:p>', "x\n"),
        ("<text:p>a<draw:frame><svg:title>[5]</svg:title></draw:frame></text:p>", "a\n"),
    ],
)
def test_a_reader_sees(body: str, prose: str) -> None:
    assert read(body).prose.text == prose


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (BODY, ["Әдебиеттер", "1. Хопкирк П.", "2. Най Дж."]),
        (
            '<text:list text:style-name="Brackets"><text:list-item><text:p>a</text:p></text:list-item>'
            '<text:list-item text:start-value="9"><text:p>b</text:p><text:p>c</text:p></text:list-item></text:list>'
            '<text:list text:continue-numbering="true" text:style-name="Brackets"><text:list-item><text:p>d</text:p>'
            "</text:list-item></text:list>",
            ["[3] a", "[9] b", "c", "[10] d"],
        ),
        (
            '<text:list text:style-name="Dots"><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b'
            "</text:p></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list></text:list-item>"
            "<text:list-header><text:p>d</text:p></text:list-header></text:list>",
            ["1. a", "1.1. b", "1.2. c", "d"],
        ),
        ('<text:list text:style-name="Bullets"><text:list-item><text:p>a</text:p></text:list-item></text:list>', ["a"]),
    ],
)
def test_the_numbers_of_lists_are_counted(body: str, lines: list[str]) -> None:
    said = read(body).text.split("\n")
    assert all(any(line.startswith(start) for line in said) for start in lines), said


def test_blocks_and_places() -> None:
    document = read(
        "<text:p>a<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>note [1]</text:p></text:note-body></text:note> b</text:p>"
        "<table:table><table:table-row table:number-rows-repeated='1000000'><table:table-cell><text:p>cell</text:p>"
        "</table:table-cell><table:table-cell/></table:table-row></table:table>"
        "<text:table-of-content><text:index-body><text:p>Литература 12</text:p></text:index-body>"
        "</text:table-of-content>"
        "<text:p text:style-name='P1'>Сурет 1</text:p><text:p text:style-name='P2'>x[1] = 2</text:p>"
        "<text:p>f<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></text:p>"
        "<text:h text:outline-level='2'>Кіріспе</text:h>"
    )
    said = [
        (block.kind, block.span.of(document.text), str(document.places.of(block.span.start)))
        for block in document.blocks
    ]
    assert said == [
        ("paragraph", "a b", "¶1"),
        ("footnote", "note [1]", "note 1"),
        ("table", "cell", "¶3"),
        ("contents", "Литература 12", "¶4"),
        ("caption", "Сурет 1", "¶5"),
        ("code", "x[1] = 2", "¶6"),
        ("paragraph", "f", "¶7"),
        ("paragraph", "box", "¶8"),
        ("heading", "Кіріспе", "¶9"),
    ]
    assert document.blocks[-1].level == 2


def row(*cells: str) -> str:
    said = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{said}</table:table-row>"


def test_a_list_in_a_table_and_a_frame_around_paragraphs() -> None:
    document = read(
        "<table:table>"
        + row("<text:p>1.</text:p>", "<text:p>Хопкирк П. Үлкен ойын. – Алматы, 2004. – 640 б.</text:p>")
        + row(
            '<text:list text:style-name="Brackets"><text:list-item><text:p/></text:list-item></text:list>',
            "<text:p>Най Дж. Жұмсақ күш. – Астана, 2010. – 200 б.</text:p><text:p>DOI 10.1/x</text:p>",
        )
        + "</table:table><table:table>"
        + row(
            "<text:p>a [1]</text:p><table:table>" + row("<text:p>2</text:p>", "<text:p>x</text:p>") + "</table:table>"
        )
        + "</table:table><table:table>"
        + row("<text:p>2</text:p>", "<text:p>short</text:p>")
        + "</table:table>"
    )
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        ("list_item", "1.\tХопкирк П. Үлкен ойын. – Алматы, 2004. – 640 б."),
        ("list_item", "[3] \nНай Дж. Жұмсақ күш. – Астана, 2010. – 200 б.\nDOI 10.1/x"),
        ("paragraph", "a [1]"),
        ("paragraph", "2"),
        ("paragraph", "x"),
        ("table", "2"),
        ("table", "short"),
    ]


def test_what_is_typed_in_a_control_is_no_field() -> None:
    document = read("<text:p>a <loext:content-control>[1]</loext:content-control> b</text:p>")
    assert (document.text, document.filled) == ("a [1] b\n", ())


def test_a_text_in_the_style_of_programs_throughout_is_no_program() -> None:
    document = read("<text:p text:style-name='P2'>As in [1], and so on.</text:p>")
    assert [block.kind for block in document.blocks] == ["paragraph"]


ZOTERO = {
    "citationItems": [
        {
            "id": 7,
            "uris": ["http://zotero.org/users/1/items/AB"],
            "locator": "18-19",
            "label": "page",
            "itemData": {"type": "book", "title": "Үлкен ойын", "author": [{"family": "Хопкирк"}]},
        }
    ]
}


MARK_NAME = quoteattr(f"ZOTERO_ITEM CSL_CITATION {json.dumps(ZOTERO)} RNDx")


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (
            f"<text:p>Ол <text:reference-mark-start text:name={MARK_NAME}/>[1]"
            f"<text:reference-mark-end text:name={MARK_NAME}/>.</text:p>",
            {},
        ),
        (
            '<text:p>Ол <text:bookmark-start text:name="ZOTERO_BREF_q"/>[1]'
            '<text:bookmark-end text:name="ZOTERO_BREF_q"/>.</text:p>',
            {
                "meta_xml": '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>'
                + "".join(
                    f'<meta:user-defined meta:name="ZOTERO_BREF_q_{at}">{part}</meta:user-defined>'
                    for at, part in enumerate(
                        (f"ZOTERO_ITEM CSL_CITATION {json.dumps(ZOTERO)}"[:40], json.dumps(ZOTERO)[15:]), start=1
                    )
                )
                + "</office:meta></office:document-meta>"
            },
        ),
    ],
    ids=["reference mark", "bookmark"],
)
def test_zotero_marks_are_citations_with_their_records(body: str, members: dict[str, str]) -> None:
    document = odt.read(packed(body, **members), "thesis.odt")
    (citation,) = document.given.citations
    assert citation.span.of(document.text) == "[1]"
    assert [(item.target, item.locator) for item in citation.items] == [
        ("http://zotero.org/users/1/items/AB", ("page", "18-19"))
    ]
    (library,) = document.given.libraries
    assert json.loads(library.text)[0]["title"] == "Үлкен ойын"


def test_bibliography_marks_are_citations_with_their_records(tmp_path: Path) -> None:
    mark = (
        '<text:bibliography-mark text:bibliography-type="book" text:identifier="Nye04" text:author="Nye, Joseph S." '
        'text:title="Soft Power" text:year="2004">[1]</text:bibliography-mark>'
    )
    one = resolved(packed(f"<text:p>As {mark} says, and again {mark}.</text:p>"), tmp_path)
    assert [(link.item.number, link.item.key, link.status) for marker in one.markers for link in marker.links] == [
        (1, "nye2004soft", "library")
    ] * 2
    assert one.findings == ()


@pytest.mark.parametrize("mode", ["link", "cite"])
def test_the_copy_differs_in_nothing_but_its_marks(mode: Literal["link", "cite"], tmp_path: Path) -> None:
    data = packed("<text:p>Бұл [7] жоқ.</text:p>" + BODY)
    one = resolved(data, tmp_path)
    assert one.document is not None
    written = odt.write(one.document, annotate(one, mode))
    copy = odt.read(written.data, "thesis.odt")
    before, after = members(data), members(written.data)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["content.xml"]
    assert members(odt.restore(copy, written.changes)) == before
    content = after["content.xml"].decode()
    if mode == "link":
        assert copy.text == one.document.text
        assert odt.write(copy, annotate(one, mode)).data == written.data
        assert '<text:bookmark text:name="citelink-ref-1"/>' in content
        linked = re.findall(r'xlink:href="#citelink-ref-(\d)"[^>]*>([^<]*)<', content)
        assert linked == [("1", "[1"), ("1", ", "), ("1", "18-19 б."), ("1", "]"), ("2", "[2]")]
        assert "CL101: The marker [7] cites 7" in content
    else:
        assert "[@khopkirk2004ulken, 18-19]" in copy.text
        assert "[7]" in copy.text


@pytest.mark.parametrize(
    ("styles", "shown"),
    [
        ('<style:style style:name="Page" style:family="text"/>', "Page"),
        ('<style:style style:name="A" style:family="text"/><style:style style:name="Index_20_Link"'
         ' style:family="text"/>', "Index_20_Link"),
        ('<style:style style:name="B" style:family="text"><style:text-properties/></style:style>', "B"),
        ('<style:style style:name="Index_20_Link" style:family="text"><style:text-properties fo:color="#00f"'
         ' xmlns:fo="urn:x"/></style:style><style:style style:name="C" style:family="text"'
         ' style:parent-style-name="Index_20_Link"/><style:style style:name="D" style:family="paragraph"/>'
         '<style:style style:name="Source_20_Text" style:family="text"/>', None),
    ],
)  # fmt: skip
def test_links_look_as_the_words_around_them(styles: str, shown: str | None, tmp_path: Path) -> None:
    """A link without a style is printed blue and underlined; what the text itself has for styles cannot be named."""
    root = f"office:document-styles {NAMESPACES}"
    named = f'<style:style style:name="X" style:family="text"/></{root.split()[0]}>'
    sheet = f"<{root}><office:styles>{styles}</office:styles>{named}"
    own = f'{STYLES}<style:style style:name="T9" style:family="text"/>'
    one = resolved(packed(BODY, own, styles_xml=sheet), tmp_path)
    assert one.document is not None
    content = members(odt.write(one.document, annotate(one)).data)["content.xml"].decode()
    links = re.findall(r"<text:a [^>]*>", content)
    assert links
    for link in links:
        found = re.search(r'text:style-name="([^"]*)" text:visited-style-name="([^"]*)"', link)
        assert (found.groups() if found else None) == ((shown, shown) if shown else None)


def test_a_marker_in_a_link_or_a_field_keeps_it(tmp_path: Path) -> None:
    body = BODY.replace("Ол ", '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#x">[2]</text:a> ')
    one = resolved(packed(body), tmp_path)
    assert one.document is not None
    content = members(odt.write(one.document, annotate(one)).data)["content.xml"].decode()
    assert 'xlink:href="#x">[2]</text:a>' in content


@pytest.mark.parametrize(
    "typed",
    [
        "<text:p>Күш [1, 18-19 б.] бар.</text:p>",
        '<text:p>Күш <text:span text:style-name="T1">[1</text:span>, 18-19 б.] бар.</text:p>',
        '<text:p>Күш [<text:span text:style-name="T1">1</text:span>, 18-19 б.] бар.</text:p>',
    ],
)
def test_a_marker_becomes_a_live_citation_of_zotero(typed: str) -> None:
    document = read(typed)
    start = document.text.index("[1")
    span = Span(start, start + len("[1, 18-19 б.]"))
    records = {"nye2010": {"id": "nye2010", "type": "book", "title": "Жұмсақ <күш>"}}
    mark = LiveMark(span, "zotero", (CitedWork("nye2010", "page", "18-19"),), records)
    written = odt.write(document, [mark])
    copy = odt.read(written.data, "a.odt")
    assert copy.text == document.text
    (found,) = copy.given.citations
    assert (found.span, found.items[0].locator) == (span, ("page", "18-19"))
    assert json.loads(copy.given.libraries[0].text)[0]["title"] == "Жұмсақ <күш>"
    assert odt.write(copy, [mark]).data == written.data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed("<text:p>"), r"it is damaged, its XML cannot be read \(line \d+\); open and save it anew"),
        (packed("<text:span>" * 3000 + "</text:span>" * 3000), "it is nested more than 2,000 levels deep"),
        (packed("", **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}), "it is protected by a password"),
        (b"PK\x03\x04", "the file is damaged or cut short"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=f"^a.odt: {said}"):
        odt.read(data, "a.odt")


def test_a_signed_document_is_read_and_gets_no_copy() -> None:
    document = odt.read(packed(BODY, **{"META-INF__documentsignatures_xml": "<s/>"}), "a.odt")
    with pytest.raises(UnreadableError, match=r"^a.odt: it is signed"):
        odt.write(document, ())


def test_entities_of_its_own_are_refused() -> None:
    data = packed(BODY)
    content = members(data)["content.xml"].replace(b"\n<office", b'\n<!DOCTYPE d [<!ENTITY a "b">]><office', 1)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("content.xml", content)
    with pytest.raises(UnreadableError, match="declares entities of its own"):
        odt.read(out.getvalue(), "a.odt")


@pytest.mark.parametrize(
    ("form", "number", "said"),
    [
        ("decimal", 12, "12"),
        ("decimal-zero", 7, "07"),
        ("lower-roman", 14, "xiv"),
        ("upper-roman", 1999, "MCMXCIX"),
        ("upper-roman", 99999, "99999"),
        ("lower-letter", 28, "bb"),
        ("upper-letter", 1, "A"),
        ("lower-cyrillic", 3, "в"),
        ("lower-letter", 0, "0"),
        ("lower-latin", 28, "ab"),
        ("upper-latin", 703, "AAA"),
        ("lower-latin", 0, "0"),
        ("lower-letter", 10**9, "1000000000"),
    ],
)
def test_counting(form: str, number: int, said: str) -> None:
    assert count_in(form, number) == said


CORPUS = Path(os.environ.get("CITELINK_EVAL", "../shared")) / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared evaluation data is not there")
@pytest.mark.parametrize("path", sorted((CORPUS / "realdocs").glob("*/*.odt")), ids=lambda path: path.name)
def test_real_documents_come_back_as_they_were(path: Path) -> None:
    data = path.read_bytes()
    (one,) = resolve([Input(str(path), path.name)], (), Run(jobs=1)).documents
    assert one.document is not None
    written = odt.write(one.document, annotate(one))
    copy = odt.read(written.data, path.name)
    assert copy.text == one.document.text
    assert odt.write(copy, annotate(one)).data == written.data
    assert members(odt.restore(copy, written.changes)) == members(data)
