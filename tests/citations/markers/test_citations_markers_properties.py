"""Properties of find_markers() on any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_citations_markers import find, make_document, make_list

from citelink.citations.citation import MalformedMarker, Marker
from citelink.citations.markers import find_markers

PIECES = st.sampled_from(
    [
        *(
            "[1]",
            "[2, 3]",
            "[4-7]",
            "[1, с. 5]",
            "[5-2]",
            "[1,,3]",
            "[",
            "]",
            "(",
            ")",
            "(1)",
            "(2, 3)",
            "/1/",
            "|22|",
            "|",
        ),
        *(
            "¹",
            "²⁻⁴",
            "^1,2^",
            "Бұл сөз",
            "слово",
            "word",
            " ",
            ".",
            ", ",
            "\n",
            "\r\n",
            "\n\n",
            "–",
            "-",
            ";",
            "12",
            "2018",
        ),
        *(
            "∈ ",
            "Fig. ",
            "см. ",
            "УДК 1",
            "10",
            "a",
            "[18F]",
            "\\",
            "$",
            "«",
            "»",
            "[1]–[3]",
            "1. ",
            "[?]",
            "\u2006",
            "\ufeff",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200))


def assert_sound(text: str, found: list[Marker] | list[MalformedMarker]) -> None:
    end = 0
    for one in found:
        assert one.text == one.span.of(text)
        assert one.text
        assert one.span.start >= end
        end = one.span.end


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_index_the_text_and_never_overlap(text: str) -> None:
    markers, malformed = find_markers(make_document(text), ())
    assert_sound(text, list(markers))
    assert_sound(text, list(malformed))
    assert all(marker.items for marker in markers)
    assert all(item.number and item.number > 0 for marker in markers for item in marker.items)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.integers(1, 30))
def test_nothing_is_found_inside_a_list(before: str, behind: str, length: int) -> None:
    text = before + "[1]" * length + behind
    one = make_list(len(before), range(1, 3 * length + 1))
    markers, _ = find_markers(make_document(text), (one,))
    assert_sound(text, list(markers))
    assert not any(marker.span.overlaps(one.span) for marker in markers)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 40), st.sampled_from(["сөз", "слово", "word"])), min_size=1, max_size=30))
def test_every_plain_bracket_is_found(cited: list[tuple[int, str]]) -> None:
    text = ". ".join(f"Это {word} [{number}]" for number, word in cited)
    assert [marker.items[0].number for marker in find(text, 40)] == [number for number, _ in cited]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 400_000,
        "(1" * 100_000,
        "[1," * 100_000,
        "[1]" * 10_000,
        "/1" * 100_000,
        "|1" * 100_000,
        "¹" * 100_000,
        "^1" * 100_000,
        "[1-" * 100_000,
        "[a 1" * 100_000,
        "(1) a, (2) b, " * 5_000,
        "[1] A.\n\n" * 10_000,
        " " * 400_000,
        "\n" * 400_000,
        "(1 " + " " * 100_000 + ")",
    ],
)
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    markers, _ = find_markers(make_document(text), ())
    assert all(marker.text == marker.span.of(text) for marker in markers)
