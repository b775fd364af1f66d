"""Libraries of every format, wherever one is asked for; and what only has a library's name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citelink import load_library, read
from citelink.bibliography import Library, read_text
from citelink.bibliography.format import formats_of, load_format, suffixes
from citelink.cli import main
from citelink.errors import UnreadableError

SUFFIXES = sorted(suffixes())
WORKS = """
@book{zhopkirk, author = {Hopkirk, Peter}, title = {The Great Game}, year = {1990}}
@book{nye2004, author = {Nye, Joseph S.}, title = {Soft Power}, year = {2004}}
"""
CHAPTER = "Games [1, p. 12] and powers [2], and nothing [3].\n"
ARTICLE = f"{CHAPTER}\nReferences\n\n1. Hopkirk P. The Great Game. 1990.\n2. Nye J. S. Soft Power. 2004.\n"
NO_LIBRARY = {
    "package.json": {"name": "x", "type": "module", "contributes": {"commands": [{"title": "Run"}]}},
    "numbers.json": [1, 2, {"id": "a"}],
    "parsed.jsonl": {"raw": "Nye 2004", "entry": {"type": "book", "title": "Soft Power"}},
    "binary.json": "\x00\x01" * 40_000,
}


def write(path: Path, text: str = WORKS) -> Path:
    """The library `text` written to `path` in the format of its suffix."""
    path.parent.mkdir(exist_ok=True)
    library: Library = read_text(text, "works.bib")
    path.write_text(load_format(formats_of(str(path))[0]).write(library, str(path)), "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code of a command, and what it prints to stdout and to stderr."""
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITELINK_CACHE", "off")
    return tmp_path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_references_in_a_library(folder: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    (folder / "chapter.txt").write_text(CHAPTER, "utf-8")
    given = write(folder / f"works{suffix}")
    code, out, err = run(capsys, "inspect", "chapter.txt", "--references", given.name, "--select", "CL1")
    assert (code, err) == (0, "")
    (document,) = json.loads(out)["documents"]
    items = [(item["reference"], item["key"]) for marker in document["markers"] for item in marker["items"]]
    assert items == [("r1", "zhopkirk"), ("r2", "nye2004"), (None, None)]
    assert [one["code"] for one in document["findings"]] == ["CL101"]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("bib", [(), ("--bib", "bib"), ("--bib", "BIB")])
def test_a_folder_of_libraries(
    folder: Path, capsys: pytest.CaptureFixture[str], suffix: str, bib: tuple[str, ...]
) -> None:
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    given = write(folder / "bib" / f"works{suffix.upper()}")
    bib = tuple(word.replace("BIB", f"bib/{given.name}") for word in bib)
    code, out, err = run(capsys, "resolve", "article.txt", *bib)
    assert (code, err) == (0, "")
    assert f"matched   2 of 2 references in bib/{given.name}" in out


def test_the_libraries_of_a_folder_are_sorted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("c.bib", "a.ris", "b.json", "notes.txt"):
        (write(folder / "bib" / name) if name != "notes.txt" else folder / "bib" / name).touch()
    (folder / "bib" / "below.bib").mkdir()
    code, out, _ = run(capsys, "merge", "bib", "--format", "json")
    assert code == 0
    assert [one["path"] for one in json.loads(out)["libraries"]] == ["bib/a.ris", "bib/b.json", "bib/c.bib"]


@pytest.mark.parametrize("name", NO_LIBRARY)
def test_a_file_of_a_folder_that_is_no_library(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    write(folder / "bib" / "works.bib")
    said = NO_LIBRARY[name]
    (folder / "bib" / name).write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
    code, out, err = run(capsys, "resolve", "article.txt")
    assert code == 0
    assert "matched   2 of 2 references in bib/works.bib\n" in out
    left_out = f"citelink: bib/{name}: left out, it does not look like csl-json; name the file itself to have it read\n"
    assert err == left_out
    (folder / "bib" / "works.bib").unlink()
    code, _, err = run(capsys, "merge", "bib")
    assert (code, err) == (2, f"{left_out}citelink: bib: the folder holds no library\n")


def test_a_file_that_is_named_is_read_whatever_it_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "numbers.json"
    path.write_text(json.dumps(NO_LIBRARY["numbers.json"]), "utf-8")
    code, out, _ = run(capsys, "merge", path.name, "--format", "json", "-q")
    assert code == 0
    assert json.loads(out)["libraries"][0]["entries"] == 1


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_library_is_no_document(folder: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    given = write(folder / f"works{suffix}")
    refused = "a library is no document; give it with --bib or --references"
    code, out, _ = run(capsys, "check", given.name, "--no-bib", "-q")
    assert (code, out) == (2, f"{given.name}: error CL901 {refused}\n")
    code, _, err = run(capsys, "explain", f"{given.name}:1", "--bib", given.name)
    assert (code, err) == (2, f"citelink: {given.name}: {refused}\n")
    with pytest.raises(UnreadableError, match="a library is no document"):
        read(given)
    assert read(given, format="text").text == given.read_text("utf-8")
    assert list(load_library(given).entries) == ["zhopkirk", "nye2004"]


def test_a_document_may_have_the_name_of_a_library(folder: Path) -> None:
    path = folder / "x.json"
    path.write_text('["Games [1]"]', "utf-8")
    assert read(path).text == '["Games [1]"]'


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if len(suffixes()[suffix]) == 1])
def test_a_merged_library(folder: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    write(folder / "mine.bib")
    code, _, err = run(capsys, "merge", "mine.bib", "-o", f"merged{suffix}")
    assert (code, err) == (0, f"citelink: written to merged{suffix}\n")
    titles = {key: entry.title for key, entry in load_library(folder / f"merged{suffix}").entries.items()}
    assert titles == {"zhopkirk": "The Great Game", "nye2004": "Soft Power"}


def test_a_suffix_of_several_formats(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "mine.bib")
    code, _, err = run(capsys, "merge", "mine.bib", "-o", "merged.xml")
    assert code == 2
    assert err.endswith("-o merged.xml: .xml is the suffix of marcxml and mods; write .mrcx or .mods instead\n")
    (folder / "paper.xml").write_text("<article><body><p>Games [1].</p></body></article>", "utf-8")
    write(folder / "works.xml")
    with pytest.raises(UnreadableError, match="a library is no document"):
        read(folder / "works.xml")
    assert "Games [1]." in read(folder / "paper.xml").text
