"""LaTeX: what a reader sees of it, what it marks itself, its project, and copies that are set like the input."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.annotation import annotate
from citelink.converting import convert
from citelink.documents.citation_forms import LatexPackages, spell_cite
from citelink.documents.document import Document
from citelink.documents.formats.latex import plugin as latex
from citelink.documents.inputs import Input, find_inputs
from citelink.documents.marks import CitedWork
from citelink.documents.reading import read_document
from citelink.outputs import write_outputs
from citelink.results import ResolvedDocument
from citelink.run import Run, resolve


def read(body: str) -> Document:
    return latex.read(body.encode(), "thesis.tex")


def lay(folder: Path, **files: str) -> Path:
    for name, said in files.items():
        path = folder / name.replace("__", "/").replace("_tex", ".tex").replace("_bib", ".bib").replace("_bbl", ".bbl")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, "utf-8")
    return folder / "main.tex"


def resolved(path: Path) -> ResolvedDocument:
    (one,) = resolve([Input(str(path), path.name)], (), Run(jobs=1)).documents
    return one


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        ("сөз [1] % [2]\nекі", "сөз [1] екі"),
        (r"50\% \& R\&D \_ \#", "50% & R&D _ #"),
        ("слово~--- слово--слово ---", "слово\u00a0— слово–слово —"),
        (r"``a'' ,,b`` <<в>>", "“a” „b“ «в»"),
        (r"caf\'e na\"{\i}ve \v{S}koda \c{c} \.Istanbul", "café naïve Škoda ç İstanbul"),
        (r"\textbf{bold} \emph{em} {\it x} \mycommand{kept}", "bold em x kept"),
        (r"see \ref{a}\label{b} and \includegraphics[width=1cm]{p.png}.", "see ?? and ."),
        (r"when $x_{[1]} = y[2]$ and \(a[3]\) then", "when   and   then"),
        (r"word\textsuperscript{1,2} and word$^{3-5}$ and $^{[6]}$", "word¹,² and word³⁻⁵ and ^[6]^"),
        (r"word\textsuperscript{4--6} and word\textsuperscript{1,\,2}", "word⁴⁻⁶ and word¹,²"),
        ("\\begin{longtable}[]{@{}p{1cm}@{}}a\\end{longtable}", "\na\n"),
        (r"\verb|a[1]| and \lstinline{b[2]} end", "  and   end"),
        ("a\\\\[2mm]b\\\\ [1] c", "a\nb\n [1] c"),
        ("\\begin{lstlisting}\na[1] = 2;\n\\end{lstlisting}x", "\nx"),
        ("\\begin{equation}\na[1]\n\\end{equation}x", " x"),
        ("\\begin{figure}[1]y\\end{figure}", "\ny\n"),
        ("\\begin{theorem}[Гаус [3]]y\\end{theorem}", "\nГаус [3] y\n"),
        ("\\begin{enumerate}\n\\item a\n\\item b\n\\end{enumerate}", "\n\n\n1. a\n\n2. b\n\n"),
        ("\\begin{itemize}\\item a\\item[x] b\\end{itemize}", "\n\na\nx  b\n"),
        ("\\begin{itemize}\\item[{[2]}] b\\item[A {[3, p. 4]} c] d\\end{itemize}", "\n\n[2]  b\nA [3, p. 4] c  d\n"),
        (r"a\linebreak[4] b\nopagebreak [3] c\footnotemark[2] d\mycommand[5] e\\[2] f", "a\n b c d e\n f"),
        (r"\newcommand{\kz}{x}\noindent[1] \kz[2] \LaTeX[3] \mine [4] \textbf{b}[5]", "[1] [2] LaTeX[3] [4] b[5]"),
        ("\\section*{Кіріспе} сөз", "\n\nКіріспе\n сөз"),
        (r"a\footnote{b [1]}c", "a\nb [1]\nc"),
        (r"\hspace{1cm} [1] \vspace*{1mm}[2] \label{a} [3, p. 4]", " [1] [2]  [3, p. 4]"),
        (r"см. рис.~\ref{a} [2], \eqref{b}[3], \cref{c,d} [4]", "см. рис.\u00a0?? [2], (??)[3], ??, ?? [4]"),
        ("[\\ref{a}, 5 б.] \\begin{enumerate}[start=3]\\item\\label{a} x\\end{enumerate}", "[3, 5 б.] \n\n3.  x\n"),
        (
            "\\begin{enumerate}\\item a\\end{enumerate}\\begin{enumerate}[resume]\\item b\\setcounter{enumi}{6}\\item c"
            "\\begin{enumerate}\\item d\\end{enumerate}\\item e\\end{enumerate}",
            "\n\n1. a\n\n\n2. b\n7. c\n\n1. d\n\n8. e\n",
        ),
        (r"\index{a} [3] \nocite{*} [4] \tableofcontents [5]", " [3]  [4]  [5]"),
        (r"\label{a} {\bf word [1]} \vspace{1cm}{\large b [2]}", " word [1] b [2]"),
        (r"\foreignlanguage{english}{word [1]} \hyperref[sec:a]{Part [2]}", "word [1] Part [2]"),
        (r"\textcolor[rgb]{1,0,0}{a [1]} \parbox[t]{5cm}{b [2]} \makebox[2cm][c]{c [3]}", "a [1] b [2] c [3]"),
        (r"\raisebox{2pt}[1ex][2ex]{a [1]} \newtheorem{t}[c]{Th}[sec] b", "a [1]  b"),
        (r"\let\oldcite=\cite [1] \def\x{a} [2] \newcommand{\y}[1]{b} [3]", " [1]  [2]  [3]"),
        ("\\begin{quote}[1] x\\end{quote}", "\n[1] x\n"),
        (r"\documentclass{article}\begin{document}x\end{document} y", "x"),
        (r"\iffalse [9] \fi x", " x"),
        (r"\newcommand{\x}[1]{[#1]}y", "y"),
        (r"\renewcommand\refname{Әдебиеттер}y", "y"),
        (r"Әдебиет\dotfill 12", "Әдебиет ..... 12"),
        ("\\begin{document}x % \\end{document}\ny\\end{document} z", "x y"),
        ("% \\begin{document} w\n\\begin{document}x\\end{document}", "x"),
        (r"$x_{\text{\cite{a}}}$ y", " [a]  y"),
        (r"\def\x#1{[#1]}y", "y"),
        (r"\href{http://x/[1]}{слово} \url{http://y}", "слово http://y"),
        ("{unclosed [1]", "unclosed [1]"),
        ("closed} [1] \\", "closed [1] "),
    ],
)
def test_a_reader_sees(body: str, prose: str) -> None:
    assert read(body).prose.text == prose


@pytest.mark.parametrize(
    ("body", "items"),
    [
        (r"\cite{a}", [("a", "", "")]),
        (r"\cite{a, b,c}", [("a", "", ""), ("b", "", ""), ("c", "", "")]),
        (r"\cite[18--19]{a}", [("a", "", "18--19")]),
        (r"\citep[см.][с.~5]{a}", [("a", "см.", "с. 5")]),
        (r"\parencite*[p.~3]{a:b/c-2}", [("a:b/c-2", "", "p. 3")]),
        (r"\cites[12]{a}[see][13]{b}", [("a", "", "12"), ("b", "see", "13")]),
        ("\\textcite\n{a}", [("a", "", "")]),
        (r"\citeonline[p.~3]{a}", [("a", "", "p. 3")]),
        (r"\autocite[{[sic]}]{a}", [("a", "", "[sic]")]),
    ],
)
def test_citations_are_given(body: str, items: list[tuple[str, str, str]]) -> None:
    document = read(f"Сөз {body} соң.")
    (citation,) = document.given.citations
    assert citation.span.of(document.text) == body
    assert [(item.target, item.prefix, item.suffix) for item in citation.items] == items


@pytest.mark.parametrize(
    "body",
    [
        r"\begin{align} a &= b \text{\cite{x}} \end{align}",
        r"\[ a = b \quad\text{(\cite{x})} \]",
        r"\begin{algorithm} шаг \cite{x} % \cite{y}" "\n\\end{algorithm}",
        r"\begin{tikzpicture}\node {\cite{x}};\end{tikzpicture}",
        "\\let\\oldcite=\\cite\n\\oldcite{x}",
        r"\newcommand{\see}[1]{қар.~\cite[p.~3]{#1}} \see{x}",
        r"\newcommand*\see[2][]{\citep[#1]{#2}} \see[с.~3]{x}",
        r"\def\see#1{\cite{#1}} \newcommand{\look}[1]{\emph{\see{#1}}} \look{x}",
        r"\newcites{own}{Мои работы} \citepown{x}",
        r"\DeclareCiteCommand{\inline}{}{}{}{} \inline{x}",
    ],
)
def test_citations_are_seen_wherever_they_are_set(body: str) -> None:
    document = read(f"Сөз {body} соң.")
    (citation,) = document.given.citations
    assert [item.target for item in citation.items] == ["x"]
    assert document.text[citation.span.end - 3 : citation.span.end] == "{x}"


@pytest.mark.parametrize(
    "body",
    [
        r"% \newcommand{\see}[1]{\cite{#1}}" "\n\\see{x}",
        r"\newcommand{\see}[2]{\emph{#1}\cite{#2}} \see{x}{y}",
        r"\newcommand{\see}[1]{\textbf{#1}} \see{x}",
        "\\begin{lstlisting}\n\\cite{x}\n\\end{lstlisting}",
    ],
)
def test_what_a_command_of_ones_own_does_is_not_guessed(body: str) -> None:
    assert read(body).given.citations == ()


@pytest.mark.parametrize("body", [r"% \cite{a}", r"\cite", r"\cite{}", r"\nocite{a}", r"\verb|\cite{a}|", r"\cites"])
def test_what_is_no_citation(body: str) -> None:
    assert read(body).given.citations == ()


BIBLIOGRAPHY = r"""\begin{thebibliography}{9}
\bibitem{khopkirk} Хопкирк П. \emph{Большая игра}.~--- М., 2004. % жоқ
\bibitem[Nye]{nye} Nye J. Soft power: the means to success
 in world politics. New York, 2004.
