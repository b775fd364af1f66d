"""Typed markers made live: which, in which form, and what stays as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.converting import TARGETS, convert
from citelink.documents.citation_forms import FORMS
from citelink.documents.format import load_format
from citelink.documents.inputs import Input
from citelink.documents.marks import CitedWork, LiveListMark, LiveMark, NumberMark
from citelink.results import Resolution
from citelink.run import resolve

RU = """Шалаш [1, с. 15] ставили весной [2-3; 1], шатёр [7] летом, интервал [0, 1] мал, см. [sic].

Список литературы

1. Титов Р. Т. Шатры. – Курск: Чернозём, 1970. – 60 с.
2. Усов С. У. Навесы. – Курск: Чернозём, 1972. – 50 с.
3. Усов С. У. Дворы. – Курск: Чернозём, 1974. – 50 с.
"""


@pytest.fixture
def resolution(tmp_path: Path) -> Resolution:
    (tmp_path / "ru.txt").write_text(RU, "utf-8")
    return resolve([Input(str(tmp_path / "ru.txt"), "ru.txt")])


@pytest.mark.parametrize("target", TARGETS)
def test_markers_that_lead_nowhere_stay(resolution: Resolution, target: str) -> None:
    found = convert(resolution.documents[0], resolution.library.entries, target)
    assert found.count == 2
    assert [(one.text, one.why, one.numbers) for one in found.left] == [("[7]", "dangling", (7,))]
    assert {*found.records} == {"titov1970shatry", "usov1972navesy", "usov1974dvory"}


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("pandoc", ("[@titov1970shatry, 15]", "[@usov1972navesy; @usov1974dvory; @titov1970shatry]")),
        ("scan", ("[@titov1970shatry, 15]", "[@usov1972navesy; @usov1974dvory; @titov1970shatry]")),
        ("latex", (r"\cite[15]{titov1970shatry}", r"\cite{usov1972navesy,usov1974dvory,titov1970shatry}")),
        (
            "typst",
            (
                "#cite(<titov1970shatry>, supplement: [15])",
                "#cite(<usov1972navesy>) #cite(<usov1974dvory>) #cite(<titov1970shatry>)",
            ),
        ),
    ],
)
def test_forms_of_text(resolution: Resolution, target: str, said: tuple[str, ...]) -> None:
    marks = convert(resolution.documents[0], resolution.library.entries, target).marks
    assert tuple(mark.printed for mark in marks if isinstance(mark, NumberMark)) == said


def test_programs_get_the_records_and_the_list(resolution: Resolution) -> None:
    found = convert(resolution.documents[0], resolution.library.entries, "zotero", style="vancouver")
    live = [mark for mark in found.marks if isinstance(mark, LiveMark)]
    assert [[work.key for work in mark.works] for mark in live] == [
        ["titov1970shatry"],
        ["usov1972navesy", "usov1974dvory", "titov1970shatry"],
    ]
    assert live[0].records["titov1970shatry"]["title"] == "Шатры"
    (listed,) = [mark for mark in found.marks if isinstance(mark, LiveListMark)]
    assert listed.span.of(RU).startswith("1. Титов")
    assert (listed.style, listed.language) == ("vancouver", "ru")


@pytest.mark.parametrize(
    ("form", "work", "said"),
    [
        ("pandoc", CitedWork("a", "volume", "2"), "[@a, vol. 2]"),
        ("pandoc", CitedWork("a", "page", "5", prefix="см."), "[см. @a, 5]"),
        ("latex", CitedWork("a", "page", "18-19"), r"\cite[18--19]{a}"),
        ("latex", CitedWork("a", None, "Theorem 3_1"), r"\cite[Theorem 3\_1]{a}"),
        ("latex", CitedWork("a", "page", "5", prefix="см."), r"\cite[см.][5]{a}"),
        ("typst", CitedWork("a", "page", "18-19"), "#cite(<a>, supplement: [18–19])"),
        ("typst", CitedWork("a", "chapter", "3"), "#cite(<a>, supplement: [chapter 3])"),
        ("typst", CitedWork("a", "page", "[5]*"), r"#cite(<a>, supplement: [\[5\]\*])"),
        ("typst", CitedWork('Назарбаев"1996'), r'#cite(label("Назарбаев\"1996"))'),
        ("typst", CitedWork("a", prefix="см. #1"), r"см. \#1 #cite(<a>)"),
    ],
)
def test_how_a_work_is_spelt(form: str, work: CitedWork, said: str) -> None:
    assert FORMS[form]([work]) == said


TEX = r"""\documentclass{article}
\begin{document}
A hut \cite{nye} and a tent [2, p. 5] or \cite[p. 3]{usov}; nowhere \cite{gone}.
\begin{thebibliography}{9}
\bibitem{nye} Nye, R. (2004). Dugouts. Derby: Coal Press.
\bibitem{usov} Usov, S. (1972). Huts. Kursk: Black Earth.
\bibitem{hill} Hill, T. (1973). Tents. Kursk: Black Earth.
\end{thebibliography}
\end{document}
"""


def test_a_list_in_latex_gives_way_to_a_library_under_its_own_keys(tmp_path: Path) -> None:
    (tmp_path / "a.tex").write_text(TEX, "utf-8")
    resolution = resolve([Input(str(tmp_path / "a.tex"), "a.tex")])
    (resolved,) = resolution.documents
    found = convert(resolved, resolution.library.entries, "latex", gives_way_to="a.bib")
    assert found.count == 1
    assert {one.why for one in found.left} == {"key"}
    assert {*found.renamed.values()} == {"nye", "usov", "hill"}
    assert resolved.document is not None
    written = load_format("latex").write(resolved.document, found.marks).data.decode()
    assert written == TEX[: TEX.index("A hut")] + "\n".join(
        (
            r"A hut \cite{nye} and a tent \cite[5]{usov} or \cite[p. 3]{usov}; nowhere \cite{gone}.",
            r"\nocite{hill}",
            r"\bibliographystyle{plain}",
            r"\bibliography{a}",
            r"\end{document}",
            "",
        )
    )


def test_citations_that_are_alive_stay(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("A hut [@nye2004] and [1].\n\n# References\n\n1. Nye, R. Dugouts. 2004.\n", "utf-8")
    resolution = resolve([Input(str(tmp_path / "a.md"), "a.md")])
    found = convert(resolution.documents[0], resolution.library.entries, "pandoc")
    assert (found.count, [one.why for one in found.left]) == (1, ["key"])
