"""Documents that must be converted first: named outright, and found in folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.cli import main
from citelink.documents.conversion import how_to_convert, unread_kind
from citelink.documents.inputs import find_inputs


@pytest.mark.parametrize(
    ("path", "kind", "command"),
    [
        ("диссертация.rst", "reStructuredText documents", "pandoc 'диссертация.rst' -o 'диссертация.md'"),
        ("Prüfung.djvu", "DjVu files", "djvutxt 'Prüfung.djvu' 'Prüfung.txt'"),
        ("-o.typ", "Typst documents", "pandoc ./-o.typ -o ./-o.md"),
        ("kitap.fb2", "FictionBook books", "pandoc kitap.fb2 -o kitap.html"),
        ("essay.pages", "Pages documents", "in Pages, File > Export To > Word"),
        ("old.wpd", "WordPerfect documents", "soffice --convert-to docx old.wpd"),
        ("paper.gdoc", "Google Docs links", "in Google Docs, File > Download > Microsoft Word (.docx)"),
        ("it's; rm x.rtf", "RTF documents", """pandoc 'it'"'"'s; rm x.rtf' -o 'it'"'"'s; rm x.md'"""),
        ("old.doc", "old Word documents", "soffice --convert-to docx old.doc"),
    ],
)
def test_how_to_convert(path: str, kind: str, command: str) -> None:
    assert unread_kind(path) == kind
    assert how_to_convert(path) == command


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.lst", "a", "docx", "-", "a.bib", "a.docx.txt"])
def test_what_needs_no_conversion(name: str) -> None:
    assert unread_kind(name) is None


def test_in_a_folder_they_are_named_by_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.rst", "a.rst", "c.djvu", ".d.rst", "e.png"):
        Path(name).write_bytes(b"PK")
    Path("text.txt").write_text("Мұнда сілтеме жоқ.\n", encoding="utf-8")
    found = find_inputs(["."])
    assert found.unread == ("a.rst", "b.rst", "c.djvu")
    assert found.skipped == ((".png", 1),)
    with pytest.raises(SystemExit):
        main(["check", "."])
    noted = capsys.readouterr().err.splitlines()
    assert [line for line in noted if "reStructuredText" in line] == [
        "citelink: skipped a.rst, b.rst: reStructuredText documents are not read yet; convert first, for example: "
        "pandoc a.rst -o a.md"
    ]
    assert any("djvutxt c.djvu c.txt" in line for line in noted)


def test_named_outright_each_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("thesis.djvu").write_bytes(b"AT&TFORM\0\0")
    Path("paper.rst").write_bytes("\0Кіріспе\n".encode())
    with pytest.raises(SystemExit) as left:
        main(["check", "thesis.djvu", "paper.rst", "missing.rst", "-q"])
    assert left.value.code == 2
    lines = capsys.readouterr().out.splitlines()
    assert "djvutxt thesis.djvu thesis.txt" in lines[0]
    assert "pandoc paper.rst -o paper.md" in lines[1]
    assert "no such file" in lines[2]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("just text\n", "l.bib holds no entry"),
        ("", "l.bib holds no entry"),
        ("% пусто\n", "l.bib holds no entry"),
        ("@comment{бос}\n", "l.bib holds no entry"),
        ("@book{a, title={A}", "l.bib: 1 place cannot be read as it stands, in line 1 (see CL304)"),
        ("\n@book{a, title={A\n@book{b, title={B\n", "places cannot be read as they stand, the first in line 2"),
        ("@book{a, title={A}}\n", None),
    ],
)
def test_a_library_that_is_none(
    text: str, said: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("l.bib").write_text(text, encoding="utf-8")
    Path("a.txt").write_text("Мұнда сілтеме жоқ.\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "a.txt", "--bib", "l.bib", "-q"])
    noted = capsys.readouterr().err
    assert (said in noted) if said else not noted
