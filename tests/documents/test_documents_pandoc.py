"""Citations as pandoc spells them."""

from __future__ import annotations

import pytest

from citelink.documents.marks import CitationMark, CitedWork
from citelink.documents.pandoc import find_given, spell_citation, spell_locator
from citelink.text.repaired import RepairedText
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


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Қараңыз [@nye2004; @khopkirk].", ["nye2004", "khopkirk"]),
        ("Как на [@fig:map] и в [@tbl:sum; @Eq:one], см. [@sec:intro; @lst:a] и [@nye2004].", ["nye2004"]),
        ("As [@fig-map] shows, [@nye2004].\n\n![Map](m.png){#fig-map}", ["nye2004"]),
        ("```{r}\n#| label: tbl-sum\n```\n\nVer [@tbl-sum] y [@tbl-2004].", ["tbl-2004"]),
    ],
)
def test_what_leads_to_a_figure_or_a_section_is_no_citation(text: str, keys: list[str]) -> None:
    found = find_given(text, RepairedText.identity(text))
    assert [item.target for citation in found for item in citation.items] == keys
