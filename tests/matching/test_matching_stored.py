"""Stored libraries: they match as those in memory do, and whatever happens to the cache, the next run works."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import citelink
from citelink.bibliography import read_text
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library, stream_library
from citelink.errors import LibraryError
from citelink.matching import Matcher
from citelink.matching.mentions.compare import compare
from citelink.matching.mentions.folded import fold_entry, fold_reference
from citelink.matching.stored import cache
from citelink.matching.stored.arrays import Store
from citelink.matching.stored.cache import cache_folder, clear, kept_libraries, open_stored
from citelink.matching.stored.code import ROOTS, modules_behind
from citelink.matching.stored.rows import pack_entry, pack_folded, unpack_entry, unpack_folded
from citelink.parsing import parse_reference

BIB = """
@string{ann = {Annals of Rivers}}
@book{nye2004, author = {Nye, Joseph S.}, title = {Soft Power: The Means to Success}, year = {2004}, publisher = {P}}
@article{baker2003, author = {Baker, Tom and Hall, Ann}, title = {Groundwater salinity in dry basins}, journal = ann,
  year = {2003}, volume = {12}, number = {3}, pages = {201--219}, doi = {10.5555/ann.2003.12}}
@article{qongyrat, author = {Qongyratbaev, A.}, title = {Qazaq eposy. Part II}, journal = {Q}, year = {1987},
  pages = {7}}