\end{thebibliography}
"""


def test_the_items_of_a_bibliography_are_references_in_their_order(tmp_path: Path) -> None:
    one = resolved(lay(tmp_path, main_tex=f"As \\cite[18--19]{{nye}} and \\cite{{lost}}.\n\n{BIBLIOGRAPHY}"))
    assert [(parsed.reference.number, parsed.reference.text) for parsed in one.references] == [
        (1, "Хопкирк П. Большая игра. — М., 2004."),
        (2, "Nye J. Soft power: the means to success in world politics. New York, 2004."),
    ]
    first = one.markers[0].marker.items[0]
    assert first.locator is not None
    assert (first.number, first.locator.value) == (2, "18-19")
    assert sorted((finding.code, finding.numbers) for finding in one.findings) == [("CL101", ()), ("CL102", (1,))]


@pytest.mark.parametrize("named", [r"\nocite{*}", r"\nocite{khopkirk}", r"\bibentry{khopkirk}"])
def test_what_is_named_without_a_marker_is_cited(named: str, tmp_path: Path) -> None:
    one = resolved(lay(tmp_path, main_tex=f"As \\cite{{nye}}. {named}\n\n{BIBLIOGRAPHY}"))
    assert one.findings == ()


def test_the_files_of_a_project_are_one_document(tmp_path: Path) -> None:
    main = lay(
        tmp_path,
        main_tex="\\begin{document}\nБас.\n% \\input{not}\n\\input{ch/one}\n\\include{two} соңы\n\\end{document}\n",
        ch__one_tex="Бір \\cite{a}.\n\\input{main}\n",
        two_tex="Екі [2].\n",
        not_tex="жоқ",
    )
    document = read_document(main)
    assert [word in document.prose.text for word in ("Бас", "Бір", "Екі", "соңы", "жоқ")] == [True] * 4 + [False]
    places = [str(document.places.of(document.text.index(word))) for word in ("Бас", "Бір", "\\cite", "Екі", "соңы")]
    assert places == ["2:1", "ch/one.tex:1:1", "ch/one.tex:1:5", "two.tex:1:1", "5:15"]
    assert [found.name for found in find_inputs([str(tmp_path)]).files] == ["main.tex", "not.tex"]


def test_of_a_part_that_can_be_set_alone_its_document_counts(tmp_path: Path) -> None:
    main = lay(
        tmp_path,
        main_tex="\\begin{document}\nБас \\cite{nye}.\n\\subfile{ch/one}\nСоңы.\n\\input{two}\n\n"
        f"{BIBLIOGRAPHY}\\end{{document}}\n",
        ch__one_tex="\\documentclass[../main.tex]{subfiles}\n% \\begin{document}\nжоқ\n\\begin{document}\n"
        "Бір \\cite{khopkirk}.\n\\input{deep}\n\\end{document}\nжоқ \\cite{lost}\n",
        two_tex="\\documentclass{standalone}\n\\begin{document}\nЕкі \\cite{nye}.\n\\end{document}\n",
        deep_tex="Үш.\n",
    )
    one = resolved(main)
    assert one.document is not None
    shown = [word for word in ("Бас", "Бір", "Үш", "Соңы", "Екі", "жоқ") if word in one.document.prose.text]
    assert shown == ["Бас", "Бір", "Үш", "Соңы", "Екі"]
    assert [marker.marker.items[0].number for marker in one.markers] == [2, 1, 2]
    assert one.findings == ()


@pytest.mark.parametrize(
    ("named", "statuses"),
    [
        (r"\bibliographystyle{plain}\bibliography{refs}", ["library", "library", "dangling"]),
        (r"\addbibresource{refs.bib}\printbibliography", ["library", "dangling", "dangling"]),
    ],
)
def test_a_key_in_another_case_is_the_same_to_bibtex(named: str, statuses: list[str], tmp_path: Path) -> None:
    main = lay(
        tmp_path,
        main_tex=f"\\begin{{document}}\\cite{{Nye04}}, \\cite{{nye04}}, \\cite{{nye05}}. {named}\\end{{document}}",
        refs_bib="@book{Nye04, title={Soft power}, year=2004}",
    )
    assert [link.status for marker in resolved(main).markers for link in marker.links] == statuses


@pytest.mark.parametrize(
    "heading",
    [
        "\\chapter*{REFERENCIAS BIBLIOGRÁFICAS}\n\\markboth{}{}\n",
        "\\section*{Әдебиеттер тізімі}\n",
        "{\\bf Литература} \\dotfill\\mbox{\\ \\pageref{bibl}}\n\n",
    ],
)
def test_the_heading_of_a_list_that_is_made_later_heads_one(heading: str, tmp_path: Path) -> None:
    end = "\\bibliography{refs}\n\\appendix\n\\chapter{Қосымша}\nСөз.\n\\end{document}\n"
    main = lay(
        tmp_path,
        main_tex=f"\\begin{{document}}\nСөз \\cite{{nye}}.\n\n{heading}{end}",
        refs_bib="@book{nye, title={Soft power}, year=2004}",
    )
    assert resolved(main).findings == ()


def test_a_line_of_the_contents_promises_the_list_that_latex_heads(tmp_path: Path) -> None:
    contents = "{\\bf Литература} \\dotfill\\mbox{\\ \\pageref{bibl}}\n\n"
    one = resolved(lay(tmp_path, main_tex=f"{contents}Сөз \\cite{{nye, khopkirk}}.\n\n{BIBLIOGRAPHY}"))
    assert one.findings == ()


def test_the_authors_own_works_need_no_citation_where_the_list_is_made(tmp_path: Path) -> None:
    works = "\n".join(TYPED.replace("Әдебиеттер", "Публикации").splitlines())
    main = lay(
        tmp_path,
        main_tex=f"\\begin{{document}}\nСөз \\cite{{nye}}.\n\n{works}\n\\bibliography{{refs}}\n\\end{{document}}\n",
        refs_bib="@book{nye, author={Nye, J.}, title={Soft power}, publisher={PublicAffairs}, year=2004}",
    )
    assert resolved(main).findings == ()


@pytest.mark.parametrize(
    "before", [r"\newglossaryentry{x}{description={қар. \cite{khopkirk}}}", r"\newcommand{\x}{\cite{khopkirk}}"]
)
def test_what_the_preamble_cites_is_cited(before: str, tmp_path: Path) -> None:
    one = resolved(
        lay(tmp_path, main_tex=f"{before}\\begin{{document}}As \\cite{{nye}}.\n\n{BIBLIOGRAPHY}\\end{{document}}")
    )
    assert one.findings == ()


@pytest.mark.parametrize("packed", [False, True])
def test_names_are_found_whatever_their_case(packed: bool, tmp_path: Path) -> None:
    files = {
        "main.tex": "\\begin{document}\nБас.\n\\input{chapters/One.tex}\n\\include{two}\n\\bibliography{Refs}\n"
        "\\end{document}\n",
        "Chapters/one.tex": "Бір \\cite{nye}.\n",
        "two.tex": "Екі.\n",
        "Two.tex": "Үш.\n",
        "refs.bib": "@book{nye, title={Soft power}, year=2004}",
    }
    path = tmp_path / "project.zip"
    if packed:
        with zipfile.ZipFile(path, "w") as archive:
            for name, said in files.items():
                archive.writestr(f"p/{name}", said)
    else:
        path = lay(tmp_path, **{name.replace("/", "__").replace(".", "_"): said for name, said in files.items()})
    one = resolved(path)
    assert one.document is not None
    assert [word for word in ("Бас", "Бір", "Екі", "Үш") if word in one.document.prose.text] == ["Бас", "Бір", "Екі"]
    place = one.document.places.of(one.document.text.index("Бір"))
    assert str(place).endswith("Chapters/one.tex:1:1")
    assert [link.status for marker in one.markers for link in marker.links] == ["library"]


@pytest.mark.parametrize("name", ["../outside", "/etc/hostname", "ch/../../outside", '|"id"', "~/x", "link"])
def test_nothing_outside_of_the_project_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "outside.tex").write_text("құпия", "utf-8")
    main = lay(tmp_path / "project", main_tex=f"\\begin{{document}}x \\input{{{name}}} y\\end{{document}}")
    (tmp_path / "project" / "link.tex").symlink_to(tmp_path / "outside.tex")
    assert "құпия" not in read_document(main).text


def test_records_lie_beside_or_within(tmp_path: Path) -> None:
    main = lay(
        tmp_path,
        main_tex="\\begin{filecontents}{own.bib}\n@book{b, title={Екі}}\n\\end{filecontents}\n"
        "\\addbibresource[location=local]{refs.bib}\n% \\bibliography{not}\n\\begin{document}\n"
        "\\cite{a}, \\cite{b} және \\cite{c}.\n\\bibliography{own}\n\\end{document}\n",
        refs_bib="@book{a, title={Бір}}",
        not_bib="@book{c, title={Жоқ}}",
    )
    one = resolved(main)
    assert one.document is not None
    assert [library.name for library in one.document.given.libraries] == ["refs.bib", "own.bib"]
    statuses = [link.status for marker in one.markers for link in marker.links]
    assert statuses == ["library", "library", "dangling"]


def test_the_list_that_a_program_made_counts(tmp_path: Path) -> None:
    main = lay(
        tmp_path,
        main_tex="\\begin{document}\\cite{nye}\n\\bibliography{refs}\\end{document}",
        main_bbl=BIBLIOGRAPHY,
        refs_bib="@book{nye, author={Nye, J.}, title={Soft power: The means to success in world politics},"
        " address={New York}, year=2004}",
    )
    one = resolved(main)
    assert [parsed.match.status for parsed in one.references if parsed.match] == ["unmatched", "matched"]


def test_a_project_in_an_archive_is_read_and_written_as_one(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("p/main.tex", "\\begin{document}\nAs in [1].\n\\input{one}\n" + TYPED + "\\end{document}\n")
        archive.writestr("p/one.tex", "Бір [2].\n")
        archive.writestr("p/a.png", bytes(range(256)))
    path = tmp_path / "project.zip"
    path.write_bytes(out.getvalue())
    one = resolved(path)
    assert one.document is not None
    assert one.document.remarks == ()
    assert [marker.marker.text for marker in one.markers] == ["[1]", "[2]"]
    with zipfile.ZipFile(BytesIO(latex.write(one.document, annotate(one)).data)) as copy:
        assert copy.read("p/a.png") == bytes(range(256))
        assert "% citelink: [2] = nye2004soft" in copy.read("p/one.tex").decode()


TYPED = """\\section*{Әдебиеттер}
\\begin{enumerate}
\\item Хопкирк П. Үлкен ойын. -- Алматы, 2004. -- 640 б.
\\item Nye J. Soft power. -- New York: PublicAffairs, 2004. -- 191 p.
\\end{enumerate}
"""
BODY = f"""\\begin{{document}}
Ол [1, 18-19 б.] мен [2]-де % ескерту
айтылған [2; 7].
Соңы.

