"""Marks in HTML pages: the copy is the page with tags added, and leads back to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.documents.document import Document
from citelink.documents.formats.html import plugin as html
from citelink.documents.inputs import Input
from citelink.documents.marks import AnchorMark, CitationMark, CitedWork, CommentMark, LinkMark, Mark, NumberMark
from citelink.run import resolve
from citelink.text.span import Span
from tests.restoring import assert_restored

PAGE = """\
<!DOCTYPE html>
<html lang="kk"><meta charset="utf-8"><title>Кіші жүз</title>
<style>ol { color: gray }</style>
<p>Кіші жүз туралы [1, 18-19&nbsp;б.] еңбегінде <i>айтылған</i>; қараңыз<sup>[<a href="#n2">2</a>]</sup>.
<p>Ол [<b>3</b>] туралы, [<i>1</b>, 2] да.
<h2>Әдебиеттер</h2>
<ol>
<li>Хопкирк П. Үлкен ойын. &ndash; Алматы, 2004. &ndash; 640 б.
<li id="n2">Най Дж. <i>Жұмсақ күш</i>. &ndash; Астана, 2010. &ndash; 200 б.
</ol>
</html>
"""


def read(page: str) -> Document:
    return html.read(page.encode(), "a.html")


def place(document: Document, said: str) -> Span:
    at = document.text.index(said)
    return Span(at, at + len(said))


def write(page: str, *marks: Mark) -> str:
    return html.write(read(page), marks).data.decode()


def link(document: Document, said: str, *keys: str | None) -> LinkMark:
    return LinkMark(place(document, said), keys, tuple(f"ref-{key}" if key else None for key in keys))


@pytest.mark.parametrize(
    ("page", "said", "copy"),
    [
        ("<p>a [1] b", "[1]", '<p>a <a data-citelink="k" href="#ref-k" title="k">[1]</a> b'),
        ("<p>a [<b>1</b>]", "[1]", '<p>a <a data-citelink="k" href="#ref-k" title="k">[<b>1</b>]</a>'),
        ("<p>a <b>[1</b>]", "[1]", '<p>a <b><a data-citelink="k" href="#ref-k" title="k">[1</a></b>]'),
        ("<p>a [<a href=#x>1</a>]", "[1]", '<p>a <span data-citelink="k">[<a href=#x>1</a>]</span>'),
        ("<p><a href=x>a [1]</a>", "[1]", '<p><a href=x>a <span data-citelink="k">[1]</span></a>'),
        ("<p>[1,&nbsp;2]", "[1,\u00a02]", '<p><a data-citelink="k" href="#ref-k" title="k">[1,&nbsp;2]</a>'),
        ("<p>[1<br>2]", "[1\n2]", '<p><a data-citelink="k" href="#ref-k" title="k">[1<br>2]</a>'),
    ],
)
def test_a_link_stands_around_the_marker(page: str, said: str, copy: str) -> None:
    reference = "<p>Nye J.</p>"
    document = read(page + reference)
    anchor = AnchorMark(place(document, "Nye J."), "ref-k", "k")
    written = write(page + reference, link(document, said, "k"), anchor)
    assert written == copy + '<p><span data-citelink="k" id="ref-k"></span>Nye J.</p>'


def test_links_lead_to_the_ids_that_the_page_has() -> None:
    page = '<p>[1] [2] [3]<ol id=list><li id="n1">Nye<li><a name=n2></a>Kim<li>Hop</ol><p id="ref-3">'
    document = read(page)
    marks = [link(document, f"[{number}]", number) for number in "123"]
    anchors = [AnchorMark(place(document, said), f"ref-{at}", None) for at, said in enumerate(("Nye", "Kim", "Hop"), 1)]
    copy = write(page, *marks, *anchors)
    assert re.findall(r'href="#([^"]*)', copy) == ["n1", "n2", "citelink-ref-3"]
    assert re.findall(r'id="([^"]*)"', copy) == ["n1", "citelink-ref-3", "ref-3"]


def test_no_link_leads_away_from_a_page_with_a_base() -> None:
    page = '<base href="https://a.b/c"><p>[1]<p>Nye'
    document = read(page)
    copy = write(page, link(document, "[1]", "1"), AnchorMark(place(document, "Nye"), "ref-1", "k"))
    assert '<p><span data-citelink="1">[1]</span><p>' in copy


def test_a_finding_is_a_tool_tip_at_its_place() -> None:
    document = read("<p>a [9], <i>b</i> [1]")
    finding = CommentMark(place(document, "[9]"), "CL101", "error", 'No "9" < 10')
    copy = write("<p>a [9], <i>b</i> [1]", link(document, "[9]", None), finding)
    tip = '<span data-citelink="CL101" title="CL101: No &quot;9&quot; &lt; 10">[9]</span>'
    assert copy == f'<p>a <span data-citelink="?">{tip}</span>, <i>b</i> [1]'
    assert read(copy).text == document.text


def test_what_would_cross_other_tags_stands_around_nothing() -> None:
    page = "<p>one two three"
    document = read(page)
    marks = [CommentMark(place(document, said), "CL1", "info", said) for said in ("one two", "two three")]
    copy = write(page, *marks)
    assert copy == (
        '<p><span data-citelink="CL1" title="CL1: one two">one '
        '<span data-citelink="CL1" title="CL1: two three"></span>two</span> three'
    )
    assert html.restore(html.read(copy.encode(), "a.html"), ()) == page.encode()


def test_a_citation_takes_the_place_of_its_marker() -> None:
    page = "<p>a [1, 5&ndash;6] b [<b>2]</b>"
    document = read(page)
    work = CitedWork("nye2004", "page", "5–6")
    marks = [CitationMark(place(document, said), (work,)) for said in ("[1, 5–6]", "[2]")]
    copy = write(page, *marks)
    # Where the marker begins within an element that it does not end in, there is no one place for it.
    assert copy == '<p>a <span data-citelink-was="[1, 5&amp;ndash;6]">[@nye2004, 5–6]</span> b [<b>2]</b>'
    assert read(copy).text == document.text
    assert html.restore(read(copy), ()) == page.encode()


def test_numbers_are_written_where_they_stand_and_undone() -> None:
    page = "<p>a [1, 3] b [2]</p><ol><li>x</ol>"
    document = read(page)
    numbers = {"1": "10", "3": "4-5", "2": "", "1.": "7."}
    marks = [NumberMark(place(document, said), printed) for said, printed in numbers.items() if printed]
    written = html.write(document, marks[:2])
    assert written.data.decode() == "<p>a [10, 4-5] b [2]</p><ol><li>x</ol>"
    assert html.restore(html.read(written.data, "a.html"), written.changes) == page.encode()
    generated = NumberMark(Span(document.text.index("1. x"), document.text.index("1. x") + 1), "7")
    assert html.write(document, [generated]).data == page.encode()
    with pytest.raises(ValueError, match="does not hold"):
        html.restore(document, written.changes)


def test_what_the_encoding_lacks_is_written_as_a_reference() -> None:
    page = '<meta charset="windows-1251"><p>Как в [1].'
    document = html.read(page.encode("cp1251"), "a.html")
    finding = CommentMark(place(document, "[1]"), "CL1", "info", "«қ» — 1")
    copy = html.write(document, [finding]).data
    assert 'title="CL1: «&#1179;» — 1"'.encode("cp1251") in copy
    assert html.restore(html.read(copy, "a.html"), ()) == page.encode("cp1251")


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("windows-1252", b"CL1: &#1178; \x96 1"),
        ("windows-1251", b"CL1: &#1178; \x96 1"),
        ("utf-8", "CL1: Қ – 1".encode()),
        ("no-such", "CL1: Қ – 1".encode()),
    ],
)
def test_a_page_in_ascii_is_written_in_the_encoding_that_it_names(declared: str, title: bytes) -> None:
    page = f'<meta charset="{declared}"><p>As in [1].'.encode()
    document = html.read(page, "a.html")
    copy = html.write(document, [CommentMark(place(document, "[1]"), "CL1", "info", "Қ – 1")]).data
    assert b'title="' + title + b'"' in copy
    assert html.restore(html.read(copy, "a.html"), ()) == page


@pytest.mark.parametrize("name", ["a.html", "a.xhtml"])
def test_copies_lead_back_to_the_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PAGE.encode())
    assert_restored([Input(str(path), name)], resolve, tmp_path / "out")
    copy = (tmp_path / "out" / "link" / "annotated" / name).read_text("utf-8")
    assert 'href="#ref-1"' in copy
    assert '<sup>[<a href="#n2">2</a>]</sup>' not in copy
    assert 'title="CL101' in copy
    assert re.sub(r"</?(?:a|span) data[^>]*>|</(?:a|span)>", "", copy) == re.sub("</a>", "", PAGE)


SAID = (
    "<p>|</p>|<li>|<ol>|</ol>|<b>|</b>|<a href='#x'>|</a>|<span>|</span>|<sup>|</sup>|<td>|<table>|<br>|"
    "&nbsp;|сөз | |\n|[1]|[2, 3]|<h2 id=r>|</h2>|4"
)
PARTS = st.sampled_from(SAID.split("|"))


@given(st.lists(PARTS, max_size=20).map("".join), st.data())
def test_any_marks_on_any_page_come_off_again(page: str, data: st.DataObject) -> None:
    page = f"<p>{page}"
    document = read(page)
    places = st.tuples(*[st.integers(0, len(document.text))] * 2).map(lambda two: Span(min(two), max(two)))
    marks: list[Mark] = []
    for at, span in enumerate(data.draw(st.lists(places.filter(len), max_size=6) if document.text else st.just([]))):
        marks += [
            [LinkMark(span, ("k",), (f"ref-{at}",)), AnchorMark(span, f"ref-{at}", "k")],
            [CommentMark(span, "CL1", "info", "x")],
            [CitationMark(span, (CitedWork("k"),))],
        ][at % 3]
    written = html.write(document, marks)
    copy = html.read(written.data, "a.html")
    assert copy.text == document.text
    assert copy.blocks == document.blocks
    assert html.restore(copy, written.changes) == page.encode()
    assert html.write(copy, marks) == written
