"""Live citations in Word files: fields and controls around what was typed, which stays as it looks."""

from __future__ import annotations

import base64
import json
import re
import zipfile
from io import BytesIO

import pytest

from citelink.documents.document import Document
from citelink.documents.formats.docx.plugin import read, write
from citelink.documents.marks import CitedWork, LiveListMark, LiveMark, Mark, Program
from citelink.text.span import Span
from tests.documents.formats.word import box, field, paragraph, run, table, word, zipped

FIRST = "1. Най Дж. Жұмсақ күш. – Астана, 2010. – 46 б."
SECOND = "2. Усов С. У. Навесы. – Курск: Чернозём, 1972. – 50 с."
RECORDS = {
    "nye2010": {
        "id": "nye2010", "type": "book", "title": 'Жұмсақ "күш" & <билік>', "language": "kk",
        "author": [{"family": "Най", "given": "Дж."}], "issued": {"date-parts": [[2010]]},
    },
    "usov1972": {"id": "usov1972", "type": "book", "title": "Навесы", "author": [{"literal": "Усов"}]},
}  # fmt: skip
LIST = paragraph(FIRST) + paragraph(SECOND)
PROGRAMS: tuple[Program, ...] = ("zotero", "word", "mendeley")


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def marks_for(document: Document, program: Program, *printed: str) -> list[Mark]:
    """A live citation for each of the texts, and the list."""
    works = (CitedWork("nye2010", "page", "18-19"), CitedWork("usov1972"))
    marks: list[Mark] = []
    for said in printed:
        for found in re.finditer(re.escape(said), document.text):
            marks.append(LiveMark(Span(*found.span()), program, works, RECORDS))
    start = document.text.index(FIRST)
    marks.append(LiveListMark(Span(start, start + len(f"{FIRST}\n{SECOND}")), program, RECORDS, language="kk"))
    return marks


def make_live(data: bytes, program: Program, *printed: str) -> bytes:
    """The copy, after what must hold of each: the text is the same, and a second conversion changes nothing."""
    document = read(data, "a.docx")
    written = write(document, marks_for(document, program, *printed)).data
    copy = read(written, "a.docx")
    assert copy.text == document.text
    assert write(copy, marks_for(copy, program, *printed)).data == written
    old, new = members(data), members(written)
    for name in old:
        if not re.search(r"word/(document|footnotes)\.xml$|rels$|Content_Types|docProps/custom|customXml/", name):
            assert new[name] == old[name]
    return written


def codes(data: bytes, part: str = "document") -> list[str]:
    """The codes of the fields of a part."""
    from lxml import etree

    root = etree.fromstring(members(data)[f"word/{part}.xml"])
    return ["".join(one.itertext()) for one in root.iter("{*}instrText")]


@pytest.mark.parametrize(
    "typed",
    [
        paragraph("Күш [1, 18-19 б.; 2] бар."),
        paragraph(run("Күш "), run("[1", "<w:b/>"), run(", 18-19 б."), run("; 2]", "<w:i/>"), run(" бар.")),
        table(("Күш [1, 18-19 б.; 2] бар.", "x")),
        paragraph(run("Күш "), box(paragraph("[1, 18-19 б.; 2]"))),
        paragraph(run("Күш "), f'<w:ins w:id="1" w:author="a">{run("[1, 18-19 б.; 2]")}</w:ins>'),
        paragraph(f'<w:hyperlink w:anchor="r1">{run("[1, 18-19 б.; 2]")}</w:hyperlink>'),
    ],
)
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_marker_becomes_live_where_it_stands(typed: str, program: Program) -> None:
    data = make_live(word(typed + LIST), program, "[1, 18-19 б.; 2]")
    (found,) = read(data, "a.docx").given.citations
    assert found.span.of(read(data, "a.docx").text) == "[1, 18-19 б.; 2]"
    assert [item.locator for item in found.items] == [("page", "18-19"), None]


