"""Items of a list in another order: whole lines in source formats, whole paragraphs in packages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from citelink.documents import ItemsMark, Mark, NumberMark, document_from_text
from citelink.documents.arranging import Elements, find_moves
from citelink.documents.format import load_format
from citelink.text.span import Span
from tests.documents.formats.test_docx_writing import body_of
from tests.documents.formats.word import paragraph, said, table


def span(text: str, printed: str) -> Span:
    return Span(text.index(printed), text.index(printed) + len(printed))


def moved(text: str, places: Sequence[str], now: Sequence[str], *more: Mark, form: str = "text") -> str:
    """`text` with the items in another order; and back again."""
    document = document_from_text(text, format=form)
    mark = ItemsMark(tuple(span(text, one) for one in places), tuple(span(text, one) for one in now))
    written = load_format(form).write(document, [mark, *more])
    copy = load_format(form).read(written.data, "copy")
    assert load_format(form).restore(copy, written.changes) == text.encode()
    return written.data.decode()


@pytest.mark.parametrize(
    ("text", "places", "now", "wanted"),
    [
        ("a\nbb\nc\n", ("a", "bb", "c"), ("c", "a", "bb"), "c\na\nbb\n"),
        ("a\n\nbb\n\nc", ("a", "bb", "c"), ("bb", "a", "c"), "bb\n\na\n\nc"),
        ("a\r\nbb\r\nc\r\n", ("a", "bb", "c"), ("a", "c"), "a\r\nc\r\n"),
        ("a\n\nbb\n\nc\n", ("a", "bb", "c"), ("c",), "c\n"),
        ("a\nbb\n23\nc\n", ("a", "bb", "c"), ("c", "bb", "a"), "c\nbb\n23\na\n"),
        ("a\nbb\n23\nc\n", ("a", "bb", "c"), ("a", "bb"), "a\nbb\n23\n\n"),
        ("x\na\ny\n", ("a",), (), "x\ny\n"),
        ("x\na\nbb\ny\n", ("a", "bb"), (), "x\ny\n"),
        ("x\n\na\n\nbb\n\ny\n", ("a", "bb"), (), "x\n\ny\n"),
        ("x\r\n\r\na\r\n\r\ny", ("a",), (), "x\r\n\r\ny"),
        ("x\na\nbb", ("a", "bb"), ("a", "x", "bb"), "x\na\nx\nbb"),
    ],
)
def test_lines(text: str, places: Sequence[str], now: Sequence[str], wanted: str) -> None:
    for form in ("text", "markdown", "latex"):
        assert moved(text, places, now, form=form) == wanted


def test_numbers_move_with_their_items() -> None:
    text = "см. [2]\n\n1. Аа\n2. Бб\n"
    numbers = [NumberMark(Span(5, 6), "1"), NumberMark(Span(9, 10), "2"), NumberMark(Span(15, 16), "1")]
    assert moved(text, ("1. Аа", "2. Бб"), ("2. Бб", "1. Аа"), *numbers) == "см. [1]\n\n1. Бб\n2. Аа\n"


def test_items_of_two_lists() -> None:
    document = document_from_text("a\nb\n--\nc\nd\n")
    text = document.text
    marks = [
        ItemsMark((span(text, "a"), span(text, "b")), (span(text, "b"),)),
        ItemsMark((span(text, "c"), span(text, "d")), (span(text, "c"), span(text, "a"), span(text, "d"))),
    ]
    assert load_format("text").write(document, marks).data == b"b\n--\nc\na\nd\n"


def test_rows_of_a_table_move_whole() -> None:
    long = "который достаточно длинен для ссылки"
    rows = [("1", f"Абаев {long}"), ("2", f"Берг {long}"), ("3", f"Зимин {long}")]
    document = said(paragraph("Список") + table(*rows))
    lines = [f"{label}\t{words}" for label, words in rows]
    places = tuple(span(document.text, one) for one in lines)
    written = load_format("docx").write(document, [ItemsMark(places, (places[2], places[0], places[1]))])
    assert body_of(written.data) == paragraph("Список") + table(rows[2], rows[0], rows[1])


def test_elements_that_hold_items_are_the_largest_that_are_theirs_alone() -> None:
    # 0 holds 1, 4 and 7; 1 holds 2 and 3, 4 holds 5 and 6.
    starts, ends, parents = [0, 1, 2, 4, 10, 11, 13, 20], [30, 9, 3, 5, 19, 12, 14, 25], [-1, 0, 1, 1, 0, 4, 4, 0]
    elements = Elements(starts, ends, parents)
    one, other = Span(0, 1), Span(1, 2)
    mark = ItemsMark((one, other), (other, one))
    (move,) = find_moves(elements, [mark], {one: [2, 3], other: [5]}, ()) or ()
    assert move.places == (Span(1, 9), Span(10, 19))
    assert move.now == (Span(10, 19), Span(1, 9))
    assert list(move.displaced) == [Span(1, 9), Span(10, 19)]
    assert find_moves(elements, [mark], {one: [2, 3], other: [5]}, [6]) is None
    assert find_moves(elements, [mark], {one: [2, 5], other: [6]}, ()) is None


def test_an_item_that_goes_alone_takes_what_holds_nothing_else() -> None:
    # 0 holds 1 and 4; 1 holds 2 and 3, 4 holds 5: rows of a table with their cells.
    elements = Elements([0, 1, 2, 4, 10, 11], [30, 9, 3, 5, 19, 12], [-1, 0, 1, 1, 0, 4])
    item = Span(0, 1)
    for paragraphs, others, place in (
        ([5], [2, 3], Span(10, 19)),
        ([2, 3], [5], Span(1, 9)),
        ([2], [3, 5], Span(2, 3)),
    ):
        (move,) = find_moves(elements, [ItemsMark((item,), ())], {item: paragraphs}, others) or ()
        assert (move.places, move.now) == ((place,), ())
