"""EPUB books: their pages as one document, and copies with annotated pages."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from citelink.api import annotate
from citelink.citations.find import find_citations
from citelink.documents.formats.epub import plugin as epub
from citelink.documents.inputs import Input
from citelink.documents.reading import read_document
from citelink.errors import UnreadableError
from citelink.run import resolve

CONTAINER = '<container xmlns="urn:x"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
PACKAGE = """\
<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="refs" href="back/refs%20list.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>
<item id="out" href="../../etc/passwd" media-type="application/xhtml+xml"/>
<item id="cover" href="cover.svg" media-type="image/svg+xml"/>
</manifest><spine><itemref idref="cover"/><itemref idref="one"/><itemref idref="gone"/><itemref idref="out"/>
<itemref idref="none"/><itemref idref="refs"/><itemref idref="one"/></spine></package>
"""
ONE = """\
<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p id="p">Кіші жүз туралы [1] айтылған.</p>
<p>Ол туралы [2, 5 б.] айтқан, тағы да қараңыз [3] еңбегін.</p></body></html>
"""
REFERENCES = """\
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>Әдебиеттер</h1>
<ol><li>Хопкирк П. Үлкен ойын. – Алматы, 2004. – 640 б.</li>
<li id="nye">Най Дж. Жұмсақ күш. – Астана, 2010. – 200 б.</li></ol></body></html>
"""
BOOK = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/back/refs list.xhtml": REFERENCES,
    "OEBPS/text/one.xhtml": ONE,
    "OEBPS/cover.svg": "<svg>[9]</svg>",
}


def pack(members: Mapping[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", (1980, 1, 1, 0, 0, 0)), "application/epub+zip")
        for name, said in members.items():
            info = zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, said)
    return out.getvalue()


def unpack(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


SHEET = """\
.span1 { font-size: 0.58em; position: relative; top: -0.33em; vertical-align: baseline; }
.c, p.up { vertical-align: super } .box { position: absolute; top: -4px }
"""


def test_what_a_style_sheet_of_the_book_raises_is_raised() -> None:
    page = (
        '<html><body><p>Сөз<span class="span1">1,2</span> және сөз<span class="up">3</span>,'
        ' бірақ <i class="box">4</i> емес</p></body></html>'
    )
    package = PACKAGE.replace("<manifest>", '<manifest><item id="s" href="a.css" media-type="text/css"/>')
    book = {**BOOK, "OEBPS/book.opf": package, "OEBPS/a.css": SHEET, "OEBPS/text/one.xhtml": page}
    document = epub.read(pack(book), "b.epub")
    assert document.prose.text.split("\n")[0] == "Сөз¹,² және сөз³, бірақ 4 емес"


def test_pages_are_read_in_the_order_of_the_spine() -> None:
    document = epub.read(pack(BOOK), "b.epub")
    assert document.text.split("\n") == [
        "Кіші жүз туралы [1] айтылған.",
        "Ол туралы [2, 5 б.] айтқан, тағы да қараңыз [3] еңбегін.",
        "Әдебиеттер",
        "1. Хопкирк П. Үлкен ойын. – Алматы, 2004. – 640 б.",
        "2. Най Дж. Жұмсақ күш. – Астана, 2010. – 200 б.",
        "",
    ]
    found = find_citations(document)
    assert [marker.text for marker in found.markers] == ["[1]", "[2, 5 б.]", "[3]"]
    places = [str(document.places.of(document.text.index(said))) for said in ("Кіші", "[3]", "Әдеб", "Хопк")]
    assert places == [
        "OEBPS/text/one.xhtml:2:81",
        "OEBPS/text/one.xhtml:3:48",
        "OEBPS/back/refs list.xhtml:1:83",
        "OEBPS/back/refs list.xhtml:2:9",
    ]


def test_the_copy_is_the_book_with_annotated_pages(tmp_path: Path) -> None:
    path = tmp_path / "b.epub"
    path.write_bytes(pack(BOOK))
    (resolved,) = resolve([Input(str(path), "b.epub")]).documents
    written = annotate(resolved, "link")
    assert written is not None
    members = unpack(written.data)
    assert {name: said for name, said in members.items() if not name.endswith(".xhtml")} == {
        "mimetype": "application/epub+zip",
        **{name: said for name, said in BOOK.items() if not name.endswith(".xhtml")},
    }
    assert list(members) == ["mimetype", *BOOK]
    page = members["OEBPS/text/one.xhtml"]
    assert 'href="../back/refs%20list.xhtml#ref-1"' in page
    assert 'href="../back/refs%20list.xhtml#nye"' in page
    assert 'title="CL101' in page
    assert ' id="ref-1"></span>Хопкирк' in members["OEBPS/back/refs list.xhtml"]
    copy = epub.read(written.data, "b.epub")
    assert unpack(epub.restore(copy, written.changes)) == unpack(path.read_bytes())
    again = tmp_path / "copy.epub"
    again.write_bytes(written.data)
    (twice,) = resolve([Input(str(again), "b.epub")]).documents
    assert annotate(twice, "link") == written


ENCRYPTED = '<encryption xmlns="urn:x"><CipherReference URI="OEBPS/{}"/></encryption>'


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"META-INF/container.xml": "<container>"}, "META-INF/container.xml: it is damaged"),
        ({"OEBPS/book.opf": "<package/>"}, "the book has no pages of text"),
        ({"META-INF/encryption.xml": ENCRYPTED.format("text/one.xhtml")}, "is protected against copying"),
        ({"OEBPS/text/one.xhtml": "\0\1\2" * 50}, "one.xhtml: this is binary data"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    path = tmp_path / "b.epub"
    path.write_bytes(pack({**BOOK, **changed}))
    with pytest.raises(UnreadableError, match=said):
        read_document(path)


def test_encrypted_fonts_and_other_names_hinder_nobody(tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    path.write_bytes(pack({**BOOK, "META-INF/encryption.xml": ENCRYPTED.format("font.otf")}))
    document = read_document(path)
    assert document.format == "epub"
    assert [remark.kind for remark in document.remarks] == ["other-format"]
    assert not epub.recognizes(b"PK\x03\x04")
    assert not epub.recognizes(b"<html>")
