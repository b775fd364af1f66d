"""Scopes: which list, or which article of a volume without lists, a marker belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_citations_markers import make_document, make_list

from citelink.citations.citation import ReferenceList
from citelink.citations.markers import find_markers
from citelink.citations.markers.given import find_given_markers

LIST = "@"


def find_scopes(parts: list[str | range]) -> list[tuple[int | None, int]]:
    """(first number, scope) of each marker of a document put together from texts and from lists with these numbers."""
    text = ""
    lists: list[ReferenceList] = []
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        lists.append(make_list(len(text), part, scope=len(lists)))
        text += "x" * len(part) + "\n\n"
    document = make_document(text)
    by_key = find_given_markers(document, lists)
    numbered, _ = find_markers(document, tuple(lists), by_key)
    markers = sorted((*numbered, *by_key), key=lambda marker: marker.span)
    return [(marker.items[0].number, marker.scope) for marker in markers]


CHAPTERS = [
    (["Бірінші тарау [1], [2].\n\n", range(1, 4), "Екінші тарау [1], [3].\n\n", range(1, 4)], [0, 0, 1, 1]),
    (["Первая глава [1], [2].\n\n", range(1, 4), "Вторая глава [1], [3].\n\n", range(1, 4)], [0, 0, 1, 1]),
    (["Chapter one [1], [2].\n\n", range(1, 4), "Chapter two [1], [3].\n\n", range(1, 4)], [0, 0, 1, 1]),
    (["One [1], [2].\n\n", range(1, 4), "Two [1], [3].\n\n", range(1, 4), "Afterword [2].\n"], [0, 0, 1, 1, 1]),
    (["One [1]. Two [2]. Three [9].\n\n", range(1, 10), "An afterword [4].\n"], [0, 0, 0, 0]),
    (["One [1], [2], [8].\n\n", range(1, 4), "Two [1], [7].\n\n", range(1, 9)], [0, 0, 0, 1, 1]),
    (["Sources [1], [4], [2], [6].\n\n", range(1, 4), range(4, 8)], [0, 1, 0, 1]),
    (["Own papers [1].\n\n", range(1, 3), "Body [1], [9], [12], [2].\n\n", range(1, 14)], [0, 1, 1, 1, 1]),
    (["Body [8], [9], [12], [2], [7].\n\n", range(1, 3), "More [1], [9].\n\n", range(1, 14)], [1, 1, 1, 1, 1, 1, 1]),
]


@pytest.mark.parametrize(("parts", "scopes"), CHAPTERS)
def test_a_marker_belongs_to_the_next_list(parts: list[str | range], scopes: list[int]) -> None:
    assert [scope for _, scope in find_scopes(parts)] == scopes


LEFTOVERS = [
    # A copy of `--annotate cite`: chapter one's [7] was dangling and stays so, though the list of chapter two has a 7.
    (["One [@a], [@b]; nothing [7].\n\n", range(1, 4), "Two [1], [7].\n\n", range(1, 9)], [0, 0, 0, 1, 1]),
    (["Бірі [@a]; жоқ [7].\n\n", range(1, 4), "Екіншісі [@b], [@c].\n\n", range(1, 9)], [0, 0, 1, 1]),
]


@pytest.mark.parametrize(("parts", "scopes"), LEFTOVERS)
def test_numbers_left_beside_citations_by_key_stay_with_their_list(parts: list[str | range], scopes: list[int]) -> None:
    assert [scope for _, scope in find_scopes(parts)] == scopes


def test_a_list_printed_twice_shares_the_scope_of_the_first() -> None:
    text = "Бұл туралы [1], [2] жазылған.\n\n" + "x" * 3 + "\n\n" + "x" * 3 + "\n\nҚосымша [3].\n"
    first = make_list(text.index("xxx"), range(1, 4))
    second = replace(make_list(text.rindex("xxx"), range(1, 4)), paired_with=0)
    markers, _ = find_markers(make_document(text), (first, second))
    assert [marker.scope for marker in markers] == [0, 0, 0]


TWO = ["Text [1], [2].\n\n", range(1, 4), "More [1], [3].\n\n", range(1, 4)]
ANEW = [
    # A chapter behind the last list counts anew and has none.
    ([*TWO, "3-тарау\n\nҮшінші тарау [1], [2], [3].\n"], [2, 2, 2]),
    ([*TWO, "Глава 3. Выводы\n\nТретья глава [1], [2, с. 7].\n"], [2, 2]),
    ([*TWO, "Chapter 3\n\nThe third [1] of them [2] all, and [1].\n"], [2, 2, 2]),
    ([*TWO, "Kapitel 3\n\nDas dritte [1], [2], [9].\n"], [2, 2, 2]),
    # Nothing says that it does: an afterword, an appendix, one number, numbers out of order, one list for all.
    ([*TWO, "Қорытынды\n\nҚорытынды [1], [2].\n"], [1, 1]),
    ([*TWO, "Приложение А\n\nТаблица по данным [1], [2].\n"], [1, 1]),
    ([*TWO, "Глава 3\n\nСнова [3], [1].\n"], [1, 1]),
    ([*TWO, "Chapter 3\n\nAnd only [1].\n"], [1]),
    (["Text [1], [2].\n\n", range(1, 4), "Kapitel 2\n\nWieder [1], [2].\n"], [0, 0]),
    # The numbers run on from list to list.
    (["Text [1], [2].\n\n", range(1, 4), "More [4].\n\n", range(4, 7), "Chapter 3\n\n[1] and [2].\n"], [1, 1]),
]


@pytest.mark.parametrize(("parts", "scopes"), ANEW)
def test_a_chapter_behind_the_last_list(parts: list[str | range], scopes: list[int]) -> None:
    assert [scope for _, scope in find_scopes(parts)][-len(scopes) :] == scopes


ARTICLES = [
    ("Бірінші мақала [1], [2], [3].\n\nӘОЖ 327.5\n\nЕкінші мақала [1], [2].", [0, 0, 0, 1, 1]),
    ("Первая статья [1], [2], [3].\n\nУДК 327.5\nВторая статья [1], [2].", [0, 0, 0, 1, 1]),
    ("Article one [1], [2], [3].\n\nAbstract. The second article [1], [2].", [0, 0, 0, 1, 1]),
    ("Мақала [1], [2], [3].\nҒТАМР 11.25\nЕкінші [1].\nМРНТИ 11.25\nҮшінші [1], [2].", [0, 0, 0, 1, 1, 1]),
    ("Одна статья [1], [2], [3] и снова [1], [2].", [0, 0, 0, 0, 0]),
    ("Одна статья [1], [2], [3].\n\nАннотация\nThe abstract of the same [3].", [0, 0, 0, 0]),
]


@pytest.mark.parametrize(("text", "scopes"), ARTICLES)
def test_articles_without_lists(text: str, scopes: list[int]) -> None:
    assert [scope for _, scope in find_scopes([text])] == scopes


def test_articles_of_a_volume_may_differ_in_style() -> None:
    parts: list[str | range] = [
        "Бірінші [1], [2], [3].\n\n",
        range(1, 4),
        "Вторая (1), затем (2) и (3). И (1).\n\n",
        range(1, 4),
        "Third¹ and² so³ on.\n\n",
        range(1, 4),
    ]
    assert find_scopes(parts) == [(1, 0), (2, 0), (3, 0), (1, 1), (2, 1), (3, 1), (1, 1), (1, 2), (2, 2), (3, 2)]