def test_what_zotero_reads() -> None:
    data = make_live(
        word(paragraph("Күш [1, 18-19 б.; 2] және [1, 18-19 б.; 2].") + LIST), "zotero", "[1, 18-19 б.; 2]"
    )
    first, second, listed = codes(data)
    assert listed == ' ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY '
    said, other = (json.loads(code.removeprefix(" ADDIN ZOTERO_ITEM CSL_CITATION ")) for code in (first, second))
    assert said["properties"] == {
        "formattedCitation": "[1, 18-19 б.; 2]", "plainCitation": "[1, 18-19 б.; 2]", "noteIndex": 0,
    }  # fmt: skip
    assert said["citationID"] != other["citationID"]
    nye, usov = said["citationItems"]
    assert (nye["id"], nye["locator"], nye["label"]) == ("nye2010", "18-19", "page")
    assert nye["itemData"] == {**RECORDS["nye2010"], "citation-key": "nye2010"}
    assert isinstance(nye["uris"], list)
    assert nye["uris"] != usov["uris"]
    assert nye["uris"] == other["citationItems"][0]["uris"]
    assert "locator" not in usov


def preferences(data: bytes) -> list[tuple[str, str]]:
    from lxml import etree

    root = etree.fromstring(members(data)["docProps/custom.xml"])
    return [(str(one.get("name")), "".join(one.itertext())) for one in root]


def test_zotero_has_its_preferences_in_pieces() -> None:
    data = make_live(word(paragraph("Күш [1].") + LIST), "zotero", "[1]")
    said = preferences(data)
    assert [name for name, _ in said] == [f"ZOTERO_PREF_{at}" for at in range(1, len(said) + 1)]
    assert all(len(value) <= 255 for _, value in said)
    whole = "".join(value for _, value in said)
    assert 'id="http://www.zotero.org/styles/gost-r-7-0-5-2008-numeric"' in whole
    assert '<pref name="fieldType" value="Field"/>' in whole


def with_properties(data: bytes, name: str) -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    value = '<vt:lpwstr xmlns:vt="urn:x">kept</vt:lpwstr>'
    parts: dict[str, str | bytes] = {**members(data)}
    parts["docProps/custom.xml"] = (
        f'<Properties xmlns="{space}"><property fmtid="x" pid="2" name="{name}">{value}</property></Properties>'
    )
    relation = f'<Relationship Id="c" Type="{kind}" Target="docProps/custom.xml"/></Relationships>'
    parts["_rels/.rels"] = members(data)["_rels/.rels"].decode().replace("</Relationships>", relation)
    return zipped(parts)


@pytest.mark.parametrize(("name", "added"), [("Department", True), ("ZOTERO_PREF_1", False)])
def test_properties_that_are_there_stay(name: str, added: bool) -> None:
    data = make_live(with_properties(word(paragraph("Күш [1].") + LIST), name), "zotero", "[1]")
    said = preferences(data)
    assert said[0] == (name, "kept")
    assert (len(said) > 1) is added


def test_what_word_reads() -> None:
    data = make_live(word(paragraph("Күш [1, 18-19 б.; 2].") + LIST), "word", "[1, 18-19 б.; 2]")
    assert codes(data) == [r" CITATION nye2010 \p 18-19 \l 1087 \m usov1972 ", " BIBLIOGRAPHY "]
    assert b"<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>" in members(data)["word/document.xml"]
    (carried,) = read(data, "a.docx").given.libraries
    records = {one["id"]: one for one in json.loads(carried.text)}
    assert records["nye2010"]["title"] == RECORDS["nye2010"]["title"]
    assert records["nye2010"]["author"] == RECORDS["nye2010"]["author"]
    assert records["usov1972"]["author"] == [{"literal": "Усов"}]


