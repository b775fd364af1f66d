"""Citations as pandoc spells them."""

from __future__ import annotations

import pytest

from citelink.documents.marks import CitationMark, CitedWork
from citelink.documents.pandoc import spell_citation, spell_locator
from citelink.text.span import Span


@pytest.mark.parametrize(
    ("label", "value", "spelt"),
    [
        (None, "", ""),
        ("page", "18-19", "18-19"),
        ("volume", "1", "vol. 1"),
        ("chapter", "3", "chap. 3"),
        ("appendix", "A", "appendix A"),
        (None, "Theorem\n3.1; [x]", "Theorem 3.1, (x)"),
    ],
)
def test_locators_as_pandoc_reads_them(label: str | None, value: str, spelt: str) -> None:
    assert spell_locator(label, value) == spelt


@pytest.mark.parametrize(
    ("works", "spelt"),
    [
        ((), "[1]"),
        ((CitedWork("a"),), "[@a]"),
        ((CitedWork("a", "page", "18-19", "см."), CitedWork("b", suffix="passim")), "[см. @a, 18-19; @b, passim]"),
        ((CitedWork("кітап 1", prefix="see [@x];"),), "[see x @{кітап 1}]"),
    ],
)
def test_a_citation_names_its_works(works: tuple[CitedWork, ...], spelt: str) -> None:
    assert spell_citation(CitationMark(Span(0, 3), works), "[1]") == spelt
