"""Documents and libraries with a few bytes that are no UTF-8: all else is read, and the bytes stay where they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from restoring import assert_restored

from citelink import load_library, resolve
from citelink.cli import main
from citelink.documents.inputs import Input
from citelink.results import Resolution

TEXTS = {
    "kk.txt": "Көне жазба? [1] мен жаңа зерттеу [2, 7 б.] туралы?.\n\nПайдаланылған әдебиеттер\n\n"
    "1. Сатаев Б. Көне жаз?ба. – Алматы: Арыс, 2001. – 40 б.\n2. Оразов М. Зерттеу. – Алматы: Арыс, 2002. – 52 ?",
    "ru.md": "Старая ?запись [1] и новая [2, с. 7].\n\n## Литература\n\n"
    "1. Лугов П. Старая запись. – М.: Наука, 1987. – 40 с.\n2. Дорогин А. Нов?ая запись. – М.: Наука, 2003. – 96 с.\n",
    "en.md": "An “old” record [1], a new? one — later [2, p. 7].\n\n## References\n\n"
    "1. Meadows P. The old record. London: Harvill, 1987.\n2. Rhodes A. The new record?. Oxford: Berg, 2003.\n",
    "de.txt": "Über alte [1] und größere [2, S. 7] Maße?.\r\n\r\nLiteratur\r\n\r\n"
    "1. Wießner P. Alte Maße. München: Beck, 1987.\r\n2. Jäger A. Grö?ßere Maße. Köln: Böhlau, 2003.\r\n",
}
BYTES = {"kk.txt": b"\xd0", "ru.md": b"\xff", "en.md": b"\x97", "de.txt": b"\xc3"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).write_bytes(text.encode().replace(b"?", BYTES[name]))
    return tmp_path


@pytest.mark.parametrize("name", TEXTS)
def test_all_else_is_read(name: str, folder: Path) -> None:
    (one,) = resolve(name).documents
    (printed,) = one.lists
    assert [[item.number for item in marker.marker.items] for marker in one.markers] == [[1], [2]]
    assert [parsed.reference.number for parsed in printed.references] == [1, 2]
    (finding,) = [finding for finding in one.findings if finding.severity != "info"]
    assert finding.code == "CL903"
    assert finding.span is not None
    assert finding.span.start == TEXTS[name].index("?")
    assert finding.values == {"byte": f"{BYTES[name][0]:#04x}", "broken": TEXTS[name].count("?")}
    # What goes into libraries and on to other programs is text.
    for parsed in printed.references:
        parsed.reference.text.encode()
        parsed.entry.title.encode()


@pytest.mark.parametrize("name", TEXTS)
def test_the_copies_have_the_bytes(name: str, folder: Path) -> None:
    def run(inputs: list[Input]) -> Resolution:
        return resolve([Path(one.path) for one in inputs])

    assert_restored([Input(name, name)], run, folder / "out")  # type: ignore[arg-type]
    (folder / "out/link/merged.bib").read_bytes().decode()
    json.loads((folder / "out/link/resolution.json").read_bytes().decode())
    (folder / f"out/link/annotated/{name}.html").read_bytes().decode()


def test_one_line_says_where(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", "ru.md", "-q", "--no-bib"])
    assert left.value.code == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("ru.md:1:8: warning CL903 ")
    assert "0xff" in line


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.bib", "@book{a, title={Дала ?жолы}}\n@book{b, title={Көш жолы}}\n", [1]),
        ("b.bib", "@book{a,\r\n title={Дорога}}\r\n@book{b, title={Степь?}}\r\n% ?\r\n", [3, 4]),
        (
            "c.json",
            '[{"id": "a", "type": "book", "title": "Über Maße?"},\n{"id": "b", "type": "book", "title": "B"}]',
            [1],
        ),
        ("d.ris", "TY  - BOOK\nID  - a\nTI  - “Paths”?\nER  - \nTY  - BOOK\nID  - b\nTI  - Ways\nER  - \n", [3]),
    ],
)
def test_libraries(name: str, text: str, lines: list[int], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode().replace(b"?", b"\xff"))
    library = load_library(path)
    assert list(library.entries) == ["a", "b"]
    assert [failure.line for failure in library.failures if "0xff" in failure.reason] == lines
    for entry in library.entries.values():
        entry.title.encode()
