"""JATS articles: what they say and mark, and copies that lead back to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.citations.find import find_citations
from citelink.documents.document import Document
from citelink.documents.formats.jats import plugin as jats
from citelink.documents.inputs import Input
from citelink.documents.marks import AnchorMark, CommentMark, LinkMark, Mark, NumberMark
from citelink.documents.reading import read_document
from citelink.errors import UnreadableError
from citelink.run import resolve
from citelink.text.span import Span
from tests.restoring import assert_restored

ARTICLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "http://127.0.0.1:9/j.dtd">
<article article-type="research-article" xml:lang="kk">
<front><journal-meta><journal-title>Хабаршы</journal-title></journal-meta>
<article-meta><title-group><article-title>Кіші жүз</article-title></title-group>
<contrib-group><contrib><name><surname>Ержан</surname></name><xref ref-type="aff" rid="a1"><sup>1</sup></xref></contrib>
<aff id="a1"><label>1</label>Алматы</aff></contrib-group>
<abstract><p>Қысқаша<xref ref-type="bibr" rid="B1"><sup>1</sup></xref>.</p></abstract></article-meta></front>
<body><sec><label>1.</label><title>Кіріспе</title>
<p>Ұлы ойын<xref ref-type="bibr" rid="B1"><sup>1</sup></xref><sup>-</sup><xref rid="B3"><sup>3</sup></xref>
және [<xref ref-type="bibr" rid="B2 B4">2, 4</xref>, 18-19 б.]; ескерту<xref ref-type="fn" rid="f1"><sup>2</sup></xref>,
<inline-formula><tex-math>a[1]</tex-math></inline-formula> (3).</p>
<table-wrap><label>Кесте 1</label><caption><title>Сандар</title></caption>
<table><tr><td>a [1]</td><td>2</td></tr></table></table-wrap>
</sec></body>
<back><fn-group><fn id="f1"><label>2</label><p>Ескерту.</p></fn></fn-group>
<ref-list><title>Әдебиеттер</title>
<ref id="B1"><label>1</label><mixed-citation>Хопкирк П. <source>Үлкен ойын</source>, 2004.</mixed-citation>
<element-citation><year>2004</year></element-citation></ref>
<ref id="B2"><label>2.</label><mixed-citation>2. Най Дж. Жұмсақ күш, 2010.</mixed-citation></ref>
<ref-list><title>Кітаптар</title>
<ref id="B3"><label>3</label><element-citation publication-type="journal"><person-group><name><surname>Smith</surname>
<given-names>J</given-names></name><name><surname>Doe</surname><given-names>A</given-names></name><etal/></person-group>
<article-title>On games</article-title><source>J Foo</source><year>2001</year><volume>12</volume><issue>3</issue>
<fpage>45</fpage><lpage>67</lpage><pub-id pub-id-type="doi">10.1/x</pub-id></element-citation></ref>
<ref id="B4"><label>4</label><mixed-citation>. Ким C. Сөз, 2000.</mixed-citation></ref>
</ref-list></ref-list></back></article>
"""


def read(article: str) -> Document:
    return jats.read(article.encode(), "a.xml")


def wrap(body: str, references: int = 3) -> str:
    listed = "".join(
        f'<ref id="B{n}"><mixed-citation>Author{n} A. Title, 200{n}.</mixed-citation></ref>'
        for n in range(1, references + 1)
    )
    return f"<article><body>{body}</body><back><ref-list>{listed}</ref-list></back></article>"


def test_what_a_reader_sees() -> None:
    document = read(ARTICLE)
    said = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    assert said == [
        ("heading", "Кіші жүз"),
        ("paragraph", "Қысқаша1."),
        ("heading", "1. Кіріспе"),
        ("paragraph", "Ұлы ойын1-3 және [2, 4, 18-19 б.]; ескерту2, (3)."),
        ("caption", "Кесте 1 Сандар"),
        ("table", "a [1]\t2"),
        ("footnote", "2 Ескерту."),
        ("heading", "Әдебиеттер"),
        ("list_item", "1. Хопкирк П. Үлкен ойын, 2004."),
        ("list_item", "2. Най Дж. Жұмсақ күш, 2010."),
        ("heading", "Кітаптар"),
        ("list_item", "3. Smith J, Doe A, et al. On games. J Foo. 2001;12(3):45-67. doi:10.1/x"),
        ("list_item", "4. Ким C. Сөз, 2000."),
    ]
    assert "ойын¹⁻³ және" in document.prose.text


def test_cross_references_lead_to_references() -> None:
    document = read(ARTICLE)
    found = find_citations(document)
    assert [(marker.text, [item.number for item in marker.items]) for marker in found.markers] == [
        ("1", [1]),
        ("1", [1]),
        ("3", [2, 3]),
        ("2, 4", [2, 4]),
    ]
    (listed,) = found.reference_lists
    assert [(reference.number, reference.text) for reference in listed.references][:2] == [
        (1, "Хопкирк П. Үлкен ойын, 2004."),
        (2, "Най Дж. Жұмсақ күш, 2010."),
    ]
    assert str(document.places.of(found.markers[1].span.start)) == "10:48"


