"""Marks written in Markdown, and taken away again."""

from __future__ import annotations

import pytest

from citelink.documents import (
    AnchorMark,
    CitationMark,
    CitedWork,
    LinkMark,
    ListMark,
    Mark,
    NumberMark,
    document_from_text,
    undo,
)
from citelink.documents.formats.markdown import plugin as markdown
from citelink.text.span import Span


def place(text: str, printed: str) -> Span:
    """The span of what a reader sees as `printed`."""
    prose = document_from_text(text, format="markdown").prose
    at = prose.text.index(printed)
    return prose.original(Span(at, at + len(printed)))


def written(text: str, *marks: Mark) -> str:
    """`text` with the marks; what was changed leads back, and changing it again changes nothing."""
    document = document_from_text(text, format="markdown")
    done = markdown.write(document, marks)
    annotated = done.data.decode()
    assert undo(annotated, done.changes) == text
    return annotated


A = ("a",)
LINKED = [
    (
        "Бұл [1, 18-19 б.] рас",
        "[1, 18-19 б.]",
        ("hopkirk1990great",),
        "Бұл [[1, 18-19 б.](#ref-1)]{@hopkirk1990great} рас",
    ),
    (r"Бұл \[1, 18-19 б.\] рас", "[1, 18-19 б.]", A, r"Бұл \[[1, 18-19 б.](#ref-1)\]{@a} рас"),
    ("[2-5, 9]", "[2-5, 9]", ("a", "b", "c", "d", "e"), "[[2-5, 9](#ref-1)]{@a; @b; @c; @d; @e}"),
    ("x [1]–[3]", "[1]–[3]", ("a", "b", "c"), "x [[1]–[3]](#ref-1){@a; @b; @c}"),
    (r"x \[1\]–\[3\]", "[1]–[3]", A, r"x [\[1\]–\[3\]](#ref-1){@a}"),
    ("x (1, 2)", "(1, 2)", ("a", "b"), "x [(1, 2)](#ref-1){@a; @b}"),
    ("x /1/", "/1/", A, "x [/1/](#ref-1){@a}"),
    ("x |22|", "|22|", A, "x [|22|](#ref-1){@a}"),
    ("x¹ y", "¹", A, "x[¹](#ref-1){@a} y"),
    ("x^1,2^ y", "^1,2^", ("a", "b"), "x^[1,2](#ref-1)^{@a; @b} y"),
    ("x<sup>1</sup> y", "^1^", A, "x<sup>[1](#ref-1)</sup>{@a} y"),
    ("[12,\n13]", "[12,\n13]", ("a", "b"), "[[12,\n13](#ref-1)]{@a; @b}"),
    # links that stand there already
    (r"\[[1](#ref-7)\]", "[1]", A, r"\[[1](#ref-1)\]{@a}"),
    (r"\[[1](#b1), [2](#b2)\]", "[1, 2]", ("a", "b"), r"\[[1](#b1), [2](#b2)\]{@a; @b}"),
    ("see [[1]](#b1).", "[1]", A, "see [[1]](#b1){@a}."),
    ("see [page (1)](http://x).", "(1)", A, "see [page (1)](http://x){@a}."),
    ("wow!(1)", "(1)", A, "wow!(1){@a}"),
]


@pytest.mark.parametrize(("text", "printed", "keys", "annotated"), LINKED)
def test_a_marker_is_linked(text: str, printed: str, keys: tuple[str, ...], annotated: str) -> None:
    for old, new in ((text, annotated), (annotated, annotated)):
        mark = LinkMark(place(old, printed), keys, tuple(f"ref-{n + 1}" for n in range(len(keys))))
        assert written(old, mark) == new


@pytest.mark.parametrize(
    ("text", "keys", "annotated"),
    [("см. [2, 31]", ("a", None), "см. [2, 31]{@a; ?}"), (r"см. \[31\]", (None,), r"см. \[31\]{?}")],
)
def test_a_marker_without_an_anchor_only_carries_keys(text: str, keys: tuple[str | None, ...], annotated: str) -> None:
    printed = "[2, 31]" if "2," in text else "[31]"
    for old in (text, annotated):
        assert written(old, LinkMark(place(old, printed), keys, (None,) * len(keys))) == annotated


REFERENCES = [
    ("1. Nye J. Power.", '1. <a id="ref-1"></a>Nye J. Power. [↩](#cite-1)'),
    (r"1\. Nye J. Power.", r"1\. " + '<a id="ref-1"></a>Nye J. Power. [↩](#cite-1)'),
    ("[1] Nye J. Power.", '[1] <a id="ref-1"></a>Nye J. Power. [↩](#cite-1)'),
    (r"\[1\]Nye J. Power.", r"\[1\]" + '<a id="ref-1"></a>Nye J. Power. [↩](#cite-1)'),
    ("1.Nye J. Power.", '1.<a id="ref-1"></a>Nye J. Power. [↩](#cite-1)'),
    ("- Nye J. Power.", '- <a id="ref-1"></a>Nye J. Power. [↩](#cite-1)'),
    ("Nye J. Power.", '<a id="ref-1"></a>Nye J. Power. [↩](#cite-1)'),
    ("1. Nye J. *Power.*", '1. <a id="ref-1"></a>Nye J. *Power.* [↩](#cite-1)'),
    ("1. Nye J. [Power.](http://x)", '1. <a id="ref-1"></a>Nye J. [Power.](http://x) [↩](#cite-1)'),
    ("1.\n   Nye J. Power.", '1.\n   <a id="ref-1"></a>Nye J. Power. [↩](#cite-1)'),
    ('1. <span id="ref-1">Nye J. Power.</span>', '1. <span id="ref-1">Nye J. Power.</span> [↩](#cite-1)'),
]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n", "\n\n- "])
def test_a_marker_in_two_paragraphs_only_carries_keys(gap: str) -> None:
    """In a double-spaced text each line is a paragraph, and a link ends with its paragraph."""
    text = f"Бұл [12,{gap}13] рас"
    start, end = text.index("["), text.index("]") + 1
    copy = written(text, LinkMark(Span(start, end), ("a", "b"), ("ref-12", "ref-13")))
    assert copy == text.replace("]", "]{@a; @b}")


