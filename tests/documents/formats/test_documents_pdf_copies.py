"""Annotated copies of PDF files: the file with an update behind it, in which links and notes stand."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pdf_files import Page, make_pdf
from pypdf import PdfReader, PdfWriter

from citelink.documents.document import Document
from citelink.documents.formats.pdf import plugin
from citelink.documents.marks import AnchorMark, CitationMark, CitedWork, CommentMark, LinkMark, Mark, NumberMark
from citelink.errors import UnreadableError
from citelink.text.span import Span

OLD_NOTE = "/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/Contents(mine)>> 5 0 R]"
OLD_LINK = "<</Type/Annot/Subtype/Link/Rect[60 690 90 710]/A<</S/URI/URI(http://example.org)>>>>"
BODY = [
    Page(extra=OLD_NOTE).lines(["Бұл туралы [1] айтады, ал [7] жоқ.", "Сол пікірді [1,", "2] қостайды."]),
    Page().lines(["Әдебиеттер", "1. Хопкирк П. Үлкен ойын. Алматы, 2004.", "2. Най Дж. Жұмсақ күш. Астана, 2010."]),
]


def span_of(document: Document, said: str) -> Span:
    start = document.text.index(said)
    return Span(start, start + len(said))


def marks_of(document: Document) -> list[Mark]:
    return [
        LinkMark(span_of(document, "[1]"), ("khopkirk2004",), ("ref-1",)),
        CommentMark(span_of(document, "[7]"), "CL101", "error", "Тізімде 7 жоқ (\\) %%EOF 𝛼"),
        LinkMark(span_of(document, "[1,\n2]"), ("khopkirk2004", None), ("ref-2", "ref-1")),
        AnchorMark(span_of(document, "1. Хопкирк П. Үлкен ойын. Алматы, 2004."), "ref-1", "khopkirk2004"),
        AnchorMark(span_of(document, "2. Най Дж. Жұмсақ күш. Астана, 2010."), "ref-2"),
    ]


def copied(data: bytes) -> bytes:
    document = plugin.read(data, "thesis.pdf")
    return plugin.write(document, marks_of(document)).data


def annotations(data: bytes, page: int = 0) -> list[Any]:
    found = PdfReader(BytesIO(data), strict=True).pages[page].get("/Annots", [])
    return [one.get_object() for one in found]


@pytest.mark.parametrize("table", [True, False])
def test_a_copy_is_the_file_and_an_update(table: bool) -> None:
    data = make_pdf(BODY, more=[OLD_LINK], table=table)
    copy = copied(data)
    assert copy.startswith(data)
    read = plugin.read(copy, "thesis.pdf")
    assert read.text == plugin.read(data, "thesis.pdf").text
    assert plugin.write(read, marks_of(read)).data == copy
    assert plugin.restore(read, ()) == data
    assert copied(data) == copy


@pytest.mark.parametrize("table", [True, False])
def test_links_lead_to_the_place_of_the_reference(table: bool) -> None:
    copy = copied(make_pdf(BODY, more=[OLD_LINK], table=table))
    reader = PdfReader(BytesIO(copy), strict=True)
    links = [one for one in annotations(copy) if one["/Subtype"] == "/Link" and "/Dest" in one]
    # The second marker stands on two lines.
    assert [one["/Contents"] for one in links] == ["khopkirk2004", "khopkirk2004", "khopkirk2004"]
    second = reader.pages[1].indirect_reference
    assert second is not None
    assert [list.__getitem__(one["/Dest"], 0).idnum for one in links] == [second.idnum] * 3
    tops = [float(one["/Dest"][3]) for one in links]
    assert tops == [pytest.approx(696, abs=3), pytest.approx(684, abs=3), pytest.approx(684, abs=3)]
    assert [float(one["/Rect"][1]) for one in links] == [pytest.approx(y, abs=4) for y in (698, 686, 674)]


def test_findings_are_highlights_with_notes() -> None:
    copy = copied(make_pdf(BODY, more=[OLD_LINK]))
    (note,) = [one for one in annotations(copy) if one["/Subtype"] == "/Highlight"]
    assert (note["/T"], note["/Contents"]) == ("citelink", "CL101: Тізімде 7 жоқ (\\) %%EOF 𝛼")
    assert "/M" not in note
    assert "/CreationDate" not in note
    assert len(note["/QuadPoints"]) == 8


def test_what_was_there_is_kept() -> None:
    old = [one for one in annotations(copied(make_pdf(BODY, more=[OLD_LINK]))) if "/NM" not in one]
    assert [one["/Subtype"] for one in old] == ["/Text", "/Link"]
    assert old[1]["/A"]["/URI"] == "http://example.org"


def test_own_annotations_are_replaced_where_a_program_wrote_the_copy_anew() -> None:
    writer = PdfWriter(BytesIO(copied(make_pdf(BODY, more=[OLD_LINK]))))
    out = BytesIO()
    writer.write(out)
    again = copied(out.getvalue())
    assert again.startswith(out.getvalue())
    assert len(annotations(again)) == len(annotations(out.getvalue())) == 6
    assert sum("/NM" in one for one in annotations(again)) == 4


def test_what_was_added_to_a_copy_is_not_cut_off() -> None:
    copy = copied(make_pdf(BODY, more=[OLD_LINK]))
    writer = PdfWriter(BytesIO(copy), incremental=True)
    writer.add_metadata({"/Title": "read by the supervisor"})
    out = BytesIO()
    writer.write(out)
    later = out.getvalue()
    assert later.startswith(copy)
    assert plugin.restore(plugin.read(later, "t.pdf"), ()) == later
    again = copied(later)
    assert again.startswith(later)
    assert len(annotations(again)) == 6


def test_without_marks_a_copy_is_the_file() -> None:
    data = make_pdf(BODY, more=[OLD_LINK])
    document = plugin.read(data, "t.pdf")
    others: list[Mark] = [
        CitationMark(span_of(document, "[1]"), (CitedWork("khopkirk2004"),)),
        NumberMark(span_of(document, "7"), "8"),
        LinkMark(span_of(document, "[7]"), (None,), (None,)),
    ]
    assert plugin.write(document, others).data == data
    assert plugin.write(plugin.read(copied(data), "t.pdf"), []).data == data


def test_a_signed_file_gets_no_copy() -> None:
    signature = "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange [0 100 200 100]/Contents<00>>>"
    document = plugin.read(make_pdf(BODY, more=[OLD_LINK, signature]), "signed.pdf")
    with pytest.raises(UnreadableError, match=r"^signed.pdf: it is signed"):
        plugin.write(document, marks_of(document))


def test_a_protected_file_gets_no_copy() -> None:
    writer = PdfWriter(BytesIO(make_pdf(BODY, more=[OLD_LINK])))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    document = plugin.read(out.getvalue(), "closed.pdf")
    with pytest.raises(UnreadableError, match=r"^closed.pdf: it is protected against changes"):
        plugin.write(document, marks_of(document))


def test_a_password_is_asked_for_in_a_sentence() -> None:
    writer = PdfWriter(BytesIO(make_pdf([Page()])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableError, match=r"^t.pdf: it is protected by a password"):
        plugin.read(out.getvalue(), "t.pdf")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("table", [True, False])
def test_qpdf_finds_nothing_wrong(table: bool, tmp_path: Path) -> None:
    path = tmp_path / "copy.pdf"
    path.write_bytes(copied(make_pdf(BODY, more=[OLD_LINK], table=table)))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