{TYPED}\\end{{document}}
"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_comments_at_line_ends_come_and_go(encoding: str, tmp_path: Path) -> None:
    body = BODY.replace("Ол", "Как").replace("мен", "и").replace("де %", "м %").replace("ескерту", "верно")
    body = body.replace("айтылған", "сказано").replace("Соңы", "Конец").replace("Әдебиеттер", "Литература")
    body = body.replace("б.", "с.").replace("Үлкен ойын", "Большая игра") if encoding == "cp1251" else BODY
    path = tmp_path / "main.tex"
    path.write_bytes(body.encode(encoding))
    one = resolved(path)
    assert one.document is not None
    written = latex.write(one.document, annotate(one))
    lines = written.data.decode(encoding).split("\n")
    assert lines[1].endswith("% citelink: [1, 18-19 б.] = khopkirk2004ulken; [2] = nye2004soft") or encoding == "cp1251"
    assert "% citelink: [2; 7] = nye2004soft, ?; CL101 " in lines[2]
    assert len(lines) == body.count("\n") + 1
    copy = tmp_path / "copy.tex"
    copy.write_bytes(written.data)
    again = resolved(copy)
    assert again.document is not None
    assert again.document.prose.text == one.document.prose.text
    assert latex.write(again.document, annotate(again)).data == written.data
    assert latex.restore(again.document, written.changes) == path.read_bytes()