@book{nye2004, author = {Nye, J.}, title = {Another book}, year = {2005}}
"""
REFERENCES = (
    "Nye J. S. Soft Power: The Means to Success. P, 2004.",
    "Baker T., Hall A. // Ann. Rivers. 2003. Vol. 12. P. 201–219.",
    "Қоңыратбаев Ә. Қазақ эпосы. Part II // Q. 1987. Б. 7.",
    "Somebody E. Something else. 1999.",
)
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
NUMBERS = st.integers(0, 3000)
PERSONS = st.builds(Person, TEXT, TEXT, TEXT, TEXT, TEXT)
DATES = st.none() | st.builds(Date, NUMBERS, st.none() | NUMBERS, st.none(), st.none() | NUMBERS, TEXT)
WHOLE = st.builds(
    Entry, TEXT, TEXT, TEXT, st.lists(PERSONS, max_size=3).map(tuple), date=DATES, volume=TEXT, issue=TEXT, pages=TEXT,
    container=TEXT, publisher=TEXT, et_al=st.booleans(), note=TEXT, source_text=TEXT, origin=st.just("x"),
    identifiers=st.lists(st.tuples(st.sampled_from(("DOI", "ISBN", "X")), TEXT), max_size=2).map(tuple),
    extra=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
)  # fmt: skip


@given(WHOLE)
def test_rows_give_back_what_was_packed(entry: Entry) -> None:
    assert unpack_entry(pack_entry(entry), "x") == entry
    folded = fold_entry(entry)
    back = unpack_folded(pack_folded(folded))
    assert replace(back, entry=entry) == folded


@given(WHOLE, TEXT)
def test_a_row_compares_as_its_entry_does(entry: Entry, text: str) -> None:
    folded, reference = fold_entry(entry), fold_reference(Entry(), f"{text} {entry.title} {entry.pages} 2001")
    assert compare(unpack_folded(pack_folded(folded)), reference) == compare(folded, reference)


@pytest.mark.parametrize("row", [b"", b"{}", b"[]", b"[1,2]", b"\xff\xfe", pack_entry(Entry("a", title="b"))[:-2]])
def test_bytes_that_are_no_row(row: bytes) -> None:
    with pytest.raises(ValueError, match=r"row|JSON|codec|Expecting|Extra|Unterminated"):
        unpack_folded(row)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.bib"
    path.write_text(BIB, "utf-8")
    # Long ago, so that its time is trusted.
    os.utime(path, (1e9, 1e9))
    return path


def stored(path: Path, folder: Path | None, said: list[str]) -> Library:
    return open_stored(str(path), folder, lambda: stream_library(str(path)), say=said.append)


def verdicts(library: Library) -> list[object]:
    matcher = Matcher([library])
    return matcher.match_all([(parse_reference(text).entry, text) for text in REFERENCES])


@pytest.mark.parametrize("kept", [True, False])
def test_a_stored_library_is_the_library(library: Path, tmp_path: Path, kept: bool) -> None:
    said: list[str] = []
    read = read_library(str(library))
    for _ in range(2):
        found = stored(library, tmp_path / "cache" if kept else None, said)
        assert dict(found.entries) == dict(read.entries)
        assert list(found.entries) == list(read.entries)
        assert (found.path, found.strings, found.preamble) == (read.path, read.strings, read.preamble)
        assert found.failures == read.failures
        assert "nye2004" in found.entries
        assert "nye" not in found.entries
        assert 5 not in found.entries
        assert verdicts(found) == verdicts(read)
    assert said == []


def test_several_libraries_the_first_wins(library: Path, tmp_path: Path) -> None:
    said: list[str] = []
    small = read_text(BIB.replace("nye2004", "mine"), "mine.bib")
    large = stored(library, tmp_path / "cache", said)
    for libraries, source, key in (([small, large], "mine.bib", "mine"), ([large, small], str(library), "nye2004")):
        match = Matcher(libraries).match(parse_reference(REFERENCES[0]).entry, REFERENCES[0])
        assert match.candidate is not None
        assert (match.candidate.source, match.candidate.entry.key) == (source, key)
        assert match.candidate.entry.publisher == "P"


def test_a_library_that_changes_is_stored_anew(library: Path, tmp_path: Path) -> None:
    said: list[str] = []
    folder = tmp_path / "cache"
    stored(library, folder, said)
    library.write_text(BIB.replace("2004", "2006"), "utf-8")
    assert "nye2006" in stored(library, folder, said).entries
    # Same size, same length, written within the tick of a clock: told by its content.
    library.write_text(BIB.replace("2004", "2007"), "utf-8")
    assert "nye2007" in stored(library, folder, said).entries
    assert len(kept_libraries(folder)) == 1, "what no path has any more is removed"
    copy = tmp_path / "copy.bib"
    shutil.copy(library, copy)
    assert list(stored(copy, folder, said).entries) == list(stored(library, folder, said).entries)
    assert len(kept_libraries(folder)) == 1, "one content is stored once"
    assert said == []


def _truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _overwrite(file: Path) -> None:
    file.write_bytes(bytes(byte ^ 255 for byte in file.read_bytes()))


def _empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("harm", [_truncate, _overwrite, _empty, Path.unlink])
@pytest.mark.parametrize("name", ["contents.json", "rows.bin", "grams.bin", "pairs.bin", "entries.bin", "names.bin"])
def test_a_damaged_cache_is_built_anew(library: Path, tmp_path: Path, harm: Callable[[Path], None], name: str) -> None:
    said: list[str] = []
    folder = tmp_path / "cache"
    expected = verdicts(stored(library, folder, said))
    (place,) = [kept.folder for kept in kept_libraries(folder)]
    harm(place / name)
    assert verdicts(stored(library, folder, said)) == expected
    assert len(said) == 1
    assert "is damaged" in said[0]
    assert "built anew" in said[0]
    assert verdicts(stored(library, folder, said)) == expected
    assert len(said) == 1, "once is enough"


@pytest.mark.parametrize("note", [b"", b"{}", b"[1]", b"\xff", b'{"digest": "../../x", "size": 1, "time": 1, "at": 9}'])
def test_foreign_notes_are_no_hindrance(library: Path, tmp_path: Path, note: bytes) -> None:
    said: list[str] = []
    folder = tmp_path / "cache"
    expected = verdicts(stored(library, folder, said))
    for file in (folder / "paths").iterdir():
        file.write_bytes(note)
    (folder / "libraries" / "stray").write_bytes(b"x")
    (folder / "libraries" / "strange").mkdir()
    assert verdicts(stored(library, folder, said)) == expected
    assert said == []
    assert [kept.entries for kept in kept_libraries(folder)].count(0) == 1


class _Stopped(BaseException):
    """What a kill does, as far as a test can."""


@pytest.mark.parametrize("step", ["append", "put", "close", "_write_contents"])
def test_a_builder_that_is_killed_leaves_nothing_in_the_way(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    said: list[str] = []
    folder = tmp_path / "cache"

    def stop(*_: object) -> None:
        raise _Stopped

    with monkeypatch.context() as patch:
        # A process that is killed does not tidy up.
        patch.setattr(cache, "_remove", lambda _: None)
        patch.setattr(Store, step, stop)
        with pytest.raises(_Stopped):
            stored(library, folder, said)
    (left,) = (folder / "libraries").iterdir()
    # Linux numbers no process so high.
    left.rename(left.with_name(left.name.replace(f"-{os.getpid()}-", f"-{2**22 + 1}-")))
    assert len(stored(library, folder, said).entries) == 4
    assert [sentence.split(";")[0] for sentence in said] == ["an unfinished index was found in the cache and removed"]
    assert [kept.entries for kept in kept_libraries(folder)] == [4]
    assert not list((folder / "libraries").glob("*.building"))


@pytest.mark.parametrize("step", ["append", "put", "_write_contents"])
def test_a_full_disk(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    said: list[str] = []
    folder = tmp_path / "cache"
    expected = verdicts(read_library(str(library)))
    whole: Callable[..., object] = getattr(Store, step)

    def refuse(store: Store, *arguments: object) -> object:
        if store.folder is None:
            return whole(store, *arguments)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Store, step, refuse)
        assert verdicts(stored(library, folder, said)) == expected
    assert len(said) == 1
    assert "No space left on device (`citelink cache clear` makes room); it is built in memory" in said[0]
    assert not list((folder / "libraries").iterdir())
    assert verdicts(stored(library, folder, said)) == expected
    assert len(said) == 1


def test_a_cache_that_cannot_be_written(library: Path, tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "cache").write_bytes(b"a file where a folder should be")
    assert len(stored(library, tmp_path / "cache", said).entries) == 4
    assert len(said) == 1
    assert "built in memory" in said[0]


def _build(path: str, folder: str, gate: object) -> None:
    gate.wait()  # type: ignore[attr-defined]
    said: list[str] = []
    assert len(stored(Path(path), Path(folder), said).entries) == 4
    assert said == []


def test_two_builders_at_once(library: Path, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(3)
    folder = tmp_path / "cache"
    builders = [context.Process(target=_build, args=(str(library), str(folder), gate)) for _ in range(2)]
    for builder in builders:
        builder.start()
    gate.wait()
    for builder in builders:
        builder.join()
    assert [builder.exitcode for builder in builders] == [0, 0]
    assert [kept.entries for kept in kept_libraries(folder)] == [4]
    assert not list((folder / "libraries").glob("*.building"))


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    from citelink.bibliography import streaming

    monkeypatch.setattr(streaming, "BATCH", 3)


@pytest.mark.usefixtures("small_batches")
def test_many_batches_are_prepared_by_other_processes(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    entries = [Entry(key=f"k{n % 50}", title=f"Title {n} of rivers", volume=str(n)) for n in range(60)]
    path.write_text(json.dumps([entry_to_csl(entry) for entry in [*entries, entries[7]]]), "utf-8")
    found = stored(path, tmp_path / "cache", [])
    assert [entry.title for entry in found.entries.values()] == [entry.title for entry in entries]
    assert list(found.entries)[49:52] == ["k49", "k0a", "k1a"]
    assert all(found.entries[key].key == key for key in found.entries)
    assert len(found.failures) == 11, "keys that are repeated"
    assert dict(found.entries) == dict(stored(path, None, []).entries)
    match = Matcher([found]).match(parse_reference("Title 57 of rivers. 57").entry, "Title 57 of rivers. Vol. 57")
    assert next(one.entry.key for one in (match.candidate, *match.rivals) if one) == "k7a"


@pytest.mark.usefixtures("small_batches")
def test_entries_without_keys(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    path.write_text("TY  - GEN\nER  -\n" * 500 + "TY  - BOOK\nTI  - Rivers\nPY  - 2001\nER  -\n" * 2, "utf-8")
    found = stored(path, tmp_path / "cache", [])
    assert len(found.entries) == 502
    assert len({key.casefold() for key in found.entries}) == 502
    assert list(found.entries)[-2:] == ["rivers2001", "rivers2001a"]
    assert found.failures == ()


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened"):
        stored(tmp_path / "none.bib", tmp_path / "cache", [])


def test_showing_and_clearing(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    assert kept_libraries(folder) == []
    assert clear(folder) == 0
    stored(library, folder, [])
    (kept,) = kept_libraries(folder)
    assert (kept.path, kept.entries) == (str(library), 4)
    assert clear(folder) > kept.size > 1000
    assert kept_libraries(folder) == []


CODE = {
    "bibliography.formats.ris.reading", "bibliography.formats.bibtex.reading",
    "bibliography.dates", "bibliography.entry", "bibliography.keys",
    "matching.mentions.folded", "matching.words", "matching.index.codes", "matching.index.keys",
    "matching.index.segment", "matching.stored.rows", "text.encodings", "text.fold", "text.lookalikes", "text.scripts",
    "text.skeleton",
}  # fmt: skip
BUILDS = """
import sys
from citelink.bibliography.reading import stream_library
from citelink.matching.stored.arrays import Store
from citelink.matching.stored.building import build
for path in sys.argv[1:]:
    assert build(stream_library(path), Store(None))[0]
