"""Typed markers made live: which, in which form, and what stays as it was typed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from citelink.bibliography.entry import ZOTERO_ITEM
from citelink.cli import main
from citelink.converting import TARGETS, convert
from citelink.documents.citation_forms import FORMS, speller
from citelink.documents.format import load_format
from citelink.documents.inputs import Input
from citelink.documents.marks import CitedWork, LiveListMark, LiveMark, NumberMark
from citelink.results import Resolution
from citelink.run import resolve
from tests.documents.formats.word import field, paragraph, run, word

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


def test_zotero_knows_its_own_items_again(resolution: Resolution) -> None:
    library = dict(resolution.library.entries)
    uri = "http://zotero.org/users/1/items/ABCD2345"
    library["usov1972navesy"] = replace(library["usov1972navesy"], extra=((ZOTERO_ITEM, uri),))
    marks = convert(resolution.documents[0], library, "zotero").marks
    works = {work.key: work for mark in marks if isinstance(mark, LiveMark) for work in mark.works}
    assert {key: work.uri for key, work in works.items()} == {
        "titov1970shatry": "",
        "usov1972navesy": uri,
        "usov1974dvory": "",
    }
    assert not any(isinstance(mark, LiveMark) and uri in str(mark.records) for mark in marks)


def test_a_live_citation_lends_its_address_to_typed_ones(tmp_path: Path) -> None:
    uri = "http://zotero.org/users/1/items/WXYZ2345"
    said = {"citationItems": [{"id": 7, "uris": [uri], "itemData": {"type": "book", "title": "Dugouts"}}]}
    alive = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(said)}", "[1]")
    body = [run("A hut "), alive, run(" and again [1], and [2] too.")]
    items = ["1. Nye, R. Dugouts. Derby: Coal Press, 2004.", "2. Usov, S. Huts. Kursk: Black Earth, 1972."]
    (tmp_path / "a.docx").write_bytes(word("".join([paragraph(*body), *map(paragraph, ["References", *items])])))
    resolution = resolve([Input(str(tmp_path / "a.docx"), "a.docx")])
    found = convert(resolution.documents[0], resolution.library.entries, "zotero")
    assert [one.why for one in found.left] == ["key"]
    assert [mark.works[0].uri for mark in found.marks if isinstance(mark, LiveMark)] == [uri, ""]


@pytest.mark.parametrize(
    ("form", "work", "said"),
    [
        ("pandoc", CitedWork("a", "volume", "2"), "[@a, vol. 2]"),
        ("pandoc", CitedWork("a", "page", "5", prefix="см."), "[см. @a, 5]"),
        ("latex", CitedWork("a", "page", "18-19"), r"\cite[18--19]{a}"),
        ("latex", CitedWork("a", None, "Theorem 3_1"), r"\cite[Theorem 3\_1]{a}"),
        ("latex", CitedWork("a", "page", "5", prefix="см."), r"см. \cite[5]{a}"),
        ("latex", CitedWork("a", "chapter", "2", "", "f.", "Kap. 2 f."), r"\cite[Kap. 2 f.]{a}"),
        ("typst", CitedWork("a", "chapter", "2-3", printed="2-3-тараулар"), "#cite(<a>, supplement: [2–3-тараулар])"),
        ("typst", CitedWork("a", "page", "18-19"), "#cite(<a>, supplement: [18–19])"),
        ("typst", CitedWork("a", "chapter", "3"), "#cite(<a>, supplement: [chapter 3])"),
        ("typst", CitedWork("a", "page", "[5]*"), r"#cite(<a>, supplement: [\[5\]\*])"),
        ("typst", CitedWork('Назарбаев"1996'), r'#cite(label("Назарбаев\"1996"))'),
        ("typst", CitedWork("a", prefix="см. #1"), r"см. \#1 #cite(<a>)"),
    ],
)
def test_how_a_work_is_spelt(form: str, work: CitedWork, said: str) -> None:
    assert FORMS[form]([work]) == said


@pytest.mark.parametrize(
    ("following", "said"),
    [
        (". Next", "#cite(<a>);"),
        ("(see)", "#cite(<a>);"),
        ("[b]", "#cite(<a>);"),
        ("; and", "#cite(<a>);"),
        ("де", "#cite(<a>);"),
        (" next", "#cite(<a>)"),
        (", next", "#cite(<a>)"),
        ("", "#cite(<a>)"),
    ],
)
def test_a_call_of_typst_ends_where_the_text_would_go_on_with_it(following: str, said: str) -> None:
    assert speller("typst", f"[1]{following}")([CitedWork("a")], 3) == said


@pytest.mark.parametrize(
    ("preamble", "said"),
    [
        ("", r"see \cite[5]{a}, \cite{b}"),
        (r"%\usepackage{natbib}", r"see \cite[5]{a}, \cite{b}"),
        (r"\usepackage[numbers]{natbib}", r"\cite[see][5]{a}, \cite{b}"),
        (r"\usepackage[style=gost-numeric]{biblatex}", r"\cites[see][5]{a}{b}"),
    ],
)
def test_latex_takes_a_note_before_where_a_package_does(preamble: str, said: str) -> None:
    works = [CitedWork("a", "page", "5", prefix="see"), CitedWork("b")]
    assert speller("latex", preamble)(works, 0) == said
    (first, rest) = (replace(works[0], value=""), works[1])
    prenote = said.startswith("\\")
    assert speller("latex", preamble)([first, rest], 0) == (r"\cite[see][]{a,b}" if prenote else r"see \cite{a,b}")


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


MAIN = r"""\documentclass{article}
\begin{document}
\input{parts/one}
\input{two}
A hut [1] stood.
\begin{thebibliography}{9}
\bibitem{nye} Nye, R. (2004). Dugouts. Derby: Coal Press.
\bibitem{usov} Usov, S. (1972). Huts. Kursk: Black Earth.
\end{thebibliography}
\end{document}
"""
PROJECT = {"main.tex": MAIN, "parts/one.tex": "A tent [2, p. 5] stood.\n", "two.tex": "Nothing stood here.\n"}


def call(*arguments: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["convert", *arguments])
    assert left.value.code in (0, 2)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, said in PROJECT.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, "utf-8")
    return tmp_path


def test_a_project_goes_into_a_folder_of_its_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        call("main.tex", "--to", "latex")
    assert "2 markers became latex citations" in capsys.readouterr().err
    made = project / "main.latex"
    stamp, one = (made / "parts/one.tex").read_text("utf-8").split("\n", 1)
    assert stamp.startswith("% x-citelink ")
    assert not stamp.endswith("0" * 16)
    assert one == "A tent \\cite[5]{usov} stood.\n"
    assert (made / "two.tex").read_text("utf-8") == PROJECT["two.tex"]
    assert r"A hut \cite{nye} stood." in (made / "main.tex").read_text("utf-8")
    assert (made / "main.bib").is_file()
    assert {name: (project / name).read_text("utf-8") for name in PROJECT} == PROJECT


@pytest.mark.parametrize(
    ("options", "file"),
    [
        (["-o", "copy.tex"], "parts/one.tex"),
        (["-o", "two.tex"], "two.tex"),
        (["-o", "main.tex"], "main.tex"),
        (["-o", "x/mine.tex", "--bib", "x/mine.bib"], "x/mine.bib"),
        (["-o", "x/link.tex"], "x/link.tex"),
    ],
)
def test_what_is_read_is_never_written_over(
    options: list[str], file: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "x").mkdir()
    (project / "x/mine.bib").write_text("@book{nye, title={Dugouts}, author={Nye, R.}, year=2004}\n", "utf-8")
    (project / "x/link.tex").symlink_to(project / "two.tex")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    call("main.tex", "--to", "latex", "--force", *options)
    said = capsys.readouterr().err
    assert f"{file}: was read for this" in said or f"{file}: is the document itself" in said
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("name", "data", "options", "said"),
    [
        ("a.docx", b"", ["--to", "zotero"], "a.docx: cannot be read as a .docx file: it is empty"),
        ("a.odt", b"A hut [1].\n", ["--to", "zotero"], "a.odt: cannot be read as a .odt file: it is text"),
        ("a.txt", RU.encode(), ["--to", "latex", "-o", "b.docx"], "b.docx: the copy of a.txt is a .txt file"),
        ("a.md", RU.encode(), ["--to", "pandoc", "-o", "b.tex"], "b.tex: the copy of a.md is a .md file"),
        ("a.txt", RU.encode(), ["--to", "latex", "-o", "b.tex"], "written to b.tex, b.bib"),
        ("a.txt", RU.encode(), ["--to", "pandoc", "--style", "apa"], "--style names the style that Zotero is to use"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    name: str,
    data: bytes,
    options: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    call(name, *options)
    assert said in capsys.readouterr().err


ITEMS = ["1. Nye, R. Dugouts. Derby: Coal Press, 2004.", "2. Usov, S. Huts. Kursk: Black Earth, 1972."]

OTHERS = ["1. Hill, T. Tents. Kursk: Black Earth, 1973.", "2. Pike, O. Barns. Derby: Coal Press, 1981."]


@pytest.mark.parametrize(
    ("target", "body", "said"),
    [
        ("zotero", ["A hut [1] and [2].", "References", *ITEMS], None),
        (
            "mendeley",
            ["A hut [1] and [2].", "References", *ITEMS],
            "its list stays as printed; put the bibliography in",
        ),
        (
            "zotero",
            ["A hut [1] and [2].", "References", *ITEMS, "A tent [2] and [1].", "References", *OTHERS],
            "its 2 lists stay as printed: zotero has one bibliography",
        ),
    ],
)
def test_a_list_that_stays_is_told(
    target: str,
    body: list[str],
    said: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(word("".join(map(paragraph, body))))
    call("a.docx", "--to", target)
    told = capsys.readouterr().err
    assert "citations\n" in told
    assert (said in told) if said else "stay" not in told


def test_the_count_is_that_of_what_was_put_in_every_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    body = paragraph(run("A hut [1], "), field("QUOTE x", "[2]"), run(" and [2], too."))
    Path("a.docx").write_bytes(word(body + "".join(map(paragraph, ["References", *ITEMS]))))
    call("a.docx", "--to", "zotero", "--dry-run")
    assert "2 markers would become zotero citations; 1 stays as typed\n" in capsys.readouterr().err
    call("a.docx", "--to", "zotero")
    told = capsys.readouterr().err
    assert "[2] stays as typed: it stands in a field" in told
    assert "2 markers became zotero citations; 1 stays as typed\n" in told
    assert "its list stays as printed: it says what the numbers mean that stay as typed" in told
    call("a.zotero.docx", "--to", "zotero")
    assert "0 markers became zotero citations; 1 stays as typed; 2 are alive already\n" in capsys.readouterr().err


def test_a_project_keeps_its_list_where_a_marker_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "two.tex").write_text("A hut [1, \\label{hut} p. 5] stood.\n", "utf-8")
    call("main.tex", "--to", "latex")
    told = capsys.readouterr().err
    assert "p. 5] stays as typed: what stands in it would be lost" in told
    assert "2 markers became latex citations; 1 stays as typed" in told
    assert "its list stays as printed: it says what the numbers mean that stay as typed" in told
    assert r"\bibitem{nye}" in (project / "main.latex/main.tex").read_text("utf-8")
