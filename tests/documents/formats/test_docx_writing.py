"""The annotated copy: links, bookmarks and comments at their places, and nothing else anywhere."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest

from citelink.documents.document import Document
from citelink.documents.formats.docx.plugin import read, restore, write
from citelink.documents.marks import AnchorMark, CitationMark, CitedWork, CommentMark, LinkMark, Mark, NumberMark
from citelink.text.span import Span
from tests.documents.formats.word import (
    box,
    field,
    level,
    numbered,
    numbering,
    paragraph,
    run,
    sign,
    table,
    word,
    zipped,
)

REFERENCE = "Най Дж. Жұмсақ күш. – Астана, 2010."
LIST = paragraph(REFERENCE)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body_of(data: bytes, part: str = "document") -> str:
    """What stands in the body, or in another part, as a reader of XML sees it without the list at its end."""
    xml = members(data)[f"word/{part}.xml"].decode()
    inside = re.search(r"<w:body>(.*)<w:sectPr/></w:body>", xml, re.DOTALL)
    return inside[1] if inside else xml.partition("?>\r\n")[2] or xml


def link(document: Document, printed: str, at: int = 0) -> LinkMark:
    start = [found.start() for found in re.finditer(re.escape(printed), document.text)][at]
    return LinkMark(Span(start, start + len(printed)), ("nye2010",), ("ref-1",))


def comment(document: Document, printed: str, said: str = "жоқ") -> CommentMark:
    start = document.text.index(printed)
    return CommentMark(Span(start, start + len(printed)), "CL101", "error", said)


def anchor(document: Document) -> AnchorMark:
    start = document.text.index(REFERENCE)
    return AnchorMark(Span(start, start + len(REFERENCE)), "ref-1", "nye2010")


def write_checked(data: bytes, marks_of: list[str] | Sequence[Mark], document: Document | None = None) -> bytes:
    """The copy with these marks (links to the texts named), after all that must hold of any copy."""
    document = document or read(data, "a.docx")
    marks: list[Mark] = [link(document, one) if isinstance(one, str) else one for one in marks_of]
    marks.append(anchor(document))
    written = write(document, marks)
    copy = read(written.data, "a.docx")
    if not written.changes:
        assert copy.text == document.text
        assert copy.blocks == document.blocks
        assert write(copy, marks).data == written.data, "annotating the copy again"
    assert members(restore(copy, written.changes)) == members(data)
    old, new = members(data), members(written.data)
    for name in old:
        if not re.search(r"word/(document|comments|footnotes)\.xml$|rels$|Content_Types", name):
            assert new[name] == old[name]
    return written.data


OPEN = '<w:hyperlink w:anchor="_citelink_ref_1" w:tooltip="nye2010">'
CLOSE = "</w:hyperlink>"
PARTED = '<w:r w:rsidDel="00C17E11">'
TEXT = '<w:t xml:space="preserve">'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        # A run of its own: nothing is parted.
        (run("[1]"), f"{OPEN}{run('[1]')}{CLOSE}"),
        # Within a run: parted at the edges, with its look.
        (
            run("a [1] b", "<w:b/>"),
            f"<w:r><w:rPr><w:b/></w:rPr>{TEXT}a </w:t></w:r>{OPEN}{PARTED}<w:rPr><w:b/></w:rPr>{TEXT}[1]</w:t></w:r>"
            f"{CLOSE}{PARTED}<w:rPr><w:b/></w:rPr>{TEXT} b</w:t></w:r>",
        ),
        # Over three runs, and what stands between them.
        (
            run("a [") + "<w:bookmarkStart w:id='3' w:name='x'/>" + run("1", "<w:i/>") + "<w:proofErr/>" + run("] b"),
            f"<w:r>{TEXT}a </w:t></w:r>{OPEN}{PARTED}{TEXT}[</w:t></w:r><w:bookmarkStart w:id='3' w:name='x'/>"
            f"{run('1', '<w:i/>')}<w:proofErr/><w:r>{TEXT}]</w:t></w:r>{CLOSE}{PARTED}{TEXT} b</w:t></w:r>",
        ),
        # Behind something else in the run; attributes are kept.
        (
            '<w:r w:rsidR="00AA"><w:tab/><w:t>[1]</w:t><w:tab/></w:r>',
            f'<w:r w:rsidR="00AA"><w:tab/></w:r>{OPEN}<w:r w:rsidR="00AA" w:rsidDel="00C17E12"><w:t>[1]</w:t></w:r>'
            f'{CLOSE}<w:r w:rsidR="00AA" w:rsidDel="00C17E12"><w:tab/></w:r>',
        ),
        # What is no text in the file is taken along.
        (
            "<w:r><w:t>a[1]</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>",
            f"<w:r><w:t>a</w:t></w:r>{OPEN}{PARTED}{TEXT}[1]</w:t></w:r>{CLOSE}"
            '<w:r w:rsidDel="00C17E12"><w:noBreakHyphen/><w:t>b</w:t></w:r>',
        ),
        # Space at the end of a text that does not say that it keeps it.
        (
            "<w:r><w:t>a [1]</w:t></w:r>",
            f"<w:r><w:t>a</w:t></w:r>{PARTED}{TEXT} </w:t></w:r>{OPEN}{PARTED}{TEXT}[1]</w:t></w:r>{CLOSE}",
        ),
        # Characters that are written as entities are counted as one.
        (
            "<w:r><w:t>&lt;&#x431;&#44;[1]&amp;</w:t></w:r>",
            f"<w:r><w:t>&lt;&#x431;&#44;</w:t></w:r>{OPEN}{PARTED}{TEXT}[1]</w:t></w:r>{CLOSE}{PARTED}{TEXT}&amp;</w:t></w:r>",
        ),
        # An insertion that is the marker, and one that holds it: a link may not stand within.
        (f"<w:ins w:id='9'>{run('[1]')}</w:ins>", f"{OPEN}<w:ins w:id='9'>{run('[1]')}</w:ins>{CLOSE}"),
        (
            f"<w:ins w:id='9'>{run('a [1]')}{run('b')}</w:ins>",
            f"<w:ins w:id='9'><w:r>{TEXT}a </w:t></w:r></w:ins>{OPEN}<w:ins w:id='9'>{PARTED}{TEXT}[1]</w:t></w:r>"
            f"</w:ins>{CLOSE}<w:ins w:id='9'><w:r w:rsidDel=\"00C17E13\"/>{run('b')}</w:ins>",
        ),
        # A link, a field: they stay as they are.
        (
            f'<w:hyperlink w:anchor="b1">{run("[1]")}</w:hyperlink>',
            f'<w:hyperlink w:anchor="b1">{run("[1]")}</w:hyperlink>',
        ),
        (field("REF _R1", "[1]"), field("REF _R1", "[1]")),
        (run("[") + field("REF _R1", "1") + run("]"), run("[") + field("REF _R1", "1") + run("]")),
        (
            f'<w:fldSimple w:instr="X">{run("[1]")}</w:fldSimple>',
            f'<w:fldSimple w:instr="X">{run("[1]")}</w:fldSimple>',
        ),
        # What is no plain text is not parted.
        ("<w:r><w:t>a<!-- --> [1]</w:t></w:r>", "<w:r><w:t>a<!-- --> [1]</w:t></w:r>"),
        ("<w:r><w:t><![CDATA[a [1] b]]></w:t></w:r>", "<w:r><w:t><![CDATA[a [1] b]]></w:t></w:r>"),
    ],
)
def test_links(inside: str, expected: str | None) -> None:
    copy = write_checked(word(paragraph(inside) + LIST), ["[1]"])
    marked = '<w:bookmarkStart w:id="{0}" w:name="_citelink_ref_1"/>{1}<w:bookmarkEnd w:id="{0}"/>'
    number = "4" if "w:id='3'" in inside else "1"
    assert body_of(copy) == paragraph(expected or inside) + paragraph(marked.format(number, run(REFERENCE)))


def test_a_link_over_signs_that_are_no_text() -> None:
    data = word(paragraph("<w:r><w:t>[1</w:t><w:noBreakHyphen/><w:t>3] b</w:t></w:r>") + LIST)
    copy = write_checked(data, [link(read(data, "a.docx"), "[1\u20113]")])
    linked = "<w:r><w:t>[1</w:t><w:noBreakHyphen/><w:t>3]</w:t></w:r>"
    assert body_of(copy).startswith(paragraph(f"{OPEN}{linked}{CLOSE}{PARTED}{TEXT} b</w:t></w:r>"))


RANGE = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("[1]"), RANGE.format(0, run("[1]"))),
        (field("REF _R1", "[1]"), RANGE.format(0, field("REF _R1", "[1]"))),
        (run("[") + field("REF _R1", "1") + run("]"), RANGE.format(0, run("[") + field("REF _R1", "1") + run("]"))),
        (f"<w:ins w:id='9'>{run('[1]')}</w:ins>", f"<w:ins w:id='9'>{RANGE.format(0, run('[1]'))}</w:ins>"),
        (run("a") + box(paragraph("[1]")), run("a") + RANGE.format(0, box(paragraph("[1]")))),
        (run("a") + box(paragraph(run("b"), box(paragraph("[1]")))), None),
    ],
)
def test_comments(inside: str, expected: str | None) -> None:
    data = word(paragraph(inside) + LIST)
    document = read(data, "a.docx")
    copy = write_checked(data, [comment(document, "[1]", "көп <b> & «1»")])
    if expected is not None:
        assert body_of(copy).startswith(paragraph(expected))
    else:
        assert body_of(copy).index("commentRangeStart") < body_of(copy).index("AlternateContent")
    assert body_of(copy, "comments") == (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0" w:author="citelink" w:initials="cl"><w:p><w:r><w:t xml:space="preserve">'
        "CL101: көп &lt;b&gt; &amp; «1»</w:t></w:r></w:p></w:comment></w:comments>"
    )
    assert b'PartName="/word/comments.xml"' in members(copy)["[Content_Types].xml"]


def test_a_comment_beside_a_field_of_many_paragraphs_stands_before_it() -> None:
    body = paragraph(
        sign("begin"), "<w:r><w:instrText> ADDIN ZOTERO_BIBL </w:instrText></w:r>", sign("separate"), run("бір")
    )
    body += paragraph("екі [1]") + paragraph("үш", sign("end"))
    document = read(word(body + LIST), "a.docx")
    copy = body_of(write_checked(word(body + LIST), [comment(document, "[1]")]))
    assert copy.startswith(paragraph(RANGE.format(0, "") + body[len("<w:p>") : body.index("</w:p>")]))


def test_a_bookmark_at_which_something_is_cited_stays_as_it_is() -> None:
    said = '{"citationItems": [{"uris": ["http://zotero.org/a"]}]}'
    properties = {"ZOTERO_BREF_aB3_1": f"ZOTERO_ITEM CSL_CITATION {said}"}
    start, end = '<w:bookmarkStart w:id="7" w:name="ZOTERO_BREF_aB3"/>', '<w:bookmarkEnd w:id="7"/>'
    cited = f"{start}{run('[')}{run('1]')}{end}"
    data = word(paragraph("a ", cited, " b [1]") + LIST, properties=properties)
    document = read(data, "a.docx")
    copy = body_of(write_checked(data, [comment(document, "[1]"), link(document, "[1]", 1)]))
    assert RANGE.format(0, cited) in copy
    assert copy.count("<w:hyperlink") == 1


def test_comments_of_others_stay() -> None:
    old = '<w:comment w:id="7" w:author="Жетекші" w:date="2024-05-01T10:00:00Z">' + paragraph("неге?") + "</w:comment>"
    inside = RANGE.format(7, run("[1]"))
    data = word(paragraph(inside) + LIST, comments=old)
    document = read(data, "a.docx")
    copy = write_checked(data, [link(document, "[1]"), comment(document, "[1]"), comment(document, "Най")])
    assert body_of(copy).startswith(
        "<w:p>"
        '<w:commentRangeStart w:id="7"/><w:commentRangeStart w:id="8"/>'
        f'{OPEN}{run("[1]")}{CLOSE}<w:commentRangeEnd w:id="8"/><w:r><w:commentReference w:id="8"/></w:r>'
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    )
    comments = members(copy)["word/comments.xml"].decode()
    assert old in comments
    assert re.findall(r'w:id="(\d+)" w:author="citelink"', comments) == ["8", "9"]


@pytest.mark.parametrize("empty", ["<w:comments {}/>", "<w:comments {}></w:comments>"])
def test_an_empty_part_of_comments_comes_back_as_it_was(empty: str) -> None:
    data = word(paragraph("[1]") + LIST, comments="")
    files = members(data)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    files["word/comments.xml"] = empty.format(space).encode()
    data = zipped(files)
    document = read(data, "a.docx")
    copy = write_checked(data, [comment(document, "[1]")])
    assert b'w:author="citelink"' in members(copy)["word/comments.xml"]


def test_a_document_that_relates_to_no_part() -> None:
    files = members(word(paragraph("[1]") + LIST))
    del files["word/_rels/document.xml.rels"]
    data = zipped(files)
    copy = write_checked(data, [comment(read(data, "a.docx"), "[1]")])
    assert {"word/comments.xml", "word/_rels/document.xml.rels"} < set(members(copy))


def strict(content: bytes) -> bytes:
    usual, name = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    content = content.replace(usual + b"wordprocessingml/2006/main", name + b"wordprocessingml/main")
    return content.replace(usual + b"officeDocument/2006", name + b"officeDocument")


def in_utf_16(content: bytes) -> bytes:
    return content.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def with_mark(content: bytes) -> bytes:
    return b"\xef\xbb\xbf" + content


def with_other_prefix(content: bytes) -> bytes:
    for old, new in ((b"<w:", b"<x:"), (b"</w:", b"</x:"), (b" w:", b" x:"), (b"xmlns:w", b"xmlns:x")):
        content = content.replace(old, new)
    return content


def without_prefix(content: bytes) -> bytes:
    bare = content.replace(b"<w:", b"<").replace(b"</w:", b"</")
    return bare.replace(b"xmlns:w=", b'xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w=')


@pytest.mark.parametrize("change", [strict, in_utf_16, with_mark, with_other_prefix, without_prefix])
def test_other_ways_to_write_the_same(change: Callable[[bytes], bytes]) -> None:
    plain = word(paragraph("сөз [1], ", look="<w:jc/>") + LIST)
    files = members(plain)
    changed = {
        name: change(content)
        if name == "word/document.xml" or (change is strict and name.endswith(".rels"))
        else content
        for name, content in files.items()
    }
    data = zipped(changed)
    document = read(data, "a.docx")
    assert document.text == read(plain, "a.docx").text
    copy = write_checked(data, [link(document, "[1]"), comment(document, "[1]")])
    part = members(copy)["word/document.xml"]
    assert "_citelink_ref_1".encode("utf-16-le" if change is in_utf_16 else "utf-8") in part
    assert read(copy, "a.docx").text == document.text


def test_notes() -> None:
    notes = f'<w:footnote w:id="2">{paragraph("Қараңыз: [1] сол")}</w:footnote>'
    data = word(paragraph("сөз", '<w:r><w:footnoteReference w:id="2"/></w:r>', " соңы") + LIST, footnotes=notes)
    document = read(data, "a.docx")
    copy = write_checked(data, [link(document, "[1]"), comment(document, "[1]")])
    assert f"{OPEN}{PARTED}{TEXT}[1]</w:t></w:r>{CLOSE}" in members(copy)["word/footnotes.xml"].decode()
    assert RANGE.format(3, '<w:r><w:footnoteReference w:id="2"/></w:r>') in body_of(copy)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_no_comment_has_the_number_of_a_note(kind: str) -> None:
    """LibreOffice shows such notes in the place of others, or not at all."""
    notes = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}><w:{kind} w:id="7">{paragraph("бір")}</w:{kind}>'
    there = f'<w:comment w:id="5" w:author="Жетекші">{paragraph("Неге?")}</w:comment>'
    told: dict[str, str] = {f"{kind}s": notes}
    body = paragraph("сөз [1]", f'<w:r><w:{kind}Reference w:id="7"/></w:r>')
    data = word(body + LIST, comments=there, **told)
    document = read(data, "a.docx")
    copy = write_checked(data, [comment(document, "[1]"), comment(document, REFERENCE)])
    assert re.findall(r'<w:comment w:id="(\d+)"', body_of(copy, "comments")) == ["5", "8", "9"]
    assert re.findall(r'<w:commentReference w:id="(\d+)"', body_of(copy)) == ["8", "9"]


def test_references_in_lists_and_tables_and_fields() -> None:
    listed = paragraph(REFERENCE, look=numbered(1)) + paragraph("Ким Г. Коре сарам. – Алматы, 2004.", look=numbered(1))
    data = word(paragraph("[1]") + listed, numbering=numbering(level(0, "%1.")))
    assert 'w:name="_citelink_ref_1"/>' + run(REFERENCE) + "<w:bookmarkEnd" in body_of(write_checked(data, ["[1]"]))
    data = word(paragraph("[1]") + table(("[1] ", REFERENCE)))
    assert 'w:name="_citelink_ref_1"/>' + run(REFERENCE) + "<w:bookmarkEnd" in body_of(write_checked(data, []))
    body = paragraph("[1]") + paragraph(field("ADDIN EN.REFLIST", REFERENCE))
    assert body_of(write_checked(word(body), ["[1]"])) == body


def test_nothing_to_write_is_no_change() -> None:
    data = word(paragraph("[1]"))
    assert write(read(data, "a.docx"), []).data == data


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("a [1, 18-19 б.] b"), run("a [@nye2010, 18-19] b")),
        (
            run("a [") + run("1", "<w:b/>") + run(", 18-19 б.]") + run(" b"),
            run("a [@nye2010, 18-19]") + run("", "<w:b/>") + run("") + run(" b"),
        ),
        (
            run("a [") + run("1, ") + "<w:r><w:t>18-19 б.] b &quot;c&quot;</w:t></w:r>",
            run("a [@nye2010, 18-19]") + run("") + "<w:r><w:t> b &quot;c&quot;</w:t></w:r>",
        ),
        (run("[") + field("REF _R1", "1") + run(", 18-19 б.]"), None),
        ("<w:r><w:t>[1, 18</w:t><w:noBreakHyphen/><w:t>19 б.]</w:t></w:r>", None),
    ],
)
def test_citations_in_place_of_markers(inside: str, expected: str | None) -> None:
    data = word(paragraph(inside) + LIST)
    document = read(data, "a.docx")
    found = re.search(r"\[1, 18.19 б\.\]", document.text)
    assert found is not None
    mark = CitationMark(Span(*found.span()), (CitedWork("nye2010", "page", "18-19"),))
    copy = write(document, [mark])
    assert body_of(copy.data) == paragraph(inside if expected is None else expected) + LIST
    assert members(restore(read(copy.data, "a.docx"), copy.changes)) == members(data)
    # With a comment at a part of the marker.
    copy = write(document, [mark, comment(document, found[0][1:6])])
    assert read(copy.data, "a.docx").text == read(word(paragraph(expected or inside)), "a.docx").text + REFERENCE + "\n"
    assert members(restore(read(copy.data, "a.docx"), copy.changes)) == members(data)


def test_numbers_and_what_does_not_fit() -> None:
    data = word(paragraph("a [1] [3, ", run("12"), "] b") + LIST)
    document = read(data, "a.docx")
    marks = [NumberMark(Span(3, 4), "2"), NumberMark(Span(10, 12), "<7>"), CitationMark(Span(2, 5), ())]
    copy = write(document, marks)
    written = read(copy.data, "a.docx")
    assert written.text.startswith("a [2] [3, <7>] b\n")
    assert members(restore(written, copy.changes)) == members(data)
    with pytest.raises(ValueError, match="does not hold"):
        restore(document, copy.changes)
