"""Whatever the document and wherever the marks: the copy says the same, gives the document back to the byte, and is
its own copy. Over generated documents, and over all real ones where there are some."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.citations.find import find_citations
from citelink.documents.changes import Written
from citelink.documents.document import Document
from citelink.documents.formats.docx.plugin import read, restore, write
from citelink.documents.marks import AnchorMark, CitationMark, CitedWork, CommentMark, LinkMark, Mark
from citelink.text.span import Span
from tests.documents.formats.word import box, field, paragraph, run, sign, table, word

DATA = Path(os.environ.get("CITELINK_EVAL", Path(__file__).parents[4] / "shared")) / "corpus"
REAL = sorted(
    path for folder in ("formats", "realdocs/docx", "realdocs/ungraded") for path in (DATA / folder).glob("*.doc[xm]")
)
CHANGED = ("document.xml", "footnotes.xml", "endnotes.xml", "comments.xml", ".rels", "[Content_Types].xml")
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
PIECES = st.sampled_from(
    [
        *(run("сөз [1]"), run("[2, 3] ", "<w:b/>"), "<w:r><w:t>a [1] </w:t></w:r>", "<w:r><w:t> </w:t></w:r>"),
        *("<w:r><w:t>&amp;[1]</w:t><w:tab/><w:t>x</w:t></w:r>", "<w:r><w:br/><w:t>&#x5B;1]</w:t></w:r>", "<w:r/>"),
        *('<w:r w:rsidR="00A1" w:rsidDel="00B2"><w:rPr><w:i/></w:rPr><w:t>[1]</w:t></w:r>', "<w:r><w:t/></w:r>"),
        *(f"<w:ins w:id='1'>{run('a [1] b')}</w:ins>", f"<w:ins w:id='2'>{run('[1]')}{run('[2]')}</w:ins>"),
        *(
            f"<w:moveTo w:id='3'>{run('[1]')}</w:moveTo>",
            "<w:del w:id='4'><w:r><w:delText>[9]</w:delText></w:r></w:del>",
        ),
        *(f"<w:hyperlink w:anchor='x'>{run('[1]')}</w:hyperlink>", field("REF x", "[1]"), sign("begin"), sign("end")),
        *(f'<w:fldSimple w:instr="REF">{run("[1]")}</w:fldSimple>', "<w:r><w:t>a<!-- c -->[1]</w:t></w:r>"),
        *(f"<w:smartTag>{run('[1] a')}</w:smartTag>", f"<w:sdt><w:sdtContent>{run('b [1]')}</w:sdtContent></w:sdt>"),
        *("<w:r><w:t><![CDATA[x [1] y]]></w:t></w:r>", "<m:oMath><m:r><m:t>y[1]</m:t></m:r></m:oMath>", NOTE),
        *('<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="1"/>', '<w:bookmarkEnd w:id="2"/>'),
        *(
            box(paragraph("[1] a")),
            '<w:bookmarkStart w:id="7" w:name="b"/>',
            '<w:bookmarkEnd w:id="7"/>',
            "<w:proofErr/>",
        ),
    ]
)
PARAGRAPHS = st.lists(st.lists(PIECES, max_size=5), min_size=1, max_size=4)
PLACES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12)), max_size=8)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in dict.fromkeys(archive.namelist())}


def check(data: bytes, document: Document, marks: list[Mark]) -> Written:
    """All that must hold of a copy."""
    written = write(document, marks)
    copy = read(written.data, document.path)
    old, new = members(data), members(written.data)
    assert not [name for name in old if new[name] != old[name] and not name.endswith(CHANGED)]
    assert members(restore(copy, written.changes)) == old
    if not written.changes:
        assert copy.text == document.text
        assert copy.blocks == document.blocks
        assert copy.given == document.given
        assert write(copy, marks).data == written.data
    return written


@given(PARAGRAPHS, PLACES, PLACES, st.booleans())
def test_there_and_back(
    paragraphs: list[list[str]], links: list[tuple[float, int]], comments: list[tuple[float, int]], in_table: bool
) -> None:
    inside = [paragraph(*pieces) for pieces in paragraphs]
    body = table((inside[0], "x"), *((one,) for one in inside[1:])) if in_table else "".join(inside)
    note = f'<w:footnote w:id="2">{paragraph("Ескерту [1] а")}</w:footnote>'
    data = word(body + paragraph("1. Най Дж. 2004."), footnotes=note)
    document = read(data, "a.docx")
    length = len(document.text)
    marks: list[Mark] = [AnchorMark(Span(max(0, length - 17), length - 1), "ref-1", "nye")]
    end = 0
    for share, size in sorted(links):
        start = max(end, int(share * length))
        end = min(length, start + 1 + size)
        if start < end:
            marks.append(LinkMark(Span(start, end), ("nye",), ("ref-1",)))
    for share, size in comments:
        start = int(share * length)
        marks.append(CommentMark(Span(start, min(length, start + size)), "CL101", "error", "жоқ"))
    check(data, document, marks)


def marks_of(document: Document, *, cite: bool) -> list[Mark]:
    """Every marker linked, or made a citation; a comment at each third marker and reference."""
    found = find_citations(document)
    references = [one for one_list in found.reference_lists for one in one_list.references]
    anchors = {one.number: f"ref-{at}" for at, one in enumerate(references, 1)}
    marks: list[Mark] = []
    for at, marker in enumerate(found.markers):
        names = tuple(anchors.get(number) for number in marker.numbers)
        if cite:
            marks.append(CitationMark(marker.span, tuple(CitedWork(f"k{number}") for number in marker.numbers)))
        else:
            marks.append(LinkMark(marker.span, names, names))
        if at % 3 == 0:
            marks.append(CommentMark(marker.span, "CL101", "error", "жоқ"))
    for at, one in enumerate(references, 1):
        if not cite:
            marks.append(AnchorMark(one.span, f"ref-{at}"))
        if at % 3 == 0:
            marks.append(CommentMark(one.span, "CL102", "info", "жоқ"))
    return marks


@pytest.mark.skipif(not REAL, reason="no shared evaluation data (set CITELINK_EVAL)")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_documents(path: Path) -> None:
    data = path.read_bytes()
    document = read(data, path.name)
    check(data, document, marks_of(document, cite=False))
    check(data, document, marks_of(document, cite=True))
