"""HTML pages: what a reader sees of them, and where in the file it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.citations.find import find_citations
from citelink.documents.document import Document
from citelink.documents.formats.html import plugin as html
from citelink.documents.markup import decoding
from citelink.documents.reading import read_document
from citelink.errors import UnreadableError


def read(page: str, path: str = "a.html") -> Document:
    return html.read(page.encode(), path)


def lines(page: str, path: str = "a.html") -> list[str]:
    """The blocks of a page, each with its kind where it is no paragraph."""
    document = read(page, path)
    said = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    return [text if kind == "paragraph" else f"{kind}: {text}" for kind, text in said]


SHOWN = [
    ("<p>One  <b>line</b>\n of <i>text</i></p><p>two</p>", ["One line of text", "two"]),
    ("one<br>\n two<p>three", ["one\ntwo", "three"]),
    ("<h2>Әдебиеттер <span class='mw-editsection'>[edit]</span></h2>", ["heading: Әдебиеттер"]),
    ("a<script>x = a[1];</script>b<style>p{}</style>c<template>[2]</template>", ["abc"]),
    ("<title>t [1]</title><noscript>[2]</noscript><p>x<span hidden>[3]</span>y", ["xy"]),
    ('x<span style="display: none">[3]</span>y', ["xy"]),
    ("<pre>a[1]\n  b</pre>text", ["code: a[1]\n  b", "text"]),
    ("<p>&#1179;&nbsp;&amp;lt; сан&shy;дар &nope; a & b < c", ["қ\u00a0&lt; сандар &nope; a & b < c"]),
    ("<!-- [1] --><p title='a > [2]'>x<p title=\"it's\">y<a title=it's>z</a>", ["x", "yz"]),
    ("<table><tr><th>a<th>b<tr><td>1<td><p>2</p></table>", ["table: a\tb", "table: 1\t2"]),
    ("<table><tr><td><h1>a</h1>b<td>c [1]</table>", ["heading: a", "b", "c [1]"]),
    ("<table><caption>Кесте</caption><tr><td>1</table>", ["caption: Кесте", "table: 1"]),
    ("<figure><img alt='[1]'><figcaption>Figure 1</figcaption></figure>", ["caption: Figure 1"]),
    ("<nav><ul><li>Refs</ul></nav><p>x<footer>c</footer>", ["contents: Refs", "x", "footer: c"]),
    ("<article><footer>1. Nye</footer></article>", ["1. Nye"]),
    ("<p>x<p>y", ["x", "y"]),
    ("<p>x<aside role='doc-footnote'>[1] y</aside>", ["x", "footnote: [1] y"]),
    (
        "<p>x<a href='#_ftn1' name='_ftnref1'>[1]</a><div id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' "
        "name='_ftn1'>[1]</a> y</div>",
        ["x[1]", "footnote: [1] y"],
    ),
    ("<p>x<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> y</p></div>", ["x", "footnote: [1] y"]),
    ("<dl><dt>[1]<dd>Nye J.<dt>[2]<dd>Kim C.</dl>", ["[1] Nye J.", "[2] Kim C."]),
    ("<div><div>[1]</div><div>Nye J.</div></div>", ["[1] Nye J."]),
    ("<b><p>x</b> y</p>z", ["x y", "z"]),
]


@pytest.mark.parametrize(("page", "shown"), SHOWN)
def test_what_a_reader_sees(page: str, shown: list[str]) -> None:
    assert lines(page) == shown


COUNTED = [
    ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
    ("<ol start=5><li>a<li value='9'>b<li>c</ol>", ["5. a", "9. b", "10. c"]),
    ("<ol reversed><li>a<li>b<ol><li>x</ol><li>c</ol>", ["3. a", "2. b", "1. x", "1. c"]),
    ("<ol start=3 reversed><li>a<li>b</ol>", ["3. a", "2. b"]),
    ("<ol type=a><li>a<li>b</ol><ol type=I start=4><li>c</ol>", ["a. a", "b. b", "IV. c"]),
    ("<ol start=99999999999999999999><li value=x>a</ol>", ["1. a"]),
    ("<ol><li><p>a</p><li>[2] b<li>3. c<li>4 d</ol>", ["1. a", "[2] b", "3. c", "4 d"]),
    ("<ol style='list-style: none'><li>a</ol><ul><li>b</ul>", ["a", "b"]),
    ("<ol><li>a<ul><li>x</ul><li>b</ol>", ["1. a", "x", "2. b"]),
    ("<table><tr><td>[1]<td>Nye J.<tr><td>[2]<td>Kim C.</table>", ["[1]\tNye J.", "[2]\tKim C."]),
]


@pytest.mark.parametrize(("page", "items"), COUNTED)
def test_items_of_lists_are_counted_as_browsers_count_them(page: str, items: list[str]) -> None:
    assert lines(page) == [f"list_item: {item}" for item in items]


def test_an_item_goes_on_in_paragraphs() -> None:
    assert lines("<ol><li><p>a</p><p>more</p></li></ol>") == ["list_item: 1. a", "more"]


BACK = [
    "<li><b><a href='#c1'>^</a></b> Nye J.",
    "<li>^ <a href='#c1'><sup><i>a</i></sup></a> <a href='#c2'><sup><i>b</i></sup></a> Nye J.",
    "<li><a href='#c1'>&#8593;</a> Nye J.",
    "<li>Nye J. <a href='#c1' class='x'>↩︎</a>",
    "<li>Nye J. <a href='#c1' role='doc-backlink'>back</a>",
    "<li>Nye J. <a href='#c1'>&#x21a9;&#xfe0e;</a>",
]


@pytest.mark.parametrize("item", BACK)
def test_links_back_are_no_part_of_a_reference(item: str) -> None:
    assert [line.strip() for line in lines(f"<ol>{item}</ol>")] == ["list_item: 1. Nye J."]


WIKI = """<p>Тау<sup class="reference"><a href="#cite_note-1">[1]</a></sup>, көл<sup class="reference"><a
href="https://kk.wikipedia.org/wiki/A#cite_note-b-2">[2]</a></sup>, тас<sup><a href="#cite_note-3">[a]</a></sup>.
<h2>Дереккөздер тізбесі мен ескертпелер</h2><ol class="references">
<li id="cite_note-1"><span class="mw-cite-backlink">↑</span> <span>Хопкирк П. Үлкен ойын, 2004.</span>
<li id="cite_note-b-2"><a href="#cite_ref-b_2-0">↑</a> Сайт туралы сөз</ol>
<h2>Ескертпелер</h2><ol class="references" type="a"><li id="cite_note-3">Жай ескертпе.</ol>"""
LATEXML = """<p><cite class="ltx_cite">[<a href="#bib.bib2" class="ltx_ref">2</a>, p. 3]</cite>
<section class="ltx_bibliography"><h2>Bibliography and notes on sources</h2><ul class="ltx_biblist">
<li id="bib.bib1" class="ltx_bibitem"><span class="ltx_tag">[1]</span><span class="ltx_bibblock"> Nye J.</span>
<li id="bib.bib2" class="ltx_bibitem"><span class="ltx_tag">[2]</span><span class="ltx_bibblock"> Kim C.</span>
</ul></section>"""
PANDOC = """<p>a <span class="citation" data-cites="n">[<a href="#ref-n" role="doc-biblioref">1</a>]</span>
<div id="refs" class="references csl-bib-body"><div id="ref-n" class="csl-entry" role="listitem">
<div class="csl-left-margin">1. </div><div class="csl-right-inline">Nye J. Soft power.</div></div></div>"""


@pytest.mark.parametrize(
    ("page", "references", "headings"),
    [
        (
            WIKI,
            [(1, "cite_note-1", "1. Хопкирк П. Үлкен ойын, 2004."), (2, "cite_note-b-2", "2. Сайт туралы сөз")],
            ["Дереккөздер тізбесі мен ескертпелер"],
        ),
        (
            LATEXML,
            [(1, "bib.bib1", "[1] Nye J."), (2, "bib.bib2", "[2] Kim C.")],
            ["Bibliography and notes on sources"],
        ),
        (PANDOC, [(1, "ref-n", "1. Nye J. Soft power.")], []),
        (WIKI.replace("[1]", "[7]"), [], []),
        (LATEXML.replace("ltx_bibitem", "item"), [], []),
        (PANDOC.replace("#ref-n", "#n"), [], []),
    ],
)
def test_references_that_the_page_surely_marks(
    page: str, references: list[tuple[int, str, str]], headings: list[str]
) -> None:
    document = read(page)
    given = document.given
    assert [(one.number, one.id, one.span.of(document.text)) for one in given.references] == references
    assert [span.of(document.text) for span in given.headings] == headings


@pytest.mark.parametrize(
    ("raised", "shown"),
    [
        ("<sup>1, 3</sup>", "¹,³"),
        ("<sup><a href='#b'>[2]</a></sup>", "^[2]^"),
        ("<sup>[2]</sup><sup>[3]</sup><sup>:p. 7</sup><sup>[4]</sup>", "^[2]^^[3]^:p. 7[4]"),
        ("<sup>[2]+</sup>", "[2]+"),
        ("<span style='vertical-align: super'>4&ndash;6</span>", "⁴⁻⁶"),
        ("<span class='c7'>8</span>", "⁸"),
        ("<span class=s>8</span>", "⁸"),
        ("<span style='position:relative;top:-4.0pt;mso-text-raise:4.0pt'>8</span>", "⁸"),
        ("<sup>7</sup><sup>),(</sup><sup>8</sup>", "⁷,⁸"),
        ("<sup><sup>2</sup></sup>", "²"),
        ("<sup>th</sup>", "th"),
        ("<sup role='doc-noteref'>1</sup>", " "),
        ("<a href='#_ftn1'><sup>[1]</sup></a>", "   "),
        ("<a href='#sdfootnote1sym'><sup>1</sup></a>", " "),
    ],
)
def test_what_is_raised_is_shown_raised(raised: str, shown: str) -> None:
    document = read(
        f"<style>.a, .c7 {{ color: red; vertical-align: super }} .s {{ top: -1pt; position: relative }}</style>"
        f"<p>word{raised} on"
    )
    assert document.prose.text == f"word{shown} on\n"


def test_what_libreoffice_writes_of_the_heads_of_pages_is_their_head() -> None:
    document = read("<body><div title='header'><p>Әл-Фараби [9]</p></div><p>Сөз [1].</p><div title='footer'><p>2</div>")
    assert [block.kind for block in document.blocks] == ["header", "paragraph", "footer"]
    assert [marker.text for marker in find_citations(document).markers] == ["[1]"]


@pytest.mark.parametrize("formula", ["<math><mo>[</mo><mn>1</mn><mo>]</mo></math>", "<span class='katex'>[1]</span>"])
def test_formulas_and_code_hold_no_markers(formula: str) -> None:
    document = read(f"<p>the set {formula}, <code>a[2]</code> and [3]\n<p>as in [4]")
    assert [marker.text for marker in find_citations(document).markers] == ["[3]", "[4]"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="utf-8"><p>Как в [1].'.encode("cp1251"), "Как в [1].\n"),
        ('<meta http-equiv="c" content="text/html; charset=windows-1251"><p>Да'.encode("cp1251"), "Да\n"),
        ('<meta charset="iso-8859-1"><p>\u201cété\u201d'.encode("cp1252"), "“été”\n"),
        ('<meta charset="gb2312"><p>参考'.encode("gb18030"), "参考\n"),
        ("\ufeff<p>Қазақ".encode("utf-16-le"), "Қазақ\n"),
        ('<?xml version="1.0" encoding="koi8-r"?><html><p>Да, мир</p></html>'.encode("koi8-r"), "Да, мир\n"),
        ('<meta charset="windows-1251"><p>Қазақ'.encode(), "Қазақ\n"),
        ('<meta charset="no-such"><p>é'.encode(), "é\n"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    document = html.read(data, "a.html")
    assert document.text == text
    assert html.write(document, ()).data == html.restore(document, ()) == data


def test_places_are_lines_and_columns_of_the_file() -> None:
    document = read("<html>\n<p>Кіші\n  жүз <b>[1]</b>\n<ol><li>Nye</ol>")
    place = {said: str(document.places.of(document.text.index(said))) for said in ("Кіші", "жүз", "[1]", "1. ", "Nye")}
    assert place == {"Кіші": "2:4", "жүз": "3:3", "[1]": "3:10", "1. ": "4:9", "Nye": "4:9"}


def test_xhtml_closes_empty_elements_and_reads_cdata() -> None:
    page = (
        '<?xml version="1.0"?><html><head><title/></head><body><p><a id="x"/>[1]<b/> <![CDATA[<2>]]></p></body></html>'
    )
    assert lines(page) == ["[1] <2>"]
    assert lines(page.removeprefix('<?xml version="1.0"?>'), "a.xhtml") == ["[1] <2>"]


def test_text_without_tags_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    path.write_text("References\n\n1. Nye J. x < 3.\n2. Kim C. &c.\n")
    document = read_document(path)
    assert (document.format, document.text) == ("text", path.read_text())
    with pytest.raises(UnreadableError, match="it has no tags and is no HTML page"):
        read("a < b")


def test_more_tags_than_anyone_writes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MOST_TAGS", 10)
    read("<p>x" * 10)
    with pytest.raises(UnreadableError, match="it holds more than 10 tags"):
        read("<p>&amp;" * 6)


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf\n<!-- saved --><HTML lang=kk>", True),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', True),
        ("\ufeff<html>".encode("utf-16-le"), True),
        (b"# html\n<html>", False),
        (b"<article>", False),
        (b"<p>x", False),
        (b"", False),
    ],
)
def test_what_is_surely_a_page(data: bytes, is_page: bool) -> None:
    assert html.recognizes(data) is is_page


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        ('<p>карнизах<span class="citation" data-cites="a">(1)</span>, сол', "карнизах (1), сол"),
        ('<p>ledges<span class="citation">[2]</span>.', "ledges [2]."),
        ('<p>ledges <span class="citation">(3)</span>.', "ledges (3)."),
        ('<p>ledges<span class="citation"><sup>4</sup></span>.', "ledges⁴."),
        ("<p>f<span>(5)</span>", "f(5)"),
        ('<p><span class="citation">(6)</span> am Anfang', "(6) am Anfang"),
    ],
)
def test_what_says_that_it_is_a_citation_is_parted_from_its_word(body: str, prose: str) -> None:
    assert html.read(f"<!DOCTYPE html>{body}".encode(), "a.html").prose.text == f"{prose}\n"


def test_a_page_of_any_name_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "thesis.docx"
    path.write_bytes(b"<!DOCTYPE html><p>As in [1].")
    document = read_document(path)
    assert (document.format, document.text) == ("html", "As in [1].\n")
    assert [remark.kind for remark in document.remarks] == ["other-format"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 30_000 + "[1]" + "</div>" * 30_000,
        "<p>x" + "<sup>" * 20_000 + "1" + "</sup>" * 20_000,
        "<li>" * 20_000 + "</ol>" * 20_000,
        "<table><td>" + "<span>" * 600 + "</div>" * 30_000,
        "<a " * 30_000,
        "<a b='" * 30_000,
        "<p>" + "<" * 50_000,
        "<!--" * 20_000,
        "<p>As in [1].<script>[2]<style>[3]<!-- [4] " + "<p>" * 1_000,
        "<ol reversed>" * 5_000 + "<li>x",
        "<p>" + "&" * 50_000 + "&amp;" * 50_000,
        "<style>" + "a{b:c}" * 20_000 + "{vertical-align:super" * 5_000,
    ],
)
def test_whatever_a_page_holds_it_ends_soon(page: str) -> None:
    document = read(page)
    assert html.write(document, ()).data == page.encode()


SAID = (
    "<p>|</p>|<li>|<ol>|</ol>|<table>|<tr>|<td>|</table>|<b>|</b>|<sup>|</sup>|<a href='#x'>|</a>|<br/>|"
    "<script>|</script>|<!--|-->|<pre>|</pre>|<|>|&amp;|[1]| |\n|  |сөз|&#x10FFFF;|\u00ad|<i|='\"|<![CDATA[|"
    ']]>|<div hidden>|</div>|<math>|<code>|^|<span data-citelink="a">|</span>|<h2 id=r>|</h2>|<td>x|'
    "<dl><dt>|<dd>"
)
PARTS = st.sampled_from(SAID.split("|"))


@given(st.lists(PARTS, max_size=30).map("".join), st.sampled_from(["a.html", "a.xhtml"]))
def test_every_piece_of_the_text_stands_where_it_says(page: str, path: str) -> None:
    page = f"<p>{page}"
    document = read(page, path)
    source = document.source
    at = 0
    for said, origin in zip(source.pieces.spans, source.pieces.origins, strict=True):  # type: ignore[attr-defined]
        assert at <= origin.start < origin.end <= len(source.page)  # type: ignore[attr-defined]
        at = origin.end
        if len(said) == len(origin):
            shown, there = said.of(document.text), origin.of(source.page)  # type: ignore[attr-defined]
            assert shown == there.replace("\n", " ") or shown == there
    for block in document.blocks:
        assert block.span.of(document.text)
    if "data-citelink" not in page:
        assert html.write(document, ()).data.decode() == page