@pytest.mark.parametrize(("reference", "annotated"), REFERENCES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_reference_is_an_anchor_and_leads_back(reference: str, annotated: str, newline: str) -> None:
    before = f"Text [1].\n\n{reference}\n\nend".replace("\n", newline)
    after = f'Text <a id="cite-1"></a>[[1](#ref-1)]{{@a}}.\n\n{annotated}\n\nend'.replace("\n", newline)
    for old in (before, after):
        marker = place(old, "[1]")
        prose = document_from_text(old, format="markdown").prose
        seen = document_from_text(reference.replace("\n", newline), format="markdown").prose.text
        at = prose.text.rindex(seen)
        note = AnchorMark(prose.original(Span(at, at + len(seen))), "ref-1", "a", (marker,))
        assert written(old, LinkMark(marker, A, ("ref-1",)), note) == after


def test_a_link_back_stands_before_the_backslash_that_breaks_the_line() -> None:
    text = "[1]\n\n1\\. Nye J. 2004.\\\n2. Kim C. 2005.\n"
    note = AnchorMark(Span(text.index("1\\."), text.index("2004.") + 5), "ref-1", "a", (Span(0, 3),))
    copy = written(text, LinkMark(Span(0, 3), ("a",), ("ref-1",)), note)
    assert "2004. [↩](#cite-1)\\\n2. Kim" in copy
    again = document_from_text(copy, format="markdown").prose.text
    assert again == document_from_text(text, format="markdown").prose.text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_links_back_amid_a_paragraph_are_not_written_twice(newline: str) -> None:
    lines = ("[1]", "", "1. Hopkirk P. Game.", "–", "London:", "1990.", "what a reader takes for a line")
    text = newline.join(lines)
    marker = Span(0, 3)
    note = AnchorMark(Span(text.index("1. "), text.index("1990.") + 5), "ref-1", "a", (marker,))
    copy = written(text, LinkMark(marker, ("a",), ("ref-1",)), note)
    assert f"1990. [↩](#cite-1){newline}what" in copy
    start = copy.index("[[1]")
    again = Span(start, copy.index("]{@a}") + 1)
    note = AnchorMark(Span(copy.index("1. <a"), copy.index("1990.") + 5), "ref-1", "a", (again,))
    assert written(copy, LinkMark(again, ("a",), ("ref-1",)), note) == copy


def test_a_citation_takes_the_place_of_marker_and_annotation() -> None:
    cited = "Text [@a, 18-19].\n\n1. Nye."
    items = (CitedWork("a", "page", "18-19"),)
    assert written("Text [1, 18-19 б.].\n\n1. Nye.", CitationMark(Span(5, 18), items)) == cited
    assert written(r"Text \[1\]." + "\n\n1. Nye.", CitationMark(Span(5, 10), items)) == cited
    linked = 'Text <a id="cite-1"></a>[[1](#ref-1)]{@b}.\n\n1. Nye. [↩](#cite-1)'
    assert written(linked, CitationMark(place(linked, "[1]"), items)) == cited


def test_a_marker_that_stays_as_printed_loses_link_and_keys() -> None:
    linked = 'Text <a id="cite-1"></a>[[1; 9](#ref-1)]{@b; ?}.'
    for old in (linked, "Text [1; 9]."):
        assert written(old, CitationMark(place(old, "[1; 9]"), ())) == "Text [1; 9]."


def test_a_marker_that_lost_its_reference_loses_its_link() -> None:
    linked = 'Text <a id="cite-1"></a>[[1](#ref-1)]{@b}.'
    assert written(linked, LinkMark(place(linked, "[1]"), (None,), (None,))) == "Text [1]{?}."


def test_a_legacy_encoding_shows_the_arrow_as_a_reference() -> None:
    text = "Это сказано в книге, как известно [1].\n\n1. Най Дж. Гибкая власть. – Москва, 2006. – 397 с.\n"
    data = text.encode("cp1251")
    for _ in range(2):
        document = markdown.read(data, "a.md")
        assert document.source.encoding == "cp1251"
        prose = document.prose
        start = prose.text.index("1. Най")
        marker = prose.original(Span(prose.text.index("[1]"), prose.text.index("[1]") + 3))
        note = AnchorMark(prose.original(Span(start, len(prose.text.rstrip()))), "ref-1", "a", (marker,))
        done = markdown.write(document, [LinkMark(marker, A, ("ref-1",)), note])
        annotated = done.data
        assert undo(annotated.decode("cp1251"), done.changes) == document.text
        assert b"[&#8617;](#cite-1)" in annotated
        assert annotated.count(b"&#8617;") == 1
        data = annotated


def test_a_number_and_a_list_are_set_anew() -> None:
    text = "Text [2-5].\r\n\r\n1. Nye.\r\n2. Kim.\r\n"
    items = Span(text.index("1. "), text.index("Kim.") + 4)
    copy = written(text, NumberMark(place(text, "2-5"), "1, 3-5"), ListMark(items, ("1. Kim.", "2. Nye.")))
    assert copy == "Text [1, 3-5].\r\n\r\n1. Kim.\r\n2. Nye.\r\n"
