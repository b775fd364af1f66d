"""Citations by key, as pandoc writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.citations.citation import Reference, ReferenceList
from citelink.citations.find import find_citations
from citelink.citations.markers.given import find_given_markers
from citelink.documents import document_from_text
from citelink.text.span import Span

FOUND = [
    ("Бұл [@hopkirk1990great] рас.", "[@hopkirk1990great]", [("hopkirk1990great", None, "")]),
    ("Это [@nye2004, 18-19] так.", "[@nye2004, 18-19]", [("nye2004", "page", "18-19")]),
    ("So [@a; @b, p. 3] is.", "[@a; @b, p. 3]", [("a", None, ""), ("b", "page", "3")]),
    (
        "So [see @a, vol. 2; also -@b:c.d].",
        "[see @a, vol. 2; also -@b:c.d]",
        [("a", "volume", "2"), ("b:c.d", None, "")],
    ),
    ("Бұл [@а_б, 5 б.].", "[@а_б, 5 б.]", [("а_б", "page", "5")]),
    ("So [@{my key; two}, 7].", "[@{my key; two}, 7]", [("my key; two", "page", "7")]),
    ("So [@a, 5, 9–11].", "[@a, 5, 9–11]", [("a", "page", "5, 9-11")]),
    ("So [@a, Theorem 3.1].", "[@a, Theorem 3.1]", [("a", None, "Theorem 3.1")]),
    ("So [@a,\n12].", "[@a,\n12]", [("a", "page", "12")]),
]


@pytest.mark.parametrize(("text", "printed", "items"), FOUND)
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_found(text: str, printed: str, items: list[tuple[str, str | None, str]], format: str) -> None:
    (marker,) = find_given_markers(document_from_text(text, format=format), ())
    assert (marker.text, marker.style) == (printed, "key")
    read = [
        (item.key, item.locator and item.locator.label, item.locator.value if item.locator else "")
        for item in marker.items
    ]
    assert read == items
    assert all(item.number is None for item in marker.items)


@pytest.mark.parametrize(
    "text",
    [
        "Mail to [ivan@example.org].",
        "[1, 18-19 б.]{@hopkirk1990great}",
        "[@]",
        "[@ a]",
        "[@a; and nothing]",
        "[@a @b]",
        "@a says so [p. 3]",
        "@a [p. 3] says so",
        "@aigerim [1] дейді",
    ],
)
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_not_found(text: str, format: str) -> None:
    assert find_given_markers(document_from_text(text, format=format), ()) == ()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("@nye2004 [33] says, and [@b].", [("nye2004", "page", "33"), ("b", None, "")]),
        ("Как пишет @масанов1995 [с. 15–16] и [@b].", [("масанов1995", "page", "15-16"), ("b", None, "")]),
        ("[@b] және @{өз кілтім} [7 б.] жазады.", [("b", None, ""), ("өз кілтім", "page", "7")]),
        ("Siehe [@b] (@kant1781 [Kap. 2]).", [("b", None, ""), ("kant1781", "chapter", "2")]),
        ("[@b] und @kant sagt [3].", [("b", None, "")]),
        ("[@b] und kant@x.de [3].", [("b", None, "")]),
    ],
)
def test_works_named_in_the_sentence(text: str, cited: list[tuple[str, str | None, str]]) -> None:
    for format in ("text", "markdown"):
        document = document_from_text(text, format=format)
        items = [marker.items[0] for marker in find_given_markers(document, ())]
        read = [(one.key, one.locator and one.locator.label, one.locator.value if one.locator else "") for one in items]
        assert read == cited
        keys = {marker.text for marker in find_citations(document).markers}
        assert ("[33]" in keys or "[3]" in keys) is ("[3]" in text)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Мәтін [@a].\n\n# Әдебиеттер\n", []),
        ("Текст [@a].\n\n# Литература\n\n---\nreferences:\n- id: a\n...\n", []),
        ("Text [@a].\n\n# References {#refs}\n\n::: {#refs}\n:::\n", []),
        ("Text [1].\n\n# Literatur\n", ["Literatur"]),
        ("Text [@a].\n\n# References\n\nNothing here, but another chapter of the book.\n", ["References"]),
    ],
)
def test_a_list_that_is_printed_later_is_not_missed(text: str, refused: list[str]) -> None:
    found = find_citations(document_from_text(text, format="markdown"))
    assert [heading.text for heading in found.refused_headings] == refused


@pytest.mark.parametrize("text", ["`[@a]`", "[@a](http://x)", r"[\@a]", r"\[@a\]", "[@a]\n\n[@a]: http://x"])
def test_not_found_in_markdown(text: str) -> None:
    assert find_given_markers(document_from_text(text, format="markdown"), ()) == ()


def test_scopes_and_lists() -> None:
    text = "[@a] x [@b] y\n\n1. Nye [@c]. 2004.\n\n[@d]"
    at = text.index("1.")
    span = Span(at, text.index(" 2004"))
    listed = ReferenceList(span, None, 4, (Reference.plain("r1", 1, span, "x"),))
    markers = find_given_markers(document_from_text(text), (listed,))
    assert [(marker.text, marker.scope) for marker in markers] == [("[@a]", 4), ("[@b]", 4), ("[@d]", 4)]


@pytest.mark.parametrize("others", ["[2], [3], [4] and [4]", "[@a], [@b], [@c] and [@c]"])
def test_citations_by_key_are_as_good_as_numbers_against_an_index(others: str) -> None:
    """One marker that lost its space is a slip beside four that have theirs, not a habit that makes P[1] a marker."""
    text = f"The array P[1] and a wo[2]rd, {others}.\n\nReferences\n\n" + "".join(
        f"{number}. Author A. The title of a work. – London: Cass, 199{number}. – 10 p.\n" for number in range(1, 5)
    )
    assert "[1]" not in [marker.text for marker in find_citations(document_from_text(text)).markers]


@given(st.text(alphabet="[]@;{}ab, 1-\\\n", max_size=200))
def test_spans_are_exact(text: str) -> None:
    for format in ("text", "markdown"):
        for marker in find_given_markers(document_from_text(text, format=format), ()):
            assert marker.span.of(text) == marker.text
            assert marker.items