@pytest.mark.parametrize(
    ("body", "cited"),
    [
        ('<p>a (<xref ref-type="bibr" rid="B2">Smith, 2002</xref>, p. 5)', [[2]]),
        ('<p>a<xref rid="B1">1</xref>, <xref rid="fig1">2</xref>', [[1]]),
        ('<p>a<xref ref-type="bibr" rid="B1">1</xref>–<xref ref-type="bibr" rid="B3">3</xref>', [[1], [2, 3]]),
        ('<p>a<xref ref-type="bibr" rid="B1">Ann 2001</xref>–<xref ref-type="bibr" rid="B3">Bob</xref>', [[1], [3]]),
        ('<p>a<xref ref-type="bibr" rid="B3">3</xref>–<xref ref-type="bibr" rid="B1">1</xref>', [[3], [1]]),
        ('<p>a<xref ref-type="bibr" rid="B1"/><xref ref-type="bibr" rid="no">9</xref>', [[9]]),
        ("<p>typed alone [1], [2-3]", [[1], [2, 3]]),
    ],
)
def test_what_is_cited(body: str, cited: list[list[int | None]]) -> None:
    found = find_citations(read(wrap(f"{body}</p>")))
    assert [[item.number for item in marker.items] for marker in found.markers] == cited


@pytest.mark.parametrize(
    ("printed", "locator"),
    [
        ("[{}, 18-19 б.]", ("page", "18-19")),
        ("({}, p. 5)", ("page", "5")),
        ("{}:60.", ("page", "60")),
        ("({}, 5)", None),
        ("({}, but see Smith 2004)", None),
        ("{}, p. 5 is", None),
    ],
)
def test_places_behind_cross_references(printed: str, locator: tuple[str, str] | None) -> None:
    reference = '<xref ref-type="bibr" rid="B2">2</xref>'
    (marker,) = find_citations(read(wrap(f"<p>a {printed.format(reference)}</p>"))).markers
    (item,) = marker.items
    assert (item.locator and (item.locator.label, item.locator.value)) == locator


@pytest.mark.parametrize(
    ("citation", "printed"),
    [
        ("<citation>Nye J. <source>Soft power</source>. 2004.</citation>", "Nye J. Soft power. 2004."),
        (
            "<nlm-citation><person-group><name><surname>Nye</surname><given-names>J</given-names></name></person-group>"
            "<source>Soft power?</source> <publisher-loc>New York</publisher-loc><publisher-name>PA</publisher-name>"
            "<year>2004</year></nlm-citation>",
            "Nye J. Soft power? New York: PA, 2004",
        ),
        (
            "<mixed-citation> <string-name>Nye J</string-name> <source>Foo</source> <year>2004</year><volume>1</volume>"
            "<issue>2</issue></mixed-citation>",
            "Nye J. Foo. 2004;1(2)",
        ),
        (
            "<mixed-citation>Nye J. A.</mixed-citation> <mixed-citation>Kim C. B.</mixed-citation>"
            "<note><p>Also.</p></note>",
            "Nye J. A. Kim C. B. Also.",
        ),
    ],
)
def test_citations_are_printed_as_a_reader_would_see_them(citation: str, printed: str) -> None:
    document = read(f'<article><body/><back><ref-list><ref id="a">{citation}</ref></ref-list></back></article>')
    (reference,) = document.given.references
    assert reference.span.of(document.text) == printed


def test_lists_beside_each_other_are_numbered_apart() -> None:
    listed = "".join(
        f'<ref-list><title>{title}</title><ref id="{title}"><mixed-citation>Author A. {title}, 2001.</mixed-citation>'
        "</ref></ref-list>"
        for title in ("Books", "Films")
    )
    body = '<p>a <xref ref-type="bibr" rid="Films">Author, 2001</xref></p>'
    found = find_citations(read(f"<article><body>{body}</body><back>{listed}</back></article>"))
    assert [[reference.number for reference in one.references] for one in found.reference_lists] == [[1], [1]]
    assert [marker.scope for marker in found.markers] == [found.reference_lists[1].scope]


