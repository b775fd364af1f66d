"""resolve --annotate cite --replace-list: printed lists give way to the bibliography of the document's program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from citelink.documents.changes import Splice
from citelink.documents.format import load_format
from citelink.documents.inputs import Input
from citelink.outputs import Outputs, write_outputs
from citelink.run import Run, resolve
from citelink.text.span import Span

LIST = """1. Орлов П. И. Реки степи. – Омск : Заря, 1999. – 120 с.
2. Зимин О. П. Дороги // Вода и жизнь. – 2001. – № 4. – С. 5–9.
3. Белый А. К. Степные дороги : учебник. – М. : Наука, 1985. – 210 с."""
TEXT = f"""# Степь

Реки степи описаны давно [1, с. 5], дороги позже [2].

## Список литературы

{LIST}

## Приложение

Конец.
"""
LATEX = r"""\documentclass{article}
\usepackage[T2A]{fontenc}
\begin{document}
Реки степи описаны давно [1, с. 5], дороги позже [2].

\begin{thebibliography}{9}
\bibitem{a} Орлов П. И. Реки степи. – Омск : Заря, 1999. – 120 с.
\bibitem{b} Зимин О. П. Дороги // Вода и жизнь. – 2001. – № 4. – С. 5–9.
\bibitem{c} Белый А. К. Степные дороги : учебник. – М. : Наука, 1985. – 210 с.
\end{thebibliography}
\end{document}
"""


def run(folder: Path, name: str, text: str) -> tuple[str, Outputs]:
    """The annotated copy of a document that says `text`, and what was written."""
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    resolution = resolve([Input(str(path), name)], [], Run())
    outputs = write_outputs(resolution, folder / "out", annotate="cite", replace_list=True)
    return (folder / "out" / "annotated" / name).read_bytes().decode(), outputs


def test_in_markdown_it_is_that_of_pandoc(tmp_path: Path) -> None:
    copy, outputs = run(tmp_path, "a.md", TEXT)
    assert outputs.refused == ()
    assert copy == (
        "# Степь\n\nРеки степи описаны давно [@orlov1999reki, 5], дороги позже [@zimin2001dorogi].\n\n"
        "## Список литературы\n\n---\nbibliography: ../merged.bib\nlang: ru\nnocite: |\n  @belyy1985stepnye\n---\n\n"
        "::: {#refs}\n:::\n\n## Приложение\n\nКонец.\n"
    )
    assert (tmp_path / "out" / "merged.bib").is_file()


def test_line_ends_are_those_of_the_document_and_a_blank_line_stands_before(tmp_path: Path) -> None:
    text = TEXT.replace("литературы\n\n", "литературы\n").replace("\n", "\r\n")
    copy, _ = run(tmp_path, "a.md", text)
    assert "литературы\r\n\r\n---\r\nbibliography: " in copy
    assert "\n" not in copy.replace("\r\n", "")


def test_a_copy_in_a_folder_leads_to_the_library(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, "utf-8")
    resolution = resolve([Input(str(path), "part one/a.md")], [], Run())
    write_outputs(resolution, tmp_path / "out", annotate="cite", replace_list=True)
    copy = (tmp_path / "out" / "annotated" / "part one" / "a.md").read_text("utf-8")
    assert "bibliography: ../../merged.bib\n" in copy


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({}, "\\nocite{belyy1985stepnye}\n\\bibliographystyle{plain}\n\\bibliography{../merged}\n"),
        (
            {"\\begin{document}": "\\bibliographystyle{ugost}\n\\begin{document}"},
            "\\nocite{belyy1985stepnye}\n\\bibliography{../merged}\n",
        ),
        ({"[T2A]{fontenc}": "{biblatex}"}, "\\nocite{belyy1985stepnye}\n\\printbibliography\n"),
    ],
)
def test_in_latex_it_is_that_of_bibtex_or_biblatex(changes: dict[str, str], printed: str, tmp_path: Path) -> None:
    text = LATEX
    for old, new in changes.items():
        text = text.replace(old, new)
    copy, outputs = run(tmp_path, "a.tex", text)
    assert outputs.refused == ()
    assert copy.endswith(f"\\cite{{zimin2001dorogi}}.\n\n{printed}\\end{{document}}\n")
    assert ("\\addbibresource{../merged.bib}\n\\begin{document}" in copy) == ("biblatex" in text)
    assert "thebibliography" not in copy


@pytest.mark.parametrize(
    ("heading", "changes", "printed"),
    [
        ("\\section*{Список литературы}", {}, "{\\renewcommand{\\section}[2]{}\\bibliography{../merged}}\n"),
        (
            "\\chapter*{Список литературы}\n\\addcontentsline{toc}{chapter}{Список литературы}",
            {"{article}": "{extreport}"},
            "{\\renewcommand{\\chapter}[2]{}\\bibliography{../merged}}\n",
        ),
        (
            "\\section{Список литературы}\\label{refs}",
            {"[T2A]{fontenc}": "{natbib}"},
            "{\\renewcommand{\\bibsection}{}\\bibliography{../merged}}\n",
        ),
        (
            "\\section*{Список литературы}",
            {"[T2A]{fontenc}": "{biblatex}"},
            "\\printbibliography[heading=none]\n",
        ),
    ],
)
def test_in_latex_the_heading_of_the_author_stays_the_only_one(
    heading: str, changes: dict[str, str], printed: str, tmp_path: Path
) -> None:
    text = LATEX.replace("\\begin{thebibliography}{9}", f"{heading}\n\\begin{{enumerate}}")
    text = re.sub(r"\\bibitem\{\w\}", r"\\item", text.replace("\\end{thebibliography}", "\\end{enumerate}"))
    for old, new in changes.items():
        text = text.replace(old, new)
    copy, outputs = run(tmp_path, "a.tex", text)
    assert outputs.refused == ()
    assert f"{heading}\n\\nocite{{belyy1985stepnye}}\n" in copy
    assert copy.endswith(f"{printed}\\end{{document}}\n")


@pytest.mark.parametrize(("name", "text"), [("a.md", TEXT), ("a.tex", LATEX)])
def test_what_is_said_of_it_gives_the_document_back(name: str, text: str, tmp_path: Path) -> None:
    copy, _ = run(tmp_path, name, text)
    said = json.loads((tmp_path / "out" / "resolution.json").read_text("utf-8"))["documents"][0]["annotations"]
    changes = [Splice(Span(one["start"], one["end"]), one["original"], one["replacement"]) for one in said]
    form = load_format("markdown" if name.endswith("md") else "latex")
    assert form.restore(form.read(copy.encode(), name), changes).decode() == text


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.md", TEXT.replace("[2]", "[2; 9]"), "[2; 9] stays as typed, and the list says what the numbers mean"),
        (
            "a.md",
            TEXT.replace("[2]", "[2; 9] и [8]"),
            "[2; 9] and 1 more stay as typed, and the list says what the numbers mean",
        ),
        ("a.md", "Нет здесь ни номеров, ни списка.\n", "has no list"),
        ("a.txt", TEXT.replace("#", ""), "text has no bibliography that is made of a library"),
    ],
)
def test_a_list_that_is_needed_stays_and_it_is_said_why(name: str, text: str, reason: str, tmp_path: Path) -> None:
    copy, outputs = run(tmp_path, name, text)
    assert outputs.refused == (f"{name}: its list stays: {reason}",)
    assert "refs" not in copy
    assert ("3. Белый" in copy) == ("3. Белый" in text)


def test_it_stays_where_a_marker_could_not_become_a_citation(tmp_path: Path) -> None:
    text = LATEX.replace("позже [2].", r"позже [2] и [3, \label{road} с. 7].")
    copy, outputs = run(tmp_path, "a.tex", text)
    assert r"[3, \label{road} с. 7]" in copy
    assert r"\bibitem{a}" in copy
    assert r"\bibliography" not in copy
    assert outputs.refused == (
        r"a.tex: its list stays: [3, \label{road} с. 7] stays as typed, and the list says what the numbers mean",
    )


def test_in_latex_the_environment_of_its_items_goes_with_it(tmp_path: Path) -> None:
    items = "\n".join(rf"\item {line[3:]}" for line in LIST.splitlines())
    start, end = LATEX.index(r"\begin{thebib"), LATEX.index(r"\end{document}")
    listed = f"\\section*{{Литература}}\n\\begin{{enumerate}}\n{items}\n\\end{{enumerate}}\n"
    copy, outputs = run(tmp_path, "a.tex", LATEX[:start] + listed + LATEX[end:])
    assert outputs.refused == ()
    assert r"\item" not in copy
    assert "enumerate" not in copy
    assert r"\bibliography{../merged}" in copy
