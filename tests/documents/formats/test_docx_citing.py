"""The fields of reference managers and of Word: citations with their items and the records that the file carries."""

from __future__ import annotations

import base64
import json

import pytest

from citelink.citations.lists.find import find_reference_lists
from citelink.documents.given import GivenCitation
from tests.documents.formats.word import field, paragraph, run, said, sign

KIM = {"id": 7, "type": "book", "title": "Коре сарам", "author": [{"family": "Ким", "given": "Г."}]}
NYE = {"id": 7, "type": "book", "title": "Soft Power", "issued": {"date-parts": [["2004"]]}}


def csl(*items: dict[str, object]) -> str:
    return json.dumps({"citationItems": items}, ensure_ascii=False)


def escaped(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def told(citation: GivenCitation, text: str) -> tuple[object, ...]:
    items = [(one.target, one.locator, one.prefix, one.suffix) for one in citation.items]
    return citation.span.of(text), items


def test_zotero() -> None:
    first = {"id": 7, "uris": ["http://zotero.org/a"], "itemData": KIM, "locator": "18-19", "prefix": "қар. "}
    second = {"id": 7, "uris": ["http://zotero.org/b"], "itemData": NYE, "locator": "3", "label": "chapter"}
    code = "ADDIN ZOTERO_ITEM CSL_CITATION " + csl(first, second)
    document = said(paragraph("Бұл ", field(code, "[1, 18-19 б.; 2]"), " сөз"))
    (citation,) = document.given.citations
    assert told(citation, document.text) == (
        "[1, 18-19 б.; 2]",
        [
            ("http://zotero.org/a", ("page", "18-19"), "қар.", ""),
            ("http://zotero.org/b", ("chapter", "3"), "", ""),
        ],
    )
    (library,) = document.given.libraries
    assert (library.name, library.format, library.keyed) == ("Zotero", "csl-json", False)
    assert json.loads(library.text) == [{**KIM, "id": "http://zotero.org/a"}, {**NYE, "id": "http://zotero.org/b"}]


def bookmark(name: str, *inside: str, number: int = 5) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return start + "".join(inside) + f'<w:bookmarkEnd w:id="{number}"/>'


def in_parts(name: str, code: str) -> dict[str, str]:
    """What is cited at a bookmark, as properties of 255 signs; in the order in which Word may write them."""
    parts = [code[at : at + 255] for at in range(0, len(code), 255)]
    return {f"{name}_{at}": part for at, part in reversed(list(enumerate(parts, 1)))}


AT_BOOKMARK = "ZOTERO_ITEM CSL_CITATION " + csl(
    {"id": 7, "uris": ["http://zotero.org/a"], "itemData": {**KIM, "note": "<&>" * 100}, "locator": "18-19"}
)


def test_zotero_at_bookmarks() -> None:
    properties = in_parts("ZOTERO_BREF_aB3", AT_BOOKMARK) | {"ZOTERO_PREF_1": "<data/>", "Editor": "me"}
    body = paragraph("Бұл ", bookmark("ZOTERO_BREF_aB3", run("[1, "), run("18-19 б.]")), " сөз")
    document = said(body, properties=properties)
    assert document.text == "Бұл [1, 18-19 б.] сөз\n"
    (citation,) = document.given.citations
    item = ("http://zotero.org/a", ("page", "18-19"), "", "")
    assert told(citation, document.text) == ("[1, 18-19 б.]", [item])
    (library,) = document.given.libraries
    assert (library.name, json.loads(library.text)[0]["title"]) == ("Zotero", "Коре сарам")


@pytest.mark.parametrize(
    ("body", "properties"),
    [
        (paragraph(bookmark("ZOTERO_BREF_aB3", run("[1]"))), {}),
        (paragraph(bookmark("ZOTERO_BREF_aB3", run("[1]"))), in_parts("ZOTERO_BREF_x", AT_BOOKMARK)),
        (paragraph(bookmark("ZOTERO_BREF_aB3", run("[1]"))), {"ZOTERO_BREF_aB3_1": "ITEM {"}),
        (paragraph(bookmark("ZOTERO_BREF_aB3")), in_parts("ZOTERO_BREF_aB3", AT_BOOKMARK)),
        (paragraph(bookmark("_Ref5", run("[1]"))), in_parts("ZOTERO_BREF_aB3", AT_BOOKMARK)),
        (
            paragraph('<w:bookmarkStart w:id="5" w:name="ZOTERO_BREF_aB3"/>', run("[1]"))
            + paragraph('<w:bookmarkEnd w:id="5"/>'),
            in_parts("ZOTERO_BREF_aB3", AT_BOOKMARK),
        ),
    ],
)
def test_bookmarks_at_which_nothing_is_cited(body: str, properties: dict[str, str]) -> None:
    assert said(body, properties=properties).given.citations == ()


def test_mendeley() -> None:
    items = [{"id": "ITEM-1", "uris": [f"http://www.mendeley.com/documents/?uuid={at}"]} for at in (1, 2, 1)]
    codes = [csl({**item, "itemData": one}) for item, one in zip(items, (KIM, NYE, KIM), strict=True)]
    document = said(paragraph(*[field("ADDIN CSL_CITATION " + code, "(1)") for code in codes]))
    names = [citation.items[0].target[-6:] for citation in document.given.citations]
    assert names == ["uuid=1", "uuid=2", "uuid=1"]
    assert [one["title"] for one in json.loads(document.given.libraries[0].text)] == ["Коре сарам", "Soft Power"]


def test_a_control_of_mendeley() -> None:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(csl({"id": "x", "itemData": NYE}).encode()).decode()
    control = f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run("[3]")}</w:sdtContent></w:sdt>'
    document = said(paragraph("a ", control))
    assert [told(one, document.text)[0] for one in document.given.citations] == ["[3]"]


