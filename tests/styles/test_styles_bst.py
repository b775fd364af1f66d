"""BibTeX styles: run in a process of their own, their LaTeX as text with looks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.bibtex.plugin import read
from citelink.bibliography.reading import read_library
from citelink.errors import CitelinkError
from citelink.styles.bst.definitions import expand, read_definitions
from citelink.styles.bst.latex import read_bbl, read_latex
from citelink.styles.opening import open_style
from citelink.styles.style import Choices, Line

MERGED = Path(__file__).parents[2] / "fixtures" / "expected" / "merged.bib"
needs_tex = pytest.mark.skipif(shutil.which("kpsewhich") is None, reason="no TeX, which has the styles")
SMALL = r"""
ENTRY {author title journal year volume} {} {label}
FUNCTION {print} {
  "\bibitem{" cite$ * "}" * write$ newline$
  author "{ff }{vv~}{ll}" format.name$ missing$ { } { author #1 "{f.~}{vv~}{ll}" format.name$ write$ ". " write$ } if$
  "{\em " title * "}" * write$ ", \textbf{" volume empty$ { "" } { volume } if$ * "}~" * write$
  "\url{https://x.org/~a_b} " write$ year write$ "." write$ newline$ newline$
}
FUNCTION {default.type} { print }
FUNCTION {article} { print }
READ
FUNCTION {begin} { "\begin{thebibliography}{9}" write$ newline$ }
EXECUTE {begin}
ITERATE {call.type$}
\endinput
"""


def simple(body: str, before: str = "") -> str:
    """A style that runs `body` for every entry."""
    return (
        f"ENTRY {{title journal booktitle year}} {{}} {{}}\n{before}\nFUNCTION {{default.type}} {{ {body} }}\n"
        "READ\nITERATE {call.type$}"
    )


def lines(tmp_path: Path, bst: str, entries: tuple[Entry, ...]) -> list[Line]:
    path = tmp_path / "own.bst"
    path.write_text(bst, "utf-8")
    return list(open_style(str(path)).lines(entries, Choices()))


KNUTH = Entry("Knuth 97, the", "book", "Art & Craft", (Person("Knuth", "Donald"),), date=Date(1997), volume="1")
ABAI = Entry("абай", "article-journal", "Тіл", (Person("Абай", "Қ."),), container="Ж", date=Date(2001), volume="2")
ITEM = r"\bibitem{k} "


def test_entries_of_all_kinds_of_keys_come_in_the_order_given(tmp_path: Path) -> None:
    bst = SMALL.replace('author "{ff }{vv~}{ll}" format.name$ missing$ { } {', "author missing$ { } {")
    found = lines(tmp_path, bst, (ABAI, KNUTH))
    assert [(line.key, line.text) for line in found] == [
        ("абай", "Қ. Абай. Тіл, 2 https://x.org/~a_b 2001."),
        ("Knuth 97, the", "D. Knuth. Art & Craft, 1 https://x.org/~a_b 1997."),
    ]
    looks = {run.text.strip(" ,."): set(run.looks) for run in found[0].runs}
    assert looks["Тіл"] == {"italic"}
    assert looks["2"] == {"bold"}
    assert [run.url for run in found[0].runs if run.url] == ["https://x.org/~a_b"]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"A~B.\newblock C --- D", "A B. C — D"), (r"{\cyr\CYRT\cyre\cyrk\cyrs\cyrt}", "Текст"),
        (r"\href{https://x.org}{\BibEmph{Title}}. \BibDash" "\n\\newblock P.~1--2", "Title. – P. 1–2"),
        (r"\selectlanguageifdefined{russian} Слово", "Слово"), (r"\'{E}tude na{\"\i}ve \ss", "Étude naïve ß"),
        (r"H$_2$O and $x^{10}$", "H2O and x10"), (r"`a' and ``b''", "‘a’ and “b”"),
        (r"\bibinfo{author}{Knuth}, \bibfield{year}{1997}", "Knuth, 1997"),
        (r"A\hskip 1em plus 0.5em minus 0.4em\relax B", "A B"),
        (r"\unknown{kept} \& 5\,\%", "kept & 5 %"), ("a % no comment\n  b", "a b"),
        (r"{{Nested {\em deep}}}", "Nested deep"),
        (r"\textsc{Small} \uppercase{big}", "Small big"), (r"open {\em group", "open group"),
        (r"stray } brace", "stray brace"),
    ],
)  # fmt: skip
def test_latex_becomes_text(latex: str, text: str) -> None:
    (_, runs) = read_bbl(ITEM + latex)["k"]
    assert "".join(run.text for run in runs) == text


def test_looks_end_with_their_group_and_emphasis_within_emphasis_is_upright() -> None:
    runs = read_latex(r"a {\em b \emph{c} d} \textbf{e \textit{f}} H$_2$")
    assert [(run.text.strip(), sorted(run.looks)) for run in runs if run.text.strip()] == [
        ("a", []), ("b", ["italic"]), ("c", []), ("d", ["italic"]), ("e", ["bold"]), ("f", ["bold", "italic"]),
        ("H", []), ("2", ["subscript"]),
    ]  # fmt: skip


def test_commands_that_the_head_defines_are_written_out() -> None:
    head = r"\newcommand{\pair}[2]{#2--#1}\providecommand*{\gone}[1]{}\def\twice#1{#1#1}"
    assert read_definitions(head)["pair"].arguments == 2
    (_, runs) = read_bbl(head + ITEM + r"\pair{1}{2} \gone{lost}\twice{ab}")["k"]
    assert "".join(run.text for run in runs) == "2–1 abab"


def test_definitions_without_end_stay_bounded() -> None:
    found = read_definitions(r"\newcommand{\a}{\a\a}")
    assert len(expand(r"\a", found, lambda name: False)) < 300_000


@pytest.mark.parametrize(
    ("item", "label"),
    [
        ("[Knu97]{k}", "[Knu97]"),
        ("[{Knuth(1997)}]{k}", ""),
        ("[\\protect\\citename{A, }1997]{k}", "[A, 1997]"),
        ("{k}", ""),
    ],
)
def test_labels_of_styles(item: str, label: str) -> None:
    assert read_bbl(rf"\bibitem{item} Text")["k"][0] == label


@pytest.mark.parametrize(
    ("bst", "said"),
    [
        (simple("{ #1 } { skip$ } while$"), "does not come to an end within"),
        (simple("rec", "FUNCTION {rec} { rec }"), "can not execute undefined function|call themselves"),
        (simple('"x" { #1 } { duplicate$ * } while$'), "too much memory|does not come to an end"),
        (simple("nothing.of.this.name"), "can not execute undefined function"),
        ("this is no style", "it cannot be run"),
        (simple("skip$"), "something else than a list of references"),
        ("", "something else than a list of references"),
    ],
)
def test_hostile_styles_give_one_sentence(bst: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citelink.styles.bst.running._SECONDS", 2)
    with pytest.raises(CitelinkError, match=said) as error:
        lines(tmp_path, bst, (KNUTH,))
    assert len(str(error.value)) < 400


def test_an_entry_that_the_style_passes_over_is_said(tmp_path: Path) -> None:
    bst = SMALL.replace("FUNCTION {default.type} { print }", "FUNCTION {default.type} { skip$ }")
    bst = bst.replace('author "{ff }{vv~}{ll}" format.name$ missing$ { } {', "author missing$ { } {")
    found = lines(tmp_path, bst, (KNUTH, ABAI))
    assert [(line.key, line.lost) for line in found] == [("Knuth 97, the", ("title",)), ("абай", ())]


def test_entries_with_macros_and_parents_are_read_without_their_library(tmp_path: Path) -> None:
    library = read('@string{wiley = "Wiley"}\n@book{p, title={Parent}, year=1999}\n'
                   "@article{a, title={{DNA} of it}, journal=wiley, month=jan}\n"
                   "@incollection{c, crossref={p}, title={Chapter}}", "a.bib")  # fmt: skip
    either = 'journal empty$ { booktitle empty$ { "" } { booktitle } if$ } { journal } if$'
    bst = simple(f'"\\bibitem{{" cite$ * "}} " * title * " " * {either} * write$ newline$')
    found = lines(tmp_path, bst, tuple(library.entries.values()))
    assert [line.text for line in found] == ["Parent", "DNA of it Wiley", "Chapter Parent"]


def test_a_style_that_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CitelinkError, match=r"nowhere\.bst: there is no such file"):
        open_style("nowhere.bst")


@needs_tex
@pytest.mark.parametrize("name", ["plain.bst", "unsrt.bst", "alpha.bst", "ugost2008.bst", "gost2008.bst"])
def test_every_entry_is_printed_and_no_latex_is_left(name: str) -> None:
    try:
        style = open_style(name)
    except CitelinkError:
        pytest.skip(f"TeX has no {name}")
    entries = tuple(read_library(str(MERGED)).entries.values())
    found = list(style.lines(entries, Choices()))
    assert [line.key for line in found] == [entry.key for entry in entries]
    for line, entry in zip(found, entries, strict=True):
        assert str(entry.year) in line.text
        assert not set("\\{}$~") & set(line.text)