def test_no_comment_stands_within_a_marker(tmp_path: Path) -> None:
    body = BODY.replace("мен [2]-де % ескерту", "мен [2,\n1, 5 б.]")
    path = tmp_path / "main.tex"
    path.write_text(body, "utf-8")
    one = resolved(path)
    assert one.document is not None
    written = latex.write(one.document, annotate(one))
    lines = written.data.decode().split("\n")
    assert lines[1].endswith("[2,")
    assert lines[2].endswith(
        "% citelink: [1, 18-19 б.] = khopkirk2004ulken; [2, 1, 5 б.] = nye2004soft, khopkirk2004ulken"
    )
    copy = tmp_path / "copy.tex"
    copy.write_bytes(written.data)
    again = resolved(copy)
    assert again.document is not None
    assert latex.write(again.document, annotate(again)).data == written.data


def test_markers_become_commands(tmp_path: Path) -> None:
    one = resolved(lay(tmp_path, main_tex=BODY))
    assert one.document is not None
    written = latex.write(one.document, annotate(one, "cite"))
    said = written.data.decode()
    assert r"Ол \cite[18--19]{khopkirk2004ulken} мен \cite{nye2004soft}-де % ескерту" in said
    assert "айтылған [2; 7]." in said
    copy = latex.read(written.data, "main.tex")
    assert latex.restore(copy, written.changes) == BODY.encode()