@pytest.mark.parametrize(
    ("data", "is_article"),
    [
        (ARTICLE.encode(), True),
        (wrap("<p>x</p>").encode(), True),
        (b'\xef\xbb\xbf<!-- x --><article dtd-version="1.0"/>', True),
        (b'<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "d"><article><para/></article>', False),
        (b'<article xmlns="http://docbook.org/ns/docbook"><body/></article>', False),
        (b"<article><p>x</p></article>", False),
        (b"<html><article><body>", False),
        (b"text <article><body>", False),
        (b"", False),
    ],
)
def test_what_is_surely_an_article(data: bytes, is_article: bool) -> None:
    assert jats.recognizes(data) is is_article


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (
            "<TEI><text/></TEI>",
            "a.xml: XML, but no JATS article (it is a <TEI>); save the document as .docx, .html or .txt",
        ),
        ("<article><p></article>", "a.xml: it is damaged, its XML cannot be read (line 1); open and save it anew"),
        ("<article>" + "<sec>" * 3_000 + "</sec>" * 3_000 + "</article>", "levels deep"),
    ],
)
def test_what_is_no_article_gets_one_sentence(tmp_path: Path, article: str, said: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(article)
    with pytest.raises(UnreadableError, match=re.escape(said)):
        read_document(path)


def test_nothing_is_fetched_and_no_entity_unfolded() -> None:
    declared = '<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 40 + '"><!ENTITY c SYSTEM "file:///etc/hostname">'
    document = read(
        f'<!DOCTYPE article SYSTEM "http://127.0.0.1:9/x.dtd" [{declared}]>{wrap("<p>&b;&c;&eacute;&#233;</p>")}'
    )
    assert document.text.startswith("&b;&c;éé\n")


def link(document: Document, said: str, *keys: str | None) -> LinkMark:
    at = document.text.index(said)
    return LinkMark(Span(at, at + len(said)), keys, tuple(f"ref-{key}" if key else None for key in keys))


def test_marks_are_instructions_and_cross_references() -> None:
    article = wrap('<p>a [1, 2] b (<xref ref-type="bibr" rid="B1">Ann</xref>) [9]</p>', 2)
    document = read(article)
    anchors = [AnchorMark(one.span, f"ref-{at}", f"k{at}") for at, one in enumerate(document.given.references, 1)]
    finding = CommentMark(link(document, "[9]").span, "CL101", "error", "9? no <such> & more")
    marks = [
        link(document, "[1, 2]", "1", "2"),
        link(document, "Ann", "1"),
        link(document, "[9]", None),
        finding,
        *anchors,
    ]
    copy = jats.write(document, marks).data.decode()
    assert copy.startswith(
        '<article><body><p>a <?citelink begin?><xref ref-type="bibr" rid="B1 B2"><?citelink 1 2?>[1, 2]</xref>'
        '<?citelink end?> b (<xref ref-type="bibr" rid="B1"><?citelink 1?>Ann</xref>) '
        "<?citelink -?><?citelink CL101 error: 9. no <such> & more?>[9]</p>"
    )
    assert "<mixed-citation><?citelink k1?>Author1" in copy
    assert read(copy).text == document.text
    assert jats.write(read(copy), marks).data.decode() == copy
    assert jats.restore(read(copy), ()) == article.encode()


def test_no_mark_is_put_where_it_would_be_text() -> None:
    article = wrap("<p><![CDATA[a <b> [1]]]> [2]</p>")
    document = read(article)
    copy = jats.write(document, [link(document, "[1]", "1"), link(document, "[2]", "2")]).data.decode()
    assert copy == article.replace("[2]", "<?citelink 2?>[2]")


def test_numbers_are_written_and_undone() -> None:
    article = wrap("<p>a [1] b</p>")
    document = read(article)
    at = document.text.index("1]")
    written = jats.write(document, [NumberMark(Span(at, at + 1), "12")])
    assert written.data == article.replace("[1]", "[12]").encode()
    assert jats.restore(jats.read(written.data, "a.xml"), written.changes) == article.encode()


def test_copies_lead_back_to_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(ARTICLE.replace(" (3).", " (3), <xref ref-type='bibr' rid='gone'>9</xref>.").encode())
    assert_restored([Input(str(path), "a.xml")], resolve, tmp_path / "out")
    assert "<?citelink CL101 error" in (tmp_path / "out" / "link" / "annotated" / "a.xml").read_text("utf-8")


INLINE = st.sampled_from(
    [
        "[1]",
        "x ",
        " ",
        "\n",
        "&amp;",
        "<b>[2]</b>",
        "<sup>3</sup>",
        "<xref ref-type='bibr' rid='B1'>1</xref>",
        "–",
        "<break/>",
    ]
)


@given(st.lists(INLINE, max_size=12).map("".join), st.data())
def test_any_marks_in_any_article_come_off_again(body: str, data: st.DataObject) -> None:
    article = wrap(f"<p>{body}</p>")
    document = read(article)
    places = st.tuples(*[st.integers(0, len(document.text))] * 2).map(lambda two: Span(min(two), max(two)))
    marks: list[Mark] = []
    for at, span in enumerate(data.draw(st.lists(places.filter(len), max_size=5))):
        marks += [
            [LinkMark(span, ("k",), (f"ref-{at}",)), AnchorMark(span, f"ref-{at}", "k")],
            [CommentMark(span, "CL1", "info", "x?>")],
        ][at % 2]
    written = jats.write(document, marks)
    copy = jats.read(written.data, "a.xml")
    assert (copy.text, copy.given) == (document.text, document.given)
    assert jats.restore(copy, written.changes) == article.encode()
    assert jats.write(copy, marks) == written
