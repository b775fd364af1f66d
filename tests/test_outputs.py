"""What stands in the output folder: nothing of the user's is written over, and copies leave with their documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citelink.cli import main
from citelink.stamps import BLANK, fill_stamp, is_own, stamp_library

KK = """Дала туралы алғашқы еңбек [1] кейінгі зерттеуге [2] негіз болды.

Пайдаланылған әдебиеттер

1. Сатыбалдин Е. Дала жазбалары. – Алматы: Арыс, 1999. – 120 б.
2. Жұмағұлов Қ. Көш жолы. – Астана: Фолиант, 2008. – 210 б.
"""
RU = """Степь описана подробно [1]; дороги изучены хуже [2].

Литература

1. Лугов П. С. Записки о степи. – М.: Наука, 1987. – 140 с.
2. Дорогин А. В. Пути кочевий. – СПб.: Лань, 2003. – 96 с.
"""
EN = """The steppe is well described [1], the roads less so [2].

## References

1. Meadows P. Notes on the Steppe. London: Harvill, 1987. 140 p.
2. Rhodes A. Paths of the Nomads. Oxford: Berg, 2003. 96 p.
"""
DE = """Die Steppe ist gut beschrieben [1], die Wege weniger [2].

Literatur

1. Wiesner P. Notizen aus der Steppe. Berlin: Reimer, 1987. 140 S.
2. Wegener A. Pfade der Nomaden. Wien: Böhlau, 2003. 96 S.
"""
OUTPUTS = ("merged.bib", "report.html", "resolution.json", "annotated/kk.txt", "annotated/kk.txt.html")
MINE = {
    "merged.bib": "@book{own,\n  title = {Өз кітабым},\n  x-citelink-status = {unverified},\n}\n",
    "report.html": '<!doctype html><meta name="generator" content="Pandoc"><p>Отчёт за май</p>\n',
    "resolution.json": '{"resolution": "1920x1080"}\n',
    "annotated/kk.txt": "Менің түзетулерім [1].\n",
    "annotated/kk.txt.html": "<p>Meine Lesefassung</p>\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("kk.txt", KK), ("ru.txt", RU), ("en.md", EN), ("de.txt", DE)):
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def call(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main([*arguments, "-q"])
    return left.value.code


def lay(name: str, text: str) -> Path:
    path = Path("out", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_file_of_other_hands_is_not_written_over(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = lay(name, MINE[name])
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out") == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"out/{name}: " in said
    assert "--force" in said
    assert path.read_text("utf-8") == MINE[name]
    assert [one for one in Path("out").rglob("*") if one.is_file()] == [path]
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out", "--force") == 0
    assert path.read_text("utf-8") != MINE[name]
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out", "--annotate", "cite") == 0


@pytest.mark.parametrize("name", [name for name in OUTPUTS if name != "resolution.json"])
def test_neither_is_an_output_that_was_changed_by_hand(name: str) -> None:
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out") == 0
    path = Path("out", name)
    path.write_bytes(path.read_bytes() + "\nА здесь моя правка.\n".encode())
    changed = path.read_bytes()
    assert call("resolve", "kk.txt", "ru.txt", "--no-bib", "-o", "out", "--annotate", "cite") == 2
    assert path.read_bytes() == changed
    assert not Path("out/annotated/ru.txt").exists()


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_empty_file_holds_nothing_to_lose(name: str) -> None:
    lay(name, "")
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out") == 0


def test_a_file_that_would_not_change_is_nobodys(folder: Path) -> None:
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out") == 0
    Path("out/annotated/kk.txt.html").unlink()
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out") == 0


@pytest.mark.parametrize(("name", "kind"), [("annotated", "file"), ("merged.bib", "folder"), ("report.html", "folder")])
def test_a_name_that_is_taken_by_another_kind(name: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    if kind == "folder":
        Path("out", name).mkdir(parents=True)
    else:
        lay(name, "заметки\n")
    for force in ([], ["--force"]):
        assert call("resolve", "kk.txt", "--no-bib", "-o", "out", *force) == 2
        assert f"out/{name}: is a {kind}" in capsys.readouterr().err


def test_an_empty_library_is_marked_too() -> None:
    Path("note.txt").write_text("Ескертпе: мұнда сілтеме жоқ.\n", encoding="utf-8")
    assert call("resolve", "note.txt", "--no-bib", "-o", "out") == 0
    assert is_own(Path("out/merged.bib").read_bytes())
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out") == 0


def test_copies_leave_with_their_documents() -> None:
    Path("part").mkdir()
    Path("ru.txt").rename("part/ru.txt")
    assert call("resolve", ".", "--no-bib", "-o", "out") == 0
    for name in ("kk.txt", "part/ru.txt", "de.txt"):
        assert Path("out/annotated", name).is_file()
    Path("kk.txt").unlink()
    Path("part/ru.txt").unlink()
    assert call("resolve", ".", "--no-bib", "-o", "out") == 0
    left = sorted(path.name for path in Path("out/annotated").rglob("*"))
    assert left == ["de.txt", "de.txt.html", "en.md", "en.md.html"]


@pytest.mark.parametrize("name", ["kk.txt", "kk.txt.html"])
def test_a_changed_copy_stays(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("resolve", "kk.txt", "de.txt", "--no-bib", "-o", "out") == 0
    lay(f"annotated/{name}", Path("out/annotated", name).read_text("utf-8") + "жаңа сөйлем\n")
    assert call("resolve", "de.txt", "--no-bib", "-o", "out") == 0
    assert Path("out/annotated/kk.txt").exists()
    assert Path("out/annotated", name).read_text("utf-8").endswith("жаңа сөйлем\n")
    assert "the copy stays" in capsys.readouterr().err


def test_pages_and_folders_of_others_stay() -> None:
    lay("annotated/notes/page.html", "<p>Eigene Seite</p>\n")
    Path("out/annotated/empty").mkdir()
    assert call("resolve", "kk.txt", "--no-bib", "-o", "out") == 0
    assert call("resolve", "de.txt", "--no-bib", "-o", "out") == 0
    assert Path("out/annotated/notes/page.html").is_file()
    assert Path("out/annotated/empty").is_dir()
    assert not Path("out/annotated/kk.txt").exists()


def test_copies_of_a_document_that_cannot_be_read_this_time_stay() -> None:
    assert call("resolve", "kk.txt", "de.txt", "--no-bib", "-o", "out") == 0
    Path("kk.txt").write_bytes(b"")
    assert call("resolve", "kk.txt", "de.txt", "--no-bib", "-o", "out") == 0
    assert Path("out/annotated/kk.txt").is_file()


LIBRARIES = {
    "l.bib": "@book{own,\n  title = {Менің кітапханам},\n  year = {2001}\n}\n",
    "l.ris": "TY  - BOOK\nTI  - Моя книга\nER  - \n",
    "l.json": '[\n {\n  "id": "own",\n  "type": "book",\n  "title": "My book"\n }\n]\n',
    "l.jsonl": '{"id": "own", "type": "book", "title": "Mein Buch"}\n',
    "l.enw": "%0 Book\n%T Моя книга\n",
    "l.nbib": "PMID- 1\nTI  - Моя книга\n",
    "l.endnote": "<xml><records><record><titles><title>Моя книга</title></titles></record></records></xml>",
    "l.mods": "<mods><titleInfo><title>Моя книга</title></titleInfo></mods>",
    "l.mrcx": '<record><datafield tag="245"><subfield code="a">Моя книга</subfield></datafield></record>',
}
OTHER = "@book{lugov1987,\n  author = {Лугов, П. С.},\n  title = {Записки о степи},\n  year = {1987}\n}\n"


@pytest.mark.parametrize("name", LIBRARIES)
def test_merge_spares_libraries_of_others(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("one.bib").write_text(OTHER, encoding="utf-8")
    Path("two.bib").write_text(LIBRARIES["l.bib"], encoding="utf-8")
    Path(name).write_text(LIBRARIES[name], encoding="utf-8")
    assert call("merge", "one.bib", "-o", name) == 2
    assert "--force" in capsys.readouterr().err
    assert Path(name).read_text("utf-8") == LIBRARIES[name]
    assert call("merge", "one.bib", "-o", name, "--force") == 0
    # What is merged once more has no fault that is citelink's.
    assert call("merge", name, "-o", "again.bib", "--fail-on", "info") == 0
    # citelink's own is written over, and one that was changed since is not.
    assert call("merge", "two.bib", "one.bib", "-o", name) == 0
    Path(name).write_text(Path(name).read_text("utf-8").replace("1987", "1988"), encoding="utf-8")
    assert call("merge", "one.bib", "-o", name) == 2


@pytest.mark.parametrize("name", ["r.csv", "r.json", "r.txt"])
def test_merge_spares_what_is_no_report(name: str) -> None:
    Path("one.bib").write_text(OTHER, encoding="utf-8")
    Path("two.bib").write_text(LIBRARIES["l.bib"], encoding="utf-8")
    Path(name).write_text("шығын,кіріс\n1,2\n", encoding="utf-8")
    assert call("merge", "one.bib", "-o", "m.bib", "--report", name) == 2
    assert not Path("m.bib").exists()
    assert call("merge", "one.bib", "-o", "m.bib", "--report", name, "--force") == 0
    assert call("merge", "one.bib", "two.bib", "-o", "m.bib", "--report", name) == 0


@pytest.mark.parametrize("library", ["m.bib", "m.ris", "m.json"])
@pytest.mark.parametrize("name", ["report.csv", "report.txt", "report.json"])
@pytest.mark.parametrize(
    ("added", "where"),
    [("тексерілді\n", -1), ("проверено\n", -1), ("checked by me\n", -1), ("geprüft ", 1), ("тексерілді ", 0), (" ", 0)],
)
def test_a_report_of_merge_that_was_changed_is_not_written_over(
    library: str, name: str, added: str, where: int, folder: Path
) -> None:
    Path("one.bib").write_text(OTHER, encoding="utf-8")
    Path("two.bib").write_text(LIBRARIES["l.bib"], encoding="utf-8")
    assert call("merge", "one.bib", "-o", library, "--report", name) == 0
    written, library_before = Path(name).read_bytes(), Path(library).read_bytes()
    at = len(written) // 2 if where == 1 else 0 if where == 0 else len(written)
    changed = written[:at] + added.encode() + written[at:]
    Path(name).write_bytes(changed)
    assert call("merge", "one.bib", "two.bib", "-o", library, "--report", name) == 2
    assert Path(name).read_bytes() == changed
    assert Path(library).read_bytes() == library_before
    Path(name).write_bytes(written)
    assert call("merge", "one.bib", "two.bib", "-o", library, "--report", name) == 0


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
def test_a_marked_library_is_read_as_without_its_mark(form: str, folder: Path) -> None:
    Path("one.bib").write_text(OTHER, encoding="utf-8")
    name = {"bibtex": "m.bib", "ris": "m.ris", "csl-json": "m.json"}[form]
    assert call("merge", "one.bib", "-o", name) == 0
    marked = Path(name).read_bytes()
    Path("again").mkdir()
    assert call("merge", name, "-o", f"again/{name}") == 0
    assert Path("again", name).read_bytes() == marked


def _same(data: bytes) -> bytes:
    return data


@pytest.mark.parametrize(
    ("change", "own"),
    [
        (_same, True),
        (lambda data: data + b"\n", False),
        (lambda data: data[:-1], False),
        (lambda data: data.replace(b"title", b"Title"), False),
        (lambda data: b"% mine\n" + data, False),
        (lambda data: data.split(b"\n", 2)[2], False),
    ],
)
def test_a_stamp_holds_for_the_whole_file(change: Callable[[bytes], bytes], own: bool) -> None:
    data = fill_stamp(stamp_library("@book{a,\n  title = {Қоңыр үй},\n}\n", "bibtex").encode())
    assert BLANK.encode() not in data
    assert is_own(change(data)) is own


@pytest.mark.parametrize(
    ("language", "comment", "page"),
    [
        (
            "en",
            "CL102 Reference 2 is never cited: Rhodes A. Paths. What to do: cite it, or remove it from the list.",
            "Report",
        ),
        (
            "ru",
            "CL102 На источник 2 нет ни одной ссылки: Rhodes A. Paths. Что делать: сошлитесь на него в "
            "тексте или уберите из списка.",
            "Отчёт",
        ),
        (
            "kk",
            "CL102 2-дереккөзге бірде-бір сілтеме жоқ: Rhodes A. Paths. Не істеу керек: мәтінде оған сілтеме жасаңыз "
            "немесе тізімнен алып тастаңыз.",
            "Есеп",
        ),
    ],
)
def test_copies_speak_the_language_asked_for(language: str, comment: str, page: str) -> None:
    text = "The steppe is known [1].\n\n\\section*{References}\n\n[1] Meadows P. Notes.\n\n[2] Rhodes A. Paths.\n"
    Path("a.tex").write_text(text, encoding="utf-8")
    assert call("resolve", "a.tex", "--no-bib", "--quiet", "-o", "out", "--lang", language) == 0
    assert f"% citelink: {comment}\n" in Path("out/annotated/a.tex").read_text("utf-8")
    reading = Path("out/annotated/a.tex.html").read_text("utf-8")
    assert f'<html lang="{language}">' in reading
    assert f'<a href="../report.html">{page}</a>' in reading