COMMANDS = r"""\documentclass{article}
\begin{document}
A hut [1] and a tent [2, p. 3]. %s
\begin{thebibliography}{9}
\bibitem{a} Nye, R. (2004). Dugouts. Derby: Coal Press.
\bibitem{b} Usov, S. (1972). Huts. Kursk: Black Earth.
\end{thebibliography}
\end{document}
"""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (r"\begin{itemize}\item[{[1]}] x\end{itemize}", r"\item[{\cite{KEY}}] x"),
        (r"\begin{itemize}\item[A {[1, p. 4]} c] x\end{itemize}", r"\item[A {\cite[4]{KEY}} c] x"),
        (r"x [\textbf{1}, p.~5]", r"x \cite[5]{KEY}"),
        (r"x [1, \S\,5]", r"x \cite[§ 5]{KEY}"),
        (r"x [1, \label{y} p. 5]", r"x [1, \label{y} p. 5]"),
        (r"x\linebreak[1] y", r"x\linebreak[1] y"),
        (r"x\footnotemark[2] y\pagebreak [1]", r"x\footnotemark[2] y\pagebreak [1]"),
        (r"\noindent[1] says", r"\noindent\cite{KEY} says"),
    ],
)
@pytest.mark.parametrize("way", ["annotate", "convert"])
def test_no_command_is_lost_where_a_marker_becomes_a_citation(typed: str, said: str, way: str, tmp_path: Path) -> None:
    one = resolved(lay(tmp_path, main_tex=COMMANDS % typed))
    assert one.document is not None
    key = one.lists[0].references[0].key or ""
    library = {parsed.key: parsed.entry for parsed in one.references if parsed.key}
    marks = annotate(one, "cite") if way == "annotate" else convert(one, library, "latex").marks
    written = latex.write(one.document, marks).data.decode()
    assert said.replace("KEY", key) in written
    assert rf"A hut \cite{{{key}}}" in written


