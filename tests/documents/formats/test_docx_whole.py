"""A thesis in Word with everything in it: two chapters, the first cites in brackets, the second by raised figures."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from citelink.annotation import annotate
from citelink.api import find_markers, find_reference_lists
from citelink.documents.document import Document
from citelink.documents.formats.docx.plugin import read, restore, write
from citelink.documents.inputs import Input
from citelink.results import Resolution
from citelink.run import resolve
from tests.documents.formats.word import box, field, level, numbered, numbering, paragraph, run, styled, table, word
from tests.restoring import assert_restored

BOOKS = (
    "Хопкирк П. Үлкен ойын. – Алматы: Фолиант, 2004. – 640 б.",
    "Най Дж. Жұмсақ күш. – Астана: Ұлттық аударма бюросы, 2010. – 200 б.",
    "Ким Г. Н. История корейской диаспоры. – Алматы: Ғылым, 1999. – 303 с.",
    "Масанов Н. Э. Кочевая цивилизация казахов. – М.: Горизонт, 1995. – 320 с.",
    "Olcott M. The Kazakhs. – Stanford: Hoover Institution Press, 1987. – 341 p.",
    "Кекілбаев Ә. Үркер. – Алматы: Жазушы, 1981. – 512 б.",
    "Wendt A. Social Theory of International Politics. – Cambridge: CUP, 1999. – 429 p.",
    "Baudet A. Cross-talk correction method. – Paris: Springer, 2014. – 120 p.",
    "Корж Н. Мова і слово. – Київ: Наукова думка, 2018. – 95 с.",
)
RAISED = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    f'<w:style w:type="character" w:styleId="up"><w:name w:val="Raised"/><w:rPr>{RAISED}</w:rPr></w:style>'
)
LISTS = numbering(
    level(0, "[%1]"),
    level(0, "%1."),
    more='<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>",
)
ITEM = {"id": 3, "uris": ["http://zotero.org/w"], "itemData": {"id": 3, "type": "book", "title": "Social Theory"}}
ZOTERO = "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": [ITEM]})
ENDNOTE = (
    "ADDIN EN.CITE &lt;EndNote&gt;&lt;Cite&gt;&lt;Author&gt;Baudet&lt;/Author&gt;&lt;Year&gt;2014&lt;/Year&gt;"
    "&lt;RecNum&gt;8&lt;/RecNum&gt;&lt;record&gt;&lt;titles&gt;&lt;title&gt;Cross-talk&lt;/title&gt;&lt;/titles&gt;"
    "&lt;/record&gt;&lt;/Cite&gt;&lt;/EndNote&gt;"
)
SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source>'
    "<b:Tag>Кор18</b:Tag><b:SourceType>Book</b:SourceType><b:Title>Мова і слово</b:Title></b:Source></b:Sources>"
)
COMMENTED = (
    f'<w:commentRangeStart w:id="4"/>{run("Бұл пікір", "<w:i/>")}<w:commentRangeEnd w:id="4"/>'
    '<w:r><w:commentReference w:id="4"/></w:r>'
)


def heading(said: str) -> str:
    return paragraph(said, look=styled("1"))


def thesis(*, whole: bool = True) -> bytes:
    first = [
        heading("1 Кіріспе"),
        paragraph(run("Кіші жүз туралы ["), run("1", "<w:b/>"), run(", 18-19 б.] еңбегінде айтылған.")),
        paragraph("Жұмсақ күш [", field("REF _Ref1 \\r \\h", "2"), "] жаңа ұғым."),
        paragraph(
            "Бұрын ",
            "<w:del w:id='1' w:author='a'><w:r><w:delText>[9] </w:delText></w:r></w:del>",
            f"<w:ins w:id='2' w:author='a'>{run('диаспора [3] ')}</w:ins>",
            "зерттелді.",
        ),
        paragraph("Көшпелілер", box(paragraph("Қараңыз: [4]")), " өркениеті."),
        table(("Автор", "Дереккөз"), ("Олкотт", "еңбегі [5]")),
        paragraph("Роман", '<w:r><w:footnoteReference w:id="2"/></w:r>', " туралы."),
        paragraph("Теория ", field(ZOTERO, "[7]"), ", әдіс ", field(ENDNOTE, "[8]"), "."),
        paragraph("Тіл ", field("CITATION Кор18", "[9]"), " туралы."),
        paragraph(COMMENTED, " ескі, ал [11] жоқ."),
        paragraph("mat[1, 1] = sum(x);"),
        paragraph("    ans = mat[1, 2] * mat[2, 1]"),
        paragraph("for (i = 0; i &lt; n; i++) { a[i][2] = b[3]; }"),
        heading("Пайдаланылған әдебиеттер"),
        *(paragraph(book, look=numbered(1)) for book in BOOKS),
    ]
    second = [
        heading("2 Сын"),
        paragraph("Біріншіден", run("1", RAISED), " және екіншіден", run("2,", RAISED), run("3", RAISED), "."),
        paragraph("Үшіншіден", run("4", '<w:rStyle w:val="up"/>'), "."),
        paragraph("Төртіншіден", run("5", '<w:position w:val="8"/>'), "."),
        paragraph("Бесіншіден⁶ та айтылды."),
        paragraph("алғашқы", look=numbered(2)),
        paragraph("келесі", look=numbered(2)),
        heading("Әдебиеттер тізімі"),
        *(paragraph(book, look=numbered(3)) for book in reversed(BOOKS[:6])),
    ]
    notes = f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", " Бұл жайлы [6] кеңірек.")}</w:footnote>'
    comment = f'<w:comment w:id="4" w:author="Жетекші">{paragraph("Дәлелі қайда?")}</w:comment>'
    body = "".join([*first, *second] if whole else first)
    return word(body, styles=STYLES, numbering=LISTS, footnotes=notes, comments=comment, custom=SOURCES)


@pytest.fixture(scope="module")
def document() -> Document:
    return read(thesis(), "thesis.docx")


def test_the_lists(document: Document) -> None:
    first, second = find_reference_lists(document)
    assert [(one.number, one.text) for one in first.references] == list(enumerate(BOOKS, 1))
    assert [(one.number, one.text) for one in second.references] == list(enumerate(BOOKS[5::-1], 1))
    assert "[9]\tКорж" in document.text
    assert "2.\tкелесі" in document.text


def test_the_markers(document: Document) -> None:
    found = [(one.text, str(document.places.of(one.span.start)), one.scope) for one in find_markers(document)]
    keys = {one.span.of(document.text) for one in document.given.citations}
    assert keys == {"[7]", "[8]", "[9]"}
    scopes = [scope for _, _, scope in found]
    assert scopes == sorted(scopes)
    assert [(text, place) for text, place, _ in found] == [
        ("[1, 18-19 б.]", "¶2"),
        ("[2]", "¶3"),
        ("[3]", "¶4"),
        ("[4]", "¶5"),
        ("[5]", "¶9"),
        ("[6]", "note 1"),
        ("[7]", "¶11"),
        ("[8]", "¶11"),
        ("[9]", "¶12"),
        ("[11]", "¶13"),
        ("1", "¶28"),
        ("2,3", "¶28"),
        ("4", "¶29"),
        ("5", "¶30"),
        ("⁶", "¶31"),
    ]
    assert {scope for (_, place, scope) in found if place in ("¶28", "¶31")} == {scopes[-1]}
    (locator,) = (item.locator for item in find_markers(document)[0].items)
    assert locator is not None
    assert (locator.label, locator.value) == ("page", "18-19")


def test_the_records(document: Document) -> None:
    titles = {one.name: [record["title"] for record in json.loads(one.text)] for one in document.given.libraries}
    assert titles == {"Zotero": ["Social Theory"], "EndNote": ["Cross-talk"], "Word": ["Мова і слово"]}


@pytest.fixture
def resolve_bytes(tmp_path: Path) -> Callable[[bytes], Resolution]:
    def run(data: bytes) -> Resolution:
        (tmp_path / "a.docx").write_bytes(data)
        return resolve([Input(str(tmp_path / "a.docx"), "thesis.docx")], ())

    return run


def test_the_copy(tmp_path: Path) -> None:
    path = tmp_path / "thesis.docx"
    path.write_bytes(thesis(whole=False))
    assert_restored([Input(str(path), "thesis.docx")], lambda inputs: resolve(inputs, ()), tmp_path / "out")
    copy = (tmp_path / "out" / "link" / "annotated" / "thesis.docx").read_bytes()
    with zipfile.ZipFile(BytesIO(copy)) as new, zipfile.ZipFile(path) as old:
        body, comments = new.read("word/document.xml").decode(), new.read("word/comments.xml").decode()
        changed = {name for name in new.namelist() if name not in old.namelist() or new.read(name) != old.read(name)}
    assert changed == {"word/document.xml", "word/footnotes.xml", "word/comments.xml"}
    linked = re.findall(r'<w:hyperlink w:anchor="_citelink_ref_(\d+)"[^>]*>(.*?)</w:hyperlink>', body)
    shown = [(number, re.sub(r"<[^>]*>", "", inside)) for number, inside in linked]
    assert shown == [("1", "[1, 18-19 б.]"), ("3", "[3]"), ("4", "[4]"), ("5", "[5]")]
    assert all(f'w:name="_citelink_ref_{number}"' in body for number, _ in linked)
    assert COMMENTED in body
    assert "Дәлелі қайда?" in comments
    assert re.search(r'w:author="citelink".*CL101: [^<]*11', comments)


def test_the_copy_of_the_whole(document: Document, resolve_bytes: Callable[[bytes], Resolution]) -> None:
    (resolved,) = resolve_bytes(thesis()).documents
    written = write(document, annotate(resolved))
    copy = read(written.data, "thesis.docx")
    assert (copy.text, copy.blocks) == (document.text, document.blocks)
    assert write(copy, annotate(resolve_bytes(written.data).documents[0])).data == written.data
    assert restore(copy, written.changes) == thesis()
