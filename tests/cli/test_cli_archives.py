"""`corpus run`: lists of paths, and what it refuses."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from citelink.bibliography.reading import read_library
from citelink.cli import main
from citelink.cli.archives import _said
from citelink.corpus.running import Asked, begin
from citelink.corpus.store import LOCK, UNFINISHED, Store
from citelink.corpus.writing import DOCUMENTS
from citelink.documents.inputs import find_inputs
from citelink.settings import Settings

TEXT = "As shown [1].\n\nReferences\n1. Serov P. A. Winds and sands. Moscow: Nauka, 1988.\n"


def call(*arguments: str) -> object:
    with pytest.raises(SystemExit) as caught:
        main(["corpus", "run", *arguments])
    return caught.value.code


def leave_unfinished(folder: Path) -> None:
    begin(folder, find_inputs(["a.txt"]).files, Asked("else", 1000))


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "с пробелом.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    return tmp_path


def test_paths_from_a_list(archive: Path) -> None:
    (archive / "list").write_text("с пробелом.txt\n\na.txt\n", "utf-8")
    assert call("--files-from", "list", "-o", "run", "--no-bib") == 0
    assert len((archive / "run" / DOCUMENTS).read_text("utf-8").splitlines()) == 2


def test_other_options_are_refused_on_going_on(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leave_unfinished(archive / "run")
    assert call("a.txt", "-o", "run") == 2
    assert "go on with it with --resume" in capsys.readouterr().err
    assert call("a.txt", "-o", "run", "--resume") == 2
    assert "begun with other paths, libraries or options" in capsys.readouterr().err


def test_another_library_of_the_same_size_is_another(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for title in ("Winds", "Sands"):
        (archive / "l.bib").write_text(f"@book{{a, title={{{title}}}}}\n", "utf-8")
        said.append(_said(["a.txt"], Settings(), [read_library("l.bib")]))
    assert said[0] != said[1]


def test_two_at_one_run(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leave_unfinished(archive / "run")
    other = sqlite3.connect(archive / "run" / LOCK)
    other.execute("BEGIN EXCLUSIVE")
    assert call("a.txt", "-o", "run", "--resume") == 2
    assert "another process is at work on the run there" in capsys.readouterr().err


def test_a_library_is_never_written_over(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("a.txt", "-o", "run", "--no-bib", "-q") == 0
    before = (archive / "run/merged.bib").read_bytes()
    assert call("a.txt", "-o", "run", "--db", "run/merged.bib", "--force") == 2
    assert "would be overwritten by the results" in capsys.readouterr().err
    assert (archive / "run/merged.bib").read_bytes() == before


def test_a_run_that_was_hardly_begun_is_begun_again(archive: Path) -> None:
    (archive / "run").mkdir()
    Store(archive / "run").close()
    assert call("a.txt", "-o", "run", "--no-bib", "-q") == 0


@pytest.mark.parametrize("data", [b"my notes", b"x" * 5000])
def test_a_file_of_others_is_never_removed(archive: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    (archive / "run").mkdir()
    (archive / "run" / UNFINISHED).write_bytes(data)
    assert call("a.txt", "-o", "run", "--force") == 2
    assert "holds other files" in capsys.readouterr().err
    assert (archive / "run" / UNFINISHED).read_bytes() == data


def test_a_run_goes_on_where_it_was_begun(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_unfinished(archive / "run")
    (archive / "elsewhere").mkdir()
    monkeypatch.chdir(archive / "elsewhere")
    assert call("a.txt", "-o", "../run", "--resume") == 2
    assert f"begun in {archive}; go on with it from there" in capsys.readouterr().err


def test_a_damaged_run_is_said_to_be(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leave_unfinished(archive / "run")
    data = bytearray((archive / "run" / UNFINISHED).read_bytes())
    data[5000:] = b"\xff" * (len(data) - 5000)
    (archive / "run" / UNFINISHED).write_bytes(data)
    assert call("a.txt", "-o", "run", "--resume") == 2
    assert "citelink itself" not in capsys.readouterr().err


def test_a_damaged_database_is_said_to_be(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("a.txt", "-o", "run", "--no-bib", "-q") == 0
    (archive / "run/works.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(SystemExit) as caught:
        main(["corpus", "report", "run"])
    assert caught.value.code == 2
    assert "make it again with `corpus run`" in capsys.readouterr().err