@pytest.mark.parametrize(
    ("works", "biblatex", "said"),
    [
        ((CitedWork("a"),), False, r"\cite{a}"),
        ((CitedWork("a"), CitedWork("b")), False, r"\cite{a,b}"),
        ((CitedWork("a", "page", "18-19"),), False, r"\cite[18--19]{a}"),
        ((CitedWork("a", "page", "3", "см."),), False, r"см. \cite[3]{a}"),
        ((CitedWork("a", "page", "3", "см."),), True, r"\cite[см.][3]{a}"),
        ((CitedWork("a", "page", "3"), CitedWork("b")), True, r"\cites[3]{a}{b}"),
        ((CitedWork("a", "page", "3"), CitedWork("b")), False, r"\cite[3]{a}, \cite{b}"),
        ((CitedWork("a", "volume", "2"),), False, r"\cite[volume 2]{a}"),
        ((CitedWork("a", None, "50% & [x]"),), False, r"\cite[{50\% \& [x]}]{a}"),
    ],
)
def test_commands_are_spelt(works: tuple[CitedWork, ...], biblatex: bool, said: str) -> None:
    assert spell_cite(works, LatexPackages(biblatex, biblatex)) == said


def test_copies_of_included_files_are_known_again(tmp_path: Path) -> None:
    main = lay(
        tmp_path / "in",
        main_tex="\\begin{document}\n\\input{ch/one}\n" + TYPED + "\\end{document}",
        ch__one_tex="Бір [2].\n",
    )
    out = tmp_path / "out"
    inputs = [Input(str(main), "main.tex")]
    for _ in range(2):
        write_outputs(resolve(inputs, (), Run(jobs=1)), out)
    copy = (out / "annotated" / "ch" / "one.tex").read_text("utf-8")
    assert re.fullmatch(r"% x-citelink [0-9a-f]{16}\nБір \[2\]\. % citelink: \[2\] = nye2004soft\n", copy)
    main.write_text("\\begin{document}\\end{document}", "utf-8")
    write_outputs(resolve(inputs, (), Run(jobs=1)), out)
    assert not (out / "annotated" / "ch").exists()


