"""Which inputs a command line names, and what they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citelink.documents import Inputs, find_inputs
from citelink.errors import InputError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.md",
        "sub/c.txt",
        "sub/deep/a.md",
        ".hidden/x.txt",
        "out/annotated/a.md",
        "p.png",
        "q.png",
        "~$b.txt",
        "sub/._c.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(inputs: Inputs) -> list[str]:
    return [one.name for one in inputs.files]


def test_a_folder_is_searched_through(folder: Path) -> None:
    inputs = find_inputs(["."], exclude=Path("out"))
    assert names(inputs) == ["a.md", "b.txt", "sub/c.txt", "sub/deep/a.md"]
    assert inputs.skipped == ((".png", 2),)
    assert names(find_inputs([str(folder / "sub")])) == ["c.txt", "deep/a.md"]


def test_the_output_folder_may_be_the_folder_itself(folder: Path) -> None:
    (folder / "annotated").mkdir()
    (folder / "annotated" / "z.txt").write_text("x")
    assert "annotated/z.txt" not in names(find_inputs(["."], exclude=Path(".")))


@pytest.mark.parametrize("kind", ["file", "folder", "nothing"])
def test_a_file_called_annotated_is_only_a_file(folder: Path, kind: str) -> None:
    for name in ("merged.bib", "resolution.json"):
        (folder / "sub" / name).write_text("")
    if kind == "file":
        (folder / "sub" / "annotated").write_text("")
    elif kind == "folder":
        (folder / "sub" / "annotated").mkdir()
        (folder / "sub" / "annotated" / "z.txt").write_text("x")
    assert names(find_inputs(["sub"])) == ["c.txt", "deep/a.md"]


def test_files_keep_the_order_they_are_named_in(folder: Path) -> None:
    assert names(find_inputs(["sub/c.txt", "b.txt", "-", "./b.txt", "sub"])) == ["c.txt", "b.txt", "-", "deep/a.md"]


def test_a_named_file_needs_no_suffix_and_need_not_exist(folder: Path) -> None:
    assert names(find_inputs(["p.png", "nowhere.txt"])) == ["p.png", "nowhere.txt"]


def test_globs(folder: Path) -> None:
    assert names(find_inputs(["*.txt", "sub/**/*.md"])) == ["b.txt", "a.md"]
    (folder / "od[d].txt").write_text("x")
    assert names(find_inputs(["od[d].txt"])) == ["od[d].txt"]
    with pytest.raises(InputError, match=r"^no\*thing: no file fits this pattern$"):
        find_inputs(["b.txt", "no*thing"])


def test_no_input_is_called_what_another_ones_copy_is_called(folder: Path) -> None:
    for name in ("b.txt.html", "stdin.txt", "stdin.md.html"):
        (folder / name).write_text("x")
    assert names(find_inputs(["b.txt", "b.txt.html"])) == ["b.txt", "2/b.txt.html"]
    assert names(find_inputs(["b.txt.html", "b.txt"])) == ["b.txt.html", "2/b.txt"]
    found = names(find_inputs(["stdin.txt", "-", "stdin.md.html"]))
    assert found == ["2/stdin.txt", "-", "2/stdin.md.html"]


def test_equal_names_get_their_parent_folders_in_front(folder: Path) -> None:
    assert names(find_inputs(["a.md", "sub/deep/a.md", "b.txt"])) == [f"{folder.name}/a.md", "deep/a.md", "b.txt"]
    for name in ("one/x/t.txt", "two/x/t.txt"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("x")
    assert names(find_inputs(["one/x/t.txt", "two/x/t.txt"])) == ["one/x/t.txt", "two/x/t.txt"]
    assert names(find_inputs(["one", "two"])) == ["one/x/t.txt", "two/x/t.txt"]
    (folder / "B.TXT").write_text("x")
    found = names(find_inputs(["b.txt", "B.TXT"]))
    assert len({name.casefold() for name in found}) == len(found)


def test_links_that_lead_round_in_circles(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "sub" / "self.txt").symlink_to("self.txt")
    assert names(find_inputs(["sub"])) == ["c.txt", "deep/a.md", "self.txt"]
    assert names(find_inputs([os.path.join("sub", "self.txt")])) == ["self.txt"]


def test_pages_of_an_earlier_run_are_no_documents(folder: Path) -> None:
    for name in ("c.txt.html", "report.html", "resolution.json", "saved.html"):
        (folder / "sub" / name).write_text("x")
    assert names(find_inputs(["sub"])) == ["c.txt", "deep/a.md", "saved.html"]


def test_of_files_that_may_be_anything_a_folder_gives_those_that_are_documents(folder: Path) -> None:
    (folder / "sub" / "article.xml").write_text("<article><body><p>x</p></body></article>")
    (folder / "sub" / "pom.xml").write_text("<project/>")
    found = find_inputs(["sub"])
    assert names(found) == ["article.xml", "c.txt", "deep/a.md"]
    assert (".xml", 1) in found.skipped
    assert names(find_inputs(["sub/pom.xml"])) == ["pom.xml"]
