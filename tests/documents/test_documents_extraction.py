"""Extraction: what package formats collect their text with, and the way from the text back to the parts of the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.documents.extraction import BlockPlaces, Extraction, raised_edits
from citelink.documents.places import Place
from citelink.text.repaired import RepairedText
from citelink.text.span import Span


def shown(text: str, *raised: Span) -> RepairedText:
    return RepairedText.identity(text).edit(raised_edits(text, raised))


@pytest.mark.parametrize(
    ("before", "raised", "after", "prose"),
    [
        ("сөз", "1", ".", "сөз¹."),
        ("слово", "2, 3", ".", "слово²,³."),
        ("word", "1,3–5", " and", "word¹,³⁻⁵ and"),
        ("kelime", "4-6", "", "kelime⁴⁻⁶"),
        ("mot", "7;9", "", "mot⁷,⁹"),
        ("слово", "[1]", ".", "слово^[1]^."),
        ("сөз", "[2, 5]", "", "сөз^[2, 5]^"),
        ("word", "(3)", "", "word^(3)^"),
        ("the 5", "th", " day", "the 5th day"),
        ("Acme", "TM", "", "AcmeTM"),
        ("word", " 8 ", "next", "word ⁸ next"),
    ],
)
def test_raised_figures_are_shown_raised(before: str, raised: str, after: str, prose: str) -> None:
    text = before + raised + after
    assert shown(text, Span(len(before), len(before) + len(raised))).text == prose


def test_a_number_raised_in_several_runs_is_one() -> None:
    extraction = Extraction[int]()
    extraction.add("word", 1)
    for at, piece in enumerate(("1", ",", " 2"), start=2):
        extraction.add(piece, at, raised=True)
    extraction.end_block()
    prose = extraction.prose()
    assert prose.text == "word¹,²\n"
    assert prose.original(Span(4, 7)).of(extraction.text()) == "1, 2"


def test_what_is_generated_or_unseen_has_no_part_of_the_file() -> None:
    extraction = Extraction[str]()
    extraction.add("12. ")
    extraction.add("Най Дж. ", "run 1")
    extraction.add("a[1] = 2", "run 2", unseen=True)
    extraction.end_block("list_item", level=1, place=Place(paragraph=88))
    assert extraction.text() == "12. Най Дж. a[1] = 2\n"
    assert extraction.prose().text == "12. Най Дж.         \n".replace(" " * 9, "  " + " " * 7)
    pieces = extraction.pieces()
    assert list(pieces.within(Span(0, 6))) == [("run 1", Span(4, 6))]
    assert pieces.holding(2) is None
    assert pieces.holding(13) == ("run 2", Span(12, 20))
    (block,) = extraction.blocks()
    assert (block.kind, block.level, block.span) == ("list_item", 1, Span(0, 20))
    assert str(extraction.places().of(15)) == "¶88"


def test_places_before_the_first_are_those_of_the_first() -> None:
    places = BlockPlaces((5, 9), (Place(page=1), Place(page=2)))
    assert [str(places.of(at)) for at in (0, 5, 8, 9, 99)] == ["p. 1", "p. 1", "p. 1", "p. 2", "p. 2"]
    assert str(BlockPlaces((), ()).of(3)) == ""


@given(st.lists(st.tuples(st.text("a1, –", max_size=4), st.booleans(), st.booleans()), max_size=8))
def test_every_piece_leads_back_to_its_part(pieces: list[tuple[str, bool, bool]]) -> None:
    extraction = Extraction[int]()
    for at, (said, known, raised) in enumerate(pieces):
        extraction.add(said, at if known else None, raised=raised)
    text = extraction.text()
    found = {origin: span.of(text) for origin, span in extraction.pieces().within(Span(0, len(text)))}
    assert found == {at: said for at, (said, known, _) in enumerate(pieces) if said and known}
    prose = extraction.prose()
    assert prose.original(Span(0, len(prose.text))).end <= len(text)