@given(st.text(alphabet="\\{}[]$%ab1 \n~&-*", max_size=60))
def test_any_text_can_be_read(body: str) -> None:
    document = read(body)
    for citation in document.given.citations:
        assert citation.span.of(document.text).startswith("\\")
    for block in document.blocks:
        assert block.span.end <= len(document.text)


PROJECTS = {
    "thebibliography": {
        "main_tex": "\\documentclass{article}\n\\begin{document}\nAs \\cite{nye} and\n\\cite[p.~3]{nye}.\n\n"
        "\\begin{thebibliography}{9}\n\\bibitem{nye} Nye J. Soft power. 2004.\n\\end{thebibliography}\n"
        "\\end{document}\n"
    },
    "several files": {
        "main_tex": "\\documentclass{article}\n\\begin{document}\n\\input{one}\n\\input{two}\n\\end{document}\n",
        "one_tex": "As in [1], see\nalso [2] here.\n\nNew.\n",
        "two_tex": TYPED.replace("Әдебиеттер", "References")
        .replace("Хопкирк П. Үлкен ойын. -- Алматы", "Smith J. A. X")
        .replace("б.", "p."),
    },
    "biblatex": {
        "main_tex": "\\documentclass{article}\n\\usepackage[backend=bibtex]{biblatex}\n\\addbibresource{refs.bib}\n"
        "\\begin{document}\n\\input{one}\n\\input{two}\n\\printbibliography\n\\end{document}\n",
        "one_tex": "As \\parencite[see][3]{nye} says, and \\cites[1]{nye}[2]{smith}.\n",
        "two_tex": "More in \\textcite{smith}.\n",
        "refs_bib": "@book{nye, author={Nye, J.}, title={Soft power}, year=2004}\n@book{smith, title={X}, year=2001}\n",
    },
    "natbib": {
        "main_tex": "\\documentclass{article}\n\\usepackage[numbers]{natbib}\n\\begin{document}\n"
        "As \\citep[see][3]{nye}.\n\n"
        "\\begin{thebibliography}{9}\n\\bibitem[Nye(2004)]{nye} Nye J. Soft power. 2004.\n\\end{thebibliography}\n"
        "\\end{document}\n"
    },
    "typed": {
        "main_tex": "\\documentclass{article}\n\\begin{document}\n"
        "As in [1, p. 3] and\n[2] \\LaTeX\n[2],% no space\n[1].\n"
        "\\section*{References}\n\\begin{enumerate}\n\\item Smith J. A great game. London, 2004.\n"
        "\\item Nye J. Soft power. New York, 2004.\n\\end{enumerate}\n\\end{document}\n"
    },
}