print(*(name for name in sys.modules if name.startswith("citelink.")))
"""


def test_the_code_behind_a_stored_library_is_known(library: Path, tmp_path: Path) -> None:
    known = {name.removesuffix(".__init__") for name in modules_behind(ROOTS, Path(citelink.__path__[0]))}
    assert {f"citelink.{name}" for name in CODE} <= known
    assert not {name for name in known if "parsing" in name or "works" in name}
    paths = [library, tmp_path / "x.json", tmp_path / "x.ris"]
    paths[1].write_text(json.dumps([{"id": "a", "type": "book", "title": "Rivers"}]), "utf-8")
    paths[2].write_text("TY  - BOOK\nTI  - Rivers\nPY  - 2001\nER  -\n", "utf-8")
    run = subprocess.run([sys.executable, "-c", BUILDS, *map(str, paths)], capture_output=True, text=True, check=True)
    package = Path(citelink.__path__[0]).parent
    loaded = {name for name in run.stdout.split() if not package.joinpath(*name.split("."), "__init__.py").exists()}
    # What packages load beside; none of it runs.
    beside = {"lazy", "version", "kernels", "matching.index.search", "matching.kernel", "matching._kernel"}
    assert loaded - {f"citelink.{name}" for name in beside} <= known


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("import house.a.b", {"a.b"}),
        ("from house.a import b", {"a.b"}),
        ("from house.a.b import thing", {"a.b"}),
        ("    from house.a import (\n    b,\n    c,\n)", {"a.b", "a.c"}),
        ("from house import roof", {"roof"}),
        ("from house import thing", set()),
        ("from house.a import thing", {"a.__init__", "a.b", "a.c"}),
        ("NAME = 'house.a'", {"a.__init__", "a.b", "a.c"}),
        ("# greenhouse.a and house.a, from the house", set()),
    ],
)
def test_imports_are_followed(tmp_path: Path, line: str, found: set[str]) -> None:
    house = tmp_path / "house"
    (house / "a").mkdir(parents=True)
    for name in ("__init__", "roof", "a/__init__", "a/b", "a/c"):
        (house / f"{name}.py").write_text("", "utf-8")
    (house / "door.py").write_text(line, "utf-8")
    (house / "garden.py").write_text("from house.door import handle\n", "utf-8")
    assert {*modules_behind(["house.garden"], house)} == {f"house.{name}" for name in {"garden", "door", *found}}


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_folder("off") is None
    assert cache_folder("here") == Path("here")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "citelink"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path.home() / ".cache" / "citelink"
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_folder() == Path.home() / "Library" / "Caches" / "citelink"