ENDNOTE = (
    "<EndNote><Cite><Author>Bär</Author><Year>1999</Year><RecNum>2</RecNum><Pages>655</Pages><Suffix> n. 3</Suffix>"
    '<record><rec-number>2</rec-number><foreign-keys><key app="EN" db-id="db">2</key></foreign-keys>'
    '<ref-type name="Journal Article">17</ref-type><contributors><authors><author><style>Bär, R.</style></author>'
    "</authors></contributors><titles><title><style>A </style><style>method</style></title><secondary-title>Sci"
    "</secondary-title></titles><pages>6-7</pages><volume>18</volume><dates><year>1999</year></dates></record></Cite>"
    "</EndNote>"
)


@pytest.mark.parametrize("beside", [False, True])
def test_endnote(beside: bool) -> None:
    if beside:
        data = base64.b64encode(ENDNOTE.encode()).decode()
        begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar></w:r>'
        coded = "<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>"
        inside = begin + coded + field("ADDIN EN.CITE.DATA", "") + sign("separate") + run("[2]") + sign("end")
    else:
        inside = field("ADDIN EN.CITE " + escaped(ENDNOTE), "[2]")
    document = said(paragraph("a ", inside))
    assert document.text == "a [2]\n"
    (citation,) = document.given.citations
    assert told(citation, document.text) == ("[2]", [("db Bär 1999 #2", ("page", "655"), "", "n. 3")])
    assert json.loads(document.given.libraries[0].text) == [
        {
            "type": "article-journal",
            "title": "A method",
            "container-title": "Sci",
            "author": [{"family": "Bär", "given": "R."}],
            "volume": "18",
            "page": "6-7",
            "issued": {"date-parts": [[1999]]},
            "id": "db Bär 1999 #2",
        }
    ]


SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Кор18</b:Tag>'
    "<b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList><b:Person><b:Last>Корж</b:Last>"
    "<b:First>Н.</b:First></b:Person></b:NameList></b:Author><b:Editor><b:Corporate>НАН</b:Corporate></b:Editor>"
    "</b:Author><b:Title>Мова</b:Title><b:JournalName>Слово</b:JournalName><b:Year>2018</b:Year><b:Pages>5-9</b:Pages>"
    "</b:Source></b:Sources>"
)


def test_word() -> None:
    code = r'CITATION Кор18 \p "5, 7" \f див. \l 1058 \m Bro10 \v 2 \n'
    document = said(paragraph("a ", field(code, "(1; 2)")), custom=SOURCES)
    (citation,) = document.given.citations
    assert told(citation, document.text) == (
        "(1; 2)",
        [("Кор18", ("page", "5, 7"), "див.", ""), ("Bro10", ("volume", "2"), "", "")],
    )
    (library,) = document.given.libraries
    assert library.name == "Word"
    assert json.loads(library.text) == [
        {
            "type": "article-journal",
            "title": "Мова",
            "page": "5-9",
            "container-title": "Слово",
            "author": [{"family": "Корж", "given": "Н."}],
            "editor": [{"literal": "НАН"}],
            "issued": {"date-parts": [[2018]]},
            "id": "Кор18",
        }
    ]


@pytest.mark.parametrize(
    "code",
    [
        "ADDIN ZOTERO_ITEM CSL_CITATION {",
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": 3}',
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": []}',
        "ADDIN ZOTERO_ITEM CSL_CITATION " + "[" * 50_000,
        "ADDIN CSL_CITATION",
        "ADDIN EN.CITE &lt;EndNote>&lt;Cite>",
        "ADDIN EN.CITE &lt;EndNote/>",
        "ADDIN EN.CITE",
        "CITATION",
        r"CITATION \l 1033",
        "REF x",
    ],
)
def test_damaged_codes_are_plain_text(code: str) -> None:
    document = said(paragraph("a ", field(code, "[2]")))
    assert document.text == "a [2]\n"
    assert document.given.citations == ()
    assert document.given.libraries == ()


def test_citations_by_key() -> None:
    document = said(paragraph("a [@nye2004, 3] b"))
    assert [told(one, document.text)[0] for one in document.given.citations] == ["[@nye2004, 3]"]


WORKS = [
    ("Әдебиет", ("Асанов Б. Кітап. - Алматы : Арыс", "Есенова Г. Журнал [Мақала]", "Ким В. Есеп")),
    ("Литература", ("Белов К. Книга [Книга]. - М. : Весть", "Ковш И. Обзор [Журнал] / авт. Ковш И..", "Отчёт [Отчёт]")),
    ("References", ("Abel, J. (1999). Clocks. Dial.", "Bell, K. Bells", "Clock makers of the town")),
    ("Література", ("Бондар К. Книга. - К. : Весна", "Коваль І. Огляд [Журнал]", "Звіт [Звіт]")),
]


@pytest.mark.parametrize(("heading", "works"), WORKS)
def test_a_list_that_word_sorts_by_name(heading: str, works: tuple[str, str, str]) -> None:
    code = '<w:r><w:instrText xml:space="preserve"> BIBLIOGRAPHY  \\l 1049 </w:instrText></w:r>'
    first, second, third = works
    listed = paragraph(sign("begin"), code, sign("separate"), run(first)) + paragraph(run(second))
    listed += paragraph(run(third)) + paragraph(sign("end"))
    document = said(paragraph("Text") + paragraph(heading) + listed + paragraph("Appendix"))
    assert [one.span.of(document.text) for one in document.given.references] == list(works)
    assert {one.number for one in document.given.references} == {None}
    (found,), refused = find_reference_lists(document)
    assert [one.text for one in found.references] == list(works)
    assert not refused
    assert not found.numbered
    assert found.heading is not None
    assert found.heading.text == heading
    numbered = listed.replace(first, f"[1] {first}").replace(second, f"[2] {second}")
    assert said(paragraph(heading) + numbered).given.references == ()