@pytest.mark.skipif(
    shutil.which("pdflatex") is None or shutil.which("pdftotext") is None, reason="TeX Live is not there"
)
@pytest.mark.parametrize("project", PROJECTS)
def test_the_annotated_sources_are_set_like_the_input(project: str, tmp_path: Path) -> None:
    if project == "biblatex" and not has_package("biblatex.sty"):
        pytest.skip("biblatex is not there")
    main = lay(tmp_path / "in", **PROJECTS[project])
    out = tmp_path / "out"
    write_outputs(resolve([Input(str(main), "main.tex")], (), Run(jobs=1)), out)
    copies = tmp_path / "copies"
    shutil.copytree(tmp_path / "in", copies)
    shutil.copytree(out / "annotated", copies, dirs_exist_ok=True)
    unchanged = ("thebibliography", "natbib", "biblatex", "several files")
    assert (copies / "main.tex").read_bytes() != main.read_bytes() or project in unchanged
    assert set_in(tmp_path / "in") == set_in(copies)


def has_package(name: str) -> bool:
    return subprocess.run(["kpsewhich", name], capture_output=True, check=False).returncode == 0


def set_in(folder: Path) -> str:
    """The words of the pages that LaTeX makes in `folder`."""
    for _ in range(2):
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "main.tex"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    said = subprocess.run(
        ["pdftotext", "-layout", "main.pdf", "-"], cwd=folder, check=True, capture_output=True, timeout=60
    )
    return said.stdout.decode()


KEYS = Path(os.environ.get("CITELINK_EVAL", "../shared")) / "corpus" / "realdocs"


@pytest.mark.skipif(not KEYS.is_dir(), reason="the shared evaluation data is not there")
@pytest.mark.parametrize("folder", ["tex", "tex_keys"])
def test_every_citation_of_real_documents_is_found(folder: str) -> None:
    import json

    for main in (KEYS / folder / "mains.txt").read_text("utf-8").split():
        document = read_document(KEYS / folder / main)
        gold = json.loads((KEYS / folder / f"{Path(main).stem}.gold.json").read_text("utf-8"))
        found = Counter(item.target for citation in document.given.citations for item in citation.items)
        assert found == Counter(key for marker in gold["markers"] for key in marker["keys"]), main


@pytest.mark.parametrize("mode", ["link", "cite"])
def test_what_latex_cites_itself_is_left_alone(mode: Literal["link", "cite"], tmp_path: Path) -> None:
    body = f"As \\cite{{nye}} and \\cite{{khopkirk}}.\n\n{BIBLIOGRAPHY}"
    one = resolved(lay(tmp_path, main_tex=body))
    assert one.document is not None
    assert latex.write(one.document, annotate(one, mode)).data == body.encode()
