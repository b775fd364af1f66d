"""Plain text: the view, the paragraphs, the annotations."""

from __future__ import annotations

import pytest

from citelink.documents import CitationMark, CitedWork, LinkMark, Mark, NumberMark, document_from_text, undo
from citelink.documents.formats import text as text_format
from citelink.text.span import Span


def mark(text: str, printed: str, keys: tuple[str | None, ...]) -> LinkMark:
    start = text.index(printed)
    return LinkMark(Span(start, start + len(printed)), keys, (None,) * len(keys))


def written(text: str, *marks: Mark) -> str:
    """`text` with the marks; what was changed leads back."""
    done = text_format.write(document_from_text(text), marks)
    assert undo(done.data.decode(), done.changes) == text
    return done.data.decode()


LINKED = [
    ("Бұл [1, 18-19 б.] рас.", "[1, 18-19 б.]", ("hopkirk1990great",), "Бұл [1, 18-19 б.]{@hopkirk1990great} рас."),
    ("See [2-5, 9].", "[2-5, 9]", ("a", "b", "c", "d", "e"), "See [2-5, 9]{@a; @b; @c; @d; @e}."),
    ("См. [2, 31]", "[2, 31]", ("a", None), "См. [2, 31]{@a; ?}"),
    ("См. [31]", "[31]", (None,), "См. [31]{?}"),
    ("OCR |22|, so", "|22|", ("k",), "OCR |22|{@k}, so"),
    ("(1, 2)", "(1, 2)", ("a", "b"), "(1, 2){@a; @b}"),
    ("сөз /1/.", "/1/", ("a",), "сөз /1/{@a}."),
    ("word¹.", "¹", ("a",), "word¹{@a}."),
    ("old [1]{@a; ?} gone", "[1]", ("b",), "old [1]{@b} gone"),
    ("кілт [1]", "[1]", ("кітап 1",), "кілт [1]{@{кітап 1}}"),
]


@pytest.mark.parametrize(("text", "printed", "keys", "annotated"), LINKED)
def test_keys_stand_behind_the_marker(text: str, printed: str, keys: tuple[str | None, ...], annotated: str) -> None:
    assert written(text, mark(text, printed, keys)) == annotated
    assert written(annotated, mark(annotated, printed, keys)) == annotated


def test_a_marker_that_stays_loses_the_keys_of_an_earlier_run() -> None:
    for text, copy in (("old [1; 9]{@a; ?} gone", "old [1; 9] gone"), ("as [1; 9] printed", "as [1; 9] printed")):
        assert written(text, CitationMark(Span(4 - (text[0] == "a"), 10 - (text[0] == "a")), ())) == copy


def test_a_citation_takes_the_place_of_the_marker() -> None:
    text = "Бұл [1, 18-19 б.]{@old} рас."
    works = (CitedWork("hopkirk1990great", "page", "18-19"), CitedWork("b"))
    assert written(text, CitationMark(Span(4, 17), works)) == "Бұл [@hopkirk1990great, 18-19; @b] рас."


def test_a_number_is_printed_anew() -> None:
    assert written("Бұл [1, 18-19 б.] рас.", NumberMark(Span(5, 6), "12")) == "Бұл [12, 18-19 б.] рас."


def test_the_view_leaves_out_annotations_of_an_earlier_run() -> None:
    text = "бір [1]{@a; ?}, екі [2]{@b} және {@c} код x{?}"
    document = document_from_text(text)
    assert document.prose.text == "бір [1], екі [2] және {@c} код x{?}"
    start = document.prose.text.index("[2]")
    assert document.prose.original(Span(start, start + 3)).of(text) == "[2]"


def test_paragraphs_and_pages() -> None:
    document = document_from_text("\r\none\r\ntwo\r\n\r\nthree\fpage two\n \nend\n")
    blocks = [(block.span.of(document.text), block.page) for block in document.blocks]
    assert blocks == [("one\r\ntwo", 1), ("three", 1), ("page two", 2), ("end", 2)]
    assert document_from_text("one\n\ntwo").blocks[1].page is None
    assert document_from_text("").blocks == ()
    assert document_from_text(" \n ").blocks == ()


def test_a_long_run_of_spaces_costs_no_time() -> None:
    """Two million spaces were hours where each of them was tried as the beginning of a page's end."""
    document = document_from_text("one" + " " * 2_000_000 + "two \n\f three")
    assert [block.span.of(document.text)[-5:] for block in document.blocks] == ["  two", "three"]