def test_what_mendeley_reads() -> None:
    data = make_live(word(paragraph("Күш [1, 18-19 б.; 2].") + LIST), "mendeley", "[1, 18-19 б.; 2]")
    (tag,) = re.findall(rb'w:val="MENDELEY_CITATION_v3_([^"]+)"', members(data)["word/document.xml"])
    assert [item["id"] for item in json.loads(base64.b64decode(tag))["citationItems"]] == ["nye2010", "usov1972"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_is_in_a_field_stays(program: Program) -> None:
    body = paragraph(run("Күш "), field("QUOTE x", "[1]"), run(" бар.")) + LIST
    data = word(body)
    document = read(data, "a.docx")
    written = write(document, [one for one in marks_for(document, program, "[1]") if isinstance(one, LiveMark)])
    assert members(written.data) == members(data)


LINKED = f'<w:hyperlink w:anchor="r1">{run("1")}</w:hyperlink>'


@pytest.mark.parametrize(
    ("typed", "program", "why"),
    [
        (paragraph(run("["), LINKED, run("]")), "zotero", None),
        (paragraph(run("["), LINKED, run("]")), "mendeley", None),
        (paragraph(run("["), LINKED, run("]")), "word", None),
        # LibreOffice shows of such a citation of Word no more than `1`.
        (paragraph(run("["), LINKED.replace("w:anchor", 'r:id="rId9" w:anchor'), run("]")), "word", "link"),
        (paragraph(run("["), f'<w:ins w:id="1" w:author="a">{run("1")}</w:ins>', run("]")), "word", "link"),
        (paragraph(run("["), field('HYPERLINK \\l "r1"', "1"), run("]")), "word", "field"),
        (paragraph(run("[1"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("]")), "word", "link"),
        (paragraph(run("Күш "), field("QUOTE x", "[1]")), "word", "field"),
        (paragraph(run("Күш "), field("REF r1 \\h", "[1] бар")), "word", "field"),
        (paragraph(run("Күш ["), f'<w:ins w:id="1" w:author="a">{run("1]")}</w:ins>'), "zotero", "edge"),
        (paragraph(LINKED.replace(">1<", ">[1<"), run("]")), "mendeley", "edge"),
    ],
)
def test_the_writer_says_which_markers_stay_and_why(typed: str, program: Program, why: str | None) -> None:
    document = read(word(typed + LIST), "a.docx")
    marks = [one for one in marks_for(document, program, "[1]") if isinstance(one, LiveMark)]
    assert len(marks) == 1
    written = write(document, marks)
    assert written.refused == (((marks[0].span, why),) if why else ())
    assert len(read(written.data, "a.docx").given.citations) == (not why)


def test_the_link_in_a_marker_gives_way_to_a_citation_of_word() -> None:
    body = paragraph(run("Күш ["), LINKED, run("], "), LINKED.replace(">1<", ">бар<")) + LIST
    xml = members(make_live(word(body), "word", "[1]"))["word/document.xml"].decode()
    assert xml.count("<w:hyperlink") == xml.count("</w:hyperlink>") == 1
    assert read(word(body), "a.docx").text == read(make_live(word(body), "word", "[1]"), "a.docx").text


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(
    "typed",
    [
        [run("Күш ["), field("REF _Ref1 \\r \\h", "1"), run(", 18-19 б.; "), field("REF _Ref2 \\r \\h", "2"), run("]")],
        [run("Күш "), field("REF _Ref1 \\h", "[1, 18-19 б.; 2]")],
        [field("REF _Ref1 \\n", "[1"), run(", 18-19 б.; 2]", "<w:b/>")],
    ],
)
def test_cross_references_of_the_author_give_way_to_the_citation(typed: list[str], program: Program) -> None:
    data = make_live(word(paragraph(*typed) + LIST), program, "[1, 18-19 б.; 2]")
    assert not any(code.strip().startswith("REF") for code in codes(data))
    (found,) = read(data, "a.docx").given.citations
    assert [item.locator for item in found.items] == [("page", "18-19"), None]


def test_a_note_holds_live_citations_too() -> None:
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph("Ескертпе [1, 18-19 б.; 2].")}</w:footnote>'
    data = make_live(word(paragraph(run("Күш"), sign) + LIST, footnotes=note), "zotero", "[1, 18-19 б.; 2]")
    (code,) = codes(data, "footnotes")
    assert code.startswith(" ADDIN ZOTERO_ITEM CSL_CITATION {")


def test_a_document_without_relations_gets_its_sources_too() -> None:
    parts: dict[str, str | bytes] = {**members(word(paragraph("Күш [1].") + LIST))}
    del parts["word/_rels/document.xml.rels"]
    data = make_live(zipped(parts), "word", "[1]")
    assert [one.name for one in read(data, "a.docx").given.libraries] == ["Word"]
