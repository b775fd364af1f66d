"""A run over an archive says what `resolve` says of the same documents, and survives being broken off anywhere."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from citelink.bibliography.key_formulas import read_formula
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library
from citelink.corpus import running
from citelink.corpus.running import Asked, begin, go_on, state_of
from citelink.corpus.store import Store
from citelink.corpus.workers import Own
from citelink.corpus.writing import DOCUMENTS, MERGED, OUTPUTS, WORKS
from citelink.documents.inputs import find_inputs
from citelink.errors import SettingsError
from citelink.outputs import render_outputs
from citelink.processes import CAN_FORK
from citelink.run import Run, resolve
from citelink.writers.json_parts import finding_to_json
from citelink.writers.resolution.json import document_to_json

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "tests/commands/example"
SMALL = 50_000_000
# More documents than a block may have works before only neighbours by title are looked at.
CROWD = 60

TEX = r"""\documentclass{article}
\begin{document}
As was shown \cite{hall,lost}, and elsewhere \cite[5]{serov}.
\bibliography{NAME}
\end{document}
"""
BIB = """@string{lakes = "Lake Notes"}
@article{hall, author = {Hall, Ann}, title = {Salt lakes of the northern plain}, journal = lakes, year = {YEAR}}
@book{serov, author = {Serov, P. A.}, title = {Winds and sands}, publisher = {Nauka}, year = {1988}}
@book{unused, author = {Orr, B.}, title = {Nothing cites this}, year = {1990}}
"""


def write_own(folder: Path) -> Path:
    """Documents of several formats that cite by numbers and by keys, name works of no library, carry libraries of
    their own under clashing keys, refer back, or cannot be read."""
    for name, year in (("one", "2010"), ("two", "2010"), ("three", "1999")):
        place = folder / "tex" / name
        place.mkdir(parents=True)
        (place / f"{name}.tex").write_text(TEX.replace("NAME", name), "utf-8")
        (place / f"{name}.bib").write_text(BIB.replace("YEAR", year), "utf-8")
    (folder / "keys.md").write_text("As [@hopkirk1990great, p. 4] says, not [@nobody2000].\n", "utf-8")
    (folder / "back.txt").write_text(
        "Первое [1], второе [2], третье [3].\n\nЛитература\n1. Серов П. А. Ветры и пески. М.: Наука, 1988. 300 с.\n"
        "2. Там же. С. 45.\n3. Указ. соч. С. 12.\n",
        "utf-8",
    )
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    return folder


def write_crowd(folder: Path, size: int = CROWD) -> Path:
    """Documents that name nearly the same works, each in its own way."""
    chance = random.Random(7)
    for number in range(size):
        year, page = chance.choice((1988, 1988, 1989)), chance.randrange(3, 9)
        title = chance.choice(("Winds and sands", "Winds and sands of the plain", "Salt lakes", "Introduction"))
        name = chance.choice(("Serov P. A.", "Serov P.", "Hall A.", "Orr B."))
        end = chance.choice((f"Lake Notes. {year}. Vol. 7. P. {page}-20.", f"{year}. 300 p.", f"Nauka, {year}."))
        (folder / f"{number:03d}.txt").write_text(
            f"As shown [1], [2] and [3].\n\nReferences\n1. {name} {title} // {end}\n"
            f"2. Hall A. {title}. London, {year}.\n3. Hall A. Untitled {number % 4}. {1990 + number % 3}.\n",
            "utf-8",
        )
    return folder


def run_archive(
    paths: Sequence[Path], out: Path, libraries: Sequence[Library] = (), jobs: int = 1, **more: object
) -> Path:
    asked = Asked("{}", SMALL, jobs=jobs, **more)  # type: ignore[arg-type]
    if state_of(out) == "nothing":
        begin(out, find_inputs(map(str, paths)).files, asked)
    go_on(out, libraries, asked)
    return out


def assert_same(out: Path, paths: Sequence[Path], libraries: Sequence[Library], run: Run) -> None:
    resolution = resolve(find_inputs(map(str, paths)).files, libraries, run)
    lines = [json.loads(line) for line in (out / DOCUMENTS).read_text("utf-8").splitlines()]
    for line, one in zip(lines, resolution.documents, strict=True):
        assert line == json.loads(json.dumps(document_to_json(one))), one.path
    said = json.loads((out / "run.json").read_text("utf-8"))
    assert said["findings"] == [finding_to_json(one) for one in resolution.findings]
    assert (out / MERGED).read_bytes() == render_outputs(resolution).files["merged.bib"]


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.skipif(not CAN_FORK, reason="no forking"))])
def test_it_says_what_resolve_says(tmp_path: Path, jobs: int) -> None:
    paths = [ROOT / "fixtures", EXAMPLE, write_own(tmp_path / "own")]
    libraries = [read_library(ROOT / "bib/central-asia.bib"), read_library(EXAMPLE / "bib/library.bib")]
    out = run_archive(paths, tmp_path / "run", libraries, jobs)
    assert_same(out, paths, libraries, Run(jobs=1))


def test_it_says_what_resolve_says_of_a_crowd(tmp_path: Path) -> None:
    (tmp_path / "crowd").mkdir()
    paths = [write_crowd(tmp_path / "crowd")]
    library = tmp_path / "own.bib"
    library.write_text(
        "@book{s, author={Serov, P. A.}, title={Winds and sands}, year={1988}, publisher={Nauka}}\n"
        "@book{t, author={Serov, P.}, title={Winds and Sands}, year={1988}, publisher={Nauka}}\n"
        "@book{untitled, author={Hall, A.}, title={Untitled 3}, year={1991}}\n",
        "utf-8",
    )
    libraries = [read_library(library)]
    assert_same(run_archive(paths, tmp_path / "run", libraries), paths, libraries, Run(jobs=1))
    assert_same(run_archive(paths, tmp_path / "without"), paths, (), Run(jobs=1))


def test_rules_and_formulas_are_as_in_resolve(tmp_path: Path) -> None:
    paths = [write_own(tmp_path / "own"), ROOT / "fixtures"]
    key = read_formula("auth.lower + year").key
    out = run_archive(paths, tmp_path / "run", select=("CL1",), ignore=("CL102",), make_key=key)
    assert_same(out, paths, (), Run(jobs=1, select=("CL1",), ignore=("CL102",), make_key=key))


class Broken(Exception):
    """The run is broken off."""


def test_a_run_that_is_broken_off_anywhere_ends_with_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [ROOT / "fixtures", write_own(tmp_path / "own")]
    libraries = [read_library(ROOT / "bib/central-asia.bib")]
    whole = run_archive(paths, tmp_path / "whole", libraries)
    original, calls = Store.put, [0, 0]

    def put(store: Store, *arguments: object, **more: object) -> None:
        calls[0] += 1
        if calls[0] == calls[1]:
            raise Broken
        original(store, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "put", put)
    out, times = tmp_path / "broken", 0
    # Each attempt gets further, by a number of steps that hits every stage.
    for last in range(30, 10_000, 37):
        calls[:] = [0, last]
        try:
            run_archive(paths, out, libraries)
        except Broken:
            times += 1
        else:
            break
        if state_of(out) == "nothing":
            continue
    assert times > 3
    for name in OUTPUTS:
        assert (out / name).read_bytes() == (whole / name).read_bytes(), name


def test_a_run_goes_on_only_for_the_same(tmp_path: Path) -> None:
    begin(tmp_path / "run", find_inputs([str(EXAMPLE)]).files, Asked("one", SMALL))
    assert state_of(tmp_path / "run") == "unfinished"
    with pytest.raises(SettingsError, match="begun with other paths, libraries or options"):
        go_on(tmp_path / "run", (), Asked("other", SMALL))


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "crowd").mkdir()
    paths = [write_crowd(tmp_path / "crowd", 5)]
    monkeypatch.setattr(running, "number_nodes", lambda *_: (_ for _ in ()).throw(Broken()))
    with pytest.raises(Broken):
        run_archive(paths, tmp_path / "run")
    monkeypatch.undo()
    monkeypatch.setattr(Own, "look", None)
    run_archive(paths, tmp_path / "run")
    assert state_of(tmp_path / "run") == "finished"


def test_a_broken_document_is_a_line(tmp_path: Path) -> None:
    out = run_archive([write_own(tmp_path / "own")], tmp_path / "run")
    lines = {said["path"]: said for said in map(json.loads, (out / DOCUMENTS).read_text("utf-8").splitlines())}
    assert [one["code"] for one in lines["broken.docx"]["findings"]] == ["CL901"]
    base = sqlite3.connect(out / WORKS)
    unread = base.execute("SELECT path FROM document WHERE NOT readable ORDER BY path").fetchall()
    assert unread == [("broken.docx",), ("empty.txt",)]


def test_a_fault_in_one_document_costs_that_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from citelink.corpus import finishing

    original = finishing.link

    def link(one, lists, merged):  # type: ignore[no-untyped-def]
        if one.path == "001.txt" and one.document is not None:
            raise IndexError("out of range")
        return original(one, lists, merged)

    monkeypatch.setattr(finishing, "link", link)
    (tmp_path / "crowd").mkdir()
    out = run_archive([write_crowd(tmp_path / "crowd", 3)], tmp_path / "run")
    lines = [json.loads(line) for line in (out / DOCUMENTS).read_text("utf-8").splitlines()]
    assert [len(line["markers"]) for line in lines] == [3, 0, 3]
    assert "a fault of citelink itself" in lines[1]["findings"][0]["message"]


def test_works_know_how_often_they_are_cited(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            "One [1], again [1].\n\nReferences\n1. Serov P. A. Winds and sands. Moscow: Nauka, 1988.\n", "utf-8"
        )
    out = run_archive([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "run")
    found = sqlite3.connect(out / WORKS).execute("SELECT key, documents, printed_references, citations FROM work")
    assert found.fetchall() == [("serov1988winds", 2, 2, 4)]
